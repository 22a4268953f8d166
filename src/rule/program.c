/* Compiling a pattern into the instructions of a backtracking machine: earlier alternatives are tried first, repeats are greedy, gaps lazy. */
#include "rule/compiler.h"

static uint32_t emit(rule_compiler *compiler, rule_op op, uint32_t a, uint32_t b) {
  VEC_PUSH(&compiler->code, (rule_code){.first = ANY_KEYS, .op = (uint16_t)op, .a = a, .b = b});
  return compiler->code.count - 1;
}

static void emit_atom(rule_compiler *compiler, uint32_t atom) {
  if (atom >= compiler->atoms.count) return; /* out of memory */
  const rule_atom *a = &compiler->atoms.items[atom];
  emit(compiler, OP_ATOM + a->kind, atom, a->value);
}

static void compile_node(rule_compiler *compiler, uint32_t index);

static void compile_children(rule_compiler *compiler, uint32_t child) {
  for (; child != NO_NODE; child = compiler->tree.nodes.items[child].next) compile_node(compiler, child);
}

/* A branch, or several that are one set of words. */
static void compile_branch(rule_compiler *compiler, uint32_t branch, uint32_t end) {
  if (compiler->tree.nodes.items[branch].next == end)
    compile_node(compiler, branch);
  else
    emit_atom(compiler, compile_word_set(compiler, branch, end));
}

/* choice n; branch L1; … L1: first; jump end; L2: … */
static void compile_choice(rule_compiler *compiler, uint32_t branch) {
  const syntax_tree *tree = &compiler->tree;
  uint32_t count = 0, jump = NO_NODE;
  for (uint32_t b = branch; b != NO_NODE; b = branch_end(tree, b)) count++;
  if (count == 1) {
    compile_branch(compiler, branch, NO_NODE);
    return;
  }
  uint32_t first = emit(compiler, OP_CHOICE, count, 0) + 1;
  for (uint32_t i = 0; i < count; i++) emit(compiler, OP_BRANCH, 0, 0);
  for (uint32_t i = 0, end; i < count; i++, branch = end) {
    end = branch_end(tree, branch);
    compiler->code.items[first + i].a = compiler->code.count;
    compile_branch(compiler, branch, end);
    jump = emit(compiler, OP_JUMP, jump, 0); /* for now chained to the jump before */
  }
  for (uint32_t before; jump != NO_NODE; jump = before) {
    before = compiler->code.items[jump].a;
    compiler->code.items[jump].a = compiler->code.count;
  }
}

/* Whether a pattern can match no token at all. */
static bool can_be_empty(const rule_compiler *compiler, uint32_t index) {
  const pattern_node *node = &compiler->tree.nodes.items[index];
  switch (node->kind) {
    case NODE_SEQUENCE:
      for (uint32_t child = node->child; child != NO_NODE; child = compiler->tree.nodes.items[child].next) {
        if (!can_be_empty(compiler, child)) return false;
      }
      return true;
    case NODE_CHOICE:
      for (uint32_t child = node->child; child != NO_NODE; child = compiler->tree.nodes.items[child].next) {
        if (can_be_empty(compiler, child)) return true;
      }
      return false;
    case NODE_REPEAT: return node->low == 0 || can_be_empty(compiler, node->child);
    case NODE_CAPTURE: return can_be_empty(compiler, node->child);
    default: return node->kind == NODE_GAP || node->kind == NODE_START || node->kind == NODE_END;
  }
}

static void compile_repeat(rule_compiler *compiler, const pattern_node *node) {
  for (uint32_t i = 0; i < node->low; i++) compile_node(compiler, node->child);
  if (node->high == UINT16_MAX && can_be_empty(compiler, node->child)) {
    report_error(compiler->report, node->place, "this repeats without end something that can be empty");
  }
  if (node->high == UINT16_MAX) { /* L: split body, out; body; jump L */
    uint32_t split = emit(compiler, OP_SPLIT, compiler->code.count + 1, 0);
    compile_node(compiler, node->child);
    emit(compiler, OP_JUMP, split, 0);
    compiler->code.items[split].b = compiler->code.count;
    return;
  }
  uint32_t splits[100], count = 0;
  for (uint32_t i = node->low; i < node->high && count < 100; i++) {
    splits[count++] = emit(compiler, OP_SPLIT, compiler->code.count + 1, 0);
    compile_node(compiler, node->child);
  }
  while (count) compiler->code.items[splits[--count]].b = compiler->code.count;
}

