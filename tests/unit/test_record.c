/* The record writer over hand-made fact tables: every field, filters, titles, units, lines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "base/buf.h"
#include "out/record.h"

/* White-space tokens of a text are enough here; a token that is a quotation mark is TOKEN_QUOTE. */
typedef struct {
  ng_arena arena;
  token_table tokens;
  sentence_table sentences;
  fact_table facts;
  ng_options options;
  record_choice choice;
  record_input input;
} fixture;

/* Two rules: test.rule and date.month_day. */
static const char NAMES[] = "test.ruledate.month_day";
static const ng_rule RULES[] = {{.name = {0, 9}, .confidence = 90}, {.name = {9, 14}, .confidence = 97}};
static const ng_ruleset RULESET = {.lexicon.strings = NAMES, .rules = RULES, .rule_count = 2};

static void make_tokens(fixture *f, ng_str text) {
  f->tokens = (token_table){.arena = &f->arena, .text = text, .tokens = ARENA_NEW(&f->arena, ng_token, text.len + 1)};
  for (uint32_t i = 0; i < text.len;) {
    uint32_t start = i;
    if (is_space(text.ptr[i])) {
      i++;
      continue;
    }
    while (i < text.len && !is_space(text.ptr[i])) i++;
    ng_token *token = &f->tokens.tokens[f->tokens.count++];
    *token = (ng_token){.start = start, .end = i};
    if (i - start == 1 && text.ptr[start] == '"') token->kind = TOKEN_QUOTE;
  }
  f->sentences.items = ARENA_NEW(&f->arena, ng_sentence, 1);
  f->sentences.items[0] = (ng_sentence){.end = f->tokens.count};
  f->sentences.count = 1;
  f->sentences.of_token = ARENA_NEW(&f->arena, uint32_t, f->tokens.count + 1);
}

static void setup(fixture *f, ng_str text) {
  memset(f, 0, sizeof *f);
  arena_init(&f->arena);
  make_tokens(f, text);
  f->facts.main_event = NO_REF;
  f->input = (record_input){.id = STR("d1"),
                            .ruleset = STR("0123456789abcdef"),
                            .tokens = &f->tokens,
                            .sentences = &f->sentences,
                            .facts = &f->facts,
                            .choice = &f->choice,
                            .rules = &RULESET,
                            .options = &f->options,
                            .arena = &f->arena};
}

static int collect(const char *bytes, size_t len, void *payload) {
  buf_add(payload, bytes, len);
  return 0;
}

/* The record must hold each of the texts, in this order; NULL ends them. */
static void expect(fixture *f, const char *const *texts) {
  ng_buf got = {0};
  assert_true(record_choose(&f->choice, &f->input));
  assert_int_equal(record_write(&f->input, collect, &got), 0);
  buf_char(&got, '\0');
  const char *at = got.ptr;
  for (; *texts; texts++) {
    const char *found = strstr(at, *texts);
    if (!found) fail_msg("missing: %s\nin: %s", *texts, at);
    at = found + strlen(*texts);
  }
  buf_clear(&got);
}

#define EXPECT(f, ...) expect((f), (const char *const[]){__VA_ARGS__, NULL})

static void teardown(fixture *f) {
  arena_clear(&f->arena);
}

/* fact/ owns the growing lists; here they have fixed arrays. */
#define SET(list, array) ((list).items = (array), (list).count = (list).size = (uint32_t)(sizeof(array) / sizeof *(array)))

static void empty_article_has_every_key(void **state) {
  (void)state;
  fixture f;
  setup(&f, STR(""));
  EXPECT(&f,
         "{\"schema\":\"nutgraf/"
         "1\",\"id\":\"d1\",\"source\":null,\"title\":null,\"published\":null,\"published_from\":null,\"url\":null,\"author\":null,\"lang\":\"en\"",
         "\"offsets\":\"codepoint\",\"chars\":0,\"digest\":\"xxh3:",
         "\",\"simhash\":\"0000000000000000\",\"ruleset\":\"0123456789abcdef\",\"status\":\"ok\",",
         "\"focus\":{\"country\":null,\"admin1\":null,\"place\":null},\"nutgraf\":{\"event\":null,\"who\":null,\"what\":null,\"when\":null,\"where\":"
         "null,\"why\":"
         "null,\"how\":null},",
         "\"dates\":[],\"places\":[],\"people\":[],\"organizations\":[],\"quotes\":[],\"blocks\":[],\"events\":[],\"warnings\":[]}\n");
  teardown(&f);
}

