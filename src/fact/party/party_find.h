/* Finding parties, shared by the files that do it: party.c (bodies, states), party_person.c (people), party_group.c (groups), party_home.c
 * (where a party is at home), party_state.c (the state of a person), party_title.c and party_office.c (for whom a person acts by the words before
 * and beside the name), party_code.c (CAMEO codes). */
#ifndef NG_FACT_PARTY_FIND_H
#define NG_FACT_PARTY_FIND_H

#include "fact/party/party.h"

enum { MAX_STATES = 12 };

/* A party over `span` with room for `members`; NULL when memory runs out. */
party *add_party(party_table *table, const document *doc, token_range span, party_kind kind, uint32_t members);
bool is_covered(const party_table *table, token_range span);

/* "anti-[Chad] protesters", "pro-[Chad] rebels", "non-[OPEC] producers": what others are for, against or not in. */
bool is_behind_stance(const document *doc, uint32_t first);

static inline bool is_wanted(const party_table *table, const document *doc, token_range span) {
  return table->wanted[doc->sentences.of_token[span.first]];
}

/* "FRA" and "GOV" make FRAGOV; without a country ---GOV. */
ng_str actor_code(const document *doc, ng_str country, ng_str sector);
ng_str organization_code(const document *doc, const fact_organization *organization, ng_str country);

/* "Cattlemen's Association", "Leadership Institute": no firm, by its name. */
bool is_association(const fact_organization *organization);
bool office_has(ng_str office, const char *part);
ng_str person_code(const document *doc, const fact_person *person, ng_str country);

/* The code of the international body that an office is of ("UN" in the office table); empty for a state's. */
ng_str body_code(const document *doc, ng_str body);

/* What else than the sentence's scene tells where a party is at home: any state that it names; nothing ("rebels attacked Turkish soldiers"); the
 * article's home ("BONN, March 2 … the government said that Iran"), if not another scene ("In the French town of Arras farmers fought police"); not even the
 * scene ("the ministers met in Paris"). */
typedef enum { HOMING_CIVIL, HOMING_ARMED, HOMING_OFFICIAL, HOMING_POLICE, HOMING_ABROAD } party_homing;

/* The state that a party [first, end) without one belongs to: "workers in [France]", else the one where the sentence's scene is, else by `homing`.
 * Empty when nothing says. */
ng_str home_of(const party_table *table, const document *doc, uint32_t first, uint32_t end, party_homing homing);

/* The state where nearly all happens that the article tells, for police and gunmen: of those at `token`; empty when nothing tells it, or their sentence names
 * another state. */
ng_str scene_of_article(party_table *table, const document *doc, uint32_t token);

ng_str home_of_namesake(const party_table *table, const document *doc, token_range noun);

/* "forces [in] Guinea", "leaders [of] Romania": the state of the place right behind `end`; empty when there is none. */
ng_str home_behind(const party_table *table, const document *doc, uint32_t end);

/* The article's own state for an official whom it does not call another's: "OSLO, May 2 - Finance Minister Lee said"; empty where nothing tells it. */
ng_str home_of_official(const party_table *table, const document *doc, const person_mention *mention);

/* The same for an office by its words. */
ng_str home_of_office(const party_table *table, const document *doc, token_range words, ng_str office, ng_str sector);

/* party_coref.c: the number of mentions of bodies that end before `token`, and the one over it, NULL when there is none. */
uint32_t bodies_before(const document *doc, uint32_t token);
const organization_mention *body_at(const document *doc, uint32_t token);

/* party.c: whether nearly all that the article names is of its home, and no body of states is named. */
bool is_domestic(party_table *table, const document *doc);

/* The country of somebody of whom nothing tells it: the home of an article that names little else, empty in others. */
ng_str likely_home(party_table *table, const document *doc);

/* party_state.c: whether a common noun stands at `token`: "a California [delegate]", "the Democratic [primary]"; but "in Oslo [said]". */
bool is_noun_behind(const token_table *tokens, uint32_t token);

/* party_person.c: a group mention is one party with a member for each of its people; they follow each other in the table. */
ng_status add_people(party_table *table, const document *doc);

/* party_state.c. Whether an office stands in the mention. */
bool is_titled(const person_mention *mention);

/* "President Lee", "Mines Minister Lee", but not "Acme president Lee": those in the state's offices have capitals. */
bool is_state_title(const document *doc, const person_mention *mention);

/* Whether a word may stand between whose the office is and the title: "EC [Farm] Commissioner", "the U.S. [trade] representative". */
bool is_in_title(const document *doc, uint32_t token);

/* party_title.c. "[union] leader", "a [rebel] chief": the sector of the noun of people right before the office that begins at `first`; empty without one. */
ng_str sector_before_office(const document *doc, uint32_t first);

/* Notes for whom somebody acts by the title of a mention; `next`: the first body of the document that does not end before it. */
void note_title(const party_table *table, const document *doc, const person_mention *mention, uint32_t *next, acting_person *side);

/* "president Lee", "Acme dismissed [President Lee]": notes that a president without a state is of some firm, or of which. */
void note_firm(const party_table *table, const document *doc, const person_mention *mention, acting_person *side);

/* "farm commissioner Lee": the European Union, if the article names it and the office is that. One more than its index, 0 for none. */
uint32_t union_of_commissioner(const document *doc, ng_str office);

/* party_office.c. "Lee, [president of the union]", "the [mines minister], Ann Lee,": notes for whom somebody acts by the office told beside the name; false
 * when none is, or it tells nothing. */
bool note_office(const party_table *table, const document *doc, const person_mention *mention, acting_person *side);

/* "[former] ministers": whether a word from the one before `first` on, before `end`, says that an office is of the past. */
bool is_former(const document *doc, uint32_t first, uint32_t end);

/* Notes where somebody whose sector is the state's or a party's is at home by the words of the office. */
void note_home_of_office(const party_table *table, const document *doc, token_range words, ng_str office, acting_person *side);

/* party_state.c. "the [Russian] leader", "[Britain]'s Ann Lee", "Lee, a [British] diplomat": the state that the words of a mention and those
 * beside it tell; it is that of the person's other mentions, too. */
ng_str state_of_mention(const party_table *table, const document *doc, const person_mention *mention);

/* "Sen. Lee, R-[Texas]", "Lee (D-[Nev.])": the state of a legislator by the seat behind the name that ends at `end`; empty without one. */
ng_str state_of_seat(const party_table *table, const document *doc, uint32_t end);

/* "Lee, 51, [a] judge", "Lee, who is [the] mayor": where the words begin that say who somebody is, behind the comma after the name. */
uint32_t apposition_start(const document *doc, uint32_t comma);

/* "Lee, a [British] diplomat", "Lee, a senator from [Ohio]": the state by what stands behind the name that ends at `end`; empty when it tells none. */
ng_str state_behind(const party_table *table, const document *doc, uint32_t end);

/* "[French] Foreign Trade Minister Lee", "the [West German] president", "[Chad]'s deputy foreign minister": whether a state stands in the words or right
 * before them. */
bool names_state(const party_table *table, token_range span, ng_str *country, const document *doc);

/* party.c. "[Iraqi] Kurds", "the [Turkish] army": the state of the adjective before a body without one; else its home, for what is of one state. */
ng_str state_of_body(const party_table *table, const document *doc, const fact_organization *organization, token_range span);

/* party_group.c: groups by GROUP_PERSON and PARTY_NOUN, and "both sides". */
ng_status add_groups(party_table *table, const document *doc);

#endif
