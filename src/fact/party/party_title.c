/* For whom people act by the title before their name: "[Labour] leader Lee", "[union] boss Lee", "[White House] counsel Lee", "president Lee" of a firm. */
#include "fact/party/party_find.h"

/* A body inside the mention of a person: "[U.N.] mediator Diego Cordovez". NULL when there is none. */
static const organization_mention *body_inside(const document *doc, const person_mention *mention, uint32_t *next) {
  const fact_table *facts = &doc->facts;
  while (*next < facts->organization_mentions.count && facts->organization_mentions.items[*next].span.first < mention->span.first) (*next)++;
  const organization_mention *over = *next ? &facts->organization_mentions.items[*next - 1] : NULL; /* "the [University of Oslo] president Lee" */
  if (over && over->span.end > mention->span.first) return over;
  if (*next == facts->organization_mentions.count) return NULL;
  const organization_mention *inside = &facts->organization_mentions.items[*next];
  return inside->span.end <= mention->span.end ? inside : NULL;
}

/* Offices that states, firms, parties and unions have. */
static bool is_of_anybody(ng_str office) {
  static const char *const OFFICES[] = {"leader",    "spokes", "chair",       "president",  "secretary", "director", "head",    "chief",
                                        "executive", "boss",   "coordinator", "strategist", "organizer", "adviser",  "official"};
  for (size_t i = 0; i < sizeof OFFICES / sizeof *OFFICES; i++) {
    if (office_has(office, OFFICES[i])) return true;
  }
  return false;
}

/* A president whom the office table does not know, as that of a firm. */
static bool is_unknown_president(const fact_person *person) {
  return person->is_titled && !person->canonical.len && office_has(person->office, "president");
}

/* Whether the title is of the body: "Labour [leader]", but not "Labour [MP]", "told [Reuters] Finance Minister Lee". */
static bool is_of_body(const document *doc, const person_mention *mention, const fact_organization *body) {
  const fact_person *person = &doc->facts.people.items[mention->person];
  bool told = mention->span.first && token_hit(&doc->tokens, mention->span.first - 1, LIST_SPEECH_VERB);
  bool president = is_unknown_president(person) && !told;
  if (str_is(body->kind, "team") && str_is(person->sector, "BUS")) return false; /* the owner of a team is in business */
  if (str_is(body->kind, "media")) return president || !str_is(person->sector, "GOV");
  if (str_is(body->kind, "company")) return president || !is_state_title(doc, mention);
  return !str_is(body->kind, "party") || !is_titled(mention) || is_of_anybody(person->office); /* "[Labour]'s Ann Lee" */
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
  bool its = t && token_is(&doc->tokens, t - 1, WORD_ITS); /* "[Acme Corp] and its president Ann Lee" */
  if (its) return doc->sentences.of_token[body->span.first] == doc->sentences.of_token[t] ? body : NULL;
  if (body->span.end + LONGEST < t) return NULL;
  if (body->span.end + 1 == t && token_is(&doc->tokens, t - 1, WORD_CLOSE_BRACKET)) /* "the [Teachers' Union] (TU) president" */
    return next > 1 && body[-1].organization == body->organization ? body - 1 : body;
  bool caucus = body->role == ORG_MEMBER && next > 1 && is_before_party(doc, body); /* "[Senate] Democratic leader Lee" */
  if (owned) t--;
  while (t > body->span.end && is_in_title(doc, t - 1)) t--;
  if (t == body->span.end + 1 && token_is(&doc->tokens, t - 1, WORD_CLOSE_BRACKET)) t--; /* "the [Labour Party] (LP) executive council chairman" */
  return t == body->span.end ? body - caucus : NULL;
}

uint32_t union_of_commissioner(const document *doc, ng_str office) {
  if (!str_is(office, "commissioner")) return 0;
  for (uint32_t i = 0; i < doc->facts.organizations.count; i++) {
    ng_str code = doc->facts.organizations.items[i].cameo;
    if (str_starts(code, STR("IGOEUR"))) return i + 1;
  }
  return 0;
}

ng_str sector_before_office(const document *doc, uint32_t first) {
  static const uint32_t TOLD = 1u << SECTOR_BUS | 1u << SECTOR_LAB | 1u << SECTOR_PTY | 1u << SECTOR_REB | 1u << SECTOR_OPP;
  const list_hit *noun = token_hit(&doc->tokens, first - 1, LIST_PARTY_NOUN);
  uint32_t sector = noun && noun->length == 1 ? doc->event_tables->noun_sectors[noun->row] & SECTOR_MASK : SECTOR_NOBODY;
  return TOLD & 1u << sector ? str_of(SECTOR_NAMES[sector]) : STR("");
}

/* The seat of government whose name begins at `token`: "[White House]"; NULL when none does. */
static const place_row *house_at(const document *doc, uint32_t token, uint32_t *length) {
  if (doc->tokens.tokens[token].casing == CASE_LOWER || !token_hit(&doc->tokens, token, LIST_GAZ)) return NULL;
  const hit_range hits = token_hits(&doc->tokens, token);
  for (const list_hit *hit = hits.first; hit < hits.end; hit++) {
    const place_row *row = hit->list == LIST_GAZ ? &doc->rules->places.rows[hit->row] : NULL;
    *length = hit->length;
    if (row && row->kind == PLACE_FACILITY && row->flags & GAZ_GOVERNMENT) return row;
  }
  return NULL;
}

