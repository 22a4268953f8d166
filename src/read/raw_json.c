/* JSON in place (RFC 8259), control characters inside strings let pass. */
#include "read/raw_json.h"

#include "base/utf8.h"

#define ONES UINT64_C(0x0101010101010101)
#define HIGHS UINT64_C(0x8080808080808080)

/* A high bit in each byte of `word` that is zero; those above the lowest such bit may be wrong. */
static inline uint64_t zero_bytes(uint64_t word) {
  return (word - ONES) & ~word & HIGHS;
}

/* Eight bytes as a number whose lowest byte is the first. */
static inline uint64_t load(const char *at) {
  uint64_t word;
  memcpy(&word, at, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

char *raw_find_mark(const char *at, const char *end) {
  for (; end - at >= 8; at += 8) {
    uint64_t word = load(at), marks = zero_bytes(word ^ (ONES * '"')) | zero_bytes(word ^ (ONES * '\\'));
    if (marks) return (char *)at + __builtin_ctzll(marks) / 8;
  }
  while (at < end && *at != '"' && *at != '\\') at++;
  return (char *)at;
}

void raw_skip_space(raw_cursor *cursor) {
  while (cursor->at < cursor->end && (*cursor->at == ' ' || *cursor->at == '\n' || *cursor->at == '\r' || *cursor->at == '\t')) cursor->at++;
}

static bool is_hex4(const char *digits, const char *end) {
  if (end - digits < 4) return false;
  for (int i = 0; i < 4; i++) {
    char c = digits[i];
    if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))) return false;
  }
  return true;
}

static bool scan_string(raw_cursor *cursor, raw_value *value) {
  char *at = cursor->at + 1, *end = cursor->end;
  *value = (raw_value){.type = RAW_STRING, .start = at};
  for (;;) {
    at = raw_find_mark(at, end);
    if (at == end) break;
    if (*at == '"') {
      value->end = at;
      cursor->at = at + 1;
      return true;
    }
    value->has_escape = true;
    if (at + 1 == end) break;
    if (!at[1] || !strchr("\"\\/bfnrtu", at[1]) || (at[1] == 'u' && !is_hex4(at + 2, end))) break;
    at += at[1] == 'u' ? 6 : 2;
  }
  cursor->at = at;
  return false;
}

static bool scan_word(raw_cursor *cursor, raw_value *value) {
  static const char *const WORDS[] = {"true", "false", "null"};
  size_t left = (size_t)(cursor->end - cursor->at);
  for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
    size_t len = strlen(WORDS[i]);
    if (left < len || memcmp(cursor->at, WORDS[i], len) != 0) continue;
    *value = (raw_value){RAW_WORD, false, cursor->at, cursor->at + len};
    cursor->at += len;
    return true;
  }
  return false;
}

static bool scan_number(raw_cursor *cursor, raw_value *value) {
  char *start = cursor->at, *at = start;
  bool has_digit = false;
  while (at < cursor->end && ((*at >= '0' && *at <= '9') || *at == '-' || *at == '+' || *at == '.' || *at == 'e' || *at == 'E')) {
    has_digit |= *at >= '0' && *at <= '9';
    at++;
  }
  *value = (raw_value){RAW_NUMBER, false, start, at};
  if (has_digit) cursor->at = at;
  return has_digit;
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
      if (cursor->at == cursor->end || *cursor->at != '"' || !scan_string(cursor, &part)) return false;
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
  switch (*cursor->at) {
    case '"': return scan_string(cursor, value);
    case '{':
    case '[': return scan_members(cursor, value, depth);
    case 't':
    case 'f':
    case 'n': return scan_word(cursor, value);
    default: return scan_number(cursor, value);
  }
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
    if (*cursor->at != '"' || !scan_string(cursor, key)) return -1;
    raw_skip_space(cursor);
    if (cursor->at == cursor->end || *cursor->at != ':') return -1;
    cursor->at++;
  }
  if (!scan_value(cursor, value, 1)) return -1;
  raw_skip_space(cursor);
  return cursor->at < cursor->end && (*cursor->at == ',' || *cursor->at == '}' || *cursor->at == ']') ? 1 : -1;
}

static unsigned hex4(const char *digits) {
  unsigned value = 0;
  for (int i = 0; i < 4; i++) {
    char c = digits[i];
    value = value * 16 + (unsigned)(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
  }
  return value;
}

/* \uXXXX, and the second half of a pair. Returns where to go on; what is written is never longer than what is read. */
static char *take_unit(char *at, const char *end, char **out) {
  uint32_t point = hex4(at + 2);
  at += 6;
  if (point >= 0xD800 && point <= 0xDFFF) {
    bool is_pair = point < 0xDC00 && end - at >= 6 && at[0] == '\\' && at[1] == 'u' && hex4(at + 2) >= 0xDC00 && hex4(at + 2) <= 0xDFFF;
    point = is_pair ? 0x10000 + ((point - 0xD800) << 10) + (hex4(at + 2) - 0xDC00) : UTF8_REPLACEMENT;
    if (is_pair) at += 6;
  }
  *out += utf8_encode(point, *out);
  return at;
}

ng_str raw_text(raw_value *string) {
  static const char ESCAPES[128] = {['b'] = '\b', ['f'] = '\f', ['n'] = '\n', ['r'] = '\r', ['t'] = '\t', ['"'] = '"', ['\\'] = '\\', ['/'] = '/'};
  char *at = string->start, *out = at, *end = string->end;
  if (!string->has_escape) return (ng_str){at, (uint32_t)(end - at)};
  while (at < end) {
    char *mark = memchr(at, '\\', (size_t)(end - at));
    size_t len = (size_t)((mark ? mark : end) - at);
    if (out != at) memmove(out, at, len);
    out += len;
    at += len;
    if (!mark) break;
    if (at[1] == 'u') {
      at = take_unit(at, end, &out);
    } else {
      *out++ = ESCAPES[(uint8_t)at[1] & 127];
      at += 2;
    }
  }
  string->has_escape = false;
  string->end = out;
  return (ng_str){string->start, (uint32_t)(out - string->start)};
}
