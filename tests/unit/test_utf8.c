/* UTF-8: what is valid after RFC 3629, decoding, encoding, counting. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"

static void check(const char *bytes, uint32_t len, uint32_t length, uint32_t point) {
  ng_str text = {bytes, len};
  uint32_t used;
  assert_int_equal(utf8_length(text, 0), length);
  assert_int_equal(utf8_decode(text, 0, &used), point);
  assert_int_equal(used, length ? length : 1);
  if (!length) return;
  char again[4];
  assert_int_equal(utf8_encode(point, again), length);
  assert_memory_equal(again, bytes, length);
}

static void valid_sequences(void **state) {
  (void)state;
  check("a", 1, 1, 'a');
  check("\x7F", 1, 1, 0x7F);
  check("\xC2\x80", 2, 2, 0x80);
  check("\xC3\xA9", 2, 2, 0xE9);
  check("\xE0\xA0\x80", 3, 3, 0x800);
  check("\xE2\x80\x9C", 3, 3, 0x201C);
  check("\xED\x9F\xBF", 3, 3, 0xD7FF);
  check("\xEF\xBF\xBD", 3, 3, 0xFFFD);
  check("\xF0\x90\x80\x80", 4, 4, 0x10000);
  check("\xF4\x8F\xBF\xBF", 4, 4, 0x10FFFF);
}

static void invalid_sequences(void **state) {
  (void)state;
  check("\x80", 1, 0, UTF8_REPLACEMENT);
  check("\xC0\x80", 2, 0, UTF8_REPLACEMENT);
  check("\xC1\xBF", 2, 0, UTF8_REPLACEMENT);
  check("\xE0\x9F\xBF", 3, 0, UTF8_REPLACEMENT);
  check("\xED\xA0\x80", 3, 0, UTF8_REPLACEMENT);
  check("\xF0\x8F\xBF\xBF", 4, 0, UTF8_REPLACEMENT);
  check("\xF4\x90\x80\x80", 4, 0, UTF8_REPLACEMENT);
  check("\xF5\x80\x80\x80", 4, 0, UTF8_REPLACEMENT);
  check("\xE2\x80", 2, 0, UTF8_REPLACEMENT);
  check("\xE2\x80\x41", 3, 0, UTF8_REPLACEMENT);
  check("\xFF", 1, 0, UTF8_REPLACEMENT);
}

static void counts_invalid_bytes(void **state) {
  (void)state;
  assert_int_equal(utf8_invalid_count(STR("plain")), 0);
  assert_int_equal(utf8_invalid_count(STR("caf\xC3\xA9")), 0);
  assert_int_equal(utf8_invalid_count(STR("caf\xE9 \xE2\x80")), 3);
  assert_int_equal(utf8_invalid_count(STR("")), 0);
}

/* At every place of a text of every length, from every start. */
static void ascii_ends_at_the_first_high_byte(void **state) {
  (void)state;
  char text[150];
  memset(text, 'a', sizeof text);
  for (uint32_t len = 0; len <= sizeof text; len++) {
    assert_int_equal(utf8_skip_ascii((ng_str){text, len}, 0), len);
    for (uint32_t high = 0; high < len; high++) {
      text[high] = '\xC3';
      assert_int_equal(utf8_skip_ascii((ng_str){text, len}, 0), high);
      assert_int_equal(utf8_skip_ascii((ng_str){text, len}, high / 2), high);
      assert_int_equal(utf8_skip_ascii((ng_str){text, len}, high + 1), len);
      text[high] = 'a';
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(valid_sequences),
      cmocka_unit_test(invalid_sequences),
      cmocka_unit_test(counts_invalid_bytes),
      cmocka_unit_test(ascii_ends_at_the_first_high_byte),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
