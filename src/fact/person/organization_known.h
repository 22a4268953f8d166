/* The organisations that a document has named so far, by row, words, acronym and short form. For organization.c. */
#ifndef NG_FACT_ORGANIZATION_KNOWN_H
#define NG_FACT_ORGANIZATION_KNOWN_H

#include "fact/person/organization.h"

/* What a mention says of its organisation. row: of <IGO>, or NO_REF; role: organization_role. */
typedef struct {
  ng_str kind, country, cameo;
  uint32_t row;
  uint8_t role;
  bool is_shared;
} organization_source;

/* The organisation of the same words or acronym; NO_REF. */
uint32_t known_organization(const organization_reader *organizations, token_range span);

/* "Barrick" after "Barrick Gold Corp.", "Unam" after "(Unam)": the organisation that the document named in full; NO_REF. */
uint32_t short_form_of(const organization_reader *organizations, token_range span);

/* "PPP" for "People Power Party": the letters are the first ones of the name's words that have a capital. */
bool abbreviates(ng_str letters, ng_str name);

/* Adds a mention of the organisation that is named, a new one when it is none that is known; or of number `index`. NG_OK or NG_ERROR_MEMORY. */
int add_mention(organization_reader *organizations, token_range span, const organization_source *source);
int add_mention_of(organization_reader *organizations, uint32_t index, token_range span, const organization_source *source);

#endif
