/* Fields that come once a year: "May", "May 5", "the third quarter", "summer", "Easter"; the direction chooses the year. */
#include "fact/date/timex_search.h"

#define YEARS_TRIED 9 /* 29 February can be eight years away */

uint8_t timex__yearly_grain(const timex_parts *parts) {
  if (parts->holiday.len || parts->day) return UNIT_DAY;
  if (parts->month) return UNIT_MONTH;
  if (parts->quarter) return UNIT_QUARTER;
  if (parts->half) return UNIT_HALF;
  return parts->season ? UNIT_SEASON : UNIT_NONE;
}

/* The point in that year; its grain says how fine. */
static timex_point yearly_point(const timex_parts *parts, int32_t year) {
  timex_point point = timex__point_of(timex__yearly_grain(parts));
  point.year = year;
  point.month = parts->month;
  point.day = parts->day;
  point.quarter = parts->quarter;
  point.half = parts->half;
  point.season = parts->season;
  point.weekday = parts->weekday;
  return point;
}

static bool yearly_stretch(timex_stretch *out, timex_point *point, const timex_parts *parts, int32_t year) {
  if (year < CALENDAR_FIRST_YEAR || year > CALENDAR_LAST_YEAR) return false;
  if (parts->holiday.len) {
    if (!timex__holiday(&out->begin, parts->holiday, year)) return false;
    *point = timex_day(civil_from_days(out->begin));
    out->stop = out->begin + 1;
    return true;
  }
  *point = yearly_point(parts, year);
  if (parts->day && !is_civil_date((civil_date){year, parts->month, parts->day})) return false;
  return timex_interval(&out->begin, &out->stop, point);
}

static bool fits(timex_stretch s, const timex_search *find) {
  switch (find->direction) {
    case DIR_PAST: return s.begin <= find->day;
    case DIR_LAST: return s.stop <= find->day;
    case DIR_FUTURE: return s.stop > find->day;
    case DIR_NEXT: return s.begin > find->day;
    default: return true;
  }
}

static int32_t distance(timex_stretch s, int32_t day) {
  if (day < s.begin) return s.begin - day;
  return day >= s.stop ? day - s.stop + 1 : 0;
}

void timex__consider(timex_point *best, int32_t *best_distance, const timex_point *point, timex_stretch s, const timex_search *find) {
  if (!fits(s, find)) return;
  int32_t away = distance(s, find->day);
  if (*best_distance >= 0 && away >= *best_distance) return;
  *best = *point;
  *best_distance = away;
}

/* News names the year of what lies further away: seen from October, "in November" without one is the coming November, and "after December's
 * storm will …" in January the last December. But "he died in January" was this January, also in December. */
enum {
  FAR_BACK = 300,
  UNTOLD_BACK = 240 /* where no verb says that it lies behind */,
  FAR_AHEAD = 285,
  FEAST_BACK = 349 /* "Shops were busy for Christmas", in December */
};

/* "Sunday, April 14": the year in which it is one, if that is near. */
static bool find_year_by_weekday(timex_point *best, const timex_search *find) {
  const timex_parts *parts = find->parts;
  if (!parts->weekday || !parts->day || !parts->month) return false;
  static const int8_t NEAR[] = {0, 1, -1};
  for (int i = 0; i < 3; i++) {
    timex_stretch s;
    timex_point point;
    if (!yearly_stretch(&s, &point, parts, find->origin.year + NEAR[i])) continue;
    if (weekday_of(s.begin) != parts->weekday) continue;
    *best = point;
    return true;
  }
  return false;
}

static bool find_year(timex_point *best, const timex_search *find) {
  timex_stretch s;
  timex_point point;
  int32_t best_distance = -1;
  if (find->direction == DIR_THIS) return yearly_stretch(&s, best, find->parts, find->origin.year);
  if (find_year_by_weekday(best, find)) return true;
  const bool is_back = find->direction == DIR_PAST || find->direction == DIR_LAST; /* the latest year that fits is the nearest */
  for (int32_t away = 0; away <= YEARS_TRIED && (best_distance < 0 || (away <= 1 && !is_back)); away++) { /* nothing nearer lies further away */
    for (int32_t side = -1; side <= (away && !is_back ? 1 : -1); side += 2) {
      if (yearly_stretch(&s, &point, find->parts, find->origin.year + side * away)) timex__consider(best, &best_distance, &point, s, find);
    }
  }
  const bool is_done = find->context->is_done && find->parts->month && find->parts->month != find->context->now.month && !find->parts->day;
  bool is_far = (find->direction == DIR_PAST && !is_done && best_distance > (find->context->tense ? FAR_BACK : UNTOLD_BACK)) ||
                (find->direction == DIR_FUTURE && find->context->tense == DIR_FUTURE && best_distance > FAR_AHEAD);
  if (find->parts->holiday.len && find->context->tense && (find->direction != DIR_PAST || best_distance <= FEAST_BACK))
    is_far = false; /* "Shops were closed on Christmas Day" */
  if (is_far && find->parts->direction == DIR_NONE && find->context->prefer == DIR_PAST) {
    timex_search nearest = *find;
    nearest.direction = DIR_NEAREST;
    return find_year(best, &nearest);
  }
  return best_distance >= 0;
}

/* Whether the text's own year holds, and not one seen from now. */
static bool is_told_year(const timex_search *find) {
  return find->context->year && find->direction != DIR_LAST && find->direction != DIR_NEXT && find->direction != DIR_THIS;
}

/* Months and days without any year to count from: XXXX-09-18. */
static bool find_without_year(timex_point *point, const timex_parts *parts) {
  if (parts->holiday.len) {
    int32_t day;
    *point = timex__point_of(UNIT_DAY);
    bool is_fixed = parts->holiday.len >= 5 && (parts->holiday.ptr[2] == '-' || parts->holiday.ptr[4] == '-') && parts->holiday.ptr[0] <= '9';
    if (!is_fixed || !timex__holiday(&day, parts->holiday, 2000)) return true;
    *point = timex_day(civil_from_days(day));
    if (parts->holiday.len == FIXED_HOLIDAY) point->year = 0; /* "12-25"; "2001-09-11" is a day of one year */
    return true;
  }
  *point = yearly_point(parts, 0);
  return !parts->day || parts->day <= days_in_month(2000, parts->month);
}

bool timex__find_yearly(timex_point *point, const timex_search *find, int32_t year) {
  timex_stretch s;
  if (year) return yearly_stretch(&s, point, find->parts, year);
  if (is_told_year(find)) return yearly_stretch(&s, point, find->parts, find->context->year);
  if (!find->origin.year) return find_without_year(point, find->parts);
  return find_year(point, find);
}
