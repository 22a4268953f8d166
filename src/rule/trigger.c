/* Triggers. Every match of a pattern holds at least one atom of each of its necessary parts. For every rule we choose the part whose atoms
 * are rarest in news and post the rule under the keys of those atoms, with the number of tokens that can lie between the start of a match
 * and the atom. For
 *
 *     m:<MONTH> d:[num 1..31] ","? y:[year]
 *
 * the parts are <MONTH>, [num] and [year]; <MONTH> is rarest: one posting under the list MONTH, 0 tokens from the start. */
#include "rule/compiler.h"
#include "text/token.h"

enum { MAX_KEYS = 64, KIND_COUNT = TOKEN_TAG + 1 };

typedef struct {
  uint32_t key;
  uint32_t before_min, before_max;
} trigger_key;

typedef struct {
  trigger_key keys[MAX_KEYS];
  uint32_t count;
  double cost; /* expected occurrences in 1,000 tokens; INFINITY_COST: no trigger */
} trigger;

#define INFINITY_COST 1e9

uint32_t list_key(const rule_compiler *compiler, uint32_t list) {
  return compiler->tables.lexemes.count + list;
}

uint32_t type_key(const rule_compiler *compiler, uint32_t type) {
  return list_key(compiler, compiler->tables.lists.count) + type;
}

uint32_t kind_key(const rule_compiler *compiler, uint32_t kind) {
  return type_key(compiler, compiler->type_names.count) + kind;
}

uint32_t key_count(const rule_compiler *compiler) {
  return kind_key(compiler, KIND_COUNT);
}

/* The commonest words of English news by rank band; every other word is taken as rare. */
static double word_cost(ng_str word) {
  static const char *const BANDS[] = {
      "the , . to of and a in \" '", "that for on is was said with it as at by he from 's - be has have are an his",
      "will not but they this who had their which were we i been its would about more after up one you out or if can there all new when what people "
      "also than two over into first last her she him them so no could year years us u.s. other before between against during while since",
      NULL};
  static const double COSTS[] = {25, 5, 1.5};
  for (int band = 0; BANDS[band]; band++) {
    for (ng_str rest = str_of(BANDS[band]); rest.len;) {
      if (str_equal(str_cut(&rest, ' '), word)) return COSTS[band];
    }
  }
  return 0.05;
}

static double kind_cost(uint32_t kind) {
  static const double COSTS[KIND_COUNT] = {[TOKEN_WORD] = 800, [TOKEN_NUMBER] = 20, [TOKEN_ORDINAL] = 0.5, [TOKEN_DECADE] = 0.3, [TOKEN_CLOCK] = 0.5,
                                           [TOKEN_CODE] = 2,   [TOKEN_QUOTE] = 20,  [TOKEN_DASH] = 12,     [TOKEN_PUNCT] = 100,  [TOKEN_SYMBOL] = 4,
                                           [TOKEN_URL] = 0.1,  [TOKEN_EMAIL] = 0.1, [TOKEN_HANDLE] = 0.1,  [TOKEN_TAG] = 0.1};
  return COSTS[kind];
}

static double list_cost(const rule_compiler *compiler, uint32_t list) {
  double cost = 0.1;
  uint32_t rows = compiler->tables.lists.items[list].row_count;
  cost += rows > 2000 ? 30 : rows * 0.02;
  return cost;
}

static void one_key(trigger *t, uint32_t key, double cost) {
  t->count = 1;
  t->keys[0] = (trigger_key){key, 0, 0};
  t->cost = cost;
}

static void token_trigger(const rule_compiler *compiler, const rule_atom *atom, trigger *t) {
  int32_t kinds = (1 << KIND_COUNT) - 1;
  for (uint32_t i = 0; i < atom->filter_count; i++) {
    const rule_filter *f = &compiler->filters.items[atom->first_filter + i];
    if (f->field == FIELD_KIND) kinds &= f->negated ? ~f->low : f->low;
  }
  t->count = 0;
  t->cost = 0;
  for (uint32_t kind = 0; kind < KIND_COUNT; kind++) {
    if (!(kinds >> kind & 1)) continue;
    t->keys[t->count++] = (trigger_key){kind_key(compiler, kind), 0, 0};
    t->cost += kind_cost(kind);
  }
}

