/* ng_resolve_date: a phrase in, its value and interval out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "extractor.h"

static void check(extractor *e, const char *phrase, const char *reference, const char *type, const char *value, const char *begin, const char *stop) {
  ng_date date;
  ng_error error;
  assert_int_equal(ng_resolve_date(&date, e->worker, phrase, reference, &error), NG_OK);
  assert_string_equal(date.type, type);
  assert_string_equal(date.value, value);
  assert_string_equal(date.begin, begin);
  assert_string_equal(date.stop, stop);
}

static void phrases(void **state) {
  extractor *e = *state;
  check(e, "next Tuesday", "2025-10-28", "DATE", "2025-11-04", "2025-11-04", "2025-11-05");
  check(e, "May", "2025-10-28", "DATE", "2025-05", "2025-05-01", "2025-06-01");
  check(e, "2027", NULL, "DATE", "2027", "2027-01-01", "2028-01-01");
  check(e, "last week", NULL, "DATE", "XXXX-WXX", "", "");
  check(e, "two hours ago", "2025-10-28T09:30:00Z", "TIME", "2025-10-28T07:30", "2025-10-28T07:30", "2025-10-28T07:31");
  check(e, "every Monday", "2025-10-28", "SET", "XXXX-WXX-1", "", "");
}

static void what_is_no_date(void **state) {
  extractor *e = *state;
  ng_date date;
  ng_error error;
  assert_int_equal(ng_resolve_date(&date, e->worker, "the blue door", "2025-10-28", &error), NG_ERROR_INPUT);
  assert_string_equal(date.value, "");
  assert_non_null(strstr(error.message, "the blue door"));
  assert_int_equal(ng_resolve_date(&date, e->worker, "", "2025-10-28", &error), NG_ERROR_INPUT);
  assert_int_equal(ng_resolve_date(&date, e->worker, "30 February 2024", "2025-10-28", &error), NG_ERROR_INPUT);
}

static void zones_and_mods(void **state) {
  extractor *e = *state;
  ng_date date;
  ng_error error;
  assert_int_equal(ng_resolve_date(&date, e->worker, "late 1999", NULL, &error), NG_OK);
  assert_string_equal(date.mod, "END");
  assert_int_equal(ng_resolve_date(&date, e->worker, "5 p.m. EST on 3 May 2024", NULL, &error), NG_OK);
  assert_string_equal(date.zone_offset, "-05:00");
  assert_string_equal(date.value, "2024-05-03T17:00");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(phrases), cmocka_unit_test(what_is_no_date), cmocka_unit_test(zones_and_mods)};
  return cmocka_run_group_tests(tests, open_rules, close_rules);
}
