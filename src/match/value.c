/* Values of matches: numbers and texts of captures, columns of their rows, slots of their spans; and the joins that compare them. */
#include "match/atom.h"

/* Equal texts stand once in an image, so names are compared by their place. */
static ng_str column_value(const matcher *m, const list_entry *entry, image_text name, int32_t *number) {
  const ng_lexicon *lexicon = &m->rules->lexicon;
  const word_list *list = &lexicon->lists[entry->list];
  for (uint32_t i = 0; i < list->column_count; i++) {
    if (lexicon->columns[list->first_column + i].name != name.at) continue;
    if (!lexicon->columns[list->first_column + i].is_int) return lexicon_cell(lexicon, entry->list, entry->row, i);
    *number = lexicon_cell_int(lexicon, entry->list, entry->row, i);
    break;
  }
  return (ng_str){"", 0};
}

ng_str capture_field(const matcher *m, const span_capture *capture, const rule_value *field, int32_t *number) {
  *number = 0;
  if (capture->entry != NO_ENTRY) return column_value(m, hit_numbered(m->tokens, capture->entry), field->text, number);
  if (capture->span != NO_SPAN && field->slot < SLOT_COUNT) {
    const span_slot *s = span_slot_find(m->spans, &m->spans->items[capture->span], (slot_name)field->slot);
    *number = s ? s->number : 0;
    return s ? s->text : (ng_str){"", 0};
  }
  if (field->slot == SLOT_value && capture->first < capture->end) *number = m->tokens->tokens[capture->first].value;
  return (ng_str){"", 0};
}

static bool value_passes(const matcher *m, const rule_filter *f, ng_str text, int32_t number) {
  bool good = number >= f->low && number <= f->high;
  if (f->is_text == 1) good = str_is_one_of(text, image_str(m->rules, f->text));
  if (f->is_text == 2) good = number != 0 || (text.len > 0 && !str_is(text, "0"));
  return good != (f->negated != 0);
}

bool span_passes(const matcher *m, const rule_atom *atom, const ng_span *span) {
  if (span->type != atom->value || span->end > m->end) return false;
  for (uint32_t i = 0; i < atom->filter_count; i++) {
    const rule_filter *f = &m->rules->filters[atom->first_filter + i];
    const span_slot *slot = span_slot_find(m->spans, span, (slot_name)f->field);
    if (!value_passes(m, f, slot ? slot->text : (ng_str){"", 0}, slot ? slot->number : 0)) return false;
  }
  return true;
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

static side_value field_side(const matcher *m, const span_capture *capture, const rule_value *field) {
  side_value side = {.is_int = false};
  side.text = capture_field(m, capture, field, &side.number);
  if (side.text.len) side.number = str_number(side.text);
  side.is_int = side.text.len == 0 && side.number != 0;
  return side;
}

static side_value side_of(const matcher *m, const rule_value *value, const rule_match *match) {
  const span_capture *capture = &match->captures[value->capture];
  switch (value->kind) {
    case VALUE_TEXT: return (side_value){image_str(m->rules, value->text), 0, false};
    case VALUE_FIELD: return field_side(m, capture, value);
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
