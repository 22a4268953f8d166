/* The dated office table: who held which office of which country when. Rows are rows of the list <ROSTER>; this is the index over them.
 *
 * Built once for a rule set, immutable afterwards. Persons are numbered by distinct canonical name; a person owns a run of rows. */
#ifndef NG_FACT_ROSTER_H
#define NG_FACT_ROSTER_H

#include "text/lexicon.h"

#define NO_HOLDER UINT32_MAX

typedef struct {
  ng_str person, office, country, start, end, wikidata; /* `end` empty: still in office */
  uint32_t surname;                                     /* lexeme by which the news calls the person; LEXEME_NONE when unknown */
  uint32_t next;                                        /* next row with the same surname, NO_HOLDER at the end */
  uint8_t gender;                                       /* 'm', 'f' or 0 */
} roster_row;

/* A state of the gazetteer: where "US", "North Korean" and office rows meet. */
typedef struct {
  int32_t id;
  ng_str alpha2, alpha3;
} roster_state;

typedef struct roster {
  const ng_lexicon *lexicon;
  roster_row *rows;
  roster_state *states;
  uint32_t *surnames; /* hash by lexeme: first row, NO_HOLDER when empty */
  uint32_t row_count, state_count, surname_mask;
  int list, gazetteer, demonym;
  int gazetteer_id, gazetteer_country, gazetteer_kind, gazetteer_flags, demonym_id;
} roster;

/* Indexes the lists of `lexicon` into memory of `arena`. NG_OK or NG_ERROR_MEMORY; a lexicon without the list gives an empty table. */
int roster_init(roster *table, ng_arena *arena, const ng_lexicon *lexicon);

/* First row of a holder called by the lexeme, NO_HOLDER when there is none; follow `next` for more. */
uint32_t roster_by_surname(const roster *table, uint32_t word);

/* The row of the one who held `office` of `country` at `date` ("2025-10-28"; empty: the last known), NO_HOLDER when nobody or nobody known. "leader"
 * stands for whoever leads: president, prime minister and the like; `gender` 0 takes any. */
uint32_t roster_holder(const roster *table, ng_str office, ng_str country, ng_str date);

/* The row that tells most about `person` at `date`: one in force, else the latest begun. */
uint32_t roster_best_row(const roster *table, ng_str person, ng_str date);

/* 1 when `person` held `office` (of `country`, unless empty) at `date`, 0 when the table has the office but another holder, -1 when it cannot tell. */
int roster_in_office(const roster *table, ng_str person, ng_str office, ng_str country, ng_str date);

/* Whether the row was in force at `date`. */
bool roster_in_force(const roster_row *row, ng_str date);

/* Alpha-3 code of a row of the gazetteer or of a demonym, empty for what is no state. */
ng_str roster_place_country(const roster *table, uint32_t gazetteer_row);
ng_str roster_demonym_country(const roster *table, uint32_t demonym_row);

#endif
