/* The rule language: what its compiler says about mistakes, and what every construct matches. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <time.h>

#include <cmocka.h>

#include "rule_bench.h"

static const char *const LISTS[][2] = {
    {"en/lexicon/irregular.tsv", "form\tpast\tparticiple\ting\nmeet\tmet\tmet\nsee\tsaw\tseen\n"},
    {"en/lexicon/abbreviation.tsv", "form\tmay_end\tcapital\tnumber\nmr.\t0\t0\t0\n"},
    {"en/lexicon/month.tsv", "form\tnum:int\tshort\nJanuary|Jan\t1\tjan\nMay\t5\tmay\nSeptember|=SEP\t9\tsep\n"},
    {"en/lexicon/meet_verb.tsv", "form:verb\tclass\nmeet\tsoft\nsee\tsoft\nsit down with\thard\n"},
    {"en/lexicon/pact_noun.tsv", "form:noun\nceasefire deal\ndeal\ntreaty\n"},
    {"en/lexicon/city.tsv", "form\tcountry\nNorvale\tNOR\nParla\tSPA\nParla\tTEX\nPort Alba\tPOR\n"},
    {"en/lexicon/land.tsv", "form\tcountry\nNorvaland\tNOR\nTexland\tTEX\n"},
};

/* Of the cities one is ambiguous, which is worth a warning. */
static void add_lists(rule_bench *bench) {
  for (size_t i = 0; i < sizeof LISTS / sizeof *LISTS; i++) {
    if (!bench->report.wants_warnings || strcmp(LISTS[i][0], "en/lexicon/city.tsv") != 0) bench_source(bench, LISTS[i][0], LISTS[i][1]);
  }
}

/* ---- what the compiler says ---- */

static const char EXAMPLES[] = "  test \"a\"\n  reject \"b\"\nend\n";

typedef struct {
  const char *rules; /* EXAMPLES follow, unless it ends in "end\n" */
  const char *says;
} error_row;

