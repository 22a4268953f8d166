/* Building the lexicon's tables. */
#include "rule/tables.h"

#include <stdlib.h>

#include "base/limits.h"
#include "rule/inflect.h"
#include "text/charclass.h"
#include "text/token.h"
#include "text/words.h"

enum { FIRST_SLOTS = 1 << 15, FIRST_EDGES = 1 << 16 };

static bool fill(table_builder *tables, void *items, uint32_t *count, uint32_t *size, uint32_t want, size_t item_size) {
  void **slot = items;
  *slot = calloc(want, item_size);
  if (!*slot) tables->failed = true;
  *count = *size = *slot ? want : 0;
  return *slot != NULL;
}

void tables_clear(table_builder *tables) {
  pool_clear(&tables->pool);
  buf_clear(&tables->form_bytes);
  VEC_CLEAR(&tables->forms);
  VEC_CLEAR(&tables->lexeme_flags);
  VEC_CLEAR(&tables->slots);
  VEC_CLEAR(&tables->edges);
  VEC_CLEAR(&tables->root_child);
  VEC_CLEAR(&tables->entries);
  VEC_CLEAR(&tables->exacts);
  VEC_CLEAR(&tables->lists);
  VEC_CLEAR(&tables->columns);
  VEC_CLEAR(&tables->cells);
  VEC_CLEAR(&tables->irregular);
  VEC_CLEAR(&tables->row_places);
  overlay_clear(&tables->overlay);
  VEC_CLEAR(&tables->confidences);
  places_clear(&tables->places);
  holders_clear(&tables->holders);
  arena_clear(&tables->arena);
}

/* The lexicon as far as it is built, for tokenizing forms with the abbreviations known by now. */
static void refresh_view(table_builder *tables) {
  tables->view.strings = tables->form_bytes.ptr;
  tables->view.forms = tables->forms.items;
  tables->view.lexeme_flags = tables->lexeme_flags.items;
  tables->view.lexeme_slots = tables->slots.items;
  tables->view.lexeme_slot_count = tables->slots.count;
  tables->view.dot_filter = tables->dot_filter;
  tables->view.lexeme_count = tables->view.form_count = tables->forms.count;
}

static void fill_slot(table_builder *tables, ng_str form, uint32_t hash, uint32_t id) {
  uint32_t i = probe_slot(hash, tables->slots.count);
  while (slot_lexeme(&tables->slots.items[i])) i = next_slot(i, tables->slots.count);
  tables->slots.items[i] = lexeme_slot_with(form, hash, id);
}

static void resize_slots(table_builder *tables, uint32_t size) {
  lexeme_slot *old = tables->slots.items;
  if (!fill(tables, &tables->slots.items, &tables->slots.count, &tables->slots.size, size, sizeof(lexeme_slot))) return;
  free(old);
  for (uint32_t id = 1; id < tables->forms.count; id++) fill_slot(tables, tables_form(tables, id), str_hash(tables_form(tables, id)), id);
}

uint32_t tables_lexeme(table_builder *tables, ng_str folded) {
  if (tables->failed || folded.len == 0 || folded.len > UINT16_MAX) return LEXEME_NONE;
  if (tables->forms.count * 8 >= tables->slots.count * 7) resize_slots(tables, tables->slots.count * 2);
  refresh_view(tables);
  uint32_t hash = str_hash(folded), id = lexicon_find(&tables->view, folded, hash);
  if (id || tables->failed) return id;
  id = tables->forms.count;
  if (id > LEXEME_MASK) tables->failed = true;
  VEC_PUSH(&tables->forms, (lexeme_form){(uint32_t)tables->form_bytes.len, folded.len});
  VEC_PUSH(&tables->lexeme_flags, 0);
  VEC_PUSH(&tables->root_child, 0);
  buf_str(&tables->form_bytes, folded);
  fill_slot(tables, folded, hash, id);
  return id;
}

void tables_take_dot(table_builder *tables, ng_str folded) {
  uint32_t id = tables_lexeme(tables, folded), hash = str_hash(folded);
  if (!id) return;
  tables->lexeme_flags.items[id] |= LEXEME_TAKES_DOT;
  tables->dot_filter[dot_word(hash)] |= dot_bit(hash);
}

