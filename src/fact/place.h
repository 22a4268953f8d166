/* Places of a document: names found by the gazetteer, kept or dropped by what stands around them, and resolved to one place for each name.
 *
 * Three steps, one file each: place_find.c reads names and their surroundings, place_resolve.c chooses among places of the same name,
 * place.c fills the facts. Called once per document in pass 1, after people if there are any: their names are no places. */
#ifndef NG_FACT_PLACE_H
#define NG_FACT_PLACE_H

#include "fact/facts.h"
#include "fact/gazetteer.h"

typedef struct {
  const token_table *tokens;
  const sentence_table *sentences;
  const gazetteer *gaz;
  ng_arena *arena;
  fact_table *facts;
  ng_str region_hint; /* "US", "US.LA": where the source is at home; empty when unknown */
} place_input;

/* Adds places and place_mentions to the facts. NG_OK or NG_ERROR_MEMORY. */
ng_status find_places(const place_input *input);

#endif
