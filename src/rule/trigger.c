/* Triggers. Every match of a pattern holds at least one atom of each of its necessary parts. For every rule we choose the part whose atoms
 * are rarest in news, seen together with the tokens beside them, and post the rule under the keys of those atoms, with what must stand beside it
 * and the number of tokens that can lie between the start of a match and the atom. For
 *
 *     m:<MONTH> d:[num 1..31] ","? y:[year]
 *
 * the parts are <MONTH>, [num] and [year]; <MONTH> is rarest: one posting under the list MONTH, 0 tokens from the start. */
#include "base/bits.h"
#include "rule/compiler.h"

typedef struct {
  uint32_t key, code; /* instruction of its atom */
  uint32_t before_min, before_max;
} trigger_key;

typedef struct {
  trigger_key keys[MAX_ATOM_KEYS];
  uint32_t count;
  double cost; /* expected occurrences in 1,000 tokens; INFINITY_COST: no trigger */
} trigger;

#define INFINITY_COST 1e9

/* What a trigger costs whose neighbours forbid the rule; one that they allow costs 1. */
static const double VISIT_COST = 0.05;

/* In 1,000 tokens of 4,000 articles of the bench set. */
static double class_cost(uint32_t class) {
  static const double COSTS[CLASS_COUNT] = {
      [CLASS_UNCASED] = 0.1,
      [CLASS_LOWER] = 680,
      [CLASS_TITLE] = 130,
      [CLASS_UPPER] = 35,
      [CLASS_MIXED] = 1.4,
      [CLASS_SMALL] = 11,
      [CLASS_TENS] = 3,
      [CLASS_HUNDREDS] = 3,
      [CLASS_YEAR] = 4,
      [CLASS_LARGE] = 11,
      [CLASS_HUGE] = 0.1,
      [CLASS_STOP] = 36,
      [CLASS_KINDS + TOKEN_ORDINAL] = 0.5,
      [CLASS_KINDS + TOKEN_DECADE] = 0.1,
      [CLASS_KINDS + TOKEN_CLOCK] = 0.1,
      [CLASS_KINDS + TOKEN_CODE] = 0.3,
      [CLASS_KINDS + TOKEN_QUOTE] = 15,
      [CLASS_KINDS + TOKEN_DASH] = 14,
      [CLASS_KINDS + TOKEN_PUNCT] = 47,
      [CLASS_KINDS + TOKEN_SYMBOL] = 7,
      [CLASS_KINDS + TOKEN_URL] = 0.1,
      [CLASS_KINDS + TOKEN_EMAIL] = 0.1,
      [CLASS_KINDS + TOKEN_HANDLE] = 0.1,
      [CLASS_KINDS + TOKEN_TAG] = 0.1,
  };
  return COSTS[class];
}

static double key_cost(const rule_compiler *compiler, uint32_t key) {
  if (key >= class_key(compiler, 0)) return class_cost(key - class_key(compiler, 0));
  if (key >= type_key(compiler, 0)) return key - type_key(compiler, 0) < SPAN_TYPE_COUNT ? 30 : 7; /* names, and what rules find for rules */
  if (key >= list_key(compiler, 0)) return list_frequency(compiler, key - list_key(compiler, 0));
  return word_frequency(compiler, key);
}

/* How often a token has one of some keys: occurrences in 1,000 tokens by bit, summed up by find_bit_costs. */
typedef struct {
  double lists[64], others[64];
} bit_costs;

static void find_bit_costs(const rule_compiler *compiler, bit_costs *costs) {
  *costs = (bit_costs){{0}, {0}};
  costs->others[lowest_bit(KEY_END)] = 40;
  costs->others[lowest_bit(KEY_INSIDE)] = 100;
  for (uint32_t key = 0; key < key_count(compiler); key++) {
    uint64_t mask = compiler->key_masks.items[key];
    if (mask) costs->others[lowest_bit(mask)] += key_cost(compiler, key);
  }
  for (uint32_t list = 0; list < compiler->tables.lists.count; list++)
    costs->lists[lowest_bit(list_bit(list))] += key_cost(compiler, list_key(compiler, list));
}

