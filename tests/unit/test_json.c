/* The JSON writer: escapes, numbers, commas, the 64 KiB buffer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>

#include "base/buf.h"
#include "out/json.h"

static int collect(const char *bytes, size_t len, void *payload) {
  buf_add(payload, bytes, len);
  return 0;
}

static int stop(const char *bytes, size_t len, void *payload) {
  (void)bytes;
  (void)len;
  ++*(int *)payload;
  return 7;
}

static void expect(ng_buf *got, const char *want) {
  buf_char(got, '\0');
  assert_string_equal(got->ptr, want);
  buf_clear(got);
}

static void check_string(ng_str value, const char *want) {
  ng_buf got = {0};
  static json_writer json;
  json_init(&json, collect, &got, false);
  json_string(&json, value);
  assert_int_equal(json_finish(&json), 0);
  expect(&got, want);
}

static void strings_are_escaped(void **state) {
  (void)state;
  check_string(STR(""), "\"\"");
  check_string(STR("Busan"), "\"Busan\"");
  check_string(STR("a\"b\\c/d"), "\"a\\\"b\\\\c/d\"");
  check_string(STR("\n\r\t\b\f"), "\"\\n\\r\\t\\b\\f\"");
  check_string(STR("\x01\x1F\x7F"), "\"\\u0001\\u001f\x7F\"");
  check_string(STR("\0x"), "\"\\u0000x\"");
  check_string(STR("caf\xC3\xA9 \xF0\x9F\x98\x80"), "\"caf\xC3\xA9 \xF0\x9F\x98\x80\"");
}

static void line_separators_are_escaped(void **state) {
  (void)state;
  check_string(STR("a\xC2\x85z"), "\"a\\u0085z\"");
  check_string(STR("a\xE2\x80\xA8z\xE2\x80\xA9"), "\"a\\u2028z\\u2029\"");
  check_string(STR("\xE2\x80\xA7\xE2\x80\xAA\xC2\x86"), "\"\xE2\x80\xA7\xE2\x80\xAA\xC2\x86\"");
}

static void invalid_bytes_are_replaced(void **state) {
  (void)state;
  check_string(STR("caf\xE9!"), "\"caf\xEF\xBF\xBD!\"");
  check_string(STR("\xE2\x80"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");
  check_string(STR("\xED\xA0\x80"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
  check_string(STR("\xFF\xFE"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

#define TEN_LETTERS "abcde fghi"
#define FIFTY_LETTERS TEN_LETTERS TEN_LETTERS TEN_LETTERS TEN_LETTERS TEN_LETTERS
static const char LONG_TEXT[] = FIFTY_LETTERS FIFTY_LETTERS FIFTY_LETTERS FIFTY_LETTERS FIFTY_LETTERS FIFTY_LETTERS;

static void check_fixed(double value, unsigned digits, const char *want) {
  ng_buf got = {0};
  static json_writer json;
  json_init(&json, collect, &got, false);
  json_fixed(&json, value, digits);
  json_finish(&json);
  expect(&got, want);
}

static void floats_have_fixed_digits(void **state) {
  (void)state;
  check_fixed(0, 2, "0.00");
  check_fixed(1, 2, "1.00");
  check_fixed(0.5, 0, "1");
  check_fixed(0.994, 2, "0.99");
  check_fixed(0.996, 2, "1.00");
  check_fixed(-0.001, 2, "0.00");
  check_fixed(-122.41942, 4, "-122.4194");
  check_fixed(35.1016, 4, "35.1016");
  check_fixed(7.05, 6, "7.050000");
  check_fixed(NAN, 2, "null");
  check_fixed(INFINITY, 2, "null");
}

static void check_uint(uint64_t value) {
  char want[32];
  ng_buf got = {0};
  static json_writer json;
  json_init(&json, collect, &got, false);
  json_uint(&json, value);
  json_finish(&json);
  snprintf(want, sizeof want, "%llu", (unsigned long long)value);
  expect(&got, want);
}

static void numbers_have_no_leading_zeros(void **state) {
  (void)state;
  for (uint64_t value = 0; value < 20000; value++) check_uint(value);
  for (uint64_t value = 1; value < UINT64_MAX / 10; value *= 10) check_uint(value - 1), check_uint(value), check_uint(value + 7);
  check_uint(UINT64_MAX);
}

static void names_and_ids(void **state) {
  (void)state;
  static const json_name NAMES[] = {JSON_NO_NAME, JSON_NAME("past"), JSON_NAME("organization")};
  ng_buf got = {0};
  static json_writer json;
  json_init(&json, collect, &got, false);
  json_begin_array(&json);
  for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) json.at = put_name(json.at, &NAMES[i]);
  json.at = put_id(json.at, 't', 1);
  json.at = put_id(json.at, 'q', 4294967295);
  json.at = put_percent(json.at, 97);
  json.at = put_percent(json.at, 100);
  json_end_array(&json);
  json_finish(&json);
  expect(&got, "[null,\"past\",\"organization\",\"t1\",\"q4294967295\",0.97,1.00]");
}

static void commas_stand_between_items(void **state) {
  (void)state;
  ng_buf got = {0};
  static json_writer json;
  json_init(&json, collect, &got, false);
  json_begin_object(&json);
  JSON_KEY(&json, "a");
  json_begin_array(&json);
  json_uint(&json, 1);
  json_uint(&json, UINT64_MAX);
  json_begin_object(&json);
  json_end_object(&json);
  json_null(&json);
  json_end_array(&json);
  JSON_KEY(&json, "b");
  json.at = PUT(json.at, "true,");
  JSON_KEY(&json, "c");
  json_string_or_null(&json, STR(""));
  json_end_object(&json);
  json_end_line(&json);
  json_begin_array(&json);
  json_end_array(&json);
  json_finish(&json);
  expect(&got, "{\"a\":[1,18446744073709551615,{},null],\"b\":true,\"c\":null}\n[]");
}

static void pretty_output_is_indented(void **state) {
  (void)state;
  ng_buf got = {0};
  static json_writer json;
  json_init(&json, collect, &got, true);
  json_begin_object(&json);
  JSON_KEY(&json, "a");
  json_begin_array(&json);
  json_uint(&json, 1);
  json_uint(&json, 2);
  json_end_array(&json);
  JSON_KEY(&json, "b");
  json_begin_object(&json);
  json_end_object(&json);
  json_end_object(&json);
  json_finish(&json);
  expect(&got, "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {}\n}");
}

/* Byte by byte, as pieces may be cut anywhere. */
static void check_layout(const char *compact, const char *want) {
  ng_buf got = {0};
  json_layout layout = {0};
  for (const char *c = compact; *c; c++) assert_int_equal(json_lay_out(&layout, c, 1, collect, &got), 0);
  expect(&got, want);
}

