/* Events and blocks over the built-in rules: a sentence or two, and the first event that must come out of it (or none). */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "record_reader.h"

typedef struct {
  const char *text, *type, *status, *polarity, *actor, *recipient, *act; /* NULL: not looked at; type "": no event */
} event_row;

static bool has_party(const cJSON *event, const char *side, const char *text) {
  const cJSON *party;
  cJSON_ArrayForEach(party, cJSON_GetObjectItem(event, side)) {
    if (strcmp(text_of(party, "text"), text) == 0) return true;
  }
  return false;
}

static void check_row(extractor *e, const event_row *row) {
  cJSON *record = record_of(e, row->text);
  const cJSON *event = cJSON_GetArrayItem(cJSON_GetObjectItem(record, "events"), 0);
  const cJSON *act = cJSON_GetObjectItem(cJSON_GetObjectItem(event, "attributes"), "act");
  if (strcmp(text_of(event, "type"), row->type) != 0) fail_msg("%s: type '%s', not '%s'", row->text, text_of(event, "type"), row->type);
  if (row->status && strcmp(text_of(event, "status"), row->status) != 0) fail_msg("%s: status %s", row->text, text_of(event, "status"));
  if (row->polarity && strcmp(text_of(event, "polarity"), row->polarity) != 0) fail_msg("%s: polarity %s", row->text, text_of(event, "polarity"));
  if (row->actor && !has_party(event, "actors", row->actor)) fail_msg("%s: no actor '%s'", row->text, row->actor);
  if (row->recipient && !has_party(event, "recipients", row->recipient)) fail_msg("%s: no recipient '%s'", row->text, row->recipient);
  if (row->act && strcmp(text_of(act, "type"), row->act) != 0) fail_msg("%s: act '%s'", row->text, text_of(act, "type"));
  cJSON_Delete(record);
}

static void check_rows(void **state, const event_row *rows, size_t count) {
  for (size_t i = 0; i < count; i++) check_row(*state, &rows[i]);
}
#define CHECK_ROWS(state, rows) check_rows((state), (rows), sizeof(rows) / sizeof *(rows))

static void verbs_and_their_status(void **state) {
  static const event_row ROWS[] = {
      {"Norway imposed sanctions on Belarus on Monday.", "SANCTION", "past", "positive", "Norway", "Belarus", NULL},
      {"Norway will impose sanctions on Belarus.", "SANCTION", "planned", "positive", "Norway", "Belarus", NULL},
      {"Norway may impose sanctions on Belarus.", "SANCTION", "possible", "positive", "Norway", "Belarus", NULL},
      {"Norway did not impose sanctions on Belarus.", "SANCTION", "past", "negative", "Norway", "Belarus", NULL},
      {"Sweden was accused by Belarus of spying.", "ACCUSE", "past", "positive", "Belarus", "Sweden", NULL},
      {"Peru lifted sanctions on Bolivia.", "CONCEDE", "past", "positive", "Peru", "Bolivia", NULL},
      {"Police arrested three students in Lima.", "COERCE", "past", "positive", "Police", NULL, NULL},
  };
  CHECK_ROWS(state, ROWS);
}

static void governed_acts(void **state) {
  static const event_row ROWS[] = {
      {"Chile agreed to send aid to Bolivia.", "AGREE", "past", "positive", "Chile", "Bolivia", "AID"},
      {"Chile demanded that Bolivia release the prisoners.", "REQUEST", "past", "positive", "Chile", "Bolivia", "RETREAT"},
      {"Chile refused to meet with Bolivia.", "REJECT", "past", "positive", "Chile", "Bolivia", "CONSULT"},
      {"Kenya said on Friday that Uganda must withdraw its troops.", "REQUEST", "past", "positive", "Kenya", "Uganda", "RETREAT"},
      {"Gordon Pell, a former supervisor, was jailed for four years.", "SANCTION", "past", "positive", NULL, "Gordon Pell", NULL},
      {"Kenyan officials said on Friday that Kenya must import more maize.", "", NULL, NULL, NULL, NULL, NULL},
      {"The Kenyan president said the Ugandan budget deficit must be cut.", "", NULL, NULL, NULL, NULL, NULL},
      {"The Kenyan president says a president must be ready to lose.", "", NULL, NULL, NULL, NULL, NULL},
  };
  CHECK_ROWS(state, ROWS);
}

