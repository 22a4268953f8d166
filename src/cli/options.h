/* The options of the program: one table makes parsing, -h, --help and the man page. */
#ifndef NG_CLI_OPTIONS_H
#define NG_CLI_OPTIONS_H

#include "base/error.h"
#include "cli/progress.h"
#include "cli/screen.h"
#include "nutgraf/nutgraf.h"
#include "read/format.h"
#include "read/published.h"

#define MAX_RULE_DIRS 32u
#define MAX_HEADERS 16u
#define MAX_DATES 8u

typedef enum { ASK_NOTHING, ASK_SHORT_HELP, ASK_HELP, ASK_VERSION, ASK_MAN } cli_question;

/* The command line, read. `arguments` (freed by the caller) are the words that are no options, without the
 * verb; strings point into argv. */
typedef struct {
  const char *verb;
  char **arguments;
  int argument_count;
  cli_question question;
  ng_options extract;
  input_format from;
  const char *map, *output, *errors, *span, *to, *tsv, *dataset, *datasette;
  const char *resume, *glob, *list, *separator, *headers[MAX_HEADERS]; /* list: of files */
  size_t header_count;
  unsigned dates[MAX_DATES], date_count; /* of --date-from: date_place, or one more for the dateline */
  const char *rule_dirs[MAX_RULE_DIRS];
  size_t rule_dir_count, max_doc_bytes;
  uint64_t max_errors; /* 0: any number */
  uint64_t identity;   /* hash of the options that change what is written */
  unsigned threads;
  progress_mode progress;
  color_mode color;
  bool has_stats, is_quiet, is_verbose, has_exit_status, is_unordered, is_replacing, is_migrating, is_excel_safe, has_per;
  bool takes_any_language, is_recursive, list_has_nuls;
  bool wants_roster;
  char date[PUBLISHED_SIZE], as_of[PUBLISHED_SIZE];
} cli_options;

/* A row of the table. `letter` 0: long form only. `argument` NULL: a switch. `verbs`: the verbs that take it, NULL for all. */
typedef struct {
  char letter;
  bool is_common; /* shown by -h */
  const char *name, *argument, *verbs, *help;
  ng_status (*set)(cli_options *options, const char *value, ng_error *error);
  bool may_be_empty; /* --dataset '' */
} cli_option;

typedef struct {
  const char *name, *arguments, *help;
} cli_verb;

const cli_option *option_table(size_t *count);
const cli_verb *verb_table(size_t *count);

/* Reads the command line. NG_ERROR_USAGE says what is wrong and what was probably meant. */
ng_status options_read(cli_options *options, int argc, char **argv, ng_error *error);

#endif
