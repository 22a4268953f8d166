/* Recognising formats. */
#include "read/format.h"

#include "base/raw_json.h"
#include "read/charset.h"

#define DETECT_BYTES (64u << 10)
#define WIDE_BYTES 1024u      /* of a front in UTF-16 */
#define MAX_CONTROL_SHARE 10u /* one byte in so many: what has more control characters is no text */

static bool ends_in(const char *name, const char *ending) {
  size_t len = strlen(name), end = strlen(ending);
  return len >= end && strcmp(name + len - end, ending) == 0;
}

static ng_str skip_mark(ng_str text) {
  if (str_starts(text, STR("\xEF\xBB\xBF"))) text = str_slice(text, 3, text.len);
  return str_trim(text);
}

/* Where the object or array that `text` begins with ends; its length when it does not end in it. */
static uint32_t json_end(ng_str text) {
  uint32_t depth = 0;
  for (uint32_t i = 0; i < text.len; i++) {
    char c = text.ptr[i];
    if (c == '"') {
      const char *end = text.ptr + text.len, *at = raw_find_mark(text.ptr + i + 1, end);
      while (at < end && *at == '\\') at = raw_find_mark(at + 2 < end ? at + 2 : end, end);
      i = (uint32_t)(at - text.ptr);
    } else if (c == '{' || c == '[') {
      depth++;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      return i + 1;
    }
  }
  return text.len;
}

/* An array of objects, or of none; { then a quoted key, or an empty object: prose does not start so. Lines hold one object each. */
static input_format json_format(ng_str text) {
  bool is_array = text.ptr[0] == '[';
  ng_str inside = str_trim(str_slice(text, 1, text.len));
  if (is_array) return inside.len && (inside.ptr[0] == '{' || str_is(inside, "]")) ? FORMAT_JSON : FORMAT_TEXT;
  if (!inside.len || (inside.ptr[0] != '"' && inside.ptr[0] != '}')) return FORMAT_TEXT;
  uint32_t end = json_end(text);
  const char *line_end = memchr(text.ptr, '\n', text.len);
  if (line_end && line_end < text.ptr + end) return FORMAT_JSON;
  while (end < text.len && (text.ptr[end] == ' ' || text.ptr[end] == '\r')) end++;
  return end == text.len || text.ptr[end] == '\n' ? FORMAT_JSONL : FORMAT_JSON;
}

static bool starts_with_word(ng_str text, const char *word) {
  uint32_t i = 0;
  while (word[i] && i < text.len && (text.ptr[i] | 32) == (word[i] | 32)) i++;
  return !word[i];
}

/* The first element that is no declaration or comment, from its "<" on. */
static ng_str root_element(ng_str text) {
  for (;;) {
    text = str_trim(text);
    if (!str_starts(text, STR("<?")) && !str_starts(text, STR("<!"))) return text;
    if (starts_with_word(text, "<!doctype html")) return text;
    bool is_comment = str_starts(text, STR("<!--"));
    do {
      str_cut(&text, '>');
    } while (is_comment && text.len && memcmp(text.ptr - 3, "-->", 3) != 0);
    if (!text.len) return text;
  }
}

static input_format markup_format(ng_str text) {
  static const char *const XML[] = {"<nitf", "<newsitem", "<newsmessage", "<packageitem", "<rss", "<feed", "<rdf:rdf"};
  static const char *const HTML[] = {"<!doctype html", "<html", "<head", "<body", "<meta",   "<title",
                                     "<article",       "<div",  "<p>",   "<h1",   "<script", "<link"};
  ng_str root = root_element(text);
  for (size_t i = 0; i < sizeof XML / sizeof *XML; i++) {
    if (starts_with_word(root, XML[i])) return FORMAT_XML;
  }
  for (size_t i = 0; i < sizeof HTML / sizeof *HTML; i++) {
    if (starts_with_word(root, HTML[i])) return FORMAT_HTML;
  }
  return str_starts(text, STR("<?xml")) ? FORMAT_XML : FORMAT_TEXT;
}

input_format format_of(ng_str front) {
  ng_str text = skip_mark(front);
  if (!text.len) return FORMAT_TEXT;
  if (text.ptr[0] == '{' || text.ptr[0] == '[') return json_format(text);
  if (text.ptr[0] == '<') return markup_format(text);
  return str_starts(text, STR("WARC/")) ? FORMAT_WARC : FORMAT_TEXT;
}

/* Pictures and programs in an archive of articles. UTF-16 has NULs, but says so first. */
static bool is_binary(ng_str front) {
  uint32_t controls = 0;
  if (charset_of_mark(front).len) return false;
  for (uint32_t i = 0; i < front.len; i++) controls += (uint8_t)front.ptr[i] < 32 && !is_space(front.ptr[i]) && front.ptr[i] != 27;
  return controls > front.len / MAX_CONTROL_SHARE + 1;
}

/* The ASCII of UTF-16: enough to know a format by. */
static ng_str narrow_text(char out[WIDE_BYTES], ng_str wide) {
  uint32_t len = 0;
  for (uint32_t i = 2; i < wide.len && len < WIDE_BYTES; i++) {
    if (wide.ptr[i]) out[len++] = wide.ptr[i];
  }
  return (ng_str){out, len};
}

ng_status format_detect(byte_source *source, input_format *format, ng_error *error) {
  ng_str front;
  ng_status status = source_peek(source, 1, &front, error);
  char narrow[WIDE_BYTES];
  if (front.len > DETECT_BYTES) front.len = DETECT_BYTES;
  ng_str mark = charset_of_mark(front);
  *format = format_of(mark.len && !str_is(mark, "utf-8") ? narrow_text(narrow, front) : front);
  if (status != NG_OK) return status;
  if (str_starts(front, STR("%PDF-"))) return error_set(error, NG_ERROR_INPUT, "%s: is a PDF; make text of it first, with pdftotext", source->name);
  if (is_binary(front)) return error_set(error, NG_ERROR_INPUT, "%s: no text; name its format with --from if it is", source->name);
  if (*format == FORMAT_TEXT && (ends_in(source->name, ".jsonl") || ends_in(source->name, ".ndjson"))) *format = FORMAT_JSONL;
  return NG_OK;
}
