/* Records of quotations. */
#include "out/record_part.h"

static const json_name KINDS[] = {JSON_NAME("direct"), JSON_NAME("mixed"), JSON_NAME("indirect")};
static const json_name SPEAKERS[] = {JSON_NAME("unknown"),  JSON_NAME("person"), JSON_NAME("organization"), JSON_NAME("state"),
                                     JSON_NAME("document"), JSON_NAME("group"),  JSON_NAME("anonymous")};

static bool is_quote_mark(const record_writer *writer, uint32_t token) {
  return writer->in->tokens->tokens[token].kind == TOKEN_QUOTE;
}

/* "I'm open to it," without its marks and the comma; the words inside keep theirs. */
static token_range without_marks(const record_writer *writer, token_range part) {
  if (!range_is_empty(part) && is_quote_mark(writer, part.first)) part.first++;
  if (range_is_empty(part) || !is_quote_mark(writer, part.end - 1)) return part;
  part.end--;
  if (!range_is_empty(part) && str_is(token_text(writer->in->tokens, part.end - 1), ",")) part.end--;
  return part;
}

void write_words(record_writer *writer, const fact_quote *quote) {
  JSON_KEY(&writer->json, "words");
  json_begin_string(&writer->json);
  bool is_first = true;
  for (uint32_t i = 0; i < quote->part_count; i++) {
    token_range part = quote->kind == QUOTE_DIRECT ? without_marks(writer, quote->parts[i]) : quote->parts[i];
    if (range_is_empty(part)) continue;
    if (!is_first) json_add_string(&writer->json, STR(" "));
    json_add_string(&writer->json, range_text(writer, part));
    is_first = false;
  }
  json_end_string(&writer->json);
}

static void write_pairs(record_writer *writer, const token_range *ranges, uint32_t count) {
  json_begin_array(&writer->json);
  for (uint32_t i = 0; i < count; i++) write_pair(writer, ranges[i]);
  json_end_array(&writer->json);
}

static void write_speaker(record_writer *writer, const fact_quote *quote) {
  JSON_KEY(&writer->json, "speaker");
  if (range_is_empty(quote->speaker) && quote->speaker_ref.kind == REF_NONE) {
    json_null(&writer->json);
    return;
  }
  json_begin_object(&writer->json);
  JSON_KEY(&writer->json, "ref");
  write_ref(writer, quote->speaker_ref);
  write_span(writer, quote->speaker);
  WRITE_NAME(writer, "type", SPEAKERS, quote->speaker_type);
  json_end_object(&writer->json);
}

static void write_cue(record_writer *writer, const fact_quote *quote) {
  JSON_KEY(&writer->json, "cue");
  if (range_is_empty(quote->cue)) {
    json_null(&writer->json);
    return;
  }
  json_begin_object(&writer->json);
  write_span(writer, quote->cue);
  WRITE_STR(writer, "lemma", quote->cue_lemma);
  json_end_object(&writer->json);
}

void write_quote(record_writer *writer, uint32_t index) {
  const fact_quote *quote = &writer->in->facts->quotes.items[index];
  token_range whole = {0, 0};
  if (quote->part_count) whole = (token_range){quote->parts[0].first, quote->parts[quote->part_count - 1].end};
  JSON_KEY(&writer->json, "id");
  write_id(writer, FACT_QUOTE, index);
  write_kind_key(writer, STR("\"quote_kind\":"));
  json_put_name(&writer->json, &KINDS[quote->kind]);
  write_words(writer, quote);
  write_span(writer, whole);
  JSON_KEY(&writer->json, "parts");
  write_pairs(writer, quote->parts, quote->part_count);
  JSON_KEY(&writer->json, "quoted");
  write_pairs(writer, quote->quoted, quote->quoted_count);
  write_sentence(writer, whole);
  write_speaker(writer, quote);
  write_cue(writer, quote);
  JSON_KEY(&writer->json, "addressee");
  write_span_object(writer, quote->addressee);
  JSON_KEY(&writer->json, "setting");
  write_span_object(writer, quote->setting);
  WRITE_BOOL(writer, "negated", quote->negated);
  JSON_KEY(&writer->json, "when");
  write_id(writer, FACT_DATE, quote->when);
  write_zone(writer, whole);
}
