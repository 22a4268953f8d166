/* The virtual table over a batch: read from its first row to its last, never searched. */
#include "store/sqlite_rows.h"

#include <stdio.h>

typedef struct {
  sqlite3_vtab base;
  const sqlite_rows *rows;
} rows_table;

typedef struct {
  sqlite3_vtab_cursor base;
  const store_value *row, *end;
  unsigned columns;
} rows_cursor;

static const sqlite_rows *rows_of(const sqlite3_vtab *table) {
  return ((const rows_table *)table)->rows;
}

static int connect_table(sqlite3 *db, void *payload, int count, const char *const *arguments, sqlite3_vtab **out, char **message) {
  (void)count, (void)arguments, (void)message;
  const sqlite_rows *rows = payload;
  const store_table *table = &STORE_TABLES[rows->table];
  ng_buf sql = {0};
  for (unsigned i = 0; i < table->count; i++) buf_print(&sql, "%s%s", i ? "," : "CREATE TABLE x(", table->columns[i].name);
  buf_print(&sql, ")%c", '\0');
  rows_table *self = rows->sq->malloc(sizeof *self);
  int code = sql.failed || !self ? SQLITE_NOMEM : rows->sq->declare_vtab(db, sql.ptr);
  buf_clear(&sql);
  if (code != SQLITE_OK) {
    rows->sq->free(self);
    return code;
  }
  *self = (rows_table){.rows = rows};
  *out = &self->base;
  return SQLITE_OK;
}

static int disconnect_table(sqlite3_vtab *table) {
  rows_of(table)->sq->free(table);
  return SQLITE_OK;
}

static int plan_query(sqlite3_vtab *table, sqlite3_index_info *plan) {
  (void)table;
  plan->estimatedCost = 1e6;
  return SQLITE_OK;
}

static int open_cursor(sqlite3_vtab *table, sqlite3_vtab_cursor **out) {
  rows_cursor *self = rows_of(table)->sq->malloc(sizeof *self);
  if (!self) return SQLITE_NOMEM;
  *self = (rows_cursor){.row = NULL};
  *out = &self->base;
  return SQLITE_OK;
}

static int close_cursor(sqlite3_vtab_cursor *cursor) {
  rows_of(cursor->pVtab)->sq->free(cursor);
  return SQLITE_OK;
}

static int start_query(sqlite3_vtab_cursor *cursor, int plan, const char *plan_name, int count, sqlite3_value **values) {
  (void)plan, (void)plan_name, (void)count, (void)values;
  rows_cursor *self = (rows_cursor *)cursor;
  const sqlite_rows *rows = rows_of(cursor->pVtab);
  self->columns = STORE_TABLES[rows->table].count;
  self->row = rows->values;
  self->end = rows->values + (size_t)rows->count * self->columns;
  return SQLITE_OK;
}

static int step_row(sqlite3_vtab_cursor *cursor) {
  rows_cursor *self = (rows_cursor *)cursor;
  self->row += self->columns;
  return SQLITE_OK;
}

static int is_at_end(sqlite3_vtab_cursor *cursor) {
  rows_cursor *self = (rows_cursor *)cursor;
  return self->row == self->end;
}

static int get_value(sqlite3_vtab_cursor *cursor, sqlite3_context *out, int column) {
  const store_value *value = &((rows_cursor *)cursor)->row[column];
  const libsqlite *sq = rows_of(cursor->pVtab)->sq;
  switch (value->type) {
    case VALUE_NULL: break; /* it is before anything else is said */
    case VALUE_REAL: sq->result_double(out, value->real); break;
    case VALUE_TEXT: sq->result_text64(out, value->text, value->len, SQLITE_STATIC, SQLITE_UTF8); break;
    default: sq->result_int64(out, value->number); break;
  }
  return SQLITE_OK;
}

static int get_id(sqlite3_vtab_cursor *cursor, sqlite3_int64 *id) {
  *id = ((rows_cursor *)cursor)->row->number;
  return SQLITE_OK;
}

static const sqlite3_module MODULE = {
    .iVersion = 1,
    .xConnect = connect_table,
    .xBestIndex = plan_query,
    .xDisconnect = disconnect_table,
    .xOpen = open_cursor,
    .xClose = close_cursor,
    .xFilter = start_query,
    .xNext = step_row,
    .xEof = is_at_end,
    .xColumn = get_value,
    .xRowid = get_id,
};

int sqlite_rows_attach(sqlite3 *db, sqlite_rows *rows) {
  char name[64];
  snprintf(name, sizeof name, "new_%s", STORE_TABLES[rows->table].name);
  return rows->sq->create_module(db, name, &MODULE, rows);
}
