/* PostgreSQL. Documents go through two connections, so that two processes of the server work for one load: those with odd ids through the second, the
 * others and all that is no document through the first. A document with all its facts is in one transaction of one of them.
 *
 * The keys of a batch go by COPY into a temporary table and are looked up there; rows go by COPY, table by table. Each connection has an advisory lock
 * of its own while it is in a transaction. So one loader at a time writes, as in SQLite, ids are the highest id and one more, and who begins waits
 * even for the last transaction of a loader that was killed. */
#include <pthread.h>
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

/* ---- both lanes at once ---- */

/* What a lane does while the other one does the same. */
typedef ng_status (*lane_work)(postgres_state *state, int number, const void *what, ng_error *error);

typedef struct {
  postgres_state *state;
  int number;
  lane_work work;
  const void *what;
  ng_error error;
} lane_task;

static void *do_task(void *payload) {
  lane_task *task = payload;
  task->work(task->state, task->number, task->what, &task->error);
  return NULL;
}

/* The second lane on a thread of its own, so that neither waits for the server of the other. */
static ng_status on_both(postgres_state *state, lane_work work, const void *what, ng_error *error) {
  lane_task tasks[LANES] = {{state, 0, work, what, {0}}, {state, 1, work, what, {0}}};
  pthread_t second;
  if (pthread_create(&second, NULL, do_task, &tasks[1]) != 0) return error_set(error, NG_ERROR_MEMORY, "cannot start a thread");
  do_task(&tasks[0]);
  pthread_join(second, NULL);
  const ng_error *worst = &tasks[tasks[0].error.status == NG_OK].error;
  return worst->status == NG_OK ? NG_OK : error_set(error, worst->status, "%s", worst->message);
}

/* Lets the first lane see and lock what the second one has done. */
static ng_status commit_second(const postgres_state *state, ng_error *error) {
  ng_status status = lane_run(&state->lanes[1], "COMMIT", error);
  return status == NG_OK ? begin_lane(state, 1, error) : status;
}

static ng_status run_made(const postgres_lane *lane, ng_buf *sql, ng_error *error) {
  buf_char(sql, '\0');
  ng_status status = sql->failed ? error_set(error, NG_ERROR_MEMORY, "out of memory") : lane_run(lane, sql->ptr, error);
  buf_clear(sql);
  return status;
}

/* ---- writing ---- */

typedef struct {
  const store_rows *rows;
  store_table_id first, last;
} rows_range;

/* Documents are shared out by their id. */
static int lane_of(store_table_id table, int64_t id) {
  if (table < TABLE_DOCUMENTS || table > TABLE_EVIDENCE) return table == TABLE_SOURCES;
  return (int)((table == TABLE_DOCUMENTS ? id : id >> STORE_ORDINAL_BITS) % LANES);
}

static ng_status begin_copy(postgres_lane *lane, store_table_id table, ng_error *error) {
  ng_buf columns = {0};
  buf_print(&columns, "%s(", STORE_TABLES[table].name);
  schema_print_columns(&columns, table, DIALECT_POSTGRES);
  buf_print(&columns, ")%c", '\0');
  ng_status status = columns.failed ? error_set(error, NG_ERROR_MEMORY, "out of memory") : lane_copy(lane, columns.ptr, error);
  buf_clear(&columns);
  return status;
}

/* The rows of a table that are the lane's. */
static ng_status write_table(postgres_state *state, int number, store_table_id table, const store_values *values, ng_error *error) {
  postgres_lane *lane = &state->lanes[number];
  ng_status status = NG_OK;
  bool is_begun = false;
  for (const store_value *row = values->items, *end = row + values->count; row < end && status == NG_OK; row += STORE_TABLES[table].count) {
    if (lane_of(table, row->number) != number) continue;
    if (!is_begun) status = begin_copy(lane, table, error);
    if (status != NG_OK) break;
    is_begun = true;
    copy_row(&lane->rows, table, row);
    status = lane_send(lane, error);
  }
  if (!is_begun) return status;
  if (status == NG_OK) status = lane_copy_end(lane, error);
  return status == NG_OK ? lane_copied(lane, error) : status;
}

static ng_status write_lane(postgres_state *state, int number, const void *what, ng_error *error) {
  const rows_range *range = what;
  ng_status status = NG_OK;
  for (store_table_id i = range->first; i <= range->last && status == NG_OK; i++) {
    status = write_table(state, number, i, &range->rows->tables[i], error);
  }
  return status;
}

