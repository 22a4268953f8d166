/* The matching machine. It runs a program forward from a token; where there is more than one way on, all but the first wait on a bounded
 * stack. What it passes is written to a log (captures that begin and end, list entries and spans), so that going back is cutting the log, and
 * captures are read from it only when a match stands. Most programs end at their first instructions: the keys of a token say where no alternative
 * can go on (rule_code.first).
 *
 * An alternative that finds stack or log full is dropped: limits are the same on every machine, so results are, too. */
#include "match/atom.h"

enum { STACK_SIZE = 256, LOG_SIZE = 512 };

#define NOWHERE UINT32_MAX

/* `resume` goes on with a choice: the next of the token's list hits, the next span plus one, or what is left of a gap plus one; 0 otherwise. */
typedef struct {
  const rule_code *code;
  uint32_t token, log_count, resume;
} choice;

/* capture: number plus one of the capture that `what` is; with OPENS: that begins at what.first; IN_CAPTURE: `what` may be all of a longer one. */
typedef struct {
  uint32_t capture;
  span_capture what;
} log_item;

enum { OPENS = 1 << 16 };

typedef struct {
  matcher *m;
  const ng_rule *rule; /* NULL for a context */
  rule_match *match;
  uint32_t start, must_end;
  uint32_t depth, log_count;
  choice stack[STACK_SIZE];
  log_item log[LOG_SIZE];
} machine;

/* The first of `hits` that passes, has at most `room` tokens and not `length` (0: any), or their end. Hits are in the order of length. */
static inline const list_hit *next_hit(const matcher *m, const rule_atom *atom, hit_range hits, uint32_t room, uint32_t length) {
  for (; hits.first < hits.end; hits.first++) {
    const list_hit *hit = hits.first;
    if (hit->list == atom->value && hit->length <= room && hit->length != length && hit_passes(m, atom, hit)) break;
  }
  return hits.first;
}

/* The same for the chain of spans, which is in the order of length, too. */
static inline uint32_t next_span(const matcher *m, const rule_atom *atom, uint32_t span, uint32_t end) {
  while (span != NO_SPAN && (m->spans->items[span].end == end || !span_passes(m, atom, &m->spans->items[span])))
    span = m->spans->items[span].next_start;
  return span;
}

/* ---- choices and the log ---- */

static inline void push(machine *vm, const rule_code *c, uint32_t token, uint32_t resume) {
  if (vm->depth < STACK_SIZE) vm->stack[vm->depth++] = (choice){c, token, vm->log_count, resume};
}

/* Returns the end of `what`. */
static inline uint32_t note(machine *vm, uint32_t capture, span_capture what) {
  if (vm->log_count == LOG_SIZE) return NOWHERE;
  vm->log[vm->log_count++] = (log_item){capture, what};
  return what.end;
}

/* Only joins tell two entries or spans of the same words apart. */
static inline bool is_choosy(const machine *vm) {
  return vm->rule && vm->rule->join_count;
}

/* The functions below return the token behind what they take, NOWHERE when they cannot. */
static inline uint32_t take_entry(machine *vm, const rule_code *c, uint32_t token, uint32_t resume) {
  const matcher *m = vm->m;
  const rule_atom *atom = &m->rules->atoms[c->a];
  const hit_range hits = token_hits(m->tokens, token);
  const list_hit *hit = next_hit(m, atom, (hit_range){hits.first + resume, hits.end}, m->end - token, 0);
  if (hit == hits.end) return NOWHERE;
  const list_hit *other = next_hit(m, atom, (hit_range){hit + 1, hits.end}, m->end - token, is_choosy(vm) ? 0 : hit->length);
  if (other < hits.end) push(vm, c, token, (uint32_t)(other - hits.first));
  return c->capture ? note(vm, c->capture, (span_capture){token, token + hit->length, hit_number(m->tokens, hit), NO_SPAN}) : token + hit->length;
}

