/* Writing a batch: every record is looked up, what it replaces is removed, its rows get their ids and go table by table. */
#include "store/batch.h"

#define DOC_SHOWN 200u /* bytes of a document's id in a message */

typedef enum { OUTCOME_ADD, OUTCOME_REPLACE, OUTCOME_SKIP, OUTCOME_CONFLICT } store_outcome;

static ng_status out_of_memory(ng_error *error) {
  return error_set(error, NG_ERROR_MEMORY, "out of memory");
}

void counts_add(store_counts *total, const store_counts *sums) {
  total->added += sums->added;
  total->replaced += sums->replaced;
  total->unchanged += sums->unchanged;
  total->failed += sums->failed;
}

/* ---- one transaction ---- */

ng_status database_begin(const store_database *database, ng_error *error) {
  return database->backend->begin(database->state, error);
}

ng_status database_end(const store_database *database, ng_status status, ng_error *error) {
  if (status == NG_OK) status = database->backend->commit(database->state, error);
  if (status != NG_OK) database->backend->rollback(database->state);
  return status;
}

ng_status database_last_id(const store_database *database, store_table_id table, int64_t *id, ng_error *error) {
  char sql[64] = "SELECT max(id) FROM ";
  strcat(sql, STORE_TABLES[table].name);
  return database->backend->number(database->state, sql, id, error);
}

ng_status database_run(const store_database *database, ng_buf *statements, ng_error *error) {
  buf_char(statements, '\0');
  return statements->failed ? out_of_memory(error) : database->backend->run(database->state, statements->ptr, error);
}

/* ---- filling it ---- */

bool batch_init(store_batch *batch, const store_database *database, ng_arena *keep) {
  *batch = (store_batch){.database = database};
  batch->records = ARENA_NEW(keep, store_record, BATCH_RECORDS);
  batch->faults = ARENA_NEW(keep, store_fault, 2 * BATCH_RECORDS);
  return batch->records && batch->faults;
}

void batch_reset(store_batch *batch) {
  arena_reset(&batch->arena);
  for (int i = 0; i < TABLE_COUNT; i++) rows_cut(&batch->rows, (store_table_id)i, 0);
  *batch = (store_batch){.database = batch->database, .arena = batch->arena, .records = batch->records, .faults = batch->faults, .rows = batch->rows};
}

void batch_clear(store_batch *batch) {
  arena_clear(&batch->arena);
  rows_clear(&batch->rows);
}

void batch_add_fault(store_batch *batch, const char *file, uint64_t line, ng_str doc, const char *code, const char *message) {
  ng_str about = arena_copy(&batch->arena, str_of(message)), name = arena_copy(&batch->arena, doc);
  if (about.ptr && name.ptr) batch->faults[batch->fault_count++] = (store_fault){file, line, name, code, about.ptr};
}

bool batch_is_full(const store_batch *batch) {
  return batch->record_count == BATCH_RECORDS || batch->fault_count >= BATCH_RECORDS || batch->bytes >= BATCH_BYTES;
}

bool batch_has_document(const store_batch *batch, ng_str doc) {
  for (uint32_t i = 0; i < batch->record_count; i++) {
    if (str_equal(batch->records[i].doc, doc)) return true;
  }
  return false;
}

/* ---- writing it ---- */

static store_outcome decide(const store_database *database, const store_record *record, const store_known *known) {
  if (!known->id) return OUTCOME_ADD;
  if (!str_equal(record->digest, known->digest)) return database->is_replacing ? OUTCOME_REPLACE : OUTCOME_CONFLICT;
  bool brings_text = record->has_text && !known->has_text;
  return str_equal(record->ruleset, known->ruleset) && !brings_text ? OUTCOME_SKIP : OUTCOME_REPLACE;
}

static bool is_written(store_outcome outcome) {
  return outcome == OUTCOME_ADD || outcome == OUTCOME_REPLACE;
}

static void add_conflict(store_batch *batch, const store_record *record, const store_known *known) {
  ng_error error;
  ng_str doc = record->doc.len > DOC_SHOWN ? str_slice(record->doc, 0, DOC_SHOWN) : record->doc;
  error_set(&error, NG_ERROR_INPUT, "document %.*s of dataset '%.*s' is loaded with another text (%.*s, here %.*s); --replace takes the new one",
            STR_ARG(doc), STR_ARG(record->dataset), STR_ARG(known->digest), STR_ARG(record->digest));
  batch_add_fault(batch, record->file, record->line, record->doc, "conflict", error.message);
}

/* Looks up all records, and counts what will become of each. */
static ng_status decide_all(store_batch *batch, store_known *known, store_outcome *outcomes, ng_error *error) {
  const store_database *database = batch->database;
  uint64_t sums[4] = {0};
  ng_status status = database->backend->find(database->state, batch->records, batch->record_count, known, &batch->arena, error);
  for (uint32_t i = 0; i < batch->record_count && status == NG_OK; i++) {
    outcomes[i] = decide(database, &batch->records[i], &known[i]);
    sums[outcomes[i]]++;
    if (outcomes[i] == OUTCOME_CONFLICT) add_conflict(batch, &batch->records[i], &known[i]);
  }
  batch->sums = (store_counts){sums[OUTCOME_ADD], sums[OUTCOME_REPLACE], sums[OUTCOME_SKIP], sums[OUTCOME_CONFLICT]};
  return status;
}

