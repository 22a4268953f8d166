/* The ids of a record's facts, "p12", and the numbers that these get in the database. */
#ifndef NG_STORE_REFS_H
#define NG_STORE_REFS_H

#include "base/arena.h"

/* A slot: letter and number of the id. `letter` 0: empty. */
typedef struct {
  char letter;
  uint32_t number, ordinal;
} record_ref;

typedef struct {
  record_ref *slots;
  uint32_t mask;
} record_refs;

/* Room for `count` ids; false when memory runs out. */
bool refs_init(record_refs *refs, ng_arena *arena, uint32_t count);

/* Enters an id that must begin with `letter`. Returns what is wrong with it, NULL when nothing is. */
const char *refs_add(record_refs *refs, ng_str text, char letter, uint32_t ordinal);

/* The number of a fact; 0 when there is none of that id. */
uint32_t refs_find(const record_refs *refs, ng_str text);

#endif
