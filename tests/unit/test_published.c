/* Dates of articles as sources write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/published.h"

static void check(const char *raw, const char *want) {
  char got[PUBLISHED_SIZE];
  bool is_date = published_normal(got, str_of(raw));
  if (strcmp(got, want) != 0) fail_msg("%s: %s, wanted %s", raw, got, want);
  assert_int_equal(is_date, want[0] != '\0');
}

static void iso(void **state) {
  (void)state;
  check("2025-10-28", "2025-10-28");
  check(" 2025-10-28\n", "2025-10-28");
  check("2025/10/28", "2025-10-28");
  check("2025-1-2", "2025-01-02");
  check("2025-10-28T09:30:00Z", "2025-10-28T09:30:00Z");
  check("2025-10-28T09:30Z", "2025-10-28T09:30:00Z");
  check("2025-10-28 09:30:00", "2025-10-28T09:30:00");
  check("2025-10-28 09:30:00+00:00", "2025-10-28T09:30:00Z");
  check("2025-10-28T09:30:00.123456-0430", "2025-10-28T09:30:00-04:30");
  check("2025-10-28T09:30:00+09", "2025-10-28T09:30:00+09:00");
  check("2025-10-28 09:30 UTC", "2025-10-28T09:30:00Z");
  check("2024-02-29", "2024-02-29");
}

static void compact(void **state) {
  (void)state;
  check("20251028", "2025-10-28");
  check("20251028T093000-0400", "2025-10-28T09:30:00-04:00");
  check("20251028T093000Z", "2025-10-28T09:30:00Z");
  check("20251028T0930", "2025-10-28T09:30:00");
  check("20251028093000", "2025-10-28T09:30:00");
  check("20251028T09:30:00", "2025-10-28T09:30:00");
}

static void rfc822(void **state) {
  (void)state;
  check("Tue, 28 Oct 2025 09:30:00 +0900", "2025-10-28T09:30:00+09:00");
  check("Tue, 28 Oct 2025 09:30:00 GMT", "2025-10-28T09:30:00Z");
  check("28 Oct 25 09:30 EST", "2025-10-28T09:30:00-05:00");
  check("28 October 1998", "1998-10-28");
  check("28-Oct-98", "1998-10-28");
  check("Tue Oct 28 09:30:00 2025", "2025-10-28T09:30:00");
}

static void written(void **state) {
  (void)state;
  check("October 28, 2025", "2025-10-28");
  check("Oct. 28, 2025", "2025-10-28");
  check("Sept. 3, 2025 9:05 PM", "2025-09-03T21:05:00");
  check("Sept. 3, 2025 12:05 a.m.", "2025-09-03T00:05:00");
  check("Tuesday, October 28, 2025", "2025-10-28");
}

static void epoch(void **state) {
  (void)state;
  check("1761643800", "2025-10-28T09:30:00Z");
  check("1761643800.5", "2025-10-28T09:30:00Z");
  check("1761643800000", "2025-10-28T09:30:00Z");
  check("951782400", "2000-02-29T00:00:00Z");
}

static void not_dates(void **state) {
  (void)state;
  check("", "");
  check("None", "");
  check("null", "");
  check("nan", "");
  check("2025", "");
  check("2025-13-01", "");
  check("2025-02-29", "");
  check("2025-10-28T25:00", "");
  check("2025-10-28 soon", "");
  check("03/04/2025", "");
  check("Tuesday", "");
  check("-1", "");
  check("99999999999999999999999999", "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(iso),     cmocka_unit_test(compact), cmocka_unit_test(rfc822),
      cmocka_unit_test(written), cmocka_unit_test(epoch),   cmocka_unit_test(not_dates),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