static void layout_leaves_strings_alone(void **state) {
  (void)state;
  check_layout("{}\n[]\n", "{}\n[]\n");
  check_layout("[[],[{}]]", "[\n  [],\n  [\n    {}\n  ]\n]");
  check_layout("{\"a,b:{\":\"[\\\"]\",\"c\":\"\\\\\"}", "{\n  \"a,b:{\": \"[\\\"]\",\n  \"c\": \"\\\\\"\n}");
}

/* Brackets and commas at every place of the buffer's end. */
static void arrays_pass_the_buffer(void **state) {
  (void)state;
  static json_writer json;
  ng_buf got = {0};
  json_init(&json, collect, &got, false);
  json_begin_array(&json);
  for (int i = 0; i < 50000; i++) {
    json_begin_array(&json);
    if (i % 3) json_uint(&json, (uint64_t)i % 7);
    json_end_array(&json);
  }
  json_end_array(&json);
  assert_int_equal(json_finish(&json), 0);
  const char *at = got.ptr + 1;
  for (int i = 0; i < 50000; i++) {
    char want[8];
    int len = i % 3 ? snprintf(want, sizeof want, "[%d],", i % 7) : snprintf(want, sizeof want, "[],");
    assert_memory_equal(at, want, len - (i == 49999)); /* the last comma is a bracket */
    at += len;
  }
  assert_int_equal(got.ptr + got.len - at, 0);
  buf_clear(&got);
}

