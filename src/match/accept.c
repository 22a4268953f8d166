/* Accepting a match: its span, captures and slots. */
#include "match/accept.h"

enum { DIGITS_SIZE = 16, TEXT_SIZE = 256 };

/* A number with zeros in front up to `width` characters. */
static ng_str digits_of(int32_t number, uint32_t width, char *out) {
  uint32_t at = DIGITS_SIZE, left = number < 0 ? 0u - (uint32_t)number : (uint32_t)number, sign = number < 0;
  do out[--at] = (char)('0' + left % 10);
  while (left /= 10);
  while (DIGITS_SIZE - at + sign < width && at > 1) out[--at] = '0';
  if (sign) out[--at] = '-';
  return (ng_str){out + at, DIGITS_SIZE - at};
}

/* The text of one part of a template. A number token gives its value, so that {d:2} of "5" is "05". */
static ng_str part_text(const matcher *m, const rule_value *value, const span_capture *captures, char *out) {
  const span_capture *capture = &captures[value->capture];
  int32_t number = 0;
  if (value->kind == VALUE_INT) return digits_of(value->number, value->width, out);
  if (value->kind == VALUE_TEXT) return image_str(m->rules, value->text);
  if (capture->first >= capture->end) return (ng_str){"", 0};
  if (value->kind == VALUE_FIELD) {
    ng_str text = capture_field(m, capture, value, &number);
    return text.len ? text : digits_of(number, value->width, out);
  }
  const ng_token *token = &m->tokens->tokens[capture->first];
  if (value->width && token->value >= 0) return digits_of(token->value, value->width, out);
  return tokens_text(m->tokens, capture->first, capture->end);
}

static span_slot single_value(const matcher *m, uint32_t slot, const rule_value *value, const span_capture *captures) {
  const span_capture *capture = &captures[value->capture];
  span_slot result = {.slot = (uint16_t)slot, .kind = SLOT_IS_INT, .number = value->number};
  if (value->kind == VALUE_TEXT) {
    result.kind = SLOT_IS_TEXT;
    result.text = image_str(m->rules, value->text);
  } else if (value->kind == VALUE_FIELD) {
    result.text = capture_field(m, capture, value, &result.number);
    if (result.text.len) result.kind = SLOT_IS_TEXT;
  } else if (value->kind == VALUE_CAPTURE) {
    result.kind = SLOT_IS_TOKENS;
    result.capture = *capture;
    if (capture->first < capture->end) {
      result.text = tokens_text(m->tokens, capture->first, capture->end);
      result.number = m->tokens->tokens[capture->first].value;
    }
  }
  return result;
}

static span_slot joined_value(const matcher *m, const rule_set *set, const span_capture *captures) {
  char out[TEXT_SIZE], digits[DIGITS_SIZE];
  uint32_t len = 0;
  for (uint32_t i = 0; i < set->value_count; i++) {
    ng_str part = part_text(m, &m->rules->values[set->first_value + i], captures, digits);
    uint32_t room = (uint32_t)sizeof out - len, take = part.len < room ? part.len : room;
    memcpy(out + len, part.ptr, take);
    len += take;
  }
  return (span_slot){.slot = (uint16_t)set->slot, .kind = SLOT_IS_TEXT, .text = arena_copy(m->spans->arena, (ng_str){out, len})};
}

/* A slot whose only value is a capture that took no part is not set. */
static bool is_absent(const rule_value *value, const span_capture *captures) {
  bool of_capture = value->kind == VALUE_CAPTURE || value->kind == VALUE_FIELD;
  return of_capture && captures[value->capture].first >= captures[value->capture].end;
}

void accept_match(matcher *m, uint32_t rule_number, const rule_match *match, uint32_t sentence) {
  const ng_rule *rule = &m->rules->rules[rule_number];
  ng_span span = {.first = match->start, .end = match->end, .type = rule->type, .rule = rule_number, .sentence = sentence};
  if (span__new(m->spans, span) == NO_SPAN) return;
  for (uint32_t i = 0; i < rule->capture_count; i++) span__push_capture(m->spans, match->captures[i]);
  for (uint32_t i = 0; i < rule->set_count; i++) {
    const rule_set *set = &m->rules->sets[rule->first_set + i];
    const rule_value *first = &m->rules->values[set->first_value];
    if (set->value_count == 1 && first->width == 0) {
      if (!is_absent(first, match->captures)) span__push_slot(m->spans, single_value(m, set->slot, first, match->captures));
    } else {
      span__push_slot(m->spans, joined_value(m, set, match->captures));
    }
  }
}
