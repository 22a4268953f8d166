/* The gazetteer's records under construction: one for each row of a table of <GAZ>, in the order of the rows. Owned by the table builder. */
#ifndef NG_RULE_PLACES_H
#define NG_RULE_PLACES_H

#include "base/vec.h"
#include "rule/pool.h"
#include "text/gazetteer.h"

enum { PLACE_CELL_COUNT = 16 };

/* Cell of a table's line that holds each of the gazetteer's columns, -1 for none. */
typedef struct {
  int cell[PLACE_CELL_COUNT];
} place_columns;

typedef struct {
  VEC(place_row) rows;
  VEC(place_area) areas; /* [0] is none, as in countries */
  VEC(place_country) countries;
  VEC(place_demonym) demonyms; /* `row` holds the id of the place until places_finish, as in details */
  VEC(place_detail) details;
} place_builder;

void places_clear(place_builder *places);

/* Whether a column is of the gazetteer's records alone, so that the list <GAZ> does not keep it. */
bool places_owns_column(ng_str name);

/* Learns where the columns of a table stand; `names` are the cells of its header. */
place_columns places_columns(const ng_str *names, uint32_t count);

/* Adds the record of one line of a table of <GAZ>, of <DEMONYM>, of details.tsv. */
void places_add(place_builder *places, string_pool *pool, const place_columns *columns, const ng_str *cells, uint32_t count);
void places_add_demonym(place_builder *places, const place_columns *columns, const ng_str *cells, uint32_t count);
void places_add_detail(place_builder *places, string_pool *pool, const place_columns *columns, const ng_str *cells, uint32_t count);

/* Points rows of one id, countries, areas and demonyms at the row of the place. False when memory runs out. */
bool places_finish(place_builder *places);

#endif
