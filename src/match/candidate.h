/* Candidates: matches that wait for the end of their window, where the best of them become spans. */
#ifndef NG_MATCH_CANDIDATE_H
#define NG_MATCH_CANDIDATE_H

#include "match/phase.h"

bool candidates__grow(phase_scratch *scratch);

/* Room for one more candidate, which the caller fills and then counts; NULL when there are too many. */
static inline rule_candidate *candidate_room(phase_scratch *scratch) {
  if (scratch->candidate_count == scratch->candidate_size && !candidates__grow(scratch)) return NULL;
  return &scratch->candidates[scratch->candidate_count];
}

/* Makes spans of the candidates of a window, of overlapping ones of the same type the best, and drops all. */
void candidates_accept(matcher *m, phase_scratch *scratch, const sentence_table *sentences);

#endif
