/* Who is meant by the party that a verb's subject was found to be: the person whom another word stresses, serves, or is named with. */
#include "fact/event/clause_find.h"

/* "[Lee] himself acknowledged": who a pronoun stresses. */
static const party *stressed_by(const event_reader *reader, const party *p) {
  static const uint16_t SELF[] = {WORD_HIMSELF, WORD_HERSELF};
  const party *before = ONE_OF(reader->tokens, p->span.first, SELF) ? party_before(&reader->parties, p->span.first) : NULL;
  return before && before->kind == PARTY_PERSON ? before : p;
}

/* "the [president] of Georgia, who refuses": no state is "who". */
static const party *person_before_who(const event_reader *reader, const verb_group *group, const party *p) {
  uint32_t of = p->span.first - (p->span.first > 0);
  bool state = p->kind == PARTY_STATE && token_is(reader->tokens, of, WORD_OF) && token_is(reader->tokens, group->first - 1, WORD_WHO);
  const party *person = state ? party_before(&reader->parties, of) : NULL;
  return person ? person : p;
}

const party *relative_behind(const event_reader *reader, uint32_t end) {
  bool joined = token_is(reader->tokens, end, WORD_AND) && grammar_of(reader->tokens, end + 1) & GRAMMAR_OWNER;
  const list_hit *kin = joined ? hit_at(reader, end + 2, LIST_KIN) : NULL;
  uint32_t comma = kin ? end + 2 + kin->length : end;
  const party *p = kin && token_is(reader->tokens, comma, WORD_COMMA) ? listed_at(reader, comma + 1, sentence_stop(reader, comma)) : NULL;
  return p && p->kind == PARTY_PERSON && token_is(reader->tokens, p->span.end, WORD_COMMA) ? p : NULL;
}

/* "The former manager of Lee, [Ana Torres], died": who the noun is that another is named with, in an aside right before the verb; NULL elsewhere. */
static const party *apposed_to(const event_reader *reader, const party *p, const verb_group *group) {
  const party *q = token_is(reader->tokens, p->span.end, WORD_COMMA) ? party_at(&reader->parties, p->span.end + 1) : NULL;
  bool closed = q && q->kind == PARTY_PERSON && token_is(reader->tokens, q->span.end, WORD_COMMA) && q->span.end + 1 == group->first;
  return closed && !(q->flags & (PARTY_PRONOUN | PARTY_POSSESSIVE)) ? q : NULL;
}

/* "NV Gasunie of the [Netherlands]": of a name that is no party. */
static bool is_of_unknown_name(const event_reader *reader, const party *p, uint32_t start) {
  uint32_t of = p->span.first - 1;
  of -= of > start && is_determiner(reader, of);
  if (p->kind != PARTY_STATE || p->span.first < start + 3 || !token_is(reader->tokens, of, WORD_OF)) return false;
  const ng_token *name = &reader->tokens->tokens[of - 1];
  return of > start + 1 && name->kind == TOKEN_WORD && name->casing == CASE_TITLE && !party_over(&reader->parties, of - 1) &&
         !party_place(&reader->parties, reader->doc, of - 1) && !hit_at(reader, of - 1, LIST_TITLE);
}

/* "a top [aide] to US presidential contender Lee blamed": who is somebody's, where `p` is the person; `p` itself elsewhere, NULL for "a son of Lee". */
static const party *servant_of(const event_reader *reader, const party *p, const verb_group *group) {
  enum { WAY = 5 };
  static const uint16_t LINKS[] = {WORD_TO, WORD_OF, WORD_FOR};
  uint32_t start = sentence_start(reader, group->verb), t = p->span.first;
  if (p->span.end == group->first && is_of_unknown_name(reader, p, start)) return NULL;
  if (p->kind != PARTY_PERSON || p->flags & PARTY_PRONOUN) return p;
  const party *named = apposed_to(reader, p, group);
  if (!named && p->span.end != group->first) return p;
  for (; t > start && p->span.first - t < WAY && !is_preposition(reader, t - 1); t--) {
    const party *before = party_before(&reader->parties, t);
    if (before ? before->kind != PARTY_STATE : !is_phrase_word(reader, t - 1)) break; /* not "envoy to [the UN] Ann Lee" */
  }
  if (t < start + 2 || !ONE_OF(reader->tokens, t - 1, LINKS)) return p;
  if (named) return named;
  if (hit_at(reader, t - 2, LIST_KIN)) return NULL;
  const party *servant = party_before(&reader->parties, t - 1);
  return servant && servant->kind == PARTY_GROUP && !(servant->flags & PARTY_POSSESSIVE) ? servant : p;
}

const party *meant_by(const event_reader *reader, const party *p, const verb_group *group) {
  p = servant_of(reader, stressed_by(reader, p), group);
  return p ? person_before_who(reader, group, p) : NULL;
}
