/* Which phases the rules must run in for some types of spans: those types and all that their rules look at. */
#ifndef NG_MATCH_NEED_H
#define NG_MATCH_NEED_H

#include "rule/ruleset.h"

/* A bit for each phase that spans of `types` (bits of span_type) need; `types` 0: all phases. */
uint32_t phases_for(const ng_ruleset *rules, uint32_t types);

#endif
