/* Groups of people, shared by the files that read them: party_group.c, party_noun.c, party_owner.c, party_coref.c, party_voice.c. */
#ifndef NG_FACT_PARTY_GROUP_H
#define NG_FACT_PARTY_GROUP_H

#include "fact/party/party_find.h"

typedef struct {
  party_table *table;
  const document *doc;
} group_reader;

/* Whose the people are: the states and bodies that they are several of, or the one body or person. `states`: indexes in the table, the last one named
 * first; `first`: where the words of the group begin. */
typedef struct {
  uint32_t states[MAX_STATES], count, first;
  const party *body, *person;
} group_owner;

/* party_noun.c. The noun of people at `token`, the longer of PARTY_NOUN and GROUP_PERSON; its sector in `*sector`, with its flags. */
const list_hit *group_hit(const group_reader *groups, uint32_t token, uint32_t *sector);

/* A word that may stand between whose the people are and their noun: "Chad's [deputy] minister", "[senior] officials". */
bool is_plain_modifier(const group_reader *groups, uint32_t token);

/* Where a noun's phrase begins, behind determiners and names: "an Acme [investor relations official]". */
uint32_t phrase_start(const group_reader *groups, uint32_t first);

/* The sector of "[union] leaders", "[rebel] forces": that of the word before, where the head says little by itself. */
uint32_t sector_of_modifier(const group_reader *groups, uint32_t token, uint32_t sector);

/* "[community] leaders": whether another noun of people begins at `head`. */
bool is_before_group(const group_reader *groups, uint32_t head);

/* party_owner.c. The owner of the people of `noun`; none where nothing beside them tells. False when the sector asks for a state before the noun and there
 * is none. */
bool find_group_owner(const group_reader *groups, token_range noun, uint32_t sector, group_owner *owner);

/* "[Acme Corp] said its president": the party named last before "its", whose the phrase that begins at `token` is; NULL when there is none. */
const party *party_of_its(const group_reader *groups, uint32_t token);

/* The country of people without an owner beside them; `anywhere`: only where the words tell it; `local`: else that of the article's scene. */
ng_str home_of_group(const group_reader *groups, token_range span, token_range noun, bool anywhere, bool local, party_homing homing);

/* party_coref.c. A noun that acts as a body named before or not at all. */
ng_status add_named(const group_reader *groups, token_range noun);

/* The two states named last before `span`, the last one first; how many there are, at most 2. */
uint32_t states_named_last(const group_reader *groups, token_range span, event_party members[2]);

/* "the two countries", "both sides": the two states named last. */
ng_status add_pair(const group_reader *groups, token_range span);

/* party_voice.c. The sector of the noun of a voice or office without a state or body: of the one it speaks for, SECTOR_NOBODY when that is a name none
 * knows. Of a body named before, the code stands in `member`, too. */
uint32_t sector_of_voice(const group_reader *groups, token_range noun, uint32_t sector, event_party *member);

#endif
