/* Offsets: bytes into code points and UTF-16 units, over ASCII, other scripts and invalid bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "out/digest.h"
#include "out/offset.h"

static void check(ng_str text, ng_offsets unit, uint32_t byte, uint32_t want) {
  ng_arena arena;
  offset_map map;
  arena_init(&arena);
  assert_true(offset_init(&map, &arena, text, 0, unit));
  assert_int_equal(offset_at(&map, byte), want);
  arena_clear(&arena);
}

static void units_of_short_texts(void **state) {
  (void)state;
  ng_str text = STR("a\xC3\xA9\xE2\x80\x9C\xF0\x9F\x98\x80z"); /* a é “ 😀 z */
  check(text, NG_OFFSETS_BYTE, 10, 10);
  check(text, NG_OFFSETS_CODEPOINT, 1, 1);
  check(text, NG_OFFSETS_CODEPOINT, 3, 2);
  check(text, NG_OFFSETS_CODEPOINT, 6, 3);
  check(text, NG_OFFSETS_CODEPOINT, 10, 4);
  check(text, NG_OFFSETS_CODEPOINT, 11, 5);
  check(text, NG_OFFSETS_UTF16, 6, 3);
  check(text, NG_OFFSETS_UTF16, 10, 5);
  check(text, NG_OFFSETS_UTF16, 11, 6);
  check(STR(""), NG_OFFSETS_CODEPOINT, 0, 0);
  check(STR("\xE9\xE2\x80z"), NG_OFFSETS_CODEPOINT, 3, 3);
  check(STR("plain"), NG_OFFSETS_UTF16, 5, 5);
}

/* Every start of a sequence in a long text, against a plain count. */
static void units_of_long_texts(void **state) {
  (void)state;
  static const char *const PIECES[] = {"a", "\xC3\xA9", "\xE2\x80\x9C", "\xF0\x9F\x98\x80", "\xFF", "bcdefgh"};
  char text[4096];
  uint32_t len = 0;
  for (uint32_t i = 0; len + 8 < sizeof text; i++) {
    ng_str piece = str_of(PIECES[(i * 7 + i / 5) % 6]);
    memcpy(text + len, piece.ptr, piece.len);
    len += piece.len;
  }
  for (int unit = NG_OFFSETS_CODEPOINT; unit <= NG_OFFSETS_UTF16; unit++) {
    ng_arena arena;
    offset_map map;
    arena_init(&arena);
    assert_true(offset_init(&map, &arena, (ng_str){text, len}, 0, (ng_offsets)unit));
    uint32_t units = 0;
    for (uint32_t byte = 0, length; byte < len; byte += length) {
      assert_int_equal(offset_at(&map, byte), unit == NG_OFFSETS_BYTE ? byte : units);
      utf8_decode((ng_str){text, len}, byte, &length);
      units += unit == NG_OFFSETS_UTF16 && length == 4 ? 2 : 1;
    }
    arena_clear(&arena);
  }
}

static void digests_tell_the_fields_apart(void **state) {
  (void)state;
  char a[DIGEST_LENGTH], b[DIGEST_LENGTH], empty[DIGEST_LENGTH];
  digest_article(a, STR("t"), STR(""), STR("x"));
  digest_article(b, STR(""), STR("t"), STR("x"));
  assert_memory_not_equal(a, b, DIGEST_LENGTH);
  digest_article(b, STR("t"), STR(""), STR("x"));
  assert_memory_equal(a, b, DIGEST_LENGTH);
  digest_article(empty, STR(""), STR(""), STR(""));
  assert_memory_not_equal(a, empty, DIGEST_LENGTH);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(units_of_short_texts),
      cmocka_unit_test(units_of_long_texts),
      cmocka_unit_test(digests_tell_the_fields_apart),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
