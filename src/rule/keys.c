/* Keys: what of a token can call for a rule — its word, its lists, the spans that start there, its class — and the bits of keys.
 *
 * Lists have the bits of token_table.lists. The others share out 64: classes, types and common words get one nearly of their own, all other words
 * share thirteen. A token's bits are those of its keys; `first` of an instruction those of all atoms that are reached from there without passing
 * another. */
#include "rule/compiler.h"

/* The bits of a sort of keys: `count` from `first` on. */
typedef struct {
  uint32_t first, count;
} bit_range;

static const bit_range COMMON_BITS = {FIRST_WORD_BIT, 13}, WORD_BITS = {FIRST_WORD_BIT + 13, FIRST_TYPE_BIT - FIRST_WORD_BIT - 13},
                       TYPE_BITS = {FIRST_TYPE_BIT, FIRST_CLASS_BIT - FIRST_TYPE_BIT}, CLASS_BITS = {FIRST_CLASS_BIT, 64 - FIRST_CLASS_BIT};

static const double COMMON_WORD = 5; /* occurrences in 1,000 tokens */

uint32_t list_key(const rule_compiler *compiler, uint32_t list) {
  return compiler->word_count + list;
}

uint32_t type_key(const rule_compiler *compiler, uint32_t type) {
  return list_key(compiler, compiler->tables.lists.count) + type;
}

uint32_t class_key(const rule_compiler *compiler, uint32_t class) {
  return type_key(compiler, compiler->type_names.count) + class;
}

uint32_t key_count(const rule_compiler *compiler) {
  return class_key(compiler, CLASS_COUNT);
}

static uint32_t class_keys(const rule_compiler *compiler, uint64_t classes, uint32_t *keys) {
  uint32_t count = 0;
  for (uint32_t class = 0; class < CLASS_COUNT; class ++) {
    if (classes >> class & 1) keys[count++] = class_key(compiler, class);
  }
  return count;
}

uint32_t atom_keys(const rule_compiler *compiler, const rule_atom *atom, uint32_t *keys) {
  keys[0] = atom->value;
  switch (atom->kind) {
    case ATOM_FLAGS: return class_keys(compiler, UINT64_MAX, keys); /* any token */
    case ATOM_LIST: keys[0] = list_key(compiler, atom->value); return 1;
    case ATOM_SPAN: keys[0] = type_key(compiler, atom->value); return 1;
    case ATOM_WORDS:
      for (uint32_t i = 0; i < atom->count && i < MAX_ATOM_KEYS; i++) keys[i] = compiler->words.items[atom->value + i];
      return atom->count < MAX_ATOM_KEYS ? atom->count : MAX_ATOM_KEYS;
    case ATOM_TOKEN:
    case ATOM_REGEX: return class_keys(compiler, shape_classes(&compiler->shapes.items[atom->shape]), keys);
    default: return 1;
  }
}

static const bit_range *range_of(const rule_compiler *compiler, uint32_t key) {
  if (key >= class_key(compiler, 0)) return &CLASS_BITS;
  if (key >= type_key(compiler, 0)) return &TYPE_BITS;
  return word_frequency(compiler, key) >= COMMON_WORD ? &COMMON_BITS : &WORD_BITS;
}

/* The bit of a range whose keys are the rarest so far. */
static uint32_t lightest_bit(const bit_range *range, const double *loads) {
  uint32_t lightest = range->first;
  for (uint32_t bit = range->first; bit < range->first + range->count; bit++) {
    if (loads[bit] < loads[lightest]) lightest = bit;
  }
  return lightest;
}

/* Gives bits to the keys of an atom that have none yet; rare words that are asked for together get one together. `loads`: occurrences in 1,000 tokens
 * by bit. */
static void give_bits(rule_compiler *compiler, double *loads, const rule_atom *atom) {
  uint32_t keys[MAX_ATOM_KEYS], count = atom_keys(compiler, atom, keys), shared = lightest_bit(&WORD_BITS, loads);
  for (uint32_t i = 0; i < count && atom->kind != ATOM_LIST; i++) {
    const bit_range *range = range_of(compiler, keys[i]);
    uint32_t bit = range == &WORD_BITS ? shared : lightest_bit(range, loads);
    if (compiler->key_masks.items[keys[i]]) continue;
    compiler->key_masks.items[keys[i]] = 1ull << bit;
    loads[bit] += range == &WORD_BITS || range == &COMMON_BITS ? word_frequency(compiler, keys[i]) : 1;
  }
}

static key_bits bits_of(const rule_compiler *compiler, const rule_atom *atom) {
  uint32_t keys[MAX_ATOM_KEYS], count = atom_keys(compiler, atom, keys);
  key_bits bits = NO_KEYS;
  if (atom->kind == ATOM_LIST) return (key_bits){list_bit(atom->value), 0};
  for (uint32_t i = 0; i < count; i++) bits.others |= compiler->key_masks.items[keys[i]];
  return bits;
}

static key_bits bits_from(const rule_compiler *compiler, uint32_t at) {
  const rule_code *code = compiler->code.items, *c = &code[at];
  switch (c->op) {
    case OP_SPLIT: return keys_join(code[c->a].first, code[c->b].first);
    case OP_BRANCH:
    case OP_JUMP: return code[c->a].first;
    case OP_CHOICE: {
      key_bits bits = NO_KEYS;
      for (uint32_t i = 1; i <= c->a; i++) bits = keys_join(bits, code[at + i].first);
      return bits;
    }
    case OP_OPEN:
    case OP_CLOSE:
    case OP_START: return code[at + 1].first;
    case OP_MATCH: return c->first;
    case OP_GAP: return ANY_KEYS;
    case OP_END: return END_KEYS;
    default: return compiler->atom_bits.items[c->a];
  }
}

