/* Reading JSON: what is accepted, what is refused, and what strings become. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "base/json_tree.h"

static const json_node *read_text(ng_arena *arena, char *line, ng_error *error) {
  const json_node *root;
  arena_init(arena);
  return json_read(&root, arena, line, strlen(line), error) == NG_OK ? root : NULL;
}

static void check_error(const char *text, const char *part) {
  ng_arena arena;
  ng_error error = {0};
  char *line = strdup(text);
  assert_null(read_text(&arena, line, &error));
  if (!strstr(error.message, part)) fail_msg("%s: %s, wanted %s", text, error.message, part);
  arena_clear(&arena);
  free(line);
}

static void check_string(const char *text, const char *want) {
  ng_arena arena;
  ng_error error = {0};
  char *line = strdup(text);
  const json_node *root = read_text(&arena, line, &error);
  assert_non_null(root);
  assert_int_equal(root->type, JSON_STRING);
  assert_true(str_is(root->text, want));
  arena_clear(&arena);
  free(line);
}

static void check_number(const char *text, double want) {
  ng_arena arena;
  ng_error error = {0};
  char *line = strdup(text);
  const json_node *root = json_get(read_text(&arena, line, &error), STR("a"));
  assert_non_null(root);
  assert_true(root->number == want);
  arena_clear(&arena);
  free(line);
}

static void strings(void **state) {
  (void)state;
  check_string("\"\"", "");
  check_string("  \"a\\\"\\\\\\/\\b\\f\\n\\r\\tz\" ", "a\"\\/\b\f\n\r\tz");
  check_string("\"\\u00e9 \\ud83d\\ude00\"", "\xC3\xA9 \xF0\x9F\x98\x80");
  check_string("\"\\u0000\"", "\xEF\xBF\xBD");
  check_string("\"\\ud83d.\"", "\xEF\xBF\xBD.");
  check_string("\"\\ude00\\ud83d\"", "\xEF\xBF\xBD\xEF\xBF\xBD");
  check_string("\"caf\xC3\xA9\"", "caf\xC3\xA9");
  check_string("\"longer than sixteen bytes, then \\u0000, a \\\"mark\\\" and \\ud83d\\ude00\"",
               "longer than sixteen bytes, then \xEF\xBF\xBD, a \"mark\" and \xF0\x9F\x98\x80");
}

static void numbers(void **state) {
  (void)state;
  check_number("{\"a\":0}", 0);
  check_number("{\"a\":120 }", 120);
  check_number("{\"a\":-12.5e2}", -1250);
  check_number("{\"a\":9007199254740992}", 9007199254740992.0);
  check_number("{\"a\":9999999999999999}", 9999999999999999.0);
  check_number("{\"a\":-122.4194}", -122.4194);
  check_number("{\"a\":0.97}", 0.97);
  check_number("{\"a\":0.123456789012345}", 0.123456789012345);
  check_number("{\"a\":0.12345678901234567}", 0.12345678901234567);
  check_number("{\"a\":123456789012345678901234567890}", 123456789012345678901234567890.0);
}

static void what_is_wrong_is_told(void **state) {
  (void)state;
  check_error("", "byte 1: the line ends too early");
  check_error("{", "expected a key");
  check_error("{\"a\"", "expected a colon");
  check_error("{\"a\":1", "expected , or }");
  check_error("[1 2]", "byte 4: expected , or ]");
  check_error("[1,]", "expected a value");
  check_error("{\"a\":1,}", "expected a key");
  check_error("\"a", "the line ends inside a string");
  check_error("\"a\\", "the line ends inside a string");
  check_error("\"\\x\"", "no such escape");
  check_error("\"\\u12\"", "no such escape");
  check_error("\"\t\"", "control character");
  check_error("\"\xC3\"", "not UTF-8");
  check_error("01", "expected a value");
  check_error("1.", "expected a value");
  check_error("-", "expected a value");
  check_error("1e9999", "byte 1: number out of range");
  check_error("1e-9999", "out of range");
  check_error("[1, 00]", "byte 5: expected a value");
  check_error("1e999", "out of range");
  check_error("nan", "expected a value");
  check_error("0x10", "more behind the value");
  check_error("1 2", "more behind the value");
}

static void depth_is_bounded(void **state) {
  (void)state;
  char deep[130];
  memset(deep, '[', 65);
  memset(deep + 65, ']', 64);
  deep[129] = '\0';
  check_error(deep, "nested too deeply");
}

/* A database gets the bytes of the line. */
static void raw_bytes_are_mended(void **state) {
  (void)state;
  char line[] = "[\"\\u0000\\\\u0000\\ud83d\\ude00\\uDE00\\ud83d\\u0041\"]";
  ng_arena arena;
  ng_error error = {0};
  const json_node *root = read_text(&arena, line, &error);
  assert_non_null(root);
  assert_true(str_is(root->raw, "[\"\\ufffd\\\\u0000\\ud83d\\ude00\\ufffd\\ufffd\\u0041\"]"));
  assert_true(str_is(root->first->text,
                     "\xEF\xBF\xBD\\u0000\xF0\x9F\x98\x80\xEF\xBF\xBD\xEF\xBF\xBD"
                     "A"));
  arena_clear(&arena);
}

static void members_are_found(void **state) {
  (void)state;
  char line[] = "{\"id\":\"p1\",\"speaker\":{\"text\":\"she\",\"ref\":null},\"parts\":[[1,2],[3,4]],\"ok\":true}";
  ng_arena arena;
  ng_error error = {0};
  const json_node *root = read_text(&arena, line, &error);
  assert_non_null(root);
  assert_true(str_is(json_text(root, "id"), "p1"));
  assert_true(str_is(json_path(root, STR("speaker.text"))->text, "she"));
  assert_null(json_path(root, STR("speaker.ref")));
  assert_null(json_path(root, STR("id.text")));
  assert_true(str_is(json_get(root, STR("parts"))->raw, "[[1,2],[3,4]]"));
  assert_int_equal(json_first(root, "parts")->next->first->number, 3);
  assert_true(json_is_true(root, "ok"));
  assert_int_equal(json_int(root, "none", 7), 7);
  arena_clear(&arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(strings),
                                     cmocka_unit_test(numbers),
                                     cmocka_unit_test(what_is_wrong_is_told),
                                     cmocka_unit_test(depth_is_bounded),
                                     cmocka_unit_test(raw_bytes_are_mended),
                                     cmocka_unit_test(members_are_found)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
