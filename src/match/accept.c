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

static char in_case(char c, bool upper) {
  if (upper) return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
  return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static span_slot cased(const matcher *m, uint32_t slot, const rule_value *value, const span_capture *captures, bool upper) {
  char digits[DIGITS_SIZE];
  ng_str text = arena_copy(m->spans->arena, part_text(m, value, captures, digits));
  char *letters = (char *)text.ptr; /* our own copy */
  for (uint32_t i = 0; i < text.len; i++) letters[i] = in_case(letters[i], upper);
  return (span_slot){.slot = (uint16_t)slot, .kind = SLOT_IS_TEXT, .text = text};
}

static int32_t number_of(const matcher *m, const rule_value *value, const span_capture *captures) {
  span_slot single = single_value(m, 0, value, captures);
  return single.kind == SLOT_IS_TEXT ? text_number(single.text) : single.number;
}

/* The first or the last token of a capture. */
static span_slot one_token(const matcher *m, uint32_t slot, const rule_value *value, const span_capture *captures, bool last) {
  span_capture one = captures[value->capture];
  uint32_t token = last ? one.end - 1 : one.first;
  one = (span_capture){token, token + 1, NO_ENTRY, NO_SPAN};
  return (span_slot){
      .slot = (uint16_t)slot, .kind = SLOT_IS_TOKENS, .number = m->tokens->tokens[token].value, .text = token_text(m->tokens, token), .capture = one};
}

/* What a call gives; a call whose argument took no part sets nothing. */
static void call(matcher *m, const rule_set *set, const span_capture *captures) {
  const rule_value *values = &m->rules->values[set->first_value], *value = values;
  const span_capture *capture = &captures[value->capture];
  span_slot result = {.slot = set->slot, .kind = SLOT_IS_INT};
  while (set->call == CALL_EITHER && value < values + set->value_count - 1 && is_absent(value, captures)) value++;
  if (is_absent(value, captures)) return;
  switch (set->call) {
    case CALL_LOWER:
    case CALL_UPPER: result = cased(m, set->slot, value, captures, set->call == CALL_UPPER); break;
    case CALL_FIRST:
    case CALL_LAST: result = one_token(m, set->slot, value, captures, set->call == CALL_LAST); break;
    case CALL_WORDS: result.number = (int32_t)(capture->end - capture->first); break;
    case CALL_EITHER: result = single_value(m, set->slot, value, captures); break;
    default:
      for (uint32_t i = 0; i < set->value_count; i++) result.number += number_of(m, &values[i], captures);
  }
  span__push_slot(m->spans, &result);
}

void accept_match(matcher *m, uint32_t rule_number, const rule_match *match, uint32_t sentence) {
  const ng_rule *rule = &m->rules->rules[rule_number];
  ng_span span = {.first = match->start, .end = match->end, .type = rule->type, .rule = rule_number, .sentence = sentence};
  if (span__new(m->spans, &span) == NO_SPAN) return;
  span__add_captures(m->spans, match->captures, rule->capture_count);
  for (uint32_t i = 0; i < rule->set_count; i++) {
    const rule_set *set = &m->rules->sets[rule->first_set + i];
    const rule_value *first = &m->rules->values[set->first_value];
    if (set->call) {
      call(m, set, match->captures);
    } else if (set->value_count > 1 || first->width) {
      span_slot slot = joined_value(m, set, match->captures);
      span__push_slot(m->spans, &slot);
    } else if (!is_absent(first, match->captures)) {
      span_slot slot = single_value(m, set->slot, first, match->captures);
      span__push_slot(m->spans, &slot);
    }
  }
}
