/* Finding the parties of a text. */
#include "base/bits.h"
#include "fact/event/party_find.h"

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

static bool is_wanted(const party_table *table, const document *doc, token_range span) {
  return table->wanted[doc->sentences.of_token[span.first]];
}

bool is_covered(const party_table *table, token_range span) {
  for (uint32_t t = span.first; t < span.end; t++) {
    if (table->over[t] & OVER_PARTY) return true;
  }
  return false;
}

/* A body inside the mention of a person: "[U.N.] mediator Diego Cordovez". NULL when there is none. */
static const fact_organization *body_inside(const document *doc, const person_mention *mention, uint32_t *next) {
  const fact_table *facts = &doc->facts;
  while (*next < facts->organization_mentions.count && facts->organization_mentions.items[*next].span.first < mention->span.first) (*next)++;
  if (*next == facts->organization_mentions.count) return NULL;
  const organization_mention *inside = &facts->organization_mentions.items[*next];
  return inside->span.end <= mention->span.end ? &facts->organizations.items[inside->organization] : NULL;
}

/* "the president [of Armenia]": the state that an office alone is said to be of, when it is not its holder's. */
static ng_str state_of_title(const party_table *table, const document *doc, const person_mention *mention) {
  if (mention->form != FORM_TITLE || !token_is(&doc->tokens, mention->span.end, WORD_OF)) return STR("");
  const place_mention *place = party_place(table, doc, mention->span.end + 1);
  return place ? state_code(doc, place->place) : STR("");
}

/* The code of a person with a country; made once for each. */
static ng_str code_of(const party_table *table, const document *doc, uint32_t index, ng_str country) {
  ng_str *own = &table->person_codes[index];
  const fact_person *person = &doc->facts.people.items[index];
  if (!str_equal(country, person->country)) return person_code(doc, person, country);
  if (!own->len) *own = person_code(doc, person, country);
  return *own;
}

static bool is_in_office(const party_table *table, const fact_person *person, uint32_t index) {
  uint8_t *own = &table->in_office[index];
  if (!*own) *own = is_public_office(person) ? 1 : 2;
  return *own == 1;
}

/* "[French] Foreign Trade Minister Lee", "the [West German] president", "[Chad]'s deputy foreign minister": whether a state stands in the words or right
 * before them. */
