/* The table of options: what each is called, what it says of itself, and how its value is read. */
#include "cli/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/limits.h"
#include "out/tsv.h"
#include "read/article.h"

/* A word that an option takes, and its number. */
typedef struct {
  const char *name;
  unsigned value;
} choice;

#define MAX_THREADS 256u
#define COUNT(array) (sizeof(array) / sizeof *(array))

static const choice FORMATS[] = {{"auto", FORMAT_AUTO}, {"text", FORMAT_TEXT}, {"jsonl", FORMAT_JSONL}, {"json", FORMAT_JSON}, {"html", FORMAT_HTML},
                                 {"warc", FORMAT_WARC}, {"nitf", FORMAT_XML},  {"newsml", FORMAT_XML},  {"rss", FORMAT_XML},   {"xml", FORMAT_XML}};
static const choice DATES[] = {{"field", DATE_FIELD}, {"header", DATE_HEADER}, {"meta", DATE_META}, {"url", DATE_URL}, {"dateline", DATE_PLACES}};
static const choice PREFERENCES[] = {{"past", NG_PREFER_PAST}, {"future", NG_PREFER_FUTURE}, {"nearest", NG_PREFER_NEAREST}};
static const choice DATE_ORDERS[] = {{"auto", NG_DATE_ORDER_AUTO}, {"mdy", NG_DATE_ORDER_MDY}, {"dmy", NG_DATE_ORDER_DMY}};
static const choice OFFSETS[] = {{"codepoint", NG_OFFSETS_CODEPOINT}, {"byte", NG_OFFSETS_BYTE}, {"utf16", NG_OFFSETS_UTF16}};
static const choice PERS[] = {{"doc", NG_PER_DOC}, {"fact", NG_PER_FACT}, {"event", NG_PER_EVENT}};
static const choice KINDS[] = {{"date", NG_DATE},   {"place", NG_PLACE}, {"person", NG_PERSON}, {"organization", NG_ORGANIZATION},
                               {"quote", NG_QUOTE}, {"block", NG_BLOCK}, {"event", NG_EVENT}};
static const choice PROGRESSES[] = {{"auto", PROGRESS_AUTO}, {"json", PROGRESS_JSON}, {"none", PROGRESS_NONE}};
static const choice COLORS[] = {{"auto", COLOR_AUTO}, {"always", COLOR_ALWAYS}, {"never", COLOR_NEVER}};
static const choice WITHS[] = {{"text", NG_WITH_TEXT}, {"tokens", NG_WITH_TOKENS}, {"sentences", NG_WITH_SENTENCES}, {"scare", NG_WITH_SCARE}};

static ng_status unknown_word(const char *option, const char *word, size_t len, const choice *choices, size_t count, ng_error *error) {
  char known[256];
  size_t used = 0;
  for (size_t i = 0; i < count && used < sizeof known; i++) {
    used += (size_t)snprintf(known + used, sizeof known - used, "%s%s", i ? ", " : "", choices[i].name);
  }
  return error_set(error, NG_ERROR_USAGE, "--%s: unknown word '%.*s'; choose from %s", option, (int)len, word, known);
}

static const choice *find_choice(const char *word, size_t len, const choice *choices, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (strlen(choices[i].name) == len && strncmp(choices[i].name, word, len) == 0) return &choices[i];
  }
  return NULL;
}

static ng_status read_choice(unsigned *out, const char *option, const char *word, const choice *choices, size_t count, ng_error *error) {
  const choice *found = find_choice(word, strlen(word), choices, count);
  if (!found) return unknown_word(option, word, strlen(word), choices, count, error);
  *out = found->value;
  return NG_OK;
}

/* "date,place" */
static ng_status read_bits(unsigned *out, const char *option, const char *words, const choice *choices, size_t count, ng_error *error) {
  *out = 0;
  for (const char *word = words;;) {
    size_t len = strcspn(word, ",");
    const choice *found = find_choice(word, len, choices, count);
    if (!found) return unknown_word(option, word, len, choices, count, error);
    *out |= found->value;
    if (!word[len]) return NG_OK;
    word += len + 1;
  }
}

/* Options that take one word of a list. */
#define CHOICE(name, option, field, type, words)                                        \
  static ng_status name(cli_options *options, const char *value, ng_error *error) {     \
    unsigned number = 0;                                                                \
    ng_status status = read_choice(&number, option, value, words, COUNT(words), error); \
    options->field = (type)number;                                                      \
    return status;                                                                      \
  }
