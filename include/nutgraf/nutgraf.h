/* nutgraf: facts from English news.
 *
 * The library reads the text of an article and finds its dates, places, people, organizations, quotes and events.
 *
 *     ng_rules *rules;  ng_worker *worker;  const ng_result *result;  ng_error error;
 *     ng_rules_default(&rules, &error);
 *     ng_worker_new(&worker, rules, NULL, &error);
 *     ng_extract(&result, worker, &article, &error);
 *     ng_result_write(result, write_to_stdout, stdout);
 *     ng_worker_free(worker);  ng_rules_free(rules);
 *
 * Promises: no globals, no locale, no signal handlers, no clock, no network, nothing on stderr, no abort. The same input, rules and
 * version give the same bytes, whatever the thread or machine. Text is UTF-8; invalid bytes stay in place and count as U+FFFD. */
#ifndef NUTGRAF_H
#define NUTGRAF_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define NG_API __attribute__((visibility("default")))
#else
#define NG_API
#endif

#define NG_VERSION "0.1.0"

/* 0 ok; > 0 ok with a remark; < 0 failure. */
typedef enum {
  NG_OK = 0,
  NG_TRUNCATED = 1,     /* a limit was reached: the result says which */
  NG_ERROR_MEMORY = -1, /* out of memory; the object stays usable */
  NG_ERROR_IO = -2,     /* a file could not be read or written */
  NG_ERROR_RULE = -3,   /* a rule, lexicon or table is wrong; the message lists every error at file:line:column */
  NG_ERROR_LIMIT = -4,  /* the input is larger than its limit, or took longer */
  NG_ERROR_INPUT = -5,  /* the input is not what it claims to be */
  NG_ERROR_USAGE = -6   /* an argument is wrong */
} ng_status;

/* Filled on failure. `message` ends in a zero byte and says what to do. */
typedef struct {
  ng_status status;
  char message[4096];
} ng_error;

/* Compiled rules, lexicons, gazetteer and office table. Immutable: share one freely between threads. */
typedef struct ng_rules ng_rules;

/* The memory of one thread at work. One thread at a time. */
typedef struct ng_worker ng_worker;

/* The facts of one article. Belongs to its worker, valid until the worker's next call. */
typedef struct ng_result ng_result;

/* Receives `len` bytes; returns 0 to go on, anything else to stop writing. */
typedef int (*ng_write_fn)(const char *bytes, size_t len, void *payload);

typedef enum { NG_PREFER_PAST, NG_PREFER_FUTURE, NG_PREFER_NEAREST } ng_prefer;
typedef enum { NG_DATE_ORDER_AUTO, NG_DATE_ORDER_MDY, NG_DATE_ORDER_DMY } ng_date_order; /* of 3/4/2025; AUTO: as the article's other dates */
typedef enum { NG_OFFSETS_CODEPOINT, NG_OFFSETS_BYTE, NG_OFFSETS_UTF16 } ng_offsets;
typedef enum { NG_PER_DOC, NG_PER_FACT, NG_PER_EVENT } ng_per;

/* Bits of ng_options.kinds; 0 means all. */
enum { NG_DATE = 1, NG_PLACE = 2, NG_PERSON = 4, NG_ORGANIZATION = 8, NG_QUOTE = 16, NG_EVENT = 32, NG_BLOCK = 64 };

/* Bits of ng_options.with. */
enum { NG_WITH_TEXT = 1, NG_WITH_TOKENS = 2, NG_WITH_SENTENCES = 4, NG_WITH_SCARE = 8 /* words in marks that nobody says */ };

/* What a worker does. Zero everything for the defaults. Strings are copied. */
typedef struct {
  unsigned kinds, with;
  ng_prefer prefer;
  ng_date_order date_order;
  ng_offsets offsets;
  ng_per per;
  double min_confidence;
  int pretty;
  const char *date;        /* document date for articles without one, "YYYY-MM-DD" with optional time and zone; NULL for none */
  int force_date;          /* `date` overrides the article's own */
  const char *as_of;       /* the office table is asked for this date, "YYYY-MM-DD", instead of the document's; NULL for none */
  int no_dateline;         /* do not take the date from the dateline of a text that has no other */
  int explain;             /* keep what ng_result_explain needs */
  int timex3;              /* ng_result_write writes the article as TimeML with its dates inside, instead of records */
  const char *region_hint; /* where the source is at home: "US", "US-LA", "Louisiana"; breaks ties among places of one name; NULL for nowhere */
  size_t max_bytes;        /* of one article; 0: 64 MiB */
  unsigned timeout_ms;     /* for one article, after which it is NG_ERROR_LIMIT; 0: none, so that records never depend on the clock */
} ng_options;

/* One article. Pointers may be NULL, lengths 0; nothing needs a zero byte at its end. Only the text is required. `date_from` says where the
 * date comes from ("header", "meta", "url"), with a zero byte at its end; NULL is "field". */
typedef struct {
  const char *text, *title, *date, *id, *source, *url, *author;
  size_t text_len, title_len, date_len, id_len, source_len, url_len, author_len;
  const char *date_from;
} ng_article;

/* The rules that are built into the library. */
NG_API ng_status ng_rules_default(ng_rules **out, ng_error *error);

/* The built-in rules with the folders of `dirs` laid over them in turn: a file of the same path replaces the built-in one, others are added.
 * A name in `dirs` may also be that of a file: a table of places, which adds to the gazetteer; or, as the first, one that ng_rules_write made,
 * which then stands for the built-in rules. Compiling takes half a second, mapping such a file alone no time. */
NG_API ng_status ng_rules_overlay(ng_rules **out, const char *const *dirs, size_t count, ng_error *error);

