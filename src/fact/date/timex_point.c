/* Finding the point that calendar fields name: which year's May, which Tuesday, the last week of which month.
 *
 * All of "May", "May 5", "the third quarter", "summer" and "Easter" are stretches that come once a year; the direction chooses the year.
 * Weekdays come once a week, bare days once a month. */
#include "fact/date/timex_search.h"

/* The weekday inside a week that is known: "Tuesday of next week". */
static bool weekday_of_week(timex_point *point, int32_t year, int32_t week, int32_t weekday) {
  *point = timex_day(civil_from_days(days_from_iso_week(year, week) + weekday - 1));
  return true;
}

/* "this Wednesday" is one of this week, but the coming one when what is told lies ahead. */
static bool find_this_weekday(timex_point *point, const timex_search *find, int32_t day) {
  const timex_context *context = find->context;
  bool is_ahead = context->tense == DIR_FUTURE || (!context->tense && context->prefer == DIR_FUTURE);
  *point = timex_day(civil_from_days(is_ahead && day < find->day ? day + 7 : day));
  return true;
}

static bool find_weekday(timex_point *point, const timex_search *find) {
  int32_t weekday = find->parts->weekday;
  if (!find->has_origin) {
    *point = timex__point_of(UNIT_DAY);
    point->weekday = weekday;
    return true;
  }
  iso_week_date week = iso_week_of(find->day);
  int32_t monday = find->day - week.weekday + 1;
  if (find->direction == DIR_THIS) return find_this_weekday(point, find, monday + weekday - 1);
  if (find->direction == DIR_NEXT) {
    *point = timex_day(civil_from_days(monday + 6 + weekday));
    return true;
  }
  int32_t best_distance = -1;
  int32_t further = 7 * find->parts->week; /* "Friday week" */
  for (int32_t i = -1; i <= 1; i++) {
    int32_t day = monday + i * 7 + weekday - 1;
    timex_point candidate = timex_day(civil_from_days(day));
    timex__consider(point, &best_distance, &candidate, (timex_stretch){day, day + 1}, find);
  }
  if (further && best_distance >= 0)
    *point = timex_day(civil_from_days(days_from_civil((civil_date){point->year, point->month, point->day}) + further));
  return best_distance >= 0;
}

/* "the 15th", "Thursday the 15th". */
static bool find_day(timex_point *point, const timex_search *find) {
  const timex_parts *parts = find->parts;
  if (find->origin.grain == UNIT_MONTH && find->origin.month) { /* "In May 1916 … on the 17th" */
    civil_date date = {find->origin.year, find->origin.month, parts->day};
    *point = timex_day(date);
    return is_civil_date(date);
  }
  if (!find->has_origin) {
    *point = timex__point_of(UNIT_DAY);
    point->day = parts->day;
    return true;
  }
  int32_t best_distance = -1;
  for (int32_t i = -12; i <= 12; i++) {
    civil_date first = add_months((civil_date){find->origin.year, find->origin.month, 1}, i);
    civil_date date = {first.year, first.month, parts->day};
    if (!is_civil_date(date)) continue;
    int32_t day = days_from_civil(date);
    timex_point candidate = timex_day(date);
    if (parts->weekday && weekday_of(day) != parts->weekday) continue;
    timex__consider(point, &best_distance, &candidate, (timex_stretch){day, day + 1}, find);
  }
  return best_distance >= 0;
}

/* '96 and '05: the century that keeps it before ten years from now. */
static int32_t full_year(const timex_search *find) {
  const timex_parts *parts = find->parts;
  if (!parts->is_short_year) return parts->year;
  int32_t now = find->origin.year ? find->origin.year : 2000;
  int32_t year = now - now % 100 + parts->year;
  return year > now + 10 ? year - 100 : year;
}

/* "the '80s": the last decade of that name that has begun. */
static int32_t full_decade(const timex_search *find) {
  int32_t decade = find->parts->decade;
  if (decade >= 100 || find->parts->has_era) return decade;
  int32_t now = find->origin.year ? find->origin.year : 2000;
  int32_t year = now - now % 100 + decade;
  return year > now ? year - 100 : year;
}

/* Years before Christ are counted, not calculated with; the third century is that of the years from 299 down. */
static bool find_before_christ(timex_point *point, const timex_parts *parts, int32_t year) {
  int32_t day;
  *point = timex__point_of(parts->century  ? UNIT_CENTURY
                           : parts->decade ? UNIT_DECADE
                           : parts->day    ? UNIT_DAY
                           : parts->month  ? UNIT_MONTH
                           : parts->season ? UNIT_SEASON
                                           : UNIT_YEAR);
  point->year = parts->century ? (parts->century - 1) * 100 : parts->decade ? parts->decade : year;
  point->month = parts->month;
  point->day = parts->day;
  point->season = parts->season;
  point->is_bc = 1;
  if (parts->holiday.len == FIXED_HOLIDAY && timex__holiday(&day, parts->holiday, 4)) { /* "the Ides of March 44 BC" */
    civil_date date = civil_from_days(day);
    point->month = date.month;
    point->day = date.day;
    point->grain = UNIT_DAY;
  }
  return !parts->day || parts->day <= days_in_month(4, parts->month);
}

