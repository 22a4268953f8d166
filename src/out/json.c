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
void json__flush(json_writer *json) {
  hand_over(json, (size_t)(json->at - json->buffer) - 1);
  json->buffer[0] = json->at[-1];
  json->at = json->buffer + 1;
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

/* The bytes that need an escape or a look: control characters, quotation marks, backslashes, what is above 7F. */
static inline byte_block marked_bytes(byte_block bytes) {
  return (bytes < ' ') | (bytes == '"') | (bytes == '\\');
}

#define EACH 0x0101010101010101u
#define SPACES (EACH * ' ')

/* The same for 8 bytes, in the high bit of each. Bytes above the first one that is marked may be marked, too. */
static inline uint64_t marked_word(uint64_t bytes) {
  return ((bytes - EACH * ' ') | ((bytes ^ EACH * '"') - EACH) | ((bytes ^ EACH * '\\') - EACH) | bytes) & EACH * 0x80;
}

static inline byte_block copy_block(char *out, const char *from) {
  byte_block bytes = block_load(from);
  block_store(out, bytes);
  return bytes;
}

/* text[from, to), escaped, to `out` with room for MOST_ESCAPED times as many bytes. A sequence that begins before `to` is written whole;
 * `*end` is the byte behind what was written. */
static char *write_escaped(char *out, ng_str text, uint32_t from, uint32_t to, uint32_t *end) {
  uint32_t i = from, length;
  while (i < to) {
    for (; to - i >= BLOCK && !block_bits(marked_bytes(copy_block(out, text.ptr + i))); i += BLOCK) out += BLOCK;
    uint32_t count = to - i < 8 ? to - i : 8;
    uint64_t bytes = load_bytes(text.ptr + i, count);
    if (count < 8) bytes |= SPACES << 8 * count;
    uint64_t marks = marked_word(bytes);
    memcpy(out, &bytes, 8);
    if (marks) count = lowest_bit(marks) / 8;
    out += count;
    i += count;
    if (!marks) continue;
    out = write_character(out, text, i, &length);
    i += length;
  }
  *end = i;
  return out;
}

/* 8 to 15 bytes: the first and the last 8, which overlap. */
static inline byte_block copy_halves(char *out, ng_str text) {
  uint32_t last = text.len - 8;
  uint64_t halves[2] = {load_bytes(text.ptr, 8), load_bytes(text.ptr + last, 8)};
  memcpy(out, &halves[0], 8);
  memcpy(out + last, &halves[1], 8);
  return block_load((const char *)halves);
}

/* Copies the text (`out` has room for 8 bytes more); whether none of it needs an escape. */
static inline bool copy_plain(char *out, ng_str text) {
  if (text.len < 8) {
    uint64_t bytes = load_bytes(text.ptr, text.len) | SPACES << 8 * text.len;
    memcpy(out, &bytes, 8);
    return !marked_word(bytes);
  }
  if (text.len < BLOCK) return !block_bits(marked_bytes(copy_halves(out, text)));
  uint32_t last = text.len - BLOCK;
  byte_block marks = marked_bytes(copy_block(out + last, text.ptr + last));
  for (uint32_t i = 0; i < last; i += BLOCK) marks |= marked_bytes(copy_block(out + i, text.ptr + i));
  return !block_bits(marks);
}

void json_begin_string(json_writer *json) {
  json__open(json, '"');
}

void json_add_string(json_writer *json, ng_str piece) {
  for (uint32_t i = 0; i < piece.len;) {
    uint32_t to = piece.len - i > PIECE ? i + PIECE : piece.len;
    json->at = write_escaped(json__room(json), piece, i, to, &i);
  }
}

void json_end_string(json_writer *json) {
  JSON_PUT(json, "\",");
}

__attribute__((noinline)) static void write_string(json_writer *json, ng_str value) {
  json_begin_string(json);
  json_add_string(json, value);
  json_end_string(json);
}

/* Nearly all strings are short and plain. */
void json_string(json_writer *json, ng_str value) {
  char *at = json->at;
  if (value.len > PIECE || !json__has_room(json) || !copy_plain(at + 1, value)) {
    write_string(json, value);
    return;
  }
  *at = '"';
  memcpy(at + value.len + 1, "\",", 2);
  json->at = at + value.len + 3;
}

static const char PAIRS[] =
    "0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849"
    "5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";

/* Writes the digits of a value below 10,000: four, less the zeros in front but for the last. Up to 3 bytes more are touched. */
static inline char *write_small(char *out, uint32_t value) {
  uint16_t high, low;
  memcpy(&high, PAIRS + 2 * (value / 100), 2);
  memcpy(&low, PAIRS + 2 * (value % 100), 2);
  uint32_t digits = high | (uint32_t)low << 16, zero_bits = lowest_bit((digits & 0x0F0F0F0F) | 1u << 24) & 24;
  digits >>= zero_bits;
  memcpy(out, &digits, 4);
  return out + 4 - zero_bits / 8;
}

/* The last `count` digits, zeros in front included. */
static char *write_padded(char *out, uint64_t value, unsigned count) {
  for (unsigned i = count; i-- > 0; value /= 10) out[i] = (char)('0' + value % 10);
  return out + count;
}

static char *write_digits(char *out, uint64_t value) {
  if (value < 10000) return write_small(out, (uint32_t)value);
  return write_padded(write_digits(out, value / 10000), value % 10000, 4);
}

__attribute__((noinline)) static void write_uint(json_writer *json, uint64_t value) {
  char *at = write_digits(json__room(json), value);
  *at = ',';
  json->at = at + 1;
}

void json_uint(json_writer *json, uint64_t value) {
  if (value >= 10000 || !json__has_room(json)) {
    write_uint(json, value);
    return;
  }
  char *at = write_small(json->at, (uint32_t)value);
  *at = ',';
  json->at = at + 1;
}

void json_id(json_writer *json, char prefix, uint32_t number) {
  char *at = json__room(json);
  at[0] = '"';
  at[1] = prefix;
  at = number < 10000 ? write_small(at + 2, number) : write_digits(at + 2, number);
  memcpy(at, "\",", 2);
  json->at = at + 2;
}

void json_fixed(json_writer *json, double value, unsigned digits) {
  static const uint32_t SCALE[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
  if (!isfinite(value) || fabs(value) > 1e12) {
    json_null(json);
    return;
  }
  char *at = json__room(json);
  uint64_t scaled = (uint64_t)(fabs(value) * SCALE[digits] + 0.5);
  *at = '-';
  at = write_digits(at + (value < 0 && scaled), scaled / SCALE[digits]);
  *at = '.';
  at = write_padded(at + (digits > 0), scaled % SCALE[digits], digits);
  *at = ',';
  json->at = at + 1;
}

void json_percent(json_writer *json, uint32_t percent) {
  char *at = json__room(json);
  memcpy(at, percent < 100 ? "0." : "1.", 2);
  memcpy(at + 2, PAIRS + 2 * (percent % 100), 2);
  at[4] = ',';
  json->at = at + 5;
}
