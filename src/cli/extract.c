/* nutgraf extract: articles in, records out. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "cli/output.h"
#include "cli/verb.h"
#include "out/json.h"
#include "read/jsonl.h"
#include "read/plain.h"

/* JSON may write each byte of a text as \u00XX. */
#define LINE_FACTOR 6u

/* One run. `is_broken`: reading or writing failed in a way that ends it. */
typedef struct {
  const cli_options *options;
  ng_worker *worker;
  record_output output;
  FILE *errors; /* NULL: standard error, as text */
  jsonl_map map;
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
static void fail(extract_run *run, ng_str id, ng_str source, const ng_error *error) {
  run->failures++;
  if (run->errors) {
    write_error_record(run->errors, id, source, error);
  } else if (!run->options->is_quiet) {
    fprintf(stderr, "nutgraf: %s\n", error->message);
  }
}

static bool is_over(const extract_run *run) {
  return run->is_broken || (run->options->max_errors && run->failures >= run->options->max_errors);
}

static void extract_article(extract_run *run, const ng_article *article) {
  const ng_result *result = NULL;
  ng_error error = {0};
  ng_status status = ng_extract(&result, run->worker, article, &error);
  run->articles++;
  run->bytes_in += article->text_len + article->title_len;
  if (status < 0) {
    fail(run, (ng_str){article->id, (uint32_t)article->id_len}, (ng_str){article->source, (uint32_t)article->source_len}, &error);
    return;
  }
  if (ng_result_write(result, output_write, &run->output) != 0 || !output_end_record(&run->output)) run->is_broken = true;
}

static void extract_line(extract_run *run, const byte_source *source, char *line, size_t len) {
  jsonl_article article;
  ng_error error = {0};
  if (!str_trim((ng_str){line, (uint32_t)len}).len) return;
  if (jsonl_read(&article, line, len, &run->map, source->name, source->line, &error) != NG_OK) {
    fail(run, STR(""), str_of(source->name), &error);
    return;
  }
  extract_article(run, &article.article);
  jsonl_clear(&article);
}

static void extract_lines(extract_run *run, byte_source *source) {
  while (!is_over(run)) {
    char *line;
    size_t len;
    ng_error error = {0};
    ng_status status = source_line(source, &line, &len, &error);
    if (status == NG_OK && !line) return;
    if (status == NG_OK) {
      extract_line(run, source, line, len);
      continue;
    }
    fail(run, STR(""), str_of(source->name), &error);
    if (status != NG_ERROR_LIMIT) run->is_broken = true;
  }
}

static void extract_text(extract_run *run, byte_source *source) {
  ng_str bytes;
  ng_article article;
  ng_error error = {0};
  ng_status status = source_rest(source, &bytes, &error);
  if (status != NG_OK) {
    fail(run, STR(""), str_of(source->name), &error);
    run->is_broken = status != NG_ERROR_LIMIT;
    return;
  }
  plain_read(&article, bytes, source->name);
  extract_article(run, &article);
}

static void extract_file(extract_run *run, const char *path) {
  byte_source source;
  ng_error error = {0};
  source_format format = run->options->from;
  uint64_t before = run->articles;
  if (source_open(&source, path, run->options->max_doc_bytes, &error) != NG_OK) {
    fail(run, STR(""), str_of(path), &error);
    return;
  }
  if (format == FORMAT_AUTO && source_detect(&source, &format, &error) != NG_OK) {
    fail(run, STR(""), str_of(path), &error);
    run->is_broken = true;
  } else if (format == FORMAT_JSONL) {
    source.max = run->options->max_doc_bytes * LINE_FACTOR;
    extract_lines(run, &source);
  } else {
    extract_text(run, &source);
  }
  if (run->options->is_verbose) fprintf(stderr, "nutgraf: %s: %llu articles\n", path, (unsigned long long)(run->articles - before));
  source_close(&source);
}

static void print_stats(const extract_run *run) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  double seconds = (double)(now.tv_sec - run->start.tv_sec) + (double)(now.tv_nsec - run->start.tv_nsec) / 1e9;
  double in = (double)run->bytes_in / 1e6, out = (double)run->output.bytes / 1e6;
  fprintf(stderr, "nutgraf: %llu articles, %llu errors, %.2f MB read, %.2f MB written, %.3f s, %.1f MB/s\n", (unsigned long long)run->articles,
          (unsigned long long)run->failures, in, out, seconds, seconds > 0 ? in / seconds : 0);
}

static ng_status begin(extract_run *run, const ng_rules *rules, ng_error *error) {
  const cli_options *options = run->options;
  ng_status status = options->map ? jsonl_map_init(&run->map, options->map, error) : NG_OK;
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
  return EXIT_DONE;
}

int verb_extract(const cli_options *options) {
  extract_run run = {.options = options};
  ng_error error = {0};
  clock_gettime(CLOCK_MONOTONIC, &run.start);
  ng_rules *rules = load_rules(options);
  if (!rules) return EXIT_USAGE;
  if (options->is_verbose) fprintf(stderr, "nutgraf: rules %s\n", ng_rules_digest(rules));
  int exit_status = EXIT_USAGE;
  ng_status status = begin(&run, rules, &error);
  if (status == NG_OK) {
    if (!options->argument_count) extract_file(&run, "-");
    for (int i = 0; i < options->argument_count && !is_over(&run); i++) extract_file(&run, options->arguments[i]);
    exit_status = finish(&run, &error);
  } else {
    fprintf(stderr, "nutgraf: %s\n", error.message);
    if (status == NG_ERROR_IO) exit_status = EXIT_IO;
    if (run.errors) fclose(run.errors);
  }
  ng_worker_free(run.worker);
  jsonl_map_clear(&run.map);
  ng_rules_free(rules);
  return exit_status;
}
