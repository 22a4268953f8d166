/* Long runs that can be killed and go on: a file of state says what was read and how much was written.
 *
 * The state is saved after what it tells of is on disk, and replaced whole. Whatever stands in FILE.part behind the length that it names was
 * written after it, and is cut off before the run goes on: no record is lost or doubled. */
#ifndef NG_CLI_RESUME_H
#define NG_CLI_RESUME_H

#include "cli/inputs.h"

/* `input` and `item` are the input written last and how many of its items are written; `output` and `errors` the bytes of both files. The
 * other numbers are totals so far. `identity` is of inputs, rules and options. */
typedef struct {
  uint64_t identity, input, item, output, errors, articles, failures, skipped, facts, bytes, is_finished;
} resume_state;

/* Hash of the inputs (paths, sizes, times of change), the rules and the options that change what is written. NG_ERROR_USAGE when an input
 * cannot be read again from its start. */
ng_status resume_identity(uint64_t *identity, inputs *inputs, const char *ruleset, ng_error *error);

/* Reads the state at `path` into `state`, which keeps its identity and is otherwise zero when there is none yet. NG_ERROR_USAGE when it is of
 * other inputs or options. */
ng_status resume_load(resume_state *state, const char *path, ng_error *error);
ng_status resume_save(const resume_state *state, const char *path, ng_error *error);

/* A sink that numbers items (`input` and `item` of each that it hands on), passes over those that the state has, and hands on the others. */
typedef struct {
  item_sink sink;
  item_sink *next;
  const inputs *inputs;
  uint64_t first_input, passed; /* the first `passed` items of that input are written */
  uint64_t input, item;
  read_item dropped;
  bool is_dropping;
} resume_sink;

void resume_sink_init(resume_sink *sink, item_sink *next, const inputs *inputs, const resume_state *state);
void resume_sink_clear(resume_sink *sink);

#endif
