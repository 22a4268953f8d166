/* Finding the parties of a text. */
#include "base/bits.h"
#include "fact/party/party_find.h"

bool same_party(const document *doc, const event_party *a, const event_party *b) {
  if (a->ref.kind != REF_NONE && b->ref.kind != REF_NONE) return a->ref.kind == b->ref.kind && a->ref.index == b->ref.index;
  bool other = a->country.len && b->country.len && !str_equal(a->country, b->country); /* "Greek and Turkish officials" */
  if (a->ref.kind != b->ref.kind || other) return false;
  return str_equal(tokens_text(&doc->tokens, a->span.first, a->span.end), tokens_text(&doc->tokens, b->span.first, b->span.end));
}

/* ---- the table ---- */

party *add_party(party_table *table, const document *doc, token_range span, party_kind kind, uint32_t members) {
  if (table->count == table->size) {
    uint32_t size = table->size ? table->size * 2 : 64;
    party *bigger = arena_grow(doc->arena, table->items, table->size * sizeof *bigger, size * sizeof *bigger);
    if (!bigger) return NULL;
    table->items = bigger;
    table->size = size;
  }
  party *p = &table->items[table->count++];
  *p = (party){.span = span, .kind = (uint8_t)kind, .members = ARENA_RAW(doc->arena, event_party, members)};
  if (!p->members) return NULL;
  for (uint32_t t = span.first; t < span.end; t++) {
    table->over[t] = (uint8_t)((table->over[t] & ~PARTY_BEGINS) | OVER_PARTY);
    table->cover[t] = table->count - 1;
  }
  table->over[span.first] |= PARTY_BEGINS;
  table->in_sentence[doc->sentences.of_token[span.first]] = 1;
  return p;
}

uint32_t next_over(const party_table *table, uint32_t first, uint32_t stop, uint8_t any) {
  for (; first + 8 <= stop; first += 8) {
    uint64_t bits = load_bytes((const char *)table->over + first, 8) & any * UINT64_C(0x0101010101010101);
    if (bits) return first + lowest_bit(bits) / 8;
  }
  while (first < stop && !(table->over[first] & any)) first++;
  return first;
}

bool is_covered(const party_table *table, token_range span) {
  for (uint32_t t = span.first; t < span.end; t++) {
    if (table->over[t] & OVER_PARTY) return true;
  }
  return false;
}

/* "[President Lee]'s Policy Council", "the [Lee] administration's", "the [Reagan administration]'s": whose body it is, NULL when nobody's is told. */
static const party *owner_of_body(const party_table *table, const document *doc, token_range span) {
  if (!span.first || !token_is(&doc->tokens, span.first - 1, WORD_GENITIVE)) return NULL;
  uint32_t end = span.first - 1;
  const list_hit *noun = end ? token_hit(&doc->tokens, end - 1, LIST_PARTY_NOUN) : NULL;
  const party *p = party_before(table, end - (noun && noun->length == 1));
  bool owns = p && (p->kind == PARTY_PERSON || (p->kind == PARTY_ORGANIZATION && p->members[0].country.len));
  return owns ? p : NULL;
}

ng_str state_of_body(const party_table *table, const document *doc, const fact_organization *organization, token_range span) {
  static const char *const HOMELY[] = {"party", "military", "armed-group", "government", "court", "ethnic", "religion"};
  static const uint8_t HOMINGS[] = {HOMING_OFFICIAL, HOMING_OFFICIAL, HOMING_ARMED, HOMING_OFFICIAL, HOMING_OFFICIAL, HOMING_CIVIL, HOMING_CIVIL};
  if (organization->country.len || organization->cameo.len > 3) return organization->country;
  ng_str country = STR("");
  bool partisan = str_is(organization->kind, "party"); /* a "Kashmir People's Party" is of some state, a "Commission for Africa" of none */
  if (names_state(table, span, &country, doc) && (country.len || !partisan)) return country; /* "U.S. Senate Finance Committee" */
  const party *owner = owner_of_body(table, doc, span);
  if (owner) return owner->members[0].country;
  const place_mention *before = span.first ? party_place(table, doc, span.first - 1) : NULL;
  if (before && before->role == ROLE_ADJECTIVE) return state_code(doc, before->place);
  if (str_is(organization->cameo, "ARB")) return STR(""); /* "Arab ministers": of many states */
  for (size_t i = 0; i < sizeof HOMELY / sizeof *HOMELY; i++) {
    if (str_is(organization->kind, HOMELY[i])) return home_of(table, doc, span.first, span.end, HOMINGS[i]);
  }
  return STR("");
}

