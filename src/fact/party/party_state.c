/* The state of a person by the words beside a mention: "the [Russian] leader", "[Labour]'s Ann Lee", "Lee, a [British] diplomat", "Lee (D-[Nev.])". */
#include "fact/party/party_find.h"

enum { LONGEST_TITLE = 4 }; /* words between whose somebody is and the name or title */

bool is_titled(const person_mention *mention) {
  return mention->name.first > mention->span.first || mention->form == FORM_TITLE;
}

bool is_state_title(const document *doc, const person_mention *mention) {
  const fact_person *person = &doc->facts.people.items[mention->person];
  uint32_t end = mention->form == FORM_TITLE ? mention->span.end : mention->name.first;
  return str_is(person->sector, "GOV") && end > mention->span.first && doc->tokens.tokens[end - 1].casing != CASE_LOWER;
}

bool is_in_title(const document *doc, uint32_t token) {
  const ng_token *t = &doc->tokens.tokens[token];
  if (t->kind == TOKEN_DASH) return t->flags & TOKEN_GLUED;
  if (t->kind != TOKEN_WORD || grammar_of(&doc->tokens, token) || token_hit(&doc->tokens, token, LIST_SPEECH_VERB)) return false;
  return t->casing == CASE_TITLE || !has_finite_form(&doc->tokens, token);
}

/* A noun between whose somebody is and the name: "the Russian [oil] [trader] Lee", "Russian [trade] official Lee", but not "the Russian [attack] Lee". */
static bool is_noun(const document *doc, uint32_t token, bool titled) {
  const ng_token *t = &doc->tokens.tokens[token];
  if ((t->casing != CASE_LOWER && t->kind != TOKEN_DASH) || !is_in_title(doc, token)) return false; /* "Idaho food[-]supply executive Lee" */
  const list_hit *verb = token_hit(&doc->tokens, token, LIST_FRAME_VERB);
  return !verb || (titled && verb->tag & FORM_BASE);
}

bool names_state(const party_table *table, token_range span, ng_str *country, const document *doc) {
  enum { BEFORE = 2 };
  while (span.first && token_hit(&doc->tokens, span.first - 1, LIST_OFFICE_MODIFIER)) span.first--;
  for (uint32_t t = span.first > BEFORE ? span.first - BEFORE : 0; t < span.end; t++) {
    const place_mention *place = party_place(table, doc, t);
    bool owner = t < span.first && place && token_is(&doc->tokens, span.first - 1, WORD_GENITIVE); /* "China's State Planning Commission" */
    bool apart = place && t < span.first && !owner && (place->role != ROLE_ADJECTIVE || grammar_of(&doc->tokens, span.first - 1));
    if (!place || apart) continue;
    *country = state_code(doc, place->place);
    return true;
  }
  return false;
}

ng_str state_of_seat(const party_table *table, const document *doc, uint32_t end) {
  bool aside = token_is(&doc->tokens, end, WORD_COMMA) || token_is(&doc->tokens, end, WORD_OPEN_BRACKET);
  if (!aside || end + 3 >= doc->tokens.count || doc->tokens.tokens[end + 2].kind != TOKEN_DASH) return STR("");
  const place_mention *place = token_text(&doc->tokens, end + 1).len == 1 ? party_place(table, doc, end + 3) : NULL;
  return place ? state_code(doc, place->place) : STR("");
}

bool is_noun_behind(const token_table *tokens, uint32_t token) {
  if (token >= tokens->count || tokens->tokens[token].kind != TOKEN_WORD || tokens->tokens[token].casing != CASE_LOWER) return false;
  return !grammar_of(tokens, token) && !has_finite_form(tokens, token);
}

/* "a [California] delegate", but not "in [Norfolk] farmer Lee": the name of a place before the noun of whom it is. */
static bool is_before_noun(const document *doc, const place_mention *place) {
  const uint32_t first = place->span.first;
  if (place->role != ROLE_LITERAL || (first && grammar_of(&doc->tokens, first - 1) & GRAMMAR_PREPOSITION)) return false;
  return is_noun_behind(&doc->tokens, place->span.end);
}

