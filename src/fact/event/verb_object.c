/* The nouns that a frame asks for as object or subject of its verb: "lifted [sanctions]", "a [ferry] capsized". */
#include "fact/event/event_verb.h"

/* "the duty [the state] imposed on": the object is what the clause is said of, and stands right before its subject. */
static bool is_subject_of_contact(const event_reader *reader, const party *subject, uint64_t objects) {
  enum { LONGEST_OBJECT = 3 };
  if (!subject || subject->flags & PARTY_POSSESSIVE) return false;
  uint32_t first = subject->span.first, start = sentence_start(reader, first);
  if (first > start && is_determiner(reader, first - 1)) first--;
  return first > start && !is_preposition(reader, first - 1) &&
         has_object_of(reader, first > start + LONGEST_OBJECT ? first - LONGEST_OBJECT : start, first, objects);
}

/* Where the subject of a passive may begin: "close to an agreement when [the deadline] was reached"; "it" stands for what is before. */
static uint32_t subject_from(const event_reader *reader, const verb_group *group) {
  enum { WAY = 9 };
  static const uint16_t PRONOUNS[] = {WORD_IT, WORD_THEY, WORD_THIS};
  uint32_t start = sentence_start(reader, group->verb), t = group->first > start ? group->first - 1 : start;
  t -= t > start && ONE_OF(reader->tokens, t, PRONOUNS);
  for (; t > start && group->first - t < WAY && !(grammar_of(reader->tokens, t - 1) & GRAMMAR_CLAUSE); t--) {
    bool quoted = t > start + 1 && reader->tokens->tokens[t - 1].kind == TOKEN_QUOTE && token_is(reader->tokens, t - 2, WORD_COMMA);
    if (quoted) break; /* he issued a statement, "[Our nation] was attacked" */
  }
  return t;
}

bool object_fits(const event_reader *reader, verb_group *group, uint64_t objects) {
  if (!objects) return true;
  uint32_t start = sentence_start(reader, group->verb), stop = group->stop;
  if (group->passive) return has_object_of(reader, subject_from(reader, group), group->first, objects);
  uint32_t far = group->end + 10 < stop ? group->end + 10 : stop;
  for (uint32_t t = group->end; t < far; t++) {
    bool of = measures_at(reader, t, group->end) || (token_is(reader->tokens, t, WORD_OF) && has_object_of(reader, group->end, t, objects));
    if (token_is(reader->tokens, t, WORD_COMMA) || (is_preposition(reader, t) && !of && t > group->end)) far = t; /* "raised [its estimate] of aid" */
    const list_hit *next = grammar_of(reader->tokens, t) & GRAMMAR_JOINT && t > group->end ? verb_hit(reader, t + 1) : NULL;
    if (next && next->tag & (FORM_PAST | FORM_ING)) far = t;
  }
  if (has_object_of(reader, group->end, far, objects)) return true;
  /* "talks with the mission stalled": what stalls stands before, and nothing behind */
  bool before = !(group->form & FORM_ING) && has_no_object(reader, group->end, stop);
  if (!before || !has_object_of(reader, group->first > start + 7 ? group->first - 7 : start, group->first, objects)) return false;
  const party *subject = party_before(&reader->parties, group->first);
  bool acts = subject && subject->kind == PARTY_GROUP && has_object_of(reader, subject->span.first, subject->span.end, objects);
  if (!acts && !is_subject_of_contact(reader, subject, objects))
    group->passive = true; /* what it happens to is the subject; but "[troops] deployed" */
  return true;
}

bool subject_fits(const event_reader *reader, const verb_group *group, uint64_t subjects) {
  enum { WAY = 9 };
  uint32_t start = sentence_start(reader, group->verb), from = group->first > start + WAY ? group->first - WAY : start;
  return !subjects || (!group->passive && has_object_of(reader, from, group->first, subjects));
}

void use_object(event_reader *reader, const verb_group *group, uint64_t objects) {
  uint32_t start = sentence_start(reader, group->verb), stop = group->stop;
  uint32_t from = group->passive ? (group->first > start + 9 ? group->first - 9 : start) : group->end;
  uint32_t to = group->passive ? group->first : (group->end + 7 < stop ? group->end + 7 : stop);
  for (uint32_t t = from; t < to; t++) {
    const list_hit *hit = hit_at(reader, t, LIST_EVENT_OBJECT);
    if (hit && has_object_of(reader, t, t + 1, objects)) memset(reader->used + t, 1, hit->length);
  }
}
