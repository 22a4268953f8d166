/* PostgreSQL. The keys of a batch go by COPY into a temporary table and are looked up there; rows go by COPY, table by table. An advisory lock lets
 * one loader at a time into its transaction, as SQLite does, so ids are the highest id and one more. */
#include <stdio.h>
#include <stdlib.h>

#include "store/copy.h"
#include "store/libpq.h"
#include "store/store.h"

#define LOCK_KEY "7810197414" /* of pg_advisory_xact_lock: any number that nobody else takes */
#define OLDEST_SERVER 120000  /* 12: generated SQL uses nothing newer */

#define PIECE_BYTES (256u << 10) /* of rows given to libpq at once, so that the server works while the next are made */

typedef struct {
  libpq pq;
  PGconn *connection;
  ng_buf rows; /* a piece of what COPY sends */
} postgres_state;

/* Batches are committed without waiting for the disk, which `tidy` does for all of them. Foreign keys are not looked up for each row, where the role
 * may say so: the rows come from one walk over a record, and SQLite leaves them as well. */
static const char SETTINGS[] =
    "SET client_encoding = 'UTF8'; SET client_min_messages = error; SET synchronous_commit = off; SET default_statistics_target = 20; "
    "DO $$ BEGIN SET session_replication_role = replica; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$; "
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
  buf_clear(&state->rows);
  if (state->connection) state->pq.PQfinish(state->connection);
  libpq_close(&state->pq);
}

static ng_status get_number(void *payload, const char *sql, int64_t *out, ng_error *error) {
  postgres_state *state = payload;
  PGresult *result = state->pq.PQexec(state->connection, sql);
  *out = 0;
  if (state->pq.PQresultStatus(result) == PGRES_TUPLES_OK && state->pq.PQntuples(result)) {
    *out = strtoll(state->pq.PQgetvalue(result, 0, 0), NULL, 10);
  }
  return take_result(state, result, error);
}

static ng_status get_version(void *payload, unsigned *version, ng_error *error) {
  int64_t number = 0;
  ng_status status = get_number(payload, "SELECT count(*) FROM pg_class WHERE oid = to_regclass('nutgraf_schema')", &number, error);
  if (status == NG_OK && number) status = get_number(payload, "SELECT version FROM nutgraf_schema", &number, error);
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

static void rollback(void *payload) {
  postgres_state *state = payload;
  state->pq.PQclear(state->pq.PQexec(state->connection, "ROLLBACK"));
}

/* Gives libpq what is gathered, once that is worth it or `is_last`. */
static ng_status send_piece(postgres_state *state, bool is_last, ng_error *error) {
  ng_buf *rows = &state->rows;
  if (rows->failed) return error_set(error, NG_ERROR_MEMORY, "out of memory");
  if (rows->len < PIECE_BYTES && !is_last) return NG_OK;
  bool is_sent = true;
  /* int counts the bytes of one call */
  for (size_t at = 0, piece; at < rows->len && is_sent; at += piece) {
    piece = rows->len - at < 1u << 24 ? rows->len - at : 1u << 24;
    is_sent = state->pq.PQputCopyData(state->connection, rows->ptr + at, (int)piece) == 1;
  }
  rows->len = 0;
  return is_sent ? NG_OK : fail(state, error);
}

static ng_status begin_copy(postgres_state *state, const char *columns, ng_error *error) {
  char sql[1024];
  snprintf(sql, sizeof sql, "COPY %s FROM STDIN (FORMAT binary)", columns);
  PGresult *result = state->pq.PQexec(state->connection, sql);
  bool is_open = state->pq.PQresultStatus(result) == PGRES_COPY_IN;
  state->pq.PQclear(result);
  if (!is_open) return fail(state, error);
  state->rows.len = 0;
  copy_begin(&state->rows);
  return NG_OK;
}

static ng_status end_copy(postgres_state *state, ng_error *error) {
  copy_end(&state->rows);
  ng_status status = send_piece(state, true, error);
  if (status != NG_OK) return status;
  if (state->pq.PQputCopyEnd(state->connection, NULL) != 1) return fail(state, error);
  status = take_result(state, state->pq.PQgetResult(state->connection), error);
  for (PGresult *more; (more = state->pq.PQgetResult(state->connection));) state->pq.PQclear(more);
  return status;
}

static ng_status write_rows(void *payload, store_table_id table, const store_value *values, uint32_t count, ng_error *error) {
  postgres_state *state = payload;
  ng_buf columns = {0};
  buf_print(&columns, "%s(", STORE_TABLES[table].name);
  schema_print_columns(&columns, table, DIALECT_POSTGRES);
  buf_print(&columns, ")%c", '\0');
  ng_status status = columns.failed ? error_set(error, NG_ERROR_MEMORY, "out of memory") : begin_copy(state, columns.ptr, error);
  buf_clear(&columns);
  for (uint32_t i = 0; i < count && status == NG_OK; i++, values += STORE_TABLES[table].count) {
    copy_row(&state->rows, table, values);
    status = send_piece(state, false, error);
  }
  return status == NG_OK ? end_copy(state, error) : status;
}

static ng_status send_keys(postgres_state *state, const store_record *records, uint32_t count, ng_error *error) {
  ng_status status = begin_copy(state, "stage", error);
  for (uint32_t i = 0; i < count && status == NG_OK; i++) {
    copy_fields(&state->rows, 4);
    copy_integer(&state->rows, (int32_t)i);
    copy_text(&state->rows, records[i].dataset);
    copy_text(&state->rows, records[i].doc);
    copy_text(&state->rows, records[i].source);
    status = send_piece(state, false, error);
  }
  return status == NG_OK ? end_copy(state, error) : status;
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
    .begin = "BEGIN; SELECT pg_advisory_xact_lock(" LOCK_KEY ")",
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
    .tidy = tidy,
};
