/* The calendar: every day of the years 1..9999 in order, ISO weeks, month ends, Easter. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fact/date/calendar.h"

/* Walks all days and counts them by hand. */
static void days_run_without_gap(void **state) {
  (void)state;
  int32_t days = days_from_civil((civil_date){1, 1, 1});
  int32_t weekday = 1; /* 0001-01-01 is a Monday */
  for (int32_t year = 1; year <= 9999; year++) {
    for (int32_t month = 1; month <= 12; month++) {
      for (int32_t day = 1; day <= days_in_month(year, month); day++) {
        civil_date back = civil_from_days(days);
        if (days_from_civil((civil_date){year, month, day}) != days || back.year != year || back.month != month || back.day != day ||
            weekday_of(days) != weekday) {
          fail_msg("%d-%02d-%02d is wrong", year, month, day);
        }
        days++;
        weekday = weekday % 7 + 1;
      }
    }
  }
}

static void iso_weeks_run_without_gap(void **state) {
  (void)state;
  iso_week_date expected = iso_week_of(days_from_civil((civil_date){1600, 1, 3})); /* a Monday */
  assert_int_equal(expected.weekday, 1);
  assert_int_equal(expected.week, 1);
  for (int32_t days = days_from_civil((civil_date){1600, 1, 3}); days < days_from_civil((civil_date){2400, 1, 1}); days += 7) {
    iso_week_date week = iso_week_of(days);
    assert_int_equal(week.year, expected.year);
    assert_int_equal(week.week, expected.week);
    assert_int_equal(days_from_iso_week(week.year, week.week), days);
    expected.week++;
    if (expected.week > iso_weeks_in_year(expected.year)) {
      expected.year++;
      expected.week = 1;
    }
  }
}

static void check_week(int32_t year, int32_t month, int32_t day, int32_t iso_year, int32_t week, int32_t weekday) {
  iso_week_date found = iso_week_of(days_from_civil((civil_date){year, month, day}));
  assert_int_equal(found.year, iso_year);
  assert_int_equal(found.week, week);
  assert_int_equal(found.weekday, weekday);
}

static void iso_weeks_at_year_ends(void **state) {
  (void)state;
  check_week(2005, 1, 1, 2004, 53, 6);
  check_week(2007, 12, 31, 2008, 1, 1);
  check_week(2008, 12, 29, 2009, 1, 1);
  check_week(2010, 1, 3, 2009, 53, 7);
  check_week(2013, 3, 22, 2013, 12, 5);
  check_week(2026, 12, 31, 2026, 53, 4);
}

static void impossible_days(void **state) {
  (void)state;
  assert_false(is_civil_date((civil_date){2015, 2, 29}));
  assert_true(is_civil_date((civil_date){2016, 2, 29}));
  assert_false(is_civil_date((civil_date){1900, 2, 29}));
  assert_true(is_civil_date((civil_date){2000, 2, 29}));
  assert_false(is_civil_date((civil_date){2016, 6, 31}));
  assert_false(is_civil_date((civil_date){2016, 13, 1}));
  assert_false(is_civil_date((civil_date){2016, 0, 1}));
  assert_false(is_civil_date((civil_date){2016, 1, 0}));
  assert_false(is_civil_date((civil_date){0, 1, 1}));
  assert_false(is_civil_date((civil_date){10000, 1, 1}));
}

static void check_months(civil_date from, int32_t months, civil_date to) {
  civil_date moved = add_months(from, months);
  assert_int_equal(moved.year, to.year);
  assert_int_equal(moved.month, to.month);
  assert_int_equal(moved.day, to.day);
}

static void months_end_where_months_end(void **state) {
  (void)state;
  check_months((civil_date){2013, 1, 31}, 1, (civil_date){2013, 2, 28});
  check_months((civil_date){2012, 1, 31}, 1, (civil_date){2012, 2, 29});
  check_months((civil_date){2013, 3, 22}, -3, (civil_date){2012, 12, 22});
  check_months((civil_date){2013, 3, 22}, -15, (civil_date){2011, 12, 22});
  check_months((civil_date){2013, 12, 1}, 1, (civil_date){2014, 1, 1});
  check_months((civil_date){2012, 2, 29}, 12, (civil_date){2013, 2, 28});
}

static void months_there_and_back(void **state) {
  (void)state;
  for (int32_t months = -3000; months <= 3000; months++) {
    civil_date moved = add_months((civil_date){2000, 6, 15}, months);
    assert_true(is_civil_date(moved));
    check_months(moved, -months, (civil_date){2000, 6, 15});
  }
}

static void check_easter(int32_t year, int32_t month, int32_t day) {
  civil_date found = civil_from_days(easter_sunday(year));
  assert_int_equal(found.year, year);
  assert_int_equal(found.month, month);
  assert_int_equal(found.day, day);
}

static void easter_sundays(void **state) {
  (void)state;
  check_easter(1818, 3, 22); /* the earliest */
  check_easter(1943, 4, 25); /* the latest */
  check_easter(1961, 4, 2);
  check_easter(2000, 4, 23);
  check_easter(2012, 4, 8);
  check_easter(2013, 3, 31);
  check_easter(2024, 3, 31);
  check_easter(2025, 4, 20);
  check_easter(2038, 4, 25);
  for (int32_t year = 1583; year < 3000; year++) assert_int_equal(weekday_of(easter_sunday(year)), 7);
}

static void check_nth(int32_t year, int32_t month, int32_t weekday, int32_t nth, int32_t day) {
  int32_t days;
  assert_int_equal(nth_weekday(&days, year, month, weekday, nth), day != 0);
  if (!day) return;
  civil_date found = civil_from_days(days);
  assert_int_equal(found.month, month);
  assert_int_equal(found.day, day);
}

static void weekdays_of_a_month(void **state) {
  (void)state;
  check_nth(2012, 11, 4, 4, 22); /* Thanksgiving */
  check_nth(2013, 11, 4, 4, 28);
  check_nth(2013, 9, 1, 1, 2);   /* Labor Day */
  check_nth(2013, 5, 1, -1, 27); /* Memorial Day */
  check_nth(2013, 3, 5, 5, 29);
  check_nth(2013, 3, 1, 5, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(days_run_without_gap), cmocka_unit_test(iso_weeks_run_without_gap),   cmocka_unit_test(iso_weeks_at_year_ends),
      cmocka_unit_test(impossible_days),      cmocka_unit_test(months_end_where_months_end), cmocka_unit_test(months_there_and_back),
      cmocka_unit_test(easter_sundays),       cmocka_unit_test(weekdays_of_a_month),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
