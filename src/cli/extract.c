/* nutgraf extract: articles in, records out. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "cli/articles.h"
#include "cli/output.h"
#include "cli/verb.h"
#include "out/json.h"

/* One run. `is_broken`: writing failed. */
typedef struct {
  const cli_options *options;
  ng_worker *worker;
  record_output output;
  FILE *errors; /* NULL: standard error, as text */
  uint64_t articles, failures, facts, bytes_in;
  bool is_broken;
  struct timespec start;
} extract_run;

static int write_stream(const char *bytes, size_t len, void *payload) {
  return fwrite(bytes, 1, len, payload) == len ? 0 : 1;
}

static const char *error_code(ng_status status) {
  switch (status) {
    case NG_ERROR_MEMORY: return "memory";
    case NG_ERROR_IO: return "io";
    case NG_ERROR_RULE: return "rule";
    case NG_ERROR_LIMIT: return "limit";
    case NG_ERROR_USAGE: return "usage";
    default: return "input";
  }
}

static void write_error_record(FILE *stream, ng_str id, ng_str source, const ng_error *error) {
  static json_writer json;
  json_init(&json, write_stream, stream, false);
  json_begin_object(&json);
  JSON_KEY(&json, "schema");
  json_string(&json, STR("nutgraf/1"));
  JSON_KEY(&json, "id");
  json_string_or_null(&json, id);
  JSON_KEY(&json, "source");
  json_string_or_null(&json, source);
  JSON_KEY(&json, "status");
  json_string(&json, STR("error"));
  JSON_KEY(&json, "error");
  json_begin_object(&json);
  JSON_KEY(&json, "code");
  json_string(&json, str_of(error_code(error->status)));
  JSON_KEY(&json, "message");
  json_string(&json, str_of(error->message));
  json_end_object(&json);
  json_end_object(&json);
  json_end_line(&json);
  json_finish(&json);
}

/* An article that could not be read; the run goes on. */
static void fail(article_reader *reader, ng_str id, ng_str source, const ng_error *error) {
  extract_run *run = reader->payload;
  run->failures++;
  if (run->errors) {
    write_error_record(run->errors, id, source, error);
  } else if (!run->options->is_quiet) {
    fprintf(stderr, "nutgraf: %s\n", error->message);
  }
  if (run->options->max_errors && run->failures >= run->options->max_errors) reader->is_over = true;
}

static void take(article_reader *reader, const ng_article *article) {
  extract_run *run = reader->payload;
  const ng_result *result = NULL;
  ng_error error = {0};
  ng_status status = ng_extract(&result, run->worker, article, &error);
  run->articles++;
  run->bytes_in += article->text_len + article->title_len;
  if (status < 0) {
    fail(reader, (ng_str){article->id, (uint32_t)article->id_len}, (ng_str){article->source, (uint32_t)article->source_len}, &error);
    return;
  }
  run->facts += ng_result_fact_count(result);
  if (ng_result_write(result, output_write, &run->output) == 0 && output_end_record(&run->output)) return;
  run->is_broken = reader->is_over = true;
}

static void print_stats(const extract_run *run) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  double seconds = (double)(now.tv_sec - run->start.tv_sec) + (double)(now.tv_nsec - run->start.tv_nsec) / 1e9;
  double in = (double)run->bytes_in / 1e6, out = (double)run->output.bytes / 1e6;
  fprintf(stderr, "nutgraf: %llu articles, %llu errors, %.2f MB read, %.2f MB written, %.3f s, %.1f MB/s\n", (unsigned long long)run->articles,
          (unsigned long long)run->failures, in, out, seconds, seconds > 0 ? in / seconds : 0);
}

static ng_status begin(extract_run *run, article_reader *reader, const ng_rules *rules, ng_error *error) {
  const cli_options *options = run->options;
  ng_status status = articles_init(reader, error);
  if (status == NG_OK) status = ng_worker_new(&run->worker, rules, &options->extract, error);
  if (status == NG_OK && options->errors) {
    run->errors = fopen(options->errors, "wb");
    if (!run->errors) status = error_set(error, NG_ERROR_IO, "%s: cannot create the file of --errors", options->errors);
  }
  if (status == NG_OK) status = output_open(&run->output, options->output, error);
  return status;
}

static int finish(extract_run *run, ng_error *error) {
  ng_status status = output_close(&run->output, !run->is_broken, error);
  if (run->errors && fclose(run->errors) != 0 && status == NG_OK) {
    status = error_set(error, NG_ERROR_IO, "%s: cannot write", run->options->errors);
  }
  run->errors = NULL;
  if (run->options->has_stats) print_stats(run);
  if (status != NG_OK) fprintf(stderr, "nutgraf: %s\n", error->message);
  if (status != NG_OK || run->is_broken) return EXIT_IO;
  if (run->failures) return EXIT_SOME_FAILED;
  return run->options->has_exit_status && !run->facts ? EXIT_NO_FACT : EXIT_DONE;
}

int verb_extract(const cli_options *options) {
  extract_run run = {.options = options};
  article_reader reader = {.options = options, .take = take, .fail = fail, .payload = &run};
  ng_error error = {0};
  clock_gettime(CLOCK_MONOTONIC, &run.start);
  ng_rules *rules = load_rules(options);
  if (!rules) return EXIT_USAGE;
  if (options->is_verbose) fprintf(stderr, "nutgraf: rules %s\n", ng_rules_digest(rules));
  int exit_status = EXIT_USAGE;
  ng_status status = begin(&run, &reader, rules, &error);
  if (status == NG_OK) {
    articles_read(&reader, 0);
    run.is_broken |= reader.is_broken;
    exit_status = finish(&run, &error);
  } else {
    fprintf(stderr, "nutgraf: %s\n", error.message);
    if (status == NG_ERROR_IO) exit_status = EXIT_IO;
    if (run.errors) fclose(run.errors);
  }
  ng_worker_free(run.worker);
  articles_clear(&reader);
  ng_rules_free(rules);
  return exit_status;
}
