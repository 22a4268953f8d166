/* Cutting a stream of JSON at the ends of its values. What is inside a value is checked when it is read. */
#include "read/json_stream.h"

#include "base/raw_json.h"

/* How far into a value the cutting is. */
typedef struct {
  size_t seen; /* bytes of the value looked at */
  uint32_t depth;
  bool is_string, is_escaped;
} value_cutter;

/* Looks at the bytes behind those seen; true when the value ends, `seen` then being its length. */
static bool find_end(value_cutter *cut, const char *bytes, size_t len) {
  while (cut->seen < len) {
    if (cut->is_escaped) {
      cut->is_escaped = false;
      cut->seen++;
      continue;
    }
    if (cut->is_string) cut->seen = (size_t)(raw_find_mark(bytes + cut->seen, bytes + len) - bytes);
    if (cut->seen == len) return false;
    char c = bytes[cut->seen++];
    if (c == '"') cut->is_string = !cut->is_string;
    if (c == '\\') cut->is_escaped = cut->is_string;
    if (cut->is_string) continue;
    if (c == '{' || c == '[') cut->depth++;
    if ((c == '}' || c == ']') && --cut->depth == 0) return true;
  }
  return false;
}

/* Skips what may stand between values; false at the end of the stream. */
static bool find_start(byte_source *source, char *first, ng_status *status, ng_error *error) {
  for (;;) {
    ng_str front;
    *status = source_peek(source, 1, &front, error);
    if (*status != NG_OK || !front.len) return false;
    *first = front.ptr[0];
    bool is_mark = (uint8_t)*first == 0xEF || (uint8_t)*first == 0xBB || (uint8_t)*first == 0xBF;
    if (!is_space(*first) && *first != ',' && *first != '[' && *first != ']' && *first != 0x1E && !is_mark) return true;
    source->at++;
  }
}

/* Reads until the value at the front is whole. NG_ERROR_LIMIT when it is too long. */
static ng_status take_value(byte_source *source, ng_str *value, ng_error *error) {
  value_cutter cut = {0};
  for (;;) {
    size_t have = source->buf.len - source->at;
    if (find_end(&cut, source->buf.ptr + source->at, have)) break;
    if (have > source->max)
      return error_set(error, NG_ERROR_LIMIT, "%s: an object longer than %zu bytes; raise --max-doc-bytes", source->name, source->max);
    if (source->has_ended) return error_set(error, NG_ERROR_INPUT, "%s: the last object does not end", source->name);
    ng_status status = source_fill(source, error);
    if (status != NG_OK) return status;
  }
  *value = (ng_str){source->buf.ptr + source->at, (uint32_t)cut.seen};
  source->at += cut.seen;
  return NG_OK;
}

bool json_stream_read(byte_source *source, item_sink *sink) {
  ng_error error = {0};
  ng_status status = NG_OK;
  for (char first; find_start(source, &first, &status, &error);) {
    ng_str value = {0};
    source->line++;
    if (first != '{') {
      error_set(&error, NG_ERROR_INPUT, "%s: not valid JSON behind object %llu; write objects, in an array or one behind the other", source->name,
                (unsigned long long)source->line - 1);
      return item_fail(sink, source->name, source->line, false, &error);
    }
    status = take_value(source, &value, &error);
    if (status != NG_OK) break;
    if (!item_send(sink, ITEM_JSON, source->name, source->line, value.ptr, value.len)) return false;
  }
  if (status == NG_OK) return true;
  return item_fail(sink, source->name, source->line, status == NG_ERROR_IO || status == NG_ERROR_MEMORY, &error);
}
