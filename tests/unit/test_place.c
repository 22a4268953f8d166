/* Places found and resolved: the gazetteer and the word lists as shipped, sentences of our own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "fact/place.h"
#include "rule/compile.h"

static struct {
  ng_buf image;
  ng_ruleset rules;
  ng_arena long_lived, arena;
  gazetteer gaz;
} world;

/* Only what places need: rules and other lexicons are other tests' business. */
static bool is_wanted(ng_str path) {
  static const char *const PARTS[] = {"gazetteer/", "place_", "direction", "language_cue", "first_name",
                                      "surname",    "title",  "honorific", "irregular",    "abbreviation"};
  for (size_t p = 0; p < sizeof PARTS / sizeof *PARTS; p++) {
    ng_str part = str_of(PARTS[p]);
    for (uint32_t i = 0; i + part.len <= path.len; i++) {
      if (memcmp(path.ptr + i, part.ptr, part.len) == 0) return true;
    }
  }
  return false;
}

static int set_up(void **state) {
  (void)state;
  source_list all = {0}, wanted = {0};
  ng_error error = {0};
  rule_report report = {0};
  if (sources_read(&all, NG_SOURCE_DIR "/rules", &error) != NG_OK) return -1;
  for (uint32_t i = 0; i < all.count; i++) {
    if (is_wanted(all.items[i].path)) VEC_PUSH(&wanted, all.items[i]);
  }
  ng_status status = compile_rules(&world.image, &wanted, &report, &error);
  if (status == NG_OK) status = ruleset_load(&world.rules, world.image.ptr, world.image.len, &error);
  if (status != NG_OK) print_error("%s\n", error.message);
  VEC_CLEAR(&wanted);
  sources_clear(&all);
  buf_clear(&report.text);
  arena_init(&world.long_lived);
  arena_init(&world.arena);
  return status == NG_OK ? gazetteer_init(&world.gaz, &world.long_lived, &world.rules.lexicon) : -1;
}

static int tear_down(void **state) {
  (void)state;
  arena_clear(&world.arena);
  arena_clear(&world.long_lived);
  buf_clear(&world.image);
  return 0;
}

/* One sentence for each line; a dateline ends at " - ". */
static void cut_lines(token_table *tokens, sentence_table *sentences) {
  uint32_t count = 0;
  sentences->items = ARENA_NEW(&world.arena, ng_sentence, tokens->count + 1);
  sentences->of_token = ARENA_NEW(&world.arena, uint32_t, tokens->count + 1);
  for (uint32_t i = 0; i < tokens->count; i++) {
    if (i == 0 || tokens->tokens[i].flags & TOKEN_LINE_START) sentences->items[count++] = (ng_sentence){.first = i};
    ng_sentence *s = &sentences->items[count - 1];
    s->end = i + 1;
    if (tokens->tokens[i].kind == TOKEN_DASH && !(tokens->tokens[i].flags & TOKEN_GLUED)) s->dateline_end = (uint16_t)(i - s->first);
    sentences->of_token[i] = count - 1;
  }
  sentences->count = count;
}

static const char ROLES[] = "LADEMT"; /* literal adjective demonym embedded metonym dateline */

/* Mentions as "text:role:country or id;", country "-" for none. */
static void describe(const fact_table *facts, const token_table *tokens, ng_buf *out) {
  for (uint32_t i = 0; i < facts->place_mentions.count; i++) {
    const place_mention *m = &facts->place_mentions.items[i];
    const fact_place *p = &facts->places.items[m->place];
    ng_str country = p->country.len ? p->country : STR("-");
    buf_print(out, "%s%.*s:%c:%.*s", i ? " " : "", STR_ARG(tokens_text(tokens, m->span.first, m->span.end)), ROLES[m->role], STR_ARG(country));
    if (p->admin1.len) buf_print(out, ".%.*s", STR_ARG(p->admin1));
  }
  buf_char(out, 0);
}

static void check_places(const char *text, const char *expected) {
  arena_reset(&world.arena);
  token_table tokens = {0};
  sentence_table sentences = {0};
  fact_table facts = {0};
  ng_buf got = {0};
  assert_int_equal(tokenize(&tokens, &world.arena, &world.rules.lexicon, str_of(text)), NG_OK);
  assert_int_equal(find_list_hits(&tokens), NG_OK);
  cut_lines(&tokens, &sentences);
  place_input input = {.tokens = &tokens, .sentences = &sentences, .gaz = &world.gaz, .arena = &world.arena, .facts = &facts};
  assert_int_equal(find_places(&input), NG_OK);
  describe(&facts, &tokens, &got);
  assert_string_equal(got.ptr, expected);
  buf_clear(&got);
}

