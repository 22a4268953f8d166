/* Pairing of quotation marks: one row, one text; what is found stands in the second column, [closed] or [open>, nested ones after a slash. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "fact/quote/quotation.h"
#include "match/phase.h"

extern const char ng_image_begin[], ng_image_end[];

typedef struct {
  const char *text, *want;
} row;

static const row ROWS[] = {
    /* kinds of marks */
    {"She said \"no deal\" twice.", "[\"no deal\"]"},
    {"“We will not go,” she said.", "[“We will not go,”]"},
    {"''We will not go,'' she said.", "[''We will not go,'']"},
    {"``We will not go,'' she said.", "[``We will not go,'']"},
    {"'We will not go,' she said.", "['We will not go,']"},
    {"‘We will not go,’ she said.", "[‘We will not go,’]"},
    {"«We will not go», she said.", "[«We will not go»]"},
    {"Both \"one\" and “two” count.", "[\"one\"][“two”]"},
    /* wrong or mixed marks */
    {"“We will not go,\" she said.", "[“We will not go,\"]"},
    {"\"We will not go,” she said.", "[\"We will not go,”]"},
    {"“We will not go,“ she said.", "[“We will not go,“]"},
    {"”We will not go,” she said.", "[”We will not go,”]"},
    {"“We will not go,'' she said.", "[“We will not go,'']"},
    {"\"Yes,\"he said, \"but\" no.", "[\"Yes,\"][\"but\"]"},
    {"He said \" we came \" and left.", "[\" we came \"]"},
    /* nested */
    {"“He told me ‘never again’ and left,” she said.", "[“He told me ‘never again’ and left,”]/[‘never again’]"},
    {"\"He told me 'never again' and left,\" she said.", "[\"He told me 'never again' and left,\"]/['never again']"},
    {"‘He told me “never again” and left,’ she said.", "[‘He told me “never again” and left,’]/[“never again”]"},
    {"“He told me “never again” and left,” she said.", "[“He told me “never again” and left,”]/[“never again”]"},
    {"\"The \"green\" plan is dead,\" she said.", "[\"The \"green\" plan is dead,\"]/[\"green\"]"},
    /* no quotation marks at all */
    {"The miners' union and the '90s.", ""},
    {"It's Peru's offer, isn't it?", ""},
    {"He is 6'2\" tall.", ""},
    {"A 12\" pipe burst.", ""},
    {"'Tis the season for rock 'n' roll.", ""},
    {"Give 'em a chance.", ""},
    /* words cut apart */
    {"He said , \" It is Peru 's . \" Then he left .", "[\" It is Peru 's . \"]"},
    {"« Nous partons » , he said , and ‹ yes › .", "[« Nous partons »][‹ yes ›]"},
    /* possessives inside British marks */
    {"‘The miners’ union will vote,’ he said.", "[‘The miners’ union will vote,’]"},
    {"'The miners' union will vote,' he said.", "['The miners' union will vote,']"},
    {"'I don't know,' he said.", "['I don't know,']"},
    {"“The miners’ union will vote,” he said.", "[“The miners’ union will vote,”]"},
    /* one bad mark never spoils the next paragraph */
    {"He spoke of a \"green plan.\n\n\"We came,\" he said.", "[\"green plan.>[\"We came,\"]"},
    {"A stray\" mark.\n\n\"We came,\" he said.", "[\"We came,\"]"},
    {"“We came. “We saw,” he said.", "[“We came.>[“We saw,”]"},
    /* over paragraphs, opened again at each */
    {"“We came.\n\n“We saw.\n\n“We left,” he said.", "[“We came.>[“We saw.>[“We left,”]"},
    {"She said: “We came.\n\n“We saw.”", "[“We came.>[“We saw.”]"},
    {"She said: \"We came.\n\nWe saw.\"\n\n\"They left.\"", "[\"We came.>[We saw.\"][\"They left.\"]"},
    {"He told reporters: “We came. We saw.\n\nThen he left.", "[“We came. We saw.>"},
    /* brackets, dashes, ends */
    {"(“We came,” he said)", "[“We came,”]"},
    {"He said—“We came”—and left.", "[“We came”]"},
    {"He asked, \"Why?\"", "[\"Why?\"]"},
    {"\"\"", ""},
    {"\"", ""},
    {"", ""},
};

static ng_str source_of(const token_table *tokens, const quotation *q) {
  return tokens_text(tokens, q->first, q->end);
}

static void print_list(char *out, size_t size, const token_table *tokens, const quotation_list *list) {
  size_t n = 0;
  out[0] = 0;
  for (uint32_t i = 0; i < list->count && n < size; i++) {
    const quotation *q = &list->items[i];
    ng_str text = source_of(tokens, q);
    n += (size_t)snprintf(out + n, size - n, "%s[%.*s%s", q->depth ? "/" : "", STR_ARG(text), q->closed ? "]" : ">");
  }
}

/* A document with what the pairing reads: tokens, sentences, classes. */
static document document_of(ng_str text, ng_arena *arena, const ng_ruleset *rules) {
  document doc = {.arena = arena, .scratch = arena, .rules = rules, .text = text, .spans = {.arena = arena, .rules = rules}};
  assert_int_equal(tokenize(&doc.tokens, arena, &rules->lexicon, text), NG_OK);
  assert_int_equal(find_list_hits(&doc.tokens), NG_OK);
  assert_int_equal(split_sentences(&doc.sentences, &doc.tokens, 0), NG_OK);
  assert_int_equal(phases_prepare(&doc.spans, &doc.tokens, UINT32_MAX), NG_OK);
  return doc;
}

static void pairs_of_all_rows(void **state) {
  (void)state;
  static ng_ruleset rules;
  ng_error error;
  assert_int_equal(ruleset_load(&rules, ng_image_begin, (size_t)(ng_image_end - ng_image_begin), &error), NG_OK);
  ng_arena arena;
  arena_init(&arena);
  int bad = 0;
  for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
    quotation_list list;
    char got[512];
    arena_reset(&arena);
    document doc = document_of(str_of(ROWS[i].text), &arena, &rules);
    assert_int_equal(find_quotations(&list, &doc), NG_OK);
    print_list(got, sizeof got, &doc.tokens, &list);
    if (strcmp(got, ROWS[i].want) != 0) {
      print_error("%s\n  want %s\n  got  %s\n", ROWS[i].text, ROWS[i].want, got);
      bad++;
    }
  }
  arena_clear(&arena);
  assert_int_equal(bad, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(pairs_of_all_rows)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