/* Whether a body has no state or code of its own, and may be part of another. */
static bool may_be_part(const fact_organization *organization) {
  bool own = organization->country.len || organization->cameo.len;
  return !own && !str_is(organization->kind, "company") && !str_is(organization->kind, "media");
}

/* "the [IMF]'s Interim Committee", "the [EC] Monetary Committee": the body that one without a state or code of its own is part of, NULL when there is none. */
static const party *parent_of_body(const party_table *table, const document *doc, token_range span) {
  if (!span.first) return NULL;
  uint32_t end = span.first - token_is(&doc->tokens, span.first - 1, WORD_GENITIVE);
  bool bracket = end > 3 && token_is(&doc->tokens, end - 1, WORD_CLOSE_BRACKET) && token_is(&doc->tokens, end - 3, WORD_OPEN_BRACKET);
  if (bracket) end -= 3 + token_is(&doc->tokens, end - 4, WORD_GENITIVE); /* "the [Fund]'s (IMF) Interim Committee" */
  const party *p = party_before(table, end);
  return p && p->kind == PARTY_ORGANIZATION && p->members[0].cameo.len > 3 ? p : NULL;
}

/* "[EC] Council of Ministers", "Development Committee of the [IMF]": the code of the international body that a name begins with, or that stands behind
 * its "of"; empty without one. */
static ng_str code_inside(const document *doc, token_range span) {
  for (uint32_t t = span.first; t < span.end; t++) {
    bool of = t > span.first && token_is(&doc->tokens, t - 1 - (token_is(&doc->tokens, t - 1, WORD_THE) && t > span.first + 1), WORD_OF);
    const list_hit *hit = t == span.first || of ? token_hit(&doc->tokens, t, LIST_IGO) : NULL;
    if (hit && hit->length < span.end - span.first) return igo_code(&doc->rules->lexicon, hit->row);
  }
  return STR("");
}

bool is_behind_stance(const document *doc, uint32_t first) {
  static const uint16_t STANCES[] = {WORD_ANTI, WORD_PRO, WORD_NON};
  return first > 1 && doc->tokens.tokens[first - 1].kind == TOKEN_DASH && ONE_OF(&doc->tokens, first - 2, STANCES);
}

/* "the [Swedish carmaker] Volvo", "the [aid group] Mercy Line": where the words begin that say what the body at `first` is. */
static uint32_t before_apposed(const party_table *table, const document *doc, uint32_t first) {
  enum { LONGEST = 3 };
  const token_table *tokens = &doc->tokens;
  const ng_sentence *sentence = &doc->sentences.items[doc->sentences.of_token[first]];
  if (first == sentence->first || tokens->tokens[first - 1].casing != CASE_LOWER) return first;
  for (uint32_t length = LONGEST; length; length--) {
    const uint32_t noun = first - length;
    const list_hit *hit = noun >= sentence->first && noun < first ? token_hit(tokens, noun, LIST_PARTY_NOUN) : NULL;
    if (!hit || hit->length != length) continue;
    const place_mention *state = noun > sentence->first ? party_place(table, doc, noun - 1) : NULL;
    if (state) return state->span.first;
    const bool opens = noun == sentence->first || grammar_of(tokens, noun - 1) & GRAMMAR_DETERMINER;
    return opens ? noun : first; /* not "the 15-member Security Council" */
  }
  return first;
}

