/* Rows of tables that later folders of rules put in the place of earlier ones.
 *
 * The key of a row is its id, or else its first form and, for office holders, office and start. A row of a later folder takes away every row of
 * earlier ones with its key; when its first cell begins with a minus, it does nothing more. */
#ifndef NG_RULE_OVERLAY_H
#define NG_RULE_OVERLAY_H

#include "base/str.h"
#include "base/vec.h"

enum { KEY_CELLS = 3 };

/* Cells of a header that make the key; -1: fewer. */
typedef struct {
  int cells[KEY_CELLS];
} key_columns;

typedef struct {
  ng_str parts[KEY_CELLS];
} row_key;

typedef struct {
  row_key key;
  uint32_t list, layer;
} overlay_row;

/* Open addressing over `rows`. */
typedef struct {
  VEC(overlay_row) rows;
  uint32_t *slots; /* number of a row plus one */
  uint32_t size;
} overlay_rows;

key_columns key_columns_of(const ng_str *header, uint32_t count);
row_key row_key_of(const key_columns *columns, const ng_str *cells, uint32_t count);

/* The key without the minus that takes a row away; `*removes` says whether there was one. */
row_key overlay_key(row_key key, bool *removes);

void overlay_add(overlay_rows *overlay, uint32_t list, row_key key, uint32_t layer);

/* Whether a layer above `layer` has a row of this key. */
bool overlay_has(const overlay_rows *overlay, uint32_t list, row_key key, uint32_t layer);

void overlay_clear(overlay_rows *overlay);

#endif
