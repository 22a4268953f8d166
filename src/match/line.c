/* Matching line rules. */
#include "match/line.h"

static ng_str line_at(const matcher *m, uint32_t first) {
  ng_str rest = str_slice(m->tokens->text, m->tokens->tokens[first].start, m->tokens->text.len);
  ng_str line = str_cut(&rest, '\n');
  return str_trim(line);
}

/* The first token from `token` on that ends behind byte `at`. */
static uint32_t token_behind(const matcher *m, uint32_t token, uint32_t at) {
  while (token < m->tokens->count && m->tokens->tokens[token].end <= at) token++;
  return token;
}

static span_capture capture_of(const matcher *m, uint32_t first, ng_str group) {
  uint32_t start = (uint32_t)(group.ptr - m->tokens->text.ptr), from = token_behind(m, first, start), end = from;
  while (end < m->tokens->count && m->tokens->tokens[end].start < start + group.len) end++;
  return (span_capture){from, end, NO_ENTRY, NO_SPAN};
}

bool line_match(matcher *m, const ng_rule *rule, uint32_t first, rule_match *match) {
  ng_str names[NG_MAX_CAPTURES], groups[NG_MAX_CAPTURES], line = line_at(m, first);
  for (uint32_t i = 0; i < rule->capture_count; i++) names[i] = image_str(m->rules, m->rules->capture_names[rule->first_capture + i]);
  if (!regex_match_line(m->regexes, rule->code, line, names, rule->capture_count, groups)) return false;
  match->start = first;
  match->end = capture_of(m, first, line).end;
  for (uint32_t i = 0; i < NG_MAX_CAPTURES; i++) {
    bool has = i < rule->capture_count && groups[i].len;
    match->captures[i] = has ? capture_of(m, first, groups[i]) : (span_capture){0, 0, NO_ENTRY, NO_SPAN};
  }
  return true;
}