static ng_status add_organizations(party_table *table, const document *doc) {
  for (uint32_t i = 0; i < doc->facts.organization_mentions.count; i++) {
    const organization_mention *mention = &doc->facts.organization_mentions.items[i];
    const fact_organization *organization = &doc->facts.organizations.items[mention->organization];
    if (!is_wanted(table, doc, mention->span) || is_covered(table, mention->span) || str_is(organization->kind, "team")) continue;
    if (is_behind_stance(doc, mention->span.first)) continue;
    const token_range span = {before_apposed(table, doc, mention->span.first), mention->span.end};
    party *p = add_party(table, doc, span, PARTY_ORGANIZATION, 1);
    if (!p) return NG_ERROR_MEMORY;
    if (mention->role == ORG_MEMBER) p->flags |= PARTY_MEMBER;
    ng_str country = state_of_body(table, doc, organization, span);
    p->members[p->member_count++] = (event_party){.span = mention->span,
                                                  .ref = {REF_ORGANIZATION, mention->organization},
                                                  .country = country,
                                                  .cameo = organization_code(doc, organization, country)};
    if (!may_be_part(organization)) continue;
    const party *parent = parent_of_body(table, doc, mention->span);
    ng_str inside = parent ? parent->members[0].cameo : code_inside(doc, mention->span);
    if (inside.len) p->members[0].country = parent ? parent->members[0].country : STR(""), p->members[0].cameo = inside;
  }
  return NG_OK;
}

/* "ethnic Albanians": people of the state that they live in, not of the one that their name is from. */
static ng_status add_ethnic(party_table *table, const document *doc, token_range span) {
  party *p = add_party(table, doc, span, PARTY_GROUP, 1);
  if (!p) return NG_ERROR_MEMORY;
  ng_str home = home_of(table, doc, span.first, span.end, HOMING_CIVIL);
  p->members[p->member_count++] = (event_party){.span = span, .country = home, .cameo = actor_code(doc, home, STR("CVL"))};
  return NG_OK;
}

/* "the [Koreans]": the one of the two states of a region that the article names; empty when it names both or none. */
static ng_str state_of_region(const document *doc, uint32_t place) {
  ng_str members = doc->facts.places.items[place].members, named = STR("");
  for (uint32_t i = 0; members.len == 7 && i < doc->facts.places.count; i++) { /* "KOR|PRK" */
    ng_str country = doc->facts.places.items[i].country;
    bool member = country.len == 3 && (str_starts(members, country) || str_ends(members, country));
    if (member && named.len && !str_equal(named, country)) return STR("");
    if (member) named = country;
  }
  return named;
}

/* "an inter-[Korean] summit": the two states of a region, whose codes are its members ("KOR|PRK"). */
static bool is_pair(const document *doc, const place_mention *mention) {
  uint32_t first = mention->span.first;
  ng_str members = doc->facts.places.items[mention->place].members, one = str_cut(&members, '|'), other = str_cut(&members, '|');
  return one.len && other.len && !members.len && first > 1 && doc->tokens.tokens[first - 1].kind == TOKEN_DASH &&
         token_is(&doc->tokens, first - 2, WORD_INTER);
}

static ng_status add_pair_of_states(party_table *table, const document *doc, const place_mention *mention) {
  ng_str members = doc->facts.places.items[mention->place].members;
  party *p = add_party(table, doc, mention->span, PARTY_GROUP, 2);
  if (!p) return NG_ERROR_MEMORY;
  while (p->member_count < 2) {
    ng_str state = str_cut(&members, '|');
    p->members[p->member_count++] = (event_party){.span = mention->span, .country = state, .cameo = state};
  }
  return NG_OK;
}

/* "Mark [Cuban], the owner": a surname, behind a first name and with no noun to modify. */
static bool is_surname(const document *doc, const place_mention *mention) {
  uint32_t first = mention->span.first, behind = mention->span.end;
  bool demonym = mention->role == ROLE_ADJECTIVE || mention->role == ROLE_DEMONYM;
  if (!first || !demonym || doc->tokens.tokens[first - 1].casing != CASE_TITLE) return false;
  if (!token_has_flag(&doc->tokens, first - 1, FLAG_FIRST_NAME)) return false;
  return behind >= doc->tokens.count || doc->tokens.tokens[behind].kind != TOKEN_WORD || grammar_of(&doc->tokens, behind) & GRAMMAR_VERB;
}

