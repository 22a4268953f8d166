/* -h, --help and the man page. */
#include "cli/help.h"

#include "cli/options.h"

#define WIDTH 80

static const char SUMMARY[] = "nutgraf reads English news and writes its facts as JSON: dates, places, people, organizations, quotes and events.";

static const struct {
  int status;
  const char *help;
} STATUSES[] = {{0, "Every article was read."},
                {1, "Only with -e: no fact was found."},
                {2, "The command line, a rule or a table is wrong. Nothing was written."},
                {3, "Done, but some articles could not be read."},
                {4, "Reading or writing failed. The output is incomplete; try again."}};

static const struct {
  const char *command, *help;
} EXAMPLES[] = {{"nutgraf --date 2025-10-28 article.txt", "The facts of one article"},
                {"nutgraf -k event --per event news.jsonl -o events.jsonl", "All events, one a line"},
                {"nutgraf --map text=.story.body,date=.day < dump.jsonl", "JSON lines with other names"}};

/* Writes `text` in lines of WIDTH from column `indent` on; the first line starts at column `at`, where something stands already. */
static void wrap(FILE *out, const char *text, int indent, int at) {
  int column = at < indent ? at : 0;
  if (at > indent) fputc('\n', out);
  while (*text) {
    int len = (int)strcspn(text, " ");
    if (column > indent && column + 1 + len > WIDTH) {
      fputc('\n', out);
      column = 0;
    }
    int spaces = column < indent ? indent - column : column ? 1 : 0;
    fprintf(out, "%*s%.*s", spaces, "", len, text);
    column += spaces + len;
    text += len;
    while (*text == ' ') text++;
  }
  fputc('\n', out);
}

/* "-f, --from FORMAT" */
static int option_name(char *name, size_t size, const cli_option *option) {
  char letter[8] = "";
  if (option->letter) snprintf(letter, sizeof letter, "-%c%s", option->letter, option->name ? ", " : "");
  return snprintf(name, size, "%s%s%s%s%s", letter, option->name ? "--" : "", option->name ? option->name : "", option->argument ? " " : "",
                  option->argument ? option->argument : "");
}

static void print_option(FILE *out, const cli_option *option) {
  char name[64];
  int len = option_name(name, sizeof name, option);
  fprintf(out, "  %s", name);
  wrap(out, option->help, 26, len + 2);
}

static void print_usage(FILE *out) {
  size_t count;
  const cli_verb *verbs = verb_table(&count);
  fprintf(out, "usage: nutgraf [extract] [OPTION...] [FILE...]\n");
  for (size_t i = 1; i < count; i++) fprintf(out, "       nutgraf %s [OPTION...] %s\n", verbs[i].name, verbs[i].arguments);
}

static void print_options(FILE *out, bool only_common) {
  size_t count;
  const cli_option *options = option_table(&count);
  for (size_t i = 0; i < count; i++) {
    if (options[i].is_common || !only_common) print_option(out, &options[i]);
  }
}

void help_short(FILE *out) {
  print_usage(out);
  fprintf(out, "\n");
  wrap(out, SUMMARY, 0, 0);
  fprintf(out, "\n");
  print_options(out, true);
}

void help_long(FILE *out) {
  print_usage(out);
  fprintf(out, "\n");
  wrap(out, SUMMARY, 0, 0);
  fprintf(out, "\nVerbs\n");
  size_t count;
  const cli_verb *verbs = verb_table(&count);
  for (size_t i = 0; i < count; i++) {
    int len = fprintf(out, "  %s", verbs[i].name);
    wrap(out, verbs[i].help, 26, len);
  }
  fprintf(out, "\nOptions\n");
  print_options(out, false);
  fprintf(out, "\nExit status\n");
  for (size_t i = 0; i < sizeof STATUSES / sizeof *STATUSES; i++) {
    int len = fprintf(out, "  %d", STATUSES[i].status);
    wrap(out, STATUSES[i].help, 26, len);
  }
  fprintf(out, "\nExamples\n");
  for (size_t i = 0; i < sizeof EXAMPLES / sizeof *EXAMPLES; i++) fprintf(out, "  %s\n", EXAMPLES[i].command);
}

/* troff takes a hyphen for a dash and a leading dot for a request. */
static void man_text(FILE *out, const char *text) {
  if (*text == '.' || *text == '\'') fputs("\\&", out);
  for (; *text; text++) {
    if (*text == '-' || *text == '\\') fputc('\\', out);
    fputc(*text, out);
  }
}

static void man_item(FILE *out, const char *name, const char *help) {
  fputs(".TP\n.B ", out);
  man_text(out, name);
  fputc('\n', out);
  man_text(out, help);
  fputc('\n', out);
}

void help_man(FILE *out) {
  size_t count;
  fprintf(out, ".\\\" Written by nutgraf --man.\n.TH NUTGRAF 1 \"\" \"nutgraf " NG_VERSION
               "\" \"User Commands\"\n.SH NAME\nnutgraf \\- facts from English news\n");
  const cli_verb *verbs = verb_table(&count);
  fprintf(out, ".SH SYNOPSIS\n.B nutgraf\n[extract] [OPTION...] [FILE...]\n");
  for (size_t i = 1; i < count; i++) fprintf(out, ".br\n.B nutgraf %s\n[OPTION...] %s\n", verbs[i].name, verbs[i].arguments);
  fprintf(out, ".SH DESCRIPTION\n");
  man_text(out, SUMMARY);
  fprintf(out, "\nThe records are described by nutgraf.schema.json.\n.SH VERBS\n");
  for (size_t i = 0; i < count; i++) man_item(out, verbs[i].name, verbs[i].help);
  fprintf(out, ".SH OPTIONS\n");
  const cli_option *options = option_table(&count);
  for (size_t i = 0; i < count; i++) {
    char name[64];
    option_name(name, sizeof name, &options[i]);
    man_item(out, name, options[i].help);
  }
  fprintf(out, ".SH EXIT STATUS\n");
  for (size_t i = 0; i < sizeof STATUSES / sizeof *STATUSES; i++) {
    char number[4];
    snprintf(number, sizeof number, "%d", STATUSES[i].status);
    man_item(out, number, STATUSES[i].help);
  }
  fprintf(out, ".SH EXAMPLES\n");
  for (size_t i = 0; i < sizeof EXAMPLES / sizeof *EXAMPLES; i++) man_item(out, EXAMPLES[i].command, EXAMPLES[i].help);
}
