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
  uint32_t steps_left; /* in this window */
} matcher;

/* The keys of a token of the window. And of what stands at a token or before it, END_KEYS at the ends of the window. */
static inline key_bits keys_of(const matcher *m, uint32_t token) {
  return (key_bits){m->tokens->lists[token], m->spans->keys[token]};
}

static inline key_bits keys_at(const matcher *m, uint32_t token) {
  return token < m->end ? keys_of(m, token) : END_KEYS;
}

static inline key_bits keys_before(const matcher *m, uint32_t token) {
  return token > m->begin ? keys_of(m, token - 1) : END_KEYS;
}

/* Whether what stands from a token on can be `next`. */
static inline bool keys_follow(const matcher *m, const next_keys *next, uint32_t token) {
  key_bits keys = keys_at(m, token);
  return keys_meet(keys, &next->first) && (keys_meet(keys, &next->wide) || keys_meet(keys_at(m, token + 1), &next->second));
}

typedef struct {
  uint32_t start, end;                    /* tokens */
  span_capture captures[NG_MAX_CAPTURES]; /* those that the rule has */
} rule_match;

#define ANYWHERE UINT32_MAX

/* Runs a program at token `start`, whose keys are among the first ones of the program. That of a `rule`: to the first match, in the order of its
 * alternatives, that is not empty and satisfies the joins. That of a context (no rule, no match): whether it matches up to token `must_end`. */
bool vm_run(matcher *m, const ng_rule *rule, uint32_t program, uint32_t start, uint32_t must_end, rule_match *match);

static inline bool vm_match_rule(matcher *m, const ng_rule *rule, uint32_t start, rule_match *match) {
  return vm_run(m, rule, rule->code, start, ANYWHERE, match);
}

/* Whether the pattern of `context` matches from token `start` to token `end` (ANYWHERE: to any). */
static inline bool vm_matches(matcher *m, const rule_context *context, uint32_t start, uint32_t end) {
  return keys_follow(m, &context->next, start) && vm_run(m, NULL, context->code, start, end, NULL);
}

/* The value of a capture's column or slot: text, and number when it is one. */
ng_str capture_field(const matcher *m, const span_capture *capture, const rule_value *field, int32_t *number);

/* Whether the joins of `rule` hold for a match. */
bool joins_hold(const matcher *m, const ng_rule *rule, const rule_match *match);

#endif
