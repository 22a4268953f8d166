/* Who said what: one row, one text; every quote of it stands in the second column as "speaker | cue | words", parts joined by " … ". */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "record_reader.h"

typedef struct {
  const char *text, *want;
} row;

/* Whoever says a clause can speak: amounts, nouns that tell of no trade, what "by saying" reports. */
static const row SPEAKERS[] = {
    {"The ferry will sail, the mayor said.", "the mayor | said | The ferry will sail"},
    {"Several said they would wait for the next ferry.", "Several | said | they would wait for the next ferry"},
    {"Most say they sail for the view.", "Most | say | they sail for the view"},
    {"About 40 percent of the passengers say they would pay more.", "About 40 percent of the passengers | say | they would pay more"},
    {"The pilot of the ferry line opened the talks by saying he was tired.", "The pilot of the ferry line | saying | he was tired"},
    {"Asked whether the bridge would hold, Ada Moss smiled.", " | Asked | whether the bridge would hold"},
    {"Ada Moss smiled when asked why the ferry was late.", " | asked | why the ferry was late"},
    {"An engineer who was briefed on the repairs said the bridge was safe.",
     "An engineer who was briefed on the repairs | said | the bridge was safe"},
    {"\"It is safe,\" an engineer who declined to be named told the Oslo Post.", "an engineer who declined to be named | told | \"It is safe,\""},
    {"The harbour master, Ada Moss, noted that \"no ship is late\".", "The harbour master, Ada Moss, | noted | that \"no ship is late\""},
    {"The ferry was full. One of them, Ada Moss, said it was late.", "One of them, Ada Moss, | said | it was late"},
    {"Several officials close to the talks say the harbour will be sold.", "Several officials close to the talks | say | the harbour will be sold"},
    {"Traders whose licences were withdrawn say the new rules are unfair.", "Traders whose licences were withdrawn | say | the new rules are unfair"},
    {"The new dam will bring more water, say some farmers, who fear for their crops.",
     "some farmers, who fear for their crops | say | The new dam will bring more water"},
    {"The harbour office has let engineers see the bridge.", ""},
    {"The ferry, a small steamer, had forty passengers, the port said Thursday.",
     "the port | said Thursday | The ferry, a small steamer, had forty passengers"},
    {"The vote was close, with 47 percent of farmers saying they will stay at home.", "47 percent of farmers | saying | they will stay at home"},
    {"Closing the port too soon, a host of captains say, hurt the town.", "a host of captains | say | Closing the port too soon … hurt the town"},
    {"Ada Moss offered the crew a room in the harbour, then says she will listen to him.",
     "Ada Moss | offered | the crew a room in the harbour; Ada Moss | then says | she will listen to him"},
    {"The bank keeps its losses quiet but says its loans have grown.", "The bank | says | its loans have grown"},
    {"Ada Moss was calm when asked which port she would close.", " | asked | which port she would close"},
    {"Candidates like Ada Moss say the port is dead.", "Candidates like Ada Moss | say | the port is dead"},
    {"A 2009 report by the Centre for Ships found that ships sink faster.", "A 2009 report by the Centre for Ships | found | that ships sink faster"},
    {"One in five say the harbour should close.", "One in five | say | the harbour should close"},
    {"More than half of sailors in the Oslo poll said the harbour should close.",
     "More than half of sailors in the Oslo poll | said | the harbour should close"},
    {"Most of the owners have already said the port will close.", "Most of the owners | have already said | the port will close"},
    {"All but two said the port will close.", "All but two | said | the port will close"},
    {"At least half of the sailors said the port will close.", "At least half of the sailors | said | the port will close"},
    {"About four in 10 dockers say the harbour should close.", "About four in 10 dockers | say | the harbour should close"},
    {"The bald, 71-year-old envoy said the port would close.", "The bald, 71-year-old envoy | said | the port would close"},
    {"Sailors backing the bill have said the port would close.", "Sailors backing the bill | have said | the port would close"},
    {"She and her aides said the port would close.", "She and her aides | said | the port would close"},
    {"The family said the ship was lost.", "The family | said | the ship was lost"},
    {"By wide margins, those surveyed say the harbour is old.", "those surveyed | say | the harbour is old"},
    {"Many said Monday that the storm made the pier more urgent.", "Many | said Monday | that the storm made the pier more urgent"},
    {"The harbour will close, said a handful of sailors who were at sea.", "a handful of sailors who were at sea | said | The harbour will close"},
    {"Even Peru has more ships at sea, says shipping scholar Ada Moss in Oslo.",
     "shipping scholar Ada Moss | says | Even Peru has more ships at sea"},
    {"Ada Moss earlier Thursday said the panel had met twice.", "Ada Moss | said | the panel had met twice"},
    {"Lund's former clerk, Ada Moss, said the man who followed her, Per Berg, should leave.",
     "Lund's former clerk, Ada Moss, | said | the man who followed her, Per Berg, should leave"},
    {"A statement posted on the website said tickets are free.", "A statement posted on the website | said | tickets are free"},
    {"Analysis shows the ship is safe.", "Analysis | shows | the ship is safe"},
    {"He's said the ship was lost.", "He | 's said | the ship was lost"},
    {"Data show that ships sink faster.", "Data | show | that ships sink faster"},
    {"Asked in Oslo recently whether she would stay, Ada Moss gave a long answer.", " | Asked | whether she would stay"},
    {"Some in Oslo fear that the port is lost.", "Some in Oslo | fear | that the port is lost"},
    {"Many fear that the port is lost.", "Many | fear | that the port is lost"},
    {"Her ads describe the mayor as \"a danger to ships\".", "Her ads | describe | the mayor as \"a danger to ships\""},
    {"The port will close, state media report.", "state media | report | The port will close"},
    {"The port will close, a study in the journal Sea Life reports.", "a study in the journal Sea Life | reports | The port will close"},
    {"\"It is late,\" said Ada Moss, co-author of the papers. \"The port is dead.\"",
     "Ada Moss, co-author of the papers | said | \"It is late,\" … \"The port is dead.\""},
    {"Ada Moss, speaking at a rally in Bergen, Norway, warned that the port would close.",
     "Ada Moss, speaking at a rally in Bergen, Norway, | warned | that the port would close"},
    {"Ada Moss, citing \"bad luck,\" said the mayor could close the port.",
     "Ada Moss | citing | \"bad luck,\"; Ada Moss | said | the mayor could close the port"},
    {"Ada Moss, host of the radio's \"Morning Mail,\" said the mayor could leave.", "Ada Moss | said | the mayor could leave"},
    {"Ada Moss, who ran a line, said the Lund \"ship may sink\".", "Ada Moss, who ran a line, | said | the Lund \"ship may sink\""},
    {"The mayor has in the past said she would stay.", "The mayor | has in the past said | she would stay"},
    {"The union met in May and in a statement praised the crew of the ship.", "The union | praised | the crew of the ship"},
    {"The mayor has never quite said that the port is dead.", "The mayor | has never quite said | that the port is dead"},
    {"The stock was cut from a neutral rating, said Oslo Oil analyst Ada Moss.",
     "Oslo Oil analyst Ada Moss | said | The stock was cut from a neutral rating"},
    {"Noting that only one ship had left, Ada Moss added: \"That is bad.\"",
     "Ada Moss | Noting | that only one ship had left; Ada Moss | added: | \"That is bad.\""},
    {"Calling the plan \"a mess,\" Ada Moss left the room.", "Ada Moss | Calling | the plan \"a mess,\""},
    {"Saying the port was full, the union asked ships to wait.", "the union | Saying | the port was full; the union | asked | ships to wait"},
    {"Noting that it was late is no excuse.", ""},
    {"The mayor vows to fight the sale.", "The mayor | vows | to fight the sale"},
    {"Those who back Ada Moss say the port is dead.", ""},
    {"Said Ada Moss: \"The port is dead.\"", "Ada Moss | Said | \"The port is dead.\""},
    {"\"The port is dead.\" Ada Moss, the mayor of Oslo, said.", "Ada Moss, the mayor of Oslo, | said | \"The port is dead.\""},
    {"\"The port is dead.\" The crew was tired and nobody said a word.", " |  | \"The port is dead.\""},
    {"\"It is her mission,\" Ada Moss said, to loud cheers. \"You know that.\"", "Ada Moss | said | \"It is her mission,\" … \"You know that.\""},
};

