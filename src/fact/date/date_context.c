/* What a date is seen from: the document's date, the date told last, the quarter or year that the text is about, the tense of its clause. */
#include "fact/date/date_work.h"
#include "fact/date/tense.h"

enum {
  SENTENCES_BACK = 8,
  ITEMS_BACK = 64, /* a narrative looks back further than eight sentences, but not without end */
  LEAD = 5,        /* sentences, the headline counted */
  YEARS_OLD = 3,
  OLD_ENOUGH = 4, /* years of the past that a narrative names at least, and how many times more of them than of days seen from now */
  YEAR_TURNS = 8, /* told in December, "in February" is the February that follows */
  DAYS_OF_A_WEEK = 7,
  SENTENCES_ON = 2, /* for which the day of a time holds in news */
  EVENING_HOUR = 18,
  MORNING_ENDS = 10,
  SMALL_HOURS_END = 5
};

bool date_is_calendar(const timex_point *point) {
  return point->grain != UNIT_NONE && point->year != 0 && !point->is_bc;
}

/* Whether years can be counted from a point: "In 480 BC … ten years earlier". */
static bool has_year(const timex_point *point, uint8_t grain) {
  return date_is_calendar(point) || (grain >= UNIT_YEAR && point->is_bc && point->grain <= UNIT_YEAR);
}

static bool is_year_back(const timex_parts *parts) {
  return parts->shift == SHIFT_COUNT && parts->step < 0 && parts->amount_count == 1 && parts->amounts[0].unit == UNIT_YEAR &&
         parts->amounts[0].thousandths == 1000;
}

static bool is_out_of_sight(const date_work *work, uint32_t at, uint32_t other) {
  if (work->is_narrative) return at - other > ITEMS_BACK;
  return work->items[at].span->sentence - work->items[other].span->sentence > SENTENCES_BACK;
}

/* The last date before item `at` that is at least as fine as `grain`; a year told in passing only where the text has gone on to it. */
static timex_point last_mentioned(const date_work *work, uint32_t at, uint8_t grain) {
  const found_date *seen_from = &work->items[at];
  timex_point passing = {.hour = -1, .minute = -1, .second = -1};
  for (uint32_t i = at; i-- > 0;) {
    const found_date *found = &work->items[i];
    if (is_out_of_sight(work, at, i)) break;
    if (!found->is_good || found->in_quote || is_year_back(&found->parts) || date_is_aside(work, found, seen_from)) continue;
    timex_point point = date_told_point(work, found);
    if (!has_year(&point, grain) || point.grain > grain) continue;
    if (!date_is_passing_year(work, found, seen_from)) return passing.grain && passing.year >= point.year ? passing : point;
    if (!passing.grain) passing = point;
  }
  return passing;
}

static uint8_t amount_grain(const timex_parts *parts) {
  if (!parts->amount_count) return parts->weekday || parts->day ? UNIT_DAY : UNIT_YEAR;
  uint8_t unit = parts->amounts[0].unit;
  if (unit <= UNIT_WEEK) return UNIT_MONTH;
  return unit == UNIT_MONTH || unit == UNIT_QUARTER ? UNIT_QUARTER : UNIT_CENTURY;
}

/* The quarter that the text is about, when the sentence or the ones before speak of quarters. */
static bool find_quarter(timex_point *quarter, const date_work *work, uint32_t at) {
  for (uint32_t i = at; i-- > 0;) {
    const found_date *found = &work->items[i];
    bool tells_year = found->is_good && found->result.point.grain == UNIT_YEAR && found->span->sentence == work->items[at].span->sentence;
    if (is_out_of_sight(work, at, i) || tells_year) break; /* "last year and the year before" */
    if (!found->is_good || is_year_back(&found->parts) || found->result.point.grain != UNIT_QUARTER || !found->result.point.quarter) continue;
    *quarter = found->result.point;
    return true;
  }
  return false;
}

/* "Exports fell in May from 7 million a year earlier", in news. */
static bool compares_periods(const date_work *work, const found_date *found, const timex_context *context) {
  return !work->is_narrative && found->parts.from_text && context->text.grain >= UNIT_WEEK && context->text.grain < UNIT_YEAR;
}

static uint8_t preferred(const document *doc) {
  switch (doc->options ? doc->options->prefer : NG_PREFER_PAST) {
    case NG_PREFER_FUTURE: return DIR_FUTURE;
    case NG_PREFER_NEAREST: return DIR_NEAREST;
    default: return DIR_PAST;
  }
}

/* ---- numeric dates ---- */

