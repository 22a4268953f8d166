/* The tokenizer: tables of cases, values and casing, lists, and hostile input. */
#include "text_cases.h"

static const char KINDS[] = "wnodckq-psueht";

static token_table tokens_of(ng_str text) {
  token_table table;
  assert_int_equal(tokenize(&table, &arena, &words.lexicon, text), NG_OK);
  return table;
}

static bool check_tokens(ng_str row) {
  ng_str text = str_cut(&row, '\t'), wanted = str_cut(&row, '\t'), kinds = row;
  token_table table = tokens_of(text);
  char found[4096], found_kinds[1024];
  uint32_t len = 0, i;
  for (i = 0; i < table.count && i < sizeof found_kinds; i++) {
    len += (uint32_t)snprintf(found + len, sizeof found - len, "%s%.*s", i ? " " : "", STR_ARG(token_text(&table, i)));
    found_kinds[i] = KINDS[table.tokens[i].kind];
  }
  if (str_equal((ng_str){found, len}, wanted) && str_equal((ng_str){found_kinds, i}, kinds)) return true;
  print_error("%.*s\n  wanted %.*s  %.*s\n  found  %.*s  %.*s\n", STR_ARG(text), STR_ARG(wanted), STR_ARG(kinds), (int)len, found, (int)i,
              found_kinds);
  return false;
}

static void cuts_the_cases_of_the_table(void **state) {
  (void)state;
  assert_true(for_each_case("tests/data/tokens.tsv", check_tokens) >= 300);
}

static void numbers_have_values(void **state) {
  (void)state;
  static const struct {
    const char *text;
    int32_t value;
  } CASES[] = {{"12", 12},
               {"2,000", 2000},
               {"3.5", -1},
               {"007", 7},
               {"2147483647", INT32_MAX},
               {"2147483648", -1},
               {"20th", 20},
               {"1990s", 1990},
               {"80s", 80},
               {"'80s", 80},
               {"’90s", 90},
               {"10:30", 630},
               {"00:00", 0},
               {"24:00", 1440},
               {"25:10", -1},
               {"10:61", -1},
               {"12:30:15", 750},
               {"1.2.3", -1},
               {"G20", -1},
               {"1,000th", 1000},
               {"12,345,678", 12345678}};
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    arena_reset(&arena);
    token_table table = tokens_of(str_of(CASES[i].text));
    assert_int_equal(table.count, 1);
    assert_int_equal(table.tokens[0].value, CASES[i].value);
  }
}

static void words_have_casing(void **state) {
  (void)state;
  static const struct {
    const char *text;
    token_case casing;
  } CASES[] = {{"lee", CASE_LOWER},   {"Lee", CASE_TITLE},   {"LEE", CASE_UPPER}, {"McDonald", CASE_MIXED}, {"I", CASE_TITLE},
               {"U.S.", CASE_UPPER},  {"a.m.", CASE_LOWER},  {"Mr.", CASE_TITLE}, {"iPhone", CASE_MIXED},   {"É", CASE_TITLE},
               {"ÉCOLE", CASE_UPPER}, {"école", CASE_LOWER}, {"北京", CASE_NONE}, {"12", CASE_NONE}};
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    arena_reset(&arena);
    assert_int_equal(tokens_of(str_of(CASES[i].text)).tokens[0].casing, CASES[i].casing);
  }
}

static void equal_forms_have_equal_lexemes(void **state) {
  (void)state;
  static const char *const PAIRS[] = {"Zorb zorb", "ZORB Zorb", "O'Zorb O’ZORB", "Café CAFE", "“ \"",           "`` ''",
                                      "— –",       "-- -",      "… ...",         "‘ '",       "Straße STRASSE", "İzmir izmir"};
  for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
    arena_reset(&arena);
    token_table table = tokens_of(str_of(PAIRS[i]));
    assert_int_equal(table.count, 2);
    assert_int_not_equal(table.tokens[0].lexeme, LEXEME_NONE);
    assert_int_equal(table.tokens[0].lexeme, table.tokens[1].lexeme);
  }
}

