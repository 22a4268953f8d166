/* The Hebrew calendar by the four postponements, the Islamic one by the moon over Mecca, Easter by the Julian computus. */
#include "fact/date/faith.h"

#include "fact/date/calendar.h"
#include "fact/date/sky.h"

#define HEBREW_EPOCH (-2092590) /* day of 1 Tishri of the year 1 */
#define ISLAMIC_EPOCH (-492148) /* 16 July 622 (Julian), civil reckoning */
#define PARTS_PER_DAY 25920     /* 1080 an hour */
#define PARTS_PER_MONTH 765433  /* 29 days 12 hours 793 parts */
#define FIRST_MOLAD 12084       /* parts from noon of the day before the epoch */
#define MINUTES_PER_DAY 1440
#define SUNSET_AT_MECCA 930     /* minutes of Universal Time */
#define HEBREW_YEAR_OFFSET 3761 /* the autumn of 2018 begins 5779 */

int32_t orthodox_easter(int32_t year) {
  int32_t moon = (19 * (year % 19) + 15) % 30;
  int32_t weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
  int32_t march = moon + weekday + 114;
  int32_t days_behind = year / 100 - year / 400 - 2; /* of the Julian calendar; of the 20th and 21st centuries 13 */
  return days_from_civil((civil_date){year, march / 31, march % 31 + 1}) + days_behind;
}

static int32_t hebrew_elapsed(int32_t year) {
  int64_t months = (235 * (int64_t)year - 234) / 19;
  int64_t parts = FIRST_MOLAD + PARTS_PER_MONTH % PARTS_PER_DAY * months;
  int32_t day = (int32_t)(29 * months + parts / PARTS_PER_DAY);
  return 3 * (day + 1) % 7 < 3 ? day + 1 : day;
}

/* 1 Tishri of a Hebrew year. */
static int32_t hebrew_new_year(int32_t year) {
  int32_t before = hebrew_elapsed(year - 1), here = hebrew_elapsed(year), after = hebrew_elapsed(year + 1);
  int32_t delay = after - here == 356 ? 2 : here - before == 382 ? 1 : 0;
  return HEBREW_EPOCH + here + delay;
}

/* Days from 1 Nisan to the first of a month of spring and summer: they have 30 and 29 days in turn. */
static int32_t days_from_nisan(int32_t month) {
  return (month - 1) * 29 + month / 2;
}

/* From Nisan to Elul the year runs backwards from the next 1 Tishri, 177 days away; the winter months before it end at 1 Nisan. */
int32_t hebrew_day(int32_t year, int32_t month, int32_t day) {
  int32_t autumn = year + HEBREW_YEAR_OFFSET;
  int32_t begin = hebrew_new_year(autumn), nisan = begin - 177;
  if (month < 7) return nisan + days_from_nisan(month) + day - 1;
  if (month == 12) return nisan - 29 + day - 1;
  if (month >= 10) { /* Shevat; leap years have two months of Adar behind it */
    bool is_leap = begin - hebrew_new_year(autumn - 1) > 380;
    return nisan - (is_leap ? 89 : 59) + day - 1;
  }
  bool has_long_heshvan = (hebrew_new_year(autumn + 1) - begin) % 10 == 5;
  int32_t before = month == 7 ? 0 : month == 8 ? 30 : 59 + has_long_heshvan;
  return begin + before + day - 1;
}

/* By the 30-year cycle, a day or two from the moon itself. */
static int32_t islamic_month(int32_t year, int32_t month) {
  return ISLAMIC_EPOCH + (year - 1) * 354 + (3 + 11 * year) / 30 + 29 * (month - 1) + month / 2;
}

/* A month begins with the evening behind the new moon, that is with the day after; new moons after sunset at Mecca are an evening late. */
static int32_t islamic_days(int32_t year, int32_t month, int32_t day) {
  int64_t moon = moon_before(((int64_t)islamic_month(year, month) + 1) * MINUTES_PER_DAY + MINUTES_PER_DAY / 2, PHASE_NEW);
  return sky_day(moon + MINUTES_PER_DAY - SUNSET_AT_MECCA) + day;
}

int32_t islamic_day(int32_t year, int32_t month, int32_t day) {
  int32_t first = days_from_civil((civil_date){year, 1, 1});
  int32_t moon_year = (int32_t)((int64_t)(first - ISLAMIC_EPOCH) * 30 / 10631) - 1;
  int32_t days = islamic_days(moon_year, month, day);
  while (days < first) days = islamic_days(++moon_year, month, day); /* at most three rounds */
  return days;
}
