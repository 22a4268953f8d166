/* Events that are part of another: what a block tells of its meeting; what is done "at the summit", "during the protests". */
#include "fact/event/event.h"

enum { WAY = 80, PHRASE = 4, NEAR = 20 };

/* The meeting that a block is about, the first that is told in it; NO_REF when there is none. */
static uint32_t head_of_block(const document *doc, uint32_t event) {
  const fact_event *events = doc->facts.events.items;
  uint32_t count = doc->facts.events.count, stop = event + WAY < count ? event + WAY : count;
  for (uint32_t k = event > WAY ? event - WAY : 0; events[event].block != NO_REF && k < stop; k++) {
    bool meeting = events[k].type == EVENT_CONSULT && !str_is(events[k].mode, "visit") && events[k].status == events[event].status;
    if (k != event && meeting && events[k].block == events[event].block) return k;
  }
  return NO_REF;
}

/* By now the meeting of an outcome may have a finer date: "2018-06" for "2018". */
static void refine_date(const document *doc, fact_event *event, const fact_event *meeting) {
  if (event->when == NO_REF || meeting->when == NO_REF) return;
  ng_str own = doc->facts.dates.items[event->when].value, finer = doc->facts.dates.items[meeting->when].value;
  if (finer.len <= own.len || memcmp(finer.ptr, own.ptr, own.len) != 0) return;
  event->when = meeting->when;
  event->when_source = SOURCE_INHERITED;
}

/* What a block tells is a part of its meeting, and happens when the meeting does. */
void settle_blocks(document *doc) {
  for (uint32_t i = 0; i < doc->facts.events.count; i++) {
    fact_event *event = &doc->facts.events.items[i];
    if (event->part_of != NO_REF) refine_date(doc, event, &doc->facts.events.items[event->part_of]);
    uint32_t head = head_of_block(doc, i);
    if (head == NO_REF) continue;
    const fact_event *meeting = &doc->facts.events.items[head];
    if (event->type != EVENT_CONSULT) event->part_of = head;
    if (event->when != NO_REF || meeting->when == NO_REF) continue;
    event->when = meeting->when;
    event->when_source = SOURCE_INHERITED;
  }
}

/* ---- "signed a treaty [at the summit]" ---- */

/* Happenings that have others in them. */
static bool is_frame_of_others(const fact_event *event) {
  return (event->type == EVENT_CONSULT && !str_is(event->mode, "phone")) || event->type == EVENT_PROTEST;
}

/* Where the phrase "during the last [talks]" begins; the trigger itself without such a preposition. */
static uint32_t setting_before(const document *doc, uint32_t trigger) {
  uint32_t first = doc->sentences.items[doc->sentences.of_token[trigger]].first;
  for (uint32_t t = trigger; t > first && trigger - t < PHRASE; t--) {
    uint32_t grammar = grammar_of(&doc->tokens, t - 1);
    if (token_is(&doc->tokens, t - 1, WORD_DURING) || token_is(&doc->tokens, t - 1, WORD_AT)) return t - 1;
    if (grammar & ~(uint32_t)GRAMMAR_DETERMINER) break;
  }
  return trigger;
}

/* The last event told in the clause before `token`; NO_REF when there is none. */
static uint32_t event_before(const document *doc, const uint32_t *event_at, uint32_t token) {
  uint32_t first = doc->sentences.items[doc->sentences.of_token[token]].first;
  for (uint32_t t = token; t > first && token - t < NEAR; t--) {
    if (event_at[t - 1]) return event_at[t - 1] - 1;
    bool ends = doc->tokens.tokens[t - 1].kind == TOKEN_QUOTE || grammar_of(&doc->tokens, t - 1) & GRAMMAR_CLAUSE;
    if (ends) break;
  }
  return NO_REF;
}

void link_details(document *doc, const uint32_t *event_at) {
  fact_event *events = doc->facts.events.items;
  for (uint32_t i = 0; i < doc->facts.events.count; i++) {
    for (uint32_t k = 0; is_frame_of_others(&events[i]) && k < events[i].evidence_count; k++) {
      uint32_t trigger = events[i].evidence[k].trigger.first, setting = setting_before(doc, trigger);
      uint32_t detail = setting < trigger ? event_before(doc, event_at, setting) : NO_REF;
      if (detail == NO_REF || detail == i || events[detail].part_of != NO_REF || events[i].part_of == detail) continue;
      if (!is_frame_of_others(&events[detail])) events[detail].part_of = i;
    }
  }
}
