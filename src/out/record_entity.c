/* Records of what has mentions: places, people, organisations. */
#include "out/record_part.h"

static const char *const ROLES[] = {"literal", "adjective", "demonym", "embedded", "metonym", "dateline", "language", "idiom"};
static const char *const USES[] = {"", "at", "origin", "destination", "actor", "modifier", "scope"};
static const char *const FORMS[] = {"name", "title+name", "title", "surname", "alias", "pronoun", "group"};
static const char *const ORGANIZATION_ROLES[] = {"name", "acronym", "metonym", "member"};

static void write_inner(record_writer *writer, const place_mention *mention) {
  JSON_KEY(&writer->json, "inner");
  json_begin_array(&writer->json);
  for (uint32_t i = 0; i < mention->inner_count; i++) {
    json_begin_object(&writer->json);
    write_span(writer, mention->inner[i]);
    JSON_KEY(&writer->json, "ref");
    write_id(writer, FACT_PLACE, mention->inner_place[i]);
    json_end_object(&writer->json);
  }
  json_end_array(&writer->json);
}

void write_place_mention(record_writer *writer, const place_mention *mention) {
  write_span(writer, mention->span);
  write_sentence(writer, mention->span);
  WRITE_NAME(writer, "role", ROLES, mention->role);
  WRITE_NAME(writer, "use", USES, mention->use);
  WRITE_STR(writer, "modifier", mention->modifier);
  write_inner(writer, mention);
  write_zone(writer, mention->span);
}

/* "UKR|RUS" as an array; nothing for an empty text. */
static void write_codes(record_writer *writer, const char *name, ng_str codes) {
  if (codes.len == 0) return;
  json__key(&writer->json, name, (uint32_t)strlen(name));
  json_begin_array(&writer->json);
  while (codes.len) json_string(&writer->json, str_cut(&codes, '|'));
  json_end_array(&writer->json);
}

static void write_years(record_writer *writer, const fact_place *place) {
  if (place->begin == 0 && place->end == 0) return;
  JSON_KEY(&writer->json, "begin_year");
  json_fixed(&writer->json, place->begin, 0);
  JSON_KEY(&writer->json, "end_year");
  json_fixed(&writer->json, place->end, 0);
}

void write_place(record_writer *writer, uint32_t index) {
  const fact_place *place = &writer->in->facts->places.items[index];
  JSON_KEY(&writer->json, "id");
  write_id(writer, FACT_PLACE, index);
  WRITE_STR(writer, "name", place->name);
  write_own_kind(writer, "\"place_kind\":", place->kind);
  WRITE_STR(writer, "country", place->country);
  WRITE_STR(writer, "country_a2", place->country_a2);
  WRITE_STR(writer, "admin1", place->admin1);
  JSON_KEY(&writer->json, "lat");
  json_fixed(&writer->json, place->located ? place->lat : 1e300, 4);
  JSON_KEY(&writer->json, "lon");
  json_fixed(&writer->json, place->located ? place->lon : 1e300, 4);
  JSON_KEY(&writer->json, "geonameid");
  if (place->geonameid) {
    json_uint(&writer->json, place->geonameid);
  } else {
    json_null(&writer->json);
  }
  WRITE_BOOL(writer, "disputed", place->disputed);
  write_codes(writer, "\"claimed_by\":", place->claimed_by);
  write_codes(writer, "\"members\":", place->members);
  write_years(writer, place);
}

void write_person_mention(record_writer *writer, const person_mention *mention) {
  write_span(writer, mention->span);
  JSON_KEY(&writer->json, "name_start");
  write_offset(writer, mention->name, false);
  JSON_KEY(&writer->json, "name_end");
  write_offset(writer, mention->name, true);
  write_sentence(writer, mention->span);
  WRITE_NAME(writer, "form", FORMS, mention->form);
  JSON_KEY(&writer->json, "group");
  if (mention->group) {
    write_numbered(writer, 'g', mention->group);
  } else {
    json_null(&writer->json);
  }
  write_zone(writer, mention->span);
}

void write_person(record_writer *writer, uint32_t index) {
  const fact_person *person = &writer->in->facts->people.items[index];
  JSON_KEY(&writer->json, "id");
  write_id(writer, FACT_PERSON, index);
  WRITE_STR(writer, "name", person->name);
  WRITE_STR(writer, "canonical", person->canonical);
  WRITE_BOOL(writer, "leader", person->leader);
  JSON_KEY(&writer->json, "titles");
  json_begin_array(&writer->json);
  if (person->title.len) json_string(&writer->json, person->title);
  json_end_array(&writer->json);
  WRITE_STR(writer, "office", person->office);
  WRITE_STR(writer, "country", person->country);
  JSON_KEY(&writer->json, "in_office");
  if (person->in_office < 0) {
    json_null(&writer->json);
  } else {
    json_bool(&writer->json, person->in_office);
  }
  WRITE_STR(writer, "wikidata", person->wikidata);
}

void write_organization_mention(record_writer *writer, const organization_mention *mention) {
  write_span(writer, mention->span);
  write_sentence(writer, mention->span);
  WRITE_NAME(writer, "role", ORGANIZATION_ROLES, mention->role);
  write_zone(writer, mention->span);
}

void write_organization(record_writer *writer, uint32_t index) {
  const fact_organization *organization = &writer->in->facts->organizations.items[index];
  JSON_KEY(&writer->json, "id");
  write_id(writer, FACT_ORGANIZATION, index);
  WRITE_STR(writer, "name", organization->name);
  write_own_kind(writer, "\"organization_kind\":", organization->kind);
  WRITE_STR(writer, "country", organization->country);
  WRITE_STR(writer, "cameo", organization->cameo);
}
