/* The streaming JSON writer. */
#include "out/json.h"

#include <math.h>

#include "base/utf8.h"

enum { PIECE = 256, MOST_ESCAPED = 6 }; /* bytes of a string written at a time; bytes that one may take: "\\u0000" */

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

#define PUT_LITERAL(json, text) (memcpy(json__room((json), sizeof(text) - 1), (text), sizeof(text) - 1), (json)->used += sizeof(text) - 1)

static inline void put_char(json_writer *json, char c) {
  *json__room(json, 1) = c;
  json->used++;
}

static void new_line(json_writer *json) {
  put_char(json, '\n');
  for (uint32_t i = 0; i < json->depth; i++) PUT_LITERAL(json, "  ");
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

void json__pretty_literal(json_writer *json, const char *quoted, const char *value) {
  json__pretty_key(json, quoted, (uint32_t)strlen(quoted));
  separate(json);
  put(json, value, strlen(value));
}

static char *write_unicode_escape(char *out, uint32_t point) {
  const char escape[6] = {'\\', 'u', HEX[point >> 12 & 15], HEX[point >> 8 & 15], HEX[point >> 4 & 15], HEX[point & 15]};
  memcpy(out, escape, sizeof escape);
  return out + sizeof escape;
}

/* A byte above 7F: copies its sequence, escapes line separators, replaces what is invalid. */
static char *write_sequence(char *out, ng_str text, uint32_t at, uint32_t *length) {
  uint32_t point = utf8_decode(text, at, length);
  if (point == 0x85 || point == 0x2028 || point == 0x2029) return write_unicode_escape(out, point);
  if (point == UTF8_REPLACEMENT) {
    memcpy(out, "\xEF\xBF\xBD", 3);
    return out + 3;
  }
  memcpy(out, text.ptr + at, *length);
  return out + *length;
}

/* One character at `at` that may need an escape; `*length` is its bytes. Writes at most MOST_ESCAPED bytes for each of them. */
static char *write_character(char *out, ng_str text, uint32_t at, uint32_t *length) {
  uint8_t byte = (uint8_t)text.ptr[at], need = ESCAPE[byte];
  *length = 1;
  if (need == 0) {
    *out = (char)byte;
    return out + 1;
  }
  if (need == 1) return write_sequence(out, text, at, length);
  if (need == 'u') return write_unicode_escape(out, byte);
  out[0] = '\\';
  out[1] = (char)need;
  return out + 2;
}

/* Whether none of 8 bytes needs an escape or a look: no control character, quotation mark, backslash or byte above 7F. */
static inline bool is_plain(uint64_t bytes) {
  const uint64_t each = 0x0101010101010101u;
  uint64_t quote = bytes ^ each * '"', backslash = bytes ^ each * '\\';
  return !((((bytes - each * 0x20) & ~bytes) | ((quote - each) & ~quote) | ((backslash - each) & ~backslash) | bytes) & each * 0x80);
}

#define SPACES 0x2020202020202020u

/* text[from, to), escaped, to `out` with room for MOST_ESCAPED times as many bytes. A sequence that begins before `to` is written whole;
 * `*end` is the byte behind what was written. */
static char *write_escaped(char *out, ng_str text, uint32_t from, uint32_t to, uint32_t *end) {
  uint32_t i = from, length;
  while (i < to) {
    uint32_t count = to - i < 8 ? to - i : 8;
    uint64_t bytes = load_bytes(text.ptr + i, count);
    if (is_plain(count < 8 ? bytes | SPACES << 8 * count : bytes)) {
      memcpy(out, &bytes, 8);
      out += count;
      i += count;
      continue;
    }
    for (uint32_t stop = i + count; i < stop; i += length) out = write_character(out, text, i, &length);
  }
  *end = i;
  return out;
}

void json_begin_string(json_writer *json) {
  separate(json);
  put_char(json, '"');
}

void json_add_string(json_writer *json, ng_str piece) {
  for (uint32_t i = 0; i < piece.len;) {
    uint32_t to = piece.len - i > PIECE ? i + PIECE : piece.len;
    char *out = json__room(json, (PIECE + 4) * MOST_ESCAPED);
    json->used = (size_t)(write_escaped(out, piece, i, to, &i) - json->buffer);
  }
}

void json_end_string(json_writer *json) {
  put_char(json, '"');
}

void json_string(json_writer *json, ng_str value) {
  if (json->pretty || value.len > PIECE) {
    json_begin_string(json);
    json_add_string(json, value);
    json_end_string(json);
    return;
  }
  char *out = json__room(json, (PIECE + 4) * MOST_ESCAPED);
  uint32_t end;
  *out = ',';
  out += !json->fresh;
  *out++ = '"';
  out = write_escaped(out, value, 0, value.len, &end);
  *out++ = '"';
  json->used = (size_t)(out - json->buffer);
  json->fresh = false;
}

void json_plain(json_writer *json, ng_str value) {
  separate(json);
  char *out = json__room(json, value.len + 2);
  *out = '"';
  memcpy(out + 1, value.ptr, value.len);
  out[value.len + 1] = '"';
  json->used += value.len + 2;
}

void json_string_or_null(json_writer *json, ng_str value) {
  if (value.len) {
    json_string(json, value);
  } else {
    json_null(json);
  }
}

static const char PAIRS[] =
    "0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849"
    "5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";

/* Writes the digits of a value below 10,000 to `out`; returns how many. */
static inline uint32_t write_small(char *out, uint32_t value) {
  uint32_t high = value / 100, low = value % 100;
  if (high == 0) {
    memcpy(out, PAIRS + 2 * low + (low < 10), 2); /* one byte too many when there is one digit: the next write covers it */
    return 1 + (low >= 10);
  }
  memcpy(out, PAIRS + 2 * high + (high < 10), 2);
  out += 1 + (high >= 10);
  memcpy(out, PAIRS + 2 * low, 2);
  return 3 + (high >= 10);
}

/* The same for any value; `out` has room for 24. */
static uint32_t write_digits(char *out, uint64_t value) {
  if (value < 10000) return write_small(out, (uint32_t)value);
  uint32_t count = write_digits(out, value / 10000), rest = (uint32_t)(value % 10000);
  memcpy(out + count, PAIRS + 2 * (rest / 100), 2);
  memcpy(out + count + 2, PAIRS + 2 * (rest % 100), 2);
  return count + 4;
}

static void put_digits(json_writer *json, uint64_t value) {
  char *out = json__room(json, 24);
  json->used += value < 10000 ? write_small(out, (uint32_t)value) : write_digits(out, value);
}

void json_uint(json_writer *json, uint64_t value) {
  separate(json);
  put_digits(json, value);
}

void json_bool(json_writer *json, bool value) {
  separate(json);
  if (value) {
    PUT_LITERAL(json, "true");
  } else {
    PUT_LITERAL(json, "false");
  }
}

void json_null(json_writer *json) {
  separate(json);
  PUT_LITERAL(json, "null");
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

void json_percent(json_writer *json, uint32_t percent) {
  separate(json);
  const char share[4] = {(char)('0' + percent / 100 % 10), '.', (char)('0' + percent / 10 % 10), (char)('0' + percent % 10)};
  memcpy(json__room(json, sizeof share), share, sizeof share);
  json->used += sizeof share;
}

void json_end_line(json_writer *json) {
  put_char(json, '\n');
  json->fresh = true;
}
