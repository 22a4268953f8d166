/* Holidays by rule. A rule is the cell of holiday.tsv:
 *
 *   12-25  2001-09-11          a day of every year, or of one
 *   easter-2  orthodox+49      days from Easter of the western, of the eastern churches
 *   4th-thu-11  last-mon-05+1  a weekday of a month, perhaps with days behind it
 *   mon<05-25  sun>11-27       the last such weekday before, the first on or after a day
 *   hebrew-7-10  islamic-10-1  month and day of those calendars (fact/date/faith.h)
 *   lunar-8-15                 month and day of the Chinese calendar
 *   new-11-16  full-03-29+1    the last new or full moon up to a day, by the evenings of India, and days from it
 *   newdawn-04-12+1            the same by its mornings
 *   sun-15+480                 the sun at a longitude, by a clock that many minutes ahead of Greenwich */
#include "fact/date/faith.h"
#include "fact/date/sky.h"
#include "fact/date/timex.h"

enum { MINUTES_PER_DAY = 1440, CHINESE_CLOCK = 480, EVENING_IN_INDIA = 780, DAWN_IN_INDIA = 30, WINTER_SOLSTICE = 270 };

static int32_t digits_of(ng_str *s) {
  int32_t value = 0;
  while (s->len && s->ptr[0] >= '0' && s->ptr[0] <= '9' && value < 10000) {
    value = value * 10 + (s->ptr[0] - '0');
    *s = str_slice(*s, 1, s->len);
  }
  return value;
}

/* "+4", "-2", "" at the end of a rule. */
static int32_t signed_of(ng_str *s) {
  if (!s->len) return 0;
  int32_t sign = s->ptr[0] == '-' ? -1 : 1;
  *s = str_slice(*s, 1, s->len);
  return sign * digits_of(s);
}

/* "05-25" */
static bool month_day(int32_t *day, ng_str *s, int32_t year) {
  civil_date date = {year, digits_of(s), 0};
  if (s->len) *s = str_slice(*s, 1, s->len);
  date.day = digits_of(s);
  if (!is_civil_date(date)) return false;
  *day = days_from_civil(date);
  return true;
}

static int32_t weekday_named(ng_str name) {
  static const char NAMES[] = "montuewedthufrisatsun";
  for (int32_t i = 0; i < 7; i++) {
    if (name.len == 3 && memcmp(name.ptr, NAMES + i * 3, 3) == 0) return i + 1;
  }
  return 0;
}

static bool by_easter(int32_t *day, ng_str rest, int32_t year) {
  *day = easter_sunday(year) + signed_of(&rest);
  return true;
}

static bool by_orthodox_easter(int32_t *day, ng_str rest, int32_t year) {
  *day = orthodox_easter(year) + signed_of(&rest);
  return true;
}

static bool by_hebrew_calendar(int32_t *day, ng_str rest, int32_t year) {
  int32_t month = -signed_of(&rest);
  *day = hebrew_day(year, month, -signed_of(&rest));
  return true;
}

static bool by_islamic_calendar(int32_t *day, ng_str rest, int32_t year) {
  int32_t month = -signed_of(&rest);
  *day = islamic_day(year, month, -signed_of(&rest));
  return true;
}

/* The new moon that begins the month of a day, by the clock of China. */
static int64_t chinese_month_of(int32_t day) {
  return moon_before(((int64_t)day + 1) * MINUTES_PER_DAY - CHINESE_CLOCK - 1, PHASE_NEW);
}

/* Month 11 holds the winter solstice, and so on by twelfths of the sun's way; the first three are counted from the eleventh. */
static bool by_chinese_calendar(int32_t *day, ng_str rest, int32_t year) {
  int32_t month = -signed_of(&rest), nth = -signed_of(&rest);
  bool is_counted = month <= 2 || month == 12;
  int32_t degrees = is_counted ? WINTER_SOLSTICE : (330 + 30 * (month - 1)) % 360;
  int32_t term_year = is_counted ? year - 1 : year;
  int64_t moon = chinese_month_of(sky_day(sun_at(term_year, degrees) + CHINESE_CLOCK));
  for (int32_t further = is_counted ? month % 12 + 1 : 0; further > 0; further--) moon = moon_before(moon + 32 * MINUTES_PER_DAY, PHASE_NEW);
  *day = sky_day(moon + CHINESE_CLOCK) + nth - 1;
  return true;
}

