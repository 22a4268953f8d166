/* nutgraf show: an article with its facts, for eyes. */
#include <stdio.h>

#include "cli/article_page.h"
#include "cli/articles.h"
#include "cli/failure.h"
#include "cli/output.h"
#include "cli/verb.h"

typedef struct {
  ng_worker *worker;
  screen screen;
  ng_arena arena;
  ng_buf record;
  unsigned count;
  bool has_failed, is_broken;
} show_run;

static void fail(article_reader *reader, ng_str id, ng_str source, const ng_error *error) {
  show_run *run = reader->payload;
  (void)id;
  (void)source;
  run->has_failed = true;
  if (!reader->options->is_quiet) fprintf(stderr, "nutgraf: %s\n", error->message);
}

static bool make_page(show_run *run, const ng_article *article, ng_error *error) {
  const ng_result *result = NULL;
  const json_node *record;
  run->record.len = 0;
  if (ng_extract(&result, run->worker, article, error) < 0) return false;
  if (ng_result_write(result, output_to_buf, &run->record) == 0 &&
      json_read(&record, &run->arena, run->record.ptr, run->record.len, error) == NG_OK) {
    if (run->count++) screen_newline(&run->screen);
    if (article_page(&run->screen, &run->arena, record)) return true;
  }
  error_set(error, NG_ERROR_MEMORY, "out of memory");
  return false;
}

static void take(article_reader *reader, const ng_article *article) {
  show_run *run = reader->payload;
  ng_error error = {0};
  if (!make_page(run, article, &error)) {
    failure_place(&error, article, 0);
    fail(reader, STR(""), STR(""), &error);
  }
  ng_buf *out = &run->screen.out;
  if (fwrite(out->ptr, 1, out->len, stdout) != out->len || fflush(stdout) != 0) run->is_broken = reader->is_over = true;
  out->len = 0;
  arena_reset(&run->arena);
}

int verb_show(const cli_options *options) {
  show_run run = {0};
  article_reader reader = {.options = options, .take = take, .fail = fail, .payload = &run};
  ng_options extract = options->extract;
  ng_error error = {0};
  extract.with = NG_WITH_TEXT;
  extract.offsets = NG_OFFSETS_BYTE;
  screen_init(&run.screen, options->color);
  ng_rules *rules = load_rules(options);
  if (!rules) return EXIT_USAGE;
  int exit_status = EXIT_USAGE;
  ng_status status = articles_init(&reader, &error);
  if (status == NG_OK) status = ng_worker_new(&run.worker, rules, &extract, &error);
  if (status == NG_OK) {
    articles_read(&reader, 0);
    exit_status = run.is_broken || reader.is_broken ? EXIT_IO : run.has_failed ? EXIT_SOME_FAILED : EXIT_DONE;
  } else {
    fprintf(stderr, "nutgraf: %s\n", error.message);
  }
  ng_worker_free(run.worker);
  articles_clear(&reader);
  arena_clear(&run.arena);
  buf_clear(&run.record);
  buf_clear(&run.screen.out);
  ng_rules_free(rules);
  return exit_status;
}
