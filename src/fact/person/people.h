/* The stages about people and organisations, and the tables they share.
 *
 * `people_tables` is made once for a rule set (by whoever owns the worker) and only read afterwards; without one a document makes its own. The state
 * of one document lies between its stages in `document.people`. */
#ifndef NG_FACT_PEOPLE_H
#define NG_FACT_PEOPLE_H

#include "fact/person/organization.h"
#include "fact/person/person.h"

typedef struct people_tables {
  name_lists lists;
} people_tables;

typedef struct people_state {
  name_reader reader;
  person_reader people;
  organization_reader organizations;
} people_state;

/* NG_OK or NG_ERROR_MEMORY; `arena` must live as long as the tables. */
int people_tables_init(people_tables *tables, ng_arena *arena, const ng_lexicon *lexicon);

#endif
