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
  return offset_at(&writer->map, byte) - (byte < writer->in->body ? 0 : writer->start);
}

static inline void write_start_and_end(record_writer *writer, uint32_t start, uint32_t end) {
  start = reader_offset(writer, start);
  end = reader_offset(writer, end);
  WRITE_UINT(writer, "start", start);
  WRITE_UINT(writer, "end", end);
}

void write_bounds(record_writer *writer, token_range range) {
  const ng_token *tokens = writer->in->tokens->tokens;
  if (range_is_empty(range)) {
    JSON_LITERAL(&writer->json, "start", "null");
    JSON_LITERAL(&writer->json, "end", "null");
  } else {
    write_start_and_end(writer, tokens[range.first].start, tokens[range.end - 1].end);
  }
}

void write_span(record_writer *writer, token_range range) {
  if (range_is_empty(range)) {
    JSON_LITERAL(&writer->json, "text", "null");
    write_bounds(writer, range);
    return;
  }
  const token_table *tokens = writer->in->tokens;
  uint32_t start = tokens->tokens[range.first].start, end = tokens->tokens[range.end - 1].end, body = writer->in->body;
  JSON_KEY(&writer->json, "text");
  json_string(&writer->json, str_slice(tokens->text, start, end));
  write_start_and_end(writer, start, end);
  if (start < body) WRITE_STR(writer, "in", STR("title"));
}

void write_span_object(record_writer *writer, token_range range) {
  if (range_is_empty(range)) {
    json_null(&writer->json);
    return;
  }
  json_begin_object(&writer->json);
  write_span(writer, range);
  json_end_object(&writer->json);
}

void write_offset(record_writer *writer, token_range range, bool at_end) {
  if (range_is_empty(range)) {
    json_null(&writer->json);
    return;
  }
  const ng_token *tokens = writer->in->tokens->tokens;
  json_uint(&writer->json, reader_offset(writer, at_end ? tokens[range.end - 1].end : tokens[range.first].start));
}

void write_pair(record_writer *writer, token_range range) {
  json_begin_array(&writer->json);
  write_offset(writer, range, false);
  write_offset(writer, range, true);
  json_end_array(&writer->json);
}

void write_sentence(record_writer *writer, token_range range) {
  JSON_KEY(&writer->json, "sentence");
  if (range_is_empty(range)) {
    json_null(&writer->json);
  } else {
    json_uint(&writer->json, writer->in->sentences->of_token[range.first]);
  }
}

void write_zone(record_writer *writer, token_range range) {
  if (range_is_empty(range)) return;
  const sentence_table *sentences = writer->in->sentences;
  const ng_sentence *sentence = &sentences->items[sentences->of_token[range.first]];
  bool is_ended = sentence->zone == ZONE_DATELINE && sentence->dateline_end; /* else the dateline is a line of its own */
  int zone = range.first - sentence->first < sentence->dateline_end ? ZONE_DATELINE : is_ended ? ZONE_BODY : sentence->zone;
  if (zone != ZONE_BODY && zone != ZONE_BOILERPLATE) WRITE_NAME(writer, "zone", ZONES, zone);
}

void write_id(record_writer *writer, int kind, uint32_t index) {
  if (index == NO_REF || !is_kept(writer, kind, index)) {
    json_null(&writer->json);
    return;
  }
  json_id(&writer->json, PREFIX[kind], index + 1);
}

void write_ref(record_writer *writer, fact_ref ref) {
  if (ref.kind == REF_NONE) {
    json_null(&writer->json);
  } else {
    write_id(writer, KIND_OF_REF[ref.kind], ref.index);
  }
}

void write_kind_key(record_writer *writer, ng_str line_key) {
  if (writer->is_line) {
    json_key(&writer->json, line_key);
  } else {
    JSON_KEY(&writer->json, "kind");
  }
}

static void write_sure_rule(record_writer *writer, uint32_t rule, uint32_t confidence) {
  WRITE_STR(writer, "rule", writer->in->rule_name(writer->in->rules, rule));
  JSON_KEY(&writer->json, "confidence");
  json_percent(&writer->json, confidence);
}

void write_rule_of(record_writer *writer, uint32_t rule) {
  write_sure_rule(writer, rule, writer->in->rule_confidence(writer->in->rules, rule));
}

void write_rule(record_writer *writer, int kind, uint32_t index) {
  const fact_choice *choice = &writer->in->choice->facts[kind][index];
  write_sure_rule(writer, choice->rule, choice->confidence);
}
