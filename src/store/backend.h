/* What a kind of database must be able to do; store.c and batch.c say when. sqlite.c and postgres.c are the two. */
#ifndef NG_STORE_BACKEND_H
#define NG_STORE_BACKEND_H

#include "store/record.h"

/* What the database has under the key of a record. `id` 0: nothing. `source_id` 0: no such source yet. The strings live in the arena given. */
typedef struct {
  int64_t id, source_id;
  ng_str digest, ruleset;
  bool has_text;
} store_known;

/* `state` is the first argument of all, made by `open` from `keep`, which lives as long. A transaction from `begin` to `commit` shuts out other
 * loaders. Failures leave it open: rollback follows. */
typedef struct {
  store_dialect dialect;
  /* `target` is what stands behind "sqlite:" or "postgres:". */
  ng_status (*open)(void **state, ng_arena *keep, const char *target, ng_error *error);
  void (*close)(void *state);
  /* The version of the tables, 0 when there are none. */
  ng_status (*version)(void *state, unsigned *version, ng_error *error);
  ng_status (*set_version)(void *state, unsigned version, ng_error *error);
  ng_status (*begin)(void *state, ng_error *error);
  ng_status (*commit)(void *state, ng_error *error);
  void (*rollback)(void *state);
  /* Runs statements without values. */
  ng_status (*run)(void *state, const char *statements, ng_error *error);
  /* The one number that a query gives; 0 for none. */
  ng_status (*number)(void *state, const char *query, int64_t *out, ng_error *error);
  /* Looks up all records of a batch. */
  ng_status (*find)(void *state, const store_record *records, uint32_t count, store_known *known, ng_arena *arena, ng_error *error);
  /* Deletes documents and all that hangs on them. */
  ng_status (*remove)(void *state, const int64_t *ids, uint32_t count, ng_error *error);
  ng_status (*forget_errors)(void *state, ng_str dataset, ng_str file, ng_error *error);
  /* Adds the settled rows of the tables from `first` to `last`, in their order. Sources come before anything else is changed. */
  ng_status (*write)(void *state, const store_rows *rows, store_table_id first, store_table_id last, ng_error *error);
  /* Makes what comes after the rows and is not there yet: indices, foreign keys. */
  ng_status (*index)(void *state, ng_error *error);
  /* Once after the last commit: statistics, checkpoint. */
  ng_status (*tidy)(void *state, ng_error *error);
} store_backend;

extern const store_backend STORE_SQLITE, STORE_POSTGRES;

#endif
