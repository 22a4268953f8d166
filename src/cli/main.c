/* The program nutgraf: finds the verb and runs it. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/help.h"
#include "cli/verb.h"

static const struct {
  const char *name;
  int (*run)(const cli_options *options);
} VERBS[] = {{"extract", verb_extract}, {"explain", verb_explain}, {"rules", verb_rules}, {"show", verb_show},
             {"load", verb_load},       {"convert", verb_convert}, {"when", verb_when}};

/* A standard stream that is closed would become the next file that is opened: in its place stands one that can be neither read nor written. */
static void hold_standard_streams(void) {
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
    if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0) return;
  }
}

/* What a full disk did not take is told, by whatever verb it was printed. */
static int check_standard_output(int exit_status) {
  if (fflush(stdout) == 0 && !ferror(stdout)) return exit_status;
  fprintf(stderr, "nutgraf: standard output: cannot write: %s\n", strerror(errno));
  return EXIT_IO;
}

static int answer(cli_question question) {
  switch (question) {
    case ASK_SHORT_HELP: help_short(stdout); break;
    case ASK_HELP: help_long(stdout); break;
    case ASK_MAN: help_man(stdout); break;
    default: printf("nutgraf %s\n", ng_version()); break;
  }
  return EXIT_DONE;
}

static int run(const cli_options *options) {
  if (options->question != ASK_NOTHING) return answer(options->question);
  for (size_t i = 0; i < sizeof VERBS / sizeof *VERBS; i++) {
    if (strcmp(VERBS[i].name, options->verb) == 0) return VERBS[i].run(options);
  }
  return EXIT_USAGE;
}

ng_rules *load_rules(const cli_options *options) {
  ng_rules *rules = NULL;
  ng_error error = {0};
  ng_status status =
      options->rule_dir_count ? ng_rules_overlay(&rules, options->rule_dirs, options->rule_dir_count, &error) : ng_rules_default(&rules, &error);
  if (status < 0) {
    fprintf(stderr, "nutgraf: %s\n", error.message);
    return NULL;
  }
  return rules;
}

int main(int argc, char **argv) {
  cli_options options;
  ng_error error = {0};
  hold_standard_streams();
  signal(SIGPIPE, SIG_DFL); /* a reader that has enough ends us without a word */
  ng_status status = options_read(&options, argc, argv, &error);
  int exit_status = EXIT_USAGE;
  if (status == NG_OK) {
    exit_status = check_standard_output(run(&options));
  } else {
    fprintf(stderr, "nutgraf: %s\n", error.message);
  }
  free(options.arguments);
  return exit_status;
}
