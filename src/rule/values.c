/* Compiling `where` and `set`: captures, their columns and slots, templates and literals. */
#include <stdlib.h>

#include "rule/compiler.h"

enum { BAD_WIDTH = 255 };

static int capture_of(const rule_syntax *syntax, ng_str name) {
  for (uint32_t i = 0; i < syntax->capture_count; i++) {
    if (str_equal(syntax->captures[i], name)) return (int)i;
  }
  return -1;
}

static bool parse_number(ng_str s, int32_t *number) {
  char digits[16] = "", *end;
  if (s.len == 0 || s.len >= sizeof digits) return false;
  memcpy(digits, s.ptr, s.len);
  *number = (int32_t)strtol(digits, &end, 10);
  return *end == '\0';
}

/* "y", "m.num", "m.num:2" -> a value; false when the capture is unknown. */
static bool capture_value(rule_compiler *compiler, const rule_syntax *syntax, ng_str expression, rule_value *value) {
  ng_str width = expression, path = str_cut(&width, ':'), field = path, name = str_cut(&field, '.');
  int capture = capture_of(syntax, name);
  if (capture < 0) return false;
  *value = (rule_value){.kind = field.len ? VALUE_FIELD : VALUE_CAPTURE, .capture = (uint8_t)capture, .slot = SLOT_COUNT};
  if (width.len) value->width = width.len == 1 && width.ptr[0] > '0' && width.ptr[0] <= '9' ? (uint8_t)(width.ptr[0] - '0') : BAD_WIDTH;
  if (field.len) value->text = pool_add(&compiler->tables.pool, field);
  for (unsigned slot = 0; field.len && slot < SLOT_COUNT; slot++) {
    if (str_is(field, slot_text(slot))) value->slot = (uint8_t)slot;
  }
  return true;
}

static void unknown_capture(rule_compiler *compiler, const value_clause *clause, ng_str name) {
  report_error(compiler->report, clause->place, "no capture is called '%.*s' in this rule", STR_ARG(name));
}

static rule_value literal(rule_compiler *compiler, ng_str text) {
  rule_value value = {.kind = VALUE_TEXT};
  if (parse_number(text, &value.number))
    value.kind = VALUE_INT;
  else
    value.text = pool_add(&compiler->tables.pool, text);
  return value;
}

/* The pieces of "a{b}c". */
static void compile_template(rule_compiler *compiler, const rule_syntax *syntax, const value_clause *clause, ng_str body) {
  while (body.len) {
    const char *open = memchr(body.ptr, '{', body.len);
    uint32_t before = open ? (uint32_t)(open - body.ptr) : body.len;
    if (before) VEC_PUSH(&compiler->values, (rule_value){.kind = VALUE_TEXT, .text = pool_add(&compiler->tables.pool, str_slice(body, 0, before))});
    if (!open) return;
    ng_str rest = str_slice(body, before + 1, body.len), expression = str_cut(&rest, '}');
    rule_value value;
    bool known = capture_value(compiler, syntax, expression, &value);
    if (known && value.width == BAD_WIDTH)
      report_error(compiler->report, clause->place, "the width in {%.*s} is one digit from 1 to 9", STR_ARG(expression));
    if (known)
      VEC_PUSH(&compiler->values, value);
    else
      unknown_capture(compiler, clause, expression);
    body = rest;
  }
}

typedef struct {
  const char *name;
  rule_call call;
  uint32_t most; /* arguments */
} call_name;

static const call_name CALLS[] = {{"lower", CALL_LOWER, 1}, {"upper", CALL_UPPER, 1},   {"first", CALL_FIRST, 1}, {"last", CALL_LAST, 1},
                                  {"words", CALL_WORDS, 1}, {"number", CALL_NUMBER, 1}, {"sum", CALL_SUM, 8},     {"either", CALL_EITHER, 8}};
enum { CALL_COUNT = sizeof CALLS / sizeof *CALLS };

static const call_name *find_call(rule_compiler *compiler, const value_clause *clause, ng_str name) {
  const char *names[CALL_COUNT];
  for (uint32_t i = 0; i < CALL_COUNT; i++) {
    names[i] = CALLS[i].name;
    if (str_is(name, names[i])) return &CALLS[i];
  }
  const char *guess = closest_name(name, names, CALL_COUNT);
  report_error(compiler->report, clause->place, "unknown function '%.*s'%s%s%s", STR_ARG(name), guess ? "; did you mean " : "", guess ? guess : "",
               guess ? "?" : "");
  return NULL;
}

