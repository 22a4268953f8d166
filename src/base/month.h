/* The lengths of months in the Gregorian calendar, which is taken to be that of all times. */
#ifndef NG_BASE_MONTH_H
#define NG_BASE_MONTH_H

#include <stdbool.h>
#include <stdint.h>

static inline bool is_leap_year(int32_t year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* 0 for what is no month. */
static inline int32_t days_in_month(int32_t year, int32_t month) {
  static const int8_t DAYS[] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  return month == 2 && is_leap_year(year) ? 29 : DAYS[month];
}

#endif
