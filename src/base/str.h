/* A piece of text: pointer and length, never terminated, never owned. */
#ifndef NG_BASE_STR_H
#define NG_BASE_STR_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef struct {
  const char *ptr;
  uint32_t len;
} ng_str;

#define STR(literal) ((ng_str){(literal), (uint32_t)(sizeof(literal) - 1)})
#define STR_ARG(s) (int)(s).len, (s).ptr /* for printf's %.*s */

static inline ng_str str_of(const char *text) {
  return (ng_str){text ? text : "", text ? (uint32_t)strlen(text) : 0};
}

/* Most that differ do so in the first byte. */
static inline bool str_equal(ng_str a, ng_str b) {
  return a.len == b.len && (a.len == 0 || (*a.ptr == *b.ptr && memcmp(a.ptr, b.ptr, a.len) == 0));
}

static inline bool str_is(ng_str a, const char *text) {
  return a.len ? *a.ptr == *text && str_equal(a, str_of(text)) : !*text;
}

static inline ng_str str_slice(ng_str s, uint32_t start, uint32_t end) {
  return (ng_str){s.ptr + start, end - start};
}

static inline bool str_starts(ng_str s, ng_str prefix) {
  return s.len >= prefix.len && memcmp(s.ptr, prefix.ptr, prefix.len) == 0;
}

static inline bool str_ends(ng_str s, ng_str end) {
  return s.len >= end.len && memcmp(s.ptr + s.len - end.len, end.ptr, end.len) == 0;
}

static inline bool str_holds(ng_str s, ng_str part) {
  for (uint32_t i = 0; i + part.len <= s.len; i++)
    if (memcmp(s.ptr + i, part.ptr, part.len) == 0) return true;
  return false;
}

/* The small letter of a capital of ASCII; any other byte as it is. */
static inline char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
}

/* Whether `text` is `lower`, which has no capitals, in any case. */
static inline bool str_is_caseless(ng_str text, const char *lower) {
  uint32_t i = 0;
  while (i < text.len && lower[i] && ascii_lower(text.ptr[i]) == lower[i]) i++;
  return i == text.len && !lower[i];
}

static inline bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline ng_str str_trim(ng_str s) {
  while (s.len && is_space(s.ptr[0])) s = str_slice(s, 1, s.len);
  while (s.len && is_space(s.ptr[s.len - 1])) s.len--;
  return s;
}

/* Cuts the part before `mark` off the front of `rest`; the last part when there is no mark. */
static inline ng_str str_cut(ng_str *rest, char mark) {
  const char *at = rest->len ? memchr(rest->ptr, mark, rest->len) : NULL;
  ng_str head = {rest->ptr, at ? (uint32_t)(at - rest->ptr) : rest->len};
  uint32_t used = head.len + (at ? 1 : 0);
  *rest = (ng_str){rest->ptr + used, rest->len - used};
  return head;
}

/* Whether `text` is one of the alternatives "a|b|c". */
static inline bool str_is_one_of(ng_str text, ng_str alternatives) {
  while (alternatives.len) {
    if (str_equal(str_cut(&alternatives, '|'), text)) return true;
  }
  return false;
}

/* The value of a text that is a whole number of at most 9 digits, else -1. */
static inline int32_t str_number(ng_str text) {
  int32_t value = 0;
  if (text.len == 0 || text.len > 9) return -1;
  for (uint32_t i = 0; i < text.len; i++) {
    if (text.ptr[i] < '0' || text.ptr[i] > '9') return -1;
    value = value * 10 + (text.ptr[i] - '0');
  }
  return value;
}

/* The first 8 bytes at `at`, or all `len` of them with zeros behind, as a number; little-endian machines only, as the rule image. */
static inline uint64_t load_bytes(const char *at, uint32_t len) {
  uint64_t value = 0;
  if (len >= 8) {
    memcpy(&value, at, 8);
  } else if (len >= 4) { /* the halves overlap in bytes that are the same in both */
    uint32_t head, tail;
    memcpy(&head, at, 4);
    memcpy(&tail, at + len - 4, 4);
    value = head | (uint64_t)tail << 8 * (len - 4);
  } else if (len) {
    value = (uint8_t)at[0] | (uint64_t)(uint8_t)at[len / 2] << 8 * (len / 2) | (uint64_t)(uint8_t)at[len - 1] << 8 * (len - 1);
  }
  return value;
}

/* The 8 bytes behind those of load_bytes. */
static inline uint64_t load_tail(const char *at, uint32_t len) {
  return len > 8 ? load_bytes(at + 8, len - 8) : 0;
}

/* One round of the one hash of the tree for strings: 16 bytes at a time, the last ones filled with zeros. Letters differ in five bits. */
static inline uint64_t hash_bytes(uint64_t hash, uint64_t head, uint64_t tail) {
  return (hash ^ head ^ (tail << 5 | tail >> 59)) * 0x9E3779B97F4A7C15u;
}

/* The upper half of the last round, of which the highest bits depend on all others (probe_slot). */
static inline uint32_t str_hash(ng_str s) {
  uint64_t hash = 0;
  for (uint32_t i = 0; i < s.len; i += 16) hash = hash_bytes(hash, load_bytes(s.ptr + i, s.len - i), load_tail(s.ptr + i, s.len - i));
  return (uint32_t)(hash >> 32);
}

/* Where a hash begins its probe in a table of `size` slots, and what follows a slot. */
static inline uint32_t probe_slot(uint32_t hash, uint32_t size) {
  return (uint32_t)((uint64_t)hash * size >> 32);
}

static inline uint32_t next_slot(uint32_t slot, uint32_t size) {
  return slot + 1 == size ? 0 : slot + 1;
}

#endif