static bool names_state(const party_table *table, token_range span, ng_str *country, const document *doc) {
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

/* An official without a country is of the state that his first mention with one names. */
static ng_str country_of_official(const party_table *table, const document *doc, const person_mention *mention) {
  ng_str *own = &table->person_countries[mention->person];
  bool official = !own->len && mention->form != FORM_PRONOUN && is_in_office(table, &doc->facts.people.items[mention->person], mention->person);
  if (official) names_state(table, mention->span, own, doc);
  return *own;
}

/* Where an official is at home who may be abroad: in the state that the sentence is set in, if the article is at home there, too. */
static ng_str home_of_visitor(const party_table *table, const document *doc, token_range span) {
  ng_str scene = home_of(table, doc, span.first, span.end, HOMING_ARMED);
  bool sure = table->home.len ? str_equal(scene, table->home) : !table->has_places;
  return sure ? scene : home_behind(table, doc, span.end);
}

/* "[Republican] leader Lee", "the [Teachers' Union] secretary", "[Labour] MP Lee": the body right before a title; NULL when there is none. `next` is the
 * first mention of a body that does not end before the title. */
static const fact_organization *body_before(const document *doc, const person_mention *mention, uint32_t next) {
  const fact_table *facts = &doc->facts;
  bool titled = mention->name.first > mention->span.first || mention->form == FORM_TITLE;
  if (!titled || !next || facts->organization_mentions.items[next - 1].span.end != mention->span.first) return NULL;
  return &facts->organizations.items[facts->organization_mentions.items[next - 1].organization];
}

/* Whether the title is of the body: "Labour [leader]", but not "Labour [MP]". */
static bool is_of_body(const fact_person *person, const fact_organization *body) {
  static const char *const OFFICES[] = {"leader", "spokes", "chair", "president", "secretary", "director", "head", "chief", "executive"};
  for (size_t i = 0; i < sizeof OFFICES / sizeof *OFFICES; i++) {
    if (office_has(person->office, OFFICES[i])) return true;
  }
  return str_is(body->kind, "government");
}

static event_party person_member(const party_table *table, const document *doc, const person_mention *mention, uint32_t *next) {
  const fact_person *person = &doc->facts.people.items[mention->person];
  const fact_organization *body = body_inside(doc, mention, next);
  ng_str other = state_of_title(table, doc, mention), own = body_code(doc, person->country);
  ng_str country = person->country.len == 3 && !own.len ? person->country : STR("");
  bool official = person->office.len || person->leader;
  event_party member = {.span = mention->span,
                        .ref = {REF_PERSON, mention->person},
                        .source = mention->form == FORM_PRONOUN || mention->group ? SOURCE_COREF : SOURCE_TEXT};
  if (other.len && !str_equal(other, country)) {
    member.ref = (fact_ref){REF_NONE, 0};
    country = other;
  } else if (!body && !country.len && !own.len) {
    body = body_before(doc, mention, *next);
    if (body && !is_of_body(person, body)) country = body->country, body = NULL;
  }
  if (!other.len && body && !country.len) {
    bool unknown = str_is(body->kind, "other") && !body->cameo.len;
    member.country = body->country;
    member.cameo = unknown ? actor_code(doc, body->country, "") : organization_code(doc, body, body->country);
    return member;
  }
  if (own.len && !other.len) { /* the secretary-general of the U.N. */
    member.cameo = own;
    return member;
  }
  if (!country.len) country = country_of_official(table, doc, mention);
  if (!country.len && official && mention->form != FORM_PRONOUN) country = home_of_visitor(table, doc, mention->span);
  member.country = country;
  member.cameo = code_of(table, doc, mention->person, country);
  return member;
}

/* What an official's mention in a sentence that nobody asks for says of his country. */
static void note_official(const party_table *table, const document *doc, const person_mention *mention, uint32_t *next) {
  const fact_person *person = &doc->facts.people.items[mention->person];
  bool open = person->country.len != 3 && !table->person_countries[mention->person].len && mention->form != FORM_PRONOUN;
  if (open && is_in_office(table, person, mention->person)) person_member(table, doc, mention, next);
}

/* A group mention is one party with a member for each of its people; they follow each other in the table. */
static ng_status add_people(party_table *table, const document *doc) {
  uint32_t next = 0;
  for (uint32_t i = 0; i < doc->facts.person_mentions.count; i++) {
    const person_mention *mention = &doc->facts.person_mentions.items[i];
    uint32_t first = mention->span.first;
    if (!is_wanted(table, doc, mention->span)) {
      note_official(table, doc, mention, &next);
      continue;
    }
    party *p = table->over[first] & PARTY_BEGINS ? &table->items[table->cover[first]] : NULL;
    bool another = p && mention->group && p->kind == PARTY_PERSON && p->member_count < MAX_STATES;
    if (!another && is_covered(table, mention->span)) continue;
    if (!another) p = add_party(table, doc, mention->span, PARTY_PERSON, mention->group ? MAX_STATES : 1);
    if (!p) return NG_ERROR_MEMORY;
    if (mention->form == FORM_PRONOUN) p->flags |= PARTY_PRONOUN;
    p->members[p->member_count++] = person_member(table, doc, mention, &next);
  }
  return NG_OK;
}

/* "[Iraqi] Kurds", "the [Turkish] army": the state of the adjective before a body without one; else its home, for what is of one state. */
static ng_str state_of_body(const party_table *table, const document *doc, const fact_organization *organization, token_range span) {
  static const char *const HOMELY[] = {"party", "military", "armed-group", "government", "court", "ethnic", "religion"};
  static const uint8_t HOMINGS[] = {HOMING_OFFICIAL, HOMING_OFFICIAL, HOMING_ARMED, HOMING_OFFICIAL, HOMING_OFFICIAL, HOMING_CIVIL, HOMING_CIVIL};
  if (organization->country.len || organization->cameo.len > 3) return organization->country;
  ng_str country = STR("");
  if (names_state(table, span, &country, doc)) return country; /* "U.S. Senate Finance Committee" */
  const place_mention *before = span.first ? party_place(table, doc, span.first - 1) : NULL;
  if (before && before->role == ROLE_ADJECTIVE) return state_code(doc, before->place);
  for (size_t i = 0; i < sizeof HOMELY / sizeof *HOMELY; i++) {
    if (str_is(organization->kind, HOMELY[i])) return home_of(table, doc, span.first, span.end, HOMINGS[i]);
  }
  return STR("");
}

static ng_status add_organizations(party_table *table, const document *doc) {
  for (uint32_t i = 0; i < doc->facts.organization_mentions.count; i++) {
    const organization_mention *mention = &doc->facts.organization_mentions.items[i];
    const fact_organization *organization = &doc->facts.organizations.items[mention->organization];
    if (!is_wanted(table, doc, mention->span) || is_covered(table, mention->span) || str_is(organization->kind, "team")) continue;
    party *p = add_party(table, doc, mention->span, PARTY_ORGANIZATION, 1);
    if (!p) return NG_ERROR_MEMORY;
    ng_str country = state_of_body(table, doc, organization, mention->span);
    p->members[p->member_count++] = (event_party){.span = mention->span,
                                                  .ref = {REF_ORGANIZATION, mention->organization},
                                                  .country = country,
                                                  .cameo = organization_code(doc, organization, country)};
  }
  return NG_OK;
}

/* "ethnic Albanians": people of the state that they live in, not of the one that their name is from. */
static ng_status add_ethnic(party_table *table, const document *doc, token_range span) {
  party *p = add_party(table, doc, span, PARTY_GROUP, 1);
  if (!p) return NG_ERROR_MEMORY;
  ng_str home = home_of(table, doc, span.first, span.end, HOMING_CIVIL);
  p->members[p->member_count++] = (event_party){.span = span, .country = home, .cameo = actor_code(doc, home, "CVL")};
  return NG_OK;
}

/* "anti-[Chad] protesters", "pro-[Chad] rebels": what others are for or against. */
static bool is_behind_stance(const document *doc, uint32_t first) {
  static const uint16_t STANCES[] = {WORD_ANTI, WORD_PRO};
  return first > 1 && doc->tokens.tokens[first - 1].kind == TOKEN_DASH && ONE_OF(&doc->tokens, first - 2, STANCES);
}

/* "an inter-[Korean] summit": the two states of a region. */
static bool is_pair(const document *doc, const place_mention *mention) {
  uint32_t first = mention->span.first;
  return doc->facts.places.items[mention->place].members.len == sizeof "KOR|PRK" - 1 && first > 1 &&
         doc->tokens.tokens[first - 1].kind == TOKEN_DASH && token_is(&doc->tokens, first - 2, WORD_INTER);
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

/* States by name, adjective or seat of government; other places act only where the mention says so. */
static ng_status add_states(party_table *table, const document *doc) {
  for (uint32_t i = 0; i < doc->facts.place_mentions.count; i++) {
    const place_mention *mention = &doc->facts.place_mentions.items[i];
    const fact_place *place = &doc->facts.places.items[mention->place];
    if (!is_wanted(table, doc, mention->span)) continue;
    bool state = str_is(place->kind, "country") || mention->role == ROLE_METONYM || mention->use == USE_ACTOR || mention->role == ROLE_ADJECTIVE ||
                 mention->role == ROLE_DEMONYM;
    if (!state || mention->role == ROLE_EMBEDDED || mention->role == ROLE_DATELINE || is_covered(table, mention->span)) continue;
    if (is_behind_stance(doc, mention->span.first)) continue;
    if (is_pair(doc, mention)) {
      if (add_pair_of_states(table, doc, mention) != NG_OK) return NG_ERROR_MEMORY;
      continue;
    }
    if (mention->role == ROLE_DEMONYM && mention->span.first && token_is(&doc->tokens, mention->span.first - 1, WORD_ETHNIC)) {
      if (add_ethnic(table, doc, mention->span) != NG_OK) return NG_ERROR_MEMORY;
      continue;
    }
    ng_str country = state_code(doc, mention->place);
    party *p = add_party(table, doc, mention->span, PARTY_STATE, 1);
    if (!p) return NG_ERROR_MEMORY;
    if (mention->role == ROLE_ADJECTIVE) p->flags |= PARTY_MODIFIES;
    if (mention->role == ROLE_LITERAL) p->flags |= PARTY_PLACE;
    p->members[p->member_count++] =
        (event_party){.span = mention->span, .ref = {REF_PLACE, mention->place}, .country = country, .cameo = country.len ? country : STR("---")};
  }
  return NG_OK;
}

/* ---- what stands around a party ---- */

/* "[Cuban]-backed Angolan troops", "a [London]-based bank": who is in a compound takes no part; but "[US]-led forces", "a [US]-flagged ship". */
static bool is_in_compound(const document *doc, uint32_t end) {
  const ng_token *dash = &doc->tokens.tokens[end];
  if (end + 1 >= doc->tokens.count || dash->kind != TOKEN_DASH || !(dash[0].flags & dash[1].flags & TOKEN_GLUED)) return false;
  static const char *const OWN[] = {"flagged", "owned", "registered"};
  ng_str word = token_text(&doc->tokens, end + 1);
  for (size_t i = 0; i < sizeof OWN / sizeof *OWN; i++) {
    if (str_is(word, OWN[i])) return false;
  }
  return word.len > 3 && memcmp(word.ptr + word.len - 2, "ed", 2) == 0 && dash[1].casing == CASE_LOWER;
}

static void hide_party(party_table *table, const party *p) {
  for (uint32_t t = p->span.first; t < p->span.end; t++) table->over[t] &= (uint8_t) ~(OVER_PARTY | PARTY_BEGINS);
}

static void mark_surroundings(party_table *table, const document *doc) {
  static const uint16_t OWNERS[] = {WORD_HIS, WORD_HER};
  for (uint32_t i = 0; i < table->count; i++) {
    party *p = &table->items[i];
    uint32_t after = p->span.end;
    bool subject = p->flags & PARTY_PRONOUN && (token_is(&doc->tokens, p->span.first, WORD_HE) || token_is(&doc->tokens, p->span.first, WORD_SHE));
    if (!subject && after < doc->tokens.count && doc->tokens.tokens[after].flags & TOKEN_GLUED &&
        (token_is(&doc->tokens, after, WORD_GENITIVE) || token_is(&doc->tokens, after, WORD_GENITIVE) ||
         token_is(&doc->tokens, after, WORD_SINGLE_QUOTE) || token_is(&doc->tokens, after, WORD_SINGLE_QUOTE)))
      p->flags |= PARTY_POSSESSIVE;
    if (p->flags & PARTY_PRONOUN && ONE_OF(&doc->tokens, p->span.first, OWNERS)) p->flags |= PARTY_POSSESSIVE;
    if (is_in_compound(doc, after) || (p->kind != PARTY_GROUP && is_behind_stance(doc, p->span.first))) hide_party(table, p);
    if (p->kind == PARTY_STATE && p->flags & PARTY_MODIFIES &&
        (after >= doc->tokens.count || doc->tokens.tokens[after].kind != TOKEN_WORD || grammar_of(&doc->tokens, after) & GRAMMAR_OTHER))
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

static ng_str country_of(const fact_table *facts, uint32_t mention) {
  return facts->places.items[facts->place_mentions.items[mention].place].country;
}

enum { LEAST_PLACES = 3 };

/* Where an article is at home: by its dateline, else where more than half of its places are. */
static ng_str home_of_article(const fact_table *facts) {
  ng_str country = STR("");
  uint32_t votes = 0, count = 0, all = 0;
  for (uint32_t i = 0; i < facts->place_mentions.count; i++) {
    if (facts->place_mentions.items[i].role == ROLE_DATELINE && country_of(facts, i).len) return country_of(facts, i);
    if (!country_of(facts, i).len) continue;
    if (!votes) country = country_of(facts, i); /* who has the majority is left when all others are paired off */
    votes += str_equal(country, country_of(facts, i)) ? 1 : (uint32_t)-1;
    all++;
  }
  for (uint32_t i = 0; i < facts->place_mentions.count; i++) count += str_equal(country, country_of(facts, i));
  return count * 2 > all && all >= LEAST_PLACES ? country : STR("");
}

ng_status find_parties(party_table *table, const document *doc, const uint8_t *wanted) {
  *table = (party_table){.wanted = wanted,
                         .over = ARENA_NEW(doc->arena, uint8_t, doc->tokens.count + 1),
                         .cover = ARENA_RAW(doc->arena, uint32_t, doc->tokens.count + 1),
                         .place_at = ARENA_RAW(doc->arena, uint32_t, doc->tokens.count + 1),
                         .in_sentence = ARENA_NEW(doc->arena, uint8_t, doc->sentences.count + 1),
                         .person_codes = ARENA_NEW(doc->arena, ng_str, doc->facts.people.count + 1),
                         .person_countries = ARENA_NEW(doc->arena, ng_str, doc->facts.people.count + 1),
                         .in_office = ARENA_NEW(doc->arena, uint8_t, doc->facts.people.count + 1)};
  if (!table->over || !table->cover || !table->place_at || !table->in_sentence || !table->person_codes || !table->person_countries ||
      !table->in_office)
    return NG_ERROR_MEMORY;
  index_places(table, doc);
  table->home = home_of_article(&doc->facts);
  table->has_places = doc->facts.place_mentions.count >= 2 * LEAST_PLACES;
  ng_status status = add_people(table, doc);
  if (status == NG_OK) status = add_organizations(table, doc);
  if (status == NG_OK) status = add_states(table, doc);
  if (status == NG_OK) status = add_groups(table, doc);
  if (status == NG_OK) mark_surroundings(table, doc);
  return status;
}