static const error_row ERRORS[] = {
    {"rule r -> date\n  match <MONHT> [num]\n",
     "t.rules:2:9: error: unknown list <MONHT>; did you mean <MONTH>?\n    match <MONHT> [num]\n          ^\n"},
    {"rule r -> date\n  match <GIBBERISH>\n", "t.rules:2:9: error: unknown list <GIBBERISH>\n    match <GIBBERISH>\n          ^\n"},
    {"rule r -> date\n  match m:<MONTH>[numb=1]\n",
     "t.rules:2:11: error: no column or slot 'numb' here; did you mean num?\n    match m:<MONTH>[numb=1]\n            ^\n"},
    {"rule r -> date\n  match <MEET_VERB.past|pst>\n",
     "t.rules:2:9: error: unknown form in <MEET_VERB.past|pst>\n    match <MEET_VERB.past|pst>\n          ^\n"},
    {"rule r -> date\n  match \"a\"\n  set yaer = 5\n", "t.rules:3:7: error: unknown slot 'yaer'; did you mean year?\n    set yaer = 5\n        ^\n"},
    {"rule r -> date\n  match \"a\"\n  set year 5\n", "t.rules:3:7: error: expected slot = value\n    set year 5\n        ^\n"},
    {"rule r -> date\n  match \"a\"\n  set value = \"abc\n",
     "t.rules:3:15: error: this quotation mark is never closed\n    set value = \"abc\n                ^\n"},
    {"rule r -> date\n  match d:\"a\"\n  set value = \"{e}\"\n",
     "t.rules:3:7: error: no capture is called 'e' in this rule\n    set value = \"{e}\"\n        ^\n"},
    {"rule r -> date\n  match d:\"a\"\n  set value = \"{d:x}\"\n",
     "t.rules:3:7: error: the width in {d:x} is one digit from 1 to 9\n    set value = \"{d:x}\"\n        ^\n"},
    {"rule r -> date\n  match d:\"a\"\n  set value = e.num\n",
     "t.rules:3:7: error: no capture is called 'e.num' in this rule\n    set value = e.num\n        ^\n"},
    {"rule r -> date\n  match d:\"a\"\n  set value = lowr(d)\n",
     "t.rules:3:7: error: unknown function 'lowr'; did you mean lower?\n    set value = lowr(d)\n        ^\n"},
    {"rule r -> date\n  match d:\"a\"\n  set value = lower(d, d)\n",
     "t.rules:3:7: error: lower takes one value\n    set value = lower(d, d)\n        ^\n"},
    {"rule r -> date\n  match d:\"a\"\n  where d ~ 5\n",
     "t.rules:3:9: error: expected a comparison such as a.country == b.country\n    where d ~ 5\n          ^\n"},
    {"rule r -> date\n  match [num 1..31\n", "t.rules:2:9: error: this '[' is never closed\n    match [num 1..31\n          ^\n"},
    {"rule r -> date\n  match \"a\" (\"b\" | \"c\"\n",
     "t.rules:2:13: error: this '(' is never closed\n    match \"a\" (\"b\" | \"c\"\n              ^\n"},
    {"rule r -> date\n  match \"a\" )\n", "t.rules:2:13: error: this ')' closes nothing\n    match \"a\" )\n              ^\n"},
    {"rule r -> date\n  match \"a\" b\n",
     "t.rules:2:13: error: expected a word in quotation marks, <LIST>, @type, [test], /regex/, ~gap or a group\n    match \"a\" b\n              "
     "^\n"},
    {"rule r -> date\n  match \"a\" ~ \"b\"\n",
     "t.rules:2:13: error: expected the number of items behind '~', as in ~4\n    match \"a\" ~ \"b\"\n              ^\n"},
    {"rule r -> date\n  match \"a\"{3,1}\n",
     "t.rules:2:12: error: expected {low,high} with high at most 100\n    match \"a\"{3,1}\n             ^\n"},
    {"rule r -> date\n  match \"x\" (\"a\"?)*\n",
     "t.rules:2:19: error: this repeats without end something that can be empty\n    match \"x\" (\"a\"?)*\n                    ^\n"},
    {"rule r -> date\n  match \"two words\"\n",
     "t.rules:2:9: error: 'two words' is not one token; write one pair of quotation marks a token\n    match \"two words\"\n          ^\n"},
    {"rule r -> date\n  match [numm]\n", "t.rules:2:9: error: cannot read the test 'numm'\n    match [numm]\n          ^\n"},
    {"rule r -> date\n  match \"a\"\n    <MONHT>\n", "t.rules:3:5: error: unknown list <MONHT>; did you mean <MONTH>?\n      <MONHT>\n      ^\n"},
    {"rule r -> date\n  match /ab(c/\n", "t.rules:2:14: error: in this regex: missing closing parenthesis\n    match /ab(c/\n               ^\n"},
    {"rule r -> block\n  line /^(?<a>x/\n",
     "t.rules:2:16: error: in this regex: missing closing parenthesis\n    line /^(?<a>x/\n                 ^\n"},
    {"rule r -> block\n  line x\n", "t.rules:2:8: error: a line rule is a regex between slashes\n    line x\n         ^\n"},
    {"rule r -> date\n  match \"a\"?\n",
     "t.rules:1:1: error: rule r has no part that every match must hold; make one of its elements required\n  rule r -> date\n  ^\n"},
    {"rule r date\n  match \"a\"\n", "t.rules:1:1: error: expected: rule name -> type\n  rule r date\n  ^\n"},
    {"rule r -> date\n", "t.rules:1:1: error: rule r has neither match nor line\n  rule r -> date\n  ^\n"},
    {"rule r -> date\n  match \"a\"\n  match \"b\"\n",
     "t.rules:3:9: error: a rule has one match or one line; write alternatives with |\n    match \"b\"\n          ^\n"},
    {"rule r -> date\n  match \"a\"\n  priority high\n", "t.rules:3:12: error: a priority is a whole number\n    priority high\n             ^\n"},
    {"rule r -> date\n  match \"a\"\n  test \"a\"\nend\n",
     "t.rules:1:1: error: rule r needs at least one test and one reject\n  rule r -> date\n  ^\n"},
    {"rule r -> date\n  match \"a\"\n  reject \"a\"\nend\n",
     "t.rules:1:1: error: rule r needs at least one test and one reject\n  rule r -> date\n  ^\n"},
    {"rule r -> date\n  match \"a\"\n  test a\n", "t.rules:3:8: error: an example is a text in double quotation marks\n    test a\n         ^\n"},
    {"rule r -> date\n  match \"a\"\n  test \"a\" value=5\n",
     "t.rules:3:12: error: expected => and fields behind the text of an example\n    test \"a\" value=5\n             ^\n"},
    {"rule r -> date\n  match \"a\"\n  sett year = 5\n", "t.rules:3:3: error: unknown word 'sett'; did you mean set?\n    sett year = 5\n    ^\n"},
    {"rule r -> date\n  match \"a\"\n  rejct \"c\"\n", "t.rules:3:3: error: unknown word 'rejct'; did you mean reject?\n    rejct \"c\"\n    ^\n"},
    {"rule r -> date\n  match \"a\"\n  not \"b\"\n", "t.rules:3:7: error: expected after, before or within\n    not \"b\"\n        ^\n"},
    {"set year = 5\nrule r -> date\n  match \"a\"\n", "t.rules:1:1: error: 'set' stands outside a rule\n  set year = 5\n  ^\n"},
    {"rule r -> date\n  match \"a\"\n  test \"a\"\n  reject \"b\"\nrule s -> date\n  match \"b\"\n",
     "t.rules:5:1: error: the rule r has no 'end'\n  rule s -> date\n  ^\n"},
    {"rule r -> date\n  match @dat \"x\"\n",
     "t.rules:2:9: error: no rule gives the type @dat; did you mean @date?\n    match @dat \"x\"\n          ^\n"},
    {"rule r -> date\n  match @date \"x\"\n",
     "t.rules:2:9: error: rules of type date need each other in a circle\n    match @date \"x\"\n          ^\n"},
    {"rule r -> date\n  match @event \"x\"\n",
     "t.rules:2:9: error: @event is found in pass 4, but rules of type date run in pass 1\n    match @event \"x\"\n          ^\n"},
    {"rule r -> one\n  match @two \"x\"\n  test \"a\"\n  reject \"b\"\nend\nrule s -> two\n  match @one \"x\"\n",
     "t.rules:1:1: error: rules of type one need each other in a circle\n  rule r -> one\n  ^\n"},
    {"rule r -> date\n  match \"a\"\n  test \"a\"\n  reject \"b\"\nend\nrule r -> date\n  match \"b\"\n",
     "t.rules:6:1: error: there is a rule r already, at t.rules:1\n  rule r -> date\n  ^\n"},
};

