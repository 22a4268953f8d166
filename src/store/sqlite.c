/* SQLite. Write-ahead log, rows by way of a virtual table, foreign keys declared but not looked up while loading: the rows come from one walk. */
#include <stdio.h>

#include "store/sqlite_rows.h"
#include "store/store.h"

#define BUSY_MS 60000             /* another loader holds the lock for a batch, or while it makes indices */
#define APPLICATION_ID 0x6e757467 /* "nutg": what file(1) and PRAGMA application_id say */

typedef struct {
  libsqlite sq;
  const char *path;
  sqlite3 *db;
  sqlite3_stmt *insert[TABLE_COUNT], *search[TABLE_COUNT], *find_document, *find_source;
  sqlite_rows rows[TABLE_COUNT]; /* what `insert` and `search` read */
} sqlite_state;

static const char SETTINGS[] =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; "
    "PRAGMA wal_autocheckpoint = 16384; PRAGMA foreign_keys = OFF; PRAGMA secure_delete = OFF";

/* What a row is found by. */
static const char *const SEARCHES[TABLE_COUNT] = {
    [TABLE_DOCUMENTS] = "INSERT INTO documents_search(rowid, title, text) SELECT id, title, text FROM new_documents",
    [TABLE_QUOTES] = "INSERT INTO quotes_search(rowid, words, speaker_text) SELECT id, words, speaker_text FROM new_quotes"};

static ng_status fail(sqlite_state *state, ng_error *error) {
  int code = state->sq.errcode(state->db);
  if (code == SQLITE_NOTADB) return error_set(error, NG_ERROR_USAGE, "%s: is no SQLite database", state->path);
  const char *remedy = code == SQLITE_BUSY   ? "; another program holds the lock"
                       : code == SQLITE_FULL ? "; what was loaded before is safe, load again"
                                             : "";
  return error_set(error, NG_ERROR_IO, "%s: %s%s", state->path, state->sq.errmsg(state->db), remedy);
}

static ng_status run(void *payload, const char *statements, ng_error *error) {
  sqlite_state *state = payload;
  return state->sq.exec(state->db, statements, NULL, NULL, NULL) == SQLITE_OK ? NG_OK : fail(state, error);
}

static ng_status prepare(sqlite_state *state, sqlite3_stmt **out, const char *sql, ng_error *error) {
  if (*out) return NG_OK;
  return state->sq.prepare_v3(state->db, sql, -1, SQLITE_PREPARE_PERSISTENT, out, NULL) == SQLITE_OK ? NG_OK : fail(state, error);
}

static ng_status get_number(void *payload, const char *sql, int64_t *out, ng_error *error) {
  sqlite_state *state = payload;
  sqlite3_stmt *query = NULL;
  *out = 0;
  ng_status status = prepare(state, &query, sql, error);
  if (status != NG_OK) return status;
  int code = state->sq.step(query);
  if (code == SQLITE_ROW) *out = state->sq.column_int64(query, 0);
  if (code != SQLITE_ROW && code != SQLITE_DONE) status = fail(state, error);
  state->sq.finalize(query);
  return status;
}

static void close_database(void *payload) {
  sqlite_state *state = payload;
  if (!state->sq.handle) return;
  for (int i = 0; i < TABLE_COUNT; i++) {
    state->sq.finalize(state->insert[i]);
    state->sq.finalize(state->search[i]);
  }
  state->sq.finalize(state->find_document);
  state->sq.finalize(state->find_source);
  state->sq.close(state->db);
  libsqlite_close(&state->sq);
}

/* Whoever goes over to WAL is refused at once, whatever the time-out, while another loader does the same. */
static ng_status use_settings(sqlite_state *state, ng_error *error) {
  enum { STEP_MS = 20 };
  for (int waited = 0; waited < BUSY_MS; waited += STEP_MS) {
    if (state->sq.exec(state->db, SETTINGS, NULL, NULL, NULL) == SQLITE_OK) return NG_OK;
    if (state->sq.errcode(state->db) != SQLITE_BUSY) break;
    state->sq.sleep(STEP_MS);
  }
  return fail(state, error);
}

