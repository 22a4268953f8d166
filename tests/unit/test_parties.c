/* Who acts on whom: which words of a sentence are the actors and recipients of its event. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "party_cases.h"

static void subjects_of_headlines(void **state) {
  static const party_row ROWS[] = {
      {"Kenyan senate changes criticised\n\nThe rain came late.", "", "Kenyan senate=KENLEG"},
      {"Kenyan minister accused of murder\n\nThe rain came late.", "", "Kenyan minister=KENGOV"},
      {"Chad asked to send troops\n\nThe rain came late.", "", ""},
      {"Chad asked by Mali to send troops\n\nThe rain came late.", "Mali=MLI", "Chad=TCD"},
      {"Act on the ruling, Kenya urged\n\nThe rain came late.", "", ""},
  };
  CHECK_ROWS(state, ROWS);
}

static void subjects_in_other_clauses(void **state) {
  static const party_row ROWS[] = {
      {"Rebels in north-west Mali have donated aid to Chad.", "Rebels=MLIREB", "Chad=TCD"},
      {"Chad saw problems that Mali faces and called for a treaty.", "Chad=TCD", ""},
      {"Traders fear the duties Peru imposed on Bolivian tin.", "Peru=PER", "Bolivian=BOL"},
      {"LIMA, May 3 - Peruvian minister Ana Torres, addressing a meeting of Andean ministers, smiled.", "Peruvian minister Ana Torres=PERGOV", ""},
      {"A bomber drove a truck into a bank in Oslo, killing six and wounding ten.", "bomber=NORUAF", ""},
      {"A bomber drove a truck into a bank in Oslo, killing at least 13 civilians.", "bomber=NORUAF", "civilians=NORCVL"},
      {"Hamas is known in Chad and Norway. Peru urged both sides to stop.", "Peru=PER", "both sides=---"},
      {"Norway accused the Swedish carmaker Volvo of theft.", "Norway=NOR", "Volvo=SWEMNC"},
      {"Norway accused the aid group Mercy Line of theft.", "Norway=NOR", "Mercy Line=NGO"},
      {"Ivan Torp, 44, of Oslo, and Ana Lind, 41, from Bergen, were convicted of fraud.", "", "Ana Lind=---; Ivan Torp=---"},
      {"Norway relied on Chad and two banks based in Oslo, and accused Mali of theft.", "Norway=NOR", "Mali=MLI"},
      {"Norway relied on Kolmari and two banks, and accused Mali of theft.", "Norway=NOR", "Mali=MLI"},
      {"Norway said that its ships were safe, and warned Chad of war.", "Norway=NOR", "Chad=TCD"},
      {"Chad's minister told reporters that the troops of Niger will attack Mali.", "troops=NERMIL", "Mali=MLI"},
      {"Chad offered aid to Niger, and Mali's minister, Ann Lee, smiled.", "Chad=TCD", "Niger=NER"},
      {"Mali noted the envoys accused Chad of spying.", "envoys=---GOV", "Chad=TCD"},
      {"Peru's minister blamed Chad for the fears of Mali and Niger and urged talks.", "Peru's minister=PERGOV", "Chad=TCD"},
      {"In remarks after meeting with rebels on Monday, President Emmanuel Macron hailed peace.", "President Emmanuel Macron=FRAGOV; rebels=---REB",
       ""},
      {"Peru has seen the harvests of Chad, Mali and Niger and urged talks.", "Peru=PER", ""},
      {"Mary Jones and Paul Smith - a former colleague in the Peruvian government - praised Chad's president.", "Paul Smith=---; Mary Jones=---",
       "Chad's president=TCDGOV"},
      {"Traders feared for Chad, which accused Niger of spying.", "Chad=TCD", "Niger=NER"},
      {"\"I have met the Chadian president,\" Chancellor Olaf Scholz said.", "Chancellor Olaf Scholz=DEUGOV; the Chadian president=TCDGOV", ""},
      {"Mali, whose army lost Chad's favour, last year attacked Niger.", "Mali=MLI", "Niger=NER"},
      {"Chad will ship arms to Niger, the Oslo Times reported.", "Chad=TCD", "Niger=NER"},
      {"Chadian envoys spoke as the heir, who is here on a state visit to Norway, left.", "", ""},
      {"Peru's minister recalled her years as president and offered aid to Chad.", "Peru's minister=PERGOV", "Chad=TCD"},
      {"The army moved one of three helicopters and blamed Chad for the war.", "army=---MIL", "Chad=TCD"},
      {"Chadian jets have buzzed cargo planes near Oslo and have shot at Peruvian ships.", "Chadian jets=TCDMIL", "Peruvian ships=PERMIL"},
      {"The envoys wrote a report for the board, which blamed Chad.", "", ""},
      {"Mary Jones - who accused Chad of spying - smiled.", "Mary Jones=---", "Chad=TCD"},
      {"The man who helped the clerk of the Senate who blamed Chad smiled.", "", ""},
      {"There was fear among leaders that the army had attacked Chad.", "army=---MIL", "Chad=TCD"},
      {"About 30 Peruvian senators opposed talks with Chad.", "Peruvian senators=PERLEG", "Chad=TCD"},
      {"Clerks saw 20 miners, four of whom were arrested in Oslo.", "", "miners=NORCVL"},
      {"The board has new members appointed in May by President Macron.", "President Macron=FRAGOV", "members=---"},
      {"In 2014 Peru accused Chad of spying.", "Peru=PER", "Chad=TCD"},
      {"The minister said a banker representing him met with Chad's king.", "banker=---BUS; Chad's king=TCDGOV", ""},
      {"Peru's minister, who is a member of the Norwegian Labour Party, was in Mali to meet Chadian officials.",
       "Peru's minister=PERGOV; Chadian officials=TCDGOV", ""},
      {"Washington is likely to impose sanctions on Chad.", "Washington=USA", "Chad=TCD"},
      {"We will not see an Iraq-style invasion of Chad on Monday.", "", "Chad=TCD"},
      {"The judge said Chad must pay.", "", ""},
      {"Chad IMF talks failed.", "Chad=TCD; IMF=IGOIMF", ""},
      {"Chilean wage talks failed on Monday.", "", ""},
      {"Peru's president sat with government officials and will visit Chad.", "Peru's president=PERGOV", "Chad=TCD"},
      {"Chancellor Olaf Scholz described Park as shadow oil minister and accused Chad of spying.", "Chancellor Olaf Scholz=DEUGOV", "Chad=TCD"},
      {"President Macron left after a raid in Oslo that killed ten miners.", "", "miners=NORCVL"},
      {"The miners were kidnapped by Sunni terror group Boko Haram.", "Boko Haram=NGAREBBKH", "miners=---CVL"},
      {"Mali came in after the U.S. Had accused Chad of spying.", "U.S.=USA", "Chad=TCD"},
      {"Envoys hope that the U.S. Accused Chad of spying.", "U.S.=USA", "Chad=TCD"},
      {"A truck drove through an enormous crowd, injuring ten miners in Oslo.", "", ""},
      {"Envoys said the steering panel of Chad's banks had accused Peru of spying.", "", ""},
      {"A court held Paul Smith for \"insulting\" Chad's president.", "", ""},
      {"The families of the miners arrested near Oslo on Tuesday left.", "", "miners=NORCVL"},
      {"Peru's president has appointed Paul Smith, 57, to the board.", "Peru's president=PERGOV", "Paul Smith=---"},
      {"Chad, Mali to meet in Oslo\n\nOSLO, May 3 - The weather was fine.", "Mali=MLI; Chad=TCD", ""},
      {"Peru's president met the president of Chad, and a minister said trade would grow.", "Peru's president=PERGOV; president=TCDGOV", ""},
      {"The board of the firm met Chad.", "board=---BUS; Chad=TCD", ""},
      {"Minister Ana Torres could lose her seat if convicted.", "", "Minister Ana Torres=---GOV"},
      {"Peru wanted Chad to attack Mali.", "Chad=TCD", "Mali=MLI"},
      {"Relations with Chad were broken off by Lima in May.", "Lima=PER", "Chad=TCD"},
      {"Clerks made a list of the duties demanded by Chad.", "Chad=TCD", ""},
  };
  CHECK_ROWS(state, ROWS);
}

static void lists_of_parties(void **state) {
  static const party_row ROWS[] = {
      {"Senator Mary Jones and Republican leader Paul Smith urged Peru to hold talks.", "leader Paul Smith=USAPTY; Senator Mary Jones=---LEG",
       "Peru=PER"},
      {"Traders await a visit by President Macron, army and police officials said.", "President Macron=FRAGOV", ""},
      {"Peru agreed to send aid to Chad, a spokesman for local miners said.", "Peru=PER", "Chad=TCD"},
      {"Chad, Mali and Niger met in Oslo.", "Niger=NER; Mali=MLI; Chad=TCD", ""},
      {"Lima is to sign a treaty with Chad, officials in Oslo said.", "Lima=PER; Chad=TCD", ""},
      {"Ministers from Chad and Mali accused Peru of spying.", "Ministers=TCDGOV; Ministers=MLIGOV", "Peru=PER"},
      {"Officials of the IMF and the World Bank urged Peru to act.", "Officials=IGOIMF; Officials=IGOWBK", "Peru=PER"},
      {"Envoys of Chad, the European Community and Mali accused Peru of spying.", "Envoys=TCDGOV; Envoys=IGOEUR; Envoys=MLIGOV", "Peru=PER"},
      {"Talks between management and a union failed, Peru's oil minister said.", "management=---BUS; union=PERLAB", ""},
      {"A group of senators and farmers urged Chad to act.", "farmers=TCDCVL; senators=TCDLEG", "Chad=TCD"},
      {"The heads of the navies of Chad and Mali met in Lima.", "Mali=MLI; Chad=TCD", ""},
      {"The plan will be read by the Senate, and Peru has accused Chad of spying.", "Peru=PER", "Chad=TCD"},
      {"The senators and the angry ministers accused Peru of spying.", "ministers=---GOV; senators=PERLEG", "Peru=PER"},
      {"Peru/Chad trade talks were held on Monday.", "Chad=TCD; Peru=PER", ""},
      {"Chad and Mali's talks took an hour.", "Mali=MLI; Chad=TCD", ""},
      {"Chad held talks with a union and the liberal Free Democrats.", "Chad=TCD; union=TCDLAB; Free Democrats=TCDPTY", ""},
      {"Chad's and Mali's envoys accused Peru of spying.", "Chad's and Mali's envoys=TCDGOV; Chad's and Mali's envoys=MLIGOV", "Peru=PER"},
      {"Chad, Mali, the United States and Niger, have accused Peru of spying.", "Niger=NER; United States=USA; Mali=MLI; Chad=TCD", "Peru=PER"},
      {"Three states - Chad, Mali, the U.S. And Niger - accused Peru of spying.", "Niger=NER; U.S.=USA; Mali=MLI; Chad=TCD", "Peru=PER"},
      {"Chad, Mali and Niger spoke of their talks in Oslo.", "Chad=TCD; Mali=MLI; Niger=NER", ""},
      {"Chad and its bank advisory committee held talks in Oslo.", "bank advisory committee=---BUS; Chad=TCD", ""},
      {"Chancellor Olaf Scholz and senior union leaders met in Oslo.", "union leaders=NORLAB; Chancellor Olaf Scholz=DEUGOV", ""},
      {"Chancellor Olaf Scholz met senior union leaders and several top bankers.",
       "Chancellor Olaf Scholz=DEUGOV; union leaders=---LAB; bankers=---BUS", ""},
      {"Minister Ana Torres, the head of the Fishermen's Party, and Senator Paul Smith urged Chad to act.",
       "Senator Paul Smith=---LEG; Minister Ana Torres=---GOV", "Chad=TCD"},
      {"President Emmanuel Macron met Ana Torres, the veteran head of a union, and Paul Smith.",
       "President Emmanuel Macron=FRAGOV; Ana Torres=---LAB; Paul Smith=---", ""},
      {"The Chadian president appointed Paul Smith, a former prosecutor, in May.", "The Chadian president=TCDGOV", "Paul Smith=---"},
      {"The firm's president and board member Paul Smith urged Chad to act.", "member Paul Smith=---", "Chad=TCD"},
      {"Chad will hold talks with a union and state-owned Gazprom.", "Chad=TCD; union=TCDLAB; Gazprom=RUSMNC", ""},
      {"Greek and Turkish trade talks took an hour.", "Turkish=TUR; Greek=GRC", ""},
      {"The talks were about Peru, and Norway and Chad has accused Mali.", "Chad=TCD", "Mali=MLI"},
      {"OSLO, May 3 - Soldiers and at least 300 rebels attacked Chad.", "rebels=---REB; Soldiers=---MIL", "Chad=TCD"},
      {"OSLO, May 3 - Norwegian unions and Tromso officials accused Chad of theft.", "officials=NORGOV; Norwegian unions=NORLAB", "Chad=TCD"},
      {"Acme Corp said it and Peru accused Chad of theft.", "Peru=PER; Acme Corp=---BUS", "Chad=TCD"},
      {"Ann Lee and her husband, Tom Roe, accused Chad of theft.", "Tom Roe=---; Ann Lee=---", "Chad=TCD"},
      {"OSLO, May 3 - Ann Lee was criticised by Norway and some advocates.", "Norway=NOR; advocates=NORCVL", "Ann Lee=---"},
  };
  CHECK_ROWS(state, ROWS);
}

static void who_is_addressed(void **state) {
  static const party_row ROWS[] = {
      {"The Chadian president asked people to stay at home.", "The Chadian president=TCDGOV", "people=TCDCVL"},
      {"The Chadian president pledged to step up his fight.", "The Chadian president=TCDGOV", ""},
      {"The Chadian president promised to push harder than Niger.", "The Chadian president=TCDGOV", ""},
      {"Kenya demanded more than $3 million from Uganda.", "Kenya=KEN", "Uganda=UGA"},
      {"Peru's president condemned what he called a breach of Chadian law.", "Peru's president=PERGOV", "Chadian=TCD"},
      {"Norwegian police are looking into what caused a charter aircraft to crash.", "Norwegian police=NORCOP", ""},
  };
  CHECK_ROWS(state, ROWS);
}

static void parties_of_nouns(void **state) {
  static const party_row ROWS[] = {
      {"An inter-Korean summit was held in May.", "Korean=KOR; Korean=PRK", ""},
      {"The church shooting shook Oslo.", "", ""},
      {"President Macron spoke after talks with the French oil minister.", "French oil minister=FRAGOV; President Macron=FRAGOV", ""},
      {"In talks with Chad's president, the panel's heads urged reform, a Norwegian official said.", "", ""},
      {"Norwegian police recorded 14 assaults in Oslo.", "", ""},
      {"Speaking in Oslo after talks with Chad's president, President Macron smiled.", "Chad's president=TCDGOV; President Macron=FRAGOV", ""},
      {"President Macron said after talks in Oslo on Monday with Chad's president that he was pleased.",
       "Chad's president=TCDGOV; President Macron=FRAGOV", ""},
      {"The shooting in Oslo drew calls from the army.", "", ""},
      {"The Chad visit was planned by President Macron.", "", ""},
      {"President Macron spoke after a meeting of EU farm ministers in Oslo.", "EU farm ministers=IGOEUR", ""},
      {"President Macron said that he awaits talks with Chad's president.", "Chad's president=TCDGOV; President Macron=FRAGOV", ""},
      {"A 24-hour strike by Belgian miners hit the port.", "Belgian miners=BELLAB", "Belgian miners=BEL"},
      {"A visit to Oslo by Chad's oil minister ended on Monday.", "Chad's oil minister=TCDGOV", ""},
      {"The Oslo talks between Chad and Niger failed.", "Chad=TCD; Niger=NER", ""},
      {"Talks between the European Community (EC) and Chad failed.", "European Community=IGOEUR; Chad=TCD", ""},
      {"Peru's farmers await trade talks with Oslo.", "Peru's farmers=PERCVL; Oslo=NOR", ""},
      {"The critic recalled President Macron's murder.", "", "President Macron=FRAGOV"},
      {"The collapse of the Geneva talks has worried traders, a Chadian official said.", "", ""},
      {"At the start of a visit to Chad, President Emmanuel Macron said he was pleased.", "President Emmanuel Macron=FRAGOV", "Chad=TCD"},
      {"OSLO, May 3 - Three ministers resigned.", "ministers=---GOV", ""},
      {"Chad held talks with the secretary for water, Ann Lee.", "Chad=TCD; Ann Lee=---", ""},
      {"Chad ruled out Norwegian military or financial help.", "Chad=TCD", "Norwegian=NOR"},
      {"Despite U.S. sanctions announced last week against Chad, trade grew.", "U.S.=USA", "Chad=TCD"},
      {"Imports of US beef were suspended in Chad.", "", "US=USA"},
  };
  CHECK_ROWS(state, ROWS);
}

static void who_attacks(void **state) {
  static const party_row ROWS[] = {
      {"OSLO, May 3 - They stabbed a police officer and ran.", "", "police officer=NORCOP"},
      {"The Palestinian stabbed two Norwegian soldiers in Hebron.", "Palestinian=PSE", "Norwegian soldiers=NORMIL"},
      {"Rebels fighting Chadian soldiers left Goma and stabbed six farmers.", "Rebels=---REB", "Chadian soldiers=TCDMIL"},
      {"A bomb targeting Chadian soldiers hit a market. Mali met Niger.", "Mali=MLI; Niger=NER", ""},
      {"The assault on Goma began in May.", "", "Goma=COD"},
      {"The Norwegian minister Ann Lee, who shot to fame in 2004, smiled.", "", ""},
      {"Ann Lee praised the deadly 2011 raid that killed two Chadian soldiers.", "", "Chadian soldiers=TCDMIL"},
      {"OSLO, May 3 - Lorries were hijacked after mourners clashed with police.", "mourners=NORCVL; police=NORCOP", ""},
      {"OSLO, May 3 - Anti-aircraft fire hit a school.", "", ""},
      {"Ten farmers from Chad were killed in a 2011 U.S. drone strike.", "U.S.=USA", "farmers=TCDCVL"},
      {"Ten soldiers were killed in a Norwegian town.", "", "soldiers=NORMIL"},
      {"The ship was attacked by a Norwegian gunboat.", "Norwegian gunboat=NORMIL", ""},
  };
  CHECK_ROWS(state, ROWS);
}

static void who_is_promised(void **state) {
  static const party_row ROWS[] = {
      {"Egypt agreed to buy Canadian wheat.", "Egypt=EGY", ""},
      {"Egypt agreed to sell Canadian wheat to Chad.", "Egypt=EGY", "Chad=TCD"},
      {"Peru's president pledged to undo President Macron's reform.", "Peru's president=PERGOV", ""},
      {"Peru agreed to a Chadian proposal.", "Peru=PER", "Chadian=TCD"},
      {"Peru agreed to impose duties on Chadian tin.", "Peru=PER", "Chadian=TCD"},
      {"Peru's president promised that Chad is safe.", "Peru's president=PERGOV", ""},
      {"Peru agreed to lend Chad large sums.", "Peru=PER", "Chad=TCD"},
      {"\"Peru will agree to more taxes,\" President Macron added.", "Peru=PER", ""},
      {"Peru asked for more aid, Chad's minister said.", "Peru=PER", ""},
  };
  CHECK_ROWS(state, ROWS);
}

static void who_is_refused(void **state) {
  static const party_row ROWS[] = {
      {"Peru rejected a bid by Chad.", "Peru=PER", "Chad=TCD"},
      {"Peru refused to recognise Chad during the talks.", "Peru=PER", "Chad=TCD"},
      {"Peru rejected on Tuesday a Chadian appeal.", "Peru=PER", "Chadian=TCD"},
      {"Peru rejected demands from Chad and Mali for aid.", "Peru=PER", "Chad=TCD; Mali=MLI"},
      {"Peru rejected the idea that Chad should pay.", "Peru=PER", ""},
      {"Peru rejected suggestions Chad could buy its ships.", "Peru=PER", ""},
      {"The Peruvian government opposed the Iraq war.", "Peruvian government=PERGOV", ""},
      {"Peru opposes Soviet membership of the bank.", "Peru=PER", ""},
      {"Peru refused to discuss newspaper reports about the loan.", "Peru=PER", ""},
      {"Peru opposed a ban on arms in Chad.", "Peru=PER", ""},
      {"A plan for Chad was rejected by Peru.", "Peru=PER", ""},
      {"Peru declined to accept the plan, and the U.S. had to wait.", "Peru=PER", ""},
      {"Peru demanded the release of two men at the camp in Chad.", "Peru=PER", ""},
      {"Peru called for a ban on Muslim schools.", "Peru=PER", ""},
      {"Peru called for EU reform.", "Peru=PER", ""},
  };
  CHECK_ROWS(state, ROWS);
}

static void who_is_only_spoken_of(void **state) {
  static const party_row ROWS[] = {
      {"Peru's government has been negotiating the return of the fishermen since 2003.", "Peru's government=PERGOV", ""},
      {"Peru negotiated the return of fishermen with Chad.", "Peru=PER; Chad=TCD", ""},
      {"Nigerian schoolgirls' abduction angered the town.", "", "Nigerian schoolgirls=NGACVL"},
      {"Street riots in Oslo contributed to President Ana Torres's defeat.", "", ""},
      {"Norwegian police charged a clerk of the Acme Bank.", "Norwegian police=NORCOP", ""},
      {"Senator Ann Lee, who unlike Senator Paul Smith visited Chad, smiled.", "Senator Ann Lee=---LEG", "Chad=TCD"},
      {"A march in Oslo that drew hundreds of people ended.", "", ""},
      {"Peru agreed to give Ecuador grain.", "Peru=PER", "Ecuador=ECU"},
      {"Peru agreed to acquire Ecuador oil fields.", "Peru=PER", ""},
      {"Peru agreed to continue helping Chad.", "Peru=PER", "Chad=TCD"},
      {"Peru pledged to find a way to stop Chad.", "Peru=PER", ""},
      {"Peru agreed to buy corn, with Chad buying rice.", "Peru=PER", ""},
      {"Peru accepted the resignation of the Chadian envoy.", "Peru=PER", "Chadian envoy=TCDGOV"},
      {"Peru threatened to leave unless Chad paid.", "Peru=PER", "Chad=TCD"},
      {"Iranian officials warned that Iran would attack ships.", "Iranian officials=IRNGOV", ""},
      {"The Dutch minister defended Dutch farms.", "Dutch minister=NLDGOV", ""},
      {"Peru criticised U.S. policy.", "Peru=PER", "U.S.=USA"},
      {"Peru criticised Chad's leaders.", "Peru=PER", "Chad's leaders=TCDGOV"},
  };
  CHECK_ROWS(state, ROWS);
}

static void recipients_across_clauses(void **state) {
  static const party_row ROWS[] = {
      {"Ten Thai nationals were freed under a deal brokered by Egypt.", "", "Thai nationals=THACVL"},
      {"Chad raised duties on all steel from Peru, retaliating against Mali.", "Chad=TCD", "Peru=PER"},
      {"The man flew from Chad to Spain, where police arrested two Peruvians.", "police=ESPCOP", "Peruvians=PER"},
      {"Sheikh Hasina fled. President Joko Widodo announced her resignation and left.", "her=BGDGOV", ""},
      {"Chad declared a curfew and broke off relations with Peru.", "Chad=TCD", ""},
      {"Mali and Chad agreed to exchange prisoners.", "Chad=TCD; Mali=MLI", ""},
      {"Chad has severed ties with and bombed Mali.", "Chad=TCD", "Mali=MLI"},
      {"Chad refused to send troops to Mali.", "Chad=TCD", "Mali=MLI"},
      {"A Paris court convicted two Chadians. The Peruvian lawyers left for Oslo.", "court=FRAJUD", "Chadians=TCD"},
      {"Mali attacked Chad. Chad urged both countries to send troops.", "Mali=MLI", "Chad=TCD"},
      {"Mali and Chad vote today. Chad urged both countries to send troops.", "Chad=TCD", ""},
      {"Gunmen from Chad attacked Mali, killed two Peruvians and left.", "Gunmen=TCDUAF", "Mali=MLI; Peruvians=PER"},
      {"Gunmen from Chad sailed to Mali, killed about 200 Peruvians and left.", "Gunmen=TCDUAF", "Peruvians=PER"},
      {"Chad, Mali and others condemned Peru.", "Mali=MLI; Chad=TCD", "Peru=PER"},
      {"The Peruvian president told a summit of the OAS that prices were high.", "OAS=IGOOAS; The Peruvian president=PERGOV", ""},
      {"Argentina will benefit from a quota of Chile and reduced levies on fish.", "", ""},
      {"The threat of a war with Peru, brokers polled by Reuters said, is past.", "", ""},
      {"A Peruvian minister, who has served in Iran, Turkey and France, condemned Chad.", "Peruvian minister=PERGOV", "Chad=TCD"},
      {"The EU fears US aid to Boeing. Both sides agreed to talk.", "Both sides=IGOEUR; Both sides=USA", ""},
      {"The former manager of President Maduro, Ann Lee, condemned Chad.", "Ann Lee=---", "Chad=TCD"},
      {"NV Nederlandse Gasunie of the Netherlands has signed a pact with Japan.", "", ""},
      {"Regulators from Peru, Chile, Chad, Mali, Niger, Kenya and Togo condemned Iran.",
       "Regulators=PERGOV; Regulators=CHLGOV; Regulators=TCDGOV; Regulators=MLIGOV; Regulators=NERGOV; Regulators=KENGOV; Regulators=TGOGOV",
       "Iran=IRN"},
      {"Greece and Turkey's NATO allies condemned Chad.", "NATO allies=IGONATO", "Chad=TCD"},
      {"The Federal Government has asked Indonesia to act in Jakarta.", "Federal Government=---GOV", "Indonesia=IDN"},
      {"The Australian and Egyptian governments condemned Chad.",
       "Australian and Egyptian governments=AUSGOV; Australian and Egyptian governments=EGYGOV", "Chad=TCD"},
      {"Fears were raised by an Iraqi attack on the U.S. frigate Stark which killed 37 seamen.", "Iraqi=IRQ", "U.S. frigate=USAMIL; seamen=USACVL"},
      {"The Japanese president denied opposition charges that he broke a treaty with Chad.", "opposition=---OPP", "Chad=TCD"},
  };
  CHECK_ROWS(state, ROWS);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(subjects_of_headlines), cmocka_unit_test(subjects_in_other_clauses),
      cmocka_unit_test(lists_of_parties),      cmocka_unit_test(who_is_addressed),
      cmocka_unit_test(parties_of_nouns),      cmocka_unit_test(who_attacks),
      cmocka_unit_test(who_is_promised),       cmocka_unit_test(who_is_refused),
      cmocka_unit_test(who_is_only_spoken_of), cmocka_unit_test(recipients_across_clauses),
  };
  return cmocka_run_group_tests(tests, open_rules, close_rules);
}
