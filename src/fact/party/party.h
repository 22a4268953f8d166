/* Parties: the mentions of a text that can act in an event. People, organisations and states come from their facts; groups ("US officials",
 * "rebels") from the lists GROUP_PERSON and PARTY_NOUN with the states that stand before them. One table for a document, in its arena. */
#ifndef NG_FACT_PARTY_H
#define NG_FACT_PARTY_H

#include "fact/document.h"
#include "fact/event_tables.h"
#include "fact/grammar.h"

typedef enum { PARTY_PERSON, PARTY_ORGANIZATION, PARTY_STATE, PARTY_GROUP } party_kind;

enum {
  PARTY_MODIFIES = 1,   /* an adjective before another noun: "the Russian attack" */
  PARTY_POSSESSIVE = 2, /* followed by 's, or his, her */
  PARTY_PRONOUN = 4,
  PARTY_PLACE = 8,    /* the name of a place, which may be only where something happens */
  PARTY_PLAIN = 16,   /* a group without a state: people, workers */
  PARTY_PRIVATE = 32, /* and without an office, too */
  PARTY_MEMBER = 64,  /* people of a party or faith: Democrats, Muslims */
  PARTY_FIRM = 128    /* a company or its board, no people */
};

/* `members` has more than one item for a group of people or states ("the two leaders", "Turkish and Greek officials"). */
typedef struct {
  token_range span;
  uint8_t kind, flags;
  event_party *members;
  uint32_t member_count;
} party;

/* What stands over a token; a party may begin there. */
enum { OVER_PARTY = 1, OVER_PLACE = 2, OVER_DATE = 4, OVER_CUE = 8, PARTY_BEGINS = 16 };

/* For whom a person of the document acts. `code`: with the person's own country; empty until it is asked for. `country`: the state that a mention of somebody
 * without a country of their own names; `home`: else that of the article, for officials. `office_body`: the code of the international body that the office
 * table knows them in; `body`: whose office the text says it is ("the [OPEC] president"), one more than its index, 0 for none; `sector`: that of an
 * office told beside the name ("Lee, a [judge]"). */
typedef struct {
  ng_str code, country, home, office_body, sector;
  uint32_t body;
  bool of_firm; /* "president Lee" without a state: of a firm or club, none knows which */
} acting_person;

typedef struct {
  party *items;
  uint32_t count, size;
  acting_person *people;      /* by person */
  ng_str home;                /* the country of the dateline, else of most places; empty without one */
  bool is_dated;              /* the home is that of the dateline */
  ng_str headline;            /* the only state that the headline names; empty when it names none or several */
  ng_str scene;               /* the state where nearly all happens; asked for with scene_of_article */
  bool knows_scene;           /* it was asked for */
  int8_t home_share;          /* how many of ten names in the article are of its home, 0 where there are few; -1 until it is asked for */
  bool has_places;            /* enough of them to tell a home, if there were one */
  const uint8_t *wanted;      /* by sentence: its parties are asked for */
  uint8_t *in_sentence;       /* by sentence: it names a party or place */
  uint8_t *over;              /* by token: OVER_ bits */
  uint32_t *cover, *place_at; /* by token: index of the party, of the place mention over it; only where `over` says so */
} party_table;

/* NG_OK or NG_ERROR_MEMORY. Needs people, organisations, places and the event tables. `wanted`: by sentence, whether its parties are asked for. */
ng_status find_parties(party_table *table, const document *doc, const uint8_t *wanted);

/* The first token of [first, stop) that has one of the OVER_ bits `any`; `stop` when there is none. */
uint32_t next_over(const party_table *table, uint32_t first, uint32_t stop, uint8_t any);

/* The party that begins at `token` or ends before it, NULL when there is none. */
static inline const party *party_over(const party_table *table, uint32_t token) {
  return table->over[token] & OVER_PARTY ? &table->items[table->cover[token]] : NULL;
}

static inline const party *party_at(const party_table *table, uint32_t token) {
  return table->over[token] & PARTY_BEGINS ? &table->items[table->cover[token]] : NULL;
}

static inline const party *party_before(const party_table *table, uint32_t token) {
  return token ? party_over(table, token - 1) : NULL;
}

/* The place mention over `token`, NULL when there is none. */
static inline const place_mention *party_place(const party_table *table, const document *doc, uint32_t token) {
  return table->over[token] & OVER_PLACE ? &doc->facts.place_mentions.items[table->place_at[token]] : NULL;
}

/* The state that a place of the document is or lies in, alpha-3; of one that is gone the code that it had (SUN). Empty when there is none. */
ng_str state_code(const document *doc, uint32_t place);

/* Whether the party bears arms for somebody: soldiers, rebels, police; or is a state. */
bool is_armed(const party *p);

/* Whether the party is a company or its people. */
bool is_business(const party *p);

/* Whether the party is of a government, parliament, court or police. */
bool is_official(const party *p);

/* Whether the party, an organisation, is no company, newspaper, team or club. */
bool is_public_body(const document *doc, const party *p);

/* False without an office, and for coaches, bishops, executives: their deeds are no public affairs. */
bool is_public_office(const fact_person *person);

/* Whether the name of a place at `token` says where something is: "in [Oslo]", "in the northern city of [Kirkuk]". */
bool stands_where(const document *doc, uint32_t token);

/* Whether the two may be one side by their codes: of one sector of a state, or both for the state itself (its government, forces, courts). */
bool is_one_side(const event_party *a, const event_party *b);

/* Whether the two mean the same: the same fact, or the same words without one. */
bool same_party(const document *doc, const event_party *a, const event_party *b);

#endif