static double chance_of(const bit_costs *costs, const key_bits *keys) {
  double sum = 0;
  for (uint64_t left = keys->lists; left; left &= left - 1) sum += costs->lists[lowest_bit(left)];
  for (uint64_t left = keys->others; left; left &= left - 1) sum += costs->others[lowest_bit(left)];
  return sum < 1000 ? sum / 1000 : 1;
}

typedef struct {
  uint32_t min, max; /* tokens; UINT16_MAX: any number */
} width;

static uint32_t add_widths(uint32_t a, uint32_t b) {
  return a + b >= UINT16_MAX ? UINT16_MAX : a + b;
}

/* Walks the tree and the compiled atoms in step. */
typedef struct {
  rule_compiler *compiler;
  const bit_costs *costs;
  uint32_t code; /* next instruction of the program that may be an atom */
} walker;

/* The instruction of the next atom. */
static uint32_t next_atom(walker *w) {
  while (w->compiler->code.items[w->code].op < OP_ATOM) w->code++;
  return w->code++;
}

static void atom_trigger(const walker *w, uint32_t code, const rule_atom *atom, trigger *t) {
  const rule_compiler *compiler = w->compiler;
  uint32_t keys[MAX_ATOM_KEYS];
  t->count = atom_keys(compiler, atom, keys);
  t->cost = 0;
  for (uint32_t i = 0; i < t->count; i++) {
    t->keys[i] = (trigger_key){keys[i], code, 0, 0};
    t->cost += key_cost(compiler, keys[i]);
  }
  next_keys next = next_keys_at(compiler, compiler->code.items[code].next);
  double chance = chance_of(w->costs, &next.wide) + chance_of(w->costs, &next.first) * chance_of(w->costs, &next.second);
  chance = (chance < 1 ? chance : 1) * chance_of(w->costs, &compiler->pasts.items[code].last);
  t->cost *= VISIT_COST + (1 - VISIT_COST) * chance;
}

static width find_trigger(walker *w, uint32_t index, trigger *best);

static void shift_keys(trigger *t, width by) {
  for (uint32_t i = 0; i < t->count; i++) {
    t->keys[i].before_min = add_widths(t->keys[i].before_min, by.min);
    t->keys[i].before_max = add_widths(t->keys[i].before_max, by.max);
  }
}

static width sequence_trigger(walker *w, uint32_t child, trigger *best) {
  width total = {0, 0};
  best->cost = INFINITY_COST;
  for (; child != NO_NODE; child = w->compiler->tree.nodes.items[child].next) {
    trigger t = {.cost = INFINITY_COST};
    width own = find_trigger(w, child, &t);
    if (t.cost < best->cost) {
      shift_keys(&t, total);
      *best = t;
    }
    total = (width){add_widths(total.min, own.min), add_widths(total.max, own.max)};
  }
  return total;
}

static width leaf_trigger(walker *w, trigger *t) {
  uint32_t code = next_atom(w);
  const rule_atom *atom = &w->compiler->atoms.items[w->compiler->code.items[code].a];
  atom_trigger(w, code, atom, t);
  if (atom->kind == ATOM_SPAN) return (width){1, UINT16_MAX};
  uint32_t longest = atom->kind == ATOM_LIST ? w->compiler->tables.lists.items[atom->value].longest : 1;
  return (width){1, longest ? longest : 1};
}

static width choice_trigger(walker *w, uint32_t branch, trigger *all) {
  const syntax_tree *tree = &w->compiler->tree;
  width widest = {UINT16_MAX, 0};
  all->cost = 0;
  for (uint32_t end; branch != NO_NODE; branch = end) {
    trigger t = {.cost = INFINITY_COST};
    end = branch_end(tree, branch);
    width own = end == tree->nodes.items[branch].next ? find_trigger(w, branch, &t) : leaf_trigger(w, &t);
    if (own.min < widest.min) widest.min = own.min;
    if (own.max > widest.max) widest.max = own.max;
    if (t.cost >= INFINITY_COST || all->cost >= INFINITY_COST || all->count + t.count > MAX_ATOM_KEYS) {
      all->cost = INFINITY_COST;
      continue;
    }
    memcpy(all->keys + all->count, t.keys, t.count * sizeof *t.keys);
    all->count += t.count;
    all->cost += t.cost;
  }
  return widest;
}

