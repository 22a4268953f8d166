/* The streaming JSON writer. */
#include "out/json.h"

#include <math.h>

#include "base/bits.h"
#include "base/block.h"
#include "base/utf8.h"

enum { PIECE = 256, MOST_ESCAPED = 6 }; /* bytes of a string written at a time; bytes that one may take: "\\u0000" */

static const char HEX[] = "0123456789abcdef";

static void hand_over(json_writer *json, size_t len) {
  if (json->stopped || !len) return;
  json->stopped =
      json->pretty ? json_lay_out(&json->layout, json->buffer, len, json->write, json->payload) : json->write(json->buffer, len, json->payload);
}

/* The last byte stays: it may be a comma that a closing bracket takes back. */
char *json__flush(json_writer *json, char *at) {
  hand_over(json, (size_t)(at - json->buffer) - 1);
  json->buffer[0] = at[-1];
  return json->buffer + 1;
}

void json_init(json_writer *json, ng_write_fn write, void *payload, bool pretty) {
  json->at = json->buffer;
  json->write = write;
  json->payload = payload;
  json->stopped = 0;
  json->pretty = pretty;
  json->layout = (json_layout){0};
}

int json_finish(json_writer *json) {
  size_t used = (size_t)(json->at - json->buffer);
  if (used && json->at[-1] == ',') used--;
  hand_over(json, used);
  json->at = json->buffer;
  return json->stopped;
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

/* The character at `at`, which needs an escape or a look; `*length` is its bytes. Writes at most MOST_ESCAPED bytes for each of them. */
static char *write_character(char *out, ng_str text, uint32_t at, uint32_t *length) {
  static const char NAMES[128] = {['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r', ['"'] = '"', ['\\'] = '\\'};
  uint8_t byte = (uint8_t)text.ptr[at];
  if (byte >= 0x80) return write_sequence(out, text, at, length);
  *length = 1;
  if (!NAMES[byte]) return write_unicode_escape(out, byte);
  out[0] = '\\';
  out[1] = NAMES[byte];
  return out + 2;
}

/* The bytes that need an escape or a look: control characters, quotation marks, backslashes, what is above 7F. Turning one bit puts the quotation mark
 * where the blank was, right behind the control characters. */
static inline byte_block marked_bytes(byte_block bytes) {
  return ((bytes ^ ('"' ^ ' ')) <= ' ') | (bytes == '\\');
}

static inline byte_block copy_block(char *out, const char *from) {
  byte_block bytes = block_load(from);
  block_store(out, bytes);
  return bytes;
}

/* The first 16 bytes at `at`, or all `len` of them with zeros behind. */
static inline byte_block load_some(const char *at, uint32_t len) {
  if (len >= BLOCK) return block_load(at);
  return block_of(load_bytes(at, len), load_tail(at, len));
}

/* Copies text[*at, to) up to the first byte that is marked, or all of it; what the text has behind `to` may be read, too. */
static inline char *copy_plain(char *out, ng_str text, uint32_t *at, uint32_t to) {
  const char *from = text.ptr + *at;
  const size_t len = to - *at;
  size_t done = 0;
  uint32_t marks = 0;
  for (; done + BLOCK <= len; done += BLOCK) {
    marks = block_bits(marked_bytes(copy_block(out + done, from + done)));
    if (marks) break;
  }
  if (!marks && done < len) {
    byte_block bytes = load_some(from + done, text.len - *at - (uint32_t)done);
    block_store(out + done, bytes);
    marks = block_bits(marked_bytes(bytes)) & ((1u << (len - done)) - 1);
  }
  done = marks ? done + lowest_bit(marks) : len;
  *at += (uint32_t)done;
  return out + done;
}

/* text[from, to), escaped, to `out` with room for MOST_ESCAPED times as many bytes. A sequence that begins before `to` is written whole;
 * `*end` is the byte behind what was written. */
static char *write_escaped(char *out, ng_str text, uint32_t from, uint32_t to, uint32_t *end) {
  uint32_t i = from, length;
  for (;;) {
    out = copy_plain(out, text, &i, to);
    if (i >= to) break;
    out = write_character(out, text, i, &length);
    i += length;
    if (i >= to) break;
  }
  *end = i;
  return out;
}

/* text[from, to), cut so that the room is never used up. */
static char *write_pieces(json_writer *json, char *at, ng_str text, uint32_t from, uint32_t to) {
  for (uint32_t i = from; i < to;) {
    uint32_t stop = to - i > PIECE ? i + PIECE : to;
    at = write_escaped(json_room(json, at), text, i, stop, &i);
  }
  return at;
}

char *put_string_part(json_writer *json, char *at, ng_str part) {
  return write_pieces(json, at, part, 0, part.len);
}

__attribute__((noinline)) static char *put_any(json_writer *json, char *at, ng_str text, uint32_t start, uint32_t end) {
  *at = '"';
  at = write_pieces(json, at + 1, text, start, end);
  return PUT(at, "\",");
}

/* Copies at most 2 * BLOCK bytes, or some more, and tells whether any of them is marked. */
static inline bool copy_short(char *out, const char *from, uint32_t len) {
  if (len >= BLOCK) { /* the blocks overlap */
    byte_block first = copy_block(out, from), last = copy_block(out + len - BLOCK, from + len - BLOCK);
    return block_bits(marked_bytes(first) | marked_bytes(last));
  }
  uint64_t head = load_bytes(from, len), tail;
  memcpy(out, &head, 8);
  if (len < 8) return block_bits(marked_bytes(block_of(head, 0))) & ((1u << len) - 1);
  memcpy(&tail, from + len - 8, 8); /* overlaps the head */
  memcpy(out + len - 8, &tail, 8);
  return block_bits(marked_bytes(block_of(head, tail)));
}

/* Nearly all strings are short and plain. */
char *put_string(json_writer *json, char *at, ng_str value) {
  const uint32_t len = value.len;
  if (len > 2 * BLOCK || !json__has_room(json, at) || copy_short(at + 1, value.ptr, len)) return put_any(json, at, value, 0, len);
  *at = '"';
  return PUT(at + len + 1, "\",");
}

static const char PAIRS[] =
    "0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849"
    "5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";

static inline uint32_t pair_of(uint32_t value) {
  uint16_t pair;
  memcpy(&pair, PAIRS + 2 * value, 2);
  return pair;
}

/* The last `count` digits, zeros in front included. */
static char *put_padded(char *at, uint32_t value, unsigned count) {
  unsigned i = count;
  for (; i > 1; value /= 100) memcpy(at + (i -= 2), PAIRS + 2 * (value % 100), 2);
  if (i) *at = (char)('0' + value % 10);
  return at + count;
}

/* The numbers below 1000: three digits, and how many of them are zeros in front. */
#define NUMBER(n) \
  { '0' + (n) / 100, '0' + (n) / 10 % 10, '0' + (n) % 10, ((n) < 100) + ((n) < 10) }
#define TEN(n) \
  NUMBER(n), NUMBER(n + 1), NUMBER(n + 2), NUMBER(n + 3), NUMBER(n + 4), NUMBER(n + 5), NUMBER(n + 6), NUMBER(n + 7), NUMBER(n + 8), NUMBER(n + 9)
#define HUNDRED(n) TEN(n), TEN(n + 10), TEN(n + 20), TEN(n + 30), TEN(n + 40), TEN(n + 50), TEN(n + 60), TEN(n + 70), TEN(n + 80), TEN(n + 90)
static const char NUMBERS[1000][4] = {HUNDRED(0),   HUNDRED(100), HUNDRED(200), HUNDRED(300), HUNDRED(400),
                                      HUNDRED(500), HUNDRED(600), HUNDRED(700), HUNDRED(800), HUNDRED(900)};

static char *put_long(char *at, uint64_t value);

/* The digits of a value, without a comma. Some bytes more are touched. */
static inline char *put_digits(char *at, uint64_t value) {
  uint32_t digits;
  if (value < 1000) {
    memcpy(&digits, NUMBERS[value], 4);
    const uint32_t zeros = digits >> 24;
    digits >>= 8 * zeros;
    memcpy(at, &digits, 4);
    return at + 3 - zeros;
  }
  if (value >= 10000) return put_long(at, value);
  *at = (char)('0' + (uint32_t)value / 1000);
  memcpy(at + 1, NUMBERS[(uint32_t)value % 1000], 4);
  return at + 4;
}

static char *put_long(char *at, uint64_t value) {
  return put_padded(put_digits(at, value / 10000), (uint32_t)(value % 10000), 4);
}

char *put_uint(char *at, uint64_t value) {
  at = put_digits(at, value);
  *at = ',';
  return at + 1;
}

static inline char *put_start_and_end(char *at, text_range units) {
  at = put_digits(PUT_KEY(at, "start"), units.start);
  at = put_digits(PUT(at, ",\"end\":"), units.end);
  *at = ',';
  return at + 1;
}

char *put_bounds(char *at, text_range units) {
  return put_start_and_end(at, units);
}

char *put_pair(char *at, text_range units) {
  *at = '[';
  at = put_digits(at + 1, units.start);
  *at = ',';
  return PUT(put_digits(at + 1, units.end), "],");
}

__attribute__((noinline)) static char *put_any_span(json_writer *json, char *at, ng_str text, text_range bytes, text_range units) {
  return put_start_and_end(put_any(json, PUT_KEY(at, "text"), text, bytes.start, bytes.end), units);
}

/* Most spans are short and plain, and the text goes on behind them. */
char *put_span(json_writer *json, char *at, ng_str text, text_range bytes, text_range units) {
  uint32_t len = bytes.end - bytes.start;
  if (len > 2 * BLOCK || text.len - bytes.start < 2 * BLOCK || !json__has_room(json, at)) return put_any_span(json, at, text, bytes, units);
  char *words = PUT(at, "\"text\":\"");
  uint64_t marks = block_bits(marked_bytes(copy_block(words, text.ptr + bytes.start)));
  if (len > BLOCK) marks |= (uint64_t)block_bits(marked_bytes(copy_block(words + BLOCK, text.ptr + bytes.start + BLOCK))) << BLOCK;
  if (marks & (((uint64_t)1 << len) - 1)) return put_any_span(json, at, text, bytes, units);
  return put_start_and_end(PUT(words + len, "\","), units);
}

char *put_id(char *at, char prefix, uint32_t number) {
  at[0] = '"';
  at[1] = prefix;
  at = put_digits(at + 2, number);
  return PUT(at, "\",");
}

char *put_fixed(char *at, double value, unsigned digits) {
  static const uint32_t SCALE[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
  if (!isfinite(value) || fabs(value) > 1e12) return PUT(at, "null,");
  uint64_t scaled = (uint64_t)(fabs(value) * SCALE[digits] + 0.5);
  *at = '-';
  at = put_digits(at + (value < 0 && scaled), scaled / SCALE[digits]);
  *at = '.';
  at = put_padded(at + (digits > 0), (uint32_t)(scaled % SCALE[digits]), digits);
  *at = ',';
  return at + 1;
}

char *put_ten_thousandths(char *at, int32_t value) {
  const uint32_t size = value < 0 ? 0 - (uint32_t)value : (uint32_t)value, decimals = size % 10000;
  *at = '-';
  at = put_digits(at + (value < 0), size / 10000);
  const uint32_t high = pair_of(decimals / 100), low = pair_of(decimals % 100);
  const uint64_t rest = '.' | (uint64_t)high << 8 | (uint64_t)low << 24 | (uint64_t)',' << 40;
  memcpy(at, &rest, sizeof rest);
  return at + 6;
}

char *put_percent(char *at, uint32_t percent) {
  uint32_t decimals = pair_of(percent % 100) | (uint32_t)',' << 16;
  memcpy(at, percent < 100 ? "0." : "1.", 2);
  memcpy(at + 2, &decimals, 4);
  return at + 5;
}
