/* What a date takes from its neighbours before anything is resolved: the year, the month, the day. */
#include "fact/date/date_work.h"

enum { GAP = 3 /* tokens between a time and its day */ };

/* Words between two dates of one year: "In July and August 1920". */
static bool joins_dates(const token_table *tokens, uint32_t token) {
  switch (tokens->tokens[token].lexeme) {
    case WORD_AND:
    case WORD_OR:
    case WORD_COMMA:
    case WORD_DASH:
    case WORD_TO:
    case WORD_UNTIL: return true;
    default: return false;
  }
}

/* "29 June or 3 July 1941", "from mid-April to 9 May 1917", "the summer and fall of 1863": the first is of the year that the second names. */
static void share_next_year(const date_work *work, uint32_t at) {
  found_date *found = &work->items[at];
  timex_parts *parts = &found->parts;
  if (at + 1 == work->count || !(parts->month || parts->season) || parts->year || parts->shift || parts->direction) return;
  const found_date *next = &found[1];
  const token_table *tokens = &work->doc->tokens;
  uint32_t between = found->span->end;
  if (next->span->first != between + 1 || !next->parts.year || next->parts.is_short_year) return;
  if (!next->parts.month != !parts->month || !next->parts.season != !parts->season || !joins_dates(tokens, between)) return;
  parts->year = parts->month > next->parts.month ? next->parts.year - 1 : next->parts.year;
  parts->is_bc = next->parts.is_bc;
}

/* A day of its own, not one counted from another date of the text. */
static bool names_day(const timex_parts *parts) {
  return (parts->type == TIMEX_DATE || parts->type == TIMEX_TIME) && !parts->from_text &&
         (parts->weekday || parts->holiday.len || (parts->month && parts->day));
}

bool date_is_bare_time(const timex_parts *parts) {
  return parts->type == TIMEX_TIME && !parts->day && !parts->month && !parts->weekday && !parts->year && !parts->shift && !parts->holiday.len &&
         !parts->from_text;
}

static bool is_bare_clock(const timex_parts *parts) {
  return date_is_bare_time(parts) && parts->hour >= 0;
}

/* Whether only words that hold a time and its day together stand between two dates: "(0117 GMT) on Feb. 6", "from 8 a.m. to 8 p.m. on Sunday". */
static bool stand_together(const date_work *work, const found_date *left, const found_date *right) {
  const token_table *tokens = &work->doc->tokens;
  if (left->span->sentence != right->span->sentence || right->span->first - left->span->end > GAP) return false;
  for (uint32_t i = left->span->end; i < right->span->first; i++) {
    switch (tokens->tokens[i].lexeme) {
      case WORD_COMMA:
      case WORD_DASH:
      case WORD_OPEN_BRACKET:
      case WORD_CLOSE_BRACKET:
      case WORD_ON:
      case WORD_FROM:
      case WORD_TO:
      case WORD_UNTIL:
      case WORD_AND:
      case WORD_AT: break;
      default: return false;
    }
  }
  return true;
}

/* The day that stands beside a time, behind it or behind the next times. */
static const found_date *day_beside(const date_work *work, uint32_t at) {
  const found_date *found = &work->items[at];
  if (at > 0 && stand_together(work, found - 1, found)) return found - 1;
  for (uint32_t i = at + 1; i < work->count && stand_together(work, &work->items[i - 1], &work->items[i]); i++) {
    if (!is_bare_clock(&work->items[i].parts)) return &work->items[i];
  }
  return NULL;
}

/* A time of day takes the day that stands beside it. */
static void share_day(const date_work *work, uint32_t at) {
  found_date *found = &work->items[at];
  if (!is_bare_clock(&found->parts)) return;
  const found_date *owner = day_beside(work, at);
  if (!owner || owner->is_range || !names_day(&owner->parts)) return;
  timex_parts parts = owner->parts;
  parts.type = TIMEX_TIME;
  parts.hour = found->parts.hour;
  parts.minute = found->parts.minute;
  parts.second = found->parts.second;
  parts.part = found->parts.part;
  parts.is_am = found->parts.is_am;
  parts.is_pm = found->parts.is_pm;
  parts.is_before_hour = found->parts.is_before_hour;
  parts.minutes_away = found->parts.minutes_away;
  found->parts = parts;
}

/* "from 11 to 2 p.m.", "between 2 and 4 p.m.": the half of the day in which the first comes before the second. */
static void share_half_of_day(timex_parts *parts, const timex_parts *next) {
  if (parts->hour < 0 || next->hour < 0) return;
  bool other = parts->hour % 12 > next->hour % 12;
  parts->is_pm = other ? next->is_am : next->is_pm;
  parts->is_am = other ? next->is_pm : next->is_am;
}

/* Years before Christ run down: in "203 BC … in 149 war broke out again" the second is one of them. */
static void share_era(const date_work *work, uint32_t at) {
  timex_parts *parts = &work->items[at].parts;
  if (work->items[at].words.form != FORM_EARLY || parts->has_era) return;
  for (uint32_t i = at; i-- > 0;) {
    const timex_parts *before = &work->items[i].parts;
    if (!before->year || before->is_short_year) continue;
    parts->is_bc = before->is_bc && before->year > parts->year;
    return;
  }
}

/* Whether the period that a date names has an article of its own: "early the next year". */
static bool has_article(const document *doc, const ng_span *span) {
  for (uint32_t i = 0; i < span->capture_count; i++) {
    const span_capture *capture = &doc->spans.captures[span->first_capture + i];
    if (capture->first < capture->end && capture->span != NO_SPAN && token_is(&doc->tokens, capture->first, WORD_THE)) return true;
  }
  return token_is(&doc->tokens, span->first, WORD_THE);
}

void date_settle(const date_work *work, uint32_t at) {
  found_date *found = &work->items[at];
  timex_parts *parts = &found->parts;
  share_next_year(work, at);
  share_day(work, at);
  share_era(work, at);
  if (found->words.form == FORM_SHARED_AHEAD && at + 1 < work->count) { /* "24 and 25 April" */
    if (!parts->month) parts->month = found[1].parts.month;
    if (!parts->century) parts->year = found[1].parts.year;
    share_half_of_day(parts, &found[1].parts);
    parts->is_bc = found[1].parts.is_bc;
  }
  if (!work->is_narrative) return;
  bool is_next = parts->step > 0 && work->is_history && !work->now.year; /* "Next month the city fell" */
  if (found->words.is_told || (parts->shift == SHIFT_NAMED && parts->step && (is_next || has_article(work->doc, found->span)))) parts->from_text = 1;
}