/* Sources: with their appositions behind the words, alone where a clause follows. */
static const row SOURCES[] = {
    {"The bridge was never painted, according to Ada Moss, an engineer from Oslo.",
     "Ada Moss, an engineer from Oslo | according to | The bridge was never painted"},
    {"In May, according to a report of the port, the harbour closed.", "a report of the port | according to | In May … the harbour closed"},
    {"But, according to the poll, half of the sailors stayed at home.", "the poll | according to | half of the sailors stayed at home"},
    {"It helped: According to the port, the ships sail again.", "the port | According to | the ships sail again"},
    {"About 20 ships were late, according to the harbour office.", "the harbour office | according to | About 20 ships were late"},
};

/* Where the words of a cue begin and end. */
static const row WORDS[] = {
    {"Ada Moss praised the harbour crew and left for Oslo.", "Ada Moss | praised | the harbour crew"},
    {"While Ada Moss said that the bridge was safe, Li Wen stayed at home.", "Ada Moss | said | that the bridge was safe"},
    {"Ada Moss urged the dockers to go back to work.", "Ada Moss | urged | the dockers to go back to work"},
    {"Ada Moss called on the crew to \"save the ship\".", "Ada Moss | called on | the crew to \"save the ship\""},
    {"Ada Moss expressed concern that the dam could break.", "Ada Moss | expressed concern | that the dam could break"},
    {"Still, she said, the harbour is open.", "she | said | the harbour is open"},
    {"Oslo, she said, is dark in winter.", "she | said | Oslo … is dark in winter"},
    {"Ada Moss said about half of the ships were late.", "Ada Moss | said | about half of the ships were late"},
    {"They \"had a storm in the harbour,\" the mayor said.", "the mayor | said | They \"had a storm in the harbour,\""},
    {"The crew knew of the leak, which the mayor said was small.", "the mayor | said | which … was small"},
    {"Ada Moss saw \"no hope\" for the old bridge and left.", "Ada Moss | saw | \"no hope\" for the old bridge"},
    {"She calls for a new bridge.", "She | calls for | a new bridge"},
    {"The harbour office declined to comment.", "The harbour office | declined | to comment"},
    {"A study published on Tuesday showed the bridge sinking slowly.", "A study published on Tuesday | showed | the bridge sinking slowly"},
    {"Ada Moss pointed to a fall in traffic.", "Ada Moss | pointed to | a fall in traffic"},
    {"As the mayor noted, ferries could still be cancelled in winter.", "the mayor | noted | ferries could still be cancelled in winter"},
    {"The bridge was painted twice, as Ada Moss noted in her report.", "Ada Moss | noted in her report | The bridge was painted twice"},
    {"The voters had \"made history\" in the north, she said in a call to the party.",
     "she | said in a call | The voters had \"made history\" in the north"},
    {"Ada Moss said if the talks fail, the ferries will stop.", "Ada Moss | said | if the talks fail, the ferries will stop"},
    {"Ada Moss said despite the losses, she would run again.", "Ada Moss | said | despite the losses, she would run again"},
    {"Ada Moss praised the plan (and its authors) in May.", "Ada Moss | praised | the plan (and its authors) in May"},
    {"Ada Moss praised the work of Eva Berg, Ina Holm, Li Wen and Ida Krog.",
     "Ada Moss | praised | the work of Eva Berg, Ina Holm, Li Wen and Ida Krog"},
    {"\"The harbour is full,\" Ada Moss said, noting that forty ships had arrived. \"We cannot take more.\"",
     "Ada Moss | said | \"The harbour is full,\" … \"We cannot take more.\"; Ada Moss | noting | that forty ships had arrived"},
    {"Ada Moss is expected to win the vote.", " | is expected | Ada Moss … to win the vote"},
    {"The old ferry sails to Lamu, which is expected to lose its harbour.", " | is expected | which … to lose its harbour"},
    {"The dam was seen by many as a danger to farming.", "many | was seen | The dam … as a danger to farming"},
    {"The mayor was accused of taking bribes.", " | was accused of | The mayor … taking bribes"},
    {"The plan was criticized by two engineers for its cost.", "two engineers | was criticized | The plan … its cost"},
    {"The mayor was accused by Ada Moss of taking bribes.", "Ada Moss | was accused | The mayor … taking bribes"},
    {"The officer accused of shooting the sailor is in jail.", ""},
    {"On Friday Ada Moss said the road was closed.", "Ada Moss | said | the road was closed"},
    {"In January Prime Minister Ada Moss said the road was closed.", "Prime Minister Ada Moss | said | the road was closed"},
    {"The 2016 Moss campaign said the road was closed.", "The 2016 Moss campaign | said | the road was closed"},
    {"Ada Moss dismissed Li Wen in May.", ""},
    {"Ada Moss, who met the mayor of Oslo, Li Wen, in May, vowed to leave.",
     "Ada Moss, who met the mayor of Oslo, Li Wen, in May, | vowed | to leave"},
    {"Farmers urged to save water in May.", " | urged | Farmers … to save water in May"},
    {"A mayor was ordered to pay a fine.", " | was ordered | A mayor … to pay a fine"},
    {"Ada Moss asked to leave the room.", "Ada Moss | asked | to leave the room"},
    {"There were plans to move the ferries.", ""},
    {"Muslim advocates hailed the plan.", "Muslim advocates | hailed | the plan"},
    {"The union opposed the plan but Ada Moss said it was needed.", "The union | opposed | the plan; Ada Moss | said | it was needed"},
    {"The company reported 2016 net income of two million.", "The company | reported | 2016 net income of two million"},
    {"The law was dead, according to a letter signed by both the mayor and her deputy.",
     "a letter signed by both the mayor | according to | The law was dead"},
    {"The union recalled its envoy to the capital on Monday.", ""},
    {"Ada Moss called off the strike on Monday.", ""},
    {"The union wants all state schools to close.", "The union | wants | all state schools to close"},
    {"Ada Moss said nearly all ferries were late.", "Ada Moss | said | nearly all ferries were late"},
    {"Ada Moss said both sides would meet.", "Ada Moss | said | both sides would meet"},
    {"Ada Moss said at least two ferries sank.", "Ada Moss | said | at least two ferries sank"},
    {"The union said Monday's strike was a success.", "The union | said | Monday's strike was a success"},
    {"Oslo Oil Co <OSL.N> said the well was dry.", "Oslo Oil Co | said | the well was dry"},
    {"Sailors said the boy is expected to live.", "Sailors | said | the boy is expected to live"},
    {"Ada Moss criticized the plan, Li Wen and Ina Holm praised it.", "Ada Moss | criticized | the plan"},
    {"The plan was rejected by the council on Monday.", "the council | was rejected | The plan"},
    {"Voters were told that the bridge was safe.", " | were told | that the bridge was safe"},
    {"The report was written by two engineers.", ""},
    {"Ada Moss criticized the theft of the files, including the letters of the crew.",
     "Ada Moss | criticized | the theft of the files, including the letters of the crew"},
    {"Ada Moss proposed three ways out: a new bridge, a ferry and a tunnel.",
     "Ada Moss | proposed | three ways out: a new bridge, a ferry and a tunnel"},
    {"Ada Moss criticized the sailors' union for the delay.", "Ada Moss | criticized | the sailors' union for the delay"},
    {"Ada Moss said the office would be open all winter, answering a letter from the crews.",
     "Ada Moss | said | the office would be open all winter, answering a letter from the crews"},
    {"Ada Moss said the office was open, adding that the crews were late.",
     "Ada Moss | said | the office was open; Ada Moss | adding | that the crews were late"},
    {"While the harbour is open, Ada Moss said, \"it will be closed before the winter is over.\"",
     "Ada Moss | said | While the harbour is open … \"it will be closed before the winter is over.\""},
    {"The union claimed nearly 400 ships were late.", "The union | claimed | nearly 400 ships were late"},
    {"The new harbour office was expected to open in May.", " | was expected | The new harbour office … to open in May"},
    {"Senator Ada Moss said after a walk on Friday that she had bought the mill.", "Senator Ada Moss | said | that she had bought the mill"},
    {"The mayor's aides believe if the ferries run, she will win.", "The mayor's aides | believe | if the ferries run, she will win"},
    {"Ada Moss criticized Li Wen and left.", "Ada Moss | criticized | Li Wen"},
    {"Ada Moss praised the crew.", "Ada Moss | praised | the crew"},
    {"Ada Moss mentioned the crew.", ""},
    {"The union called for all ships to stay at home.", "The union | called for | all ships to stay at home"},
    {"Ada Moss made it clear that the port would close.", "Ada Moss | made it clear | that the port would close"},
    {"The ship sails to coastal states that have lost their harbours.", ""},
    {"Late on Sunday, the bridge was opened, according to early reports.", "early reports | according to | Late on Sunday, the bridge was opened"},
    {"\"We are winning in the north,\" Ada Moss said during the talks, according to a recording.",
     "Ada Moss | said | \"We are winning in the north,\""},
    {"Moss has talked about the price of tickets.", "Moss | has talked about | the price of tickets"},
    {"The mayor called on the union to open the gate that leads to the port.",
     "The mayor | called on | the union to open the gate that leads to the port"},
    {"Ada Moss condemned what she called \"a crime\" in the port.", "Ada Moss | condemned | what she called \"a crime\" in the port"},
    {"The mayor reaffirmed her promise to defend the port, with Deputy Mayor Ada Moss calling the plan \"a mess\".",
     "The mayor | reaffirmed | her promise to defend the port; Deputy Mayor Ada Moss | calling | the plan \"a mess\""},
    {"The ferry, which is expected to sail in May, is old.", " | is expected | which … to sail in May"},
    {"The union called for free trade.", "The union | called for | free trade"},
    {"Ada Moss criticized the angry, divisive speech of her rival.", "Ada Moss | criticized | the angry, divisive speech of her rival"},
    {"The mayor told the Oslo Post before she left that the port was dead.", "The mayor | told | that the port was dead"},
    {"Asked if Ada Moss is \"fit to serve,\" most voters said yes.", " | Asked | if Ada Moss is \"fit to serve,\""},
    {"The union expressed confidence it would win.", "The union | expressed confidence | it would win"},
    {"The crew was late, she said on Monday on NRK's \"Morning Mail.\"", "she | said | The crew was late"},
    {"The mayor did not say when.", "The mayor | did not say | when"},
    {"According to the Oslo Post, Ada Moss praised her \"dear friends\" in the room.",
     "the Oslo Post | According to | Ada Moss praised her \"dear friends\" in the room"},
    {"Many were angry, but the mayor would not say so.", ""},
    {"The ferry was never painted, as first reported by the Oslo Post.", "the Oslo Post | as first reported by | The ferry was never painted"},
    {"Ada Moss endorsed Li Wen in May.", "Ada Moss | endorsed | Li Wen"},
    {"The union criticized the plan in a speech on Monday.", "The union | criticized | the plan"},
    {"The union praised the work of the crew in the harbour.", "The union | praised | the work of the crew in the harbour"},
    {"The union vowed to keep the port open, hoping for more ships.", "The union | vowed | to keep the port open"},
    {"The union has vowed to keep the port open and celebrated the vote.", "The union | has vowed | to keep the port open"},
    {"Ada Moss said on Monday that the port would close.", "Ada Moss | said | that the port would close"},
    {"Ada Moss wrote: \"The port will close.\"", "Ada Moss | wrote: | \"The port will close.\""},
    {"The clerk said the mayor was \"calm\" and called the port \"a mess\".",
     "The clerk | said | the mayor was \"calm\"; The clerk | called | the port \"a mess\""},
    {"The council sought to close the port, a danger to ships.", "The council | sought | to close the port"},
    {"The crew met Ada Moss, who opposes the new tax.", "who | opposes | the new tax"},
    {"The deputy who hopes to win the vote is old.", "who | hopes | to win the vote"},
    {"The union backed \"a calm mayor\" who wants to keep the port.", "who | wants | to keep the port"},
    {"The mayor also declined to comment.", "The mayor | also declined | to comment"},
    {"The mayor has declined to comment on the storm.", "The mayor | has declined | to comment on the storm"},
    {"Ada Moss offered to pay for the repairs.", "Ada Moss | offered | to pay for the repairs"},
    {"Ada Moss learned her rival had won the vote.", "Ada Moss | learned | her rival had won the vote"},
    {"The mayor has talked about closing the port.", "The mayor | has talked about | closing the port"},
    {"The crew fled a storm that Ada Moss says sank two ships.", "Ada Moss | says | that … sank two ships"},
    {"The crew has two ships, both of which the union said would sink.", "the union | said | which … would sink"},
    {"Ina Berg, whom Ada Moss called \"a fool\", left.", "Ada Moss | called | whom … \"a fool\""},
    {"The crew saw a speech in which Ada Moss called the port \"a mess\".", "Ada Moss | called | the port \"a mess\""},
    {"The envoy favors new steel ports and opposes a tax on ships.", "The envoy | favors | new steel ports; The envoy | opposes | a tax on ships"},
    {"Ada Moss shouted at him, calling him a fool and accusing him of hiding costs.",
     "Ada Moss | calling | him a fool; Ada Moss | accusing | him of hiding costs"},
    {"Ada Moss praised the crew for saving the ship and criticizing its owner.",
     "Ada Moss | praised | the crew for saving the ship and criticizing its owner"},
    {"Ada Moss said she would close the port, citing a storm.", "Ada Moss | said | she would close the port; Ada Moss | citing | a storm"},
    {"According to the Oslo Post, Ada Moss closed the port, citing a storm.",
     "the Oslo Post | According to | Ada Moss closed the port, citing a storm"},
};

