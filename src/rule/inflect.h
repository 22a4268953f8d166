/* English inflection: the forms of a verb or noun from its lemma. */
#ifndef NG_RULE_INFLECT_H
#define NG_RULE_INFLECT_H

#include "base/str.h"

enum { INFLECTED_MAX = 64 };

/* Write the form to `out` (INFLECTED_MAX bytes at least) and return it; lemmas that are too long are returned as they are. */
ng_str inflect_s(ng_str lemma, char *out);    /* carry -> carries, watch -> watches; also the plural */
ng_str inflect_past(ng_str lemma, char *out); /* carry -> carried, ban -> banned, agree -> agreed */
ng_str inflect_ing(ng_str lemma, char *out);  /* agree -> agreeing, die -> dying, ban -> banning, make -> making */

#endif
