/* Packing the cells of lists by column. Most columns hold few different texts ("city", "US"), so a cell is the number of its text among them, in one
 * or two bytes; of numbers it is the number itself, in as few bytes as all of them need. A column whose texts mostly differ holds them as they are. */
#include "rule/columns.h"

#include <stdlib.h>

typedef struct {
  uint32_t *slots; /* open addressing: number of a text plus one */
  uint32_t size;
  list_cell *texts;
  uint32_t count;
} text_numbers;

static const list_cell *cell_of(const table_builder *tables, const word_list *list, uint32_t row, uint32_t column) {
  return &tables->cells.items[list->first_cell + row * list->column_count + column];
}

/* Equal texts stand once in the pool, so their place tells them apart. */
static uint32_t number_of(text_numbers *numbers, const list_cell *cell) {
  uint32_t i = cell->text * 2654435761u & (numbers->size - 1);
  while (numbers->slots[i] && numbers->texts[numbers->slots[i] - 1].text != cell->text) i = (i + 1) & (numbers->size - 1);
  if (!numbers->slots[i]) {
    numbers->texts[numbers->count++] = *cell;
    numbers->slots[i] = numbers->count;
  }
  return numbers->slots[i] - 1;
}

static uint8_t width_of(uint32_t most) {
  return most <= UINT8_MAX ? 1 : most <= UINT16_MAX ? 2 : 4;
}

static void put(ng_buf *data, uint8_t width, uint32_t value) {
  uint8_t byte = (uint8_t)value;
  uint16_t half = (uint16_t)value;
  buf_add(data, width == 1 ? (const void *)&byte : width == 2 ? (const void *)&half : (const void *)&value, width);
}

static void pack_numbers(column_pack *pack, list_column *packed, const table_builder *tables, const word_list *list, uint32_t column) {
  uint32_t most = 0;
  for (uint32_t row = 0; row < list->row_count; row++) {
    uint32_t value = cell_of(tables, list, row, column)->text; /* of a negative number larger than any other */
    if (value > most) most = value;
  }
  packed->width = width_of(most);
  for (uint32_t row = 0; row < list->row_count; row++) put(&pack->data, packed->width, cell_of(tables, list, row, column)->text);
}

static bool pack_texts(column_pack *pack, list_column *packed, const table_builder *tables, const word_list *list, uint32_t column) {
  text_numbers numbers = {.size = 16};
  while (numbers.size < 2 * list->row_count) numbers.size *= 2;
  numbers.slots = calloc(numbers.size, sizeof *numbers.slots);
  numbers.texts = calloc(list->row_count + 1, sizeof *numbers.texts);
  bool good = numbers.slots && numbers.texts;
  for (uint32_t row = 0; row < list->row_count && good; row++) number_of(&numbers, cell_of(tables, list, row, column));
  packed->width = numbers.count > list->row_count / 2 + 1 ? sizeof(list_cell) : width_of(numbers.count);
  packed->first_text = pack->texts.count;
  for (uint32_t row = 0; row < list->row_count && good; row++) {
    const list_cell *cell = cell_of(tables, list, row, column);
    if (packed->width == sizeof *cell)
      buf_add(&pack->data, cell, sizeof *cell);
    else
      put(&pack->data, packed->width, number_of(&numbers, cell));
  }
  for (uint32_t i = 0; i < numbers.count && packed->width < sizeof(list_cell); i++) VEC_PUSH(&pack->texts, numbers.texts[i]);
  free(numbers.slots);
  free(numbers.texts);
  return good;
}

bool pack_columns(column_pack *pack, const table_builder *tables) {
  static const char ZEROS[8];
  bool good = true;
  for (uint32_t i = 0; i < tables->columns.count; i++) VEC_PUSH(&pack->columns, tables->columns.items[i]);
  for (uint32_t l = 0; l < tables->lists.count && good && !pack->columns.failed; l++) {
    const word_list *list = &tables->lists.items[l];
    for (uint32_t c = 0; c < list->column_count && good; c++) {
      list_column *packed = &pack->columns.items[list->first_column + c];
      buf_add(&pack->data, ZEROS, (8 - pack->data.len % 8) % 8);
      packed->data = (uint32_t)pack->data.len;
      if (packed->is_int)
        pack_numbers(pack, packed, tables, list, c);
      else
        good = pack_texts(pack, packed, tables, list, c);
    }
  }
  return good && !pack->columns.failed && !pack->texts.failed && !pack->data.failed;
}

void column_pack_clear(column_pack *pack) {
  VEC_CLEAR(&pack->columns);
  VEC_CLEAR(&pack->texts);
  buf_clear(&pack->data);
}
