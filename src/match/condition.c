/* Conditions on a match: context clauses and `where` joins. */
#include "match/phase.h"

static bool after_matches(matcher *m, uint32_t code, uint32_t start) {
  rule_match found;
  for (uint32_t s = start; s-- > m->begin;) {
    if (vm_match(m, code, s, &found) && found.end == start) return true;
    if (start - s > NG_MAX_ENTRY_TOKENS * 2) break;
  }
  return false;
}

static bool within_matches(matcher *m, uint32_t code) {
  rule_match found;
  for (uint32_t s = m->begin; s < m->end; s++) {
    if (vm_match(m, code, s, &found)) return true;
  }
  return false;
}

static bool context_holds(matcher *m, const rule_context *context, const rule_match *match) {
  rule_match found;
  bool holds;
  if (context->kind == CONTEXT_AFTER)
    holds = after_matches(m, context->code, match->start);
  else if (context->kind == CONTEXT_BEFORE)
    holds = vm_match(m, context->code, match->end, &found);
  else
    holds = within_matches(m, context->code);
  return holds != (context->negated != 0);
}

static ng_str value_of(const matcher *m, const rule_value *value, const rule_match *match, int32_t *number) {
  const span_capture *capture = &match->captures[value->capture];
  *number = value->number;
  switch (value->kind) {
    case VALUE_TEXT: return image_str(m->rules, value->text);
    case VALUE_FIELD: return capture_field(m, capture, image_str(m->rules, value->text), number);
    case VALUE_CAPTURE: return capture->first < capture->end ? tokens_text(m->tokens, capture->first, capture->end) : (ng_str){"", 0};
    default: return (ng_str){"", 0};
  }
}

static bool join_holds(const matcher *m, const rule_join *join, const rule_match *match) {
  int32_t left_number, right_number;
  ng_str left = value_of(m, &join->left, match, &left_number), right = value_of(m, &join->right, match, &right_number);
  bool equal = str_equal(left, right) && left_number == right_number;
  switch (join->op) {
    case JOIN_EQUAL: return equal;
    case JOIN_DIFFERS: return !equal;
    case JOIN_LESS: return left_number < right_number;
    default: return left_number <= right_number;
  }
}

bool match_is_allowed(matcher *m, const ng_rule *rule, const rule_match *match) {
  for (uint32_t i = 0; i < rule->join_count; i++) {
    if (!join_holds(m, &m->rules->joins[rule->first_join + i], match)) return false;
  }
  for (uint32_t i = 0; i < rule->context_count; i++) {
    if (!context_holds(m, &m->rules->contexts[rule->first_context + i], match)) return false;
  }
  return true;
}
