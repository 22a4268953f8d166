/* The dated office table as it lies in the rule image: who held which office of which state or body when. One row for each row of the list <ROSTER>.
 *
 * All texts are interned in the lexicon's strings and end with a zero byte, so equal texts have equal `at`. Entries of <ROSTER> with the tag
 * FORM_CALLING are the words by which the news call a person ("Putin"), the others full names and aliases. Immutable: share freely. */
#ifndef NG_TEXT_ROSTER_H
#define NG_TEXT_ROSTER_H

#include "text/lexicon.h"

#define NO_HOLDER UINT32_MAX

/* yyyymmdd; month and day 00 when unknown; 0: no date. */
typedef int32_t roster_date;

enum { ROSTER_YEAR = 10000 };

typedef struct {
  uint32_t at;
} roster_text;

enum { OFFICE_LEADS = 1, OFFICE_OF_STATE = 2, OFFICE_OF_GOVERNMENT = 4, OFFICE_ALONE = 8, OFFICE_OF_MANY = 16, OFFICE_SOUGHT = 32 };
/* roster_row.leads: "the leader", head of state, head of government; known by the word alone that is a common word, place or first name too; one of
 * many (a senator), whom only a title or what else the text speaks of tells from others of the name; a candidacy, which counts only while it lasts */

/* `plain` is the office without "acting" and the like, by the name that <TITLE> gives it (a taoiseach is a prime minister); `title` is its row of
 * <TITLE>, NO_TITLE when it has none. `next` is the next row of the same person; the last points to the first. */
#define NO_TITLE UINT16_MAX

typedef struct {
  roster_text person, office, plain, country, wikidata, aliases; /* aliases: "|" between them */
  roster_date start, end;                                        /* end 0: still in office */
  uint32_t next, calling; /* lexeme by which the news call the person, LEXEME_NONE when it is more than one word */
  uint16_t title;
  uint8_t gender, leads; /* 'm', 'f'; bits OFFICE_… */
} roster_row;

typedef struct {
  roster_text code; /* "KOR", "NATO" */
  uint32_t first, count;
} roster_country;

typedef struct {
  const char *strings;
  const roster_row *rows;
  const roster_country *countries; /* by code */
  const uint32_t *by_country;      /* rows, the slice of each country together */
  uint32_t row_count, country_count;
} roster;

static inline ng_str roster_str(const roster *table, roster_text text) {
  return str_of(table->strings + text.at);
}

/* What is asked for: an office by its interned name, or whoever has one of the `leads` bits. */
typedef struct {
  ng_str office; /* as interned by the lexicon; without meaning when `leads` */
  uint8_t leads;
} roster_office;

/* "2025-10-28T09:30" and its beginnings; 0 for what is no date. */
roster_date roster_read_date(ng_str iso);

bool roster_in_force(const roster_row *row, roster_date date);

/* In force at `date`, or not long before or behind it: the news speak of those who are to hold an office, and of those who have. True without a date. */
bool roster_is_near(const roster_row *row, roster_date date);

/* "2025-10-28", "2025-10"; empty for 0. `out` has room for 11 bytes. */
ng_str roster_write_date(char *out, roster_date date);

/* Whether the row is one of the office asked for. */
bool roster_fits(const roster *table, const roster_row *row, roster_office office);

/* The row of the one who held the office of a country or body at `date` (0: today), of several the latest; NO_HOLDER when nobody is known. */
uint32_t roster_holder(const roster *table, roster_office office, ng_str country, roster_date date);

/* The row of the person of `row` that tells most at `date`: one in force, else the latest begun. */
uint32_t roster_best_row(const roster *table, uint32_t row, roster_date date);

/* 1 when the person of `row` held the office (of `country`, unless empty) at `date`, 0 when at another time only, -1 when the table cannot tell. */
int roster_in_office(const roster *table, uint32_t row, roster_office office, ng_str country, roster_date date);

/* Whether the person of `row` had held that office before `date` and held it no more; false without a date. */
bool roster_left_office(const roster *table, uint32_t row, roster_office office, ng_str country, roster_date date);

/* Whether the person of `row` holds the office less than two years before or behind `date`: tables and dates of articles are not that exact. */
bool roster_near_office(const roster *table, uint32_t row, roster_office office, ng_str country, roster_date date);

#endif
