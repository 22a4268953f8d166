/* The JSON writer: values go straight into a 64 KiB buffer that is handed to a callback when full. No tree, no allocation.
 * The caller says what it writes in order (begin, key, value, end); commas, escapes and indentation come from here. One thread at a time. */
#ifndef NG_OUT_JSON_H
#define NG_OUT_JSON_H

#include "base/str.h"
#include "nutgraf/nutgraf.h"

#define JSON_BUFFER (64u << 10)

typedef struct {
  ng_write_fn write;
  void *payload;
  int stopped;        /* what the callback returned to stop; nothing is written after it */
  bool pretty, fresh; /* fresh: just after an opening bracket or a key, where no comma goes */
  uint32_t depth;
  size_t used;
  char buffer[JSON_BUFFER];
} json_writer;

void json_init(json_writer *json, ng_write_fn write, void *payload, bool pretty);

/* Hands over what is left and returns 0, or what the callback returned. */
int json_finish(json_writer *json);

void json_begin_object(json_writer *json);
void json_end_object(json_writer *json);
void json_begin_array(json_writer *json);
void json_end_array(json_writer *json);

/* Room for `len` bytes (at most JSON_BUFFER / 2) in one piece at the end of what is written. */
void json__flush(json_writer *json);
static inline char *json__room(json_writer *json, uint32_t len) {
  if (JSON_BUFFER - json->used < len) json__flush(json);
  return json->buffer + json->used;
}

void json__pretty_key(json_writer *json, const char *quoted, uint32_t len);
static inline void json__key(json_writer *json, const char *quoted, uint32_t len) {
  if (json->pretty) {
    json__pretty_key(json, quoted, len);
    return;
  }
  char *at = json__room(json, len + 1);
  *at = ',';
  memcpy(at + !json->fresh, quoted, len);
  json->used += len + !json->fresh;
  json->fresh = true;
}

/* `name` is a literal that needs no escapes. */
#define JSON_KEY(json, name) json__key((json), "\"" name "\":", (uint32_t)sizeof("\"" name "\":") - 1)

/* A key with a literal value ("null", "true"). */
#define JSON_LITERAL(json, name, value)                                  \
  ((json)->pretty ? json__pretty_literal((json), "\"" name "\":", value) \
                  : (json__key((json), "\"" name "\":" value, (uint32_t)sizeof("\"" name "\":" value) - 1), (void)((json)->fresh = false)))
void json__pretty_literal(json_writer *json, const char *quoted, const char *value);

/* A string with escapes; U+0085, U+2028 and U+2029 are escaped so that any line reader works, invalid bytes become U+FFFD. */
void json_string(json_writer *json, ng_str value);

/* The same in pieces. */
void json_begin_string(json_writer *json);
void json_add_string(json_writer *json, ng_str piece);
void json_end_string(json_writer *json);

/* The string, or null when it is empty. */
void json_string_or_null(json_writer *json, ng_str value);

/* A string of our own code that needs no escapes: an id, the name of a kind. At most 1,000 bytes. */
void json_plain(json_writer *json, ng_str value);

void json_uint(json_writer *json, uint64_t value);
void json_bool(json_writer *json, bool value);
void json_null(json_writer *json);

/* `value` with exactly `digits` (at most 6) decimals whatever the locale; null when it is no finite number. */
void json_fixed(json_writer *json, double value, unsigned digits);

/* `percent` as a share with two decimals: 97 is 0.97. */
void json_percent(json_writer *json, uint32_t percent);

/* Ends a record with a newline; the next one starts afresh. */
void json_end_line(json_writer *json);

#endif
