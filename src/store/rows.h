/* Rows of the tables as arrays of values, gathered for a batch of documents before these have ids in the database. */
#ifndef NG_STORE_ROWS_H
#define NG_STORE_ROWS_H

#include "base/error.h"
#include "base/vec.h"
#include "store/schema.h"

/* FACT: `number` of a fact in its document. It, DOCUMENT, RUN and SOURCE are INT or NULL when the row is settled. DAYS: a daterange. */
typedef enum {
  VALUE_NULL,
  VALUE_INT,
  VALUE_REAL,
  VALUE_BOOL,
  VALUE_TEXT,
  VALUE_DAYS,
  VALUE_FACT,
  VALUE_DOCUMENT,
  VALUE_RUN,
  VALUE_SOURCE
} value_type;

/* From the first day to before the last one, counted from 2000-01-01 as PostgreSQL does. */
typedef struct {
  int32_t from, to;
} store_days;

#define DAYS_OPEN INT32_MAX /* as `to`: no end */

/* `len`: of the text, which stays where it was read. */
typedef struct {
  value_type type;
  uint32_t len;
  union {
    int64_t number; /* of INT, BOOL, FACT */
    double real;
    const char *text;
    store_days days;
  };
} store_value;

typedef VEC(store_value) store_values;

/* The rows of each table behind one another, a value for each of its columns. */
typedef struct {
  store_values tables[TABLE_COUNT];
} store_rows;

/* What the rows of a document are settled with. `source` 0: none. */
typedef struct {
  int64_t document, run, source;
} store_ids;

static inline store_value value_int(int64_t number) {
  return (store_value){.type = VALUE_INT, .number = number};
}

static inline store_value value_text(ng_str text) {
  return (store_value){.type = VALUE_TEXT, .len = text.len, .text = text.ptr};
}

static inline ng_str value_str(const store_value *value) {
  return (ng_str){value->text, value->len};
}

/* A new row of `table`, whose values the caller sets; NULL when memory runs out. */
store_value *rows_add(store_rows *rows, store_table_id table);

/* The number of rows of a table. */
uint32_t rows_count(const store_rows *rows, store_table_id table);

/* Takes back all rows behind the first `count`. */
void rows_cut(store_rows *rows, store_table_id table, uint32_t count);

/* Copies `count` values from `from` to `to`, which may begin before it, and gives them the ids of their document. Returns the end of the copy. */
store_value *rows_settle(store_value *to, const store_value *from, size_t count, const store_ids *ids);

void rows_clear(store_rows *rows);

#endif
