/* Writing points as TIMEX3 values and as half-open intervals. */
#include "fact/date/timex_text.h"

static const char *const PARTS[] = {"", "MO", "MI", "AF", "EV", "NI", "DT"};
static const char *const SEASONS[] = {"", "SP", "SU", "FA", "WI"};

/* Hours that a part of a day takes; a night ends on the next day. */
static const int8_t PART_BEGINS[] = {0, 6, 11, 12, 17, 20, 6};
static const int8_t PART_STOPS[] = {0, 12, 13, 18, 21, 30, 18};

static bool months_interval(int32_t *begin, int32_t *stop, int32_t year, int32_t month, int32_t count) {
  civil_date first = {year, month, 1};
  *begin = days_from_civil(first);
  *stop = days_from_civil(add_months(first, count));
  return true;
}

static int32_t season_month(uint8_t season) {
  return season == SEASON_WINTER ? 12 : season * 3; /* meteorological; a winter belongs to the year of its December */
}

static bool years_interval(int32_t *begin, int32_t *stop, int32_t year, int32_t count) {
  *begin = days_from_civil((civil_date){year, 1, 1});
  *stop = days_from_civil((civil_date){year + count, 1, 1});
  return true;
}

bool timex_interval(int32_t *begin, int32_t *stop, const timex_point *point) {
  if (point->is_bc || (!point->year && point->grain < UNIT_DECADE)) return false;
  switch (point->grain) {
    case UNIT_NONE: return false;
    case UNIT_WEEK:
    case UNIT_WEEKEND:
      if (!point->week) return years_interval(begin, stop, point->year, 1);
      *begin = days_from_iso_week(point->year, point->week) + (point->grain == UNIT_WEEKEND ? 5 : 0);
      *stop = days_from_iso_week(point->year, point->week) + 7;
      return true;
    case UNIT_QUARTER:
      return point->quarter ? months_interval(begin, stop, point->year, point->quarter * 3 - 2, 3) : years_interval(begin, stop, point->year, 1);
    case UNIT_HALF:
      return point->half ? months_interval(begin, stop, point->year, point->half * 6 - 5, 6) : years_interval(begin, stop, point->year, 1);
    case UNIT_SEASON: return months_interval(begin, stop, point->year, season_month(point->season), 3);
    case UNIT_YEAR: return years_interval(begin, stop, point->year, 1);
    case UNIT_DECADE: return years_interval(begin, stop, point->year, 10);
    case UNIT_CENTURY: return years_interval(begin, stop, point->year, 100);
    default: break;
  }
  if (!point->month) return years_interval(begin, stop, point->year, 1);
  if (!point->day) return months_interval(begin, stop, point->year, point->month, 1);
  *begin = days_from_civil((civil_date){point->year, point->month, point->day});
  *stop = *begin + 1;
  return true;
}

static void write_day(char *out, int32_t days) {
  timex_text text = {out, out + TIMEX_END_SIZE - 1};
  text_day(&text, days);
}

static void write_clock(char *out, int32_t days, int32_t seconds) {
  timex_text text = {out, out + TIMEX_END_SIZE - 1};
  text_day(&text, days + seconds / 86400);
  seconds %= 86400;
  text_char(&text, 'T');
  text_number(&text, seconds / 3600, 2);
  text_char(&text, ':');
  text_number(&text, seconds / 60 % 60, 2);
  if (seconds % 60 == 0) return;
  text_char(&text, ':');
  text_number(&text, seconds % 60, 2);
}

static void write_time_interval(timex_result *result, const timex_point *point, int32_t day) {
  if (point->hour < 0) {
    write_clock(result->begin, day, PART_BEGINS[point->part] * 3600);
    write_clock(result->stop, day, PART_STOPS[point->part] * 3600);
    return;
  }
  int32_t begin = point->hour * 3600 + (point->minute > 0 ? point->minute * 60 : 0) + (point->second > 0 ? point->second : 0);
  write_clock(result->begin, day, begin);
  write_clock(result->stop, day, begin + (point->second >= 0 ? 1 : 60));
}

