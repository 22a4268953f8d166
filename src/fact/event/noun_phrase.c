/* The phrase around a noun of an event: adjectives, owners and the determiner before it. */
#include "fact/event/noun_phrase.h"

enum { MAX_PHRASE = 12 };

/* "second", "20th": 2 and 20; 0 for another word, and for "last". */
static uint32_t ordinal_at(const event_reader *reader, uint32_t token) {
  const ng_token *t = &reader->tokens->tokens[token];
  if (t->kind == TOKEN_ORDINAL) return t->value > 0 ? (uint32_t)t->value : 0;
  const list_hit *hit = hit_at(reader, token, LIST_ORDINAL);
  return hit && hit->length == 1 ? reader->tables->ordinals[hit->row] : 0;
}

/* Small words that no noun phrase goes over. */
static const uint8_t STOPS[WORD_COUNT] = {
    [WORD_AND] = 1,   [WORD_OR] = 1,   [WORD_BUT] = 1,  [WORD_THAT] = 1,  [WORD_WHICH] = 1, [WORD_WHO] = 1,   [WORD_WHEN] = 1,
    [WORD_WHILE] = 1, [WORD_SAID] = 1, [WORD_HAS] = 1,  [WORD_HAD] = 1,   [WORD_HAVE] = 1,  [WORD_IS] = 1,    [WORD_WAS] = 1,
    [WORD_WERE] = 1,  [WORD_ARE] = 1,  [WORD_BE] = 1,   [WORD_BEEN] = 1,  [WORD_WILL] = 1,  [WORD_WOULD] = 1, [WORD_NOT] = 1,
    [WORD_ALSO] = 1,  [WORD_AS] = 1,   [WORD_THAN] = 1, [WORD_WHERE] = 1, [WORD_IF] = 1};

/* "face-[to]-face" */
static bool is_inside_compound(const ng_token *t) {
  return t[-1].kind == TOKEN_DASH && t[-1].flags & TOKEN_GLUED && t[1].kind == TOKEN_DASH && t[1].flags & TOKEN_GLUED && t->flags & TOKEN_GLUED;
}

/* "Lee [earned] wide praise", "Lee has [won] union endorsements", "Lee [insisted] closer cooperation": the verb of the clause. */
static bool is_predicate(const event_reader *reader, uint32_t token) {
  bool past = token_has_flag(reader->tokens, token, FLAG_VERB_PAST) && reader->tokens->tokens[token].casing == CASE_LOWER;
  bool says = hit_at(reader, token, LIST_SPEECH_VERB) && token_has_flag(reader->tokens, token, FLAG_VERB_S);
  if (!past && !says) return false;
  const party *p = party_before(&reader->parties, token);
  return p ? !(p->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES)) : past && status_word_before(reader, token, CLASS_HAVE, &(uint32_t){0}, NULL, NULL);
}

/* "the [Fund]'s Interim Committee meeting": whether the next party is a part of `whole` and meets by itself. */
static bool is_part_of(const party *whole, const party *part) {
  bool body = whole->kind == PARTY_ORGANIZATION && part->kind == PARTY_ORGANIZATION && whole->flags & PARTY_POSSESSIVE;
  return body && whole->span.end + 1 == part->span.first && str_equal(whole->members[0].cameo, part->members[0].cameo);
}

/* "Acme [Peru] strike talks": whether the state behind a firm is of its name. */
static bool is_branch(const party *firm, const party *state) {
  return firm->kind == PARTY_ORGANIZATION && is_business(firm) && state->kind == PARTY_STATE && firm->span.end == state->span.first;
}

bool is_headline_verb(const event_reader *reader, uint32_t token) {
  const party *p = is_headline(reader, token) ? party_before(&reader->parties, token) : NULL;
  if (!p || p->span.first <= sentence_start(reader, token)) return false;
  const list_hit *light = hit_at(reader, token, LIST_LIGHT_VERB), *wish = hit_at(reader, token, LIST_STATUS_VERB);
  bool base = (light && light->tag & FORM_BASE) || (wish && wish->tag & FORM_BASE);
  return base && (token_is(reader->tokens, p->span.first - 1, WORD_COMMA) || token_is(reader->tokens, p->span.first - 1, WORD_AND));
}

