/* The reader of JSON trees: recursive descent over raw_json.h; strings without escapes are pointed at and never copied. */
#include "base/json_tree.h"

#include <math.h>
#include <stdlib.h>

#include "base/block.h"
#include "base/limits.h"
#include "base/raw_json.h"
#include "base/utf8.h"

#define NODES 64u /* taken from the arena at a time */

/* `is_odd`: the line holds a byte that may not stand in a string as it is: a control character, or one above 7F that begins nothing valid. */
typedef struct {
  ng_arena *arena;
  raw_cursor cursor;
  const char *start;
  json_node *nodes;
  uint32_t node_count; /* not used yet */
  unsigned depth;
  bool is_odd;
  ng_error *error;
} json_reader;

static ng_status wrong(json_reader *reader, const char *expected) {
  return error_set(reader->error, NG_ERROR_INPUT, "not JSON at byte %zu: %s", (size_t)(reader->cursor.at - reader->start) + 1, expected);
}

static ng_status wrong_at(json_reader *reader, char *at, const char *expected) {
  reader->cursor.at = at;
  return wrong(reader, expected);
}

static ng_status out_of_memory(json_reader *reader) {
  return error_set(reader->error, NG_ERROR_MEMORY, "out of memory");
}

/* The next byte, NUL at the end. */
static inline char next_byte(const json_reader *reader) {
  return reader->cursor.at < reader->cursor.end ? *reader->cursor.at : '\0';
}

static json_node *new_node(json_reader *reader) {
  if (!reader->node_count) {
    reader->nodes = ARENA_RAW(reader->arena, json_node, NODES);
    reader->node_count = reader->nodes ? NODES : 0;
    if (!reader->nodes) return NULL;
  }
  reader->node_count--;
  *reader->nodes = (json_node){0};
  return reader->nodes++;
}

/* A NUL and half a pair, which no database takes, become U+FFFD in the line itself. */
static void mend(char *at, const char *end) {
  while ((at = memchr(at, '\\', (size_t)(end - at)))) {
    uint32_t used = 2, point = at[1] == 'u' ? raw_point(at, end, &used) : ' ';
    if (point == 0 || raw_is_half(point)) memcpy(at + 2, "fffd", 4);
    at += used;
  }
}

/* Decodes a copy: `raw` shows the line. */
static ng_status decode(json_reader *reader, ng_str *out, raw_value value) {
  mend(value.start, value.end);
  ng_str copy = arena_copy(reader->arena, (ng_str){value.start, (uint32_t)(value.end - value.start)});
  if (!copy.ptr) return out_of_memory(reader);
  value.start = (char *)copy.ptr;
  value.end = value.start + copy.len;
  *out = raw_text(&value);
  return NG_OK;
}

static ng_status check_bytes(json_reader *reader, const raw_value *value) {
  for (char *at = value->start; at < value->end; at++) {
    if ((unsigned char)*at < ' ') return wrong_at(reader, at, "control character in a string");
  }
  if (utf8_invalid_count((ng_str){value->start, (uint32_t)(value->end - value->start)})) {
    return wrong_at(reader, value->start, "string that is not UTF-8");
  }
  return NG_OK;
}

static ng_status read_string(json_reader *reader, ng_str *out) {
  raw_value value;
  if (!raw_string(&reader->cursor, &value)) {
    return wrong(reader, reader->cursor.end - reader->cursor.at < 2 ? "the line ends inside a string" : "no such escape");
  }
  ng_status status = reader->is_odd ? check_bytes(reader, &value) : NG_OK;
  if (status == NG_OK && value.has_escape) return decode(reader, out, value);
  *out = (ng_str){value.start, (uint32_t)(value.end - value.start)};
  return status;
}

