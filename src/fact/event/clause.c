/* Reading clauses: where they end, sets of parties, objects and prepositional arguments. */
#include "fact/event/clause_find.h"

enum { MAX_ARGUMENT_WAY = 24, MAX_OBJECT_WAY = 7 };

bool opens_clause(const event_reader *reader, uint32_t token) {
  return grammar_of(reader->tokens, token) & GRAMMAR_CLAUSE;
}

bool is_stop(const event_reader *reader, uint32_t token) {
  const ng_token *t = &reader->tokens->tokens[token];
  if (t->kind == TOKEN_QUOTE) return t->flags & TOKEN_OPENS;
  return t->kind == TOKEN_PUNCT && t->lexeme != WORD_COMMA && t->lexeme != WORD_SLASH;
}

enum { MAX_CLAUSE = 200 }; /* tokens: keeps reading linear in lines without a stop */

/* "… in custody[,] and a judge will": where another clause with its own subject begins. */
static bool opens_sister(const event_reader *reader, uint32_t token) {
  uint32_t t = token + token_is(reader->tokens, token, WORD_COMMA);
  if (!token_is(reader->tokens, t, WORD_AND) && !token_is(reader->tokens, t, WORD_BUT)) return false;
  t += 1 + is_determiner(reader, t + 1);
  const party *p = t < reader->tokens->count ? party_at(&reader->parties, t) : NULL;
  return p && grammar_of(reader->tokens, p->span.end) & GRAMMAR_VERB;
}

uint32_t clause_end(const event_reader *reader, uint32_t from) {
  if (reader->clause->first <= from && from < reader->clause->end) return reader->clause->end;
  uint32_t stop = sentence_stop(reader, from < reader->tokens->count ? from : reader->tokens->count - 1), t = from;
  if (stop > from && stop - from > MAX_CLAUSE) stop = from + MAX_CLAUSE;
  for (; t < stop; t++) {
    uint32_t grammar = grammar_of(reader->tokens, t) & (GRAMMAR_CLAUSE | GRAMMAR_JOINT);
    if (!grammar && reader->tokens->tokens[t].kind == TOKEN_WORD) continue;
    if (grammar & GRAMMAR_CLAUSE || is_stop(reader, t) || (grammar && opens_sister(reader, t))) break;
  }
  if (t < from + MAX_CLAUSE) *reader->clause = (token_range){from, t};
  return t;
}

bool has_no_object(const event_reader *reader, uint32_t from, uint32_t stop) {
  return from >= stop || is_preposition(reader, from) || grammar_of(reader->tokens, from) & (GRAMMAR_JOINT | GRAMMAR_CLAUSE) ||
         is_dated(reader, from);
}

/* ---- sets of parties ---- */

static void put(party_set *set, const party *p) {
  for (uint32_t i = 0; i < set->count; i++) {
    if (set->items[i] == p) return;
  }
  if (set->count < MAX_PARTIES) set->items[set->count++] = p;
}

bool is_quantity_of(const event_reader *reader, uint32_t token, uint32_t start) {
  if (token < start + 2 || !token_is(reader->tokens, token - 1, WORD_OF)) return false;
  return reader->tokens->tokens[token - 2].kind == TOKEN_NUMBER || hit_at(reader, token - 2, LIST_QUANTITY);
}

static bool is_joint(const event_reader *reader, uint32_t token) {
  return grammar_of(reader->tokens, token) & GRAMMAR_JOINT || token_is(reader->tokens, token, WORD_SLASH); /* "Chad/Mali talks" */
}

uint32_t before_owner(const event_reader *reader, uint32_t token) {
  uint32_t end = token - (token > 0 && token_is(reader->tokens, token - 1, WORD_GENITIVE));
  const party *owner = party_before(&reader->parties, end);
  return owner && (end < token || owner->flags & PARTY_POSSESSIVE) ? owner->span.first : token;
}

enum { LONGEST_TITLE = 5 };

/* What may stand between "and" and a person's title: "[Deputy U.S. Trade] Representative Lee", "[Republican] leader Lee". */
static bool is_before_title(const event_reader *reader, uint32_t token) {
  const party *p = party_over(&reader->parties, token);
  if (p) return p->kind != PARTY_PERSON && p->kind != PARTY_GROUP && !(p->flags & PARTY_POSSESSIVE);
  const ng_token *t = &reader->tokens->tokens[token];
  return t->kind == TOKEN_WORD && t->casing == CASE_TITLE && !grammar_of(reader->tokens, token);
}

