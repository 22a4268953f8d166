/* Runs of capitalised words: what the stages for people and organisations weigh, and what that for new places is left with. name_run.c finds them. */
#ifndef NG_FACT_NAME_RUN_H
#define NG_FACT_NAME_RUN_H

#include <stdint.h>

/* What surrounds a run. */
enum {
  RUN_STARTS_SENTENCE = 1,
  RUN_AFTER_THE = 2,
  RUN_SHOUTED = 4, /* in a line where capitals say nothing */
  RUN_HAS_AMPERSAND = 8,
  RUN_PLAIN = 16 /* one ordinary word at the start of a sentence: "Trump has", but also "Long before" */
};

/* `lists`: the filter of all lists that have hits inside; `before`: of those at the BEFORE_NAME tokens before it. */
typedef struct name_run {
  uint32_t first, end; /* tokens */
  uint32_t flags;
  uint64_t lists, before;
} name_run;

#endif
