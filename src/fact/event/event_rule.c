/* Events told by rules: spans of type event, whose slots type, mode, cameo, status, polarity, actor, recipient and trigger make a draft. */
#include "fact/event/event.h"

/* The party that a slot's capture begins with, or that covers it. */
static const party *slot_party(const event_reader *reader, const ng_span *span, slot_name name) {
  const span_slot *slot = span_slot_find(&reader->doc->spans, span, name);
  if (!slot || slot->kind != SLOT_IS_TOKENS || slot->capture.first == slot->capture.end) return NULL;
  for (uint32_t t = slot->capture.first; t < slot->capture.end; t++) {
    const party *p = party_over(&reader->parties, t);
    if (p) return p;
  }
  return NULL;
}

static void add_slot(const event_reader *reader, const ng_span *span, slot_name name, party_set *set) {
  const party *p = slot_party(reader, span, name);
  if (p) put_party(set, p);
}

static uint8_t status_of(ng_str text) {
  if (str_is(text, "ongoing")) return STATUS_ONGOING;
  if (str_is(text, "planned")) return STATUS_PLANNED;
  return str_is(text, "possible") ? STATUS_POSSIBLE : STATUS_PAST;
}

bool read_rule_event(event_reader *reader, uint32_t token, event_draft *draft) {
  const span_table *spans = &reader->doc->spans;
  uint32_t index = span_at(spans, token, SPAN_event);
  if (index >= reader->rule_spans) return false;
  const ng_span *span = &spans->items[index];
  *draft = (event_draft){.event = {.type = event_type_named(span_text(spans, span, SLOT_type)),
                                   .mode = span_text(spans, span, SLOT_mode),
                                   .cameo = span_text(spans, span, SLOT_cameo)},
                         .by_text = true,
                         .trigger = {span->first, span->end},
                         .note = {.kind = span_text(spans, span, SLOT_mode)}};
  draft->event.rule = span->rule;
  draft->event.status = status_of(span_text(spans, span, SLOT_status));
  draft->event.polarity_negative = str_is(span_text(spans, span, SLOT_polarity), "negative");
  draft->event.reciprocal = span_int(spans, span, SLOT_reciprocal) != 0;
  draft->note.sentence = span->sentence;
  const span_slot *trigger = span_slot_find(spans, span, SLOT_trigger);
  if (trigger && trigger->capture.first < trigger->capture.end) draft->trigger = (token_range){trigger->capture.first, trigger->capture.end};
  add_slot(reader, span, SLOT_actor, &draft->actors);
  add_slot(reader, span, SLOT_actor2, &draft->actors);
  add_slot(reader, span, SLOT_recipient, &draft->recipients);
  add_slot(reader, span, SLOT_recipient2, &draft->recipients);
  memset(reader->used + span->first, 1, span->end - span->first);
  return draft->event.type != EVENT_NONE;
}