/* The first lane sees sources only when they are committed, which the second one does before it has anything else to keep. A source that no document
 * names, after a crash, does no harm. */
static ng_status write_rows(void *payload, const store_rows *rows, store_table_id first, store_table_id last, ng_error *error) {
  ng_status status = on_both(payload, write_lane, &(rows_range){rows, first, last}, error);
  bool has_sources = first <= TABLE_SOURCES && rows_count(rows, TABLE_SOURCES);
  return status == NG_OK && has_sources ? commit_second(payload, error) : status;
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

typedef struct {
  const int64_t *items;
  uint32_t count;
} id_list;

/* From the leaves to the root, so that no foreign key is ever broken; each lane what it will write anew. */
static ng_status remove_lane(postgres_state *state, int number, const void *what, ng_error *error) {
  const id_list *ids = what;
  ng_buf sql = {0};
  for (int i = TABLE_EVIDENCE; i >= TABLE_DOCUMENTS; i--) {
    const char *condition = i == TABLE_DOCUMENTS ? "t.id = r.id" : "t.id >= r.id << 20 AND t.id < (r.id + 1) << 20";
    buf_print(&sql, "DELETE FROM %s t USING unnest(ARRAY[", STORE_TABLES[i].name);
    for (uint32_t j = 0, first = 1; j < ids->count; j++) {
      if (lane_of(TABLE_DOCUMENTS, ids->items[j]) != number) continue;
      buf_print(&sql, "%s%lld", first ? "" : ",", (long long)ids->items[j]);
      first = 0;
    }
    buf_print(&sql, "]::bigint[]) r(id) WHERE %s;\n", condition);
  }
  return run_made(&state->lanes[number], &sql, error);
}

/* Without the keys each range of ids would be looked for in all rows of a table. Only the first load comes here without them, or the one after it
 * when it was killed. */
static ng_status remove_documents(void *payload, const int64_t *ids, uint32_t count, ng_error *error) {
  postgres_state *state = payload;
  ng_buf sql = {0};
  schema_print_late_keys(&sql, 0, TABLE_COUNT);
  ng_status status = run_made(&state->lanes[1], &sql, error);
  if (status == NG_OK) status = commit_second(state, error);
  return status == NG_OK ? on_both(state, remove_lane, &(id_list){ids, count}, error) : status;
}

static ng_status forget_errors(void *payload, ng_str dataset, ng_str file, ng_error *error) {
  const postgres_state *state = payload;
  const postgres_lane *lane = &state->lanes[0];
  const char *values[] = {dataset.ptr, file.ptr}; /* both end in a zero byte */
  PGresult *result = state->pq.PQexecParams(lane->connection, "DELETE FROM errors WHERE dataset = $1 AND file = $2", 2, NULL, values, NULL, NULL, 0);
  return lane_take(lane, result, error);
}

/* ---- after the rows ---- */

/* Tables are shared out in halves: up to MIDDLE, facts among them, is as much work as the others. */
#define MIDDLE TABLE_PEOPLE

static ng_status index_lane(postgres_state *state, int number, const void *what, ng_error *error) {
  (void)what;
  ng_buf sql = {0};
  int first = number ? MIDDLE : 0, end = number ? TABLE_COUNT : MIDDLE;
  schema_print_late_keys(&sql, first, end);
  schema_print_indices(&sql, first, end);
  return run_made(&state->lanes[number], &sql, error);
}

/* Foreign keys lie between tables of both halves. */
static ng_status make_indices(void *payload, ng_error *error) {
  postgres_state *state = payload;
  ng_status status = on_both(state, index_lane, NULL, error);
  if (status == NG_OK) status = commit_second(state, error);
  if (status != NG_OK) return status;
  ng_buf sql = {0};
  schema_print_foreign_keys(&sql);
  return run_made(&state->lanes[0], &sql, error);
}

static ng_status tidy_lane(postgres_state *state, int number, const void *what, ng_error *error) {
  (void)what;
  ng_buf sql = {0};
  buf_print(&sql, "SET synchronous_commit = on; ANALYZE");
  int first = number ? MIDDLE : 0, end = number ? TABLE_COUNT : MIDDLE;
  for (int i = first; i < end; i++) buf_print(&sql, "%s%s", i > first ? "," : " ", STORE_TABLES[i].name);
  return run_made(&state->lanes[number], &sql, error);
}

static ng_status tidy(void *payload, ng_error *error) {
  return on_both(payload, tidy_lane, NULL, error);
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
    .index = make_indices,
    .tidy = tidy,
};
