/* The streaming JSON writer. */
#include "out/json.h"

#include <math.h>

#include "base/utf8.h"

/* What a byte needs inside a string: 0 nothing, 'u' a \u00XX escape, 1 a look at its UTF-8 sequence, else the letter behind the backslash. */
#define R8(x) x, x, x, x, x, x, x, x
#define R32(x) R8(x), R8(x), R8(x), R8(x)
static const uint8_t ESCAPE[256] = {'u',   'u',     'u',     'u', 'u', 'u', 'u',  'u', 'b', 't', 'n',    'u',    'f',    'r',    'u',
                                    'u',   R8('u'), R8('u'), 0,   0,   '"', 0,    0,   0,   0,   0,      R8(0),  R8(0),  R8(0),  R8(0),
                                    R8(0), R8(0),   0,       0,   0,   0,   '\\', 0,   0,   0,   R32(0), R32(1), R32(1), R32(1), R32(1)};

static const char HEX[] = "0123456789abcdef";

void json__flush(json_writer *json) {
  if (!json->stopped && json->used) json->stopped = json->write(json->buffer, json->used, json->payload);
  json->used = 0;
}

static void put(json_writer *json, const char *bytes, size_t len) {
  while (len > JSON_BUFFER - json->used) {
    size_t fits = JSON_BUFFER - json->used;
    memcpy(json->buffer + json->used, bytes, fits);
    json->used += fits;
    bytes += fits;
    len -= fits;
    json__flush(json);
  }
  memcpy(json->buffer + json->used, bytes, len);
  json->used += len;
}

static inline void put_char(json_writer *json, char c) {
  *json__room(json, 1) = c;
  json->used++;
}

static void new_line(json_writer *json) {
  put_char(json, '\n');
  for (uint32_t i = 0; i < json->depth; i++) put(json, "  ", 2);
}

static void separate_pretty(json_writer *json) {
  if (!json->fresh) put_char(json, ',');
  if (json->depth && !(json->fresh && json->used && json->buffer[json->used - 1] == ' ')) new_line(json);
}

/* Before a key or a value of an array. */
static inline void separate(json_writer *json) {
  if (json->pretty) {
    separate_pretty(json);
  } else if (!json->fresh) {
    put_char(json, ',');
  }
  json->fresh = false;
}

static void open_bracket(json_writer *json, char bracket) {
  separate(json);
  put_char(json, bracket);
  json->depth++;
  json->fresh = true;
}

static void close_bracket(json_writer *json, char bracket) {
  json->depth--;
  if (json->pretty && !json->fresh) new_line(json);
  put_char(json, bracket);
  json->fresh = false;
}

void json_init(json_writer *json, ng_write_fn write, void *payload, bool pretty) {
  json->write = write;
  json->payload = payload;
  json->stopped = 0;
  json->pretty = pretty;
  json->fresh = true;
  json->depth = 0;
  json->used = 0;
}

int json_finish(json_writer *json) {
  json__flush(json);
  return json->stopped;
}

void json_begin_object(json_writer *json) {
  open_bracket(json, '{');
}

void json_end_object(json_writer *json) {
  close_bracket(json, '}');
}

void json_begin_array(json_writer *json) {
  open_bracket(json, '[');
}

void json_end_array(json_writer *json) {
  close_bracket(json, ']');
}

void json__pretty_key(json_writer *json, const char *quoted, uint32_t len) {
  separate(json);
  put(json, quoted, len);
  put_char(json, ' ');
  json->fresh = true;
}

static void put_unicode_escape(json_writer *json, uint32_t point) {
  char escape[6] = {'\\', 'u', HEX[point >> 12 & 15], HEX[point >> 8 & 15], HEX[point >> 4 & 15], HEX[point & 15]};
  put(json, escape, sizeof escape);
}

