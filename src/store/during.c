/* Days of records, which may be hostile: a wrong one would make PostgreSQL refuse a whole batch. */
#include "store/during.h"

#include <stdio.h>
#include <stdlib.h>

#define DURING_SIZE 64u

typedef struct {
  int year, month, day;
  bool has_time; /* other than midnight */
} civil_day;

static int days_in_month(int year, int month) {
  static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return DAYS[month - 1] + (month == 2 && is_leap);
}

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
  if (out->year < -4711 || out->month < 1 || out->month > 12 || out->day < 1 || out->day > days_in_month(out->year, out->month)) return false;
  out->has_time = at < text.len && !str_starts(str_slice(text, at, text.len), STR("T00:00"));
  return at == text.len || text.ptr[at] == 'T';
}

static int compare(const civil_day *a, const civil_day *b) {
  if (a->year != b->year) return a->year < b->year ? -1 : 1;
  if (a->month != b->month) return a->month < b->month ? -1 : 1;
  return a->day < b->day ? -1 : a->day > b->day;
}

/* PostgreSQL has no year 0: -43 is 44 BC. */
static int print_day(char *out, size_t size, const civil_day *day) {
  if (day->year > 0) return snprintf(out, size, "%04d-%02d-%02d", day->year, day->month, day->day);
  return snprintf(out, size, "%04d-%02d-%02d BC", 1 - day->year, day->month, day->day);
}

ng_str during_text(ng_arena *arena, const json_node *object) {
  civil_day begin, stop;
  if (!read_day(json_text(object, "begin"), &begin)) return (ng_str){"", 0};
  bool has_stop = read_day(json_text(object, "stop"), &stop);
  if (has_stop && compare(&begin, &stop) > 0) return (ng_str){"", 0};
  char *out = arena_take(arena, DURING_SIZE);
  if (!out) return (ng_str){"", 0};
  int len = snprintf(out, DURING_SIZE, "[");
  len += print_day(out + len, DURING_SIZE - (size_t)len, &begin);
  len += snprintf(out + len, DURING_SIZE - (size_t)len, ",");
  if (has_stop) len += print_day(out + len, DURING_SIZE - (size_t)len, &stop);
  bool is_inside = has_stop && (stop.has_time || compare(&begin, &stop) == 0); /* the hours of the last day belong to the interval */
  len += snprintf(out + len, DURING_SIZE - (size_t)len, is_inside ? "]" : ")");
  return (ng_str){out, (uint32_t)len};
}
