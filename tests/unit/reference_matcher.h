/* The reference matcher: finds what match/ must find, without triggers, keys, stack or log: every rule at every token of every sentence, by plain
 * recursion over the instructions. Slow and obvious. What a single atom takes and what makes a match a span it asks match/ itself. */
#ifndef NG_TESTS_REFERENCE_MATCHER_H
#define NG_TESTS_REFERENCE_MATCHER_H

#include "match/phase.h"

/* Adds the spans of all rules of `pass` to m->spans, as phases_run does. False when a search was given up or there were too many matches. */
bool reference_run(matcher *m, const sentence_table *sentences, uint32_t pass);

#endif
