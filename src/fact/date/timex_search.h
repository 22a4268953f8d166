/* The search for a point: what is asked, and which of many candidates is nearest. Private to timex*.c. */
#ifndef NG_FACT_TIMEX_SEARCH_H
#define NG_FACT_TIMEX_SEARCH_H

#include "fact/date/timex.h"

#define FIXED_HOLIDAY 5 /* bytes of a holiday's rule that is a day of every year: "12-25" */

/* What is asked: the fields and the day they are seen from. */
typedef struct {
  const timex_parts *parts;
  const timex_context *context;
  timex_point origin;
  uint8_t direction;
  bool has_origin;
  int32_t day; /* the origin's first day, when has_origin */
} timex_search;

typedef struct {
  int32_t begin, stop;
} timex_stretch;

static inline timex_point timex__point_of(uint8_t grain) {
  return (timex_point){.hour = -1, .minute = -1, .second = -1, .grain = grain};
}

/* Keeps the candidate that is nearest to the origin among those on the right side; `best_distance` begins at -1. */
void timex__consider(timex_point *best, int32_t *best_distance, const timex_point *point, timex_stretch s, const timex_search *find);

/* The grain of fields that come once a year (month, quarter, season, holiday), UNIT_NONE when there are none. */
uint8_t timex__yearly_grain(const timex_parts *parts);

/* The point of such fields, in `year` (0: in the year that the direction chooses). */
bool timex__find_yearly(timex_point *point, const timex_search *find, int32_t year);

#endif
