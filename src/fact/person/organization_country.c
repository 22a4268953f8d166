/* The country of bodies that many states have ("Congress", "Supreme Court", "Labour Party"), by the words beside them and the rest of the article. */
#include "base/error.h"
#include "fact/person/organization.h"

#define MAX_COUNTRIES 32u
#define SECTOR_LENGTH 3u /* "LEG": a code without a country */
#define FAR_MORE 8u      /* so many times the places of another country outweigh those of the list's: "Labour Party" in an article about Auckland */

typedef struct {
  ng_str code;
  uint32_t count;
} country_count;

/* How often the article names places of each country, and all of them. */
typedef struct {
  country_count countries[MAX_COUNTRIES];
  uint32_t used, all;
} country_table;

static bool is_party(const fact_organization *organization) {
  return str_is(organization->kind, "party");
}

static bool is_of_state(const fact_organization *organization) {
  return str_is(organization->kind, "government") || str_is(organization->kind, "court") || str_is(organization->kind, "military");
}

static bool is_bare_body(const fact_organization *organization) {
  return !organization->country.len && organization->cameo.len == SECTOR_LENGTH && is_of_state(organization);
}

static void count_countries(country_table *table, const fact_table *facts) {
  table->used = table->all = 0;
  for (uint32_t i = 0; i < facts->place_mentions.count; i++) {
    ng_str code = facts->places.items[facts->place_mentions.items[i].place].country;
    uint32_t at = 0;
    if (!code.len) continue;
    table->all++;
    while (at < table->used && !str_equal(table->countries[at].code, code)) at++;
    if (at == MAX_COUNTRIES) continue;
    if (at == table->used) table->countries[table->used++] = (country_count){code, 0};
    table->countries[at].count++;
  }
}

static uint32_t count_of(const country_table *table, ng_str code) {
  for (uint32_t i = 0; i < table->used; i++)
    if (str_equal(table->countries[i].code, code)) return table->countries[i].count;
  return 0;
}

/* People and bodies of the country: "Downing Street" says as much of Britain as "London". */
static uint32_t count_bearers(const fact_table *facts, ng_str code) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < facts->people.count; i++) count += str_equal(facts->people.items[i].country, code);
  for (uint32_t i = 0; i < facts->organizations.count; i++)
    count += !facts->organizations.items[i].is_shared && str_equal(facts->organizations.items[i].country, code);
  return count;
}

/* The places of the country of the list are too few against those of the article's. */
static bool is_outweighed(const country_table *table, const fact_table *facts, ng_str listed, ng_str focus) {
  if (!listed.len) return true;
  return (count_of(table, listed) + count_bearers(facts, listed)) * FAR_MORE <= count_of(table, focus);
}

/* The country of more than half of the places, empty when there is none. */
static ng_str main_country(const country_table *table) {
  for (uint32_t i = 0; i < table->used; i++)
    if (table->countries[i].count * 2 > table->all) return table->countries[i].code;
  return STR("");
}

/* The sector stays: "LEG" becomes "PERLEG", "GBRPTY" "NZLPTY". */
static int set_country(ng_arena *arena, fact_organization *organization, ng_str country) {
  ng_str sector = organization->cameo.len ? organization->cameo : STR("PTY");
  char *code = ARENA_RAW(arena, char, country.len + SECTOR_LENGTH);
  if (!code) return NG_ERROR_MEMORY;
  memcpy(code, country.ptr, country.len);
  memcpy(code + country.len, sector.ptr + sector.len - SECTOR_LENGTH, SECTOR_LENGTH);
  organization->country = country;
  organization->cameo = (ng_str){code, country.len + SECTOR_LENGTH};
  organization->is_shared = false;
  return NG_OK;
}

/* "the [Peruvian] Congress", "[New Zealand]'s Labour Party". */
static bool stands_before(const name_reader *reader, token_range place, token_range body) {
  return place.end == body.first || (place.end + 1 == body.first && is_word(reader, place.end, WORD_GENITIVE));
}

/* "[French] Foreign Ministry", "Green Party of [Canada]", but not "[Palang] Pracharath Party" by a town of that name. */
static bool stands_inside(const name_reader *reader, token_range place, token_range body) {
  return place.first == body.first || (place.end == body.end && place.first > body.first && is_word(reader, place.first - 1, WORD_OF));
}

