/* Finding soft wraps by the lengths of lines: a line that is broken because the next word did not fit. */
#include "text/wrap.h"

#include "text/charclass.h"

enum { MAX_WIDTH = 120, MIN_WIDTH = 40 };

/* breaks: newlines between two lines with text; filled: those at which the next word would not fit; lower: the next line starts in lower case. */
typedef struct {
  uint32_t lines, long_lines, breaks, filled, lower;
} line_count;

static bool is_newline(char c) {
  return c == '\n' || c == '\r';
}

static uint32_t line_end(ng_str text, uint32_t start) {
  const char *at = memchr(text.ptr + start, '\n', text.len - start);
  uint32_t end = at ? (uint32_t)(at - text.ptr) : text.len;
  return end > start && text.ptr[end - 1] == '\r' ? end - 1 : end;
}

static uint32_t behind_newline(ng_str text, uint32_t end) {
  if (end < text.len && text.ptr[end] == '\r') end++;
  return end < text.len ? end + 1 : end;
}

/* Bytes of the word at `at`, counted up to MAX_WIDTH. */
static uint32_t word_length(ng_str text, uint32_t at) {
  uint32_t n = 0;
  while (at + n < text.len && n < MAX_WIDTH && !is_space(text.ptr[at + n])) n++;
  return n;
}

bool is_soft_wrap(ng_str text, uint32_t line, uint32_t newline, uint32_t next, uint32_t width) {
  uint32_t length = newline - line;
  uint32_t word = word_length(text, next);
  return word && length <= width && length + 1 + word > width;
}

static uint32_t longest_line(ng_str text, line_count *count) {
  uint32_t longest = 0;
  for (uint32_t start = 0; start < text.len;) {
    uint32_t end = line_end(text, start), length = end - start;
    if (length > MAX_WIDTH) count->long_lines++;
    if (length <= MAX_WIDTH && length > longest) longest = length;
    if (length) count->lines++;
    start = behind_newline(text, end);
  }
  return longest;
}

/* Whether any line begins in lower case: in most texts none does. */
static bool has_lower_line(ng_str text) {
  ng_str rest = text;
  for (str_cut(&rest, '\n'); rest.len; str_cut(&rest, '\n')) {
    if (BYTE_CLASS[(uint8_t)*rest.ptr] == CHAR_LOWER) return true;
  }
  return false;
}

/* A soft-wrapped text has (nearly) no long lines, most of its breaks are filled, and some lines go on in lower case: without the last, a
 * list of names of like lengths would pass. */
uint32_t soft_wrap_width(ng_str text) {
  line_count count = {0};
  if (!has_lower_line(text)) return 0;
  uint32_t width = longest_line(text, &count);
  if (width < MIN_WIDTH || count.long_lines * 10 > count.lines) return 0;
  for (uint32_t start = 0; start < text.len;) {
    uint32_t end = line_end(text, start), next = behind_newline(text, end);
    if (end > start && next < text.len && !is_newline(text.ptr[next])) {
      count.breaks++;
      count.filled += is_soft_wrap(text, start, end, next, width);
      count.lower += BYTE_CLASS[(uint8_t)text.ptr[next]] == CHAR_LOWER;
    }
    start = next;
  }
  return count.filled * 4 >= count.breaks * 3 && count.lower * 5 >= count.breaks && count.lower ? width : 0;
}
