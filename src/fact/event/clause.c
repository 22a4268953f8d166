/* Reading clauses: where they end, objects and prepositional arguments. */
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

/* "signed by Chad [and] Mali will": a list behind a preposition goes on. */
static bool is_in_list(const event_reader *reader, uint32_t joint) {
  const party *p = token_is(reader->tokens, joint, WORD_AND) ? party_before(&reader->parties, joint) : NULL;
  uint32_t first = p ? p->span.first - (p->span.first > 0 && is_determiner(reader, p->span.first - 1)) : 0;
  const party *next = token_is(reader->tokens, first - 1, WORD_BY) ? party_at(&reader->parties, joint + 1) : NULL;
  static const uint16_t ONE[] = {WORD_HAS, WORD_IS, WORD_WAS}; /* "by the army, and Chad has" */
  return next && !ONE_OF(reader->tokens, next->span.end, ONE);
}

/* ", and Mali's minister, Ann Lee[,] voiced": the comma behind what says more of the subject that ends before `comma`; `comma` without one. */
static uint32_t pass_apposition(const event_reader *reader, uint32_t comma) {
  enum { WAY = 8 };
  for (uint32_t t = comma + 1; t < comma + WAY && t < reader->tokens->count; t++) {
    if (token_is(reader->tokens, t, WORD_COMMA)) return t + 1;
  }
  return comma;
}

/* "… in custody[,] and a judge will": where another clause with its own subject begins. */
static bool opens_sister(const event_reader *reader, uint32_t token) {
  bool comma = token_is(reader->tokens, token, WORD_COMMA);
  uint32_t t = token + comma;
  if ((!token_is(reader->tokens, t, WORD_AND) && !token_is(reader->tokens, t, WORD_BUT)) || is_in_list(reader, t)) return false;
  t += 1 + is_determiner(reader, t + 1);
  const party *p = t < reader->tokens->count ? party_at(&reader->parties, t) : NULL;
  if (!p) return false;
  if (!comma) return grammar_of(reader->tokens, p->span.end) & GRAMMAR_VERB;
  return is_finite_verb(reader, token_is(reader->tokens, p->span.end, WORD_COMMA) ? pass_apposition(reader, p->span.end) : p->span.end);
}

/* "Lee, who refuses to go[,] urged": where a clause between commas, which holds `from`, ends before the main verb. */
static bool closes_relative(const event_reader *reader, uint32_t comma, uint32_t from) {
  enum { WAY = 12 };
  if (!token_is(reader->tokens, comma, WORD_COMMA) || !is_finite_verb(reader, comma + 1)) return false;
  uint32_t t = from;
  while (t > 1 && from - t < WAY && !token_is(reader->tokens, t - 1, WORD_COMMA)) t--;
  static const uint16_t OPENS[] = {WORD_WHO, WORD_WHICH, WORD_WHOSE};
  return token_is(reader->tokens, t - 1, WORD_COMMA) && ONE_OF(reader->tokens, t, OPENS);
}

uint32_t clause_end(const event_reader *reader, uint32_t from) {
  if (reader->clause->first <= from && from < reader->clause->end) return reader->clause->end;
  uint32_t stop = sentence_stop(reader, from < reader->tokens->count ? from : reader->tokens->count - 1), t = from;
  if (stop > from && stop - from > MAX_CLAUSE) stop = from + MAX_CLAUSE;
  for (; t < stop; t++) {
    uint32_t grammar = grammar_of(reader->tokens, t) & (GRAMMAR_CLAUSE | GRAMMAR_JOINT);
    if (!grammar && reader->tokens->tokens[t].kind == TOKEN_WORD) continue;
    if (grammar & GRAMMAR_CLAUSE || is_stop(reader, t) || (grammar && (opens_sister(reader, t) || closes_relative(reader, t, from)))) break;
  }
  if (t < from + MAX_CLAUSE) *reader->clause = (token_range){from, t};
  return t;
}

