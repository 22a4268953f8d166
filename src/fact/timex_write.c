/* Writing points and durations as TIMEX3 values and as half-open intervals. */
#include <stdarg.h>
#include <stdio.h>

#include "fact/timex.h"

static const char *const PARTS[] = {"", "MO", "MI", "AF", "EV", "NI", "DT"};
static const char *const SEASONS[] = {"", "SP", "SU", "FA", "WI"};

/* Hours that a part of a day takes; a night ends on the next day. */
static const int8_t PART_BEGINS[] = {0, 6, 11, 12, 17, 20, 6};
static const int8_t PART_STOPS[] = {0, 12, 13, 18, 21, 30, 18};

__attribute__((format(printf, 2, 3))) static void add(char *text, const char *format, ...) {
  size_t len = strlen(text);
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(text + len, TIMEX_TEXT_SIZE - len, format, arguments);
  va_end(arguments);
}

static void add_number(char *text, int32_t number, int width) {
  if (number)
    add(text, "%0*d", width, (int)number);
  else
    add(text, "%.*s", width, "XXXX");
}

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

static void write_day(char *text, int32_t days) {
  civil_date date = civil_from_days(days);
  add(text, "%04d-%02d-%02d", (int)date.year, (int)date.month, (int)date.day);
}

static void write_clock(char *text, int32_t days, int32_t seconds) {
  write_day(text, days + seconds / 86400);
  seconds %= 86400;
  add(text, "T%02d:%02d", (int)(seconds / 3600), (int)(seconds / 60 % 60));
  if (seconds % 60) add(text, ":%02d", (int)(seconds % 60));
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

static void write_interval(timex_result *result, const timex_point *point) {
  int32_t begin, stop;
  if (!timex_interval(&begin, &stop, point)) return;
  bool has_time = point->grain <= UNIT_PART && point->day;
  if (has_time) {
    write_time_interval(result, point, begin);
    return;
  }
  write_day(result->begin, begin);
  write_day(result->stop, stop);
}

static void write_time(char *value, const timex_point *point) {
  if (point->grain > UNIT_PART) return;
  if (point->hour < 0) {
    if (point->part) add(value, "T%s", PARTS[point->part]);
    return;
  }
  add(value, "T%02d", (int)point->hour);
  if (point->minute >= 0) add(value, ":%02d", (int)point->minute);
  if (point->second >= 0) add(value, ":%02d", (int)point->second);
}

static void write_date(char *value, const timex_point *point) {
  if (!point->month && !point->day && point->weekday && !point->year) {
    add(value, "XXXX-WXX-%d", (int)point->weekday);
    return;
  }
  add_number(value, point->year, 4);
  add(value, "-");
  add_number(value, point->month, 2);
  add(value, "-");
  add_number(value, point->day, 2);
}

void timex__write_point(timex_result *result, const timex_point *point) {
  char *value = result->value;
  if (point->is_bc) add(value, "BC");
  switch (point->grain) {
    case UNIT_CENTURY: add(value, "%02d", (int)(point->year / 100)); break;
    case UNIT_DECADE: add(value, "%03d", (int)(point->year / 10)); break;
    case UNIT_YEAR: add_number(value, point->year, 4); break;
    case UNIT_SEASON: add_number(value, point->year, 4), add(value, "-%s", SEASONS[point->season]); break;
    case UNIT_HALF: add_number(value, point->year, 4), add(value, "-H"), add_number(value, point->half, 1); break;
    case UNIT_QUARTER: add_number(value, point->year, 4), add(value, "-Q"), add_number(value, point->quarter, 1); break;
    case UNIT_MONTH: add_number(value, point->year, 4), add(value, "-"), add_number(value, point->month, 2); break;
    case UNIT_WEEK: add_number(value, point->year, 4), add(value, "-W"), add_number(value, point->week, 2); break;
    case UNIT_WEEKEND: add_number(value, point->year, 4), add(value, "-W"), add_number(value, point->week, 2), add(value, "-WE"); break;
    default: write_date(value, point), write_time(value, point); break;
  }
  write_interval(result, point);
}

/* An amount in the unit that TIMEX3 writes it in: decades and centuries in years, quarters in months, half an hour in minutes. */
typedef struct {
  int64_t thousandths;
  char letter;
  bool is_clock;
} written_amount;

static written_amount written(const timex_amount *amount) {
  int64_t n = amount->thousandths;
  switch (amount->unit) {
    case UNIT_SECOND: return (written_amount){n, 'S', true};
    case UNIT_MINUTE: return n < 1000 ? (written_amount){n * 60, 'S', true} : (written_amount){n, 'M', true};
    case UNIT_HOUR: return n < 1000 ? (written_amount){n * 60, 'M', true} : (written_amount){n, 'H', true};
    case UNIT_DAY: return n < 1000 ? (written_amount){n * 24, 'H', true} : (written_amount){n, 'D', false};
    case UNIT_WEEK: return (written_amount){n, 'W', false};
    case UNIT_MONTH: return (written_amount){n, 'M', false};
    case UNIT_QUARTER: return (written_amount){n * 3, 'M', false};
    case UNIT_HALF: return (written_amount){n * 6, 'M', false};
    case UNIT_SEASON: return (written_amount){n * 3, 'M', false};
    case UNIT_DECADE: return (written_amount){n * 10, 'Y', false};
    case UNIT_CENTURY: return (written_amount){n * 100, 'Y', false};
    case UNIT_MILLENNIUM: return (written_amount){n * 1000, 'Y', false};
    default: return n < 1000 ? (written_amount){n * 12, 'M', false} : (written_amount){n, 'Y', false};
  }
}

static void add_thousandths(char *text, int64_t n) {
  add(text, "%lld", (long long)(n / 1000));
  int rest = (int)(n % 1000);
  if (rest % 100 == 0 && rest)
    add(text, ".%d", rest / 100);
  else if (rest % 10 == 0 && rest)
    add(text, ".%02d", rest / 10);
  else if (rest)
    add(text, ".%03d", rest);
}

static void add_unknown_amount(char *value, const timex_amount *amount) {
  static const char *const LETTERS[] = {"X", "S", "M", "H", "NI", "D", "WE", "W", "M", "Q", "H", "SE", "Y", "DE", "CE", "ML"};
  add(value, "%sX%s", amount->unit && amount->unit <= UNIT_HOUR ? "T" : "", LETTERS[amount->unit]);
}

/* "a minute and a half" is PT1M30S, "two and a half years" P2.5Y. */
static void add_amount(char *value, const timex_amount *amount, bool *in_clock) {
  if (amount->unknown) {
    add_unknown_amount(value, amount);
    return;
  }
  if (amount->unit == UNIT_WEEKEND) {
    add_thousandths(value, amount->thousandths);
    add(value, "WE");
    return;
  }
  written_amount w = written(amount);
  if (w.is_clock && !*in_clock) {
    add(value, "T");
    *in_clock = true;
  }
  int64_t rest = w.thousandths % 1000;
  if (rest && w.letter == 'Y' && rest * 12 % 1000 == 0) {
    if (w.thousandths >= 1000) add(value, "%lldY", (long long)(w.thousandths / 1000));
    add(value, "%lldM", (long long)(rest * 12 / 1000));
    return;
  }
  if (rest && w.is_clock && w.letter != 'S' && rest * 60 % 1000 == 0) {
    add(value, "%lld%c%lld%c", (long long)(w.thousandths / 1000), w.letter, (long long)(rest * 60 / 1000), w.letter == 'H' ? 'M' : 'S');
    return;
  }
  add_thousandths(value, w.thousandths);
  add(value, "%c", w.letter);
}

/* "the past three days" ends now, "the next three days" begins now; so does "in three weeks". */
static void write_duration_interval(timex_result *result, const timex_parts *parts, const timex_context *context) {
  int32_t now, stop, far, far_stop;
  timex_point moved;
  timex_parts count = *parts;
  count.shift = SHIFT_COUNT;
  bool is_back = parts->direction == DIR_LAST || parts->direction == DIR_PAST;
  bool is_ahead = parts->direction == DIR_NEXT || parts->direction == DIR_FUTURE;
  if (!is_back && !is_ahead) return;
  count.step = is_back ? -1 : 1;
  if (context->now.grain > UNIT_DAY || !timex_interval(&now, &stop, &context->now)) return;
  for (uint32_t i = 0; i < parts->amount_count; i++) {
    if (parts->amounts[i].unknown || parts->amounts[i].unit <= UNIT_HOUR) return;
  }
  bool keep_day = parts->amounts[0].unit >= UNIT_MONTH && parts->amount_count == 1;
  if (keep_day) {
    int64_t months = written(&parts->amounts[0]).thousandths * (written(&parts->amounts[0]).letter == 'Y' ? 12 : 1) / 1000;
    if (months > 12000) return;
    civil_date day = add_months(civil_from_days(now), count.step * (int32_t)months);
    if (!is_civil_date(day)) return;
    far = days_from_civil(day);
  } else if (!timex__shift_point(&moved, &context->now, &count, false) || !timex_interval(&far, &far_stop, &moved)) {
    return;
  } else if (moved.grain == UNIT_WEEK) {
    far = now + count.step * 7 * (int32_t)(parts->amounts[0].thousandths / 1000);
  }
  write_day(result->begin, is_back ? far : now);
  write_day(result->stop, is_back ? stop : far + 1);
}

void timex__write_duration(timex_result *result, const timex_parts *parts, const timex_context *context) {
  bool in_clock = false;
  add(result->value, "P");
  for (uint32_t i = 0; i < parts->amount_count; i++) add_amount(result->value, &parts->amounts[i], &in_clock);
  if (!parts->amount_count) add(result->value, "XX");
  if (parts->type == TIMEX_DURATION && parts->amount_count) write_duration_interval(result, parts, context);
}
