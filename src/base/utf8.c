/* UTF-8 after RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF. */
#include "base/utf8.h"

#include "base/bits.h"
#include "base/block.h"

static uint32_t expected_length(uint8_t lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

/* The second byte excludes overlong forms (E0, F0), surrogates (ED) and points above U+10FFFF (F4). */
static bool second_is_valid(uint8_t lead, uint8_t second) {
  switch (lead) {
    case 0xE0: return second >= 0xA0 && second <= 0xBF;
    case 0xED: return second >= 0x80 && second <= 0x9F;
    case 0xF0: return second >= 0x90 && second <= 0xBF;
    case 0xF4: return second >= 0x80 && second <= 0x8F;
    default: return second >= 0x80 && second <= 0xBF;
  }
}

uint32_t utf8_length(ng_str text, uint32_t at) {
  const uint8_t *byte = (const uint8_t *)text.ptr + at;
  uint32_t length = expected_length(byte[0]);
  if (length < 2) return length;
  if (text.len - at < length || !second_is_valid(byte[0], byte[1])) return 0;
  for (uint32_t i = 2; i < length; i++) {
    if ((byte[i] & 0xC0) != 0x80) return 0;
  }
  return length;
}

uint32_t utf8_decode(ng_str text, uint32_t at, uint32_t *length) {
  static const uint8_t LEAD_MASK[5] = {0, 0x7F, 0x1F, 0x0F, 0x07};
  const uint8_t *byte = (const uint8_t *)text.ptr + at;
  *length = utf8_length(text, at);
  if (*length == 0) {
    *length = 1;
    return UTF8_REPLACEMENT;
  }
  uint32_t point = byte[0] & LEAD_MASK[*length];
  for (uint32_t i = 1; i < *length; i++) point = point << 6 | (byte[i] & 0x3F);
  return point;
}

uint32_t utf8_encode(uint32_t point, char *out) {
  if (point < 0x80) {
    out[0] = (char)point;
    return 1;
  }
  if (point < 0x800) {
    out[0] = (char)(0xC0 | point >> 6);
    out[1] = (char)(0x80 | (point & 0x3F));
    return 2;
  }
  if (point < 0x10000) {
    out[0] = (char)(0xE0 | point >> 12);
    out[1] = (char)(0x80 | (point >> 6 & 0x3F));
    out[2] = (char)(0x80 | (point & 0x3F));
    return 3;
  }
  out[0] = (char)(0xF0 | point >> 18);
  out[1] = (char)(0x80 | (point >> 12 & 0x3F));
  out[2] = (char)(0x80 | (point >> 6 & 0x3F));
  out[3] = (char)(0x80 | (point & 0x3F));
  return 4;
}

uint32_t utf8_skip_ascii(ng_str text, uint32_t at) {
  for (; text.len - at >= 4 * BLOCK; at += 4 * BLOCK) {
    const char *bytes = text.ptr + at;
    byte_block any = block_load(bytes) | block_load(bytes + BLOCK) | block_load(bytes + 2 * BLOCK) | block_load(bytes + 3 * BLOCK);
    if (block_bits(any < 0)) break;
  }
  for (; at < text.len; at += 8) {
    uint64_t high = load_bytes(text.ptr + at, text.len - at) & 0x8080808080808080u;
    if (high) return at + lowest_bit(high) / 8;
  }
  return text.len;
}

uint32_t utf8_invalid_count(ng_str text) {
  uint32_t count = 0;
  for (uint32_t i = utf8_skip_ascii(text, 0); i < text.len;) {
    uint32_t length = utf8_length(text, i);
    count += length == 0;
    i += length ? length : 1;
    if (i < text.len && (uint8_t)text.ptr[i] < 0x80) i = utf8_skip_ascii(text, i);
  }
  return count;
}
