/* What a frame needs of a verb's arguments, and what shows that a verb is not meant as its frame says. */
#include "fact/event/event.h"

bool has_no_object(const event_reader *reader, uint32_t from, uint32_t stop) {
  return from >= stop || is_preposition(reader, from) || grammar_of(reader->tokens, from) & (GRAMMAR_JOINT | GRAMMAR_CLAUSE) ||
         is_dated(reader, from);
}

static bool is_people(const party *p) {
  return p->kind == PARTY_PERSON || p->kind == PARTY_GROUP || (p->kind == PARTY_STATE && !(p->flags & PARTY_PLACE));
}

bool is_crowd(const party *p) {
  if (p->kind == PARTY_GROUP && (is_armed(p) || is_official(p))) return false; /* forces that block a road do not protest */
  return p->member_count > 1 || p->kind == PARTY_GROUP || p->kind == PARTY_ORGANIZATION || !(p->kind == PARTY_PERSON || p->flags & PARTY_PLACE);
}

/* "captured [weaponry]": an object that is nobody. */
static bool takes_thing(const event_reader *reader, const verb_group *group) {
  const ng_token *t = &reader->tokens->tokens[group->end];
  if (group->end >= group->stop || t->kind != TOKEN_WORD || t->casing != CASE_LOWER || is_dated(reader, group->end)) return false;
  return !grammar_of(reader->tokens, group->end) && !hit_at(reader, group->end, LIST_QUANTITY) && !hit_at(reader, group->end, LIST_STATUS_WORD);
}

/* "released pages of [Clinton]'s letters" */
static bool is_part_of_thing(const event_reader *reader, const verb_group *group, const party *p) {
  uint32_t first = p->span.first;
  if (first < group->end) return false;
  if (p->flags & PARTY_POSSESSIVE) return true; /* "killed [Clinton]'s chances" */
  if (first > group->end && is_determiner(reader, first - 1)) first--;
  return first > group->end + 1 && token_is(reader->tokens, first - 1, WORD_OF) && !hit_at(reader, first - 2, LIST_QUANTITY) &&
         reader->tokens->tokens[first - 2].kind != TOKEN_NUMBER;
}

bool is_doing(const event_reader *reader, const verb_group *group) {
  ng_str word = group->end < group->stop ? token_text(reader->tokens, group->end) : STR("");
  return word.len > 5 && memcmp(word.ptr + word.len - 3, "ing", 3) == 0 && reader->tokens->tokens[group->end].casing == CASE_LOWER;
}

/* Travellers are people who go to a place; statements stand with their words. */
bool needs_are_met(const event_reader *reader, const verb_group *group, uint32_t flags, const event_draft *draft) {
  const uint32_t actor = FRAME_NEEDS_ACTOR | FRAME_NEEDS_PERSON | FRAME_NEEDS_CUE;
  if (flags & actor && !draft->actors.count) return false;
  if (flags & FRAME_NEEDS_PERSON && draft->actors.items[0]->kind != PARTY_PERSON) return false;
  if (flags & FRAME_NEEDS_RECIPIENT && !draft->recipients.count) return false;
  if (flags & FRAME_NEEDS_PAIR && draft->actors.count + draft->recipients.count < 2) return false;
  if (flags & FRAME_NEEDS_PEOPLE && !draft->recipients.count && !group->passive && takes_thing(reader, group)) return false;
  if (flags & FRAME_NEEDS_PEOPLE && draft->recipients.count && is_part_of_thing(reader, group, draft->recipients.items[0])) return false;
  if (flags & FRAME_NEEDS_PEOPLE && draft->recipients.count && !is_people(draft->recipients.items[0])) return false;
  if (flags & FRAME_NEEDS_ARMED && draft->actors.count && !is_armed(draft->actors.items[0])) return false;
  if (flags & FRAME_NEEDS_CROWD && draft->actors.count == 1 && !is_crowd(draft->actors.items[0])) return false;
  if (flags & FRAME_NEEDS_CUE && !(reader->parties.over[group->verb] & OVER_CUE)) return false;
  if (!(flags & FRAME_NEEDS_PLACE)) return true;
  uint32_t t = group->end;
  while (t < group->stop && t < group->end + 3 && (is_preposition(reader, t) || is_determiner(reader, t))) t++;
  const party *over = party_over(&reader->parties, t); /* "left [the U.S.] exposed", "left the [U.S. military] exposed" */
  return t < group->stop && is_placed(reader, t) && (!over || over->kind == PARTY_STATE) && !is_noun_like(reader, over ? over->span.end : t + 1);
}

bool is_accident(const event_reader *reader, const verb_group *group) {
  enum { WAY = 6 };
  if (!token_is(reader->tokens, group->end, WORD_IN) && !token_is(reader->tokens, group->end, WORD_BY)) return false;
  for (uint32_t t = group->end + 1, stop = sentence_stop(reader, group->verb); t < stop && t < group->end + WAY; t++) {
    frame_hit hit;
    if (next_frame(reader, t, LIST_FRAME_NOUN, &(uint32_t){0}, &hit)) return hit.frame->type == EVENT_DISASTER;
  }
  return false;
}
