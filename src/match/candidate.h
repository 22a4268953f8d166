/* Candidates: matches that wait for the end of their window, where the best of them become spans. */
#ifndef NG_MATCH_CANDIDATE_H
#define NG_MATCH_CANDIDATE_H

#include "match/phase.h"

/* A new candidate of `rule`, whose match the caller fills; NULL when there are too many. */
rule_candidate *candidate_new(phase_scratch *scratch, uint32_t rule);

/* Makes spans of the candidates of a window, of overlapping ones of the same type the best, and drops all. */
void candidates_accept(matcher *m, phase_scratch *scratch, const sentence_table *sentences);

#endif
