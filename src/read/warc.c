/* Records of web archives (ISO 28500): a version line, named fields, an empty line, as many bytes as the fields say, two empty lines. */
#include "read/warc.h"

#include <stdio.h>

#define MAX_NAME 400u /* of a record, in messages */

/* A record's head. `name` is its id, or its address, or its number. */
typedef struct {
  uint64_t number, length;
  bool has_length;
  item_kind kind; /* ITEM_KINDS: nothing to read */
  char name[MAX_NAME];
  ng_buf url, type;
} warc_record;

typedef struct {
  byte_source *source;
  item_sink *sink;
  warc_record record;
  bool is_lost; /* after a bad record: the next version line is looked for, and nothing is told twice */
} warc_reader;

static bool is_named(ng_str line, const char *name, ng_str *value) {
  uint32_t len = (uint32_t)strlen(name);
  if (line.len <= len || line.ptr[len] != ':' || !str_is_caseless(str_slice(line, 0, len), name)) return false;
  *value = str_trim(str_slice(line, len + 1, line.len));
  return true;
}

static item_kind kind_of(ng_str type) {
  if (str_is(type, "response")) return ITEM_HTTP;
  if (str_is(type, "resource")) return ITEM_PAGE;
  return str_is(type, "conversion") ? ITEM_TEXT : ITEM_KINDS;
}

static void set_buf(ng_buf *buf, ng_str text) {
  buf->len = 0;
  buf_str(buf, text);
}

static void take_field(warc_record *record, ng_str line) {
  ng_str value;
  if (is_named(line, "warc-type", &value)) record->kind = kind_of(value);
  if (is_named(line, "content-type", &value)) set_buf(&record->type, value);
  if (is_named(line, "warc-record-id", &value))
    snprintf(record->name, sizeof record->name, "record %.*s", (int)(value.len < 300 ? value.len : 300), value.ptr);
  if (is_named(line, "warc-target-uri", &value)) {
    /* 1.0 as some wrote it: "<http://…>" */
    bool has_brackets = value.len > 1 && value.ptr[0] == '<' && value.ptr[value.len - 1] == '>';
    set_buf(&record->url, has_brackets ? str_slice(value, 1, value.len - 1) : value);
  }
  if (!is_named(line, "content-length", &value)) return;
  record->length = 0;
  record->has_length = value.len > 0 && value.len < 19;
  for (uint32_t i = 0; i < value.len; i++) {
    record->has_length &= value.ptr[i] >= '0' && value.ptr[i] <= '9';
    record->length = record->length * 10 + (uint64_t)(value.ptr[i] - '0');
  }
}

/* Tells of a bad record once; false when the sink wants no more. */
static bool fail_record(warc_reader *warc, const ng_error *why) {
  bool is_told = warc->is_lost;
  ng_error error;
  warc->is_lost = true;
  if (is_told && why->status == NG_ERROR_INPUT) return true;
  bool is_fatal = why->status == NG_ERROR_IO || why->status == NG_ERROR_MEMORY;
  error_set(&error, why->status, "%s: %s: %s; it is skipped", warc->source->name, warc->record.name, why->message);
  return item_fail(warc->sink, warc->source->name, warc->record.number, is_fatal, &error);
}

static bool fail_with(warc_reader *warc, const char *why) {
  ng_error error;
  error_set(&error, NG_ERROR_INPUT, "%s", why);
  return fail_record(warc, &error);
}

/* A line that is no longer than a head's may be; those of lost records are of any length. */
static ng_status next_line(warc_reader *warc, ng_str *line, ng_error *error) {
  char *start;
  size_t len;
  ng_status status = source_line(warc->source, &start, &len, error);
  *line = (ng_str){start, status == NG_OK && start ? (uint32_t)len : 0};
  return status;
}

