/* People as parties: which state or body they act for. */
#include "fact/party/party_find.h"

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
  if (table->people[index].sector.len) return actor_code(doc, country, table->people[index].sector);
  if (!str_equal(country, person->country)) return person_code(doc, person, country);
  if (!own->len) *own = person_code(doc, person, country);
  return *own;
}

/* Whether nothing beside the mentions of somebody tells more of whom they act for: officials of a state who are in office. */
static bool is_known(const fact_person *person) {
  bool out = person->in_office == 0 && !person->is_former; /* a minister of the past or to come, now "the Labour candidate" */
  bool told = person->sector.len || !person->is_titled;    /* "party chief Lee" */
  return told && person->country.len && is_public_office(person) && !(out && person->canonical.len && !person->is_titled);
}

/* "[Pakistan]'s U.N. ambassador Lee": whether the person stands for a state at a body of states, not for the body; the state in `side`. */
static bool note_envoy(const party_table *table, const document *doc, const person_mention *mention, acting_person *side) {
  static const char *const OFFICES[] = {"ambassador", "representative", "envoy"};
  const fact_person *person = &doc->facts.people.items[mention->person];
  if (!side->office_body.len || side->country.len) return side->country.len > 0;
  for (size_t i = 0; i < sizeof OFFICES / sizeof *OFFICES && !side->country.len; i++) {
    if (office_has(person->office, OFFICES[i])) side->country = state_of_mention(table, doc, mention);
  }
  if (!side->country.len) return false;
  side->office_body = STR("");
  side->sector = STR("GOV");
  return true;
}

static void note_side(const party_table *table, const document *doc, const person_mention *mention, uint32_t *next) {
  acting_person *side = &table->people[mention->person];
  const fact_person *person = &doc->facts.people.items[mention->person];
  if (mention->form == FORM_PRONOUN || mention->group || note_envoy(table, doc, mention, side) || is_known(person)) return;
  if (!side->body) note_title(table, doc, mention, next, side);
  bool told = side->body || side->sector.len || person->sector.len;
  if (!told && !note_office(table, doc, mention, side) && state_of_seat(table, doc, mention->span.end).len) side->sector = STR("LEG");
  if (person->country.len) return;
  if (!side->country.len) side->country = state_of_mention(table, doc, mention);
  if (!side->body && !side->country.len && !side->of_firm) note_firm(table, doc, mention, side);
  if (!side->home.len) side->home = home_of_official(table, doc, mention);
}

/* The code of somebody who acts for `body`; what else none knows may be a firm. Whoever has a country of their own ("Communist Party chief Hu") is of its
 * party, wherever the article is at home. */
static ng_str code_for_body(const document *doc, const fact_organization *body, ng_str country) {
  bool party = str_is(body->kind, "party") && country.len == 3 && !str_equal(body->country, country);
  if (party) return actor_code(doc, country, STR("PTY"));
  bool unknown = str_is(body->kind, "other") && !body->cameo.len && !is_association(body);
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
  bool for_body = side->body, stateless = !member.country.len && !side->body && !side->country.len && side->of_firm;
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
  for (uint32_t i = 0; i < facts->people.count; i++) {
    const fact_person *person = &facts->people.items[i];
    bool holds = person->in_office != 0 || person->is_titled; /* not the German minister who leads NATO a year later */
    table->people[i].office_body = holds ? body_code(doc, person->country) : STR("");
  }
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
