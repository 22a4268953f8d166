/* Running phases. */
#include "match/phase.h"

#include <stdlib.h>
#include "base/bits.h"
#include "base/clock.h"
#include "match/candidate.h"
#include "match/line.h"
#include "match/window.h"

enum { FIRST_CANDIDATES = 256 };

bool phase_scratch_init(phase_scratch *scratch, const ng_ruleset *rules) {
  *scratch = (phase_scratch){.candidate_size = FIRST_CANDIDATES, .wanted = UINT32_MAX};
  scratch->tried = calloc(rules->rule_count + 1, sizeof *scratch->tried);
  scratch->candidates = malloc(FIRST_CANDIDATES * sizeof *scratch->candidates);
  scratch->order = malloc(FIRST_CANDIDATES * sizeof *scratch->order);
  scratch->line_rules = calloc(rules->rule_count + 1, sizeof *scratch->line_rules);
  if (!scratch->tried || !scratch->candidates || !scratch->order || !scratch->line_rules) return false;
  for (uint32_t r = 0; r < rules->rule_count; r++) {
    if (rules->rules[r].flags & RULE_LINE) scratch->line_rules[scratch->line_rule_count++] = r;
  }
  return true;
}

void phase_scratch_clear(phase_scratch *scratch) {
  free(scratch->tried);
  free(scratch->candidates);
  free(scratch->order);
  free(scratch->line_rules);
  *scratch = (phase_scratch){0};
}

static bool is_tried(const tried_starts *tried, uint32_t start) {
  if (start < tried->all) return true;
  return start < tried->until && tried->until - start <= 64 && tried->recent >> (tried->until - start - 1) & 1;
}

static void mark_tried(tried_starts *tried, uint32_t start) {
  if (start >= tried->until) {
    uint32_t shift = start + 1 - tried->until;
    tried->recent = shift < 64 ? tried->recent << shift : 0;
    tried->until = start + 1;
  }
  if (tried->until - start <= 64) tried->recent |= (uint64_t)1 << (tried->until - start - 1);
  if (start == tried->all) tried->all++;
}

/* Whether a rule was tried at `start` before, because another of its triggers asked for it; from now on it was. */
static bool was_tried(const matcher *m, phase_scratch *scratch, uint32_t rule, uint32_t start) {
  tried_starts *tried = &scratch->tried[rule];
  if (tried->window != scratch->window) *tried = (tried_starts){scratch->window, m->begin, m->begin, 0};
  if (is_tried(tried, start)) return true;
  mark_tried(tried, start);
  return false;
}

static inline void try_start(matcher *m, phase_scratch *scratch, uint32_t rule_number, uint32_t start) {
  const ng_rule *rule = &m->rules->rules[rule_number];
  rule_candidate *candidate = candidate_room(scratch);
  if (!candidate) return;
  uint64_t begin = scratch->meters ? clock_now() : 0;
  scratch->attempts++;
  candidate->rule = rule_number;
  if (vm_match_rule(m, rule, start, &candidate->match) && contexts_hold(m, rule, &candidate->match)) scratch->candidate_count++;
  if (scratch->meters) {
    scratch->meters[rule_number].attempts++;
    scratch->meters[rule_number].nanoseconds += clock_now() - begin;
  }
}

/* Goes back from the trigger as far as a match may, and tries all starts from there on. */
static void try_starts(matcher *m, phase_scratch *scratch, const rule_posting *posting, uint32_t token) {
  const ng_rule *rule = &m->rules->rules[posting->rule];
  uint32_t start = token, low = token - m->begin > posting->before_max ? token - posting->before_max : m->begin;
  while (start > low && keys_meet(keys_of(m, start - 1), &posting->between)) start--;
  for (; start + posting->before_min <= token; start++) {
    if (keys_follow(m, &rule->next, start) && !was_tried(m, scratch, posting->rule, start)) try_start(m, scratch, posting->rule, start);
  }
}

/* A posting of what token `token` has up to `end`. Two triggers that ask for a rule at their only start make the same candidate, and one of them is
 * dropped. */
static inline void try_posting(matcher *m, phase_scratch *scratch, const rule_posting *posting, uint32_t token, uint32_t end) {
  if (!keys_follow(m, &posting->next, end) || !keys_meet(keys_before(m, token), &posting->last)) return;
  if (posting->before_max == 0)
    try_start(m, scratch, posting->rule, token);
  else
    try_starts(m, scratch, posting, token);
}