/* States by name, adjective or seat of government; other places act only where the mention says so. */
static ng_status add_states(party_table *table, const document *doc) {
  for (uint32_t i = 0; i < doc->facts.place_mentions.count; i++) {
    const place_mention *mention = &doc->facts.place_mentions.items[i];
    const fact_place *place = &doc->facts.places.items[mention->place];
    if (!is_wanted(table, doc, mention->span)) continue;
    bool state = place->kind == PLACE_COUNTRY || mention->role == ROLE_METONYM || mention->use == USE_ACTOR || mention->role == ROLE_ADJECTIVE ||
                 mention->role == ROLE_DEMONYM;
    if (!state || mention->role == ROLE_EMBEDDED || mention->role == ROLE_DATELINE || is_covered(table, mention->span)) continue;
    if (is_behind_stance(doc, mention->span.first) || is_surname(doc, mention)) continue;
    if (is_pair(doc, mention)) {
      if (add_pair_of_states(table, doc, mention) != NG_OK) return NG_ERROR_MEMORY;
      continue;
    }
    if (mention->role == ROLE_DEMONYM && mention->span.first && token_is(&doc->tokens, mention->span.first - 1, WORD_ETHNIC)) {
      if (add_ethnic(table, doc, mention->span) != NG_OK) return NG_ERROR_MEMORY;
      continue;
    }
    ng_str country = state_code(doc, mention->place);
    if (!country.len) country = state_of_region(doc, mention->place);
    party *p = add_party(table, doc, mention->span, PARTY_STATE, 1);
    if (!p) return NG_ERROR_MEMORY;
    if (mention->role == ROLE_ADJECTIVE) p->flags |= PARTY_MODIFIES;
    if (mention->role == ROLE_LITERAL) p->flags |= PARTY_PLACE;
    bool seat = place->kind == PLACE_FACILITY && doc->rules->places.rows[place->row].flags & GAZ_GOVERNMENT; /* "the White House" */
    ng_str sector = seat ? STR("GOV") : STR("");
    p->members[p->member_count++] =
        (event_party){.span = mention->span, .ref = {REF_PLACE, mention->place}, .country = country, .cameo = actor_code(doc, country, sector)};
  }
  return NG_OK;
}

/* ---- what stands around a party ---- */

/* "[Cuban]-backed Angolan troops", "a [London]-based bank": who is in a compound takes no part; but "[US]-led forces", "a [US]-flagged ship". */
static bool is_in_compound(const document *doc, const party *p) {
  uint32_t end = p->span.end;
  const ng_token *dash = &doc->tokens.tokens[end];
  if (end + 1 >= doc->tokens.count || dash->kind != TOKEN_DASH || !(dash[0].flags & dash[1].flags & TOKEN_GLUED)) return false;
  static const char *const OWN[] = {"flagged", "owned", "registered"};
  ng_str word = token_text(&doc->tokens, end + 1);
  for (size_t i = 0; p->kind == PARTY_STATE && i < sizeof OWN / sizeof *OWN; i++) {
    if (str_is(word, OWN[i])) return false;
  }
  if (str_is(word, "style") || (p->kind == PARTY_GROUP && str_is(word, "level")))
    return true; /* "an [Iraq]-style invasion", "[cabinet]-level talks" */
  return word.len > 3 && str_ends(word, STR("ed")) && dash[1].casing == CASE_LOWER;
}

/* "the [Democratic] primary", "the [Muslim] country": the adjective of a party or faith before a noun. */
static bool is_belief_adjective(const document *doc, const party *p) {
  const uint32_t after = p->span.end;
  if (!(p->flags & PARTY_MEMBER) || after >= doc->tokens.count || token_ends(&doc->tokens, after - 1, STR("s"))) return false;
  return !token_ends(&doc->tokens, after, STR("ing")) && is_noun_behind(&doc->tokens, after); /* not "a Kurd [living] in Oslo" */
}

static void hide_party(party_table *table, const party *p) {
  for (uint32_t t = p->span.first; t < p->span.end; t++) table->over[t] &= (uint8_t) ~(OVER_PARTY | PARTY_BEGINS);
}

/* "the [Palestinian] stabbed two officers": a verb of the past behind an adjective, and no participle before its noun. */
static bool is_noun_before_verb(const document *doc, const party *p) {
  const uint32_t verb = p->span.end, behind = verb + 1;
  if (!p->span.first || !token_is(&doc->tokens, p->span.first - 1, WORD_THE) || behind >= doc->tokens.count) return false;
  if (!token_has_flag(&doc->tokens, verb, FLAG_VERB_PAST) || doc->tokens.tokens[verb].casing != CASE_LOWER) return false;
  const ng_token *next = &doc->tokens.tokens[behind];
  return grammar_of(&doc->tokens, behind) || next->kind != TOKEN_WORD || next->casing != CASE_LOWER;
}

