/* Records of events. */
#include "out/record_part.h"

static const json_name STATUSES[] = {JSON_NAME("past"), JSON_NAME("ongoing"), JSON_NAME("planned"), JSON_NAME("possible")};
static const json_name POLARITIES[] = {JSON_NAME("positive"), JSON_NAME("negative")};
static const json_name EVIDENTIALS[] = {JSON_NAME("asserted"), JSON_NAME("reported"), JSON_NAME("claimed"), JSON_NAME("denied")};
static const json_name SOURCES[] = {JSON_NAME("text"), JSON_NAME("coref"), JSON_NAME("block"), JSON_NAME("inherited")};

static char *write_party(record_writer *writer, char *at, const event_party *party) {
  at = json_room(&writer->json, at);
  at = write_ref(writer, PUT(at, "{\"ref\":"), party->ref);
  at = write_span(writer, at, party->span);
  at = write_sentence(writer, at, party->span);
  WRITE_STR(writer, at, "country", party->country);
  WRITE_STR(writer, at, "cameo", party->cameo);
  WRITE_NAME(at, "source", SOURCES, party->source);
  return put_close(at, '}');
}

static char *write_parties(record_writer *writer, char *at, const event_party *parties, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) at = write_party(writer, at, &parties[i]);
  return put_close(at, ']');
}

static char *write_when(record_writer *writer, char *at, const fact_event *event) {
  if (event->when == NO_REF) return PUT_FIELD(at, "when", "null,");
  const fact_date *date = &writer->in->facts->dates.items[event->when];
  at = write_id(writer, PUT_FIELD(at, "when", "{\"ref\":"), FACT_DATE, event->when);
  bool is_way = date->anchor == ANCHOR_EVENT; /* "two days after the summit": P2D is the way to the day */
  WRITE_STR(writer, at, "value", is_way ? date->begin : date->value);
  WRITE_STR(writer, at, "begin", date->begin);
  WRITE_STR(writer, at, "stop", date->stop);
  WRITE_NAME(at, "source", SOURCES, event->when_source);
  return put_close(at, '}');
}

/* Nothing but the ref says where: without the place in the record there is no answer. */
static char *write_where(record_writer *writer, char *at, const fact_event *event) {
  if (event->where == NO_REF || !is_kept(writer, FACT_PLACE, event->where)) return PUT_FIELD(at, "where", "null,");
  at = write_id(writer, PUT_FIELD(at, "where", "{\"ref\":"), FACT_PLACE, event->where);
  WRITE_NAME(at, "source", SOURCES, event->where_source);
  return put_close(at, '}');
}

static char *write_quote_refs(record_writer *writer, char *at, const fact_event *event) {
  at = PUT_FIELD(at, "quotes", "[");
  for (uint32_t i = 0; i < event->quote_count; i++) {
    if (is_kept(writer, FACT_QUOTE, event->quotes[i])) at = write_id(writer, json_room(&writer->json, at), FACT_QUOTE, event->quotes[i]);
  }
  return put_close(at, ']');
}

/* The first field of a block with this key; empty when there is none. */
static token_range field_value(const fact_block *block, const char *key) {
  for (uint32_t i = 0; i < block->field_count; i++) {
    if (str_is(block->fields[i].key, key)) return block->fields[i].value;
  }
  return (token_range){0, 0};
}

/* The field of a block that says so much, when there is one. */
#define WRITE_FIELD(writer, at, block, key)                                            \
  do {                                                                                 \
    token_range value = field_value(block, key);                                       \
    if (!range_is_empty(value)) WRITE_STR(writer, at, key, range_text(writer, value)); \
  } while (0)

/* The act that the event governs, and what its labelled block says of stakes, outcome and outlook. */
static char *write_attributes(record_writer *writer, char *at, const fact_event *event) {
  at = PUT_FIELD(at, "attributes", "{");
  if (event->act_type) {
    at = write_str(writer, PUT_FIELD(at, "act", "{\"type\":"), str_of(event_type_name(event->act_type)));
    WRITE_STR(writer, at, "cameo", event->act_cameo);
    at = put_close(at, '}');
  }
  if (event->block != NO_REF) {
    const fact_block *block = &writer->in->facts->blocks.items[event->block];
    WRITE_FIELD(writer, at, block, "stakes");
    WRITE_FIELD(writer, at, block, "outcome");
    WRITE_FIELD(writer, at, block, "outlook");
  }
  return put_close(at, '}');
}

static char *write_evidence(record_writer *writer, char *at, const fact_event *event) {
  at = PUT_FIELD(at, "evidence", "[");
  for (uint32_t i = 0; i < event->evidence_count; i++) {
    at = write_span(writer, put_open(&writer->json, at, '{'), event->evidence[i].span);
    at = write_sentence(writer, at, event->evidence[i].span);
    at = write_span_object(writer, PUT_KEY(at, "trigger"), event->evidence[i].trigger);
    at = put_close(at, '}');
  }
  return put_close(at, ']');
}

char *write_event(record_writer *writer, char *at, uint32_t index) {
  const fact_event *event = &writer->in->facts->events.items[index];
  WRITE_ID(writer, at, "id", FACT_EVENT, index);
  WRITE_STR(writer, at, "type", str_of(event_type_name(event->type)));
  WRITE_STR(writer, at, "mode", event->mode);
  WRITE_STR(writer, at, "cameo", event->cameo);
  WRITE_UINT(at, "quad", event->quad);
  at = write_str(writer, PUT_FIELD(at, "as_coded", "{\"plover\":"), str_of(event_type_name(event->coded_type)));
  WRITE_STR(writer, at, "cameo", event->coded_cameo);
  at = put_close(at, '}');
  WRITE_NAME(at, "status", STATUSES, event->status);
  WRITE_NAME(at, "polarity", POLARITIES, event->polarity_negative != 0);
  WRITE_NAME(at, "evidential", EVIDENTIALS, event->evidential);
  at = write_parties(writer, PUT_FIELD(at, "actors", "["), event->actors, event->actor_count);
  at = write_parties(writer, PUT_FIELD(at, "recipients", "["), event->recipients, event->recipient_count);
  WRITE_BOOL(at, "reciprocal", event->reciprocal);
  at = write_when(writer, at, event);
  at = write_where(writer, at, event);
  at = write_quote_refs(writer, at, event);
  WRITE_ID(writer, at, "block", FACT_BLOCK, event->block);
  WRITE_ID(writer, at, "part_of", FACT_EVENT, event->part_of);
  at = write_attributes(writer, at, event);
  at = write_evidence(writer, at, event);
  return event->evidence_count ? write_zone(writer, at, event->evidence[0].span) : at;
}
