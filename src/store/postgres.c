/* PostgreSQL. The keys of a batch go by COPY into a temporary table and are looked up there; rows are gathered as COPY text and sent table by table.
 * An advisory lock lets one loader at a time into its transaction, as SQLite does, so ids are the highest id and one more. */
#include <stdio.h>
#include <stdlib.h>

#include "store/libpq.h"
#include "store/store.h"

#define LOCK_KEY "7810197414" /* of pg_advisory_xact_lock: any number that nobody else takes */
#define OLDEST_SERVER 120000  /* 12: generated SQL uses nothing newer */

typedef struct {
  libpq pq;
  PGconn *connection;
  ng_buf rows[TABLE_COUNT]; /* not yet sent */
} postgres_state;

/* Batches are committed without waiting for the disk, which `tidy` does for all of them. */
static const char SETTINGS[] =
    "SET client_encoding = 'UTF8'; SET client_min_messages = error; "
    "SET datestyle = 'ISO, YMD'; SET synchronous_commit = off; "
    "CREATE TEMPORARY TABLE stage(position integer, dataset text, doc text, source text) ON COMMIT DELETE ROWS";

static void ignore_notice(void *payload, const char *message) {
  (void)payload;
  (void)message;
}

/* libpq's messages end in a newline; they quote no password. */
static ng_status fail(postgres_state *state, ng_error *error) {
  ng_str message = str_trim(str_of(state->pq.PQerrorMessage(state->connection)));
  return error_set(error, NG_ERROR_IO, "postgres: %.*s", STR_ARG(message));
}

static ng_status take_result(postgres_state *state, PGresult *result, ng_error *error) {
  ExecStatusType status = state->pq.PQresultStatus(result);
  state->pq.PQclear(result);
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK ? NG_OK : fail(state, error);
}

static ng_status run(void *payload, const char *statements, ng_error *error) {
  postgres_state *state = payload;
  return take_result(state, state->pq.PQexec(state->connection, statements), error);
}

/* A DSN that cannot be read is not repeated: a piece of it may be the password. */
static ng_status check_dsn(postgres_state *state, const char *dsn, ng_error *error) {
  char *message = NULL;
  PQconninfoOption *options = state->pq.PQconninfoParse(dsn, &message);
  if (message) state->pq.PQfreemem(message);
  if (!options) return error_set(error, NG_ERROR_USAGE, "postgres: cannot read the DSN; write postgres:dbname=news or postgres://host/news");
  bool has_password = false;
  for (const PQconninfoOption *option = options; option->keyword; option++) {
    has_password |= strcmp(option->keyword, "password") == 0 && option->val && *option->val;
  }
  state->pq.PQconninfoFree(options);
  if (!has_password) return NG_OK;
  return error_set(error, NG_ERROR_USAGE, "postgres: everybody on this machine can read a password on the command line; use PGPASSWORD or ~/.pgpass");
}

static ng_status connect_server(postgres_state *state, const char *dsn, ng_error *error) {
  ng_status status = libpq_open(&state->pq, error);
  if (status == NG_OK) status = check_dsn(state, dsn, error);
  if (status != NG_OK) return status;
  state->connection = state->pq.PQconnectdb(dsn);
  if (state->pq.PQstatus(state->connection) != CONNECTION_OK) return fail(state, error);
  state->pq.PQsetNoticeProcessor(state->connection, ignore_notice, NULL);
  int version = state->pq.PQserverVersion(state->connection);
  if (version < OLDEST_SERVER) return error_set(error, NG_ERROR_USAGE, "postgres: the server is version %d; 12 is needed", version / 10000);
  const char *encoding = state->pq.PQparameterStatus(state->connection, "server_encoding");
  if (!encoding || strcmp(encoding, "UTF8") != 0) {
    return error_set(error, NG_ERROR_USAGE, "postgres: the database has encoding %s; make one with ENCODING 'UTF8'", encoding ? encoding : "unknown");
  }
  return run(state, SETTINGS, error);
}

