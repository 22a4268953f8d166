/* Phases: runs the rules of a pass over all sentences, entering only where a trigger stands, and keeps the best matches as spans. */
#ifndef NG_MATCH_PHASE_H
#define NG_MATCH_PHASE_H

#include "match/vm.h"

/* A match waiting for the end of its sentence. */
typedef struct {
  uint32_t rule;
  rule_match match;
} rule_candidate;

/* What a candidate became; for explain and for the statistics of rules. */
typedef void (*candidate_fn)(void *payload, uint32_t rule, uint32_t start, uint32_t end, uint32_t winner);

/* The scratch of one thread: grown once, kept from document to document. */
typedef struct {
  uint32_t *tried_until;  /* by rule: first start not tried yet … */
  uint32_t *tried_window; /* … in this window */
  uint32_t window;
  rule_candidate *candidates;
  uint32_t candidate_count, candidate_size;
  bool has_line_rules;
  uint64_t attempts;         /* programs run since the worker was made */
  candidate_fn on_candidate; /* NULL: nobody asks */
  void *payload;
} phase_scratch;

bool phase_scratch_init(phase_scratch *scratch, const ng_ruleset *rules);
void phase_scratch_clear(phase_scratch *scratch);

/* Fills the trigger bits of every token; once for a document, before the first pass. */
ng_status phases_prepare(span_table *spans, const token_table *tokens);

/* Runs all phases of `pass` (1 to NG_PASS_COUNT) over all sentences that are not boilerplate. */
ng_status phases_run(matcher *m, phase_scratch *scratch, const sentence_table *sentences, uint32_t pass);

/* Whether a match satisfies the context clauses and joins of its rule. */
bool match_is_allowed(matcher *m, const ng_rule *rule, const rule_match *match);

/* Orders candidates: longest, then priority, then order of rules. */
int compare_candidates(const ng_ruleset *rules, const rule_candidate *a, const rule_candidate *b);

#endif