static void atom_trigger(rule_compiler *compiler, const rule_atom *atom, trigger *t) {
  const lexeme *l = &compiler->tables.lexemes.items[atom->value];
  switch (atom->kind) {
    case ATOM_LEXEME: one_key(t, atom->value, word_cost(pool_str(&compiler->tables.pool, (image_text){l->text, l->len}))); break;
    case ATOM_LIST: one_key(t, list_key(compiler, atom->value), list_cost(compiler, atom->value)); break;
    case ATOM_SPAN: one_key(t, type_key(compiler, atom->value), 15); break;
    default: token_trigger(compiler, atom, t);
  }
}

typedef struct {
  uint32_t min, max; /* tokens; UINT16_MAX: any number */
} width;

static uint32_t add_widths(uint32_t a, uint32_t b) {
  return a + b >= UINT16_MAX ? UINT16_MAX : a + b;
}

/* Walks the tree and the compiled atoms in step: `atom` counts the atoms emitted so far, in the order of compile_pattern. */
typedef struct {
  rule_compiler *compiler;
  uint32_t code; /* next instruction of the program that may be an atom */
} walker;

static const rule_atom *next_atom(walker *w) {
  while (w->compiler->code.items[w->code].op != OP_ATOM) w->code++;
  return &w->compiler->atoms.items[w->compiler->code.items[w->code++].a];
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

static width choice_trigger(walker *w, uint32_t branch, trigger *all) {
  width widest = {UINT16_MAX, 0};
  all->cost = 0;
  for (; branch != NO_NODE; branch = w->compiler->tree.nodes.items[branch].next) {
    trigger t = {.cost = INFINITY_COST};
    width own = find_trigger(w, branch, &t);
    if (own.min < widest.min) widest.min = own.min;
    if (own.max > widest.max) widest.max = own.max;
    if (t.cost >= INFINITY_COST || all->cost >= INFINITY_COST || all->count + t.count > MAX_KEYS) {
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
    default: break;
  }
  const rule_atom *atom = next_atom(w);
  atom_trigger(w->compiler, atom, best);
  if (atom->kind == ATOM_SPAN) return (width){1, UINT16_MAX};
  uint32_t longest = w->compiler->tables.lists.count && atom->kind == ATOM_LIST ? w->compiler->tables.lists.items[atom->value].longest : 1;
  return (width){1, longest ? longest : 1};
}

static void post(rule_compiler *compiler, uint32_t rule, const trigger *t) {
  for (uint32_t i = 0; i < t->count; i++) {
    const trigger_key *k = &t->keys[i];
    rule_posting posting = {rule, (uint16_t)compiler->rules.items[rule].phase, (uint16_t)k->before_min, (uint16_t)k->before_max};
    VEC_PUSH(&compiler->postings, (keyed_posting){k->key, posting});
  }
}

static uint64_t atom_bits(rule_compiler *compiler, const rule_atom *atom) {
  trigger t = {.cost = INFINITY_COST};
  uint64_t bits = 0;
  atom_trigger(compiler, atom, &t);
  for (uint32_t i = 0; i < t.count; i++) bits |= key_bit(t.keys[i].key);
  return bits;
}

enum { FIRST_DEPTH = 200 };

/* The keys with which a match of the program can begin: those of all atoms that are reached without passing another. */
static uint64_t first_bits(rule_compiler *compiler, uint32_t code, uint32_t depth) {
  if (depth > FIRST_DEPTH) return UINT64_MAX;
  for (;; code++) {
    const rule_code *c = &compiler->code.items[code];
    switch (c->op) {
      case OP_ATOM: return atom_bits(compiler, &compiler->atoms.items[c->a]);
      case OP_SPLIT: return first_bits(compiler, c->a, depth + 1) | first_bits(compiler, c->b, depth + 1);
      case OP_JUMP: return first_bits(compiler, c->a, depth + 1);
      case OP_GAP:
      case OP_MATCH: return UINT64_MAX;
      default: break;
    }
  }
}

/* More than this many candidates in 1,000 tokens is worth a word, unless the rule is marked `costly`. */
static const double SELECTIVE = 30;

void find_triggers(rule_compiler *compiler) {
  for (uint32_t i = 0; i < compiler->rules.count; i++) {
    const ng_rule *rule = &compiler->rules.items[i];
    const rule_syntax *syntax = &compiler->tree.rules.items[i];
    if (rule->flags & RULE_LINE) continue;
    walker w = {compiler, rule->code};
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
    compiler->rules.items[i].first_keys = first_bits(compiler, rule->code, 0);
    post(compiler, i, &t);
  }
}
