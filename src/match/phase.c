/* Running phases. */
#include "match/phase.h"

#include <stdlib.h>

#include "base/bits.h"
#include "match/candidate.h"
#include "match/line.h"
#include "match/trigger.h"
#include "match/window.h"

enum { FIRST_CANDIDATES = 256 };

bool phase_scratch_init(phase_scratch *scratch, const ng_ruleset *rules) {
  *scratch = (phase_scratch){.candidate_size = FIRST_CANDIDATES, .wanted = UINT32_MAX};
  scratch->tried = calloc(rules->rule_count + 1, sizeof *scratch->tried);
  scratch->candidates = calloc(FIRST_CANDIDATES, sizeof *scratch->candidates);
  scratch->line_rules = calloc(rules->rule_count + 1, sizeof *scratch->line_rules);
  if (!scratch->tried || !scratch->candidates || !scratch->line_rules) return false;
  for (uint32_t r = 0; r < rules->rule_count; r++) {
    if (rules->rules[r].flags & RULE_LINE) scratch->line_rules[scratch->line_rule_count++] = r;
  }
  return true;
}

void phase_scratch_clear(phase_scratch *scratch) {
  free(scratch->tried);
  free(scratch->candidates);
  free(scratch->line_rules);
  *scratch = (phase_scratch){0};
}

static void begin_window(matcher *m, phase_scratch *scratch, uint32_t begin, uint32_t end) {
  m->begin = begin;
  m->end = end;
  m->steps = 0;
  scratch->window++;
}

/* The window of a token: of sentences that are folded into the next only the first can begin one. `next` is the sentence behind the window before,
 * then behind this one. */
static uint32_t open_window(matcher *m, phase_scratch *scratch, const sentence_table *sentences, const uint8_t *folds, uint32_t token,
                            uint32_t *next) {
  uint32_t number = sentences->of_token[token];
  while (number > *next && folds[number - 1]) number--;
  *next = window_end(sentences, folds, number);
  while (token >= sentences->items[*next - 1].end) {
    number = *next;
    *next = window_end(sentences, folds, number);
  }
  begin_window(m, scratch, sentences->items[number].first, sentences->items[*next - 1].end);
  return number;
}

/* Goes from trigger to trigger; those in boilerplate are passed over. */
static void run_windows(matcher *m, phase_scratch *scratch, const sentence_table *sentences, const uint8_t *folds, uint32_t phase) {
  const uint64_t *triggers = m->spans->triggers + phase * m->spans->trigger_words;
  uint32_t number = 0, next = 0; /* the window's sentences */
  m->begin = m->end = 0;
  for (uint32_t word = 0; word < m->spans->trigger_words; word++) {
    for (uint64_t left = triggers[word]; left; left &= left - 1) {
      uint32_t token = word * 64 + lowest_bit(left);
      if (token >= m->end) {
        if (scratch->candidate_count) candidates_accept(m, scratch, sentences);
        number = open_window(m, scratch, sentences, folds, token, &next);
      }
      if (sentences->items[number].zone != ZONE_BOILERPLATE) try_token(m, scratch, phase, token);
    }
  }
  if (scratch->candidate_count) candidates_accept(m, scratch, sentences);
}

/* Line rules run where a line begins; they are few, and most lines fail at their first bytes. */
static void run_lines(matcher *m, phase_scratch *scratch, const sentence_table *sentences, uint32_t phase) {
  for (uint32_t i = 0; i < sentences->count; i++) {
    uint32_t first = sentences->items[i].first;
    if (sentences->items[i].zone == ZONE_BOILERPLATE || !(m->tokens->tokens[first].flags & TOKEN_LINE_START)) continue;
    begin_window(m, scratch, first, sentences->items[i].end);
    for (uint32_t n = 0; n < scratch->line_rule_count; n++) {
      uint32_t r = scratch->line_rules[n];
      const ng_rule *rule = &m->rules->rules[r];
      if (rule->phase != phase) continue;
      rule_candidate *candidate = candidate_new(scratch, r);
      if (!candidate) return;
      bool good =
          line_match(m, rule, first, &candidate->match) && joins_hold(m, rule, &candidate->match) && contexts_hold(m, rule, &candidate->match);
      if (!good) scratch->candidate_count--;
    }
    if (scratch->candidate_count) candidates_accept(m, scratch, sentences);
  }
}

static void run_phase(matcher *m, phase_scratch *scratch, const sentence_table *sentences, const uint8_t *folds, uint32_t phase) {
  uint32_t first = m->spans->count;
  run_windows(m, scratch, sentences, folds, phase);
  if (scratch->line_rule_count) run_lines(m, scratch, sentences, phase);
  for (uint32_t span = first; span < m->spans->count; span++) span__link(m->spans, span);
}

ng_status phases_run(matcher *m, phase_scratch *scratch, const sentence_table *sentences, uint32_t pass) {
  const uint8_t *folds = windows_fold(m->spans, sentences, pass);
  if (!folds) return NG_ERROR_MEMORY;
  for (uint32_t phase = 0; phase < m->rules->phase_count; phase++) {
    if (m->rules->phase_pass[phase] == pass && scratch->wanted >> phase & 1) run_phase(m, scratch, sentences, folds, phase);
  }
  return m->spans->failed ? NG_ERROR_MEMORY : NG_OK;
}