static void test_names(void **state) {
  (void)state;
  check_places("SEOUL (Reuters) - Officials met there on Friday.", "SEOUL:T:KOR.11");
  check_places("They met in Nice and near Mobile, Ala.", "Nice:L:FRA.93 Mobile:L:USA.AL Ala.:L:USA.AL");
  check_places("Reading is fun.", "");
  check_places("He told us about the US.", "US:L:USA");
  check_places("He flew from KL to NYC, then to LA and on to HK.", "KL:L:MYS.14 NYC:L:USA.NY LA:L:USA.CA HK:L:HKG");
  check_places("Floods hit W.Va. and N.S.W. on Monday.", "W.Va.:L:USA.WV N.S.W.:L:AUS.02");
  check_places("US-China talks and a U.S.-led force.", "US:L:USA China:L:CHN U.S.:L:USA");
  check_places("Voters in Rhineland-Palatinate and Miami-Dade.", "Rhineland-Palatinate:L:DEU.08 Miami-Dade:L:USA.FL");
  check_places("The storm crossed Rügen and São Paulo.", "Rügen:L:DEU São Paulo:L:BRA.27");
}

static void test_namesakes(void **state) {
  (void)state;
  check_places("She was born in Paris, Texas.", "Paris:L:USA.TX Texas:L:USA.TX");
  check_places("She was born in Paris.", "Paris:L:FRA.11");
  check_places("They moved to Springfield, Ill.", "Springfield:L:USA.IL Ill.:L:USA.IL");
  check_places("He drove to Atlanta, Georgia.", "Atlanta:L:USA.GA Georgia:L:USA.GA");
  check_places("Georgia's parliament in Tbilisi voted.", "Georgia:L:GEO Tbilisi:L:GEO.51");
  check_places("The mill in London, Ontario, closed.\nWorkers in London were told.", "London:L:CAN.08 Ontario:L:CAN.08 London:L:CAN.08");
  check_places("Fires near Spokane, Washington, spread.", "Spokane:L:USA.WA Washington:L:USA.WA");
  check_places("Aides in Washington denied it.", "Washington:L:USA.DC");
  check_places("The Henry County sheriff drove to Paris.", "Henry County:L:USA.TN Paris:L:USA.TN"); /* a county and a town of it */
  check_places("The SWAT team waited.", "");
  check_places("In Boston and Cambridge, Massachusetts, rents rose.", "Boston:L:USA.MA Cambridge:L:USA.MA Massachusetts:L:USA.MA");
}

static void test_people_and_organizations(void **state) {
  (void)state;
  check_places("Michael Jordan scored.\nJordan said he was happy.", "");
  check_places("Mr Trapani left.\nTrapani gave no reason.", "");
  check_places("President Lincoln spoke.", "");
  check_places("The Bank of England and the University of Chicago agreed.", "England:E:GBR.ENG Chicago:E:USA.IL");
  check_places("The New York Times reported it.", "New York:E:USA.NY");
}

static void test_adjectives(void **state) {
  (void)state;
  check_places("Turkish police arrested two Turks.", "Turkish:A:TUR Turks:D:TUR");
  check_places("Palestinians and New Yorkers met.", "Palestinians:D:PSE New Yorkers:D:USA.NY");
  check_places("He ate French fries and spoke in French.", "");
}

static void test_regions(void **state) {
  (void)state;
  check_places("Talks in Panmunjom on the Korean Peninsula.", "Panmunjom:L:KOR Korean Peninsula:L:-");
  check_places("They crossed the Demilitarised Zone (DMZ) at dawn.", "Demilitarised Zone (DMZ):L:-");
  check_places("South Ossetia, Crimea and the West Bank.", "South Ossetia:L:- Crimea:L:- West Bank:L:-");
  check_places("The Soviet Union collapsed.", "Soviet Union:L:-");
  check_places("Tankers in the Gulf and the Gulf of Mexico.", "Gulf:L:- Gulf of Mexico:L:-");
  check_places("The Democratic Republic of Congo and the Republic of Congo.", "Democratic Republic of Congo:L:COD Republic of Congo:L:COG");
}

static void test_gazetteer(void **state) {
  (void)state;
  gaz_place seoul = gazetteer_place(&world.gaz, gazetteer_find(&world.gaz, 1835848));
  assert_true(str_is(seoul.name, "Seoul") && seoul.kind == PLACE_CITY && seoul.flags & GAZ_CAPITAL);
  assert_true(seoul.lat > 37.5 && seoul.lat < 37.6 && seoul.lon > 126.9 && seoul.lon < 127);
  gaz_place chile = gazetteer_place(&world.gaz, gazetteer_country(&world.gaz, STR("CL")));
  assert_true(str_is(chile.name, "Chile") && chile.lat == -30 && chile.lon == -71);
  assert_true(str_is(gazetteer_iso3(&world.gaz, STR("XK")), "XKX") && str_is(gazetteer_cameo(&world.gaz, STR("XK")), "KSV"));
  assert_int_equal(gazetteer_country(&world.gaz, STR("ZZ")), UINT32_MAX);
  assert_int_equal(gazetteer_find(&world.gaz, 7), UINT32_MAX);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_names),      cmocka_unit_test(test_namesakes), cmocka_unit_test(test_people_and_organizations),
      cmocka_unit_test(test_adjectives), cmocka_unit_test(test_regions),   cmocka_unit_test(test_gazetteer),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
