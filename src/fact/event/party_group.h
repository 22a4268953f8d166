/* Nouns of people, shared by the files that read groups: party_group.c, party_voice.c. */
#ifndef NG_FACT_PARTY_GROUP_H
#define NG_FACT_PARTY_GROUP_H

#include "fact/event/party_find.h"

typedef struct {
  party_table *table;
  const document *doc;
} group_reader;

/* The noun of people at `token`, the longer of PARTY_NOUN and GROUP_PERSON; its sector in `*sector`, with its flags. */
const list_hit *group_hit(const group_reader *groups, uint32_t token, uint32_t *sector);

/* A word that may stand between whose the people are and their noun: "Chad's [deputy] minister", "[senior] officials". */
bool is_plain_modifier(const group_reader *groups, uint32_t token);

/* The number of mentions of bodies that end before `token`. */
uint32_t bodies_before(const document *doc, uint32_t token);

/* The sector of the noun of a voice or office without a state or body: of the one it speaks for, SECTOR_NOBODY when that is a name none knows. Of a body
 * named before, the code stands in `member`, too. */
uint32_t sector_of_voice(const group_reader *groups, token_range noun, uint32_t sector, event_party *member);

#endif