static ng_status open_database(void **out, ng_arena *keep, const char *target, ng_error *error) {
  postgres_state *state = ARENA_NEW(keep, postgres_state, 1);
  if (!state) return error_set(error, NG_ERROR_MEMORY, "out of memory");
  *out = state;
  return connect_server(state, target, error);
}

static void close_database(void *payload) {
  postgres_state *state = payload;
  for (int i = 0; i < TABLE_COUNT; i++) buf_clear(&state->rows[i]);
  if (state->connection) state->pq.PQfinish(state->connection);
  libpq_close(&state->pq);
}

/* The one number that a query gives; 0 for none. */
static ng_status query_int(postgres_state *state, const char *sql, int64_t *out, ng_error *error) {
  PGresult *result = state->pq.PQexec(state->connection, sql);
  *out = 0;
  if (state->pq.PQresultStatus(result) == PGRES_TUPLES_OK && state->pq.PQntuples(result)) {
    *out = strtoll(state->pq.PQgetvalue(result, 0, 0), NULL, 10);
  }
  return take_result(state, result, error);
}

static ng_status get_version(void *payload, unsigned *version, ng_error *error) {
  int64_t number = 0;
  ng_status status = query_int(payload, "SELECT count(*) FROM pg_class WHERE oid = to_regclass('nutgraf_schema')", &number, error);
  if (status == NG_OK && number) status = query_int(payload, "SELECT version FROM nutgraf_schema", &number, error);
  *version = (unsigned)number;
  return status;
}

static ng_status set_version(void *payload, unsigned version, ng_error *error) {
  char sql[192];
  snprintf(sql, sizeof sql,
           "CREATE TABLE IF NOT EXISTS nutgraf_schema(version integer NOT NULL); DELETE FROM nutgraf_schema; INSERT INTO nutgraf_schema VALUES (%u)",
           version);
  return run(payload, sql, error);
}

static ng_status begin(void *payload, ng_error *error) {
  return run(payload, "BEGIN; SELECT pg_advisory_xact_lock(" LOCK_KEY ")", error);
}

static ng_status commit(void *payload, ng_error *error) {
  return run(payload, "COMMIT", error);
}

static void rollback(void *payload) {
  postgres_state *state = payload;
  for (int i = 0; i < TABLE_COUNT; i++) state->rows[i].len = 0;
  state->pq.PQclear(state->pq.PQexec(state->connection, "ROLLBACK"));
}

/* Text of COPY: backslash, tab and line ends are escaped. NULs are gone since the record was read. */
static void add_copy_text(ng_buf *out, ng_str text) {
  uint32_t plain = 0;
  for (uint32_t i = 0; i < text.len; i++) {
    char c = text.ptr[i], name = c == '\\' ? '\\' : c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : 0;
    if (!name) continue;
    buf_add(out, text.ptr + plain, i - plain);
    buf_char(out, '\\');
    buf_char(out, name);
    plain = i + 1;
  }
  buf_add(out, text.ptr + plain, text.len - plain);
}

static void add_int(ng_buf *out, int64_t number) {
  char digits[24];
  unsigned at = sizeof digits;
  uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
  do digits[--at] = (char)('0' + rest % 10);
  while (rest /= 10);
  if (number < 0) digits[--at] = '-';
  buf_add(out, digits + at, sizeof digits - at);
}

static void add_value(ng_buf *out, const store_value *value) {
  switch (value->type) {
    case VALUE_NULL: buf_add(out, "\\N", 2); break;
    case VALUE_INT: add_int(out, value->number); break;
    case VALUE_BOOL: buf_char(out, value->number ? 't' : 'f'); break;
    case VALUE_REAL: buf_print(out, "%.15g", value->real); break;
    case VALUE_TEXT: add_copy_text(out, value->text); break;
  }
}

