/* The calendar: proleptic Gregorian days of the years 1 to 9999, counted from 1970-01-01 as day 0.
 *
 * Pure arithmetic, no clock and no time zone. Used by fact/timex for everything that needs more than comparing two years. */
#ifndef NG_FACT_CALENDAR_H
#define NG_FACT_CALENDAR_H

#include "base/month.h"

#define CALENDAR_FIRST_YEAR 1
#define CALENDAR_LAST_YEAR 9999

typedef struct {
  int32_t year, month, day; /* month 1..12, day 1..31 */
} civil_date;

typedef struct {
  int32_t year, week, weekday; /* ISO 8601: week 1..53, weekday 1 (Monday) .. 7 */
} iso_week_date;

/* Whether there is such a day: 2015-02-29 and 2016-06-31 are none. */
bool is_civil_date(civil_date date);

int32_t days_from_civil(civil_date date);
civil_date civil_from_days(int32_t days);

/* 1 (Monday) .. 7 (Sunday). */
int32_t weekday_of(int32_t days);

iso_week_date iso_week_of(int32_t days);

/* The Monday of an ISO week. */
int32_t days_from_iso_week(int32_t year, int32_t week);
int32_t iso_weeks_in_year(int32_t year);

/* The same day so many months on; the month's last day where there is none (31 January + 1 month is 28 February). */
civil_date add_months(civil_date date, int32_t months);

/* Easter Sunday of the western churches. */
int32_t easter_sunday(int32_t year);

/* Nth (1..5; -1 the last) weekday of a month, as days; false when the month has no fifth one. */
bool nth_weekday(int32_t *days, int32_t year, int32_t month, int32_t weekday, int32_t nth);

#endif
