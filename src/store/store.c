/* The logic of a load, the same for all databases. */
#include "store/store.h"

#include <time.h>

#include "base/limits.h"

#define BATCH_RECORDS 256u
#define BATCH_BYTES (16u << 20)
#define MESSAGE_SIZE 1024u

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
  if (version == 0) return build_tables(store, 0, error);
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
  arena_init(&out->keep);
  arena_init(&out->batch);
  out->records = ARENA_NEW(&out->keep, store_record, BATCH_RECORDS);
  out->faults = ARENA_NEW(&out->keep, store_fault, 2 * BATCH_RECORDS);
  if (!out->records || !out->faults) return error_set(error, NG_ERROR_MEMORY, "out of memory");
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

/* The fault stays in the batch until it is written among the errors. */
static void add_fault(store *store, const char *file, uint64_t line, ng_str doc, const char *code, const char *message) {
  ng_str copy = arena_copy(&store->batch, (ng_str){message, (uint32_t)strlen(message) + 1});
  if (!copy.ptr) return;
  store_fault *fault = &store->faults[store->fault_count++];
  *fault = (store_fault){file, line, doc, code, copy.ptr};
}

/* A fault of this load, as against the error records that extract wrote. */
static void report(store *store, const char *file, uint64_t line, ng_str doc, const char *code, const char *message) {
  add_fault(store, file, line, doc, code, message);
  store->counts.failed++;
  if (store->options.fail) store->options.fail(store->options.payload, &(store_fault){file, line, doc, code, message});
}

static store_outcome decide(const store *store, const store_record *record, const store_known *known) {
  if (!known->id) return OUTCOME_ADD;
  if (!str_equal(record->digest, known->digest)) return store->options.replace ? OUTCOME_REPLACE : OUTCOME_CONFLICT;
  bool brings_text = record->has_text && !known->has_text;
  return str_equal(record->ruleset, known->ruleset) && !brings_text ? OUTCOME_SKIP : OUTCOME_REPLACE;
}

static void report_conflict(store *store, const store_record *record, const store_known *known) {
  char message[MESSAGE_SIZE];
  ng_error error;
  error_set(&error, NG_ERROR_INPUT, "document %.*s of dataset '%.*s' is loaded with another text (%.*s, here %.*s); --replace takes the new one",
            record->doc.len > 200 ? 200 : (int)record->doc.len, record->doc.ptr, STR_ARG(record->dataset), STR_ARG(known->digest),
            STR_ARG(record->digest));
  size_t len = strlen(error.message) < MESSAGE_SIZE ? strlen(error.message) : MESSAGE_SIZE - 1;
  memcpy(message, error.message, len);
  message[len] = '\0';
  report(store, record->file, record->line, record->doc, "conflict", message);
}

/* Gives the record its source: a known one, one that the batch has just made, or a new one. */
static ng_status give_source(store *store, uint32_t index, const store_known *known, int64_t *last, ng_error *error) {
  store_record *record = &store->records[index];
  if (!record->source.len) return NG_OK;
  record->source_id = known->source_id;
  for (uint32_t i = index; i-- > 0 && !record->source_id;) {
    if (str_equal(store->records[i].source, record->source)) record->source_id = store->records[i].source_id;
  }
  if (record->source_id) return NG_OK;
  if (*last < 0) {
    ng_status status = store->backend->last_id(store->state, TABLE_SOURCES, last, error);
    if (status != NG_OK) return status;
  }
  record->source_id = ++*last;
  store_value values[] = {int_value(record->source_id), text_value(record->source)};
  return store->backend->put(store->state, TABLE_SOURCES, values, error);
}

static ng_status write_records(store *store, const store_known *known, const store_outcome *outcomes, ng_error *error) {
  const store_backend *backend = store->backend;
  int64_t last = 0, last_source = -1;
  ng_status status = backend->last_id(store->state, TABLE_DOCUMENTS, &last, error);
  for (uint32_t i = 0; i < store->record_count && status == NG_OK; i++) {
    store_record *record = &store->records[i];
    if (outcomes[i] != OUTCOME_ADD && outcomes[i] != OUTCOME_REPLACE) continue;
    record->id = outcomes[i] == OUTCOME_ADD ? ++last : known[i].id;
    record->run_id = store->run_id;
    status = give_source(store, i, &known[i], &last_source, error);
    if (status == NG_OK) status = record_rows(record, backend->dialect, &store->batch, backend->put, store->state, error);
  }
  return status;
}

/* Removes what will be replaced. */
static ng_status remove_old(store *store, const store_known *known, const store_outcome *outcomes, ng_error *error) {
  int64_t ids[BATCH_RECORDS];
  uint32_t count = 0;
  for (uint32_t i = 0; i < store->record_count; i++) {
    if (outcomes[i] == OUTCOME_REPLACE) ids[count++] = known[i].id;
  }
  return count ? store->backend->remove(store->state, ids, count, error) : NG_OK;
}