/* The state of the political party, the adjective or the place at `token`: "[Tory]", "[French]", "a [California] delegate"; empty for other words. */
static ng_str state_of_word(const party_table *table, const document *doc, uint32_t token) {
  const place_mention *place = party_place(table, doc, token);
  if (place) {
    bool adjective = place->role == ROLE_ADJECTIVE || place->role == ROLE_DEMONYM || is_before_noun(doc, place);
    return adjective ? state_code(doc, place->place) : STR("");
  }
  const organization_mention *body = body_at(doc, token);
  const fact_organization *organization = body ? &doc->facts.organizations.items[body->organization] : NULL;
  return organization && str_is(organization->kind, "party") ? organization->country : STR("");
}

/* "[Texas]", "the [Ukraine]": the state of the place at `token`. */
static ng_str state_of_place(const party_table *table, const document *doc, uint32_t token) {
  const place_mention *place = party_place(table, doc, token + token_is(&doc->tokens, token, WORD_THE));
  return place && place->role != ROLE_EMBEDDED ? state_code(doc, place->place) : STR("");
}

uint32_t apposition_start(const document *doc, uint32_t comma) {
  const token_table *tokens = &doc->tokens;
  const uint32_t t = comma + 1;
  if (tokens->tokens[t].kind == TOKEN_NUMBER && token_is(tokens, t + 1, WORD_COMMA)) return t + 2;
  return token_is(tokens, t, WORD_WHO) && token_is(tokens, t + 1, WORD_IS) ? t + 2 : t;
}

/* "Lee, 51, the [Tory] backbencher", "Lee, [France]'s envoy" */
ng_str state_behind(const party_table *table, const document *doc, uint32_t end) {
  static const uint16_t JOINTS[] = {WORD_OF, WORD_FROM};
  static const uint16_t ARTICLES[] = {WORD_A, WORD_AN, WORD_THE};
  const token_table *tokens = &doc->tokens;
  if (token_is(tokens, end, WORD_OF)) return state_of_place(table, doc, end + 1); /* "Lee of [Ohio]" */
  if (!token_is(tokens, end, WORD_COMMA) || end + 2 >= tokens->count) return STR("");
  uint32_t t = apposition_start(doc, end);
  const place_mention *owner = party_place(table, doc, t);
  if (owner && token_is(tokens, owner->span.end, WORD_GENITIVE)) return state_code(doc, owner->place);
  const bool article = ONE_OF(tokens, t, ARTICLES); /* "Lee, manager of [Peru]'s growers" */
  if (!article && !token_hit(tokens, t, LIST_TITLE)) return STR("");
  bool office = false;
  uint32_t stop = t + LONGEST_TITLE + 1 < tokens->count ? t + LONGEST_TITLE + 1 : tokens->count;
  for (t += article; t < stop; t++) {
    ng_str country = tokens->tokens[t].casing == CASE_LOWER ? STR("") : state_of_word(table, doc, t);
    bool compound = t + 1 < tokens->count && tokens->tokens[t + 1].kind == TOKEN_DASH; /* "a Russian-born writer" */
    if (country.len) return compound ? STR("") : country;
    if (office && ONE_OF(tokens, t, JOINTS)) return state_of_place(table, doc, t + 1);
    if (!is_in_title(doc, t)) break;
    office |= token_hit(tokens, t, LIST_TITLE) != NULL;
  }
  return STR("");
}

/* "Trade [and] Industry Minister Lee", but not "Chad [and] Trade Minister Lee". */
static bool joins_title(const party_table *table, const document *doc, uint32_t token) {
  return token && token_is(&doc->tokens, token, WORD_AND) && doc->tokens.tokens[token - 1].casing == CASE_TITLE &&
         !party_place(table, doc, token - 1);
}

/* "a Peruvian team led [by] Mines Minister Lee": whether what is led stands before the title at `first`. */
static bool is_led_by(const document *doc, uint32_t first) {
  static const uint16_t LEADS[] = {WORD_HEADED, WORD_LED};
  return first > 2 && token_is(&doc->tokens, first - 1, WORD_BY) && ONE_OF(&doc->tokens, first - 2, LEADS);
}

