/* The office table under construction: one record for each row of a table of <ROSTER>. Owned by the table builder. */
#ifndef NG_RULE_HOLDERS_H
#define NG_RULE_HOLDERS_H

#include "base/vec.h"
#include "rule/pool.h"
#include "text/roster.h"

enum { HOLDER_CELL_COUNT = 10 };

/* Cell of a table's line that holds each column of the office table, -1 for none. */
typedef struct {
  int cell[HOLDER_CELL_COUNT];
} holder_columns;

typedef struct {
  VEC(roster_row) rows;
  VEC(roster_country) countries;
  VEC(uint32_t) by_country;
} holder_builder;

void holders_clear(holder_builder *holders);

/* Whether a column of a table is kept in the records here, and not as cells of the list. */
bool holders_owns_column(ng_str name);

/* Learns where the columns of a table stand; `names` are the cells of its header. */
holder_columns holders_columns(const ng_str *names, uint32_t count);

/* Adds the record of one line. Gives the word by which the person is called. */
ng_str holders_add(holder_builder *holders, string_pool *pool, const holder_columns *columns, const ng_str *cells, uint32_t count);

/* Links the rows of each person and sorts by country. False when memory runs out. */
bool holders_finish(holder_builder *holders, const string_pool *pool);

#endif
