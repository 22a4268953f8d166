/* Records of events. */
#include "out/record_part.h"

static const json_name STATUSES[] = {JSON_NAME("past"), JSON_NAME("ongoing"), JSON_NAME("planned"), JSON_NAME("possible")};
static const json_name EVIDENTIALS[] = {JSON_NAME("asserted"), JSON_NAME("reported"), JSON_NAME("claimed"), JSON_NAME("denied")};
static const json_name SOURCES[] = {JSON_NAME("text"), JSON_NAME("coref"), JSON_NAME("block"), JSON_NAME("inherited"), JSON_NAME("dateline")};

static void write_party(record_writer *writer, const event_party *party) {
  json_begin_object(&writer->json);
  JSON_KEY(&writer->json, "ref");
  write_ref(writer, party->ref);
  write_span(writer, party->span);
  write_sentence(writer, party->span);
  WRITE_STR(writer, "country", party->country);
  WRITE_STR(writer, "cameo", party->cameo);
  WRITE_NAME(writer, "source", SOURCES, party->source);
  json_end_object(&writer->json);
}

static void write_parties(record_writer *writer, const event_party *parties, uint32_t count) {
  json_begin_array(&writer->json);
  for (uint32_t i = 0; i < count; i++) write_party(writer, &parties[i]);
  json_end_array(&writer->json);
}

static void write_when(record_writer *writer, const fact_event *event) {
  JSON_KEY(&writer->json, "when");
  if (event->when == NO_REF) {
    json_null(&writer->json);
    return;
  }
  const fact_date *date = &writer->in->facts->dates.items[event->when];
  json_begin_object(&writer->json);
  JSON_KEY(&writer->json, "ref");
  write_id(writer, FACT_DATE, event->when);
  bool is_way = date->anchor == ANCHOR_EVENT; /* "two days after the summit": P2D is the way to the day */
  WRITE_STR(writer, "value", is_way ? date->begin : date->value);
  WRITE_STR(writer, "begin", date->begin);
  WRITE_STR(writer, "stop", date->stop);
  WRITE_NAME(writer, "source", SOURCES, event->when_source);
  json_end_object(&writer->json);
}

/* Nothing but the ref says where: without the place in the record there is no answer. */
static void write_where(record_writer *writer, const fact_event *event) {
  JSON_KEY(&writer->json, "where");
  if (event->where == NO_REF || !is_kept(writer, FACT_PLACE, event->where)) {
    json_null(&writer->json);
    return;
  }
  json_begin_object(&writer->json);
  JSON_KEY(&writer->json, "ref");
  write_id(writer, FACT_PLACE, event->where);
  WRITE_NAME(writer, "source", SOURCES, event->where_source);
  json_end_object(&writer->json);
}

static void write_quote_refs(record_writer *writer, const fact_event *event) {
  JSON_KEY(&writer->json, "quotes");
  json_begin_array(&writer->json);
  for (uint32_t i = 0; i < event->quote_count; i++) {
    if (is_kept(writer, FACT_QUOTE, event->quotes[i])) write_id(writer, FACT_QUOTE, event->quotes[i]);
  }
  json_end_array(&writer->json);
}

/* The first field of a block with this key; empty when there is none. */
static token_range field_value(const fact_block *block, const char *key) {
  for (uint32_t i = 0; i < block->field_count; i++) {
    if (str_is(block->fields[i].key, key)) return block->fields[i].value;
  }
  return (token_range){0, 0};
}

#define WRITE_FIELD(writer, block, key)                                            \
  do {                                                                             \
    token_range value = field_value(block, key);                                   \
    if (!range_is_empty(value)) WRITE_STR(writer, key, range_text(writer, value)); \
  } while (0)

/* The act that the event governs, and what its labelled block says of stakes, outcome and outlook. */
static void write_attributes(record_writer *writer, const fact_event *event) {
  JSON_KEY(&writer->json, "attributes");
  json_begin_object(&writer->json);
  if (event->act_type) {
    JSON_KEY(&writer->json, "act");
    json_begin_object(&writer->json);
    WRITE_STR(writer, "type", str_of(event_type_name(event->act_type)));
    WRITE_STR(writer, "cameo", event->act_cameo);
    json_end_object(&writer->json);
  }
  if (event->block != NO_REF) {
    const fact_block *block = &writer->in->facts->blocks.items[event->block];
    WRITE_FIELD(writer, block, "stakes");
    WRITE_FIELD(writer, block, "outcome");
    WRITE_FIELD(writer, block, "outlook");
  }
  json_end_object(&writer->json);
}

static void write_evidence(record_writer *writer, const fact_event *event) {
  JSON_KEY(&writer->json, "evidence");
  json_begin_array(&writer->json);
  for (uint32_t i = 0; i < event->evidence_count; i++) {
    json_begin_object(&writer->json);
    write_span(writer, event->evidence[i].span);
    write_sentence(writer, event->evidence[i].span);
    JSON_KEY(&writer->json, "trigger");
    write_span_object(writer, event->evidence[i].trigger);
    json_end_object(&writer->json);
  }
  json_end_array(&writer->json);
}

void write_event(record_writer *writer, uint32_t index) {
  const fact_event *event = &writer->in->facts->events.items[index];
  JSON_KEY(&writer->json, "id");
  write_id(writer, FACT_EVENT, index);
  WRITE_STR(writer, "type", str_of(event_type_name(event->type)));
  WRITE_STR(writer, "mode", event->mode);
  WRITE_STR(writer, "cameo", event->cameo);
  WRITE_UINT(writer, "quad", event->quad);
  JSON_KEY(&writer->json, "as_coded");
  json_begin_object(&writer->json);
  WRITE_STR(writer, "plover", str_of(event_type_name(event->coded_type)));
  WRITE_STR(writer, "cameo", event->coded_cameo);
  json_end_object(&writer->json);
  WRITE_NAME(writer, "status", STATUSES, event->status);
  WRITE_STR(writer, "polarity", event->polarity_negative ? STR("negative") : STR("positive"));
  WRITE_NAME(writer, "evidential", EVIDENTIALS, event->evidential);
  JSON_KEY(&writer->json, "actors");
  write_parties(writer, event->actors, event->actor_count);
  JSON_KEY(&writer->json, "recipients");
  write_parties(writer, event->recipients, event->recipient_count);
  WRITE_BOOL(writer, "reciprocal", event->reciprocal);
  write_when(writer, event);
  write_where(writer, event);
  write_quote_refs(writer, event);
  JSON_KEY(&writer->json, "block");
  write_id(writer, FACT_BLOCK, event->block);
  JSON_KEY(&writer->json, "part_of");
  write_id(writer, FACT_EVENT, event->part_of);
  write_attributes(writer, event);
  write_evidence(writer, event);
  if (event->evidence_count) write_zone(writer, event->evidence[0].span);
}
