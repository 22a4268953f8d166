/* The span table. */
#include "match/span.h"

#include "base/bits.h"

enum { FIRST_SIZE = 256 }; /* of each array, with one for two tokens more: most articles need no more */

/* Room for `more` items behind `count`. */
static bool grow(span_table *spans, void *items, uint32_t count, uint32_t more, uint32_t *size, size_t item_size) {
  void **array = items;
  uint32_t first = FIRST_SIZE + spans->bit_words * 32, bigger = count + more < first / 2 ? first : (count + more) * 2;
  if (count + more <= *size) return true;
  void *grown = arena_grow(spans->arena, *array, count * item_size, bigger * item_size);
  if (!grown) {
    spans->failed = true;
    return false;
  }
  *array = grown;
  *size = bigger;
  return true;
}

bool span__grow(span_table *spans, uint32_t captures, uint32_t slots) {
  return grow(spans, &spans->items, spans->count, 1, &spans->size, sizeof *spans->items) &&
         grow(spans, &spans->captures, spans->capture_count, captures, &spans->capture_size, sizeof *spans->captures) &&
         grow(spans, &spans->slots, spans->slot_count, slots, &spans->slot_size, sizeof *spans->slots);
}

bool span__grow_triggers(span_table *spans) {
  return grow(spans, &spans->triggers, spans->trigger_count, 1, &spans->trigger_size, sizeof *spans->triggers);
}

void span__link(span_table *spans, uint32_t span) {
  ng_span *s = &spans->items[span];
  uint32_t *at = &spans->starts[s->first];
  while (*at != NO_SPAN && spans->items[*at].end > s->end) at = &spans->items[*at].next_start;
  s->next_start = *at;
  *at = span;
  const uint32_t key = spans->rules->first_type_key + s->type;
  const uint64_t mask = spans->rules->key_masks[key];
  spans->keys[s->first] |= mask;
  for (uint32_t t = mask ? s->first + 1 : s->end; t < s->end; t++) spans->keys[t] |= KEY_INSIDE;
  for (uint32_t phases = spans->rules->keys[key].phases; phases; phases &= phases - 1)
    spans->span_bits[lowest_bit(phases) * spans->bit_words + s->first / 64] |= 1ull << s->first % 64;
}

uint32_t span_add_with(span_table *spans, span_type type, uint32_t first, uint32_t end, uint32_t sentence, const text_slot *texts, uint32_t count) {
  ng_span *span = span__room(spans, 0, count);
  if (!span) return NO_SPAN;
  *span = (ng_span){.first = first, .end = end, .type = type, .rule = UINT32_MAX, .sentence = sentence, .fact = NO_SPAN, .slot_count = count};
  span->first_capture = spans->capture_count;
  span->first_slot = spans->slot_count;
  for (const text_slot *slot = texts; slot < texts + count; slot++)
    spans->slots[spans->slot_count++] = (span_slot){.slot = (uint16_t)slot->slot, .kind = SLOT_IS_TEXT, .text = slot->text};
  span__link(spans, spans->count);
  return spans->count++;
}

uint32_t span_add(span_table *spans, span_type type, uint32_t first, uint32_t end, uint32_t sentence) {
  return span_add_with(spans, type, first, end, sentence, NULL, 0);
}

static void set_slot(span_table *spans, const span_slot *slot) {
  if (spans->slot_count == spans->slot_size && !span__grow(spans, 0, 1)) return;
  spans->slots[spans->slot_count++] = *slot;
  spans->items[spans->count - 1].slot_count++;
}

void span_set_int(span_table *spans, slot_name slot, int32_t number) {
  set_slot(spans, &(span_slot){.slot = (uint16_t)slot, .kind = SLOT_IS_INT, .number = number});
}

void span_set_text(span_table *spans, slot_name slot, ng_str text) {
  set_slot(spans, &(span_slot){.slot = (uint16_t)slot, .kind = SLOT_IS_TEXT, .text = text});
}

const span_slot *span_slot_find(const span_table *spans, const ng_span *span, slot_name slot) {
  for (uint32_t i = 0; i < span->slot_count; i++) {
    const span_slot *s = &spans->slots[span->first_slot + i];
    if (s->slot == slot) return s;
  }
  return NULL;
}

int32_t span_int(const span_table *spans, const ng_span *span, slot_name slot) {
  const span_slot *s = span_slot_find(spans, span, slot);
  return s ? s->number : 0;
}

ng_str span_text(const span_table *spans, const ng_span *span, slot_name slot) {
  const span_slot *s = span_slot_find(spans, span, slot);
  return s ? s->text : (ng_str){"", 0};
}

uint32_t span_at(const span_table *spans, uint32_t token, span_type type) {
  uint32_t i = spans->starts[token];
  while (i != NO_SPAN && spans->items[i].type != type) i = spans->items[i].next_start;
  return i;
}
