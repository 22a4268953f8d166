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

typedef struct {
  syntax_tree tree;
  table_builder tables;
  rule_report *report;
  VEC(ng_rule) rules;
  VEC(rule_code) code;
  VEC(rule_atom) atoms;
  VEC(source_place) atom_places; /* of each atom, for errors found later */
  VEC(rule_filter) filters;
  VEC(rule_context) contexts;
  VEC(rule_join) joins;
  VEC(rule_set) sets;
  VEC(rule_value) values;
  VEC(image_text) capture_names, regexes, type_names;
  VEC(rule_test) tests;
  VEC(rule_source) sources;
  VEC(keyed_posting) postings;
  uint32_t phase_count, phase_pass[NG_MAX_PHASES + 1];
} rule_compiler;

/* Number of a span type, made when new. */
uint32_t compiler_type(rule_compiler *compiler, ng_str name);

/* Compiles a pattern into instructions ending in OP_MATCH; returns the first. */
uint32_t compile_pattern(rule_compiler *compiler, uint32_t node);

/* Compiles the atom of a leaf node; its index. */
uint32_t compile_atom(rule_compiler *compiler, const pattern_node *node);

/* Compiles the where and set clauses of `syntax` into `rule`. */
void compile_values(rule_compiler *compiler, ng_rule *rule, const rule_syntax *syntax);

/* Gives every rule a phase after the phases of the types that it needs; an error for a cycle. Needs compiled rules in the tree's order. */
void order_phases(rule_compiler *compiler);

/* Reports what is wrong or doubtful about the rules as a whole: names used twice, regexes that PCRE2 refuses; warnings of unused captures and
 * of rules that repeat an earlier pattern. Needs the syntax tree. */
void check_rules(rule_compiler *compiler);

/* Finds the triggers of every rule and fills `postings` with keys of the final image. */
void find_triggers(rule_compiler *compiler);

/* First keys of the image: lexemes, lists, types, kinds of token. */
uint32_t list_key(const rule_compiler *compiler, uint32_t list);
uint32_t type_key(const rule_compiler *compiler, uint32_t type);
uint32_t kind_key(const rule_compiler *compiler, uint32_t kind);
uint32_t key_count(const rule_compiler *compiler);

/* Packs everything into one image. */
ng_status pack_image(rule_compiler *compiler, ng_buf *image, ng_error *error);

#endif
