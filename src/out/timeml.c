/* TimeML 1.2.1, one file a document: TIMEX3 around dates (a range as its two halves), EVENT around the words that tell of events, a MAKEINSTANCE for
 * each, and a TLINK from each event to its date. The record must hold the text. */
#include <stdlib.h>

#include "out/convert.h"
#include "out/xml.h"

#define NAME_BYTES 100u

/* An element around bytes of the text. `kind`: 't' or 'e'. */
typedef struct {
  uint32_t start, end, number;
  char kind;
  const json_node *fact, *span;
} timeml_mark;

/* Walks over a text in the unit of its offsets. */
typedef struct {
  ng_str text;
  uint32_t byte;
  int64_t at;
  char unit; /* 'b', 'c' code points, 'u' UTF-16 */
} unit_cursor;

/* The byte at `offset`, which is not before the last one asked for. */
static uint32_t byte_of(unit_cursor *cursor, int64_t offset) {
  if (cursor->unit == 'b') return offset < 0 ? 0 : offset > cursor->text.len ? cursor->text.len : (uint32_t)offset;
  while (cursor->byte < cursor->text.len && cursor->at < offset) {
    unsigned char c = (unsigned char)cursor->text.ptr[cursor->byte];
    uint32_t length = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    cursor->at += cursor->unit == 'u' && length == 4 ? 2 : 1;
    cursor->byte += length;
  }
  return cursor->byte < cursor->text.len ? cursor->byte : cursor->text.len;
}

/* By start, the longer first, so that marks nest. */
static int compare_marks(const void *a, const void *b) {
  const timeml_mark *x = a, *y = b;
  if (x->start != y->start) return x->start < y->start ? -1 : 1;
  if (x->end != y->end) return x->end > y->end ? -1 : 1;
  return x->kind != y->kind ? (x->kind > y->kind ? -1 : 1) : x->number < y->number ? -1 : 1;
}

static void add_mark(timeml_mark *marks, uint32_t *count, const json_node *fact, const json_node *span, char kind) {
  int64_t start = json_int(span, "start", -1), end = json_int(span, "end", -1);
  if (start < 0 || end <= start || end > UINT32_MAX || json_get(span, STR("in"))) return;
  marks[*count] = (timeml_mark){(uint32_t)start, (uint32_t)end, *count + 1, kind, fact, span};
  ++*count;
}

/* Marks in the order of the text, in bytes, without those that would cross another. */
static uint32_t collect_marks(convert_run *run, const json_node *record, timeml_mark **out) {
  uint32_t count = 0, room = 0, kept = 0, end = 0;
  const json_node *dates = json_get(record, STR("dates")), *events = json_get(record, STR("events"));
  room = (dates ? 2 * dates->count : 0) + (events ? events->count : 0);
  timeml_mark *marks = *out = ARENA_NEW(run->arena, timeml_mark, room + 1);
  if (!marks) return 0;
  for (const json_node *date = dates ? dates->first : NULL; date; date = date->next) {
    const json_node *halves = json_get(date, STR("halves"));
    bool is_range = halves && halves->count == 2;
    for (const json_node *half = is_range ? halves->first : NULL; half; half = half->next) add_mark(marks, &count, date, half, 't');
    if (!is_range) add_mark(marks, &count, date, date, 't');
  }
  for (const json_node *event = events ? events->first : NULL; event; event = event->next) {
    const json_node *trigger = json_get(json_first(event, "evidence"), STR("trigger"));
    if (trigger) add_mark(marks, &count, event, trigger, 'e');
  }
  qsort(marks, count, sizeof *marks, compare_marks);
  for (uint32_t i = 0; i < count; i++) {
    if (marks[i].start < end) continue;
    end = marks[i].end;
    marks[kept++] = marks[i];
  }
  return kept;
}

static void add_timex(ng_buf *out, const timeml_mark *mark) {
  ng_str value = json_text(mark->span, "value");
  buf_print(out, "<TIMEX3 tid=\"t%u\"", mark->number);
  xml_attribute(out, "type", json_text(mark->span, "type"));
  xml_attribute(out, "value", value.len ? value : STR("XXXX-XX-XX"));
  xml_attribute(out, "mod", json_text(mark->span, "mod"));
  xml_attribute(out, "quant", json_text(mark->span, "quant"));
  xml_attribute(out, "freq", json_text(mark->span, "freq"));
  buf_print(out, " temporalFunction=\"%s\" functionInDocument=\"NONE\">", str_is(json_text(mark->fact, "anchor"), "document") ? "true" : "false");
}

static void add_text(ng_buf *out, const json_node *record, const timeml_mark *marks, uint32_t count) {
  ng_str text = json_text(record, "text"), unit = json_text(record, "offsets");
  unit_cursor cursor = {.text = text, .unit = str_is(unit, "byte") ? 'b' : str_is(unit, "utf16") ? 'u' : 'c'};
  uint32_t done = 0;
  buf_print(out, "<TEXT>");
  for (uint32_t i = 0; i < count; i++) {
    uint32_t start = byte_of(&cursor, marks[i].start), end = byte_of(&cursor, marks[i].end);
    if (start < done || end < start) continue;
    xml_text(out, str_slice(text, done, start));
    bool is_said = str_is(json_text(marks[i].fact, "type"), "STATE");
    if (marks[i].kind == 't') add_timex(out, &marks[i]);
    if (marks[i].kind == 'e') buf_print(out, "<EVENT eid=\"e%u\" class=\"%s\">", marks[i].number, is_said ? "REPORTING" : "OCCURRENCE");
    xml_text(out, str_slice(text, start, end));
    buf_print(out, marks[i].kind == 't' ? "</TIMEX3>" : "</EVENT>");
    done = end;
  }
  xml_text(out, str_slice(text, done, text.len));
  buf_print(out, "</TEXT>\n");
}

