/* nutgraf rules check|test|list|stats. */
#include <stdlib.h>

#include "cli/rule_example.h"
#include "cli/verb.h"
#include "read/jsonl.h"
#include "read/plain.h"

static int print_piece(const char *bytes, size_t len, void *payload) {
  return fwrite(bytes, 1, len, payload) == len ? 0 : 1;
}

/* The folders that lie over the built-in rules: those of --rules and the argument behind the verb. */
static size_t overlay_dirs(const cli_options *options, const char **dirs) {
  size_t count = options->rule_dir_count;
  memcpy(dirs, options->rule_dirs, count * sizeof *dirs);
  if (options->argument_count > 1 && count < MAX_RULE_DIRS) dirs[count++] = options->arguments[1];
  return count;
}

static int check(const cli_options *options) {
  const char *dirs[MAX_RULE_DIRS];
  ng_error error = {0};
  ng_status status = ng_rules_check(dirs, overlay_dirs(options, dirs), print_piece, stdout, &error);
  if (status == NG_OK) return EXIT_DONE;
  if (status != NG_ERROR_RULE) fprintf(stderr, "nutgraf: %s\n", error.message);
  return EXIT_USAGE;
}

static int list(const ng_rules *rules) {
  for (size_t i = 0; i < ng_rules_count(rules); i++) {
    ng_rule_info rule = ng_rules_info(rules, i);
    printf("%s\t%s\t%s:%u\n", rule.name, rule.type, rule.file, rule.line);
  }
  return EXIT_DONE;
}

static int test(const ng_rules *rules) {
  example_counts counts;
  ng_error error = {0};
  if (run_examples(&counts, rules, stdout, &error) != NG_OK) {
    fprintf(stderr, "nutgraf: %s\n", error.message);
    return EXIT_USAGE;
  }
  printf("%u passed, %u failed, %u skipped\n", counts.passed, counts.failed, counts.todo);
  return counts.failed ? EXIT_NO_FACT : EXIT_DONE;
}

static void read_articles(ng_worker *worker, const char *path, size_t max) {
  byte_source source;
  source_format format;
  ng_error error = {0};
  jsonl_map map = {0};
  if (source_open(&source, path, max, &error) != NG_OK || source_detect(&source, &format, &error) != NG_OK) {
    fprintf(stderr, "nutgraf: %s\n", error.message);
    return;
  }
  const ng_result *result;
  char *line;
  size_t len;
  if (format != FORMAT_JSONL) {
    ng_str bytes;
    ng_article article;
    if (source_rest(&source, &bytes, &error) == NG_OK) {
      plain_read(&article, bytes, path);
      ng_extract(&result, worker, &article, &error);
    }
  }
  while (format == FORMAT_JSONL && source_line(&source, &line, &len, &error) == NG_OK && line) {
    jsonl_article article;
    if (jsonl_read(&article, line, len, &map, path, source.line, &error) != NG_OK) continue;
    ng_extract(&result, worker, &article.article, &error);
    jsonl_clear(&article);
  }
  source_close(&source);
}

static int stats(const cli_options *options, const ng_rules *rules) {
  ng_worker *worker = NULL;
  ng_error error = {0};
  ng_options extract = options->extract;
  extract.explain = 1;
  if (ng_worker_new(&worker, rules, &extract, &error) != NG_OK) {
    fprintf(stderr, "nutgraf: %s\n", error.message);
    return EXIT_USAGE;
  }
  if (options->argument_count < 2) read_articles(worker, "-", options->max_doc_bytes);
  for (int i = 1; i < options->argument_count; i++) read_articles(worker, options->arguments[i], options->max_doc_bytes);
  unsigned long long attempts, tokens, accepted, lost;
  ng_worker_counts(worker, &attempts, &tokens);
  printf("%llu tokens, %llu candidates, %.3f candidates per token\n", tokens, attempts, tokens ? (double)attempts / (double)tokens : 0);
  for (size_t i = 0; i < ng_rules_count(rules); i++) {
    ng_rule_info rule = ng_rules_info(rules, i);
    ng_worker_rule_counts(worker, i, &accepted, &lost);
    printf("%10llu kept %10llu lost  %s  %s:%u\n", accepted, lost, rule.name, rule.file, rule.line);
  }
  ng_worker_free(worker);
  return EXIT_DONE;
}

int verb_rules(const cli_options *options) {
  const char *what = options->argument_count ? options->arguments[0] : "";
  if (strcmp(what, "check") == 0) return check(options);
  bool known = strcmp(what, "test") == 0 || strcmp(what, "list") == 0 || strcmp(what, "stats") == 0;
  if (!known) {
    fprintf(stderr, "nutgraf: rules needs one of check, test, list, stats; try 'nutgraf rules check'\n");
    return EXIT_USAGE;
  }
  cli_options with_dir = *options;
  if (strcmp(what, "stats") != 0) with_dir.rule_dir_count = overlay_dirs(options, with_dir.rule_dirs);
  ng_rules *rules = load_rules(&with_dir);
  if (!rules) return EXIT_USAGE;
  int status = strcmp(what, "test") == 0 ? test(rules) : strcmp(what, "list") == 0 ? list(rules) : stats(options, rules);
  ng_rules_free(rules);
  return status;
}
