/* Forms that stand twice in one list: a warning of `rules check`. Names of places and people may (there are many Springfields). */
#include <stdlib.h>

#include "rule/tables.h"

/* An entry of the trie and its number, in which entries are in the order of their rows. */
typedef struct {
  node_entry at;
  uint32_t number;
} numbered_entry;

static int compare(const void *a, const void *b) {
  const numbered_entry *x = a, *y = b;
  if (x->at.node != y->at.node) return x->at.node < y->at.node ? -1 : 1;
  if (x->at.entry.list != y->at.entry.list) return x->at.entry.list < y->at.entry.list ? -1 : 1;
  if (x->at.entry.tag != y->at.entry.tag) return x->at.entry.tag < y->at.entry.tag ? -1 : 1;
  return (x->number > y->number) - (x->number < y->number);
}

static bool is_repeated(const table_builder *tables, const numbered_entry *a, const numbered_entry *b) {
  const list_entry *x = &a->at.entry, *y = &b->at.entry;
  if (a->at.node != b->at.node || x->list != y->list || x->tag != y->tag || x->exact != y->exact) return false;
  if (x->tag & ~FORM_BASE) return false; /* of inflected forms the first tells enough, and some are forms of two words ("found") */
  return !(tables->lists.items[x->list].flags & LIST_CAPITAL);
}

static const source_place *place_of(const table_builder *tables, const list_entry *entry) {
  for (uint32_t i = 0; i < tables->row_places.count; i++) {
    const row_place *place = &tables->row_places.items[i];
    if (place->list == entry->list && place->row == entry->row) return &place->place;
  }
  return NULL;
}

/* Rows of other values are readings of an ambiguous word, of which a `where` clause may choose. */
static bool is_same_row(const table_builder *tables, const list_entry *a, const list_entry *b) {
  const word_list *list = &tables->lists.items[a->list];
  const list_cell *x = &tables->cells.items[list->first_cell + a->row * list->column_count];
  const list_cell *y = &tables->cells.items[list->first_cell + b->row * list->column_count];
  for (uint32_t i = 1; i < list->column_count; i++) {
    if (x[i].text != y[i].text) return false;
  }
  return true;
}

/* Writes the form whose node is `node`: its words lie on the way to the root. The tables know only the way down, and a warning may take its time. */
static void write_form(const table_builder *tables, uint32_t node, ng_buf *out) {
  for (uint32_t word = 1; word < tables->root_child.count; word++) {
    if (tables->root_child.items[word] == node) buf_str(out, tables_form(tables, word));
  }
  for (uint32_t i = 0; i < tables->edges.count; i++) {
    const trie_edge *edge = &tables->edges.items[i];
    if (edge->child != node) continue;
    write_form(tables, edge->node, out);
    buf_char(out, ' ');
    buf_str(out, tables_form(tables, edge->lexeme));
  }
}

static void warn(table_builder *tables, const node_entry *one, const node_entry *other) {
  const list_entry *first = &one->entry, *again = &other->entry;
  const source_place *place = place_of(tables, again), *before = place_of(tables, first);
  ng_buf form = {0};
  if (!place || !before) return;
  write_form(tables, other->node, &form);
  ng_str text = buf_view(&form);
  if (first->row == again->row)
    report_warning(tables->report, *place, "'%.*s' stands in this row twice", STR_ARG(text));
  else if (is_same_row(tables, first, again))
    report_warning(tables->report, *place, "'%.*s' stands in the list already, at %.*s:%u", STR_ARG(text), STR_ARG(before->path), before->line);
  else
    report_warning(tables->report, *place, "'%.*s' has other values at %.*s:%u; only a where clause can choose this row", STR_ARG(text),
                   STR_ARG(before->path), before->line);
  buf_clear(&form);
}

void warn_of_duplicates(table_builder *tables) {
  uint32_t count = tables->entries.count;
  numbered_entry *entries = tables->report->wants_warnings ? calloc(count + 1, sizeof *entries) : NULL;
  if (!entries) return;
  for (uint32_t i = 0; i < count; i++) entries[i] = (numbered_entry){tables->entries.items[i], i};
  qsort(entries, count, sizeof *entries, compare);
  for (uint32_t i = 1; i < count; i++) {
    bool first = i < 2 || !is_repeated(tables, &entries[i - 2], &entries[i - 1]); /* three of them are one warning */
    if (first && is_repeated(tables, &entries[i - 1], &entries[i])) warn(tables, &entries[i - 1].at, &entries[i].at);
  }
  free(entries);
}