static void missing_id_is_the_front_of_the_digest(void **state) {
  (void)state;
  fixture f;
  setup(&f, STR("Text ."));
  f.input.id = STR("");
  ng_buf got = {0};
  assert_true(record_choose(&f.choice, &f.input));
  assert_int_equal(record_write(&f.input, collect, &got), 0);
  buf_char(&got, '\0');
  const char *id = strstr(got.ptr, "\"id\":\"") + 6;
  const char *digest = strstr(got.ptr, "\"xxh3:") + 6;
  assert_memory_equal(id, digest, 16);
  assert_int_equal(id[16], '"');
  buf_clear(&got);
  teardown(&f);
}

static void dates_have_halves_and_zone(void **state) {
  (void)state;
  fixture f;
  setup(&f, STR("SEOUL 18 to 20 September passed"));
  fact_date dates[] = {{.span = {1, 5},
                        .type = TIMEX_DATE,
                        .anchor = ANCHOR_DOCUMENT,
                        .value = STR("2018-09-18/2018-09-20"),
                        .begin = STR("2018-09-18"),
                        .stop = STR("2018-09-21"),
                        .half_count = 2,
                        .halves = {{{1, 2}, TIMEX_DATE, STR("2018-09-18"), STR("")}, {{3, 5}, TIMEX_DATE, STR("2018-09-20"), STR("START")}},
                        .rule = 1}};
  SET(f.facts.dates, dates);
  f.sentences.items[0].dateline_end = 2;
  EXPECT(&f,
         "{\"id\":\"t1\",\"text\":\"18 to 20 "
         "September\",\"start\":6,\"end\":24,\"sentence\":0,\"type\":\"DATE\",\"value\":\"2018-09-18/2018-09-20\",\"mod\":null,"
         "\"quant\":null,\"freq\":null,\"begin\":\"2018-09-18\",\"stop\":\"2018-09-21\",\"zone_offset\":null,\"anchor\":\"document\",\"halves\":["
         "{\"text\":\"18\",\"start\":6,\"end\":8,\"type\":\"DATE\",\"value\":\"2018-09-18\",\"mod\":null},"
         "{\"text\":\"20 September\",\"start\":12,\"end\":24,\"type\":\"DATE\",\"value\":\"2018-09-20\",\"mod\":\"START\"}],"
         "\"zone\":\"dateline\",\"rule\":\"date.month_day\",\"confidence\":0.97}");
  teardown(&f);
}

static fact_place busan(void) {
  return (fact_place){
      .name = STR("Busan"), .kind = PLACE_CITY, .country = STR("KOR"), .country_a2 = STR("KR"), .lat = 351017, .lon = 1290300, .geonameid = 1838524};
}

static fact_place korea(void) {
  return (fact_place){.name = STR("South Korea"), .kind = PLACE_COUNTRY, .country = STR("KOR"), .country_a2 = STR("KR"), .lat = NO_DEGREES};
}

static void places_keep_mentions_in_order(void **state) {
  (void)state;
  fixture f;
  setup(&f, STR("Busan in South Korea . Busan"));
  fact_place places[] = {busan(), korea()};
  place_mention mentions[] = {{.span = {0, 1}, .place = 0, .use = USE_AT},
                              {.span = {2, 4}, .place = 1, .modifier = STR("northern")},
                              {.span = {5, 6}, .place = 0, .role = ROLE_METONYM, .inner_count = 1, .inner = {{5, 6}}, .inner_place = {1}}};
  SET(f.facts.places, places);
  SET(f.facts.place_mentions, mentions);
  EXPECT(&f, "\"focus\":{\"country\":\"KOR\",\"admin1\":null,\"place\":\"l1\"}",
         "{\"id\":\"l1\",\"name\":\"Busan\",\"kind\":\"city\",\"country\":\"KOR\",\"country_a2\":\"KR\",\"admin1\":null,\"lat\":35.1017,\"lon\":129."
         "0300,"
         "\"geonameid\":1838524,\"disputed\":false,\"mentions\":[{\"text\":\"Busan\",\"start\":0,\"end\":5,\"sentence\":0,\"role\":\"literal\","
         "\"use\":\"at\",",
         "{\"text\":\"Busan\",\"start\":23,\"end\":28,\"sentence\":0,\"role\":\"metonym\",\"use\":null,\"modifier\":null,\"inner\":[{\"text\":"
         "\"Busan\",\"start\":23,"
         "\"end\":28,\"ref\":\"l2\"}]}],\"rule\":\"test.rule\",\"confidence\":0.90}",
         "\"lat\":null,\"lon\":null,\"geonameid\":null", "\"modifier\":\"northern\"");
  teardown(&f);
}

