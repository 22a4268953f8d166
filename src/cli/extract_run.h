/* What a run of `extract` shares, and what each of its threads has. */
#ifndef NG_CLI_EXTRACT_RUN_H
#define NG_CLI_EXTRACT_RUN_H

#include <stdio.h>

#include "cli/batch.h"
#include "cli/inputs.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/resume.h"
#include "read/language.h"

typedef struct extract_run extract_run;

/* What belongs to one thread, and the slot that it is at. `lines` wait to become rows of --tsv, of which the columns in `filled` had something. */
typedef struct {
  extract_run *run;
  ng_worker *worker;
  ng_buf lines;
  uint64_t filled;
  ng_arena arena;
  article_parser parser;
  batch_slot *slot;
} extract_thread;

/* One run. What is written in order (`write_slot`) counts; `last` and `line` are where the item written last came from. */
struct extract_run {
  const cli_options *options;
  inputs inputs;
  extract_thread *threads;
  unsigned thread_count;
  batch *batch;
  record_output *output;
  FILE *errors; /* NULL: standard error, as text */
  progress progress;
  language_guard guard;
  atomic_bool is_told; /* how the fields of JSON were chosen */
  resume_state state;  /* totals, and with --resume all that is saved */
  double saved;        /* when, in seconds of the run */
  uint64_t refused;    /* records that a database did not take */
  ng_buf last;
  uint64_t line;
  bool is_broken;   /* reading or writing failed in a way that ends the run */
  bool is_finished; /* by an earlier run of the same state */
  ng_error error;   /* of writing */
};

/* Makes the parser and the worker of a thread. */
ng_status extract_thread_init(extract_thread *thread, extract_run *run, const ng_rules *rules, ng_error *error);

/* Reads the articles of a slot on thread `number` of the run (`payload`) and puts their records, or why there are none, into it. */
void extract_thread_work(void *payload, unsigned number, batch_slot *slot);

#endif
