/* Days of records, which may be hostile: a wrong one would make PostgreSQL refuse a whole batch. */
#include "store/during.h"

#include "base/month.h"

typedef struct {
  int year, month, day;
  bool has_time; /* other than midnight */
} civil_day;

/* Digits at `*at`, from `least` to 6 of them. */
static bool read_digits(ng_str text, uint32_t *at, uint32_t least, int *out) {
  uint32_t from = *at;
  for (*out = 0; *at < text.len && *at - from < 6 && text.ptr[*at] >= '0' && text.ptr[*at] <= '9'; ++*at) *out = *out * 10 + text.ptr[*at] - '0';
  return *at - from >= least;
}

/* "-0044-03-15", "2018-09-18T09:00+02:00" */
static bool read_day(ng_str text, civil_day *out) {
  *out = (civil_day){0};
  bool is_negative = text.len && text.ptr[0] == '-';
  uint32_t at = is_negative;
  if (!read_digits(text, &at, 4, &out->year) || at >= text.len || text.ptr[at++] != '-') return false;
  if (!read_digits(text, &at, 2, &out->month) || at >= text.len || text.ptr[at++] != '-') return false;
  if (!read_digits(text, &at, 2, &out->day)) return false;
  if (is_negative) out->year = -out->year;
  if (out->year < -4711 || out->day < 1 || out->day > days_in_month(out->year, out->month)) return false;
  out->has_time = at < text.len && !str_starts(str_slice(text, at, text.len), STR("T00:00"));
  return at == text.len || text.ptr[at] == 'T';
}

/* Days since 2000-01-01 in the calendar that PostgreSQL has, Gregorian at all times and with a year 0, which is 1 BC. The year is taken to begin
 * in March, so that the leap day is its last. */
static int32_t day_number(const civil_day *day) {
  int year = day->year + 4800 - (day->month < 3), month = (day->month + 9) % 12; /* 4800: no year is negative */
  return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day->day - 1 - 2483589;
}

store_value during_value(const json_node *object) {
  store_value out = {.type = VALUE_NULL};
  civil_day begin, stop;
  if (!read_day(json_text(object, "begin"), &begin)) return out;
  out.days = (store_days){day_number(&begin), DAYS_OPEN};
  if (read_day(json_text(object, "stop"), &stop)) {
    out.days.to = day_number(&stop);
    if (out.days.to < out.days.from) return out;
    out.days.to += stop.has_time || out.days.to == out.days.from; /* the hours of the last day belong to the interval */
  }
  out.type = VALUE_DAYS;
  return out;
}