static void compile_text(rule_bench *bench, const char *text, bool wants_warnings) {
  static char whole[4096];
  size_t len = strlen(text);
  bool is_whole = len >= 4 && strcmp(text + len - 4, "end\n") == 0;
  snprintf(whole, sizeof whole, "%s%s", text, is_whole ? "" : EXAMPLES);
  *bench = (rule_bench){.report.wants_warnings = wants_warnings};
  add_lists(bench);
  bench_source(bench, "t.rules", whole);
  bench_compile(bench);
  buf_char(&bench->report.text, '\0');
}

static void errors_have_place_and_hint(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof ERRORS / sizeof *ERRORS; i++) {
    rule_bench bench;
    compile_text(&bench, ERRORS[i].rules, false);
    if (bench.status != NG_ERROR_RULE) fail_msg("no error in:\n%s", ERRORS[i].rules);
    assert_string_equal(bench.report.text.ptr, ERRORS[i].says);
    bench_clear(&bench);
  }
}

static void all_errors_are_reported_at_once(void **state) {
  (void)state;
  rule_bench bench;
  compile_text(&bench, "rule r -> date\n  match <MONHT>\n  set yaer = 5\n  sett n = 1\n", false);
  assert_int_equal(bench.report.error_count, 3);
  bench_clear(&bench);
}

