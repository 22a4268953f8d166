/* The door of the timex files: chooses between point, duration, set and reference. */
#include "fact/date/timex_text.h"

void timex_parts_init(timex_parts *parts) {
  *parts = (timex_parts){.hour = -1, .minute = -1, .second = -1, .holiday = STR("")};
}

static void write_reference(timex_result *result, const timex_parts *parts, const timex_context *context) {
  static const char *const VALUES[] = {"", "PAST_REF", "PRESENT_REF", "FUTURE_REF"};
  timex_text value = TEXT_BEGIN(result->value);
  text_word(&value, VALUES[parts->reference]);
  timex_result now = {0};
  timex_point day = context->now;
  if (day.grain && day.grain < UNIT_DAY) day.grain = UNIT_DAY;
  timex__write_interval(&now, &day);
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

/* "Hours later" is on the day told of, "a few days later" in the month, "several months later" in the year, "many years later" in the decade. */
static bool write_vague(timex_result *result, const timex_parts *parts, const timex_context *context) {
  uint8_t unit = parts->amounts[0].unit;
  timex_point *point = &result->point;
  point->grain = unit >= UNIT_YEAR ? UNIT_DECADE : unit >= UNIT_MONTH ? UNIT_MONTH : UNIT_DAY;
  point->year = unit >= UNIT_YEAR ? context->text.year - context->text.year % 10 : context->text.year;
  if (point->grain == UNIT_DAY) point->month = context->text.month;
  if (unit <= UNIT_HOUR && context->text.grain <= UNIT_DAY) point->day = context->text.day;
  timex__write_point(result, point);
  result->type = TIMEX_DATE;
  return true;
}

/* "65 million years ago" is before all calendars. */
static bool is_far_back(const timex_parts *parts) {
  return parts->shift == SHIFT_COUNT && parts->step < 0 && parts->amount_count == 1 && parts->amounts[0].unit >= UNIT_YEAR &&
         parts->amounts[0].thousandths >= (int64_t)CALENDAR_LAST_YEAR * 1000 / 10;
}

static bool write_point(timex_result *result, const timex_parts *parts, const timex_context *context) {
  if (!timex__find_point(&result->point, parts, context)) {
    timex_parts before = *parts;
    before.reference = REFERENCE_PAST;
    if (is_far_back(parts)) write_reference(result, &before, context);
    return is_far_back(parts);
  }
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
    if (parts->from_text && context->text.year && !context->text.is_bc) return write_vague(result, parts, context);
    timex_parts vague = *parts;
    bool is_told = parts->from_text; /* "days later, he resigned" */
    vague.reference = parts->step < 0 || is_told ? REFERENCE_PAST : REFERENCE_FUTURE;
    write_reference(result, &vague, context);
    return true;
  }
  return write_point(result, parts, context);
}
