#include "reference_matcher.h"

#include "match/accept.h"
#include "match/line.h"
#include "match/window.h"

enum { MAX_FOUND = 20000, MAX_WAYS = 256, STEP_LIMIT = 4000000 };

typedef struct {
  uint32_t end, entry, span;
} way;

/* One search: state that recursion hands down is copied, so nothing needs to be undone. */
typedef struct {
  const matcher *m;
  const ng_rule *rule; /* whose joins must hold; NULL for a context clause */
  uint32_t must_end;   /* UINT32_MAX: anywhere */
  uint32_t steps;
  rule_match *found;
} search;

typedef struct {
  uint32_t pc, token, last_first, last_entry, last_span;
  span_capture captures[NG_MAX_CAPTURES];
} state;

static bool text_fits(const matcher *m, const rule_filter *f, ng_str text, int32_t number) {
  bool fits = number >= f->low && number <= f->high;
  if (f->is_text == 1) fits = is_one_of(text, image_str(m->rules, f->text));
  if (f->is_text == 2) fits = number != 0 || (text.len && !str_is(text, "0"));
  return fits != f->negated;
}

static bool token_fits(const matcher *m, const rule_filter *f, uint32_t token) {
  const ng_token *t = &m->tokens->tokens[token];
  int32_t length = (int32_t)(t->end - t->start);
  bool fits = (t->flags & TOKEN_CLOSES) != 0;
  if (f->field == FIELD_KIND) fits = f->low >> t->kind & 1;
  if (f->field == FIELD_CASE) fits = f->low >> t->casing & 1;
  if (f->field == FIELD_LENGTH) fits = length >= f->low && length <= f->high;
  if (f->field == FIELD_VALUE) fits = t->value >= f->low && t->value <= f->high;
  if (f->field == FIELD_GLUED) fits = (t->flags & TOKEN_GLUED) != 0;
  if (f->field == FIELD_OPENS) fits = (t->flags & TOKEN_OPENS) != 0;
  return fits != f->negated;
}

static bool entry_fits(const matcher *m, const rule_filter *f, const list_entry *entry) {
  const ng_lexicon *lexicon = &m->rules->lexicon;
  bool is_int = lexicon->columns[lexicon->lists[entry->list].first_column + f->field].is_int;
  ng_str text = is_int ? (ng_str){"", 0} : lexicon_cell(lexicon, entry->list, entry->row, f->field);
  int32_t number = is_int ? lexicon_cell_int(lexicon, entry->list, entry->row, f->field) : f->is_text == 2 ? 0 : text_number(text);
  return text_fits(m, f, text, number);
}

static bool span_fits(const matcher *m, const rule_filter *f, const ng_span *span) {
  const span_slot *slot = span_slot_find(m->spans, span, (slot_name)f->field);
  return text_fits(m, f, slot ? slot->text : (ng_str){"", 0}, slot ? slot->number : 0);
}

static uint32_t list_ways(const matcher *m, const rule_atom *atom, uint32_t token, way *ways) {
  uint32_t count = 0;
  hit_range hits = token_hits(m->tokens, token);
  for (const list_hit *hit = hits.first; hit < hits.end; hit++) {
    bool fits = hit->list == atom->value && (!atom->form || (hit->tag & atom->form)) && token + hit->length <= m->end;
    for (uint32_t f = 0; fits && f < atom->filter_count; f++) fits = entry_fits(m, &m->rules->filters[atom->first_filter + f], hit);
    if (fits && count < MAX_WAYS) ways[count++] = (way){token + hit->length, hit_number(m->tokens, hit), NO_SPAN};
  }
  return count;
}

static uint32_t span_ways(const matcher *m, const rule_atom *atom, uint32_t token, way *ways) {
  uint32_t count = 0;
  for (uint32_t s = m->spans->starts[token]; s != NO_SPAN; s = m->spans->items[s].next_start) {
    const ng_span *span = &m->spans->items[s];
    bool fits = span->type == atom->value && span->end <= m->end;
    for (uint32_t f = 0; fits && f < atom->filter_count; f++) fits = span_fits(m, &m->rules->filters[atom->first_filter + f], span);
    if (fits && count < MAX_WAYS) ways[count++] = (way){span->end, NO_ENTRY, s};
  }
  return count;
}

