/* JSON in place (RFC 8259), control characters inside strings let pass. */
#include "base/raw_json.h"

#include "base/bits.h"
#include "base/block.h"
#include "base/utf8.h"

char *raw_find_mark(const char *at, const char *end) {
  for (; end - at >= BLOCK; at += BLOCK) {
    byte_block bytes = block_load(at);
    uint32_t marks = block_bits((bytes == '"') | (bytes == '\\'));
    if (marks) return (char *)at + lowest_bit(marks);
  }
  while (at < end && *at != '"' && *at != '\\') at++;
  return (char *)at;
}

static bool is_hex4(const char *digits, const char *end) {
  if (end - digits < 4) return false;
  for (int i = 0; i < 4; i++) {
    char c = digits[i];
    if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))) return false;
  }
  return true;
}

/* What the letter behind a backslash stands for; 'u' has digits of its own. */
static const char ESCAPES[256] = {['b'] = '\b', ['f'] = '\f', ['n'] = '\n', ['r'] = '\r', ['t'] = '\t', ['"'] = '"', ['\\'] = '\\', ['/'] = '/'};

/* Behind the escape at `at`; NULL when it is none. */
static char *skip_escape(char *at, const char *end) {
  if (at + 1 == end) return NULL;
  if (ESCAPES[(uint8_t)at[1]]) return at + 2;
  return at[1] == 'u' && is_hex4(at + 2, end) ? at + 6 : NULL;
}

bool raw_string(raw_cursor *cursor, raw_value *value) {
  char *start = cursor->at + 1, *at = raw_find_mark(start, cursor->end);
  bool has_escape = false;
  while (at < cursor->end && *at == '\\') {
    char *next = skip_escape(at, cursor->end);
    cursor->at = at;
    if (!next) return false;
    at = raw_find_mark(next, cursor->end);
    has_escape = true;
  }
  *value = (raw_value){RAW_STRING, has_escape, start, at};
  bool is_closed = at < cursor->end;
  cursor->at = at + is_closed;
  return is_closed;
}

static bool scan_word(raw_cursor *cursor, raw_value *value, ng_str word) {
  if (!str_starts((ng_str){cursor->at, (uint32_t)(cursor->end - cursor->at)}, word)) return false;
  *value = (raw_value){RAW_WORD, false, cursor->at, cursor->at + word.len};
  cursor->at += word.len;
  return true;
}

static char *skip_digits(char *at, const char *end) {
  while (at < end && *at >= '0' && *at <= '9') at++;
  return at;
}

/* No leading zeros, no point without digits on both sides: strtod alone would take "0x10", "01" and "nan". */
static bool scan_number(raw_cursor *cursor, raw_value *value) {
  char *at = cursor->at, *end = cursor->end;
  if (at < end && *at == '-') at++;
  char *digits = at;
  at = skip_digits(at, end);
  if (at == digits || (*digits == '0' && at - digits > 1)) return false;
  if (at < end && *at == '.') {
    digits = ++at;
    at = skip_digits(at, end);
    if (at == digits) return false;
  }
  if (at < end && (*at == 'e' || *at == 'E')) {
    at++;
    if (at < end && (*at == '+' || *at == '-')) at++;
    digits = at;
    at = skip_digits(at, end);
    if (at == digits) return false;
  }
  *value = (raw_value){RAW_NUMBER, false, cursor->at, at};
  cursor->at = at;
  return true;
}

bool raw_scalar(raw_cursor *cursor, raw_value *value) {
  switch (*cursor->at) {
    case '"': return raw_string(cursor, value);
    case 't': return scan_word(cursor, value, STR("true"));
    case 'f': return scan_word(cursor, value, STR("false"));
    case 'n': return scan_word(cursor, value, STR("null"));
    default: return scan_number(cursor, value);
  }
}

static bool scan_value(raw_cursor *cursor, raw_value *value, unsigned depth);

