/* The logic of a load, the same for all databases. */
#include "store/store.h"

#include <signal.h>
#include <time.h>

#include "base/limits.h"

#define BATCH_RECORDS 512u
#define BATCH_BYTES (16u << 20)
#define DOC_SHOWN 200u /* bytes of a document's id in a message */

typedef enum { OUTCOME_ADD, OUTCOME_REPLACE, OUTCOME_SKIP, OUTCOME_CONFLICT } store_outcome;

static const struct {
  ng_str prefix;
  const store_backend *backend;
} TARGETS[] = {{{"sqlite:", 7}, &STORE_SQLITE}, {{"postgres:", 9}, &STORE_POSTGRES}, {{"postgresql:", 11}, &STORE_POSTGRES}};

static ng_status find_target(const char *target, const store_backend **backend, const char **rest, ng_error *error) {
  for (size_t i = 0; i < sizeof TARGETS / sizeof *TARGETS; i++) {
    if (!str_starts(str_of(target), TARGETS[i].prefix)) continue;
    *backend = TARGETS[i].backend;
    *rest = target + TARGETS[i].prefix.len;
    /* A URI goes to libpq as a whole. */
    if (str_starts(str_of(*rest), STR("//")) && TARGETS[i].backend == &STORE_POSTGRES) *rest = target;
    return NG_OK;
  }
  return error_set(error, NG_ERROR_USAGE, "no such kind of database; write sqlite:PATH or postgres:DSN");
}

static ng_status run_buffer(store *store, ng_buf *statements, ng_error *error) {
  buf_char(statements, '\0');
  if (statements->failed) return error_set(error, NG_ERROR_MEMORY, "out of memory");
  return store->backend->run(store->state, statements->ptr, error);
}

/* Makes or changes the tables inside the open transaction. */
static ng_status build_tables(store *store, unsigned version, ng_error *error) {
  ng_buf statements = {0};
  schema_print_tables(&statements, store->backend->dialect, version);
  schema_print_views(&statements, store->backend->dialect);
  ng_status status = run_buffer(store, &statements, error);
  buf_clear(&statements);
  return status == NG_OK ? store->backend->set_version(store->state, STORE_VERSION, error) : status;
}

static ng_status check_version(store *store, const char *target, ng_error *error) {
  unsigned version;
  ng_status status = store->backend->version(store->state, &version, error);
  if (status != NG_OK || version == STORE_VERSION) return status;
  if (version == 0) {
    status = build_tables(store, 0, error);
    bool is_taken = status != NG_OK && error && strstr(error->message, "already exists");
    return is_taken ? error_set(error, NG_ERROR_USAGE, "the database holds tables of something else under our names; use another") : status;
  }
  if (version > STORE_VERSION) {
    return error_set(error, NG_ERROR_USAGE, "the database has schema %u, this program knows %u; use the nutgraf that made it", version,
                     STORE_VERSION);
  }
  bool is_secret = store->backend == &STORE_POSTGRES;
  return error_set(error, NG_ERROR_USAGE, "the database has schema %u, this program writes %u; bring it up to date with: nutgraf load --migrate %s",
                   version, STORE_VERSION, is_secret ? "postgres:DSN" : target);
}

static ng_str now_text(ng_arena *arena) {
  char *out = arena_take(arena, 32);
  time_t now = time(NULL);
  struct tm utc;
  if (!out || !gmtime_r(&now, &utc)) return STR("");
  return (ng_str){out, (uint32_t)strftime(out, 32, "%Y-%m-%dT%H:%M:%SZ", &utc)};
}

static store_value text_value(ng_str text) {
  return (store_value){.type = VALUE_TEXT, .text = text};
}

static store_value int_value(int64_t number) {
  return (store_value){.type = VALUE_INT, .number = number};
}

static ng_status begin_run(store *store, ng_error *error) {
  ng_status status = store->backend->last_id(store->state, TABLE_RUNS, &store->run_id, error);
  if (status != NG_OK) return status;
  store_value values[] = {int_value(++store->run_id),
                          text_value(str_of(store->options.dataset)),
                          text_value(str_of(NG_VERSION)),
                          text_value(now_text(&store->keep)),
                          {.type = VALUE_NULL},
                          int_value(0),
                          int_value(0),
                          int_value(0),
                          int_value(0)};
  return store->backend->put(store->state, TABLE_RUNS, values, error);
}

