/* Fifty things that names of places do in news, a sentence or two of our own for each. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "place_cases.h"

static const struct {
  const char *text, *places;
} PHENOMENA[] = {
    {"SEOUL (Reuters) - Officials met in Busan on Friday.", "SEOUL:T:KOR.11 Busan:L:KOR.10"}, /* 1 dateline */
    {"WASHINGTON, Jan 5 — Lawmakers went home for the week.", "WASHINGTON:T:USA.DC"},         /* 2 dateline_capital */
    {"The talks failed. Washington imposed sanctions on two banks.", "Washington:M:USA.DC"},  /* 3 metonym */
    {"Fires burned across Washington state and near Spokane, Washington.",
     "Washington state:L:USA.WA Spokane:L:USA.WA Washington:L:USA.WA"},                    /* 4 state */
    {"She was born in Paris, Texas, and raised there.", "Paris:L:USA.TX Texas:L:USA.TX"},  /* 5 containment */
    {"They moved to Springfield, Ill., last year.", "Springfield:L:USA.IL Ill.:L:USA.IL"}, /* 6 press abbreviation */
    {"The mill in London, Ontario, closed. Workers in London were told.", "London:L:CAN.08 Ontario:L:CAN.08 London:L:CAN.08"}, /* 7 one sense */
    {"Georgia's parliament in Tbilisi voted. He drove to Atlanta, Georgia.",
     "Georgia:L:GEO Tbilisi:L:GEO.51 Atlanta:L:USA.GA Georgia:L:USA.GA"},                               /* 8 country and state */
    {"Michael Jordan scored. Jordan said he was happy.", ""},                                           /* 9 person */
    {"Paris Hilton and Jack London have nothing in common.", ""},                                       /* 10 given and family names */
    {"President Lincoln spoke, and Chelsea Clinton listened.", ""},                                     /* 11 title */
    {"Mr Trapani left. Trapani said he was tired. Trapani gave no reason.", ""},                        /* 12 surname memory */
    {"Reading is fun. Mobile phones rang. Nice work, they said. Bath time is over.", ""},               /* 13 common words */
    {"They met in Nice and near Mobile, Ala., in May.", "Nice:L:FRA.93 Mobile:L:USA.AL Ala.:L:USA.AL"}, /* 14 weak names with evidence */
    {"Turkish police arrested two Turks.", "Turkish:A:TUR Turks:D:TUR"},                                /* 15 adjective, demonym */
    {"He ate French fries and Danish pastry and played Russian roulette.", "French:I:FRA Danish:I:DNK Russian:I:RUS"}, /* 16 idioms */
    {"The envoy spoke in French.", "French:G:FRA"},                                                                    /* 17 language */
    {"The Bank of England and the University of Chicago agreed.", "England:E:GBR.ENG Chicago:E:USA.IL"},               /* 18 organisations */
    {"The New York Times and the Chicago Tribune reported it.", "New York:E:USA.NY Chicago:E:USA.IL"},                 /* 19 newspapers */
    {"Manchester United won, and Chelsea beat Arsenal on Sunday.", "Manchester:E:GBR.ENG"},                            /* 20 clubs */
    {"Kyiv, once Kiev; Mumbai, once Bombay; Myanmar, once Burma.",
     "Kyiv:L:UKR.12 Kiev:L:UKR.12 Mumbai:L:IND.16 Bombay:L:IND.16 Myanmar:L:MMR Burma:L:MMR"}, /* 21 old and new names */
    {"He flew from KL to NYC, then to LA, D.C. and HK. It was la dolce vita in La.",
     "KL:L:MYS.14 NYC:L:USA.NY LA:L:USA.CA D.C.:L:USA.DC HK:L:HKG La.:L:USA.LA"}, /* 22 short forms by case and dot */
    {"He told us about the US. OR is a code, but they met in Portland, OR.",
     "US:L:USA Portland:L:USA.OR OR:L:USA.OR"},              /* 23 codes by case and place */
    {"He has moved to the U.S. She has not.", "U.S.:L:USA"}, /* 24 stop of an abbreviation */
    {"Floods hit W.Va., S.C., Calif., Ont., B.C. and NSW on Monday.",
     "W.Va.:L:USA.WV S.C.:L:USA.SC Calif.:L:USA.CA Ont.:L:CAN.08 B.C.:L:CAN.02 NSW:L:AUS.02"}, /* 25 abbreviated units */
    {"North Korea sent an envoy to northern Korea.", "North Korea:L:PRK Korea:L:-<northern>"}, /* 26 country or direction */
    {"South Ossetia, Eastern Ghouta and the West Bank were quiet.", "South Ossetia:L:- Eastern Ghouta:L:SYR West Bank:L:-"}, /* 27 named regions */
    {"Rain fell in southern France, east of Mosul and 20 km north of Kabul.",
     "France:L:FRA<southern> Mosul:L:IRQ.15<east of> Kabul:L:AFG.13<20 km north of>"},                              /* 28 direction and distance */
    {"Talks in Panmunjom, in the DMZ, on the Korean Peninsula.", "Panmunjom:L:KOR DMZ:L:KOR Korean Peninsula:L:-"}, /* 29 Korean places */
    {"They dined at a hotel on Sentosa Island.", "Sentosa Island:L:SGP"},                                           /* 30 island */
    {"Tankers in the Gulf and the Gulf of Mexico turned back.", "Gulf:L:- Gulf of Mexico:L:-{Mexico}"},             /* 31 gulfs */
    {"Crimea, the Donbas, Kashmir, the Golan Heights and Taiwan were named.",
     "Crimea:L:- Donbas:L:- Kashmir:L:- Golan Heights:L:- Taiwan:L:TWN"}, /* 32 disputed */
    {"Ministers from the EU, the Middle East, the Sahel, the Balkans and the Horn of Africa met.",
     "EU:L:- Middle East:L:- Sahel:L:- Balkans:L:- Horn of Africa:L:-{Africa}"},                                         /* 33 regions */
    {"The Soviet Union, Yugoslavia and Czechoslovakia are gone.", "Soviet Union:L:- Yugoslavia:L:- Czechoslovakia:L:-"}, /* 34 states that are gone */
    {"Ships crossed the South China Sea, the Strait of Hormuz and the Nile.",
     "South China Sea:L:-{China} Strait of Hormuz:L:- Nile:L:-"}, /* 35 waters */
    {"The White House rejected the plan, the Kremlin welcomed it, Downing Street declined and the Pentagon warned them.",
     "White House:M:USA Kremlin:M:RUS Downing Street:M:GBR Pentagon:M:USA"}, /* 36 seats of government */
    {"Flights from Heathrow and Gatwick Airport were late. JFK was shot in 1963, and JFK airport has his name.",
     "Heathrow:L:GBR Gatwick Airport:L:GBR JFK airport:L:USA"},                                        /* 37 airports */
    {"The shop at 1935 Orchard St., Alexandria, closed.", "1935 Orchard St.:L:- Alexandria:L:EGY.06"}, /* 38 street */
    {"The Laurel County sheriff drove to London. Rapides Parish was flooded.",
     "Laurel County:L:USA.KY London:L:USA.KY Rapides Parish:L:USA.LA"},                      /* 39 county */
    {"He left Boston for Cambridge on foot.", "Boston:L:USA.MA Cambridge:L:USA.MA"},         /* 40 context */
    {"Trains link Berlin, Paris and Rome.", "Berlin:L:DEU.16 Paris:L:FRA.11 Rome:L:ITA.07"}, /* 41 list */
    {"Moscow-Beijing ties and US-China talks with a U.S.-led force.",
     "Moscow:L:RUS.48 Beijing:L:CHN.22 US:L:USA China:L:CHN U.S.:L:USA"}, /* 42 hyphenated pairs */
    {"Voters in Rhineland-Palatinate, Miami-Dade and Al-Minya went home.",
     "Rhineland-Palatinate:L:DEU.08 Miami-Dade:L:USA.FL Al-Minya:L:EGY.10"}, /* 43 hyphenated names */
    {"Zaïre, São Paulo and Rügen; Zaire, Sao Paulo and Rugen.",
     "Zaïre:L:COD São Paulo:L:BRA.27 Rügen:L:DEU Zaire:L:COD Sao Paulo:L:BRA.27 Rugen:L:DEU"}, /* 44 accents */
    {"Port-Au-Prince and Port-au-Prince; Abbasiya and Abbassiya.",
     "Port-Au-Prince:L:HTI.11 Port-au-Prince:L:HTI.11 Abbasiya:L:EGY.11 Abbassiya:L:EGY.11"}, /* 45 spellings */
    {"The Democratic Republic of the Congo, the Republic of Congo and the DRC.",
     "Democratic Republic of the Congo:L:COD Republic of Congo:L:COG DRC:L:COD"},                                   /* 46 two Congos */
    {"Hurricane Katrina, the Treaty of Versailles and the Wuhan virus.", "Versailles:E:FRA.11 Wuhan:E:CHN.12"},     /* 47 names of events */
    {"Palestinians, Ontarians and New Yorkers met.", "Palestinians:D:PSE Ontarians:D:CAN.08 New Yorkers:D:USA.NY"}, /* 48 demonyms of units */
    {"He came back to the capital. The kingdom and the island nation were far.", ""},                               /* 49 nominal references */
    {"Alexandria opens its pool on Monday.", "Alexandria:L:EGY.06"},                                                /* 50 without a hint */
};

static void test_phenomena(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof PHENOMENA / sizeof *PHENOMENA; i++) check_places(PHENOMENA[i].text, PHENOMENA[i].places);
}

/* The same place under every name, and what the record says of special ones. */
static void test_ids(void **state) {
  (void)state;
  static const char *const PAIRS[][2] = {{"Kyiv", "Kiev"},      {"Mumbai", "Bombay"},  {"Myanmar", "Burma"},     {"São Paulo", "Sao Paulo"},
                                         {"Zaïre", "Zaire"},    {"Rügen", "Rugen"},    {"NYC", "New York City"}, {"Abbasiya", "Abbassiya"},
                                         {"D.R. Congo", "DRC"}, {"Beijing", "Peking"}, {"Oromia", "Oromiya"},    {"Odesa", "Odessa"}};
  for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
    assert_int_not_equal(place_id(PAIRS[i][0]), 0);
    assert_int_equal(place_id(PAIRS[i][0]), place_id(PAIRS[i][1]));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_phenomena), cmocka_unit_test(test_ids)};
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
