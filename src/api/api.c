/* The functions of nutgraf.h that read articles; those of rules are in rules.c. */
#include "api/api.h"

#include <stdlib.h>

#include "base/error.h"
#include "fact/pipeline.h"
#include "out/digest.h"
#include "out/explain.h"
#include "out/record.h"
#include "read/published.h"

struct ng_result {
  document doc;
  char published[PUBLISHED_SIZE];
  record_choice choice;
  record_input record;
  const ng_worker *worker;
};

struct ng_worker {
  const ng_rules *rules;
  ng_options options;
  char *date, *as_of; /* options.date and options.as_of, owned */
  place_home home;
  ng_arena arena;
  pipeline_scratch scratch;
  explained_list candidates;   /* of the current document, in its arena; only with options.explain */
  ng_rule_counts *rule_counts; /* by rule; only with options.explain */
  rule_meter *meters;
  unsigned long long token_count;
  char ruleset[RULESET_LENGTH + 1];
  ng_result result;
};

const char *ng_version(void) {
  return NG_VERSION;
}

/* ---- workers ---- */

static void note_candidate(void *payload, uint32_t rule, uint32_t start, uint32_t end, uint32_t winner) {
  ng_worker *worker = payload;
  if (rule == winner)
    worker->rule_counts[rule].accepted++;
  else
    worker->rule_counts[rule].lost++;
  explained_candidate *item = FACT_ADD(&worker->arena, worker->candidates);
  if (item) *item = (explained_candidate){rule, start, end, winner};
}

void ng_worker_counts(const ng_worker *worker, unsigned long long *attempts, unsigned long long *tokens) {
  *attempts = worker->scratch.phases.attempts;
  *tokens = worker->token_count;
}

ng_rule_counts ng_worker_rule_counts(const ng_worker *worker, size_t number) {
  if (!worker->rule_counts) return (ng_rule_counts){0};
  ng_rule_counts counts = worker->rule_counts[number];
  counts.attempts = worker->scratch.phases.meters[number].attempts;
  counts.nanoseconds = worker->scratch.phases.meters[number].nanoseconds;
  return counts;
}

static char *copy_text(const char *text) {
  size_t len = strlen(text) + 1;
  char *copy = malloc(len);
  return copy ? memcpy(copy, text, len) : NULL;
}

/* A line of --per event stands alone: it needs all that events refer to. */
static unsigned kinds_to_find(const ng_options *options) {
  return options->per == NG_PER_EVENT ? 0 : options->kinds;
}

ng_status ng_worker_new(ng_worker **out, const ng_rules *rules, const ng_options *options, ng_error *error) {
  char published[PUBLISHED_SIZE];
  *out = NULL;
  if (options && options->date && !published_normal(published, str_of(options->date))) {
    return error_set(error, NG_ERROR_USAGE, "'%s' is not a date; write it as YYYY-MM-DD", options->date);
  }
  place_home home = {0, 0};
  if (options && options->region_hint && !place_home_read(&home, &rules->set.places, str_of(options->region_hint))) {
    return error_set(error, NG_ERROR_USAGE, "'%s' is no country and no first-level unit; write a code or a name such as US, US-LA or Louisiana",
                     options->region_hint);
  }
  if (options && options->as_of && !published_normal(published, str_of(options->as_of))) {
    return error_set(error, NG_ERROR_USAGE, "'%s' is not a date; write it as YYYY-MM-DD", options->as_of);
  }
  ng_worker *worker = calloc(1, sizeof *worker);
  if (!worker) return error_set(error, NG_ERROR_MEMORY, "out of memory");
  worker->rules = rules;
  worker->home = home;
  if (options) worker->options = *options;
  if (worker->options.max_bytes == 0) worker->options.max_bytes = NG_MAX_TEXT;
  if (worker->options.date) worker->options.date = worker->date = copy_text(worker->options.date);
  digest_ruleset(worker->ruleset, rules->set.digest, &worker->options);
  worker->options.region_hint = NULL; /* has been read and is not ours */
  if (worker->options.as_of) worker->options.as_of = worker->as_of = copy_text(worker->options.as_of);
  bool good = pipeline_scratch_init(&worker->scratch, &rules->set, kinds_to_find(&worker->options)) && (worker->date || !worker->options.date) &&
              (worker->as_of || !worker->options.as_of);
  if (good && worker->options.explain) {
    worker->rule_counts = calloc(rules->set.rule_count + 1, sizeof *worker->rule_counts);
    worker->scratch.phases.on_candidate = note_candidate;
    worker->scratch.phases.payload = worker;
    worker->scratch.phases.meters = worker->meters = calloc(rules->set.rule_count + 1, sizeof *worker->meters);
    good = worker->rule_counts && worker->meters;
  }
  if (!good) {
    ng_worker_free(worker);
    return error_set(error, NG_ERROR_MEMORY, "out of memory");
  }
  *out = worker;
  return NG_OK;
}

