/* The functions of libpq, looked up when a database of PostgreSQL is named: the program starts without it and the libraries behind it, and runs
 * where it is not installed. */
#ifndef NG_STORE_LIBPQ_H
#define NG_STORE_LIBPQ_H

#include <libpq-fe.h>

#include "base/error.h"

/* name, type of what it returns, parameters */
#define LIBPQ_FUNCTIONS(X)                                                                                                                       \
  X(PQconninfoParse, PQconninfoOption *, (const char *dsn, char **message))                                                                      \
  X(PQconninfoFree, void, (PQconninfoOption * options))                                                                                          \
  X(PQfreemem, void, (void *memory))                                                                                                             \
  X(PQconnectdb, PGconn *, (const char *dsn))                                                                                                    \
  X(PQfinish, void, (PGconn * connection))                                                                                                       \
  X(PQstatus, ConnStatusType, (const PGconn *connection))                                                                                        \
  X(PQparameterStatus, const char *, (const PGconn *connection, const char *name))                                                               \
  X(PQserverVersion, int, (const PGconn *connection))                                                                                            \
  X(PQerrorMessage, char *, (const PGconn *connection))                                                                                          \
  X(PQsetNoticeProcessor, PQnoticeProcessor, (PGconn * connection, PQnoticeProcessor take, void *payload))                                       \
  X(PQexec, PGresult *, (PGconn * connection, const char *statements))                                                                           \
  X(PQexecParams, PGresult *,                                                                                                                    \
    (PGconn * connection, const char *statement, int count, const Oid *types, const char *const *values, const int *lengths, const int *formats, \
     int format))                                                                                                                                \
  X(PQresultStatus, ExecStatusType, (const PGresult *result))                                                                                    \
  X(PQclear, void, (PGresult * result))                                                                                                          \
  X(PQntuples, int, (const PGresult *result))                                                                                                    \
  X(PQgetvalue, char *, (const PGresult *result, int row, int column))                                                                           \
  X(PQgetlength, int, (const PGresult *result, int row, int column))                                                                             \
  X(PQputCopyData, int, (PGconn * connection, const char *bytes, int len))                                                                       \
  X(PQputCopyEnd, int, (PGconn * connection, const char *message))                                                                               \
  X(PQgetResult, PGresult *, (PGconn * connection))

#define LIBPQ_MEMBER(name, type, parameters) type(*name) parameters;

typedef struct {
  void *handle;
  LIBPQ_FUNCTIONS(LIBPQ_MEMBER)
} libpq;

/* NG_ERROR_USAGE says what to install. */
ng_status libpq_open(libpq *pq, ng_error *error);
void libpq_close(libpq *pq);

#endif
