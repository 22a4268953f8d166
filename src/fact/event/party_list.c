/* Lists of parties: "China, Japan and the Philippines", "Lee, the head of the union, and Park". */
#include "fact/event/clause_find.h"

bool is_quantity_of(const event_reader *reader, uint32_t token, uint32_t start) {
  if (token < start + 2 || !token_is(reader->tokens, token - 1, WORD_OF)) return false;
  return reader->tokens->tokens[token - 2].kind == TOKEN_NUMBER || hit_at(reader, token - 2, LIST_QUANTITY);
}

static bool is_joint(const event_reader *reader, uint32_t token) {
  return grammar_of(reader->tokens, token) & GRAMMAR_JOINT || token_is(reader->tokens, token, WORD_SLASH); /* "Chad/Mali talks" */
}

uint32_t joins_at(const event_reader *reader, uint32_t token) {
  const token_table *tokens = reader->tokens;
  static const uint16_t SIDES[] = {WORD_ALONG, WORD_TOGETHER};
  bool well = token_is(tokens, token, WORD_AS) && token_is(tokens, token + 1, WORD_WELL) && token_is(tokens, token + 2, WORD_AS);
  if (well) return ends_in_ing(reader, token + 3) ? 0 : 3; /* "raids on Chad as well as training rebels" */
  return ONE_OF(tokens, token, SIDES) && token_is(tokens, token + 1, WORD_WITH) ? 2 : 0;
}

/* The same for those that end before `token`. */
static uint32_t joins_before(const event_reader *reader, uint32_t token, uint32_t start) {
  for (uint32_t length = 2; length <= 3; length++) {
    if (token >= start + length && joins_at(reader, token - length) == length) return length;
  }
  return 0;
}

