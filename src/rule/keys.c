/* Keys: what of a token can call for a rule — its word, its lists, the spans that start there, its class — and the bits of keys.
 *
 * 64 bits are shared out: every class and type gets one nearly of its own, lists and words share the rest in turn. A token's bits are those of
 * its keys; `first` of an instruction those of all atoms that are reached from there without passing another. */
#include "rule/compiler.h"

/* First bit and number of bits of each sort of keys. */
typedef struct {
  uint32_t first, count, next;
} bit_range;

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

static uint32_t shape_keys(const rule_compiler *compiler, const rule_atom *atom, uint32_t *keys) {
  uint64_t classes = shape_classes(&compiler->shapes.items[atom->shape]);
  uint32_t count = 0;
  for (uint32_t class = 0; class < CLASS_COUNT; class ++) {
    if (classes >> class & 1) keys[count++] = class_key(compiler, class);
  }
  return count;
}

uint32_t atom_keys(const rule_compiler *compiler, const rule_atom *atom, uint32_t *keys) {
  keys[0] = atom->value;
  switch (atom->kind) {
    case ATOM_FLAGS:
    case ATOM_LIST: keys[0] = list_key(compiler, atom->value); return 1;
    case ATOM_SPAN: keys[0] = type_key(compiler, atom->value); return 1;
    case ATOM_WORDS:
      for (uint32_t i = 0; i < atom->count && i < MAX_ATOM_KEYS; i++) keys[i] = compiler->words.items[atom->value + i];
      return atom->count < MAX_ATOM_KEYS ? atom->count : MAX_ATOM_KEYS;
    case ATOM_TOKEN:
    case ATOM_REGEX: return shape_keys(compiler, atom, keys);
    default: return 1;
  }
}

static bit_range *range_of(const rule_compiler *compiler, bit_range *ranges, uint32_t key) {
  return &ranges[(key >= list_key(compiler, 0)) + (key >= type_key(compiler, 0)) + (key >= class_key(compiler, 0))];
}

/* The bits of an atom's keys; keys that have none yet get one. */
static uint64_t atom_bits(rule_compiler *compiler, bit_range *ranges, const rule_atom *atom) {
  uint32_t keys[MAX_ATOM_KEYS], count = atom_keys(compiler, atom, keys);
  uint64_t bits = 0;
  for (uint32_t i = 0; i < count; i++) {
    uint64_t *mask = &compiler->key_masks.items[keys[i]];
    bit_range *range = range_of(compiler, ranges, keys[i]);
    if (!*mask) *mask = 1ull << (range->first + range->next++ % range->count);
    bits |= *mask;
  }
  return bits;
}

/* Every class has a bit, so that every token has one. */
static void give_classes_bits(rule_compiler *compiler, bit_range *range) {
  for (uint32_t class = 0; class < CLASS_COUNT; class ++)
    compiler->key_masks.items[class_key(compiler, class)] = 1ull << (range->first + range->next++ % range->count);
}

static uint64_t bits_from(const rule_compiler *compiler, const uint64_t *atoms, uint32_t at) {
  const rule_code *c = &compiler->code.items[at];
  switch (c->op) {
    case OP_SPLIT: return compiler->code.items[c->a].first | compiler->code.items[c->b].first;
    case OP_BRANCH:
    case OP_JUMP: return compiler->code.items[c->a].first;
    case OP_CHOICE: {
      uint64_t bits = 0;
      for (uint32_t i = 1; i <= c->a; i++) bits |= compiler->code.items[at + i].first;
      return bits;
    }
    case OP_OPEN:
    case OP_CLOSE:
    case OP_START: return compiler->code.items[at + 1].first;
    case OP_MATCH:
    case OP_GAP:
    case OP_END: return UINT64_MAX;
    default: return atoms[c->a];
  }
}

enum { FIRST_DEPTH = 200 };

static bool is_wide(const rule_compiler *compiler, const rule_atom *atom) {
  return atom->kind == ATOM_SPAN || (atom->kind == ATOM_LIST && compiler->tables.lists.items[atom->value].longest > 1);
}

/* Collects what can be the first atom of a match from instruction `at` on. */
static void add_first_atoms(const rule_compiler *compiler, const uint64_t *atoms, uint32_t at, uint32_t depth, ng_rule *rule) {
  const rule_code *code = compiler->code.items, *c = &code[at];
  if (depth > FIRST_DEPTH) rule->wide_first = UINT64_MAX;
  if (rule->wide_first == UINT64_MAX) return;
  switch (c->op) {
    case OP_SPLIT:
      add_first_atoms(compiler, atoms, c->a, depth + 1, rule);
      add_first_atoms(compiler, atoms, c->b, depth + 1, rule);
      return;
    case OP_CHOICE:
      for (uint32_t i = 1; i <= c->a; i++) add_first_atoms(compiler, atoms, code[at + i].a, depth + 1, rule);
      return;
    case OP_OPEN:
    case OP_CLOSE:
    case OP_START: add_first_atoms(compiler, atoms, c->next, depth + 1, rule); return;
    case OP_MATCH:
    case OP_GAP:
    case OP_END: rule->wide_first = UINT64_MAX; return;
    default: break;
  }
  if (is_wide(compiler, &compiler->atoms.items[c->a]))
    rule->wide_first |= atoms[c->a];
  else
    rule->second |= code[c->next].first;
}

/* Bits only grow, so the rounds end; a loop in a pattern needs one more. */
void find_first_keys(rule_compiler *compiler) {
  bit_range ranges[] = {{0, 19, 0}, {19, 20, 0}, {39, 11, 0}, {50, 14, 0}};
  for (uint32_t key = 0; key < key_count(compiler); key++) VEC_PUSH(&compiler->key_masks, 0);
  uint64_t *atoms = calloc(compiler->atoms.count + 1, sizeof *atoms);
  if (!atoms || compiler->key_masks.failed) {
    compiler->tables.failed = true;
    free(atoms);
    return;
  }
  give_classes_bits(compiler, &ranges[3]);
  for (uint32_t i = 0; i < compiler->atoms.count; i++) atoms[i] = atom_bits(compiler, ranges, &compiler->atoms.items[i]);
  for (uint32_t i = 0; i < compiler->code.count; i++) compiler->code.items[i].first = 0;
  for (bool grown = true; grown;) {
    grown = false;
    for (uint32_t i = compiler->code.count; i-- > 0;) {
      uint64_t bits = bits_from(compiler, atoms, i);
      grown |= bits != compiler->code.items[i].first;
      compiler->code.items[i].first = bits;
    }
  }
  for (uint32_t r = 0; r < compiler->rules.count; r++) {
    ng_rule *rule = &compiler->rules.items[r];
    if (!(rule->flags & (RULE_LINE | RULE_FRAME))) add_first_atoms(compiler, atoms, rule->code, 0, rule);
  }
  free(atoms);
}
