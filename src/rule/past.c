/* The past of an instruction: the keys of tokens that a match has passed when it comes there. A list entry or a span of several tokens has its key
 * at the first, KEY_INSIDE at the others. */
#include "rule/compiler.h"

/* Joins `past` to that of instruction `at`; whether it has grown. */
static bool add_past(rule_compiler *compiler, uint32_t at, code_past past) {
  code_past *own = &compiler->pasts.items[at], old = *own;
  *own = (code_past){keys_join(old.last, past.last), keys_join(old.all, past.all)};
  return !keys_equal(old.last, own->last) || !keys_equal(old.all, own->all);
}

static code_past past_behind(const rule_compiler *compiler, uint32_t at) {
  const rule_code *c = &compiler->code.items[at];
  code_past past = compiler->pasts.items[at];
  if (c->op == OP_GAP) return (code_past){ANY_KEYS, ANY_KEYS};
  if (c->op < OP_ATOM || keys_equal(past.last, NO_KEYS)) return past;
  past.last = compiler->atom_bits.items[c->a];
  if (atom_is_wide(compiler, &compiler->atoms.items[c->a])) past.last.others |= KEY_INSIDE;
  past.all = keys_join(past.all, past.last);
  return past;
}

static bool pass_on(rule_compiler *compiler, uint32_t at) {
  const rule_code *code = compiler->code.items, *c = &code[at];
  code_past past = past_behind(compiler, at);
  bool grown = false;
  switch (c->op) {
    case OP_SPLIT: grown = add_past(compiler, c->a, past); return add_past(compiler, c->b, past) || grown;
    case OP_CHOICE:
      for (uint32_t i = 1; i <= c->a; i++) grown |= add_past(compiler, code[at + i].a, past);
      return grown;
    case OP_JUMP:
    case OP_BRANCH:
    case OP_MATCH: return false; /* nothing goes on from there */
    default: return add_past(compiler, c->next, past);
  }
}

static void spread_pasts(rule_compiler *compiler) {
  for (bool grown = true; grown;) { /* keys only grow, so the rounds end; a loop in a pattern needs one more */
    grown = false;
    for (uint32_t i = 0; i < compiler->code.count; i++) grown |= pass_on(compiler, i);
  }
}

/* Before a match stands what an `after` clause asks for, when there is one; so those of contexts are found first. */
void find_pasts(rule_compiler *compiler) {
  for (uint32_t i = 0; i < compiler->code.count; i++) VEC_PUSH(&compiler->pasts, (code_past){NO_KEYS, NO_KEYS});
  if (compiler->pasts.failed) return;
  for (uint32_t i = 0; i < compiler->contexts.count; i++) add_past(compiler, compiler->contexts.items[i].code, (code_past){ANY_KEYS, NO_KEYS});
  spread_pasts(compiler);
  for (uint32_t i = 0; i < compiler->contexts.count; i++) {
    rule_context *context = &compiler->contexts.items[i];
    context->last = compiler->pasts.items[end_of_code(compiler, context->code)].last;
  }
  for (uint32_t i = 0; i < compiler->rules.count; i++) {
    const ng_rule *rule = &compiler->rules.items[i];
    const rule_context *context = required_context(compiler, rule, CONTEXT_AFTER);
    if (rule->flags & (RULE_LINE | RULE_FRAME)) continue;
    add_past(compiler, rule->code, (code_past){context ? context->last : ANY_KEYS, NO_KEYS});
  }
  spread_pasts(compiler);
}
