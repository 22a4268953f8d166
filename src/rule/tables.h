/* The lexicon under construction: lexemes, lists, rows and the trie of their forms, from TSV files and from lists inside rules. */
#ifndef NG_RULE_TABLES_H
#define NG_RULE_TABLES_H

#include "base/vec.h"
#include "rule/holders.h"
#include "rule/overlay.h"
#include "rule/places.h"
#include "rule/pool.h"
#include "rule/report.h"

typedef struct {
  uint32_t node;
  list_entry entry;
} node_entry;

typedef struct {
  uint32_t node, lexeme, child; /* child 0: empty slot */
} trie_edge;

typedef struct {
  ng_str lemma, past, participle, ing, present;
} irregular_verb;

/* A row of confidence.tsv: per cent of the facts of a rule or method that were right. */
typedef struct {
  ng_str rule;
  uint32_t percent;
} rule_confidence;

typedef struct {
  uint32_t list, row;
  source_place place;
} row_place;

typedef struct {
  string_pool pool;
  ng_buf form_bytes;      /* the forms of lexemes; in the image only the long ones have a text */
  VEC(lexeme_form) forms; /* by lexeme, [0] is none */
  VEC(uint16_t) lexeme_flags;
  VEC(lexeme_slot) slots;
  uint64_t dot_filter[DOT_FILTER];
  VEC(trie_edge) edges; /* hash, size a power of two */
  uint32_t edge_count;
  VEC(uint32_t) root_child;
  uint32_t node_count;
  VEC(node_entry) entries;
  VEC(uint32_t) exacts;
  VEC(word_list) lists;
  VEC(list_column) columns;
  VEC(list_cell) cells;
  VEC(irregular_verb) irregular;
  VEC(rule_confidence) confidences;
  place_builder places;
  holder_builder holders;
  ng_arena arena;  /* for tokenizing forms */
  ng_lexicon view; /* what the tokenizer needs of the tables so far */
  overlay_rows overlay;
  uint32_t layer;            /* of the file being read */
  VEC(row_place) row_places; /* only for warnings */
  rule_report *report;
  bool failed;
} table_builder;

void tables_init(table_builder *tables, rule_report *report);
void tables_clear(table_builder *tables);

/* The form of a lexeme. */
static inline ng_str tables_form(const table_builder *tables, uint32_t word) {
  return (ng_str){tables->form_bytes.ptr + tables->forms.items[word].text, tables->forms.items[word].len};
}

/* Id of a folded word, made when new. */
uint32_t tables_lexeme(table_builder *tables, ng_str folded);

/* The word with a dot behind is an abbreviation. */
void tables_take_dot(table_builder *tables, ng_str folded);

/* The list called `name`, made (without columns) when new. */
uint32_t tables_list(table_builder *tables, ng_str name);

/* The column of `list` called `name`; -1 when there is none. */
int tables_column(const table_builder *tables, uint32_t list, ng_str name);

/* Reads a TSV file into the list `name`. A second file of the same list adds rows; its header must name the same columns. */
void tables_read(table_builder *tables, ng_str path, ng_str text, ng_str name);

/* Notes the keys of the rows of a file that lies over others; before any file is read. */
void tables_read_keys(table_builder *tables, ng_str text, ng_str name);

/* Makes the hash of edges as small as it may be, when all files are read. */
void tables_fit(table_builder *tables);

/* Warns of forms that stand twice in a list. */
void warn_of_duplicates(table_builder *tables);

/* Adds one form for `row` of `list`; `tag` is its FORM_ bits. A leading "=" asks for exact case. */
void tables_add_form(table_builder *tables, uint32_t list, uint32_t row, ng_str form, uint32_t tag);

/* The same for all forms of a verb ("carry out", "carried out" …), for a noun and its plural. */
void tables_add_verb(table_builder *tables, uint32_t list, uint32_t row, ng_str form);
void tables_add_noun(table_builder *tables, uint32_t list, uint32_t row, ng_str form);

/* The row of `list` that has the form, the first of several; UINT32_MAX when none has it. */
uint32_t tables_row_of(table_builder *tables, uint32_t list, ng_str form);

/* Measured confidence of a rule or method in per cent, NG_DEFAULT_CONFIDENCE when it has none. */
uint32_t tables_confidence(const table_builder *tables, ng_str rule);

/* Lexeme ids of a phrase as the tokenizer cuts it; at most `max`. */
uint32_t tables_phrase(table_builder *tables, ng_str phrase, uint32_t *lexemes, uint32_t max);

/* Lexeme id of what is one token, LEXEME_NONE when it is not. */
uint32_t tables_word(table_builder *tables, ng_str word);

#endif
