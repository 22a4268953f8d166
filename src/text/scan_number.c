/* Scanning what begins with a digit: numbers, ordinals, decades, clock times, codes. Units glued to a number ("5bn", "3pm") are words. */
#include "base/bits.h"
#include "base/limits.h"
#include "text/scan.h"

static bool is_digit_at(ng_str text, uint32_t at) {
  return at < text.len && BYTE_CLASS[(uint8_t)text.ptr[at]] == CHAR_DIGIT;
}

/* Digits at `at`, at most `max`. */
static uint32_t digits_at(ng_str text, uint32_t at, uint32_t max) {
  if (at >= text.len) return 0;
  char last[BLOCK];
  uint32_t n = lowest_bit(~block_bits(block_range(block_load(scan__block(text, at, last)), '0', 10)));
  while (n >= BLOCK && n < max && is_digit_at(text, at + n)) n++;
  return n < max ? n : max;
}

/* Value of text[start, end), digits and commas, -1 from 2^31 on. */
static int32_t value_of(ng_str text, uint32_t start, uint32_t end) {
  int64_t value = 0;
  for (uint32_t i = start; i < end && value <= INT32_MAX; i++) {
    if (text.ptr[i] != ',') value = value * 10 + (text.ptr[i] - '0');
  }
  return value <= INT32_MAX ? (int32_t)value : -1;
}

/* End of "2,000,000" behind its first digits: groups of exactly three. */
static uint32_t thousands_end(ng_str text, uint32_t start, uint32_t end) {
  if (end - start > 3) return end;
  while (end < text.len && text.ptr[end] == ',' && digits_at(text, end + 1, 4) == 3 && end - start < 60) end += 4;
  return end;
}

static void add_number(tokenizer *t, uint32_t end, token_kind kind, int32_t value) {
  ng_token *token = scan__add_folded(t, end, kind);
  token->value = value;
  if (kind == TOKEN_NUMBER) token->class = (uint8_t)number_class(value);
}

/* "10:30", "10:30:15": minutes of the day. False when the digits are no clock. */
static bool add_clock(tokenizer *t, uint32_t colon) {
  ng_str text = t->text;
  if (colon - t->at > 2 || colon >= text.len || text.ptr[colon] != ':' || digits_at(text, colon + 1, 3) != 2) return false;
  uint32_t end = colon + 3;
  int32_t hour = value_of(text, t->at, colon), minute = value_of(text, colon + 1, end);
  if (end < text.len && text.ptr[end] == ':' && digits_at(text, end + 1, 3) == 2) end += 3;
  bool in_range = minute < 60 && (hour < 24 || (hour == 24 && minute == 0));
  add_number(t, end, TOKEN_CLOCK, in_range ? hour * 60 + minute : -1);
  return true;
}

/* Letters glued to the digits, folded into `out` (at most 4); their number, or 5 when there are more. */
static uint32_t suffix_at(ng_str text, uint32_t at, char *out) {
  uint32_t n = 0;
  while (n < 5 && at + n < text.len && BYTE_CLASS[(uint8_t)text.ptr[at + n]] <= CHAR_UPPER) {
    if (n < 4) out[n] = (char)BYTE_FOLD[(uint8_t)text.ptr[at + n]];
    n++;
  }
  return n;
}

static bool is_ordinal_suffix(const char *suffix) {
  static const char ENDINGS[4][2] = {{'s', 't'}, {'n', 'd'}, {'r', 'd'}, {'t', 'h'}};
  for (int i = 0; i < 4; i++) {
    if (suffix[0] == ENDINGS[i][0] && suffix[1] == ENDINGS[i][1]) return true;
  }
  return false;
}

/* End of the run of letters and digits at `at`. */
static uint32_t code_end(ng_str text, uint32_t start, uint32_t at) {
  while (at < text.len && BYTE_CLASS[(uint8_t)text.ptr[at]] <= CHAR_DIGIT && at - start < NG_MAX_TOKEN - 8) at++;
  return at;
}

/* "4x4", "2b3", "1MDB", "5G", "3D", "747s" are codes; "5bn", "3pm", "10K" are a number and a word. */
static bool is_code(ng_str text, uint32_t digits_end, uint32_t end) {
  uint32_t letters = end - digits_end, upper = 0;
  for (uint32_t i = digits_end; i < end; i++) {
    if (is_digit_at(text, i)) return true;
    upper += BYTE_CLASS[(uint8_t)text.ptr[i]] == CHAR_UPPER;
  }
  char first = text.ptr[digits_end];
  if (letters == 1) return first == 'G' || first == 'D' || first == 's';
  return letters >= 3 && upper == letters;
}

/* What follows digits directly: "20th", "1990s", "G20"-like codes. False when the number stands alone. */
static bool add_with_suffix(tokenizer *t, uint32_t end) {
  char suffix[4] = {0};
  uint32_t letters = suffix_at(t->text, end, suffix);
  if (letters == 0) return false;
  uint32_t run_end = code_end(t->text, t->at, end);
  int32_t value = value_of(t->text, t->at, end);
  bool alone = run_end == end + letters;
  if (alone && letters == 2 && is_ordinal_suffix(suffix)) {
    add_number(t, run_end, TOKEN_ORDINAL, value);
  } else if (alone && letters == 1 && suffix[0] == 's' && value % 10 == 0 && end - t->at >= 2 && end - t->at <= 4) {
    add_number(t, run_end, TOKEN_DECADE, value);
  } else if (is_code(t->text, end, run_end)) {
    add_number(t, run_end, TOKEN_CODE, -1);
  } else {
    return false;
  }
  return true;
}

/* "3.5", and "1.2.3" which is a code. */
static void add_decimal(tokenizer *t, uint32_t end) {
  uint32_t dots = 0;
  while (end < t->text.len && t->text.ptr[end] == '.' && is_digit_at(t->text, end + 1) && end - t->at < NG_MAX_TOKEN / 2) {
    end += 1 + digits_at(t->text, end + 1, NG_MAX_TOKEN / 4);
    dots++;
  }
  add_number(t, end, dots > 1 ? TOKEN_CODE : TOKEN_NUMBER, -1);
}

/* Can what begins with digits go on with this byte? */
static bool may_follow_digits(uint8_t byte) {
  return byte == '.' || byte == ',' || byte == ':' || BYTE_CLASS[byte] <= CHAR_UPPER;
}

void scan_number(tokenizer *t) {
  uint32_t end = t->at + digits_at(t->text, t->at, NG_MAX_TOKEN / 4);
  if (end > t->at && (end == t->text.len || !may_follow_digits((uint8_t)t->text.ptr[end]))) {
    add_number(t, end, TOKEN_NUMBER, value_of(t->text, t->at, end));
    return;
  }
  if (end == t->at || (end < t->text.len && t->text.ptr[end] == '.' && is_digit_at(t->text, end + 1))) {
    add_decimal(t, end);
    return;
  }
  if (add_clock(t, end)) return;
  uint32_t whole = thousands_end(t->text, t->at, end);
  if (whole > end && whole < t->text.len && t->text.ptr[whole] == '.' && is_digit_at(t->text, whole + 1)) {
    add_decimal(t, whole);
    return;
  }
  if (add_with_suffix(t, whole)) return;
  add_number(t, whole, TOKEN_NUMBER, value_of(t->text, t->at, whole));
}