/* A byte above 7F: copies its sequence, escapes line separators, replaces what is invalid. Returns the bytes used. */
static uint32_t put_sequence(json_writer *json, ng_str text, uint32_t at) {
  uint32_t length;
  uint32_t point = utf8_decode(text, at, &length);
  if (point == 0x85 || point == 0x2028 || point == 0x2029) {
    put_unicode_escape(json, point);
  } else if (point == UTF8_REPLACEMENT) {
    put(json, "\xEF\xBF\xBD", 3);
  } else {
    put(json, text.ptr + at, length);
  }
  return length;
}

void json_begin_string(json_writer *json) {
  separate(json);
  put_char(json, '"');
}

/* Whether none of 8 bytes needs an escape or a look: no control character, quotation mark, backslash or byte above 7F. */
static inline bool is_plain(uint64_t bytes) {
  const uint64_t each = 0x0101010101010101u;
  uint64_t quote = bytes ^ each * '"', backslash = bytes ^ each * '\\';
  return !((((bytes - each * 0x20) & ~bytes) | ((quote - each) & ~quote) | ((backslash - each) & ~backslash) | bytes) & each * 0x80);
}

/* One character that starts at `at`, escaped where needed; returns its bytes. */
static uint32_t put_character(json_writer *json, ng_str text, uint32_t at) {
  uint8_t byte = (uint8_t)text.ptr[at], need = ESCAPE[byte];
  if (need == 1) return put_sequence(json, text, at);
  if (need == 'u') {
    put_unicode_escape(json, byte);
  } else {
    char *out = json__room(json, 2);
    out[0] = '\\';
    out[1] = (char)need;
    json->used += 2;
  }
  return 1;
}

void json_add_string(json_writer *json, ng_str piece) {
  for (uint32_t i = 0; i < piece.len;) {
    char *out = json__room(json, 8);
    uint32_t left = piece.len - i;
    if (left >= 8 && is_plain(load_bytes(piece.ptr + i, 8))) {
      memcpy(out, piece.ptr + i, 8);
      json->used += 8;
      i += 8;
      continue;
    }
    uint32_t plain = 0, most = left < 8 ? left : 8;
    for (; plain < most && !ESCAPE[(uint8_t)piece.ptr[i + plain]]; plain++) out[plain] = piece.ptr[i + plain];
    json->used += plain;
    i += plain;
    if (plain < most) i += put_character(json, piece, i);
  }
}

void json_end_string(json_writer *json) {
  put_char(json, '"');
}

void json_string(json_writer *json, ng_str value) {
  json_begin_string(json);
  if (value.len) json_add_string(json, value);
  json_end_string(json);
}

void json_string_or_null(json_writer *json, ng_str value) {
  if (value.len) {
    json_string(json, value);
  } else {
    json_null(json);
  }
}

static void put_digits(json_writer *json, uint64_t value) {
  char *out = json__room(json, 20);
  uint32_t count = 1, at;
  for (uint64_t rest = value; rest >= 10; rest /= 10) count++;
  for (at = count; at-- > 0; value /= 10) out[at] = (char)('0' + value % 10);
  json->used += count;
}

void json_uint(json_writer *json, uint64_t value) {
  separate(json);
  put_digits(json, value);
}

void json_bool(json_writer *json, bool value) {
  separate(json);
  if (value) {
    put(json, "true", 4);
  } else {
    put(json, "false", 5);
  }
}

void json_null(json_writer *json) {
  separate(json);
  put(json, "null", 4);
}

void json_fixed(json_writer *json, double value, unsigned digits) {
  static const uint32_t SCALE[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
  if (!isfinite(value) || fabs(value) > 1e12) {
    json_null(json);
    return;
  }
  separate(json);
  uint64_t scaled = (uint64_t)floor(fabs(value) * SCALE[digits] + 0.5);
  if (value < 0 && scaled) put_char(json, '-');
  put_digits(json, scaled / SCALE[digits]);
  if (!digits) return;
  put_char(json, '.');
  char *out = json__room(json, digits);
  uint64_t rest = scaled % SCALE[digits];
  for (unsigned i = digits; i-- > 0; rest /= 10) out[i] = (char)('0' + rest % 10);
  json->used += digits;
}

void json_end_line(json_writer *json) {
  put_char(json, '\n');
  json->fresh = true;
}
