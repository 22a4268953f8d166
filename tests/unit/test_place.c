/* Places found and resolved: the gazetteer and the word lists as shipped, sentences of our own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "place_cases.h"

static void test_names(void **state) {
  (void)state;
  check_places("SEOUL (Reuters) - Officials met there on Friday.", "SEOUL:T:KOR.11");
  check_places("They met in Nice and near Mobile, Ala.", "Nice:L:FRA.93 Mobile:L:USA.AL Ala.:L:USA.AL");
  check_places("Reading is fun.", "");
  check_places("TROOPS KILLED IN BATTLE\n\nThe rain came late.", "");
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
  check_places("He flew to Peru Monday.", "Peru:L:PER");
  check_places("Aides in Washington denied it.", "Washington:L:USA.DC");
  check_places("The Henry County sheriff drove to Paris.", "Henry County:L:USA.TN Paris:L:USA.TN"); /* a county and a town of it */
  check_places("The SWAT team waited.", "");
  check_places("Shots were heard in Tripoli, in northern Lebanon.", "Tripoli:L:LBN.09 Lebanon:L:LBN<northern>");
  check_places("STAMFORD, Conn, May 3 - A bank closed.", "STAMFORD:T:USA.CT Conn:T:USA.CT");
  check_places("Rebels took Gao and Timbuktu. A train runs from Atlanta to Savannah.",
               "Gao:L:MLI.09 Timbuktu:L:MLI.08 Atlanta:L:USA.GA Savannah:L:USA.GA");
  check_places("The minister met farmers from Somerset in London.", "Somerset:L:GBR.ENG London:L:GBR.ENG");
  check_places("They beat Boston in New York.", "Boston:L:USA.MA New York:L:USA.NY");
  check_places("In Boston and Cambridge, Massachusetts, rents rose.", "Boston:L:USA.MA Cambridge:L:USA.MA Massachusetts:L:USA.MA");
}

/* One sense a document, but for mentions that say otherwise. */
static void test_split_senses(void **state) {
  (void)state;
  check_places("Workers in Atlanta, Georgia, went home.\nVoters in Tbilisi, Georgia, went to the polls.",
               "Atlanta:L:USA.GA Georgia:L:USA.GA Tbilisi:L:GEO.51 Georgia:L:GEO");
  check_places("Workers in Atlanta, Georgia, went home.\nGeorgia's parliament in Tbilisi voted.",
               "Atlanta:L:USA.GA Georgia:L:USA.GA Georgia:L:GEO Tbilisi:L:GEO.51");
  check_places("Workers in Savannah, Georgia, cheered. Georgia's new prime minister did not.", "Savannah:L:USA.GA Georgia:L:USA.GA Georgia:L:GEO");
  check_places("Tbilisi, Georgia, is far from here, said the governor of Georgia.", "Tbilisi:L:GEO.51 Georgia:L:GEO Georgia:L:USA.GA");
  check_places("Voters in Tbilisi met Sen. Ann Hart of Georgia.", "Tbilisi:L:GEO.51 Georgia:L:USA.GA");
  check_places("Macon, Georgia, was quiet. He spoke of Moldova, Georgia and Armenia, and of Georgia and the United States.",
               "Macon:L:USA.GA Georgia:L:USA.GA Moldova:L:MDA Georgia:L:GEO Armenia:L:ARM Georgia:L:GEO United States:L:USA");
  check_places("Voters in Ohio, New York and Iowa were asked.", "Ohio:L:USA.OH New York:L:USA.NY Iowa:L:USA.IA");
  check_places("Offices in Boston, Chicago and New York closed.", "Boston:L:USA.MA Chicago:L:USA.IL New York:L:USA.NY");
  check_places("Trains link Berlin, Paris and Rome.", "Berlin:L:DEU.16 Paris:L:FRA.11 Rome:L:ITA.07");
  check_places("It spread to Nevada, Ohio and Iowa.", "Nevada:L:USA.NV Ohio:L:USA.OH Iowa:L:USA.IA");
  check_places("Leaders from Barrow, Jackson and Madison counties met in Atlanta.",
               "Barrow:L:USA.GA Jackson:L:USA.GA Madison:L:USA.GA Atlanta:L:USA.GA");
}