/* From the opening bracket to the closing one. */
static bool scan_members(raw_cursor *cursor, raw_value *value, unsigned depth) {
  bool is_object = *cursor->at == '{';
  *value = (raw_value){.type = is_object ? RAW_OBJECT : RAW_ARRAY, .start = cursor->at++};
  char close = is_object ? '}' : ']';
  raw_value part;
  raw_skip_space(cursor);
  if (cursor->at < cursor->end && *cursor->at == close) {
    value->end = ++cursor->at;
    return true;
  }
  if (depth == RAW_DEPTH) return false;
  for (;;) {
    raw_skip_space(cursor);
    if (is_object) {
      if (cursor->at == cursor->end || *cursor->at != '"' || !raw_string(cursor, &part)) return false;
      raw_skip_space(cursor);
      if (cursor->at == cursor->end || *cursor->at++ != ':') return false;
    }
    if (!scan_value(cursor, &part, depth + 1)) return false;
    raw_skip_space(cursor);
    if (cursor->at == cursor->end) return false;
    if (*cursor->at == close) break;
    if (*cursor->at != ',') return false;
    cursor->at++;
  }
  value->end = ++cursor->at;
  return true;
}

static bool scan_value(raw_cursor *cursor, raw_value *value, unsigned depth) {
  raw_skip_space(cursor);
  if (cursor->at == cursor->end) return false;
  return *cursor->at == '{' || *cursor->at == '[' ? scan_members(cursor, value, depth) : raw_scalar(cursor, value);
}

bool raw_scan(raw_cursor *cursor, raw_value *value) {
  return scan_value(cursor, value, 0);
}

raw_cursor raw_inside(const raw_value *value) {
  return (raw_cursor){value->start + 1, value->end};
}

int raw_next(raw_cursor *cursor, raw_value *key, raw_value *value) {
  raw_skip_space(cursor);
  if (cursor->at < cursor->end && *cursor->at == ',') {
    cursor->at++;
    raw_skip_space(cursor);
  }
  if (cursor->at == cursor->end) return -1;
  if (*cursor->at == '}' || *cursor->at == ']') {
    cursor->at++;
    return 0;
  }
  if (key) {
    if (*cursor->at != '"' || !raw_string(cursor, key)) return -1;
    raw_skip_space(cursor);
    if (cursor->at == cursor->end || *cursor->at != ':') return -1;
    cursor->at++;
  }
  if (!scan_value(cursor, value, 1)) return -1;
  raw_skip_space(cursor);
  return cursor->at < cursor->end && (*cursor->at == ',' || *cursor->at == '}' || *cursor->at == ']') ? 1 : -1;
}

static uint32_t hex4(const char *digits) {
  uint32_t value = 0;
  for (int i = 0; i < 4; i++) {
    char c = digits[i];
    value = value * 16 + (uint32_t)(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
  }
  return value;
}

uint32_t raw_point(const char *at, const char *end, uint32_t *used) {
  uint32_t point = hex4(at + 2);
  *used = 6;
  if (point < 0xD800 || point > 0xDBFF || end - at < 12 || at[6] != '\\' || at[7] != 'u') return point;
  uint32_t low = hex4(at + 8);
  if (!raw_is_half(low) || low < 0xDC00) return point;
  *used = 12;
  return 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
}

ng_str raw_text(raw_value *string) {
  char *at = string->start, *out = at, *end = string->end;
  if (!string->has_escape) return (ng_str){at, (uint32_t)(end - at)};
  while (at < end) {
    char *mark = memchr(at, '\\', (size_t)(end - at));
    size_t len = (size_t)((mark ? mark : end) - at);
    if (out != at) memmove(out, at, len);
    out += len;
    at += len;
    if (!mark) break;
    if (at[1] == 'u') { /* what is written is never longer than what is read */
      uint32_t used, point = raw_point(at, end, &used);
      out += utf8_encode(raw_is_half(point) ? UTF8_REPLACEMENT : point, out);
      at += used;
    } else {
      *out++ = ESCAPES[(uint8_t)at[1]];
      at += 2;
    }
  }
  string->has_escape = false;
  string->end = out;
  return (ng_str){string->start, (uint32_t)(out - string->start)};
}
