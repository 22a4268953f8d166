/* The reader of JSON: recursive descent, strings without escapes are pointed at and never copied. */
#include "base/json_tree.h"

#include <math.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/utf8.h"

typedef struct {
  ng_arena *arena;
  char *at, *end, *start;
  ng_error *error;
  unsigned depth;
} json_reader;

static ng_status wrong(json_reader *reader, const char *expected) {
  return error_set(reader->error, NG_ERROR_INPUT, "not JSON at byte %zu: %s", (size_t)(reader->at - reader->start) + 1, expected);
}

static void skip_space(json_reader *reader) {
  while (reader->at < reader->end && (*reader->at == ' ' || *reader->at == '\t' || *reader->at == '\n' || *reader->at == '\r')) reader->at++;
}

/* Four hexadecimal digits; UINT32_MAX when they are none. */
static uint32_t hex4(const char *at, const char *end) {
  uint32_t value = 0;
  if (end - at < 4) return UINT32_MAX;
  for (int i = 0; i < 4; i++) {
    char c = at[i];
    uint32_t digit = c >= '0' && c <= '9'   ? (uint32_t)(c - '0')
                     : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a' + 10)
                     : c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A' + 10)
                                            : 16;
    if (digit == 16) return UINT32_MAX;
    value = value << 4 | digit;
  }
  return value;
}

/* \uXXXX at `at`, which stands behind the u; a pair of surrogates is one point. Mends what no database takes. */
static uint32_t read_escape(char *at, const char *end, uint32_t *used) {
  uint32_t point = hex4(at, end);
  *used = 4;
  if (point >= 0xD800 && point < 0xDC00 && end - at >= 10 && at[4] == '\\' && at[5] == 'u') {
    uint32_t low = hex4(at + 6, end);
    if (low >= 0xDC00 && low < 0xE000) {
      *used = 10;
      return 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
    }
  }
  if (point == 0 || (point >= 0xD800 && point < 0xE000)) {
    memcpy(at, "fffd", 4);
    return UTF8_REPLACEMENT;
  }
  return point;
}

/* The bytes between the quotes from `from` to `to`, which hold backslashes, decoded. */
static ng_status decode(json_reader *reader, ng_str *out, char *from, char *to) {
  char *copy = arena_take(reader->arena, (size_t)(to - from) + 1);
  if (!copy) return error_set(reader->error, NG_ERROR_MEMORY, "out of memory");
  static const char NAMES[] = "\"\\/bfnrt", BYTES[] = "\"\\/\b\f\n\r\t";
  uint32_t len = 0, used;
  for (char *at = from; at < to;) {
    if (*at != '\\') {
      copy[len++] = *at++;
      continue;
    }
    const char *name = at + 1 < to && at[1] ? strchr(NAMES, at[1]) : NULL;
    if (name) {
      copy[len++] = BYTES[name - NAMES];
      at += 2;
    } else if (at + 1 < to && at[1] == 'u' && hex4(at + 2, to) != UINT32_MAX) {
      len += utf8_encode(read_escape(at + 2, to, &used), copy + len);
      at += 2 + used;
    } else {
      reader->at = at;
      return wrong(reader, "no such escape");
    }
  }
  *out = (ng_str){copy, len};
  return NG_OK;
}

/* What a byte is inside a string: 0 plain, 1 above 7F, 2 the end, 3 a backslash, 4 not allowed. */
static unsigned string_class(unsigned char c) {
  return c >= 0x80 ? 1 : c == '"' ? 2 : c == '\\' ? 3 : c < 0x20 ? 4 : 0;
}

static ng_status read_string(json_reader *reader, ng_str *out) {
  char *from = ++reader->at, *at = from;
  bool has_escape = false, has_high = false;
  for (unsigned class = 0; at < reader->end && (class = string_class((unsigned char)*at)) != 2; at++) {
    if (class == 4) {
      reader->at = at;
      return wrong(reader, "control character in a string");
    }
    has_high |= class == 1;
    if (class != 3) continue;
    has_escape = true;
    if (++at == reader->end) break;
  }
  if (at >= reader->end) {
    reader->at = reader->end;
    return wrong(reader, "the line ends inside a string");
  }
  *out = (ng_str){from, (uint32_t)(at - from)};
  reader->at = at + 1;
  if (has_high && utf8_invalid_count(*out)) {
    reader->at = from;
    return wrong(reader, "string that is not UTF-8");
  }
  char *behind = reader->at;
  ng_status status = has_escape ? decode(reader, out, from, at) : NG_OK;
  if (status == NG_OK) reader->at = behind;
  return status;
}

static const char *skip_digits(const char *at, const char *end) {
  while (at < end && *at >= '0' && *at <= '9') at++;
  return at;
}

/* The end of the number at `at`, NULL when there is none. strtod alone would take "0x10", "01" and "nan"; PostgreSQL's jsonb takes no
 * exponent of five digits. */
