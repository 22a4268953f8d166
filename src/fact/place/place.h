/* Places of a document: names found by the gazetteer, kept or dropped by what stands around them, and resolved to one place for each name.
 *
 * One file a step: place_find.c reads names (place_pattern.c what rules say of them, place_sense.c what they may mean), place_sign.c their
 * surroundings, place_pair.c which place contains which, place_resolve.c chooses among places of the same name, place.c fills the facts. */
#ifndef NG_FACT_PLACE_H
#define NG_FACT_PLACE_H

#include "fact/facts.h"
#include "rule/ruleset.h"

/* What a word behind a name makes of the name. */
typedef enum {
  AFTER_NONE,
  AFTER_ORGANIZATION,
  AFTER_TEAM,
  AFTER_EVENT,
  AFTER_STREET,
  AFTER_ADMIN1,
  AFTER_ADMIN2,
  AFTER_CITY,
  AFTER_OTHER
} place_after;

enum { PLACE_WORD_ROWS = 64 };

/* Columns of the lists about places as numbers, by row of their list. Made once for a rule set, then only read. */
typedef struct place_words {
  uint8_t before_use[PLACE_WORD_ROWS], before_firm[PLACE_WORD_ROWS], before_name[PLACE_WORD_ROWS]; /* name: "University of" */
  uint8_t after[PLACE_WORD_ROWS];                                                                  /* place_after */
  uint8_t unit[PLACE_WORD_ROWS];                                                                   /* PLACE_COUNTRY, PLACE_ADMIN1 */
} place_words;

void place_words_init(place_words *words, const ng_lexicon *lexicon);

/* Where a source is at home: numbers of the gazetteer, 0 for unknown. */
typedef struct place_home {
  uint32_t country, area;
} place_home;

/* Reads "US", "USA", "US-LA", "Louisiana" or "New Zealand"; false when no place is called so. */
bool place_home_read(place_home *home, const gazetteer *gaz, ng_str text);

/* Texts of place_role and place_use, as rules and records write them. */
extern const ng_str PLACE_ROLE_NAMES[], PLACE_USE_NAMES[];

#endif
