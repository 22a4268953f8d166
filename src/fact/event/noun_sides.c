/* The sides of talks: behind their noun, "talks [between Peru and Chile]", "talks began in Lima [with Chile]", "meetings with Lee and [with Park]". */
#include "fact/event/clause_find.h"
#include "fact/event/noun_phrase.h"

/* Where "between" or "with" stands behind a verb in [from, stop) that tells when talks are held: "Talks were held in Lima [between]", "No meeting is
 * planned [with]"; `stop` when it does not. */
static uint32_t link_behind_outcome(const event_reader *reader, uint32_t from, uint32_t stop) {
  static const uint16_t LINKS[] = {WORD_BETWEEN, WORD_AMONG, WORD_WITH};
  const uint32_t classes = CLASS_BE | CLASS_HAVE | CLASS_MODAL | CLASS_PLAN | CLASS_NEGATION | CLASS_ADVERB | CLASS_INFINITIVE;
  bool told = false;
  for (uint32_t t = from, end; t < stop; t = end) {
    const list_hit *verb = outcome_at(reader, t);
    if (told && ONE_OF(reader->tokens, t, LINKS)) return t;
    bool auxiliary = status_word_at(reader, t, classes, &end, NULL);
    if (!auxiliary) end = t + 1;
    if (verb) told = true, end = t + verb->length;
    bool rest =
        told && (is_noun_like(reader, t) || is_preposition(reader, t) || is_determiner(reader, t) || is_dated(reader, t) || is_placed(reader, t));
    if (!verb && !auxiliary && (!rest || is_past_word(reader, t))) break;
  }
  return stop;
}

void find_behind_predicate(const event_reader *reader, const noun_phrase *phrase, uint32_t verb, party_set *set) {
  for (uint32_t t = phrase->end; t < verb; t++) {
    const party *p = party_over(&reader->parties, t);
    if (p && !(p->flags & PARTY_PLACE)) return; /* "after the talks [Lee] held" */
  }
  uint32_t stop = clause_end(reader, phrase->end), link = link_behind_outcome(reader, verb, stop);
  if (link < stop) find_between(reader, link, stop, AT_between | AT_among | AT_with, set);
}

void find_sides(const event_reader *reader, uint32_t from, uint32_t stop, party_set *set) {
  find_between(reader, from, stop, AT_between | AT_among | AT_with, set);
  for (uint32_t t = from; set->count && t < stop; t++) {
    bool again = token_is(reader->tokens, t, WORD_AND) && token_is(reader->tokens, t + 1, WORD_WITH);
    if (again) find_between(reader, t + 1, stop, AT_with, set);
  }
}

/* Where other talks begin that have sides of their own in [from, stop): "attend a meeting and for [talks] with Lee"; `stop` without any. */
static uint32_t next_talks(const event_reader *reader, uint32_t from, uint32_t stop) {
  for (uint32_t t = from; t < stop; t++) {
    frame_hit hit;
    bool apart = (is_preposition(reader, t - 1) && !token_is(reader->tokens, t - 1, WORD_OF)) || hit_at(reader, t - 1, LIST_LIGHT_VERB);
    bool talks = apart && next_frame(reader, t, LIST_FRAME_NOUN, &(uint32_t){0}, &hit) && hit.frame->flags & FRAME_RECIPROCAL;
    if (talks) return t;
  }
  return stop;
}

uint32_t end_of_sides(const event_reader *reader, uint32_t from, uint32_t stop) {
  bool listed = token_is(reader->tokens, from, WORD_COMMA) && is_noun_like(reader, from + 1) && !is_past_word(reader, from + 1);
  bool decides = is_past_word(reader, from) && token_is(reader->tokens, from + 1, WORD_ON); /* "the meeting agreed on aid among" */
  return listed || decides ? from : next_talks(reader, from + 1, stop);                     /* "talks, trade deals with Peru" */
}

bool is_talking(const event_reader *reader, uint32_t token) {
  token += is_determiner(reader, token);
  const party *p = token < reader->tokens->count ? party_at(&reader->parties, token) : NULL;
  bool many = p && (p->kind == PARTY_ORGANIZATION || (p->kind == PARTY_GROUP && is_plural(reader, p)));
  return many && !(p->flags & PARTY_POSSESSIVE) && (!is_noun_like(reader, p->span.end) || is_past_word(reader, p->span.end));
}

/* "talks today [with] the Peruvian minister": whether the party is told behind "with". */
static bool is_behind_with(const event_reader *reader, const noun_phrase *phrase, const party *p) {
  uint32_t t = p->span.first;
  while (t > phrase->end && !is_preposition(reader, t - 1)) t--;
  return t > phrase->end && token_is(reader->tokens, t - 1, WORD_WITH);
}

bool is_met(const event_reader *reader, const noun_phrase *phrase, const party *p) {
  uint32_t t = p->span.first;
  if (t < phrase->end) return p->kind == PARTY_PERSON && t >= phrase->first && !(p->flags & (PARTY_POSSESSIVE | PARTY_PRONOUN));
  return is_behind_with(reader, phrase, p) && p->kind != PARTY_ORGANIZATION;
}

const party *speaker_of_talks(const event_reader *reader, const noun_phrase *phrase, const party *other) {
  const party *p = phrase->type == EVENT_CONSULT && !phrase->their ? speaker_at(reader, phrase->first) : NULL;
  if (!p || !is_official(p)) return NULL;
  ng_str own = p->members[0].country;
  return own.len && !str_equal(own, other->members[0].country) ? p : NULL;
}

bool is_half_told(const event_reader *reader, const noun_phrase *phrase, const event_draft *draft) {
  bool is_owned = phrase->owned || grammar_of(reader->tokens, phrase->first) & GRAMMAR_OWNER; /* "her talks with Park" */
  const party *p = draft->actors.count == 1 && !is_owned ? draft->actors.items[0] : NULL;
  bool many = str_is(draft->event.mode, "multilateral"); /* "a donors conference with Chad" */
  bool talks = phrase->type == EVENT_CONSULT && draft->frame->flags & FRAME_RECIPROCAL && !many;
  return talks && p && p->member_count == 1 && is_behind_with(reader, phrase, p);
}
