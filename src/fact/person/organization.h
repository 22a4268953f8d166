/* Organisations: names from lists, names that a word such as "Ministry" or "Inc." betrays, acronyms, and short forms of them. */
#ifndef NG_FACT_ORGANIZATION_H
#define NG_FACT_ORGANIZATION_H

#include "fact/key_index.h"
#include "fact/person/name.h"
#include "match/span.h"

/* What an organisation is known by: its words, and the row of <IGO> that holds its aliases. */
typedef struct {
  const uint32_t *words;
  uint32_t count;
  uint32_t row;     /* NO_REF */
  uint32_t acronym; /* lexeme of the acronym that the text gives in brackets */
} organization_name;

typedef struct {
  name_reader *reader;
  organization_name *names; /* parallel to facts->organizations */
  uint32_t size;
  uint32_t sorted; /* so many of facts->organization_mentions are in text order */
  key_index index; /* by first word, acronym and row of <IGO> */
} organization_reader;

/* organization_form.c: whether the words of a run betray an organisation ("Brannock Shipyards Ltd.", "Ministry of Health"), with the words around it
 * that belong to the name. Names that a list knows are left to it. */
bool read_organization_form(const name_reader *reader, const name_run *run, token_range *span, ng_str *kind);

/* organization_sign.c: the same by what a rule says of the words around a run (type organization_sign). */
bool read_organization_sign(const name_reader *reader, const span_table *spans, const ng_span *sign, token_range *span, ng_str *kind);

/* organization.c. Before people: names that are certain; claims their tokens. NG_OK or NG_ERROR_MEMORY. */
int find_organizations(organization_reader *organizations, name_reader *reader, const span_table *spans);

/* After people: short forms and unknown acronyms. */
int find_more_organizations(organization_reader *organizations);

/* organization_country.c. Last: gives bodies that every state has ("Congress") the country of the adjective before them or else that of most places of
 * the article. Events tell by themselves, mention by mention. NG_OK or NG_ERROR_MEMORY. */
int find_countries_of_bodies(const name_reader *reader);

#endif
