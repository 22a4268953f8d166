/* The syntax tree of a file of rules, as the parser leaves it and the compiler reads it.
 *
 * A pattern is a tree of nodes in one array; children of a node are chained by `next`. Texts point into the source. */
#ifndef NG_RULE_SYNTAX_H
#define NG_RULE_SYNTAX_H

#include "base/limits.h"
#include "base/vec.h"
#include "rule/report.h"
#include "rule/ruleset.h"

typedef enum {
  NODE_SEQUENCE,
  NODE_CHOICE,
  NODE_REPEAT,  /* low..high of its child; high UINT16_MAX: any number */
  NODE_CAPTURE, /* number: index into the rule's captures */
  NODE_WORD,    /* text; exact */
  NODE_LIST,    /* text: name, perhaps with .form ("SPEECH_V.ing") */
  NODE_SPAN,    /* text: type */
  NODE_TEST,    /* [num 1..31] */
  NODE_REGEX,
  NODE_GAP, /* low: items */
  NODE_START,
  NODE_END
} node_kind;

#define NO_NODE UINT32_MAX
#define NO_FRAME UINT32_MAX

typedef struct {
  uint8_t kind, exact;
  uint16_t low, high, number;
  ng_str text;    /* without its marks */
  ng_str filters; /* between [ and ] */
  uint32_t child, next;
  source_place place;
} pattern_node;

typedef struct {
  context_kind kind;
  bool negated;
  uint32_t node;
} context_clause;

/* `left op right` or `slot = value`, still as text. */
typedef struct {
  ng_str left, op, right;
  source_place place;
} value_clause;

typedef struct {
  bool is_reject, is_todo;
  ng_str text, wants;
  source_place place;
} example_clause;

typedef struct {
  ng_str name, type, regex, costly;
  source_place place, regex_place;
  int32_t priority;
  uint32_t match; /* NO_NODE for a line rule */
  ng_str captures[NG_MAX_CAPTURES];
  uint32_t capture_count;
  uint32_t first_context, context_count, first_join, join_count, first_set, set_count, first_example, example_count;
  ng_str date;    /* of the file's head, for the examples */
  uint32_t frame; /* NO_FRAME for a rule */
  uint32_t layer; /* of its file */
} rule_syntax;

/* The clauses that only a frame has. */
#define NG_FRAME_CLAUSES(CLAUSE) \
  CLAUSE(verbs)                  \
  CLAUSE(behind)                 \
  CLAUSE(nouns) CLAUSE(object) CLAUSE(subject) CLAUSE(among) CLAUSE(unless) CLAUSE(about) CLAUSE(acts) CLAUSE(args) CLAUSE(type) CLAUSE(needs)

typedef enum {
#define CLAUSE(name) CLAUSE_##name,
  NG_FRAME_CLAUSES(CLAUSE)
#undef CLAUSE
      FRAME_CLAUSE_COUNT
} frame_clause;

/* A clause's text and where it stands; without text when it is absent. */
typedef struct {
  ng_str text;
  source_place place;
} placed_text;

typedef struct {
  placed_text clauses[FRAME_CLAUSE_COUNT];
} frame_syntax;

typedef struct {
  VEC(pattern_node) nodes;
  VEC(context_clause) contexts;
  VEC(value_clause) joins, sets;
  VEC(example_clause) examples;
  VEC(rule_syntax) rules;
  VEC(frame_syntax) frames;
  VEC(placed_text) codes; /* lines of the collapse table */
  uint32_t layer;         /* of the file being read */
  rule_report *report;
} syntax_tree;

void syntax_clear(syntax_tree *tree);

/* Parses one file; errors go to the report and parsing goes on at the next rule. */
void parse_rules(syntax_tree *tree, ng_str path, ng_str text);

/* Parses `pattern`, which stands at `place`, for `rule`; NO_NODE after an error. */
uint32_t parse_pattern(syntax_tree *tree, rule_syntax *rule, ng_str pattern, source_place place);

#endif
