/* Records of quotations. */
#include "out/record_part.h"

static const json_name KINDS[] = {JSON_NAME("direct"), JSON_NAME("mixed"), JSON_NAME("indirect")};
static const json_name SPEAKERS[] = {JSON_NAME("unknown"),  JSON_NAME("person"), JSON_NAME("organization"), JSON_NAME("state"),
                                     JSON_NAME("document"), JSON_NAME("group"),  JSON_NAME("anonymous")};

static bool is_quote_mark(const record_writer *writer, uint32_t token) {
  return writer->tokens[token].kind == TOKEN_QUOTE;
}

/* "I'm open to it," without its marks and the comma; the words inside keep theirs. */
static token_range without_marks(const record_writer *writer, token_range part) {
  if (!range_is_empty(part) && is_quote_mark(writer, part.first)) part.first++;
  if (range_is_empty(part) || !is_quote_mark(writer, part.end - 1)) return part;
  part.end--;
  if (!range_is_empty(part) && str_is(token_text(writer->in->tokens, part.end - 1), ",")) part.end--;
  return part;
}

/* What was said, for people: the parts joined, without outer marks and the comma before the closing mark. */
static char *write_words(record_writer *writer, char *at, const fact_quote *quote) {
  bool is_first = true;
  at = PUT_FIELD(at, "words", "\"");
  for (uint32_t i = 0; i < quote->part_count; i++) {
    token_range part = quote->kind == QUOTE_DIRECT ? without_marks(writer, quote->parts[i]) : quote->parts[i];
    if (range_is_empty(part)) continue;
    if (!is_first) at = PUT(at, " ");
    at = put_string_part(&writer->json, at, range_text(writer, part));
    is_first = false;
  }
  return PUT(at, "\",");
}

static char *write_pairs(record_writer *writer, char *at, const token_range *ranges, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) at = write_pair(writer, at, ranges[i]);
  return put_close(at, ']');
}

static char *write_speaker(record_writer *writer, char *at, const fact_quote *quote) {
  if (range_is_empty(quote->speaker) && quote->speaker_ref.kind == REF_NONE) return PUT_FIELD(at, "speaker", "null,");
  at = write_ref(writer, PUT_FIELD(at, "speaker", "{\"ref\":"), quote->speaker_ref);
  at = write_span(writer, at, quote->speaker);
  WRITE_NAME(at, "type", SPEAKERS, quote->speaker_type);
  return put_close(at, '}');
}

static char *write_cue(record_writer *writer, char *at, const fact_quote *quote) {
  if (range_is_empty(quote->cue)) return PUT_FIELD(at, "cue", "null,");
  at = write_span(writer, PUT_FIELD(at, "cue", "{"), quote->cue);
  WRITE_STR(writer, at, "lemma", quote->cue_lemma);
  return put_close(at, '}');
}

char *write_quote(record_writer *writer, char *at, uint32_t index) {
  const fact_quote *quote = &writer->in->facts->quotes.items[index];
  token_range whole = {0, 0};
  if (quote->part_count) whole = (token_range){quote->parts[0].first, quote->parts[quote->part_count - 1].end};
  WRITE_ID(writer, at, "id", FACT_QUOTE, index);
  WRITE_KIND_KEY(writer, at, "quote_kind");
  at = put_name(at, &KINDS[quote->kind]);
  at = write_words(writer, at, quote);
  at = write_span(writer, at, whole);
  at = write_pairs(writer, PUT_FIELD(at, "parts", "["), quote->parts, quote->part_count);
  at = write_pairs(writer, PUT_FIELD(at, "quoted", "["), quote->quoted, quote->quoted_count);
  at = write_sentence(writer, at, whole);
  at = write_speaker(writer, at, quote);
  at = write_cue(writer, at, quote);
  at = write_span_object(writer, PUT_KEY(at, "addressee"), quote->addressee);
  at = write_span_object(writer, PUT_KEY(at, "setting"), quote->setting);
  WRITE_BOOL(at, "negated", quote->negated);
  WRITE_ID(writer, at, "when", FACT_DATE, quote->when);
  return write_zone(writer, at, whole);
}
