/* Mentions of people without a name: offices ("the US president"), groups ("both leaders") and pronouns. */
#ifndef NG_FACT_COREF_H
#define NG_FACT_COREF_H

#include "fact/person/person.h"

/* Adds the mentions to the facts; a pronoun without good evidence gets none. NG_OK or NG_ERROR_MEMORY. */
int find_references(person_reader *people);

#endif
