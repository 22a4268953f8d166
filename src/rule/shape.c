/* Token tests such as [num 1..31 & !glued], folded into one shape that is tested without a loop, and the classes of tokens that can pass. */
#include "rule/compiler.h"

static const token_shape ANY = {.kinds = UINT16_MAX, .cases = UINT8_MAX, .value_low = INT32_MIN, .value_high = INT32_MAX, .length_high = INT32_MAX};

static void add_flag(token_shape *shape, uint8_t flag, bool negated) {
  if (negated)
    shape->flags_off |= flag;
  else
    shape->flags_on |= flag;
}

/* A range and what it must lie in, or outside of. Two ranges are one when both are inside; false otherwise. */
static bool add_range(int32_t *low, int32_t *high, uint8_t *out, const rule_filter *f) {
  bool is_free = *low <= 0 && *high == INT32_MAX && !*out;
  if (is_free || !(f->negated || *out)) {
    if (is_free || f->low > *low) *low = f->low;
    if (is_free || f->high < *high) *high = f->high;
    *out = f->negated;
    return true;
  }
  return false;
}

static bool add_filter(token_shape *shape, const rule_filter *f) {
  switch (f->field) {
    case FIELD_KIND: shape->kinds &= (uint16_t)(f->negated ? ~f->low : f->low); return true;
    case FIELD_CASE: shape->cases &= (uint8_t)(f->negated ? ~f->low : f->low); return true;
    case FIELD_GLUED: add_flag(shape, TOKEN_GLUED, f->negated); return true;
    case FIELD_OPENS: add_flag(shape, TOKEN_OPENS, f->negated); return true;
    case FIELD_CLOSES: add_flag(shape, TOKEN_CLOSES, f->negated); return true;
    case FIELD_LENGTH: return add_range(&shape->length_low, &shape->length_high, &shape->length_out, f);
    default: return add_range(&shape->value_low, &shape->value_high, &shape->value_out, f);
  }
}

uint32_t compile_shape(rule_compiler *compiler, const rule_atom *atom, source_place place) {
  token_shape shape = ANY;
  for (uint32_t i = 0; i < atom->filter_count; i++) {
    if (!add_filter(&shape, &compiler->filters.items[atom->first_filter + i]))
      report_error(compiler->report, place, "a test has one range of values and one of lengths; write the others as alternatives");
  }
  for (uint32_t i = 0; i < compiler->shapes.count; i++) {
    if (memcmp(&compiler->shapes.items[i], &shape, sizeof shape) == 0) return i;
  }
  VEC_PUSH(&compiler->shapes, shape);
  return compiler->shapes.count - 1;
}

static bool number_can_pass(const token_shape *shape, uint32_t class) {
  uint32_t range = class - CLASS_SMALL;
  int32_t low = range ? NUMBER_RANGES[range - 1] + 1 : 0, high = class == CLASS_HUGE ? INT32_MAX : NUMBER_RANGES[range];
  if (class == CLASS_LARGE && (shape->value_out || shape->value_low < 0)) return true; /* 3.5 has the value -1 */
  if (shape->value_out) return shape->value_low > low || shape->value_high < high;
  return shape->value_low <= high && shape->value_high >= low;
}

uint64_t shape_classes(const token_shape *shape) {
  uint64_t classes = 0;
  for (uint32_t class = 0; class < CLASS_COUNT; class ++) {
    uint32_t kind = class >= CLASS_KINDS ? class - CLASS_KINDS : class == CLASS_STOP ? TOKEN_PUNCT : class >= CLASS_SMALL ? TOKEN_NUMBER : TOKEN_WORD;
    bool passes = shape->kinds >> kind & 1;
    if (class < CLASS_SMALL) passes &= shape->cases >> (class - CLASS_UNCASED) & 1;
    if (class >= CLASS_SMALL && class <= CLASS_HUGE) passes &= number_can_pass(shape, class);
    if (class >= CLASS_KINDS && (kind == TOKEN_WORD || kind == TOKEN_NUMBER)) passes = false; /* they have classes of their own */
    classes |= (uint64_t)passes << class;
  }
  return classes;
}
