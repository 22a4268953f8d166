/* nutgraf load: records into a database. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/fault.h"
#include "cli/interrupt.h"
#include "cli/records.h"
#include "cli/verb.h"

/* `error`: why the database works no longer. */
typedef struct {
  const cli_options *options;
  store store;
  fault_teller teller;
  ng_error error;
} load_run;

static bool take(record_reader *reader, ng_str file, uint64_t number, ng_str line) {
  load_run *run = reader->payload;
  return store_line(&run->store, file, number, line, &run->error) == NG_OK;
}

static bool fail(record_reader *reader, ng_str file, uint64_t number, const ng_error *error) {
  load_run *run = reader->payload;
  const char *code = error->status == NG_ERROR_LIMIT ? "limit" : "io";
  return store_fail(&run->store, file, number, code, error->message, &run->error) == NG_OK;
}

static void print_stats(const load_run *run) {
  const store_counts *counts = &run->store.counts;
  fprintf(stderr, "nutgraf: %llu documents added, %llu replaced, %llu unchanged, %llu lines failed\n", (unsigned long long)counts->added,
          (unsigned long long)counts->replaced, (unsigned long long)counts->unchanged, (unsigned long long)counts->failed);
}

static int exit_of(ng_status status) {
  return status == NG_OK ? EXIT_DONE : status == NG_ERROR_USAGE ? EXIT_USAGE : EXIT_IO;
}

static int load_records(load_run *run) {
  record_reader reader = {.take = take, .fail = fail, .payload = run};
  records_read(&reader, run->options, 1);
  /* What was read before a signal or a broken input is kept: the next load goes on from there. */
  ng_status status = run->error.status == NG_OK ? store_finish(&run->store, &run->error) : run->error.status;
  if (status != NG_OK) fprintf(stderr, "nutgraf: %s\n", run->error.message);
  if (run->options->has_stats) print_stats(run);
  if (status != NG_OK || reader.is_broken || interrupt_signal()) return EXIT_IO;
  return run->store.counts.failed ? EXIT_SOME_FAILED : EXIT_DONE;
}

static int migrate(const char *target) {
  unsigned from = 0;
  ng_error error = {0};
  if (strncmp(target, "sqlite:", 7) == 0 && access(target + 7, F_OK) != 0) {
    fprintf(stderr, "nutgraf: %s: cannot open: %s\n", target + 7, strerror(errno));
    return EXIT_USAGE;
  }
  ng_status status = store_migrate(target, &from, &error);
  if (status != NG_OK) {
    fprintf(stderr, "nutgraf: %s\n", error.message);
  } else if (from == STORE_VERSION) {
    fprintf(stderr, "nutgraf: the database has schema %u, which is the newest\n", from);
  } else {
    fprintf(stderr, "nutgraf: schema %u of the database is now %u\n", from, STORE_VERSION);
  }
  return exit_of(status);
}

static int write_datasette(const cli_options *options) {
  if (strncmp(options->arguments[0], "sqlite:", 7) != 0) {
    fprintf(stderr, "nutgraf: --datasette: Datasette reads SQLite databases; write sqlite:PATH\n");
    return EXIT_USAGE;
  }
  ng_buf yaml = {0};
  ng_error error = {0};
  store_print_datasette(&yaml, options->arguments[0] + 7);
  ng_status status = file_write(options->datasette, yaml.ptr, yaml.len, &error);
  buf_clear(&yaml);
  if (status != NG_OK) fprintf(stderr, "nutgraf: %s\n", error.message);
  return exit_of(status);
}

static int load(load_run *run) {
  const cli_options *options = run->options;
  if (options->errors && !(run->teller.errors = fopen(options->errors, "wb"))) {
    fprintf(stderr, "nutgraf: %s: cannot create the file of --errors: %s\n", options->errors, strerror(errno));
    return EXIT_IO;
  }
  store_options how = {options->dataset, options->is_replacing, fault_tell, &run->teller};
  ng_status status = store_open(&run->store, options->arguments[0], &how, &run->error);
  if (status != NG_OK) fprintf(stderr, "nutgraf: %s\n", run->error.message);
  int exit_status = status == NG_OK ? load_records(run) : exit_of(status);
  store_close(&run->store);
  if (run->teller.errors && fclose(run->teller.errors) != 0 && exit_status != EXIT_IO) {
    fprintf(stderr, "nutgraf: %s: cannot write: %s\n", options->errors, strerror(errno));
    exit_status = EXIT_IO;
  }
  return exit_status;
}

int verb_load(const cli_options *options) {
  load_run run = {.options = options, .teller = {.is_quiet = options->is_quiet}};
  if (!options->argument_count) {
    fprintf(stderr, "nutgraf: load needs a database: nutgraf load sqlite:facts.db records.jsonl\n");
    return EXIT_USAGE;
  }
  if (options->is_migrating) return migrate(options->arguments[0]);
  int exit_status = load(&run);
  return options->datasette && exit_status != EXIT_USAGE && exit_status != EXIT_IO ? write_datasette(options) : exit_status;
}
