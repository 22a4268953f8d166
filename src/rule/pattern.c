/* Parsing patterns: m:<MONTH> d1:[num 1..31] ("to"|"-") ~4 @place[kind=city]? */
#include "rule/syntax.h"

typedef struct {
  syntax_tree *tree;
  rule_syntax *rule;
  ng_str text;
  uint32_t at;
  source_place place; /* of the start of `text` */
  bool failed;
} pattern_parser;

static source_place here(const pattern_parser *p, uint32_t at) {
  return place_inside(p->place, p->text, at);
}

static void fail(pattern_parser *p, uint32_t at, const char *message) {
  if (!p->failed) report_error(p->tree->report, here(p, at), "%s", message);
  p->failed = true;
}

static char peek(pattern_parser *p) {
  while (p->at < p->text.len && is_space(p->text.ptr[p->at])) p->at++;
  return p->at < p->text.len ? p->text.ptr[p->at] : '\0';
}

static bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static uint32_t add_node(pattern_parser *p, node_kind kind, uint32_t at) {
  VEC_PUSH(&p->tree->nodes, (pattern_node){.kind = (uint8_t)kind, .child = NO_NODE, .next = NO_NODE, .place = here(p, at)});
  return p->tree->nodes.count - 1;
}

/* The text up to the closing mark, which is skipped; a backslash keeps the next character. */
static ng_str take_until(pattern_parser *p, char close, const char *message) {
  uint32_t start = ++p->at;
  while (p->at < p->text.len && p->text.ptr[p->at] != close) p->at += p->text.ptr[p->at] == '\\' ? 2 : 1;
  if (p->at >= p->text.len) {
    fail(p, start - 1, message);
    return (ng_str){"", 0};
  }
  return str_slice(p->text, start, p->at++);
}

static ng_str take_name(pattern_parser *p) {
  uint32_t start = p->at;
  while (p->at < p->text.len && is_name_char(p->text.ptr[p->at])) p->at++;
  return str_slice(p->text, start, p->at);
}

static uint16_t take_number(pattern_parser *p) {
  uint32_t value = 0;
  while (p->at < p->text.len && p->text.ptr[p->at] >= '0' && p->text.ptr[p->at] <= '9' && value < 10000)
    value = value * 10 + (uint32_t)(p->text.ptr[p->at++] - '0');
  return (uint16_t)value;
}

static uint16_t capture_number(pattern_parser *p, ng_str name, uint32_t at) {
  rule_syntax *rule = p->rule;
  for (uint32_t i = 0; i < rule->capture_count; i++) {
    if (str_equal(rule->captures[i], name)) return (uint16_t)i;
  }
  if (rule->capture_count == NG_MAX_CAPTURES) {
    fail(p, at, "too many captures in one rule");
    return 0;
  }
  rule->captures[rule->capture_count] = name;
  return (uint16_t)rule->capture_count++;
}

static uint32_t parse_choice(pattern_parser *p, uint32_t depth);

static uint32_t parse_leaf(pattern_parser *p, uint32_t depth) {
  uint32_t at = p->at, node = NO_NODE;
  switch (p->text.ptr[at]) {
    case '(':
      p->at++;
      if (depth > 30)
        fail(p, at, "groups are nested too deeply");
      else
        node = parse_choice(p, depth + 1);
      if (!p->failed && peek(p) != ')') fail(p, at, "this '(' is never closed");
      p->at++;
      return node;
    case '"':
    case '\'':
      node = add_node(p, NODE_WORD, at);
      p->tree->nodes.items[node].exact = p->text.ptr[at] == '\'';
      p->tree->nodes.items[node].text = take_until(p, p->text.ptr[at], "this quotation mark is never closed");
      return node;
    case '/':
      node = add_node(p, NODE_REGEX, at);
      p->tree->nodes.items[node].text = take_until(p, '/', "this '/' is never closed");
      return node;
    case '<':
      node = add_node(p, NODE_LIST, at);
      p->tree->nodes.items[node].text = take_until(p, '>', "this '<' is never closed");
      return node;
    case '@':
      p->at++;
      node = add_node(p, NODE_SPAN, at);
      p->tree->nodes.items[node].text = take_name(p);
      if (p->at == at + 1) fail(p, at, "expected the name of a type behind '@'");
      return node;
    case '[':
      node = add_node(p, NODE_TEST, at);
      p->tree->nodes.items[node].filters = take_until(p, ']', "this '[' is never closed");
      return node;
    case '~':
      p->at++;
      node = add_node(p, NODE_GAP, at);
      p->tree->nodes.items[node].low = take_number(p);
      if (p->at == at + 1) fail(p, at, "expected the number of items behind '~', as in ~4");
      return node;
    case '^':
    case '$':
      node = add_node(p, p->text.ptr[at] == '^' ? NODE_START : NODE_END, at);
      p->at++;
      return node;
    default: fail(p, at, "expected a word in quotation marks, <LIST>, @type, [test], /regex/, ~gap or a group"); return NO_NODE;
  }
}