static bool is_modifier_word(const event_reader *reader, uint32_t token) {
  const ng_token *t = &reader->tokens->tokens[token];
  if (t->kind == TOKEN_DASH || t->kind == TOKEN_NUMBER || t->kind == TOKEN_ORDINAL) return true;
  if (t->kind == TOKEN_QUOTE && !(t->flags & TOKEN_PARAGRAPH)) return false;
  if (token > 0 && is_inside_compound(t)) return true;
  if (t->kind != TOKEN_WORD || is_preposition(reader, token) || STOPS[named_word(reader->tokens, token)]) return false;
  if (token_is(reader->tokens, token, WORD_FOLLOWING) && token > sentence_start(reader, token)) return false; /* "U.S. traffic [following] attacks" */
  const list_hit *verb = verb_hit(reader, token), *light = hit_at(reader, token, LIST_LIGHT_VERB);
  if (light && light->tag & FORM_S && party_before(&reader->parties, token)) return false; /* "Lee [continues] talks" */
  bool compound = t->flags & TOKEN_GLUED && token > 0 && t[-1].kind == TOKEN_DASH;         /* "its long-threatened invasion" */
  bool infinitive = token > 0 && (token_is(reader->tokens, token - 1, WORD_TO) || token_is(reader->tokens, token - 1, WORD_NOT) ||
                                  grammar_of(reader->tokens, token - 1) & GRAMMAR_VERB); /* "to [hold] peace talks" */
  if (is_headline_verb(reader, token)) return false;
  bool counts = reader->tokens->tokens[token + 1].kind == TOKEN_NUMBER && token_has_flag(reader->tokens, token, FLAG_VERB_PAST);
  if (counts || is_predicate(reader, token)) return false; /* "police [recorded] 14 attacks" */
  bool base = token_has_flag(reader->tokens, token, FLAG_VERB_BASE) || (verb && verb->tag & FORM_BASE);
  if (infinitive && base) return false;
  return !verb || compound || verb->tag & (FORM_BASE | FORM_ING) || is_dated(reader, token);
}

/* "police [investigating] assaults by", "a team [winning] praise": the noun is the object of a participle. */
static bool is_reduced_clause(const event_reader *reader, uint32_t token) {
  const list_hit *verb = verb_hit(reader, token);
  if (!verb || !(verb->tag & FORM_ING) || token == sentence_start(reader, token)) return false;
  const party *p = party_before(&reader->parties, token);
  if (p) return !(p->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES));
  return !is_determiner(reader, token - 1) && reader->tokens->tokens[token - 1].kind == TOKEN_WORD;
}

void read_noun_phrase(const event_reader *reader, uint32_t noun, uint32_t end, noun_phrase *phrase) {
  static const uint16_t THEIR[] = {WORD_ITS, WORD_THEIR};
  static const uint16_t DEFINITE[] = {WORD_THE, WORD_THIS, WORD_THAT, WORD_THESE, WORD_THOSE};
  static const uint16_t INDEFINITE[] = {WORD_A, WORD_AN, WORD_ANOTHER, WORD_ANY, WORD_SOME};
  *phrase = (noun_phrase){.first = noun, .end = end, .status = STATUS_UNKNOWN};
  uint32_t start = sentence_start(reader, noun);
  while (phrase->first > start && noun - phrase->first < MAX_PHRASE) {
    uint32_t at = phrase->first - 1, first;
    const party *p = party_over(&reader->parties, at);
    uint8_t status = STATUS_UNKNOWN;
    bool owner = is_clitic(reader, at);
    if (p && p->flags & PARTY_PRONOUN && !(p->flags & PARTY_POSSESSIVE)) return; /* "[he] talks about" */
    if (p && (phrase->first == noun || p->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES) || !(p->flags & PARTY_PRONOUN))) {
      const party *part = phrase->left.count ? phrase->left.items[phrase->left.count - 1] : NULL;
      if (part && is_branch(p, part)) phrase->left.count--;
      if (!part || !is_part_of(p, part)) put_party(&phrase->left, p);
      phrase->first = p->span.first;
      phrase->owned |= (p->flags & PARTY_POSSESSIVE) != 0;
      if (p->flags & PARTY_PRONOUN) return;
    } else if (p) {
      return;
    } else if (owner) {
      phrase->first = at;
    } else if (status_word_before(reader, phrase->first, CLASS_ADJECTIVE, &first, &status, NULL)) {
      if (phrase->status == STATUS_UNKNOWN) phrase->status = status;
      phrase->first = first;
    } else if (ordinal_at(reader, at)) {
      phrase->ordinal = ordinal_at(reader, at);
      phrase->first = at;
    } else if (is_determiner(reader, at) && reader->tokens->tokens[at + 1].kind != TOKEN_DASH) { /* but "[two]-day talks" */
      phrase->their = ONE_OF(reader->tokens, at, THEIR);
      phrase->our = token_is(reader->tokens, at, WORD_OUR) || token_is(reader->tokens, at, WORD_MY);
      phrase->definite = ONE_OF(reader->tokens, at, DEFINITE);
      phrase->indefinite = ONE_OF(reader->tokens, at, INDEFINITE);
      phrase->negative = token_is(reader->tokens, at, WORD_NO);
      phrase->first = at;
      if (!(at > start && is_clitic(reader, at))) return;
    } else if (phrase->left.count && is_said(reader, at)) {
      return; /* "Chad [says] Mali attack" */
    } else if (is_modifier_word(reader, at) && !is_reduced_clause(reader, at)) {
      phrase->first = at;
    } else {
      return;
    }
  }
}
