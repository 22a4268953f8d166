/* The country of bodies that every state has ("Congress", "Supreme Court"), by the rest of the article. */
#include "base/error.h"
#include "fact/person/organization.h"

#define MAX_COUNTRIES 32u
#define SECTOR_LENGTH 3u /* "LEG": a code without a country */

typedef struct {
  ng_str code;
  uint32_t count;
} country_count;

static bool is_of_state(const fact_organization *organization) {
  return str_is(organization->kind, "government") || str_is(organization->kind, "court") || str_is(organization->kind, "military");
}

static bool is_bare_body(const fact_organization *organization) {
  return !organization->country.len && organization->cameo.len == SECTOR_LENGTH && is_of_state(organization);
}

/* The country of more than half of the places, empty when there is none. */
static ng_str main_country(const fact_table *facts) {
  country_count countries[MAX_COUNTRIES];
  uint32_t used = 0, all = 0;
  for (uint32_t i = 0; i < facts->place_mentions.count; i++) {
    ng_str code = facts->places.items[facts->place_mentions.items[i].place].country;
    uint32_t at = 0;
    if (!code.len) continue;
    all++;
    while (at < used && !str_equal(countries[at].code, code)) at++;
    if (at == MAX_COUNTRIES) continue;
    if (at == used) countries[used++] = (country_count){code, 0};
    countries[at].count++;
  }
  for (uint32_t i = 0; i < used; i++)
    if (countries[i].count * 2 > all) return countries[i].code;
  return STR("");
}

static int set_country(ng_arena *arena, fact_organization *organization, ng_str country) {
  char *code = ARENA_RAW(arena, char, country.len + SECTOR_LENGTH);
  if (!code) return NG_ERROR_MEMORY;
  memcpy(code, country.ptr, country.len);
  memcpy(code + country.len, organization->cameo.ptr, SECTOR_LENGTH);
  organization->country = country;
  organization->cameo = (ng_str){code, country.len + SECTOR_LENGTH};
  return NG_OK;
}

/* "the [Peruvian] Congress", "the [French Foreign Ministry]": the adjective right before a mention or at its front. */
static int use_adjectives(fact_table *facts, ng_arena *arena) {
  uint32_t next = 0;
  int status = NG_OK;
  for (uint32_t i = 0; i < facts->organization_mentions.count && status == NG_OK; i++) {
    const organization_mention *mention = &facts->organization_mentions.items[i];
    fact_organization *organization = &facts->organizations.items[mention->organization];
    while (next < facts->place_mentions.count && facts->place_mentions.items[next].span.end < mention->span.first) next++;
    if (next == facts->place_mentions.count || organization->country.len) continue;
    const place_mention *place = &facts->place_mentions.items[next];
    ng_str country = facts->places.items[place->place].country;
    if (!country.len) continue;
    if (is_bare_body(organization) && place->span.end == mention->span.first)
      status = set_country(arena, organization, country);
    else if (is_of_state(organization) && place->span.first == mention->span.first && !organization->cameo.len)
      organization->country = country;
  }
  return status;
}

int find_countries_of_bodies(const name_reader *reader) {
  fact_table *facts = reader->facts;
  int status = use_adjectives(facts, reader->arena);
  ng_str focus = STR("");
  bool known = false;
  for (uint32_t i = 0; i < facts->organizations.count && status == NG_OK; i++) {
    fact_organization *organization = &facts->organizations.items[i];
    if (!is_bare_body(organization)) continue;
    if (!known) focus = main_country(facts), known = true;
    if (focus.len) status = set_country(reader->arena, organization, focus);
  }
  return status;
}