static void mark_surroundings(party_table *table, const document *doc) {
  static const uint16_t OWNERS[] = {WORD_HIS, WORD_HER};
  for (uint32_t i = 0; i < table->count; i++) {
    party *p = &table->items[i];
    uint32_t after = p->span.end;
    bool subject = p->flags & PARTY_PRONOUN && (token_is(&doc->tokens, p->span.first, WORD_HE) || token_is(&doc->tokens, p->span.first, WORD_SHE));
    if (!subject && after < doc->tokens.count && doc->tokens.tokens[after].flags & TOKEN_GLUED &&
        (token_is(&doc->tokens, after, WORD_GENITIVE) || token_is(&doc->tokens, after, WORD_SINGLE_QUOTE)))
      p->flags |= PARTY_POSSESSIVE;
    if (p->flags & PARTY_PRONOUN && ONE_OF(&doc->tokens, p->span.first, OWNERS)) p->flags |= PARTY_POSSESSIVE;
    if (table->cover[p->span.first] == i && is_belief_adjective(doc, p)) {
      bool partisan = str_is(doc->facts.organizations.items[p->members[0].ref.index].kind, "party");
      if (partisan && !token_hit(&doc->tokens, after, LIST_FRAME_NOUN))
        hide_party(table, p);
      else
        p->flags |= PARTY_MODIFIES; /* "[Labour] criticism of", "the [Jewish] settlement" */
    }
    const bool non = p->span.first > 1 && token_is(&doc->tokens, p->span.first - 2, WORD_NON); /* "non-[government officials]" */
    if (is_in_compound(doc, p) || ((p->kind != PARTY_GROUP || non) && is_behind_stance(doc, p->span.first))) hide_party(table, p);
    if (p->kind == PARTY_STATE && p->flags & PARTY_MODIFIES &&
        (after >= doc->tokens.count || doc->tokens.tokens[after].kind != TOKEN_WORD || grammar_of(&doc->tokens, after) & GRAMMAR_OTHER ||
         is_noun_before_verb(doc, p)))
      p->flags &= (uint8_t)~PARTY_MODIFIES;
  }
}

static void index_places(party_table *table, const document *doc) {
  const fact_table *facts = &doc->facts;
  for (uint32_t i = 0; i < facts->place_mentions.count; i++) {
    token_range span = facts->place_mentions.items[i].span;
    for (uint32_t t = span.first; t < span.end; t++) {
      table->over[t] |= OVER_PLACE;
      table->place_at[t] = i;
    }
    table->in_sentence[doc->sentences.of_token[span.first]] = 1;
  }
}

enum { LEAST_PLACES = 3 };

static uint32_t witness_count(const fact_table *facts) {
  return facts->place_mentions.count + facts->organization_mentions.count + facts->person_mentions.count;
}

/* What speaks for the home of an article: the state of the mention `i` of a place, else of a body, else of a person by name; empty when it has none. */
static ng_str country_of_witness(const fact_table *facts, uint32_t i) {
  if (i < facts->place_mentions.count) return facts->places.items[facts->place_mentions.items[i].place].country;
  i -= facts->place_mentions.count;
  if (i < facts->organization_mentions.count) return facts->organizations.items[facts->organization_mentions.items[i].organization].country;
  const person_mention *mention = &facts->person_mentions.items[i - facts->organization_mentions.count];
  ng_str country = facts->people.items[mention->person].country;
  return mention->form == FORM_PRONOUN || country.len != 3 ? STR("") : country; /* "UN" is no state */
}

/* A place that is no state, or a body: states and their leaders are named as topics, too. */
static bool is_local(const fact_table *facts, uint32_t i) {
  if (i >= facts->place_mentions.count) return i < facts->place_mentions.count + facts->organization_mentions.count;
  return facts->places.items[facts->place_mentions.items[i].place].kind != PLACE_COUNTRY;
}