static void continuation_lines_are_no_keywords(void **state) {
  (void)state;
  rule_bench bench;
  compile_text(&bench,
               "rule r -> date\n  match m:\"a\"\n          (\"b\"\n          |\"c\")\n  set   value = \"x\"\n        kind =\n        DATE\n        "
               "year = 5\n  where m == a\n        m != b\n",
               false);
  assert_string_equal(bench.report.text.ptr, "");
  assert_int_equal(bench.status, NG_OK);
  bench_clear(&bench);
}

static const error_row WARNINGS[] = {
    {"rule r -> date\n  match m:<MONTH> d:[num]\n  set month = m.num\n",
     "t.rules:2:19: warning: rule r does not use its capture 'd'\n    match m:<MONTH> d:[num]\n                    ^\n"},
    {"rule r -> date\n  match \"a\" <MONTH>\n  test \"a\"\n  reject \"b\"\nend\nrule s -> date\n  match \"a\"  <MONTH>\n",
     "t.rules:6:1: warning: rule s never wins: r at t.rules:1 has its pattern\n  rule s -> date\n  ^\n"},
    {"rule r -> date\n  match \"a\" <MONTH> | \"b\"\n  test \"a\"\n  reject \"b\"\nend\nrule s -> date\n  match \"a\"  <MONTH>\n",
     "t.rules:6:1: warning: rule s never wins: r at t.rules:1 has its pattern\n  rule s -> date\n  ^\n"},
    {"rule r -> date\n  match [word]\n",
     "t.rules:1:1: warning: rule r has no selective trigger (846 candidates in 1,000 tokens); add a rarer word or mark it costly \"reason\"\n  rule "
     "r -> date\n  ^\n"},
    {"rule r -> date\n  match [word]\n  costly \"any word\"\n", ""},
    {"rule r -> date\n  match \"a\" <MONTH>\n  not after \"x\"\n  test \"a\"\n  reject \"b\"\nend\nrule s -> date\n  match \"a\"  <MONTH>\n", ""},
    {"rule r -> date\n  match h:<MONTH> d:@place\n  set month = h.num\n", ""},
};

static void warnings_only_when_wanted(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof WARNINGS / sizeof *WARNINGS; i++) {
    rule_bench bench;
    compile_text(&bench, WARNINGS[i].rules, true);
    assert_int_equal(bench.status, NG_OK);
    assert_string_equal(bench.report.text.ptr, WARNINGS[i].says);
    bench_clear(&bench);
    compile_text(&bench, WARNINGS[i].rules, false);
    assert_string_equal(bench.report.text.ptr, "");
    bench_clear(&bench);
  }
}

/* ---- what patterns match ---- */

typedef struct {
  const char *pattern; /* behind "match" */
  const char *text;
  const char *spans; /* rule[words] slots; … */
} match_row;

