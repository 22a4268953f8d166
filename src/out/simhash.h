/* A key that is nearly the same for texts that are nearly the same: the agency's story as two papers print it. */
#ifndef NG_OUT_SIMHASH_H
#define NG_OUT_SIMHASH_H

#include "text/token.h"

/* SimHash (Charikar 2002) of the pairs of neighbouring words from token `first` on, whatever their case. Texts whose keys differ in few of
 * the 64 bits (up to about 6) are near duplicates. */
uint64_t simhash_tokens(const token_table *tokens, uint32_t first);

#endif
