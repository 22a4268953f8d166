/* Phases of the moon and longitudes of the sun after J. Meeus, Astronomical Algorithms (chapters 25 and 49), with the larger terms alone.
 * Angles are millionths of a degree, sines parts of 10^9. */
#include "fact/date/sky.h"

#include "fact/date/calendar.h"

#define DEGREE INT64_C(1000000)
#define CIRCLE (360 * DEGREE)
#define ONE INT64_C(1000000000) /* of a sine */
#define MINUTES_PER_DAY 1440

/* 2000-01-01 12:00, the epoch of the theory, and the new moon k = 0: 2000-01-06 14:21 in dynamical time. */
#define EPOCH_2000 ((INT64_C(10957) * MINUTES_PER_DAY) + 720)
#define NEW_MOON_2000 ((INT64_C(10962) * MINUTES_PER_DAY) + 861)
#define MICRODAYS_PER_MONTH INT64_C(29530589)
#define MINUTES_OF(microdays) ((microdays)*MINUTES_PER_DAY / 1000000)

/* The sine of an angle, by five terms of its series on the quarter nearest to zero. */
static int64_t sine(int64_t angle) {
  angle %= CIRCLE;
  if (angle < 0) angle += CIRCLE;
  if (angle > 270 * DEGREE) angle -= CIRCLE;
  if (angle > 90 * DEGREE) angle = 180 * DEGREE - angle;
  int64_t x = angle * 17453 / 1000 + angle * 293 / 1000000; /* radians, parts of 10^9 */
  int64_t square = x * x / ONE, term = x, sum = x;
  for (int64_t n = 2; n <= 10; n += 2) {
    term = -(term * square / ONE) / (n * (n + 1));
    sum += term;
  }
  return sum;
}

int32_t sky_day(int64_t minute) {
  return (int32_t)(minute / MINUTES_PER_DAY - (minute % MINUTES_PER_DAY < 0));
}

/* ---- the moon */

/* One periodic term: amplitude in microdays, and what its angle is made of: sun's anomaly, moon's anomaly, moon's argument of latitude. */
typedef struct {
  int32_t microdays[2]; /* new moon, full moon */
  int8_t sun, moon, node;
} moon_term;

static const moon_term MOON_TERMS[] = {
    {{-407200, -406140}, 0, 1, 0}, {{172410, 173020}, 1, 0, 0}, {{16080, 16140}, 0, 2, 0},  {{10390, 10430}, 0, 0, 2}, {{7390, 7340}, -1, 1, 0},
    {{-5140, -5150}, 1, 1, 0},     {{2080, 2090}, 2, 0, 0},     {{-1110, -1110}, 0, 1, -2}, {{-570, -570}, 0, 1, 2},   {{560, 560}, 1, 2, 0},
    {{-420, -420}, 0, 3, 0},       {{420, 420}, 1, 0, 2},       {{380, 380}, 1, 0, -2},     {{-240, -240}, -1, 2, 0},
};

/* Dynamical time runs ahead of the turning earth: about a minute in our time, more before and after. */
static int64_t clock_ahead(int64_t months) {
  int64_t years = months * 100 / 1237 - 20; /* from 2020 */
  return 1 + years * years / 12000;
}

/* `half_months` counts new and full moons from the new moon of January 2000. */
static int64_t moon_instant(int64_t half_months) {
  int phase = half_months & 1 ? 1 : 0;
  int64_t sun = 2553400 + half_months * 29105356 / 2, moon = 201564300 + half_months * 385816935 / 2, node = 160710800 + half_months * 390670502 / 2;
  int64_t microdays = half_months * (MICRODAYS_PER_MONTH / 2) + half_months / 2;
  for (unsigned i = 0; i < sizeof MOON_TERMS / sizeof *MOON_TERMS; i++) {
    const moon_term *term = &MOON_TERMS[i];
    microdays += sine(term->sun * sun + term->moon * moon + term->node * node) * term->microdays[phase] / ONE;
  }
  return NEW_MOON_2000 - clock_ahead(half_months / 2) + MINUTES_OF(microdays);
}

int64_t moon_before(int64_t minute, int phase) {
  int64_t months = (minute - NEW_MOON_2000) * 1000000 / MINUTES_PER_DAY / MICRODAYS_PER_MONTH + 1;
  int64_t half_months = 2 * months + (phase == PHASE_FULL);
  while (moon_instant(half_months) > minute) half_months -= 2; /* at most four rounds: a month of slack on each side */
  return moon_instant(half_months);
}

/* ---- the sun */

/* Apparent longitude: mean longitude, equation of the centre, aberration and the moon's pull on the axis. */
static int64_t sun_longitude(int64_t minute) {
  int64_t days = (minute - EPOCH_2000) * 1000 / MINUTES_PER_DAY; /* thousandths */
  int64_t mean = 280466460 + days * 9856473 / 10000, anomaly = 357529110 + days * 9856003 / 10000, node = 125040000 - days * 529538 / 10000;
  int64_t centre = sine(anomaly) * 1914602 / ONE + sine(2 * anomaly) * 19993 / ONE + sine(3 * anomaly) * 289 / ONE;
  return (mean + centre - 5690 - sine(node) * 4780 / ONE) % CIRCLE;
}

int64_t sun_at(int32_t year, int32_t degrees) {
  int64_t spring = (int64_t)days_from_civil((civil_date){year, 3, 20}) * MINUTES_PER_DAY;
  int64_t from_spring = degrees >= 280 ? degrees - 360 : degrees; /* January to March come before it */
  int64_t minute = spring + from_spring * 525949 / 360;
  for (int round = 0; round < 4; round++) {
    int64_t missing = (degrees * DEGREE - sun_longitude(minute)) % CIRCLE;
    if (missing > CIRCLE / 2) missing -= CIRCLE;
    if (missing < -CIRCLE / 2) missing += CIRCLE;
    minute += missing * 525949 / CIRCLE;
  }
  return minute;
}
