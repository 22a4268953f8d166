/* People as parties: which state or body they act for. */
#include "fact/event/party_find.h"

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
  ng_str *own = &table->people[index].code;
  const fact_person *person = &doc->facts.people.items[index];
  if (!str_equal(country, person->country)) return person_code(doc, person, country);
  if (!own->len) *own = person_code(doc, person, country);
  return *own;
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

/* "Sen. Lee, R-[Texas]", "Lee (D-[Nev.])": the state of a legislator by his constituency; empty without one. */
static ng_str state_of_seat(const party_table *table, const document *doc, uint32_t end) {
  bool aside = token_is(&doc->tokens, end, WORD_COMMA) || token_is(&doc->tokens, end, WORD_OPEN_BRACKET);
  if (!aside || end + 3 >= doc->tokens.count || doc->tokens.tokens[end + 2].kind != TOKEN_DASH) return STR("");
  const place_mention *place = token_text(&doc->tokens, end + 1).len == 1 ? party_place(table, doc, end + 3) : NULL;
  return place ? state_code(doc, place->place) : STR("");
}

/* "the [Russian] leader", "[Britain]'s Ann Lee": the state that a mention names; it is that of the person's other mentions, too. */
static void note_country(const party_table *table, const document *doc, const person_mention *mention) {
  const fact_person *person = &doc->facts.people.items[mention->person];
  ng_str *own = &table->people[mention->person].country;
  if (own->len || person->country.len || mention->form == FORM_PRONOUN || mention->group) return;
  *own = state_of_seat(table, doc, mention->span.end);
  if (own->len) return;
  bool owned = mention->span.first && token_is(&doc->tokens, mention->span.first - 1, WORD_GENITIVE);
  if (is_public_office(person))
    names_state(table, mention->span, own, doc);
  else if (owned)
    names_state(table, (token_range){mention->span.first, mention->span.first}, own, doc);
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
  ng_str other = state_of_title(table, doc, mention), own = table->people[mention->person].body;
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
    member.country = state_of_body(table, doc, body, mention->span);
    member.cameo = unknown ? actor_code(doc, member.country, "") : organization_code(doc, body, member.country);
    return member;
  }
  if (own.len && !other.len) { /* the secretary-general of the U.N. */
    member.cameo = own;
    return member;
  }
  if (!country.len) country = table->people[mention->person].country;
  if (!country.len && official && mention->form != FORM_PRONOUN) country = home_of_visitor(table, doc, mention->span);
  member.country = country;
  member.cameo = code_of(table, doc, mention->person, country);
  return member;
}

ng_status add_people(party_table *table, const document *doc) {
  uint32_t next = 0;
  for (uint32_t i = 0; i < doc->facts.people.count; i++) table->people[i].body = body_code(doc, doc->facts.people.items[i].country);
  for (uint32_t i = 0; i < doc->facts.person_mentions.count; i++) note_country(table, doc, &doc->facts.person_mentions.items[i]);
  for (uint32_t i = 0; i < doc->facts.person_mentions.count; i++) {
    const person_mention *mention = &doc->facts.person_mentions.items[i];
    uint32_t first = mention->span.first;
    if (!is_wanted(table, doc, mention->span)) continue;
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