/* "In 480 BC … the next spring": years run down. */
static bool find_around_bc(timex_point *point, const timex_search *find) {
  int32_t ahead = find->direction == DIR_NEXT ? 1 : find->direction == DIR_LAST ? -1 : 0;
  return find->origin.year > ahead && find_before_christ(point, find->parts, find->origin.year - ahead);
}

static bool find_fields(timex_point *point, const timex_search *find) {
  const timex_parts *parts = find->parts;
  int32_t year = full_year(find);
  if (parts->month > 12 || parts->quarter > 4 || parts->half > 2) return false;
  if (parts->is_bc) return find_before_christ(point, parts, parts->year);
  if (parts->from_text && find->origin.is_bc && timex__yearly_grain(parts)) return find_around_bc(point, find);
  if (find->context->year < 0 && !parts->year) return find_before_christ(point, parts, -find->context->year);
  if (parts->century || parts->decade) {
    *point = timex__point_of(parts->century ? UNIT_CENTURY : UNIT_DECADE);
    point->year = parts->century ? (parts->century - 1) * 100 : full_decade(find);
    if (!parts->century && point->year % 100 == 0 && point->year < 1900) point->grain = UNIT_CENTURY; /* "the 1800s" */
    return true;
  }
  if (timex__yearly_grain(parts) && !(parts->day && !parts->month)) return timex__find_yearly(point, find, year);
  if (parts->day) return find_day(point, find);
  if (parts->week && !parts->weekday) {
    *point = timex__point_of(UNIT_WEEK);
    point->year = year ? year : find->origin.year;
    point->week = parts->week;
    return !point->year || parts->week <= iso_weeks_in_year(point->year);
  }
  if (year) {
    *point = timex__point_of(UNIT_YEAR);
    point->year = year;
    return year <= CALENDAR_LAST_YEAR;
  }
  if (parts->weekday) return find_weekday(point, find);
  *point = find->origin;
  if (!parts->from_text || point->grain < UNIT_DAY) point->grain = UNIT_DAY; /* "at the same time" is as fine as the text is */
  return true;
}

/* Fields inside a stretch that a shift has fixed: "May of next year", "Tuesday last week", "the 5th of next month". */
static bool find_inside(timex_point *point, timex_search *find, const timex_point *period) {
  const timex_parts *parts = find->parts;
  if (period->grain == UNIT_YEAR && period->is_bc) return find_before_christ(point, parts, period->year);
  if (period->grain == UNIT_YEAR && timex__yearly_grain(parts)) return timex__find_yearly(point, find, period->year);
  if (period->grain == UNIT_WEEK && parts->weekday && period->week) return weekday_of_week(point, period->year, period->week, parts->weekday);
  if (period->grain == UNIT_MONTH && parts->day && period->month) {
    if (!is_civil_date((civil_date){period->year, period->month, parts->day})) return false;
    *point = timex_day((civil_date){period->year, period->month, parts->day});
    return true;
  }
  *point = *period;
  return true;
}

/* A week belongs to the month, quarter or year of its Thursday, as in ISO 8601: the nth one's Monday. */
static int32_t nth_week(int32_t begin, int32_t stop, int32_t nth) {
  if (nth > 0) return begin + (11 - weekday_of(begin)) % 7 + (nth - 1) * 7 - 3;
  return stop - 1 - (weekday_of(stop - 1) + 3) % 7 + (nth + 1) * 7 - 3;
}

static bool nth_inside(timex_point *point, const timex_parts *parts) {
  int32_t begin, stop, nth = parts->nth;
  timex_point period = *point;
  if (!timex_interval(&begin, &stop, &period)) return true;
  int32_t day = nth > 0 ? begin + nth - 1 : stop + nth;
  if (parts->weekday) {
    day = nth > 0 ? begin + (parts->weekday - weekday_of(begin) + 7) % 7 + (nth - 1) * 7
                  : stop - 1 - (weekday_of(stop - 1) - parts->weekday + 7) % 7 + (nth + 1) * 7;
  }
  if (parts->nth_unit == UNIT_WEEK || parts->nth_unit == UNIT_WEEKEND) {
    int32_t monday = period.grain == UNIT_DAY ? begin : nth_week(begin, stop, nth);
    iso_week_date iso = iso_week_of(monday);
    *point = timex__point_of(parts->nth_unit);
    point->year = iso.year;
    point->week = iso.week;
    return monday + 3 < stop || period.grain == UNIT_DAY;
  }
  if (parts->nth_unit == UNIT_DECADE && period.grain == UNIT_CENTURY) {
    *point = timex__point_of(UNIT_DECADE);
    point->year = period.year + (nth > 0 ? nth - 1 : 10 + nth) * 10;
    return nth <= 10;
  }
  if (parts->nth_unit == UNIT_MONTH && period.grain >= UNIT_QUARTER) {
    civil_date first = civil_from_days(nth > 0 ? begin : stop);
    first = add_months(first, nth > 0 ? nth - 1 : nth);
    *point = timex__point_of(UNIT_MONTH);
    point->year = first.year;
    point->month = first.month;
    return true;
  }
  if (day < begin || day >= stop) return false;
  *point = timex_day(civil_from_days(day));
  return true;
}

