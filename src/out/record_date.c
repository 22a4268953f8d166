/* Records of dates and of labelled blocks. */
#include "out/record_part.h"

static const json_name TYPES[] = {JSON_NAME("DATE"), JSON_NAME("TIME"), JSON_NAME("DURATION"), JSON_NAME("SET")};
static const json_name ANCHORS[] = {JSON_NAME("none"), JSON_NAME("document"), JSON_NAME("text"), JSON_NAME("quote"), JSON_NAME("event")};

static char *write_half(record_writer *writer, char *at, const date_half *half) {
  at = write_span(writer, put_open(&writer->json, at, '{'), half->span);
  WRITE_NAME(at, "type", TYPES, half->type);
  WRITE_STR(writer, at, "value", half->value);
  WRITE_STR(writer, at, "mod", half->mod);
  return put_close(at, '}');
}

char *write_date(record_writer *writer, char *at, uint32_t index) {
  const fact_date *date = &writer->in->facts->dates.items[index];
  WRITE_ID(writer, at, "id", FACT_DATE, index);
  at = write_span(writer, at, date->span);
  at = write_sentence(writer, at, date->span);
  WRITE_NAME(at, "type", TYPES, date->type);
  WRITE_STR(writer, at, "value", date->value);
  WRITE_STR(writer, at, "mod", date->mod);
  WRITE_STR(writer, at, "quant", date->quant);
  WRITE_STR(writer, at, "freq", date->freq);
  WRITE_STR(writer, at, "begin", date->begin);
  WRITE_STR(writer, at, "stop", date->stop);
  WRITE_STR(writer, at, "zone_offset", date->zone_offset);
  WRITE_NAME(at, "anchor", ANCHORS, date->anchor);
  at = PUT_FIELD(at, "halves", "[");
  for (uint32_t i = 0; i < date->half_count; i++) at = write_half(writer, at, &date->halves[i]);
  return write_zone(writer, put_close(at, ']'), date->span);
}

static char *write_field(record_writer *writer, char *at, const block_field *field) {
  at = put_open(&writer->json, at, '{');
  WRITE_STR(writer, at, "label", field->label);
  WRITE_STR(writer, at, "key", field->key);
  at = put_string(&writer->json, PUT_KEY(at, "value"), range_text(writer, field->value));
  return put_close(write_bounds(writer, at, field->value), '}');
}

char *write_block(record_writer *writer, char *at, uint32_t index) {
  const fact_block *block = &writer->in->facts->blocks.items[index];
  WRITE_ID(writer, at, "id", FACT_BLOCK, index);
  at = PUT_FIELD(write_bounds(writer, at, block->span), "fields", "[");
  for (uint32_t i = 0; i < block->field_count; i++) at = write_field(writer, at, &block->fields[i]);
  return put_close(at, ']');
}