static bool one_token_fits(const matcher *m, const rule_atom *atom, uint32_t token) {
  uint32_t word = m->tokens->tokens[token].lexeme;
  if (atom->kind == ATOM_LEXEME) return word == atom->value;
  if (atom->kind == ATOM_EXACT) return word == atom->value && str_equal(token_text(m->tokens, token), image_str(m->rules, atom->exact));
  if (atom->kind == ATOM_FLAGS) {
    uint32_t flags = token_flags(m->tokens, token);
    return (flags & atom->count) == atom->count && !(flags & atom->form);
  }
  for (uint32_t i = 0; atom->kind == ATOM_WORDS && i <= atom->count; i++) {
    if (i == atom->count) return false;
    if (m->rules->words[atom->value + i] == word) return true;
  }
  for (uint32_t f = 0; f < atom->filter_count; f++) {
    if (!token_fits(m, &m->rules->filters[atom->first_filter + f], token)) return false;
  }
  return atom->kind != ATOM_REGEX || regex_matches(m->regexes, atom->value, token_text(m->tokens, token));
}

/* The ways in which an atom matches at a token, longest first, else in the order of the tables. */
static uint32_t ways_of(const matcher *m, const rule_atom *atom, uint32_t token, way *ways) {
  uint32_t count = 0;
  if (token >= m->end) return 0;
  if (atom->kind == ATOM_LIST)
    count = list_ways(m, atom, token, ways);
  else if (atom->kind == ATOM_SPAN)
    count = span_ways(m, atom, token, ways);
  else if (one_token_fits(m, atom, token))
    ways[count++] = (way){token + 1, NO_ENTRY, NO_SPAN};
  for (uint32_t i = 1; i < count; i++) {
    for (uint32_t j = i; j > 0 && ways[j - 1].end < ways[j].end; j--) {
      way swap = ways[j];
      ways[j] = ways[j - 1];
      ways[j - 1] = swap;
    }
  }
  return count;
}

/* The token behind the item at `token`, or `token` itself where a gap must stop. */
static uint32_t behind_item(const matcher *m, uint32_t token) {
  uint32_t span = item_at(m->spans, token);
  if (token >= m->end) return token;
  if (span != NO_SPAN) return m->spans->items[span].end <= m->end ? m->spans->items[span].end : token;
  ng_str text = token_text(m->tokens, token);
  bool stops = m->tokens->tokens[token].kind == TOKEN_QUOTE;
  if (m->tokens->tokens[token].kind == TOKEN_PUNCT) stops = text.ptr[0] == ';' || text.ptr[0] == '!' || text.ptr[0] == '?' || str_is(text, ".");
  return stops ? token : token + 1;
}

static bool go(search *s, state now);

static bool go_atom(search *s, state now, uint32_t atom, uint32_t capture) {
  way ways[MAX_WAYS];
  uint32_t count = ways_of(s->m, &s->m->rules->atoms[atom], now.token, ways), from = now.token;
  for (uint32_t i = 0; i < count; i++) {
    now.token = ways[i].end;
    now.last_first = from;
    now.last_entry = ways[i].entry;
    now.last_span = ways[i].span;
    if (capture && capture != IN_CAPTURE) now.captures[capture - 1] = (span_capture){from, now.token, ways[i].entry, ways[i].span};
    if (go(s, now)) return true;
  }
  return false;
}

static bool go_gap(search *s, state now, uint32_t items) {
  for (uint32_t i = 0; i <= items; i++) {
    if (go(s, now)) return true;
    uint32_t next = behind_item(s->m, now.token);
    if (next == now.token) return false;
    now.token = next;
  }
  return false;
}

static bool go_match(search *s, const state *now) {
  s->found->end = now->token;
  memcpy(s->found->captures, now->captures, sizeof now->captures);
  if (s->rule) return now->token > s->found->start && joins_hold(s->m, s->rule, s->found);
  return s->must_end == UINT32_MAX || now->token == s->must_end;
}

static bool go_close(search *s, state now, uint32_t capture) {
  span_capture *c = &now.captures[capture];
  bool is_item = now.last_first == c->first;
  *c = (span_capture){c->first, now.token, is_item ? now.last_entry : NO_ENTRY, is_item ? now.last_span : NO_SPAN};
  return go(s, now);
}

static bool go(search *s, state now) {
  if (++s->steps > STEP_LIMIT) return false;
  const rule_code *c = &s->m->rules->code[now.pc++];
  state other = now;
  if (c->op >= OP_ATOM) return go_atom(s, now, c->a, c->capture);
  switch (c->op) {
    case OP_MATCH: return go_match(s, &now);
    case OP_GAP: return go_gap(s, now, c->a);
    case OP_JUMP: now.pc = c->a; return go(s, now);
    case OP_CHOICE:
      for (uint32_t i = 1; i <= c->a; i++) {
        now.pc = c[i].a;
        if (go(s, now)) return true;
      }
      return false;
    case OP_SPLIT:
      now.pc = c->a;
      other.pc = c->b;
      return go(s, now) || go(s, other);
    case OP_OPEN: now.captures[c->a] = (span_capture){now.token, now.token, NO_ENTRY, NO_SPAN}; return go(s, now);
    case OP_CLOSE: return go_close(s, now, c->a);
    case OP_START: return now.token == s->m->begin && go(s, now);
    default: return now.token == s->m->end && go(s, now);
  }
}

