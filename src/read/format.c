/* Recognising formats. */
#include "read/format.h"

#define DETECT_BYTES 4096u

static bool ends_in(const char *name, const char *ending) {
  size_t len = strlen(name), end = strlen(ending);
  return len >= end && strcmp(name + len - end, ending) == 0;
}

/* { then a quoted key, or an empty object: prose does not start so. */
static bool looks_like_json(ng_str text) {
  if (str_starts(text, STR("\xEF\xBB\xBF"))) text = str_slice(text, 3, text.len);
  text = str_trim(text);
  if (!text.len || text.ptr[0] != '{') return false;
  text = str_trim(str_slice(text, 1, text.len));
  return text.len && (text.ptr[0] == '"' || text.ptr[0] == '}');
}

ng_status format_detect(byte_source *source, input_format *format, ng_error *error) {
  ng_str front;
  *format = FORMAT_JSONL;
  if (ends_in(source->name, ".jsonl") || ends_in(source->name, ".ndjson")) return NG_OK;
  ng_status status = source_peek(source, 1, &front, error);
  if (front.len > DETECT_BYTES) front.len = DETECT_BYTES;
  *format = looks_like_json(front) ? FORMAT_JSONL : FORMAT_TEXT;
  return status;
}