/* Nouns that hold words: they end before the verb whose subject the noun is, and are a part of what a verb before them tells. */
static const row NOUNS[] = {
    {"Ada Moss's refusal to sell the old ferry was a surprise.", "Ada Moss | refusal | to sell the old ferry"},
    {"The dockers condemned Ada Moss's call for longer shifts.", "The dockers | condemned | Ada Moss's call for longer shifts"},
};

static void print_words(char *out, size_t size, const char *text, const cJSON *quote) {
  const cJSON *parts = cJSON_GetObjectItem(quote, "parts"), *part;
  if (!parts) {
    snprintf(out, size, "%s", text_of(quote, "text"));
    return;
  }
  size_t n = 0;
  cJSON_ArrayForEach(part, parts) {
    int first = cJSON_GetArrayItem(part, 0)->valueint, end = cJSON_GetArrayItem(part, 1)->valueint;
    n += (size_t)snprintf(out + n, size - n, "%s%.*s", n ? " … " : "", end - first, text + first);
  }
}

static void print_quotes(char *out, size_t size, const char *text, const cJSON *record) {
  const cJSON *quote;
  char words[400];
  size_t n = 0;
  out[0] = 0;
  cJSON_ArrayForEach(quote, cJSON_GetObjectItem(record, "quotes")) {
    print_words(words, sizeof words, text, quote);
    n += (size_t)snprintf(out + n, size - n, "%s%s | %s | %s", n ? "; " : "", text_of(cJSON_GetObjectItem(quote, "speaker"), "text"),
                          text_of(cJSON_GetObjectItem(quote, "cue"), "text"), words);
  }
}