/* Writes the compiled rules, for ng_rules_overlay of this same build on this kind of machine to map. NG_ERROR_INPUT from there when they are of
 * another build. Returns what `write` returned. */
NG_API int ng_rules_write(const ng_rules *rules, ng_write_fn write, void *payload);

/* NULL is allowed. No worker may still use them. */
NG_API void ng_rules_free(ng_rules *rules);

/* Hash of everything in the rules that can change a fact, 16 hex digits and a zero byte; belongs to the rules. */
NG_API const char *ng_rules_digest(const ng_rules *rules);

/* Writes the rows of the office table that hold all of `words` (letter case and accents do not count; NULL or none: all rows), a line each:
 * person, office, country, start, end, Wikidata id, aliases, with tabs between them. NG_ERROR_MEMORY when `write` fails. */
NG_API ng_status ng_rules_roster(const ng_rules *rules, const char *const *words, size_t count, ng_write_fn write, void *payload);

/* One rule, and one example inside a rule. Strings end in a zero byte and belong to the rules. */
typedef struct {
  const char *name, *file, *type;
  unsigned line;
  int priority;
} ng_rule_info;

typedef struct {
  const char *rule, *file;
  unsigned line;
  const char *text;  /* with its [brackets] */
  const char *wants; /* "value=2018-09-18 type=DATE" */
  const char *date;  /* document date, empty when none */
  int is_reject, is_todo;
  int is_nothing; /* of a frame that tells no event: its words must give none, whatever the frame */
} ng_rule_example;

/* Number of rules and examples, and the one of a number. */
NG_API size_t ng_rules_count(const ng_rules *rules);
NG_API ng_rule_info ng_rules_info(const ng_rules *rules, size_t number);
NG_API size_t ng_rules_example_count(const ng_rules *rules);
NG_API ng_rule_example ng_rules_example(const ng_rules *rules, size_t number);

/* Compiles the built-in rules with `dirs` laid over them and writes every error and warning at file:line:column. NG_ERROR_RULE when there
 * are errors. */
NG_API ng_status ng_rules_check(const char *const *dirs, size_t count, ng_write_fn write, void *payload, ng_error *error);

/* A worker over `rules`, which must outlive it. `options` may be NULL. */
NG_API ng_status ng_worker_new(ng_worker **out, const ng_rules *rules, const ng_options *options, ng_error *error);
NG_API void ng_worker_free(ng_worker *worker);

/* Finds the facts of `article`. The result belongs to the worker until its next call. */
NG_API ng_status ng_extract(const ng_result **out, ng_worker *worker, const ng_article *article, ng_error *error);

/* What a phrase for a time means. Strings end in a zero byte; empty when absent. `value` and `mod` as in TIMEX3, `begin` and `stop` the
 * half-open interval of the calendar ("2018-09-18", "2018-09-19"). */
typedef struct {
  char type[12], value[64], mod[16], begin[32], stop[32], zone_offset[8];
} ng_date;

/* Resolves `text` ("next Tuesday"), seen from `reference` ("2025-10-28", perhaps with time and zone; NULL: unknown, then what depends on it stays
 * unresolved: XXXX-WXX-2). Uses the worker's options and ends its last result. NG_ERROR_INPUT when there is no date in the text. */
NG_API ng_status ng_resolve_date(ng_date *out, ng_worker *worker, const char *text, const char *reference, ng_error *error);

/* Writes the record(s) of RECORDS as JSON, each followed by a newline, in pieces. Returns what `write` returned when it stopped, else 0. */
NG_API int ng_result_write(const ng_result *result, ng_write_fn write, void *payload);

/* Number of facts that ng_result_write writes; a place, person or organization with all its mentions is one. */
NG_API size_t ng_result_fact_count(const ng_result *result);

/* Writes, for people, why the facts between the code points `start` and `end` are there: rule at file:line, captures, and the candidates that
 * lost. Needs ng_options.explain. Returns as ng_result_write. */
NG_API int ng_result_explain(const ng_result *result, size_t start, size_t end, ng_write_fn write, void *payload);

/* A match of a rule that was kept: code points of the article's text. `rule` is its number, or ng_rules_count for spans made otherwise. */
typedef struct {
  size_t rule, start, end;
  const char *type;
} ng_rule_span;

/* The spans of the article's text, in the order in which they were found. Without ng_options.explain those that only rules read may be missing where
 * no rule looks at them. */
NG_API size_t ng_result_span_count(const ng_result *result);
NG_API ng_rule_span ng_result_span(const ng_result *result, size_t number);

/* The captures of span `number`, in the order of its rule; start and end are equal when a capture took no part. */
NG_API size_t ng_result_capture_count(const ng_result *result, size_t number);
NG_API ng_rule_span ng_result_capture(const ng_result *result, size_t number, size_t capture);

/* Programs of rules run and tokens read since the worker was made: their ratio is the candidates per token of `rules stats`. */
NG_API void ng_worker_counts(const ng_worker *worker, unsigned long long *attempts, unsigned long long *tokens);

/* What a rule has cost and given: starts at which its program ran, matches kept, matches that lost against others, time of the programs. */
typedef struct {
  unsigned long long attempts, accepted, lost, nanoseconds;
} ng_rule_counts;

/* The counts of rule `number` since the worker was made. Needs ng_options.explain, without which no clock is read. */
NG_API ng_rule_counts ng_worker_rule_counts(const ng_worker *worker, size_t number);

/* NG_VERSION of the library that runs. */
NG_API const char *ng_version(void);

#ifdef __cplusplus
}
#endif

#endif
