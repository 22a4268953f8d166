/* Running phases. The trigger bits of a phase tell the tokens where a rule may match; there the postings of the token's keys are read and the
 * programs of their rules run. */
#include "match/phase.h"

#include <stdlib.h>
#include <time.h>

#include "base/bits.h"
#include "match/accept.h"
#include "match/line.h"
#include "match/window.h"

enum { FIRST_CANDIDATES = 256, MAX_CANDIDATES = 1 << 16 };

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

/* Keys of a token, put together: their bits and the phases that have postings of them. */
typedef struct {
  uint64_t mask;
  uint32_t phases;
} token_keys;

static inline void add_key(token_keys *keys, const rule_key *key) {
  keys->mask |= key->mask;
  keys->phases |= key->phases;
}

static void add_flag_keys(token_keys *keys, const ng_ruleset *rules, uint32_t flags) {
  for (; flags; flags &= flags - 1) {
    uint32_t list = (uint32_t)WORD_FLAGS[lowest_bit(flags) - LEXEME_FLAG_SHIFT].list;
    add_key(keys, &rules->keys[rules->first_list_key + list]);
  }
}

static void add_token_keys(span_table *spans, const token_table *tokens, uint32_t token) {
  const ng_ruleset *rules = spans->rules;
  const ng_token *t = &tokens->tokens[token];
  const rule_key *lists = rules->keys + rules->first_list_key;
  token_keys keys = {0, 0};
  token_class class = class_of_token(t, tokens->text);
  add_key(&keys, &rules->keys[rules->first_class_key + class]);
  if (t->lexeme < rules->first_list_key) add_key(&keys, &rules->keys[t->lexeme]);
  if (rules->key_flags) add_flag_keys(&keys, rules, token_flags(tokens, token) & rules->key_flags);
  for (uint32_t i = tokens->first_hit[token], end = tokens->first_hit[token + 1]; i < end; i++) add_key(&keys, &lists[tokens->hits[i].list]);
  spans->classes[token] = (uint8_t) class;
  spans->keys[token] = keys.mask;
  span__add_triggers(spans, token, keys.phases);
}

ng_status phases_prepare(span_table *spans, const token_table *tokens) {
  size_t count = (size_t)tokens->count + 1;
  spans->trigger_words = (uint32_t)(count / 64 + 1);
  spans->starts = ARENA_RAW(spans->arena, uint32_t, count);
  spans->keys = ARENA_RAW(spans->arena, uint64_t, count);
  spans->classes = ARENA_RAW(spans->arena, uint8_t, count);
  spans->triggers = ARENA_NEW(spans->arena, uint64_t, (size_t)spans->trigger_words * (spans->rules->phase_count + 1));
  if (!spans->starts || !spans->keys || !spans->classes || !spans->triggers) return NG_ERROR_MEMORY;
  memset(spans->starts, 0xff, count * sizeof *spans->starts);
  for (uint32_t i = 0; i < tokens->count; i++) add_token_keys(spans, tokens, i);
  spans->classes[tokens->count] = CLASS_STOP;
  spans->keys[tokens->count] = 1; /* what needs no token can go on at the end, too */
  return NG_OK;
}