/* Spans are found between the phases, so their postings are looked up when they are to be tried. */
static void try_spans(matcher *m, phase_scratch *scratch, uint32_t phase, uint32_t token) {
  const rule_key *types = m->rules->keys + m->rules->first_type_key;
  for (uint32_t i = m->spans->starts[token]; i != NO_SPAN; i = m->spans->items[i].next_start) {
    const rule_key *key = &types[m->spans->items[i].type];
    if (!(key->phases >> phase & 1)) continue;
    for (uint32_t p = key->first_posting; p < key[1].first_posting; p++) {
      const rule_posting *posting = &m->rules->postings[p];
      if (posting->phase == phase) try_posting(m, scratch, posting, token, m->spans->items[i].end);
    }
  }
}

static void begin_window(matcher *m, phase_scratch *scratch, uint32_t begin, uint32_t end) {
  m->begin = begin;
  m->end = end;
  m->steps_left = NG_MAX_SENTENCE_STEPS;
  scratch->window++;
}

/* The first token from `token` on where a span begins that calls for rules of `phase`; UINT32_MAX when there is none. */
static uint32_t next_span(const span_table *spans, uint32_t phase, uint32_t token) {
  const uint64_t *bits = spans->span_bits + phase * spans->bit_words;
  uint32_t word = token / 64;
  uint64_t left = bits[word] & UINT64_MAX << token % 64;
  while (!left && ++word < spans->bit_words) left = bits[word];
  return left ? word * 64 + lowest_bit(left) : UINT32_MAX;
}

/* Goes from token to token that calls for rules, passing over those in boilerplate and, of a phase that is asked for, those where nobody does;
 * whoever wants to hear of all candidates asks for all. */
static void run_windows(matcher *m, phase_scratch *scratch, const sentence_table *sentences, const match_window *windows, uint32_t phase) {
  const span_table *spans = m->spans;
  const rule_trigger *trigger = spans->triggers + spans->first_trigger[phase], *last = spans->triggers + spans->first_trigger[phase + 1];
  bool is_asked = m->rules->asked_phases >> phase & 1 && !scratch->on_candidate, runs = false;
  uint32_t span = next_span(spans, phase, 0);
  m->begin = m->end = 0;
  while (trigger < last || span != UINT32_MAX) {
    bool is_span = trigger == last || span < trigger->token;
    uint32_t token = is_span ? span : trigger->token;
    if (token >= m->end) {
      const uint32_t sentence = sentences->of_token[token];
      const match_window *window = &windows[sentence];
      if (scratch->candidate_count) candidates_accept(m, scratch, sentences);
      begin_window(m, scratch, window->first, window->end);
      runs = sentences->items[sentence].zone != ZONE_BOILERPLATE && (!is_asked || window->called >> phase & 1);
    }
    if (is_span) {
      if (runs) try_spans(m, scratch, phase, token);
      span = next_span(spans, phase, token + 1);
    } else {
      if (runs) try_posting(m, scratch, &m->rules->postings[trigger->posting], token, token + trigger->length);
      trigger++;
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
      rule_candidate *candidate = candidate_room(scratch);
      if (!candidate) return;
      candidate->rule = r;
      bool good =
          line_match(m, rule, first, &candidate->match) && joins_hold(m, rule, &candidate->match) && contexts_hold(m, rule, &candidate->match);
      if (good) scratch->candidate_count++;
    }
    if (scratch->candidate_count) candidates_accept(m, scratch, sentences);
  }
}

static void run_phase(matcher *m, phase_scratch *scratch, const sentence_table *sentences, const match_window *windows, uint32_t phase) {
  uint32_t first = m->spans->count;
  run_windows(m, scratch, sentences, windows, phase);
  if (scratch->line_rule_count) run_lines(m, scratch, sentences, phase);
  for (uint32_t span = first; span < m->spans->count; span++) span__link(m->spans, span);
}

ng_status phases_run(matcher *m, phase_scratch *scratch, const sentence_table *sentences, uint32_t pass) {
  const match_window *windows = windows_find(m->spans, sentences, pass);
  if (!windows) return NG_ERROR_MEMORY;
  for (uint32_t phase = 0; phase < m->rules->phase_count; phase++) {
    if (m->rules->phase_pass[phase] == pass && scratch->wanted >> phase & 1) run_phase(m, scratch, sentences, windows, phase);
  }
  return m->spans->failed ? NG_ERROR_MEMORY : NG_OK;
}
