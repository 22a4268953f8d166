/* Conditions on a match: context clauses and `where` joins. */
#include "match/phase.h"

static bool ends_at(const matcher *m, const void *payload, const rule_match *match) {
  (void)m;
  return match->end == *(const uint32_t *)payload;
}

/* An empty pattern (`after ^`) may match right at `start`. */
static bool after_matches(matcher *m, uint32_t code, uint32_t start) {
  rule_match found;
  if (vm_match(m, code, start, ends_at, &start, &found)) return true;
  for (uint32_t s = start; s-- > m->begin;) {
    if (vm_match(m, code, s, ends_at, &start, &found)) return true;
    if (start - s > NG_MAX_ENTRY_TOKENS * 2) break;
  }
  return false;
}

static bool within_matches(matcher *m, uint32_t code) {
  rule_match found;
  for (uint32_t s = m->begin; s < m->end; s++) {
    if (vm_match(m, code, s, NULL, NULL, &found)) return true;
  }
  return false;
}

static bool context_holds(matcher *m, const rule_context *context, const rule_match *match) {
  rule_match found;
  bool holds;
  if (context->kind == CONTEXT_AFTER)
    holds = after_matches(m, context->code, match->start);
  else if (context->kind == CONTEXT_BEFORE)
    holds = vm_match(m, context->code, match->end, NULL, NULL, &found);
  else
    holds = within_matches(m, context->code);
  return holds != (context->negated != 0);
}

/* A side of a comparison. A number token and a cell of digits have both a text and a number. */
typedef struct {
  ng_str text;
  int32_t number;
  bool is_int;
} side_value;

static side_value capture_side(const matcher *m, const span_capture *capture) {
  if (capture->first >= capture->end) return (side_value){{"", 0}, 0, false};
  return (side_value){tokens_text(m->tokens, capture->first, capture->end), m->tokens->tokens[capture->first].value, false};
}

static side_value field_side(const matcher *m, const span_capture *capture, ng_str field) {
  side_value side = {.is_int = false};
  side.text = capture_field(m, capture, field, &side.number);
  if (side.text.len) side.number = text_number(side.text);
  side.is_int = side.text.len == 0 && side.number != 0;
  return side;
}

static side_value side_of(const matcher *m, const rule_value *value, const rule_match *match) {
  const span_capture *capture = &match->captures[value->capture];
  switch (value->kind) {
    case VALUE_TEXT: return (side_value){image_str(m->rules, value->text), 0, false};
    case VALUE_FIELD: return field_side(m, capture, image_str(m->rules, value->text));
    case VALUE_CAPTURE: return capture_side(m, capture);
    default: return (side_value){{"", 0}, value->number, true};
  }
}

static bool join_holds(const matcher *m, const rule_join *join, const rule_match *match) {
  side_value left = side_of(m, &join->left, match), right = side_of(m, &join->right, match);
  bool equal = left.is_int || right.is_int ? left.number == right.number : str_equal(left.text, right.text);
  switch (join->op) {
    case JOIN_EQUAL: return equal;
    case JOIN_DIFFERS: return !equal;
    case JOIN_LESS: return left.number < right.number;
    default: return left.number <= right.number;
  }
}

bool joins_hold(const matcher *m, const ng_rule *rule, const rule_match *match) {
  for (uint32_t i = 0; i < rule->join_count; i++) {
    if (!join_holds(m, &m->rules->joins[rule->first_join + i], match)) return false;
  }
  return true;
}

bool contexts_hold(matcher *m, const ng_rule *rule, const rule_match *match) {
  for (uint32_t i = 0; i < rule->context_count; i++) {
    if (!context_holds(m, &m->rules->contexts[rule->first_context + i], match)) return false;
  }
  return true;
}

/* Joins choose between the readings of ambiguous words ("Paris" of which country?), so the machine goes on looking until they hold. */
static bool is_reading(const matcher *m, const void *payload, const rule_match *match) {
  return match->end > match->start && joins_hold(m, payload, match);
}

bool rule_matches(matcher *m, const ng_rule *rule, uint32_t start, rule_match *match) {
  return vm_match(m, rule->code, start, is_reading, rule, match) && contexts_hold(m, rule, match);
}