/* "U. S.": a letter keeps its dot only before another word, so one is put behind it for cutting. */
static bool ends_in_initial(ng_str phrase) {
  return phrase.len > 3 && phrase.len < 300 && phrase.ptr[phrase.len - 1] == '.' && phrase.ptr[phrase.len - 3] == ' ';
}

uint32_t tables_phrase(table_builder *tables, ng_str phrase, uint32_t *lexemes, uint32_t max) {
  char folded[1024], longer[304];
  token_table cut = {0};
  refresh_view(tables);
  arena_reset(&tables->arena);
  bool initial = ends_in_initial(phrase);
  if (initial) {
    memcpy(longer, phrase.ptr, phrase.len);
    memcpy(longer + phrase.len, " x", 2);
    phrase = (ng_str){longer, phrase.len + 2};
  }
  if (phrase.len > 300 || tokenize(&cut, &tables->arena, &tables->view, phrase) != 0) return 0;
  if (initial) cut.count--;
  uint32_t count = cut.count < max ? cut.count : max;
  for (uint32_t i = 0; i < count; i++) {
    ng_str word = token_text(&cut, i);
    lexemes[i] = tables_lexeme(tables, (ng_str){folded, fold_word(word, folded)});
  }
  return cut.count > max ? 0 : count;
}

enum { PART_MAX = 16 };

/* What is one token only where it stands: 's and n't behind a word, "ca." before a number. */
static bool is_part(ng_str word) {
  if (word.len < 2 || word.len > PART_MAX) return false;
  for (uint32_t i = 1; i + 1 < word.len; i++) {
    if (!is_letter_class((char_class)BYTE_CLASS[(uint8_t)word.ptr[i]])) return str_is(word, "n't");
  }
  return word.ptr[0] == '\'' || word.ptr[word.len - 1] == '.';
}

uint32_t tables_word(table_builder *tables, ng_str word) {
  char folded[PART_MAX * 3 + 16];
  uint32_t lexemes[2];
  if (tables_phrase(tables, word, lexemes, 2) == 1) return lexemes[0];
  return is_part(word) ? tables_lexeme(tables, (ng_str){folded, fold_word(word, folded)}) : LEXEME_NONE;
}

static void resize_edges(table_builder *tables, uint32_t size) {
  trie_edge *old = tables->edges.items;
  uint32_t old_count = tables->edges.count;
  if (!fill(tables, &tables->edges.items, &tables->edges.count, &tables->edges.size, size, sizeof(trie_edge))) return;
  for (uint32_t i = 0; i < old_count; i++) {
    if (!old[i].child) continue;
    uint32_t slot = probe_slot(edge_hash(old[i].node, old[i].lexeme), size);
    while (tables->edges.items[slot].child) slot = next_slot(slot, size);
    tables->edges.items[slot] = old[i];
  }
  free(old);
}

void tables_fit(table_builder *tables) {
  resize_edges(tables, tables->edge_count * 8 / 7 + 16); /* a filter of the node stands before them */
  resize_slots(tables, tables->forms.count * 21 / 16 + 16);
}

/* The edge of a word from a node, or the empty slot for it. */
static trie_edge *find_edge(const table_builder *tables, uint32_t node, uint32_t lexeme) {
  uint32_t size = tables->edges.count, i = probe_slot(edge_hash(node, lexeme), size);
  while (tables->edges.items[i].child && (tables->edges.items[i].node != node || tables->edges.items[i].lexeme != lexeme)) i = next_slot(i, size);
  return &tables->edges.items[i];
}

static uint32_t child_of(table_builder *tables, uint32_t node, uint32_t lexeme) {
  if (node == 0) {
    uint32_t *child = &tables->root_child.items[lexeme];
    if (!*child) *child = tables->node_count++;
    return *child;
  }
  if (tables->edge_count * 4 >= tables->edges.count * 3) resize_edges(tables, tables->edges.count * 2);
  if (tables->failed) return 0;
  trie_edge *edge = find_edge(tables, node, lexeme);
  if (edge->child) return edge->child;
  tables->edge_count++;
  *edge = (trie_edge){node, lexeme, tables->node_count++};
  return edge->child;
}

