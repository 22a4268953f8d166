/* The JSON writer: values go straight into a 64 KiB buffer that is handed to a callback when full. No tree, no allocation.
 * The caller says what it writes in order (begin, key, value, end); escapes and commas come from here: each value leaves a comma behind it, which
 * a closing bracket or the end of the line takes back. Indentation is laid over what is handed out (json_layout.h). One thread at a time.
 *
 * There is always room for a constant: every value but a constant first looks for JSON_ROOM free bytes and writes half of them at most. */
#ifndef NG_OUT_JSON_H
#define NG_OUT_JSON_H

#include "base/str.h"
#include "nutgraf/nutgraf.h"
#include "out/json_layout.h"

#define JSON_BUFFER (64u << 10)
#define JSON_ROOM (4u << 10)

typedef struct {
  char *at; /* where the next byte goes */
  ng_write_fn write;
  void *payload;
  int stopped; /* what the callback returned to stop; nothing is written after it */
  bool pretty;
  json_layout layout; /* when pretty */
  char buffer[JSON_BUFFER];
} json_writer;

void json_init(json_writer *json, ng_write_fn write, void *payload, bool pretty);

/* Hands over what is left and returns 0, or what the callback returned. */
int json_finish(json_writer *json);

void json__flush(json_writer *json);
static inline bool json__has_room(const json_writer *json) {
  return json->at <= json->buffer + (JSON_BUFFER - JSON_ROOM);
}

static inline char *json__room(json_writer *json) {
  if (!json__has_room(json)) json__flush(json);
  return json->at;
}

static inline void json__put(json_writer *json, const char *text, size_t len) {
  memcpy(json->at, text, len);
  json->at += len;
}

static inline void json__open(json_writer *json, char bracket) {
  char *at = json__room(json);
  *at = bracket;
  json->at = at + 1;
}

static inline void json__close(json_writer *json, char bracket) {
  char *at = json->at - (json->at[-1] == ',');
  at[0] = bracket;
  at[1] = ',';
  json->at = at + 2;
}

static inline void json_begin_object(json_writer *json) {
  json__open(json, '{');
}

static inline void json_end_object(json_writer *json) {
  json__close(json, '}');
}

static inline void json_begin_array(json_writer *json) {
  json__open(json, '[');
}

static inline void json_end_array(json_writer *json) {
  json__close(json, ']');
}

/* `text` is a literal. */
#define JSON_PUT(json, text) json__put((json), (text), sizeof(text) - 1)

/* `name` is a literal that needs no escapes; with a literal value ("null", "true"). */
#define JSON_KEY(json, name) JSON_PUT(json, "\"" name "\":")
#define JSON_LITERAL(json, name, value) JSON_PUT(json, "\"" name "\":" value ",")

/* A key that is chosen: STR("\"name\":"). */
static inline void json_key(json_writer *json, ng_str quoted) {
  json__put(json, quoted.ptr, quoted.len);
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

static inline void json_put_name(json_writer *json, const json_name *name) {
  memcpy(json->at, name->text, sizeof name->text);
  json->at += name->len;
}

static inline void json_bool(json_writer *json, bool value) {
  if (value) {
    JSON_PUT(json, "true,");
  } else {
    JSON_PUT(json, "false,");
  }
}

static inline void json_null(json_writer *json) {
  JSON_PUT(json, "null,");
}

/* A string with escapes; U+0085, U+2028 and U+2029 are escaped so that any line reader works, invalid bytes become U+FFFD. */
void json_string(json_writer *json, ng_str value);

/* The same in pieces. */
void json_begin_string(json_writer *json);
void json_add_string(json_writer *json, ng_str piece);
void json_end_string(json_writer *json);

/* The string, or null when it is empty. */
static inline void json_string_or_null(json_writer *json, ng_str value) {
  if (value.len) {
    json_string(json, value);
  } else {
    json_null(json);
  }
}

/* "t12" */
void json_id(json_writer *json, char prefix, uint32_t number);

void json_uint(json_writer *json, uint64_t value);

/* `value` with exactly `digits` (at most 6) decimals whatever the locale; null when it is no finite number. */
void json_fixed(json_writer *json, double value, unsigned digits);

/* `percent`, at most 100, as a share with two decimals: 97 is 0.97. */
void json_percent(json_writer *json, uint32_t percent);

/* Ends a record with a newline; the next one starts afresh. */
static inline void json_end_line(json_writer *json) {
  json->at[-1] = '\n';
}

#endif