uint32_t before_owner(const event_reader *reader, uint32_t token) {
  uint32_t end = token - token_is(reader->tokens, token - 1, WORD_GENITIVE);
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

/* "extreme-right", "senior": what may stand between an article and its noun. */
static bool is_adjective_like(const event_reader *reader, uint32_t token) {
  const ng_token *t = &reader->tokens->tokens[token];
  if (t->kind == TOKEN_DASH) return t->flags & TOKEN_GLUED;
  return t->kind == TOKEN_WORD && t->casing == CASE_LOWER && !grammar_of(reader->tokens, token) && !verb_hit(reader, token) &&
         !party_over(&reader->parties, token) && !has_finite_form(reader->tokens, token);
}

/* A group by its last word: one person or body, no plural in -s. */
static bool is_one(const event_reader *reader, const party *p) {
  return p->member_count == 1 && !token_ends(reader->tokens, p->span.end - 1, STR("s"));
}

/* "its bank advisory [committee]", "Sunni terror group [Boko Haram]": the party that the words behind `first`, which is one of people or a firm, lead
 * to. */
static const party *head_behind(const event_reader *reader, const party *first, uint32_t stop) {
  enum { WAY = 2 };
  uint32_t t = first->span.end;
  while (t < stop && t < first->span.end + WAY && is_adjective_like(reader, t)) t++;
  const party *head = t > first->span.end && t < stop ? party_at(&reader->parties, t) : NULL;
  bool body = head && head->kind == PARTY_ORGANIZATION && first->flags & PARTY_MEMBER;
  return head && (body || head->kind == PARTY_GROUP) ? head : NULL;
}

/* The party of a list at `token`: a person with all that belongs to the title, else what stands there. */
const party *listed_at(const event_reader *reader, uint32_t token, uint32_t stop) {
  const ng_token *dash = token + 2 < stop ? &reader->tokens->tokens[token + 1] : NULL;
  bool compound = dash && dash->kind == TOKEN_DASH && dash[0].flags & dash[1].flags & TOKEN_GLUED && !party_over(&reader->parties, token);
  if (compound) token += 3; /* "and [state-owned] Telecom" */
  const party *first = token < stop ? party_at(&reader->parties, token) : NULL;
  const party *name = first && first->kind == PARTY_GROUP && first->span.end < stop ? party_at(&reader->parties, first->span.end) : NULL;
  bool holds = name && name->kind == PARTY_PERSON && !(name->flags & (PARTY_PRONOUN | PARTY_POSSESSIVE)) && !is_plural(reader, first);
  if (holds) return name; /* "majority shareholder [Lee]" */
  const party *head =
      first && (first->kind == PARTY_GROUP || first->flags & PARTY_MEMBER) && is_one(reader, first) ? head_behind(reader, first, stop) : NULL;
  if (head) return head;
  for (uint32_t t = token; t < stop && t < token + LONGEST_TITLE && is_before_title(reader, t);) {
    const party *p = party_over(&reader->parties, ++t);
    if (t < stop && p && p->span.first == t && p->kind == PARTY_PERSON) return p;
  }
  return first;
}

/* Whether a list that has only commas so far goes on at `token`; in headlines a comma is "and". */
static bool goes_on(const event_reader *reader, uint32_t token, uint32_t stop) {
  if (token >= stop || is_joint(reader, token)) return true;
  return is_headline(reader, token) && !token_has_flag(reader->tokens, token, FLAG_VERB_PAST) && !(grammar_of(reader->tokens, token) & GRAMMAR_VERB);
}

uint32_t behind_bracket(const token_table *tokens, uint32_t token) {
  bool bracket = token_is(tokens, token, WORD_OPEN_BRACKET) && token_is(tokens, token + 2, WORD_CLOSE_BRACKET);
  return bracket ? token + 3 : token;
}

bool is_source_of_report(const event_reader *reader, uint32_t token, uint32_t stop) {
  enum { WAY = 7 };
  for (uint32_t t = token; t < stop && t < token + WAY && !token_is(reader->tokens, t, WORD_COMMA); t++) {
    if (is_said(reader, t)) return true;
  }
  return false;
}

/* "Lee, 67[, of Oslo,] and Park": the comma behind where somebody is from, `comma` when that is not told. */
static uint32_t behind_home(const event_reader *reader, uint32_t comma, uint32_t stop) {
  enum { LONGEST = 6 };
  const token_table *tokens = reader->tokens;
  if (!token_is(tokens, comma + 1, WORD_OF) && !token_is(tokens, comma + 1, WORD_FROM)) return comma;
  for (uint32_t t = comma + 2; t < stop && t < comma + LONGEST; t++) {
    if (token_is(tokens, t, WORD_COMMA)) return t;
    if (tokens->tokens[t].casing != CASE_TITLE) break;
  }
  return comma;
}

/* "Lee[, the head of the union,] and Park", "Lee[, 67,] and Park": the comma that ends what is said of a person between commas, of which `comma` is the
 * first. `comma` itself when there is none. */
static uint32_t end_of_aside(const event_reader *reader, uint32_t comma, uint32_t stop) {
  enum { LONGEST = 16 };
  const token_table *tokens = reader->tokens;
  if (!token_is(tokens, comma, WORD_COMMA) || comma + 1 >= stop || tokens->tokens[comma + 1].casing == CASE_TITLE) return comma;
  if (token_is(tokens, comma + 2, WORD_COMMA)) return behind_home(reader, comma + 2, stop); /* "right", "67" */
  for (uint32_t t = comma + 1; t < stop && t < comma + LONGEST; t++) {
    if (token_is(tokens, t, WORD_COMMA)) return t > comma + 1 ? t : comma;
    bool verb = tokens->tokens[t].casing == CASE_LOWER && token_has_flag(tokens, t, FLAG_VERB_PAST);
    if (verb || is_stop(reader, t) || grammar_of(tokens, t) & (GRAMMAR_CLAUSE | GRAMMAR_VERB)) break;
  }
  return comma;
}

/* Whose name stands behind an office: "its president[, Ana Torres,]"; the party itself when none does. A name without a country or sector takes the
 * office's. */
static const party *with_name(const event_reader *reader, const party *office) {
  enum { LONGEST = 8 };
  if (office->kind != PARTY_GROUP || office->flags & PARTY_POSSESSIVE || office->member_count != 1 || is_plural(reader, office)) return office;
  uint32_t stop = sentence_stop(reader, office->span.first), comma = office->span.end;
  bool of = token_is(reader->tokens, comma, WORD_OF) || token_is(reader->tokens, comma, WORD_FOR); /* "the head of the bank, Ana Torres" */
  while (of && comma < stop && comma < office->span.end + LONGEST && !is_joint(reader, comma)) comma++;
  if (!token_is(reader->tokens, comma, WORD_COMMA)) return office;
  const party *person = listed_at(reader, comma + 1, stop);
  if (!person || person->kind != PARTY_PERSON || person->flags & (PARTY_PRONOUN | PARTY_POSSESSIVE)) return office;
  uint32_t end = person->span.end;
  bool closed = end >= stop || is_stop(reader, end) || (token_is(reader->tokens, end, WORD_COMMA) && !token_is(reader->tokens, end + 1, WORD_AND));
  if (!closed) return office;
  const event_party *one = &person->members[0], *other = &office->members[0];
  bool told = one->country.len && (one->cameo.len > 3 || other->cameo.len <= 3 || !other->country.len);
  party *named = told ? NULL : ARENA_NEW(reader->doc->arena, party, 1);
  event_party *member = named ? ARENA_NEW(reader->doc->arena, event_party, 1) : NULL;
  if (!member) return person;
  *member = person->members[0];
  member->country = office->members[0].country;
  member->cameo = office->members[0].cameo;
  *named = *person;
  named->members = member;
  return named;
}

/* The next party of a list behind `joint`, a comma or "and"; NULL when there is none. */
static const party *next_of_list(const event_reader *reader, uint32_t token, uint32_t stop, bool comma) {
  enum { WAY = 3 };
  uint32_t noun = token;
  while (!comma && noun < stop && noun < token + WAY && is_adjective_like(reader, noun)) noun++;
  const party *group = noun > token && noun < stop ? party_at(&reader->parties, noun) : NULL; /* "Lee and senior [officials]" */
  bool body = group && group->kind == PARTY_ORGANIZATION && is_determiner(reader, token - 1); /* "and the liberal [Free Democrats]" */
  const party *other = group && (body || group->kind == PARTY_GROUP) ? group : listed_at(reader, token, stop);
  return other && other->flags & PARTY_POSSESSIVE ? NULL : other;
}

/* "China[,] Japan [and] the Philippines": on to the right. */
void add_party_right(const event_reader *reader, party_set *set, const party *p) {
  put_party(set, p = with_name(reader, p));
  uint32_t stop = sentence_stop(reader, p->span.first);
  while (set->count < MAX_PARTIES) {
    uint32_t t = behind_bracket(reader->tokens, p->span.end), aside = p->kind == PARTY_PERSON ? end_of_aside(reader, t, stop) : t;
    if (aside > t && token_is(reader->tokens, aside + 1, WORD_AND)) t = aside; /* "Lee, the head of the union, and Park" */
    uint32_t next = t;
    while (next < stop && next < t + 2 && is_joint(reader, next)) next++;
    next += next < stop ? joins_at(reader, next) : 0;
    if (next == t || next >= stop) return;
    bool comma = next == t + 1 && token_is(reader->tokens, t, WORD_COMMA);
    const party *land = comma && p->kind != PARTY_STATE && is_placed(reader, p->span.end - 1) ? party_at(&reader->parties, next) : NULL;
    if (land && land->kind == PARTY_STATE) return; /* "with Acme Corp of Osaka, [Japan]" */
    if (is_determiner(reader, next)) next++;
    const party *other = next_of_list(reader, next, stop, comma);
    /* "with Japan, [Lee] said", "to Japan, a [spokesman] for farmers said" */
    if (!other || (comma && (is_source_of_report(reader, other->span.end, stop) || !goes_on(reader, other->span.end, stop)))) return;
    bool speaks = next > t + 1 && is_said(reader, other->span.end); /* "met Camdessus, and the [minister] said" */
    if (speaks) return;
    put_party(set, p = with_name(reader, other));
  }
}

/* "Socialists and [the extreme-right] Front", "Lee and [senior] officials": to before the article and the adjectives of a list's item. */
static uint32_t before_determiner(const event_reader *reader, uint32_t token, uint32_t start) {
  enum { WAY = 4 };
  for (uint32_t t = token; t > start && token - t < WAY; t--) {
    if (is_determiner(reader, t - 1)) return t - 1;
    if (is_joint(reader, t - 1)) return t;
    const party *p = party_before(&reader->parties, t);
    const place_mention *place = p ? NULL : party_place(&reader->parties, reader->doc, t - 1);
    if (place && t == token) { /* "and [NSW] government" */
      t = place->span.first + 1;
      continue;
    }
    bool modifies = p && p->kind == PARTY_GROUP && !(p->flags & PARTY_POSSESSIVE) && is_one(reader, p); /* "its [bank] advisory committee" */
    modifies |=
        p && t == token && p->kind == PARTY_STATE && token_is(reader->tokens, p->span.first - 1, WORD_AND); /* "and [White House] officials" */
    if (modifies)
      t = p->span.first + 1;
    else if (!is_adjective_like(reader, t - 1))
      break;
  }
  return token;
}

/* "The plan will be read by [the Senate], and": of the clause before, which the comma ends. */
static bool ends_clause(const event_reader *reader, const party *p, uint32_t start) {
  uint32_t t = before_determiner(reader, p->span.first, start);
  return t > start && (is_preposition(reader, t - 1) || token_has_flag(reader->tokens, t - 1, FLAG_VERB_PAST));
}

/* Who stands before the aside that ends at `comma`: "[Lee], the head of the union, and Park", "[Lee], right, and Park". NULL when nobody does. */
static const party *before_aside(const event_reader *reader, uint32_t comma, uint32_t start) {
  enum { LONGEST = 16 };
  for (uint32_t t = comma; t > start + 1 && comma - t < LONGEST; t--) {
    if (!token_is(reader->tokens, t - 1, WORD_COMMA)) continue;
    if (end_of_aside(reader, t - 1, comma + 1) != comma) return NULL;
    const party *p = party_before(&reader->parties, t - 1);
    if (!p) continue; /* "67" */
    bool one = p->kind == PARTY_PERSON || (p->kind == PARTY_GROUP && !is_plural(reader, p));
    return one && !(p->flags & PARTY_POSSESSIVE) ? p : NULL;
  }
  return NULL;
}

/* "[president] and chief executive Ana Torres": another title of the same person; but "the president and Minister Ana Torres". */
static bool is_title_of(const event_reader *reader, const party *other, const party *p, uint32_t start) {
  uint32_t first = other->span.first;
  if (other->kind != PARTY_GROUP || p->kind != PARTY_PERSON || is_plural(reader, other)) return false;
  bool article = first > start && is_determiner(reader, first - 1) && !token_is(reader->tokens, first - 1, WORD_GENITIVE);
  return !article && reader->tokens->tokens[first].casing == reader->tokens->tokens[p->span.first].casing;
}

/* "the [president] of Peru and the premier of Chile": whose state the one before "and" only names, NULL when it is no party ("a native of Peru and");
 * else the state itself. */
static const party *office_of(const event_reader *reader, const party *state, const party *p, uint32_t start) {
  static const uint16_t LINKS[] = {WORD_OF, WORD_FROM};
  if (state->kind != PARTY_STATE || p->kind == PARTY_STATE) return state;
  uint32_t first = state->span.first - (state->span.first > start && is_determiner(reader, state->span.first - 1));
  if (first <= start + 1 || !ONE_OF(reader->tokens, first - 1, LINKS)) return state;
  const party *office = party_before(&reader->parties, first - 1);
  return office && office->kind == PARTY_GROUP ? office : NULL;
}

/* "[EC], Peru plan talks": whether the party that ends at `comma` opens a headline, where a comma is "and". */
static bool opens_headline(const event_reader *reader, uint32_t comma, uint32_t start) {
  const party *p = party_before(&reader->parties, comma);
  return is_headline(reader, comma) && p && p->span.first == start && token_is(reader->tokens, comma, WORD_COMMA);
}

/* "[Acme Corp] said it and Peru agreed": who "it" before `joint` is, where it opens what a body or a state says; NULL elsewhere. */
static const party *sayer_before(const event_reader *reader, uint32_t joint, uint32_t start) {
  if (joint < start + 3 || !token_is(reader->tokens, joint - 1, WORD_IT)) return NULL;
  uint32_t said = joint - 2 - token_is(reader->tokens, joint - 2, WORD_THAT);
  const party *p = is_said(reader, said) ? party_before(&reader->parties, said) : NULL;
  return p && (p->kind == PARTY_ORGANIZATION || p->kind == PARTY_STATE) && !(p->flags & PARTY_POSSESSIVE) ? p : NULL;
}

void add_party_left(const event_reader *reader, party_set *set, const party *p) {
  put_party(set, with_name(reader, p));
  const uint32_t start = sentence_start(reader, p->span.first), end = p->span.end;
  const bool more = token_is(reader->tokens, end, WORD_AND) && token_is(reader->tokens, end + 1, WORD_OTHERS); /* "Chad, Mali and others" */
  for (uint32_t t = p->span.first; t > start && set->count < MAX_PARTIES;) {
    uint32_t before = t;
    while (p->kind == PARTY_PERSON && before > start && t - before < LONGEST_TITLE && is_before_title(reader, before - 1)) before--;
    if (is_quantity_of(reader, before, start)) before -= 2;                                /* "Lee and [a group of] deputies" */
    before = p->flags & PARTY_PRONOUN ? before : before_determiner(reader, before, start); /* not "and that [he] will" */
    while (before > start && is_count(reader, before - 1)) before--;
    before = before_about(reader, before, start); /* "Lee and [at least three] deputies" */
    const uint32_t owner = before_owner(reader, before);
    const bool theirs = owner < before && party_at(&reader->parties, owner) && party_at(&reader->parties, owner)->kind == PARTY_STATE;
    before = owner;
    uint32_t joins = joins_before(reader, before, start), joint = before - joins;
    while (joint > start && before - joins - joint < 2 - (joins > 0) && is_joint(reader, joint - 1)) joint--;
    if (joint == before || joint == start) return;
    bool listed =
        token_is(reader->tokens, before - 1, WORD_AND) || token_is(reader->tokens, before - 1, WORD_SLASH) || set->count > 1 || joins || more;
    bool both = !joins && before - joint == 2; /* ", and" */
    listed |= !both && opens_headline(reader, joint, start);
    const party *aside = listed && both ? before_aside(reader, joint, start) : NULL;
    const party *sayer = listed ? sayer_before(reader, joint, start) : NULL;
    if (sayer) {
      put_party(set, sayer);
      return;
    }
    const party *other = aside ? aside : listed ? party_before(&reader->parties, joint) : NULL;
    if (!other || other->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES) || is_title_of(reader, other, p, start)) return;
    if (both && !aside && set->count == 1 && ends_clause(reader, other, start)) return;
    bool adjective = other->kind == PARTY_STATE && !(other->flags & PARTY_PLACE) && p->kind == PARTY_GROUP && before < t;
    if (adjective || (theirs && other->kind == PARTY_STATE)) return; /* "[Peruvian] and foreign activists", "[Greece] and Turkey's allies" */
    other = office_of(reader, other, p, start);
    if (!other) return;
    put_party(set, with_name(reader, other));
    p = other;
    t = p->span.first;
  }
}
