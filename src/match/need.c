/* The types that a set of types needs, found by walking the programs of their rules and context clauses. */
#include "match/need.h"

enum { MAX_TYPES = 256 };

static bool add_code(const ng_ruleset *rules, uint32_t code, uint8_t *needed) {
  bool grown = false;
  for (; rules->code[code].op != OP_MATCH; code++) {
    const rule_code *c = &rules->code[code];
    if (c->op != OP_ATOM + ATOM_SPAN || needed[c->b]) continue;
    needed[c->b] = 1;
    grown = true;
  }
  return grown;
}

static bool add_rule(const ng_ruleset *rules, const ng_rule *rule, uint8_t *needed) {
  bool grown = !(rule->flags & (RULE_LINE | RULE_FRAME)) && add_code(rules, rule->code, needed);
  for (uint32_t i = 0; i < rule->context_count; i++) grown |= add_code(rules, rules->contexts[rule->first_context + i].code, needed);
  return grown;
}

uint32_t phases_for(const ng_ruleset *rules, uint32_t types) {
  uint8_t needed[MAX_TYPES] = {0};
  uint32_t phases = 0;
  if (!types || rules->type_count > MAX_TYPES) return UINT32_MAX;
  for (uint32_t t = 0; t < SPAN_TYPE_COUNT; t++) needed[t] = types >> t & 1;
  for (bool grown = true; grown;) { /* ends: each round adds a type */
    grown = false;
    for (uint32_t r = 0; r < rules->rule_count; r++) {
      if (needed[rules->rules[r].type]) grown |= add_rule(rules, &rules->rules[r], needed);
    }
  }
  for (uint32_t r = 0; r < rules->rule_count; r++) {
    if (needed[rules->rules[r].type]) phases |= 1u << rules->rules[r].phase;
  }
  return phases;
}