/* Capitals and cities that are known abroad need more than their country to be another's. */
static void test_known_cities(void **state) {
  (void)state;
  check_places("The Bank of England waited. Dealers in London and Washington did not.", "England:E:GBR.ENG London:L:GBR.ENG Washington:L:USA.DC");
  check_places("Tourists in the United States and in Venice stayed away.", "United States:L:USA Venice:L:ITA.20");
  check_places("The White House hopes that the United States will speak at the summit in Venice.",
               "White House:M:USA United States:L:USA Venice:L:ITA.20");
  check_places("WASHINGTON, May 3 - Brokers in Princeton, N.J., and in Newark, N.J., sold shares.",
               "WASHINGTON:T:USA.DC Princeton:L:USA.NJ N.J.:L:USA.NJ Newark:L:USA.NJ N.J.:L:USA.NJ");
  check_places("Police in Sarasota, Fla., and in Venice found them.", "Sarasota:L:USA.FL Fla.:L:USA.FL Venice:L:USA.FL");
}

static void test_people_and_organizations(void **state) {
  (void)state;
  check_places("Michael Jordan scored.\nJordan said he was happy.", "");
  check_places("Mr Trapani left.\nTrapani gave no reason.", "");
  check_places("President Lincoln spoke.", "");
  check_places("Jordan Reyes said Jordan was calm. He lives in Jordan.", "Jordan:L:JOR Jordan:L:JOR");
  check_places("Bryan English left the Cuban team.", "Cuban:A:CUB");
  check_places("The Bank of England and the University of Chicago agreed.", "England:E:GBR.ENG Chicago:E:USA.IL");
  check_places("The New York Times reported it.", "New York:E:USA.NY");
}

/* "in" and the like, and no list that has the word. */
static void test_new_towns(void **state) {
  (void)state;
  check_places("Floods cut off homes in Kruszwin on Monday. Kruszwin has no bridge.", "Kruszwin:L:- Kruszwin:L:-");
  check_places("He was held near Ober Kruszwin, police said.", "Ober Kruszwin:L:-");
  check_places("She has a stake in Kruszwin, a firm.", "");
  check_places("They believe in Kruszwinism, and speak Hindi.", "");
  check_places("It was put in Kruszwin cells, as told in Kruszwin's tale.", "");
  check_places("They met in Duane Kruszwin on Monday.", "");
}

static void test_adjectives(void **state) {
  (void)state;
  check_places("Turkish police arrested two Turks.", "Turkish:A:TUR Turks:D:TUR");
  check_places("Palestinians and New Yorkers met.", "Palestinians:D:PSE New Yorkers:D:USA.NY");
  check_places("He ate French fries and spoke in French.", "French:I:FRA French:G:FRA");
}

static void test_regions(void **state) {
  (void)state;
  check_places("Snow fell in Northeast Georgia and across the Northeast.", "Georgia:L:GEO Northeast:L:USA");
  check_places("Talks in Panmunjom on the Korean Peninsula.", "Panmunjom:L:KOR Korean Peninsula:L:-");
  check_places("They crossed the Demilitarised Zone (DMZ) at dawn.", "Demilitarised Zone (DMZ):L:KOR");
  check_places("South Ossetia, Crimea and the West Bank.", "South Ossetia:L:- Crimea:L:- West Bank:L:-");
  check_places("The Soviet Union collapsed.", "Soviet Union:L:-");
  check_places("Tankers in the Gulf and the Gulf of Mexico.", "Gulf:L:- Gulf of Mexico:L:-{Mexico}");
  check_places("The Democratic Republic of Congo and the Republic of Congo.", "Democratic Republic of Congo:L:COD Republic of Congo:L:COG");
}

static const place_row *find_row(uint32_t id) {
  for (uint32_t i = 0; i < world.rules.places.row_count; i++) {
    if (world.rules.places.rows[i].id == id) return &world.rules.places.rows[gazetteer_place(&world.rules.places, i)];
  }
  return NULL;
}

