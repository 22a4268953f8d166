/* A small lexicon in memory for tests: words, abbreviations with their flags, and one list of phrases per call of lexicon_add_entry. */
#ifndef NG_TESTS_LEXICON_BUILDER_H
#define NG_TESTS_LEXICON_BUILDER_H

#include "text/token.h"

enum { BUILD_LEXEMES = 4096, BUILD_SLOTS = 16384, BUILD_STRINGS = 1 << 17, BUILD_NODES = 8192, BUILD_LISTS = 8 };

typedef struct {
  ng_lexicon lexicon;
  char strings[BUILD_STRINGS];
  uint32_t string_count, node_count, entry_count;
  lexeme_form forms[BUILD_LEXEMES];
  uint16_t flags[BUILD_LEXEMES];
  lexeme_slot slots[BUILD_SLOTS];
  uint64_t dot_filter[DOT_FILTER];
  uint64_t edges[BUILD_SLOTS];
  trie_node nodes[BUILD_NODES];
  list_set sets[2]; /* that of no entries, and that of any */
  list_entry entries[BUILD_NODES];
  uint32_t exacts[BUILD_NODES]; /* by entry, and one before them */
  word_list lists[BUILD_LISTS];
} lexicon_builder;

static inline uint32_t builder_string(lexicon_builder *b, ng_str s) {
  uint32_t at = b->string_count;
  memcpy(b->strings + at, s.ptr, s.len);
  b->string_count += s.len + 1;
  return at;
}

/* See list_entry.exact. */
static inline uint32_t builder_exact(lexicon_builder *b, ng_str form) {
  char text[UINT8_MAX + 1] = {(char)(uint8_t)form.len};
  memcpy(text + 1, form.ptr, form.len);
  return builder_string(b, (ng_str){text, form.len + 1});
}

/* The lexeme of a form in any letter case, made when new. */
static inline uint32_t builder_lexeme(lexicon_builder *b, ng_str form) {
  char folded[1024];
  ng_str key = {folded, fold_word(form, folded)};
  uint32_t hash = str_hash(key), id = lexicon_find(&b->lexicon, key, hash), i = probe_slot(hash, BUILD_SLOTS);
  if (id) return id;
  while (slot_lexeme(&b->slots[i])) i = next_slot(i, BUILD_SLOTS);
  id = b->lexicon.lexeme_count++;
  b->forms[id] = (lexeme_form){builder_string(b, key), key.len};
  b->slots[i] = lexeme_slot_with(key, hash, id);
  return id;
}

static inline void builder_init(lexicon_builder *b) {
  memset(b, 0, sizeof *b);
  b->string_count = 1;
  b->node_count = BUILD_LEXEMES; /* those of words alone come first */
  b->lexicon = (ng_lexicon){.strings = b->strings,
                            .lexeme_flags = b->flags,
                            .forms = b->forms,
                            .lexeme_slots = b->slots,
                            .dot_filter = b->dot_filter,
                            .edges = b->edges,
                            .nodes = b->nodes,
                            .list_sets = b->sets,
                            .entries = b->entries,
                            .exacts = b->exacts,
                            .lists = b->lists,
                            .lexeme_count = 1,
                            .lexeme_slot_count = BUILD_SLOTS,
                            .edge_slots = BUILD_SLOTS,
                            .root_count = BUILD_LEXEMES,
                            .form_count = BUILD_LEXEMES};
  b->sets[1] = (list_set){{UINT64_MAX, UINT64_MAX}, {0, 0}, {1, 1}};
  for (uint32_t word = 1; word < WORD_COUNT; word++) builder_lexeme(b, str_of(WORD_FORMS[word]));
}

static inline void builder_abbreviation(lexicon_builder *b, ng_str form, unsigned flags) {
  uint32_t id = builder_lexeme(b, form);
  b->flags[id] |= (uint16_t)(LEXEME_ABBREVIATION | flags);
  if (form.ptr[form.len - 1] != '.') return;
  uint32_t word = builder_lexeme(b, str_slice(form, 0, form.len - 1)), hash = str_hash(lexicon_form(&b->lexicon, word));
  b->flags[word] |= LEXEME_TAKES_DOT;
  b->dot_filter[dot_word(hash)] |= dot_bit(hash);
}

/* Rows of rules/en/lexicon/abbreviation.tsv: form, may_end, capital, before_number. */
static inline void builder_read_abbreviations(lexicon_builder *b, ng_str tsv) {
  bool is_header = true;
  while (tsv.len) {
    ng_str line = str_cut(&tsv, '\n');
    if (line.len == 0 || line.ptr[0] == '#') continue;
    ng_str forms = str_cut(&line, '\t'), may_end = str_cut(&line, '\t'), capital = str_cut(&line, '\t'), number = str_cut(&line, '\t');
    unsigned flags =
        (str_is(may_end, "1") ? LEXEME_MAY_END : 0) | (str_is(capital, "1") ? LEXEME_CAPITAL : 0) | (str_is(number, "1") ? LEXEME_BEFORE_NUMBER : 0);
    while (forms.len && !is_header) builder_abbreviation(b, str_trim(str_cut(&forms, '|')), flags);
    is_header = false;
  }
}

static inline uint32_t builder_child(lexicon_builder *b, uint32_t node, uint32_t word) {
  if (node == 0) return word;
  uint32_t child = lexicon_child(&b->lexicon, node, word);
  if (child) return child;
  b->nodes[node].next |= 1u << filter_bit(word);
  b->nodes[word].before |= 1u << filter_bit(node);
  lexicon_put_edge(b->edges, BUILD_SLOTS, node, word, b->node_count);
  return b->node_count++;
}

/* One entry of `list` per node: enough for tests. A leading "=" asks for exact case. */
static inline void builder_entry(lexicon_builder *b, uint32_t list, ng_str form) {
  ng_arena arena;
  token_table table;
  bool exact = form.len && form.ptr[0] == '=';
  if (exact) form = str_slice(form, 1, form.len);
  arena_init(&arena);
  tokenize(&table, &arena, &b->lexicon, form);
  uint32_t node = 0;
  for (uint32_t i = 0; i < table.count; i++) node = builder_child(b, node, builder_lexeme(b, token_text(&table, i)));
  arena_clear(&arena);
  b->nodes[node].first_entry = b->entry_count;
  b->nodes[node].entry_count = 1;
  b->nodes[node].lower_count = !(b->lists[list].flags & LIST_CAPITAL);
  b->nodes[node].set = 1;
  list_entry *entry = &b->entries[b->entry_count];
  *entry = (list_entry){.row = b->entry_count & 0xFFFFFF, .length = table.count & 0xFF, .list = list & (MAX_LISTS - 1)};
  b->entry_count++;
  if (exact) {
    b->exacts[b->entry_count] = builder_exact(b, form);
    entry->exact = b->entry_count & (MAX_EXACTS - 1);
  }
  if (list >= b->lexicon.list_count) b->lexicon.list_count = list + 1;
}

#endif
