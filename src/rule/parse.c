/* Parsing files of rules: clauses line by line. A clause begins with its keyword; a line that begins with none continues the one before. */
#include <stdlib.h>

#include "rule/syntax.h"

typedef struct {
  syntax_tree *tree;
  ng_str path, rest, date;
  uint32_t line;
  rule_syntax rule; /* the one being read; name.len 0 outside */
  bool rule_failed;
} file_parser;

/* Keywords of rules, of frames, and of what stands outside both. A slot may be called like a clause of a frame, so each is one only where it can
 * stand: `kind = DATE` goes on with a set clause. */
static const char *const RULE_WORDS[] = {"rule", "end",      "match",  "line", "after",  "before",    "within",      "not", "where",
                                         "set",  "priority", "costly", "test", "reject", "todo-test", "todo-reject", "date"};
#define CLAUSE(name) #name,
static const char *const FRAME_WORDS[] = {NG_FRAME_CLAUSES(CLAUSE) "frame", "end", "test", "reject", "todo-test", "todo-reject"};
#undef CLAUSE
static const char *const FILE_WORDS[] = {"rule", "frame", "code", "date", "end", "match", "set", "test", "reject"};

typedef struct {
  const char *const *words;
  uint32_t count;
} keyword_set;

static ng_str first_word(ng_str s) {
  uint32_t len = 0;
  while (len < s.len && !is_space(s.ptr[len])) len++;
  return (ng_str){s.ptr, len};
}

static bool is_frame(const file_parser *p) {
  return p->rule.name.len && p->rule.frame != NO_FRAME;
}

static keyword_set keywords_here(const file_parser *p) {
  if (is_frame(p)) return (keyword_set){FRAME_WORDS, COUNT_OF(FRAME_WORDS)};
  if (p->rule.name.len) return (keyword_set){RULE_WORDS, COUNT_OF(RULE_WORDS)};
  return (keyword_set){FILE_WORDS, COUNT_OF(FILE_WORDS)};
}

static bool is_keyword(const file_parser *p, ng_str word) {
  keyword_set set = keywords_here(p);
  for (uint32_t i = 0; i < set.count; i++) {
    if (str_is(word, set.words[i])) return true;
  }
  return str_is(word, "rule") || str_is(word, "frame"); /* after a forgotten end */
}

/* A line that cannot continue any clause, because it begins with a bare word: a misspelt keyword. What may continue one is `slot = value`,
 * `a < b` or an element of a pattern; behind an operator also a bare value. */
static bool begins_with_bare_word(ng_str line, ng_str clause) {
  uint32_t len = 0;
  while (len < line.len && ((line.ptr[len] >= 'a' && line.ptr[len] <= 'z') || line.ptr[len] == '-')) len++;
  ng_str rest = str_trim(str_slice(line, len, line.len));
  clause = str_trim(clause);
  if (len == 0 || (len < line.len && !is_space(line.ptr[len]))) return false;
  if (clause.len && strchr("=<>", clause.ptr[clause.len - 1])) return false;
  return rest.len == 0 || !strchr("=!<>", rest.ptr[0]);
}

static ng_str peek_line(const file_parser *p) {
  ng_str rest = p->rest, line = str_cut(&rest, '\n');
  return line;
}

static ng_str next_line(file_parser *p) {
  p->line++;
  return str_cut(&p->rest, '\n');
}

/* The clause that starts with `line`: it and all lines that continue it, as one slice of the source. */
static ng_str whole_clause(file_parser *p, ng_str line) {
  while (p->rest.len) {
    ng_str next = str_trim(peek_line(p));
    if (next.len == 0 || next.ptr[0] == '#' || is_keyword(p, first_word(next))) break;
    if (!is_frame(p) && begins_with_bare_word(next, line)) break;
    ng_str more = next_line(p);
    line.len = (uint32_t)(more.ptr + more.len - line.ptr);
  }
  return line;
}

static source_place place_at(const file_parser *p, ng_str line, uint32_t number, const char *at) {
  ng_str rest = line;
  return (source_place){p->path, str_cut(&rest, '\n'), number, (uint32_t)(at - line.ptr) + 1};
}

