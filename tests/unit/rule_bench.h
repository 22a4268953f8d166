/* A small rule set in memory: rules and lists of a test, compiled, run over one sentence, and the spans as text. */
#ifndef NG_TESTS_RULE_BENCH_H
#define NG_TESTS_RULE_BENCH_H

#include "match/phase.h"
#include "rule/compile.h"

typedef struct {
  source_list sources;
  rule_report report;
  ng_buf image;
  ng_ruleset rules;
  ng_status status;
  ng_arena arena;
  token_table tokens;
  sentence_table sentences;
  span_table spans;
} rule_bench;

static inline void bench_source(rule_bench *bench, const char *path, const char *text) {
  VEC_PUSH(&bench->sources, (source_file){str_of(path), str_of(text)});
}

static inline void bench_compile(rule_bench *bench) {
  ng_error error = {0};
  bench->status = compile_rules(&bench->image, &bench->sources, &bench->report, &error);
  if (bench->status == NG_OK) bench->status = ruleset_load(&bench->rules, bench->image.ptr, bench->image.len, &error);
}

/* Called between the rules of passes, as stages in C are. */
typedef void (*bench_stage)(rule_bench *bench, uint32_t pass);

/* Tokens, sentences and the spans of all passes; the spans live until bench_clear. */
static inline ng_status bench_run_with(rule_bench *bench, ng_str text, bench_stage stage) {
  phase_scratch scratch;
  regex_cache *regexes = regex_new(&bench->rules);
  bool good = phase_scratch_init(&scratch, &bench->rules) && regexes;
  arena_reset(&bench->arena);
  bench->spans = (span_table){.arena = &bench->arena, .rules = &bench->rules};
  int status = good ? tokenize(&bench->tokens, &bench->arena, &bench->rules.lexicon, text) : NG_ERROR_MEMORY;
  if (status == NG_OK) status = find_list_hits(&bench->tokens);
  if (status == NG_OK) status = split_sentences(&bench->sentences, &bench->tokens, 0);
  if (status == NG_OK) status = phases_prepare(&bench->spans, &bench->tokens, UINT32_MAX);
  matcher m = {.rules = &bench->rules, .tokens = &bench->tokens, .spans = &bench->spans, .regexes = regexes};
  for (uint32_t pass = 1; pass <= NG_PASS_COUNT && status == NG_OK; pass++) {
    status = phases_run(&m, &scratch, &bench->sentences, pass);
    if (stage) stage(bench, pass);
  }
  phase_scratch_clear(&scratch);
  regex_free(regexes);
  return (ng_status)status;
}

static inline ng_status bench_run(rule_bench *bench, ng_str text) {
  return bench_run_with(bench, text, NULL);
}

static inline void bench_slot(const rule_bench *bench, const span_slot *slot, ng_buf *out) {
  (void)bench;
  buf_print(out, " %s=", slot_text(slot->slot));
  if (slot->kind == SLOT_IS_INT)
    buf_print(out, "%d", slot->number);
  else
    buf_str(out, slot->text);
}

/* "rule[words] slot=value; rule[words]": the spans in the order in which they were found. */
static inline void bench_print(const rule_bench *bench, ng_buf *out) {
  for (uint32_t i = 0; i < bench->spans.count; i++) {
    const ng_span *span = &bench->spans.items[i];
    if (i) buf_print(out, "; ");
    buf_str(out, image_str(&bench->rules, bench->rules.rules[span->rule].name));
    buf_char(out, '[');
    buf_str(out, tokens_text(&bench->tokens, span->first, span->end));
    buf_char(out, ']');
    for (uint32_t s = 0; s < span->slot_count; s++) bench_slot(bench, &bench->spans.slots[span->first_slot + s], out);
  }
  buf_char(out, '\0');
}

static inline void bench_clear(rule_bench *bench) {
  VEC_CLEAR(&bench->sources);
  buf_clear(&bench->report.text);
  buf_clear(&bench->image);
  arena_clear(&bench->arena);
}

#endif