/* The party of a list at `token`: a person with all that belongs to the title, else what stands there. */
const party *listed_at(const event_reader *reader, uint32_t token, uint32_t stop) {
  const party *first = token < stop ? party_at(&reader->parties, token) : NULL;
  for (uint32_t t = token; t < stop && t < token + LONGEST_TITLE && is_before_title(reader, t);) {
    const party *p = party_over(&reader->parties, ++t);
    if (t < stop && p && p->span.first == t && p->kind == PARTY_PERSON) return p;
  }
  return first;
}

/* Whether a list that has only commas so far goes on at `token`; in headlines a comma is "and". */
static bool goes_on(const event_reader *reader, uint32_t token, uint32_t stop) {
  if (token >= stop || is_joint(reader, token)) return true;
  bool headline = reader->doc->sentences.items[reader->doc->sentences.of_token[token]].zone == ZONE_HEADLINE;
  return headline && !token_has_flag(reader->tokens, token, FLAG_VERB_PAST) && !(grammar_of(reader->tokens, token) & GRAMMAR_VERB);
}

uint32_t behind_bracket(const token_table *tokens, uint32_t token) {
  bool bracket = token_is(tokens, token, WORD_OPEN_BRACKET) && token_is(tokens, token + 2, WORD_CLOSE_BRACKET);
  return bracket ? token + 3 : token;
}

/* "a visit by Lee[, army officials said]": who says it, not the next of a list. */
static bool is_source_of_report(const event_reader *reader, uint32_t token, uint32_t stop) {
  enum { WAY = 7 };
  static const uint16_t SAID[] = {WORD_SAID, WORD_SAYS, WORD_SAY};
  for (uint32_t t = token; t < stop && t < token + WAY && !token_is(reader->tokens, t, WORD_COMMA); t++) {
    if (ONE_OF(reader->tokens, t, SAID)) return true;
  }
  return false;
}

/* "China[,] Japan [and] the Philippines": on to the right. */
void add_party_right(const event_reader *reader, party_set *set, const party *p) {
  put(set, p);
  uint32_t stop = sentence_stop(reader, p->span.first);
  for (uint32_t t = p->span.end; set->count < MAX_PARTIES;) {
    t = behind_bracket(reader->tokens, t);
    uint32_t next = t;
    while (next < stop && next < t + 2 && is_joint(reader, next)) next++;
    if (next == t || next >= stop) return;
    bool comma = next == t + 1 && token_is(reader->tokens, t, WORD_COMMA);
    if (is_determiner(reader, next)) next++;
    const party *other = listed_at(reader, next, stop);
    if (!other || other->flags & PARTY_POSSESSIVE) return;
    bool source = comma && is_source_of_report(reader, other->span.end, stop);
    if (source || (comma && !goes_on(reader, other->span.end, stop)))
      return; /* "with Japan, [Lee] said", "to Japan, a [spokesman] for farmers said" */
    put(set, other);
    t = other->span.end;
  }
}

/* "Socialists and [the extreme-right] Front": to before the article, over the adjectives behind it. */
static uint32_t before_determiner(const event_reader *reader, uint32_t token, uint32_t start) {
  enum { WAY = 4 };
  for (uint32_t t = token; t > start && token - t < WAY; t--) {
    if (is_determiner(reader, t - 1)) return t - 1;
    const ng_token *before = &reader->tokens->tokens[t - 1];
    bool plain = (before->kind == TOKEN_WORD && before->casing == CASE_LOWER && !grammar_of(reader->tokens, t - 1) && !verb_hit(reader, t - 1)) ||
                 (before->kind == TOKEN_DASH && before->flags & TOKEN_GLUED);
    if (!plain) break;
  }
  return token;
}

/* "The term will be decided by [the court], and": of the clause before, which the comma ends. */
static bool ends_clause(const event_reader *reader, const party *p, uint32_t start) {
  uint32_t t = p->span.first;
  while (t > start && is_determiner(reader, t - 1)) t--;
  return t > start && (is_preposition(reader, t - 1) || token_has_flag(reader->tokens, t - 1, FLAG_VERB_PAST));
}