CHOICE(set_from, "from", from, input_format, FORMATS)
CHOICE(set_prefer, "prefer", extract.prefer, ng_prefer, PREFERENCES)
CHOICE(set_date_order, "date-order", extract.date_order, ng_date_order, DATE_ORDERS)
CHOICE(set_offsets, "offsets", extract.offsets, ng_offsets, OFFSETS)
CHOICE(set_unit, "per", extract.per, ng_per, PERS)
CHOICE(set_progress, "progress", progress, progress_mode, PROGRESSES)
CHOICE(set_color, "color", color, color_mode, COLORS)

/* --tsv tells facts unless --per says otherwise. */
static ng_status set_per(cli_options *options, const char *value, ng_error *error) {
  options->has_per = true;
  return set_unit(options, value, error);
}

static ng_status set_tsv(cli_options *options, const char *value, ng_error *error) {
  options->tsv = value;
  if (tsv_is_fields(str_of(value))) return NG_OK;
  return error_set(error, NG_ERROR_USAGE, "--tsv: cannot use '%s'; write fields with commas between such as doc,kind,text,speaker.text", value);
}

static ng_status set_kinds(cli_options *options, const char *value, ng_error *error) {
  return read_bits(&options->extract.kinds, "kinds", value, KINDS, COUNT(KINDS), error);
}

static ng_status set_with(cli_options *options, const char *value, ng_error *error) {
  return read_bits(&options->extract.with, "with", value, WITHS, COUNT(WITHS), error);
}

/* --date fills, --date-force overrides: beside the one the other has nothing to say. */
static ng_status set_date(cli_options *options, const char *value, ng_error *error) {
  if (options->extract.force_date) return NG_OK;
  if (!published_normal(options->date, str_of(value))) {
    return error_set(error, NG_ERROR_USAGE, "--date: cannot read '%s'; write YYYY-MM-DD, if need be with THH:MM and a zone", value);
  }
  options->extract.date = options->date;
  return NG_OK;
}

static ng_status set_as_of(cli_options *options, const char *value, ng_error *error) {
  if (!published_normal(options->as_of, str_of(value))) return error_set(error, NG_ERROR_USAGE, "--as-of: cannot read '%s'; write YYYY-MM-DD", value);
  options->extract.as_of = options->as_of;
  return NG_OK;
}

static ng_status set_roster(cli_options *options, const char *value, ng_error *error) {
  (void)value;
  (void)error;
  options->wants_roster = true;
  return NG_OK;
}

static ng_status set_date_force(cli_options *options, const char *value, ng_error *error) {
  options->extract.force_date = 0;
  ng_status status = set_date(options, value, error);
  options->extract.force_date = 1;
  return status;
}

/* Options whose word is kept as it is. */
#define WORD(name, field)                                                           \
  static ng_status name(cli_options *options, const char *value, ng_error *error) { \
    (void)error;                                                                    \
    options->field = value;                                                         \
    return NG_OK;                                                                   \
  }
WORD(set_map, map)
WORD(set_output, output)
WORD(set_to, to)
WORD(set_dataset, dataset)
WORD(set_datasette, datasette)
WORD(set_errors, errors)
WORD(set_span, span)
WORD(set_glob, glob)
WORD(set_resume, resume)
WORD(set_separator, separator)

static ng_status set_date_from(cli_options *options, const char *value, ng_error *error) {
  options->extract.no_dateline = 1;
  options->date_count = 0;
  for (const char *word = value;;) {
    size_t len = strcspn(word, ",");
    const choice *found = find_choice(word, len, DATES, COUNT(DATES));
    if (!found) return unknown_word("date-from", word, len, DATES, COUNT(DATES), error);
    if (options->date_count == MAX_DATES) return error_set(error, NG_ERROR_USAGE, "--date-from: more than %u words", MAX_DATES);
    options->dates[options->date_count++] = found->value;
    if (found->value == DATE_PLACES) options->extract.no_dateline = 0;
    if (!word[len]) return NG_OK;
    word += len + 1;
  }
}

static ng_status set_header(cli_options *options, const char *value, ng_error *error) {
  if (options->header_count == MAX_HEADERS) return error_set(error, NG_ERROR_USAGE, "--header: more than %u", MAX_HEADERS);
  options->headers[options->header_count++] = value;
  return NG_OK;
}

static ng_status set_files_from(cli_options *options, const char *value, ng_error *error) {
  (void)error;
  options->list = value;
  options->list_has_nuls = false;
  return NG_OK;
}

static ng_status set_files0_from(cli_options *options, const char *value, ng_error *error) {
  set_files_from(options, value, error);
  options->list_has_nuls = true;
  return NG_OK;
}

WORD(set_region_hint, extract.region_hint)

