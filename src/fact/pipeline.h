/* The pipeline: all stages over one article, in order. */
#ifndef NG_FACT_PIPELINE_H
#define NG_FACT_PIPELINE_H

#include "fact/document.h"
#include "match/phase.h"

/* What one thread keeps from document to document. */
typedef struct {
  regex_cache *regexes;
  phase_scratch phases;
  ng_arena arena;    /* document.scratch */
  unsigned kinds;    /* never 0 */
  uint64_t deadline; /* in nanoseconds of the monotonic clock; 0: none */
} pipeline_scratch;

/* `kinds`: bits of ng_options.kinds that documents are read for; 0 is all. Rules and stages that none of them needs do not run. */
bool pipeline_scratch_init(pipeline_scratch *scratch, const ng_ruleset *rules, unsigned kinds);
void pipeline_scratch_clear(pipeline_scratch *scratch);

/* Gives the next document so long from now on; 0: no limit. */
void pipeline_set_timeout(pipeline_scratch *scratch, unsigned milliseconds);

/* Fills doc->tokens … doc->facts. `doc` comes with arena, rules, options, article, text, body and published set. NG_ERROR_LIMIT
 * behind the first stage that ends after the deadline. */
ng_status pipeline_run(document *doc, pipeline_scratch *scratch);

#endif