void ng_worker_free(ng_worker *worker) {
  if (!worker) return;
  pipeline_scratch_clear(&worker->scratch);
  arena_clear(&worker->arena);
  free(worker->date);
  free(worker->as_of);
  free(worker->rule_counts);
  free(worker->meters);
  free(worker);
}

/* ---- extraction ---- */

static ng_str part(const char *text, size_t len) {
  return (ng_str){text ? text : "", text ? (uint32_t)len : 0};
}

/* The title is read before the text unless the text begins with it. */
static ng_status join_text(document *doc) {
  ng_str title = part(doc->article->title, doc->article->title_len), text = part(doc->article->text, doc->article->text_len);
  if (str_starts(str_trim(text), str_trim(title))) {
    doc->text = text;
    return NG_OK;
  }
  doc->body = title.len + 2;
  char *joined = arena_raw(doc->arena, (size_t)doc->body + text.len);
  if (!joined) return NG_ERROR_MEMORY;
  memcpy(joined, title.ptr, title.len);
  memcpy(joined + title.len, "\n\n", 2);
  if (text.len) memcpy(joined + doc->body, text.ptr, text.len);
  doc->text = (ng_str){joined, doc->body + text.len};
  return NG_OK;
}

static void choose_date(ng_worker *worker, ng_result *result) {
  document *doc = &result->doc;
  ng_str field = part(doc->article->date, doc->article->date_len), option = str_of(worker->options.date);
  bool forced = worker->options.force_date && option.len;
  if (!forced && published_normal(result->published, field))
    doc->published_from = doc->article->date_from ? doc->article->date_from : "field";
  else if (option.len && published_normal(result->published, option))
    doc->published_from = "option";
  else if (!worker->options.no_dateline && published_in_dateline(result->published, part(doc->article->text, doc->article->text_len)))
    doc->published_from = "dateline";
  doc->as_of = str_of(worker->options.as_of);
  doc->published = doc->published_from ? str_of(result->published) : (ng_str){"", 0};
}

static record_input input_of(const ng_result *result) {
  const document *doc = &result->doc;
  const ng_article *a = doc->article;
  return (record_input){.id = part(a->id, a->id_len),
                        .source = part(a->source, a->source_len),
                        .title = part(a->title, a->title_len),
                        .url = part(a->url, a->url_len),
                        .author = part(a->author, a->author_len),
                        .date = part(a->date, a->date_len),
                        .published = doc->published,
                        .published_from = str_of(doc->published_from),
                        .status = STR("ok"),
                        .ruleset = str_of(result->worker->ruleset),
                        .body = doc->body,
                        .ascii = doc->ascii,
                        .tokens = &doc->tokens,
                        .sentences = &doc->sentences,
                        .facts = &doc->facts,
                        .choice = &result->choice,
                        .rules = doc->rules,
                        .options = doc->options,
                        .arena = doc->arena};
}

ng_status ng_extract(const ng_result **out, ng_worker *worker, const ng_article *article, ng_error *error) {
  ng_result *result = &worker->result;
  *out = NULL;
  if (article->text_len > worker->options.max_bytes || article->title_len > worker->options.max_bytes) {
    return error_set(error, NG_ERROR_LIMIT, "the article has %zu bytes, more than the limit of %zu; raise --max-doc-bytes", article->text_len,
                     worker->options.max_bytes);
  }
  arena_reset(&worker->arena);
  *result = (ng_result){.worker = worker};
  worker->candidates = (explained_list){0};
  document *doc = &result->doc;
  doc->arena = &worker->arena;
  doc->rules = &worker->rules->set;
  doc->facts.wants_lost = worker->options.explain;
  doc->options = &worker->options;
  doc->article = article;
  doc->people_tables = &worker->rules->people;
  doc->place_words = &worker->rules->place_words;
  doc->place_home = &worker->home;
  doc->speech_tables = &worker->rules->speech;
  doc->event_tables = &worker->rules->events;
  ng_status status = join_text(doc);
  choose_date(worker, result);
  pipeline_set_timeout(&worker->scratch, worker->options.timeout_ms);
  if (status == NG_OK) status = pipeline_run(doc, &worker->scratch);
  if (status == NG_ERROR_LIMIT)
    return error_set(error, status, "an article of %zu bytes took longer than %u ms; raise --doc-timeout", article->text_len,
                     worker->options.timeout_ms);
  result->record = input_of(result);
  if (status >= 0 && !record_choose(&result->choice, &result->record)) status = NG_ERROR_MEMORY;
  if (status < 0) return error_set(error, status, "out of memory while reading an article of %zu bytes", article->text_len);
  worker->token_count += doc->tokens.count;
  *out = result;
  return status;
}

