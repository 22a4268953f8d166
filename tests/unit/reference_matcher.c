#include "reference_matcher.h"

#include "match/accept.h"
#include "match/atom.h"
#include "match/line.h"
#include "match/window.h"

enum { MAX_FOUND = 20000, STEP_LIMIT = 4000000 };

typedef struct {
  const matcher *m;
  const ng_rule *rule; /* whose joins must hold; NULL for a context clause */
  uint32_t must_end;   /* ANYWHERE */
  uint32_t steps;
  rule_match *found;
} search;

/* State that recursion hands down is copied, so nothing needs to be undone. */
typedef struct {
  uint32_t pc, token;
  span_capture last; /* what the last atom took */
  span_capture captures[NG_MAX_CAPTURES];
} state;

static const span_capture NOTHING = {0, 0, NO_ENTRY, NO_SPAN};

static bool token_passes(const matcher *m, const rule_atom *atom, uint32_t token) {
  const ng_token *t = &m->tokens->tokens[token];
  switch (atom->kind) {
    case ATOM_LEXEME: return t->lexeme == atom->value;
    case ATOM_EXACT: return is_exact(m, atom, token);
    case ATOM_WORDS: return is_among(m->rules->words + atom->value, atom->count, t->lexeme);
    case ATOM_FLAGS: return has_flags(m, atom, token);
    case ATOM_TOKEN: return has_shape(&m->rules->shapes[atom->shape], t);
    default: return fits_regex(m, atom, token);
  }
}

/* The token behind the item at `token`, or `token` itself where a gap must stop. */
static uint32_t behind_item(const matcher *m, uint32_t token) {
  uint32_t span = item_at(m->spans, token), kind = m->tokens->tokens[token].kind;
  if (token >= m->end) return token;
  if (span != NO_SPAN) return m->spans->items[span].end <= m->end ? m->spans->items[span].end : token;
  bool stops = kind == TOKEN_QUOTE || (kind == TOKEN_PUNCT && str_is_one_of(token_text(m->tokens, token), STR(";|!|?|.")));
  return stops ? token : token + 1;
}

static bool go(search *s, state now);

static bool go_past(search *s, state now, const rule_code *c, span_capture what) {
  if (what.end > s->m->end) return false;
  now.token = what.end;
  now.last = what;
  if (c->capture && c->capture != IN_CAPTURE) now.captures[c->capture - 1] = what;
  return go(s, now);
}

/* All ways in which an atom matches, longest first: so stand hits and spans. */
static bool go_atom(search *s, state now, const rule_code *c) {
  const matcher *m = s->m;
  const rule_atom *atom = &m->rules->atoms[c->a];
  const uint32_t at = now.token, kind = atom->kind;
  if (at >= m->end) return false;
  if (kind != ATOM_LIST && kind != ATOM_SPAN) return token_passes(m, atom, at) && go_past(s, now, c, (span_capture){at, at + 1, NO_ENTRY, NO_SPAN});
  const hit_range hits = token_hits(m->tokens, at);
  for (const list_hit *hit = hits.first; kind == ATOM_LIST && hit < hits.end; hit++) {
    bool fits = hit->list == atom->value && hit_passes(m, atom, hit);
    if (fits && go_past(s, now, c, (span_capture){at, at + hit->length, hit_number(m->tokens, hit), NO_SPAN})) return true;
  }
  for (uint32_t i = m->spans->starts[at]; kind == ATOM_SPAN && i != NO_SPAN; i = m->spans->items[i].next_start) {
    const ng_span *span = &m->spans->items[i];
    if (span_passes(m, atom, span) && go_past(s, now, c, (span_capture){at, span->end, NO_ENTRY, i})) return true;
  }
  return false;
}

static bool go_gap(search *s, state now, uint32_t items) {
  if (go(s, now)) return true;
  uint32_t next = behind_item(s->m, now.token);
  if (!items || next == now.token) return false;
  now.token = next;
  return go_gap(s, now, items - 1);
}

static bool go_match(search *s, const state *now) {
  s->found->end = now->token;
  memcpy(s->found->captures, now->captures, sizeof now->captures);
  if (s->rule) return now->token > s->found->start && joins_hold(s->m, s->rule, s->found);
  return s->must_end == ANYWHERE || now->token == s->must_end;
}