/* 1: a head was read; 0: the end; -1: the sink wants no more. */
static int read_head(warc_reader *warc) {
  warc_record *record = &warc->record;
  ng_error error = {0};
  ng_str line;
  bool is_inside = false;
  for (;;) {
    ng_status status = next_line(warc, &line, &error);
    if (status != NG_OK && !fail_record(warc, &error)) return -1;
    if (status != NG_OK) is_inside = false;
    if (status != NG_OK) continue;
    if (!line.ptr) return is_inside ? (fail_with(warc, "its head does not end") ? 0 : -1) : 0;
    bool is_version = str_starts(line, STR("WARC/"));
    if (is_version) {
      is_inside = true;
      warc->is_lost = false;
      record->number++;
      record->kind = ITEM_KINDS;
      record->length = record->url.len = record->type.len = 0;
      record->has_length = false;
      snprintf(record->name, sizeof record->name, "record %llu", (unsigned long long)record->number);
    } else if (is_inside && !line.len) {
      return 1;
    } else if (is_inside) {
      take_field(record, line);
    } else if (line.len && !fail_with(warc, "no record begins where it ends")) {
      return -1;
    }
  }
}

/* Moves `length` bytes of the stream to `out`, or drops them when it is NULL. */
static ng_status take_bytes(byte_source *source, uint64_t length, ng_buf *out, ng_error *error) {
  while (length) {
    size_t have = source->buf.len - source->at;
    if (have > length) have = (size_t)length;
    if (out) buf_add(out, source->buf.ptr + source->at, have);
    source->at += have;
    length -= have;
    if (!length) break;
    if (source->has_ended) return error_set(error, NG_ERROR_INPUT, "the file ends inside it");
    ng_status status = source_fill(source, error);
    if (status != NG_OK) return status;
  }
  return NG_OK;
}

/* Two empty lines, or the end of the file. */
static ng_status take_end(byte_source *source, ng_error *error) {
  ng_str front;
  ng_status status = source_peek(source, 4, &front, error);
  if (status != NG_OK) return status;
  if (front.len >= 4 && memcmp(front.ptr, "\r\n\r\n", 4) == 0) {
    source->at += 4;
    return NG_OK;
  }
  if (!str_trim(front).len || str_starts(front, STR("\n\n"))) return NG_OK;
  return error_set(error, NG_ERROR_INPUT, "its length is wrong");
}

/* The record whose head was read. False when the sink wants no more. */
static bool read_body(warc_reader *warc) {
  warc_record *record = &warc->record;
  byte_source *source = warc->source;
  ng_error error = {0};
  if (!record->has_length) return fail_with(warc, "it has no Content-Length");
  bool is_response = str_starts(buf_view(&record->type), STR("application/http")) || !record->type.len;
  bool is_wanted = record->kind != ITEM_KINDS && (record->kind != ITEM_HTTP || is_response);
  bool is_long = is_wanted && record->length > source->max;
  if (is_long) error_set(&error, NG_ERROR_LIMIT, "it has more than %zu bytes; raise --max-doc-bytes", source->max);
  if (is_long && !fail_record(warc, &error)) return false;
  warc->is_lost = false;
  read_item *item = is_wanted && !is_long ? warc->sink->begin(warc->sink) : NULL;
  if (is_wanted && !is_long && !item) return false;
  if (item) {
    item_start(item, record->kind, source->name, record->number);
    buf_str(&item->url, buf_view(&record->url));
    buf_str(&item->type, buf_view(&record->type));
  }
  ng_status status = take_bytes(source, record->length, item ? &item->bytes : NULL, &error);
  if (status == NG_OK) status = take_end(source, &error);
  if (status != NG_OK) return fail_record(warc, &error);
  return !item || warc->sink->end(warc->sink);
}

bool warc_read(byte_source *source, item_sink *sink) {
  warc_reader warc = {.source = source, .sink = sink};
  int found;
  snprintf(warc.record.name, sizeof warc.record.name, "start of the file");
  while ((found = read_head(&warc)) > 0) {
    if (!read_body(&warc)) {
      found = -1;
      break;
    }
  }
  buf_clear(&warc.record.url);
  buf_clear(&warc.record.type);
  return found == 0;
}
