/* Accepting a match as a span. */
#ifndef NG_MATCH_ACCEPT_H
#define NG_MATCH_ACCEPT_H

#include "match/vm.h"

/* Adds the span of `match` with its captures and the slots that the rule sets. It is not visible before span__link. */
void accept_match(matcher *m, uint32_t rule, const rule_match *match, uint32_t sentence);

#endif