uint32_t tables_row_of(table_builder *tables, uint32_t list, ng_str form) {
  uint32_t lexemes[NG_MAX_ENTRY_TOKENS], count = tables_phrase(tables, form, lexemes, NG_MAX_ENTRY_TOKENS);
  uint32_t node = count && !tables->failed ? tables->root_child.items[lexemes[0]] : 0;
  for (uint32_t i = 1; i < count && node && !tables->failed; i++) node = find_edge(tables, node, lexemes[i])->child;
  for (uint32_t i = 0; node && i < tables->entries.count; i++) {
    const node_entry *entry = &tables->entries.items[i];
    if (entry->node == node && entry->entry.list == list) return entry->entry.row;
  }
  return UINT32_MAX;
}

/* Names of up to four capitals ("US", "LA", "KL") are words in other cases. */
static bool is_acronym(ng_str form) {
  if (form.len > 4) return false;
  for (uint32_t i = 0; i < form.len; i++) {
    if (form.ptr[i] < 'A' || form.ptr[i] > 'Z') return false;
  }
  return form.len > 0;
}

/* "cut" is base, past and participle of one verb: one entry with the bits of all. True when an entry of the same row was there. */
static bool merge_forms(table_builder *tables, uint32_t node, const list_entry *entry) {
  enum { FORMS_OF_A_VERB = 12 };
  for (uint32_t i = tables->entries.count; entry->tag && i-- > 0 && i + FORMS_OF_A_VERB >= tables->entries.count;) {
    node_entry *old = &tables->entries.items[i];
    if (old->entry.list != entry->list || old->entry.row != entry->row) return false;
    if (old->node != node || old->entry.exact != entry->exact) continue;
    old->entry.tag |= entry->tag;
    return true;
  }
  return false;
}

/* See list_entry.exact; 0 for what is too long to be one, or one too many. */
static uint32_t add_exact(table_builder *tables, ng_str form) {
  char text[UINT8_MAX + 1];
  if (form.len > UINT8_MAX) return 0;
  text[0] = (char)(uint8_t)form.len;
  memcpy(text + 1, form.ptr, form.len);
  const uint32_t at = pool_add(&tables->pool, (ng_str){text, form.len + 1}).at;
  for (uint32_t i = 1; i < tables->exacts.count; i++) {
    if (tables->exacts.items[i] == at) return i;
  }
  if (tables->exacts.count == MAX_EXACTS) return 0;
  VEC_PUSH(&tables->exacts, at);
  return tables->exacts.count - 1;
}

void tables_add_form(table_builder *tables, uint32_t list, uint32_t row, ng_str form, uint32_t tag) {
  uint32_t lexemes[NG_MAX_ENTRY_TOKENS];
  bool exact = form.len > 1 && form.ptr[0] == '=';
  if (exact) form = str_slice(form, 1, form.len);
  if ((tables->lists.items[list].flags & LIST_CAPITAL) && is_acronym(form)) exact = true;
  uint32_t count = tables_phrase(tables, form, lexemes, NG_MAX_ENTRY_TOKENS);
  if (count == 2 && form.ptr[0] == '\'') { /* 'll is a word of its own where it stands */
    uint32_t part = tables_word(tables, form);
    if (part) lexemes[0] = part, count = 1;
  }
  uint32_t node = 0;
  for (uint32_t i = 0; i < count && !tables->failed; i++) node = child_of(tables, node, lexemes[i]);
  if (!node || tables->failed) return;
  list_entry entry = {.row = row & 0xFFFFFF, .length = count & 0xFF, .list = list & (MAX_LISTS - 1), .tag = tag & 0x7F};
  entry.exact = (exact ? add_exact(tables, form) : 0) & (MAX_EXACTS - 1);
  if (merge_forms(tables, node, &entry)) return;
  VEC_PUSH(&tables->entries, (node_entry){node, entry});
  if (count > tables->lists.items[list].longest) tables->lists.items[list].longest = count;
}

static ng_str list_name(const table_builder *tables, uint32_t list) {
  const word_list *l = &tables->lists.items[list];
  return pool_str(&tables->pool, (image_text){l->name, l->name_len});
}

