/* Phases: runs the rules of a pass over all sentences, entering only where a trigger stands, and keeps the best matches as spans. */
#ifndef NG_MATCH_PHASE_H
#define NG_MATCH_PHASE_H

#include "match/vm.h"

/* A match waiting for the end of its sentence. */
typedef struct {
  uint32_t rule;
  rule_match match;
} rule_candidate;

/* The starts at which a rule was tried in `window`: all below `all`, and those of the 64 below `until` whose bit is set (bit 0 is the start
 * right below). */
typedef struct {
  uint32_t window, all, until;
  uint64_t recent;
} tried_starts;

/* What the programs of a rule have cost. */
typedef struct {
  uint64_t attempts, nanoseconds;
} rule_meter;

/* What a candidate became; for explain and for the statistics of rules. */
typedef void (*candidate_fn)(void *payload, uint32_t rule, uint32_t start, uint32_t end, uint32_t winner);

/* The scratch of one thread: grown once, kept from document to document. */
typedef struct {
  tried_starts *tried; /* by rule */
  uint32_t window;
  rule_candidate *candidates;
  uint32_t *order; /* numbers of the candidates, the best first */
  uint32_t candidate_count, candidate_size;
  uint32_t *line_rules; /* numbers of the line rules */
  uint32_t line_rule_count;
  uint32_t wanted;           /* a bit for each phase that runs, to be given to phases_prepare; phase_scratch_init sets all */
  uint64_t attempts;         /* programs run since the worker was made */
  rule_meter *meters;        /* by rule; NULL: nobody asks, and no clock is read */
  candidate_fn on_candidate; /* NULL: nobody asks */
  void *payload;
} phase_scratch;

bool phase_scratch_init(phase_scratch *scratch, const ng_ruleset *rules);
void phase_scratch_clear(phase_scratch *scratch);

/* Finds what the tokens call for in the wanted `phases` (a bit for each); once for a document, before the first pass. */
ng_status phases_prepare(span_table *spans, const token_table *tokens, uint32_t phases);

/* Runs all phases of `pass` (1 to NG_PASS_COUNT) over all sentences that are not boilerplate. */
ng_status phases_run(matcher *m, phase_scratch *scratch, const sentence_table *sentences, uint32_t pass);

bool contexts__hold(matcher *m, const ng_rule *rule, const rule_match *match);

/* Whether the context clauses of `rule` allow a match; most rules have none. */
static inline bool contexts_hold(matcher *m, const ng_rule *rule, const rule_match *match) {
  return !rule->context_count || contexts__hold(m, rule, match);
}

/* Orders candidates: longest, then priority, then order of rules. */
int compare_candidates(const ng_ruleset *rules, const rule_candidate *a, const rule_candidate *b);

#endif
