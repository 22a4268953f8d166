/* Gregorian arithmetic over whole 400-year eras that begin on 1 March, so that the leap day is the last day of its year. */
#include "fact/date/calendar.h"

#define DAYS_PER_ERA 146097
#define EPOCH_SHIFT 719468 /* days from 0000-03-01 to 1970-01-01 */

/* Whole eras before year 0, so that no year is negative. */
#define YEARS_BEFORE 40000
#define DAYS_BEFORE (YEARS_BEFORE / 400 * DAYS_PER_ERA + EPOCH_SHIFT)

bool is_civil_date(civil_date date) {
  if (date.year < CALENDAR_FIRST_YEAR || date.year > CALENDAR_LAST_YEAR) return false;
  return date.day >= 1 && date.day <= days_in_month(date.year, date.month);
}

static int32_t floor_div(int32_t a, int32_t b) {
  return a / b - (a % b < 0);
}

int32_t days_from_civil(civil_date date) {
  bool is_late = date.month <= 2; /* January and February end the year that began in March */
  uint32_t year = (uint32_t)(date.year + YEARS_BEFORE - is_late), month = (uint32_t)(date.month + (is_late ? 9 : -3));
  uint32_t days = year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5;
  return (int32_t)(days - DAYS_BEFORE) + date.day - 1;
}

civil_date civil_from_days(int32_t days) {
  int32_t shifted = days + EPOCH_SHIFT;
  int32_t era = floor_div(shifted, DAYS_PER_ERA);
  int32_t day_of_era = shifted - era * DAYS_PER_ERA;
  int32_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int32_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int32_t month_from_march = (5 * day_of_year + 2) / 153;
  int32_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  return (civil_date){
      .year = year_of_era + era * 400 + (month <= 2),
      .month = month,
      .day = day_of_year - (153 * month_from_march + 2) / 5 + 1,
  };
}

int32_t weekday_of(int32_t days) {
  int32_t from_monday = (days + 3) % 7; /* 1970-01-01 was a Thursday */
  return (from_monday < 0 ? from_monday + 7 : from_monday) + 1;
}

/* Week 1 is the week of 4 January. */
int32_t days_from_iso_week(int32_t year, int32_t week) {
  int32_t fourth = days_from_civil((civil_date){year, 1, 4});
  return fourth - (weekday_of(fourth) - 1) + (week - 1) * 7;
}

int32_t iso_weeks_in_year(int32_t year) {
  return (days_from_iso_week(year + 1, 1) - days_from_iso_week(year, 1)) / 7;
}

iso_week_date iso_week_of(int32_t days) {
  int32_t year = civil_from_days(days - weekday_of(days) + 4).year; /* that of the week's Thursday */
  return (iso_week_date){
      .year = year,
      .week = (days - days_from_iso_week(year, 1)) / 7 + 1,
      .weekday = weekday_of(days),
  };
}

civil_date add_months(civil_date date, int32_t months) {
  int32_t count = date.year * 12 + date.month - 1 + months;
  civil_date moved = {.year = floor_div(count, 12)};
  moved.month = count - moved.year * 12 + 1;
  int32_t last = days_in_month(moved.year, moved.month);
  moved.day = date.day < last ? date.day : last;
  return moved;
}

/* The anonymous Gregorian computus (Nature, 20 April 1876). */
int32_t easter_sunday(int32_t year) {
  int32_t golden = year % 19, century = year / 100, rest = year % 100;
  int32_t skipped = (century - (century + 8) / 25 + 1) / 3;
  int32_t moon = (19 * golden + century - century / 4 - skipped + 15) % 30;
  int32_t sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
  int32_t shift = (golden + 11 * moon + 22 * sunday) / 451;
  int32_t march = moon + sunday - 7 * shift + 114;
  return days_from_civil((civil_date){year, march / 31, march % 31 + 1});
}

bool nth_weekday(int32_t *days, int32_t year, int32_t month, int32_t weekday, int32_t nth) {
  int32_t length = days_in_month(year, month);
  if (nth < 0) {
    int32_t last = days_from_civil((civil_date){year, month, length});
    *days = last - (weekday_of(last) - weekday + 7) % 7;
    return true;
  }
  int32_t first = days_from_civil((civil_date){year, month, 1});
  int32_t offset = (weekday - weekday_of(first) + 7) % 7 + (nth - 1) * 7;
  *days = first + offset;
  return offset < length;
}