/* The state of "[British] Corporate Affairs minister Lee", "[U.S.] trade representative Lee"; empty when none stands before the title at `first`. */
static ng_str state_before(const party_table *table, const document *doc, uint32_t first) {
  for (uint32_t t = first; t > 0 && first - t <= LONGEST_TITLE; t--) {
    const place_mention *place = party_place(table, doc, t - 1);
    bool where = place && place->role != ROLE_ADJECTIVE && place->span.first && grammar_of(&doc->tokens, place->span.first - 1) & GRAMMAR_PREPOSITION;
    if (place) return where ? STR("") : state_code(doc, place->place);
    if (is_in_title(doc, t - 1) || joins_title(table, doc, t - 1)) continue;
    if (!is_led_by(doc, t)) break;
    t--;
  }
  return STR("");
}

/* "[Russian] oil trader Lee", "[Democratic] rival Lee": the state of somebody without a title by the adjective before the nouns at the name. */
static ng_str state_of_noun(const party_table *table, const document *doc, const person_mention *mention) {
  const uint32_t first = mention->span.first;
  const ng_token *tokens = doc->tokens.tokens;
  if (first < 2) return STR("");
  if (token_is(&doc->tokens, first - 1, WORD_GENITIVE)) return state_of_word(table, doc, first - 2); /* "[Labour]'s Lee" */
  uint32_t t = first;
  while (t > 1 && first - t < LONGEST_TITLE - 1 && is_in_title(doc, t - 1) && tokens[t - 1].casing != CASE_TITLE) t--;
  bool adjective = tokens[t - 1].casing != CASE_LOWER && tokens[t - 1].kind == TOKEN_WORD && !token_ends(&doc->tokens, t - 1, STR("s")) &&
                   tokens[t].kind != TOKEN_DASH;                           /* not "the [Russian]-born trader Lee" */
  ng_str country = adjective ? state_of_word(table, doc, t - 1) : STR(""); /* but "Democrats [attack] Lee" */
  while (country.len && t < first) {
    if (!is_noun(doc, t++, is_titled(mention))) return STR("");
  }
  return country;
}

/* "[his] ambassador Lee", "[Merkel]'s interior minister Lee": the country of the person whose official it is. */
static ng_str state_of_chief(const document *doc, const person_mention *mention) {
  const person_mention *chief = mention - 1;
  if (mention == doc->facts.person_mentions.items || !mention->span.first) return STR("");
  bool genitive = token_is(&doc->tokens, mention->span.first - 1, WORD_GENITIVE) && chief->span.end + 1 == mention->span.first;
  bool pronoun = chief->form == FORM_PRONOUN && chief->span.end == mention->span.first && grammar_of(&doc->tokens, chief->span.first) & GRAMMAR_OWNER;
  ng_str country = doc->facts.people.items[chief->person].country;
  return (genitive || pronoun) && country.len == 3 ? country : STR("");
}

ng_str state_of_mention(const party_table *table, const document *doc, const person_mention *mention) {
  ng_str country = state_of_seat(table, doc, mention->span.end);
  if (country.len) return country;
  bool owned = mention->span.first && token_is(&doc->tokens, mention->span.first - 1, WORD_GENITIVE);
  bool official = is_public_office(&doc->facts.people.items[mention->person]), titled = is_titled(mention);
  const token_range words = {mention->span.first, mention->form == FORM_TITLE ? mention->span.end : mention->name.first};
  if ((official || titled) && names_state(table, words, &country, doc)) return country;
  if (official && titled) country = state_before(table, doc, mention->span.first);
  if (!country.len && official && titled) country = state_of_chief(doc, mention);
  if (owned) names_state(table, (token_range){mention->span.first, mention->span.first}, &country, doc);
  if (country.len || mention->form == FORM_SURNAME) return country; /* who is told of with the full name */
  if (!(official && titled)) country = state_of_noun(table, doc, mention);
  return country.len ? country : state_behind(table, doc, mention->span.end);
}
