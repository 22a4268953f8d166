/* The parts of a record: spans, refs, rules. */
#include "out/record_part.h"

const json_name ZONES[] = {JSON_NAME("body"), JSON_NAME("headline"), JSON_NAME("dateline"), JSON_NAME("byline"), JSON_NAME("boilerplate")};
static const char PREFIX[FACT_KINDS] = {'t', 'l', 'p', 'o', 'q', 'b', 'e'};

/* fact_ref.kind to our kinds. */
static const int KIND_OF_REF[] = {-1, FACT_DATE, FACT_PLACE, FACT_PERSON, FACT_ORGANIZATION, FACT_QUOTE, FACT_EVENT};

ng_str range_text(const record_writer *writer, token_range range) {
  if (range_is_empty(range)) return STR("");
  return tokens_text(writer->in->tokens, range.first, range.end);
}

/* Offset for readers of a byte: from the start of the title inside a separate title, else from the start of the text. */
static inline uint32_t reader_offset(const record_writer *writer, uint32_t byte) {
  return offset_at(&writer->map, byte) - (byte < writer->body ? 0 : writer->start);
}

static inline text_range byte_range(const record_writer *writer, token_range range) {
  return (text_range){writer->tokens[range.first].start, writer->tokens[range.end - 1].end};
}

static inline text_range units_of(const record_writer *writer, text_range bytes) {
  return (text_range){reader_offset(writer, bytes.start), reader_offset(writer, bytes.end)};
}

text_range reader_range(const record_writer *writer, token_range range) {
  return units_of(writer, byte_range(writer, range));
}

char *write_bounds(record_writer *writer, char *at, token_range range) {
  if (range_is_empty(range)) return PUT(at, "\"start\":null,\"end\":null,");
  return put_bounds(at, reader_range(writer, range));
}

/* In a text with units of more than a byte, or in a separate title. */
__attribute__((noinline)) static char *write_other_span(record_writer *writer, char *at, text_range bytes) {
  at = put_span(&writer->json, at, writer->text, bytes, units_of(writer, bytes));
  return bytes.start < writer->body ? PUT_FIELD(at, "in", "\"title\",") : at;
}

char *write_span(record_writer *writer, char *at, token_range range) {
  if (range_is_empty(range)) return PUT(at, "\"text\":null,\"start\":null,\"end\":null,");
  text_range bytes = byte_range(writer, range);
  if (writer->map.blocks || bytes.start < writer->body) return write_other_span(writer, at, bytes);
  return put_span(&writer->json, at, writer->text, bytes, (text_range){bytes.start - writer->start, bytes.end - writer->start});
}

char *write_span_object(record_writer *writer, char *at, token_range range) {
  if (range_is_empty(range)) return PUT(at, "null,");
  return put_close(write_span(writer, put_open(&writer->json, at, '{'), range), '}');
}

char *write_pair(record_writer *writer, char *at, token_range range) {
  at = json_room(&writer->json, at);
  return range_is_empty(range) ? PUT(at, "[null,null],") : put_pair(at, reader_range(writer, range));
}

char *write_sentence(record_writer *writer, char *at, token_range range) {
  if (range_is_empty(range)) return PUT_FIELD(at, "sentence", "null,");
  return put_uint(PUT_KEY(at, "sentence"), writer->of_token[range.first]);
}

char *write_zone(record_writer *writer, char *at, token_range range) {
  if (range_is_empty(range)) return at;
  const ng_sentence *sentence = &writer->in->sentences->items[writer->of_token[range.first]];
  if (sentence->zone == ZONE_BODY && !sentence->dateline_end) return at;
  bool is_ended = sentence->zone == ZONE_DATELINE && sentence->dateline_end; /* else the dateline is a line of its own */
  int zone = range.first - sentence->first < sentence->dateline_end ? ZONE_DATELINE : is_ended ? ZONE_BODY : sentence->zone;
  return zone == ZONE_BODY || zone == ZONE_BOILERPLATE ? at : put_name(PUT_KEY(at, "zone"), &ZONES[zone]);
}

char *write_id(record_writer *writer, char *at, int kind, uint32_t index) {
  if (index == NO_REF || !is_kept(writer, kind, index)) return PUT(at, "null,");
  return put_id(at, PREFIX[kind], index + 1);
}

char *write_ref(record_writer *writer, char *at, fact_ref ref) {
  return ref.kind == REF_NONE ? PUT(at, "null,") : write_id(writer, at, KIND_OF_REF[ref.kind], ref.index);
}

char *write_str(record_writer *writer, char *at, ng_str value) {
  return value.len ? put_string(&writer->json, at, value) : PUT(at, "null,");
}

static inline char *write_sure_rule(record_writer *writer, char *at, uint32_t rule, uint32_t confidence) {
  at = put_string(&writer->json, PUT_KEY(at, "rule"), ruleset_rule_name(writer->in->rules, rule));
  return put_percent(PUT_KEY(at, "confidence"), confidence);
}

char *write_rule_of(record_writer *writer, char *at, uint32_t rule) {
  return write_sure_rule(writer, at, rule, ruleset_confidence(writer->in->rules, rule));
}

char *write_rule(record_writer *writer, char *at, int kind, uint32_t index) {
  const fact_choice *choice = &writer->choice->facts[kind][index];
  return write_sure_rule(writer, at, choice->rule, choice->confidence);
}
