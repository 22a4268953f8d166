/* The door of the timex files: chooses between point, duration, set and reference. */
#include "fact/timex.h"

#include <stdio.h>

void timex_parts_init(timex_parts *parts) {
  *parts = (timex_parts){.hour = -1, .minute = -1, .second = -1, .holiday = STR("")};
}

static int32_t digits_of(ng_str *s) {
  int32_t value = 0;
  while (s->len && s->ptr[0] >= '0' && s->ptr[0] <= '9' && value < 10000) {
    value = value * 10 + (s->ptr[0] - '0');
    *s = str_slice(*s, 1, s->len);
  }
  return value;
}

static int32_t weekday_named(ng_str name) {
  static const char NAMES[] = "montuewedthufrisatsun";
  for (int32_t i = 0; i < 7; i++) {
    if (name.len == 3 && memcmp(name.ptr, NAMES + i * 3, 3) == 0) return i + 1;
  }
  return 0;
}

/* "easter", "easter-2", "easter+49". */
static bool easter_holiday(int32_t *begin, ng_str rule, int32_t year) {
  ng_str rest = str_slice(rule, 6, rule.len);
  int32_t sign = rest.len && rest.ptr[0] == '-' ? -1 : 1;
  if (rest.len) rest = str_slice(rest, 1, rest.len);
  *begin = easter_sunday(year) + sign * digits_of(&rest);
  return true;
}

/* "4th-thu-11", "last-mon-05", each perhaps with "+1" behind it: the day after. */
static bool weekday_holiday(int32_t *begin, ng_str rule, int32_t year) {
  ng_str rest = rule, count = str_cut(&rest, '-'), weekday = str_cut(&rest, '-');
  int32_t nth = str_is(count, "last") ? -1 : digits_of(&count);
  int32_t month = digits_of(&rest), more = 0;
  if (rest.len > 1 && rest.ptr[0] == '+') {
    rest = str_slice(rest, 1, rest.len);
    more = digits_of(&rest);
  }
  if (!nth || !weekday_named(weekday) || !days_in_month(year, month)) return false;
  if (!nth_weekday(begin, year, month, weekday_named(weekday), nth)) return false;
  *begin += more;
  return true;
}

/* A rule of the holiday list in one year: "12-25", "2001-09-11" (that day alone), "easter-2", "4th-thu-11". */
bool timex__holiday(int32_t *begin, ng_str rule, int32_t year) {
  if (str_starts(rule, STR("easter"))) return easter_holiday(begin, rule, year);
  ng_str rest = rule;
  civil_date date = {year, 0, 0};
  ng_str first = str_cut(&rest, '-');
  if (first.len == 4 && first.ptr[0] != 'l') {
    date.year = digits_of(&first);
    first = str_cut(&rest, '-');
  }
  if (first.len != 2) return weekday_holiday(begin, rule, year);
  date.month = digits_of(&first);
  date.day = digits_of(&rest);
  if (!is_civil_date(date)) return false;
  *begin = days_from_civil(date);
  return true;
}

static void write_reference(timex_result *result, const timex_parts *parts, const timex_context *context) {
  static const char *const VALUES[] = {"", "PAST_REF", "PRESENT_REF", "FUTURE_REF"};
  snprintf(result->value, sizeof result->value, "%s", VALUES[parts->reference]);
  timex_result now = {0};
  timex_point day = context->now;
  if (day.grain && day.grain < UNIT_DAY) day.grain = UNIT_DAY;
  timex__write_point(&now, &day);
  if (!day.grain) return;
  if (parts->reference == REFERENCE_PAST) memcpy(result->stop, now.begin, sizeof now.begin);
  if (parts->reference == REFERENCE_PRESENT) memcpy(result->stop, now.stop, sizeof now.stop);
  if (parts->reference != REFERENCE_PAST) memcpy(result->begin, now.begin, sizeof now.begin);
}

/* What recurs: "every Monday" XXXX-WXX-1, "each May 5" XXXX-05-05, "every two weeks" P2W, "every morning" XXXX-XX-XXTMO. */
static bool write_set(timex_result *result, const timex_parts *parts) {
  timex_context nowhere = {0};
  if (parts->amount_count && !parts->weekday && !parts->month) {
    timex__write_duration(result, parts, &nowhere);
    return true;
  }
  timex_point point;
  timex_parts fields = *parts;
  fields.shift = SHIFT_NONE;
  if (!parts->weekday && !parts->month && !parts->season && !parts->quarter && !parts->day && !parts->holiday.len && parts->hour < 0 &&
      !parts->part) {
    return false;
  }
  if (!timex__find_point(&point, &fields, &nowhere)) return false;
  timex__write_point(result, &point);
  return true;
}

static bool has_unknown_amount(const timex_parts *parts) {
  for (uint32_t i = 0; i < parts->amount_count; i++) {
    if (parts->amounts[i].unknown) return true;
  }
  return false;
}

static bool write_point(timex_result *result, const timex_parts *parts, const timex_context *context) {
  if (!timex__find_point(&result->point, parts, context)) return false;
  timex__write_point(result, &result->point);
  bool has_time = result->point.grain <= UNIT_PART;
  if (has_time)
    result->type = TIMEX_TIME;
  else if (result->type == TIMEX_TIME)
    result->type = TIMEX_DATE;
  return true;
}

bool timex_resolve(timex_result *result, const timex_parts *parts, const timex_context *context) {
  *result = (timex_result){.type = parts->type, .point = {.hour = -1, .minute = -1, .second = -1}};
  if (parts->reference) {
    write_reference(result, parts, context);
    return true;
  }
  if (parts->type == TIMEX_SET) return write_set(result, parts);
  if (parts->type == TIMEX_DURATION) {
    timex__write_duration(result, parts, context);
    return true;
  }
  if (parts->shift == SHIFT_COUNT && has_unknown_amount(parts)) { /* "several years ago" */
    timex_parts vague = *parts;
    vague.reference = parts->step < 0 ? REFERENCE_PAST : REFERENCE_FUTURE;
    write_reference(result, &vague, context);
    return true;
  }
  return write_point(result, parts, context);
}
