/* The stream of bytes. */
#include "read/source.h"

#include <errno.h>
#include <sys/stat.h>

#define READ_SIZE (256u << 10)

ng_status source_open(byte_source *source, const char *path, size_t max, ng_error *error) {
  *source = (byte_source){.name = path, .max = max};
  if (strcmp(path, "-") == 0) {
    source->name = "-";
    source->stream = stdin;
    return NG_OK;
  }
  struct stat about;
  if (stat(path, &about) == 0 && S_ISDIR(about.st_mode)) {
    return error_set(error, NG_ERROR_IO, "%s: is a folder; name its files", path);
  }
  source->stream = fopen(path, "rb");
  if (!source->stream) return error_set(error, NG_ERROR_IO, "%s: cannot open: %s", path, strerror(errno));
  return NG_OK;
}

void source_close(byte_source *source) {
  if (source->stream && source->stream != stdin) fclose(source->stream);
  buf_clear(&source->buf);
  *source = (byte_source){0};
}

/* Reads more behind what is there; what was given away makes room first. */
static ng_status fill(byte_source *source, ng_error *error) {
  ng_buf *buf = &source->buf;
  if (source->at) {
    memmove(buf->ptr, buf->ptr + source->at, buf->len - source->at);
    buf->len -= source->at;
    source->at = 0;
  }
  if (!buf_reserve(buf, READ_SIZE)) return error_set(error, NG_ERROR_MEMORY, "%s: out of memory", source->name);
  size_t got = fread(buf->ptr + buf->len, 1, READ_SIZE, source->stream);
  buf->len += got;
  if (got == READ_SIZE) return NG_OK;
  source->has_ended = true;
  if (ferror(source->stream)) return error_set(error, NG_ERROR_IO, "%s: cannot read: %s", source->name, strerror(errno));
  return NG_OK;
}

static ng_status skip_line(byte_source *source, ng_error *error) {
  for (;;) {
    char *end = memchr(source->buf.ptr + source->at, '\n', source->buf.len - source->at);
    if (end) {
      source->at = (size_t)(end + 1 - source->buf.ptr);
      break;
    }
    source->at = source->buf.len;
    if (source->has_ended) break;
    ng_status status = fill(source, error);
    if (status != NG_OK) return status;
  }
  return error_set(error, NG_ERROR_LIMIT, "%s:%llu: line longer than %zu bytes; raise --max-doc-bytes", source->name,
                   (unsigned long long)source->line, source->max);
}

ng_status source_line(byte_source *source, char **line, size_t *len, ng_error *error) {
  *line = NULL;
  size_t seen = 0; /* bytes of this line known to hold no end */
  for (;;) {
    size_t have = source->buf.len - source->at;
    char *start = source->buf.ptr + source->at;
    char *end = have > seen ? memchr(start + seen, '\n', have - seen) : NULL;
    if (end || (source->has_ended && have)) {
      source->line++;
      size_t length = end ? (size_t)(end - start) : have;
      if (length > source->max) return skip_line(source, error);
      *line = start;
      *len = length;
      source->at += length + (end ? 1 : 0);
      if (*len && start[*len - 1] == '\r') --*len;
      return NG_OK;
    }
    if (source->has_ended) return NG_OK;
    if (have > source->max) {
      source->line++;
      return skip_line(source, error);
    }
    seen = have;
    ng_status status = fill(source, error);
    if (status != NG_OK) return status;
  }
}

ng_status source_rest(byte_source *source, ng_str *rest, ng_error *error) {
  while (!source->has_ended) {
    if (source->buf.len - source->at > source->max) break;
    ng_status status = fill(source, error);
    if (status != NG_OK) return status;
  }
  size_t len = source->buf.len - source->at;
  if (len > source->max) {
    return error_set(error, NG_ERROR_LIMIT, "%s: larger than %zu bytes; raise --max-doc-bytes", source->name, source->max);
  }
  *rest = (ng_str){source->buf.ptr ? source->buf.ptr + source->at : "", (uint32_t)len};
  source->at = source->buf.len;
  return NG_OK;
}

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

ng_status source_detect(byte_source *source, source_format *format, ng_error *error) {
  *format = FORMAT_JSONL;
  if (ends_in(source->name, ".jsonl") || ends_in(source->name, ".ndjson")) return NG_OK;
  if (!source->buf.len && !source->has_ended) {
    ng_status status = fill(source, error);
    if (status != NG_OK) return status;
  }
  uint32_t len = source->buf.len < 4096 ? (uint32_t)source->buf.len : 4096;
  *format = looks_like_json((ng_str){source->buf.ptr ? source->buf.ptr : "", len}) ? FORMAT_JSONL : FORMAT_TEXT;
  return NG_OK;
}