static ng_status write_faults(store *store, ng_error *error) {
  int64_t last = 0;
  ng_status status = store->fault_count ? store->backend->last_id(store->state, TABLE_ERRORS, &last, error) : NG_OK;
  for (uint32_t i = 0; i < store->fault_count && status == NG_OK; i++) {
    const store_fault *fault = &store->faults[i];
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

/* The transaction of one batch. */
static ng_status write_batch(store *store, ng_error *error) {
  store_known *known = ARENA_NEW(&store->batch, store_known, store->record_count);
  store_outcome outcomes[BATCH_RECORDS];
  if (!known) return error_set(error, NG_ERROR_MEMORY, "out of memory");
  ng_status status =
      store->record_count ? store->backend->find(store->state, store->records, store->record_count, known, &store->batch, error) : NG_OK;
  if (status != NG_OK) return status;
  uint64_t sums[4] = {0};
  for (uint32_t i = 0; i < store->record_count; i++) {
    outcomes[i] = decide(store, &store->records[i], &known[i]);
    sums[outcomes[i]]++;
    if (outcomes[i] == OUTCOME_CONFLICT) report_conflict(store, &store->records[i], &known[i]);
  }
  store->counts.added += sums[OUTCOME_ADD];
  store->counts.replaced += sums[OUTCOME_REPLACE];
  store->counts.unchanged += sums[OUTCOME_SKIP];
  status = remove_old(store, known, outcomes, error);
  if (status == NG_OK) status = write_records(store, known, outcomes, error);
  if (status == NG_OK) status = write_faults(store, error);
  return status == NG_OK ? update_run(store, &store->counts, error) : status;
}

ng_status store_flush(store *store, ng_error *error) {
  if (!store->record_count && !store->fault_count) return NG_OK;
  ng_status status = store->backend->begin(store->state, error);
  if (status == NG_OK) status = end_transaction(store, write_batch(store, error), error);
  store->record_count = store->fault_count = 0;
  store->batch_bytes = 0;
  arena_reset(&store->batch);
  return status;
}

/* The errors that an earlier load of this file left are no longer true. */
static ng_status meet_file(store *store, ng_str file, ng_error *error) {
  if (store->file.ptr && str_equal(store->file, file)) return NG_OK;
  char *copy = arena_take(&store->keep, (size_t)file.len + 1);
  if (!copy) return error_set(error, NG_ERROR_MEMORY, "out of memory");
  memcpy(copy, file.ptr, file.len);
  store->file = (ng_str){copy, file.len};
  ng_status status = store->backend->begin(store->state, error);
  if (status != NG_OK) return status;
  return end_transaction(store, store->backend->forget_errors(store->state, str_of(store->options.dataset), store->file, error), error);
}

static bool is_in_batch(const store *store, ng_str doc) {
  for (uint32_t i = 0; i < store->record_count; i++) {
    if (str_equal(store->records[i].doc, doc)) return true;
  }
  return false;
}

/* What extract said of an article that it could not read. */
static void add_error_record(store *store, uint64_t number, const json_node *root) {
  const json_node *what = json_get(root, STR("error"));
  ng_str code = what ? json_text(what, "code") : json_text(root, "status");
  ng_str message = what ? json_text(what, "message") : json_text(root, "reason");
  ng_buf copy = {0};
  buf_print(&copy, "%.*s%c%.*s", STR_ARG(code), '\0', STR_ARG(message));
  buf_char(&copy, '\0');
  ng_str kept = copy.failed ? (ng_str){NULL, 0} : arena_copy(&store->batch, buf_view(&copy));
  if (kept.ptr) add_fault(store, store->file.ptr, number, json_text(root, "id"), kept.ptr, kept.ptr + code.len + 1);
  buf_clear(&copy);
}

ng_status store_fail(store *store, ng_str file, uint64_t number, const char *code, const char *message, ng_error *error) {
  ng_status status = meet_file(store, file, error);
  if (status != NG_OK) return status;
  report(store, store->file.ptr, number, (ng_str){"", 0}, code, message);
  return store->fault_count >= BATCH_RECORDS ? store_flush(store, error) : NG_OK;
}

/* Puts a copy of the line into the batch and reads it. False when it holds no document; what is wrong with it is reported then. */
static bool read_record(store *store, uint64_t number, ng_str line, store_record *record) {
  const json_node *root = NULL;
  ng_error error = {.status = NG_ERROR_MEMORY, .message = "out of memory"};
  ng_str copy = arena_copy(&store->batch, line);
  ng_status status = copy.ptr ? json_read(&root, &store->batch, (char *)copy.ptr, copy.len, &error) : NG_ERROR_MEMORY;
  if (status == NG_OK) {
    ng_str kind = json_text(root, "status");
    if (str_is(kind, "error") || str_is(kind, "skipped")) {
      add_error_record(store, number, root);
      return false;
    }
    status = record_check(record, &store->batch, root, &error);
  }
  if (status != NG_OK) {
    ng_str doc = json_text(root, "id");
    report(store, store->file.ptr, number, doc.len > NG_MAX_KEY ? (ng_str){"", 0} : doc, status == NG_ERROR_INPUT ? "input" : "limit", error.message);
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
  if (is_record && is_in_batch(store, record.doc)) {
    status = store_flush(store, error); /* takes the record read with it */
    if (status != NG_OK) return status;
    is_record = read_record(store, number, line, &record);
  }
  if (is_record) store->records[store->record_count++] = record;
  store->batch_bytes += line.len;
  bool is_full = store->record_count == BATCH_RECORDS || store->fault_count >= BATCH_RECORDS || store->batch_bytes >= BATCH_BYTES;
  return is_full ? store_flush(store, error) : NG_OK;
}

ng_status store_finish(store *store, ng_error *error) {
  ng_status status = store_flush(store, error);
  if (status == NG_OK) status = store->backend->begin(store->state, error);
  if (status != NG_OK) return status;
  ng_buf statements = {0};
  schema_print_indices(&statements, store->backend->dialect);
  buf_print(&statements, "UPDATE runs SET finished = '%.*s' WHERE id = %lld;\n", STR_ARG(now_text(&store->batch)), (long long)store->run_id);
  status = end_transaction(store, run_buffer(store, &statements, error), error);
  buf_clear(&statements);
  bool is_changed = store->counts.added || store->counts.replaced;
  return status == NG_OK && is_changed ? store->backend->tidy(store->state, error) : status;
}

void store_close(store *store) {
  if (store->state) store->backend->close(store->state);
  arena_clear(&store->batch);
  arena_clear(&store->keep);
  store->state = NULL;
}