/* Removes what will be replaced. */
static ng_status remove_old(store_batch *batch, const store_known *known, const store_outcome *outcomes, ng_error *error) {
  int64_t ids[BATCH_RECORDS];
  uint32_t count = 0;
  for (uint32_t i = 0; i < batch->record_count; i++) {
    if (outcomes[i] == OUTCOME_REPLACE) ids[count++] = known[i].id;
  }
  return count ? batch->database->backend->remove(batch->database->state, ids, count, error) : NG_OK;
}

/* Gives the record its source: a known one, one that the batch has just made, or a new one. */
static ng_status give_source(store_batch *batch, uint32_t index, const store_known *known, int64_t *last, ng_error *error) {
  store_record *record = &batch->records[index];
  if (!record->source.len) return NG_OK;
  record->ids.source = known->source_id;
  for (uint32_t i = index; i-- > 0 && !record->ids.source;) {
    if (str_equal(batch->records[i].source, record->source)) record->ids.source = batch->records[i].ids.source;
  }
  if (record->ids.source) return NG_OK;
  ng_status status = *last < 0 ? database_last_id(batch->database, TABLE_SOURCES, last, error) : NG_OK;
  store_value *row = rows_add(&batch->rows, TABLE_SOURCES);
  if (status != NG_OK || !row) return status == NG_OK ? out_of_memory(error) : status;
  record->ids.source = ++*last;
  row[0] = value_int(record->ids.source);
  row[1] = value_text(record->source);
  return NG_OK;
}

static ng_status give_ids(store_batch *batch, const store_known *known, const store_outcome *outcomes, ng_error *error) {
  int64_t last = 0, last_source = -1;
  ng_status status = database_last_id(batch->database, TABLE_DOCUMENTS, &last, error);
  for (uint32_t i = 0; i < batch->record_count && status == NG_OK; i++) {
    if (!is_written(outcomes[i])) continue;
    batch->records[i].ids.document = outcomes[i] == OUTCOME_ADD ? ++last : known[i].id;
    batch->records[i].ids.run = batch->database->run_id;
    status = give_source(batch, i, &known[i], &last_source, error);
  }
  return status;
}

/* Keeps the rows of records that are written, and gives them their ids. */
static void settle_rows(store_batch *batch, const store_outcome *outcomes) {
  for (int table = TABLE_DOCUMENTS; table <= TABLE_EVIDENCE; table++) {
    store_values *values = &batch->rows.tables[table];
    store_value *kept = values->items;
    for (uint32_t i = 0, begin = 0; i < batch->record_count; begin = batch->records[i++].ends[table]) {
      size_t columns = STORE_TABLES[table].count, count = batch->records[i].ends[table] - begin;
      if (is_written(outcomes[i])) kept = rows_settle(kept, values->items + begin * columns, count * columns, &batch->records[i].ids);
    }
    values->count = (uint32_t)(kept - values->items);
  }
}

static ng_status add_error_rows(store_batch *batch, ng_error *error) {
  int64_t last = 0;
  ng_status status = batch->fault_count ? database_last_id(batch->database, TABLE_ERRORS, &last, error) : NG_OK;
  for (uint32_t i = 0; i < batch->fault_count && status == NG_OK; i++) {
    const store_fault *fault = &batch->faults[i];
    store_value *row = rows_add(&batch->rows, TABLE_ERRORS);
    if (!row) return out_of_memory(error);
    *row++ = value_int(++last);
    *row++ = value_int(batch->database->run_id);
    *row++ = value_text(str_of(batch->database->dataset));
    *row++ = value_text(str_of(fault->file));
    *row++ = value_int((int64_t)fault->line);
    *row++ = fault->doc.len ? value_text(fault->doc) : (store_value){.type = VALUE_NULL};
    *row++ = value_text(str_of(fault->code));
    *row++ = value_text(str_of(fault->message));
  }
  return status;
}

static ng_status write_tables(store_batch *batch, store_table_id first, store_table_id last, ng_error *error) {
  const store_database *database = batch->database;
  return database->backend->write(database->state, &batch->rows, first, last, error);
}

static ng_status update_run(store_batch *batch, ng_error *error) {
  ng_buf statement = {0};
  counts_add(&batch->total, &batch->sums);
  const store_counts *total = &batch->total;
  buf_print(&statement, "UPDATE runs SET added = %llu, replaced = %llu, unchanged = %llu, failed = %llu WHERE id = %lld",
            (unsigned long long)total->added, (unsigned long long)total->replaced, (unsigned long long)total->unchanged,
            (unsigned long long)total->failed, (long long)batch->database->run_id);
  ng_status status = database_run(batch->database, &statement, error);
  buf_clear(&statement);
  return status;
}

static ng_status write_all(store_batch *batch, ng_error *error) {
  store_known *known = ARENA_NEW(&batch->arena, store_known, batch->record_count);
  store_outcome outcomes[BATCH_RECORDS];
  ng_status status = known ? decide_all(batch, known, outcomes, error) : out_of_memory(error);
  if (status == NG_OK) status = give_ids(batch, known, outcomes, error);
  if (status == NG_OK) status = write_tables(batch, TABLE_SOURCES, TABLE_SOURCES, error);
  if (status == NG_OK) status = remove_old(batch, known, outcomes, error);
  if (status != NG_OK) return status;
  settle_rows(batch, outcomes);
  status = add_error_rows(batch, error);
  if (status == NG_OK) status = write_tables(batch, TABLE_DOCUMENTS, TABLE_ERRORS, error);
  return status == NG_OK ? update_run(batch, error) : status;
}

void batch_write(store_batch *batch) {
  if (database_begin(batch->database, &batch->error) == NG_OK) {
    database_end(batch->database, write_all(batch, &batch->error), &batch->error);
  }
}
