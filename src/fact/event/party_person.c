/* People as parties: which state or body they act for. */
#include "fact/event/party_find.h"

/* A body inside the mention of a person: "[U.N.] mediator Diego Cordovez". NULL when there is none. */
static const organization_mention *body_inside(const document *doc, const person_mention *mention, uint32_t *next) {
  const fact_table *facts = &doc->facts;
  while (*next < facts->organization_mentions.count && facts->organization_mentions.items[*next].span.first < mention->span.first) (*next)++;
  if (*next == facts->organization_mentions.count) return NULL;
  const organization_mention *inside = &facts->organization_mentions.items[*next];
  return inside->span.end <= mention->span.end ? inside : NULL;
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

/* Whether the title is of the body: "Labour [leader]", but not "Labour [MP]", "told [Reuters] Finance Minister Lee". */
static bool is_of_body(const document *doc, const person_mention *mention, const fact_organization *body) {
  static const char *const OFFICES[] = {"leader", "spokes", "chair", "president", "secretary", "director", "head", "chief", "executive"};
  const fact_person *person = &doc->facts.people.items[mention->person];
  if (str_is(body->kind, "media")) return !str_is(person->sector, "GOV");
  if (str_is(body->kind, "company")) return !is_state_title(doc, mention);
  if (!str_is(body->kind, "party")) return true;
  for (size_t i = 0; i < sizeof OFFICES / sizeof *OFFICES; i++) {
    if (office_has(person->office, OFFICES[i])) return true;
  }
  return false;
}

/* "the [Senate] Democratic leader": whether a body of the party's state stands before the party. */
static bool is_before_party(const document *doc, const organization_mention *party) {
  const fact_organization *house = &doc->facts.organizations.items[party[-1].organization];
  return party[-1].span.end == party->span.first && str_equal(house->country, doc->facts.organizations.items[party->organization].country);
}

/* "[Republican] leader Lee", "the [Teachers' Union] secretary", "[NBC]'s Ann Lee": the body that stands before a title or owns the name; NULL when none does.
 * `next` is the first mention of a body that does not end before the title. */
static const organization_mention *body_before(const document *doc, const person_mention *mention, uint32_t next) {
  enum { LONGEST = 3 };
  uint32_t t = mention->span.first;
  bool owned = t && token_is(&doc->tokens, t - 1, WORD_GENITIVE); /* "[NBC]'s Ann Lee" */
  if ((!is_titled(mention) && !owned) || !next) return NULL;
  const organization_mention *body = &doc->facts.organization_mentions.items[next - 1];
  if (body->span.end + LONGEST < t) return NULL;
  if (body->span.end + 1 == t && token_is(&doc->tokens, t - 1, WORD_CLOSE_BRACKET)) /* "the [Teachers' Union] (TU) president" */
    return next > 1 && body[-1].organization == body->organization ? body - 1 : body;
  bool caucus = body->role == ORG_MEMBER && next > 1 && is_before_party(doc, body); /* "[Senate] Democratic leader Lee" */
  if (owned) t--;
  while (t > body->span.end && is_in_title(doc, t - 1)) t--;
  return t == body->span.end ? body - caucus : NULL;
}

/* "farm commissioner Lee": of the European Union, if the article names it. One more than its index, 0 for none. */
static uint32_t union_of_commissioner(const document *doc, const fact_person *person) {
  if (!str_is(person->office, "commissioner")) return 0;
  for (uint32_t i = 0; i < doc->facts.organizations.count; i++) {
    ng_str code = doc->facts.organizations.items[i].cameo;
    if (str_starts(code, STR("IGOEUR"))) return i + 1;
  }
  return 0;
}

/* "president Lee", "said vice president Lee": of some firm or club; presidents of states have capitals, or their state is named. */
static bool is_of_some_firm(const document *doc, const person_mention *mention) {
  const fact_person *person = &doc->facts.people.items[mention->person];
  return person->is_titled && office_has(person->office, "president") && mention->form == FORM_TITLE_NAME && !is_state_title(doc, mention);
}

static void note_body(const party_table *table, const document *doc, const person_mention *mention, uint32_t *next, acting_person *side) {
  const fact_person *person = &doc->facts.people.items[mention->person];
  const organization_mention *inside = body_inside(doc, mention, next), *body = inside ? inside : body_before(doc, mention, *next);
  const fact_organization *organization = body ? &doc->facts.organizations.items[body->organization] : NULL;
  bool own = body && is_of_body(doc, mention, organization);
  side->body = own ? body->organization + 1 : side->country.len ? 0 : union_of_commissioner(doc, person);
  if (own && !side->country.len) side->country = state_of_body(table, doc, organization, body->span);
  if (body && !own && str_is(organization->kind, "party")) side->country = organization->country; /* "[Labour] MP Lee" */
}

static void note_side(const party_table *table, const document *doc, const person_mention *mention, uint32_t *next) {
  acting_person *side = &table->people[mention->person];
  if (doc->facts.people.items[mention->person].country.len || mention->form == FORM_PRONOUN || mention->group) return;
  if (!side->body) note_body(table, doc, mention, next, side);
  if (!side->country.len) side->country = state_of_mention(table, doc, mention);
  if (!side->body && !side->country.len) side->of_firm |= is_of_some_firm(doc, mention);
  if (!side->home.len) side->home = home_of_official(table, doc, mention);
}

/* The code of somebody who acts for `body`. */
static ng_str code_for_body(const document *doc, const fact_organization *body, ng_str country) {
  bool unknown = str_is(body->kind, "other") && !body->cameo.len;
  return unknown ? actor_code(doc, country, STR("")) : organization_code(doc, body, country);
}

static event_party person_member(const party_table *table, const document *doc, const person_mention *mention) {
  const fact_person *person = &doc->facts.people.items[mention->person];
  const acting_person *side = &table->people[mention->person];
  ng_str other = state_of_title(table, doc, mention), own = side->office_body;
  event_party member = {.span = mention->span,
                        .ref = {REF_PERSON, mention->person},
                        .source = mention->form == FORM_PRONOUN || mention->group ? SOURCE_COREF : SOURCE_TEXT,
                        .country = person->country.len == 3 && !own.len ? person->country : STR("")};
  if (other.len && !str_equal(other, member.country)) {
    member.ref = (fact_ref){REF_NONE, 0};
    member.country = other;
  } else if (own.len) { /* the secretary-general of the U.N. */
    member.cameo = own;
    return member;
  }
  bool for_body = !member.country.len && side->body, stateless = !member.country.len && !side->body && !side->country.len && side->of_firm;
  if (stateless) {
    member.cameo = actor_code(doc, STR(""), STR(""));
    return member;
  }
  if (!member.country.len) member.country = side->country.len || for_body ? side->country : side->home;
  member.cameo = for_body ? code_for_body(doc, &doc->facts.organizations.items[side->body - 1], member.country)
                          : code_of(table, doc, mention->person, member.country);
  return member;
}

ng_status add_people(party_table *table, const document *doc) {
  const fact_table *facts = &doc->facts;
  for (uint32_t i = 0; i < facts->people.count; i++) table->people[i].office_body = body_code(doc, facts->people.items[i].country);
  for (uint32_t i = 0, next = 0; i < facts->person_mentions.count; i++) note_side(table, doc, &facts->person_mentions.items[i], &next);
  for (uint32_t i = 0; i < facts->person_mentions.count; i++) {
    const person_mention *mention = &facts->person_mentions.items[i];
    uint32_t first = mention->span.first;
    if (!is_wanted(table, doc, mention->span)) continue;
    party *p = table->over[first] & PARTY_BEGINS ? &table->items[table->cover[first]] : NULL;
    bool another = p && mention->group && p->kind == PARTY_PERSON && p->member_count < MAX_STATES;
    if (!another && is_covered(table, mention->span)) continue;
    if (!another) p = add_party(table, doc, mention->span, PARTY_PERSON, mention->group ? MAX_STATES : 1);
    if (!p) return NG_ERROR_MEMORY;
    if (mention->form == FORM_PRONOUN) p->flags |= PARTY_PRONOUN;
    p->members[p->member_count++] = person_member(table, doc, mention);
  }
  return NG_OK;
}