/* "8 in the evening" is 20:00, "12:15 a.m." 00:15; midnight that ends a day stays 24:00. */
static int32_t full_hour(const timex_parts *parts) {
  bool is_late = parts->is_pm || parts->part == PART_AFTERNOON || parts->part == PART_EVENING || (parts->part == PART_NIGHT && parts->hour >= 6);
  if (parts->is_am && parts->hour == 12) return 0;
  return is_late && parts->hour < 12 ? parts->hour + 12 : parts->hour;
}

static bool set_time(timex_point *point, const timex_parts *parts) {
  if (parts->hour < 0 && !parts->part) return true;
  if (point->grain > UNIT_DAY) return true; /* "a June morning" */
  point->part = parts->part;
  point->hour = parts->hour < 0 ? -1 : full_hour(parts);
  point->minute = parts->hour < 0 ? -1 : parts->minute;
  point->second = parts->hour < 0 ? -1 : parts->second;
  point->grain = point->hour < 0 ? UNIT_PART : point->second >= 0 ? UNIT_SECOND : point->minute >= 0 ? UNIT_MINUTE : UNIT_HOUR;
  return point->hour <= 24 && point->minute < 60 && point->second < 62 && (point->hour < 24 || point->minute <= 0);
}

/* Quarters are told about when they have ended: "expects its third-quarter profit to rise", in October, is the one behind. */
static uint8_t effective_direction(const timex_parts *parts, const timex_context *context) {
  if (parts->direction) return parts->direction;
  if (parts->quarter && context->tense == DIR_FUTURE) return DIR_NEAREST;
  if (context->tense) return context->tense;
  if (parts->holiday.len && context->prefer == DIR_PAST) return DIR_NEAREST; /* "Shoppers and Christmas": the one that all have in mind */
  return context->prefer ? context->prefer : DIR_PAST;
}

/* "over the weekend": the one that has begun, or the coming one. */
static void settle_weekend(timex_point *period, timex_search *find) {
  if (period->grain != UNIT_WEEKEND || !find->has_origin || find->parts->step || find->parts->direction == DIR_THIS) return;
  bool goes_back = find->direction == DIR_PAST || find->direction == DIR_LAST;
  if (!goes_back || weekday_of(find->day) >= 6) return;
  iso_week_date week = iso_week_of(find->day - 7);
  period->year = week.year;
  period->week = week.week;
}

static bool has_no_day(const timex_parts *parts) {
  return parts->hour >= 0 && !parts->day && !parts->month && !parts->weekday && !parts->holiday.len && !parts->shift && !parts->year;
}

/* "at 3 a.m.", asked for at 4:30 with the future preferred: tomorrow. */
static void move_to_coming_hour(timex_point *point, const timex_point *now) {
  int32_t begin, stop;
  if (point->grain > UNIT_HOUR || now->hour < 0 || !timex_interval(&begin, &stop, point)) return;
  int32_t minutes = point->hour * 60 + (point->minute > 0 ? point->minute : 0);
  if (minutes >= now->hour * 60 + (now->minute > 0 ? now->minute : 0)) return;
  civil_date next = civil_from_days(begin + 1);
  point->year = next.year;
  point->month = next.month;
  point->day = next.day;
}

bool timex__find_point(timex_point *point, const timex_parts *parts, const timex_context *context) {
  timex_search find = {.parts = parts, .context = context, .direction = effective_direction(parts, context)};
  bool from_text = parts->from_text && context->text.grain && context->text.year;
  find.origin = from_text ? context->text : context->now;
  int32_t stop;
  bool is_complete = parts->year && !parts->is_short_year && !parts->shift; /* nothing is searched from anywhere */
  find.has_origin = !is_complete && timex_interval(&find.day, &stop, &find.origin) && stop - find.day <= 7;
  if (from_text && find.direction == DIR_NEXT) find.day = stop - 1; /* "In 1984 … the following February" */
  timex_point period;
  if (parts->shift && parts->amount_count) {
    bool keep_grain = context->compares && parts->amounts[0].unit == UNIT_YEAR;
    if (keep_grain) find.origin = context->text;
    if (!timex__shift_point(&period, &find.origin, parts, keep_grain)) return false;
    settle_weekend(&period, &find);
    if (!find_inside(point, &find, &period)) return false;
  } else if (!find_fields(point, &find)) {
    return false;
  }
  if (parts->nth && !nth_inside(point, parts)) return false;
  if (!set_time(point, parts)) return false;
  if (has_no_day(parts) && context->prefer == DIR_FUTURE) move_to_coming_hour(point, &context->now);
  return true;
}
