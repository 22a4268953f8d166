/* Resolving temporal expressions: what a rule found ("quarter 3", "weekday 2, last", "3 weeks, back from the text's date") becomes a TIMEX3
 * value and a calendar interval.
 *
 * timex_parts is the question, timex_context what is known around it, timex_result the answer. Plain values, no memory; fact/date/date.c fills
 * the first two from spans. Zero means absent except where said otherwise. */
#ifndef NG_FACT_TIMEX_H
#define NG_FACT_TIMEX_H

#include "base/str.h"
#include "fact/date/calendar.h"
#include "fact/facts.h"

/* From fine to coarse; also the grain of a point. */
typedef enum {
  UNIT_NONE,
  UNIT_SECOND,
  UNIT_MINUTE,
  UNIT_HOUR,
  UNIT_PART, /* part of a day */
  UNIT_DAY,
  UNIT_WEEKEND,
  UNIT_WEEK,
  UNIT_MONTH,
  UNIT_QUARTER,
  UNIT_HALF,
  UNIT_SEASON,
  UNIT_YEAR,
  UNIT_DECADE,
  UNIT_CENTURY,
  UNIT_MILLENNIUM
} timex_unit;

typedef enum { PART_NONE, PART_MORNING, PART_MIDDAY, PART_AFTERNOON, PART_EVENING, PART_NIGHT, PART_DAYTIME } day_part;
typedef enum { SEASON_NONE, SEASON_SPRING, SEASON_SUMMER, SEASON_FALL, SEASON_WINTER } year_season;

/* Which of the many Tuesdays, Mays or Easters is meant. LAST and NEXT exclude the one that goes on now. */
typedef enum { DIR_NONE, DIR_PAST, DIR_FUTURE, DIR_NEAREST, DIR_LAST, DIR_THIS, DIR_NEXT } timex_direction;

/* NAMED: "last week"; COUNT: "two weeks ago". They differ for decades ("last decade" is 200, "a decade ago" is 2003). */
typedef enum { SHIFT_NONE, SHIFT_NAMED, SHIFT_COUNT } timex_shift;

typedef enum { REFERENCE_NONE, REFERENCE_PAST, REFERENCE_PRESENT, REFERENCE_FUTURE } timex_reference;

/* `thousandths` of a unit; unknown: "several hours" is PTXH. */
typedef struct {
  int64_t thousandths;
  uint8_t unit, unknown; /* timex_unit */
} timex_amount;

#define TIMEX_MAX_AMOUNTS 4

/* A point or stretch of the calendar, known down to `grain`; an unknown year, month or day is 0 although finer ones may be known. */
typedef struct {
  int32_t year, month, day; /* with grain UNIT_WEEK and UNIT_WEEKEND `year` is the ISO year; decades and centuries keep their first year */
  int32_t week, weekday, quarter, half;
  int32_t hour, minute, second; /* -1 unknown */
  uint8_t part, season, grain;  /* day_part, year_season, timex_unit */
  uint8_t is_bc;
} timex_point;

typedef struct {
  uint8_t type;             /* timex_type */
  uint8_t direction;        /* of the named weekday, month, season, holiday: "last May" */
  uint8_t shift, from_text; /* timex_shift; counted from the last date of the text, not from now ("two days later") */
  uint8_t keeps_day;        /* counted from a day that is named: "two weeks after Easter" is a day, too */
  int8_t step;              /* -1, 0, 1: back, this, on */
  uint8_t reference;        /* timex_reference */
  uint8_t is_short_year, is_bc, has_era, is_pm, is_am, is_before_hour;
  uint8_t part, season;
  int32_t year, month, day, weekday, week, quarter, half;
  int32_t decade, century;      /* 1990 or 90; 20 for the 20th century */
  int32_t hour, minute, second; /* -1 absent */
  int32_t minutes_away;         /* "ten past three", with is_before_hour "ten to three" */
  int32_t nth;                  /* 1.. or -1: the second Tuesday, the last week of … */
  uint8_t nth_unit;
  timex_amount amounts[TIMEX_MAX_AMOUNTS];
  uint32_t amount_count;
  ng_str holiday; /* rule of the holiday list: "12-25", "easter-2", "4th-thu-11" */
} timex_parts;

typedef struct {
  timex_point now;  /* the document's date and time, or the time of saying inside a quotation; year 0: unknown */
  timex_point text; /* the last date mentioned; grain UNIT_NONE: none */
  int32_t year;     /* the year that the text is telling about, for months and days without one, negative before Christ; 0: none */
  uint8_t tense;    /* timex_direction of the clause: PAST, FUTURE or NONE */
  uint8_t is_done;  /* a verb of the past stands right before: "he died in January" */
  uint8_t prefer;   /* where the tense is silent: PAST, FUTURE or NEAREST */
  uint8_t compares; /* the text compares quarters or months: "a year earlier" is one, too */
} timex_context;

enum { TIMEX_VALUE_SIZE = 56, TIMEX_END_SIZE = 24 }; /* of a range of two days BC; of a second */

typedef struct {
  char value[TIMEX_VALUE_SIZE], begin[TIMEX_END_SIZE], stop[TIMEX_END_SIZE]; /* stop and begin "" when open or unknown */
  uint8_t type;
  timex_point point; /* grain UNIT_NONE for durations, sets and references */
} timex_result;

void timex_parts_init(timex_parts *parts);

/* A day of the calendar as point. */
timex_point timex_day(civil_date date);

/* Resolves `parts`; false when there is no such date (30 February). */
bool timex_resolve(timex_result *result, const timex_parts *parts, const timex_context *context);

/* The first day of a point and the day behind its last one; false when it is not known well enough. */
bool timex_interval(int32_t *begin, int32_t *stop, const timex_point *point);

/* Private to timex*.c. */
bool timex__find_point(timex_point *point, const timex_parts *parts, const timex_context *context);
void timex__write_point(timex_result *result, const timex_point *point);
void timex__write_interval(timex_result *result, const timex_point *point);
void timex__write_duration(timex_result *result, const timex_parts *parts, const timex_context *context);
bool timex__shift_point(timex_point *point, const timex_point *origin, const timex_parts *parts, bool keep_grain);
bool timex__holiday(int32_t *begin, ng_str rule, int32_t year);

#endif