static ng_status open_database(void **out, ng_arena *keep, const char *target, ng_error *error) {
  if (!*target) return error_set(error, NG_ERROR_USAGE, "sqlite: needs a path: sqlite:facts.db");
  sqlite_state *state = ARENA_NEW(keep, sqlite_state, 1);
  if (!state) return error_set(error, NG_ERROR_MEMORY, "out of memory");
  *out = state;
  state->path = target;
  ng_status status = libsqlite_open(&state->sq, error);
  if (status != NG_OK) return status;
  int code = state->sq.open_v2(target, &state->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
  if (code != SQLITE_OK) return error_set(error, NG_ERROR_IO, "%s: cannot open: %s", target, state->sq.errstr(code));
  state->sq.busy_timeout(state->db, BUSY_MS);
  for (int i = 0; i < TABLE_COUNT; i++) {
    state->rows[i].sq = &state->sq;
    state->rows[i].table = (store_table_id)i;
    if (sqlite_rows_attach(state->db, &state->rows[i]) != SQLITE_OK) return fail(state, error);
  }
  return use_settings(state, error);
}

static ng_status get_version(void *payload, unsigned *version, ng_error *error) {
  int64_t number;
  ng_status status = get_number(payload, "PRAGMA user_version", &number, error);
  *version = (unsigned)number;
  return status;
}

static ng_status set_version(void *payload, unsigned version, ng_error *error) {
  char sql[96];
  snprintf(sql, sizeof sql, "PRAGMA user_version = %u; PRAGMA application_id = %d", version, APPLICATION_ID);
  return run(payload, sql, error);
}

static ng_status begin(void *payload, ng_error *error) {
  return run(payload, "BEGIN IMMEDIATE", error);
}

static ng_status commit(void *payload, ng_error *error) {
  return run(payload, "COMMIT", error);
}

static void rollback(void *payload) {
  sqlite_state *state = payload;
  if (!state->sq.get_autocommit(state->db)) state->sq.exec(state->db, "ROLLBACK", NULL, NULL, NULL);
}

static void bind_text(const sqlite_state *state, sqlite3_stmt *statement, int at, ng_str text) {
  state->sq.bind_text64(statement, at, text.ptr, text.len, SQLITE_STATIC, SQLITE_UTF8);
}

static ng_str column_copy(const sqlite_state *state, sqlite3_stmt *row, int at, ng_arena *arena) {
  const char *text = (const char *)state->sq.column_text(row, at);
  return arena_copy(arena, (ng_str){text ? text : "", (uint32_t)state->sq.column_bytes(row, at)});
}

static ng_status find_document(sqlite_state *state, const store_record *record, store_known *known, ng_arena *arena, ng_error *error) {
  sqlite3_stmt *query = state->find_document;
  bind_text(state, query, 1, record->dataset);
  bind_text(state, query, 2, record->doc);
  int code = state->sq.step(query);
  if (code == SQLITE_ROW) {
    known->id = state->sq.column_int64(query, 0);
    known->digest = column_copy(state, query, 1, arena);
    known->ruleset = column_copy(state, query, 2, arena);
    known->has_text = state->sq.column_int(query, 3);
  }
  ng_status status = code == SQLITE_ROW || code == SQLITE_DONE ? NG_OK : fail(state, error);
  state->sq.reset(query);
  return status;
}

static ng_status find_source(sqlite_state *state, const store_record *record, store_known *known, ng_error *error) {
  sqlite3_stmt *query = state->find_source;
  bind_text(state, query, 1, record->source);
  int code = state->sq.step(query);
  known->source_id = code == SQLITE_ROW ? state->sq.column_int64(query, 0) : 0;
  ng_status status = code == SQLITE_ROW || code == SQLITE_DONE ? NG_OK : fail(state, error);
  state->sq.reset(query);
  return status;
}

static ng_status find(void *payload, const store_record *records, uint32_t count, store_known *known, ng_arena *arena, ng_error *error) {
  sqlite_state *state = payload;
  ng_status status =
      prepare(state, &state->find_document, "SELECT id, digest, ruleset, text IS NOT NULL FROM documents WHERE dataset = ? AND doc = ?", error);
  if (status == NG_OK) status = prepare(state, &state->find_source, "SELECT id FROM sources WHERE name = ?", error);
  for (uint32_t i = 0; i < count && status == NG_OK; i++) {
    status = find_document(state, &records[i], &known[i], arena, error);
    if (status == NG_OK && records[i].source.len) status = find_source(state, &records[i], &known[i], error);
  }
  return status;
}

static ng_status remove_documents(void *payload, const int64_t *ids, uint32_t count, ng_error *error) {
  char sql[160];
  ng_status status = NG_OK;
  for (uint32_t i = 0; i < count; i++) {
    for (int table = TABLE_EVIDENCE; table >= TABLE_DOCUMENTS && status == NG_OK; table--) {
      bool is_document = table == TABLE_DOCUMENTS;
      long long first = is_document ? ids[i] : ids[i] << STORE_ORDINAL_BITS, last = is_document ? ids[i] : ((ids[i] + 1) << STORE_ORDINAL_BITS) - 1;
      snprintf(sql, sizeof sql, "DELETE FROM %s WHERE id BETWEEN %lld AND %lld", STORE_TABLES[table].name, first, last);
      status = run(payload, sql, error);
    }
  }
  return status;
}

static ng_status forget_errors(void *payload, ng_str dataset, ng_str file, ng_error *error) {
  sqlite_state *state = payload;
  sqlite3_stmt *statement = NULL;
  ng_status status = prepare(state, &statement, "DELETE FROM errors WHERE dataset = ? AND file = ?", error);
  if (status != NG_OK) return status;
  bind_text(state, statement, 1, dataset);
  bind_text(state, statement, 2, file);
  if (state->sq.step(statement) != SQLITE_DONE) status = fail(state, error);
  state->sq.finalize(statement);
  return status;
}

static ng_status prepare_insert(sqlite_state *state, store_table_id table, ng_error *error) {
  ng_buf sql = {0};
  buf_print(&sql, "INSERT INTO %s(", STORE_TABLES[table].name);
  schema_print_columns(&sql, table, DIALECT_SQLITE);
  buf_print(&sql, ") SELECT ");
  schema_print_columns(&sql, table, DIALECT_SQLITE);
  buf_print(&sql, " FROM new_%s%c", STORE_TABLES[table].name, '\0');
  ng_status status = sql.failed ? error_set(error, NG_ERROR_MEMORY, "out of memory") : prepare(state, &state->insert[table], sql.ptr, error);
  buf_clear(&sql);
  return status;
}

static ng_status insert(sqlite_state *state, sqlite3_stmt *statement, ng_error *error) {
  ng_status status = state->sq.step(statement) == SQLITE_DONE ? NG_OK : fail(state, error);
  state->sq.reset(statement);
  return status;
}

static ng_status write_table(sqlite_state *state, store_table_id table, const store_value *values, uint32_t count, ng_error *error) {
  ng_status status = state->insert[table] ? NG_OK : prepare_insert(state, table, error);
  if (status == NG_OK && SEARCHES[table]) status = prepare(state, &state->search[table], SEARCHES[table], error);
  if (status != NG_OK) return status;
  state->rows[table].values = values;
  state->rows[table].count = count;
  status = insert(state, state->insert[table], error);
  return status == NG_OK && SEARCHES[table] ? insert(state, state->search[table], error) : status;
}

static ng_status write_rows(void *payload, const store_rows *rows, store_table_id first, store_table_id last, ng_error *error) {
  ng_status status = NG_OK;
  for (store_table_id i = first; i <= last && status == NG_OK; i++) {
    uint32_t count = rows_count(rows, i);
    if (count) status = write_table(payload, i, rows->tables[i].items, count, error);
  }
  return status;
}

static ng_status make_indices(void *payload, ng_error *error) {
  ng_buf sql = {0};
  schema_print_indices(&sql, 0, TABLE_COUNT);
  buf_char(&sql, '\0');
  ng_status status = sql.failed ? error_set(error, NG_ERROR_MEMORY, "out of memory") : run(payload, sql.ptr, error);
  buf_clear(&sql);
  return status;
}

static ng_status tidy(void *payload, ng_error *error) {
  return run(payload, "PRAGMA analysis_limit = 1000; PRAGMA optimize; ANALYZE; PRAGMA wal_checkpoint(PASSIVE)", error);
}

const store_backend STORE_SQLITE = {
    .dialect = DIALECT_SQLITE,
    .begin = begin,
    .commit = commit,
    .open = open_database,
    .close = close_database,
    .version = get_version,
    .set_version = set_version,
    .rollback = rollback,
    .run = run,
    .number = get_number,
    .find = find,
    .remove = remove_documents,
    .forget_errors = forget_errors,
    .write = write_rows,
    .index = make_indices,
    .tidy = tidy,
};