static void title_has_offsets_of_its_own(void **state) {
  (void)state;
  fixture f;
  setup(&f, STR("Pr\xC3\xA9sident in Busan\n\n\xE2\x80\x9CHe\xE2\x80\x9D left Busan"));
  f.input.body = 21;
  f.input.title = STR("Pr\xC3\xA9sident in Busan");
  fact_place places[] = {busan()};
  place_mention mentions[] = {{.span = {2, 3}}, {.span = {5, 6}}};
  SET(f.facts.places, places);
  SET(f.facts.place_mentions, mentions);
  EXPECT(&f, "\"title\":\"Pr\xC3\xA9sident in Busan\"", "\"chars\":15", "\"text\":\"Busan\",\"start\":13,\"end\":18,\"in\":\"title\",\"sentence\":0",
         "\"text\":\"Busan\",\"start\":10,\"end\":15,\"sentence\":0");
  f.options.offsets = NG_OFFSETS_BYTE;
  EXPECT(&f, "\"chars\":19", "\"text\":\"Busan\",\"start\":14,\"end\":19,\"in\":\"title\"",
         "\"text\":\"Busan\",\"start\":14,\"end\":19,\"sentence\":0");
  teardown(&f);
}

static void people_keep_group_name_and_office(void **state) {
  (void)state;
  fixture f;
  setup(&f, STR("US President Trump met Kim . The two leaders"));
  fact_person people[] = {{.name = STR("Trump"),
                           .canonical = STR("Donald Trump"),
                           .title = STR("US President"),
                           .office = STR("president"),
                           .country = STR("USA"),
                           .leader = 1,
                           .in_office = 1},
                          {.name = STR("Kim"), .in_office = -1}};
  person_mention mentions[] = {{.span = {0, 3}, .name = {2, 3}, .form = FORM_TITLE_NAME, .person = 0},
                               {.span = {4, 5}, .name = {4, 5}, .person = 1},
                               {.span = {6, 9}, .form = FORM_GROUP, .person = 0, .group = 12},
                               {.span = {6, 9}, .form = FORM_GROUP, .person = 1, .group = 12}};
  SET(f.facts.people, people);
  SET(f.facts.person_mentions, mentions);
  EXPECT(&f,
         "{\"id\":\"p1\",\"name\":\"Trump\",\"canonical\":\"Donald Trump\",\"leader\":true,\"titles\":[\"US "
         "President\"],\"office\":\"president\",\"country\":\"USA\",\"in_office\":true,\"wikidata\":null,"
         "\"mentions\":[{\"text\":\"US President "
         "Trump\",\"start\":0,\"end\":18,\"name_start\":13,\"name_end\":18,\"sentence\":0,\"form\":\"title+name\",\"group\":null}",
         "\"name_start\":null,\"name_end\":null,\"sentence\":0,\"form\":\"group\",\"group\":\"g12\"}]",
         "{\"id\":\"p2\",\"name\":\"Kim\",\"canonical\":null,\"leader\":false,\"titles\":[],\"office\":null,\"country\":null,\"in_office\":null");
  teardown(&f);
}

static fixture *quote_fixture(fixture *f) {
  static fact_person people[1];
  static person_mention mentions[1];
  static fact_quote quotes[1];
  setup(f, STR("\" I would , \" the president told reporters , \" gladly . \" left"));
  people[0] = (fact_person){.name = STR("Trump"), .in_office = -1};
  mentions[0] = (person_mention){.span = {5, 7}, .form = FORM_TITLE};
  quotes[0] = (fact_quote){.kind = QUOTE_DIRECT,
                           .speaker_type = SPEAKER_PERSON,
                           .parts = {{0, 5}, {10, 14}},
                           .quoted = {{0, 5}, {10, 14}},
                           .part_count = 2,
                           .quoted_count = 2,
                           .speaker = {5, 7},
                           .cue = {7, 8},
                           .addressee = {8, 9},
                           .speaker_ref = {REF_PERSON, 0},
                           .cue_lemma = STR("tell"),
                           .when = NO_REF};
  SET(f->facts.people, people);
  SET(f->facts.person_mentions, mentions);
  SET(f->facts.quotes, quotes);
  return f;
}

