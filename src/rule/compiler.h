/* The compiler's workbench: the syntax tree, the lexicon's tables and the records of the image under construction. */
#ifndef NG_RULE_COMPILER_H
#define NG_RULE_COMPILER_H

#include "rule/syntax.h"
#include "rule/tables.h"

/* A posting before the keys are sorted into slices. */
typedef struct {
  uint32_t key;
  rule_posting posting;
} keyed_posting;

/* What has passed when a match comes to an instruction: keys of the token before it, and of all its tokens. */
typedef struct {
  key_bits last, all;
} code_past;

typedef struct {
  syntax_tree tree;
  table_builder tables;
  rule_report *report;
  VEC(ng_rule) rules;
  VEC(rule_code) code;
  VEC(rule_atom) atoms;
  VEC(source_place) atom_places; /* of each atom, for errors found later */
  VEC(rule_filter) filters;
  VEC(uint32_t) words;
  VEC(uint64_t) row_sets;
  VEC(token_shape) shapes;
  VEC(rule_context) contexts;
  VEC(rule_join) joins;
  VEC(rule_set) sets;
  VEC(rule_value) values;
  VEC(image_text) capture_names, type_names;
  VEC(rule_regex) regexes;
  VEC(rule_test) tests;
  VEC(rule_source) sources;
  ng_buf source_bytes; /* packed */
  uint64_t digest;     /* of the sources */
  VEC(rule_frame) frames;
  VEC(uint64_t) object_classes;
  VEC(uint32_t) object_acts;
  VEC(rule_event_code) event_codes;
  VEC(keyed_posting) postings;
  VEC(uint64_t) key_masks;
  VEC(key_bits) atom_bits;            /* by atom: its keys */
  VEC(key_bits) ahead;                /* by instruction: rule_code.first, but the end of a rule goes on as its `before` clause */
  VEC(code_past) pasts;               /* by instruction */
  VEC(double) word_costs, list_costs; /* by lexeme, by list */
  uint32_t word_count;                /* lexemes below it are words of rules and have keys */
  uint32_t phase_count, phase_pass[NG_MAX_PHASES + 1], asked_phases;
} rule_compiler;

/* Number of a span type, made when new. */
uint32_t compiler_type(rule_compiler *compiler, ng_str name);

/* Compiles a pattern into instructions ending in OP_MATCH; returns the first. */
uint32_t compile_pattern(rule_compiler *compiler, uint32_t node);

/* The OP_MATCH of the program at `code`. */
uint32_t end_of_code(const rule_compiler *compiler, uint32_t code);

/* The first context clause of `kind` that must hold, NULL when there is none. */
const rule_context *required_context(const rule_compiler *compiler, const ng_rule *rule, context_kind kind);

/* Compiles the atom of a leaf node; its index. */
uint32_t compile_atom(rule_compiler *compiler, const pattern_node *node);

/* The alternative behind `branch`, or behind the run of alternatives that begins with it and is all single words: they are one atom. */
uint32_t branch_end(const syntax_tree *tree, uint32_t branch);

/* Compiles the alternatives from `branch` up to `end`, which are such a run, into one atom; its index. */
uint32_t compile_word_set(rule_compiler *compiler, uint32_t branch, uint32_t end);

/* The rows of the list `atom` that pass its filters: index into row_sets, NO_ROWS when it has no filters. */
uint32_t compile_rows(rule_compiler *compiler, const rule_atom *atom);

/* The shape that the filters of a token atom ask for: index into shapes. And the classes of tokens that can have it, as bits. */
uint32_t compile_shape(rule_compiler *compiler, const rule_atom *atom, source_place place);
uint64_t shape_classes(const token_shape *shape);

/* Adds a regex; its index. And whether it matches only what begins with a digit. */
uint32_t compile_regex(rule_compiler *compiler, ng_str pattern);
bool begins_with_digit(const rule_regex *regex);

/* Compiles the where and set clauses of `syntax` into `rule`. */
void compile_values(rule_compiler *compiler, ng_rule *rule, const rule_syntax *syntax);

/* Compiles frame number `frame` of the syntax tree, whose entry among the rules is `rule`: its record, and its verbs and nouns as forms. */
void compile_frame(rule_compiler *compiler, uint32_t frame, uint32_t rule);

/* One line of the collapse table (frame_code.c). */
void compile_event_code(rule_compiler *compiler, const placed_text *line);

/* The classes of the rows of EVENT_OBJECT, and the collapse table. After all frames. */
void compile_event_tables(rule_compiler *compiler);

/* Gives every rule a phase after the phases of the types that it needs; an error for a cycle. Needs compiled rules in the tree's order. */
void order_phases(rule_compiler *compiler);

/* Reports what is wrong or doubtful about the rules as a whole: names used twice, regexes that PCRE2 refuses; warnings of unused captures and
 * of rules that repeat an earlier pattern. Needs the syntax tree. */
void check_rules(rule_compiler *compiler);

/* Estimates how often words and lists occur in 1,000 tokens of news, when all tables are read. */
void find_frequencies(rule_compiler *compiler);
double word_frequency(const rule_compiler *compiler, uint32_t word);
double list_frequency(const rule_compiler *compiler, uint32_t list);

/* Fills `pasts`, and `last` of contexts. After find_first_keys. */
void find_pasts(rule_compiler *compiler);

/* Finds the triggers of every rule and fills `postings` with keys of the final image. After find_pasts. */
void find_triggers(rule_compiler *compiler);

/* Finds what phases rules look at, and which phases are asked for. After find_triggers. */
void find_asked_phases(rule_compiler *compiler);

/* Gives keys their bits and every instruction those with which it can go on; fills `ahead`. After find_frequencies. */
void find_first_keys(rule_compiler *compiler);

/* What stands from instruction `at` on. After find_first_keys. */
next_keys next_keys_at(const rule_compiler *compiler, uint32_t at);

/* The keys of an atom: one of them holds at each token where the atom can match. */
enum { MAX_ATOM_KEYS = 256 };
uint32_t atom_keys(const rule_compiler *compiler, const rule_atom *atom, uint32_t *keys);

/* Whether an atom can match more than one token. */
bool atom_is_wide(const rule_compiler *compiler, const rule_atom *atom);

/* First keys of the image: words, lists, types, classes of tokens. */
uint32_t list_key(const rule_compiler *compiler, uint32_t list);
uint32_t type_key(const rule_compiler *compiler, uint32_t type);
uint32_t class_key(const rule_compiler *compiler, uint32_t class);
uint32_t key_count(const rule_compiler *compiler);

/* Packs everything into one image. */
ng_status pack_image(rule_compiler *compiler, ng_buf *image, ng_error *error);

#endif