static span_capture closed(const state *now, uint32_t first) {
  bool is_last = now->last.first == first && now->last.end == now->token;
  return is_last ? now->last : (span_capture){first, now->token, NO_ENTRY, NO_SPAN};
}

static bool go_to(search *s, state now, uint32_t pc) {
  now.pc = pc;
  return go(s, now);
}

static bool go(search *s, state now) {
  const rule_code *c = &s->m->rules->code[now.pc++];
  if (++s->steps > STEP_LIMIT) return false;
  switch (c->op) {
    case OP_MATCH: return go_match(s, &now);
    case OP_GAP: return go_gap(s, now, c->a);
    case OP_JUMP: return go_to(s, now, c->a);
    case OP_SPLIT: return go_to(s, now, c->a) || go_to(s, now, c->b);
    case OP_CHOICE:
      for (uint32_t i = 1; i <= c->a; i++) {
        if (go_to(s, now, c[i].a)) return true;
      }
      return false;
    case OP_OPEN: now.captures[c->a] = (span_capture){now.token, now.token, NO_ENTRY, NO_SPAN}; return go(s, now);
    case OP_CLOSE: now.captures[c->a] = closed(&now, now.captures[c->a].first); return go(s, now);
    case OP_START: return now.token == s->m->begin && go(s, now);
    case OP_END: return now.token == s->m->end && go(s, now);
    default: return go_atom(s, now, c);
  }
}

static bool find(const matcher *m, uint32_t code, uint32_t start, const ng_rule *rule, uint32_t must_end, rule_match *found) {
  search s = {m, rule, must_end, 0, found};
  state first = {.pc = code, .token = start, .last = NOTHING};
  for (uint32_t i = 0; i < NG_MAX_CAPTURES; i++) first.captures[i] = NOTHING;
  found->start = start;
  return go(&s, first);
}

static bool context_fits(const matcher *m, const rule_context *context, const rule_match *match) {
  rule_match found;
  uint32_t low = m->begin, high = m->end - 1, must_end = ANYWHERE;
  if (context->kind == CONTEXT_BEFORE) low = high = match->end;
  if (context->kind == CONTEXT_AFTER) {
    low = match->start - m->begin > NG_MAX_LOOK_BACK ? match->start - NG_MAX_LOOK_BACK : m->begin;
    high = must_end = match->start;
  }
  for (uint32_t s = low; s <= high; s++) {
    if (find(m, context->code, s, NULL, must_end, &found)) return !context->negated;
  }
  return context->negated;
}

static bool rule_fits(matcher *m, const ng_rule *rule, uint32_t token, rule_match *match) {
  bool is_line = rule->flags & RULE_LINE, begins = token == m->begin && m->tokens->tokens[token].flags & TOKEN_LINE_START;
  if (is_line && !(begins && line_match(m, rule, token, match) && joins_hold(m, rule, match))) return false;
  if (!is_line && !find(m, rule->code, token, rule, ANYWHERE, match)) return false;
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

/* Whether a rule runs in a phase, as a line rule or not. */
static bool is_of(const ng_rule *rule, uint32_t phase, bool lines) {
  return !(rule->flags & RULE_FRAME) && rule->phase == phase && ((rule->flags & RULE_LINE) != 0) == lines;
}

static bool run_window(matcher *m, uint32_t phase, bool lines, const sentence_table *sentences) {
  static rule_candidate found[MAX_FOUND];
  uint32_t count = 0;
  for (uint32_t token = m->begin; token < m->end && count + m->rules->rule_count < MAX_FOUND; token++) {
    for (uint32_t r = 0; r < m->rules->rule_count; r++) {
      found[count].rule = r;
      if (is_of(&m->rules->rules[r], phase, lines) && rule_fits(m, &m->rules->rules[r], token, &found[count].match)) count++;
    }
  }
  accept_best(m, found, count, sentences);
  return count + m->rules->rule_count < MAX_FOUND;
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

/* Sentences first, lines then: their matches do not compete. */
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
