/* Distances between places, in whole numbers, so that every machine finds the same. */
#ifndef NG_FACT_PLACE_GEO_H
#define NG_FACT_PLACE_GEO_H

#include "text/gazetteer.h"

/* A place small enough for its point to say where it is. */
static inline bool place_is_point(const place_row *place) {
  const uint32_t large = 1u << PLACE_COUNTRY | 1u << PLACE_ADMIN1 | 1u << PLACE_CONTINENT | 1u << PLACE_REGION | 1u << PLACE_WATER;
  return place->lat != NO_DEGREES && !(large >> place->kind & 1);
}

/* Whether two points lie within `distance` (in units of 1/10,000 degree of latitude) of each other. */
bool places_are_near(const place_row *a, const place_row *b, int32_t distance);

#endif
