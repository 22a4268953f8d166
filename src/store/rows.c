/* Arrays of rows. */
#include "store/rows.h"

store_value *rows_add(store_rows *rows, store_table_id table) {
  store_values *values = &rows->tables[table];
  unsigned columns = STORE_TABLES[table].count;
  if (values->size - values->count < columns) {
    uint32_t bigger = values->size ? values->size * 2 : 64 * columns;
    store_value *grown = bigger < values->size ? NULL : realloc(values->items, bigger * sizeof *grown);
    if (!grown) return NULL;
    values->items = grown;
    values->size = bigger;
  }
  values->count += columns;
  return values->items + values->count - columns;
}

uint32_t rows_count(const store_rows *rows, store_table_id table) {
  return rows->tables[table].count / STORE_TABLES[table].count;
}

void rows_cut(store_rows *rows, store_table_id table, uint32_t count) {
  rows->tables[table].count = count * STORE_TABLES[table].count;
}

store_value *rows_settle(store_value *to, const store_value *from, size_t count, const store_ids *ids) {
  for (const store_value *end = from + count; from < end; from++, to++) {
    *to = *from;
    switch (from->type) {
      case VALUE_FACT: *to = value_int(ids->document << STORE_ORDINAL_BITS | from->number); break;
      case VALUE_DOCUMENT: *to = value_int(ids->document); break;
      case VALUE_RUN: *to = value_int(ids->run); break;
      case VALUE_SOURCE: *to = ids->source ? value_int(ids->source) : (store_value){.type = VALUE_NULL}; break;
      default: break;
    }
  }
  return to;
}

void rows_clear(store_rows *rows) {
  for (int i = 0; i < TABLE_COUNT; i++) VEC_CLEAR(&rows->tables[i]);
}