/* One letter a token: O opens, C closes, E either, n neither; other tokens are left out. */
static void quotes_open_and_close(void **state) {
  (void)state;
  static const struct {
    const char *text, *flags;
  } CASES[] = {{"\"Yes\"", "OC"},     {"\"Yes,\" he said", "OC"},   {"said \"yes\".", "OC"},    {"“Yes”", "OC"},        {"``Yes''", "OC"},
               {"«Yes»", "OC"},       {"(\"Yes\")", "OC"},          {"the leaders' plan", "C"}, {"said:\"Yes\"", "EC"}, {"a \" b", "E"},
               {"\"'Yes'\"", "OOCC"}, {"\"Yes!\" \"No!\"", "OCOC"}, {"\" yes \" .", "OE"}};
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    arena_reset(&arena);
    token_table table = tokens_of(str_of(CASES[i].text));
    char found[16];
    uint32_t n = 0;
    for (uint32_t t = 0; t < table.count; t++) {
      if (table.tokens[t].kind == TOKEN_QUOTE) found[n++] = "nOCE"[table.tokens[t].flags >> 4 & 3];
    }
    found[n] = '\0';
    assert_string_equal(found, CASES[i].flags);
  }
}

/* Flags as text: "P" paragraph, "L" line, "." other token. */
static void check_lines(const char *text, const char *wanted) {
  arena_reset(&arena);
  token_table table = tokens_of(str_of(text));
  char found[256];
  for (uint32_t i = 0; i < table.count; i++) {
    uint16_t flags = table.tokens[i].flags;
    found[i] = flags & TOKEN_PARAGRAPH ? 'P' : flags & TOKEN_LINE_START ? 'L' : '.';
  }
  found[table.count] = '\0';
  assert_string_equal(found, wanted);
}

static void lines_and_paragraphs(void **state) {
  (void)state;
  check_lines("a b", "P.");
  check_lines("a\nb", "PP");
  check_lines("a\r\nb", "PP");
  check_lines("a\rb", "PP");
  check_lines("a\n\nb", "PP");
  check_lines("\n\n a \n \n b\n", "PP");
  check_lines(
      "a\xE2\x80\xA8"
      "b",
      "PP");
  check_lines(
      "The ministers of the nine countries met again in the old town hall on\nFriday, and they agreed to a plan that nobody had thought likely "
      "before\nthe "
      "talks began. It was late.\n\nThe plan is now open for signature by all of the other countries, and\nsome have said that they will come.\n",
      "P.............L.............L.......P..............L.......");
}

static void unknown_words_share_one_table(void **state) {
  (void)state;
  char text[65536];
  uint32_t len = 0;
  for (int round = 0; round < 2; round++) {
    for (int i = 0; i < 3000; i++) len += (uint32_t)snprintf(text + len, sizeof text - len, "w%dx ", i);
  }
  token_table table = tokens_of((ng_str){text, len});
  assert_int_equal(table.count, 6000);
  assert_int_equal(table.unknown_count, 3000);
  for (int i = 0; i < 3000; i++) assert_int_equal(table.tokens[i].lexeme, table.tokens[i + 3000].lexeme);
}

static void finds_the_longest_entry_first(void **state) {
  (void)state;
  enum { CITY, WORD };
  words.lists[CITY].flags = LIST_CAPITAL;
  static const char *const CITIES[] = {"New York", "New York City", "York", "Nice", "The Hague", "U.S."};
  for (size_t i = 0; i < sizeof CITIES / sizeof *CITIES; i++) builder_entry(&words, CITY, str_of(CITIES[i]));
  builder_entry(&words, WORD, STR("=US"));
  token_table table = tokens_of(STR("New York City is nice. Nice and the Hague in the U.S. told us, US"));
  assert_int_equal(find_list_hits(&table), NG_OK);
  static const uint32_t COUNTS[] = {2, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1};
  assert_int_equal(table.count, sizeof COUNTS / sizeof *COUNTS);
  for (uint32_t i = 0; i < table.count; i++) assert_int_equal(token_hits(&table, i).end - token_hits(&table, i).first, COUNTS[i]);
  assert_int_equal(token_hits(&table, 0).first[0].length, 3);
  assert_int_equal(token_hits(&table, 0).first[1].length, 2);
  assert_int_equal(token_hit(&table, 0, CITY)->length, 3);
  assert_null(token_hit(&table, 0, WORD));
  assert_non_null(token_hit(&table, 16, WORD));
}