/* "[White House] counsel Lee": whether a seat of government stands in the title or right before it, and whose in `*country`. */
static bool is_of_house(const document *doc, const person_mention *mention, ng_str *country) {
  enum { WAY = 3 };
  uint32_t stop = mention->form == FORM_TITLE ? mention->span.end : mention->name.first;
  for (uint32_t length, t = mention->span.first > WAY ? mention->span.first - WAY : 0; t < stop; t++) {
    const place_row *house = house_at(doc, t, &length);
    if (!house) continue;
    for (t += length; t < mention->span.first && is_in_title(doc, t);) t++;
    *country = gazetteer_iso3(&doc->rules->places, house->country);
    return t >= mention->span.first;
  }
  return false;
}

void note_title(const party_table *table, const document *doc, const person_mention *mention, uint32_t *next, acting_person *side) {
  const fact_person *person = &doc->facts.people.items[mention->person];
  const organization_mention *inside = body_inside(doc, mention, next), *body = inside ? inside : body_before(doc, mention, *next);
  const fact_organization *organization = body ? &doc->facts.organizations.items[body->organization] : NULL;
  bool own = body && is_of_body(doc, mention, organization);
  side->body = own ? body->organization + 1 : side->country.len ? 0 : union_of_commissioner(doc, person->office);
  if (own && !side->country.len) side->country = state_of_body(table, doc, organization, body->span);
  if (body && !own && str_is(organization->kind, "party")) side->country = organization->country; /* "[Labour] MP Lee" */
  if (side->body || side->sector.len || !is_titled(mention)) return;
  if (is_of_anybody(person->office)) side->sector = sector_before_office(doc, mention->span.first);
  note_home_of_office(table, doc, (token_range){mention->span.first, mention->name.first}, person->office, side);
  if (!person->sector.len && !side->sector.len && is_of_house(doc, mention, &side->country)) side->sector = STR("GOV");
}

/* "ACME [President] Lee", "[president] Lee": whether a name that no list has, or no state, stands before the title. */
static bool is_behind_name(const document *doc, const person_mention *mention) {
  const uint32_t first = mention->span.first;
  if (!is_state_title(doc, mention)) return true;
  const ng_token *before = first ? &doc->tokens.tokens[first - 1] : NULL;
  return before && before->kind == TOKEN_WORD && before->casing != CASE_LOWER && !grammar_of(&doc->tokens, first - 1) &&
         !token_has_flag(&doc->tokens, first - 1, FLAG_ORDINARY_WORD) && doc->sentences.items[doc->sentences.of_token[first]].zone == ZONE_BODY &&
         doc->sentences.items[doc->sentences.of_token[first]].first + 1 < first;
}

/* "Acme Corp said its board had dismissed [President Lee]": the firm named last before, if it is near. 0 for none, else one more than its index. */
static uint32_t firm_before(const document *doc, uint32_t token) {
  enum { WAY = 40 };
  uint32_t index = bodies_before(doc, token);
  const organization_mention *body = index ? &doc->facts.organization_mentions.items[index - 1] : NULL;
  bool near = body && token - body->span.end < WAY && str_is(doc->facts.organizations.items[body->organization].kind, "company");
  return near ? body->organization + 1 : 0;
}

/* "[Chairman] Lee", "[general manager] Lee": an office that firms have, and few others. */
static bool is_of_firms(const fact_person *person) {
  static const char *const OFFICES[] = {"chairman", "manager", "managing director"};
  for (size_t i = 0; person->is_titled && i < sizeof OFFICES / sizeof *OFFICES; i++) {
    if (office_has(person->office, OFFICES[i])) return true;
  }
  return false;
}

/* "President Lee fled [Chad]": whether the sentence of `token` names a place, beside its dateline. */
static bool names_place(const party_table *table, const document *doc, uint32_t token) {
  const ng_sentence *sentence = &doc->sentences.items[doc->sentences.of_token[token]];
  for (uint32_t t = sentence->first; (t = next_over(table, t, sentence->end, OVER_PLACE)) < sentence->end; t++) {
    if (party_place(table, doc, t)->role != ROLE_DATELINE) return true;
  }
  return false;
}

void note_firm(const party_table *table, const document *doc, const person_mention *mention, acting_person *side) {
  if (mention->form != FORM_TITLE_NAME) return;
  const fact_person *person = &doc->facts.people.items[mention->person];
  const bool president = is_unknown_president(person);
  if (president) side->of_firm = is_behind_name(doc, mention);
  bool bare = mention->span.first && !is_in_title(doc, mention->span.first - 1); /* but "committee chairman Lee" */
  if (president ? !side->of_firm && !names_place(table, doc, mention->span.first) : bare && is_of_firms(person))
    side->body = firm_before(doc, mention->span.first);
}
