/* Conditions on the rows of a list, such as <GAZ>[kind=country], as a set of the rows that pass: one bit a row, one set for equal conditions. */
#include "rule/compiler.h"

static bool passes(const rule_compiler *compiler, const word_list *list, uint32_t row, const rule_filter *f) {
  const table_builder *tables = &compiler->tables;
  const list_cell *cell = &tables->cells.items[list->first_cell + row * list->column_count + f->field];
  bool is_int = tables->columns.items[list->first_column + f->field].is_int;
  ng_str text = is_int ? (ng_str){"", 0} : pool_str(&tables->pool, (image_text){cell->text, cell->len});
  int32_t number = is_int ? (int32_t)cell->text : str_number(text);
  bool good = number >= f->low && number <= f->high;
  if (f->is_text == 1) good = str_is_one_of(text, pool_str(&tables->pool, f->text));
  if (f->is_text == 2) good = is_int ? number != 0 : text.len > 0 && !str_is(text, "0");
  return good != (f->negated != 0);
}

static void fill(rule_compiler *compiler, const rule_atom *atom, uint32_t first) {
  const word_list *list = &compiler->tables.lists.items[atom->value];
  for (uint32_t row = 0; row < list->row_count; row++) {
    bool good = true;
    for (uint32_t i = 0; i < atom->filter_count && good; i++) good = passes(compiler, list, row, &compiler->filters.items[atom->first_filter + i]);
    compiler->row_sets.items[first + row / 64] |= (uint64_t)good << row % 64;
  }
}

static bool is_same(const rule_compiler *compiler, const rule_atom *a, const rule_atom *b) {
  if (a->kind != ATOM_LIST || a->value != b->value || a->filter_count != b->filter_count) return false;
  const rule_filter *x = &compiler->filters.items[a->first_filter], *y = &compiler->filters.items[b->first_filter];
  return memcmp(x, y, a->filter_count * sizeof *x) == 0;
}

uint32_t compile_rows(rule_compiler *compiler, const rule_atom *atom) {
  if (atom->filter_count == 0) return NO_ROWS;
  for (uint32_t i = 0; i < compiler->atoms.count; i++) {
    if (is_same(compiler, &compiler->atoms.items[i], atom)) return compiler->atoms.items[i].rows;
  }
  uint32_t first = compiler->row_sets.count, words = compiler->tables.lists.items[atom->value].row_count / 64 + 1;
  for (uint32_t i = 0; i < words; i++) VEC_PUSH(&compiler->row_sets, 0);
  if (!compiler->row_sets.failed) fill(compiler, atom, first);
  return first;
}