static const match_row MATCHES[] = {
    /* words */
    {"\"summit\"", "The Summit, SUMMIT and summits", "r[Summit]; r[SUMMIT]"},
    {"'May'", "May I? In may, MAY.", "r[May]"},
    {"\"u.s.\" \"envoy\"", "The U.S. envoy left.", "r[U.S. envoy]"},
    {"\"the\" \"deal\"", "the big deal, the deal", "r[the deal]"},
    {"\"mayor\" \"'s\"", "the mayor's, the mayor\u2019s and the mayors'", "r[mayor's]; r[mayor\u2019s]"},
    {"\"do\" \"n't\"", "they don't and do not", "r[don't]"},
    {"\"to\" (\"-\"|\"\u2013\"|\"now\") [num]", "to - 5, to \u2013 6, to now 7", "r[to - 5]; r[to \u2013 6]; r[to now 7]"},
    /* lists */
    {"<MONTH>", "In January or sep or SEP", "r[January]; r[SEP]"},
    {"<MONTH>[num=1..4]", "January and May", "r[January]"},
    {"<MONTH>[short=may|sep]", "January and May", "r[May]"},
    {"<MONTH>[short!=may]", "January and May", "r[January]"},
    {"<PACT_NOUN>", "A ceasefire deal, two treaties", "r[ceasefire deal]; r[treaties]"},
    {"<PACT_NOUN.plural>", "A deal, two deals", "r[deals]"},
    {"<MEET_VERB.past>", "They meet, met, seen, saw and meeting", "r[met]; r[saw]"},
    {"<MEET_VERB.participle|ing>", "They meet, met, seen, saw and meeting", "r[met]; r[seen]; r[meeting]"},
    {"<MEET_VERB.finite>[class=hard]", "She sat down with him; he sits down with her and met me", "r[sits down with]"},
    /* token tests */
    {"[num 1..31]", "1, 31 and 32 or 2,000", "r[1]; r[31]"},
    {"[num & len=4]", "2018 and 201", "r[2018]"},
    {"[ordinal]", "the 20th of 20", "r[20th]"},
    {"[decade] | [clock]", "the 1990s at 10:30", "r[1990s]; r[10:30]"},
    {"\"of\" [case=title|upper]", "of Spain, of NATO, of men", "r[of Spain]; r[of NATO]"},
    {"\"$\" [num & glued]", "$5 or $ 6", "r[$5]"},
    {"\"x\" [!num]", "x 5 x y", "r[x y]"},
    {"\"x\" [kind=num|word]", "x 5, x y, x ,", "r[x 5]; r[x y]"},
    {"[quote & opens] \"yes\" [quote & closes]", "He said \"yes\" again", "r[\"yes\"]"},
    {"/[A-Z]{2}\\d+/", "The G20, NH90 and AB", "r[NH90]"},
    {"/[a-z]+/[len=3] \"ox\"", "the ox, many ox", "r[the ox]"},
    /* structure */
    {"\"a\" (\"b\"|\"c\") \"d\"", "a b d a c d a d", "r[a b d]; r[a c d]"},
    {"\"a\" \"b\"? \"c\"", "a c a b c", "r[a b c]; r[a c]"},
    {"\"a\" \"b\"* \"c\"", "a c a b b c", "r[a b b c]; r[a c]"},
    {"\"a\" \"b\"+ \"c\"", "a c a b b c", "r[a b b c]"},
    {"\"a\" \"b\"{2,3}", "a b, a b b, a b b b b", "r[a b b b]; r[a b b]"},
    {"\"a\" \"b\"{2}", "a b, a b b b", "r[a b b]"},
    {"(\"a\" \"b\" | \"a\") \"b\"", "a b c", "r[a b]"},
    {"^ \"talks\"", "Talks on talks", "r[Talks]"},
    {"\"talks\" $", "Talks on talks", "r[talks]"},
    /* gaps */
    {"\"met\" ~2 \"envoy\"", "met the old envoy", "r[met the old envoy]"},
    {"\"met\" ~2 \"envoy\"", "met the very old envoy", ""},
    {"\"met\" ~3 \"a\"", "met a b a", "r[met a]"},
    {"\"met\" ~4 \"envoy\"", "met him; the envoy", ""},
    {"\"met\" ~4 \"envoy\"", "met \" the envoy", ""},
    {"\"met\" ~4 \"envoy\"", "met him, the envoy", "r[met him, the envoy]"},
    /* context */
    {"[num]\n after \"page\"", "page 5 and 6", "r[5]"},
    {"[num]\n not after \"page\" | \"room\"", "page 5 and room 6 and 7", "r[7]"},
    {"[num]\n after \"page\" \"the\"?", "page the 5 and page 6", "r[5]; r[6]"},
    {"[num]\n after \"the\" [word]+", "the old page 5 and 6", "r[5]"},
    {"[num]\n after ^", "5 of 6", "r[5]"},
    {"[num]\n before \"men\"", "5 men, 6 women", "r[5]"},
    {"[num]\n not before \"men\" | $", "5 men, 6 women, 7", "r[6]"},
    {"[num]\n within \"dead\"", "5 were dead", "r[5]"},
    {"[num]\n not within \"dead\"", "5 were dead", ""},
    {"[num] \"men\"?\n not before \"dead\"", "5 men dead", ""},
    /* where */
    {"c:<CITY> \",\" k:<LAND>\n where c.country == k.country", "Norvale, Norvaland and Norvale, Texland", "r[Norvale, Norvaland]"},
    {"c:<CITY> \",\" k:<LAND>\n where c.country == k.country", "Parla, Texland", "r[Parla, Texland]"},
    {"c:<CITY> \"or\" k:<CITY>\n where c.country != k.country", "Norvale or Norvale, Norvale or Port Alba", "r[Norvale or Port Alba]"},
    {"a:[num] \"to\" b:[num]\n where a < b", "5 to 9, 9 to 5", "r[5 to 9]"},
    {"a:[num] \"to\" b:[num]\n where b >= a a != 5", "5 to 9, 6 to 6, 9 to 5", "r[6 to 6]"},
    {"m:<MONTH>\n where m.num > 4", "January and May", "r[May]"},
    {"c:<CITY>\n where c.country == POR", "Norvale and Port Alba", "r[Port Alba]"},
    {"a:[num]\n where a == 5", "4 and 5", "r[5]"},
    /* set */
    {"m:<MONTH> d:[num]\n set value = \"{m.num:2}-{d:2}\" kind = DATE year = 2018", "January 5", "r[January 5] value=01-05 kind=DATE year=2018"},
    {"m:<MONTH> d:[num]?\n set month = m.num day = d name = m.short", "May was", "r[May] month=5 name=may"},
    {"\"a\" x:(\"b\" \"c\")\n set name = x key = \"two words\"", "a b c", "r[a b c] name=b c key=two words"},
    {"\"a\" (x:\"b\" | x:\"c\")\n set name = x", "a b a c", "r[a b] name=b; r[a c] name=c"},
    {"m:<MONTH> d:[num]?\n set name = lower(m) key = upper(m.short) day = sum(m.num, d, 1)", "MAY 5", "r[MAY 5] name=may key=MAY day=11"},
    {"m:<MONTH> d:[num]?\n set name = lower(d) year = either(d, 2018) day = number(m.num)", "May was", "r[May] year=2018 day=5"},
    {"x:[word]+ \"treaty\"\n set name = first(x) key = last(x) n = words(x)\n costly \"t\"", "the old treaty",
     "r[the old treaty] name=the key=old n=2"},
    {"\"a\" x:[num]+\n set name = x", "a 1 2 3", "r[a 1 2 3] name=1 2 3"},
};

