/* JSON read where it stands: values are pieces of the bytes that came in, strings are unescaped in place. No tree, no copies. Articles are read
 * with it; json_tree.h makes trees of its parts. */
#ifndef NG_BASE_RAW_JSON_H
#define NG_BASE_RAW_JSON_H

#include "base/str.h"

#define RAW_DEPTH 200u /* nesting; deeper input is refused, so that recursion is bounded */

typedef enum { RAW_STRING, RAW_NUMBER, RAW_WORD, RAW_OBJECT, RAW_ARRAY } raw_type;

/* `start` to `end` is what was written: of a string what stands between the quotation marks, of the others all of it. */
typedef struct {
  raw_type type;
  bool has_escape; /* of a string */
  char *start, *end;
} raw_value;

/* What is still to be read. After a failure `at` is where it went wrong. */
typedef struct {
  char *at, *end;
} raw_cursor;

/* The first quotation mark or backslash from `at` on, `end` when there is none. */
char *raw_find_mark(const char *at, const char *end);

/* Reads one value with the white space before it. False when there is none. */
bool raw_scan(raw_cursor *cursor, raw_value *value);

/* Over the members of an object or array, whose value `cursor` was made of by raw_inside: 1 a member (`key` only in an object), 0 the end,
 * -1 not JSON. */
raw_cursor raw_inside(const raw_value *value);
int raw_next(raw_cursor *cursor, raw_value *key, raw_value *value);

static inline void raw_skip_space(raw_cursor *cursor) {
  while (cursor->at < cursor->end && (*cursor->at == ' ' || *cursor->at == '\n' || *cursor->at == '\r' || *cursor->at == '\t')) cursor->at++;
}

/* The string whose opening mark the cursor stands at; any value but an object or array, of which there is at least one byte. */
bool raw_string(raw_cursor *cursor, raw_value *value);
bool raw_scalar(raw_cursor *cursor, raw_value *value);

/* The string as text. Done once: it changes what it reads. Half pairs become U+FFFD. */
ng_str raw_text(raw_value *string);

/* What the \uXXXX at `at` of a string stands for: a point, with the second half of a pair where there is one (`*used`: 6 or 12 bytes). */
uint32_t raw_point(const char *at, const char *end, uint32_t *used);

/* Half a pair stands for nothing. */
static inline bool raw_is_half(uint32_t point) {
  return point >= 0xD800 && point <= 0xDFFF;
}

#endif
