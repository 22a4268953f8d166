/* Members of gzip (RFC 1952). */
#include "read/gzip.h"

#define HEAD_LENGTH 4u /* magic, method, flags */

bool gzip_is(ng_str front) {
  return front.len >= HEAD_LENGTH && memcmp(front.ptr, "\x1F\x8B\x08", 3) == 0 && !((uint8_t)front.ptr[3] & 0xE0);
}

/* Skips to what looks like a member; false at the end of the stream. */
static bool find_member(gzip_source *gzip) {
  byte_source *below = gzip->below;
  for (;;) {
    ng_str front;
    source_peek(below, HEAD_LENGTH, &front, NULL);
    if (front.len < HEAD_LENGTH) return false;
    if (gzip_is(front)) return true;
    const char *next = memchr(front.ptr + 1, 0x1F, front.len - 1);
    below->at += next ? (size_t)(next - front.ptr) : front.len;
  }
}

static ng_status fail(gzip_source *gzip, const char *what, ng_error *error) {
  bool is_told = gzip->is_damaged;
  gzip->is_inside = false;
  gzip->is_damaged = true;
  if (gzip->below->at < gzip->below->buf.len) gzip->below->at++; /* past the magic of the bad member, if that is where it failed */
  return is_told ? NG_OK : error_set(error, NG_ERROR_INPUT, "%s: %s", gzip->source.name, what);
}

/* Decompresses what lies ready below. Z_BUF_ERROR: it needs more. */
static int inflate_some(gzip_source *gzip, char *into, size_t size, size_t *got) {
  byte_source *below = gzip->below;
  z_stream *stream = &gzip->inflater;
  stream->next_in = (Bytef *)(below->buf.ptr + below->at);
  stream->avail_in = (uInt)(below->buf.len - below->at);
  stream->next_out = (Bytef *)into;
  stream->avail_out = size < UINT32_MAX ? (uInt)size : UINT32_MAX;
  int result = inflate(stream, Z_NO_FLUSH);
  below->at = (size_t)((char *)stream->next_in - below->buf.ptr);
  *got = (size_t)((char *)stream->next_out - into);
  return result;
}

static ng_status pull_member(byte_source *source, char *into, size_t size, size_t *got, ng_error *error) {
  gzip_source *gzip = (gzip_source *)source;
  *got = 0;
  while (*got == 0) {
    if (!gzip->is_inside) {
      if (!find_member(gzip)) return NG_OK;
      inflateReset2(&gzip->inflater, 15 + 16);
      gzip->is_inside = true;
    }
    int result = inflate_some(gzip, into, size, got);
    if (result == Z_STREAM_END) gzip->is_inside = gzip->is_damaged = false;
    if (result == Z_STREAM_END || *got) continue;
    if (result != Z_OK && result != Z_BUF_ERROR) {
      ng_status status = fail(gzip, "damaged gzip data", error);
      if (status != NG_OK) return status;
      continue;
    }
    ng_status status = source_fill(gzip->below, error);
    if (status != NG_OK) return status;
    if (gzip->below->has_ended) return fail(gzip, "the gzip data end too early", error);
  }
  return NG_OK;
}

ng_status gzip_open(gzip_source *gzip, byte_source *below, ng_error *error) {
  *gzip = (gzip_source){.below = below};
  gzip->source = (byte_source){.name = below->name, .max = below->max, .pull = pull_member, .fd = -1, .stop_fd = -1};
  if (inflateInit2(&gzip->inflater, 15 + 16) != Z_OK) return error_set(error, NG_ERROR_MEMORY, "%s: out of memory", below->name);
  gzip->has_inflater = true;
  return NG_OK;
}

void gzip_close(gzip_source *gzip) {
  if (gzip->has_inflater) inflateEnd(&gzip->inflater);
  source_close(&gzip->source);
}
