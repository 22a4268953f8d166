/* nutgraf rules check|test|list|stats|compile: looking at rules, and keeping them compiled. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/articles.h"
#include "cli/output.h"
#include "cli/rule_example.h"
#include "cli/verb.h"

/* The folders of --rules and those behind the verb. */
typedef struct {
  const char *dirs[2 * MAX_RULE_DIRS];
  size_t count;
} rule_dirs;

typedef struct {
  ng_worker *worker;
  uint64_t articles;
  bool has_failed;
} stats_run;

typedef struct {
  size_t number;
  ng_rule_counts counts;
} rule_cost;

static bool collect_dirs(rule_dirs *dirs, const cli_options *options) {
  dirs->count = 0;
  for (size_t i = 0; i < options->rule_dir_count; i++) dirs->dirs[dirs->count++] = options->rule_dirs[i];
  for (int i = 1; i < options->argument_count; i++) {
    if (dirs->count == sizeof dirs->dirs / sizeof *dirs->dirs) {
      fprintf(stderr, "nutgraf: rules: too many folders\n");
      return false;
    }
    dirs->dirs[dirs->count++] = options->arguments[i];
  }
  return true;
}

static int write_out(const char *bytes, size_t len, void *payload) {
  return fwrite(bytes, 1, len, payload) == len ? 0 : 1;
}

static ng_rules *load_dirs(const rule_dirs *dirs) {
  ng_rules *rules = NULL;
  ng_error error = {0};
  if (ng_rules_overlay(&rules, dirs->dirs, dirs->count, &error) < 0) fprintf(stderr, "nutgraf: %s\n", error.message);
  return rules;
}

static int check(const rule_dirs *dirs) {
  ng_error error = {0};
  ng_status status = ng_rules_check(dirs->dirs, dirs->count, write_out, stdout, &error);
  if (status == NG_OK) return EXIT_DONE;
  if (status != NG_ERROR_RULE) fprintf(stderr, "nutgraf: %s\n", error.message);
  return EXIT_USAGE;
}

static int test(const rule_dirs *dirs) {
  example_counts counts = {0};
  ng_error error = {0};
  ng_rules *rules = load_dirs(dirs);
  if (!rules) return EXIT_USAGE;
  ng_status status = run_examples(&counts, rules, stdout, &error);
  ng_rules_free(rules);
  if (status < 0) {
    fprintf(stderr, "nutgraf: %s\n", error.message);
    return EXIT_USAGE;
  }
  if (counts.todo) printf("%u known misses\n", counts.todo);
  printf("%u passed, %u failed\n", counts.passed, counts.failed);
  return counts.failed ? EXIT_SOME_FAILED : EXIT_DONE;
}

/* The rest of the arguments are words to look for. */
static int list_roster(const cli_options *options) {
  rule_dirs dirs = {{0}, 0};
  for (size_t i = 0; i < options->rule_dir_count; i++) dirs.dirs[dirs.count++] = options->rule_dirs[i];
  ng_rules *rules = load_dirs(&dirs);
  if (!rules) return EXIT_USAGE;
  ng_status status = ng_rules_roster(rules, (const char *const *)options->arguments + 1, (size_t)options->argument_count - 1, write_out, stdout);
  ng_rules_free(rules);
  return status == NG_OK ? EXIT_DONE : EXIT_IO;
}

static int list(const rule_dirs *dirs) {
  ng_rules *rules = load_dirs(dirs);
  if (!rules) return EXIT_USAGE;
  for (size_t i = 0; i < ng_rules_count(rules); i++) {
    ng_rule_info info = ng_rules_info(rules, i);
    printf("%s\t%s\t%s:%u\n", info.name, info.type, info.file, info.line);
  }
  ng_rules_free(rules);
  return EXIT_DONE;
}

/* An output on its way: what went wrong with it is told once. */
typedef struct {
  record_output *output;
  ng_error error;
} image_writer;

static int write_image(const char *bytes, size_t len, void *payload) {
  image_writer *writer = payload;
  return writer->output->write(writer->output, bytes, len, &writer->error);
}

