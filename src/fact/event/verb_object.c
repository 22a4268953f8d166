/* The nouns that a frame asks for as object or subject of its verb: "lifted [sanctions]", "a [ferry] capsized". */
#include "fact/event/event_verb.h"

enum { OBJECT_WAY = 7 };

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

/* "put under [house arrest]", "stripped of [his citizenship]": whether one of the prepositions of `links` stands before the token, or before what
 * stands with it. */
static bool follows_link(const event_reader *reader, uint32_t token, uint32_t first, uint32_t links) {
  enum { WAY = 3 };
  static const struct {
    uint16_t word, bit;
  } LINKS[] = {
#define LINK(bit, word, text) {WORD_##word, bit},
      NG_FRAME_LINKS(LINK)
#undef LINK
  };
  for (uint32_t t = token; t > first && token - t < WAY; t--) {
    for (size_t i = 0; i < sizeof LINKS / sizeof *LINKS; i++)
      if (token_is(reader->tokens, t - 1, LINKS[i].word)) return links & LINKS[i].bit;
  }
  return false;
}

/* "forced Lee [to resign] from office": what stands behind belongs to another verb. */
static bool are_apart(const event_reader *reader, uint32_t first, uint32_t stop) {
  for (uint32_t t = first; t < stop; t++) {
    uint32_t grammar = grammar_of(reader->tokens, t);
    bool clause = grammar & (GRAMMAR_VERB | GRAMMAR_CLAUSE) && !(grammar & GRAMMAR_PREPOSITION);
    if (clause || (token_is(reader->tokens, t, WORD_TO) && t + 1 < stop && token_has_flag(reader->tokens, t + 1, FLAG_VERB_BASE))) return true;
  }
  return false;
}

uint32_t words_behind(const event_reader *reader, const frame_hit *hit) {
  enum { WAY = 10 };
  uint32_t row = (uint32_t)(hit->frame - reader->rules->frames), first = hit->end, stop = sentence_stop(reader, first - 1);
  for (uint32_t t = first; t < stop && t < first + WAY; t++) {
    if (!may_be_listed(reader, t, LIST_FRAME_BEHIND)) continue;
    for (hit_range hits = token_hits(reader->tokens, t); hits.first < hits.end; hits.first++) {
      if (hits.first->list != LIST_FRAME_BEHIND || hits.first->row != row) continue;
      bool linked = !hits.first->tag || follows_link(reader, t, first, hits.first->tag);
      if (linked) return are_apart(reader, first, t) ? 0 : t + hits.first->length;
    }
  }
  return 0;
}

bool object_fits(const event_reader *reader, verb_group *group, uint64_t objects) {
  if (!objects) return true;
  uint32_t start = sentence_start(reader, group->verb), stop = group->stop;
  if (group->behind) return has_object_of(reader, group->behind, group->behind + OBJECT_WAY < stop ? group->behind + OBJECT_WAY : stop, objects);
  if (group->passive) return has_object_of(reader, subject_from(reader, group), group->first, objects);
  uint32_t far = group->end + 10 < stop ? group->end + 10 : stop;
  for (uint32_t t = group->end; t < far; t++) {
    bool of = measures_at(reader, t, group->end) || (token_is(reader->tokens, t, WORD_OF) && has_object_of(reader, group->end, t, objects));
    if (token_is(reader->tokens, t, WORD_COMMA) || (is_preposition(reader, t) && !of && t > group->end)) far = t; /* "raised [its estimate] of aid" */
    bool told = t > group->end && grammar_of(reader->tokens, t) & GRAMMAR_VERB; /* "announced he [would] impose sanctions" */
    if (told) far = t;
    const list_hit *next = grammar_of(reader->tokens, t) & GRAMMAR_JOINT && t > group->end ? verb_hit(reader, t + 1) : NULL;
    if (next && next->tag & (FORM_PAST | FORM_ING)) far = t;
  }
  if (has_object_of(reader, group->end, far, objects)) return true;
  /* "talks with the mission stalled": what stalls stands before, and nothing behind */
  bool cue = reader->parties.over[group->verb] & OVER_CUE; /* "This election is hard," Lee [conceded] */
  bool before = !cue && !(group->form & FORM_ING) && has_no_object(reader, group->end, stop);
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
  bool before = group->passive && !group->behind;
  uint32_t end = group->behind ? group->behind : group->end;
  uint32_t from = before ? (group->first > start + 9 ? group->first - 9 : start) : end;
  uint32_t to = before ? group->first : (end + OBJECT_WAY < stop ? end + OBJECT_WAY : stop);
  for (uint32_t t = from; t < to; t++) {
    const list_hit *hit = hit_at(reader, t, LIST_EVENT_OBJECT);
    if (hit && has_object_of(reader, t, t + 1, objects)) memset(reader->used + t, 1, hit->length);
  }
}
