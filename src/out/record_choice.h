/* What is decided before a record is written: which facts are in it, which rule made each and how sure it is, and the mentions of each entity.
 * api.c asks for it once an article; everything lives in the document's arena. */
#ifndef NG_OUT_RECORD_CHOICE_H
#define NG_OUT_RECORD_CHOICE_H

#include "fact/facts.h"

enum { FACT_DATE, FACT_PLACE, FACT_PERSON, FACT_ORGANIZATION, FACT_QUOTE, FACT_BLOCK, FACT_EVENT, FACT_KINDS };

typedef struct {
  uint32_t rule;      /* of an entity: that of its best mention */
  uint8_t confidence; /* of that rule, per cent */
  bool is_kept;       /* in this record (--kinds, --min-confidence)? A ref to any other fact is null */
} fact_choice;

/* The mentions of each entity in order of the text: `first[entity]` and `next[mention]` are indexes of mentions, NO_REF at the end. */
typedef struct {
  uint32_t *first, *next;
} mention_chain;

typedef struct {
  fact_choice *facts[FACT_KINDS];
  mention_chain mentions[FACT_KINDS]; /* of places, people and organizations */
  uint32_t kept_count;
} record_choice;

typedef struct record_input record_input;

/* False when memory runs out. */
bool record_choose(record_choice *choice, const record_input *input);

/* Number of facts of a kind. */
uint32_t fact_count(const fact_table *facts, int kind);

/* Places, people and organizations are lists of mentions; other facts stand at one place. */
static inline bool kind_has_mentions(int kind) {
  return kind == FACT_PLACE || kind == FACT_PERSON || kind == FACT_ORGANIZATION;
}

#endif
