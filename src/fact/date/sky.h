/* Sun and moon for holidays: integer astronomy, good to a quarter of an hour in the years 1600 to 2400.
 *
 * Instants are minutes of Universal Time, counted from 1970-01-01 as calendar days are. Integers alone, so that every machine finds the same day. */
#ifndef NG_FACT_SKY_H
#define NG_FACT_SKY_H

#include <stdint.h>

enum { PHASE_NEW = 0, PHASE_FULL = 2 };

/* The last new or full moon at or before `minute`. */
int64_t moon_before(int64_t minute, int phase);

/* The instant at which the sun reaches a longitude (0 spring, 90 summer, 180 autumn, 270 winter) in the calendar year. */
int64_t sun_at(int32_t year, int32_t degrees);

/* The day in which a minute lies. */
int32_t sky_day(int64_t minute);

#endif