static inline uint32_t take_span(machine *vm, const rule_code *c, uint32_t token, uint32_t resume) {
  const matcher *m = vm->m;
  const rule_atom *atom = &m->rules->atoms[c->a];
  uint32_t span = next_span(m, atom, resume ? resume - 1 : m->spans->starts[token], 0);
  if (span == NO_SPAN) return NOWHERE;
  const ng_span *found = &m->spans->items[span];
  uint32_t other = next_span(m, atom, found->next_start, is_choosy(vm) ? 0 : found->end);
  if (other != NO_SPAN) push(vm, c, token, other + 1);
  return c->capture ? note(vm, c->capture, (span_capture){token, found->end, NO_ENTRY, span}) : found->end;
}

/* The token behind the item at `token`; `token` itself where a gap stops: at ; . ! ? and quotation marks outside of spans. */
static uint32_t step_item(const matcher *m, uint32_t token) {
  uint32_t span = item_at(m->spans, token), class = m->spans->classes[token];
  if (span != NO_SPAN) return m->spans->items[span].end;
  return class == CLASS_STOP || class == CLASS_KINDS + TOKEN_QUOTE ? token : token + 1;
}

/* Steps over items that the instruction behind the gap cannot take. */
static uint32_t take_gap(machine *vm, const rule_code *c, uint32_t token, uint32_t resume) {
  const matcher *m = vm->m;
  for (uint32_t left = resume ? resume - 1 : c->a;; left--) {
    uint32_t next = left && token < m->end ? step_item(m, token) : token;
    bool can_step = next > token && next <= m->end, can_go_on = keys_meet(keys_at(m, token), &m->rules->code[c->next].first);
    if (can_go_on && can_step) push(vm, c, next, left);
    if (can_go_on) return token;
    if (!can_step) return NOWHERE;
    token = next;
  }
}

static bool is_item(const span_capture *what) {
  return what->entry != NO_ENTRY || what->span != NO_SPAN;
}

/* A capture is an entry or a span when that is the last item in it and covers just its tokens. */
static uint32_t close_capture(machine *vm, uint32_t capture, uint32_t end) {
  const span_capture *item = NULL;
  const log_item *open = &vm->log[vm->log_count - 1];
  for (; open->capture != (OPENS | capture); open--) {
    if (!item && is_item(&open->what)) item = &open->what;
  }
  bool is_all = item && item->first == open->what.first && item->end == end;
  return note(vm, capture, is_all ? *item : (span_capture){open->what.first, end, NO_ENTRY, NO_SPAN});
}

/* ---- matches ---- */

/* Captures as the log tells them. */
static void read_log(machine *vm, uint32_t end) {
  rule_match *match = vm->match;
  uint32_t count = vm->rule->capture_count;
  match->start = vm->start;
  match->end = end;
  for (uint32_t i = 0; i < count; i++) match->captures[i] = (span_capture){0, 0, NO_ENTRY, NO_SPAN};
  for (const log_item *l = vm->log; l < vm->log + vm->log_count; l++) {
    if (l->capture - 1 < count) match->captures[l->capture - 1] = l->what;
  }
}

/* Joins choose between the readings of ambiguous words ("Paris" of which country?), so the machine goes on looking until they hold. */
static bool is_accepted(machine *vm, uint32_t end) {
  if (!vm->rule) return vm->must_end == ANYWHERE || end == vm->must_end;
  if (end == vm->start) return false;
  read_log(vm, end);
  return !vm->rule->join_count || joins_hold(vm->m, vm->rule, vm->match);
}

/* Where a split goes on; the second way waits when both can. */
static inline const rule_code *choose(machine *vm, const rule_code *c, uint32_t token, key_bits keys) {
  const rule_code *first = &vm->m->rules->code[c->a], *second = &vm->m->rules->code[c->b];
  if (!keys_meet(keys, &first->first)) return second;
  if (keys_meet(keys, &second->first)) push(vm, second, token, 0);
  return first;
}

