/* Dates of a document on their way from spans to facts. Private to date*.c.
 *
 * Two kinds of text: news looks at all from its own date; a narrative ("war histories", and every text without a date) tells on from the date
 * that it named last: "In 1941 … In June … the following spring". */
#ifndef NG_FACT_DATE_WORK_H
#define NG_FACT_DATE_WORK_H

#include "fact/date/date_parts.h"

typedef struct {
  const ng_span *span;
  timex_parts parts;
  date_words words;
  timex_result result;
  timex_result *halves; /* two of a range, else NULL */
  uint8_t is_range, is_good, in_quote, anchor;
} found_date;

typedef struct {
  document *doc;
  found_date *items; /* by place in the text */
  uint32_t count;
  timex_point now;
  bool is_narrative, is_history, is_day_first;
} date_work;

/* What is known around item `at`: now, the date told last, the tense. */
void date_context(timex_context *context, const date_work *work, uint32_t at);

/* What an item takes from the text as a whole, before anything is resolved: "the next year" of a narrative is seen from the year told of. */
void date_settle(const date_work *work, uint32_t at);

/* Whether a date is told in passing, so that `seen_from` is not counted from it. */
bool date_is_aside(const date_work *work, const found_date *found, const found_date *seen_from);

/* Whether a narrative names a year in passing, so that months behind it may be of the year told before: "the treaty of 1839". */
bool date_is_passing_year(const date_work *work, const found_date *found, const found_date *seen_from);

/* The beginning of a war that a narrative first tells from end to end, the end of any other stretch. */
timex_point date_told_point(const date_work *work, const found_date *found);

/* Whether `point` begins later than `now` does; false where either has no interval. */
bool date_comes_after(const timex_point *point, const timex_point *now);

/* A time of day without its day: "at noon". */
bool date_is_bare_time(const timex_parts *parts);

/* Whether the text tells of years long past rather than news. Reads parts alone: before anything is resolved. */
bool date_is_history(const date_work *work);

/* Whether 3/4/2013 is the 3rd of April here; and what that does to the parts of a date. */
bool date_is_day_first(const date_work *work);
void date_settle_order(timex_parts *parts, uint8_t form, bool is_day_first);

/* The parts of one half of a range. */
void date_read_half(timex_parts *parts, const date_work *work, const found_date *found, bool is_second);

/* Resolves both halves of a range and the whole. */
bool date_resolve_range(found_date *found, const date_work *work, const timex_context *context);

bool date_is_calendar(const timex_point *point);

#endif
