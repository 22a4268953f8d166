/* An example passes when its rule leaves a span on the first bracket and the record has a fact there with the fields wanted:
 *
 *     test "was held [September 18 to 20, 2018], which sought" => value="2018-09-18/2018-09-20"
 *
 * A `reject` passes when its rule leaves no span; a `todo` is one that is known to fail. */
#include "cli/rule_example.h"

#include <cjson/cJSON.h>
#include <stdlib.h>

#include "base/buf.h"

typedef struct {
  ng_buf text; /* without brackets */
  size_t start, end; /* first bracket, code points */
  bool has_bracket;
} bare_example;

static void strip_brackets(bare_example *bare, const char *text) {
  size_t points = 0;
  bool is_open = false;
  for (const char *p = text; *p; p++) {
    if (*p == '\\' && (p[1] == '"' || p[1] == '[' || p[1] == ']')) {
      p++;
    } else if (*p == '\\' && p[1] == 'n') {
      buf_char(&bare->text, '\n');
      points++;
      p++;
      continue;
    } else if (*p == '[' || *p == ']') {
      if (*p == '[' && !bare->has_bracket) bare->start = points;
      if (*p == ']' && is_open && !bare->has_bracket) {
        bare->end = points;
        bare->has_bracket = true;
      }
      is_open = *p == '[';
      continue;
    }
    points += ((unsigned char)*p & 0xC0) != 0x80;
    buf_char(&bare->text, *p);
  }
}

static int append(const char *bytes, size_t len, void *payload) {
  buf_add(payload, bytes, len);
  return 0;
}

/* The object of the record that rule `name` made on or over the bracket; the one that starts there is preferred. */
static const cJSON *find_fact(const cJSON *node, const char *name, const bare_example *bare) {
  const cJSON *rule = cJSON_IsObject(node) ? cJSON_GetObjectItemCaseSensitive(node, "rule") : NULL;
  if (cJSON_IsString(rule) && strcmp(rule->valuestring, name) == 0) return node;
  const cJSON *child;
  cJSON_ArrayForEach(child, node) {
    const cJSON *found = cJSON_IsObject(child) || cJSON_IsArray(child) ? find_fact(child, name, bare) : NULL;
    if (found) return found;
  }
  return NULL;
}

static bool field_is(const cJSON *fact, ng_str path, ng_str want) {
  const cJSON *node = fact;
  while (node && path.len) {
    char key[64] = "";
    ng_str part = str_cut(&path, '.');
    memcpy(key, part.ptr, part.len < sizeof key ? part.len : sizeof key - 1);
    node = cJSON_GetObjectItemCaseSensitive(node, key);
  }
  if (!node) return str_is(want, "null");
  if (cJSON_IsString(node)) return str_is(want, node->valuestring);
  char printed[64];
  cJSON copy = *node;
  return cJSON_PrintPreallocated(&copy, printed, sizeof printed, 0) && str_is(want, printed);
}

/* "value=2018 type=DATE name=\"Two words\"": the first condition that does not hold, or an empty string. */
static ng_str failed_condition(const cJSON *fact, const char *wants) {
  for (ng_str rest = str_trim(str_of(wants)); rest.len; rest = str_trim(rest)) {
    ng_str all = rest, value = rest, path = str_cut(&value, '=');
    uint32_t len = 0;
    bool quoted = value.len && value.ptr[0] == '"';
    if (quoted) value = str_slice(value, 1, value.len);
    while (len < value.len && (quoted ? value.ptr[len] != '"' : !is_space(value.ptr[len]))) len++;
    if (!field_is(fact, path, str_slice(value, 0, len))) return str_slice(all, 0, (uint32_t)(value.ptr + len - all.ptr));
    rest = str_slice(value, len + (quoted && len < value.len), value.len);
  }
  return (ng_str){"", 0};
}

static bool has_span(const ng_result *result, const ng_rules *rules, const ng_rule_example *example, const bare_example *bare, ng_buf *seen) {
  bool found = false;
  for (size_t i = 0; i < ng_result_span_count(result); i++) {
    ng_rule_span span = ng_result_span(result, i);
    if (span.rule >= ng_rules_count(rules) || strcmp(ng_rules_info(rules, span.rule).name, example->rule) != 0) continue;
    bool is_it = !bare->has_bracket || (span.start == bare->start && span.end == bare->end);
    if (is_it) found = true;
    buf_print(seen, " %zu:%zu", span.start, span.end);
  }
  return found;
}

static void complain(FILE *out, const ng_rule_example *example, const char *what, ng_str detail) {
  fprintf(out, "%s:%u: %s: %s%.*s\n  %s\n", example->file, example->line, example->rule, what, STR_ARG(detail), example->text);
}

static bool is_met(const ng_result *result, const ng_rules *rules, const ng_rule_example *example, const bare_example *bare, FILE *out) {
  ng_buf seen = {0}, record = {0};
  bool found = has_span(result, rules, example, bare, &seen), good = found != (example->is_reject != 0);
  if (!good && !example->is_todo) {
    complain(out, example, example->is_reject ? "must not match, but does at" : "no match on the bracket; matched at", buf_view(&seen));
  }
  if (good && !example->is_reject && example->wants[0]) {
    ng_result_write(result, append, &record);
    buf_char(&record, '\0');
    cJSON *json = cJSON_Parse(record.ptr);
    const cJSON *fact = find_fact(json, example->rule, bare);
    ng_str failed = fact ? failed_condition(fact, example->wants) : STR("the fact itself");
    good = failed.len == 0;
    if (!good && !example->is_todo) complain(out, example, "the record does not have ", failed);
    cJSON_Delete(json);
  }
  buf_clear(&seen);
  buf_clear(&record);
  return good;
}

static ng_status run_example(example_counts *counts, const ng_rules *rules, const ng_rule_example *example, FILE *out, ng_error *error) {
  bare_example bare = {0};
  ng_worker *worker = NULL;
  const ng_result *result = NULL;
  ng_options options = {.date = example->date[0] ? example->date : NULL};
  strip_brackets(&bare, example->text);
  ng_article article = {.text = bare.text.ptr, .text_len = bare.text.len};
  ng_status status = ng_worker_new(&worker, rules, &options, error);
  if (status == NG_OK) status = ng_extract(&result, worker, &article, error);
  if (status >= 0) {
    bool good = is_met(result, rules, example, &bare, out);
    if (example->is_todo && good) fprintf(out, "%s:%u: %s: this todo passes now; make it a %s\n", example->file, example->line, example->rule, example->is_reject ? "reject" : "test");
    if (good) counts->passed++;
    else if (example->is_todo) counts->todo++;
    else counts->failed++;
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
