/* JSON-LD with the words of schema.org: a NewsArticle for each record, which mentions people, organizations and places, has quotations as its parts
 * and is about events. Nodes are called urn:nutgraf:DOC#p1. */
#include "out/convert.h"
#include "out/json.h"

static const char CONTEXT[] =
    "{\"@context\":{\"@vocab\":\"https://schema.org/\",\"ng\":\"https://nutgraf.example/ns#\",\"plover\":\"https://nutgraf.example/plover#\","
    "\"cameo\":\"ng:cameo\",\"status\":\"ng:status\",\"polarity\":\"ng:polarity\"},\"@graph\":[\n";

static void add_string(json_writer *json, const char *quoted_key, ng_str value) {
  if (!value.len) return;
  json_key(json, str_of(quoted_key));
  json_string(json, value);
}

/* A document id may hold anything; what has no place in an IRI is written as %XX. */
static void add_iri_part(json_writer *json, ng_str text) {
  static const char HEX[] = "0123456789ABCDEF";
  for (uint32_t i = 0; i < text.len; i++) {
    unsigned char c = (unsigned char)text.ptr[i];
    bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c && strchr("-._~:/", c));
    char escape[3] = {'%', HEX[c >> 4], HEX[c & 15]};
    json_add_string(json, is_plain ? str_slice(text, i, i + 1) : (ng_str){escape, 3});
  }
}

static void add_id(json_writer *json, const json_node *record, ng_str ref) {
  JSON_KEY(json, "@id");
  json_begin_string(json);
  json_add_string(json, STR("urn:nutgraf:"));
  add_iri_part(json, json_text(record, "id"));
  if (ref.len) json_add_string(json, STR("#"));
  add_iri_part(json, ref);
  json_end_string(json);
}

static void add_type(json_writer *json, const char *type) {
  JSON_KEY(json, "@type");
  json_string(json, str_of(type));
}

static void add_node_ref(json_writer *json, const json_node *record, ng_str ref) {
  json_begin_object(json);
  add_id(json, record, ref);
  json_end_object(json);
}

static void add_entity(json_writer *json, const json_node *record, const json_node *fact, const char *type) {
  const json_node *lat = json_get(fact, STR("lat")), *lon = json_get(fact, STR("lon")), *number = json_get(fact, STR("geonameid"));
  ng_str wikidata = json_text(fact, "wikidata");
  json_begin_object(json);
  add_id(json, record, json_text(fact, "id"));
  add_type(json, type);
  add_string(json, "\"name\":", convert__name(fact));
  add_string(json, "\"jobTitle\":", json_text(fact, "office"));
  add_string(json, "\"addressCountry\":", json_text(fact, "country_a2"));
  if (lat && lon) {
    JSON_KEY(json, "latitude");
    json_fixed(json, lat->number, 5);
    JSON_KEY(json, "longitude");
    json_fixed(json, lon->number, 5);
  }
  ng_buf same = {0};
  if (json_is_int(number)) buf_print(&same, "https://sws.geonames.org/%lld/", (long long)number->number);
  if (wikidata.len) buf_print(&same, "http://www.wikidata.org/entity/%.*s", STR_ARG(wikidata));
  add_string(json, "\"sameAs\":", buf_view(&same));
  buf_clear(&same);
  json_end_object(json);
}

static void add_mentions(json_writer *json, const json_node *record) {
  static const struct { const char *array, *type; } KINDS[] = {{"people", "Person"}, {"organizations", "Organization"}, {"places", "Place"}};
  JSON_KEY(json, "mentions");
  json_begin_array(json);
  for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
    for (const json_node *fact = json_first(record, KINDS[i].array); fact; fact = fact->next) add_entity(json, record, fact, KINDS[i].type);
  }
  json_end_array(json);
}

