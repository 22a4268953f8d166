/* Inputs: unpacking, layer by layer, then the items of the format. */
#include "read/input.h"

#include <fnmatch.h>

#include "read/archive.h"
#include "read/gzip.h"
#include "read/json_stream.h"
#include "read/warc.h"

#define LINE_FACTOR 6u   /* JSON may write each byte of a text as \u00XX */
#define PAGE_FACTOR 4u   /* a page is larger than its text, but not without end */
#define MAX_LAYERS 5u    /* .jsonl.gz in .zip in .tar.zst: archives that hold themselves end here */
#define MAGIC_BYTES 262u /* up to the magic of tar */

typedef struct {
  const input_options *options;
  item_sink *sink;
} input_reader;

static bool read_layers(const input_reader *input, byte_source *source, unsigned layer);

/* A failure of the source: false when nothing more is wanted from this or any other. */
static bool fail_source(const byte_source *source, item_sink *sink, const ng_error *error) {
  bool is_fatal = error->status == NG_ERROR_IO || error->status == NG_ERROR_MEMORY;
  return item_fail(sink, source->name, source->line, is_fatal, error);
}

/* Items hold more than the text of their article, but are counted in 32 bits like everything else. */
static void allow_more(byte_source *source, size_t factor) {
  source->max = source->max < UINT32_MAX / factor ? source->max * factor : UINT32_MAX - 1;
}

static bool read_lines(byte_source *source, item_sink *sink) {
  ng_error error; /* large: cleared for each line it would cost more than finding the line */
  allow_more(source, LINE_FACTOR);
  for (;;) {
    char *line;
    size_t len;
    ng_status status = source_line(source, &line, &len, &error);
    if (status == NG_OK && !line) return true;
    if (status != NG_OK && !fail_source(source, sink, &error)) return false;
    if (status != NG_OK || !str_trim((ng_str){line, (uint32_t)len}).len) continue;
    if (!item_send(sink, ITEM_JSON, source->name, source->line, line, len)) return false;
  }
}

static bool read_whole(byte_source *source, item_kind kind, item_sink *sink) {
  ng_str text;
  ng_error error = {0};
  if (source_rest(source, &text, &error) != NG_OK) return fail_source(source, sink, &error);
  return item_send(sink, kind, source->name, 1, text.ptr, text.len);
}

static bool read_format(const input_reader *input, byte_source *source) {
  const input_options *options = input->options;
  input_format format = options->from;
  ng_error error = {0};
  if (format == FORMAT_AUTO && options->separator) format = FORMAT_TEXT;
  if (format == FORMAT_AUTO && format_detect(source, &format, &error) != NG_OK) return fail_source(source, input->sink, &error);
  if (format == FORMAT_JSON) allow_more(source, LINE_FACTOR);
  if (format == FORMAT_WARC || format == FORMAT_HTML || format == FORMAT_XML) allow_more(source, PAGE_FACTOR);
  switch (format) {
    case FORMAT_JSONL: return read_lines(source, input->sink);
    case FORMAT_JSON: return json_stream_read(source, input->sink);
    case FORMAT_WARC: return warc_read(source, input->sink);
    case FORMAT_HTML: return read_whole(source, ITEM_HTML, input->sink);
    case FORMAT_XML: return read_whole(source, ITEM_XML, input->sink);
    default: break;
  }
  if (options->separator) return dump_read(source, options->separator, input->sink);
  return read_whole(source, options->has_headers ? ITEM_DUMP : ITEM_TEXT, input->sink);
}

static bool read_gzip(const input_reader *input, byte_source *source, unsigned layer) {
  gzip_source gzip;
  ng_error error = {0};
  bool wants_more =
      gzip_open(&gzip, source, &error) == NG_OK ? read_layers(input, &gzip.source, layer + 1) : fail_source(source, input->sink, &error);
  gzip_close(&gzip);
  return wants_more;
}

static bool is_wanted(const input_options *options, const archive_reader *archive) {
  if (!archive->inner || !options->glob) return true;
  const char *slash = strrchr(archive->inner, '/');
  return fnmatch(options->glob, archive->inner, 0) == 0 || (slash && fnmatch(options->glob, slash + 1, 0) == 0);
}

static bool read_archive(const input_reader *input, byte_source *source, unsigned layer) {
  archive_reader archive;
  byte_source *entry = NULL;
  ng_error error = {0};
  bool wants_more = true;
  ng_status status = archive_open(&archive, source, &error);
  while (status == NG_OK && wants_more) {
    status = archive_next(&archive, &entry, &error);
    if (status != NG_OK || !entry) break;
    if (is_wanted(input->options, &archive)) wants_more = read_layers(input, entry, layer + 1);
  }
  if (status != NG_OK) wants_more = fail_source(source, input->sink, &error);
  archive_close(&archive);
  return wants_more;
}

/* Enough of the front to tell what it is, without waiting for more than a slow writer has to say: only tar has its magic far in, behind NULs. */
static ng_status peek_magic(byte_source *source, ng_str *front, ng_error *error) {
  ng_status status = source_peek(source, 4, front, error);
  if (status == NG_OK && front->len < MAGIC_BYTES && front->len && memchr(front->ptr, 0, front->len)) {
    status = source_peek(source, MAGIC_BYTES, front, error);
  }
  return status;
}

static bool read_layers(const input_reader *input, byte_source *source, unsigned layer) {
  ng_str front;
  ng_error error = {0};
  while (peek_magic(source, &front, &error) != NG_OK) { /* damaged from the start: what comes behind the damage? */
    if (!fail_source(source, input->sink, &error)) return false;
    ng_status status = source_peek(source, 1, &front, &error);
    if (status == NG_OK && !front.len) return true;
  }
  bool is_packed = gzip_is(front) || archive_is(front);
  if (!is_packed) return read_format(input, source);
  if (layer == MAX_LAYERS) {
    error_set(&error, NG_ERROR_LIMIT, "%s: archives inside archives, more than %u deep", source->name, MAX_LAYERS);
    return fail_source(source, input->sink, &error);
  }
  return gzip_is(front) ? read_gzip(input, source, layer) : read_archive(input, source, layer);
}

bool input_read(const input_options *options, const char *path, item_sink *sink) {
  byte_source source;
  ng_error error = {0};
  input_reader input = {options, sink};
  if (source_open(&source, path, options->max_bytes, &error) != NG_OK) return item_fail(sink, path, 0, false, &error);
  source.stop_fd = options->stop_fd;
  source.progress = options->progress;
  bool wants_more = read_layers(&input, &source, 0);
  source_close(&source);
  return wants_more;
}
