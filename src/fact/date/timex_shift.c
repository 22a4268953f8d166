/* Moving a point: "last week", "two years ago", "the following day", "half an hour earlier". The result is as fine as the unit. */
#include "fact/date/timex_search.h"

#define MONTHS_PER_QUARTER 3

static timex_point week_point(int32_t days, uint8_t grain) {
  iso_week_date week = iso_week_of(days);
  timex_point point = timex__point_of(grain);
  point.year = week.year;
  point.week = week.week;
  return point;
}

timex_point timex_day(civil_date date) {
  timex_point point = timex__point_of(UNIT_DAY);
  point.year = date.year;
  point.month = date.month;
  point.day = date.day;
  return point;
}

/* Day that stands for a point when days are counted from it; false when it is coarser than a week. */
static bool day_of(int32_t *days, const timex_point *point) {
  int32_t stop;
  return timex_interval(days, &stop, point) && stop - *days <= 7;
}

static int64_t whole(const timex_amount *amount, int8_t step) {
  return step * (amount->thousandths / 1000);
}

static bool is_in_range(int64_t days) {
  return days >= days_from_civil((civil_date){1, 1, 1}) && days <= days_from_civil((civil_date){9999, 12, 31});
}

static bool shift_days(timex_point *point, const timex_point *origin, int64_t count) {
  int32_t days;
  if (!day_of(&days, origin)) { /* "the next day" of an event known by its month */
    *point = timex__point_of(UNIT_DAY);
    point->year = origin->year;
    point->month = count == 0 || origin->grain <= UNIT_MONTH ? origin->month : 0;
    return true;
  }
  if (!is_in_range(days + count)) return false;
  *point = timex_day(civil_from_days((int32_t)(days + count)));
  return true;
}

static bool shift_weeks(timex_point *point, const timex_point *origin, int64_t count, uint8_t grain) {
  int32_t days;
  if (!day_of(&days, origin)) {
    *point = timex__point_of(grain);
    point->year = origin->year;
    return true;
  }
  if (!is_in_range(days + count * 7)) return false;
  *point = week_point((int32_t)(days + count * 7), grain);
  return true;
}

/* Month that stands for a point when months are counted from it, 0 when there is none. */
static int32_t month_of(const timex_point *point) {
  int32_t begin, stop;
  if (point->month) return point->month;
  if (point->grain >= UNIT_YEAR || !timex_interval(&begin, &stop, point)) return 0;
  return civil_from_days(stop - 1).month;
}

static bool shift_months(timex_point *point, const timex_point *origin, int64_t count, uint8_t grain) {
  int32_t month = month_of(origin);
  *point = timex__point_of(grain);
  point->year = origin->year;
  if (!month || !origin->year) return true;
  int64_t moved = (int64_t)origin->year * 12 + month - 1 + count;
  if (moved < 12 || moved >= 120000) return false;
  point->year = (int32_t)(moved / 12);
  month = (int32_t)(moved % 12) + 1;
  if (grain == UNIT_MONTH) point->month = month;
  if (grain == UNIT_QUARTER) point->quarter = (month + 2) / 3;
  if (grain == UNIT_HALF) point->half = (month + 5) / 6;
  return true;
}

/* No year lies between 1 BC and AD 1: counted through, 1 BC is 0. */
static bool shift_years(timex_point *point, const timex_point *origin, int64_t count, bool keep_grain) {
  int64_t counted = origin->is_bc ? 1 - origin->year : origin->year, year = origin->year ? counted + count : 0;
  bool is_bc = origin->is_bc && year < 1;
  if (is_bc) year = 1 - year;
  if (year < 0 || year > CALENDAR_LAST_YEAR) return false;
  *point = keep_grain ? *origin : timex__point_of(UNIT_YEAR);
  point->year = (int32_t)year;
  point->is_bc = is_bc;
  return true;
}

/* Clock units need a clock; without one the day is all there is to say ("two hours ago" is today). */
static bool shift_clock(timex_point *point, const timex_point *origin, int64_t seconds, uint8_t grain) {
  int32_t days;
  if (origin->hour < 0 || !day_of(&days, origin)) return shift_days(point, origin, 0);
  int64_t minute = origin->minute < 0 ? 0 : origin->minute;
  int64_t clock = (int64_t)days * 86400 + origin->hour * 3600 + minute * 60 + (origin->second < 0 ? 0 : origin->second) + seconds;
  int64_t day = clock / 86400 - (clock % 86400 < 0);
  if (!is_in_range(day)) return false;
  int32_t rest = (int32_t)(clock - day * 86400);
  *point = timex_day(civil_from_days((int32_t)day));
  point->hour = rest / 3600;
  if (grain == UNIT_MINUTE || origin->minute >= 0 || seconds % 3600) point->minute = rest / 60 % 60;
  if (grain == UNIT_SECOND) point->second = rest % 60;
  point->grain = grain == UNIT_HOUR && point->minute >= 0 ? UNIT_MINUTE : grain;
  if (grain == UNIT_SECOND) point->minute = rest / 60 % 60;
  return true;
}

