/* Asked phases. What only rules read ("a police spokesman" as @role) need not be found in every sentence, but only in windows with a trigger of a
 * rule that looks at it ("the words of @role"). That can be told when such rules have words, lists or classes as triggers, and when the windows are
 * the same. */
#include "rule/compiler.h"

/* The phase of the rules that give a type, as a bit; 0 when there are none. */
static uint32_t phase_of_type(const rule_compiler *compiler, uint32_t type) {
  for (uint32_t i = 0; i < compiler->rules.count; i++) {
    if (compiler->rules.items[i].type == type) return 1u << compiler->rules.items[i].phase;
  }
  return 0;
}

/* A gap counts spans of any type. */
static uint32_t looked_at_by(const rule_compiler *compiler, uint32_t code) {
  uint32_t phases = 0;
  for (; compiler->code.items[code].op != OP_MATCH; code++) {
    const rule_code *c = &compiler->code.items[code];
    if (c->op == OP_GAP) return UINT32_MAX;
    if (c->op == OP_ATOM + ATOM_SPAN) phases |= phase_of_type(compiler, c->b);
  }
  return phases;
}

static bool is_folded(uint32_t pass) {
  return pass >= NG_FIRST_FOLDED_PASS;
}

/* Phases of windows other than those of the rule. */
static uint32_t other_windows(const rule_compiler *compiler, const ng_rule *rule) {
  uint32_t phases = 0;
  for (uint32_t phase = 0; phase < compiler->phase_count; phase++) {
    if (is_folded(compiler->phase_pass[phase]) != is_folded(rule->pass)) phases |= 1u << phase;
  }
  return phases;
}

void find_asked_phases(rule_compiler *compiler) {
  uint32_t everywhere = 0; /* phases that are not asked for */
  for (uint32_t i = 0; i < compiler->rules.count; i++) {
    ng_rule *rule = &compiler->rules.items[i];
    bool has_trigger = !(rule->flags & (RULE_LINE | RULE_FRAME));
    uint32_t looks_at = has_trigger ? looked_at_by(compiler, rule->code) : 0;
    for (uint32_t c = 0; c < rule->context_count; c++) looks_at |= looked_at_by(compiler, compiler->contexts.items[rule->first_context + c].code);
    rule->looks_at = looks_at & ((1u << rule->phase) - 1);
    everywhere |= rule->looks_at & (has_trigger ? other_windows(compiler, rule) : UINT32_MAX);
    if (span_type_is_in_c(rule->type)) everywhere |= 1u << rule->phase;
  }
  for (uint32_t i = 0; i < compiler->postings.count; i++) {
    const keyed_posting *p = &compiler->postings.items[i];
    bool is_type = p->key >= type_key(compiler, 0) && p->key < class_key(compiler, 0);
    if (is_type) everywhere |= compiler->rules.items[p->posting.rule].looks_at;
  }
  compiler->asked_phases = ~everywhere & ((1u << compiler->phase_count) - 1);
}
