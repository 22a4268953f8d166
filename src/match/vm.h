/* The matching machine: runs a rule's program at a token. Integers only; no allocation. */
#ifndef NG_MATCH_VM_H
#define NG_MATCH_VM_H

#include "base/limits.h"
#include "match/regex.h"
#include "match/span.h"

typedef struct {
  const ng_ruleset *rules;
  const token_table *tokens;
  span_table *spans;
  regex_cache *regexes;
  uint32_t begin, end; /* the window: tokens of a sentence */
  uint32_t steps;      /* taken in this window */
} matcher;

typedef struct {
  uint32_t start, end; /* tokens */
  span_capture captures[NG_MAX_CAPTURES];
} rule_match;

/* The first match of the program at `code` that starts at token `start`, in the order of its alternatives. */
bool vm_match(matcher *m, uint32_t code, uint32_t start, rule_match *match);

/* Whether `text` is one of the alternatives "a|b|c". */
bool is_one_of(ng_str text, ng_str alternatives);

/* The value of a capture's column or slot: text, and number when it is one. */
ng_str capture_field(const matcher *m, const span_capture *capture, ng_str field, int32_t *number);

#endif
