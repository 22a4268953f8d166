/* Candidates, and which of them are accepted. */
#include "match/candidate.h"

#include <stdlib.h>

#include "match/accept.h"

enum { MAX_CANDIDATES = 1 << 16 };

bool candidates__grow(phase_scratch *scratch) {
  if (scratch->candidate_size >= MAX_CANDIDATES) return false;
  rule_candidate *grown = realloc(scratch->candidates, 2 * scratch->candidate_size * sizeof *grown);
  if (!grown) return false;
  scratch->candidates = grown;
  scratch->candidate_size *= 2;
  return true;
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
      if (compare_candidates(rules, &items[i - gap], &items[i]) <= 0) continue;
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

void candidates_accept(matcher *m, phase_scratch *scratch, const sentence_table *sentences) {
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
    if (accepted < i) items[accepted] = items[i];
    accept_match(m, items[accepted].rule, &items[accepted].match, sentences->of_token[items[accepted].match.start]);
    accepted++;
  }
  scratch->candidate_count = 0;
}
