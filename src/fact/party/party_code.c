/* CAMEO codes of actors: a country and what they are in it ("USAGOV", "FRACVL"). */
#include "fact/party/party_find.h"

ng_str state_code(const document *doc, uint32_t place) {
  const fact_place *fact = &doc->facts.places.items[place];
  if (fact->country.len || fact->row == NO_REF) return fact->country;
  const place_row *row = &doc->rules->places.rows[fact->row];
  return row->flags & GAZ_HISTORICAL ? gazetteer_iso3(&doc->rules->places, row->country) : STR("");
}

ng_str actor_code(const document *doc, ng_str country, ng_str sector) {
  char code[16];
  const uint32_t len = sector.len < sizeof code - 3 ? sector.len : sizeof code - 3; /* a lexicon may have any */
  ng_str c = country.len == 3 ? country : STR("---");
  memcpy(code, c.ptr, 3);
  memcpy(code + 3, sector.ptr, len);
  return arena_copy(doc->arena, (ng_str){code, 3 + len});
}

bool office_has(ng_str office, const char *part) {
  ng_str p = str_of(part);
  for (uint32_t i = 0; i + p.len <= office.len; i++) {
    if (office.ptr[i] == *part && memcmp(office.ptr + i, part, p.len) == 0) return true;
  }
  return false;
}

/* Whether a word of the name begins with one of `words`, which end in NULL. */
static bool has_word(ng_str name, const char *const *words) {
  for (uint32_t i = 0; i < name.len; i++) {
    if (i && name.ptr[i - 1] != ' ') continue;
    for (const char *const *word = words; *word; word++) {
      ng_str w = str_of(*word);
      if (**word == name.ptr[i] && i + w.len <= name.len && memcmp(name.ptr + i, w.ptr, w.len) == 0) return true;
    }
  }
  return false;
}

/* "Food Workers Union", "Senate Finance Committee", "Millers Association", "Oslo University": the sector by the words of a name; NULL when they tell none. */
static const char *sector_of_name(const fact_organization *organization) {
  static const char *const UNIONS[] = {"Workers",         "Trade Union",      "Trades Union", "Teachers",    "Labour Council", "Labor Council",
                                       "Mineworkers",     "Pilots",           "Employees",    "Miners",      "Firefighters",   "Steelworkers",
                                       "Longshoremen",    "Flight Attendant", "Machinists",   "Seafarers",   "Dockers",        "Paperworkers",
                                       "Education Union", "Transport Union",  "Nurses",       "Labor Union", "Labour Union",   NULL};
  static const char *const SCHOOLS[] = {"Universit", "College", "School", NULL};
  static const char *const HOUSES[] = {"Senate", "House of ", "House ", "Parliament", "Legislature", "Assembly", NULL};
  static const char *const WHITE[] = {"White House", NULL};
  static const char *const TRADES[] = {"Exporters",      "Importers", "Manufacturers", "Producers", "Growers", "Shippers", "Shipping Association",
                                       "Bank",           "Brokers",   "Traders",       "Millers",   "Dealers", "Packers",  "Refiners",
                                       "Processors",     "Retailers", "Shipowners",    "Employers", "Chamber", "Industr",  "Business",
                                       "Stock Exchange", NULL};
  ng_str name = organization->name;
  if (str_is(organization->kind, "government")) return has_word(name, HOUSES) && !has_word(name, WHITE) ? "LEG" : NULL;
  const bool club = str_is(organization->kind, "other") || str_is(organization->kind, "party"); /* "Brotherhood of Electrical Workers" */
  if (club && has_word(name, UNIONS)) return "LAB";
  if (!str_is(organization->kind, "other")) return NULL;
  return has_word(name, TRADES) ? "BUS" : has_word(name, SCHOOLS) ? "EDU" : NULL;
}

bool is_association(const fact_organization *organization) {
  static const char *const WORDS[] = {"Association", "Federation", "Council", "Union",     "Foundation", "Institute", "Society",
                                      "Committee",   "Alliance",   "League",  "Coalition", "Congress",   "Organi",    NULL};
  return has_word(organization->name, WORDS);
}

/* "Coalition on Acid Rain", "Coalition Against Duties": of a cause, no political party. */
static bool is_of_cause(const fact_organization *organization) {
  static const char *const CAUSES[] = {"Coalition on ", "Coalition Against ", "Coalition against ", "Coalition to ", NULL};
  return has_word(organization->name, CAUSES);
}

