/* PostgreSQL. Documents go through two connections, so that two processes of the server work for one load: those with odd ids through the second, the
 * others and all that is no document through the first. A document with all its facts is in one transaction of one of them.
 *
 * The keys of a batch go by COPY into a temporary table and are looked up there; rows go by COPY, table by table. Each connection has an advisory lock
 * of its own while it is in a transaction. So one loader at a time writes, as in SQLite, ids are the highest id and one more, and who begins waits
 * even for the last transaction of a loader that was killed. */
#include <stdio.h>
#include <stdlib.h>

#include "store/lane.h"
#include "store/store.h"

#define LOCK_KEY 7810197414 /* of pg_advisory_xact_lock, and the next one: any numbers that nobody else takes */
#define LANES 2

typedef struct {
  libpq pq;
  postgres_lane lanes[LANES];
} postgres_state;

static ng_status run(void *payload, const char *statements, ng_error *error) {
  const postgres_state *state = payload;
  return lane_run(&state->lanes[0], statements, error);
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

static ng_status open_database(void **out, ng_arena *keep, const char *target, ng_error *error) {
  postgres_state *state = ARENA_NEW(keep, postgres_state, 1);
  if (!state) return error_set(error, NG_ERROR_MEMORY, "out of memory");
  *out = state;
  ng_status status = libpq_open(&state->pq, error);
  if (status == NG_OK) status = check_dsn(state, target, error);
  for (int i = 0; i < LANES && status == NG_OK; i++) status = lane_connect(&state->lanes[i], &state->pq, target, error);
  return status;
}

static void close_database(void *payload) {
  postgres_state *state = payload;
  for (int i = 0; i < LANES; i++) lane_close(&state->lanes[i]);
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
  return lane_take(lane, result, error);
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
  return lane_run(&state->lanes[lane], sql, error);
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
  for (int i = LANES; i-- > 0 && status == NG_OK;) status = lane_run(&state->lanes[i], "COMMIT", error);
  return status;
}

static void rollback(void *payload) {
  const postgres_state *state = payload;
  for (int i = 0; i < LANES; i++) state->pq.PQclear(state->pq.PQexec(state->lanes[i].connection, "ROLLBACK"));
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
  for (int i = first; i < end && status == NG_OK; i++) status = lane_copy(&state->lanes[i], columns, error);
  for (uint32_t i = 0; i < count && status == NG_OK; i++, values += STORE_TABLES[table].count) {
    postgres_lane *lane = &state->lanes[lane_of(table, values[0].number)];
    copy_row(&lane->rows, table, values);
    status = lane_send(lane, error);
  }
  for (int i = first; i < end && status == NG_OK; i++) status = lane_copy_end(&state->lanes[i], error);
  for (int i = first; i < end && status == NG_OK; i++) status = lane_copied(&state->lanes[i], error);
  return status;
}

/* The other lane sees sources only when they are committed, which the second one does before it has anything else to keep. A source that no
 * document names, after a crash, does no harm. */
static ng_status copy_sources(postgres_state *state, const char *columns, const store_value *values, uint32_t count, ng_error *error) {
  ng_status status = copy_rows(state, TABLE_SOURCES, columns, values, count, error);
  if (status == NG_OK) status = lane_run(&state->lanes[1], "COMMIT", error);
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

static ng_status send_keys(postgres_lane *lane, const store_record *records, uint32_t count, ng_error *error) {
  ng_status status = lane_copy(lane, "stage", error);
  for (uint32_t i = 0; i < count && status == NG_OK; i++) {
    copy_fields(&lane->rows, 4);
    copy_integer(&lane->rows, (int32_t)i);
    copy_text(&lane->rows, records[i].dataset);
    copy_text(&lane->rows, records[i].doc);
    copy_text(&lane->rows, records[i].source);
    status = lane_send(lane, error);
  }
  if (status == NG_OK) status = lane_copy_end(lane, error);
  return status == NG_OK ? lane_copied(lane, error) : status;
}

static ng_str value_copy(const postgres_state *state, const PGresult *result, int row, int column, ng_arena *arena) {
  return arena_copy(arena, (ng_str){state->pq.PQgetvalue(result, row, column), (uint32_t)state->pq.PQgetlength(result, row, column)});
}

/* OFFSET 0 keeps the look-ups apart: as joins they would be hashed, which reads all documents for each batch. */
static ng_status find(void *payload, const store_record *records, uint32_t count, store_known *known, ng_arena *arena, ng_error *error) {
  postgres_state *state = payload;
  postgres_lane *lane = &state->lanes[0];
  ng_status status = send_keys(lane, records, count, error);
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
  return lane_take(lane, result, error);
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
    status = sql.failed ? error_set(error, NG_ERROR_MEMORY, "out of memory") : lane_run(&state->lanes[lane], sql.ptr, error);
    buf_clear(&sql);
  }
  return status;
}

static ng_status forget_errors(void *payload, ng_str dataset, ng_str file, ng_error *error) {
  const postgres_state *state = payload;
  const postgres_lane *lane = &state->lanes[0];
  const char *values[] = {dataset.ptr, file.ptr}; /* both end in a zero byte */
  PGresult *result = state->pq.PQexecParams(lane->connection, "DELETE FROM errors WHERE dataset = $1 AND file = $2", 2, NULL, values, NULL, NULL, 0);
  return lane_take(lane, result, error);
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
