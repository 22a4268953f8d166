/* A connection. */
#include "store/lane.h"

#define OLDEST_SERVER 120000    /* 12: generated SQL uses nothing newer */
#define PIECE_BYTES (64u << 10) /* of rows given to libpq at once, so that the server works while the next are made */
#define CALL_BYTES (1u << 24)   /* int counts those of one call */

static void ignore_notice(void *payload, const char *message) {
  (void)payload;
  (void)message;
}

/* libpq's messages end in a newline; they quote no password. */
static ng_status fail(const postgres_lane *lane, ng_error *error) {
  ng_str message = str_trim(str_of(lane->pq->PQerrorMessage(lane->connection)));
  return error_set(error, NG_ERROR_IO, "postgres: %.*s", STR_ARG(message));
}

ng_status lane_take(const postgres_lane *lane, PGresult *result, ng_error *error) {
  ExecStatusType status = lane->pq->PQresultStatus(result);
  lane->pq->PQclear(result);
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK ? NG_OK : fail(lane, error);
}

ng_status lane_run(const postgres_lane *lane, const char *statements, ng_error *error) {
  return lane_take(lane, lane->pq->PQexec(lane->connection, statements), error);
}

/* Batches are committed without waiting for the disk, which `tidy` does for all of them. Foreign keys are not looked up for each row, where the role
 * may say so: the rows come from one walk over a record, and SQLite leaves them as well. */
static const char SETTINGS[] =
    "SET client_encoding = 'UTF8'; SET client_min_messages = error; SET synchronous_commit = off; SET default_statistics_target = 20; "
    "DO $$ BEGIN SET session_replication_role = replica; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$; "
    "CREATE TEMPORARY TABLE stage(position integer, dataset text, doc text, source text) ON COMMIT DELETE ROWS";

ng_status lane_connect(postgres_lane *lane, const libpq *pq, const char *dsn, ng_error *error) {
  lane->pq = pq;
  lane->connection = pq->PQconnectdb(dsn);
  if (pq->PQstatus(lane->connection) != CONNECTION_OK) return fail(lane, error);
  pq->PQsetNoticeProcessor(lane->connection, ignore_notice, NULL);
  int version = pq->PQserverVersion(lane->connection);
  if (version < OLDEST_SERVER) return error_set(error, NG_ERROR_USAGE, "postgres: the server is version %d; 12 is needed", version / 10000);
  const char *encoding = pq->PQparameterStatus(lane->connection, "server_encoding");
  if (!encoding || strcmp(encoding, "UTF8") != 0) {
    return error_set(error, NG_ERROR_USAGE, "postgres: the database has encoding %s; make one with ENCODING 'UTF8'", encoding ? encoding : "unknown");
  }
  return lane_run(lane, SETTINGS, error);
}

void lane_close(postgres_lane *lane) {
  buf_clear(&lane->rows);
  if (lane->connection) lane->pq->PQfinish(lane->connection);
}

/* Gives libpq what is gathered. */
static ng_status send_all(postgres_lane *lane, ng_error *error) {
  ng_buf *rows = &lane->rows;
  if (rows->failed) return error_set(error, NG_ERROR_MEMORY, "out of memory");
  bool is_sent = true;
  for (size_t at = 0, piece; at < rows->len && is_sent; at += piece) {
    piece = rows->len - at < CALL_BYTES ? rows->len - at : CALL_BYTES;
    is_sent = lane->pq->PQputCopyData(lane->connection, rows->ptr + at, (int)piece) == 1;
  }
  rows->len = 0;
  return is_sent ? NG_OK : fail(lane, error);
}

ng_status lane_copy(postgres_lane *lane, const char *columns, ng_error *error) {
  ng_buf sql = {0};
  buf_print(&sql, "COPY %s FROM STDIN (FORMAT binary)%c", columns, '\0');
  PGresult *result = sql.failed ? NULL : lane->pq->PQexec(lane->connection, sql.ptr);
  bool is_open = lane->pq->PQresultStatus(result) == PGRES_COPY_IN;
  lane->pq->PQclear(result);
  buf_clear(&sql);
  lane->rows.len = 0;
  copy_begin(&lane->rows);
  return is_open ? NG_OK : fail(lane, error);
}

ng_status lane_send(postgres_lane *lane, ng_error *error) {
  return lane->rows.len < PIECE_BYTES && !lane->rows.failed ? NG_OK : send_all(lane, error);
}

ng_status lane_copy_end(postgres_lane *lane, ng_error *error) {
  copy_end(&lane->rows);
  ng_status status = send_all(lane, error);
  return status != NG_OK || lane->pq->PQputCopyEnd(lane->connection, NULL) == 1 ? status : fail(lane, error);
}

ng_status lane_copied(const postgres_lane *lane, ng_error *error) {
  ng_status status = lane_take(lane, lane->pq->PQgetResult(lane->connection), error);
  for (PGresult *more; (more = lane->pq->PQgetResult(lane->connection));) lane->pq->PQclear(more);
  return status;
}
