/* Records of dates and of labelled blocks. */
#include "out/record_part.h"

static const json_name TYPES[] = {JSON_NAME("DATE"), JSON_NAME("TIME"), JSON_NAME("DURATION"), JSON_NAME("SET")};
static const json_name ANCHORS[] = {JSON_NAME("none"), JSON_NAME("document"), JSON_NAME("text"), JSON_NAME("quote"), JSON_NAME("event")};

static void write_half(record_writer *writer, const date_half *half) {
  json_begin_object(&writer->json);
  write_span(writer, half->span);
  WRITE_NAME(writer, "type", TYPES, half->type);
  WRITE_STR(writer, "value", half->value);
  WRITE_STR(writer, "mod", half->mod);
  json_end_object(&writer->json);
}

void write_date(record_writer *writer, uint32_t index) {
  const fact_date *date = &writer->in->facts->dates.items[index];
  JSON_KEY(&writer->json, "id");
  write_id(writer, FACT_DATE, index);
  write_span(writer, date->span);
  write_sentence(writer, date->span);
  WRITE_NAME(writer, "type", TYPES, date->type);
  WRITE_STR(writer, "value", date->value);
  WRITE_STR(writer, "mod", date->mod);
  WRITE_STR(writer, "quant", date->quant);
  WRITE_STR(writer, "freq", date->freq);
  WRITE_STR(writer, "begin", date->begin);
  WRITE_STR(writer, "stop", date->stop);
  WRITE_STR(writer, "zone_offset", date->zone_offset);
  WRITE_NAME(writer, "anchor", ANCHORS, date->anchor);
  JSON_KEY(&writer->json, "halves");
  json_begin_array(&writer->json);
  for (uint32_t i = 0; i < date->half_count; i++) write_half(writer, &date->halves[i]);
  json_end_array(&writer->json);
  write_zone(writer, date->span);
}

static void write_field(record_writer *writer, const block_field *field) {
  json_begin_object(&writer->json);
  WRITE_STR(writer, "label", field->label);
  WRITE_STR(writer, "key", field->key);
  JSON_KEY(&writer->json, "value");
  json_string(&writer->json, range_text(writer, field->value));
  write_bounds(writer, field->value);
  json_end_object(&writer->json);
}

void write_block(record_writer *writer, uint32_t index) {
  const fact_block *block = &writer->in->facts->blocks.items[index];
  JSON_KEY(&writer->json, "id");
  write_id(writer, FACT_BLOCK, index);
  write_bounds(writer, block->span);
  JSON_KEY(&writer->json, "fields");
  json_begin_array(&writer->json);
  for (uint32_t i = 0; i < block->field_count; i++) write_field(writer, &block->fields[i]);
  json_end_array(&writer->json);
}
