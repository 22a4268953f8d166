/* Who acts on whom over the built-in rules: a sentence, and all actors and recipients of its first event with their CAMEO codes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "record_reader.h"

enum { MAX_SIDE = 400 };

/* "text=code; text=code" in the order of the record. */
typedef struct {
  const char *text, *actors, *recipients;
} party_row;

static void write_side(char *out, const cJSON *event, const char *side) {
  const cJSON *party;
  size_t len = 0;
  out[0] = '\0';
  cJSON_ArrayForEach(party, cJSON_GetObjectItem(event, side)) {
    len += (size_t)snprintf(out + len, MAX_SIDE - len, "%s%s=%s", len ? "; " : "", text_of(party, "text"), text_of(party, "cameo"));
    assert_true(len < MAX_SIDE);
  }
}

static void check_row_on(extractor *e, const party_row *row, const char *date) {
  cJSON *record = record_on(e, row->text, date);
  const cJSON *event = cJSON_GetArrayItem(cJSON_GetObjectItem(record, "events"), 0);
  char side[MAX_SIDE];
  write_side(side, event, "actors");
  if (strcmp(side, row->actors) != 0) fail_msg("%s: actors '%s'", row->text, side);
  write_side(side, event, "recipients");
  if (strcmp(side, row->recipients) != 0) fail_msg("%s: recipients '%s'", row->text, side);
  cJSON_Delete(record);
}

static void check_rows(void **state, const party_row *rows, size_t count) {
  for (size_t i = 0; i < count; i++) check_row_on(*state, &rows[i], "2024-05-15");
}
#define CHECK_ROWS(state, rows) check_rows((state), (rows), sizeof(rows) / sizeof *(rows))

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
      {"Chad and its bank advisory committee held talks in Oslo.", "committee=---; Chad=TCD", ""},
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
  };
  CHECK_ROWS(state, ROWS);
}

static void offices_told_beside_names(void **state) {
  static const party_row ROWS[] = {
      {"Ana Torres, president of Acme Corp, accused Chad of spying.", "Ana Torres=---BUS", "Chad=TCD"},
      {"Ana Torres, 51, head of the miners' union, smiled. Torres accused Chad of spying.", "Torres=---LAB", "Chad=TCD"},
      {"Ana Torres, chairman of the party's farm council, accused Chad of spying.", "Ana Torres=---PTY", "Chad=TCD"},
      {"Ivan Petrov, head of the Gulf desk at the Soviet Foreign Ministry, accused Chad of spying.", "Ivan Petrov=SUNGOV", "Chad=TCD"},
      {"Canada's Minister of State for Finance, Tom Hark, accused Chad of spying.", "Tom Hark=CANGOV", "Chad=TCD"},
      {"Norwegian Mines Minister, Paul Smith, smiled. Smith accused Chad of spying.", "Smith=NORGOV", "Chad=TCD"},
      {"President of the Norwegian Federation of Banks, Tom Hark, accused Chad of spying.", "Tom Hark=NORNGO", "Chad=TCD"},
      {"Ana Torres, a former minister, accused Chad of spying.", "Ana Torres=---", "Chad=TCD"},
      {"Ana Torres, an editor at Acme Corp, accused Chad of spying.", "Ana Torres=---MED", "Chad=TCD"},
      {"Ana Torres, head of the EC delegation here, accused Chad of spying.", "Ana Torres=IGOEUR", "Chad=TCD"},
      {"Ana Torres, farm commissioner of the EC, accused Chad of spying.", "Ana Torres=IGOEUR", "Chad=TCD"},
      {"Told of Tom Hark, the president accused Chad of spying.", "president=---GOV", "Chad=TCD"},
      {"According to the mines minister, Tom Hark accused Chad of spying.", "Tom Hark=---", "Chad=TCD"},
      {"Ana Torres, chairman and founder of Acme Corp, accused Chad of spying.", "Ana Torres=---BUS", "Chad=TCD"},
      {"\"No,\" said Ana Torres, Acme Corp chief executive said to be ill. Torres accused Chad of spying.", "Torres=---BUS", "Chad=TCD"},
      {"Ana Torres of Acme Corp accused Chad of spying.", "Ana Torres=---BUS", "Chad=TCD"},
      {"Ana Torres, for the Liberal Democrats, accused Chad of spying.", "Ana Torres=GBRPTY", "Chad=TCD"},
      {"President Emmanuel Macron smiled. Ana Torres, his chief of staff, accused Chad of spying.", "Ana Torres=FRAGOV", "Chad=TCD"},
      {"OSLO, May 3 - A Peruvian team led by Mines Minister Ana Torres smiled. Torres accused Chad of spying.", "Torres=PERGOV", "Chad=TCD"},
      {"WASHINGTON, May 3 - Asked of Peruvian duties, Commerce Secretary Tom Hark accused Chad of spying.", "Commerce Secretary Tom Hark=USAGOV",
       "Chad=TCD"},
      {"The Lord Chancellor, Lord Torring, accused Chad of spying.", "Lord Torring=---GOV", "Chad=TCD"},
      {"Ana Torres (D-Ohio) accused Chad of spying.", "Ana Torres=USALEG", "Chad=TCD"},
  };
  CHECK_ROWS(state, ROWS);
}

