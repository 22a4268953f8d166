/* Running the examples inside rules: what `nutgraf rules test` does. */
#ifndef NG_CLI_RULE_EXAMPLE_H
#define NG_CLI_RULE_EXAMPLE_H

#include <stdio.h>

#include "nutgraf/nutgraf.h"

typedef struct {
  unsigned passed, failed, todo; /* todo: known misses that still miss */
} example_counts;

/* Runs all examples, writes one paragraph for each that fails to `out`. */
ng_status run_examples(example_counts *counts, const ng_rules *rules, FILE *out, ng_error *error);

#endif
