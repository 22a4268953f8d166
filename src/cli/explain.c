/* nutgraf explain: why the facts of an article are there. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/articles.h"
#include "cli/failure.h"
#include "cli/output.h"
#include "cli/verb.h"

typedef struct {
  ng_worker *worker;
  record_output *output;
  ng_buf text;       /* of one article */
  size_t start, end; /* code points */
  bool has_failed, is_broken;
} explain_run;

/* "120:180" */
static bool read_span(const char *text, size_t *start, size_t *end) {
  char *rest;
  if (*text < '0' || *text > '9') return false;
  *start = strtoull(text, &rest, 10);
  if (*rest != ':' || rest[1] < '0' || rest[1] > '9') return false;
  *end = strtoull(rest + 1, &rest, 10);
  return !*rest && *start <= *end;
}

static void fail(article_reader *reader, ng_str id, ng_str source, const ng_error *error) {
  explain_run *run = reader->payload;
  (void)id;
  (void)source;
  run->has_failed = true;
  if (!reader->options->is_quiet) fprintf(stderr, "nutgraf: %s\n", error->message);
}

static void take(article_reader *reader, const ng_article *article) {
  explain_run *run = reader->payload;
  const ng_result *result = NULL;
  ng_error error = {0};
  if (ng_extract(&result, run->worker, article, &error) < 0) {
    failure_place(&error, article, 0);
    fail(reader, STR(""), STR(""), &error);
    return;
  }
  run->text.len = 0;
  ng_result_explain(result, run->start, run->end, output_to_buf, &run->text);
  if (run->output->write(run->output, run->text.ptr, run->text.len, &error) == NG_OK) return;
  fprintf(stderr, "nutgraf: %s\n", error.message);
  run->is_broken = reader->is_over = true;
}

int verb_explain(const cli_options *options) {
  explain_run run = {.end = SIZE_MAX};
  article_reader reader = {.options = options, .take = take, .fail = fail, .payload = &run};
  ng_options extract = options->extract;
  ng_error error = {0};
  extract.explain = 1;
  if (options->span && !read_span(options->span, &run.start, &run.end)) {
    fprintf(stderr, "nutgraf: --span: cannot use '%s'; write two code points such as 120:180\n", options->span);
    return EXIT_USAGE;
  }
  ng_rules *rules = load_rules(options);
  if (!rules) return EXIT_USAGE;
  int exit_status = EXIT_USAGE;
  ng_status status = articles_init(&reader, &error);
  if (status == NG_OK) status = ng_worker_new(&run.worker, rules, &extract, &error);
  if (status == NG_OK) status = output_open(&run.output, NULL, &error);
  if (status == NG_OK) {
    articles_read(&reader, 0);
    status = run.output->close(run.output, true, &error);
    exit_status = status != NG_OK || run.is_broken || reader.is_broken ? EXIT_IO : run.has_failed ? EXIT_SOME_FAILED : EXIT_DONE;
  }
  if (status != NG_OK) fprintf(stderr, "nutgraf: %s\n", error.message);
  ng_worker_free(run.worker);
  articles_clear(&reader);
  buf_clear(&run.text);
  ng_rules_free(rules);
  return exit_status;
}