/* Length of the first value of "value  slot = …": a quoted template, a call, or a word. */
static uint32_t value_length(ng_str s) {
  if (s.len && s.ptr[0] == '"') {
    const char *close = memchr(s.ptr + 1, '"', s.len - 1);
    return close ? (uint32_t)(close - s.ptr) + 1 : s.len;
  }
  uint32_t word = first_word(s).len;
  const char *open = memchr(s.ptr, '(', word), *close = open ? memchr(open, ')', (size_t)(s.ptr + s.len - open)) : NULL;
  return close ? (uint32_t)(close - s.ptr) + 1 : word;
}

static ng_str skip_spaces(ng_str s) {
  while (s.len && is_space(s.ptr[0])) s = str_slice(s, 1, s.len);
  return s;
}

static ng_str take_operator(ng_str *s) {
  uint32_t len = 0;
  while (len < s->len && strchr("=!<>", s->ptr[len]) && s->ptr[len]) len++;
  ng_str op = {s->ptr, len};
  *s = skip_spaces(str_slice(*s, len, s->len));
  return op;
}

/* "left op right" once or several times. */
static void parse_values(file_parser *p, ng_str body, source_place place, bool is_set) {
  const char *base = body.ptr;
  ng_str whole = body;
  for (body = skip_spaces(body); body.len;) {
    uint32_t len = 0;
    while (len < body.len && !is_space(body.ptr[len]) && !strchr("=!<>", body.ptr[len])) len++;
    value_clause clause = {.left = {body.ptr, len}, .place = place};
    clause.place = place_inside(place, whole, (uint32_t)(body.ptr - base));
    body = skip_spaces(str_slice(body, len, body.len));
    clause.op = take_operator(&body);
    clause.right = (ng_str){body.ptr, value_length(body)};
    body = skip_spaces(str_slice(body, clause.right.len, body.len));
    bool good = clause.left.len && clause.right.len && (is_set ? str_is(clause.op, "=") : clause.op.len > 0);
    if (!good) {
      report_error(p->tree->report, clause.place, is_set ? "expected slot = value" : "expected a comparison such as a.country == b.country");
      return;
    }
    if (clause.right.ptr[0] == '"' && (clause.right.len == 1 || clause.right.ptr[clause.right.len - 1] != '"')) {
      report_error(p->tree->report, place_inside(place, whole, (uint32_t)(clause.right.ptr - base)), "this quotation mark is never closed");
      return;
    }
    if (is_set)
      VEC_PUSH(&p->tree->sets, clause);
    else
      VEC_PUSH(&p->tree->joins, clause);
    if (is_set)
      p->rule.set_count++;
    else
      p->rule.join_count++;
  }
}

static void parse_context(file_parser *p, ng_str body, source_place place, bool negated) {
  ng_str word = first_word(body);
  context_clause clause = {.negated = negated};
  if (str_is(word, "after"))
    clause.kind = CONTEXT_AFTER;
  else if (str_is(word, "before"))
    clause.kind = CONTEXT_BEFORE;
  else if (str_is(word, "within"))
    clause.kind = CONTEXT_WITHIN;
  else {
    report_error(p->tree->report, place, "expected after, before or within");
    return;
  }
  ng_str pattern = skip_spaces(str_slice(body, word.len, body.len));
  place = place_inside(place, body, (uint32_t)(pattern.ptr - body.ptr));
  clause.node = parse_pattern(p->tree, &p->rule, pattern, place);
  if (clause.node == NO_NODE) {
    p->rule_failed = true;
    return;
  }
  VEC_PUSH(&p->tree->contexts, clause);
  p->rule.context_count++;
}

/* "text with [brackets]" => field=value … ; \" is a quotation mark inside. */
static void parse_example(file_parser *p, ng_str body, source_place place, ng_str keyword) {
  example_clause example = {.place = place};
  example.is_todo = keyword.ptr[0] == 't' && keyword.len > 4;
  example.is_reject = keyword.ptr[keyword.len - 1] == 't' && keyword.ptr[keyword.len - 2] == 'c';
  uint32_t i = 1;
  while (i < body.len && body.ptr[i] != '"') i += body.ptr[i] == '\\' ? 2 : 1;
  if (body.len < 2 || body.ptr[0] != '"' || i >= body.len) {
    report_error(p->tree->report, place, "an example is a text in double quotation marks");
    return;
  }
  example.text = str_slice(body, 1, i);
  ng_str rest = str_trim(str_slice(body, i + 1, body.len));
  if (rest.len && !str_starts(rest, STR("=>"))) {
    report_error(p->tree->report, place_inside(place, body, (uint32_t)(rest.ptr - body.ptr)), "expected => and fields behind the text of an example");
    return;
  }
  if (rest.len) example.wants = str_trim(str_slice(rest, 2, rest.len));
  VEC_PUSH(&p->tree->examples, example);
  p->rule.example_count++;
}

