/* Candidates, and which of them are accepted. */
#include "match/candidate.h"

#include <stdlib.h>

#include "match/accept.h"

enum { MAX_CANDIDATES = 1 << 16 };

bool candidates__grow(phase_scratch *scratch) {
  uint32_t size = scratch->candidate_size * 2;
  if (size > MAX_CANDIDATES) return false;
  rule_candidate *items = realloc(scratch->candidates, size * sizeof *items);
  if (items) scratch->candidates = items;
  uint32_t *order = realloc(scratch->order, size * sizeof *order);
  if (order) scratch->order = order;
  if (items && order) scratch->candidate_size = size;
  return items && order;
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
static void sort_candidates(const ng_ruleset *rules, const rule_candidate *items, uint32_t *order, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) order[i] = i;
  for (uint32_t gap = count / 2 ? count / 2 : 1; count > 1; gap = gap / 2) {
    for (uint32_t i = gap; i < count; i++) {
      uint32_t item = order[i], j = i;
      for (; j >= gap && compare_candidates(rules, &items[item], &items[order[j - gap]]) < 0; j -= gap) order[j] = order[j - gap];
      order[j] = item;
    }
    if (gap == 1) return;
  }
}

/* The accepted candidate of the same type that overlaps `c`, NULL when there is none. */
static const rule_candidate *find_rival(const ng_ruleset *rules, const rule_candidate *items, const uint32_t *accepted, uint32_t count,
                                        const rule_candidate *c) {
  for (uint32_t i = 0; i < count; i++) {
    const rule_candidate *other = &items[accepted[i]];
    bool overlap = other->match.start < c->match.end && c->match.start < other->match.end;
    if (overlap && rules->rules[other->rule].type == rules->rules[c->rule].type) return other;
  }
  return NULL;
}

/* Those accepted stand in front in the order. */
void candidates_accept(matcher *m, phase_scratch *scratch, const sentence_table *sentences) {
  uint32_t *order = scratch->order, accepted = 0;
  sort_candidates(m->rules, scratch->candidates, order, scratch->candidate_count);
  for (uint32_t i = 0; i < scratch->candidate_count; i++) {
    const rule_candidate *c = &scratch->candidates[order[i]], *rival = find_rival(m->rules, scratch->candidates, order, accepted, c);
    if (rival && rival->rule == c->rule && rival->match.start == c->match.start) continue; /* tried twice */
    if (scratch->on_candidate) scratch->on_candidate(scratch->payload, c->rule, c->match.start, c->match.end, rival ? rival->rule : c->rule);
    if (rival) continue;
    accept_match(m, c->rule, &c->match, sentences->of_token[c->match.start]);
    order[accepted++] = order[i];
  }
  scratch->candidate_count = 0;
}
