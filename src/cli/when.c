/* nutgraf when: what phrases for times mean. One line a phrase, with tabs: value, begin, stop, type, mod; fields without a value are empty. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/verb.h"

enum { LONGEST_PHRASE = 4096 };

static bool print_date(const cli_options *options, ng_worker *worker, const char *phrase) {
  ng_date date;
  ng_error error = {0};
  if (ng_resolve_date(&date, worker, phrase, options->extract.date, &error) < 0) {
    if (!options->is_quiet) fprintf(stderr, "nutgraf: %s\n", error.message);
    return false;
  }
  printf("%s\t%s\t%s\t%s\t%s\n", date.value, date.begin, date.stop, date.type, date.mod);
  return true;
}

/* The phrases are the lines of standard input. */
static bool print_lines(const cli_options *options, ng_worker *worker) {
  char line[LONGEST_PHRASE];
  bool all = true;
  while (fgets(line, sizeof line, stdin)) {
    line[strcspn(line, "\r\n")] = 0;
    if (line[0]) all &= print_date(options, worker, line);
  }
  return all;
}

int verb_when(const cli_options *options) {
  ng_rules *rules = load_rules(options);
  ng_worker *worker = NULL;
  ng_error error = {0};
  ng_options extract = options->extract;
  extract.kinds = NG_DATE;
  if (!rules) return EXIT_USAGE;
  if (ng_worker_new(&worker, rules, &extract, &error) != NG_OK) {
    fprintf(stderr, "nutgraf: %s\n", error.message);
    ng_rules_free(rules);
    return EXIT_USAGE;
  }
  bool all = options->argument_count > 0 || print_lines(options, worker);
  for (int i = 0; i < options->argument_count; i++) all &= print_date(options, worker, options->arguments[i]);
  ng_worker_free(worker);
  ng_rules_free(rules);
  return all ? EXIT_DONE : EXIT_NO_FACT;
}