static bool find(const matcher *m, uint32_t code, uint32_t start, const ng_rule *rule, uint32_t must_end, rule_match *found) {
  search s = {m, rule, must_end, 0, found};
  state first = {.pc = code, .token = start, .last_first = UINT32_MAX, .last_entry = NO_ENTRY, .last_span = NO_SPAN};
  for (uint32_t i = 0; i < NG_MAX_CAPTURES; i++) first.captures[i] = (span_capture){0, 0, NO_ENTRY, NO_SPAN};
  found->start = start;
  return go(&s, first);
}

static bool context_fits(const matcher *m, const rule_context *context, const rule_match *match) {
  rule_match found;
  uint32_t reach = NG_MAX_ENTRY_TOKENS * 2 + 1, low = m->begin, high = m->end - 1, must_end = UINT32_MAX;
  if (context->kind == CONTEXT_BEFORE) low = high = match->end;
  if (context->kind == CONTEXT_AFTER) {
    low = match->start - m->begin > reach ? match->start - reach : m->begin;
    high = must_end = match->start;
  }
  for (uint32_t s = low; s <= high; s++) {
    if (find(m, context->code, s, NULL, must_end, &found)) return !context->negated;
  }
  return context->negated;
}

static bool rule_fits(matcher *m, const ng_rule *rule, uint32_t token, rule_match *match) {
  if (rule->flags & RULE_LINE) {
    if (!(m->tokens->tokens[token].flags & TOKEN_LINE_START) || token != m->begin) return false;
    if (!line_match(m, rule, token, match) || !joins_hold(m, rule, match)) return false;
  } else if (!find(m, rule->code, token, rule, UINT32_MAX, match)) {
    return false;
  }
  for (uint32_t c = 0; c < rule->context_count; c++) {
    if (!context_fits(m, &m->rules->contexts[rule->first_context + c], match)) return false;
  }
  return true;
}

/* Picks the best of what is left again and again, and drops what it overlaps. */
static void accept_best(matcher *m, rule_candidate *found, uint32_t count, const sentence_table *sentences) {
  while (count) {
    uint32_t best = 0, kept = 0;
    for (uint32_t i = 1; i < count; i++) {
      if (compare_candidates(m->rules, &found[i], &found[best]) < 0) best = i;
    }
    rule_candidate winner = found[best];
    accept_match(m, winner.rule, &winner.match, sentences->of_token[winner.match.start]);
    for (uint32_t i = 0; i < count; i++) {
      bool apart = found[i].match.start >= winner.match.end || found[i].match.end <= winner.match.start;
      if (apart || m->rules->rules[found[i].rule].type != m->rules->rules[winner.rule].type) found[kept++] = found[i];
    }
    count = kept;
  }
}

/* Sentences first, lines then: their matches do not compete. */
static bool run_window(matcher *m, uint32_t phase, bool lines, const sentence_table *sentences) {
  static rule_candidate found[MAX_FOUND];
  uint32_t count = 0;
  for (uint32_t token = m->begin; token < m->end; token++) {
    for (uint32_t r = 0; r < m->rules->rule_count; r++) {
      const ng_rule *rule = &m->rules->rules[r];
      if (rule->flags & RULE_FRAME || rule->phase != phase || ((rule->flags & RULE_LINE) != 0) != lines) continue;
      if (count == MAX_FOUND) return false;
      found[count].rule = r;
      if (rule_fits(m, rule, token, &found[count].match)) count++;
    }
  }
  accept_best(m, found, count, sentences);
  return true;
}

/* Windows; of line rules each sentence for itself. */
static bool run_phase(matcher *m, const sentence_table *sentences, const match_window *windows, uint32_t phase, bool lines) {
  for (uint32_t i = 0; i < sentences->count; i++) {
    m->begin = sentences->items[i].first;
    m->end = lines ? sentences->items[i].end : windows[i].end;
    bool begins = lines || windows[i].first == m->begin;
    if (begins && sentences->items[i].zone != ZONE_BOILERPLATE && !run_window(m, phase, lines, sentences)) return false;
  }
  return true;
}

bool reference_run(matcher *m, const sentence_table *sentences, uint32_t pass) {
  const match_window *windows = windows_find(m->spans, sentences, pass);
  for (uint32_t phase = 0; phase < m->rules->phase_count; phase++) {
    uint32_t first = m->spans->count;
    if (m->rules->phase_pass[phase] != pass) continue;
    if (!run_phase(m, sentences, windows, phase, false) || !run_phase(m, sentences, windows, phase, true)) return false;
    for (uint32_t span = first; span < m->spans->count; span++) span__link(m->spans, span);
  }
  return true;
}