ng_str organization_code(const document *doc, const fact_organization *organization, ng_str country) {
  static const struct {
    const char *kind, *sector;
  } SECTORS[] = {{"government", "GOV"}, {"military", "MIL"}, {"police", "COP"},      {"party", "PTY"},   {"company", "BUS"},
                 {"media", "MED"},      {"court", "JUD"},    {"armed-group", "REB"}, {"religion", "REL"}};
  if (is_of_cause(organization)) return actor_code(doc, country, STR("NGO"));
  static const char *const ROLES[] = {"GOV", "LEG", "JUD", "MIL", "COP", "PTY"}; /* "the Senate": of some state */
  for (size_t i = 0; i < sizeof ROLES / sizeof *ROLES; i++) {
    if (str_is(organization->cameo, ROLES[i])) return actor_code(doc, country, organization->cameo);
  }
  bool of_state = organization->cameo.len == 3 && country.len == 3 && !str_is(organization->cameo, "IGO") && !str_equal(organization->cameo, country);
  if (of_state) { /* "Iraqi Kurds": IRQKRD */
    char code[6];
    memcpy(code, country.ptr, 3);
    memcpy(code + 3, organization->cameo.ptr, 3);
    return arena_copy(doc->arena, (ng_str){code, 6});
  }
  if (organization->cameo.len) return organization->cameo;
  if (str_is(organization->kind, "igo")) return STR("IGO");
  const char *told = sector_of_name(organization);
  if (told) return actor_code(doc, country, str_of(told));
  for (size_t i = 0; i < sizeof SECTORS / sizeof *SECTORS; i++) {
    if (str_is(organization->kind, SECTORS[i].kind)) return actor_code(doc, country, str_of(SECTORS[i].sector));
  }
  if (country.len) return actor_code(doc, country, STR("NGO"));
  bool bare = !memchr(organization->name.ptr, ' ', organization->name.len); /* "AWB" may be a firm */
  return bare ? STR("---") : STR("NGO");
}

bool is_public_office(const fact_person *person) {
  return person->office.len && !person->is_private;
}

ng_str person_code(const document *doc, const fact_person *person, ng_str country) {
  bool holder = person->in_office == 1 && !person->sector.len && str_equal(country, person->country); /* "chairman Volcker", of the Federal Reserve */
  if (person->is_titled && !holder) return actor_code(doc, country, person->sector);
  if (!person->leader && !holder && !is_public_office(person)) return actor_code(doc, country, STR(""));
  return actor_code(doc, country, person->sector.len ? person->sector : STR("GOV"));
}

ng_str body_code(const document *doc, ng_str body) {
  const event_tables *tables = doc->event_tables;
  for (uint32_t i = 0; body.len && i < tables->body_count; i++) {
    ng_str name = tables->bodies[i].name;
    if (name.ptr[0] == body.ptr[0] && str_equal(name, body)) return tables->bodies[i].cameo;
  }
  return STR("");
}

/* Whether the code of a member has one of `sectors`, which end in NULL. */
static bool has_sector(const party *p, const char *const *sectors) {
  for (uint32_t i = 0; i < p->member_count; i++) {
    ng_str code = p->members[i].cameo;
    for (const char *const *sector = sectors; code.len >= 6 && *sector; sector++) {
      if (memcmp(code.ptr + 3, *sector, 3) == 0) return true;
    }
  }
  return false;
}

bool is_public_body(const document *doc, const party *p) {
  const fact_organization *body = &doc->facts.organizations.items[p->members[0].ref.index];
  ng_str kind = body->kind;
  static const char *const LABOUR[] = {"LAB", NULL};
  bool union_or_council = has_sector(p, LABOUR) || office_has(body->name, "Council");  /* "Cattle Council" */
  if (str_is(kind, "other") && (body->cameo.len > 3 || union_or_council)) return true; /* the Red Cross: NGOIRC */
  return !str_is(kind, "company") && !str_is(kind, "media") && !str_is(kind, "other") && !str_is(kind, "team");
}

bool is_armed(const party *p) {
  static const char *const SECTORS[] = {"MIL", "REB", "COP", "UAF", "SPY", NULL};
  ng_str code = p->member_count ? p->members[0].cameo : STR("");
  bool stateless = (code.len > 3 && str_starts(code, STR("IMG"))) || str_is(code, "IGONATO"); /* armed groups of no state, the alliance */
  return p->kind == PARTY_STATE || stateless || has_sector(p, SECTORS);
}

bool is_business(const party *p) {
  static const char *const SECTORS[] = {"BUS", "MNC", NULL};
  return has_sector(p, SECTORS);
}

bool is_official(const party *p) {
  static const char *const SECTORS[] = {"GOV", "LEG", "JUD", "COP", "PTY", NULL};
  return has_sector(p, SECTORS);
}

static bool acts_for_state(const event_party *p) {
  static const char *const SECTORS[] = {"GOV", "LEG", "JUD", "COP", "MIL", "SPY"};
  for (size_t i = 0; i < sizeof SECTORS / sizeof *SECTORS; i++) {
    if (p->cameo.len == 6 && memcmp(p->cameo.ptr + 3, SECTORS[i], 3) == 0) return true;
  }
  return p->cameo.len <= 3;
}

bool is_one_side(const event_party *a, const event_party *b) {
  if (!a->country.len || !str_equal(a->country, b->country)) return false;
  return str_equal(a->cameo, b->cameo) || (acts_for_state(a) && acts_for_state(b));
}