static void quotes_have_parts_words_and_speaker(void **state) {
  (void)state;
  fixture f;
  EXPECT(quote_fixture(&f),
         "{\"id\":\"q1\",\"kind\":\"direct\",\"words\":\"I would gladly .\",\"text\":\"\\\" I would , \\\" the president told reporters , \\\" "
         "gladly . \\\"\",\"start\":0,\"end\":57,",
         "\"parts\":[[0,13],[45,57]],\"quoted\":[[0,13],[45,57]],\"sentence\":0,\"speaker\":{\"ref\":\"p1\",\"text\":\"the "
         "president\",\"start\":14,\"end\":27,\"type\":\"person\"},"
         "\"cue\":{\"text\":\"told\",\"start\":28,\"end\":32,\"lemma\":\"tell\"},\"addressee\":{\"text\":\"reporters\",\"start\":33,\"end\":42},"
         "\"setting\":null,\"negated\":false,\"when\":null,");
  teardown(&f);
}

static void refs_to_what_is_left_out_are_null(void **state) {
  (void)state;
  fixture f;
  quote_fixture(&f)->options.kinds = NG_QUOTE;
  EXPECT(&f, "\"people\":[]", "\"speaker\":{\"ref\":null,\"text\":\"the president\"");
  f.options.kinds = 0;
  f.options.min_confidence = 0.95;
  EXPECT(&f, "\"people\":[],\"organizations\":[],\"quotes\":[]");
  teardown(&f);
}

static fixture *event_fixture(fixture *f) {
  static fact_place places[2];
  static place_mention mentions[2];
  static fact_date dates[1];
  static event_party actors[1], recipients[1];
  static event_evidence evidence[1];
  static block_field fields[2];
  static fact_block blocks[1];
  static fact_event events[1];
  setup(f, STR("South Korea will sign a pact with Busan on Monday"));
  places[0] = korea(), places[1] = busan();
  mentions[0] = (place_mention){.span = {0, 2}, .place = 0};
  mentions[1] = (place_mention){.span = {7, 8}, .place = 1};
  dates[0] = (fact_date){.span = {9, 10}, .value = STR("2025-11-03"), .begin = STR("2025-11-03"), .stop = STR("2025-11-04")};
  actors[0] = (event_party){.span = {0, 2}, .ref = {REF_PLACE, 0}, .country = STR("KOR"), .cameo = STR("KOR")};
  recipients[0] = (event_party){.span = {7, 8}, .ref = {REF_PLACE, 1}, .country = STR("KOR"), .cameo = STR("KOR"), .source = SOURCE_COREF};
  evidence[0] = (event_evidence){{0, 10}, {2, 4}};
  fields[0] = (block_field){STR("What's at stake"), STR("stakes"), {0, 1}, {4, 6}};
  fields[1] = (block_field){STR("Stakes"), STR("stakes"), {0, 1}, {5, 6}};
  blocks[0] = (fact_block){.span = {0, 10}, .fields = fields, .field_count = 2};
  events[0] = (fact_event){.type = EVENT_SUPPORT,
                           .cameo = STR("057"),
                           .coded_type = EVENT_AGREE,
                           .coded_cameo = STR("032"),
                           .act_type = EVENT_AID,
                           .act_cameo = STR("070"),
                           .quad = 1,
                           .status = STATUS_PLANNED,
                           .actors = actors,
                           .actor_count = 1,
                           .recipients = recipients,
                           .recipient_count = 1,
                           .when = 0,
                           .where = 1,
                           .when_source = SOURCE_TEXT,
                           .where_source = SOURCE_BLOCK,
                           .evidence = evidence,
                           .evidence_count = 1,
                           .block = 0,
                           .part_of = NO_REF};
  SET(f->facts.places, places);
  SET(f->facts.place_mentions, mentions);
  SET(f->facts.dates, dates);
  SET(f->facts.blocks, blocks);
  SET(f->facts.events, events);
  f->facts.main_event = 0;
  f->facts.nutgraf[NUTGRAF_WHO] = (nutgraf_answer){{0, 2}, {REF_PLACE, 0}};
  f->facts.nutgraf[NUTGRAF_WHEN] = (nutgraf_answer){{9, 10}, {REF_DATE, 0}};
  return f;
}

