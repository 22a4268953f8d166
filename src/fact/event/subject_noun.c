/* What stands before a verb in the place of its subject and is no party: pronouns, things, what a participle or "who" is said of. */
#include "fact/event/clause_find.h"

/* "the deadly 2011 [raid]", "the [truck]", "the [bombing]": a form of a verb behind an article and adjectives; but "the rebels [raid]". */
static bool is_noun_of_article(const event_reader *reader, uint32_t token, uint8_t form) {
  enum { WAY = 3 };
  static const uint16_t ARTICLES[] = {WORD_A, WORD_AN, WORD_THE};
  if (form & FORM_PAST) return false;
  for (uint32_t t = token; t > 0 && token - t < (form & FORM_ING ? 1 : WAY); t--) {
    if (ONE_OF(reader->tokens, t - 1, ARTICLES)) return true;
    const ng_token *before = &reader->tokens->tokens[t - 1];
    bool adjective = before->kind == TOKEN_WORD && before->casing == CASE_LOWER && !grammar_of(reader->tokens, t - 1) &&
                     !party_over(&reader->parties, t - 1) && !token_ends(reader->tokens, t - 1, STR("s"));
    if (before->kind != TOKEN_NUMBER && !adjective) return false;
  }
  return false;
}

bool is_verb_before(const event_reader *reader, uint32_t token) {
  if (reader->tokens->tokens[token].casing != CASE_LOWER || is_said(reader, token)) return false;
  const list_hit *hit = verb_hit(reader, token);
  return (hit && !is_noun_of_article(reader, token, hit->tag)) || token_has_flag(reader->tokens, token, FLAG_VERB_PAST);
}

bool is_bare_pronoun(const event_reader *reader, uint32_t token) {
  static const uint16_t WORDS[] = {WORD_I, WORD_WE, WORD_YOU, WORD_HE, WORD_SHE, WORD_THOSE};
  return ONE_OF(reader->tokens, token, WORDS) && !party_over(&reader->parties, token) && !is_placed(reader, token); /* not "Mazar-[i]-Sharif" */
}

bool is_phrase_word(const event_reader *reader, uint32_t token) {
  const ng_token *t = &reader->tokens->tokens[token];
  if (t->kind == TOKEN_NUMBER || t->kind == TOKEN_ORDINAL || is_determiner(reader, token)) return true;
  if (t->kind == TOKEN_DASH) return t->flags & TOKEN_GLUED;
  bool plain = t->kind == TOKEN_WORD && !grammar_of(reader->tokens, token) && !is_dated(reader, token);
  return plain && !is_verb_before(reader, token) && !hit_at(reader, token, LIST_STATUS_WORD);
}

bool is_echo(const event_reader *reader, uint32_t token) {
  return token_is(reader->tokens, token, WORD_IT) || token_is(reader->tokens, token, WORD_THEY);
}

bool is_told(const event_reader *reader, uint32_t end) {
  const party *p = party_before(&reader->parties, end);
  uint32_t first = p ? p->span.first : 0;
  while (first > 0 && is_determiner(reader, first - 1)) first--;
  return hit_at(reader, first - 1, LIST_SPEECH_VERB);
}

bool is_relative(const event_reader *reader, uint32_t first) {
  static const uint16_t WORDS[] = {WORD_WHO, WORD_WHICH, WORD_THAT, WORD_WHOM};
  if (!first || !ONE_OF(reader->tokens, first - 1, WORDS)) return false;
  bool that = first > 1 && token_is(reader->tokens, first - 1, WORD_THAT) && is_phrase_word(reader, first - 2) && !is_determiner(reader, first - 2);
  bool aside =
      first > 2 && token_is(reader->tokens, first - 1, WORD_THAT) && token_is(reader->tokens, first - 2, WORD_COMMA) && is_placed(reader, first - 3);
  if (aside) return true; /* "attacks in Benghazi, Libya, [that] killed" */
  /* "the girls [that] were", but not "said that", "told Japan that" */
  bool scene = that && is_placed(reader, first - 2) && stands_where(reader->doc, first - 2); /* "a raid in Oslo [that] killed" */
  if (that) return (scene || reader->tokens->tokens[first - 2].casing == CASE_LOWER) && !is_told(reader, first - 1);
  bool whom = first > 1 && token_is(reader->tokens, first - 1, WORD_WHOM) && token_is(reader->tokens, first - 2, WORD_OF); /* "four of [whom] were" */
  return whom || token_is(reader->tokens, first - 1, WORD_WHO) || token_is(reader->tokens, first - 1, WORD_WHICH);
}

