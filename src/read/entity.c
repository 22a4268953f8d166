/* Reading character references. */
#include "read/entity.h"

#include <stdlib.h>

#include "base/utf8.h"

#define MAX_NAME 10u

typedef struct {
  const char *name;
  uint32_t point;
} entity;

static const entity ENTITIES[] = {
#include "read/entity_table.inc"
};

/* What browsers make of numbers that mean windows-1252. */
static const uint16_t WINDOWS[32] = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
                                     0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                     0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

static int by_name(const void *key, const void *item) {
  return strcmp(key, ((const entity *)item)->name);
}

static uint32_t read_number(ng_str text, uint32_t *point) {
  uint32_t i = 2, digits = 0;
  bool is_hex = text.len > 2 && (text.ptr[2] | 32) == 'x';
  if (is_hex) i++;
  *point = 0;
  for (; i < text.len && digits < 8; i++, digits++) {
    char c = text.ptr[i];
    unsigned value = c >= '0' && c <= '9' ? (unsigned)(c - '0') : is_hex && (c | 32) >= 'a' && (c | 32) <= 'f' ? (unsigned)((c | 32) - 'a') + 10 : 99;
    if (value == 99) break;
    *point = *point * (is_hex ? 16 : 10) + value;
  }
  if (!digits) return 0;
  if (i < text.len && text.ptr[i] == ';') i++;
  if (*point >= 0x80 && *point < 0xA0) *point = WINDOWS[*point - 0x80];
  if (*point == 0 || *point > 0x10FFFF || (*point >= 0xD800 && *point <= 0xDFFF)) *point = UTF8_REPLACEMENT;
  return i;
}

static uint32_t read_name(ng_str text, uint32_t *point) {
  char name[MAX_NAME + 1];
  uint32_t len = 0;
  while (len < MAX_NAME && len + 1 < text.len) {
    char c = text.ptr[len + 1];
    bool is_part = (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
    if (!is_part) break;
    name[len++] = c;
  }
  name[len] = '\0';
  bool has_end = len + 1 < text.len && text.ptr[len + 1] == ';';
  if (!has_end) return 0;
  const entity *found = bsearch(name, ENTITIES, sizeof ENTITIES / sizeof *ENTITIES, sizeof *ENTITIES, by_name);
  if (!found) return 0;
  *point = found->point;
  return len + 2;
}

uint32_t entity_read(ng_str text, char *out, uint32_t *out_len) {
  uint32_t point, used;
  if (text.len < 3) return 0;
  used = text.ptr[1] == '#' ? read_number(text, &point) : read_name(text, &point);
  if (used) *out_len = utf8_encode(point, out);
  return used;
}

ng_str entity_decode(char *text, uint32_t len) {
  uint32_t from = 0, to = 0;
  while (from < len) {
    char *mark = memchr(text + from, '&', len - from);
    uint32_t run = (mark ? (uint32_t)(mark - text) : len) - from;
    memmove(text + to, text + from, run);
    from += run;
    to += run;
    if (!mark) break;
    char bytes[4];
    uint32_t count = 1, used = entity_read((ng_str){mark, len - from}, bytes, &count);
    if (!used) bytes[0] = '&', used = 1;
    memcpy(text + to, bytes, count);
    from += used;
    to += count;
  }
  return (ng_str){text, to};
}
