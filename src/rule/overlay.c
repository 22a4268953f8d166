/* The set of overlaid rows. */
#include "rule/overlay.h"

enum { FIRST_SIZE = 256 };

key_columns key_columns_of(const ng_str *header, uint32_t count) {
  static const char *const FORMS[] = {"form", "name", "person"}, *const MORE[] = {"office", "start"};
  key_columns columns = {{-1, -1, -1}};
  int id = -1;
  for (uint32_t i = 0; i < count; i++) {
    ng_str type = header[i], name = str_cut(&type, ':');
    if (str_is(name, "id")) id = (int)i;
    for (int f = 0; f < 3; f++) {
      if (str_is(name, FORMS[f])) columns.cells[0] = (int)i;
    }
    for (int m = 0; m < 2; m++) {
      if (str_is(name, MORE[m])) columns.cells[1 + m] = (int)i;
    }
  }
  return id < 0 ? columns : (key_columns){{id, -1, -1}};
}

row_key row_key_of(const key_columns *columns, const ng_str *cells, uint32_t count) {
  row_key key = {{{"", 0}, {"", 0}, {"", 0}}};
  for (int i = 0; i < KEY_CELLS; i++) {
    if (columns->cells[i] < 0 || columns->cells[i] >= (int)count) continue;
    ng_str cell = cells[columns->cells[i]];
    key.parts[i] = i == 0 ? str_trim(str_cut(&cell, '|')) : cell;
  }
  return key;
}

row_key overlay_key(row_key key, bool *removes) {
  *removes = key.parts[0].len > 1 && key.parts[0].ptr[0] == '-';
  if (*removes) key.parts[0] = str_slice(key.parts[0], 1, key.parts[0].len);
  return key;
}

static uint32_t hash_of(uint32_t list, const row_key *key) {
  uint32_t hash = list * 2654435761u;
  for (int i = 0; i < KEY_CELLS; i++) hash = (hash ^ str_hash(key->parts[i])) * 16777619u;
  return hash;
}

static bool is_row(const overlay_row *row, uint32_t list, const row_key *key) {
  bool same = row->list == list;
  for (int i = 0; i < KEY_CELLS && same; i++) same = str_equal(row->key.parts[i], key->parts[i]);
  return same;
}

static void insert(overlay_rows *overlay, uint32_t number) {
  const overlay_row *row = &overlay->rows.items[number];
  uint32_t i = probe_slot(hash_of(row->list, &row->key), overlay->size);
  while (overlay->slots[i]) i = next_slot(i, overlay->size);
  overlay->slots[i] = number + 1;
}

void overlay_add(overlay_rows *overlay, uint32_t list, row_key key, uint32_t layer) {
  VEC_PUSH(&overlay->rows, (overlay_row){key, list, layer});
  if (overlay->rows.failed) return;
  if (overlay->rows.count * 2 <= overlay->size) {
    insert(overlay, overlay->rows.count - 1);
    return;
  }
  uint32_t size = overlay->size ? overlay->size * 2 : FIRST_SIZE, *bigger = calloc(size, sizeof *bigger);
  if (!bigger) {
    overlay->rows.failed = true;
    return;
  }
  free(overlay->slots);
  overlay->slots = bigger;
  overlay->size = size;
  for (uint32_t i = 0; i < overlay->rows.count; i++) insert(overlay, i);
}

bool overlay_has(const overlay_rows *overlay, uint32_t list, row_key key, uint32_t layer) {
  if (!overlay->size) return false;
  for (uint32_t i = probe_slot(hash_of(list, &key), overlay->size); overlay->slots[i]; i = next_slot(i, overlay->size)) {
    const overlay_row *row = &overlay->rows.items[overlay->slots[i] - 1];
    if (row->layer > layer && is_row(row, list, &key)) return true;
  }
  return false;
}

void overlay_clear(overlay_rows *overlay) {
  VEC_CLEAR(&overlay->rows);
  free(overlay->slots);
  overlay->slots = NULL;
  overlay->size = 0;
}