static int compile(const rule_dirs *dirs, const char *path) {
  image_writer writer = {0};
  if (!path) {
    fprintf(stderr, "nutgraf: rules compile: say where to, with -o FILE\n");
    return EXIT_USAGE;
  }
  ng_rules *rules = load_dirs(dirs);
  if (!rules) return EXIT_USAGE;
  ng_status status = output_open(&writer.output, path, &writer.error);
  if (status == NG_OK) {
    ng_error closing = {0};
    status = ng_rules_write(rules, write_image, &writer);
    ng_status closed = writer.output->close(writer.output, status == NG_OK, status == NG_OK ? &writer.error : &closing);
    if (status == NG_OK) status = closed;
  }
  ng_rules_free(rules);
  if (status == NG_OK) return EXIT_DONE;
  fprintf(stderr, "nutgraf: %s\n", writer.error.message);
  return EXIT_IO;
}

static void fail(article_reader *reader, ng_str id, ng_str source, const ng_error *error) {
  stats_run *run = reader->payload;
  (void)id;
  (void)source;
  run->has_failed = true;
  fprintf(stderr, "nutgraf: %s\n", error->message);
}

static void take(article_reader *reader, const ng_article *article) {
  stats_run *run = reader->payload;
  const ng_result *result = NULL;
  ng_error error = {0};
  run->articles++;
  if (ng_extract(&result, run->worker, article, &error) < 0) fail(reader, STR(""), STR(""), &error);
}

static int by_time(const void *a, const void *b) {
  const rule_cost *one = a, *other = b;
  if (one->counts.nanoseconds != other->counts.nanoseconds) return one->counts.nanoseconds < other->counts.nanoseconds ? 1 : -1;
  return one->number < other->number ? -1 : 1;
}

static void print_rule(const rule_cost *cost, const ng_rules *rules, unsigned long long tokens) {
  ng_rule_info info = ng_rules_info(rules, cost->number);
  double thousands = tokens ? (double)tokens / 1000 : 1;
  printf("%.3f\t%.3f\t%llu\t%llu\t%s\t%s:%u\n", (double)cost->counts.nanoseconds / 1e6, (double)cost->counts.attempts / thousands,
         cost->counts.accepted, cost->counts.lost, info.name, info.file, info.line);
}

static void print_stats(const stats_run *run, const ng_rules *rules) {
  unsigned long long attempts, tokens;
  size_t count = ng_rules_count(rules);
  rule_cost *costs = calloc(count + 1, sizeof *costs);
  if (!costs) return;
  ng_worker_counts(run->worker, &attempts, &tokens);
  printf("%llu articles, %llu tokens, %zu rules, %.3f candidates a token\n", (unsigned long long)run->articles, tokens, count,
         tokens ? (double)attempts / (double)tokens : 0);
  printf("ms\tcandidates in 1,000 tokens\taccepted\tlost\trule\tplace\n");
  for (size_t i = 0; i < count; i++) costs[i] = (rule_cost){i, ng_worker_rule_counts(run->worker, i)};
  qsort(costs, count, sizeof *costs, by_time);
  for (size_t i = 0; i < count; i++) print_rule(&costs[i], rules, tokens);
  free(costs);
}

static int stats(const cli_options *options) {
  stats_run run = {0};
  article_reader reader = {.options = options, .take = take, .fail = fail, .payload = &run};
  ng_options extract = options->extract;
  ng_error error = {0};
  extract.explain = 1;
  ng_rules *rules = load_rules(options);
  if (!rules) return EXIT_USAGE;
  ng_status status = articles_init(&reader, &error);
  if (status == NG_OK) status = ng_worker_new(&run.worker, rules, &extract, &error);
  if (status == NG_OK) {
    articles_read(&reader, 1);
    print_stats(&run, rules);
  } else {
    fprintf(stderr, "nutgraf: %s\n", error.message);
  }
  ng_worker_free(run.worker);
  articles_clear(&reader);
  ng_rules_free(rules);
  if (status != NG_OK) return EXIT_USAGE;
  return reader.is_broken ? EXIT_IO : run.has_failed ? EXIT_SOME_FAILED : EXIT_DONE;
}

int verb_rules(const cli_options *options) {
  const char *what = options->argument_count ? options->arguments[0] : "";
  rule_dirs dirs;
  if (strcmp(what, "stats") == 0) return stats(options);
  if (strcmp(what, "list") == 0 && options->wants_roster) return list_roster(options);
  if (!collect_dirs(&dirs, options)) return EXIT_USAGE;
  if (strcmp(what, "check") == 0) return check(&dirs);
  if (strcmp(what, "test") == 0) return test(&dirs);
  if (strcmp(what, "list") == 0) return list(&dirs);
  if (strcmp(what, "compile") == 0) return compile(&dirs, options->output);
  fprintf(stderr, "nutgraf: rules: say what to do: check, test, list, stats or compile\n");
  return EXIT_USAGE;
}
