/* Records of what has mentions: places, people, organisations. */
#include "out/record_part.h"

static const json_name ROLES[] = {JSON_NAME("literal"), JSON_NAME("adjective"), JSON_NAME("demonym"),  JSON_NAME("embedded"),
                                  JSON_NAME("metonym"), JSON_NAME("dateline"),  JSON_NAME("language"), JSON_NAME("idiom")};
static const json_name USES[] = {JSON_NO_NAME,       JSON_NAME("at"),       JSON_NAME("origin"), JSON_NAME("destination"),
                                 JSON_NAME("actor"), JSON_NAME("modifier"), JSON_NAME("scope")};
static const json_name FORMS[] = {JSON_NAME("name"),  JSON_NAME("title+name"), JSON_NAME("title"), JSON_NAME("surname"),
                                  JSON_NAME("alias"), JSON_NAME("pronoun"),    JSON_NAME("group")};
static const json_name ORGANIZATION_ROLES[] = {JSON_NAME("name"), JSON_NAME("acronym"), JSON_NAME("metonym"), JSON_NAME("member")};

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
static void write_codes(record_writer *writer, ng_str key, ng_str codes) {
  if (codes.len == 0) return;
  json_key(&writer->json, key);
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
  write_kind_key(writer, STR("\"place_kind\":"));
  json_string_or_null(&writer->json, place->kind);
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
  write_codes(writer, STR("\"claimed_by\":"), place->claimed_by);
  write_codes(writer, STR("\"members\":"), place->members);
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
    json_id(&writer->json, 'g', mention->group);
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
  write_kind_key(writer, STR("\"organization_kind\":"));
  json_string_or_null(&writer->json, organization->kind);
  WRITE_STR(writer, "country", organization->country);
  WRITE_STR(writer, "cameo", organization->cameo);
}