void add_party_left(const event_reader *reader, party_set *set, const party *p) {
  put(set, p);
  uint32_t start = sentence_start(reader, p->span.first);
  for (uint32_t t = p->span.first; t > start && set->count < MAX_PARTIES;) {
    uint32_t before = t;
    while (p->kind == PARTY_PERSON && before > start && t - before < LONGEST_TITLE && is_before_title(reader, before - 1)) before--;
    if (is_quantity_of(reader, before, start)) before -= 2; /* "Lee and [a group of] deputies" */
    before = before_determiner(reader, before, start);
    before = before_owner(reader, before);
    uint32_t joint = before;
    while (joint > start && before - joint < 2 && is_joint(reader, joint - 1)) joint--;
    if (joint == before || joint == start) return;
    bool listed = token_is(reader->tokens, before - 1, WORD_AND) || token_is(reader->tokens, before - 1, WORD_SLASH) || set->count > 1;
    const party *other = listed ? party_before(&reader->parties, joint) : NULL;
    bool aside =
        listed && !other && joint > start + 2 && token_is(reader->tokens, joint, WORD_COMMA) && token_is(reader->tokens, joint - 2, WORD_COMMA);
    if (aside) other = party_before(&reader->parties, joint - 2); /* "[Trump], right, and King Abdullah" */
    if (!other || other->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES)) return;
    if (before - joint == 2 && set->count == 1 && ends_clause(reader, other, start)) return;
    put(set, other);
    p = other;
    t = p->span.first;
  }
}

/* ---- object and prepositional arguments ---- */

/* A place that is acted on: "shelled [Kharkiv]", "pulled out of [Kherson]". In the arena; NULL without memory or country. */
static const party *place_party(const event_reader *reader, uint32_t token) {
  const place_mention *mention = party_place(&reader->parties, reader->doc, token);
  if (!mention || mention->role != ROLE_LITERAL || mention->span.first != token) return NULL;
  ng_str country = state_code(reader->doc, mention->place);
  party *p = country.len ? ARENA_NEW(reader->doc->arena, party, 1) : NULL;
  if (!p) return NULL;
  *p = (party){.span = mention->span, .kind = PARTY_STATE, .flags = PARTY_PLACE, .member_count = 1};
  p->members = ARENA_NEW(reader->doc->arena, event_party, 1);
  if (!p->members) return NULL;
  p->members[0] = (event_party){.span = mention->span, .ref = {REF_PLACE, mention->place}, .country = country, .cameo = country};
  return p;
}

const party *seat_at(const event_reader *reader, uint32_t token) {
  const place_mention *mention = token < reader->tokens->count ? party_place(&reader->parties, reader->doc, token) : NULL;
  uint32_t row = mention ? reader->doc->facts.places.items[mention->place].row : NO_REF;
  bool seat = row != NO_REF && reader->rules->places.rows[row].flags & GAZ_CAPITAL;
  return seat && !party_over(&reader->parties, token) ? place_party(reader, token) : NULL;
}

/* What an object may be beside parties. */
const party *object_at(const event_reader *reader, uint32_t token, bool places) {
  const party *p = party_at(&reader->parties, token);
  return p || !places || party_over(&reader->parties, token) ? p : place_party(reader, token);
}

/* Where to go on behind words that only count or date the object: "forced out [on Wednesday] more than 1,000 refugees", "killed [scores of]
 * villagers", "kidnapped [up to] 16 advisers". The token itself when there is nothing to pass over. */
static uint32_t skip_measure(const event_reader *reader, uint32_t token) {
  const token_table *tokens = reader->tokens;
  if (is_dated(reader, token)) return token + 1;
  if (is_preposition(reader, token) && is_dated(reader, token + 1)) return token + 1;
  if (token_is(tokens, token, WORD_OF) && is_quantity_of(reader, token + 1, sentence_start(reader, token))) return token + 1;
  if (token_is(tokens, token, WORD_TO) && token_is(tokens, token - 1, WORD_UP)) return token + 1;
  bool least = token_is(tokens, token, WORD_AT) && token_is(tokens, token + 1, WORD_LEAST);
  if (least) return token + 2;
  if (is_preposition(reader, token) && tokens->tokens[token + 1].kind == TOKEN_NUMBER) return token + 1; /* "arrested [about] 20 men" */
  return token;
}

/* "killed Lee's young [aides]": who is owned is the object. `owner` itself when what it owns is nobody. */
static const party *owned_by(const event_reader *reader, const party *owner) {
  enum { WAY = 4 };
  if (!(owner->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES))) return owner;
  for (uint32_t t = owner->span.end; t < owner->span.end + WAY && t < reader->tokens->count; t++) {
    const party *p = party_at(&reader->parties, t);
    bool people = p && (p->kind == PARTY_GROUP || p->kind == PARTY_PERSON || owner->flags & PARTY_PRONOUN); /* "his [Greek] counterpart" */
    bool body =
        p && p->kind == PARTY_ORGANIZATION && owner->flags & PARTY_POSSESSIVE && t < owner->span.end + 2 && !is_noun_like(reader, p->span.end);
    if (p) return people || body ? p : owner; /* "France's [Federation of Farmers]" */
    if (reader->tokens->tokens[t].kind != TOKEN_WORD || grammar_of(reader->tokens, t) & ~(uint32_t)GRAMMAR_DETERMINER) break;
  }
  return owner;
}

