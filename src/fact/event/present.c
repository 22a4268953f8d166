/* What the present tense tells: a habit ("usually meets"), an entry of a chronicle ("May 3, 2011: Chad attacks"), what somebody saw. */
#include "fact/event/event.h"

bool is_habit(const event_reader *reader, const verb_group *group) {
  enum { WAY = 12 };
  if (!group->present || group->form & FORM_ING || group->infinitive) return false;
  for (uint32_t t = group->verb, start = sentence_start(reader, t); t > start && group->verb - t < WAY; t--) {
    if (status_word_at(reader, t - 1, CLASS_HABIT, &(uint32_t){0}, NULL)) return true;
    bool clause = t <= group->first && grammar_of(reader->tokens, t - 1) & (GRAMMAR_CLAUSE | GRAMMAR_JOINT);
    if (clause || reader->tokens->tokens[t - 1].kind != TOKEN_WORD) return false;
  }
  return false;
}

/* "[May 3, 2011]: Chad attacks": a date that is over, and a mark. */
static bool is_entry(const event_reader *reader, uint32_t token) {
  uint32_t start = sentence_start(reader, token), t = start;
  while (t < token && is_dated(reader, t)) t++;
  const ng_token *mark = &reader->tokens->tokens[t];
  if (t == start || t == token || !(mark->kind == TOKEN_DASH || token_is(reader->tokens, t, WORD_COLON))) return false;
  ng_str stop = reader->doc->facts.dates.items[reader->date_at[start]].stop, today = reader->doc->published;
  return stop.len && today.len && memcmp(stop.ptr, today.ptr, stop.len < today.len ? stop.len : today.len) <= 0;
}

/* "saw [protesters] picket", "made [the rebels] withdraw" */
static bool is_seen(const event_reader *reader, const verb_group *group) {
  enum { WAY = 5 };
  static const uint16_t SAW[] = {WORD_SAW, WORD_WATCHED, WORD_HEARD, WORD_MADE};
  const party *p = group->first == group->verb && group->form & FORM_BASE ? party_before(&reader->parties, group->first) : NULL;
  uint32_t start = sentence_start(reader, group->first);
  for (uint32_t t = p ? p->span.first : start; t > start && p->span.first - t < WAY; t--) {
    if (ONE_OF(reader->tokens, t - 1, SAW)) return true;
    if (reader->tokens->tokens[t - 1].kind == TOKEN_PUNCT || grammar_of(reader->tokens, t - 1) & ~(uint32_t)GRAMMAR_DETERMINER) return false;
  }
  return false;
}

bool is_past_by_present(const event_reader *reader, const verb_group *group) {
  if (!group->present || group->form & FORM_ING) return false;
  return is_title_line(reader, group->verb) || is_entry(reader, group->first) || is_seen(reader, group);
}