uint32_t tables_list(table_builder *tables, ng_str name) {
  for (uint32_t i = 0; i < tables->lists.count; i++) {
    if (str_equal(list_name(tables, i), name)) return i;
  }
  if (tables->lists.count == MAX_LISTS) tables->failed = true;
  if (tables->failed) return 0;
  image_text text = pool_add(&tables->pool, name);
  bool is_name = str_is(name, "GAZ") || str_is(name, "ROSTER") || str_is(name, "DEMONYM");
  VEC_PUSH(&tables->lists, (word_list){.name = text.at,
                                       .name_len = text.len,
                                       .flags = is_name ? LIST_CAPITAL : 0,
                                       .first_column = tables->columns.count,
                                       .first_cell = tables->cells.count});
  return tables->lists.count - 1;
}

void tables_init(table_builder *tables, rule_report *report) {
  *tables = (table_builder){.report = report, .node_count = 1};
  arena_init(&tables->arena);
  pool_add(&tables->pool, STR(""));
  VEC_PUSH(&tables->forms, (lexeme_form){0, 0});
  VEC_PUSH(&tables->lexeme_flags, 0);
  VEC_PUSH(&tables->root_child, 0);
  VEC_PUSH(&tables->exacts, 0);
  fill(tables, &tables->slots.items, &tables->slots.count, &tables->slots.size, FIRST_SLOTS, sizeof(lexeme_slot));
  fill(tables, &tables->edges.items, &tables->edges.count, &tables->edges.size, FIRST_EDGES, sizeof(trie_edge));
  for (uint32_t word = 1; word < WORD_COUNT; word++) tables_lexeme(tables, str_of(WORD_FORMS[word]));
  for (uint32_t list = 0; list < LIST_COUNT; list++) tables_list(tables, str_of(WORD_LIST_NAMES[list]));
}

static const irregular_verb *find_irregular(const table_builder *tables, ng_str lemma) {
  for (uint32_t i = 0; i < tables->irregular.count; i++) {
    if (str_equal(tables->irregular.items[i].lemma, lemma)) return &tables->irregular.items[i];
  }
  return NULL;
}

/* One inflected form of a phrase whose first word is inflected: "carry out" -> "carried out". */
static void add_inflected(table_builder *tables, uint32_t list, uint32_t row, ng_str head, ng_str tail, uint32_t tag) {
  char phrase[256];
  if (head.len + tail.len + 1 >= sizeof phrase) return;
  memcpy(phrase, head.ptr, head.len);
  uint32_t len = head.len;
  if (tail.len) {
    phrase[len++] = ' ';
    memcpy(phrase + len, tail.ptr, tail.len);
    len += tail.len;
  }
  tables_add_form(tables, list, row, (ng_str){phrase, len}, tag);
}

void tables_add_verb(table_builder *tables, uint32_t list, uint32_t row, ng_str form) {
  char s[INFLECTED_MAX], past[INFLECTED_MAX], ing[INFLECTED_MAX];
  ng_str tail = form, head = str_cut(&tail, ' ');
  const irregular_verb *irregular = find_irregular(tables, head);
  ng_str past_form = irregular ? irregular->past : inflect_past(head, past);
  ng_str participle = irregular ? irregular->participle : past_form;
  ng_str ing_form = irregular && irregular->ing.len ? irregular->ing : inflect_ing(head, ing);
  add_inflected(tables, list, row, head, tail, FORM_BASE);
  ng_str present = irregular && irregular->present.len ? irregular->present : inflect_s(head, s);
  for (ng_str rest = present; rest.len;) add_inflected(tables, list, row, str_cut(&rest, '|'), tail, FORM_S);    /* "is|are|am" */
  for (ng_str rest = ing_form; rest.len;) add_inflected(tables, list, row, str_cut(&rest, '|'), tail, FORM_ING); /* "traveling|travelling" */
  for (ng_str rest = past_form; rest.len;) {                                                                     /* "got|gotten" */
    ng_str one = str_cut(&rest, '|');
    add_inflected(tables, list, row, one, tail, FORM_PAST | (str_equal(past_form, participle) ? FORM_PARTICIPLE : 0));
  }
  if (str_equal(past_form, participle)) return;
  for (ng_str rest = participle; rest.len;) add_inflected(tables, list, row, str_cut(&rest, '|'), tail, FORM_PARTICIPLE);
}

void tables_add_noun(table_builder *tables, uint32_t list, uint32_t row, ng_str form) {
  char plural[INFLECTED_MAX];
  tables_add_form(tables, list, row, form, FORM_BASE);
  tables_add_form(tables, list, row, inflect_s(form, plural), FORM_PLURAL);
}
