/* The JSON writer: values go straight into a 64 KiB buffer that is handed to a callback when full. No tree, no allocation.
 * The caller says what it writes in order (begin, key, value, end); escapes and commas come from here: each value leaves a comma behind it, which
 * a closing bracket or the end of the line takes back. Indentation is laid over what is handed out (json_layout.h). One thread at a time.
 *
 * Two ways to write: json_… keeps the place in the writer; put_… (json_put.h), for records, is handed the place and gives the next one.
 * Strings, opening brackets and json_room leave JSON_ROOM / 2 bytes free: enough for all constants and numbers up to the next of them. */
#ifndef NG_OUT_JSON_H
#define NG_OUT_JSON_H

#include "nutgraf/nutgraf.h"
#include "out/json_layout.h"
#include "out/json_put.h"

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

/* ---- with the place handed on ---- */

char *json__flush(json_writer *json, char *at);

static inline bool json__has_room(const json_writer *json, const char *at) {
  return at <= json->buffer + (JSON_BUFFER - JSON_ROOM);
}

static inline char *json_room(json_writer *json, char *at) {
  return json__has_room(json, at) ? at : json__flush(json, at);
}

static inline char *put_open(json_writer *json, char *at, char bracket) {
  at = json_room(json, at);
  *at = bracket;
  return at + 1;
}

/* A string with escapes; U+0085, U+2028 and U+2029 are escaped so that any line reader works, invalid bytes become U+FFFD. */
char *put_string(json_writer *json, char *at, ng_str value);

/* "text", "start" and "end": of these bytes of `text`, which lie at `units` for readers. */
char *put_span(json_writer *json, char *at, ng_str text, text_range bytes, text_range units);

/* A part of a string, between quotation marks of the caller. */
char *put_string_part(json_writer *json, char *at, ng_str part);

/* ---- with the place kept in the writer ---- */

static inline void json_begin_object(json_writer *json) {
  json->at = put_open(json, json->at, '{');
}

static inline void json_end_object(json_writer *json) {
  json->at = put_close(json->at, '}');
}

static inline void json_begin_array(json_writer *json) {
  json->at = put_open(json, json->at, '[');
}

static inline void json_end_array(json_writer *json) {
  json->at = put_close(json->at, ']');
}

#define JSON_KEY(json, name) ((json)->at = PUT_KEY((json)->at, name))

/* A key that is chosen: STR("\"name\":"). */
static inline void json_key(json_writer *json, ng_str quoted) {
  memcpy(json->at, quoted.ptr, quoted.len);
  json->at += quoted.len;
}

static inline void json_null(json_writer *json) {
  json->at = PUT(json->at, "null,");
}

static inline void json_string(json_writer *json, ng_str value) {
  json->at = put_string(json, json->at, value);
}

/* The same in pieces. */
static inline void json_begin_string(json_writer *json) {
  json->at = put_open(json, json->at, '"');
}

static inline void json_add_string(json_writer *json, ng_str piece) {
  json->at = put_string_part(json, json->at, piece);
}

static inline void json_end_string(json_writer *json) {
  json->at = PUT(json->at, "\",");
}

/* The string, or null when it is empty. */
static inline void json_string_or_null(json_writer *json, ng_str value) {
  json->at = value.len ? put_string(json, json->at, value) : PUT(json->at, "null,");
}

static inline void json_uint(json_writer *json, uint64_t value) {
  json->at = put_uint(json_room(json, json->at), value);
}

static inline void json_fixed(json_writer *json, double value, unsigned digits) {
  json->at = put_fixed(json_room(json, json->at), value, digits);
}

/* Ends a record with a newline; the next one starts afresh. */
static inline void json_end_line(json_writer *json) {
  json->at[-1] = '\n';
}

#endif