static bool shift_years_named(timex_point *point, const timex_point *origin, int64_t count, uint8_t grain) {
  int32_t length = grain == UNIT_DECADE ? 10 : grain == UNIT_CENTURY ? 100 : 1000;
  *point = timex__point_of(grain);
  if (!origin->year) return true;
  int64_t year = origin->year - origin->year % length + count * length;
  if (year < 0 || year > CALENDAR_LAST_YEAR) return false;
  point->year = (int32_t)year;
  return true;
}

/* "the past week" and "a week and a half ago": a fraction is counted in the next finer unit. */
static bool shift_fraction(timex_point *point, const timex_point *origin, const timex_amount *amount, int8_t step) {
  int64_t n = amount->thousandths * step;
  switch (amount->unit) {
    case UNIT_YEAR: return shift_months(point, origin, n * 12 / 1000, UNIT_MONTH);
    case UNIT_DECADE: return shift_years(point, origin, n * 10 / 1000, false);
    case UNIT_CENTURY: return shift_years(point, origin, n * 100 / 1000, false);
    case UNIT_MONTH: return origin->grain > UNIT_DAY ? shift_months(point, origin, n / 1000, UNIT_MONTH) : shift_days(point, origin, n * 30 / 1000);
    case UNIT_WEEK: return shift_days(point, origin, n * 7 / 1000);
    default: return shift_days(point, origin, n / 1000);
  }
}

/* Day to day: "two weeks after Easter", "a year before 3 May". */
static bool shift_whole_day(timex_point *point, const timex_point *origin, const timex_amount *amount, int64_t count) {
  int64_t months = amount->unit == UNIT_YEAR ? 12 : amount->unit == UNIT_DECADE ? 120 : amount->unit == UNIT_MONTH ? 1 : 0;
  if (!months) return shift_days(point, origin, count * (amount->unit == UNIT_WEEK ? 7 : 1));
  if (count < -100000 || count > 100000) return false;
  civil_date date = add_months((civil_date){origin->year, origin->month, origin->day}, (int32_t)(count * months));
  *point = timex_day(date);
  return is_civil_date(date);
}

static bool shift_by(timex_point *point, const timex_point *origin, const timex_amount *amount, const timex_parts *parts, bool keep_grain) {
  int64_t count = whole(amount, parts->step);
  bool is_named = parts->shift == SHIFT_NAMED;
  bool is_clock = amount->unit <= UNIT_HOUR;
  if (parts->keeps_day && origin->grain == UNIT_DAY && !is_clock) return shift_whole_day(point, origin, amount, count);
  if (amount->thousandths % 1000 && !is_clock) return shift_fraction(point, origin, amount, parts->step);
  switch (amount->unit) {
    case UNIT_SECOND: return shift_clock(point, origin, amount->thousandths * parts->step / 1000, UNIT_SECOND);
    case UNIT_MINUTE: return shift_clock(point, origin, amount->thousandths * parts->step * 60 / 1000, UNIT_MINUTE);
    case UNIT_HOUR: return shift_clock(point, origin, amount->thousandths * parts->step * 3600 / 1000, UNIT_HOUR);
    case UNIT_WEEK: return shift_weeks(point, origin, count, UNIT_WEEK);
    case UNIT_WEEKEND: return shift_weeks(point, origin, count, UNIT_WEEKEND);
    case UNIT_MONTH: return shift_months(point, origin, count, UNIT_MONTH);
    case UNIT_QUARTER: return shift_months(point, origin, count * MONTHS_PER_QUARTER, UNIT_QUARTER);
    case UNIT_HALF: return shift_months(point, origin, count * 6, UNIT_HALF);
    case UNIT_YEAR: return shift_years(point, origin, count, keep_grain);
    case UNIT_DECADE: return is_named ? shift_years_named(point, origin, count, UNIT_DECADE) : shift_years(point, origin, count * 10, false);
    case UNIT_CENTURY: return is_named ? shift_years_named(point, origin, count, UNIT_CENTURY) : shift_years(point, origin, count * 100, false);
    case UNIT_MILLENNIUM: return shift_years(point, origin, count * 1000, false);
    default: return shift_days(point, origin, count);
  }
}

/* "a day and 21 hours ago", "two months and five days later": all but the last amount keep the day and the hour that they move. */
static bool shift_further(timex_point *point, const timex_amount *amount, int8_t step) {
  timex_point from = *point;
  if (from.grain > UNIT_DAY || amount->thousandths % 1000) return false;
  if (!shift_whole_day(point, &from, amount, whole(amount, step))) return false;
  point->hour = from.hour;
  point->minute = from.minute;
  point->grain = from.grain;
  return true;
}

bool timex__shift_point(timex_point *point, const timex_point *origin, const timex_parts *parts, bool keep_grain) {
  timex_point from = *origin;
  for (uint32_t i = 0; i < parts->amount_count; i++) {
    bool is_last = i + 1 == parts->amount_count;
    if (!is_last && parts->amounts[i].unit > UNIT_HOUR && shift_further(&from, &parts->amounts[i], parts->step)) continue;
    bool keep = keep_grain || (!is_last && parts->amounts[i].unit == UNIT_YEAR);
    if (!shift_by(point, &from, &parts->amounts[i], parts, keep)) return false;
    from = *point;
  }
  return parts->amount_count > 0;
}
