/* One connection to PostgreSQL: statements, and COPY by pieces. */
#ifndef NG_STORE_LANE_H
#define NG_STORE_LANE_H

#include "store/copy.h"
#include "store/libpq.h"

/* `rows`: a piece of what COPY sends. `pq` lives as long. */
typedef struct {
  const libpq *pq;
  PGconn *connection;
  ng_buf rows;
} postgres_lane;

/* NG_ERROR_USAGE: the server or the encoding of the database is none that we can use. The lane is to be closed whatever comes back. */
ng_status lane_connect(postgres_lane *lane, const libpq *pq, const char *dsn, ng_error *error);
void lane_close(postgres_lane *lane);

/* Frees a result of which nothing else is needed. */
ng_status lane_take(const postgres_lane *lane, PGresult *result, ng_error *error);
ng_status lane_run(const postgres_lane *lane, const char *statements, ng_error *error);

/* COPY into "table" or "table(column,…)": begun, rows appended to `rows` and sent by pieces, ended; lane_copied waits for the server. */
ng_status lane_copy(postgres_lane *lane, const char *columns, ng_error *error);
ng_status lane_send(postgres_lane *lane, ng_error *error);
ng_status lane_copy_end(postgres_lane *lane, ng_error *error);
ng_status lane_copied(const postgres_lane *lane, ng_error *error);

#endif
