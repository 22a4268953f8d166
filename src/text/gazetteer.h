/* The gazetteer: every place of list <GAZ> as a record of the rule image, and the units, countries and demonyms that records point to.
 *
 * A row is one line of rules/en/gazetteer. An id may have several rows: the first is the place, the others (GAZ_OTHER_NAME) only give it more
 * names with other flags ("US", exact case). Countries and areas are numbered from 1, 0 is none. Immutable: share freely. */
#ifndef NG_TEXT_GAZETTEER_H
#define NG_TEXT_GAZETTEER_H

#include "base/str.h"

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
  PLACE_STREET,
  PLACE_OTHER,
  PLACE_KIND_COUNT
} place_kind;

enum {
  GAZ_WEAK = 1,
  GAZ_EXACT = 2,
  GAZ_DISPUTED = 4,
  GAZ_HISTORICAL = 8,
  GAZ_GOVERNMENT = 16,
  GAZ_CAPITAL = 32,
  GAZ_KNOWN = 64,
  GAZ_OTHER_NAME = 128
};

#define PLACE_UNITS 10000    /* units of place_row.lat and .lon in a degree */
#define NO_DEGREES INT32_MIN /* in place_row.lat: it has no point */
#define NO_PLACE_ROW UINT32_MAX

typedef struct {
  uint32_t id;         /* geonameid, or from 90000001 up our own; of another name the row of the place itself */
  uint32_t name;       /* in the strings of the image, ended by a zero byte */
  int32_t lat, lon;    /* in ten-thousandths of a degree */
  uint16_t country;    /* index into countries */
  uint16_t area;       /* first-level unit: index into areas */
  uint16_t size;       /* 1000 * log10(people + 1), 0 when unknown */
  uint8_t kind, flags; /* place_kind, GAZ_ bits */
} place_row;

/* A first-level unit ("US", "TX"). */
typedef struct {
  uint32_t code, row; /* in the strings; row of the unit itself, NO_PLACE_ROW when it has none */
  uint16_t code_len, country;
} place_area;

typedef struct {
  char alpha2[2], iso3[3], cameo[3]; /* zero bytes when unknown */
  uint32_t row;                      /* of the country itself, NO_PLACE_ROW when it has none */
} place_country;

/* What a row of list <DEMONYM> stands for. */
typedef struct {
  uint32_t row, is_adjective; /* row of the place; "Turkish", but not "Turk" */
} place_demonym;

/* What is only known of few places: who claims it, which states lie in it (alpha-3 codes between bars), the years of a state that is gone. */
typedef struct {
  uint32_t row, claims, members; /* texts in the strings */
  uint16_t claims_len, members_len;
  int16_t begin, end; /* 0 for none */
} place_detail;

typedef struct {
  const char *strings; /* of the image */
  const place_row *rows;
  const place_area *areas;
  const place_country *countries;
  const place_demonym *demonyms; /* by row of list <DEMONYM> */
  const place_detail *details;   /* by row */
  uint32_t row_count, area_count, country_count, detail_count;
} gazetteer;

ng_str place_kind_name(unsigned kind);
/* The row of the place that a row names. */
static inline uint32_t gazetteer_place(const gazetteer *gaz, uint32_t row) {
  return gaz->rows[row].flags & GAZ_OTHER_NAME ? gaz->rows[row].id : row;
}

ng_str gazetteer_name(const gazetteer *gaz, const place_row *row);

/* Code of a first-level unit; alpha-2 and alpha-3 code of a country; empty for 0 and for what has none. */
ng_str gazetteer_admin1(const gazetteer *gaz, uint32_t area);
ng_str gazetteer_alpha2(const gazetteer *gaz, uint32_t country);
ng_str gazetteer_iso3(const gazetteer *gaz, uint32_t country);

/* NULL when there are none of a row. */
const place_detail *gazetteer_detail(const gazetteer *gaz, uint32_t row);

/* Number of a country's unit by code, 0 when unknown: not for inner loops. */
uint32_t gazetteer_area(const gazetteer *gaz, uint32_t country, ng_str code);

#endif