static void begin_rule(file_parser *p, ng_str body, source_place place, bool frame) {
  ng_str name = first_word(body), rest = skip_spaces(str_slice(body, name.len, body.len));
  p->rule =
      (rule_syntax){.place = place, .match = NO_NODE, .date = p->date, .frame = frame ? p->tree->frames.count : NO_FRAME, .layer = p->tree->layer};
  if (frame) VEC_PUSH(&p->tree->frames, (frame_syntax){0});
  p->rule.first_context = p->tree->contexts.count;
  p->rule.first_join = p->tree->joins.count;
  p->rule.first_set = p->tree->sets.count;
  p->rule.first_example = p->tree->examples.count;
  p->rule_failed = false;
  if (name.len && str_starts(rest, STR("->"))) {
    p->rule.name = name;
    p->rule.type = first_word(skip_spaces(str_slice(rest, 2, rest.len)));
  }
  if (p->rule.type.len == 0) {
    report_error(p->tree->report, place, frame ? "expected: frame name -> event" : "expected: rule name -> type");
    p->rule_failed = true;
    p->rule.name = name.len ? name : STR("?");
  }
}

static bool has_example(const file_parser *p, bool reject) {
  for (uint32_t i = p->rule.first_example; i < p->tree->examples.count; i++) {
    if (p->tree->examples.items[i].is_reject == reject) return true;
  }
  return false;
}

static void end_rule(file_parser *p) {
  source_place place = p->rule.place;
  if (!p->rule_failed && p->rule.match == NO_NODE && p->rule.regex.len == 0 && !is_frame(p)) {
    report_error(p->tree->report, place, "rule %.*s has neither match nor line", STR_ARG(p->rule.name));
    p->rule_failed = true;
  }
  bool tells = !is_frame(p) || !str_is(p->tree->frames.items[p->rule.frame].clauses[CLAUSE_args].text, "nothing");
  if (!p->rule_failed && ((tells && !has_example(p, false)) || !has_example(p, true))) {
    report_error(p->tree->report, place, "rule %.*s needs at least one test and one reject", STR_ARG(p->rule.name));
  }
  if (!p->rule_failed) VEC_PUSH(&p->tree->rules, p->rule);
  p->rule = (rule_syntax){0};
}

/* "/…(?<name>…)…/": the regex without its slashes; its named groups are the captures. */
static void parse_line_regex(file_parser *p, ng_str body, source_place place) {
  if (body.len < 3 || body.ptr[0] != '/' || body.ptr[body.len - 1] != '/') {
    report_error(p->tree->report, place, "a line rule is a regex between slashes");
    p->rule_failed = true;
    return;
  }
  p->rule.regex = str_slice(body, 1, body.len - 1);
  p->rule.regex_place = place;
  p->rule.regex_place.column++;
  for (uint32_t i = 0; i + 3 < p->rule.regex.len && p->rule.capture_count < NG_MAX_CAPTURES; i++) {
    ng_str rest = str_slice(p->rule.regex, i, p->rule.regex.len);
    if (!str_starts(rest, STR("(?<")) || rest.ptr[3] == '=' || rest.ptr[3] == '!') continue;
    rest = str_slice(rest, 3, rest.len);
    p->rule.captures[p->rule.capture_count++] = str_cut(&rest, '>');
  }
}

static void parse_priority(file_parser *p, ng_str body, source_place place) {
  char digits[16] = "", *end = digits;
  if (body.len < sizeof digits) memcpy(digits, body.ptr, body.len);
  p->rule.priority = (int32_t)strtol(digits, &end, 10);
  if (end == digits || *end) report_error(p->tree->report, place, "a priority is a whole number");
}

static void parse_match(file_parser *p, ng_str body, source_place place) {
  if (p->rule.match != NO_NODE || p->rule.regex.len) {
    report_error(p->tree->report, place, "a rule has one match or one line; write alternatives with |");
    return;
  }
  p->rule.match = parse_pattern(p->tree, &p->rule, body, place);
  if (p->rule.match == NO_NODE) p->rule_failed = true;
}