static ng_status set_rules(cli_options *options, const char *value, ng_error *error) {
  if (options->rule_dir_count == MAX_RULE_DIRS) return error_set(error, NG_ERROR_USAGE, "--rules: more than %u folders", MAX_RULE_DIRS);
  options->rule_dirs[options->rule_dir_count++] = value;
  return NG_OK;
}

/* A whole number with K, M or G behind it. */
static bool read_size(const char *text, uint64_t *out) {
  char *end;
  if (*text < '0' || *text > '9') return false;
  unsigned long long number = strtoull(text, &end, 10);
  unsigned shift = *end == 'K' ? 10 : *end == 'M' ? 20 : *end == 'G' ? 30 : 0;
  if (shift) end++;
  *out = (uint64_t)number << shift;
  return !*end && number < UINT64_C(1) << 33;
}

static ng_status set_max_doc_bytes(cli_options *options, const char *value, ng_error *error) {
  uint64_t size;
  if (!read_size(value, &size) || size == 0 || size >= UINT32_MAX) {
    return error_set(error, NG_ERROR_USAGE, "--max-doc-bytes: cannot use '%s'; write a number below 4G such as 100M", value);
  }
  options->max_doc_bytes = options->extract.max_bytes = (size_t)size;
  return NG_OK;
}

static ng_status set_doc_timeout(cli_options *options, const char *value, ng_error *error) {
  char *end;
  double seconds = strtod(value, &end);
  if (end == value || *end || !(seconds >= 0 && seconds <= 1e6))
    return error_set(error, NG_ERROR_USAGE, "--doc-timeout: cannot use '%s'; write seconds such as 2.5, 0 for no limit", value);
  options->extract.timeout_ms = (unsigned)(seconds * 1000);
  return NG_OK;
}

static ng_status set_max_errors(cli_options *options, const char *value, ng_error *error) {
  if (read_size(value, &options->max_errors) && options->max_errors) return NG_OK;
  return error_set(error, NG_ERROR_USAGE, "--max-errors: cannot use '%s'; write a number from 1", value);
}

static ng_status set_threads(cli_options *options, const char *value, ng_error *error) {
  uint64_t count;
  if (!read_size(value, &count) || count > MAX_THREADS) {
    return error_set(error, NG_ERROR_USAGE, "--threads: cannot use '%s'; write a number up to %u, 0 for one a core", value, MAX_THREADS);
  }
  long cores = count ? (long)count : sysconf(_SC_NPROCESSORS_ONLN);
  options->threads = cores < 1 ? 1 : cores > (long)MAX_THREADS ? MAX_THREADS : (unsigned)cores;
  return NG_OK;
}

static ng_status set_min_confidence(cli_options *options, const char *value, ng_error *error) {
  char *end;
  options->extract.min_confidence = strtod(value, &end);
  if (end != value && !*end && options->extract.min_confidence >= 0 && options->extract.min_confidence <= 1) return NG_OK;
  return error_set(error, NG_ERROR_USAGE, "--min-confidence: cannot use '%s'; write a number from 0 to 1", value);
}

/* Switches: the value is not looked at. */
#define SWITCH(name, assignment)                                                    \
  static ng_status name(cli_options *options, const char *value, ng_error *error) { \
    (void)value;                                                                    \
    (void)error;                                                                    \
    assignment;                                                                     \
    return NG_OK;                                                                   \
  }
SWITCH(set_stats, options->has_stats = true)
SWITCH(set_pretty, options->extract.pretty = 1)
SWITCH(set_timex3, options->extract.timex3 = 1)
SWITCH(set_quiet, options->is_quiet = true)
SWITCH(set_verbose, options->is_verbose = true)
SWITCH(set_any_language, options->takes_any_language = true)
SWITCH(set_recursive, options->is_recursive = true)
SWITCH(set_no_order, options->is_unordered = true)
SWITCH(set_replace, options->is_replacing = true)
SWITCH(set_migrate, options->is_migrating = true)
SWITCH(set_excel_safe, options->is_excel_safe = true)
SWITCH(set_exit_status, options->has_exit_status = true)
SWITCH(ask_short_help, options->question = ASK_SHORT_HELP)
SWITCH(ask_help, options->question = ASK_HELP)
SWITCH(ask_version, options->question = ASK_VERSION)
SWITCH(ask_man, options->question = ASK_MAN)

#define EXTRACT "extract"
#define READING "extract explain rules show"
#define DATING READING " when"
#define STORING "extract load"