static void clauses_that_somebody_refutes(void **state) {
  static const struct {
    const char *text, *evidential;
  } ROWS[] = {
      {"Chad denied that it had attacked Niger.", "denied"},
      {"Chad denied its troops attacked Niger.", "denied"},
      {"Chad dismissed the latest reports that it had attacked Niger.", "denied"},
      {"Chad denies the idea that it would attack Niger.", "denied"},
      {"Chad reported that Mali attacked Niger.", "asserted"},
      {"Chad made claims that Mali attacked Niger.", "asserted"},
      {"Chad denied visas to students, and Mali attacked Niger.", "asserted"},
  };
  for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
    cJSON *record = record_of(*state, ROWS[i].text);
    const cJSON *events = cJSON_GetObjectItem(record, "events"), *last = cJSON_GetArrayItem(events, cJSON_GetArraySize(events) - 1);
    if (strcmp(text_of(last, "evidential"), ROWS[i].evidential) != 0) fail_msg("%s: %s", ROWS[i].text, text_of(last, "evidential"));
    cJSON_Delete(record);
  }
}

static void nouns_of_events(void **state) {
  static const event_row ROWS[] = {
      {"Kenya's demand for talks with Uganda went unheard.", "REQUEST", NULL, "positive", "Kenya", "Uganda", "CONSULT"},
      {"A meeting between Kenya and Uganda was held in Nairobi.", "CONSULT", "past", "positive", "Kenya", NULL, NULL},
      {"A meeting between Kenya and Uganda will be held in Nairobi.", "CONSULT", "planned", "positive", "Uganda", NULL, NULL},
  };
  CHECK_ROWS(state, ROWS);
}

static void words_that_are_no_events(void **state) {
  static const event_row ROWS[] = {
      {"The striker attacked down the left and shot wide.", "", NULL, NULL, NULL, NULL, NULL},
      {"The plan aimed to lift sanctions on Belarus.", "", NULL, NULL, NULL, NULL, NULL},
      {"Sign up for our newsletter.", "", NULL, NULL, NULL, NULL, NULL},
  };
  CHECK_ROWS(state, ROWS);
}

static void blocks_begin_at_the_first_label(void **state) {
  cJSON *record = record_of(*state,
                            "Two stops were planned.\nLocation: Quito, Ecuador\nWhat happened: Ecuador and Peru signed a treaty.\n"
                            "Location: Lima, Peru\nWhat's expected: Ecuador and Peru will meet again.\n");
  const cJSON *blocks = cJSON_GetObjectItem(record, "blocks");
  assert_int_equal(cJSON_GetArraySize(blocks), 2);
  const cJSON *fields = cJSON_GetObjectItem(cJSON_GetArrayItem(blocks, 1), "fields");
  assert_int_equal(cJSON_GetArraySize(fields), 2);
  assert_string_equal(text_of(cJSON_GetArrayItem(fields, 0), "key"), "location");
  assert_string_equal(text_of(cJSON_GetArrayItem(fields, 1), "key"), "outlook");
  assert_string_equal(text_of(cJSON_GetArrayItem(cJSON_GetObjectItem(record, "events"), 0), "block"), "b1");
  cJSON_Delete(record);
}

/* What was signed at a summit is part of it, in the block that tells of both. */
static void details_of_a_block_are_part_of_its_meeting(void **state) {
  cJSON *record = record_of(*state,
                            "Two stops were made.\nLocation: Quito, Ecuador\n"
                            "What's at stake: The summit between Ecuador and Peru was held in 2019.\n"
                            "What happened: Ecuador and Peru signed a treaty at the end.\n");
  const cJSON *event, *meeting = NULL, *treaty = NULL;
  cJSON_ArrayForEach(event, cJSON_GetObjectItem(record, "events")) {
    if (strcmp(text_of(event, "type"), "CONSULT") == 0) meeting = event;
    if (strcmp(text_of(event, "type"), "SUPPORT") == 0) treaty = event;
  }
  assert_non_null(meeting);
  assert_non_null(treaty);
  assert_string_equal(text_of(treaty, "part_of"), text_of(meeting, "id"));
  cJSON_Delete(record);
}

static void details_of_a_meeting_are_part_of_it(void **state) {
  static const char *const TEXTS[] = {
      "Chad and Niger held a summit in Oslo on Monday. Chad signed a treaty with Niger at the summit.",
      "Farmers held a protest in Lima on Monday. Police arrested 20 people during the protest.",
  };
  for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
    cJSON *record = record_of(*state, TEXTS[i]), *events = cJSON_GetObjectItem(record, "events");
    const cJSON *meeting = cJSON_GetArrayItem(events, 0), *detail = cJSON_GetArrayItem(events, 1);
    assert_string_equal(text_of(detail, "part_of"), text_of(meeting, "id"));
    assert_string_equal(text_of(meeting, "part_of"), "");
    cJSON_Delete(record);
  }
}