static void add_quotations(json_writer *json, const json_node *record) {
  JSON_KEY(json, "hasPart");
  json_begin_array(json);
  for (const json_node *quote = json_first(record, "quotes"); quote; quote = quote->next) {
    const json_node *speaker = json_get(quote, STR("speaker"));
    ng_str ref = json_text(speaker, "ref"), name = json_text(speaker, "text");
    json_begin_object(json);
    add_id(json, record, json_text(quote, "id"));
    add_type(json, "Quotation");
    add_string(json, "\"text\":", json_text(quote, "words"));
    if (ref.len || name.len) {
      JSON_KEY(json, "creator");
      if (ref.len) {
        add_node_ref(json, record, ref);
      } else {
        json_string(json, name);
      }
    }
    json_end_object(json);
  }
  json_end_array(json);
}

static void add_parties(json_writer *json, const json_node *record, const json_node *party) {
  json_begin_array(json);
  for (; party; party = party->next) {
    ng_str ref = json_text(party, "ref");
    if (ref.len) {
      add_node_ref(json, record, ref);
    } else {
      json_string(json, json_text(party, "text"));
    }
  }
  json_end_array(json);
}

static void add_event(json_writer *json, const json_node *record, const json_node *event) {
  const json_node *when = json_get(event, STR("when"));
  ng_str where = json_text(json_get(event, STR("where")), "ref"), status = json_text(event, "status");
  json_begin_object(json);
  add_id(json, record, json_text(event, "id"));
  add_type(json, "Event");
  JSON_KEY(json, "additionalType");
  json_begin_string(json);
  json_add_string(json, STR("plover:"));
  json_add_string(json, json_text(event, "type"));
  json_end_string(json);
  add_string(json, "\"name\":", json_text(json_first(event, "evidence"), "text"));
  add_string(json, "\"startDate\":", json_text(when, "begin"));
  add_string(json, "\"endDate\":", json_text(when, "stop"));
  if (str_is(status, "planned")) add_string(json, "\"eventStatus\":", STR("https://schema.org/EventScheduled"));
  add_string(json, "\"status\":", status);
  add_string(json, "\"polarity\":", json_text(event, "polarity"));
  add_string(json, "\"cameo\":", json_text(event, "cameo"));
  JSON_KEY(json, "actor");
  add_parties(json, record, json_first(event, "actors"));
  JSON_KEY(json, "attendee");
  add_parties(json, record, json_first(event, "recipients"));
  if (where.len) {
    JSON_KEY(json, "location");
    add_node_ref(json, record, where);
  }
  json_end_object(json);
}

static ng_status begin_jsonld(convert_run *run, ng_error *error) {
  buf_print(&run->buf, "%s", CONTEXT);
  return convert__send(run, "", error);
}

static ng_status record_jsonld(convert_run *run, const json_node *record, ng_error *error) {
  json_writer json;
  buf_print(&run->buf, run->count++ ? ",\n" : "");
  json_init(&json, convert__collect, &run->buf, false);
  json_begin_object(&json);
  add_id(&json, record, (ng_str){"", 0});
  add_type(&json, "NewsArticle");
  add_string(&json, "\"headline\":", json_text(record, "title"));
  add_string(&json, "\"datePublished\":", json_text(record, "published"));
  add_string(&json, "\"inLanguage\":", json_text(record, "lang"));
  add_string(&json, "\"articleBody\":", json_text(record, "text"));
  add_mentions(&json, record);
  add_quotations(&json, record);
  JSON_KEY(&json, "about");
  json_begin_array(&json);
  for (const json_node *event = json_first(record, "events"); event; event = event->next) add_event(&json, record, event);
  json_end_array(&json);
  json_end_object(&json);
  return json_finish(&json) ? error_set(error, NG_ERROR_MEMORY, "out of memory") : convert__send(run, "", error);
}

static ng_status end_jsonld(convert_run *run, ng_error *error) {
  buf_print(&run->buf, "\n]}\n");
  return convert__send(run, "", error);
}

const converter CONVERT_JSONLD = {"jsonld", false, begin_jsonld, record_jsonld, end_jsonld};