/* "looking into [what] caused a jet to crash", "asked [how] Chad lost": a question is the object, not who is in it; but "what he called a breach". */
static bool asks(const event_reader *reader, uint32_t token) {
  static const uint16_t WORDS[] = {WORD_WHAT, WORD_HOW, WORD_WHY}, NAMERS[] = {WORD_HE, WORD_SHE, WORD_IT, WORD_THEY};
  return ONE_OF(reader->tokens, token, WORDS) && !ONE_OF(reader->tokens, token + 1, NAMERS);
}

void find_object(const event_reader *reader, uint32_t from, uint32_t stop, bool places, party_set *set) {
  for (uint32_t t = from, way = 0; t < stop && way < MAX_OBJECT_WAY; t++) {
    const party *p = object_at(reader, t, places), *titled = p ? listed_at(reader, t, stop) : NULL;
    if (titled) p = titled;
    if (p && grammar_of(reader->tokens, p->span.end) & GRAMMAR_VERB && !(p->flags & PARTY_POSSESSIVE)) return; /* "denied [he] had been" */
    if (p) {
      add_party_right(reader, set, owned_by(reader, p));
      return;
    }
    if (asks(reader, t)) return;
    uint32_t next = skip_measure(reader, t);
    if (next > t) continue;
    way++;
    /* "shelled positions [of] the army": whose things they are */
    if (token_is(reader->tokens, t, WORD_COMMA) || (is_preposition(reader, t) && !(t > from && token_is(reader->tokens, t, WORD_OF)))) return;
    if (token_is(reader->tokens, t, WORD_AND) || token_is(reader->tokens, t, WORD_OR)) return;
    if (t > from && status_word_at(reader, t, CLASS_BE | CLASS_HAVE | CLASS_MODAL | CLASS_DO, &(uint32_t){0}, NULL)) return;
  }
}

/* The AT_ bits of prepositions. */
static const uint32_t PLACE_BITS[WORD_COUNT] = {
    [WORD_WITH] = AT_with,   [WORD_TO] = AT_to,       [WORD_TOWARD] = AT_toward,   [WORD_TOWARDS] = AT_toward,
    [WORD_FOR] = AT_for,     [WORD_FROM] = AT_from,   [WORD_OF] = AT_of,           [WORD_BY] = AT_by,
    [WORD_ON] = AT_on,       [WORD_UPON] = AT_upon,   [WORD_AGAINST] = AT_against, [WORD_OUTSIDE] = AT_at, /* "a protest outside the embassy" */
    [WORD_AT] = AT_at,       [WORD_IN] = AT_in,       [WORD_INTO] = AT_into,       [WORD_BETWEEN] = AT_between,
    [WORD_AMONG] = AT_among, [WORD_ABOUT] = AT_about, [WORD_OVER] = AT_over,       [WORD_OUT] = AT_out};

void find_between(const event_reader *reader, uint32_t from, uint32_t stop, uint32_t places, party_set *set) {
  bool towns = places & AT_town;
  for (uint32_t t = from; t < stop && t < from + MAX_ARGUMENT_WAY; t++) {
    if (!(PLACE_BITS[named_word(reader->tokens, t)] & places)) continue;
    for (uint32_t k = t + 1; k < stop && k < t + 6; k++) {
      const party *p = object_at(reader, k, towns), *titled = p ? listed_at(reader, k, stop) : NULL;
      if (titled) p = titled;
      if (p) p = owned_by(reader, p);
      if (p && token_is(reader->tokens, t, WORD_BY) && p->flags & PARTY_POSSESSIVE) break; /* "by Japan's budget" */
      if (p) {
        add_party_right(reader, set, p);
        return;
      }
      bool measures = token_is(reader->tokens, k, WORD_OF) && is_quantity_of(reader, k + 1, t + 1);
      if (asks(reader, k)) return;
      if ((is_preposition(reader, k) && !measures) || token_is(reader->tokens, k, WORD_COMMA)) break;
    }
  }
}

void find_after(const event_reader *reader, uint32_t from, uint32_t places, party_set *set) {
  find_between(reader, from, clause_end(reader, from), places, set);
}