static void entries_end_with_their_paragraph(void **state) {
  (void)state;
  builder_entry(&words, 0, STR("San Jose"));
  token_table table = tokens_of(STR("San\n\nJose and San Jose"));
  assert_int_equal(find_list_hits(&table), NG_OK);
  assert_null(token_hit(&table, 0, 0));
  assert_non_null(token_hit(&table, 3, 0));
}

/* Whatever the bytes: tokens are in order, inside the text and not empty. */
static void check_sound(ng_str text) {
  arena_reset(&arena);
  token_table table = tokens_of(text);
  uint32_t end = 0;
  for (uint32_t i = 0; i < table.count; i++) {
    const ng_token *t = &table.tokens[i];
    assert_true(t->start >= end && t->end > t->start && t->end <= text.len);
    end = t->end;
  }
  assert_int_equal(table.tokens[table.count].start, text.len);
  assert_int_equal(find_list_hits(&table), NG_OK);
  sentence_table sentences;
  assert_int_equal(split_sentences(&sentences, &table, 0), NG_OK);
  uint32_t next = 0;
  for (uint32_t i = 0; i < sentences.count; i++) {
    assert_int_equal(sentences.items[i].first, next);
    next = sentences.items[i].end;
  }
  assert_int_equal(next, table.count);
}

static void hostile_bytes_are_sound(void **state) {
  (void)state;
  static const char BYTES[] = "\0\xFF\x80\xC3\xA9\xE2\x80\x99s .'\"-@#:/1aZ\n\r\xED\xA0\x80\xF4\x90(),`_$%";
  char text[600];
  uint32_t seed = 1;
  for (int round = 0; round < 20000; round++) {
    uint32_t len = round % sizeof text;
    for (uint32_t i = 0; i < len; i++) {
      seed = seed * 1664525u + 1013904223u;
      text[i] = round % 2 ? BYTES[(seed >> 16) % (sizeof BYTES - 1)] : (char)(seed >> 20);
    }
    ng_buf copy = {0};
    buf_add(&copy, text, len);
    check_sound(buf_view(&copy));
    buf_clear(&copy);
  }
}

static void hostile_sizes_are_linear(void **state) {
  (void)state;
  static const char *const UNITS[] = {"a",
                                      " ",
                                      "\n",
                                      ".",
                                      "'",
                                      "\"",
                                      "-",
                                      "1",
                                      "1,",
                                      "1.",
                                      "a.",
                                      "A.",
                                      "a'",
                                      "@",
                                      "a@",
                                      "a@a.",
                                      "#",
                                      "http://",
                                      "://",
                                      "www.",
                                      "(",
                                      "(\"",
                                      ". (",
                                      "\"A.",
                                      "é",
                                      "\xE2\x80\x99",
                                      "\xFF",
                                      "’s",
                                      "A. \"",
                                      "! ",
                                      "U.S. ",
                                      "a-",
                                      "a.b",
                                      "Ph.D",
                                      "\r\n",
                                      "a\n",
                                      "a b c d e f g h i j k l m n o p q r\nb "};
  enum { SIZE = 1 << 20 };
  char *text = test_malloc(SIZE);
  for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++) {
    uint32_t unit = (uint32_t)strlen(UNITS[i]), len = 0;
    for (; len + unit <= SIZE; len += unit) memcpy(text + len, UNITS[i], unit);
    check_sound((ng_str){text, len});
  }
  memset(text, 0, SIZE);
  check_sound((ng_str){text, SIZE});
  test_free(text);
}

