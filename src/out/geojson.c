/* GeoJSON (RFC 7946): a point for each place that has coordinates, with what the article does with it, and one for each event that has such a place. */
#include "out/convert.h"
#include "out/json.h"

static void add_string(json_writer *json, const char *quoted_key, ng_str value) {
  json_key(json, str_of(quoted_key));
  json_string_or_null(json, value);
}

static void add_number(json_writer *json, const json_node *node) {
  if (node && node->type == JSON_NUMBER) {
    json_fixed(json, node->number, 5);
  } else {
    json_null(json);
  }
}

/* Opens the feature up to its properties: those of the document. */
static void begin_feature(json_writer *json, const json_node *record, const json_node *place, const json_node *fact) {
  json_begin_object(json);
  add_string(json, "\"type\":", STR("Feature"));
  JSON_KEY(json, "id");
  json_begin_string(json);
  json_add_string(json, json_text(record, "id"));
  json_add_string(json, STR("/"));
  json_add_string(json, json_text(fact, "id"));
  json_end_string(json);
  JSON_KEY(json, "geometry");
  json_begin_object(json);
  add_string(json, "\"type\":", STR("Point"));
  JSON_KEY(json, "coordinates");
  json_begin_array(json);
  add_number(json, json_get(place, STR("lon")));
  add_number(json, json_get(place, STR("lat")));
  json_end_array(json);
  json_end_object(json);
  JSON_KEY(json, "properties");
  json_begin_object(json);
  add_string(json, "\"doc\":", json_text(record, "id"));
  add_string(json, "\"title\":", json_text(record, "title"));
  add_string(json, "\"published\":", json_text(record, "published"));
  add_string(json, "\"place\":", json_text(place, "name"));
  add_string(json, "\"country\":", json_text(place, "country"));
  JSON_KEY(json, "geonameid");
  const json_node *number = json_get(place, STR("geonameid"));
  if (json_is_int(number)) {
    json_uint(json, (uint64_t)number->number);
  } else {
    json_null(json);
  }
}

static void end_feature(json_writer *json) {
  json_end_object(json);
  json_end_object(json);
}

static void add_parties(json_writer *json, const json_node *party) {
  json_begin_array(json);
  for (; party; party = party->next) json_string(json, json_text(party, "text"));
  json_end_array(json);
}

static void add_event(json_writer *json, const json_node *event) {
  const json_node *when = json_get(event, STR("when"));
  add_string(json, "\"kind\":", STR("event"));
  add_string(json, "\"type\":", json_text(event, "type"));
  add_string(json, "\"mode\":", json_text(event, "mode"));
  add_string(json, "\"status\":", json_text(event, "status"));
  add_string(json, "\"polarity\":", json_text(event, "polarity"));
  add_string(json, "\"begin\":", json_text(when, "begin"));
  add_string(json, "\"stop\":", json_text(when, "stop"));
  JSON_KEY(json, "actors");
  add_parties(json, json_first(event, "actors"));
  JSON_KEY(json, "recipients");
  add_parties(json, json_first(event, "recipients"));
  add_string(json, "\"evidence\":", json_text(json_first(event, "evidence"), "text"));
}

static void add_place(json_writer *json, const json_node *place) {
  const json_node *mentions = json_get(place, STR("mentions"));
  add_string(json, "\"kind\":", STR("place"));
  add_string(json, "\"place_kind\":", json_text(place, "kind"));
  JSON_KEY(json, "mentions");
  json_uint(json, mentions ? mentions->count : 0);
}

static bool has_point(const json_node *place) {
  const json_node *lat = json_get(place, STR("lat")), *lon = json_get(place, STR("lon"));
  return lat && lon && lat->type == JSON_NUMBER && lon->type == JSON_NUMBER;
}

static ng_status write_feature(convert_run *run, const json_node *record, const json_node *place, const json_node *event, ng_error *error) {
  json_writer json;
  buf_print(&run->buf, run->count++ ? ",\n" : "");
  json_init(&json, convert__collect, &run->buf, false);
  begin_feature(&json, record, place, event ? event : place);
  if (event) {
    add_event(&json, event);
  } else {
    add_place(&json, place);
  }
  end_feature(&json);
  return json_finish(&json) ? error_set(error, NG_ERROR_MEMORY, "out of memory") : convert__send(run, "", error);
}

static ng_status begin_geojson(convert_run *run, ng_error *error) {
  buf_print(&run->buf, "{\"type\":\"FeatureCollection\",\"features\":[\n");
  return convert__send(run, "", error);
}

static ng_status record_geojson(convert_run *run, const json_node *record, ng_error *error) {
  ng_status status = NG_OK;
  for (const json_node *place = json_first(record, "places"); place && status == NG_OK; place = place->next) {
    if (has_point(place)) status = write_feature(run, record, place, NULL, error);
  }
  for (const json_node *event = json_first(record, "events"); event && status == NG_OK; event = event->next) {
    const json_node *place = convert__fact(record, json_text(json_get(event, STR("where")), "ref"));
    if (has_point(place)) status = write_feature(run, record, place, event, error);
  }
  return status;
}

static ng_status end_geojson(convert_run *run, ng_error *error) {
  buf_print(&run->buf, "\n]}\n");
  return convert__send(run, "", error);
}

const converter CONVERT_GEOJSON = {"geojson", false, begin_geojson, record_geojson, end_geojson};