static void run_rows(const match_row *rows, size_t count, const char *format) {
  for (size_t i = 0; i < count; i++) {
    char source[2048];
    rule_bench bench;
    ng_buf found = {0};
    snprintf(source, sizeof source, format, rows[i].pattern);
    compile_text(&bench, source, false);
    if (bench.status != NG_OK) fail_msg("%s", bench.report.text.ptr);
    assert_int_equal(bench_run(&bench, str_of(rows[i].text)), NG_OK);
    bench_print(&bench, &found);
    if (strcmp(found.ptr, rows[i].spans) != 0)
      fail_msg("%s\nin: %s\nfound:  %s\nwanted: %s", rows[i].pattern, rows[i].text, found.ptr, rows[i].spans);
    buf_clear(&found);
    bench_clear(&bench);
  }
}

static void constructs_match(void **state) {
  (void)state;
  run_rows(MATCHES, sizeof MATCHES / sizeof *MATCHES, "rule r -> date\n  match %s\n");
}

#define RULE(name, type, body) "rule " name " -> " type "\n" body "\n  test \"a\"\n  reject \"b\"\nend\n"

/* Whole rule files. */
static const match_row FILES[] = {
    /* longest, then priority, then order; per type */
    {RULE("short", "date", "  match <MONTH>") RULE("long", "date", "  match <MONTH> [num]"), "May 5", "long[May 5]"},
    {RULE("one", "date", "  match <MONTH>") RULE("two", "date", "  match 'May'"), "May", "one[May]"},
    {RULE("one", "date", "  match <MONTH>") RULE("two", "date", "  match 'May'\n  priority 1"), "May", "two[May]"},
    {RULE("one", "date", "  match <MONTH>") RULE("two", "place", "  match 'May'"), "May", "one[May]; two[May]"},
    {RULE("left", "date", "  match \"a\" \"b\"") RULE("right", "date", "  match \"b\" \"c\""), "a b c", "left[a b]"},
    /* phases: types of other rules, whatever the order in the file */
    {RULE("pair", "date", "  match d:@day \"to\" @day\n  set month = d.month") RULE("day", "day", "  match m:<MONTH> [num]\n  set month = m.num"),
     "May 5 to May 9", "day[May 5] month=5; day[May 9] month=5; pair[May 5 to May 9] month=5"},
    {RULE("day", "day", "  match m:<MONTH>\n  set month = m.num") RULE("may", "date", "  match \"in\" @day[month=5]"), "in May, in January",
     "day[May] month=5; day[January] month=1; may[in May]"},
    {RULE("day", "day", "  match m:<MONTH> d:[num]?\n  set month = m.num day = d") RULE("full", "date", "  match \"in\" @day[day]"),
     "in May, in May 5", "day[May 5] month=5 day=5; day[May] month=5; full[in May 5]"},
    {RULE("day", "day", "  match <MONTH> [num]") RULE("gap", "event", "  match \"on\" ~1 \"met\""), "on May 5 met", "day[May 5]; gap[on May 5 met]"},
    {RULE("late", "helper", "  match @quote") RULE("deed", "event", "  match @helper") RULE("said", "quote", "  match \"yes\""), "yes",
     "said[yes]; late[yes]; deed[yes]"},
    /* what only rules read is found where a rule that looks at it is called for */
    {RULE("deal", "helper", "  match \"deal\"") RULE("signed", "date", "  match @helper \"was\" \"signed\""),
     "The deal was signed. A deal was dropped.", "deal[deal]; signed[deal was signed]"},
    {RULE("deal", "helper", "  match \"deal\"") RULE("signed", "date", "  match @helper \"was\"? [kind=word]"),
     "The deal was signed. A deal was dropped.", "deal[deal]; deal[deal]; signed[deal was signed]; signed[deal was dropped]"},
    {RULE("deal", "helper", "  match \"deal\"") RULE("gap", "event", "  match ~2 \"signed\""), "The deal was signed. A deal was dropped.",
     "deal[deal]; deal[deal]; gap[deal was signed]"},
    /* triggers of alternatives at different distances from the start */
    {RULE("r", "date", "  match (\"a\" \"b\" \"c\" \"treaty\" | \"pact\" [word]*)"), "a b c treaty pact", "r[a b c treaty]; r[pact]"},
    {RULE("r", "date", "  match ([word] [word] [word] \"treaty\" | \"pact\")"), "one two pact treaty", "r[one two pact treaty]"},
    {RULE("r", "date", "  match (\"x\" [word]{0,80} \"treaty\" | \"pact\")"), "x pact a treaty", "r[x pact a treaty]"},
    /* line rules */
    {RULE("label", "block", "  line /^(?<label>Location|When)\\s*:\\s*(?<value>\\S.*)$/\n  set key = label text = value"),
     "Location: Port Alba, Norvaland\nWe met.", "label[Location: Port Alba, Norvaland] key=Location text=Port Alba, Norvaland"},
    {RULE("label", "block", "  line /^(?<label>Location|When): /\n  set key = label\n  not within \"Alba\""), "Location: Port Alba\n\nWhen: May",
     "label[When: May] key=When"},
    {RULE("label", "block", "  line /^(?<label>Location|When): /"), "He asked: Location: here", ""},
};

