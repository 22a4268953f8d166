/* The pipeline: text, then four passes of rules, each followed by the C that resolves what the rules found. */
#include "fact/pipeline.h"

#include "base/utf8.h"

bool pipeline_scratch_init(pipeline_scratch *scratch, const ng_ruleset *rules) {
  scratch->regexes = regex_new(rules);
  return phase_scratch_init(&scratch->phases, rules) && scratch->regexes;
}

void pipeline_scratch_clear(pipeline_scratch *scratch) {
  regex_free(scratch->regexes);
  phase_scratch_clear(&scratch->phases);
}

static ng_status read_text(document *doc) {
  int status = tokenize(&doc->tokens, doc->arena, &doc->rules->lexicon, doc->text);
  if (status == NG_OK) status = find_list_hits(&doc->tokens);
  if (status == NG_OK) status = split_sentences(&doc->sentences, &doc->tokens, doc->body);
  if (status != NG_OK) return (ng_status)status;
  doc->spans = (span_table){.arena = doc->arena, .rules = doc->rules};
  return phases_prepare(&doc->spans, &doc->tokens);
}

typedef ng_status (*stage_fn)(document *doc);

/* The stages that follow the rules of each pass; NULL ends a pass. */
static const stage_fn STAGES[NG_PASS_COUNT][8] = {
    {resolve_dates, resolve_people, resolve_organizations, resolve_places, resolve_blocks, NULL},
    {pair_quotations, link_mentions, NULL},
    {resolve_quotes, NULL},
    {resolve_events, choose_nutgraf, NULL},
};

static void warn_of_invalid_bytes(document *doc) {
  if (utf8_invalid_count(doc->text) == 0) return;
  fact_warning *warning = FACT_ADD(doc->arena, doc->facts.warnings);
  if (warning) *warning = (fact_warning){"invalid-utf8", STR("bytes that are not UTF-8 count as U+FFFD each")};
}

ng_status pipeline_run(document *doc, pipeline_scratch *scratch) {
  doc->facts.main_event = NO_REF;
  warn_of_invalid_bytes(doc);
  ng_status status = read_text(doc);
  matcher m = {.rules = doc->rules, .tokens = &doc->tokens, .spans = &doc->spans, .regexes = scratch->regexes};
  for (uint32_t pass = 1; pass <= NG_PASS_COUNT && status == NG_OK; pass++) {
    status = phases_run(&m, &scratch->phases, &doc->sentences, pass);
    for (const stage_fn *stage = STAGES[pass - 1]; *stage && status == NG_OK; stage++) status = (*stage)(doc);
  }
  return status;
}