static void offices_of_bodies(void **state) {
  static const party_row ROWS[] = {
      {"Miners union chief Tom Hark accused Chad of spying.", "chief Tom Hark=---LAB", "Chad=TCD"},
      {"White House counsel Tom Hark accused Chad of spying.", "White House counsel Tom Hark=USAGOV", "Chad=TCD"},
      {"White House Budget Director Tom Hark accused Chad of spying.", "Director Tom Hark=USAGOV", "Chad=TCD"},
      {"CNN President Tom Hark accused Chad of spying.", "CNN President Tom Hark=USAMED", "Chad=TCD"},
      {"OSLO, May 3 - Acme Corp has a new board. President Tom Hark urged the government to act.", "President Tom Hark=---BUS", "government=NORGOV"},
      {"OSLO, May 3 - Acme Corp has a new board. President Tom Hark fled Chad and urged the government to act.", "President Tom Hark=---GOV",
       "government=NORGOV"},
      {"OSLO, May 3 - In Oslo ACW President Tom Hark accused Chad of spying.", "President Tom Hark=---", "Chad=TCD"},
      {"OSLO, May 3 - Acme Corp has a new board. Chairman Tom Hark accused Chad of spying.", "Chairman Tom Hark=---BUS", "Chad=TCD"},
      {"OSLO, May 3 - Acme Corp has a new board. Committee chairman Tom Hark accused Chad of spying.", "chairman Tom Hark=---", "Chad=TCD"},
      {"Norwegian Mines Corp manager Tom Hark accused Chad of spying.", "manager Tom Hark=NORBUS", "Chad=TCD"},
      {"U.S. Senate Finance Committee Chairman Tom Hark accused Chad of spying.", "U.S. Senate Finance Committee Chairman Tom Hark=USALEG",
       "Chad=TCD"},
      {"The Liberal Democrats (LD) executive council chairman Tom Hark accused Chad of spying.", "chairman Tom Hark=GBRPTY", "Chad=TCD"},
      {"Socialist leader Ana Torres accused Chad of spying.", "Socialist leader Ana Torres=---PTY", "Chad=TCD"},
      {"The Ohio Court of Appeals rejected a plea by Congress.", "Ohio Court of Appeals=USAJUD", "Congress=USALEG"},
      {"Canada Post workers accused Chad of spying.", "Canada Post workers=CANCVL", "Chad=TCD"},
      {"Canada Post accused Chad of spying.", "Canada Post=CANBUS", "Chad=TCD"},
      {"The Norwegian Pilots Association accused Chad of spying.", "Norwegian Pilots Association=NORLAB", "Chad=TCD"},
      {"The Steel Trade Commission, STC, grew. The STC accused Chad of spying.", "STC=TCDGOV", "Chad=TCD"},
      {"The UAW accused Chad of spying.", "UAW=USALAB", "Chad=TCD"},
      {"The Chicago Board of Trade accused Chad of spying.", "Chicago Board of Trade=USABUS", "Chad=TCD"},
      {"Acme Corp said that its president will meet Chad's minister.", "president=---BUS; Chad's minister=TCDGOV", ""},
      {"The Zambian central banker accused Chad of spying.", "Zambian central banker=ZMBGOV", "Chad=TCD"},
      {"Kurdish lawmakers accused Chad of spying.", "Kurdish lawmakers=TCDLEG", "Chad=TCD"},
      {"Chad held talks with creditors on rescheduling Peru's debt.", "Chad=TCD; creditors=---BUS", ""},
      {"Norway's Labour government accused Chad of spying.", "Labour government=NORGOV", "Chad=TCD"},
      {"Labour leaders accused Chad of spying.", "Labour leaders=GBRPTY", "Chad=TCD"},
      {"A former Norwegian governor accused Chad of spying.", "Norwegian governor=NOR", "Chad=TCD"},
      {"The OPZX unions accused Chad of spying.", "OPZX unions=---LAB", "Chad=TCD"},
      {"A South Korean newspaper said so. South Korean envoys accused Chad of spying.", "South Korean envoys=KORGOV", "Chad=TCD"},
      {"TOKYO, May 3 - The Reagan administration's Economic Policy Council accused Chad of spying.", "Economic Policy Council=USAGOV", "Chad=TCD"},
      {"Peru's minister praised President Macron's opposition to a tax.", "Peru's minister=PERGOV", "President Macron=FRAGOV"},
      {"Oslo University accused Chad of spying.", "Oslo University=NOREDU", "Chad=TCD"},
  };
  CHECK_ROWS(state, ROWS);
}