enum { FIRST_DEPTH = 200 };

bool atom_is_wide(const rule_compiler *compiler, const rule_atom *atom) {
  return atom->kind == ATOM_SPAN || (atom->kind == ATOM_LIST && compiler->tables.lists.items[atom->value].longest > 1);
}

static void add_next_atoms(const rule_compiler *compiler, uint32_t at, uint32_t depth, next_keys *keys) {
  const rule_code *code = compiler->code.items, *c = &code[at];
  if (depth > FIRST_DEPTH) keys->wide = ANY_KEYS;
  if (keys_equal(keys->wide, ANY_KEYS)) return;
  switch (c->op) {
    case OP_SPLIT:
      add_next_atoms(compiler, c->a, depth + 1, keys);
      add_next_atoms(compiler, c->b, depth + 1, keys);
      return;
    case OP_CHOICE:
      for (uint32_t i = 1; i <= c->a; i++) add_next_atoms(compiler, code[at + i].a, depth + 1, keys);
      return;
    case OP_OPEN:
    case OP_CLOSE:
    case OP_START: add_next_atoms(compiler, c->next, depth + 1, keys); return;
    case OP_MATCH:
    case OP_GAP:
    case OP_END: keys->wide = keys_join(keys->wide, compiler->ahead.items[at]); return;
    default: break;
  }
  if (atom_is_wide(compiler, &compiler->atoms.items[c->a]) || keys_equal(compiler->ahead.items[c->next], ANY_KEYS))
    keys->wide = keys_join(keys->wide, compiler->atom_bits.items[c->a]);
  else
    keys->second = keys_join(keys->second, compiler->ahead.items[c->next]);
}

next_keys next_keys_at(const rule_compiler *compiler, uint32_t at) {
  next_keys keys = {compiler->ahead.items[at], NO_KEYS, NO_KEYS};
  add_next_atoms(compiler, at, 0, &keys);
  return keys;
}

/* Carries the keys of atoms, and those at the ends of programs, back to all instructions before them. Bits only grow, so the rounds end; a loop in
 * a pattern needs one more. */
static void spread_first(rule_compiler *compiler) {
  rule_code *code = compiler->code.items;
  for (uint32_t i = 0; i < compiler->code.count; i++) {
    if (code[i].op != OP_MATCH) code[i].first = NO_KEYS;
  }
  for (bool grown = true; grown;) {
    grown = false;
    for (uint32_t i = compiler->code.count; i-- > 0;) {
      key_bits bits = bits_from(compiler, i);
      grown |= !keys_equal(bits, code[i].first);
      code[i].first = bits;
    }
  }
}

/* Behind a match stands what a `before` clause asks for, when there is one. */
static void end_rules(rule_compiler *compiler, bool with_contexts) {
  for (uint32_t r = 0; r < compiler->rules.count; r++) {
    const ng_rule *rule = &compiler->rules.items[r];
    const rule_context *context = with_contexts ? required_context(compiler, rule, CONTEXT_BEFORE) : NULL;
    if (rule->flags & (RULE_LINE | RULE_FRAME)) continue;
    compiler->code.items[end_of_code(compiler, rule->code)].first = context ? compiler->code.items[context->code].first : ANY_KEYS;
  }
}

/* Every class that tokens have has a bit, so that every token has one; addresses and tags share that of huge numbers. */
static uint32_t bit_of_class(uint32_t class) {
  uint32_t bit = class < CLASS_KINDS ? class : class - 2; /* words and numbers have classes of their own */
  return CLASS_BITS.first + (bit < CLASS_BITS.count ? bit : CLASS_HUGE);
}

static void share_bits(rule_compiler *compiler) {
  double loads[64] = {0};
  for (uint32_t class = 0; class < CLASS_COUNT; class ++) compiler->key_masks.items[class_key(compiler, class)] = 1ull << bit_of_class(class);
  for (uint32_t i = 0; i < compiler->atoms.count; i++) give_bits(compiler, loads, &compiler->atoms.items[i]);
  for (uint32_t i = 0; i < compiler->atoms.count; i++) VEC_PUSH(&compiler->atom_bits, bits_of(compiler, &compiler->atoms.items[i]));
}

void find_first_keys(rule_compiler *compiler) {
  for (uint32_t key = 0; key < key_count(compiler); key++) VEC_PUSH(&compiler->key_masks, 0);
  if (compiler->key_masks.failed) return;
  share_bits(compiler);
  if (compiler->atom_bits.failed) return;
  spread_first(compiler);
  end_rules(compiler, true);
  spread_first(compiler);
  for (uint32_t i = 0; i < compiler->code.count; i++) VEC_PUSH(&compiler->ahead, compiler->code.items[i].first);
  end_rules(compiler, false);
  spread_first(compiler);
  for (uint32_t i = 0; i < compiler->contexts.count; i++) {
    rule_context *context = &compiler->contexts.items[i];
    context->next = next_keys_at(compiler, context->code);
  }
  for (uint32_t r = 0; r < compiler->rules.count; r++) {
    ng_rule *rule = &compiler->rules.items[r];
    if (!(rule->flags & (RULE_LINE | RULE_FRAME))) rule->next = next_keys_at(compiler, rule->code);
  }
}