static void files_match(void **state) {
  (void)state;
  run_rows(FILES, sizeof FILES / sizeof *FILES, "%s");
}

/* All from the first to the last quotation mark is a quotation. */
static void add_quotation(rule_bench *bench, uint32_t pass) {
  uint32_t first = UINT32_MAX, end = 0;
  for (uint32_t t = 0; t < bench->tokens.count; t++) {
    if (bench->tokens.tokens[t].kind != TOKEN_QUOTE) continue;
    if (first == UINT32_MAX) first = t;
    end = t + 1;
  }
  if (pass != 2 || first == UINT32_MAX) return;
  span_add(&bench->spans, SPAN_quoted, first, end, 0);
  span_set_int(&bench->spans, SLOT_closed, 1);
}

static void a_closed_quotation_is_in_the_sentence_of_its_cue(void **state) {
  static const match_row ROWS[] = {
      {"@quoted \"the\" \"mayor\" \"told\"", "\"We would. If they come,\" the mayor told us.", "r[\"We would. If they come,\" the mayor told]"},
      {"\"harbour\" ~2 \"told\"", "The harbour \"is shut. So,\" he told us.", "r[harbour \"is shut. So,\" he told]"},
      {"\"harbour\" ~4 \"told\"", "We left the harbour. He told us.", ""},
  };
  (void)state;
  for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
    char source[512];
    rule_bench bench;
    ng_buf found = {0};
    snprintf(source, sizeof source, "rule r -> quote\n  match %s\n", ROWS[i].pattern);
    compile_text(&bench, source, false);
    assert_int_equal(bench.status, NG_OK);
    assert_int_equal(bench_run_with(&bench, str_of(ROWS[i].text), add_quotation), NG_OK);
    for (uint32_t s = 0; s < bench.spans.count; s++) {
      const ng_span *span = &bench.spans.items[s];
      if (span->type != SPAN_quote) continue;
      ng_str words = tokens_text(&bench.tokens, span->first, span->end);
      buf_print(&found, "r[%.*s]", STR_ARG(words));
    }
    buf_char(&found, '\0');
    assert_string_equal(found.ptr, ROWS[i].spans);
    buf_clear(&found);
    bench_clear(&bench);
  }
}