/* 31/12/2013 shows the order of all numeric dates of a text; without such a one "24 April" beside no "April 24" does. */
bool date_is_day_first(const date_work *work) {
  ng_date_order asked = work->doc->options ? work->doc->options->date_order : NG_DATE_ORDER_AUTO;
  if (asked != NG_DATE_ORDER_AUTO) return asked == NG_DATE_ORDER_DMY;
  uint32_t month_first = 0, day_first = 0, days_named = 0, months_named = 0;
  for (uint32_t i = 0; i < work->count; i++) {
    const found_date *found = &work->items[i];
    days_named += found->words.form == FORM_DAY_FIRST;
    months_named += found->words.form == FORM_MONTH_FIRST;
    if (found->words.form != FORM_NUMERIC) continue;
    day_first += found->parts.month > 12 && found->parts.day <= 12;
    month_first += found->parts.day > 12 && found->parts.month <= 12;
  }
  if (day_first || month_first) return day_first > month_first;
  return days_named > 0 && !months_named;
}

void date_settle_order(timex_parts *parts, uint8_t form, bool is_day_first) {
  if (!parts->month || !parts->day || parts->day > 12) return;
  if (parts->month <= 12 && !(form == FORM_NUMERIC && is_day_first)) return;
  int32_t month = parts->month;
  parts->month = parts->day;
  parts->day = month;
}

/* ---- narratives ---- */

static bool is_seen_from_now(const timex_parts *parts) {
  if (parts->year || parts->from_text) return false;
  if (parts->reference) return parts->reference == REFERENCE_PRESENT;
  return parts->shift != SHIFT_NONE || (parts->weekday && !parts->month && !parts->day);
}

/* Of a text without a date all years are old. */
bool date_is_history(const date_work *work) {
  int32_t last = work->now.year ? work->now.year - YEARS_OLD : CALENDAR_LAST_YEAR;
  uint32_t old = 0, fresh = 0, dated = 0;
  for (uint32_t i = 0; i < work->count; i++) {
    const timex_parts *parts = &work->items[i].parts;
    if (parts->type == TIMEX_SET || parts->type == TIMEX_DURATION) continue;
    dated++;
    bool is_fresh = is_seen_from_now(parts);
    if (is_fresh && work->items[i].span->sentence < LEAD) return false; /* the lead of news says when */
    if (is_fresh)
      fresh++;
    else if (parts->is_bc || (parts->year && !parts->is_short_year && parts->year <= last))
      old++;
  }
  return old >= OLD_ENOUGH && old >= OLD_ENOUGH * fresh && old * OLD_ENOUGH >= dated;
}

/* The month told last; of a season its last one, which for winter is that of the next year: "that winter … in February". */
static int32_t told_month(const timex_point *last) {
  static const int32_t SEASON_ENDS[] = {0, 5, 8, 11, 12};
  if (last->grain == UNIT_SEASON) return SEASON_ENDS[last->season];
  return last->grain <= UNIT_MONTH ? last->month : 0;
}

/* The year of a month that a narrative names without one. */
static int32_t told_year(const timex_point *last, const timex_parts *parts) {
  int32_t month = parts->month, from = told_month(last);
  if (!last->year || last->is_bc) return -last->year;
  return month && from - month >= YEAR_TURNS ? last->year + 1 : last->year;
}

/* "On Friday the town fell": the first one from the day told last. */
static bool next_weekday(timex_point *point, const timex_point *last, int32_t weekday) {
  int32_t begin, stop;
  if (last->grain > UNIT_DAY || !timex_interval(&begin, &stop, last)) return false;
  *point = timex_day(civil_from_days(begin + (weekday - weekday_of(begin) + DAYS_OF_A_WEEK) % DAYS_OF_A_WEEK));
  return true;
}

static timex_point day_of(const timex_point *point) {
  return timex_day((civil_date){point->year, point->month, point->day});
}

/* "That evening the fleet sailed. At 3 a.m. it struck": in the night a morning is that of the next day. */
static bool is_past_midnight(const timex_point *last, const timex_parts *parts) {
  bool is_late =
      last->grain == UNIT_PART ? (last->part == PART_EVENING || last->part == PART_NIGHT) : last->grain < UNIT_PART && last->hour >= EVENING_HOUR;
  if (parts->hour < 0) return is_late && parts->part == PART_MORNING;
  return is_late && (parts->is_am ? parts->hour % 12 < MORNING_ENDS : parts->hour < SMALL_HOURS_END);
}

