/* Headlines: subject, deed, purpose and manner of a table of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "fact/event/headline.h"

extern const char ng_image_begin[], ng_image_end[];

static const struct {
  const char *text, *subject, *deed, *purpose, *manner;
} ROWS[] = {
    {"Premier Ortega lands in Oslo to meet Norwegian king", "Premier Ortega", "lands in Oslo", "to meet Norwegian king", ""},
    {"Ferry sinking: Nine missing in Gulf after storm hits coast", "", "", "", ""},
    {"Ferry disaster: Nine feared drowned off Malta after storm hits coast", "Nine", "feared drowned off Malta", "", ""},
    {"Farmers block motorways in protest over fuel tax", "Farmers", "block motorways in protest over fuel tax", "", ""},
    {"Lindgren and Okafor meet in Geneva as talks resume", "Lindgren and Okafor", "meet in Geneva", "", ""},
    {"Chocolate maker sparks outrage after shrinking its bars", "Chocolate maker", "sparks outrage", "", "after shrinking its bars"},
    {"Bus driver who fled scene is arrested", "", "", "", ""},
    {"Parliament finally approves budget despite walkout", "Parliament", "approves budget", "", ""},
    {"Bank robbers escape by tunnelling under street", "Bank robbers", "escape", "", "by tunnelling under street"},
    {"Court to rule on mining licence", "Court", "to rule on mining licence", "", ""},
    {"Police set to question former minister", "Police", "set to question former minister", "", ""},
    {"Four dead after tram overturns near station", "Four", "dead", "", ""},
    {"The long road home", "", "", "", ""},
    {"Rovers win cup for first time since 1962", "Rovers", "win cup for first time", "", ""},
    {"Senate passes bill, sending it to president", "Senate", "passes bill", "", ""},
    {"Rally attack: gunman shot dead by police", "gunman", "shot dead by police", "", ""},
};

static void shown(const document *doc, token_range range, char *out, size_t size) {
  ng_str text = range.end > range.first ? tokens_text(&doc->tokens, range.first, range.end) : (ng_str){"", 0};
  snprintf(out, size, "%.*s", STR_ARG(text));
}

static void reads_the_headlines_of_the_table(void **state) {
  (void)state;
  ng_ruleset rules;
  ng_error error;
  ng_arena arena;
  int bad = 0;
  arena_init(&arena);
  assert_int_equal(ruleset_load(&rules, ng_image_begin, (size_t)(ng_image_end - ng_image_begin), &error), NG_OK);
  for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
    document doc = {.arena = &arena, .scratch = &arena, .rules = &rules};
    char subject[200], deed[200], purpose[200], manner[200];
    assert_int_equal(tokenize(&doc.tokens, &arena, &rules.lexicon, str_of(ROWS[i].text)), NG_OK);
    headline h = read_headline(&doc, (token_range){0, doc.tokens.count});
    shown(&doc, h.subject, subject, sizeof subject);
    shown(&doc, h.deed, deed, sizeof deed);
    shown(&doc, h.purpose, purpose, sizeof purpose);
    shown(&doc, h.manner, manner, sizeof manner);
    bool good = strcmp(subject, ROWS[i].subject) == 0 && strcmp(deed, ROWS[i].deed) == 0 && strcmp(purpose, ROWS[i].purpose) == 0 &&
                strcmp(manner, ROWS[i].manner) == 0;
    if (good) continue;
    print_error("%s\n  %s | %s | %s | %s\n", ROWS[i].text, subject, deed, purpose, manner);
    bad++;
  }
  arena_clear(&arena);
  assert_int_equal(bad, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(reads_the_headlines_of_the_table)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