/* lower(c), either(d.year, y, 2018) */
static uint16_t compile_call(rule_compiler *compiler, const rule_syntax *syntax, const value_clause *clause) {
  ng_str inner = str_slice(clause->right, 0, clause->right.len - 1), name = str_cut(&inner, '(');
  const call_name *call = find_call(compiler, clause, name);
  uint32_t count = 0;
  for (ng_str rest = inner; call && rest.len; count++) {
    ng_str argument = str_trim(str_cut(&rest, ','));
    rule_value value;
    bool known = capture_value(compiler, syntax, argument, &value), is_bare = argument.len && argument.ptr[0] >= 'a' && argument.ptr[0] <= 'z';
    if (!known && is_bare) unknown_capture(compiler, clause, argument);
    VEC_PUSH(&compiler->values, known ? value : literal(compiler, argument));
  }
  if (call && (count == 0 || count > call->most))
    report_error(compiler->report, clause->place, "%s takes %s", call->name, call->most > 1 ? "one to eight values" : "one value");
  return (uint16_t)(call ? call->call : CALL_NONE);
}

static void compile_set(rule_compiler *compiler, const rule_syntax *syntax, const value_clause *clause) {
  const char *names[SLOT_COUNT];
  rule_set set = {.slot = SLOT_COUNT, .call = CALL_NONE, .first_value = compiler->values.count};
  for (uint32_t i = 0; i < SLOT_COUNT; i++) {
    names[i] = slot_text(i);
    if (str_is(clause->left, names[i])) set.slot = (uint16_t)i;
  }
  if (set.slot == SLOT_COUNT) {
    const char *guess = closest_name(clause->left, names, SLOT_COUNT);
    report_error(compiler->report, clause->place, "unknown slot '%.*s'%s%s%s", STR_ARG(clause->left), guess ? "; did you mean " : "",
                 guess ? guess : "", guess ? "?" : "");
    return;
  }
  rule_value value;
  if (clause->right.ptr[clause->right.len - 1] == ')' && clause->right.ptr[0] != '"')
    set.call = compile_call(compiler, syntax, clause);
  else if (clause->right.ptr[0] == '"')
    compile_template(compiler, syntax, clause, str_slice(clause->right, 1, clause->right.len - 1));
  else if (capture_value(compiler, syntax, clause->right, &value))
    VEC_PUSH(&compiler->values, value);
  else if (memchr(clause->right.ptr, '.', clause->right.len))
    unknown_capture(compiler, clause, clause->right);
  else
    VEC_PUSH(&compiler->values, literal(compiler, clause->right));
  set.value_count = compiler->values.count - set.first_value;
  bool is_single = set.value_count == 1 && !compiler->values.failed && !compiler->values.items[set.first_value].width;
  if (set.call == CALL_NONE && !is_single) set.call = CALL_JOIN;
  VEC_PUSH(&compiler->sets, set);
}

static rule_value join_side(rule_compiler *compiler, const rule_syntax *syntax, const value_clause *clause, ng_str side) {
  rule_value value;
  if (capture_value(compiler, syntax, side, &value)) return value;
  if (side.len > 1 && side.ptr[0] == '"')
    side = str_slice(side, 1, side.len - 1);
  else if (memchr(side.ptr, '.', side.len))
    unknown_capture(compiler, clause, side);
  return literal(compiler, side);
}

static void compile_join(rule_compiler *compiler, const rule_syntax *syntax, const value_clause *clause) {
  static const char *const OPS[] = {"==", "!=", "<", "<=", ">", ">="};
  rule_join join = {.left = join_side(compiler, syntax, clause, clause->left), .right = join_side(compiler, syntax, clause, clause->right)};
  uint32_t op = 0;
  while (op < 6 && !str_is(clause->op, OPS[op])) op++;
  if (op == 6) report_error(compiler->report, clause->place, "a comparison is == != < <= > or >=");
  if (op == 4 || op == 5) { /* a > b is b < a */
    rule_value left = join.left;
    join.left = join.right;
    join.right = left;
    op -= 2;
  }
  join.op = op;
  VEC_PUSH(&compiler->joins, join);
}

void compile_values(rule_compiler *compiler, ng_rule *rule, const rule_syntax *syntax) {
  rule->first_join = compiler->joins.count;
  for (uint32_t i = 0; i < syntax->join_count; i++) compile_join(compiler, syntax, &compiler->tree.joins.items[syntax->first_join + i]);
  rule->join_count = compiler->joins.count - rule->first_join;
  rule->first_set = compiler->sets.count;
  for (uint32_t i = 0; i < syntax->set_count; i++) compile_set(compiler, syntax, &compiler->tree.sets.items[syntax->first_set + i]);
  rule->set_count = compiler->sets.count - rule->first_set;
}