static ng_status end_transaction(store *store, ng_status status, ng_error *error) {
  if (status == NG_OK) status = store->backend->send(store->state, error);
  if (status == NG_OK) status = store->backend->commit(store->state, error);
  if (status != NG_OK) store->backend->rollback(store->state);
  return status;
}

ng_status store_open(store *out, const char *target, const store_options *options, ng_error *error) {
  *out = (store){.options = *options};
  const char *rest;
  ng_status status = find_target(target, &out->backend, &rest, error);
  if (status != NG_OK) return status;
  for (int i = 0; i < 2; i++) {
    out->batches[i] = (store_batch){.store = out};
    out->batches[i].records = ARENA_NEW(&out->keep, store_record, BATCH_RECORDS);
    out->batches[i].faults = ARENA_NEW(&out->keep, store_fault, 2 * BATCH_RECORDS);
    if (!out->batches[i].records || !out->batches[i].faults) return error_set(error, NG_ERROR_MEMORY, "out of memory");
  }
  status = out->backend->open(&out->state, &out->keep, rest, error);
  if (status == NG_OK) status = out->backend->begin(out->state, error);
  if (status != NG_OK) return status;
  status = check_version(out, target, error);
  if (status == NG_OK) status = begin_run(out, error);
  return end_transaction(out, status, error);
}

ng_status store_migrate(const char *target, unsigned *from, ng_error *error) {
  store store = {0};
  const char *rest;
  ng_status status = find_target(target, &store.backend, &rest, error);
  if (status != NG_OK) return status;
  status = store.backend->open(&store.state, &store.keep, rest, error);
  if (status == NG_OK) status = store.backend->begin(store.state, error);
  if (status == NG_OK) {
    status = store.backend->version(store.state, from, error);
    if (status == NG_OK && *from < STORE_VERSION) status = build_tables(&store, *from, error);
    status = end_transaction(&store, status, error);
  }
  store_close(&store);
  return status;
}

static store_batch *filling(store *store) {
  return &store->batches[store->filling];
}

/* The fault stays in the batch until it is written among the errors. */
static void add_fault(store_batch *batch, const char *file, uint64_t line, ng_str doc, const char *code, const char *message) {
  ng_str copy = arena_copy(&batch->arena, (ng_str){message, (uint32_t)strlen(message) + 1});
  if (copy.ptr) batch->faults[batch->fault_count++] = (store_fault){file, line, doc, code, copy.ptr};
}

/* A fault of this load, as against the error records that extract wrote. */
static void report(store *store, uint64_t line, ng_str doc, const char *code, const char *message) {
  add_fault(filling(store), store->file.ptr, line, doc, code, message);
  store->counts.failed++;
  if (store->options.fail) store->options.fail(store->options.payload, &(store_fault){store->file.ptr, line, doc, code, message});
}

/* ---- writing a batch, on its thread ---- */

static store_outcome decide(const store *store, const store_record *record, const store_known *known) {
  if (!known->id) return OUTCOME_ADD;
  if (!str_equal(record->digest, known->digest)) return store->options.replace ? OUTCOME_REPLACE : OUTCOME_CONFLICT;
  bool brings_text = record->has_text && !known->has_text;
  return str_equal(record->ruleset, known->ruleset) && !brings_text ? OUTCOME_SKIP : OUTCOME_REPLACE;
}

static void add_conflict(store_batch *batch, const store_record *record, const store_known *known) {
  ng_error error;
  ng_str doc = record->doc.len > DOC_SHOWN ? str_slice(record->doc, 0, DOC_SHOWN) : record->doc;
  error_set(&error, NG_ERROR_INPUT, "document %.*s of dataset '%.*s' is loaded with another text (%.*s, here %.*s); --replace takes the new one",
            STR_ARG(doc), STR_ARG(record->dataset), STR_ARG(known->digest), STR_ARG(record->digest));
  add_fault(batch, record->file, record->line, record->doc, "conflict", error.message);
}

