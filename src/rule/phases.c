/* The order of phases: a rule runs after all rules that give a type which its pattern needs. A phase is all rules of one depth in one pass. */
#include "rule/compiler.h"

enum { MAX_TYPES = 256 };

typedef struct {
  uint8_t needs[MAX_TYPES][MAX_TYPES]; /* needs[a][b]: rules of type a look at spans of type b */
  uint8_t is_given[MAX_TYPES];
  int depth[MAX_TYPES]; /* -1 unknown, -2 being computed */
  uint32_t type_count;
} type_graph;

static void add_needs(rule_compiler *compiler, type_graph *graph, uint32_t type, uint32_t code) {
  for (; compiler->code.items[code].op != OP_MATCH; code++) {
    const rule_code *c = &compiler->code.items[code];
    if (c->op != OP_ATOM) continue;
    const rule_atom *atom = &compiler->atoms.items[c->a];
    if (atom->kind == ATOM_SPAN && atom->value != type && type < MAX_TYPES && atom->value < MAX_TYPES) graph->needs[type][atom->value] = 1;
  }
}

static void build_graph(rule_compiler *compiler, type_graph *graph) {
  graph->type_count = compiler->type_names.count < MAX_TYPES ? compiler->type_names.count : MAX_TYPES;
  for (uint32_t i = 0; i < compiler->rules.count; i++) {
    const ng_rule *rule = &compiler->rules.items[i];
    graph->is_given[rule->type] = 1;
    if (rule->flags & RULE_LINE) continue;
    add_needs(compiler, graph, rule->type, rule->code);
    for (uint32_t c = 0; c < rule->context_count; c++) add_needs(compiler, graph, rule->type, compiler->contexts.items[rule->first_context + c].code);
  }
  for (uint32_t t = 0; t < graph->type_count; t++) graph->depth[t] = -1;
}

/* Longest chain of types of the same pass below `type`; reports a cycle once. */
static int find_depth(rule_compiler *compiler, type_graph *graph, uint32_t type) {
  if (graph->depth[type] >= 0) return graph->depth[type];
  if (graph->depth[type] == -2) {
    ng_str name = pool_str(&compiler->tables.pool, compiler->type_names.items[type]);
    report_error(compiler->report, (source_place){STR("rules"), {"", 0}, 1, 1}, "rules of type %.*s need each other in a circle", STR_ARG(name));
    return 0;
  }
  graph->depth[type] = -2;
  int depth = 0;
  for (uint32_t other = 0; other < graph->type_count; other++) {
    if (!graph->needs[type][other] || !graph->is_given[other] || span_type_pass(other) != span_type_pass(type)) continue;
    int below = find_depth(compiler, graph, other) + 1;
    if (below > depth) depth = below;
  }
  return graph->depth[type] = depth;
}

void order_phases(rule_compiler *compiler) {
  static const int DEPTH_LIMIT = 7;
  type_graph *graph = calloc(1, sizeof *graph);
  if (!graph) {
    compiler->tables.failed = true;
    return;
  }
  build_graph(compiler, graph);
  compiler->phase_count = 0;
  for (int pass = 1; pass <= NG_PASS_COUNT; pass++) {
    for (int depth = 0; depth <= DEPTH_LIMIT; depth++) {
      bool used = false;
      for (uint32_t i = 0; i < compiler->rules.count; i++) {
        ng_rule *rule = &compiler->rules.items[i];
        if (span_type_pass(rule->type) != pass || find_depth(compiler, graph, rule->type) != depth) continue;
        rule->phase = compiler->phase_count;
        rule->pass = (uint32_t)pass;
        used = true;
      }
      if (used && compiler->phase_count < NG_MAX_PHASES) compiler->phase_pass[compiler->phase_count++] = (uint32_t)pass;
    }
  }
  free(graph);
}
