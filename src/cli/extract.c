/* nutgraf extract: articles in, records out. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/extract_run.h"
#include "cli/interrupt.h"
#include "cli/verb.h"
#include "out/tsv.h"

#define SAVE_SECONDS 0.2 /* between two states: what a kill costs at most */

/* ---- writing, in order ---- */

static void write_errors(extract_run *run, batch_slot *slot) {
  if (run->errors) {
    fwrite(slot->errors.ptr, 1, slot->errors.len, run->errors);
  } else if (!run->options->is_quiet) {
    fwrite(slot->errors.ptr, 1, slot->errors.len, stderr);
  }
}

/* What was written so far is made safe, then told. */
static ng_status save_state(extract_run *run, ng_error *error) {
  run->saved = progress_seconds(&run->progress);
  ng_status status = run->output->flush(run->output, error);
  run->state.output = run->output->bytes;
  if (run->errors && fflush(run->errors) == 0) run->state.errors = (uint64_t)ftello(run->errors);
  return status == NG_OK ? resume_save(&run->state, run->options->resume, error) : status;
}

static bool write_slot(void *payload, batch_slot *slot) {
  extract_run *run = payload;
  const cli_options *options = run->options;
  run->state.articles += slot->articles;
  run->state.failures += slot->failures;
  run->state.skipped += slot->skipped;
  run->state.facts += slot->facts;
  run->state.bytes += slot->bytes;
  run->line = slot->item.line;
  run->last.len = 0;
  buf_str(&run->last, buf_view(&slot->item.source));
  if (slot->note.len && !atomic_exchange(&run->is_told, true) && !options->is_quiet) fwrite(slot->note.ptr, 1, slot->note.len, stderr);
  if (slot->errors.len) write_errors(run, slot);
  if (slot->records.len && run->output->write(run->output, slot->records.ptr, slot->records.len, &run->error) != NG_OK) run->is_broken = true;
  progress_show(&run->progress, run->state.articles, run->state.failures, false);
  run->is_broken |= slot->item.is_fatal;
  if (options->resume && !run->is_broken) {
    run->state.input = slot->item.input;
    run->state.item = slot->item.number;
    bool is_time = progress_seconds(&run->progress) - run->saved >= SAVE_SECONDS;
    if (is_time && save_state(run, &run->error) != NG_OK) run->is_broken = true;
  }
  return !run->is_broken && (!options->max_errors || run->state.failures < options->max_errors);
}

/* ---- the run ---- */

static ng_status make_threads(extract_run *run, const ng_rules *rules, ng_error *error) {
  run->threads = calloc(run->options->threads, sizeof *run->threads);
  if (!run->threads) return error_set(error, NG_ERROR_MEMORY, "out of memory");
  ng_status status = NG_OK;
  while (run->thread_count < run->options->threads && status == NG_OK) {
    status = extract_thread_init(&run->threads[run->thread_count++], run, rules, error);
  }
  return status;
}

static ng_status write_header(extract_run *run, ng_error *error) {
  ng_buf header = {0};
  tsv_header(&header, str_of(run->options->tsv));
  ng_status status =
      header.failed ? error_set(error, NG_ERROR_MEMORY, "out of memory") : run->output->write(run->output, header.ptr, header.len, error);
  buf_clear(&header);
  return status;
}

/* Options that ask for two shapes of output at once, or for what only a database has. */
static ng_status check_shape(const cli_options *options, ng_error *error) {
  const char *clash = options->extract.timex3 ? "--timex3" : options->extract.pretty ? "--pretty" : NULL;
  bool has_unit = options->extract.timex3 && options->has_per;
  if (options->tsv && clash) return error_set(error, NG_ERROR_USAGE, "--tsv and %s are two shapes of output: leave out one", clash);
  if (has_unit) return error_set(error, NG_ERROR_USAGE, "--timex3 writes whole articles: leave out --per");
  const char *store_only = options->is_replacing ? "--replace" : *options->dataset ? "--dataset" : NULL;
  if (store_only && !options->to) return error_set(error, NG_ERROR_USAGE, "%s is about a database: name it with --to", store_only);
  return NG_OK;
}

static ng_status open_output(extract_run *run, ng_error *error) {
  const cli_options *options = run->options;
  if (!options->to) {
    ng_status status = options->resume ? output_open_again(&run->output, options->output, run->state.output, error)
                                       : output_open(&run->output, options->output, error);
    return status == NG_OK && options->tsv && !run->state.output ? write_header(run, error) : status;
  }
  const char *clash = options->output                      ? "--output"
                      : options->tsv                       ? "--tsv"
                      : options->extract.timex3            ? "--timex3"
                      : options->extract.pretty            ? "--pretty"
                      : options->extract.per != NG_PER_DOC ? "--per"
                                                           : NULL;
  if (clash) return error_set(error, NG_ERROR_USAGE, "--to %s takes document records: leave out %s", options->to, clash);
  store_options how = {.dataset = options->dataset, .replace = options->is_replacing};
  return output_open_store(&run->output, options->to, &how, options->is_quiet, error);
}

