/* Records of what has mentions: places, people, organisations. */
#include "out/record_part.h"

static const json_name PLACE_KINDS[] = {JSON_NAME("country"),  JSON_NAME("region"), JSON_NAME("continent"), JSON_NAME("admin1"),
                                        JSON_NAME("admin2"),   JSON_NAME("city"),   JSON_NAME("district"),  JSON_NAME("island"),
                                        JSON_NAME("facility"), JSON_NAME("water"),  JSON_NAME("street"),    JSON_NAME("other")};
static const json_name ROLES[] = {JSON_NAME("literal"), JSON_NAME("adjective"), JSON_NAME("demonym"),  JSON_NAME("embedded"),
                                  JSON_NAME("metonym"), JSON_NAME("dateline"),  JSON_NAME("language"), JSON_NAME("idiom")};
static const json_name USES[] = {JSON_NO_NAME,       JSON_NAME("at"),       JSON_NAME("origin"), JSON_NAME("destination"),
                                 JSON_NAME("actor"), JSON_NAME("modifier"), JSON_NAME("scope")};
static const json_name FORMS[] = {JSON_NAME("name"),  JSON_NAME("title+name"), JSON_NAME("title"), JSON_NAME("surname"),
                                  JSON_NAME("alias"), JSON_NAME("pronoun"),    JSON_NAME("group")};
static const json_name ORGANIZATION_ROLES[] = {JSON_NAME("name"), JSON_NAME("acronym"), JSON_NAME("member")};

static char *write_inner(record_writer *writer, char *at, const place_mention *mention) {
  at = PUT_FIELD(at, "inner", "[");
  for (uint32_t i = 0; i < mention->inner_count; i++) {
    at = write_span(writer, put_open(&writer->json, at, '{'), mention->inner[i]);
    WRITE_ID(writer, at, "ref", FACT_PLACE, mention->inner_place[i]);
    at = put_close(at, '}');
  }
  return put_close(at, ']');
}

char *write_place_mention(record_writer *writer, char *at, const place_mention *mention) {
  at = write_span(writer, at, mention->span);
  at = write_sentence(writer, at, mention->span);
  WRITE_NAME(at, "role", ROLES, mention->role);
  WRITE_NAME(at, "use", USES, mention->use);
  WRITE_STR(writer, at, "modifier", mention->modifier);
  at = write_inner(writer, at, mention);
  return write_zone(writer, at, mention->span);
}

/* "UKR|RUS" as the items of an array. */
static char *write_codes(record_writer *writer, char *at, ng_str codes) {
  while (codes.len) at = put_string(&writer->json, at, str_cut(&codes, '|'));
  return put_close(at, ']');
}

static char *write_years(char *at, const fact_place *place) {
  if (place->begin == 0 && place->end == 0) return at;
  at = put_fixed(PUT_KEY(at, "begin_year"), place->begin, 0);
  return put_fixed(PUT_KEY(at, "end_year"), place->end, 0);
}

char *write_place(record_writer *writer, char *at, uint32_t index) {
  const fact_place *place = &writer->in->facts->places.items[index];
  WRITE_ID(writer, at, "id", FACT_PLACE, index);
  WRITE_STR(writer, at, "name", place->name);
  WRITE_KIND_KEY(writer, at, "place_kind");
  at = put_name(at, &PLACE_KINDS[place->kind]);
  WRITE_STR(writer, at, "country", place->country);
  WRITE_STR(writer, at, "country_a2", place->country_a2);
  WRITE_STR(writer, at, "admin1", place->admin1);
  if (place->lat == NO_DEGREES) {
    at = PUT(at, "\"lat\":null,\"lon\":null,");
  } else {
    at = put_ten_thousandths(PUT_KEY(at, "lat"), place->lat);
    at = put_ten_thousandths(PUT_KEY(at, "lon"), place->lon);
  }
  at = PUT_KEY(at, "geonameid");
  at = place->geonameid ? put_uint(at, place->geonameid) : PUT(at, "null,");
  WRITE_BOOL(at, "disputed", place->disputed);
  if (place->claimed_by.len) at = write_codes(writer, PUT_FIELD(at, "claimed_by", "["), place->claimed_by);
  if (place->members.len) at = write_codes(writer, PUT_FIELD(at, "members", "["), place->members);
  return write_years(at, place);
}

static char *write_name_bounds(record_writer *writer, char *at, token_range name) {
  if (range_is_empty(name)) return PUT(at, "\"name_start\":null,\"name_end\":null,");
  text_range units = reader_range(writer, name);
  at = put_uint(PUT_KEY(at, "name_start"), units.start);
  return put_uint(PUT_KEY(at, "name_end"), units.end);
}

char *write_person_mention(record_writer *writer, char *at, const person_mention *mention) {
  at = write_span(writer, at, mention->span);
  at = write_name_bounds(writer, at, mention->name);
  at = write_sentence(writer, at, mention->span);
  WRITE_NAME(at, "form", FORMS, mention->form);
  at = PUT_KEY(at, "group");
  at = mention->group ? put_id(at, 'g', mention->group) : PUT(at, "null,");
  return write_zone(writer, at, mention->span);
}

char *write_person(record_writer *writer, char *at, uint32_t index) {
  const fact_person *person = &writer->in->facts->people.items[index];
  WRITE_ID(writer, at, "id", FACT_PERSON, index);
  WRITE_STR(writer, at, "name", person->name);
  WRITE_STR(writer, at, "canonical", person->canonical);
  WRITE_BOOL(at, "leader", person->leader);
  at = PUT_FIELD(at, "titles", "[");
  if (person->title.len) at = put_string(&writer->json, at, person->title);
  at = put_close(at, ']');
  WRITE_STR(writer, at, "office", person->office);
  WRITE_STR(writer, at, "country", person->country);
  if (person->in_office < 0) {
    at = PUT_FIELD(at, "in_office", "null,");
  } else {
    WRITE_BOOL(at, "in_office", person->in_office);
  }
  WRITE_STR(writer, at, "wikidata", person->wikidata);
  return at;
}

char *write_organization_mention(record_writer *writer, char *at, const organization_mention *mention) {
  at = write_span(writer, at, mention->span);
  at = write_sentence(writer, at, mention->span);
  WRITE_NAME(at, "role", ORGANIZATION_ROLES, mention->role);
  return write_zone(writer, at, mention->span);
}

char *write_organization(record_writer *writer, char *at, uint32_t index) {
  const fact_organization *organization = &writer->in->facts->organizations.items[index];
  WRITE_ID(writer, at, "id", FACT_ORGANIZATION, index);
  WRITE_STR(writer, at, "name", organization->name);
  WRITE_KIND_KEY(writer, at, "organization_kind");
  at = write_str(writer, at, organization->kind);
  WRITE_STR(writer, at, "country", organization->country);
  WRITE_STR(writer, at, "cameo", organization->cameo);
  return at;
}