/* Up to 15 digits with a point somewhere, as numbers of records are: one exact division. False when it is something else. */
static bool read_decimal(const raw_value *value, double *out) {
  static const double POWERS[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  const char *at = value->start + (*value->start == '-'), *point = NULL;
  uint64_t digits = 0;
  if (value->end - at > 16) return false;
  for (; at < value->end; at++) {
    if (*at == '.') {
      point = at;
    } else if (*at >= '0' && *at <= '9') {
      digits = digits * 10 + (uint64_t)(*at - '0');
    } else {
      return false;
    }
  }
  *out = (double)digits / POWERS[point ? value->end - point - 1 : 0];
  if (*value->start == '-') *out = -*out;
  return true;
}

/* PostgreSQL takes no exponent beyond a thousand or so. */
static ng_status read_number(json_reader *reader, const raw_value *value, double *out) {
  char copy[64];
  size_t len = (size_t)(value->end - value->start);
  if (read_decimal(value, out)) return NG_OK;
  if (len >= sizeof copy) return wrong_at(reader, value->start, "number too long");
  memcpy(copy, value->start, len);
  copy[len] = '\0';
  *out = strtod(copy, NULL);
  const char *exponent = strpbrk(copy, "eE");
  bool is_small = !exponent || labs(strtol(exponent + 1, NULL, 10)) < 1000;
  return is_small && isfinite(*out) ? NG_OK : wrong_at(reader, value->start, "number out of range");
}

/* Numbers and words. */
static ng_status read_plain(json_reader *reader, json_node *node) {
  raw_value value;
  if (!raw_scalar(&reader->cursor, &value)) return wrong(reader, "expected a value");
  node->type = value.type == RAW_NUMBER ? JSON_NUMBER : *value.start == 't' ? JSON_TRUE : *value.start == 'f' ? JSON_FALSE : JSON_NULL;
  return value.type == RAW_NUMBER ? read_number(reader, &value, &node->number) : NG_OK;
}

static ng_status read_value(json_reader *reader, json_node *node);

static ng_status read_key(json_reader *reader, json_node *member) {
  if (next_byte(reader) != '"') return wrong(reader, "expected a key");
  ng_status status = read_string(reader, &member->key);
  raw_skip_space(&reader->cursor);
  if (status == NG_OK && next_byte(reader) != ':') return wrong(reader, "expected a colon");
  reader->cursor.at++;
  return status;
}

/* Members or items up to the closing bracket; `is_object`: with keys. */
static ng_status read_children(json_reader *reader, json_node *parent, bool is_object) {
  const json_node **tail = &parent->first;
  char close = is_object ? '}' : ']';
  reader->cursor.at++;
  raw_skip_space(&reader->cursor);
  for (bool is_over = next_byte(reader) == close; !is_over; is_over = next_byte(reader) == close) {
    if (parent->count && next_byte(reader) != ',') return wrong(reader, is_object ? "expected , or }" : "expected , or ]");
    if (parent->count) reader->cursor.at++;
    raw_skip_space(&reader->cursor);
    json_node *child = new_node(reader);
    if (!child) return out_of_memory(reader);
    ng_status status = is_object ? read_key(reader, child) : NG_OK;
    if (status == NG_OK) status = read_value(reader, child);
    if (status != NG_OK) return status;
    *tail = child;
    tail = &child->next;
    parent->count++;
    raw_skip_space(&reader->cursor);
  }
  reader->cursor.at++;
  return NG_OK;
}

static ng_status read_value(json_reader *reader, json_node *node) {
  raw_skip_space(&reader->cursor);
  if (reader->cursor.at == reader->cursor.end) return wrong(reader, "the line ends too early");
  const char *from = reader->cursor.at;
  ng_status status;
  switch (*from) {
    case '"':
      node->type = JSON_STRING;
      status = read_string(reader, &node->text);
      break;
    case '{':
    case '[':
      node->type = *from == '{' ? JSON_OBJECT : JSON_ARRAY;
      if (++reader->depth > NG_MAX_JSON_DEPTH) return wrong(reader, "nested too deeply");
      status = read_children(reader, node, node->type == JSON_OBJECT);
      reader->depth--;
      break;
    default: status = read_plain(reader, node); break;
  }
  node->raw = (ng_str){from, (uint32_t)(reader->cursor.at - from)};
  return status;
}

static bool is_odd(ng_str line) {
  uint32_t i = 0;
  for (; line.len - i >= BLOCK; i += BLOCK) {
    if (block_bits(block_load(line.ptr + i) < ' ')) return true;
  }
  while (i < line.len && (signed char)line.ptr[i] >= ' ') i++;
  return i < line.len;
}

ng_status json_read(const json_node **out, ng_arena *arena, char *line, size_t len, ng_error *error) {
  *out = NULL;
  if (len >= UINT32_MAX) return error_set(error, NG_ERROR_LIMIT, "longer than 4 GiB");
  json_reader reader = {.arena = arena, .cursor = {line, line + len}, .start = line, .is_odd = is_odd((ng_str){line, (uint32_t)len}), .error = error};
  json_node *root = new_node(&reader);
  if (!root) return out_of_memory(&reader);
  ng_status status = read_value(&reader, root);
  if (status != NG_OK) return status;
  raw_skip_space(&reader.cursor);
  if (reader.cursor.at < reader.cursor.end) return wrong(&reader, "more behind the value");
  *out = root;
  return NG_OK;
}

const json_node *json_get(const json_node *object, ng_str key) {
  if (!object || object->type != JSON_OBJECT) return NULL;
  for (const json_node *member = object->first; member; member = member->next) {
    if (str_equal(member->key, key)) return member->type == JSON_NULL ? NULL : member;
  }
  return NULL;
}

const json_node *json_path(const json_node *object, ng_str path) {
  while (path.len && object) object = json_get(object, str_cut(&path, '.'));
  return object;
}

ng_str json_text(const json_node *object, const char *key) {
  const json_node *member = json_get(object, str_of(key));
  return member && member->type == JSON_STRING ? member->text : (ng_str){"", 0};
}

bool json_is_int(const json_node *node) {
  return node && node->type == JSON_NUMBER && node->number >= -9007199254740992.0 && node->number <= 9007199254740992.0 &&
         node->number == (double)(int64_t)node->number;
}

int64_t json_int(const json_node *object, const char *key, int64_t otherwise) {
  const json_node *member = json_get(object, str_of(key));
  return json_is_int(member) ? (int64_t)member->number : otherwise;
}

const json_node *json_first(const json_node *object, const char *key) {
  const json_node *member = json_get(object, str_of(key));
  return member && member->type == JSON_ARRAY ? member->first : NULL;
}

bool json_is_true(const json_node *object, const char *key) {
  const json_node *member = json_get(object, str_of(key));
  return member && member->type == JSON_TRUE;
}
