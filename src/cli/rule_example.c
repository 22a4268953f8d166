/* An example passes when its rule leaves a span on the first bracket and the record has a fact there with the fields wanted:
 *
 *     test "was held [September 18 to 20, 2018], which sought" => value="2018-09-18/2018-09-20"
 *
 * Further brackets are captures of the match, in their order. A `reject` passes when its rule leaves no span; a `todo` is one that is known to fail. */
#include "cli/rule_example.h"

#include <cjson/cJSON.h>
#include <stdlib.h>

#include "base/buf.h"

enum { MAX_BRACKETS = 13 }; /* the match and its captures */

typedef struct {
  size_t start, end; /* code points */
} bracket;

typedef struct {
  ng_buf text; /* without brackets */
  bracket brackets[MAX_BRACKETS];
  unsigned count; /* in the order in which they open */
} bare_example;

static void put_bracket(bare_example *bare, unsigned *open, unsigned *depth, char c, size_t at) {
  if (c == '[' && bare->count < MAX_BRACKETS) {
    open[(*depth)++] = bare->count;
    bare->brackets[bare->count++] = (bracket){at, at};
  } else if (c == ']' && *depth) {
    bare->brackets[open[--*depth]].end = at;
  }
}

static void strip_brackets(bare_example *bare, const char *text) {
  size_t points = 0;
  unsigned open[MAX_BRACKETS], depth = 0;
  for (const char *p = text; *p; p++) {
    char c = *p;
    if (c == '[' || c == ']') {
      put_bracket(bare, open, &depth, c, points);
      continue;
    }
    if (c == '\\' && p[1] && strchr("\"[]n", p[1])) c = *++p == 'n' ? '\n' : *p;
    points += ((unsigned char)c & 0xC0) != 0x80;
    buf_char(&bare->text, c);
  }
}

static int append(const char *bytes, size_t len, void *payload) {
  buf_add(payload, bytes, len);
  return 0;
}

static bool is_at(const cJSON *node, size_t start, size_t end) {
  const cJSON *from = cJSON_GetObjectItemCaseSensitive(node, "start"), *to = cJSON_GetObjectItemCaseSensitive(node, "end");
  return cJSON_IsNumber(from) && cJSON_IsNumber(to) && (size_t)from->valuedouble == start && (size_t)to->valuedouble == end;
}

static bool is_of_rule(const cJSON *node, const char *name) {
  const cJSON *rule = cJSON_GetObjectItemCaseSensitive(node, "rule");
  return cJSON_IsString(rule) && strcmp(rule->valuestring, name) == 0;
}

/* The first object of the record that rule `name` made, or with `name` NULL the first on the code points [start, end). */
static const cJSON *find_object(const cJSON *node, const char *name, size_t start, size_t end) {
  if (cJSON_IsObject(node) && (name ? is_of_rule(node, name) : is_at(node, start, end))) return node;
  const cJSON *child;
  cJSON_ArrayForEach(child, node) {
    if (child->string && strcmp(child->string, "nutgraf") == 0) continue; /* answers with the words of facts, not facts */
    const cJSON *found = cJSON_IsObject(child) || cJSON_IsArray(child) ? find_object(child, name, start, end) : NULL;
    if (found) return found;
  }
  return NULL;
}

static bool holds(const cJSON *node, size_t start, size_t end) {
  const cJSON *from = cJSON_GetObjectItemCaseSensitive(node, "start"), *to = cJSON_GetObjectItemCaseSensitive(node, "end");
  return cJSON_IsNumber(from) && cJSON_IsNumber(to) && (size_t)from->valuedouble <= start && (size_t)to->valuedouble >= end;
}

/* The event with a piece of evidence whose trigger is there, or, for an act that another governs, which holds the words. */
static const cJSON *find_event(const cJSON *record, size_t start, size_t end) {
  const cJSON *event, *evidence, *around = NULL;
  cJSON_ArrayForEach(event, cJSON_GetObjectItemCaseSensitive(record, "events")) {
    cJSON_ArrayForEach(evidence, cJSON_GetObjectItemCaseSensitive(event, "evidence")) {
      if (is_at(cJSON_GetObjectItemCaseSensitive(evidence, "trigger"), start, end)) return event;
      if (!around && holds(evidence, start, end)) around = event;
    }
  }
  return around;
}