static void codes_of_parties(void **state) {
  static const party_row ROWS[] = {
      {"Mali said its troops attacked rebels near Gao.", "troops=MLIMIL", "rebels=MLIREB"},
      {"Peruvian union leaders met Chadian officials.", "Peruvian union leaders=PERLAB; Chadian officials=TCDGOV", ""},
      {"A Chadian official yesterday rejected the Malian plan.", "Chadian official=TCDGOV", "Malian=MLI"},
      {"Senior IMF debt officials visited Chad.", "IMF debt officials=IGOIMF", "Chad=TCD"},
      {"OSLO, May 3 - U.S. Trade officials visited Chad.", "U.S. Trade officials=USAGOV", "Chad=TCD"},
      {"The Peruvian oil spokesman, Ana Torres, visited Chad.", "Ana Torres=PERGOV", "Chad=TCD"},
      {"Mali met Chad's oil minister, Ana Torres.", "Mali=MLI; Ana Torres=TCDGOV", ""},
      {"President Macron himself blamed Chad for the war.", "President Macron=FRAGOV", "Chad=TCD"},
      {"EU farm ministers smiled when finance ministers met Chadian officials.", "finance ministers=IGOEUR; Chadian officials=TCDGOV", ""},
      {"EU farm ministers smiled when ministers from ten nations met Chadian officials.", "ministers=---GOV; Chadian officials=TCDGOV", ""},
      {"Delegates met Chadian officials.", "Delegates=---; Chadian officials=TCDGOV", ""},
      {"Delegates from Peru met Chadian officials.", "Delegates=PERGOV; Chadian officials=TCDGOV", ""},
      {"Delegates met EU officials.", "Delegates=---GOV; EU officials=IGOEUR", ""},
      {"Peruvian trade official Ada Moss met Chadian farmers.", "official Ada Moss=PER; Chadian farmers=TCDCVL", ""},
      {"LIMA, May 3 - The Peruvian Coffee Institute (PCI) president Ada Moss met Chadian officials.",
       "president Ada Moss=PERNGO; Chadian officials=TCDGOV", ""},
      {"The Tories say ministers visited Chad.", "ministers=---GOV", "Chad=TCD"},
      {"LIMA, May 3 - Members of Congress visited Chad.", "Members=PERLEG", "Chad=TCD"},
      {"The Kremlin accused Chad of spying.", "Kremlin=RUSGOV", "Chad=TCD"},
      {"OSLO, May 3 - Members of parliament accused Peru of spying.", "Members of parliament=NORLEG", "Peru=PER"},
      {"OSLO, May 3 - Union members accused Chad of spying.", "members=NORLAB", "Chad=TCD"},
      {"Officials of the Peruvian army accused Chad of spying.", "Officials=PERMIL", "Chad=TCD"},
      {"Peru urged member states to visit Chad.", "Peru=PER", "Chad=TCD"},
      {"Peru urged non-OPEC producers to cut output.", "Peru=PER", "producers=---BUS"},
      {"Peru's minister met majority shareholder Ana Torres.", "Peru's minister=PERGOV; Ana Torres=---", ""},
      {"About 100 ethnic Albanians demonstrated in Serbia on Tuesday.", "Albanians=SRBCVL", "Serbia=SRB"},
      {"Peru's Deputy Foreign Minister visited Chad.", "Peru's Deputy Foreign Minister=PERGOV", "Chad=TCD"},
      {"OSLO, May 3 - Peruvian farm minister Ana Torres visited Chad.", "minister Ana Torres=PERGOV", "Chad=TCD"},
      {"The Soviet Union accused West Germany of spying.", "Soviet Union=SUN", "West Germany=DEU"},
      {"Few people know Hamas. Militants attacked Chad on Tuesday.", "Militants=---REB", "Chad=TCD"},
      {"Attorney General Mary Jones visited Chad.", "Attorney General Mary Jones=---GOV", "Chad=TCD"},
      {"Labour MP Mary Jones visited Chad.", "MP Mary Jones=GBRLEG", "Chad=TCD"},
      {"The minister blamed Republican candidate Paul Smith for the war.", "minister=---GOV", "candidate Paul Smith=USAPTY"},
      {"Mali attacked the Cuban-backed Angolan government.", "Mali=MLI", "Angolan government=AGOGOV"},
      {"Envoys from Niger visited Chad, Norwegian officials said.", "Envoys=NERGOV", "Chad=TCD"},
      {"Anti-Chad protesters chanted slogans in Oslo.", "protesters=NORCVL", "protesters=NOR"},
      {"President Joe Biden's government imposed sanctions on Cuba.", "government=USAGOV", "Cuba=CUB"},
      {"U.S. Trade Representative Mary Jones visited Chad.", "U.S. Trade Representative Mary Jones=USAGOV", "Chad=TCD"},
      {"UN Secretary-General Kofi Annan visited Chad.", "UN Secretary-General Kofi Annan=IGOUNO", "Chad=TCD"},
      {"The Food and Agricultural Organisation visited Chad.", "Food and Agricultural Organisation=IGOUNOFAO", "Chad=TCD"},
      {"BRUSSELS, May 3 - European Community (EC) ministers visited Chad.", "European Community (EC) ministers=IGOEUR", "Chad=TCD"},
      {"LIMA, May 3 - Officials from the IMF met Chad's president.", "Officials=IGOIMF; Chad's president=TCDGOV", ""},
      {"LIMA, May 3 - The EU smiled when working group delegates visited Chad.", "delegates=---GOV", "Chad=TCD"},
      {"Both sides vowed to free Chadian prisoners.", "Both sides=---", "Chadian prisoners=TCDCVL"},
      {"Mark Cuban, the owner of a team that rebuffed Chad, smiled.", "", ""},
  };
  CHECK_ROWS(state, ROWS);
}

static void sectors_of_offices(void **state) {
  static const party_row ROWS[] = {
      {"OSLO, May 3 - Judge Mary Jones jailed two rebels.", "Judge Mary Jones=NORJUD", "rebels=NORREB"},
      {"Peruvian businesswoman Ana Torres urged Chad to hold talks.", "Peruvian businesswoman Ana Torres=PERBUS", "Chad=TCD"},
      {"Peruvian opposition leader Ana Torres accused Chad of spying.", "Peruvian opposition leader Ana Torres=PEROPP", "Chad=TCD"},
      {"Chadian rebel leader Idriss Saleh accused Niger of spying.", "Chadian rebel leader Idriss Saleh=TCDREB", "Niger=NER"},
      {"Peruvian central bank governor Ana Torres visited Chad.", "Peruvian central bank governor Ana Torres=PERGOV", "Chad=TCD"},
      {"LIMA, May 3 - Acme Corp president Ana Torres urged Chad to hold talks.", "president Ana Torres=---BUS", "Chad=TCD"},
      {"LIMA, May 3 - The firm said president Ana Torres urged Chad to hold talks.", "president Ana Torres=---", "Chad=TCD"},
      {"LIMA, May 3 - President Ana Torres urged Chad to hold talks.", "President Ana Torres=---GOV", "Chad=TCD"},
      {"LIMA, May 3 - Chad is far. President Ana Torres smiled. She urged Chad to hold talks.", "She=PERGOV", "Chad=TCD"},
      {"Prime Minister Ann Lee of Norway smiled. She accused Chad of spying.", "She=NORGOV", "Chad=TCD"},
      {"OPEC president Paul Smith smiled. He accused Chad of spying.", "He=IGOOPC", "Chad=TCD"},
      {"BRUSSELS, May 3 - EC Farm Commissioner Paul Smith warned Chad.", "Commissioner Paul Smith=IGOEUR", "Chad=TCD"},
      {"BRUSSELS, May 3 - The EC wants peace. Farm commissioner Paul Smith warned Chad.", "commissioner Paul Smith=IGOEUR", "Chad=TCD"},
      {"British Corporate Affairs minister Paul Smith warned Chad.", "minister Paul Smith=GBRGOV", "Chad=TCD"},
      {"Liberal Democrat spokesman Paul Smith warned Chad.", "spokesman Paul Smith=GBRPTY", "Chad=TCD"},
      {"OSLO, May 3 - Labour won. The judge Smith criticised warned Chad.", "judge=NORJUD", "Chad=TCD"},
  };
  CHECK_ROWS(state, ROWS);
}

