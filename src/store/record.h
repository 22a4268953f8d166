/* A record as rows of the tables: checked and walked at once. */
#ifndef NG_STORE_RECORD_H
#define NG_STORE_RECORD_H

#include "base/arena.h"
#include "base/json_tree.h"
#include "store/rows.h"

/* One record that can be loaded. `file` and `line`: where it was read. `ids`: what the database calls it, once that is known. `ends`: where its
 * rows end in each table; they begin where those of the record before it end. */
typedef struct {
  ng_str dataset, doc, source, digest, ruleset;
  bool has_text;
  const char *file;
  uint64_t line;
  store_ids ids;
  uint32_t ends[TABLE_COUNT];
} store_record;

/* Appends the row of the document and those of its facts to `rows`, ids rising in each table, and fills `out`, which has `dataset`, `file` and
 * `line`. Texts stay in the line that `root` was read from or go into `arena`; the tree is no longer needed. `dialect`: columns that it lacks are NULL.
 *
 * Every required value must be there and every ref must resolve. NG_ERROR_INPUT and NG_ERROR_LIMIT say what is wrong and where in the record, and
 * leave `rows` as they were. */
ng_status record_read(store_record *out, store_rows *rows, store_dialect dialect, ng_arena *arena, const json_node *root, ng_error *error);

#endif