static void actors_are_who_acts(void **state) {
  static const event_row ROWS[] = {
      {"Chad's officials said the ships that we have sent attacked Niger on Monday.", "", NULL, NULL, NULL, NULL, NULL},
      {"The Kenyan minister said the state should pay more and urged Uganda to hold talks.", "REQUEST", "past", NULL, "Kenyan minister", "Uganda",
       NULL},
      {"Mali, which borders Niger and has long feared raids, accused Niger of spying.", "ACCUSE", "past", NULL, "Mali", "Niger", NULL},
      {"Japan, Italy and Canada, have agreed to send aid to Chad.", "AGREE", NULL, NULL, "Canada", "Chad", "AID"},
      {"Algerian landowners attacked police in Oran on Friday.", "ASSAULT", "past", NULL, "Algerian landowners", "police", NULL},
      {"Villagers were robbed and arrested by soldiers in Bamako.", "COERCE", "past", NULL, "soldiers", "Villagers", NULL},
      {"The glazier was arrested in Lima on Monday.", "COERCE", "past", NULL, NULL, "The glazier", NULL},
      {"Police arrested at least two dozen men in Lima.", "COERCE", "past", NULL, "Police", "men", NULL},
      {"The French president defended his record in Paris.", "", NULL, NULL, NULL, NULL, NULL},
      {"Speaking to Chadian officials in Oslo, the French president left no doubt.", "CONSULT", NULL, NULL, "the French president", NULL, NULL},
      {"Chancellor Olaf Scholz smiled after talks with the Turkish president in Berlin.", "CONSULT", "past", NULL, "Chancellor Olaf Scholz", NULL,
       NULL},
      {"The move would open the way for talks between Chad and Niger.", "CONSULT", "possible", NULL, "Chad", NULL, NULL},
      {"The talks between Chad and Niger in Oslo were cancelled.", "CONSULT", NULL, "negative", "Chad", NULL, NULL},
      {"Students held signs during a protest in Lima on Friday.", "PROTEST", NULL, NULL, "Students", NULL, NULL},
      {"The senator told a rally in Ohio that he would win.", "", NULL, NULL, NULL, NULL, NULL},
      {"Ten tourists were killed in a plane crash in Peru on Monday.", "DIE", NULL, NULL, "tourists", NULL, NULL},
  };
  CHECK_ROWS(state, ROWS);
}

static void an_outcome_is_part_of_its_meeting(void **state) {
  cJSON *record = record_of(*state, "Chad and Niger held a summit in Oslo in June 2023. The summit ended without an agreement.");
  const cJSON *events = cJSON_GetObjectItem(record, "events"), *outcome = cJSON_GetArrayItem(events, 1);
  assert_string_equal(text_of(outcome, "type"), "SUPPORT");
  assert_string_equal(text_of(outcome, "part_of"), text_of(cJSON_GetArrayItem(events, 0), "id"));
  assert_string_equal(text_of(cJSON_GetObjectItem(outcome, "when"), "value"), "2023-06");
  cJSON_Delete(record);
}

/* A noun does not tell when its talks are: another mention of them near by does. */
static void guessed_status_gives_way(void **state) {
  cJSON *record = record_of(*state, "Kenya hopes for much of its talks with Uganda. Kenya will hold talks with Uganda on 5 March 2090.");
  const cJSON *events = cJSON_GetObjectItem(record, "events");
  assert_int_equal(cJSON_GetArraySize(events), 1);
  assert_string_equal(text_of(cJSON_GetArrayItem(events, 0), "status"), "planned");
  cJSON_Delete(record);
  record = record_of(*state, "Kenya signed after talks with Uganda. Kenya will hold talks with Uganda on 5 March 2090.");
  assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(record, "events")), 2);
  cJSON_Delete(record);
}

static void dates_of_another_clause_are_not_taken(void **state) {
  cJSON *record = record_of(*state, "A law was passed on March 4, 2024, which followed the talks between Chad and Niger.");
  const cJSON *events = cJSON_GetObjectItem(record, "events");
  assert_int_equal(cJSON_GetArraySize(events), 1);
  assert_true(cJSON_IsNull(cJSON_GetObjectItem(cJSON_GetArrayItem(events, 0), "when")));
  cJSON_Delete(record);
}

/* A text, and begin and anchor of its last date; begin "" for none. */
typedef struct {
  const char *text, *begin, *anchor;
} way_row;