static void sectors_of_groups(void **state) {
  static const party_row ROWS[] = {
      {"Peruvian business leaders urged Chad to hold talks.", "Peruvian business leaders=PERBUS", "Chad=TCD"},
      {"Norwegian prosecutors charged two Chadian businessmen with fraud.", "Norwegian prosecutors=NORJUD", "Chadian businessmen=TCDBUS"},
      {"Unknown gunmen killed two clerics in Lima.", "gunmen=PERUAF", "clerics=PERREL"},
      {"LIMA, May 3 - A minister held talks with striking miners.", "minister=PERGOV; miners=PERCVL", ""},
      {"OSLO, May 3 - The man killed a Chadian.", "man=NORCVL", "Chadian=TCD"},
      {"LIMA, May 3 - The Soviet Union accused Chad of spying.", "Soviet Union=SUN", "Chad=TCD"},
      {"Marchers gathered in Boston's Union Square on Monday.", "Marchers=USACVL", "Marchers=USA"},
  };
  CHECK_ROWS(state, ROWS);
}

static void voices(void **state) {
  static const party_row ROWS[] = {
      {"OSLO, May 3 - A spokesman for the union accused the government of greed.", "spokesman=NORLAB", "government=NORGOV"},
      {"Peruvian representatives accused Chad of greed.", "Peruvian representatives=PERGOV", "Chad=TCD"},
      {"OSLO, May 3 - The minister met a spokesman for Zyxel.", "minister=NORGOV; spokesman=---", ""},
      {"OSLO, May 3 - The minister met a Zyxel official.", "minister=NORGOV; official=---", ""},
      {"OSLO, May 3 - The minister met officials of the company.", "minister=NORGOV; officials=---BUS", ""},
      {"OSLO, May 3 - Zyxel Corp named a president.", "", ""},
      {"OSLO, May 3 - OPEC is quiet. A spokesman accused Chad of greed.", "spokesman=IGOOPC", "Chad=TCD"},
      {"OSLO, May 3 - The ministry waits. A spokesman accused rebels of greed.", "spokesman=NORGOV", "rebels=---REB"},
      {"OSLO, May 3 - Reuters is quiet. An official accused rebels of greed.", "official=NORGOV", "rebels=---REB"},
      {"OSLO, May 3 - Representatives of 26 nations accused Chad of greed.", "Representatives=---GOV", "Chad=TCD"},
      {"OSLO, May 3 - A Joe Biden spokesman accused Chad of greed.", "spokesman=USAGOV", "Chad=TCD"},
      {"OSLO, May 3 - Government representatives accused rebels of greed.", "representatives=NORGOV", "rebels=NORREB"},
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

static void codes_of_bodies(void **state) {
  static const party_row ROWS[] = {
      {"SEOUL, May 3 - The IMF is old. The IMF Interim Committee accused Chad of spying.", "IMF Interim Committee=IGOIMF", "Chad=TCD"},
      {"OSLO, May 3 - The Dairy Workers Union accused Chad of spying.", "Dairy Workers Union=---LAB", "Chad=TCD"},
      {"The Senate Fisheries Committee accused Chad of spying.", "Senate Fisheries Committee=TCDLEG", "Chad=TCD"},
      {"The House of Lords condemned Chad.", "House of Lords=GBRLEG", "Chad=TCD"},
      {"The Royal Navy attacked Chad.", "Royal Navy=GBRMIL", "Chad=TCD"},
      {"LIMA, May 3 - The Navy attacked rebels.", "Navy=PERMIL", "rebels=PERREB"},
      {"The Navy bought attack jets from Chad.", "", ""},
      {"WASHINGTON, May 3 - Foreign Secretary Ann Lee accused Chad of spying.", "Foreign Secretary Ann Lee=---GOV", "Chad=TCD"},
      {"Chadian police arrested two crew members.", "Chadian police=TCDCOP", "crew members=TCDCVL"},
      {"LONDON, May 3 - The Treasury accused banks of greed.", "Treasury=GBRGOV", "banks=---BUS"},
      {"OTTAWA, May 3 - The House of Commons Fisheries Committee condemned Chad.", "House of Commons Fisheries Committee=CANLEG", "Chad=TCD"},
      {"OSLO, May 3 - Norway is far. Former Foreign Minister Ann Lee urged Chad to meet Mali.", "Former Foreign Minister Ann Lee=NOR", "Chad=TCD"},
      {"The Cattle Council accused Chad of spying.", "Cattle Council=NGO", "Chad=TCD"},
      {"African Americans accused Chad of spying.", "African Americans=USAETH", "Chad=TCD"},
      {"Vice President Joseph R. Biden Jr. visited Chad.", "Vice President Joseph R. Biden Jr.=USAGOV", "Chad=TCD"},
      {"SEOUL, May 3 - The IMF's Interim Committee accused Chad of spying.", "Interim Committee=IGOIMF", "Chad=TCD"},
      {"BRUSSELS, May 3 - The EC Commission accused Chad of spying.", "EC Commission=IGOEUREEC", "Chad=TCD"},
      {"The FBI arrested two Chadian ministers.", "FBI=USACOP", "Chadian ministers=TCDGOV"},
      {"LIMA, May 3 - The minister held talks with creditor banks.", "minister=PERGOV; banks=---BUS", ""},
      {"LIMA, May 3 - The minister met two bank officials.", "minister=PERGOV; officials=PERBUS", ""},
      {"LIMA, May 3 - The minister met Chadian central bank officials.", "minister=PERGOV; Chadian central bank officials=TCDGOV", ""},
      {"LIMA, May 3 - The minister held talks with creditors.", "minister=PERGOV; creditors=---BUS", ""},
      {"LIMA, May 3 - Chad's navy seized two Peruvian fishing boats.", "Chad's navy=TCDMIL", "Peruvian fishing boats=PERCVL"},
      {"LIMA, May 3 - In New York, Finance Minister Ana Torres accused banks of greed.", "Finance Minister Ana Torres=PERGOV", "banks=---BUS"},
  };
  CHECK_ROWS(state, ROWS);
}

static void homes_of_groups(void **state) {
  static const party_row ROWS[] = {
      {"Five Americans were killed by illegal aliens in Texas.", "illegal aliens=USACVL", "Americans=USA"},
      {"OSLO, May 3 - Farmers gathered. In the French town of Arras, teachers fought police.", "teachers=FRACVL", "police=FRACOP"},
      {"LIMA, May 3 - Officials of the Cartagena group visited Chad.", "Officials=---GOV", "Chad=TCD"},
      {"WASHINGTON, May 3 - Campaign officials praised Chad.", "Campaign officials=USAPTY", "Chad=TCD"},
      {"LIMA, May 3 - Chad's minister met youth leaders.", "Chad's minister=TCDGOV; youth leaders=PERCVL", ""},
      {"London, Leeds and Hull are British. Bath is, too. Ministers accused two bankers of fraud.", "Ministers=GBRGOV", "bankers=---BUS"},
      {"London, Leeds and Hull are British. Bath is, too. EU ministers met. Ministers accused bankers of fraud.", "EU ministers=IGOEUR", ""},
      {"London, Leeds and Paris are cities. Ministers accused two bankers of fraud.", "Ministers=---GOV", "bankers=---BUS"},
      {"LIMA, May 3 - Heads of state met on Tuesday.", "Heads of state=---GOV", ""},
      {"LIMA, May 3 - Foreign officials accused Chad of spying.", "officials=---GOV", "Chad=TCD"},
      {"LIMA, May 3 - Officials around the world accused Chad of spying.", "Officials=---GOV", "Chad=TCD"},
      {"LIMA, May 3 - Peru is quiet. Two million people died.", "people=---CVL", ""},
      {"LIMA, May 3 - Chadian troops and police attacked Mali.", "police=TCDCOP; Chadian troops=TCDMIL", "Mali=MLI"},
      {"London, Leeds and Hull are British. Bath is, too. Gunmen killed two women.", "Gunmen=GBRUAF", "women=GBRCVL"},
      {"LIMA, May 3 - The African Development Bank is old. The bank accused Chad of greed.", "bank=IGOADB", "Chad=TCD"},
      {"GENEVA, May 3 - Governments accused Chad of spying.", "Governments=---GOV", "Chad=TCD"},
      {"OTTAWA, May 3 - Provincial governments accused Chad of spying.", "governments=CANGOV", "Chad=TCD"},
      {"Anti-Chad protesters marched on Monday.", "protesters=---CVL", ""},
  };
  CHECK_ROWS(state, ROWS);
}

static void offices_that_the_text_tells(void **state) {
  static const party_row ROWS[] = {
      {"New Home Secretary Charles Clarke criticised Chad.", "New Home Secretary Charles Clarke=GBRGOV", "Chad=TCD"},
      {"Charles Clarke, the home secretary, criticised Chad.", "Charles Clarke=GBRGOV", "Chad=TCD"},
      {"Charles Clarke criticised Chad. The home secretary smiled.", "Charles Clarke=GBRGOV", "Chad=TCD"},
      {"Former Home Secretary Charles Clarke criticised Chad.", "Former Home Secretary Charles Clarke=GBR", "Chad=TCD"},
  };
  for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) check_row_on(*state, &ROWS[i], "2007-03-01"); /* ten months after he left */
}

static void owners_of_people(void **state) {
  static const party_row ROWS[] = {
      {"Norway's Export-Import Bank agreed a loan with Chad.", "Export-Import Bank=NORGOV", "Chad=TCD"},
      {"The Philippine Justice Department accused Chad of spying.", "Justice Department=PHLGOV", "Chad=TCD"},
      {"Acme Corp said three of its officers met Chadian ministers.", "officers=---BUS; Chadian ministers=TCDGOV", ""},
      {"The Norwegian army, whose troops attacked rebels in Chad, is small.", "troops=NORMIL", "rebels=TCDREB"},
      {"OSLO, May 3 - The union's president, Ann Lee, accused Chad of spying.", "Ann Lee=NORLAB", "Chad=TCD"},
      {"OSLO, May 3 - The party's leader accused Chad of spying.", "leader=NORPTY", "Chad=TCD"},
      {"Acme Corp and its president Ann Lee accused Chad of spying.", "president Ann Lee=---BUS; Acme Corp=---BUS", "Chad=TCD"},
      {"Ann Lee, director of trade affairs for the Norwegian Millers Association, accused Chad of theft.", "Ann Lee=NORBUS", "Chad=TCD"},
      {"Ann Lee, a doctoral candidate at Oslo University, accused Chad of spying.", "Ann Lee=NOREDU", "Chad=TCD"},
      {"African-American lawmakers accused Chad of spying.", "African-American lawmakers=USALEG", "Chad=TCD"},
      {"The C.I.A. accused Chad of spying.", "C.I.A.=USASPY", "Chad=TCD"},
      {"OSLO, May 3 - They stabbed a police officer and ran.", "", "police officer=NORCOP"},
      {"The Palestinian stabbed two Norwegian soldiers in Hebron.", "Palestinian=PSE", "Norwegian soldiers=NORMIL"},
      {"Rebels fighting Chadian soldiers left Goma and stabbed six farmers.", "Rebels=---REB", "Chadian soldiers=TCDMIL"},
      {"A bomb targeting Chadian soldiers hit a market. Mali met Niger.", "Mali=MLI; Niger=NER", ""},
      {"The Muslim Council of Britain urged Chad to talk.", "Muslim Council of Britain=GBRREL", "Chad=TCD"},
      {"The Wheat Growers Council urged Chad to talk.", "Wheat Growers Council=---BUS", "Chad=TCD"},
      {"A court in Houston heard Yukos of Russia. The court accused Chad of theft.", "court=USAJUD", "Chad=TCD"},
      {"The Northern Rivers Foundation (NRF) is old. The NRF accused Chad of theft.", "NRF=NGO", "Chad=TCD"},
      {"The talks were about Peru, and Norway and Chad has accused Mali.", "Chad=TCD", "Mali=MLI"},
      {"The assault on Goma began in May.", "", "Goma=COD"},
      {"Norwegian dairy workers clashed with police in Oslo.", "Norwegian dairy workers=NORLAB; police=NORCOP", ""},
      {"Ann Lee, a Republican national committeewoman, accused Chad of theft.", "Ann Lee=USAPTY", "Chad=TCD"},
      {"Ann Lee, managing director of the Commerce Department, accused Chad of theft.", "Ann Lee=USABUS", "Chad=TCD"},
      {"Ann Lee, the president of Judicial Watch, accused Chad of theft.", "Ann Lee=USANGO", "Chad=TCD"},
      {"The House Armed Services Committee accused Chad of theft.", "House Armed Services Committee=USALEG", "Chad=TCD"},
      {"OSLO, May 3 - Soldiers and at least 300 rebels attacked Chad.", "rebels=---REB; Soldiers=---MIL", "Chad=TCD"},
      {"OSLO, May 3 - Three ministers resigned.", "ministers=---GOV", ""},
      {"Ann Lee praised the deadly 2011 raid that killed two Chadian soldiers.", "", "Chadian soldiers=TCDMIL"},
      {"OSLO, May 3 - Lorries were hijacked after mourners clashed with police.", "mourners=NORCVL; police=NORCOP", ""},
      {"Republican members of the House Budget Committee accused Chad of theft.", "Republican members=USALEG", "Chad=TCD"},
      {"The Senate's Democratic and Republican leaders accused Chad of theft.", "Republican leaders=USALEG; Democratic=USALEG", "Chad=TCD"},
      {"Chad held talks with the Norwegian secretary for water, Ann Lee.", "Chad=TCD; Ann Lee=---", ""},
      {"OSLO, May 3 - Norwegian unions and Tromso officials accused Chad of theft.", "officials=NORGOV; Norwegian unions=NORLAB", "Chad=TCD"},
      {"The G7 Group met Chad.", "G7 Group=IGOGOE; Chad=TCD", ""},
      {"OSLO, May 3 - Norwegian pilots threatened to strike.", "Norwegian pilots=NORLAB", ""},
      {"The ship was attacked by a Norwegian gunboat.", "Norwegian gunboat=NORMIL", ""},
      {"House Republican leaders accused Chad of theft.", "Republican leaders=USALEG", "Chad=TCD"},
      {"Two non-government officials of Norway accused Chad of theft.", "Norway=NOR", "Chad=TCD"},
      {"In Norway, Tromso food-supply trader Ann Lee accused Chad of theft.", "trader Ann Lee=NORBUS", "Chad=TCD"},
      {"Ann Lee, a Texas activist, accused Chad of theft.", "Ann Lee=USACVL", "Chad=TCD"},
      {"Ann Lee, a Democratic strategist, accused Chad of theft.", "Ann Lee=USAPTY", "Chad=TCD"},
      {"Labour campaign coordinator Ann Lee accused Chad of theft.", "coordinator Ann Lee=GBRPTY", "Chad=TCD"},
      {"OSLO, May 3 - Anti-aircraft fire hit a school.", "", ""},
      {"The Norwegian Association of Fish Exporters accused Chad of theft.", "Norwegian Association of Fish Exporters=NORBUS", "Chad=TCD"},
      {"Chad urged the U.S. inspectors general to act.", "Chad=TCD", "U.S. inspectors general=USAGOV"},
      {"Acme Corp said it and Peru accused Chad of theft.", "Peru=PER; Acme Corp=---BUS", "Chad=TCD"},
      {"Ann Lee, a Norwegian seamen's union official, accused Chad of theft.", "Ann Lee=NORLAB", "Chad=TCD"},
      {"Lawyers for Acme Corp accused Chad of theft.", "Lawyers=---BUS", "Chad=TCD"},
      {"Chad accused the Justice Department and Congress of theft.", "Chad=TCD", "Justice Department=USAGOV; Congress=TCDLEG"},
      {"Ann Lee and her husband, Tom Roe, accused Chad of theft.", "Tom Roe=---; Ann Lee=---", "Chad=TCD"},
      {"A former U.S. Agriculture Department official accused Chad of theft.", "U.S. Agriculture Department official=USA", "Chad=TCD"},
      {"A senior Tory MP accused Chad of theft.", "Tory MP=GBRLEG", "Chad=TCD"},
      {"OSLO, May 3 - The Brotherhood of Electrical Workers accused Chad of theft.", "Brotherhood of Electrical Workers=NORLAB", "Chad=TCD"},
      {"Ten farmers from Chad were killed in a 2011 U.S. drone strike.", "U.S.=USA", "farmers=TCDCVL"},
      {"Ten soldiers were killed in a Norwegian town.", "", "soldiers=NORMIL"},
      {"Chad held talks with its commercial creditors.", "Chad=TCD; creditors=---BUS", ""},
      {"Chad ruled out Norwegian military or financial help.", "Chad=TCD", "Norwegian=NOR"},
      {"Ann Lee was criticised by Norway and some advocates.", "Norway=NOR; advocates=NORCVL", "Ann Lee=---"},
      {"The Norwegian minister Ann Lee, who shot to fame in 2004, smiled.", "", ""},
      {"Ann Lee, who is the Norwegian government's top spokesman, condemned Chad.", "Ann Lee=NORGOV", "Chad=TCD"},
      {"OSLO, May 3 - Norwegian pilots went on strike on Monday.", "Norwegian pilots=NORLAB", "Norwegian pilots=NOR"},
      {"Despite U.S. sanctions announced last week against Chad, trade grew.", "U.S.=USA", "Chad=TCD"},
      {"Imports of US beef were suspended in Chad.", "", "US=USA"},
      {"The Liberals backed Governor Shunichi Suzuki in Tokyo.", "Liberals=JPNPTY", "Governor Shunichi Suzuki=JPNGOV"},
      {"U.S. Undersecretary of State for Economic Affairs Ann Lee smiled. Lee accused Chad of spying.", "Lee=USAGOV", "Chad=TCD"},
  };
  CHECK_ROWS(state, ROWS);
}

static void states_that_are_no_more(void **state) {
  static const party_row ROWS[] = {
      {"Prime Minister Branko Mikulic visited Chad.", "Prime Minister Branko Mikulic=YUGGOV", "Chad=TCD"},
      {"Czechoslovak President Gustav Husak visited Chad.", "Czechoslovak President Gustav Husak=CSKGOV", "Chad=TCD"},
      {"Erich Honecker visited Chad.", "Erich Honecker=DDRGOV", "Chad=TCD"},
  };
  for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) check_row_on(*state, &ROWS[i], "1987-03-05");
}

