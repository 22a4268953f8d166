/* Reading responses. */
#include "read/http.h"

#include <zlib.h>

typedef struct {
  bool is_chunked;
  ng_str encoding;
} http_coding;

static bool ends_in(ng_str a, const char *b) {
  uint32_t len = (uint32_t)strlen(b);
  return a.len >= len && str_is_caseless(str_slice(a, a.len - len, a.len), b);
}

static void take_field(http_response *out, http_coding *coding, ng_str line) {
  ng_str value = line, name = str_trim(str_cut(&value, ':'));
  value = str_trim(value);
  if (str_is_caseless(name, "content-type")) out->type = value;
  if (str_is_caseless(name, "content-encoding")) coding->encoding = value;
  if (str_is_caseless(name, "transfer-encoding")) coding->is_chunked = ends_in(value, "chunked");
}

/* "HTTP/1.1 200 OK" */
static bool read_status(http_response *out, ng_str line) {
  if (!str_starts(line, STR("HTTP/"))) return false;
  str_cut(&line, ' ');
  for (int i = 0; i < 3; i++) {
    if (line.len < 3 || line.ptr[i] < '0' || line.ptr[i] > '9') return false;
    out->status = out->status * 10 + (unsigned)(line.ptr[i] - '0');
  }
  return true;
}

static bool chunk_size(ng_str line, uint64_t *size) {
  uint32_t i = 0;
  *size = 0;
  for (; i < line.len && i < 15; i++) {
    char c = ascii_lower(line.ptr[i]);
    if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) break;
    *size = *size * 16 + (uint64_t)(c <= '9' ? c - '0' : c - 'a' + 10);
  }
  return i > 0;
}

/* Moves the chunks together. A body that was archived already joined stays as it is. */
static ng_status join_chunks(ng_str *body, ng_error *error) {
  char *out = (char *)body->ptr;
  ng_str rest = *body;
  uint64_t size;
  if (!chunk_size(rest, &size)) return NG_OK;
  for (;;) {
    ng_str line = str_trim(str_cut(&rest, '\n'));
    if (!chunk_size(line, &size)) return error_set(error, NG_ERROR_INPUT, "a chunk of its body has no length");
    if (!size) break;
    if (size > rest.len) return error_set(error, NG_ERROR_INPUT, "a chunk of its body is cut off");
    memmove(out, rest.ptr, (size_t)size);
    out += size;
    rest = str_slice(rest, (uint32_t)size, rest.len);
    str_cut(&rest, '\n');
  }
  body->len = (uint32_t)(out - body->ptr);
  return NG_OK;
}

/* `bits` as of inflateInit2. */
static int inflate_all(ng_buf *buf, ng_str body, int bits, size_t max) {
  z_stream stream = {.next_in = (Bytef *)body.ptr, .avail_in = body.len};
  int result = inflateInit2(&stream, bits);
  buf->len = 0;
  while (result == Z_OK && buf->len <= max && buf_reserve(buf, 64u << 10)) {
    size_t room = buf->size - buf->len < UINT32_MAX ? buf->size - buf->len : UINT32_MAX;
    stream.next_out = (Bytef *)(buf->ptr + buf->len);
    stream.avail_out = (uInt)room;
    result = inflate(&stream, Z_NO_FLUSH);
    buf->len += room - stream.avail_out;
    if (result == Z_OK && !stream.avail_in && stream.avail_out) result = Z_DATA_ERROR; /* cut off */
  }
  inflateEnd(&stream);
  return result;
}

static ng_status decompress(ng_str *body, ng_buf *buf, ng_str encoding, size_t max, ng_error *error) {
  bool is_gzip = str_is_caseless(encoding, "gzip") || str_is_caseless(encoding, "x-gzip");
  if (!encoding.len || str_is_caseless(encoding, "identity") || !body->len) return NG_OK;
  if (!is_gzip && !str_is_caseless(encoding, "deflate"))
    return error_set(error, NG_ERROR_INPUT, "its body is compressed as %.*s, which is not read", STR_ARG(encoding));
  if (is_gzip && (uint8_t)body->ptr[0] != 0x1F) return NG_OK; /* archived already decompressed */
  int result = inflate_all(buf, *body, is_gzip ? 15 + 16 : 15, max);
  if (result == Z_DATA_ERROR && !is_gzip) result = inflate_all(buf, *body, -15, max); /* deflate without its frame, as some servers send it */
  *body = buf_view(buf);
  if (buf->len > max) return error_set(error, NG_ERROR_LIMIT, "its body has more than %zu bytes; raise --max-doc-bytes", max);
  return result == Z_STREAM_END ? NG_OK : error_set(error, NG_ERROR_INPUT, "its compressed body is damaged");
}

ng_status http_read(http_response *out, ng_buf *buf, ng_str bytes, size_t max, ng_error *error) {
  http_coding coding = {0};
  *out = (http_response){.body = bytes};
  if (!read_status(out, str_trim(str_cut(&out->body, '\n')))) return error_set(error, NG_ERROR_INPUT, "it is no HTTP response");
  for (;;) {
    if (!out->body.len) return NG_OK;
    ng_str line = str_trim(str_cut(&out->body, '\n'));
    if (!line.len) break;
    take_field(out, &coding, line);
  }
  ng_status status = coding.is_chunked ? join_chunks(&out->body, error) : NG_OK;
  return status == NG_OK ? decompress(&out->body, buf, coding.encoding, max, error) : status;
}
