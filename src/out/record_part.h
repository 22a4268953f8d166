/* What the files that write records share: the writer, and the parts that every fact is made of (spans, refs, rule and confidence). */
#ifndef NG_OUT_RECORD_PART_H
#define NG_OUT_RECORD_PART_H

#include "out/digest.h"
#include "out/json.h"
#include "out/offset.h"
#include "out/record.h"

/* One record being written.
 *   choice, tokens, of_token, text   of `in`: what nearly every field asks for
 *   body, start                      byte and unit at which the article's text starts, which all offsets count from
 *   is_line                          --per fact: "kind" is the kind of the line, a fact's own kind has a longer name */
typedef struct {
  json_writer json;
  const record_input *in;
  const record_choice *choice;
  const ng_token *tokens;
  const uint32_t *of_token;
  ng_str text;
  offset_map map;
  uint32_t body, start;
  bool is_line;
  char digest[DIGEST_LENGTH];
} record_writer;

static inline bool is_kept(const record_writer *writer, int kind, uint32_t index) {
  return writer->choice->facts[kind][index].is_kept;
}

static inline bool range_is_empty(token_range range) {
  return range.first >= range.end;
}

/* All of these put what they say at `at` and return the place behind it (json_put.h). */

/* "text", "start", "end", and "in":"title" inside a separate title. An empty range gives nulls. */
char *write_span(record_writer *writer, char *at, token_range range);

/* {"text","start","end"} or null. */
char *write_span_object(record_writer *writer, char *at, token_range range);

/* "start" and "end". An empty range gives nulls. */
char *write_bounds(record_writer *writer, char *at, token_range range);

/* [start,end] */
char *write_pair(record_writer *writer, char *at, token_range range);

char *write_sentence(record_writer *writer, char *at, token_range range);

extern const json_name ZONES[]; /* by text_zone */

/* "zone" of headline, dateline, byline; nothing elsewhere. */
char *write_zone(record_writer *writer, char *at, token_range range);

/* "t1", or null when the fact is not in the record. */
char *write_id(record_writer *writer, char *at, int kind, uint32_t index);
char *write_ref(record_writer *writer, char *at, fact_ref ref);

/* "rule" and "confidence", the last fields of every fact: those of a fact, or of a rule. */
char *write_rule(record_writer *writer, char *at, int kind, uint32_t index);
char *write_rule_of(record_writer *writer, char *at, uint32_t rule);

ng_str range_text(const record_writer *writer, token_range range);

/* Where a range that is not empty lies for readers. */
text_range reader_range(const record_writer *writer, token_range range);

/* A string, null when it is empty. */
char *write_str(record_writer *writer, char *at, ng_str value);

/* Put a field with its key and move `at` behind it. */
#define WRITE_STR(writer, at, name, value) ((at) = write_str((writer), PUT_KEY((at), name), (value)))
#define WRITE_UINT(at, name, value) ((at) = put_uint(PUT_KEY((at), name), (value)))
#define WRITE_BOOL(at, name, value) ((at) = (value) ? PUT_FIELD((at), name, "true,") : PUT_FIELD((at), name, "false,"))
#define WRITE_NAME(at, name, table, index) ((at) = put_name(PUT_KEY((at), name), &(table)[(index)]))
#define WRITE_ID(writer, at, name, kind, index) ((at) = write_id((writer), PUT_KEY((at), name), (kind), (index)))

/* "kind", or `line_name` on a line of its own. */
#define WRITE_KIND_KEY(writer, at, line_name) ((at) = (writer)->is_line ? PUT_KEY((at), line_name) : PUT_KEY((at), "kind"))

/* The fields of one fact inside an open object, `id` first, without rule and confidence. One function a kind. */
char *write_date(record_writer *writer, char *at, uint32_t index);
char *write_place(record_writer *writer, char *at, uint32_t index);
char *write_person(record_writer *writer, char *at, uint32_t index);
char *write_organization(record_writer *writer, char *at, uint32_t index);
char *write_quote(record_writer *writer, char *at, uint32_t index);
char *write_block(record_writer *writer, char *at, uint32_t index);
char *write_event(record_writer *writer, char *at, uint32_t index);

/* One mention inside an open object. */
char *write_place_mention(record_writer *writer, char *at, const place_mention *mention);
char *write_person_mention(record_writer *writer, char *at, const person_mention *mention);
char *write_organization_mention(record_writer *writer, char *at, const organization_mention *mention);
char *write_mention(record_writer *writer, char *at, int kind, uint32_t mention);

/* The fields of a fact of any kind, without rule and confidence. */
char *write_fact(record_writer *writer, char *at, int kind, uint32_t index);

/* The id of the document, whose key stands before `at`, "source", "title", "published": so a record and each line go on behind BEGIN_HEAD. */
#define BEGIN_HEAD "{\"schema\":\"nutgraf/1\","
char *write_head(record_writer *writer, char *at);

/* --timex3: TimeML instead of a record. Returns as record_write. */
int record__write_timex3(record_writer *writer, ng_write_fn write, void *payload);

/* --per fact and --per event: every line stands alone. */
char *write_fact_lines(record_writer *writer, char *at);
char *write_event_lines(record_writer *writer, char *at);

#endif