/* A clause of a frame is compiled by rule/frame.c; here it only finds its place. */
static bool parse_frame_clause(file_parser *p, ng_str keyword, ng_str body, source_place place) {
  for (uint32_t i = 0; i < FRAME_CLAUSE_COUNT && is_frame(p); i++) {
    if (!str_is(keyword, FRAME_WORDS[i])) continue;
    placed_text *clause = &p->tree->frames.items[p->rule.frame].clauses[i];
    if (clause->text.len) report_error(p->tree->report, place, "a frame has one clause %s", FRAME_WORDS[i]);
    *clause = (placed_text){body, place};
    return true;
  }
  return false;
}

static void parse_clause(file_parser *p, ng_str keyword, ng_str body, source_place place) {
  if (parse_frame_clause(p, keyword, body, place)) return;
  if (str_is(keyword, "match"))
    parse_match(p, body, place);
  else if (str_is(keyword, "line"))
    parse_line_regex(p, body, place);
  else if (str_is(keyword, "not"))
    parse_context(p, body, place, true);
  else if (str_is(keyword, "after") || str_is(keyword, "before") || str_is(keyword, "within")) {
    parse_context(p, (ng_str){keyword.ptr, (uint32_t)(body.ptr + body.len - keyword.ptr)}, place, false);
  } else if (str_is(keyword, "where"))
    parse_values(p, body, place, false);
  else if (str_is(keyword, "set"))
    parse_values(p, body, place, true);
  else if (str_is(keyword, "priority"))
    parse_priority(p, body, place);
  else if (str_is(keyword, "costly"))
    p->rule.costly = body;
  else
    parse_example(p, body, place, keyword);
}

static void parse_line(file_parser *p, ng_str line) {
  ng_str word = first_word(str_trim(line));
  uint32_t number = p->line;
  ng_str clause = whole_clause(p, line);
  ng_str body = str_trim((ng_str){word.ptr + word.len, (uint32_t)(clause.ptr + clause.len - word.ptr - word.len)});
  source_place at_word = place_at(p, clause, number, word.ptr), at_body = place_at(p, clause, number, body.ptr);
  bool inside = p->rule.name.len > 0;
  if (!is_keyword(p, word)) {
    const char *guess = closest_name(word, keywords_here(p).words, keywords_here(p).count);
    report_error(p->tree->report, at_word, "unknown word '%.*s'%s%s%s", STR_ARG(word), guess ? "; did you mean " : "", guess ? guess : "",
                 guess ? "?" : "");
  } else if (str_is(word, "rule") || str_is(word, "frame")) {
    if (inside) report_error(p->tree->report, at_word, "the rule %.*s has no 'end'", STR_ARG(p->rule.name));
    begin_rule(p, body, at_word, str_is(word, "frame"));
  } else if (str_is(word, "code") && !inside) {
    VEC_PUSH(&p->tree->codes, (placed_text){body, at_body});
  } else if (str_is(word, "date") && !inside) {
    p->date = body;
  } else if (!inside) {
    report_error(p->tree->report, at_word, "'%.*s' stands outside a rule", STR_ARG(word));
  } else if (str_is(word, "end")) {
    end_rule(p);
  } else {
    parse_clause(p, word, body, at_body);
  }
}

void parse_rules(syntax_tree *tree, ng_str path, ng_str text) {
  file_parser p = {.tree = tree, .path = path, .rest = text};
  while (p.rest.len) {
    ng_str line = next_line(&p), trimmed = str_trim(line);
    if (trimmed.len == 0 || trimmed.ptr[0] == '#') continue;
    parse_line(&p, line);
  }
  if (p.rule.name.len) report_error(tree->report, p.rule.place, "the rule %.*s has no 'end'", STR_ARG(p.rule.name));
}

void syntax_clear(syntax_tree *tree) {
  VEC_CLEAR(&tree->nodes);
  VEC_CLEAR(&tree->contexts);
  VEC_CLEAR(&tree->joins);
  VEC_CLEAR(&tree->sets);
  VEC_CLEAR(&tree->examples);
  VEC_CLEAR(&tree->rules);
  VEC_CLEAR(&tree->frames);
  VEC_CLEAR(&tree->codes);
}