/* Gives the record its source: a known one, one that the batch has just made, or a new one. */
static ng_status give_source(store_batch *batch, uint32_t index, const store_known *known, int64_t *last, ng_error *error) {
  store_record *record = &batch->records[index];
  const store_backend *backend = batch->store->backend;
  if (!record->source.len) return NG_OK;
  record->source_id = known->source_id;
  for (uint32_t i = index; i-- > 0 && !record->source_id;) {
    if (str_equal(batch->records[i].source, record->source)) record->source_id = batch->records[i].source_id;
  }
  if (record->source_id) return NG_OK;
  ng_status status = *last < 0 ? backend->last_id(batch->store->state, TABLE_SOURCES, last, error) : NG_OK;
  if (status != NG_OK) return status;
  record->source_id = ++*last;
  store_value values[] = {int_value(record->source_id), text_value(record->source)};
  return backend->put(batch->store->state, TABLE_SOURCES, values, error);
}

static ng_status write_records(store_batch *batch, const store_known *known, const store_outcome *outcomes, ng_error *error) {
  const store *store = batch->store;
  int64_t last = 0, last_source = -1;
  ng_status status = store->backend->last_id(store->state, TABLE_DOCUMENTS, &last, error);
  for (uint32_t i = 0; i < batch->record_count && status == NG_OK; i++) {
    store_record *record = &batch->records[i];
    if (outcomes[i] != OUTCOME_ADD && outcomes[i] != OUTCOME_REPLACE) continue;
    record->id = outcomes[i] == OUTCOME_ADD ? ++last : known[i].id;
    record->run_id = store->run_id;
    status = give_source(batch, i, &known[i], &last_source, error);
    if (status == NG_OK) status = record_rows(record, store->backend->dialect, &batch->arena, store->backend->put, store->state, error);
  }
  return status;
}

/* Removes what will be replaced. */
static ng_status remove_old(store_batch *batch, const store_known *known, const store_outcome *outcomes, ng_error *error) {
  int64_t ids[BATCH_RECORDS];
  uint32_t count = 0;
  for (uint32_t i = 0; i < batch->record_count; i++) {
    if (outcomes[i] == OUTCOME_REPLACE) ids[count++] = known[i].id;
  }
  return count ? batch->store->backend->remove(batch->store->state, ids, count, error) : NG_OK;
}

static ng_status write_faults(store_batch *batch, ng_error *error) {
  const store *store = batch->store;
  int64_t last = 0;
  ng_status status = batch->fault_count ? store->backend->last_id(store->state, TABLE_ERRORS, &last, error) : NG_OK;
  for (uint32_t i = 0; i < batch->fault_count && status == NG_OK; i++) {
    const store_fault *fault = &batch->faults[i];
    store_value values[] = {int_value(++last),
                            int_value(store->run_id),
                            text_value(str_of(store->options.dataset)),
                            text_value(str_of(fault->file)),
                            int_value((int64_t)fault->line),
                            {.type = fault->doc.len ? VALUE_TEXT : VALUE_NULL, .text = fault->doc},
                            text_value(str_of(fault->code)),
                            text_value(str_of(fault->message))};
    status = store->backend->put(store->state, TABLE_ERRORS, values, error);
  }
  return status;
}

static ng_status update_run(store *store, const store_counts *counts, ng_error *error) {
  ng_buf statement = {0};
  buf_print(&statement, "UPDATE runs SET added = %llu, replaced = %llu, unchanged = %llu, failed = %llu WHERE id = %lld",
            (unsigned long long)counts->added, (unsigned long long)counts->replaced, (unsigned long long)counts->unchanged,
            (unsigned long long)counts->failed, (long long)store->run_id);
  ng_status status = run_buffer(store, &statement, error);
  buf_clear(&statement);
  return status;
}

/* Looks up all records, and counts what will become of each. */
static ng_status decide_all(store_batch *batch, store_known *known, store_outcome *outcomes, ng_error *error) {
  const store *store = batch->store;
  uint64_t sums[4] = {0};
  ng_status status =
      batch->record_count ? store->backend->find(store->state, batch->records, batch->record_count, known, &batch->arena, error) : NG_OK;
  for (uint32_t i = 0; i < batch->record_count && status == NG_OK; i++) {
    outcomes[i] = decide(store, &batch->records[i], &known[i]);
    sums[outcomes[i]]++;
    if (outcomes[i] == OUTCOME_CONFLICT) add_conflict(batch, &batch->records[i], &known[i]);
  }
  batch->sums = (store_counts){sums[OUTCOME_ADD], sums[OUTCOME_REPLACE], sums[OUTCOME_SKIP], sums[OUTCOME_CONFLICT]};
  return status;
}

