/* PostgreSQL. Documents go through two connections, so that two processes of the server work for one load: those with odd ids through the second, the
 * others and all that is no document through the first. A document with all its facts is in one transaction of one of them.
 *
 * The keys of a batch go by COPY into a temporary table and are looked up there; rows go by COPY, table by table. Each connection has an advisory lock
 * of its own while it is in a transaction. So one loader at a time writes, as in SQLite, ids are the highest id and one more, and who begins waits
 * even for the last transaction of a loader that was killed. */
#include <stdio.h>
#include <stdlib.h>

#include "store/copy.h"
#include "store/libpq.h"
#include "store/store.h"

#define LOCK_KEY 7810197414     /* of pg_advisory_xact_lock, and the next one: any numbers that nobody else takes */
#define OLDEST_SERVER 120000    /* 12: generated SQL uses nothing newer */
#define PIECE_BYTES (64u << 10) /* of rows given to libpq at once, so that the server works while the next are made */
#define LANES 2

/* A connection, and a piece of what COPY sends through it. */
typedef struct {
  PGconn *connection;
  ng_buf rows;
} postgres_lane;

typedef struct {
  libpq pq;
  postgres_lane lanes[LANES];
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
static ng_status fail(const postgres_state *state, const postgres_lane *lane, ng_error *error) {
  ng_str message = str_trim(str_of(state->pq.PQerrorMessage(lane->connection)));
  return error_set(error, NG_ERROR_IO, "postgres: %.*s", STR_ARG(message));
}

static ng_status take_result(const postgres_state *state, const postgres_lane *lane, PGresult *result, ng_error *error) {
  ExecStatusType status = state->pq.PQresultStatus(result);
  state->pq.PQclear(result);
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK ? NG_OK : fail(state, lane, error);
}

static ng_status run_in(const postgres_state *state, const postgres_lane *lane, const char *statements, ng_error *error) {
  return take_result(state, lane, state->pq.PQexec(lane->connection, statements), error);
}

static ng_status run(void *payload, const char *statements, ng_error *error) {
  const postgres_state *state = payload;
  return run_in(state, &state->lanes[0], statements, error);
}

/* A DSN that cannot be read is not repeated: a piece of it may be the password. */
static ng_status check_dsn(const postgres_state *state, const char *dsn, ng_error *error) {
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

static ng_status connect_lane(const postgres_state *state, postgres_lane *lane, const char *dsn, ng_error *error) {
  lane->connection = state->pq.PQconnectdb(dsn);
  if (state->pq.PQstatus(lane->connection) != CONNECTION_OK) return fail(state, lane, error);
  state->pq.PQsetNoticeProcessor(lane->connection, ignore_notice, NULL);
  int version = state->pq.PQserverVersion(lane->connection);
  if (version < OLDEST_SERVER) return error_set(error, NG_ERROR_USAGE, "postgres: the server is version %d; 12 is needed", version / 10000);
  const char *encoding = state->pq.PQparameterStatus(lane->connection, "server_encoding");
  if (!encoding || strcmp(encoding, "UTF8") != 0) {
    return error_set(error, NG_ERROR_USAGE, "postgres: the database has encoding %s; make one with ENCODING 'UTF8'", encoding ? encoding : "unknown");
  }
  return run_in(state, lane, SETTINGS, error);
}

static ng_status open_database(void **out, ng_arena *keep, const char *target, ng_error *error) {
  postgres_state *state = ARENA_NEW(keep, postgres_state, 1);
  if (!state) return error_set(error, NG_ERROR_MEMORY, "out of memory");
  *out = state;
  ng_status status = libpq_open(&state->pq, error);
  if (status == NG_OK) status = check_dsn(state, target, error);
  for (int i = 0; i < LANES && status == NG_OK; i++) status = connect_lane(state, &state->lanes[i], target, error);
  return status;
}

static void close_database(void *payload) {
  postgres_state *state = payload;
  for (int i = 0; i < LANES; i++) {
    buf_clear(&state->lanes[i].rows);
    if (state->lanes[i].connection) state->pq.PQfinish(state->lanes[i].connection);
  }
  libpq_close(&state->pq);
}

static ng_status get_number(void *payload, const char *sql, int64_t *out, ng_error *error) {
  const postgres_state *state = payload;
  const postgres_lane *lane = &state->lanes[0];
  PGresult *result = state->pq.PQexec(lane->connection, sql);
  *out = 0;
  if (state->pq.PQresultStatus(result) == PGRES_TUPLES_OK && state->pq.PQntuples(result)) {
    *out = strtoll(state->pq.PQgetvalue(result, 0, 0), NULL, 10);
  }
  return take_result(state, lane, result, error);
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

static ng_status begin_lane(const postgres_state *state, int lane, ng_error *error) {
  char sql[80];
  snprintf(sql, sizeof sql, "BEGIN; SELECT pg_advisory_xact_lock(%lld)", (long long)LOCK_KEY + lane);
  return run_in(state, &state->lanes[lane], sql, error);
}

static ng_status begin(void *payload, ng_error *error) {
  ng_status status = NG_OK;
  for (int i = 0; i < LANES && status == NG_OK; i++) status = begin_lane(payload, i, error);
  return status;
}

/* The first lane last: it keeps other loaders out until the other lanes are done, and counts what they did. */
static ng_status commit(void *payload, ng_error *error) {
  const postgres_state *state = payload;
  ng_status status = NG_OK;
  for (int i = LANES; i-- > 0 && status == NG_OK;) status = run_in(state, &state->lanes[i], "COMMIT", error);
  return status;
}

static void rollback(void *payload) {
  const postgres_state *state = payload;
  for (int i = 0; i < LANES; i++) state->pq.PQclear(state->pq.PQexec(state->lanes[i].connection, "ROLLBACK"));
}

/* ---- COPY ---- */

/* Gives libpq what is gathered, once that is worth it or `is_last`. */
static ng_status send_piece(const postgres_state *state, postgres_lane *lane, bool is_last, ng_error *error) {
  ng_buf *rows = &lane->rows;
  if (rows->failed) return error_set(error, NG_ERROR_MEMORY, "out of memory");
  if (rows->len < PIECE_BYTES && !is_last) return NG_OK;
  bool is_sent = true;
  /* int counts the bytes of one call */
  for (size_t at = 0, piece; at < rows->len && is_sent; at += piece) {
    piece = rows->len - at < 1u << 24 ? rows->len - at : 1u << 24;
    is_sent = state->pq.PQputCopyData(lane->connection, rows->ptr + at, (int)piece) == 1;
  }
  rows->len = 0;
  return is_sent ? NG_OK : fail(state, lane, error);
}

static ng_status begin_copy(const postgres_state *state, postgres_lane *lane, const char *columns, ng_error *error) {
  char sql[1024];
  snprintf(sql, sizeof sql, "COPY %s FROM STDIN (FORMAT binary)", columns);
  PGresult *result = state->pq.PQexec(lane->connection, sql);
  bool is_open = state->pq.PQresultStatus(result) == PGRES_COPY_IN;
  state->pq.PQclear(result);
  lane->rows.len = 0;
  copy_begin(&lane->rows);
  return is_open ? NG_OK : fail(state, lane, error);
}

static ng_status end_copy(const postgres_state *state, postgres_lane *lane, ng_error *error) {
  copy_end(&lane->rows);
  ng_status status = send_piece(state, lane, true, error);
  return status != NG_OK || state->pq.PQputCopyEnd(lane->connection, NULL) == 1 ? status : fail(state, lane, error);
}

static ng_status await_copy(const postgres_state *state, const postgres_lane *lane, ng_error *error) {
  ng_status status = take_result(state, lane, state->pq.PQgetResult(lane->connection), error);
  for (PGresult *more; (more = state->pq.PQgetResult(lane->connection));) state->pq.PQclear(more);
  return status;
}

static bool is_of_documents(store_table_id table) {
  return table >= TABLE_DOCUMENTS && table <= TABLE_EVIDENCE;
}

/* Documents are shared out by their id. */
static int lane_of(store_table_id table, int64_t id) {
  if (!is_of_documents(table)) return table == TABLE_SOURCES;
  return (int)((table == TABLE_DOCUMENTS ? id : id >> STORE_ORDINAL_BITS) % LANES);
}

static ng_status copy_rows(postgres_state *state, store_table_id table, const char *columns, const store_value *values, uint32_t count,
                           ng_error *error) {
  int first = lane_of(table, 0), end = is_of_documents(table) ? LANES : first + 1;
  ng_status status = NG_OK;
  for (int i = first; i < end && status == NG_OK; i++) status = begin_copy(state, &state->lanes[i], columns, error);
  for (uint32_t i = 0; i < count && status == NG_OK; i++, values += STORE_TABLES[table].count) {
    postgres_lane *lane = &state->lanes[lane_of(table, values[0].number)];
    copy_row(&lane->rows, table, values);
    status = send_piece(state, lane, false, error);
  }
  for (int i = first; i < end && status == NG_OK; i++) status = end_copy(state, &state->lanes[i], error);
  for (int i = first; i < end && status == NG_OK; i++) status = await_copy(state, &state->lanes[i], error);
  return status;
}

/* The other lane sees sources only when they are committed, which the second one does before it has anything else to keep. A source that no
 * document names, after a crash, does no harm. */
static ng_status copy_sources(postgres_state *state, const char *columns, const store_value *values, uint32_t count, ng_error *error) {
  ng_status status = copy_rows(state, TABLE_SOURCES, columns, values, count, error);
  if (status == NG_OK) status = run_in(state, &state->lanes[1], "COMMIT", error);
  return status == NG_OK ? begin_lane(state, 1, error) : status;
}

static ng_status write_rows(void *payload, store_table_id table, const store_value *values, uint32_t count, ng_error *error) {
  ng_buf columns = {0};
  buf_print(&columns, "%s(", STORE_TABLES[table].name);
  schema_print_columns(&columns, table, DIALECT_POSTGRES);
  buf_print(&columns, ")%c", '\0');
  ng_status status = NG_ERROR_MEMORY;
  if (columns.failed)
    error_set(error, status, "out of memory");
  else if (table == TABLE_SOURCES)
    status = copy_sources(payload, columns.ptr, values, count, error);
  else
    status = copy_rows(payload, table, columns.ptr, values, count, error);
  buf_clear(&columns);
  return status;
}

/* ---- looking up and removing ---- */

static ng_status send_keys(const postgres_state *state, postgres_lane *lane, const store_record *records, uint32_t count, ng_error *error) {
  ng_status status = begin_copy(state, lane, "stage", error);
  for (uint32_t i = 0; i < count && status == NG_OK; i++) {
    copy_fields(&lane->rows, 4);
    copy_integer(&lane->rows, (int32_t)i);
    copy_text(&lane->rows, records[i].dataset);
    copy_text(&lane->rows, records[i].doc);
    copy_text(&lane->rows, records[i].source);
    status = send_piece(state, lane, false, error);
  }
  if (status == NG_OK) status = end_copy(state, lane, error);
  return status == NG_OK ? await_copy(state, lane, error) : status;
}

static ng_str value_copy(const postgres_state *state, const PGresult *result, int row, int column, ng_arena *arena) {
  return arena_copy(arena, (ng_str){state->pq.PQgetvalue(result, row, column), (uint32_t)state->pq.PQgetlength(result, row, column)});
}

/* OFFSET 0 keeps the look-ups apart: as joins they would be hashed, which reads all documents for each batch. */
static ng_status find(void *payload, const store_record *records, uint32_t count, store_known *known, ng_arena *arena, ng_error *error) {
  postgres_state *state = payload;
  postgres_lane *lane = &state->lanes[0];
  ng_status status = send_keys(state, lane, records, count, error);
  if (status != NG_OK) return status;
  PGresult *result = state->pq.PQexec(lane->connection,
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
  return take_result(state, lane, result, error);
}

/* From the leaves to the root, so that no foreign key is ever broken; each lane what it will write anew. */
static ng_status remove_documents(void *payload, const int64_t *ids, uint32_t count, ng_error *error) {
  const postgres_state *state = payload;
  ng_status status = NG_OK;
  for (int lane = 0; lane < LANES && status == NG_OK; lane++) {
    ng_buf sql = {0};
    for (int i = TABLE_EVIDENCE; i >= TABLE_DOCUMENTS; i--) {
      const char *condition = i == TABLE_DOCUMENTS ? "t.id = r.id" : "t.id >= r.id << 20 AND t.id < (r.id + 1) << 20";
      buf_print(&sql, "DELETE FROM %s t USING unnest(ARRAY[", STORE_TABLES[i].name);
      for (uint32_t j = 0, first = 1; j < count; j++) {
        if (lane_of(TABLE_DOCUMENTS, ids[j]) != lane) continue;
        buf_print(&sql, "%s%lld", first ? "" : ",", (long long)ids[j]);
        first = 0;
      }
      buf_print(&sql, "]::bigint[]) r(id) WHERE %s;\n", condition);
    }
    buf_char(&sql, '\0');
    status = sql.failed ? error_set(error, NG_ERROR_MEMORY, "out of memory") : run_in(state, &state->lanes[lane], sql.ptr, error);
    buf_clear(&sql);
  }
  return status;
}

static ng_status forget_errors(void *payload, ng_str dataset, ng_str file, ng_error *error) {
  const postgres_state *state = payload;
  const postgres_lane *lane = &state->lanes[0];
  const char *values[] = {dataset.ptr, file.ptr}; /* both end in a zero byte */
  PGresult *result = state->pq.PQexecParams(lane->connection, "DELETE FROM errors WHERE dataset = $1 AND file = $2", 2, NULL, values, NULL, NULL, 0);
  return take_result(state, lane, result, error);
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
    .tidy = tidy,
};