/* The day that a time is told of: "The treaty was signed at noon". */
static void tell_day(timex_context *context, const timex_point *last, const timex_parts *parts) {
  int32_t begin, stop;
  if (!last->month) return;
  context->now = day_of(last);
  if (!last->day) return; /* "In August 1942 … at dawn" */
  if (is_past_midnight(last, parts) && timex_interval(&begin, &stop, &context->now)) context->now = timex_day(civil_from_days(stop));
}

/* In a narrative the year, the month and the week go on from the date told last. */
static void tell_on(timex_context *context, const date_work *work, uint32_t at) {
  const timex_parts *parts = &work->items[at].parts;
  bool needs_year = !parts->year && !parts->from_text && (parts->month || parts->season || parts->quarter || parts->half || parts->holiday.len);
  if (parts->direction == DIR_LAST || parts->direction == DIR_NEXT || parts->shift) needs_year = false;
  if (needs_year) {
    timex_point last = last_mentioned(work, at, UNIT_YEAR);
    context->year = told_year(&last, parts);
  } else if (parts->day && !parts->month) {
    timex_point last = last_mentioned(work, at, UNIT_MONTH);
    last.grain = UNIT_MONTH; /* the day of the month that is told of */
    if (last.month) context->now = last;
  } else if (parts->weekday && !parts->month && !parts->direction && !parts->shift && !parts->nth) {
    timex_point last = last_mentioned(work, at, UNIT_DAY);
    if (next_weekday(&last, &last, parts->weekday)) context->now = last, context->tense = DIR_NEAREST;
  } else if (parts->type == TIMEX_TIME && !parts->month && !parts->shift && !parts->year && !parts->holiday.len) {
    timex_point last = last_mentioned(work, at, UNIT_MONTH);
    tell_day(context, &last, parts);
  }
}

/* In news a time may go on from the one before: "It took off at 12:41 a.m. on March 8. … The last word came at 1:19 a.m.", but not from one ahead:
 * "Talks begin at 9 a.m. on Friday. He arrived at noon." */
static void go_on_from_time(timex_context *context, const date_work *work, uint32_t at) {
  const found_date *found = &work->items[at];
  for (uint32_t i = at; i-- > 0 && found->span->sentence - work->items[i].span->sentence <= SENTENCES_ON;) {
    const found_date *before = &work->items[i];
    if (before->parts.type != TIMEX_TIME && before->parts.type != TIMEX_DATE) continue;
    if (!before->is_good || before->in_quote || before->parts.from_text || before->parts.reference) continue;
    if (before->parts.type != TIMEX_TIME || before->result.point.hour < 0 || date_comes_after(&before->result.point, &work->now)) return;
    context->now = day_of(&before->result.point);
    return;
  }
}

/* "April 24 and 25", "24 and 25 April": the other day's month. */
static void share_month(timex_context *context, const date_work *work, uint32_t at) {
  if (work->items[at].words.form == FORM_SHARED_BACK && at > 0 && date_is_calendar(&work->items[at - 1].result.point)) {
    context->now = work->items[at - 1].result.point;
    context->tense = DIR_NEAREST;
  }
}

/* Whether there is more than one such time to choose from: "May", "Tuesday", "the weekend". */
static bool is_one_of_many(const timex_parts *parts) {
  if (parts->reference || (parts->year && !parts->is_short_year)) return false;
  if (parts->month || parts->weekday || parts->day || parts->quarter || parts->half || parts->season || parts->holiday.len) return true;
  return parts->amount_count == 1 && parts->amounts[0].unit == UNIT_WEEKEND;
}

void date_context(timex_context *context, const date_work *work, uint32_t at) {
  const found_date *found = &work->items[at];
  const ng_sentence *sentence = &work->doc->sentences.items[found->span->sentence];
  *context = (timex_context){.now = work->now, .prefer = preferred(work->doc)};
  if (found->parts.from_text) context->text = last_mentioned(work, at, amount_grain(&found->parts));
  if (found->words.anchored || is_one_of_many(&found->parts))
    context->tense = (uint8_t)tense_around(work->doc, sentence, found->span->first, found->span->end);
  context->is_done = context->tense == DIR_PAST && is_done_by(work->doc, sentence, found->span->first);
  if (is_year_back(&found->parts)) context->compares = find_quarter(&context->text, work, at) || compares_periods(work, found, context);
  if (work->is_narrative)
    tell_on(context, work, at);
  else if (found->parts.type == TIMEX_TIME && !found->in_quote && date_is_bare_time(&found->parts))
    go_on_from_time(context, work, at);
  if (found->words.form) share_month(context, work, at);
}
