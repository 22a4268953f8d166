/* The gazetteer: the rows of list <GAZ> as places, found by row or by id. The strings stay in the rule image.
 *
 * An id may have several rows: the first is the place, further ones give more names with other flags ("US", exact case).
 * The index by id is made once and read-only after that: share it freely. */
#ifndef NG_FACT_GAZETTEER_H
#define NG_FACT_GAZETTEER_H

#include "base/error.h"
#include "text/lexicon.h"

typedef enum {
  PLACE_COUNTRY,
  PLACE_REGION,
  PLACE_CONTINENT,
  PLACE_ADMIN1,
  PLACE_ADMIN2,
  PLACE_CITY,
  PLACE_DISTRICT,
  PLACE_ISLAND,
  PLACE_FACILITY,
  PLACE_WATER,
  PLACE_OTHER
} place_kind;

enum { GAZ_WEAK = 1, GAZ_EXACT = 2, GAZ_DISPUTED = 4, GAZ_HISTORICAL = 8, GAZ_GOVERNMENT = 16, GAZ_CAPITAL = 32 };

typedef struct {
  uint32_t row, id, population;
  ng_str name, kind_name, country, admin1; /* country: alpha-2 */
  double lat, lon;
  uint8_t kind, flags, located; /* place_kind, GAZ_ bits */
} gaz_place;

enum { GAZ_ID, GAZ_NAME, GAZ_KIND, GAZ_COUNTRY, GAZ_ADMIN1, GAZ_LAT, GAZ_LON, GAZ_POPULATION, GAZ_FLAGS, GAZ_ISO3, GAZ_CAMEO, GAZ_COLUMN_COUNT };

typedef struct gazetteer {
  const ng_lexicon *lexicon;
  int list, demonyms;           /* lists <GAZ> and <DEMONYM>; -1 when the rules have none */
  int column[GAZ_COLUMN_COUNT]; /* -1 when absent */
  int demonym_role, demonym_id;
  uint32_t *slots, slot_mask;    /* first row + 1 of each id; 0 is empty */
  uint32_t country_row[26 * 26]; /* row + 1 of a country by alpha-2 */
} gazetteer;

/* Makes the index in `arena`, which must live as long as the gazetteer. Without a list <GAZ> it is empty. */
ng_status gazetteer_init(gazetteer *gaz, ng_arena *arena, const ng_lexicon *lexicon);

gaz_place gazetteer_place(const gazetteer *gaz, uint32_t row);

/* The first row of an id, or of a country's alpha-2 code; UINT32_MAX when unknown. */
uint32_t gazetteer_find(const gazetteer *gaz, uint32_t id);
uint32_t gazetteer_country(const gazetteer *gaz, ng_str alpha2);

/* Alpha-3 and CAMEO code of a country by alpha-2; empty when unknown. */
ng_str gazetteer_iso3(const gazetteer *gaz, ng_str alpha2);
ng_str gazetteer_cameo(const gazetteer *gaz, ng_str alpha2);

#endif