/* The fact that came of a span: of a frame the event; else one on the same words (an auxiliary rule's part of a larger rule, too), or made by the
 * same rule. */
static const cJSON *find_fact(const cJSON *record, const char *name, const char *type, size_t start, size_t end) {
  const cJSON *fact = strcmp(type, "event") == 0 ? find_event(record, start, end) : find_object(record, NULL, start, end);
  return fact ? fact : find_object(record, name, 0, 0);
}

static bool value_is(const cJSON *node, ng_str want) {
  char printed[64];
  cJSON copy = *node;
  if (cJSON_IsString(node)) return str_is(want, node->valuestring);
  return cJSON_PrintPreallocated(&copy, printed, sizeof printed, 0) && str_is(want, printed);
}

/* Whether the field at `path` of `node` is `want`; of a list one item's will do: actors.text="Norway". */
static bool field_is(const cJSON *node, ng_str path, ng_str want) {
  char key[64] = "";
  const cJSON *item;
  if (cJSON_IsArray(node)) {
    cJSON_ArrayForEach(item, node) {
      if (field_is(item, path, want)) return true;
    }
    return str_is(want, "null") && cJSON_GetArraySize(node) == 0;
  }
  if (!node || path.len == 0) return node ? value_is(node, want) : str_is(want, "null");
  ng_str part = str_cut(&path, '.');
  memcpy(key, part.ptr, part.len < sizeof key ? part.len : sizeof key - 1);
  return field_is(cJSON_GetObjectItemCaseSensitive(node, key), path, want);
}

/* Short names for what tests of frames ask most. */
static ng_str full_path(ng_str path) {
  static const char *const SHORT[][2] = {
      {"actor", "actors.text"}, {"recipient", "recipients.text"}, {"act", "attributes.act.type"}, {"coded", "as_coded.cameo"}};
  for (size_t i = 0; i < sizeof SHORT / sizeof *SHORT; i++) {
    if (str_is(path, SHORT[i][0])) return str_of(SHORT[i][1]);
  }
  return path;
}

/* "value=2018 type=DATE name=\"Two words\"": the first condition that does not hold, or an empty string. */
static ng_str failed_condition(const cJSON *fact, const char *wants) {
  for (ng_str rest = str_trim(str_of(wants)); rest.len; rest = str_trim(rest)) {
    ng_str all = rest, value = rest, path = str_cut(&value, '=');
    uint32_t len = 0;
    bool quoted = value.len && value.ptr[0] == '"';
    if (quoted) value = str_slice(value, 1, value.len);
    while (len < value.len && (quoted ? value.ptr[len] != '"' : !is_space(value.ptr[len]))) len++;
    if (!field_is(fact, full_path(path), str_slice(value, 0, len))) return str_slice(all, 0, (uint32_t)(value.ptr + len - all.ptr));
    rest = str_slice(value, len + (quoted && len < value.len), value.len);
  }
  return (ng_str){"", 0};
}

/* What the rule of an example left behind. */
typedef struct {
  const cJSON *fact;       /* on the bracket; without a bracket of its first span */
  bool has_span, has_fact; /* on the bracket, or anywhere without one; a fact of any of its spans */
  bool misses_capture;     /* on the bracket, but not all further ones are captures */
  ng_buf seen;
} example_outcome;

/* Whether the brackets behind the first are captures of span `number`, in the order of captures. */
static bool has_captures(const ng_result *result, size_t number, const bare_example *bare) {
  unsigned next = 1;
  for (size_t c = 0; c < ng_result_capture_count(result, number) && next < bare->count; c++) {
    ng_rule_span capture = ng_result_capture(result, number, c);
    if (capture.start == bare->brackets[next].start && capture.end == bare->brackets[next].end) next++;
  }
  return next >= bare->count;
}

