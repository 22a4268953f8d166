/* Ranges: "September 18 to 20, 2018", "1999-2005", "between May and July 2012". Each half takes from the other what it does not say. */
#include "fact/date/date_work.h"
#include "fact/date/timex_text.h"

static const ng_span *half_span(const date_work *work, const found_date *found, slot_name slot) {
  const span_slot *half = span_slot_find(&work->doc->spans, found->span, slot);
  return half && half->capture.span != NO_SPAN ? &work->doc->spans.items[half->capture.span] : NULL;
}

void date_read_half(timex_parts *parts, const date_work *work, const found_date *found, bool is_second) {
  date_words words;
  const ng_span *inner = half_span(work, found, is_second ? SLOT_second_half : SLOT_first_half);
  if (inner) {
    date_parts_read(parts, &words, work->doc, inner);
    date_settle_order(parts, words.form, work->is_day_first);
  } else {
    date_parts_read_half(parts, work->doc, found->span, is_second);
  }
  parts->type = TIMEX_DATE;
}

/* "20 to 25 August" */
static void share_month(timex_parts *first, const timex_parts *second) {
  if (first->day && !first->month && !first->weekday) first->month = second->month;
}

/* "May and July 2012": the first half takes the year that it lacks from the second, but then it must come first. "58 to 50 BC" is all BC. */
static void share_year(timex_parts *first, const timex_parts *second) {
  if (first->year && second->is_bc && second->year && !first->month) first->is_bc = 1;
  if (first->year || !second->year || second->is_short_year || !(first->month || first->season)) return;
  first->year = second->month && first->month > second->month ? second->year - 1 : second->year;
  first->is_bc = second->is_bc;
}

/* "1939-45", "1998 to 99": the second year is in the century of the first. */
static void share_century(const timex_parts *first, timex_parts *second) {
  if (!second->is_short_year || !first->year || first->is_short_year) return;
  second->year += first->year - first->year % 100;
  if (second->year < first->year) second->year += 100;
  second->is_short_year = 0;
}

static bool is_in_order(const found_date *found) {
  int32_t begin, stop, next_begin, next_stop;
  const timex_point *first = &found->halves[0].point, *second = &found->halves[1].point;
  if (first->is_bc && second->is_bc) return first->year >= second->year;
  if (!timex_interval(&begin, &stop, first) || !timex_interval(&next_begin, &next_stop, second)) return true;
  return next_begin >= begin;
}

/* The end is sought from now; when that lies before the beginning, from the beginning on. */
static bool resolve_end(found_date *found, const timex_parts *second, const timex_context *context) {
  if (timex_resolve(&found->halves[1], second, context) && is_in_order(found)) return true;
  if (second->year) return false;
  timex_context after = *context;
  after.now = found->halves[0].point;
  after.tense = DIR_FUTURE;
  after.year = 0;
  return date_is_calendar(&after.now) && timex_resolve(&found->halves[1], second, &after) && is_in_order(found);
}

bool date_resolve_range(found_date *found, const date_work *work, const timex_context *context) {
  timex_parts first, second;
  date_read_half(&first, work, found, false);
  date_read_half(&second, work, found, true);
  share_century(&first, &second);
  share_month(&first, &second);
  share_year(&first, &second);
  if (!timex_resolve(&found->halves[0], &first, context) || !resolve_end(found, &second, context)) return false;
  found->result = found->halves[1];
  memset(found->result.value, 0, sizeof found->result.value);
  timex_text value = TEXT_BEGIN(found->result.value);
  text_word(&value, found->halves[0].value);
  text_char(&value, '/');
  text_word(&value, found->halves[1].value);
  memcpy(found->result.begin, found->halves[0].begin, sizeof found->result.begin);
  return true;
}
