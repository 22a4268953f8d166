/* Checks over all rules of a set. Errors make the set unusable; warnings are for `rules check`. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "rule/compiler.h"

/* Reports what PCRE2 says about `regex`, whose first byte stands at `place`. */
static void check_regex(rule_compiler *compiler, ng_str regex, source_place place) {
  int number;
  PCRE2_SIZE at;
  PCRE2_UCHAR message[128] = "";
  pcre2_code *code = pcre2_compile((PCRE2_SPTR)regex.ptr, regex.len, PCRE2_ANCHORED, &number, &at, NULL);
  if (!code) {
    pcre2_get_error_message(number, message, sizeof message);
    report_error(compiler->report, place_inside(place, regex, (uint32_t)at), "in this regex: %s", (const char *)message);
  }
  pcre2_code_free(code);
}

static void check_regexes(rule_compiler *compiler) {
  const syntax_tree *tree = &compiler->tree;
  for (uint32_t i = 0; i < tree->nodes.count; i++) {
    const pattern_node *node = &tree->nodes.items[i];
    source_place place = node->place;
    place.column++;
    if (node->kind == NODE_REGEX) check_regex(compiler, node->text, place);
  }
  for (uint32_t i = 0; i < tree->rules.count; i++) {
    bool is_line = tree->rules.items[i].match == NO_NODE && tree->rules.items[i].frame == NO_FRAME;
    if (is_line) check_regex(compiler, tree->rules.items[i].regex, tree->rules.items[i].regex_place);
  }
}

static bool is_same_kind(const pattern_node *a, const pattern_node *b) {
  bool same = a->kind == b->kind && a->exact == b->exact && a->low == b->low && a->high == b->high;
  return same && str_equal(a->text, b->text) && str_equal(a->filters, b->filters);
}

/* Whether two patterns match the same; the names of their captures do not matter. */
static bool is_same_pattern(const syntax_tree *tree, uint32_t a, uint32_t b) {
  while (a != NO_NODE && b != NO_NODE) {
    const pattern_node *x = &tree->nodes.items[a], *y = &tree->nodes.items[b];
    if (!is_same_kind(x, y) || !is_same_pattern(tree, x->child, y->child)) return false;
    a = x->next;
    b = y->next;
  }
  return a == b;
}

/* Whether the first alternative of `choice`, which is tried first everywhere, is `pattern`. */
static bool begins_with(const syntax_tree *tree, uint32_t choice, uint32_t pattern) {
  const pattern_node *node = &tree->nodes.items[choice], *own = &tree->nodes.items[pattern];
  if (node->kind != NODE_CHOICE || node->child == NO_NODE) return false;
  const pattern_node *first = &tree->nodes.items[node->child];
  return is_same_kind(first, own) && is_same_pattern(tree, first->child, own->child);
}

static bool is_shadowed(const syntax_tree *tree, const rule_syntax *earlier, const rule_syntax *later) {
  if (earlier->frame != NO_FRAME || later->frame != NO_FRAME) return false;
  bool is_plain = !earlier->context_count && !earlier->join_count && earlier->priority >= later->priority;
  if (!is_plain || !str_equal(earlier->type, later->type)) return false;
  if (earlier->match == NO_NODE || later->match == NO_NODE) return earlier->match == later->match && str_equal(earlier->regex, later->regex);
  return is_same_pattern(tree, earlier->match, later->match) || begins_with(tree, earlier->match, later->match);
}

static void check_against(rule_compiler *compiler, const rule_syntax *earlier, const rule_syntax *later) {
  if (str_equal(earlier->name, later->name)) {
    report_error(compiler->report, later->place, "there is a rule %.*s already, at %.*s:%u", STR_ARG(later->name), STR_ARG(earlier->place.path),
                 earlier->place.line);
  } else if (is_shadowed(&compiler->tree, earlier, later)) {
    report_warning(compiler->report, later->place, "rule %.*s never wins: %.*s at %.*s:%u has its pattern", STR_ARG(later->name),
                   STR_ARG(earlier->name), STR_ARG(earlier->place.path), earlier->place.line);
  }
}

/* "{y}-{m.num:2}", "m.num" or "m" names the capture `name`. */
static bool names_capture(ng_str expression, ng_str name) {
  if (expression.len && expression.ptr[0] == '"') {
    for (ng_str rest = expression; rest.len;) {
      str_cut(&rest, '{');
      if (rest.len && names_capture(str_cut(&rest, '}'), name)) return true;
    }
    return false;
  }
  if (memchr(expression.ptr, '(', expression.len)) {
    ng_str arguments = str_slice(expression, 0, expression.len - 1);
    str_cut(&arguments, '(');
    while (arguments.len) {
      if (names_capture(str_trim(str_cut(&arguments, ',')), name)) return true;
    }
    return false;
  }
  ng_str rest = expression, path = str_cut(&rest, ':');
  return str_equal(str_cut(&path, '.'), name);
}

static bool is_used(const syntax_tree *tree, const rule_syntax *rule, ng_str name) {
  for (uint32_t i = 0; i < rule->set_count; i++) {
    if (names_capture(tree->sets.items[rule->first_set + i].right, name)) return true;
  }
  for (uint32_t i = 0; i < rule->join_count; i++) {
    const value_clause *join = &tree->joins.items[rule->first_join + i];
    if (names_capture(join->left, name) || names_capture(join->right, name)) return true;
  }
  return false;
}

/* Whether capture number `capture` holds a @type: facts inherit from such captures without naming them. */
static bool holds_span(const syntax_tree *tree, uint32_t node, uint32_t capture, bool inside) {
  for (; node != NO_NODE; node = tree->nodes.items[node].next) {
    const pattern_node *n = &tree->nodes.items[node];
    bool within = inside || (n->kind == NODE_CAPTURE && n->number == capture);
    if ((within && n->kind == NODE_SPAN) || holds_span(tree, n->child, capture, within)) return true;
  }
  return false;
}

static const source_place *place_of_capture(const syntax_tree *tree, uint32_t node, uint32_t capture) {
  const source_place *place = NULL;
  for (; node != NO_NODE && !place; node = tree->nodes.items[node].next) {
    const pattern_node *n = &tree->nodes.items[node];
    place = n->kind == NODE_CAPTURE && n->number == capture ? &n->place : place_of_capture(tree, n->child, capture);
  }
  return place;
}

static void check_captures(rule_compiler *compiler, const rule_syntax *rule) {
  for (uint32_t i = 0; i < rule->capture_count; i++) {
    if (is_used(&compiler->tree, rule, rule->captures[i]) || holds_span(&compiler->tree, rule->match, i, false)) continue;
    const source_place *place = place_of_capture(&compiler->tree, rule->match, i);
    report_warning(compiler->report, place ? *place : rule->place, "rule %.*s does not use its capture '%.*s'", STR_ARG(rule->name),
                   STR_ARG(rule->captures[i]));
  }
}

void check_rules(rule_compiler *compiler) {
  const syntax_tree *tree = &compiler->tree;
  check_regexes(compiler);
  for (uint32_t i = 0; i < tree->rules.count; i++) {
    const rule_syntax *rule = &tree->rules.items[i];
    for (uint32_t j = 0; j < i; j++) check_against(compiler, &tree->rules.items[j], rule);
    if (rule->set_count + rule->join_count > 0) check_captures(compiler, rule);
  }
}