/* ---- limits ---- */

static void nested_repeats_end_quickly(void **state) {
  static const char *const PATTERNS[] = {"([word]+ [word]*)+ \"never\"", "([word]* \",\"?)  [word]* [word]* [word]* \"never\"",
                                         "(x:[word] | [word] [word])+ \"never\"", "[word] ~100 [word] ~100 [word] ~100 \"never\""};
  ng_buf text = {0};
  (void)state;
  for (int i = 0; i < 1000; i++) buf_print(&text, "word ");
  buf_print(&text, "never");
  for (size_t i = 0; i < sizeof PATTERNS / sizeof *PATTERNS; i++) {
    char source[512];
    rule_bench bench;
    snprintf(source, sizeof source, "rule r -> date\n  match %s \"again\"\n  costly \"test\"\n", PATTERNS[i]);
    compile_text(&bench, source, false);
    if (bench.status != NG_OK) fail_msg("%s", bench.report.text.ptr);
    clock_t begin = clock();
    assert_int_equal(bench_run(&bench, buf_view(&text)), NG_OK);
    assert_true((double)(clock() - begin) / CLOCKS_PER_SEC < 5);
    bench_clear(&bench);
  }
  buf_clear(&text);
}

static void damaged_images_are_refused(void **state) {
  (void)state;
  rule_bench bench;
  ng_error error;
  ng_ruleset rules;
  compile_text(&bench, "rule r -> date\n  match \"a\"\n", false);
  assert_int_equal(ruleset_load(&rules, bench.image.ptr, bench.image.len, &error), NG_OK);
  assert_int_equal(ruleset_load(&rules, bench.image.ptr, bench.image.len - 8, &error), NG_ERROR_INPUT);
  assert_int_equal(ruleset_load(&rules, bench.image.ptr, 4, &error), NG_ERROR_INPUT);
  for (int byte = 0; byte <= 16; byte += 16) { /* the magic, the build */
    bench.image.ptr[byte] ^= 1;
    assert_int_equal(ruleset_load(&rules, bench.image.ptr, bench.image.len, &error), NG_ERROR_INPUT);
    bench.image.ptr[byte] ^= 1;
  }
  bench_clear(&bench);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(errors_have_place_and_hint),
      cmocka_unit_test(all_errors_are_reported_at_once),
      cmocka_unit_test(continuation_lines_are_no_keywords),
      cmocka_unit_test(warnings_only_when_wanted),
      cmocka_unit_test(constructs_match),
      cmocka_unit_test(files_match),
      cmocka_unit_test(a_closed_quotation_is_in_the_sentence_of_its_cue),
      cmocka_unit_test(nested_repeats_end_quickly),
      cmocka_unit_test(damaged_images_are_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
