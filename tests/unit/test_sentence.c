/* Sentences, paragraphs and zones: a table of cases, datelines, lines. */
#include "rule/ruleset.h"
#include "text_cases.h"

extern const char ng_image_begin[], ng_image_end[];

static ng_ruleset rules;

static int set_up_rules(void **state) {
  ng_error error;
  return ruleset_load(&rules, ng_image_begin, (size_t)(ng_image_end - ng_image_begin), &error) == NG_OK ? set_up(state) : -1;
}

static const char MARK[] = "‖", BREAK[] = "¶";

/* `cased` without its marks; the byte at which each sentence begins to `starts`. */
static ng_str plain_text(ng_str cased, char *out, uint32_t *starts, uint32_t *count) {
  uint32_t len = 0;
  *count = 1;
  starts[0] = 0;
  for (uint32_t i = 0; i < cased.len;) {
    bool is_break = str_starts(str_slice(cased, i, cased.len), str_of(BREAK));
    if (is_break) {
      memcpy(out + len, "\n\n", 2);
      len += 2;
    }
    if (is_break || str_starts(str_slice(cased, i, cased.len), str_of(MARK))) {
      starts[(*count)++] = len;
      i += (uint32_t)strlen(is_break ? BREAK : MARK);
    } else {
      out[len++] = cased.ptr[i++];
    }
  }
  return (ng_str){out, len};
}

static sentence_table split(ng_str text, token_table *table, uint32_t title_end) {
  sentence_table sentences;
  assert_int_equal(tokenize(table, &arena, &rules.lexicon, text), NG_OK);
  assert_int_equal(find_list_hits(table), NG_OK);
  assert_int_equal(split_sentences(&sentences, table, title_end), NG_OK);
  return sentences;
}

static bool check_sentences(ng_str row) {
  char text[4096];
  uint32_t starts[64], count;
  ng_str cased = str_cut(&row, '\t'), zones = row;
  token_table table;
  sentence_table found = split(plain_text(cased, text, starts, &count), &table, 0);
  bool good = found.count == count && (zones.len == 0 || zones.len == count);
  for (uint32_t i = 0; i < count && good; i++) {
    good = table.tokens[found.items[i].first].start == starts[i] && (zones.len == 0 || "BHDYX"[found.items[i].zone] == zones.ptr[i]);
  }
  if (good) return true;
  print_error("%.*s  %.*s\n", STR_ARG(cased), STR_ARG(zones));
  for (uint32_t i = 0; i < found.count; i++) {
    print_error("  %c %.*s\n", "BHDYX"[found.items[i].zone], STR_ARG(tokens_text(&table, found.items[i].first, found.items[i].end)));
  }
  return false;
}

static void splits_the_cases_of_the_table(void **state) {
  (void)state;
  assert_true(for_each_case("tests/data/sentences.tsv", check_sentences) >= 150);
}

static void datelines_are_measured(void **state) {
  (void)state;
  static const struct {
    const char *text, *dateline;
  } CASES[] = {{"SEOUL (Newswire) - The army moved.", "SEOUL (Newswire) -"},
               {"SEOUL, Jan 5 (Newswire) - The army moved.", "SEOUL, Jan 5 (Newswire) -"},
               {"WASHINGTON, Jan 5 — The army moved.", "WASHINGTON, Jan 5 —"},
               {"PARIS — The army moved.", "PARIS —"},
               {"PARIS – “We moved,” he said.", "PARIS –"},
               {"RIO-NITEROI, Brazil (Newswire) -- The army moved.", "RIO-NITEROI, Brazil (Newswire) --"},
               {"SEOUL/TOKYO (Newswire) - The army moved.", "SEOUL/TOKYO (Newswire) -"},
               {"UNITED NATIONS, Sept. 3, 2019 (Newswire) — The army moved.", "UNITED NATIONS, Sept. 3, 2019 (Newswire) —"},
               {"NAIROBI, Kenya (Newswire) _ The army moved.", "NAIROBI, Kenya (Newswire) _"},
               {"Nairobi (Newswire) - The army moved.", "Nairobi (Newswire) -"},
               {"Sydney, March 3 - The army moved.", "Sydney, March 3 -"},
               {"NEW DELHI: The army moved.", "NEW DELHI:"},
               {"ST. LOUIS (Newswire) — The army moved.", "ST. LOUIS (Newswire) —"},
               {"WASHINGTON, D.C. — The army moved.", "WASHINGTON, D.C. —"},
               {"BREAKING: The army moved.", ""},
               {"Trump - who moved - left.", ""},
               {"The army - and others - moved.", ""},
               {"PARIS-based firms moved.", ""},
               {"NATO said on Friday - again - that it moved.", ""},
               {"17:40 – The army moved.", ""}};
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    arena_reset(&arena);
    token_table table;
    sentence_table found = split(str_of(CASES[i].text), &table, 0);
    uint32_t end = found.items[0].dateline_end;
    ng_str text = end ? tokens_text(&table, 0, end) : STR("");
    if (!str_is(text, CASES[i].dateline)) fail_msg("%s: %.*s", CASES[i].text, STR_ARG(text));
  }
}

static void a_text_has_one_dateline(void **state) {
  (void)state;
  token_table table;
  sentence_table found = split(STR("PARIS — One.\n\nLONDON — Two."), &table, 0);
  assert_int_equal(found.items[0].dateline_end, 2);
  assert_int_equal(found.items[1].dateline_end, 0);
}

static void the_title_is_a_headline(void **state) {
  (void)state;
  token_table table;
  sentence_table found = split(STR("It moved. It stopped.\n\nThe army moved."), &table, 21);
  assert_int_equal(found.count, 3);
  assert_int_equal(found.items[1].zone, ZONE_HEADLINE);
  assert_int_equal(found.items[2].zone, ZONE_BODY);
  assert_int_equal(found.items[2].paragraph, 1);
}

static void lines_have_no_stop(void **state) {
  (void)state;
  token_table table;
  sentence_table found = split(STR("Army moves\n\nThe army moved.\n- It fought\nLocation: Paris\n\"We moved.\"\nAcme Inc.\n"), &table, 0);
  static const uint8_t IS_LINE[] = {1, 0, 1, 1, 0, 1};
  assert_int_equal(found.count, 6);
  for (uint32_t i = 0; i < 6; i++) assert_int_equal(found.items[i].is_line, IS_LINE[i]);
}

static void long_sentences_are_cut(void **state) {
  (void)state;
  ng_buf text = {0};
  for (int i = 0; i < 5000; i++) buf_add(&text, "word ", 5);
  token_table table;
  sentence_table found = split(buf_view(&text), &table, 0);
  assert_int_equal(found.count, 3);
  assert_int_equal(found.items[0].end, 2000);
  assert_int_equal(found.of_token[4999], 2);
  assert_int_equal(found.items[2].paragraph, 0);
  buf_clear(&text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(splits_the_cases_of_the_table), cmocka_unit_test(datelines_are_measured), cmocka_unit_test(a_text_has_one_dateline),
      cmocka_unit_test(the_title_is_a_headline),       cmocka_unit_test(lines_have_no_stop),     cmocka_unit_test(long_sentences_are_cut),
  };
  return cmocka_run_group_tests(tests, set_up_rules, tear_down);
}
