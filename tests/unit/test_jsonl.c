/* Articles from JSON lines: names of fields, maps, NULs and half pairs, errors; lines from a stream. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "read/format.h"
#include "read/jsonl.h"
#include "read/source.h"

static void check(ng_str line, const char *map_text, const char *want) {
  char copy[1024], got[8192];
  jsonl_article article;
  jsonl_map map = {0};
  ng_error error = {0};
  memcpy(copy, line.ptr, line.len);
  if (map_text) assert_int_equal(jsonl_map_init(&map, map_text, &error), NG_OK);
  ng_status status = jsonl_read(&article, copy, line.len, &map, STR("f.jsonl"), 7, &error);
  if (status == NG_OK) {
    ng_buf shown = {0};
    for (int i = 0; i < FIELD_URL; i++) {
      const ng_str *field = &article.fields[i];
      if (i) buf_char(&shown, '|');
      buf_str(&shown, field->ptr ? *field : STR("-"));
    }
    for (size_t i = 0; i < shown.len; i++) got[i] = shown.ptr[i] ? shown.ptr[i] : '\1';
    got[shown.len] = '\0';
    buf_clear(&shown);
  } else {
    assert_int_equal(status, error.status);
    snprintf(got, sizeof got, "%s", error.message);
  }
  jsonl_map_clear(&map);
  assert_string_equal(got, want);
}

static void fields_have_common_names(void **state) {
  (void)state;
  check(STR("{\"text\":\"x\"}"), NULL, "x|-|-|-");
  check(STR("\xEF\xBB\xBF{\"id\":\"1\",\"title\":\"T\",\"date\":\"2025\",\"text\":\"x\"} \r"), NULL, "x|T|2025|1");
  check(STR("{\"maintext\":\"x\",\"headline\":\"T\",\"date_publish\":\"D\",\"date\":\"E\",\"url\":\"u\"}"), NULL, "x|T|D|u");
  check(STR("{\"text\":\"\",\"body\":\"x\"}"), NULL, "x|-|-|-");
  check(STR("{\"text\":\"\"}"), NULL, "|-|-|-");
  check(STR("{\"text\":null,\"body\":\"x\",\"date\":null}"), NULL, "x|-|-|-");
  check(STR("{\"text\":\"x\",\"date\":1761643800,\"id\":42}"), NULL, "x|-|1761643800|42");
  check(STR("{\"Text\":\"X\",\"text\":\"x\"}"), NULL, "x|-|-|-");
}

static void maps_override_names(void **state) {
  (void)state;
  check(STR("{\"text\":\"wrong\",\"a\":{\"b\":\"x\"},\"c\":\"D\"}"), "text=.a.b,date=.c", "x|-|D|-");
  check(STR("{\"a\":[{\"b\":\"x\"}]}"), "text=a.0.b", "x|-|-|-");
  check(STR("{\"text\":\"wrong\"}"), "text=.story", "f.jsonl:7: no text; say where it is with --map text=.KEY (keys here: text)");
}

static void nuls_and_half_pairs_keep_offsets(void **state) {
  (void)state;
  check(STR("{\"text\":\"a\\u0000b\"}"), NULL, "a\1b|-|-|-");
  check(STR("{\"text\":\"a\0b\"}"), NULL, "a\1b|-|-|-");
  check(STR("{\"text\":\"a\\\\u0000b\"}"), NULL, "a\\u0000b|-|-|-");
  check(STR("{\"text\":\"\\ud83d!\"}"), NULL, "\xEF\xBF\xBD!|-|-|-");
  check(STR("{\"text\":\"\\ude00!\"}"), NULL, "\xEF\xBF\xBD!|-|-|-");
  check(STR("{\"text\":\"\\ud83d\\ude00!\"}"), NULL, "\xF0\x9F\x98\x80!|-|-|-");
}

static void errors_name_place_and_remedy(void **state) {
  (void)state;
  check(STR(""), NULL, "f.jsonl:7:1: not valid JSON; write one object a line, or use --from text");
  check(STR("plain text"), NULL, "f.jsonl:7:1: not valid JSON; write one object a line, or use --from text");
  check(STR("{\"text\":\"x\"} {}"), NULL, "f.jsonl:7:14: not valid JSON; write one object a line, or use --from text");
  check(STR("[1]"), NULL, "f.jsonl:7: not a JSON object; write one article {\"text\": …} a line");
  check(STR("{}"), NULL, "f.jsonl:7: no text; say where it is with --map text=.KEY (keys here: none)");
  check(STR("{\"story\":\"x\",\"n\":1}"), NULL, "f.jsonl:7: no text; say where it is with --map text=.KEY (keys here: story, n)");
  check(STR("{\"text\":\"x\\"), NULL, "f.jsonl:7:11: not valid JSON; write one object a line, or use --from text");
}

static void wrong_maps_are_refused(void **state) {
  (void)state;
  jsonl_map map;
  ng_error error;
  assert_int_equal(jsonl_map_init(&map, "body=.x", &error), NG_ERROR_USAGE);
  assert_string_equal(error.message, "--map: cannot use 'body=.x'; write FIELD=.path, where FIELD is text, title, date, id or url");
  assert_int_equal(jsonl_map_init(&map, "text", &error), NG_ERROR_USAGE);
  assert_int_equal(jsonl_map_init(&map, "text=", &error), NG_ERROR_USAGE);
}

/* Lines joined by "|"; "!" for one that is too long. */
static void check_lines(ng_str bytes, size_t max, const char *want) {
  byte_source source;
  ng_error error;
  ng_buf got = {0};
  source_over(&source, "bytes", bytes, max);
  for (;;) {
    char *line;
    size_t len;
    ng_status status = source_line(&source, &line, &len, &error);
    if (status == NG_OK && !line) break;
    if (status == NG_OK) buf_add(&got, line, len);
    if (status == NG_ERROR_LIMIT) buf_char(&got, '!');
    buf_char(&got, '|');
  }
  buf_char(&got, '\0');
  assert_string_equal(got.ptr, want);
  buf_clear(&got);
  source_close(&source);
}

