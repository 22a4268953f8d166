/* A record as rows of the tables: checked first, then walked, each row handed to the database as an array of values. */
#ifndef NG_STORE_ROWS_H
#define NG_STORE_ROWS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/json_tree.h"
#include "store/schema.h"

typedef enum { VALUE_NULL, VALUE_INT, VALUE_REAL, VALUE_BOOL, VALUE_TEXT } value_type;

typedef struct {
  value_type type;
  int64_t number; /* of INT and BOOL */
  double real;
  ng_str text;
} store_value;

/* A slot of the hash table of a record's ids: "p1" and the number of its fact. `letter` 0: empty. */
typedef struct {
  char letter;
  uint32_t number, ordinal;
} record_ref;

/* One record that can be loaded. `file` and `line`: where it was read. `id`, `run_id`, `source_id`: what its rows refer to, set by the database
 * before record_rows. */
typedef struct {
  const json_node *root;
  record_ref *refs;
  uint32_t ref_mask;
  ng_str dataset, doc, source, digest, ruleset;
  bool has_text;
  const char *file;
  uint64_t line;
  int64_t id, run_id, source_id;
} store_record;

/* Checks that `root` is a document record in which every required value is there and every ref resolves. NG_ERROR_INPUT and NG_ERROR_LIMIT say
 * what is wrong and where in the record. */
ng_status record_check(store_record *out, ng_arena *arena, const json_node *root, ng_error *error);

/* Receives a row of `table`: a value for each of its columns (those that the dialect lacks are NULL). Anything but NG_OK ends the walk. */
typedef ng_status (*row_fn)(void *payload, store_table_id table, const store_value *values, ng_error *error);

/* Hands over the row of the document and those of its facts, ids rising in each table. */
ng_status record_rows(const store_record *record, store_dialect dialect, ng_arena *arena, row_fn take, void *payload, ng_error *error);

#endif
