/* Inputs: which format, and its items. */
#include "read/input.h"

/* JSON may write each byte of a text as \u00XX. */
#define LINE_FACTOR 6u

/* A failure of the source: false when nothing more is wanted from this or any other. */
static bool fail_source(const byte_source *source, item_sink *sink, const ng_error *error) {
  bool is_fatal = error->status == NG_ERROR_IO || error->status == NG_ERROR_MEMORY;
  return item_fail(sink, source->name, source->line, is_fatal, error);
}

static bool read_lines(byte_source *source, item_sink *sink) {
  source->max *= LINE_FACTOR;
  for (;;) {
    char *line;
    size_t len;
    ng_error error = {0};
    ng_status status = source_line(source, &line, &len, &error);
    if (status == NG_OK && !line) return true;
    if (status != NG_OK && !fail_source(source, sink, &error)) return false;
    if (status != NG_OK || !str_trim((ng_str){line, (uint32_t)len}).len) continue;
    if (!item_send(sink, ITEM_JSON, source->name, source->line, line, len)) return false;
  }
}

static bool read_text(byte_source *source, item_sink *sink) {
  ng_str text;
  ng_error error = {0};
  if (source_rest(source, &text, &error) != NG_OK) return fail_source(source, sink, &error);
  return item_send(sink, ITEM_TEXT, source->name, 1, text.ptr, text.len);
}

bool input_read(const input_options *options, const char *path, item_sink *sink) {
  byte_source source;
  ng_error error = {0};
  input_format format = options->from;
  if (source_open(&source, path, options->max_bytes, &error) != NG_OK) return item_fail(sink, path, 0, false, &error);
  source.stop_fd = options->stop_fd;
  source.progress = options->progress;
  bool wants_more;
  if (format == FORMAT_AUTO && format_detect(&source, &format, &error) != NG_OK) {
    wants_more = fail_source(&source, sink, &error);
  } else {
    wants_more = format == FORMAT_JSONL ? read_lines(&source, sink) : read_text(&source, sink);
  }
  source_close(&source);
  return wants_more;
}