static void look_at_spans(example_outcome *outcome, const ng_result *result, const ng_rules *rules, const ng_rule_example *example,
                          const bare_example *bare, const cJSON *record) {
  for (size_t i = 0; i < ng_result_span_count(result); i++) {
    ng_rule_span span = ng_result_span(result, i);
    ng_rule_info rule = span.rule < ng_rules_count(rules) ? ng_rules_info(rules, span.rule) : (ng_rule_info){0};
    if (!rule.name || strcmp(rule.name, example->rule) != 0) continue;
    const cJSON *fact = find_fact(record, example->rule, rule.type, span.start, span.end);
    outcome->has_fact |= fact != NULL;
    buf_print(&outcome->seen, " %zu:%zu", span.start, span.end);
    if (bare->count && (span.start != bare->brackets[0].start || span.end != bare->brackets[0].end)) continue;
    if (!has_captures(result, i, bare)) {
      outcome->misses_capture = true;
      continue;
    }
    outcome->has_span = true;
    if (!outcome->fact) outcome->fact = fact;
  }
}

static void complain(FILE *out, const ng_rule_example *example, const char *what, ng_str detail) {
  if (example->is_todo) return;
  fprintf(out, "%s:%u: %s: %s%.*s\n  %s\n", example->file, example->line, example->rule, what, STR_ARG(detail), example->text);
}

static bool judge(const example_outcome *outcome, const ng_rule_example *example, const cJSON *record, FILE *out) {
  if (example->is_nothing) {
    const cJSON *event = cJSON_GetArrayItem(cJSON_GetObjectItem(record, "events"), 0);
    const char *rule = cJSON_GetStringValue(cJSON_GetObjectItem(event, "rule"));
    if (event) complain(out, example, "must tell no event, but does by ", str_of(rule ? rule : "none"));
    return !event;
  }
  if (example->is_reject) {
    if (outcome->has_fact) complain(out, example, "must not match, but does at", buf_view(&outcome->seen));
    return !outcome->has_fact;
  }
  if (!outcome->has_span) {
    complain(out, example, outcome->misses_capture ? "a further bracket is no capture; matched at" : "no match on the bracket; matched at",
             buf_view(&outcome->seen));
    return false;
  }
  if (!example->wants[0]) return true;
  ng_str failed = outcome->fact ? failed_condition(outcome->fact, example->wants) : STR("the fact itself");
  if (failed.len) complain(out, example, "the record does not have ", failed);
  return failed.len == 0;
}

static bool is_met(const ng_result *result, const ng_rules *rules, const ng_rule_example *example, const bare_example *bare, FILE *out) {
  example_outcome outcome = {0};
  ng_buf text = {0};
  ng_result_write(result, append, &text);
  buf_char(&text, '\0');
  cJSON *record = cJSON_Parse(text.ptr);
  look_at_spans(&outcome, result, rules, example, bare, record);
  bool good = judge(&outcome, example, record, out);
  cJSON_Delete(record);
  buf_clear(&outcome.seen);
  buf_clear(&text);
  return good;
}

static ng_status run_example(example_counts *counts, const ng_rules *rules, const ng_rule_example *example, FILE *out, ng_error *error) {
  bare_example bare = {0};
  ng_worker *worker = NULL;
  const ng_result *result = NULL;
  ng_options options = {.date = example->date[0] ? example->date : NULL, .explain = 1}; /* all spans */
  strip_brackets(&bare, example->text);
  ng_article article = {.text = bare.text.ptr, .text_len = bare.text.len};
  ng_status status = ng_worker_new(&worker, rules, &options, error);
  if (status == NG_OK) status = ng_extract(&result, worker, &article, error);
  if (status >= 0) {
    bool good = is_met(result, rules, example, &bare, out);
    if (example->is_todo && good)
      fprintf(out, "%s:%u: %s: this todo passes now; make it a %s\n", example->file, example->line, example->rule,
              example->is_reject ? "reject" : "test");
    if (good)
      counts->passed++;
    else if (example->is_todo)
      counts->todo++;
    else
      counts->failed++;
  }
  ng_worker_free(worker);
  buf_clear(&bare.text);
  return status;
}

ng_status run_examples(example_counts *counts, const ng_rules *rules, FILE *out, ng_error *error) {
  *counts = (example_counts){0};
  ng_status status = NG_OK;
  for (size_t i = 0; i < ng_rules_example_count(rules) && status >= 0; i++) {
    ng_rule_example example = ng_rules_example(rules, i);
    status = run_example(counts, rules, &example, out, error);
  }
  return status < 0 ? status : NG_OK;
}