/* What rules of 20-places.rules and lists of the language add. */
static void test_patterns(void **state) {
  (void)state;
  check_places("He was extradited to the U. S. a year later.", "U. S.:L:USA");
  check_places("It cost US $17 million, and US dollars were paid.", "");
  check_places("The body was found in the Kruszwin River near Prague.", "Kruszwin River:L:- Prague:L:CZE.52");
  check_places("The Lanark resident is a friend of a Mansfield couple.", "Lanark:L:GBR.SCT Mansfield:L:GBR.ENG");
  check_places("State Sen. Ray Miller, D-Columbus, backed it.", "Columbus:L:USA.OH");
  check_places("A barn burned in Kruszwin, Ohio, on Monday.", "Kruszwin:L:- Ohio:L:USA.OH");
  check_places("In January, Ohio, Texas and Iowa voted.", "Ohio:L:USA.OH Texas:L:USA.TX Iowa:L:USA.IA");
  check_places("KRUSZWIN, Ohio - A barn burned.", "KRUSZWIN:T:- Ohio:T:USA.OH");
  check_places("Sen. Ray Miller (R-TX) left DC on Monday.", "TX:L:USA.TX DC:L:USA.DC");
  check_places("The shop at 1935 Orchard St., Alexandria, closed.", "1935 Orchard St.:L:- Alexandria:L:EGY.06");
}

static uint32_t country_of(const char *code) {
  place_home home;
  place_home_read(&home, &world.rules.places, str_of(code));
  return home.country;
}

static void test_gazetteer(void **state) {
  (void)state;
  const gazetteer *gaz = &world.rules.places;
  const place_row *seoul = find_row(1835848);
  assert_true(str_is(gazetteer_name(gaz, seoul), "Seoul") && seoul->kind == PLACE_CITY && seoul->flags & GAZ_CAPITAL);
  assert_true(seoul->lat > 375000 && seoul->lat < 376000 && seoul->lon > 1269000 && seoul->lon < 1270000 && seoul->size > 6900);
  uint32_t chile = country_of("CL"), kosovo = country_of("XK");
  assert_true(gaz->rows[gaz->countries[chile].row].lat == -300000 && gaz->rows[gaz->countries[chile].row].lon == -710000);
  assert_true(str_is(gazetteer_iso3(gaz, kosovo), "XKX"));
  assert_int_equal(country_of("ZZ"), 0);
  assert_string_equal(gazetteer_admin1(gaz, gazetteer_area(gaz, country_of("US"), STR("LA"))).ptr, "LA");
}

static void test_home(void **state) {
  (void)state;
  place_home home;
  const gazetteer *gaz = &world.rules.places;
  assert_true(place_home_read(&home, gaz, STR("US-LA")) && str_is(gazetteer_admin1(gaz, home.area), "LA"));
  assert_true(place_home_read(&home, gaz, STR("Louisiana")) && str_is(gazetteer_admin1(gaz, home.area), "LA"));
  assert_true(place_home_read(&home, gaz, STR("NZL")) && home.area == 0 && str_is(gazetteer_alpha2(gaz, home.country), "NZ"));
  assert_true(place_home_read(&home, gaz, STR("Georgia")) && str_is(gazetteer_alpha2(gaz, home.country), "GE"));
  assert_false(place_home_read(&home, gaz, STR("Atlantis")) || place_home_read(&home, gaz, STR("US-XX")) || place_home_read(&home, gaz, STR("")));
  check_places("Alexandria opens its pool on Monday.", "Alexandria:L:EGY.06");
  assert_true(place_home_read(&world.home, gaz, STR("US-LA")));
  check_places("Alexandria opens its pool on Monday.", "Alexandria:L:USA.LA");
  world.home = (place_home){0, 0};
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_names),
      cmocka_unit_test(test_namesakes),
      cmocka_unit_test(test_split_senses),
      cmocka_unit_test(test_known_cities),
      cmocka_unit_test(test_people_and_organizations),
      cmocka_unit_test(test_new_towns),
      cmocka_unit_test(test_adjectives),
      cmocka_unit_test(test_regions),
      cmocka_unit_test(test_patterns),
      cmocka_unit_test(test_gazetteer),
      cmocka_unit_test(test_home),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