/* ---- phrases ---- */

static void copy_field(char *out, size_t size, ng_str value) {
  size_t len = value.len < size ? value.len : size - 1;
  if (len) memcpy(out, value.ptr, len);
  out[len] = 0;
}

static void fill_date(ng_date *out, const fact_date *date) {
  static const char *const TYPES[] = {"DATE", "TIME", "DURATION", "SET"};
  copy_field(out->type, sizeof out->type, str_of(TYPES[date->type]));
  copy_field(out->value, sizeof out->value, date->value);
  copy_field(out->mod, sizeof out->mod, date->mod);
  copy_field(out->begin, sizeof out->begin, date->begin);
  copy_field(out->stop, sizeof out->stop, date->stop);
  copy_field(out->zone_offset, sizeof out->zone_offset, date->zone_offset);
}

/* The date that covers most of the article's text. */
static const fact_date *widest_date(const document *doc) {
  const fact_date *best = NULL;
  for (uint32_t i = 0; i < doc->facts.dates.count; i++) {
    const fact_date *date = &doc->facts.dates.items[i];
    if (!best || date->span.end - date->span.first > best->span.end - best->span.first) best = date;
  }
  return best;
}

ng_status ng_resolve_date(ng_date *out, ng_worker *worker, const char *text, const char *reference, ng_error *error) {
  static const char *const CONTEXTS[] = {"", "in ", "on "}; /* "May" and "2015" alone are only dates behind a preposition */
  *out = (ng_date){.type = ""};
  for (size_t i = 0; i < sizeof CONTEXTS / sizeof *CONTEXTS; i++) {
    ng_buf phrase = {0};
    const ng_result *result = NULL;
    buf_str(&phrase, str_of(CONTEXTS[i]));
    buf_str(&phrase, str_of(text));
    ng_article article = {.text = phrase.ptr, .text_len = phrase.len, .date = reference, .date_len = reference ? strlen(reference) : 0};
    ng_status status = phrase.failed ? error_set(error, NG_ERROR_MEMORY, "out of memory") : ng_extract(&result, worker, &article, error);
    const fact_date *date = status >= 0 ? widest_date(&result->doc) : NULL;
    if (date) fill_date(out, date);
    buf_clear(&phrase);
    if (date || status < 0) return status < 0 ? status : NG_OK;
  }
  return error_set(error, NG_ERROR_INPUT, "no date in '%.80s'", text);
}

/* ---- records ---- */

int ng_result_write(const ng_result *result, ng_write_fn write, void *payload) {
  return record_write(&result->record, write, payload);
}

size_t ng_result_fact_count(const ng_result *result) {
  return result->choice.kept_count;
}

int ng_result_explain(const ng_result *result, size_t start, size_t end, ng_write_fn write, void *payload) {
  ng_buf out = {0};
  explain_spans(&out, &result->doc, &result->worker->candidates, start, end);
  explain_facts(&out, &result->doc, start, end);
  int stop = out.failed ? NG_ERROR_MEMORY : out.len ? write(out.ptr, out.len, payload) : 0;
  buf_clear(&out);
  return stop;
}

size_t ng_result_span_count(const ng_result *result) {
  return result->doc.spans.count;
}

static ng_rule_span rule_span(const ng_result *result, const ng_span *span, uint32_t first, uint32_t end) {
  const document *doc = &result->doc;
  const ng_token *tokens = doc->tokens.tokens;
  size_t rule = span->rule < doc->rules->rule_count ? span->rule : doc->rules->rule_count, start = explain_offset(doc, tokens[first].start);
  return (ng_rule_span){rule, start, first < end ? explain_offset(doc, tokens[end - 1].end) : start,
                        text_at(result->worker->rules, doc->rules->type_names[span->type])};
}

ng_rule_span ng_result_span(const ng_result *result, size_t number) {
  const ng_span *span = &result->doc.spans.items[number];
  return rule_span(result, span, span->first, span->end);
}

size_t ng_result_capture_count(const ng_result *result, size_t number) {
  return result->doc.spans.items[number].capture_count;
}

ng_rule_span ng_result_capture(const ng_result *result, size_t number, size_t capture) {
  const span_table *spans = &result->doc.spans;
  const ng_span *span = &spans->items[number];
  const span_capture *c = &spans->captures[span->first_capture + capture];
  return rule_span(result, span, c->first, c->end);
}
