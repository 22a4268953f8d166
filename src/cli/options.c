/* Reading the command line. */
#include "cli/options.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const cli_verb *find_verb(const char *name) {
  size_t count;
  const cli_verb *verbs = verb_table(&count);
  for (size_t i = 0; i < count; i++) {
    if (strcmp(verbs[i].name, name) == 0) return &verbs[i];
  }
  return NULL;
}

/* Levenshtein distance of two short names. */
static unsigned distance(const char *a, size_t a_len, const char *b) {
  unsigned row[64];
  size_t b_len = strlen(b);
  if (b_len >= COUNT(row)) return 99;
  for (unsigned j = 0; j <= b_len; j++) row[j] = j;
  for (size_t i = 1; i <= a_len; i++) {
    unsigned diagonal = row[0];
    row[0] = (unsigned)i;
    for (size_t j = 1; j <= b_len; j++) {
      unsigned change = diagonal + (a[i - 1] != b[j - 1]);
      diagonal = row[j];
      unsigned shorter = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
      row[j] = change < shorter ? change : shorter;
    }
  }
  return row[b_len];
}

static ng_status unknown_option(const char *name, size_t len, ng_error *error) {
  const char *best = NULL;
  unsigned least = 3;
  size_t count;
  const cli_option *options = option_table(&count);
  for (size_t i = 0; i < count; i++) {
    unsigned edits = options[i].name ? distance(name, len, options[i].name) : 99;
    if (edits < least) least = edits, best = options[i].name;
  }
  if (best) return error_set(error, NG_ERROR_USAGE, "unknown option --%.*s; did you mean --%s?", (int)len, name, best);
  return error_set(error, NG_ERROR_USAGE, "unknown option --%.*s; see nutgraf --help", (int)len, name);
}

static const cli_option *long_option(const char *name, size_t len) {
  size_t count;
  const cli_option *options = option_table(&count);
  for (size_t i = 0; i < count; i++) {
    if (options[i].name && strlen(options[i].name) == len && strncmp(options[i].name, name, len) == 0) return &options[i];
  }
  return NULL;
}

static const cli_option *short_option(char letter) {
  size_t count;
  const cli_option *options = option_table(&count);
  for (size_t i = 0; i < count; i++) {
    if (options[i].letter == letter) return &options[i];
  }
  return NULL;
}

/* The words of the command line still to be read. */
typedef struct {
  char **words;
  int count, at;
} word_list;

/* FNV-1a over the options that change what is written: the others may differ when a run goes on. */
static void note_option(cli_options *options, const cli_option *option, const char *value) {
  static const char *const OTHERS[] = {"threads", "progress", "quiet", "verbose", "stats", "resume", "max-errors", "exit-status", "color"};
  for (size_t i = 0; i < COUNT(OTHERS); i++) {
    if (option->name && strcmp(option->name, OTHERS[i]) == 0) return;
  }
  for (const char *c = option->name; c && *c; c++) options->identity = (options->identity ^ (uint8_t)*c) * UINT64_C(0x100000001B3);
  for (const char *c = value; c && *c; c++) options->identity = (options->identity ^ (uint8_t)*c) * UINT64_C(0x100000001B3);
  options->identity = (options->identity ^ '\n') * UINT64_C(0x100000001B3);
}

static ng_status apply(cli_options *options, const cli_option *option, const char *value, word_list *rest, ng_error *error) {
  if (option->argument && !value && rest->at < rest->count) value = rest->words[rest->at++];
  if (option->argument && (!value || (!*value && !option->may_be_empty))) {
    return error_set(error, NG_ERROR_USAGE, "--%s needs a value: --%s %s", option->name, option->name, option->argument);
  }
  note_option(options, option, value);
  return option->set(options, value, error);
}

/* --name, --name=value, --name value */
static ng_status read_long(cli_options *options, const char *word, word_list *rest, ng_error *error) {
  size_t len = strcspn(word + 2, "=");
  const char *value = word[2 + len] ? word + 3 + len : NULL;
  const cli_option *option = long_option(word + 2, len);
  if (!option) return unknown_option(word + 2, len, error);
  if (value && !option->argument) return error_set(error, NG_ERROR_USAGE, "--%s takes no value", option->name);
  return apply(options, option, value, rest, error);
}

/* -x, -xvalue, -x value, and several switches in one word */
static ng_status read_short(cli_options *options, const char *word, word_list *rest, ng_error *error) {
  for (const char *letter = word + 1; *letter; letter++) {
    const cli_option *option = short_option(*letter);
    if (!option) return error_set(error, NG_ERROR_USAGE, "unknown option -%c; see nutgraf -h", *letter);
    const char *value = option->argument && letter[1] ? letter + 1 : NULL;
    ng_status status = apply(options, option, value, rest, error);
    if (status != NG_OK || option->argument) return status;
  }
  return NG_OK;
}

static bool takes(const cli_option *option, const char *verb) {
  return !option->verbs || strstr(option->verbs, verb);
}

/* Options may stand before the verb, so whether the verb takes them is looked at in the end. */
static ng_status check_verb(const cli_options *options, int argc, char **argv, ng_error *error) {
  for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
    if (argv[i][0] != '-' || !argv[i][1]) continue;
    const cli_option *option = argv[i][1] == '-' ? long_option(argv[i] + 2, strcspn(argv[i] + 2, "=")) : short_option(argv[i][1]);
    if (option && !takes(option, options->verb)) {
      return error_set(error, NG_ERROR_USAGE, "%s is no option of nutgraf %s", argv[i], options->verb);
    }
    if (option && option->argument && !strchr(argv[i], '=') && !(argv[i][1] != '-' && argv[i][2])) i++;
  }
  return NG_OK;
}

ng_status options_read(cli_options *options, int argc, char **argv, ng_error *error) {
  *options = (cli_options){.verb = "extract", .dataset = "", .threads = 1, .max_doc_bytes = NG_MAX_TEXT};
  word_list rest = {argv, argc, 1};
  char **kept = calloc((size_t)argc + 1, sizeof *kept);
  if (!kept) return error_set(error, NG_ERROR_MEMORY, "out of memory");
  options->arguments = kept;
  bool is_literal = false;
  while (rest.at < argc) {
    char *word = argv[rest.at++];
    ng_status status = NG_OK;
    if (is_literal || word[0] != '-' || !word[1]) {
      kept[options->argument_count++] = word;
    } else if (strcmp(word, "--") == 0) {
      is_literal = true;
    } else {
      status = word[1] == '-' ? read_long(options, word, &rest, error) : read_short(options, word, &rest, error);
    }
    if (status != NG_OK) return status;
  }
  if (options->tsv && !options->has_per) options->extract.per = NG_PER_FACT;
  const cli_verb *verb = options->argument_count ? find_verb(kept[0]) : NULL;
  if (verb) {
    options->verb = verb->name;
    options->argument_count--;
    memmove(kept, kept + 1, sizeof *kept * (size_t)options->argument_count);
  }
  return check_verb(options, argc, argv, error);
}
