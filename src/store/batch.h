/* A batch: records of many documents and what is wrong with lines, written in one transaction. */
#ifndef NG_STORE_BATCH_H
#define NG_STORE_BATCH_H

#include "base/buf.h"
#include "store/backend.h"

#define BATCH_RECORDS 2048u
#define BATCH_BYTES (16u << 20)

/* A line that could not be loaded. `code`: input, limit, conflict, or what an error record says. */
typedef struct {
  const char *file;
  uint64_t line;
  ng_str doc;
  const char *code, *message;
} store_fault;

typedef struct {
  uint64_t added, replaced, unchanged, failed;
} store_counts;

/* An open database and the run that loads into it. `is_replacing`: another text under a known key replaces the document instead of being a fault. */
typedef struct {
  const store_backend *backend;
  void *state;
  const char *dataset;
  bool is_replacing;
  int64_t run_id;
} store_database;

/* `sums`: what became of the records; `total`: the counts of the run, with them once the batch is written. The faults from `told` on are conflicts,
 * found while writing. */
typedef struct {
  const store_database *database;
  ng_arena arena;
  store_record *records;
  store_fault *faults;
  store_rows rows;
  uint32_t record_count, fault_count, told;
  size_t bytes;
  store_counts sums, total;
  ng_error error;
} store_batch;

/* False when memory runs out. */
bool batch_init(store_batch *batch, const store_database *database, ng_arena *keep);

/* `file` and `code` are kept, the rest is copied. */
void batch_add_fault(store_batch *batch, const char *file, uint64_t line, ng_str doc, const char *code, const char *message);
bool batch_is_full(const store_batch *batch);
bool batch_has_document(const store_batch *batch, ng_str doc);

/* Looks all records up, and writes those that are new or changed. `batch->error` says how it went. */
void batch_write(store_batch *batch);

/* Makes it empty; the memory stays. */
void batch_reset(store_batch *batch);
void batch_clear(store_batch *batch);

/* ---- one transaction ---- */

ng_status database_begin(const store_database *database, ng_error *error);

/* Commits, or rolls back when `status` is a failure or becomes one. */
ng_status database_end(const store_database *database, ng_status status, ng_error *error);

/* The highest id of a table, 0 when it is empty. */
ng_status database_last_id(const store_database *database, store_table_id table, int64_t *id, ng_error *error);

/* Runs what is in `statements`. */
ng_status database_run(const store_database *database, ng_buf *statements, ng_error *error);

void counts_add(store_counts *total, const store_counts *sums);

#endif