bool has_no_object(const event_reader *reader, uint32_t from, uint32_t stop) {
  from += from < stop && ends_in_ly(reader, from); /* "crashed [shortly] after" */
  uint32_t dated = from + is_preposition(reader, from);
  while (dated < stop && is_dated(reader, dated)) dated++;
  bool later =
      dated > from && is_dated(reader, dated - 1) && dated < stop && is_determiner(reader, dated) && !token_is(reader->tokens, dated, WORD_GENITIVE);
  if (later) return false; /* "welcomed on Monday [the] accord" */
  return from >= stop || is_preposition(reader, from) || grammar_of(reader->tokens, from) & (GRAMMAR_JOINT | GRAMMAR_CLAUSE) ||
         is_dated(reader, from);
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
    bool people = p && (p->kind == PARTY_GROUP || p->kind == PARTY_PERSON || p->flags & PARTY_MEMBER ||
                        owner->flags & PARTY_PRONOUN); /* "an American [Muslim]", "his [Greek] counterpart" */
    bool body =
        p && p->kind == PARTY_ORGANIZATION && owner->flags & PARTY_POSSESSIVE && t < owner->span.end + 2 && !is_noun_like(reader, p->span.end);
    if (p) return people || body ? p : owner;                     /* "France's [Federation of Farmers]" */
    if (reader->tokens->tokens[t].kind == TOKEN_NUMBER) continue; /* "Brazil's 40,000 [seafarers]" */
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

/* "with the secretary for water[, Ann Lee]": who holds the office that begins at `token`, where the office itself is no party; NULL when nobody is named. */
static const party *holder_behind(const event_reader *reader, uint32_t token, uint32_t stop) {
  enum { WAY = 6 };
  const list_hit *title = hit_at(reader, token, LIST_TITLE);
  if (!title) return NULL;
  uint32_t comma = token + title->length, far = comma + WAY < stop ? comma + WAY : stop;
  while (comma < far && !token_is(reader->tokens, comma, WORD_COMMA)) comma++;
  const party *p = comma < far ? party_at(&reader->parties, comma + 1) : NULL;
  bool named = p && p->kind == PARTY_PERSON && !(p->flags & (PARTY_PRONOUN | PARTY_POSSESSIVE));
  return named && (p->span.end >= stop || reader->tokens->tokens[p->span.end].kind == TOKEN_PUNCT) ? p : NULL;
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
    if (!(PLACE_BITS[named_word(reader->tokens, t)] & places) || token_is(reader->tokens, t - 1, WORD_ACCORDING)) continue;
    for (uint32_t k = t + 1; k < stop && k < t + 6; k++) {
      const party *p = object_at(reader, k, towns), *titled = p ? listed_at(reader, k, stop) : NULL;
      if (titled) p = titled;
      if (p) p = owned_by(reader, p);
      static const uint16_t PARTNERS[] = {WORD_BY, WORD_WITH};
      bool seat = !p && k == t + 1 && ONE_OF(reader->tokens, t, PARTNERS); /* "broken off by [London]", "a pact with [Taipei]" */
      if (seat) p = seat_at(reader, k);
      const uint32_t after = p ? p->span.end : k;
      bool owns = seat && p && (is_noun_like(reader, after) || token_is(reader->tokens, after, WORD_GENITIVE) || party_at(&reader->parties, after));
      if (owns) p = NULL;                                                                  /* "arrested by London [police]" */
      if (p && token_is(reader->tokens, t, WORD_BY) && p->flags & PARTY_POSSESSIVE) break; /* "by Japan's budget" */
      const ng_token *behind = p && p->span.end < stop ? &reader->tokens->tokens[p->span.end] : NULL;
      bool compound = behind && p->kind == PARTY_GROUP && behind->kind == TOKEN_DASH && behind->flags & TOKEN_GLUED && behind[1].casing == CASE_LOWER;
      if (compound) break;                                                       /* "by a [military]-civilian revolt" */
      bool adjective = p && p->kind == PARTY_STATE && p->flags & PARTY_MODIFIES; /* "with the [Peruvian] secretary" */
      const party *holder = p && !adjective ? NULL : holder_behind(reader, p ? p->span.end : k, stop);
      if (holder) p = holder;
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

void drop_beyond(const event_reader *reader, party_set *set, uint32_t stop) {
  if (!(grammar_of(reader->tokens, stop) & GRAMMAR_JOINT)) return;
  while (set->count > 1 && set->items[set->count - 1]->span.first > stop) set->count--;
}