/* The country of more than half of the witnesses, when there are enough of them: three who agree, or one of them local. */
static ng_str country_of_most(const fact_table *facts) {
  ng_str country = STR("");
  uint32_t votes = 0, count = 0, all = 0, witnesses = witness_count(facts);
  bool local = false;
  for (uint32_t i = 0; i < witnesses; i++) {
    ng_str other = country_of_witness(facts, i);
    if (!other.len) continue;
    if (!votes) country = other; /* who has the majority is left when all others are paired off */
    votes += str_equal(country, other) ? 1 : (uint32_t)-1;
    all++;
  }
  for (uint32_t i = 0; i < witnesses; i++) {
    if (!str_equal(country, country_of_witness(facts, i))) continue;
    local |= is_local(facts, i);
    count++;
  }
  bool agree = count == all, enough = all >= LEAST_PLACES ? count * 2 > all : all == 2 && agree;
  return enough && (local || (agree && all >= LEAST_PLACES)) ? country : STR("");
}

static bool names_states_body(const fact_table *facts) {
  for (uint32_t i = 0; i < facts->organizations.count; i++) {
    if (str_is(facts->organizations.items[i].kind, "igo")) return true;
  }
  return false;
}

enum { LIKELY = 7, NEARLY_ALL = 9 };

/* How many of ten witnesses are of `home`; 0 where there are few. */
static int8_t share_of_home(const fact_table *facts, ng_str home) {
  enum { LEAST_WITNESSES = 4 };
  uint32_t count = 0, all = 0;
  for (uint32_t i = 0, witnesses = witness_count(facts); i < witnesses; i++) {
    ng_str country = country_of_witness(facts, i);
    all += country.len > 0;
    count += country.len && str_equal(country, home);
  }
  return all >= LEAST_WITNESSES ? (int8_t)(count * 10 / all) : 0;
}

/* "[ARGENTINE] DEBT TALKS FINELY POISED" */
static ng_str state_of_headline(const document *doc) {
  ng_str country = STR("");
  for (uint32_t i = 0; i < doc->facts.place_mentions.count; i++) {
    const place_mention *mention = &doc->facts.place_mentions.items[i];
    if (doc->sentences.items[doc->sentences.of_token[mention->span.first]].zone != ZONE_HEADLINE) break;
    ng_str other = state_code(doc, mention->place);
    if (country.len && !str_equal(country, other)) return STR("");
    country = other;
  }
  return country;
}

static int8_t share_named(party_table *table, const document *doc) {
  if (table->home_share < 0) table->home_share = table->home.len ? share_of_home(&doc->facts, table->home) : 0;
  return table->home_share;
}

bool is_domestic(party_table *table, const document *doc) {
  return share_named(table, doc) >= NEARLY_ALL && !names_states_body(&doc->facts);
}

ng_str likely_home(party_table *table, const document *doc) {
  return share_named(table, doc) >= LIKELY ? table->home : STR("");
}

/* Where the article is at home: by its dateline, else by its places, bodies and people. */
static void find_home(party_table *table, const document *doc) {
  table->home = country_of_dateline(&doc->facts);
  table->is_dated = table->home.len > 0;
  if (!table->home.len) table->home = country_of_most(&doc->facts);
  table->headline = state_of_headline(doc);
  table->has_places = doc->facts.place_mentions.count >= 2 * LEAST_PLACES;
  table->home_share = -1;
}

ng_status find_parties(party_table *table, const document *doc, const uint8_t *wanted) {
  *table = (party_table){.wanted = wanted,
                         .over = ARENA_NEW(doc->scratch, uint8_t, doc->tokens.count + 1),
                         .cover = ARENA_RAW(doc->scratch, uint32_t, doc->tokens.count + 1),
                         .place_at = ARENA_RAW(doc->scratch, uint32_t, doc->tokens.count + 1),
                         .in_sentence = ARENA_NEW(doc->scratch, uint8_t, doc->sentences.count + 1),
                         .people = ARENA_NEW(doc->scratch, acting_person, doc->facts.people.count)};
  if (!table->over || !table->cover || !table->place_at || !table->in_sentence || !table->people) return NG_ERROR_MEMORY;
  index_places(table, doc);
  find_home(table, doc);
  ng_status status = add_people(table, doc);
  if (status == NG_OK) status = add_organizations(table, doc);
  if (status == NG_OK) status = add_states(table, doc);
  if (status == NG_OK) status = add_groups(table, doc);
  if (status == NG_OK) mark_surroundings(table, doc);
  return status;
}
