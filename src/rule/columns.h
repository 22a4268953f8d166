/* The cells of all lists, packed for the image. */
#ifndef NG_RULE_COLUMNS_H
#define NG_RULE_COLUMNS_H

#include "rule/tables.h"

typedef struct {
  VEC(list_column) columns;
  VEC(list_cell) texts;
  ng_buf data;
} column_pack;

/* Packs the cells of `tables`; false without memory. */
bool pack_columns(column_pack *pack, const table_builder *tables);
void column_pack_clear(column_pack *pack);

#endif
