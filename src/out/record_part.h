/* What the files that write records share: the writer, and the parts that every fact is made of (spans, refs, rule and confidence). */
#ifndef NG_OUT_RECORD_PART_H
#define NG_OUT_RECORD_PART_H

#include "out/digest.h"
#include "out/json.h"
#include "out/offset.h"
#include "out/record.h"

/* One record being written.
 *   start     unit offset of the article's text, which all offsets count from
 *   is_line   --per fact: "kind" is the kind of the line, a fact's own kind has a longer name */
typedef struct {
  json_writer json;
  const record_input *in;
  offset_map map;
  uint32_t start;
  bool is_line;
  char digest[DIGEST_LENGTH];
} record_writer;

static inline bool is_kept(const record_writer *writer, int kind, uint32_t index) {
  return writer->in->choice->facts[kind][index].is_kept;
}

static inline bool range_is_empty(token_range range) {
  return range.first >= range.end;
}

/* "text", "start", "end", and "in":"title" inside a separate title. An empty range gives nulls. */
void write_span(record_writer *writer, token_range range);

/* {"text","start","end"} or null. */
void write_span_object(record_writer *writer, token_range range);

/* "start" and "end". An empty range gives nulls. */
void write_bounds(record_writer *writer, token_range range);

/* The offset of the start or the end of a range; null when it is empty. */
void write_offset(record_writer *writer, token_range range, bool at_end);

/* [start,end] of a range that is not empty. */
void write_pair(record_writer *writer, token_range range);

void write_sentence(record_writer *writer, token_range range);

extern const json_name ZONES[]; /* by zone_kind */

/* "zone" of headline, dateline, byline; nothing elsewhere. */
void write_zone(record_writer *writer, token_range range);

/* "t1", or null when the fact is not in the record. */
void write_id(record_writer *writer, int kind, uint32_t index);
void write_ref(record_writer *writer, fact_ref ref);

/* "kind", or `line_key` (STR("\"place_kind\":")) on a line of its own. */
void write_kind_key(record_writer *writer, ng_str line_key);

/* "rule" and "confidence", the last fields of every fact: those of a fact, or of a rule. */
void write_rule(record_writer *writer, int kind, uint32_t index);
void write_rule_of(record_writer *writer, uint32_t rule);

ng_str range_text(const record_writer *writer, token_range range);

/* Writes key and string, null when it is empty. */
#define WRITE_STR(writer, name, value)             \
  do {                                             \
    ng_str written = (value);                      \
    if (written.len) {                             \
      JSON_KEY(&(writer)->json, name);             \
      json_string(&(writer)->json, written);       \
    } else {                                       \
      JSON_LITERAL(&(writer)->json, name, "null"); \
    }                                              \
  } while (0)
#define WRITE_UINT(writer, name, value) (JSON_KEY(&(writer)->json, name), json_uint(&(writer)->json, (value)))
#define WRITE_BOOL(writer, name, value)             \
  do {                                              \
    if (value) {                                    \
      JSON_LITERAL(&(writer)->json, name, "true");  \
    } else {                                        \
      JSON_LITERAL(&(writer)->json, name, "false"); \
    }                                               \
  } while (0)
#define WRITE_NAME(writer, name, table, index) (JSON_KEY(&(writer)->json, name), json_put_name(&(writer)->json, &(table)[(index)]))

/* The fields of one fact inside an open object, `id` first, without rule and confidence. One function a kind. */
void write_date(record_writer *writer, uint32_t index);
void write_place(record_writer *writer, uint32_t index);
void write_person(record_writer *writer, uint32_t index);
void write_organization(record_writer *writer, uint32_t index);
void write_quote(record_writer *writer, uint32_t index);
void write_block(record_writer *writer, uint32_t index);
void write_event(record_writer *writer, uint32_t index);

/* One mention inside an open object. */
void write_place_mention(record_writer *writer, const place_mention *mention);
void write_person_mention(record_writer *writer, const person_mention *mention);
void write_organization_mention(record_writer *writer, const organization_mention *mention);
void write_mention(record_writer *writer, int kind, uint32_t mention);

/* What was said, for people: the parts joined, without outer marks and the comma before the closing mark. */
void write_words(record_writer *writer, const fact_quote *quote);

/* The fields of a fact of any kind, without rule and confidence. */
void write_fact(record_writer *writer, int kind, uint32_t index);

/* "schema", "id" under `id_key`, "source", "published": how a record and each line begin. */
void write_head(record_writer *writer, ng_str id_key);

/* --timex3: TimeML instead of a record. Returns as record_write. */
int record__write_timex3(record_writer *writer, ng_write_fn write, void *payload);

/* --per fact and --per event: every line stands alone. */
void write_fact_lines(record_writer *writer);
void write_event_lines(record_writer *writer);

#endif
