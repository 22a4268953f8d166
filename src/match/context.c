/* Context clauses: what must stand, or must not, around a match. */
#include "match/phase.h"

static bool after_matches(matcher *m, const rule_context *context, uint32_t start) {
  uint32_t room = start - m->begin;
  if (!keys_meet(keys_before(m, start), &context->last)) return false;
  for (uint32_t back = context->low; back <= context->high && back <= room; back++) {
    if (vm_matches(m, context, start - back, start)) return true;
  }
  return false;
}

static bool within_matches(matcher *m, const rule_context *context) {
  for (uint32_t s = m->begin; s < m->end; s++) {
    if (vm_matches(m, context, s, ANYWHERE)) return true;
  }
  return false;
}

static bool context_holds(matcher *m, const rule_context *context, const rule_match *match) {
  bool holds;
  if (context->kind == CONTEXT_AFTER)
    holds = after_matches(m, context, match->start);
  else if (context->kind == CONTEXT_BEFORE)
    holds = vm_matches(m, context, match->end, ANYWHERE);
  else
    holds = within_matches(m, context);
  return holds != (context->negated != 0);
}

bool contexts__hold(matcher *m, const ng_rule *rule, const rule_match *match) {
  for (uint32_t i = 0; i < rule->context_count; i++) {
    if (!context_holds(m, &m->rules->contexts[rule->first_context + i], match)) return false;
  }
  return true;
}
