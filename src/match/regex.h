/* The regexes of a ruleset, compiled by PCRE2 when first used. One per thread. */
#ifndef NG_MATCH_REGEX_H
#define NG_MATCH_REGEX_H

#include "rule/ruleset.h"

typedef struct regex_cache regex_cache;

/* NULL without memory. `rules` must outlive it. */
regex_cache *regex_new(const ng_ruleset *rules);
void regex_free(regex_cache *cache);

/* Whether regex `number` matches all of `text`. */
bool regex_matches(regex_cache *cache, uint32_t number, ng_str text);

/* Matches regex `number` at the start of `line`; sets `groups[i]` to the part that the group called `names[i]` matched (len 0: none). */
bool regex_match_line(regex_cache *cache, uint32_t number, ng_str line, const ng_str *names, uint32_t count, ng_str *groups);

#endif
