/* The tokens where something may begin that a stage reads, so that it does not ask every token. */
#ifndef NG_FACT_STARTS_H
#define NG_FACT_STARTS_H

#include "fact/document.h"

/* In order the tokens with a hit of one of `lists` (bits of WALKED_LISTS; a hint only), and those where a span of `type` begins; spans before
 * `first_span` are not looked at. UINT32_MAX stands behind the last. In the scratch of the stage; NULL without memory. */
uint32_t *find_starts(const document *doc, uint64_t lists, span_type type, uint32_t first_span);

#endif
