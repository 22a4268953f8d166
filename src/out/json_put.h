/* Pieces of JSON: each is put where `at` points and gives the place behind it, so that the place stays in a register. Values leave a comma
 * behind. There is room for them (json.h says how that is seen to), also for some bytes more that constants and numbers touch. */
#ifndef NG_OUT_JSON_PUT_H
#define NG_OUT_JSON_PUT_H

#include "base/str.h"

/* `text` is a literal of at most 64 bytes, which is copied with blanks behind it: few large moves. */
#define PUT(at, text) put__constant((at), text PUT__BLANKS, sizeof(text) - 1)
#define PUT__BLANKS "                                                                "

static inline char *put__constant(char *at, const char *padded, size_t len) {
  memcpy(at, padded, len <= 4 ? 4 : len <= 8 ? 8 : len <= 16 ? 16 : len <= 32 ? 32 : 64);
  return at + len;
}

/* `name` is a literal that needs no escapes; with a literal behind it ("null,", "["). */
#define PUT_KEY(at, name) PUT((at), "\"" name "\":")
#define PUT_FIELD(at, name, literal) PUT((at), "\"" name "\":" literal)

/* A closing bracket takes back the comma of the last value. */
static inline char *put_close(char *at, char bracket) {
  at -= at[-1] == ',';
  at[0] = bracket;
  at[1] = ',';
  return at + 2;
}

/* A word of our own as it is written, in tables: {JSON_NAME("past"), JSON_NAME("ongoing")}. At most 12 letters. */
typedef struct {
  uint32_t len;
  char text[16];
} json_name;
#define JSON_NAME(word) \
  { sizeof("\"" word "\",") - 1, "\"" word "\"," }
#define JSON_NO_NAME \
  { sizeof("null,") - 1, "null," }

static inline char *put_name(char *at, const json_name *name) {
  memcpy(at, name->text, sizeof name->text);
  return at + name->len;
}

char *put_uint(char *at, uint64_t value);

/* Offsets of a piece of text: in bytes, or in the units that readers count in. */
typedef struct {
  uint32_t start, end;
} text_range;

/* "start" and "end" */
char *put_bounds(char *at, text_range units);

/* [12,34] */
char *put_pair(char *at, text_range units);

/* "t12" */
char *put_id(char *at, char prefix, uint32_t number);

/* `value` with exactly `digits` (at most 6) decimals whatever the locale; null when it is no finite number. */
char *put_fixed(char *at, double value, unsigned digits);

/* `value` of them with all four decimals: 597500 is 59.7500. */
char *put_ten_thousandths(char *at, int32_t value);

/* `percent`, at most 100, as a share with two decimals: 97 is 0.97. */
char *put_percent(char *at, uint32_t percent);

#endif
