/* Rows of a batch as a table that SQLite reads: "INSERT INTO quotes SELECT … FROM new_quotes" takes a fraction of what an INSERT a row takes. */
#ifndef NG_STORE_SQLITE_ROWS_H
#define NG_STORE_SQLITE_ROWS_H

#include "store/libsqlite.h"
#include "store/rows.h"

/* What new_TABLE holds at the moment. */
typedef struct {
  const libsqlite *sq;
  store_table_id table;
  const store_value *values;
  uint32_t count;
} sqlite_rows;

/* Makes the virtual table new_TABLE of `rows`, which lives as long as `db`. Returns SQLite's code. */
int sqlite_rows_attach(sqlite3 *db, sqlite_rows *rows);

#endif