static const cli_option OPTIONS[] = {
    {'f', false, "from", "FORMAT", READING,
     "What the input is: text, jsonl, json (an array, or objects one behind the other), html, warc, nitf, newsml, rss (which reads Atom too), or "
     "auto (the default), which looks at the first bytes. Compression (gz, zst, bz2, xz, lz4) and archives (tar, zip) are seen and undone "
     "in any case.",
     set_from},
    {'r', true, "recursive", NULL, READING, "Read the files of folders too, in the order of their names.", set_recursive},
    {0, false, "glob", "PATTERN", READING, "Of folders and archives only the files whose names match, such as '*.html'.", set_glob},
    {0, false, "files-from", "FILE", READING, "Read the files that FILE (- is standard input) names, one a line.", set_files_from},
    {0, false, "files0-from", "FILE", READING, "The same with a NUL behind each name, as find -print0 writes them.", set_files0_from},
    {0, false, "record-separator", "RE", READING, "A text holds many articles; lines in which the regex RE matches stand between them.",
     set_separator},
    {0, false, "header", "FIELD=LABEL", READING,
     "An article of a text begins with lines such as 'DATE: 3 March 2025': --header date=DATE:. Fields as with --map. May be given several "
     "times.",
     set_header},
    {0, false, "map", "MAP", READING,
     "Where the fields of JSON lines stand: --map text=.story.body,date=.meta.day; fields are text, title, date, id, url. Without it the common "
     "names of each field are tried.",
     set_map},
    {'d', true, "date", "DATE", DATING, "Document date of articles that bring none: YYYY-MM-DD, if need be with THH:MM and a zone.", set_date},
    {0, false, "date-from", "PLACES", READING,
     "Where the date of an article may come from, the most trusted first: field, header, meta, url, dateline. All in this order unless told "
     "otherwise; --date comes before dateline.",
     set_date_from},
    {0, false, "date-force", "DATE", READING, "Document date of all articles, whatever they say.", set_date_force},
    {0, false, "date-order", "ORDER", DATING,
     "What 3/4/2025 is: mdy, dmy, or auto (the default), as the article's other dates have it, else March 4.", set_date_order},
    {0, false, "prefer", "WHICH", DATING,
     "What \"in March\" means when nothing in the sentence tells: past (the default, for news), future or nearest.", set_prefer},
    {0, false, "as-of", "DATE", EXTRACT, "Ask the office table who holds an office on DATE, not on the article's own.", set_as_of},
    {'k', true, "kinds", "KINDS", EXTRACT, "Kinds of fact to write: date,place,person,organization,quote,block,event. The default is all.",
     set_kinds},
    {0, true, "per", "UNIT", EXTRACT, "One line a doc (the default), a fact or an event.", set_per},
    {0, false, "with", "PARTS", EXTRACT, "Add text, tokens, sentences or scare (quotation marks that nobody speaks in) to each record.", set_with},
    {0, false, "offsets", "UNIT", EXTRACT, "What start and end count: codepoint (the default), byte or utf16.", set_offsets},
    {0, false, "min-confidence", "P", EXTRACT, "Leave out facts less sure than P, a number from 0 to 1.", set_min_confidence},
    {0, false, "timex3", NULL, EXTRACT, "Write each article as TimeML, its dates marked in the text, instead of a record.", set_timex3},
    {0, false, "pretty", NULL, EXTRACT, "Indent the records. They are no longer one a line.", set_pretty},
    {'o', true, "output", "FILE", "extract convert rules", "Write to FILE, which appears only when all is done; for csv and timeml a folder.",
     set_output},
    {0, true, "to", "WHERE", "extract convert",
     "extract: load the records into a database, sqlite:PATH or postgres:DSN, instead of writing them. convert: the format, csv, geojson, timeml, "
     "cameo or jsonld.",
     set_to},
    {0, false, "tsv", "FIELDS", EXTRACT,
     "Write tables instead of JSON: a line a fact (or what --per says) with these fields, such as doc,kind,start,end,text,speaker.text.", set_tsv},
    {0, false, "dataset", "NAME", STORING, "Documents of different datasets are different even when their ids are the same. The default is ''.",
     set_dataset, true},
    {0, false, "replace", NULL, STORING, "Another text under a known id replaces the document instead of being an error.", set_replace},
    {0, false, "migrate", NULL, "load", "Bring the tables of an older database up to date.", set_migrate},
    {0, false, "datasette", "FILE", "load", "Write a datasette.yaml with titles, descriptions and facets for the database.", set_datasette},
    {0, false, "excel-safe", NULL, "convert", "Put an apostrophe before cells of CSV that a spreadsheet would take for a formula.", set_excel_safe},
    {0, false, "errors", "FILE", "extract load convert",
     "Write a JSON record for each article that could not be read to FILE instead of a line on standard error.", set_errors},
    {0, false, "max-errors", "N", EXTRACT, "Stop after N articles that could not be read.", set_max_errors},
    {0, false, "resume", "STATE", EXTRACT,
     "Keep in the file STATE how far the run is, so that the same command goes on after a kill or a full disk without losing or doubling a record. "
     "Needs -o FILE and inputs that are files. Records that go to a pipe cannot be called back: there a run that is killed may have written "
     "some that nobody knows of.",
     set_resume},
    {'j', true, "threads", "N", EXTRACT, "Work on N threads, 0 for one a core. Records stay in order and the same, whatever N is.", set_threads},
    {0, false, "any-language", NULL, EXTRACT, "Read articles that are not in English too. Without it they are passed over.", set_any_language},
    {0, false, "no-order", NULL, EXTRACT, "Write each record as soon as it is finished, not in the order of the articles.", set_no_order},
    {0, false, "progress", "HOW", EXTRACT,
     "How far it is, on standard error: auto (the default) shows a line when that is a terminal, json writes a line of JSON each second, none "
     "nothing.",
     set_progress},
    {0, false, "max-doc-bytes", "N", READING, "Longest article, 64M unless told otherwise; K, M and G are understood.", set_max_doc_bytes},
    {0, false, "doc-timeout", "SECONDS", EXTRACT,
     "Give an article up that takes longer: it is an error record. Off unless asked for, since records then depend on the clock; what rules may "
     "cost is bounded by counted steps all the same.",
     set_doc_timeout},
    {0, false, "rules", "DIR", NULL,
     "Lay the rules, lexicons and tables of DIR (or one file of rules) over the built-in ones. May be given several times. The first may be a "
     "file that rules compile wrote, which is there at once.",
     set_rules},
    {0, false, "gazetteer", "FILE", NULL,
     "Add the places of the table FILE to the built-in ones, such as rules/en/towns.gaz: towns of 1,000 to 5,000 people.", set_rules},
    {0, false, "region-hint", "PLACE", READING,
     "Where the source is at home: US, US-LA, Louisiana. Of places of one name those there are more likely.", set_region_hint},
    {0, false, "roster", NULL, "rules", "rules list: the rows of the office table that hold all the words given, not the rules.", set_roster},
    {0, false, "color", "WHEN", "show", "Colour the facts: always, never, or auto (the default), in a terminal unless NO_COLOR is set.", set_color},
    {0, false, "span", "A:B", "explain", "Explain only what touches the code points from A to B.", set_span},
    {'e', false, "exit-status", NULL, EXTRACT, "End with status 1 when no fact was found.", set_exit_status},
    {0, false, "stats", NULL, STORING, "Say at the end how much was read and written, and how fast.", set_stats},
    {'q', false, "quiet", NULL, NULL, "Say nothing about articles that could not be read.", set_quiet},
    {'v', false, "verbose", NULL, NULL, "Say which rules are in use.", set_verbose},
    {'h', true, NULL, NULL, NULL, "Short help.", ask_short_help},
    {0, true, "help", NULL, NULL, "All options.", ask_help},
    {0, false, "man", NULL, NULL, "The man page, for man -l -.", ask_man},
    {0, true, "version", NULL, NULL, "Version of the program.", ask_version},
};

static const cli_verb VERBS[] = {
    {"extract", "[FILE...]", "Write the facts of each article as JSON. The default verb; reads standard input without FILE or for -."},
    {"show", "[FILE...]", "Print an article in the terminal with its facts coloured, and who said what and what happened when."},
    {"load", "sqlite:PATH|postgres:DSN [FILE...]", "Load records that extract wrote into a database. Loading the same again changes nothing."},
    {"convert", "--to FORMAT [FILE...]", "Turn records that extract wrote into csv, geojson, timeml, cameo or jsonld."},
    {"when", "[PHRASE...]", "Say what a phrase such as \"next Tuesday\" means, seen from --date: value, first day, day behind the last, type, mod."},
    {"explain", "[FILE...]", "Say for each fact which rule made it from which tokens, and which candidates lost."},
    {"rules", "check|test|list|stats|compile [NAME...]",
     "Check rules, run the examples inside them, list them, count what they cost, or compile them into a file for --rules."},
};

const cli_option *option_table(size_t *count) {
  *count = COUNT(OPTIONS);
  return OPTIONS;
}

const cli_verb *verb_table(size_t *count) {
  *count = COUNT(VERBS);
  return VERBS;
}