/* Past, ongoing and planned are tenses; what is only possible has a modal. */
static void add_instance(ng_buf *out, const timeml_mark *mark) {
  ng_str status = json_text(mark->fact, "status");
  const char *tense = str_is(status, "past") ? "PAST" : str_is(status, "ongoing") ? "PRESENT" : str_is(status, "planned") ? "FUTURE" : "NONE";
  bool is_negative = str_is(json_text(mark->fact, "polarity"), "negative");
  buf_print(out, "<MAKEINSTANCE eiid=\"ei%u\" eventID=\"e%u\" pos=\"VERB\" tense=\"%s\" aspect=\"NONE\" polarity=\"%s\"%s/>\n", mark->number,
            mark->number, tense, is_negative ? "NEG" : "POS", str_is(status, "possible") ? " modality=\"MAY\"" : "");
}

static void add_links(ng_buf *out, const timeml_mark *marks, uint32_t count) {
  unsigned links = 0;
  for (uint32_t i = 0; i < count; i++) {
    if (marks[i].kind == 'e') add_instance(out, &marks[i]);
  }
  for (uint32_t i = 0; i < count; i++) {
    ng_str ref = marks[i].kind == 'e' ? json_text(json_get(marks[i].fact, STR("when")), "ref") : (ng_str){"", 0};
    for (uint32_t j = 0; j < count && ref.len; j++) {
      if (marks[j].kind != 't' || !str_equal(json_text(marks[j].fact, "id"), ref)) continue;
      buf_print(out, "<TLINK lid=\"l%u\" relType=\"IS_INCLUDED\" eventInstanceID=\"ei%u\" relatedToTime=\"t%u\"/>\n", ++links, marks[i].number,
                marks[j].number);
      break;
    }
  }
}

static void add_head(ng_buf *out, const json_node *record) {
  ng_str published = json_text(record, "published"), title = json_text(record, "title");
  buf_print(out,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
            "xsi:noNamespaceSchemaLocation=\"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd\">\n<DOCID>");
  xml_text(out, json_text(record, "id"));
  buf_print(out, "</DOCID>\n<DCT><TIMEX3 tid=\"t0\" type=\"%s\" value=\"", memchr(published.ptr, 'T', published.len) ? "TIME" : "DATE");
  xml_text(out, published.len ? published : STR("XXXX-XX-XX"));
  buf_print(out, "\" temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">");
  xml_text(out, published);
  buf_print(out, "</TIMEX3></DCT>\n");
  if (!title.len) return;
  buf_print(out, "<TITLE>");
  xml_text(out, title);
  buf_print(out, "</TITLE>\n");
}

/* A file name from the document's id; when that says less than the id, the digest makes it unique. */
static void file_name(char *out, size_t size, const json_node *record) {
  ng_str id = json_text(record, "id"), digest = json_text(record, "digest");
  size_t len = 0;
  bool is_changed = id.len > NAME_BYTES || !id.len || id.ptr[0] == '.';
  for (uint32_t i = 0; i < id.len && len < NAME_BYTES; i++) {
    char c = id.ptr[i];
    bool is_plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || (c >= 'A' && c <= 'Z');
    is_changed |= !is_plain;
    out[len] = is_plain && (c != '.' || len) ? c : '_';
    len++;
  }
  for (uint32_t i = digest.len > 16 ? digest.len - 16 : 0; i < digest.len && is_changed && len + 8 < size; i++) {
    out[len++] = digest.ptr[i] == '/' ? '_' : digest.ptr[i];
  }
  memcpy(out + len, ".tml", sizeof ".tml");
}

static ng_status begin_timeml(convert_run *run, ng_error *error) {
  (void)run;
  (void)error;
  return NG_OK;
}

static ng_status record_timeml(convert_run *run, const json_node *record, ng_error *error) {
  char name[NAME_BYTES + 32];
  timeml_mark *marks;
  if (!json_get(record, STR("text"))) return error_set(error, NG_ERROR_INPUT, "TimeML needs the text: extract the article --with text");
  uint32_t count = collect_marks(run, record, &marks);
  if (!marks) return error_set(error, NG_ERROR_MEMORY, "out of memory");
  add_head(&run->buf, record);
  add_text(&run->buf, record, marks, count);
  add_links(&run->buf, marks, count);
  buf_print(&run->buf, "</TimeML>\n");
  file_name(name, sizeof name, record);
  run->count++;
  return convert__send(run, name, error);
}

const converter CONVERT_TIMEML = {"timeml", true, begin_timeml, record_timeml, begin_timeml};