static void events_name_parties_time_and_evidence(void **state) {
  (void)state;
  fixture f;
  EXPECT(event_fixture(&f),
         "\"nutgraf\":{\"event\":\"e1\",\"who\":{\"text\":\"South "
         "Korea\",\"start\":0,\"end\":11,\"ref\":\"l1\"},\"what\":null,\"when\":{\"text\":\"Monday\",\"start\":43,\"end\":49,\"ref\":\"t1\","
         "\"value\":\"2025-11-03\"}",
         "{\"id\":\"e1\",\"type\":\"SUPPORT\",\"mode\":null,\"cameo\":\"057\",\"quad\":1,\"as_coded\":{\"plover\":\"AGREE\",\"cameo\":\"032\"},"
         "\"status\":\"planned\",\"polarity\":\"positive\",\"evidential\":\"asserted\",",
         "\"actors\":[{\"ref\":\"l1\",\"text\":\"South "
         "Korea\",\"start\":0,\"end\":11,\"sentence\":0,\"country\":\"KOR\",\"cameo\":\"KOR\",\"source\":\"text\"}],\"recipients\":[{\"ref\":\"l2\",",
         "\"source\":\"coref\"}],\"reciprocal\":false,\"when\":{\"ref\":\"t1\",\"value\":\"2025-11-03\",\"begin\":\"2025-11-03\",\"stop\":\"2025-11-"
         "04\",\"source\":\"text\"},\"where\":{\"ref\":\"l2\",\"source\":\"block\"},",
         "\"quotes\":[],\"block\":\"b1\",\"part_of\":null,\"attributes\":{\"act\":{\"type\":\"AID\",\"cameo\":\"070\"},\"stakes\":\"a "
         "pact\"},\"evidence\":[{\"text\":\"South Korea will sign a pact with Busan on Monday\",\"start\":0,\"end\":49,"
         "\"sentence\":0,\"trigger\":{\"text\":\"will sign\",\"start\":12,\"end\":21}}],\"rule\":\"test.rule\"");
  f.options.kinds = NG_EVENT;
  EXPECT(&f, "\"who\":{\"text\":\"South Korea\",\"start\":0,\"end\":11,\"ref\":null}", "\"when\":{\"ref\":null,\"value\":\"2025-11-03\"",
         "\"where\":null", "\"block\":null");
  teardown(&f);
}

static void lines_stand_alone(void **state) {
  (void)state;
  fixture f;
  event_fixture(&f)->options.per = NG_PER_EVENT;
  f.options.kinds = NG_EVENT;
  EXPECT(&f, "{\"schema\":\"nutgraf/1\",\"doc\":\"d1\",", "\"kind\":\"event\",\"id\":\"e1\"",
         "\"refs\":[{\"id\":\"l1\",\"name\":\"South Korea\",\"kind\":\"country\"", "{\"id\":\"l2\",", "{\"id\":\"t1\",", "{\"id\":\"b1\",",
         "\"confidence\":0.90}\n");
  f.options.per = NG_PER_FACT;
  f.options.kinds = 0;
  EXPECT(&f, "\"kind\":\"date\",\"id\":\"t1\"", "}\n{\"schema\"",
         "\"kind\":\"place\",\"id\":\"l1\",\"name\":\"South Korea\",\"place_kind\":\"country\"", "\"text\":\"South Korea\",\"start\":0",
         "}\n{\"schema\"", "\"id\":\"l2\"", "\"kind\":\"block\"", "\"kind\":\"event\"");
  teardown(&f);
}

static void text_tokens_and_sentences_on_request(void **state) {
  (void)state;
  fixture f;
  setup(&f, STR("Title\n\nOne \" two"));
  f.input.body = 7;
  f.options.with = NG_WITH_TEXT | NG_WITH_TOKENS | NG_WITH_SENTENCES;
  EXPECT(&f, "\"text\":\"One \\\" two\"", "\"sentences\":[{\"start\":0,\"end\":9,\"paragraph\":0,\"zone\":\"body\",\"in\":\"title\"}]",
         "\"tokens\":[[0,5,\"word\"],[0,3,\"word\"],[4,5,\"quote\"],[6,9,\"word\"]]");
  teardown(&f);
}

static void warnings_have_code_and_detail(void **state) {
  (void)state;
  fixture f;
  setup(&f, STR("x"));
  fact_warning warnings[] = {{"invalid-utf8", STR("2 bytes")}};
  SET(f.facts.warnings, warnings);
  EXPECT(&f, "\"warnings\":[{\"code\":\"invalid-utf8\",\"detail\":\"2 bytes\"}]}\n");
  teardown(&f);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(empty_article_has_every_key),
      cmocka_unit_test(missing_id_is_the_front_of_the_digest),
      cmocka_unit_test(dates_have_halves_and_zone),
      cmocka_unit_test(places_keep_mentions_in_order),
      cmocka_unit_test(title_has_offsets_of_its_own),
      cmocka_unit_test(people_keep_group_name_and_office),
      cmocka_unit_test(quotes_have_parts_words_and_speaker),
      cmocka_unit_test(refs_to_what_is_left_out_are_null),
      cmocka_unit_test(events_name_parties_time_and_evidence),
      cmocka_unit_test(lines_stand_alone),
      cmocka_unit_test(text_tokens_and_sentences_on_request),
      cmocka_unit_test(warnings_have_code_and_detail),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
