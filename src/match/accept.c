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

/* Fills `slot` with a value; false when that is of a capture that took no part, which sets nothing. */
static inline bool take_value(const matcher *m, span_slot *slot, const rule_value *value, const span_capture *captures) {
  const span_capture *capture = &captures[value->capture];
  slot->number = value->number;
  if (value->kind == VALUE_INT) return true;
  if (value->kind == VALUE_TEXT) {
    slot->kind = SLOT_IS_TEXT;
    slot->text = image_str(m->rules, value->text);
    return true;
  }
  if (capture->first >= capture->end) return false;
  if (value->kind == VALUE_FIELD) {
    slot->text = capture_field(m, capture, value, &slot->number);
    slot->kind = slot->text.len ? SLOT_IS_TEXT : SLOT_IS_INT;
  } else {
    slot->kind = SLOT_IS_TOKENS;
    slot->capture = *capture;
    slot->text = tokens_text(m->tokens, capture->first, capture->end);
    slot->number = m->tokens->tokens[capture->first].value;
  }
  return true;
}

static ng_str joined_text(const matcher *m, const rule_value *values, uint32_t count, const span_capture *captures) {
  char out[TEXT_SIZE], digits[DIGITS_SIZE];
  uint32_t len = 0;
  for (uint32_t i = 0; i < count; i++) {
    ng_str part = part_text(m, &values[i], captures, digits);
    uint32_t room = (uint32_t)sizeof out - len, take = part.len < room ? part.len : room;
    memcpy(out + len, part.ptr, take);
    len += take;
  }
  return arena_copy(m->spans->arena, (ng_str){out, len});
}

static char in_case(char c, bool upper) {
  if (upper) return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
  return ascii_lower(c);
}

static ng_str cased_text(const matcher *m, const rule_value *value, const span_capture *captures, bool upper) {
  char digits[DIGITS_SIZE];
  ng_str text = arena_copy(m->spans->arena, part_text(m, value, captures, digits));
  char *letters = (char *)text.ptr; /* our own copy */
  for (uint32_t i = 0; i < text.len; i++) letters[i] = in_case(letters[i], upper);
  return text;
}

static int32_t sum_of(const matcher *m, const rule_value *values, uint32_t count, const span_capture *captures) {
  int32_t sum = 0;
  for (uint32_t i = 0; i < count; i++) {
    span_slot single = {.kind = SLOT_IS_INT};
    take_value(m, &single, &values[i], captures);
    sum += single.kind == SLOT_IS_TEXT ? str_number(single.text) : single.number;
  }
  return sum;
}

/* One token of a capture. */
static bool take_token(const matcher *m, span_slot *slot, uint32_t token) {
  slot->kind = SLOT_IS_TOKENS;
  slot->number = m->tokens->tokens[token].value;
  slot->text = token_text(m->tokens, token);
  slot->capture = (span_capture){token, token + 1, NO_ENTRY, NO_SPAN};
  return true;
}

static bool is_absent(const rule_value *value, const span_capture *capture) {
  return (value->kind == VALUE_CAPTURE || value->kind == VALUE_FIELD) && capture->first >= capture->end;
}

/* What a call gives; one whose first argument took no part sets nothing. */
static bool take_call(const matcher *m, span_slot *slot, const rule_set *set, const rule_value *values, const span_capture *captures) {
  const span_capture *capture = &captures[values->capture];
  for (uint32_t i = 0; set->call == CALL_EITHER && i < set->value_count; i++) {
    if (take_value(m, slot, &values[i], captures)) return true;
  }
  if (is_absent(values, capture)) return false;
  switch (set->call) {
    case CALL_FIRST: return take_token(m, slot, capture->first);
    case CALL_LAST: return take_token(m, slot, capture->end - 1);
    case CALL_WORDS: slot->number = (int32_t)(capture->end - capture->first); return true;
    case CALL_NUMBER:
    case CALL_SUM: slot->number = sum_of(m, values, set->value_count, captures); return true;
    default: slot->text = cased_text(m, values, captures, set->call == CALL_UPPER); slot->kind = SLOT_IS_TEXT;
  }
  return true;
}

/* Whether a `set` clause sets its slot. */
static bool take_set(const matcher *m, span_slot *slot, const rule_set *set, const span_capture *captures) {
  const rule_value *values = &m->rules->values[set->first_value];
  *slot = (span_slot){.slot = set->slot, .kind = SLOT_IS_INT};
  if (set->call == CALL_NONE) return take_value(m, slot, values, captures);
  if (set->call != CALL_JOIN) return take_call(m, slot, set, values, captures);
  slot->text = joined_text(m, values, set->value_count, captures);
  slot->kind = SLOT_IS_TEXT;
  return true;
}

void accept_match(matcher *m, uint32_t rule_number, const rule_match *match, uint32_t sentence) {
  const ng_rule *rule = &m->rules->rules[rule_number];
  const rule_set *set = m->rules->sets + rule->first_set, *end = set + rule->set_count;
  span_table *spans = m->spans;
  ng_span *span = span__room(spans, rule->capture_count, rule->set_count);
  if (!span) return;
  *span = (ng_span){.first = match->start, .end = match->end, .type = rule->type, .rule = rule_number, .sentence = sentence, .fact = NO_SPAN};
  span->first_capture = spans->capture_count;
  span->capture_count = rule->capture_count;
  span->first_slot = spans->slot_count;
  for (uint32_t i = 0; i < rule->capture_count; i++) spans->captures[spans->capture_count++] = match->captures[i];
  for (; set < end; set++) spans->slot_count += take_set(m, &spans->slots[spans->slot_count], set, match->captures);
  span->slot_count = spans->slot_count - span->first_slot;
  spans->count++;
}
