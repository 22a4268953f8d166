/* Triggers: the tokens at which rules may match, and the trying of those rules. */
#ifndef NG_MATCH_TRIGGER_H
#define NG_MATCH_TRIGGER_H

#include "match/candidate.h"

/* Tries all rules of `phase` that one of the keys of `token` calls for. */
void try_token(matcher *m, phase_scratch *scratch, uint32_t phase, uint32_t token);

#endif