static const char *number_end(const char *at, const char *end) {
  if (at < end && *at == '-') at++;
  const char *digits = at;
  at = skip_digits(at, end);
  if (at == digits || (*digits == '0' && at - digits > 1)) return NULL;
  if (at < end && *at == '.') {
    digits = ++at;
    at = skip_digits(at, end);
    if (at == digits) return NULL;
  }
  if (at < end && (*at == 'e' || *at == 'E')) {
    at++;
    if (at < end && (*at == '+' || *at == '-')) at++;
    digits = at;
    at = skip_digits(at, end);
    if (at == digits || at - digits > 3) return NULL;
  }
  return at;
}

/* Digits alone, as most numbers of records are: false when it is something else. */
static bool read_digits(json_reader *reader, double *out) {
  uint64_t value = 0;
  const char *at = reader->at, *end = reader->end - reader->at > 15 ? reader->at + 15 : reader->end;
  while (at < end && *at >= '0' && *at <= '9') value = value * 10 + (uint64_t)(*at++ - '0');
  if (at == reader->at || at == end || (*at != ',' && *at != '}' && *at != ']') || (*reader->at == '0' && at - reader->at > 1)) return false;
  *out = (double)value;
  reader->at += at - reader->at;
  return true;
}

static ng_status read_number(json_reader *reader, double *out) {
  if (read_digits(reader, out)) return NG_OK;
  char copy[64];
  const char *end = number_end(reader->at, reader->end);
  size_t len = end ? (size_t)(end - reader->at) : 0;
  if (len == 0 || len >= sizeof copy) return wrong(reader, "expected a value");
  memcpy(copy, reader->at, len);
  copy[len] = '\0';
  *out = strtod(copy, NULL);
  if (!isfinite(*out)) return wrong(reader, "number out of range");
  reader->at += len;
  return NG_OK;
}

static ng_status read_value(json_reader *reader, json_node *node);

/* Members or items up to the closing bracket; `is_object`: with keys. */
static ng_status read_children(json_reader *reader, json_node *parent, bool is_object) {
  const json_node **tail = &parent->first;
  char close = is_object ? '}' : ']';
  reader->at++;
  for (skip_space(reader);; skip_space(reader)) {
    if (reader->at < reader->end && *reader->at == close && !parent->count) break;
    json_node *child = ARENA_NEW(reader->arena, json_node, 1);
    if (!child) return error_set(reader->error, NG_ERROR_MEMORY, "out of memory");
    ng_status status = NG_OK;
    if (is_object) {
      if (reader->at >= reader->end || *reader->at != '"') return wrong(reader, "expected a key");
      status = read_string(reader, &child->key);
      skip_space(reader);
      if (status == NG_OK && (reader->at >= reader->end || *reader->at != ':')) return wrong(reader, "expected a colon");
      reader->at++;
    }
    if (status == NG_OK) status = read_value(reader, child);
    if (status != NG_OK) return status;
    *tail = child;
    tail = &child->next;
    parent->count++;
    skip_space(reader);
    if (reader->at < reader->end && *reader->at == close) break;
    if (reader->at >= reader->end || *reader->at != ',') return wrong(reader, is_object ? "expected , or }" : "expected , or ]");
    reader->at++;
  }
  reader->at++;
  return NG_OK;
}

static ng_status read_word(json_reader *reader, json_node *node) {
  static const struct {
    ng_str word;
    json_type type;
  } WORDS[] = {{{"null", 4}, JSON_NULL}, {{"true", 4}, JSON_TRUE}, {{"false", 5}, JSON_FALSE}};
  for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
    if (!str_starts((ng_str){reader->at, (uint32_t)(reader->end - reader->at)}, WORDS[i].word)) continue;
    node->type = WORDS[i].type;
    reader->at += WORDS[i].word.len;
    return NG_OK;
  }
  node->type = JSON_NUMBER;
  return read_number(reader, &node->number);
}

static ng_status read_value(json_reader *reader, json_node *node) {
  skip_space(reader);
  if (reader->at >= reader->end) return wrong(reader, "the line ends too early");
  const char *from = reader->at;
  ng_status status;
  switch (*reader->at) {
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
    default: status = read_word(reader, node); break;
  }
  node->raw = (ng_str){from, (uint32_t)(reader->at - from)};
  return status;
}

ng_status json_read(const json_node **out, ng_arena *arena, char *line, size_t len, ng_error *error) {
  *out = NULL;
  if (len >= UINT32_MAX) return error_set(error, NG_ERROR_LIMIT, "longer than 4 GiB");
  json_reader reader = {.arena = arena, .at = line, .start = line, .end = line + len, .error = error};
  json_node *root = ARENA_NEW(arena, json_node, 1);
  if (!root) return error_set(error, NG_ERROR_MEMORY, "out of memory");
  ng_status status = read_value(&reader, root);
  if (status != NG_OK) return status;
  skip_space(&reader);
  if (reader.at < reader.end) return wrong(&reader, "more behind the value");
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