static bool by_moon(int32_t *day, ng_str rest, int32_t year, int phase, int32_t clock) {
  int32_t last;
  if (rest.len) rest = str_slice(rest, 1, rest.len);
  if (!month_day(&last, &rest, year)) return false;
  *day = sky_day(moon_before(((int64_t)last + 1) * MINUTES_PER_DAY, phase) - clock) + signed_of(&rest);
  return true;
}

static bool by_new_moon(int32_t *day, ng_str rest, int32_t year) {
  return by_moon(day, rest, year, PHASE_NEW, EVENING_IN_INDIA);
}

static bool by_full_moon(int32_t *day, ng_str rest, int32_t year) {
  return by_moon(day, rest, year, PHASE_FULL, EVENING_IN_INDIA);
}

static bool by_new_moon_at_dawn(int32_t *day, ng_str rest, int32_t year) {
  return by_moon(day, rest, year, PHASE_NEW, DAWN_IN_INDIA);
}

static bool by_full_moon_at_dawn(int32_t *day, ng_str rest, int32_t year) {
  return by_moon(day, rest, year, PHASE_FULL, DAWN_IN_INDIA);
}

static bool by_sun(int32_t *day, ng_str rest, int32_t year) {
  int32_t degrees = -signed_of(&rest);
  *day = sky_day(sun_at(year, degrees) + signed_of(&rest));
  return true;
}

/* "mon<05-25", "sun>11-27" */
static bool by_weekday_near(int32_t *day, ng_str rule, int32_t year) {
  int32_t weekday = weekday_named(str_slice(rule, 0, 3)), near;
  ng_str rest = str_slice(rule, 4, rule.len);
  if (!weekday || !month_day(&near, &rest, year)) return false;
  *day = rule.ptr[3] == '<' ? near - 1 - (weekday_of(near - 1) - weekday + 7) % 7 : near + (weekday - weekday_of(near) + 7) % 7;
  *day += signed_of(&rest);
  return true;
}

/* "4th-thu-11", "last-mon-05" */
static bool by_weekday_of_month(int32_t *day, ng_str rule, int32_t year) {
  ng_str rest = rule, count = str_cut(&rest, '-'), weekday = str_cut(&rest, '-');
  int32_t nth = str_is(count, "last") ? -1 : digits_of(&count);
  int32_t month = digits_of(&rest);
  if (!nth || !weekday_named(weekday) || !days_in_month(year, month)) return false;
  if (!nth_weekday(day, year, month, weekday_named(weekday), nth)) return false;
  *day += signed_of(&rest);
  return true;
}

static bool by_date(int32_t *day, ng_str rule, int32_t year) {
  ng_str rest = rule, first = str_cut(&rest, '-');
  if (first.len == 4) return month_day(day, &rest, digits_of(&first));
  rest = rule;
  return month_day(day, &rest, year);
}

typedef struct {
  ng_str prefix;
  bool (*find)(int32_t *day, ng_str rest, int32_t year);
} holiday_kind;

static const holiday_kind KINDS[] = {
    {{"easter", 6}, by_easter},
    {{"orthodox", 8}, by_orthodox_easter},
    {{"hebrew", 6}, by_hebrew_calendar},
    {{"islamic", 7}, by_islamic_calendar},
    {{"lunar", 5}, by_chinese_calendar},
    {{"newdawn", 7}, by_new_moon_at_dawn},
    {{"fulldawn", 8}, by_full_moon_at_dawn},
    {{"new", 3}, by_new_moon},
    {{"full", 4}, by_full_moon},
};

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool timex__holiday(int32_t *day, ng_str rule, int32_t year) {
  if (rule.len < 5) return false;
  if (is_digit(rule.ptr[0]) && is_digit(rule.ptr[1])) return by_date(day, rule, year);
  if (rule.ptr[3] == '<' || rule.ptr[3] == '>') return by_weekday_near(day, rule, year);
  if (str_starts(rule, STR("sun-"))) return by_sun(day, str_slice(rule, 3, rule.len), year);
  for (unsigned i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
    if (str_starts(rule, KINDS[i].prefix)) return KINDS[i].find(day, str_slice(rule, KINDS[i].prefix.len, rule.len), year);
  }
  return by_weekday_of_month(day, rule, year);
}
