/* The matcher with its triggers finds exactly what the reference matcher finds, with the shipped rules: on corpus/ and on token soups. */
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/file.h"
#include "reference_matcher.h"

extern const char ng_image_begin[], ng_image_end[];

typedef struct {
  ng_ruleset rules;
  ng_arena arena;
  regex_cache *regexes;
  phase_scratch scratch;
  token_table tokens;
  sentence_table sentences;
} bench;

static bench B;

static void pass_over(void *payload, uint32_t rule, uint32_t start, uint32_t end, uint32_t winner) {
  (void)payload, (void)rule, (void)start, (void)end, (void)winner;
}

static int set_up(void **state) {
  ng_error error = {0};
  (void)state;
  if (ruleset_load(&B.rules, ng_image_begin, (size_t)(ng_image_end - ng_image_begin), &error) != NG_OK) return -1;
  arena_init(&B.arena);
  B.regexes = regex_new(&B.rules);
  if (!B.regexes || !phase_scratch_init(&B.scratch, &B.rules)) return -1;
  B.scratch.on_candidate = pass_over; /* all phases in all windows */
  return 0;
}

static int tear_down(void **state) {
  (void)state;
  phase_scratch_clear(&B.scratch);
  regex_free(B.regexes);
  arena_clear(&B.arena);
  return 0;
}

/* A fixed sequence, the same on every machine. */
static uint32_t next_number(uint32_t *seed) {
  *seed = *seed * 1664525u + 1013904223u;
  return *seed >> 8;
}

/* Spans such as C makes between the passes: capitalised words are people and places, quotation marks hold quotations. */
static void add_spans_of_c(span_table *spans, uint32_t seed) {
  static const span_type TYPES[] = {SPAN_person, SPAN_place, SPAN_organization, SPAN_party, SPAN_quoted, SPAN_role};
  for (uint32_t i = 0; i < B.sentences.count; i++) {
    const ng_sentence *s = &B.sentences.items[i];
    for (uint32_t t = s->first; t < s->end; t++) {
      uint32_t number = next_number(&seed);
      if (number % 7 > 1) continue;
      uint32_t end = t + 1 + number / 7 % 3;
      uint32_t type = TYPES[number / 21 % 6];
      uint32_t last = type == SPAN_quoted ? B.tokens.count : s->end; /* quotations go on in the next sentence */
      span_add(spans, type, t, end < last ? end : last, i);
      if (type == SPAN_quoted) span_set_int(spans, SLOT_closed, 1);
    }
  }
}

static void same_capture(const span_capture *a, const span_capture *b) {
  assert_int_equal(a->first, b->first);
  assert_int_equal(a->end, b->end);
  assert_int_equal(a->entry, b->entry);
  assert_int_equal(a->span, b->span);
}

static void same_spans(const span_table *fast, const span_table *plain) {
  uint32_t count = fast->count < plain->count ? fast->count : plain->count;
  for (uint32_t i = 0; i < count; i++) {
    const ng_span *a = &fast->items[i], *b = &plain->items[i];
    bool same = a->first == b->first && a->end == b->end && a->rule == b->rule && a->type == b->type;
    if (!same) {
      ng_str x = tokens_text(&B.tokens, a->first, a->end), y = tokens_text(&B.tokens, b->first, b->end);
      uint32_t ra = a->rule < B.rules.rule_count ? a->rule : 0, rb = b->rule < B.rules.rule_count ? b->rule : 0;
      ng_str rule_a = image_str(&B.rules, B.rules.rules[ra].name), rule_b = image_str(&B.rules, B.rules.rules[rb].name);
      fail_msg("matcher: %.*s[%.*s], reference: %.*s[%.*s]", STR_ARG(rule_a), STR_ARG(x), STR_ARG(rule_b), STR_ARG(y));
    }
    for (uint32_t c = 0; c < a->capture_count; c++) same_capture(&fast->captures[a->first_capture + c], &plain->captures[b->first_capture + c]);
  }
  assert_int_equal(fast->count, plain->count);
}

