/* Line rules: a regex over one raw line; its named groups are the captures. */
#ifndef NG_MATCH_LINE_H
#define NG_MATCH_LINE_H

#include "match/vm.h"

/* Matches line rule `rule` on the line that begins with token `first`; the match covers the line's tokens. */
bool line_match(matcher *m, const ng_rule *rule, uint32_t first, rule_match *match);

#endif