static rule_candidate *new_candidate(phase_scratch *scratch) {
  if (scratch->candidate_count == scratch->candidate_size) {
    if (scratch->candidate_size >= MAX_CANDIDATES) return NULL;
    rule_candidate *grown = realloc(scratch->candidates, 2 * scratch->candidate_size * sizeof *grown);
    if (!grown) return NULL;
    scratch->candidates = grown;
    scratch->candidate_size *= 2;
  }
  return &scratch->candidates[scratch->candidate_count++];
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

static uint64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static void try_start(matcher *m, phase_scratch *scratch, uint32_t rule_number, uint32_t start) {
  const ng_rule *rule = &m->rules->rules[rule_number];
  tried_starts *tried = &scratch->tried[rule_number];
  if (tried->window != scratch->window) *tried = (tried_starts){scratch->window, m->begin, m->begin, 0};
  if (is_tried(tried, start)) return;
  mark_tried(tried, start);
  rule_candidate *candidate = new_candidate(scratch);
  if (!candidate) return;
  candidate->rule = rule_number;
  scratch->attempts++;
  uint64_t begin = scratch->meters ? now() : 0;
  if (!rule_matches(m, rule, start, &candidate->match)) scratch->candidate_count--;
  if (scratch->meters) {
    scratch->meters[rule_number].attempts++;
    scratch->meters[rule_number].nanoseconds += now() - begin;
  }
}

/* A rule is tried once at a start, though several of its triggers may ask for it. */
static void try_posting(matcher *m, phase_scratch *scratch, const rule_posting *posting, uint32_t token) {
  if (token < m->begin + posting->before_min) return;
  const ng_rule *rule = &m->rules->rules[posting->rule];
  const uint64_t *keys = m->spans->keys, first = m->rules->code[rule->code].first;
  uint32_t high = token - posting->before_min, low = m->begin;
  if (posting->before_max != UINT16_MAX && token - m->begin > posting->before_max) low = token - posting->before_max;
  for (uint32_t start = low; start <= high; start++) {
    if (!(keys[start] & first) || !(keys[start] & rule->wide_first || keys[start + 1] & rule->second)) continue;
    try_start(m, scratch, posting->rule, start);
  }
}

static void try_postings(matcher *m, phase_scratch *scratch, const rule_key *key, uint32_t phase, uint32_t token) {
  const rule_posting *posting = m->rules->postings + key->first_posting, *end = m->rules->postings + key[1].first_posting;
  while (posting < end && posting->phase < phase) posting++;
  for (; posting < end && posting->phase == phase; posting++) try_posting(m, scratch, posting, token);
}

static inline void try_key(matcher *m, phase_scratch *scratch, const rule_key *key, uint32_t phase, uint32_t token) {
  if (key->phases >> phase & 1) try_postings(m, scratch, key, phase, token);
}

static void try_flags(matcher *m, phase_scratch *scratch, uint32_t phase, uint32_t token) {
  for (uint32_t flags = token_flags(m->tokens, token) & m->rules->key_flags; flags; flags &= flags - 1) {
    uint32_t list = (uint32_t)WORD_FLAGS[lowest_bit(flags) - LEXEME_FLAG_SHIFT].list;
    try_key(m, scratch, &m->rules->keys[m->rules->first_list_key + list], phase, token);
  }
}

static void try_token(matcher *m, phase_scratch *scratch, uint32_t phase, uint32_t token) {
  const ng_ruleset *rules = m->rules;
  const rule_key *keys = rules->keys, *lists = keys + rules->first_list_key, *types = keys + rules->first_type_key;
  uint32_t word = m->tokens->tokens[token].lexeme, last = UINT32_MAX;
  if (word < rules->first_list_key) try_key(m, scratch, &keys[word], phase, token);
  try_key(m, scratch, &keys[rules->first_class_key + m->spans->classes[token]], phase, token);
  if (rules->key_flags) try_flags(m, scratch, phase, token);
  for (uint32_t i = m->tokens->first_hit[token], end = m->tokens->first_hit[token + 1]; i < end; i++) {
    uint32_t list = m->tokens->hits[i].list;
    if (list != last) try_key(m, scratch, &lists[list], phase, token);
    last = list;
  }
  for (uint32_t i = m->spans->starts[token]; i != NO_SPAN; i = m->spans->items[i].next_start)
    try_key(m, scratch, &types[m->spans->items[i].type], phase, token);
}

int compare_candidates(const ng_ruleset *rules, const rule_candidate *a, const rule_candidate *b) {
  uint32_t a_len = a->match.end - a->match.start, b_len = b->match.end - b->match.start;
  if (a_len != b_len) return a_len > b_len ? -1 : 1;
  int32_t a_priority = rules->rules[a->rule].priority, b_priority = rules->rules[b->rule].priority;
  if (a_priority != b_priority) return a_priority > b_priority ? -1 : 1;
  if (a->rule != b->rule) return a->rule < b->rule ? -1 : 1;
  return a->match.start < b->match.start ? -1 : a->match.start > b->match.start;
}

/* Shell sort: a sentence has a handful of candidates, a hostile one at most MAX_CANDIDATES. */
static void sort_candidates(const ng_ruleset *rules, rule_candidate *items, uint32_t count) {
  for (uint32_t gap = count / 2 ? count / 2 : 1; count > 1; gap = gap / 2) {
    for (uint32_t i = gap; i < count; i++) {
      rule_candidate item = items[i];
      uint32_t j = i;
      for (; j >= gap && compare_candidates(rules, &item, &items[j - gap]) < 0; j -= gap) items[j] = items[j - gap];
      items[j] = item;
    }
    if (gap == 1) return;
  }
}

/* The accepted candidate of the same type that overlaps `c`, or `accepted` when there is none. */
static uint32_t find_rival(const ng_ruleset *rules, const rule_candidate *items, uint32_t accepted, const rule_candidate *c) {
  for (uint32_t i = 0; i < accepted; i++) {
    const rule_candidate *other = &items[i];
    bool overlap = other->match.start < c->match.end && c->match.start < other->match.end;
    if (overlap && rules->rules[other->rule].type == rules->rules[c->rule].type) return i;
  }
  return accepted;
}

static void consolidate(matcher *m, phase_scratch *scratch, const sentence_table *sentences) {
  rule_candidate *items = scratch->candidates;
  uint32_t accepted = 0;
  sort_candidates(m->rules, items, scratch->candidate_count);
  for (uint32_t i = 0; i < scratch->candidate_count; i++) {
    uint32_t rival = find_rival(m->rules, items, accepted, &items[i]);
    if (rival < accepted && items[rival].rule == items[i].rule && items[rival].match.start == items[i].match.start) continue; /* tried twice */
    if (scratch->on_candidate)
      scratch->on_candidate(scratch->payload, items[i].rule, items[i].match.start, items[i].match.end,
                            rival < accepted ? items[rival].rule : items[i].rule);
    if (rival < accepted) continue;
    items[accepted] = items[i];
    accept_match(m, items[accepted].rule, &items[accepted].match, sentences->of_token[items[accepted].match.start]);
    accepted++;
  }
  scratch->candidate_count = 0;
}

static void begin_window(matcher *m, phase_scratch *scratch, uint32_t begin, uint32_t end) {
  m->begin = begin;
  m->end = end;
  m->steps = 0;
  scratch->window++;
}

/* Goes from trigger to trigger. Tokens stand in the order of sentences; those of boilerplate are passed over. */
static void run_windows(matcher *m, phase_scratch *scratch, const sentence_table *sentences, const uint8_t *folds, uint32_t phase) {
  const uint64_t *triggers = m->spans->triggers + phase * m->spans->trigger_words;
  uint32_t number = 0, next = 0; /* the window's sentences */
  m->begin = m->end = 0;
  for (uint32_t word = 0; word < m->spans->trigger_words; word++) {
    for (uint64_t left = triggers[word]; left; left &= left - 1) {
      uint32_t token = word * 64 + lowest_bit(left);
      while (token >= m->end) {
        if (scratch->candidate_count) consolidate(m, scratch, sentences);
        if (next == sentences->count) return;
        number = next;
        next = window_end(sentences, folds, number);
        begin_window(m, scratch, sentences->items[number].first, sentences->items[next - 1].end);
      }
      if (sentences->items[number].zone != ZONE_BOILERPLATE && token >= m->begin) try_token(m, scratch, phase, token);
    }
  }
  if (scratch->candidate_count) consolidate(m, scratch, sentences);
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
      rule_candidate *candidate = new_candidate(scratch);
      if (!candidate) return;
      candidate->rule = r;
      bool good =
          line_match(m, rule, first, &candidate->match) && joins_hold(m, rule, &candidate->match) && contexts_hold(m, rule, &candidate->match);
      if (!good) scratch->candidate_count--;
    }
    if (scratch->candidate_count) consolidate(m, scratch, sentences);
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
