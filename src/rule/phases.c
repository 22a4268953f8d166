/* The order of phases: a rule runs after all rules that give a type which its pattern needs. A phase is all rules of one depth in one pass.
 * A helper type (one that slot.h does not declare) runs in the first pass that sees all it looks at. */
#include "rule/compiler.h"

enum { MAX_TYPES = 256, DEPTH_LIMIT = 7 };

typedef struct {
  uint8_t needs[MAX_TYPES][MAX_TYPES]; /* needs[a][b]: rules of type a look at spans of type b */
  uint8_t is_given[MAX_TYPES];
  int pass[MAX_TYPES], depth[MAX_TYPES]; /* depth -1 unknown, -2 being computed */
  uint32_t type_count;
} type_graph;

static ng_str type_text(const rule_compiler *compiler, uint32_t type) {
  return pool_str(&compiler->tables.pool, compiler->type_names.items[type]);
}

typedef void (*look_fn)(rule_compiler *compiler, type_graph *graph, uint32_t type, uint32_t atom);

/* Calls `look` for every @type in the program at `code`. */
static void visit_code(rule_compiler *compiler, type_graph *graph, uint32_t type, uint32_t code, look_fn look) {
  for (; compiler->code.items[code].op != OP_MATCH; code++) {
    const rule_code *c = &compiler->code.items[code];
    if (c->op == OP_ATOM + ATOM_SPAN) look(compiler, graph, type, c->a);
  }
}

static void visit_rules(rule_compiler *compiler, type_graph *graph, look_fn look) {
  for (uint32_t i = 0; i < compiler->rules.count; i++) {
    const ng_rule *rule = &compiler->rules.items[i];
    if (!(rule->flags & (RULE_LINE | RULE_FRAME))) visit_code(compiler, graph, rule->type, rule->code, look);
    for (uint32_t c = 0; c < rule->context_count; c++)
      visit_code(compiler, graph, rule->type, compiler->contexts.items[rule->first_context + c].code, look);
  }
}

static void add_need(rule_compiler *compiler, type_graph *graph, uint32_t type, uint32_t atom) {
  graph->needs[type][compiler->atoms.items[atom].value] = 1;
}

static bool find_passes(type_graph *graph) {
  bool changed = false;
  for (uint32_t t = SPAN_TYPE_COUNT; t < graph->type_count; t++) {
    for (uint32_t other = 0; other < graph->type_count; other++) {
      int from = other < SPAN_TYPE_COUNT ? span_type_seen(other) : graph->pass[other];
      if (!graph->needs[t][other] || from <= graph->pass[t]) continue;
      graph->pass[t] = from;
      changed = true;
    }
  }
  return changed;
}

static void build_graph(rule_compiler *compiler, type_graph *graph) {
  graph->type_count = compiler->type_names.count;
  for (uint32_t i = 0; i < compiler->rules.count; i++) graph->is_given[compiler->rules.items[i].type] = 1;
  visit_rules(compiler, graph, add_need);
  for (uint32_t t = 0; t < graph->type_count; t++) {
    graph->depth[t] = -1;
    graph->pass[t] = t < SPAN_TYPE_COUNT ? span_type_pass(t) : 1;
  }
  while (find_passes(graph)) continue; /* passes only grow, and there are four */
}

static const char *closest_type(const rule_compiler *compiler, const type_graph *graph, ng_str name) {
  const char *names[MAX_TYPES];
  uint32_t count = 0;
  for (uint32_t t = 0; t < graph->type_count; t++) {
    if (t < SPAN_TYPE_COUNT || graph->is_given[t]) names[count++] = type_text(compiler, t).ptr;
  }
  return closest_name(name, names, count);
}

/* A type that nothing gives, or that is given only after the rules that look at it. */
static void check_need(rule_compiler *compiler, type_graph *graph, uint32_t type, uint32_t atom) {
  uint32_t other = compiler->atoms.items[atom].value;
  source_place place = compiler->atom_places.items[atom];
  ng_str name = type_text(compiler, other);
  if (other >= SPAN_TYPE_COUNT && !graph->is_given[other]) {
    const char *guess = closest_type(compiler, graph, name);
    report_error(compiler->report, place, "no rule gives the type @%.*s%s%s%s", STR_ARG(name), guess ? "; did you mean @" : "", guess ? guess : "",
                 guess ? "?" : "");
  } else if (other == type) {
    report_error(compiler->report, place, "rules of type %.*s need each other in a circle", STR_ARG(name));
  } else if (graph->pass[other] > graph->pass[type]) {
    report_error(compiler->report, place, "@%.*s is found in pass %d, but rules of type %.*s run in pass %d", STR_ARG(name), graph->pass[other],
                 STR_ARG(type_text(compiler, type)), graph->pass[type]);
  }
}

static source_place place_of_type(const rule_compiler *compiler, uint32_t type) {
  for (uint32_t i = 0; i < compiler->rules.count; i++) {
    if (compiler->rules.items[i].type == type) return compiler->tree.rules.items[i].place;
  }
  return (source_place){STR("rules"), {"", 0}, 1, 1};
}

/* Longest chain of types of the same pass below `type`; reports a cycle once. */
static int find_depth(rule_compiler *compiler, type_graph *graph, uint32_t type) {
  if (graph->depth[type] >= 0) return graph->depth[type];
  if (graph->depth[type] == -2) {
    report_error(compiler->report, place_of_type(compiler, type), "rules of type %.*s need each other in a circle",
                 STR_ARG(type_text(compiler, type)));
    return 0;
  }
  graph->depth[type] = -2;
  int depth = 0;
  for (uint32_t other = 0; other < graph->type_count; other++) {
    if (other == type || !graph->needs[type][other] || !graph->is_given[other] || graph->pass[other] != graph->pass[type]) continue;
    int below = find_depth(compiler, graph, other) + 1;
    if (below > depth) depth = below;
  }
  if (depth == DEPTH_LIMIT + 1)
    report_error(compiler->report, place_of_type(compiler, type), "type %.*s stands on a chain of more than %d types",
                 STR_ARG(type_text(compiler, type)), DEPTH_LIMIT);
  return graph->depth[type] = depth;
}

static void number_phases(rule_compiler *compiler, type_graph *graph) {
  compiler->phase_count = 0;
  for (int pass = 1; pass <= NG_PASS_COUNT; pass++) {
    for (int depth = 0; depth <= DEPTH_LIMIT; depth++) {
      bool used = false;
      for (uint32_t i = 0; i < compiler->rules.count; i++) {
        ng_rule *rule = &compiler->rules.items[i];
        if (graph->pass[rule->type] != pass || find_depth(compiler, graph, rule->type) != depth) continue;
        rule->phase = compiler->phase_count;
        rule->pass = (uint32_t)pass;
        used = true;
      }
      if (used && compiler->phase_count < NG_MAX_PHASES) compiler->phase_pass[compiler->phase_count++] = (uint32_t)pass;
    }
  }
}

void order_phases(rule_compiler *compiler) {
  if (compiler->type_names.count > MAX_TYPES) {
    report_error(compiler->report, (source_place){STR("rules"), {"", 0}, 1, 1}, "more than %d types of spans", MAX_TYPES);
    return;
  }
  type_graph *graph = calloc(1, sizeof *graph);
  if (!graph) {
    compiler->tables.failed = true;
    return;
  }
  build_graph(compiler, graph);
  visit_rules(compiler, graph, check_need);
  number_phases(compiler, graph);
  free(graph);
}