static ng_status put(void *payload, store_table_id table, const store_value *values, ng_error *error) {
  postgres_state *state = payload;
  ng_buf *rows = &state->rows[table];
  for (unsigned i = 0; i < STORE_TABLES[table].count; i++) {
    if (i) buf_char(rows, '\t');
    add_value(rows, &values[i]);
  }
  buf_char(rows, '\n');
  return rows->failed ? error_set(error, NG_ERROR_MEMORY, "out of memory") : NG_OK;
}

static ng_status copy(postgres_state *state, const char *columns, const ng_buf *rows, ng_error *error) {
  char sql[1024];
  snprintf(sql, sizeof sql, "COPY %s FROM STDIN", columns);
  PGresult *result = state->pq.PQexec(state->connection, sql);
  bool is_open = state->pq.PQresultStatus(result) == PGRES_COPY_IN;
  state->pq.PQclear(result);
  if (!is_open) return fail(state, error);
  /* int counts the bytes of one call */
  bool is_sent = true;
  for (size_t at = 0, piece; at < rows->len && is_sent; at += piece) {
    piece = rows->len - at < 1u << 24 ? rows->len - at : 1u << 24;
    is_sent = state->pq.PQputCopyData(state->connection, rows->ptr + at, (int)piece) == 1;
  }
  if (!is_sent || state->pq.PQputCopyEnd(state->connection, NULL) != 1) return fail(state, error);
  ng_status status = take_result(state, state->pq.PQgetResult(state->connection), error);
  while ((result = state->pq.PQgetResult(state->connection))) state->pq.PQclear(result);
  return status;
}

static ng_status send_rows(void *payload, ng_error *error) {
  postgres_state *state = payload;
  ng_status status = NG_OK;
  for (int i = 0; i < TABLE_COUNT && status == NG_OK; i++) {
    if (!state->rows[i].len) continue;
    ng_buf columns = {0};
    schema_print_columns(&columns, (store_table_id)i, DIALECT_POSTGRES);
    buf_char(&columns, '\0');
    status = columns.failed ? error_set(error, NG_ERROR_MEMORY, "out of memory") : copy(state, columns.ptr, &state->rows[i], error);
    state->rows[i].len = 0;
    buf_clear(&columns);
  }
  return status;
}

static ng_status send_keys(postgres_state *state, const store_record *records, uint32_t count, ng_error *error) {
  ng_buf keys = {0};
  for (uint32_t i = 0; i < count; i++) {
    add_int(&keys, i);
    buf_char(&keys, '\t');
    add_copy_text(&keys, records[i].dataset);
    buf_char(&keys, '\t');
    add_copy_text(&keys, records[i].doc);
    buf_char(&keys, '\t');
    add_copy_text(&keys, records[i].source);
    buf_char(&keys, '\n');
  }
  ng_status status = keys.failed ? error_set(error, NG_ERROR_MEMORY, "out of memory") : copy(state, "stage", &keys, error);
  buf_clear(&keys);
  return status;
}

static ng_str value_copy(const postgres_state *state, const PGresult *result, int row, int column, ng_arena *arena) {
  return arena_copy(arena, (ng_str){state->pq.PQgetvalue(result, row, column), (uint32_t)state->pq.PQgetlength(result, row, column)});
}