/* Days, months and years without counting days: most dates are one of them. */
static bool write_plain_interval(timex_result *result, const timex_point *point) {
  civil_date begin = {point->year, point->month, point->day}, stop = begin;
  if (!point->year || point->is_bc) return false;
  if (point->grain == UNIT_DAY && point->month && point->day && point->day < 28) {
    stop.day++;
  } else if (point->grain == UNIT_MONTH && point->month) {
    begin.day = stop.day = 1;
    stop.year += point->month / 12;
    stop.month = point->month % 12 + 1;
  } else if (point->grain == UNIT_YEAR) {
    begin.month = begin.day = stop.month = stop.day = 1;
    stop.year++;
  } else {
    return false;
  }
  timex_text first = TEXT_BEGIN(result->begin), last = TEXT_BEGIN(result->stop);
  text_date(&first, begin);
  text_date(&last, stop);
  return true;
}

void timex__write_interval(timex_result *result, const timex_point *point) {
  int32_t begin, stop;
  if (write_plain_interval(result, point)) return;
  if (!timex_interval(&begin, &stop, point)) return;
  if (point->grain <= UNIT_PART && point->day) {
    write_time_interval(result, point, begin);
    return;
  }
  write_day(result->begin, begin);
  write_day(result->stop, stop);
}

static void add_time(timex_text *text, const timex_point *point) {
  if (point->grain > UNIT_PART) return;
  if (point->hour < 0) {
    if (point->part) text_char(text, 'T'), text_word(text, PARTS[point->part]);
    return;
  }
  text_char(text, 'T');
  text_number(text, point->hour, 2);
  if (point->minute >= 0) text_char(text, ':'), text_number(text, point->minute, 2);
  if (point->second >= 0) text_char(text, ':'), text_number(text, point->second, 2);
}

static void add_date(timex_text *text, const timex_point *point) {
  if (point->year > 0 && point->month && point->day && point->year <= CALENDAR_LAST_YEAR) {
    text_date(text, (civil_date){point->year, point->month, point->day});
    return;
  }
  if (!point->month && !point->day && point->weekday && !point->year) {
    text_word(text, "XXXX-WXX-");
    text_number(text, point->weekday, 1);
    return;
  }
  text_field(text, point->year, 4);
  text_char(text, '-');
  text_field(text, point->month, 2);
  text_char(text, '-');
  text_field(text, point->day, 2);
}

/* "2013", then what stands behind the year: "-Q", 3 in one digit. */
static void add_part_of_year(timex_text *text, const timex_point *point, const char *mark, int32_t number, int width) {
  text_field(text, point->year, 4);
  text_word(text, mark);
  text_field(text, number, width);
}

void timex__write_point(timex_result *result, const timex_point *point) {
  timex_text text = TEXT_BEGIN(result->value);
  if (point->is_bc) text_word(&text, "BC");
  switch (point->grain) {
    case UNIT_CENTURY: text_number(&text, point->year / 100, 2); break;
    case UNIT_DECADE: text_number(&text, point->year / 10, 3); break;
    case UNIT_YEAR: text_field(&text, point->year, 4); break;
    case UNIT_SEASON:
      add_part_of_year(&text, point, "-", 0, 0);
      text_word(&text, SEASONS[point->season]);
      break;
    case UNIT_HALF: add_part_of_year(&text, point, "-H", point->half, 1); break;
    case UNIT_QUARTER: add_part_of_year(&text, point, "-Q", point->quarter, 1); break;
    case UNIT_MONTH: add_part_of_year(&text, point, "-", point->month, 2); break;
    case UNIT_WEEK: add_part_of_year(&text, point, "-W", point->week, 2); break;
    case UNIT_WEEKEND:
      add_part_of_year(&text, point, "-W", point->week, 2);
      text_word(&text, "-WE");
      break;
    default: add_date(&text, point), add_time(&text, point); break;
  }
  timex__write_interval(result, point);
}
