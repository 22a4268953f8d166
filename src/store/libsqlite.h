/* The functions of SQLite, looked up when a database in a file is named: binding the library is more than half of what a short run would cost. */
#ifndef NG_STORE_LIBSQLITE_H
#define NG_STORE_LIBSQLITE_H

#include <sqlite3.h>

#include "base/error.h"

/* name behind sqlite3_, type of what it returns, parameters */
#define LIBSQLITE_FUNCTIONS(X)                                                                                                                 \
  X(open_v2, int, (const char *path, sqlite3 **db, int flags, const char *vfs))                                                                \
  X(close, int, (sqlite3 * db))                                                                                                                \
  X(errcode, int, (sqlite3 * db))                                                                                                              \
  X(errmsg, const char *, (sqlite3 * db))                                                                                                      \
  X(errstr, const char *, (int code))                                                                                                          \
  X(busy_timeout, int, (sqlite3 * db, int milliseconds))                                                                                       \
  X(sleep, int, (int milliseconds))                                                                                                            \
  X(get_autocommit, int, (sqlite3 * db))                                                                                                       \
  X(exec, int, (sqlite3 * db, const char *sql, int (*take)(void *, int, char **, char **), void *payload, char **message))                     \
  X(prepare_v3, int, (sqlite3 * db, const char *sql, int len, unsigned flags, sqlite3_stmt **out, const char **rest))                          \
  X(bind_text64, int, (sqlite3_stmt * statement, int at, const char *text, sqlite3_uint64 len, void (*clear)(void *), unsigned char encoding)) \
  X(step, int, (sqlite3_stmt * statement))                                                                                                     \
  X(reset, int, (sqlite3_stmt * statement))                                                                                                    \
  X(finalize, int, (sqlite3_stmt * statement))                                                                                                 \
  X(column_int, int, (sqlite3_stmt * row, int at))                                                                                             \
  X(column_int64, sqlite3_int64, (sqlite3_stmt * row, int at))                                                                                 \
  X(column_text, const unsigned char *, (sqlite3_stmt * row, int at))                                                                          \
  X(column_bytes, int, (sqlite3_stmt * row, int at))                                                                                           \
  X(malloc, void *, (int size))                                                                                                                \
  X(free, void, (void *memory))                                                                                                                \
  X(create_module, int, (sqlite3 * db, const char *name, const sqlite3_module *module, void *payload))                                         \
  X(declare_vtab, int, (sqlite3 * db, const char *sql))                                                                                        \
  X(result_double, void, (sqlite3_context * out, double value))                                                                                \
  X(result_int64, void, (sqlite3_context * out, sqlite3_int64 value))                                                                          \
  X(result_text64, void, (sqlite3_context * out, const char *text, sqlite3_uint64 len, void (*clear)(void *), unsigned char encoding))

#define LIBSQLITE_MEMBER(name, type, parameters) type(*name) parameters;

typedef struct {
  void *handle;
  LIBSQLITE_FUNCTIONS(LIBSQLITE_MEMBER)
} libsqlite;

/* NG_ERROR_USAGE says what to install. */
ng_status libsqlite_open(libsqlite *sq, ng_error *error);
void libsqlite_close(libsqlite *sq);

#endif