/* A longer capture that is all one list entry or span is that (`country == c.country`), so those inside it are to be known. */
static void mark_items(rule_code *code, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; i++) {
    bool is_item = code[i].op == OP_ATOM + ATOM_LIST || code[i].op == OP_ATOM + ATOM_SPAN;
    if (is_item && !code[i].capture) code[i].capture = IN_CAPTURE;
  }
}

/* m:X? is (m:X)?, so that X may be one atom. Else the code of a capture is compiled first; when it is one atom, the instruction that opens the
 * capture is taken back. */
static void compile_capture(rule_compiler *compiler, const pattern_node *node) {
  const pattern_node *child = &compiler->tree.nodes.items[node->child];
  if (child->kind == NODE_REPEAT && child->low == 0 && child->high == 1) {
    pattern_node inner = *node;
    inner.child = child->child;
    uint32_t split = emit(compiler, OP_SPLIT, compiler->code.count + 1, 0);
    compile_capture(compiler, &inner);
    compiler->code.items[split].b = compiler->code.count;
    return;
  }
  uint32_t open = emit(compiler, OP_OPEN, node->number, 0);
  compile_node(compiler, node->child);
  rule_code *code = compiler->code.items;
  if (compiler->code.count != open + 2 || code[open + 1].op < OP_ATOM || code[open + 1].capture) {
    mark_items(code, open + 1, compiler->code.count);
    emit(compiler, OP_CLOSE, node->number, 0);
    return;
  }
  code[open] = code[open + 1];
  code[open].capture = node->number + 1;
  compiler->code.count--;
}

static void compile_node(rule_compiler *compiler, uint32_t index) {
  pattern_node node = compiler->tree.nodes.items[index];
  switch (node.kind) {
    case NODE_SEQUENCE: compile_children(compiler, node.child); break;
    case NODE_CHOICE: compile_choice(compiler, node.child); break;
    case NODE_REPEAT: compile_repeat(compiler, &node); break;
    case NODE_CAPTURE: compile_capture(compiler, &node); break;
    case NODE_GAP: emit(compiler, OP_GAP, node.low, 0); break;
    case NODE_START: emit(compiler, OP_START, 0, 0); break;
    case NODE_END: emit(compiler, OP_END, 0, 0); break;
    default: emit_atom(compiler, compile_atom(compiler, &node));
  }
}

uint32_t end_of_code(const rule_compiler *compiler, uint32_t code) {
  while (compiler->code.items[code].op != OP_MATCH) code++;
  return code;
}

static uint32_t follow(const rule_code *code, uint32_t at) {
  while (code[at].op == OP_JUMP) at = code[at].a;
  return at;
}

/* Jumps cost a step; nothing leads to one any more. A loop's jump leads back to its split, so the chains end. */
static void follow_jumps(rule_code *code, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; i++) {
    code[i].next = i + 1 < end ? follow(code, i + 1) : i;
    if (code[i].op == OP_SPLIT || code[i].op == OP_BRANCH) code[i].a = follow(code, code[i].a);
    if (code[i].op == OP_SPLIT) code[i].b = follow(code, code[i].b);
  }
}

uint32_t compile_pattern(rule_compiler *compiler, uint32_t node) {
  uint32_t first = compiler->code.count;
  compile_node(compiler, node);
  emit(compiler, OP_MATCH, 0, 0);
  if (!compiler->code.failed) follow_jumps(compiler->code.items, first, compiler->code.count);
  return first;
}
