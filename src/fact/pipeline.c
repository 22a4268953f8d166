/* The pipeline: text, then four passes of rules, each followed by the C that resolves what the rules found. */
#include "fact/pipeline.h"

#include "base/clock.h"
#include "base/utf8.h"
#include "match/need.h"

/* Everything that names of people, bodies and places have a part in: they claim words from each other and are linked together. */
enum { NAMES = NG_PLACE | NG_PERSON | NG_ORGANIZATION | NG_QUOTE | NG_EVENT, ALL_KINDS = NAMES | NG_DATE | NG_BLOCK };

/* The types of spans that kinds of facts are made of; 0: all types. */
static uint32_t types_of(unsigned kinds) {
  if (kinds & NAMES) return 0;
  uint32_t types = 0;
  if (kinds & NG_DATE) types |= 1u << SPAN_date;
  if (kinds & NG_BLOCK) types |= 1u << SPAN_block;
  return types;
}

bool pipeline_scratch_init(pipeline_scratch *scratch, const ng_ruleset *rules, unsigned kinds) {
  scratch->kinds = kinds ? kinds : ALL_KINDS;
  scratch->regexes = regex_new(rules);
  if (!phase_scratch_init(&scratch->phases, rules) || !scratch->regexes) return false;
  scratch->phases.wanted = phases_for(rules, types_of(scratch->kinds));
  return true;
}

void pipeline_scratch_clear(pipeline_scratch *scratch) {
  regex_free(scratch->regexes);
  phase_scratch_clear(&scratch->phases);
  arena_clear(&scratch->arena);
}

/* phases: those that will run. */
static ng_status read_text(document *doc, uint32_t phases) {
  int status = tokenize(&doc->tokens, doc->arena, &doc->rules->lexicon, doc->text);
  if (status == NG_OK) status = find_list_hits(&doc->tokens);
  if (status == NG_OK) status = split_sentences(&doc->sentences, &doc->tokens, doc->body);
  if (status != NG_OK) return (ng_status)status;
  doc->spans = (span_table){.arena = doc->arena, .rules = doc->rules};
  return phases_prepare(&doc->spans, &doc->tokens, phases);
}

/* A stage and the kinds of facts that it runs for. */
typedef struct {
  ng_status (*run)(document *doc);
  unsigned kinds;
} stage;

/* The stages that follow the rules of each pass; an empty one ends a pass. */
static const stage STAGES[NG_PASS_COUNT][8] = {
    {{resolve_dates, NG_DATE | NG_QUOTE | NG_EVENT},
     {resolve_people, NAMES},
     {resolve_organizations, NAMES},
     {resolve_places, NAMES},
     {resolve_blocks, NG_BLOCK | NG_EVENT}},
    {{pair_quotations, NAMES}, {link_mentions, NAMES}},
    {{resolve_quotes, NG_PERSON | NG_QUOTE | NG_EVENT}},
    {{resolve_events, NG_EVENT}, {choose_nutgraf, NG_EVENT}, {link_speakers, NAMES}},
};

static void warn_of_invalid_bytes(document *doc) {
  doc->ascii = utf8_skip_ascii(doc->text, 0);
  if (utf8_invalid_count(str_slice(doc->text, doc->ascii, doc->text.len)) == 0) return;
  fact_warning *warning = FACT_ADD(doc->arena, doc->facts.warnings);
  if (warning) *warning = (fact_warning){"invalid-utf8", STR("bytes that are not UTF-8 count as U+FFFD each")};
}

void pipeline_set_timeout(pipeline_scratch *scratch, unsigned milliseconds) {
  scratch->deadline = milliseconds ? clock_now() + milliseconds * UINT64_C(1000000) : 0;
}

static ng_status in_time(const pipeline_scratch *scratch, ng_status status) {
  return status == NG_OK && scratch->deadline && clock_now() > scratch->deadline ? NG_ERROR_LIMIT : status;
}

ng_status pipeline_run(document *doc, pipeline_scratch *scratch) {
  doc->scratch = &scratch->arena;
  doc->facts.main_event = NO_REF;
  warn_of_invalid_bytes(doc);
  ng_status status = in_time(scratch, read_text(doc, scratch->phases.wanted));
  matcher m = {.rules = doc->rules, .tokens = &doc->tokens, .spans = &doc->spans, .regexes = scratch->regexes};
  for (uint32_t pass = 1; pass <= NG_PASS_COUNT && status == NG_OK; pass++) {
    status = in_time(scratch, phases_run(&m, &scratch->phases, &doc->sentences, pass));
    for (const stage *s = STAGES[pass - 1]; s->run && status == NG_OK; s++) {
      if (s->kinds & scratch->kinds) status = in_time(scratch, s->run(doc));
      arena_reset(doc->scratch);
    }
  }
  return status;
}