static width repeat_trigger(walker *w, const pattern_node *node, trigger *best) {
  width one = {0, 0};
  uint32_t copies = node->high == UINT16_MAX ? node->low + 1u : node->high;
  for (uint32_t i = 0; i < copies; i++) {
    trigger t = {.cost = INFINITY_COST};
    one = find_trigger(w, node->child, &t);
    if (i == 0 && node->low > 0) *best = t;
  }
  uint32_t max = node->high == UINT16_MAX ? UINT16_MAX : one.max * node->high;
  return (width){one.min * node->low, max < UINT16_MAX ? max : UINT16_MAX};
}

static width find_trigger(walker *w, uint32_t index, trigger *best) {
  pattern_node node = w->compiler->tree.nodes.items[index];
  best->cost = INFINITY_COST;
  switch (node.kind) {
    case NODE_SEQUENCE: return sequence_trigger(w, node.child, best);
    case NODE_CHOICE: return choice_trigger(w, node.child, best);
    case NODE_REPEAT: return repeat_trigger(w, &node, best);
    case NODE_CAPTURE: return find_trigger(w, node.child, best);
    case NODE_GAP: return (width){0, node.low ? UINT16_MAX : 0};
    case NODE_START:
    case NODE_END: return (width){0, 0};
    default: return leaf_trigger(w, best);
  }
}

static void post(rule_compiler *compiler, uint32_t rule, const trigger *t) {
  for (uint32_t i = 0; i < t->count; i++) {
    const trigger_key *k = &t->keys[i];
    const code_past *past = &compiler->pasts.items[k->code];
    rule_posting posting = {.next = next_keys_at(compiler, compiler->code.items[k->code].next),
                            .last = past->last,
                            .between = past->all,
                            .rule = rule,
                            .phase = (uint16_t)compiler->rules.items[rule].phase,
                            .before_min = (uint16_t)k->before_min,
                            .before_max = (uint16_t)k->before_max};
    VEC_PUSH(&compiler->postings, (keyed_posting){k->key, posting});
  }
}

/* `after` clauses are tried from each start that their pattern can have. */
static void find_widths(rule_compiler *compiler, const bit_costs *costs, const ng_rule *rule, const rule_syntax *syntax) {
  for (uint32_t i = 0; i < rule->context_count; i++) {
    rule_context *context = &compiler->contexts.items[rule->first_context + i];
    walker w = {compiler, costs, context->code};
    trigger unused = {.cost = INFINITY_COST};
    width own = find_trigger(&w, compiler->tree.contexts.items[syntax->first_context + i].node, &unused);
    context->low = (uint16_t)own.min;
    context->high = (uint16_t)(own.max < NG_MAX_LOOK_BACK ? own.max : NG_MAX_LOOK_BACK);
  }
}

/* More than this many candidates in 1,000 tokens is worth a word, unless the rule is marked `costly`. */
static const double SELECTIVE = 30;

void find_triggers(rule_compiler *compiler) {
  bit_costs costs;
  find_bit_costs(compiler, &costs);
  for (uint32_t i = 0; i < compiler->rules.count; i++) {
    const ng_rule *rule = &compiler->rules.items[i];
    const rule_syntax *syntax = &compiler->tree.rules.items[i];
    find_widths(compiler, &costs, rule, syntax);
    if (rule->flags & (RULE_LINE | RULE_FRAME)) continue;
    walker w = {compiler, &costs, rule->code};
    trigger t = {.cost = INFINITY_COST};
    width own = find_trigger(&w, syntax->match, &t);
    if (own.min == 0 || t.cost >= INFINITY_COST) {
      report_error(compiler->report, syntax->place, "rule %.*s has no part that every match must hold; make one of its elements required",
                   STR_ARG(syntax->name));
      continue;
    }
    if (t.cost > SELECTIVE && syntax->costly.len == 0) {
      report_warning(compiler->report, syntax->place,
                     "rule %.*s has no selective trigger (%.0f candidates in 1,000 tokens); add a rarer word or mark it costly \"reason\"",
                     STR_ARG(syntax->name), t.cost);
    }
    post(compiler, i, &t);
  }
}