static void add_counts(store_counts *total, const store_counts *sums) {
  total->added += sums->added;
  total->replaced += sums->replaced;
  total->unchanged += sums->unchanged;
  total->failed += sums->failed;
}

static ng_status write_batch(store_batch *batch, ng_error *error) {
  store_known *known = ARENA_NEW(&batch->arena, store_known, batch->record_count);
  store_outcome outcomes[BATCH_RECORDS];
  if (!known) return error_set(error, NG_ERROR_MEMORY, "out of memory");
  ng_status status = decide_all(batch, known, outcomes, error);
  if (status == NG_OK) status = remove_old(batch, known, outcomes, error);
  if (status == NG_OK) status = write_records(batch, known, outcomes, error);
  if (status == NG_OK) status = write_faults(batch, error);
  if (status != NG_OK) return status;
  add_counts(&batch->total, &batch->sums);
  return update_run(batch->store, &batch->total, error);
}

static void *write_transaction(void *payload) {
  store_batch *batch = payload;
  store *store = batch->store;
  ng_status status = store->backend->begin(store->state, &batch->error);
  if (status == NG_OK) end_transaction(store, write_batch(batch, &batch->error), &batch->error);
  return NULL;
}

/* ---- handing batches over ---- */

/* Waits for the batch that is being written, tells what came of it, and empties it. */
static ng_status collect(store *store, ng_error *error) {
  if (!store->is_writing) return NG_OK;
  store_batch *batch = &store->batches[!store->filling];
  pthread_join(store->writer, NULL);
  store->is_writing = false;
  ng_status status = batch->error.status;
  if (status == NG_OK) add_counts(&store->counts, &batch->sums);
  for (uint32_t i = batch->told; i < batch->fault_count && status == NG_OK; i++) {
    if (store->options.fail) store->options.fail(store->options.payload, &batch->faults[i]);
  }
  if (status != NG_OK) error_set(error, status, "%s", batch->error.message);
  arena_reset(&batch->arena);
  *batch = (store_batch){.store = store, .arena = batch->arena, .records = batch->records, .faults = batch->faults};
  return status;
}

/* Gives the batch to a thread; the next one fills meanwhile. Signals are for the thread that reads. */
static ng_status hand_over(store *store, ng_error *error) {
  ng_status status = collect(store, error);
  store_batch *batch = filling(store);
  if (status != NG_OK || (!batch->record_count && !batch->fault_count)) return status;
  sigset_t all, before;
  batch->told = batch->fault_count;
  batch->total = store->counts;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, &before);
  store->is_writing = pthread_create(&store->writer, NULL, write_transaction, batch) == 0;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  if (!store->is_writing) return error_set(error, NG_ERROR_MEMORY, "cannot start a thread");
  store->filling = !store->filling;
  return NG_OK;
}

ng_status store_flush(store *store, ng_error *error) {
  ng_status status = hand_over(store, error);
  return status == NG_OK ? collect(store, error) : status;
}

/* The errors that an earlier load of this file left are no longer true. */
static ng_status meet_file(store *store, ng_str file, ng_error *error) {
  if (store->file.ptr && str_equal(store->file, file)) return NG_OK;
  char *copy = arena_take(&store->keep, (size_t)file.len + 1);
  if (!copy) return error_set(error, NG_ERROR_MEMORY, "out of memory");
  memcpy(copy, file.ptr, file.len);
  store->file = (ng_str){copy, file.len};
  ng_status status = collect(store, error);
  if (status == NG_OK) status = store->backend->begin(store->state, error);
  if (status != NG_OK) return status;
  return end_transaction(store, store->backend->forget_errors(store->state, str_of(store->options.dataset), store->file, error), error);
}

static bool is_in_batch(const store_batch *batch, ng_str doc) {
  for (uint32_t i = 0; i < batch->record_count; i++) {
    if (str_equal(batch->records[i].doc, doc)) return true;
  }
  return false;
}