/* "[Chad] oil stocks rallied": the name of a state before a plural, which ends at `end`; but "Chad always", "Chad remains". */
static bool names_things(const event_reader *reader, const party *p, uint32_t end) {
  const ng_token *noun = &reader->tokens->tokens[end - 1];
  ng_str word = token_text(reader->tokens, end - 1);
  bool plural = noun->casing == CASE_LOWER && ((word.len > 3 && str_ends(word, STR("men"))) || str_ends(word, STR("s")));
  return plural && !hit_at(reader, end - 1, LIST_STATUS_WORD) && !hit_at(reader, end - 1, LIST_STATUS_VERB) && p->kind == PARTY_STATE &&
         p->flags & PARTY_PLACE;
}

bool is_nobody(const event_reader *reader, const verb_group *group, uint32_t before, uint32_t start) {
  enum { WAY = 7 };
  if (before == start || party_before(&reader->parties, before)) return false;
  if (is_bare_pronoun(reader, before - 1)) return true;
  const ng_token *noun = &reader->tokens->tokens[before - 1];
  bool counted = noun->kind == TOKEN_NUMBER && !is_dated(reader, before - 1) && !token_is(reader->tokens, before - 2, WORD_COMMA);
  if (counted && before > start + 1) return true; /* "men killed and another [289] captured" */
  if (noun->kind != TOKEN_WORD || grammar_of(reader->tokens, before - 1) || is_echo(reader, before - 1) || !is_phrase_word(reader, before - 1))
    return false;
  uint32_t t = before - 1;
  for (; t > start && before - t < WAY; t--) {
    const party *p = party_before(&reader->parties, t);
    bool verb = p && t + 1 < before && token_has_flag(reader->tokens, t, FLAG_VERB_BASE) && p->kind == PARTY_GROUP && is_plural(reader, p);
    if (p && !(p->flags & PARTY_POSSESSIVE)) return verb || names_things(reader, p, before); /* "experts [predict] more turtles will" */
    if (p)
      t = p->span.first + 1;
    else if (token_is(reader->tokens, t - 1, WORD_THAT) && t < before - 1 && is_determiner(reader, t))
      return true; /* "the view that [the county] must" */
    else if (!is_phrase_word(reader, t - 1))
      break;
  }
  if (t == start) return true;
  bool listed = token_is(reader->tokens, t - 1, WORD_AND) && party_before(&reader->parties, t - 1); /* "[Iran] and other states" */
  bool adverb = grammar_of(reader->tokens, t - 1) & GRAMMAR_VERB;                                   /* "has outright rejected" */
  if (before - t >= WAY || listed || adverb) return false;
  bool relative = is_relative(reader, group->first);
  bool told =
      !group->gerund && !relative && hit_at(reader, t - 1, LIST_SPEECH_VERB) && is_determiner(reader, t); /* "Lee noted [the nations] agreed" */
  if (is_verb_before(reader, t - 1)) return told || (relative && hit_at(reader, before - 1, LIST_ORG_HEAD));
  return !is_preposition(reader, t - 1) || opens_clause(reader, t - 1);
}

/* "spent much of his speech [attacking] Lee", "a series of tweets [attacking] Lee", "spoke with a speech [attacking]": who speaks is the subject. */
static bool is_speakers(const event_reader *reader, uint32_t noun, uint32_t preposition, uint32_t start) {
  enum { WAY = 9 };
  static const uint16_t LINKS[] = {WORD_OF, WORD_WITH};
  if (ONE_OF(reader->tokens, preposition, LINKS) && hit_at(reader, noun, LIST_DOCUMENT_NOUN)) return true;
  for (uint32_t t = preposition; t > start && preposition - t < WAY; t--) {
    const list_hit *hit = hit_at(reader, t - 1, LIST_STATUS_VERB);
    if (hit && reader->tables->governors[hit->row] == GOVERNS_SPENT) return true;
  }
  return false;
}

bool is_said_of_noun(const event_reader *reader, const verb_group *group, uint32_t start) {
  enum { WAY = 10 };
  uint32_t noun = group->first - 1, t = noun;
  if (!group->gerund || group->first < group->verb || group->first == start || !is_noun_like(reader, noun)) return false;
  if (is_placed(reader, noun) || party_over(&reader->parties, noun)) return false;
  for (; t > start && noun - t < WAY && !is_preposition(reader, t - 1); t--) { /* "against a previously announced [ruling]" */
    bool attribute = token_has_flag(reader->tokens, t - 1, FLAG_VERB_PAST) && ends_in_ly(reader, t - 2);
    if (!attribute && !is_phrase_word(reader, t - 1) && !party_over(&reader->parties, t - 1) && !ends_in_ly(reader, t - 1)) break;
  }
  bool behind = t > start && is_preposition(reader, t - 1) && !(grammar_of(reader->tokens, t - 1) & GRAMMAR_SCENE);
  return behind && !is_speakers(reader, noun, t - 1, start);
}

bool is_said_of_unknown(const event_reader *reader, uint32_t who, uint32_t behind) {
  return token_is(reader->tokens, who, WORD_WHO) && is_noun_like(reader, behind - 1);
}
