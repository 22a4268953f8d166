/* The functions of nutgraf.h that load, compile and list rules. */
#include <stdlib.h>

#include "api/api.h"
#include "base/error.h"
#include "out/roster_list.h"
#include "rule/compile.h"
#include "rule/image_file.h"

extern const char ng_image_begin[], ng_image_end[];

/* Takes the first of `dirs` when it is an image. */
static ng_status open_base(rules_base *base, const char *const **dirs, size_t *count, ng_error *error) {
  *base = (rules_base){ng_image_begin, (size_t)(ng_image_end - ng_image_begin), {0}};
  if (*count == 0 || !image_is_file(**dirs)) return NG_OK;
  ng_status status = image_map(&base->map, **dirs, error);
  base->image = base->map.ptr;
  base->size = base->map.len;
  ++*dirs;
  --*count;
  return status;
}

/* The sources of `base` with those of `dirs` laid over them, compiled. */
static ng_status compile_overlay(ng_buf *image, rule_report *report, const rules_base *base, const char *const *dirs, size_t count, ng_error *error) {
  ng_ruleset set;
  source_list sources = {0};
  ng_status status = ruleset_load(&set, base->image, base->size, error);
  if (status == NG_OK) status = sources_of(&sources, &set, error);
  for (size_t i = 0; i < count && status == NG_OK; i++) status = sources_read(&sources, dirs[i], error);
  if (status == NG_OK) status = compile_rules(image, &sources, report, error);
  sources_clear(&sources);
  return status;
}

/* What the stages know of the rules before they read a document. */
static ng_status make_tables(ng_rules *rules, ng_error *error) {
  ng_status status = NG_OK;
  if (people_tables_init(&rules->people, &rules->arena, &rules->set.lexicon) != NG_OK) return error_set(error, NG_ERROR_MEMORY, "out of memory");
  place_words_init(&rules->place_words, &rules->set.lexicon);
  status = speech_tables_init(&rules->speech, &rules->arena, &rules->set.lexicon);
  return status == NG_OK ? event_tables_init(&rules->events, &rules->arena, &rules->set.lexicon) : status;
}

ng_status ng_rules_overlay(ng_rules **out, const char *const *dirs, size_t count, ng_error *error) {
  rule_report report = {0};
  *out = NULL;
  ng_rules *rules = calloc(1, sizeof *rules);
  if (!rules) return error_set(error, NG_ERROR_MEMORY, "out of memory");
  ng_status status = open_base(&rules->base, &dirs, &count, error);
  if (status == NG_OK && count) status = compile_overlay(&rules->image, &report, &rules->base, dirs, count, error);
  buf_clear(&report.text);
  const void *image = rules->image.len ? rules->image.ptr : rules->base.image;
  if (status == NG_OK) status = ruleset_load(&rules->set, image, rules->image.len ? rules->image.len : rules->base.size, error);
  if (status == NG_OK) status = make_tables(rules, error);
  if (status == NG_OK)
    *out = rules;
  else
    ng_rules_free(rules);
  return status;
}

ng_status ng_rules_default(ng_rules **out, ng_error *error) {
  return ng_rules_overlay(out, NULL, 0, error);
}

int ng_rules_write(const ng_rules *rules, ng_write_fn write, void *payload) {
  if (rules->image.len) return write(rules->image.ptr, rules->image.len, payload);
  return write(rules->base.image, rules->base.size, payload);
}

void ng_rules_free(ng_rules *rules) {
  if (!rules) return;
  arena_clear(&rules->arena);
  buf_clear(&rules->image);
  file_unmap(&rules->base.map);
  free(rules);
}

const char *ng_rules_digest(const ng_rules *rules) {
  return rules->set.digest;
}

size_t ng_rules_count(const ng_rules *rules) {
  return rules->set.rule_count;
}

ng_rule_info ng_rules_info(const ng_rules *rules, size_t number) {
  const ng_rule *rule = &rules->set.rules[number];
  return (ng_rule_info){text_at(rules, rule->name), text_at(rules, rule->file), text_at(rules, rules->set.type_names[rule->type]), rule->line,
                        rule->priority};
}

size_t ng_rules_example_count(const ng_rules *rules) {
  return rules->set.test_count;
}

static bool tells_nothing(const ng_rules *rules, uint32_t rule) {
  for (uint32_t i = 0; i < rules->set.frame_count; i++) {
    if (rules->set.frames[i].rule == rule && rules->set.frames[i].flags & FRAME_NOTHING) return true;
  }
  return false;
}

ng_rule_example ng_rules_example(const ng_rules *rules, size_t number) {
  const rule_test *test = &rules->set.tests[number];
  const ng_rule *rule = &rules->set.rules[test->rule];
  return (ng_rule_example){text_at(rules, rule->name),      text_at(rules, rule->file), test->line,      text_at(rules, test->text),
                           text_at(rules, test->wants),     text_at(rules, test->date), test->is_reject, test->is_todo,
                           tells_nothing(rules, test->rule)};
}

ng_status ng_rules_roster(const ng_rules *rules, const char *const *words, size_t count, ng_write_fn write, void *payload) {
  return roster_list(&rules->set.offices, words, count, write, payload);
}

ng_status ng_rules_check(const char *const *dirs, size_t count, ng_write_fn write, void *payload, ng_error *error) {
  ng_buf image = {0};
  rule_report report = {.wants_warnings = true};
  rules_base base;
  ng_status status = open_base(&base, &dirs, &count, error);
  if (status == NG_OK) status = compile_overlay(&image, &report, &base, dirs, count, error);
  if (report.text.len) write(report.text.ptr, report.text.len, payload);
  buf_clear(&report.text);
  buf_clear(&image);
  file_unmap(&base.map);
  return status;
}