static bool is_land(const fact_place *place) {
  return place->kind == PLACE_COUNTRY || place->kind == PLACE_ADMIN1;
}

/* "[Japan]'s Export-Import Bank", "the [Philippine] Justice Department": a body by whose whole name many states call one of theirs; no "Iranian FBI agent". */
static bool is_namesake(const fact_organization *organization, const fact_place *place, token_range body) {
  const bool of_one_state = organization->country.len && organization->cameo.len == organization->country.len + SECTOR_LENGTH;
  return of_one_state && is_of_state(organization) && place->kind == PLACE_COUNTRY && body.end - body.first > 1;
}

static int use_place(const name_reader *reader, const place_mention *place, const organization_mention *mention) {
  fact_organization *organization = &reader->facts->organizations.items[mention->organization];
  const fact_place *land = &reader->facts->places.items[place->place];
  ng_str country = land->country;
  if (country.len && is_namesake(organization, land, mention->span) && stands_before(reader, place->span, mention->span))
    return set_country(reader->arena, organization, country);
  if (!country.len || (organization->country.len && !organization->is_shared)) return NG_OK;
  if (is_bare_body(organization) || organization->is_shared)
    return stands_before(reader, place->span, mention->span) ? set_country(reader->arena, organization, country) : NG_OK;
  if (organization->cameo.len || !stands_inside(reader, place->span, mention->span)) return NG_OK;
  if (is_party(organization) && is_land(land)) return set_country(reader->arena, organization, country);
  if (is_of_state(organization) && place->span.first == mention->span.first) organization->country = country;
  return NG_OK;
}

/* Places before a body or in its name. */
static int use_places(const name_reader *reader) {
  const fact_table *facts = reader->facts;
  uint32_t next = 0;
  int status = NG_OK;
  for (uint32_t i = 0; i < facts->organization_mentions.count; i++) {
    const organization_mention *mention = &facts->organization_mentions.items[i];
    while (next < facts->place_mentions.count && facts->place_mentions.items[next].span.end + 1 < mention->span.first) next++;
    for (uint32_t p = next; p < facts->place_mentions.count && facts->place_mentions.items[p].span.first < mention->span.end && status == NG_OK; p++)
      status = use_place(reader, &facts->place_mentions.items[p], mention);
  }
  return status;
}

/* "Democrats" and "the Senate": the country whose parties the article names, empty when it names none or those of several. */
static ng_str country_of_parties(const fact_table *facts) {
  ng_str country = STR("");
  for (uint32_t i = 0; i < facts->organizations.count; i++) {
    const fact_organization *organization = &facts->organizations.items[i];
    if (!is_party(organization) || organization->is_shared || !organization->country.len) continue;
    if (country.len && !str_equal(country, organization->country)) return STR("");
    country = organization->country;
  }
  return country;
}

/* The country of a body that many states have, by the rest of the article; empty when that tells none. */
static ng_str country_of_rest(const fact_organization *organization, const country_table *table, const fact_table *facts) {
  ng_str country = STR(""), focus = main_country(table);
  bool house = str_is(organization->cameo, "LEG") && !str_is(organization->name, "Parliament"); /* "Democrats" in Thailand */
  if (house) country = country_of_parties(facts);
  if (!country.len && is_bare_body(organization)) country = country_of_dateline(facts);
  if (country.len) return country;
  return is_outweighed(table, facts, organization->country, focus) ? focus : STR("");
}

int find_countries_of_bodies(const name_reader *reader) {
  fact_table *facts = reader->facts;
  country_table table;
  bool counted = false;
  int status = use_places(reader);
  for (uint32_t i = 0; i < facts->organizations.count && status == NG_OK; i++) {
    fact_organization *organization = &facts->organizations.items[i];
    if (!is_bare_body(organization) && !organization->is_shared) continue;
    if (!counted) count_countries(&table, facts), counted = true;
    ng_str country = country_of_rest(organization, &table, facts);
    if (country.len && !str_equal(country, organization->country)) status = set_country(reader->arena, organization, country);
  }
  return status;
}