static uint32_t repeat_node(pattern_parser *p, uint32_t child, uint16_t low, uint16_t high, uint32_t at) {
  uint32_t node = add_node(p, NODE_REPEAT, at);
  pattern_node *n = &p->tree->nodes.items[node];
  n->child = child;
  n->low = low;
  n->high = high;
  return node;
}

static uint32_t parse_repeat(pattern_parser *p, uint32_t child) {
  uint32_t at = p->at;
  char c = at < p->text.len ? p->text.ptr[at] : '\0';
  if (c == '?' || c == '*' || c == '+') {
    p->at++;
    return repeat_node(p, child, c == '+', c == '?' ? 1 : UINT16_MAX, at);
  }
  if (c != '{') return child;
  p->at++;
  uint16_t low = take_number(p), high = low;
  if (p->at < p->text.len && p->text.ptr[p->at] == ',') {
    p->at++;
    high = take_number(p);
  }
  if (p->at >= p->text.len || p->text.ptr[p->at] != '}' || high < low || high > 100) fail(p, at, "expected {low,high} with high at most 100");
  p->at++;
  return repeat_node(p, child, low, high, at);
}

/* name: leaf [filters] repeat */
static uint32_t parse_item(pattern_parser *p, uint32_t depth) {
  uint32_t at = p->at, mark = p->at;
  ng_str name = take_name(p);
  bool named = name.len && p->at < p->text.len && p->text.ptr[p->at] == ':';
  if (named)
    p->at++;
  else
    p->at = mark;
  uint32_t node = p->at < p->text.len ? parse_leaf(p, depth) : NO_NODE;
  if (node == NO_NODE || p->failed) {
    fail(p, p->at, "expected an element here");
    return NO_NODE;
  }
  uint8_t kind = p->tree->nodes.items[node].kind;
  bool filterable = kind == NODE_LIST || kind == NODE_SPAN || kind == NODE_REGEX;
  if (filterable && p->at < p->text.len && p->text.ptr[p->at] == '[') {
    ng_str filters = take_until(p, ']', "this '[' is never closed");
    p->tree->nodes.items[node].filters = filters;
  }
  if (!named) return parse_repeat(p, node);
  /* a repeated capture holds all repetitions: d:[num]+ is d:([num]+) */
  node = parse_repeat(p, node);
  uint32_t capture = add_node(p, NODE_CAPTURE, at);
  uint16_t number = capture_number(p, name, at);
  p->tree->nodes.items[capture].child = node;
  p->tree->nodes.items[capture].number = number;
  return capture;
}

static uint32_t parse_sequence(pattern_parser *p, uint32_t depth) {
  uint32_t sequence = add_node(p, NODE_SEQUENCE, p->at), last = NO_NODE;
  for (char c = peek(p); c && c != ')' && c != '|' && !p->failed; c = peek(p)) {
    uint32_t item = parse_item(p, depth);
    if (item == NO_NODE) break;
    if (last == NO_NODE)
      p->tree->nodes.items[sequence].child = item;
    else
      p->tree->nodes.items[last].next = item;
    last = item;
  }
  if (last == NO_NODE) fail(p, p->at, "an empty pattern matches nothing useful");
  return sequence;
}

static uint32_t parse_choice(pattern_parser *p, uint32_t depth) {
  uint32_t first = parse_sequence(p, depth);
  if (peek(p) != '|') return first;
  uint32_t choice = add_node(p, NODE_CHOICE, p->at), last = first;
  p->tree->nodes.items[choice].child = first;
  while (!p->failed && peek(p) == '|') {
    p->at++;
    uint32_t branch = parse_sequence(p, depth);
    p->tree->nodes.items[last].next = branch;
    last = branch;
  }
  return choice;
}

uint32_t parse_pattern(syntax_tree *tree, rule_syntax *rule, ng_str pattern, source_place place) {
  pattern_parser p = {tree, rule, pattern, 0, place, false};
  uint32_t node = parse_choice(&p, 0);
  if (!p.failed && peek(&p) == ')') fail(&p, p.at, "this ')' closes nothing");
  return p.failed || tree->nodes.failed ? NO_NODE : node;
}