static uint32_t compare(ng_str text, uint32_t seed) {
  span_table fast = {.arena = &B.arena, .rules = &B.rules}, plain = fast;
  arena_reset(&B.arena);
  assert_int_equal(tokenize(&B.tokens, &B.arena, &B.rules.lexicon, text), NG_OK);
  assert_int_equal(find_list_hits(&B.tokens), NG_OK);
  assert_int_equal(split_sentences(&B.sentences, &B.tokens, 0), NG_OK);
  assert_int_equal(phases_prepare(&fast, &B.tokens, UINT32_MAX), NG_OK);
  assert_int_equal(phases_prepare(&plain, &B.tokens, UINT32_MAX), NG_OK);
  matcher m = {.rules = &B.rules, .tokens = &B.tokens, .regexes = B.regexes};
  for (uint32_t pass = 1; pass <= NG_PASS_COUNT; pass++) {
    m.spans = &fast;
    assert_int_equal(phases_run(&m, &B.scratch, &B.sentences, pass), NG_OK);
    m.spans = &plain;
    assert_true(reference_run(&m, &B.sentences, pass));
    same_spans(&fast, &plain);
    add_spans_of_c(&fast, seed + pass);
    add_spans_of_c(&plain, seed + pass);
  }
  return fast.count;
}

static void same_on_corpus(void **state) {
  glob_t files;
  uint32_t spans = 0;
  (void)state;
  assert_int_equal(glob(NG_SOURCE_DIR "/corpus/*.txt", 0, NULL, &files), 0);
  for (size_t i = 0; i < files.gl_pathc; i++) {
    ng_buf text = {0};
    assert_int_equal(file_read(&text, files.gl_pathv[i], 1 << 20, NULL), NG_OK);
    spans += compare(buf_view(&text), (uint32_t)i);
    buf_clear(&text);
  }
  globfree(&files);
  assert_true(spans > 100);
}

/* Words of the rules themselves in random order: forms of lists, literals, numbers, marks. */
static void add_soup(ng_buf *text, uint32_t *seed, uint32_t words) {
  static const char *const COMMON[] = {"the",  "of",   ",",    ".",  "\"", "-",  "on",   "in",  "to", "5",   "2018", "10:30", "20th", "1990s",
                                       "said", "last", "next", "'s", ":",  "\n", "\n\n", "May", "a",  "and", "from", "until", ";"};
  const ng_lexicon *lexicon = &B.rules.lexicon;
  char form[LEXEME_SHORT + 1] = "";
  for (uint32_t i = 0; i < words; i++) {
    uint32_t number = next_number(seed), literals = B.rules.first_list_key;
    ng_str word = str_of(COMMON[number / 4 % (sizeof COMMON / sizeof *COMMON)]);
    uint32_t id = 1 + number / 4 % (literals - 1);
    if (number % 4 == 0) { /* a word that some rule asks for */
      for (uint32_t tries = 0; tries < literals && !B.rules.keys[id].phases; tries++) id = id + 1 < literals ? id + 1 : 1;
      word = lexicon_form(lexicon, id);
    } else if (number % 4 == 1) { /* a word of a list: short ones stand in their slots */
      const lexeme_slot *slot = &lexicon->lexeme_slots[number / 4 % lexicon->lexeme_slot_count];
      memcpy(form, slot, LEXEME_SHORT);
      if (slot->head) word = str_of(form);
    }
    buf_str(text, word);
    buf_char(text, ' ');
  }
}

static void same_on_token_soup(void **state) {
  uint32_t seed = 20181118, spans = 0;
  (void)state;
  for (uint32_t i = 0; i < 60; i++) {
    ng_buf text = {0};
    add_soup(&text, &seed, 200);
    spans += compare(buf_view(&text), seed);
    buf_clear(&text);
  }
  assert_true(spans > 100);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(same_on_corpus), cmocka_unit_test(same_on_token_soup)};
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
