/* JSON read where it stands: values are pieces of the bytes that came in, strings are unescaped in place. No tree, no copies. */
#ifndef NG_READ_RAW_JSON_H
#define NG_READ_RAW_JSON_H

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

void raw_skip_space(raw_cursor *cursor);

/* The string as text. Done once: it changes what it reads. Half pairs become U+FFFD. */
ng_str raw_text(raw_value *string);

#endif