static void lines_of_a_stream(void **state) {
  (void)state;
  check_lines(STR(""), 100, "");
  check_lines(STR("a"), 100, "a|");
  check_lines(STR("a\n"), 100, "a|");
  check_lines(STR("a\r\n\nb"), 100, "a||b|");
  check_lines(STR("abcdef\nx\nabcdef"), 3, "!|x|!|");
}

static void long_lines_pass_the_buffer(void **state) {
  (void)state;
  byte_source source;
  ng_error error;
  ng_buf bytes = {0};
  for (int i = 0; i < 1000000; i++) buf_char(&bytes, i == 999990 ? '\n' : 'x');
  source_over(&source, "bytes", buf_view(&bytes), 2000000);
  char *line;
  size_t len;
  assert_int_equal(source_line(&source, &line, &len, &error), NG_OK);
  assert_int_equal(len, 999990);
  assert_int_equal(source_line(&source, &line, &len, &error), NG_OK);
  assert_int_equal(len, 9);
  buf_clear(&bytes);
  source_close(&source);
}

static void formats_are_seen(void **state) {
  (void)state;
  static const struct {
    const char *bytes;
    input_format want;
  } rows[] = {{"{\"text\": 1}", FORMAT_JSONL}, {" \n{ \"a\"", FORMAT_JSONL}, {"\xEF\xBB\xBF{\"a\"", FORMAT_JSONL}, {"", FORMAT_TEXT},
              {"{{x}}", FORMAT_TEXT},          {"He said.", FORMAT_TEXT}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    byte_source source;
    input_format format;
    ng_error error;
    source_over(&source, "bytes", str_of(rows[i].bytes), 1000);
    assert_int_equal(format_detect(&source, &format, &error), NG_OK);
    assert_int_equal(format, rows[i].want);
    source_close(&source);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(fields_have_common_names),     cmocka_unit_test(maps_override_names),    cmocka_unit_test(nuls_and_half_pairs_keep_offsets),
      cmocka_unit_test(errors_name_place_and_remedy), cmocka_unit_test(wrong_maps_are_refused), cmocka_unit_test(lines_of_a_stream),
      cmocka_unit_test(long_lines_pass_the_buffer),   cmocka_unit_test(formats_are_seen),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