/* What extract said of an article that it could not read. */
static void add_error_record(store *store, uint64_t number, const json_node *root) {
  const json_node *what = json_get(root, STR("error"));
  ng_str code = what ? json_text(what, "code") : json_text(root, "status");
  ng_str message = what ? json_text(what, "message") : json_text(root, "reason");
  store_batch *batch = filling(store);
  char *copy = arena_take(&batch->arena, (size_t)code.len + message.len + 2); /* zeroed: each part ends in a zero byte */
  if (!copy) return;
  memcpy(copy, code.ptr, code.len);
  memcpy(copy + code.len + 1, message.ptr, message.len);
  add_fault(batch, store->file.ptr, number, json_text(root, "id"), copy, copy + code.len + 1);
}

static bool is_full(const store_batch *batch) {
  return batch->record_count == BATCH_RECORDS || batch->fault_count >= BATCH_RECORDS || batch->bytes >= BATCH_BYTES;
}

ng_status store_fail(store *store, ng_str file, uint64_t number, const char *code, const char *message, ng_error *error) {
  ng_status status = meet_file(store, file, error);
  if (status != NG_OK) return status;
  report(store, number, (ng_str){"", 0}, code, message);
  return is_full(filling(store)) ? hand_over(store, error) : NG_OK;
}

/* Puts a copy of the line into the batch and reads it. False when it holds no document; what is wrong with it is reported then. */
static bool read_record(store *store, uint64_t number, ng_str line, store_record *record) {
  const json_node *root = NULL;
  ng_arena *arena = &filling(store)->arena;
  ng_error error = {.status = NG_ERROR_MEMORY, .message = "out of memory"};
  ng_str copy = arena_copy(arena, line);
  ng_status status = copy.ptr ? json_read(&root, arena, (char *)copy.ptr, copy.len, &error) : NG_ERROR_MEMORY;
  if (status == NG_OK) {
    ng_str kind = json_text(root, "status");
    if (str_is(kind, "error") || str_is(kind, "skipped")) {
      add_error_record(store, number, root);
      return false;
    }
    status = record_check(record, arena, root, &error);
  }
  if (status != NG_OK) {
    ng_str doc = json_text(root, "id");
    report(store, number, doc.len > NG_MAX_KEY ? (ng_str){"", 0} : doc, status == NG_ERROR_INPUT ? "input" : "limit", error.message);
    return false;
  }
  record->dataset = str_of(store->options.dataset);
  record->file = store->file.ptr;
  record->line = number;
  return true;
}

ng_status store_line(store *store, ng_str file, uint64_t number, ng_str line, ng_error *error) {
  ng_status status = meet_file(store, file, error);
  line = str_trim(line);
  if (status != NG_OK || !line.len) return status;
  store_record record;
  bool is_record = read_record(store, number, line, &record);
  if (is_record && is_in_batch(filling(store), record.doc)) {
    status = hand_over(store, error); /* takes the record read with it */
    if (status != NG_OK) return status;
    is_record = read_record(store, number, line, &record);
  }
  store_batch *batch = filling(store);
  if (is_record) batch->records[batch->record_count++] = record;
  batch->bytes += line.len;
  return is_full(batch) ? hand_over(store, error) : NG_OK;
}

ng_status store_finish(store *store, ng_error *error) {
  ng_status status = store_flush(store, error);
  if (status == NG_OK) status = store->backend->begin(store->state, error);
  if (status != NG_OK) return status;
  ng_buf statements = {0};
  schema_print_indices(&statements, store->backend->dialect);
  buf_print(&statements, "UPDATE runs SET finished = '%.*s' WHERE id = %lld;\n", STR_ARG(now_text(&store->keep)), (long long)store->run_id);
  status = end_transaction(store, run_buffer(store, &statements, error), error);
  buf_clear(&statements);
  bool is_changed = store->counts.added || store->counts.replaced;
  return status == NG_OK && is_changed ? store->backend->tidy(store->state, error) : status;
}

void store_close(store *store) {
  collect(store, NULL);
  if (store->state) store->backend->close(store->state);
  for (int i = 0; i < 2; i++) arena_clear(&store->batches[i].arena);
  arena_clear(&store->keep);
  store->state = NULL;
}