static bool is_right(extractor *e, const row *r) {
  char got[1000];
  cJSON *record = record_of(e, r->text);
  print_quotes(got, sizeof got, r->text, record);
  cJSON_Delete(record);
  if (strcmp(got, r->want) == 0) return true;
  print_error("%s\n  want %s\n  got  %s\n", r->text, r->want, got);
  return false;
}

static void check_rows(void **state, const row *rows, size_t count) {
  int bad = 0;
  for (size_t i = 0; i < count; i++) bad += !is_right(*state, &rows[i]);
  assert_int_equal(bad, 0);
}

static void whoever_says_a_clause_can_speak(void **state) {
  check_rows(state, SPEAKERS, sizeof SPEAKERS / sizeof *SPEAKERS);
}

static void sources_end(void **state) {
  check_rows(state, SOURCES, sizeof SOURCES / sizeof *SOURCES);
}

static void words_begin_and_end(void **state) {
  check_rows(state, WORDS, sizeof WORDS / sizeof *WORDS);
}

static void nouns_hold_words(void **state) {
  check_rows(state, NOUNS, sizeof NOUNS / sizeof *NOUNS);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(whoever_says_a_clause_can_speak),
      cmocka_unit_test(sources_end),
      cmocka_unit_test(words_begin_and_end),
      cmocka_unit_test(nouns_hold_words),
  };
  return cmocka_run_group_tests(tests, open_rules, close_rules);
}