/* OFFSET 0 keeps the look-ups apart: as joins they would be hashed, which reads all documents for each batch. */
static ng_status find(void *payload, const store_record *records, uint32_t count, store_known *known, ng_arena *arena, ng_error *error) {
  postgres_state *state = payload;
  ng_status status = send_keys(state, records, count, error);
  if (status != NG_OK) return status;
  PGresult *result = state->pq.PQexec(state->connection,
                                      "SELECT g.position, coalesce(d.id, 0), coalesce(s.id, 0), d.digest, d.ruleset, d.has_text FROM stage g "
                                      "LEFT JOIN LATERAL (SELECT id, digest, ruleset, text IS NOT NULL AS has_text FROM documents "
                                      "WHERE dataset = g.dataset AND doc = g.doc OFFSET 0) d ON true "
                                      "LEFT JOIN LATERAL (SELECT id FROM sources WHERE name = g.source OFFSET 0) s ON true");
  int rows = state->pq.PQresultStatus(result) == PGRES_TUPLES_OK ? state->pq.PQntuples(result) : 0;
  for (int i = 0; i < rows; i++) {
    store_known *at = &known[strtoul(state->pq.PQgetvalue(result, i, 0), NULL, 10)];
    at->id = strtoll(state->pq.PQgetvalue(result, i, 1), NULL, 10);
    at->source_id = strtoll(state->pq.PQgetvalue(result, i, 2), NULL, 10);
    at->digest = value_copy(state, result, i, 3, arena);
    at->ruleset = value_copy(state, result, i, 4, arena);
    at->has_text = *state->pq.PQgetvalue(result, i, 5) == 't';
  }
  return take_result(state, result, error);
}

static ng_status last_id(void *payload, store_table_id table, int64_t *id, ng_error *error) {
  char sql[96];
  snprintf(sql, sizeof sql, "SELECT max(id) FROM %s", STORE_TABLES[table].name);
  return query_int(payload, sql, id, error);
}

/* From the leaves to the root, so that no foreign key is ever broken. */
static ng_status remove_documents(void *payload, const int64_t *ids, uint32_t count, ng_error *error) {
  ng_buf list = {0}, sql = {0};
  for (uint32_t i = 0; i < count; i++) buf_print(&list, "%s%lld", i ? "," : "", (long long)ids[i]);
  for (int i = TABLE_EVIDENCE; i >= TABLE_DOCUMENTS; i--) {
    const char *condition = i == TABLE_DOCUMENTS ? "t.id = r.id" : "t.id >= r.id << 20 AND t.id < (r.id + 1) << 20";
    buf_print(&sql, "DELETE FROM %s t USING unnest('{%.*s}'::bigint[]) r(id) WHERE %s;\n", STORE_TABLES[i].name, (int)list.len, list.ptr, condition);
  }
  buf_char(&sql, '\0');
  ng_status status = list.failed || sql.failed ? error_set(error, NG_ERROR_MEMORY, "out of memory") : run(payload, sql.ptr, error);
  buf_clear(&list);
  buf_clear(&sql);
  return status;
}

static ng_status forget_errors(void *payload, ng_str dataset, ng_str file, ng_error *error) {
  postgres_state *state = payload;
  const char *values[] = {dataset.ptr, file.ptr}; /* both end in a zero byte */
  return take_result(
      state, state->pq.PQexecParams(state->connection, "DELETE FROM errors WHERE dataset = $1 AND file = $2", 2, NULL, values, NULL, NULL, 0), error);
}

static ng_status tidy(void *payload, ng_error *error) {
  ng_buf sql = {0};
  buf_print(&sql, "SET synchronous_commit = on; ANALYZE");
  for (int i = 0; i < TABLE_COUNT; i++) buf_print(&sql, "%s%s", i ? "," : " ", STORE_TABLES[i].name);
  buf_char(&sql, '\0');
  ng_status status = sql.failed ? error_set(error, NG_ERROR_MEMORY, "out of memory") : run(payload, sql.ptr, error);
  buf_clear(&sql);
  return status;
}

const store_backend STORE_POSTGRES = {
    .dialect = DIALECT_POSTGRES,
    .open = open_database,
    .close = close_database,
    .version = get_version,
    .set_version = set_version,
    .begin = begin,
    .commit = commit,
    .rollback = rollback,
    .run = run,
    .find = find,
    .last_id = last_id,
    .remove = remove_documents,
    .forget_errors = forget_errors,
    .put = put,
    .send = send_rows,
    .tidy = tidy,
};