static ng_status open_errors(extract_run *run, ng_error *error) {
  const char *path = run->options->errors;
  if (!path) return NG_OK;
  run->errors = output_is_special(path) ? fdopen(output_open_special(path), "wb") : fopen(path, "ab");
  if (run->errors) return NG_OK;
  return error_set(error, NG_ERROR_IO, "%s: cannot create the file of --errors: %s", path, strerror(errno));
}

/* What an earlier run left behind the end that it told of. Cut when the output is ours, so that no other run loses its errors. */
static ng_status cut_errors(extract_run *run, ng_error *error) {
  if (!run->errors || output_is_special(run->options->errors)) return NG_OK;
  if (ftruncate(fileno(run->errors), (off_t)run->state.errors) == 0 && fseeko(run->errors, 0, SEEK_END) == 0) return NG_OK;
  return error_set(error, NG_ERROR_IO, "%s: cannot cut: %s", run->options->errors, strerror(errno));
}

/* Where an earlier run with the same state ended. */
static ng_status load_state(extract_run *run, const ng_rules *rules, ng_error *error) {
  const cli_options *options = run->options;
  bool has_file = options->output && strcmp(options->output, "-") != 0;
  if (!options->resume) return NG_OK;
  if (!has_file || options->to) return error_set(error, NG_ERROR_USAGE, "--resume needs -o FILE: what went to a pipe cannot be called back");
  if (options->is_unordered) return error_set(error, NG_ERROR_USAGE, "--resume needs records in order: leave out --no-order");
  ng_status status = resume_identity(&run->state.identity, &run->inputs, ng_rules_digest(rules), error);
  if (status == NG_OK) status = resume_load(&run->state, options->resume, error);
  if (status != NG_OK || !run->state.is_finished) return status;
  char *part = output_part_name(options->output);
  bool has_part = part && access(part, F_OK) == 0, has_output = access(options->output, F_OK) == 0;
  free(part);
  if (!has_part && !has_output) run->state = (resume_state){.identity = run->state.identity}; /* thrown away since: begin anew */
  run->is_finished = !has_part && has_output;
  return NG_OK;
}

static ng_status begin(extract_run *run, const ng_rules *rules, ng_error *error) {
  const cli_options *options = run->options;
  ng_status status = inputs_init(&run->inputs, options, error);
  if (status == NG_OK) status = check_shape(options, error);
  if (status == NG_OK) status = inputs_check(&run->inputs, error);
  if (status == NG_OK) status = load_state(run, rules, error);
  if (status != NG_OK || run->is_finished) return status;
  status = make_threads(run, rules, error);
  if (status == NG_OK) status = open_errors(run, error);
  if (status == NG_OK) status = open_output(run, error);
  if (status == NG_OK) status = cut_errors(run, error);
  batch_plan plan = {options->threads, !options->is_unordered, run, extract_thread_work, write_slot};
  if (status == NG_OK) status = batch_new(&run->batch, &plan, error);
  return status;
}

static void read_all(extract_run *run) {
  run->inputs.how.stop_fd = interrupt_watch();
  run->inputs.how.progress = &run->progress.read;
  if (run->progress.mode != PROGRESS_NONE) run->progress.total = inputs_size(&run->inputs);
  resume_sink sink;
  resume_sink_init(&sink, batch_items(run->batch), &run->inputs, &run->state);
  run->inputs.first = run->state.input;
  if (!run->state.is_finished) inputs_read(&run->inputs, 0, &sink.sink);
  resume_sink_clear(&sink);
  batch_finish(run->batch);
  run->batch = NULL;
}

static void print_stats(const extract_run *run) {
  double seconds = progress_seconds(&run->progress);
  double in = (double)run->state.bytes / 1e6, out = (double)run->output->bytes / 1e6;
  fprintf(stderr, "nutgraf: %llu articles, %llu errors, %llu passed over, %.2f MB read, %.2f MB written, %.3f s, %.1f MB/s\n",
          (unsigned long long)run->state.articles, (unsigned long long)run->state.failures, (unsigned long long)run->state.skipped, in, out, seconds,
          seconds > 0 ? in / seconds : 0);
}

