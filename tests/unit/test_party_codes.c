/* For whom parties act: the country and sector in the CAMEO codes of actors and recipients. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "party_cases.h"

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
      {"President Macron spoke. Peruvian police arrested Macron supporters.", "Peruvian police=PERCOP", "Macron supporters=FRACVL"},
      {"An armed man attacked a Peruvian guard.", "armed man=---UAF", "Peruvian=PER"},
      {"Military chiefs urged Chad to leave.", "Military chiefs=---MIL", "Chad=TCD"},
      {"The US network blamed Chad for the fire.", "US network=USAMED", "Chad=TCD"},
      {"The Peking leadership accused Chad of spying, an aide of Mali said.", "leadership=CHNGOV", "Chad=TCD"},
      {"Chinese Communist Party chief Hu Yaobang accused Chad of spying.", "Chinese Communist Party chief Hu Yaobang=CHNPTY", "Chad=TCD"},
      {"The move was urged by the U.S. Delegation.", "U.S. Delegation=USAGOV", ""},
      {"Lima is wet. Cusco is dry. Piura and Tacna in Peru are warm. Ana Lind, a baker, was killed by a bomb.", "", "Ana Lind=PER"},
      {"Lima is wet. Oslo is dry. Piura and Bergen are warm. Ana Lind, a baker, was killed by a bomb.", "", "Ana Lind=---"},
      {"LIMA, May 3 - Kolmari Inc asked the government to lift sanctions on Chad.", "Kolmari Inc=PERBUS", "government=PERGOV"},
      {"Pakistan's U.N. ambassador Ana Lind urged Chad to leave.", "U.N. ambassador Ana Lind=PAKGOV", "Chad=TCD"},
      {"The Koreans accused Chad of spying. Seoul is wet.", "Koreans=KOR", "Chad=TCD"},
      {"The Koreans accused Chad of spying. Seoul and Pyongyang are wet.", "Koreans=---", "Chad=TCD"},
      {"EC farmers urged Chad to leave.", "EC farmers=---CVL", "Chad=TCD"},
      {"Brazil's bankworkers threatened to strike.", "Brazil's bankworkers=BRALAB", ""},
      {"Qatar opens its budget\n\nThe Chadian and Peruvian kings left Oslo and Rome. Oil Minister Ana Lind accused Chad of spying.",
       "Oil Minister Ana Lind=QATGOV", "Chad=TCD"},
      {"Chad and Niger traded. The presidents of both countries visited Mali.", "presidents=NERGOV; presidents=TCDGOV", "Mali=MLI"},
      {"The two sides met in Oslo. Tehran's forces attacked Iraqi lines near Basra.", "forces=IRNMIL", "Iraqi=IRQ"},
      {"WASHINGTON, May 3 - Congressional investigators of the Iran-contra affair visited Chad.", "investigators=USALEG", "Chad=TCD"},
      {"TOKYO, May 3 - Finance Minister Kiichi Miyazawa smiled. The minister visited Chad.", "The minister=JPNGOV", "Chad=TCD"},
      {"The Queensland Opposition accused Chad of spying.", "Opposition=AUSOPP", "Chad=TCD"},
      {"Lee raised funds as a major Clinton campaign aide. Hillary Clinton praised Chad.", "Hillary Clinton=USA", "Chad=TCD"},
      {"Central banks and Chad's finance minister met in Oslo.", "Chad's finance minister=TCDGOV; Central banks=---GOV", ""},
      {"President Macron discussed the war in Chad with advisers.", "President Macron=FRAGOV; advisers=FRAGOV", ""},
      {"Senator Ted Cruz smiled as his aides met Chad's king.", "aides=USALEG; Chad's king=TCDGOV", ""},
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

static void workers_as_labour(void **state) {
  static const party_row ROWS[] = {
      {"Norwegian dairy workers clashed with police in Oslo.", "Norwegian dairy workers=NORLAB; police=NORCOP", ""},
      {"OSLO, May 3 - Norwegian pilots threatened to strike.", "Norwegian pilots=NORLAB", ""},
      {"OSLO, May 3 - Norwegian pilots went on strike on Monday.", "Norwegian pilots=NORLAB", "Norwegian pilots=NOR"},
      {"Strikers in Lima rejected an offer of the government.", "Strikers=PERLAB", "government=PERGOV"},
  };
  CHECK_ROWS(state, ROWS);
}

static void members_of_houses(void **state) {
  static const party_row ROWS[] = {
      {"Republican members of the House Budget Committee accused Chad of theft.", "Republican members=USALEG", "Chad=TCD"},
      {"The Senate's Democratic and Republican leaders accused Chad of theft.", "Republican leaders=USALEG; Democratic=USALEG", "Chad=TCD"},
      {"House Republican leaders accused Chad of theft.", "Republican leaders=USALEG", "Chad=TCD"},
      {"A senior Tory MP accused Chad of theft.", "Tory MP=GBRLEG", "Chad=TCD"},
      {"African-American lawmakers accused Chad of spying.", "African-American lawmakers=USALEG", "Chad=TCD"},
      {"Democrats and Republicans in Congress condemned Chad.", "Republicans=USALEG; Democrats=USALEG", "Chad=TCD"},
      {"The senior Republican on the U.S. Senate Finance Committee, Ann Lee, condemned Chad.", "Republican=USALEG", "Chad=TCD"},
      {"U.S. Reps. Ann Lee, Tom Reid and Lin Park condemned Chad.", "Lin Park=USALEG; Tom Reid=USALEG; U.S. Reps. Ann Lee=USALEG", "Chad=TCD"},
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

static void codes_of_bodies(void **state) {
  static const party_row ROWS[] = {
      {"SEOUL, May 3 - The IMF is old. The IMF Interim Committee accused Chad of spying.", "IMF Interim Committee=IGOIMF", "Chad=TCD"},
      {"OSLO, May 3 - The Dairy Workers Union accused Chad of spying.", "Dairy Workers Union=NORLAB", "Chad=TCD"},
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
      {"Norway's Export-Import Bank agreed a loan with Chad.", "Export-Import Bank=NORGOV", "Chad=TCD"},
      {"The Philippine Justice Department accused Chad of spying.", "Justice Department=PHLGOV", "Chad=TCD"},
      {"The C.I.A. accused Chad of spying.", "C.I.A.=USASPY", "Chad=TCD"},
      {"The Muslim Council of Britain urged Chad to talk.", "Muslim Council of Britain=GBRREL", "Chad=TCD"},
      {"The Wheat Growers Council urged Chad to talk.", "Wheat Growers Council=---BUS", "Chad=TCD"},
      {"A court in Houston heard Yukos of Russia. The court accused Chad of theft.", "court=USAJUD", "Chad=TCD"},
      {"The Northern Rivers Foundation (NRF) is old. The NRF accused Chad of theft.", "NRF=NGO", "Chad=TCD"},
      {"The House Armed Services Committee accused Chad of theft.", "House Armed Services Committee=USALEG", "Chad=TCD"},
      {"The G7 Group met Chad.", "G7 Group=IGOGOS; Chad=TCD", ""},
      {"The Norwegian Association of Fish Exporters accused Chad of theft.", "Norwegian Association of Fish Exporters=NORBUS", "Chad=TCD"},
      {"OSLO, May 3 - The Brotherhood of Electrical Workers accused Chad of theft.", "Brotherhood of Electrical Workers=NORLAB", "Chad=TCD"},
      {"WASHINGTON, May 3 - Chad accused the Justice Department and Congress of theft.", "Chad=TCD", "Justice Department=USAGOV; Congress=USALEG"},
      {"The Canadian Coalition on Acid Rain condemned Chad.", "Canadian Coalition on Acid Rain=CANNGO", "Chad=TCD"},
      {"The EC was near a crisis after ministers failed to reach agreement.", "ministers=IGOEUR", ""},
      {"A U.S. judge dismissed a suit. Judge Ann Lee condemned Chad.", "Judge Ann Lee=USAJUD", "Chad=TCD"},
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
      {"Two men were arrested by London police.", "police=GBRCOP", "men=GBRCVL"},
      {"Moscow officials met Chinese envoys.", "officials=RUSGOV; Chinese envoys=CHNGOV", ""},
      {"A bomb in Costa Rica killed 10 U.S. citizens and two local pilots.", "", "U.S. citizens=USACVL; pilots=CRICVL"},
      {"President Maduro and senior officials urged Chad to act.", "officials=VENGOV; President Maduro=VENGOV", "Chad=TCD"},
  };
  CHECK_ROWS(state, ROWS);
}

static void owners_of_people(void **state) {
  static const party_row ROWS[] = {
      {"Acme Corp said three of its officers met Chadian ministers.", "officers=---BUS; Chadian ministers=TCDGOV", ""},
      {"The Norwegian army, whose troops attacked rebels in Chad, is small.", "troops=NORMIL", "rebels=TCDREB"},
      {"OSLO, May 3 - The party's leader accused Chad of spying.", "leader=NORPTY", "Chad=TCD"},
      {"Two non-government officials of Norway accused Chad of theft.", "Norway=NOR", "Chad=TCD"},
      {"Chad urged the U.S. inspectors general to act.", "Chad=TCD", "U.S. inspectors general=USAGOV"},
      {"Lawyers for Acme Corp accused Chad of theft.", "Lawyers=---BUS", "Chad=TCD"},
      {"A former U.S. Agriculture Department official accused Chad of theft.", "U.S. Agriculture Department official=USA", "Chad=TCD"},
      {"Chad held talks with its commercial creditors.", "Chad=TCD; creditors=---BUS", ""},
      {"A top aide to President Maduro condemned Chad.", "aide=VENGOV", "Chad=TCD"},
      {"A son of President Maduro condemned Chad.", "", ""},
      {"Officials of the Japanese steel industry met the Chilean minister.", "Officials=JPNBUS; Chilean minister=CHLGOV", ""},
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
      {"President of the Norwegian Federation of Banks, Tom Hark, accused Chad of spying.", "Tom Hark=NORBUS", "Chad=TCD"},
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
      {"Ann Lee, who is the Norwegian government's top spokesman, condemned Chad.", "Ann Lee=NORGOV", "Chad=TCD"},
      {"Ann Lee, director of trade affairs for the Norwegian Millers Association, accused Chad of theft.", "Ann Lee=NORBUS", "Chad=TCD"},
      {"Ann Lee, a doctoral candidate at Oslo University, accused Chad of spying.", "Ann Lee=NOREDU", "Chad=TCD"},
      {"Ann Lee, a Republican national committeewoman, accused Chad of theft.", "Ann Lee=USAPTY", "Chad=TCD"},
      {"Ann Lee, managing director of the Commerce Department, accused Chad of theft.", "Ann Lee=USABUS", "Chad=TCD"},
      {"Ann Lee, the president of Judicial Watch, accused Chad of theft.", "Ann Lee=USANGO", "Chad=TCD"},
      {"Ann Lee, a Texas activist, accused Chad of theft.", "Ann Lee=USACVL", "Chad=TCD"},
      {"Ann Lee, a Democratic strategist, accused Chad of theft.", "Ann Lee=USAPTY", "Chad=TCD"},
      {"Ann Lee, a Norwegian seamen's union official, accused Chad of theft.", "Ann Lee=NORLAB", "Chad=TCD"},
      {"OSLO, May 3 - The union's president, Ann Lee, accused Chad of spying.", "Ann Lee=NORLAB", "Chad=TCD"},
      {"U.S. Undersecretary of State for Economic Affairs Ann Lee smiled. Lee accused Chad of spying.", "Lee=USAGOV", "Chad=TCD"},
      {"The Liberals backed Governor Shunichi Suzuki in Tokyo.", "Liberals=JPNPTY", "Governor Shunichi Suzuki=JPNGOV"},
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
      {"Acme Corp and its president Ann Lee accused Chad of spying.", "president Ann Lee=---BUS; Acme Corp=---BUS", "Chad=TCD"},
      {"Labour campaign coordinator Ann Lee accused Chad of theft.", "coordinator Ann Lee=GBRPTY", "Chad=TCD"},
      {"In Norway, Tromso food-supply trader Ann Lee accused Chad of theft.", "trader Ann Lee=NORBUS", "Chad=TCD"},
      {"Ann Lee, manager of Peru's coffee growers' federation, smiled. She urged Chad to act.", "She=PERBUS", "Chad=TCD"},
      {"Foreign ministers of the 12 EC nations condemned Chad.", "Foreign ministers=IGOEUR", "Chad=TCD"},
      {"The Eurozone finance ministers condemned Chad.", "Eurozone finance ministers=IGOEUR", "Chad=TCD"},
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

static void states_that_are_no_more(void **state) {
  static const party_row ROWS[] = {
      {"Prime Minister Branko Mikulic visited Chad.", "Prime Minister Branko Mikulic=YUGGOV", "Chad=TCD"},
      {"Czechoslovak President Gustav Husak visited Chad.", "Czechoslovak President Gustav Husak=CSKGOV", "Chad=TCD"},
      {"Erich Honecker visited Chad.", "Erich Honecker=DDRGOV", "Chad=TCD"},
  };
  for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) check_row_on(*state, &ROWS[i], "1987-03-05");
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
      {"General Waker-Uz-Zaman accused Chad of spying.", "General Waker-Uz-Zaman=---MIL", "Chad=TCD"},
      {"NATO troops clashed with Serb protesters.", "NATO troops=IGONATO; Serb protesters=SRBCVL", ""},
      {"The Senate Finance Committee is old. The committee rejected a plan of Chad.", "committee=USALEG", "Chad=TCD"},
  };
  CHECK_ROWS(state, ROWS);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(codes_of_parties),          cmocka_unit_test(sectors_of_offices),     cmocka_unit_test(sectors_of_groups),
      cmocka_unit_test(workers_as_labour),         cmocka_unit_test(members_of_houses),      cmocka_unit_test(voices),
      cmocka_unit_test(codes_of_bodies),           cmocka_unit_test(homes_of_groups),        cmocka_unit_test(owners_of_people),
      cmocka_unit_test(offices_told_beside_names), cmocka_unit_test(offices_of_bodies),      cmocka_unit_test(offices_that_the_text_tells),
      cmocka_unit_test(states_that_are_no_more),   cmocka_unit_test(countries_named_before), cmocka_unit_test(adjectives_of_belief),
  };
  return cmocka_run_group_tests(tests, open_rules, close_rules);
}
