/* The logic of a load, the same for all databases: tables and runs, lines into batches, batches to the thread that writes them. */
#include "store/store.h"

#include <signal.h>
#include <time.h>

#include "base/limits.h"

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

/* Makes or changes the tables inside the open transaction. */
static ng_status build_tables(const store_database *database, unsigned version, ng_error *error) {
  ng_buf statements = {0};
  schema_print_tables(&statements, database->backend->dialect, version);
  schema_print_views(&statements, database->backend->dialect);
  ng_status status = database_run(database, &statements, error);
  buf_clear(&statements);
  return status == NG_OK ? database->backend->set_version(database->state, STORE_VERSION, error) : status;
}

static ng_status check_version(const store_database *database, const char *target, ng_error *error) {
  unsigned version;
  ng_status status = database->backend->version(database->state, &version, error);
  if (status != NG_OK || version == STORE_VERSION) return status;
  if (version == 0) {
    status = build_tables(database, 0, error);
    bool is_taken = status != NG_OK && error && strstr(error->message, "already exists");
    return is_taken ? error_set(error, NG_ERROR_USAGE, "the database holds tables of something else under our names; use another") : status;
  }
  if (version > STORE_VERSION) {
    return error_set(error, NG_ERROR_USAGE, "the database has schema %u, this program knows %u; use the nutgraf that made it", version,
                     STORE_VERSION);
  }
  bool is_secret = database->backend == &STORE_POSTGRES;
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

static ng_status begin_run(store *store, ng_error *error) {
  store_database *database = &store->database;
  ng_status status = database_last_id(database, TABLE_RUNS, &database->run_id, error);
  if (status != NG_OK) return status;
  store_value values[] = {value_int(++database->run_id),
                          value_text(str_of(database->dataset)),
                          value_text(str_of(NG_VERSION)),
                          value_text(now_text(&store->keep)),
                          {.type = VALUE_NULL},
                          value_int(0),
                          value_int(0),
                          value_int(0),
                          value_int(0)};
  store_rows rows = {.tables[TABLE_RUNS] = {.items = values, .count = COUNT_OF(values)}};
  return database->backend->write(database->state, &rows, TABLE_RUNS, TABLE_RUNS, error);
}

static ng_status open_database(store_database *database, ng_arena *keep, const char *target, ng_error *error) {
  const char *rest = NULL;
  ng_status status = find_target(target, &database->backend, &rest, error);
  return status == NG_OK ? database->backend->open(&database->state, keep, rest, error) : status;
}

ng_status store_open(store *out, const char *target, const store_options *options, ng_error *error) {
  *out = (store){.options = *options, .database = {.dataset = options->dataset, .is_replacing = options->replace}};
  store_database *database = &out->database;
  for (int i = 0; i < 2; i++) {
    if (!batch_init(&out->batches[i], database, &out->keep)) return error_set(error, NG_ERROR_MEMORY, "out of memory");
  }
  ng_status status = open_database(database, &out->keep, target, error);
  if (status == NG_OK) status = database_begin(database, error);
  if (status != NG_OK) return status;
  status = check_version(database, target, error);
  if (status == NG_OK) status = begin_run(out, error);
  return database_end(database, status, error);
}

ng_status store_migrate(const char *target, unsigned *from, ng_error *error) {
  store store = {0};
  store_database *database = &store.database;
  ng_status status = open_database(database, &store.keep, target, error);
  if (status == NG_OK) status = database_begin(database, error);
  if (status == NG_OK) {
    status = database->backend->version(database->state, from, error);
    if (status == NG_OK && *from < STORE_VERSION) status = build_tables(database, *from, error);
    status = database_end(database, status, error);
  }
  store_close(&store);
  return status;
}

static store_batch *filling(store *store) {
  return &store->batches[store->filling];
}

/* A fault of this load, as against the error records that extract wrote. */
static void report(store *store, uint64_t line, ng_str doc, const char *code, const char *message) {
  batch_add_fault(filling(store), store->file.ptr, line, doc, code, message);
  store->counts.failed++;
  if (store->options.fail) store->options.fail(store->options.payload, &(store_fault){store->file.ptr, line, doc, code, message});
}

/* ---- handing batches over ---- */

/* Waits for the batch that is being written, tells what came of it, and empties it. */
static ng_status collect(store *store, ng_error *error) {
  if (!store->is_writing) return NG_OK;
  store_batch *batch = &store->batches[!store->filling];
  pthread_join(store->writer, NULL);
  store->is_writing = false;
  ng_status status = batch->error.status;
  if (status == NG_OK) counts_add(&store->counts, &batch->sums);
  for (uint32_t i = batch->told; i < batch->fault_count && status == NG_OK; i++) {
    if (store->options.fail) store->options.fail(store->options.payload, &batch->faults[i]);
  }
  if (status != NG_OK) error_set(error, status, "%s", batch->error.message);
  batch_reset(batch);
  return status;
}

static void *write_batch(void *batch) {
  batch_write(batch);
  return NULL;
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
  store->is_writing = pthread_create(&store->writer, NULL, write_batch, batch) == 0;
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
  const store_database *database = &store->database;
  if (status == NG_OK) status = database_begin(database, error);
  if (status != NG_OK) return status;
  return database_end(database, database->backend->forget_errors(database->state, str_of(database->dataset), store->file, error), error);
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
  batch_add_fault(batch, store->file.ptr, number, json_text(root, "id"), copy, copy + code.len + 1);
}

ng_status store_fail(store *store, ng_str file, uint64_t number, const char *code, const char *message, ng_error *error) {
  ng_status status = meet_file(store, file, error);
  if (status != NG_OK) return status;
  report(store, number, (ng_str){"", 0}, code, message);
  return batch_is_full(filling(store)) ? hand_over(store, error) : NG_OK;
}

/* Copies the line into the batch and reads it; NULL when it is no JSON, which is reported then. The tree lives until the next line. */
static const json_node *read_line(store *store, uint64_t number, ng_str line) {
  const json_node *root = NULL;
  ng_error error = {.status = NG_ERROR_MEMORY, .message = "out of memory"};
  ng_str copy = arena_copy(&filling(store)->arena, line);
  arena_reset(&store->scratch);
  if (copy.ptr) json_read(&root, &store->scratch, (char *)copy.ptr, copy.len, &error);
  if (!root) report(store, number, (ng_str){"", 0}, error.status == NG_ERROR_INPUT ? "input" : "limit", error.message);
  return root;
}

static void take_record(store *store, uint64_t number, const json_node *root) {
  ng_str kind = json_text(root, "status");
  if (str_is(kind, "error") || str_is(kind, "skipped")) {
    add_error_record(store, number, root);
    return;
  }
  ng_error error;
  store_batch *batch = filling(store);
  store_record *record = &batch->records[batch->record_count];
  *record = (store_record){.dataset = str_of(store->database.dataset), .file = store->file.ptr, .line = number};
  ng_status status = record_read(record, &batch->rows, store->database.backend->dialect, &batch->arena, root, &error);
  if (status == NG_OK) {
    batch->record_count++;
  } else {
    report(store, number, record->doc.len > NG_MAX_KEY ? (ng_str){"", 0} : record->doc, status == NG_ERROR_INPUT ? "input" : "limit", error.message);
  }
}

ng_status store_line(store *store, ng_str file, uint64_t number, ng_str line, ng_error *error) {
  ng_status status = meet_file(store, file, error);
  line = str_trim(line);
  if (status != NG_OK || !line.len) return status;
  const json_node *root = read_line(store, number, line);
  if (root && batch_has_document(filling(store), json_text(root, "id"))) {
    status = hand_over(store, error); /* takes the line with it */
    if (status != NG_OK) return status;
    root = read_line(store, number, line);
  }
  if (root) take_record(store, number, root);
  filling(store)->bytes += line.len;
  return batch_is_full(filling(store)) ? hand_over(store, error) : NG_OK;
}

ng_status store_finish(store *store, ng_error *error) {
  const store_database *database = &store->database;
  ng_status status = store_flush(store, error);
  if (status == NG_OK) status = database_begin(database, error);
  if (status != NG_OK) return status;
  ng_buf statements = {0};
  buf_print(&statements, "UPDATE runs SET finished = '%.*s' WHERE id = %lld;\n", STR_ARG(now_text(&store->keep)), (long long)database->run_id);
  status = database->backend->index(database->state, error);
  if (status == NG_OK) status = database_run(database, &statements, error);
  status = database_end(database, status, error);
  buf_clear(&statements);
  bool is_changed = store->counts.added || store->counts.replaced;
  return status == NG_OK && is_changed ? database->backend->tidy(database->state, error) : status;
}

void store_close(store *store) {
  collect(store, NULL);
  if (store->database.state) store->database.backend->close(store->database.state);
  for (int i = 0; i < 2; i++) batch_clear(&store->batches[i]);
  arena_clear(&store->scratch);
  arena_clear(&store->keep);
  store->database.state = NULL;
}
