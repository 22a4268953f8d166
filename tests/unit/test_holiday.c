/* Holidays by rule and year, against published calendars. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "fact/date/timex.h"

/* `days` are month and day in the years from `first` on. */
static void check(const char *rule, int32_t first, const char *days) {
  char got[16];
  int32_t day, year = first;
  for (const char *want = days; *want; want += want[5] ? 6 : 5, year++) {
    assert_true(timex__holiday(&day, str_of(rule), year));
    civil_date date = civil_from_days(day);
    snprintf(got, sizeof got, "%02d-%02d", (int)date.month, (int)date.day);
    if (strncmp(got, want, 5) != 0 || date.year != year) fail_msg("%s in %d: wanted %.5s, got %d-%s", rule, (int)year, want, (int)date.year, got);
  }
}

static void days_of_months(void **state) {
  (void)state;
  check("12-25", 2018, "12-25 12-25");
  check("4th-thu-11", 2016, "11-24 11-23 11-22 11-28 11-26 11-25 11-24 11-23 11-28");
  check("4th-thu-11+1", 2018, "11-23 11-29");
  check("1st-mon-11+1", 2018, "11-06 11-05 11-03 11-02 11-08 11-07 11-05");
  check("last-mon-05", 2018, "05-28 05-27 05-25 05-31");
  check("2nd-sun-05-2", 2018, "05-11 05-10");
  check("mon<05-25", 2018, "05-21 05-20 05-18 05-24 05-23 05-22 05-20");
  check("sun<04-28-1", 2014, "04-26");
  check("sun>11-27", 2018, "12-02 12-01 11-29 11-28 11-27 12-03 12-01");
}

static void days_from_easter(void **state) {
  (void)state;
  check("easter", 2008, "03-23 04-12 04-04 04-24 04-08 03-31 04-20 04-05 03-27 04-16 04-01 04-21 04-12 04-04 04-17 04-09 03-31 04-20");
  check("easter-47", 2018, "02-13 03-05 02-25");
  check("easter+49", 2018, "05-20 06-09 05-31");
  check("orthodox", 2008, "04-27 04-19 04-04 04-24 04-15 05-05 04-20 04-12 05-01 04-16 04-08 04-28 04-19 05-02 04-24 04-16 05-05 04-20");
  check("orthodox-48", 2018, "02-19 03-11");
}

static void hebrew_calendar(void **state) {
  (void)state;
  check("hebrew-7-1", 2016, "10-03 09-21 09-10 09-30 09-19 09-07 09-26 09-16 10-03 09-23");
  check("hebrew-7-10", 2016, "10-12 09-30 09-19 10-09 09-28 09-16 10-05 09-25 10-12 10-02");
  check("hebrew-1-15", 2016, "04-23 04-11 03-31 04-20 04-09 03-28 04-16 04-06 04-23 04-13");
  check("hebrew-9-25", 2016, "12-25 12-13 12-03 12-23 12-11 11-29 12-19 12-08 12-26 12-15");
  check("hebrew-12-14", 2016, "03-24 03-12 03-01 03-21 03-10 02-26 03-17 03-07 03-24 03-14");
  check("hebrew-11-15", 2018, "01-31 01-21 02-10 01-28 01-17 02-06 01-25 02-13");
  check("hebrew-3-6", 2018, "05-20 06-09 05-29 05-17 06-05 05-26 06-12");
}

static void islamic_calendar(void **state) {
  (void)state;
  check("islamic-10-1", 2018, "06-15 06-04 05-24 05-13 05-02 04-21 04-10 03-30");
  check("islamic-12-10", 2018, "08-21 08-11 07-31 07-20 07-09 06-28 06-16 06-06");
  check("islamic-1-1", 2018, "09-11 08-31 08-20 08-09 07-30 07-19 07-07 06-26");
}

static void chinese_calendar(void **state) {
  (void)state;
  check("lunar-1-1", 2012, "01-23 02-10 01-31 02-19 02-08 01-28 02-16 02-05 01-25 02-12 02-01 01-22 02-10 01-29 02-17");
  check("lunar-1-1", 1984, "02-02 02-20 02-09 01-29");
  check("lunar-8-15", 2018, "09-24 09-13 10-01 09-21 09-10 09-29 09-17 10-06");
  check("lunar-5-5", 2018, "06-18 06-07 06-25 06-14 06-03 06-22 06-10 05-31");
  check("lunar-9-9", 2018, "10-17 10-07 10-25 10-14 10-04 10-23 10-11 10-29");
}

static void moons_of_india(void **state) {
  (void)state;
  check("new-11-15", 2018, "11-07 10-27 11-14 11-04 10-24 11-12 10-31 10-20");
  check("full-03-29+1", 2018, "03-02 03-21 03-10 03-29 03-18");
  check("newdawn-04-12+1", 2018, "03-18 04-06 03-25 04-13 04-02 03-22 04-09 03-30");
  check("fulldawn-11-30", 2018, "11-23 11-12 11-30 11-19 11-08 11-27 11-15 11-05");
}

static void way_of_the_sun(void **state) {
  (void)state;
  check("sun-0+930", 2018, "03-21 03-21 03-20 03-21 03-21 03-21 03-20 03-21");
  check("sun-15+480", 2018, "04-05 04-05 04-04 04-04 04-05 04-05 04-04 04-04");
  check("sun-90", 2018, "06-21 06-21 06-20 06-21 06-21 06-21 06-20 06-21");
  check("sun-270", 2018, "12-21 12-22 12-21 12-21 12-21 12-22 12-21 12-21");
}

static void what_is_no_rule(void **state) {
  (void)state;
  int32_t day;
  static const char *const BAD[] = {"", "12", "13-40", "5th-mon-02", "1st-xyz-02", "xyz<02-03", "5th-sun-13"};
  for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) assert_false(timex__holiday(&day, str_of(BAD[i]), 2019));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(days_of_months),   cmocka_unit_test(days_from_easter), cmocka_unit_test(hebrew_calendar), cmocka_unit_test(islamic_calendar),
      cmocka_unit_test(chinese_calendar), cmocka_unit_test(moons_of_india),   cmocka_unit_test(way_of_the_sun),  cmocka_unit_test(what_is_no_rule),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
