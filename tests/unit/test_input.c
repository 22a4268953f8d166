/* Pieces of reading, by table: JSON in place, character sets, references, HTTP, gzip, header lines, dates in addresses and datelines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "base/raw_json.h"
#include "read/charset.h"
#include "read/dump.h"
#include "read/entity.h"
#include "read/http.h"
#include "read/language.h"
#include "read/published.h"

static void assert_str(ng_str got, const char *want) {
  char text[4096];
  assert_true(got.len < sizeof text);
  memcpy(text, got.ptr, got.len);
  text[got.len] = '\0';
  assert_string_equal(text, want);
}

static void check_string(const char *json, const char *want) {
  char copy[256];
  raw_value value;
  strcpy(copy, json);
  raw_cursor cursor = {copy, copy + strlen(copy)};
  bool is_good = raw_scan(&cursor, &value) && value.type == RAW_STRING;
  assert_int_equal(is_good, want != NULL);
  if (want) assert_str(raw_text(&value), want);
}

static void strings_are_unescaped_in_place(void **state) {
  (void)state;
  check_string("\"\"", "");
  check_string("\"plain text, longer than eight bytes\"", "plain text, longer than eight bytes");
  check_string(" \"a\\n\\t\\\"b\\\\\\/\\u00e9\"", "a\n\t\"b\\/\xC3\xA9");
  check_string("\"\\ud83d\\ude00\"", "\xF0\x9F\x98\x80");
  check_string("\"\\ud83d\"", "\xEF\xBF\xBD");
  check_string("\"\\ud83d\\u0041\"",
               "\xEF\xBF\xBD"
               "A");
  check_string("\"open", NULL);
  check_string("\"\\x\"", NULL);
  check_string("\"\\u12\"", NULL);
  check_string("\"back\\", NULL);
}

static void marks_are_found_everywhere(void **state) {
  (void)state;
  char text[50];
  memset(text, 'a', sizeof text);
  for (size_t len = 0; len <= sizeof text; len++) {
    assert_ptr_equal(raw_find_mark(text, text + len), text + len);
    for (size_t i = 0; i < len; i++) {
      text[i] = i % 2 ? '"' : '\\';
      assert_ptr_equal(raw_find_mark(text, text + len), text + i);
      text[i] = 'a';
    }
  }
}

static void check_json(const char *json, bool want) {
  char *copy = malloc(strlen(json) + 1);
  strcpy(copy, json);
  raw_cursor cursor = {copy, copy + strlen(copy)};
  raw_value value;
  assert_int_equal(raw_scan(&cursor, &value), want);
  free(copy);
}

static void json_is_checked(void **state) {
  (void)state;
  static const char *const GOOD[] = {"{}", "[]", "[1,2]", "{\"a\":[{\"b\":null}],\"c\":-1.5e3}", " true"};
  static const char *const BAD[] = {"",  "{",  "[1", "{\"a\"}", "{\"a\":}", "{a:1}", "[1 2]", "tru", "{\"a\":1 \"b\":2}",
                                    "-", "01", "1.", ".5",      "1e",       "+1"};
  for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++) check_json(GOOD[i], true);
  for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) check_json(BAD[i], false);
  char deep[1001] = {0};
  memset(deep, '[', 1000);
  check_json(deep, false);
}

static void check_decoded(ng_str bytes, const char *name, const char *want) {
  ng_buf buf = {0};
  assert_str(charset_decode(&buf, bytes, str_of(name)), want);
  buf_clear(&buf);
}

static void sets_become_utf8(void **state) {
  (void)state;
  check_decoded(STR("Caf\xE9"), "windows-1252", "Caf\xC3\xA9");
  check_decoded(STR("\x93no\x94"), "ISO-8859-1", "\xE2\x80\x9Cno\xE2\x80\x9D");
  check_decoded(STR("\xC3\xA9"), "utf-8", "\xC3\xA9");
  check_decoded(STR("\xC3\xA9"), "", "\xC3\xA9");
  check_decoded(STR("Caf\xE9"), "", "Caf\xC3\xA9");
  check_decoded(STR("\xA9koda"), "iso-8859-2", "\xC5\xA0koda");
  check_decoded(STR("\xCF\xF0"), "windows-1251", "\xD0\x9F\xD1\x80");
  check_decoded(STR("\xEF\xBB\xBF"
                    "a"),
                "windows-1252", "a");
  check_decoded(STR("\xFF\xFE"
                    "a\0=\xD8\0\xDE"),
                "", "a\xF0\x9F\x98\x80");
  check_decoded(STR("\xFE\xFF\0a"), "", "a");
  assert_str(charset_of_type(STR("text/html; Charset=\"KOI8-R\"; x")), "KOI8-R");
  assert_str(charset_of_page(STR("<meta charset=iso-8859-2><p>")), "iso-8859-2");
  assert_str(charset_of_page(STR("<?xml version=\"1.0\" encoding='latin1'?><a charset=\"no\">")), "latin1");
}

static void references_are_read(void **state) {
  (void)state;
  static const char *const ROWS[][2] = {{"&amp;", "&"},
                                        {"a &lt; b", "a < b"},
                                        {"&#8217;", "\xE2\x80\x99"},
                                        {"&#x2019;", "\xE2\x80\x99"},
                                        {"&#150;", "\xE2\x80\x93"},
                                        {"&eacute;", "\xC3\xA9"},
                                        {"AT&T", "AT&T"},
                                        {"&nosuch;", "&nosuch;"},
                                        {"&#0;", "\xEF\xBF\xBD"},
                                        {"&#x110000;", "\xEF\xBF\xBD"},
                                        {"&", "&"},
                                        {"&#;", "&#;"},
                                        {"&#xg;", "&#xg;"},
                                        {"&copy", "&copy"}};
  for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
    char copy[64];
    strcpy(copy, ROWS[i][0]);
    assert_str(entity_decode(copy, (uint32_t)strlen(copy)), ROWS[i][1]);
  }
}

static void check_http(const char *response, const char *want) {
  char copy[1024];
  ng_buf buf = {0};
  http_response got;
  ng_error error;
  strcpy(copy, response);
  ng_status status = http_read(&got, &buf, str_of(copy), 100, &error);
  assert_str(status == NG_OK ? got.body : str_of(error.message), want);
  buf_clear(&buf);
}

static void bodies_are_decoded(void **state) {
  (void)state;
  check_http("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nbody", "body");
  check_http("HTTP/1.0 200\n\nbody", "body");
  check_http("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n6;x=y\r\n after\r\n0\r\n\r\n", "body after");
  check_http("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnot in chunks", "not in chunks");
  check_http("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n9\r\nshort", "a chunk of its body is cut off");
  check_http("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nx", "its body is compressed as br, which is not read");
  check_http("HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\nx", "its compressed body is damaged");
  check_http("GET / HTTP/1.1\r\n\r\n", "it is no HTTP response");
}

static void headers_are_taken_off(void **state) {
  (void)state;
  dump_headers headers = {0};
  ng_str values[FIELD_COUNT] = {0};
  ng_error error;
  assert_int_equal(dump_headers_add(&headers, "date=DATE:", &error), NG_OK);
  assert_int_equal(dump_headers_add(&headers, "Headline: \xE2\x80\xA6", &error), NG_OK);
  assert_int_equal(dump_headers_add(&headers, "page=P:", &error), NG_ERROR_USAGE);
  assert_str(dump_text(&headers, STR("\n\nDATE: 3 March \r\nHeadline: Envoys meet\n\n  Text.\nDATE: of nothing\n\n"), values),
             "  Text.\nDATE: of nothing");
  assert_str(values[FIELD_DATE], "3 March");
  assert_str(values[FIELD_TITLE], "Envoys meet");
}

static void addresses_have_dates(void **state) {
  (void)state;
  static const char *const ROWS[][2] = {{"http://x/2025/10/28/story", "2025-10-28"},
                                        {"http://x/a/2025-10-28-story", "2025-10-28"},
                                        {"http://x/2025/oct/28/a", "2025-10-28"},
                                        {"http://x/story-20251028.html", "2025-10-28"},
                                        {"http://x/2025/1/2/a", "2025-01-02"},
                                        {"http://x/2025/13/28/a", ""},
                                        {"http://x/2025/10/a", ""},
                                        {"http://x/story-12345678", ""},
                                        {"http://x/1234/10/28/", ""},
                                        {"http://x/a20251028", ""}};
  for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
    char out[16] = "";
    assert_int_equal(published_in_url(out, str_of(ROWS[i][0])), ROWS[i][1][0] != '\0');
    assert_string_equal(out, ROWS[i][1]);
  }
}

static void datelines_have_dates(void **state) {
  (void)state;
  static const char *const ROWS[][2] = {{"LIMA, March 3, 2025 (AP) - Envoys met.", "2025-03-03"},
                                        {"PORT ALBA (Reuters, Oct. 28, 2025) - Envoys met.", "2025-10-28"},
                                        {"Envoys meet\n\nLIMA, March 3, 2025 - They met.", "2025-03-03"},
                                        {"LIMA, March 3 (AP) - Envoys met.", ""},
                                        {"Lima, March 3, 2025, was a day of rain.", ""},
                                        {"LIMA - On March 3, 2025 they met.", ""},
                                        {"LIMA (AP) - On Monday, March 3, 2025, they met.", ""},
                                        {"ALBA, March 3, 2025 \xE2\x80\x94 They met.", "2025-03-03"},
                                        {"", ""}};
  for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
    char out[PUBLISHED_SIZE] = "";
    published_in_dateline(out, str_of(ROWS[i][0]));
    assert_string_equal(out, ROWS[i][1]);
  }
}

static void short_and_mixed_texts_are_english(void **state) {
  (void)state;
  static language_guard guard;
  language_init(&guard);
  assert_true(language_is_english(&guard, STR(""), STR("")));
  assert_true(language_is_english(&guard, STR("Der Bundeskanzler hat am Dienstag mit der Presse gesprochen."), STR("de")));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(strings_are_unescaped_in_place),
      cmocka_unit_test(marks_are_found_everywhere),
      cmocka_unit_test(json_is_checked),
      cmocka_unit_test(sets_become_utf8),
      cmocka_unit_test(references_are_read),
      cmocka_unit_test(bodies_are_decoded),
      cmocka_unit_test(headers_are_taken_off),
      cmocka_unit_test(addresses_have_dates),
      cmocka_unit_test(datelines_have_dates),
      cmocka_unit_test(short_and_mixed_texts_are_english),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