/* The same for the branches of a choice, from number `i` on; all others wait together. */
static inline const rule_code *choose_branch(machine *vm, const rule_code *c, uint32_t token, key_bits keys, uint32_t i) {
  const rule_code *branches = c + 1;
  while (!keys_meet(keys, &branches[i].first)) i++;
  uint32_t other = i + 1;
  while (other < c->a && !keys_meet(keys, &branches[other].first)) other++;
  if (other < c->a) push(vm, c, token, other);
  return &vm->m->rules->code[branches[i].a];
}

static inline uint32_t take_word(machine *vm, const rule_code *c, uint32_t token, bool is_good) {
  if (!is_good) return NOWHERE;
  return c->capture ? note(vm, c->capture, (span_capture){token, token + 1, NO_ENTRY, NO_SPAN}) : token + 1;
}

/* An instruction is reached only when the keys of its token are among its first ones; the caller has seen to it for the first. */
bool vm_run(matcher *m, const ng_rule *rule, uint32_t program, uint32_t start, uint32_t must_end, rule_match *match) {
  machine state, *vm = &state;
  const rule_code *c = &m->rules->code[program];
  const rule_atom *atoms = m->rules->atoms;
  const ng_token *tokens = m->tokens->tokens;
  uint32_t limit = m->steps_left < NG_MAX_STEPS ? m->steps_left : NG_MAX_STEPS, token = start, resume = 0, steps = 0;
  key_bits keys = keys_at(m, token);
  bool accepted = false;
  vm->m = m;
  vm->rule = rule;
  vm->match = match;
  vm->must_end = must_end;
  vm->start = start;
  vm->depth = vm->log_count = 0;
  for (; steps < limit; steps++) {
    switch (c->op) {
      case OP_SPLIT: c = choose(vm, c, token, keys); continue;
      case OP_CHOICE:
        c = choose_branch(vm, c, token, keys, resume);
        resume = 0;
        continue;
      case OP_MATCH:
        accepted = is_accepted(vm, token);
        token = NOWHERE;
        break;
      case OP_OPEN: token = note(vm, OPENS | (c->a + 1), (span_capture){token, token, NO_ENTRY, NO_SPAN}); break;
      case OP_CLOSE: token = close_capture(vm, c->a + 1, token); break;
      case OP_START: token = token == m->begin ? token : NOWHERE; break;
      case OP_END: token = token == m->end ? token : NOWHERE; break;
      case OP_GAP: token = take_gap(vm, c, token, resume); break;
      case OP_ATOM + ATOM_LIST: token = take_entry(vm, c, token, resume); break;
      case OP_ATOM + ATOM_SPAN: token = take_span(vm, c, token, resume); break;
      case OP_ATOM + ATOM_LEXEME: token = take_word(vm, c, token, tokens[token].lexeme == c->b); break;
      case OP_ATOM + ATOM_EXACT: token = take_word(vm, c, token, is_exact(m, &atoms[c->a], token)); break;
      case OP_ATOM + ATOM_WORDS: token = take_word(vm, c, token, is_among(m->rules->words + c->b, atoms[c->a].count, tokens[token].lexeme)); break;
      case OP_ATOM + ATOM_FLAGS: token = take_word(vm, c, token, has_flags(m, &atoms[c->a], token)); break;
      case OP_ATOM + ATOM_TOKEN: token = take_word(vm, c, token, has_shape(&m->rules->shapes[atoms[c->a].shape], &tokens[token])); break;
      default: token = take_word(vm, c, token, fits_regex(m, &atoms[c->a], token));
    }
    resume = 0;
    if (token != NOWHERE) {
      c = &m->rules->code[c->next];
      keys = keys_at(m, token);
      if (keys_meet(keys, &c->first)) continue;
    }
    if (accepted || vm->depth == 0) break;
    const choice *back = &vm->stack[--vm->depth];
    c = back->code;
    token = back->token;
    resume = back->resume;
    vm->log_count = back->log_count;
    keys = keys_at(m, token);
  }
  m->steps_left -= steps;
  return accepted;
}