static void ways_from_an_event_are_dates(void **state) {
  static const way_row ROWS[] = {
      {"Chad and Niger held a summit in Oslo on March 4, 2024. Two days after the summit, Chad released the prisoners.", "2024-03-06", "event"},
      {"Chad and Niger held a summit in Oslo on March 4, 2024. Niger closed the border a week before the summit.", "2024-02-26", "event"},
      {"Kenya and Sudan will hold talks in Doha on June 3. Sudan freed 20 soldiers three months before the talks.", "2024-03-03", "event"},
      {"Talks between Mali and Togo were held from March 4 to 6, 2024. A day after the talks, Mali freed the soldiers.", "2024-03-07", "event"},
      {"Chad and Niger held a summit in Oslo on March 4, 2024. The day after the summit, Chad released the prisoners.", "2024-03-05", "event"},
      {"Chad and Niger held a summit in Oslo on March 4, 2024. Niger closed the border the week before the summit.", "2024-02-26", "event"},
      {"Chad and Niger held a summit in Oslo. Two days after the summit, Chad released the prisoners.", "", "none"},
      {"Chad and Niger held a summit in Oslo on March 4, 2024. Two days after the rain, Chad released the prisoners.", "", "none"},
  };
  for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
    cJSON *record = record_of(*state, ROWS[i].text), *dates = cJSON_GetObjectItem(record, "dates"), *events = cJSON_GetObjectItem(record, "events");
    const cJSON *date = cJSON_GetArrayItem(dates, cJSON_GetArraySize(dates) - 1), *event = cJSON_GetArrayItem(events, cJSON_GetArraySize(events) - 1);
    if (strcmp(text_of(date, "begin"), ROWS[i].begin) != 0) fail_msg("%s: begin '%s'", ROWS[i].text, text_of(date, "begin"));
    assert_string_equal(text_of(date, "anchor"), ROWS[i].anchor);
    if (*ROWS[i].begin) assert_string_equal(text_of(cJSON_GetObjectItem(event, "when"), "value"), ROWS[i].begin);
    cJSON_Delete(record);
  }
}

/* The date of a clause that says more of something else is not the event's. */
static void clauses_keep_their_dates(void **state) {
  static const struct {
    const char *text, *when;
  } ROWS[] = {
      {"Kenya demanded an inquiry into the death of a student who was shot on 5 March 2024.", ""},
      {"Kenya demanded an inquiry on 5 March 2024 into the death of a student who was shot.", "2024-03-05"},
      {"Chad accused Niger of sending arms after it lost the vote of 2019.", ""},
      {"The minister of Kenya, who left the party in 2019, condemned Niger.", ""},
      {"Kenya and Sudan held talks which ended on 5 March 2024.", "2024-03-05"},
      {"Five soldiers of Chad were killed after a bomb exploded on 5 March 2024.", "2024-03-05"},
      {"Chad promised schools for the north by 2090.", ""},
      {"Chad urged Niger to open the border on 5 March 2090.", ""},
      {"Chad and Niger will meet in Oslo on 5 March 2090.", "2090-03-05"},
      {"Chad said on 4 March 2019 it would recall its ambassador from Niger.", ""},
      {"Chad was due to meet Niger's president on 4 March 2019.", "2019-03-04"},
      {"Chad said Niger violates the 1933 treaty.", ""},
      {"Chad accused Niger of breaking the 1933 treaty.", ""},
      {"Chad rejected Niger's current demands.", ""},
      {"Mali has expelled two envoys of Niger since May 2019.", ""},
      {"At last year's summit, Chad accused Niger of sending arms.", "2023"},
      {"Chad accused Niger after the May 2019 vote.", ""},
  };
  for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
    cJSON *record = record_of(*state, ROWS[i].text), *event = cJSON_GetArrayItem(cJSON_GetObjectItem(record, "events"), 0);
    const cJSON *when = cJSON_GetObjectItem(event, "when");
    const char *got = cJSON_IsObject(when) ? text_of(when, "value") : "";
    if (strcmp(got, ROWS[i].when) != 0) fail_msg("%s: when '%s'", ROWS[i].text, got);
    cJSON_Delete(record);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(clauses_keep_their_dates),
      cmocka_unit_test(verbs_and_their_status),
      cmocka_unit_test(governed_acts),
      cmocka_unit_test(clauses_that_somebody_refutes),
      cmocka_unit_test(nouns_of_events),
      cmocka_unit_test(words_that_are_no_events),
      cmocka_unit_test(blocks_begin_at_the_first_label),
      cmocka_unit_test(details_of_a_block_are_part_of_its_meeting),
      cmocka_unit_test(details_of_a_meeting_are_part_of_it),
      cmocka_unit_test(an_outcome_is_part_of_its_meeting),
      cmocka_unit_test(guessed_status_gives_way),
      cmocka_unit_test(dates_of_another_clause_are_not_taken),
      cmocka_unit_test(actors_are_who_acts),
      cmocka_unit_test(ways_from_an_event_are_dates),
  };
  return cmocka_run_group_tests(tests, open_rules, close_rules);
}
