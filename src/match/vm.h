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

/* Judges a match that the machine has found; false sends it back to look for the next. */
typedef bool (*match_judge)(const matcher *m, const void *payload, const rule_match *match);

/* The first match of the program at `code` that starts at token `start`, in the order of its alternatives, and that `judge` (NULL: takes
 * all) accepts. */
bool vm_match(matcher *m, uint32_t code, uint32_t start, match_judge judge, const void *payload, rule_match *match);

/* The value of a text that is a whole number of at most 9 digits, else -1. */
int32_t text_number(ng_str text);

/* Whether `text` is one of the alternatives "a|b|c". */
bool is_one_of(ng_str text, ng_str alternatives);

/* The value of a capture's column or slot: text, and number when it is one. */
ng_str capture_field(const matcher *m, const span_capture *capture, ng_str field, int32_t *number);

#endif