static void strings_of_every_length(void **state) {
  (void)state;
  static const char *const ODD[] = {"", "\"", "\xC3\xA9", "\xE2\x80\xA8"};
  static const char *const ESCAPED[] = {"", "\\\"", "\xC3\xA9", "\\u2028"};
  for (int odd = 0; odd < 4; odd++) {
    for (int before = 0; before < 300; before++) {
      char text[400], want[400];
      int after = 37 - before % 38;
      int len = snprintf(text, sizeof text, "%.*s%s%.*s", before, LONG_TEXT, ODD[odd], after, LONG_TEXT);
      snprintf(want, sizeof want, "\"%.*s%s%.*s\"", before, LONG_TEXT, ESCAPED[odd], after, LONG_TEXT);
      check_string((ng_str){text, (uint32_t)len}, want);
    }
  }
}

/* Short ones are read together with what stands behind them in the text. */
static void spans_of_every_length(void **state) {
  (void)state;
  static const char text[] = "The \"quick\" brown fox of Caf\xC3\xA9 Noir jumps";
  const uint32_t len = sizeof text - 1;
  for (uint32_t start = 0; start < len; start++) {
    for (uint32_t end = start + 1; end <= len; end++) {
      if ((text[start] & 0xC0) == 0x80 || (text[end] & 0xC0) == 0x80) continue; /* inside a letter */
      static json_writer json;
      ng_buf got = {0}, want = {0};
      json_init(&json, collect, &got, false);
      json.at = put_span(&json, json.at, (ng_str){text, len}, (text_range){start, end}, (text_range){start, end * 300});
      json_finish(&json);
      buf_print(&want, "\"text\":\"");
      for (uint32_t i = start; i < end; i++) buf_print(&want, text[i] == '"' ? "\\\"" : "%c", text[i]);
      buf_print(&want, "\",\"start\":%u,\"end\":%u", start, end * 300);
      assert_int_equal(got.len, want.len);
      assert_memory_equal(got.ptr, want.ptr, want.len);
      buf_clear(&got);
      buf_clear(&want);
    }
  }
}

static void long_strings_pass_the_buffer(void **state) {
  (void)state;
  static char text[3 * JSON_BUFFER + 17];
  memset(text, 'x', sizeof text);
  ng_buf got = {0};
  static json_writer json;
  json_init(&json, collect, &got, false);
  json_string(&json, (ng_str){text, sizeof text});
  assert_int_equal(json_finish(&json), 0);
  assert_int_equal(got.len, sizeof text + 2);
  assert_memory_equal(got.ptr + 1, text, sizeof text);
  buf_clear(&got);
}

static void nothing_is_written_after_a_stop(void **state) {
  (void)state;
  static char text[5 * JSON_BUFFER];
  memset(text, 'x', sizeof text);
  int calls = 0;
  static json_writer json;
  json_init(&json, stop, &calls, false);
  json_string(&json, (ng_str){text, sizeof text});
  assert_int_equal(json_finish(&json), 7);
  assert_int_equal(calls, 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(strings_are_escaped),           cmocka_unit_test(line_separators_are_escaped),
      cmocka_unit_test(invalid_bytes_are_replaced),    cmocka_unit_test(floats_have_fixed_digits),
      cmocka_unit_test(numbers_have_no_leading_zeros), cmocka_unit_test(names_and_ids),
      cmocka_unit_test(commas_stand_between_items),    cmocka_unit_test(pretty_output_is_indented),
      cmocka_unit_test(layout_leaves_strings_alone),   cmocka_unit_test(arrays_pass_the_buffer),
      cmocka_unit_test(strings_of_every_length),       cmocka_unit_test(spans_of_every_length),
      cmocka_unit_test(long_strings_pass_the_buffer),  cmocka_unit_test(nothing_is_written_after_a_stop),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
