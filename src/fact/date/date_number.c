/* Numbers of dates, in digits and in words. */
#include "fact/date/date_words.h"

typedef struct {
  int64_t total, current; /* thousandths */
  bool unknown, any;
} number_sum;

static void add_value(number_sum *sum, int64_t thousandths) {
  sum->any = true;
  int64_t value = thousandths / 1000;
  bool scales = value == 100 || value == 1000 || value == 1000000;
  if (!scales) {
    sum->current += thousandths;
    return;
  }
  if (sum->current > INT64_MAX / 2000000) return;
  sum->current = (sum->current ? sum->current : 1000) * value;
  if (value == 100) return;
  sum->total += sum->current;
  sum->current = 0;
}

int64_t read_digits(ng_str text) {
  int64_t value = 0, unit = 100; /* unit: worth of the next digit behind the point */
  bool has_point = false;
  if (text.len == 0 || text.len > 12) return -1;
  for (uint32_t i = 0; i < text.len; i++) {
    char c = text.ptr[i];
    if (c == ',') continue;
    if (c == '.' && !has_point) {
      value *= 1000;
      has_point = true;
      continue;
    }
    if (c < '0' || c > '9') return -1;
    if (has_point) {
      value += (c - '0') * unit;
      unit /= 10;
    } else {
      value = value * 10 + (c - '0');
    }
  }
  return has_point ? value : value * 1000;
}

static ng_str number_cell(const document *doc, uint32_t token, uint32_t end, uint32_t *length) {
  const list_hit *hit = token_hit(&doc->tokens, token, LIST_NUMBER);
  if (!hit || token + hit->length > end) return (ng_str){"", 0};
  int column = lexicon_column(doc->tokens.lexicon, LIST_NUMBER, STR("n"));
  *length = hit->length;
  if (column < 0) return (ng_str){"", 0};
  return lexicon_cell(doc->tokens.lexicon, LIST_NUMBER, hit->row, (uint32_t)column);
}

timex_amount read_amount(const document *doc, uint32_t first, uint32_t end) {
  number_sum sum = {0};
  for (uint32_t i = first; i < end;) {
    uint32_t length = 1;
    ng_str cell = number_cell(doc, i, end, &length);
    if (str_is(cell, "X")) sum.unknown = true;
    int64_t value = read_digits(cell.len ? cell : token_text(&doc->tokens, i));
    if (value >= 0 && (cell.len || doc->tokens.tokens[i].kind == TOKEN_NUMBER)) add_value(&sum, value);
    i += length;
  }
  if (!sum.any) sum.current = 1000;
  return (timex_amount){.thousandths = sum.total + sum.current, .unknown = sum.unknown};
}

int32_t read_word_year(const document *doc, span_capture words) {
  int32_t first = (int32_t)(read_amount(doc, words.first, words.first + 1).thousandths / 1000);
  if (first < 10 || words.first + 1 >= words.end) return (int32_t)(read_amount(doc, words.first, words.end).thousandths / 1000);
  uint32_t rest = words.first + 1;
  if (token_is(&doc->tokens, rest, WORD_DASH)) rest++;
  if (token_is(&doc->tokens, rest, WORD_HUNDRED)) rest++;
  return first * 100 + (rest < words.end ? (int32_t)(read_amount(doc, rest, words.end).thousandths / 1000) : 0);
}