/* A field that no row has may be misspelt. */
static void print_empty_columns(const extract_run *run) {
  uint64_t filled = 0;
  for (unsigned i = 0; i < run->thread_count; i++) filled |= run->threads[i].filled;
  ng_str fields = str_of(run->options->tsv);
  for (uint32_t i = 0; fields.len && i < 64; i++) {
    ng_str field = str_cut(&fields, ',');
    if (!(filled >> i & 1))
      fprintf(stderr, "nutgraf: --tsv: '%.*s' is empty in all rows; see --per for the fields of a line\n", (int)field.len, field.ptr);
  }
}

static void print_interruption(const extract_run *run) {
  fprintf(stderr, "nutgraf: stopped by a signal after %llu articles", (unsigned long long)run->state.articles);
  if (run->last.len) fprintf(stderr, "; the last was %.*s:%llu", (int)run->last.len, run->last.ptr, (unsigned long long)run->line);
  if (run->options->output) fprintf(stderr, "; %s.part holds what was written", run->options->output);
  fprintf(stderr, "%s\n", run->options->resume ? "; the same command goes on" : "");
}

/* Puts output and errors in place. */
static ng_status close_outputs(extract_run *run, bool is_complete) {
  ng_status status = run->error.status;
  if (status == NG_OK && run->options->resume) {
    run->state.is_finished = is_complete;
    if (!run->is_broken) status = save_state(run, &run->error);
  } else if (status == NG_OK) {
    status = run->output->flush(run->output, &run->error);
  }
  run->refused = run->output->refused;
  ng_status closed = run->output->close(run->output, is_complete && status == NG_OK, status == NG_OK ? &run->error : NULL);
  if (status == NG_OK) status = closed;
  if (run->errors && fclose(run->errors) != 0 && status == NG_OK) {
    status = error_set(&run->error, NG_ERROR_IO, "%s: cannot write: %s", run->options->errors, strerror(errno));
  }
  run->errors = NULL;
  return status;
}

static int finish(extract_run *run) {
  const cli_options *options = run->options;
  bool has_enough = options->max_errors && run->state.failures >= options->max_errors;
  bool is_over = has_enough && options->resume; /* more may be allowed next time */
  bool is_complete = !run->is_broken && !interrupt_signal();
  progress_show(&run->progress, run->state.articles, run->state.failures, true);
  if (options->has_stats) print_stats(run);
  if (options->tsv && run->state.facts && !options->is_quiet) print_empty_columns(run);
  if (interrupt_signal()) print_interruption(run);
  if (has_enough) fprintf(stderr, "nutgraf: stopped at error %llu (--max-errors)\n", (unsigned long long)run->state.failures);
  ng_status status = close_outputs(run, is_complete && !is_over);
  if (status != NG_OK) fprintf(stderr, "nutgraf: %s\n", run->error.message);
  if (status != NG_OK || !is_complete) return EXIT_IO;
  if (run->state.failures + run->refused) return EXIT_SOME_FAILED;
  return options->has_exit_status && !run->state.facts ? EXIT_NO_FACT : EXIT_DONE;
}

static void clear(extract_run *run) {
  batch_finish(run->batch);
  for (unsigned i = 0; i < run->thread_count; i++) {
    ng_worker_free(run->threads[i].worker);
    arena_clear(&run->threads[i].arena);
    buf_clear(&run->threads[i].lines);
    article_parser_clear(&run->threads[i].parser);
  }
  free(run->threads);
  buf_clear(&run->last);
  inputs_clear(&run->inputs);
  if (run->errors) fclose(run->errors);
}

int verb_extract(const cli_options *options) {
  extract_run run = {.options = options};
  ng_error error = {0};
  progress_init(&run.progress, options->progress);
  language_init(&run.guard);
  ng_rules *rules = load_rules(options);
  if (!rules) return EXIT_USAGE;
  if (options->is_verbose) fprintf(stderr, "nutgraf: rules %s\n", ng_rules_digest(rules));
  int exit_status = EXIT_USAGE;
  ng_status status = begin(&run, rules, &error);
  if (status == NG_OK && run.is_finished) {
    fprintf(stderr, "nutgraf: %s is complete; remove %s to make it anew\n", options->output, options->resume);
    exit_status = run.state.failures ? EXIT_SOME_FAILED : EXIT_DONE;
  } else if (status == NG_OK) {
    read_all(&run);
    exit_status = finish(&run);
  } else {
    fprintf(stderr, "nutgraf: %s\n", error.message);
    if (status == NG_ERROR_IO) exit_status = EXIT_IO;
  }
  clear(&run);
  ng_rules_free(rules);
  return exit_status;
}