static void adjectives_of_belief(void **state) {
  static const party_row ROWS[] = {
      {"The Democratic candidate accused Chad of spying.", "Democratic candidate=USAPTY", "Chad=TCD"},
      {"Democratic lawmakers accused Chad of spying.", "Democratic lawmakers=USALEG", "Chad=TCD"},
      {"Peruvian Muslim groups accused Chad of spying.", "Muslim groups=PERMOS", "Chad=TCD"},
      {"Catholic organisations in Peru accused Chad of spying.", "Catholic organisations=CHRCTH", "Chad=TCD"},
      {"The islamist terror group Hamas attacked Chad.", "Hamas=PSEREBHAM", "Chad=TCD"},
      {"Chad criticised a Labour plan.", "Chad=TCD", ""},
      {"Chad criticised the Democratic People's Republic of Korea.", "Chad=TCD", "Democratic People's Republic of Korea=PRK"},
      {"Senate Republican leader Ann Lee accused Chad of spying.", "leader Ann Lee=USALEG", "Chad=TCD"},
      {"A Peruvian group accused Chad of spying.", "", ""},
      {"Thai F-16 jets bombed Chad.", "Thai F-16 jets=THAMIL", "Chad=TCD"},
      {"Ten Thai nationals were freed under a deal brokered by Egypt.", "", "Thai nationals=THACVL"},
      {"Chad raised duties on all steel from Peru, retaliating against Mali.", "Chad=TCD", "Peru=PER"},
      {"The man flew from Chad to Spain, where police arrested two Peruvians.", "police=ESPCOP", "Peruvians=PER"},
      {"General Waker-Uz-Zaman accused Chad of spying.", "General Waker-Uz-Zaman=---MIL", "Chad=TCD"},
      {"Sheikh Hasina fled. President Joko Widodo announced her resignation and left.", "her=BGDGOV", ""},
      {"Chad declared a curfew and broke off relations with Peru.", "Chad=TCD", ""},
      {"Mali and Chad agreed to exchange prisoners.", "Chad=TCD; Mali=MLI", ""},
      {"NATO troops clashed with Serb protesters.", "NATO troops=IGONATO; Serb protesters=SRBCVL", ""},
      {"Chad has severed ties with and bombed Mali.", "Chad=TCD", "Mali=MLI"},
      {"Chad refused to send troops to Mali.", "Chad=TCD", "Mali=MLI"},
      {"A Paris court convicted two Chadians. The Peruvian lawyers left for Oslo.", "court=FRAJUD", "Chadians=TCD"},
      {"Mali attacked Chad. Chad urged both countries to send troops.", "Mali=MLI", "Chad=TCD"},
      {"Mali and Chad vote today. Chad urged both countries to send troops.", "Chad=TCD", ""},
      {"Gunmen from Chad attacked Mali, killed two Peruvians and left.", "Gunmen=TCDUAF", "Mali=MLI; Peruvians=PER"},
      {"Gunmen from Chad sailed to Mali, killed about 200 Peruvians and left.", "Gunmen=TCDUAF", "Peruvians=PER"},
      {"The Senate Finance Committee is old. The committee rejected a plan of Chad.", "committee=USALEG", "Chad=TCD"},
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

static void countries_named_before(void **state) {
  static const party_row ROWS[] = {
      {"Senate Minority Leader Paul Smith (D-Nev.) visited Chad.", "Senate Minority Leader Paul Smith=USALEG", "Chad=TCD"},
      {"Sen. Paul Smith praised Chad. In May Sen. Paul Smith, R-Texas, smiled.", "Sen. Paul Smith=USALEG", "Chad=TCD"},
      {"President Vladimir V. Putin visited Chad.", "President Vladimir V. Putin=RUSGOV", "Chad=TCD"},
      {"PEKING, May 3 - Communist Party chief Li Wen visited Chad.", "Communist Party chief Li Wen=CHNPTY", "Chad=TCD"},
      {"President Ivan Baranov praised Chad. The Russian leader smiled.", "President Ivan Baranov=RUSGOV", "Chad=TCD"},
      {"Britain's Ann Radford has rejected an offer from Chad.", "Ann Radford=GBR", "Chad=TCD"},
      {"LONDON, May 3 - The Peruvian government is new. The government accused Chad of spying.", "government=PERGOV", "Chad=TCD"},
      {"Norwegian police were called on Monday. The police arrested two men.", "police=NORCOP", "men=---CVL"},
      {"Norwegian police met Chadian police. The police arrested two men.", "Norwegian police=NORCOP; Chadian police=TCDCOP", ""},
      {"The U.N. Security Council is old. The council condemned Chad.", "council=IGOUNOSC", "Chad=TCD"},
      {"The Norwegian Labour Party is old. The party condemned Chad.", "party=NORPTY", "Chad=TCD"},
      {"OSLO, May 3 - Chad said on Monday that the country's military bombed Mali.", "military=TCDMIL", "Mali=MLI"},
      {"OTTAWA, May 3 - Fisheries Minister Ann Lee accused Chad of spying.", "Fisheries Minister Ann Lee=CANGOV", "Chad=TCD"},
      {"MIAMI, May 3 - Mali waits. Finance Minister Ann Lee accused banks of greed.", "Finance Minister Ann Lee=---GOV", "banks=---BUS"},
      {"Deputy Peruvian Trade Minister Ann Lee smiled. Lee met Mali's army.", "Lee=PERGOV; Mali's army=MLIMIL", ""},
      {"Peruvian Trade and Industry Minister Ann Lee visited Chad.", "Industry Minister Ann Lee=PERGOV", "Chad=TCD"},
      {"OSLO, May 3 - The Lee campaign is tired. Ann Lee accused Chad of spying.", "Ann Lee=NOR", "Chad=TCD"},
      {"Labour's Ann Lee accused Chad of spying.", "Ann Lee=GBRPTY", "Chad=TCD"},
      {"The FBI's Ann Lee accused Chad of spying.", "Ann Lee=USACOP", "Chad=TCD"},
      {"Republican rival Ann Lee accused Chad of spying.", "Ann Lee=USA", "Chad=TCD"},
      {"Republicans fear Ann Lee, who accused Chad of spying.", "Ann Lee=---", "Chad=TCD"},
      {"Norwegian oil trader Ann Lee smiled. Lee accused Chad of spying.", "Lee=NORBUS", "Chad=TCD"},
      {"Norwegian-born trader Ann Lee accused Chad of spying.", "trader Ann Lee=---BUS", "Chad=TCD"},
      {"Ann Lee, a Norwegian trader, smiled. Lee accused Chad of spying.", "Lee=NORBUS", "Chad=TCD"},
      {"Ann Lee, 51, the Tory backbencher, smiled. Lee accused Chad of spying.", "Lee=GBRLEG", "Chad=TCD"},
      {"Ann Lee, Norway's envoy to Mali, smiled. Lee accused Chad of spying.", "Lee=NORGOV", "Chad=TCD"},
      {"Ann Lee, the minister of Norway, smiled. Lee accused Chad of spying.", "Lee=NORGOV", "Chad=TCD"},
      {"Ann Lee of Ohio smiled. Lee accused Chad of spying.", "Lee=USA", "Chad=TCD"},
      {"Biden smiled. His ambassador Ann Lee accused Chad of spying.", "ambassador Ann Lee=USAGOV", "Chad=TCD"},
      {"LIMA, May 3 - Chad's police are many. The police in Oslo arrested two men.", "police=NORCOP", "men=NORCVL"},
  };
  CHECK_ROWS(state, ROWS);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(subjects_of_headlines),
      cmocka_unit_test(subjects_in_other_clauses),
      cmocka_unit_test(lists_of_parties),
      cmocka_unit_test(who_is_addressed),
      cmocka_unit_test(parties_of_nouns),
      cmocka_unit_test(codes_of_parties),
      cmocka_unit_test(sectors_of_offices),
      cmocka_unit_test(sectors_of_groups),
      cmocka_unit_test(voices),
      cmocka_unit_test(codes_of_bodies),
      cmocka_unit_test(who_is_promised),
      cmocka_unit_test(countries_named_before),
      cmocka_unit_test(adjectives_of_belief),
      cmocka_unit_test(homes_of_groups),
      cmocka_unit_test(who_is_refused),
      cmocka_unit_test(offices_told_beside_names),
      cmocka_unit_test(offices_of_bodies),
      cmocka_unit_test(who_is_only_spoken_of),
      cmocka_unit_test(offices_that_the_text_tells),
      cmocka_unit_test(owners_of_people),
      cmocka_unit_test(states_that_are_no_more),
  };
  return cmocka_run_group_tests(tests, open_rules, close_rules);
}