/* Words are read in blocks; what stands in memory behind a text is not part of it. */
/* Words wait for their look-up; an address takes tokens back that may wait. The lexicon knows forms as long as a slot, and longer. */
static void words_have_their_lexemes_wherever_they_stand(void **state) {
  (void)state;
  static const char SENTENCE[] =
      "He of press@un.org met 2,000 Constitutions of a constitution, counterintelligence and Counterintelligences; zorbs' http://un.org/a 3.5% "
      "NATO's. ";
  char text[50 * sizeof SENTENCE];
  const uint32_t known[] = {builder_lexeme(&words, STR("constitution")), builder_lexeme(&words, STR("counterintelligence"))};
  for (size_t i = 0; i < 50; i++) memcpy(text + i * (sizeof SENTENCE - 1), SENTENCE, sizeof SENTENCE - 1);
  token_table table = tokens_of((ng_str){text, 50 * (sizeof SENTENCE - 1)});
  uint32_t count = table.count / 50;
  assert_int_equal(count * 50, table.count);
  for (uint32_t i = 0; i < table.count; i++) {
    char folded[256];
    ng_str form = {folded, fold_word(token_text(&table, i), folded)};
    uint32_t id = lexicon_find(&words.lexicon, form, str_hash(form)), first = table.tokens[i % count].lexeme;
    assert_int_equal(table.tokens[i].lexeme, id ? id : first);
    assert_true(id || first >= LEXEME_UNKNOWN);
  }
  assert_true(table.tokens[5].lexeme >= LEXEME_UNKNOWN); /* one letter more than the slot of a known word holds */
  assert_int_equal(table.tokens[8].lexeme, known[0]);
  assert_int_equal(table.tokens[10].lexeme, known[1]);
}

static void texts_end_where_they_say(void **state) {
  (void)state;
  static const char TEXT[] =
      "He said the Undersecretary-General of counterintelligence's commission met Kim's, Lee\xE2\x80\x99s and NATO in Washington.";
  for (uint32_t len = 1; len < sizeof TEXT; len++) {
    char *exact = test_malloc(len);
    memcpy(exact, TEXT, len);
    token_table cut = tokens_of((ng_str){TEXT, len}), whole = tokens_of((ng_str){exact, len});
    assert_int_equal(cut.count, whole.count);
    for (uint32_t i = 0; i < cut.count; i++) {
      assert_int_equal(cut.tokens[i].end, whole.tokens[i].end);
      assert_int_equal(cut.tokens[i].casing, whole.tokens[i].casing);
      assert_true(cut.tokens[i].end <= len && cut.tokens[i].start == whole.tokens[i].start);
    }
    test_free(exact);
  }
}

static void empty_texts_have_no_tokens(void **state) {
  (void)state;
  check_sound(STR(""));
  assert_int_equal(tokens_of(STR("")).count, 0);
  assert_int_equal(tokens_of(STR(" \n\t\xC2\xA0\xE2\x80\x89\xEF\xBB\xBF ")).count, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(cuts_the_cases_of_the_table),
      cmocka_unit_test(numbers_have_values),
      cmocka_unit_test(words_have_casing),
      cmocka_unit_test(equal_forms_have_equal_lexemes),
      cmocka_unit_test(quotes_open_and_close),
      cmocka_unit_test(lines_and_paragraphs),
      cmocka_unit_test(unknown_words_share_one_table),
      cmocka_unit_test(finds_the_longest_entry_first),
      cmocka_unit_test(entries_end_with_their_paragraph),
      cmocka_unit_test(hostile_bytes_are_sound),
      cmocka_unit_test(hostile_sizes_are_linear),
      cmocka_unit_test(words_have_their_lexemes_wherever_they_stand),
      cmocka_unit_test(texts_end_where_they_say),
      cmocka_unit_test(empty_texts_have_no_tokens),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
