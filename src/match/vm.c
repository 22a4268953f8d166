/* The matching machine. State is (instruction, token, the item matched last); alternatives wait on a bounded stack; captures are undone by a
 * trail. An alternative that finds the stack full is dropped: limits are the same on every machine, so results are, too. */
#include "match/vm.h"

enum { STACK_SIZE = 256, TRAIL_SIZE = 256, MAX_OPTIONS = 16 };

typedef struct {
  uint32_t first, entry, span; /* where the last item began, and what it was */
} last_item;

typedef struct {
  uint32_t pc, token, gap; /* gap: items left when pc is an OP_GAP, plus one; 0 for its first time */
  uint32_t trail;
  last_item last;
} vm_frame;

typedef struct {
  uint32_t capture;
  span_capture old;
} trail_item;

typedef struct {
  matcher *m;
  rule_match *match;
  vm_frame stack[STACK_SIZE];
  uint32_t depth;
  trail_item trail[TRAIL_SIZE];
  uint32_t trail_count;
} machine;

/* Ways in which an atom can match at a token, best first. */
typedef struct {
  struct {
    uint32_t end, entry, span;
  } items[MAX_OPTIONS];
  uint32_t count;
} atom_options;

bool is_one_of(ng_str text, ng_str alternatives) {
  for (ng_str rest = alternatives; rest.len;) {
    if (str_equal(str_cut(&rest, '|'), text)) return true;
  }
  return false;
}

int32_t text_number(ng_str text) {
  int64_t value = 0;
  if (text.len == 0 || text.len > 9) return -1;
  for (uint32_t i = 0; i < text.len; i++) {
    if (text.ptr[i] < '0' || text.ptr[i] > '9') return -1;
    value = value * 10 + (text.ptr[i] - '0');
  }
  return (int32_t)value;
}

static bool value_passes(const matcher *m, const rule_filter *f, ng_str text, int32_t number) {
  bool good;
  if (f->is_text == 1)
    good = is_one_of(text, image_str(m->rules, f->text));
  else if (f->is_text == 2)
    good = number != 0 || (text.len > 0 && !str_is(text, "0"));
  else
    good = number >= f->low && number <= f->high;
  return good != (f->negated != 0);
}

static bool token_passes(const matcher *m, const rule_atom *atom, uint32_t token) {
  const ng_token *t = &m->tokens->tokens[token];
  for (uint32_t i = 0; i < atom->filter_count; i++) {
    const rule_filter *f = &m->rules->filters[atom->first_filter + i];
    int32_t value;
    switch (f->field) {
      case FIELD_KIND: value = f->low >> t->kind & 1; break;
      case FIELD_CASE: value = f->low >> t->casing & 1; break;
      case FIELD_LENGTH: value = (int32_t)(t->end - t->start) >= f->low && (int32_t)(t->end - t->start) <= f->high; break;
      case FIELD_VALUE: value = t->value >= f->low && t->value <= f->high; break;
      case FIELD_GLUED: value = (t->flags & TOKEN_GLUED) != 0; break;
      case FIELD_OPENS: value = (t->flags & TOKEN_OPENS) != 0; break;
      default: value = (t->flags & TOKEN_CLOSES) != 0;
    }
    if ((value != 0) == (f->negated != 0)) return false;
  }
  return true;
}

static bool row_passes(const matcher *m, const rule_atom *atom, const list_entry *entry) {
  const ng_lexicon *lexicon = &m->rules->lexicon;
  if (atom->form && !(entry->tag & atom->form)) return false;
  for (uint32_t i = 0; i < atom->filter_count; i++) {
    const rule_filter *f = &m->rules->filters[atom->first_filter + i];
    const list_column *column = &lexicon->columns[lexicon->lists[entry->list].first_column + f->field];
    ng_str text = column->is_int ? (ng_str){"", 0} : lexicon_cell(lexicon, entry->list, entry->row, f->field);
    int32_t number = column->is_int ? lexicon_cell_int(lexicon, entry->list, entry->row, f->field) : text_number(text);
    if (column->is_int == 0 && f->is_text == 2) number = 0;
    if (!value_passes(m, f, text, number)) return false;
  }
  return true;
}

static bool span_passes(const matcher *m, const rule_atom *atom, const ng_span *span) {
  for (uint32_t i = 0; i < atom->filter_count; i++) {
    const rule_filter *f = &m->rules->filters[atom->first_filter + i];
    const span_slot *slot = span_slot_find(m->spans, span, (slot_name)f->field);
    if (!value_passes(m, f, slot ? slot->text : (ng_str){"", 0}, slot ? slot->number : 0)) return false;
  }
  return true;
}

static void add_option(atom_options *options, uint32_t end, uint32_t entry, uint32_t span) {
  uint32_t i = options->count;
  if (i == MAX_OPTIONS) return;
  for (; i > 0 && options->items[i - 1].end < end; i--) options->items[i] = options->items[i - 1];
  options->items[i].end = end;
  options->items[i].entry = entry;
  options->items[i].span = span;
  options->count++;
}

static void list_options(const matcher *m, const rule_atom *atom, uint32_t token, atom_options *options) {
  for (uint32_t i = m->tokens->first_hit[token]; i < m->tokens->first_hit[token + 1]; i++) {
    const list_hit *hit = &m->tokens->hits[i];
    const list_entry *entry = &m->rules->lexicon.entries[hit->entry];
    if (entry->list != atom->value || token + hit->length > m->end || !row_passes(m, atom, entry)) continue;
    add_option(options, token + hit->length, hit->entry, NO_SPAN);
  }
}

static void span_options(const matcher *m, const rule_atom *atom, uint32_t token, atom_options *options) {
  for (uint32_t i = m->spans->starts[token]; i != NO_SPAN; i = m->spans->items[i].next_start) {
    const ng_span *span = &m->spans->items[i];
    if (span->type == atom->value && span->end <= m->end && span_passes(m, atom, span)) add_option(options, span->end, NO_ENTRY, i);
  }
}

static bool lexeme_passes(const matcher *m, const rule_atom *atom, uint32_t token) {
  if (m->tokens->tokens[token].lexeme != atom->value) return false;
  return !atom->has_exact || str_equal(token_text(m->tokens, token), image_str(m->rules, atom->exact));
}

static void find_options(const matcher *m, const rule_atom *atom, uint32_t token, atom_options *options) {
  options->count = 0;
  if (token >= m->end) return;
  switch (atom->kind) {
    case ATOM_LIST: list_options(m, atom, token, options); return;
    case ATOM_SPAN: span_options(m, atom, token, options); return;
    case ATOM_LEXEME:
      if (!lexeme_passes(m, atom, token)) return;
      break;
    case ATOM_REGEX:
      if (!token_passes(m, atom, token) || !regex_matches(m->regexes, atom->value, token_text(m->tokens, token))) return;
      break;
    default:
      if (!token_passes(m, atom, token)) return;
  }
  add_option(options, token + 1, NO_ENTRY, NO_SPAN);
}

/* A gap does not cross ; . ! ? or a quotation mark, but steps over whole spans. */
static bool stops_gap(const matcher *m, uint32_t token) {
  const ng_token *t = &m->tokens->tokens[token];
  if (t->kind == TOKEN_QUOTE) return true;
  char c = m->tokens->text.ptr[t->start];
  return t->kind == TOKEN_PUNCT && (c == ';' || c == '!' || c == '?' || (c == '.' && t->end - t->start == 1));
}

static uint32_t step_item(const matcher *m, uint32_t token) {
  uint32_t span = item_at(m->spans, token);
  if (span != NO_SPAN) return m->spans->items[span].end;
  return stops_gap(m, token) ? token : token + 1;
}

static void push(machine *vm, vm_frame frame) {
  frame.trail = vm->trail_count;
  if (vm->depth < STACK_SIZE) vm->stack[vm->depth++] = frame;
}

/* False when the trail is full: this alternative is dropped, because it could not be undone. */
static bool set_capture(machine *vm, uint32_t number, span_capture value) {
  if (vm->trail_count == TRAIL_SIZE) return false;
  vm->trail[vm->trail_count++] = (trail_item){number, vm->match->captures[number]};
  vm->match->captures[number] = value;
  return true;
}

static void undo(machine *vm, uint32_t mark) {
  while (vm->trail_count > mark) {
    trail_item *item = &vm->trail[--vm->trail_count];
    vm->match->captures[item->capture] = item->old;
  }
}

static bool close_capture(machine *vm, uint32_t number, uint32_t token, const last_item *last) {
  span_capture value = vm->match->captures[number];
  bool is_item = last->first == value.first;
  return set_capture(vm, number, (span_capture){value.first, token, is_item ? last->entry : NO_ENTRY, is_item ? last->span : NO_SPAN});
}

static bool run_atom(machine *vm, vm_frame *f, const rule_atom *atom) {
  atom_options options;
  find_options(vm->m, atom, f->token, &options);
  if (options.count == 0) return false;
  for (uint32_t i = options.count - 1; i > 0; i--) {
    push(vm, (vm_frame){.pc = f->pc + 1, .token = options.items[i].end, .last = {f->token, options.items[i].entry, options.items[i].span}});
  }
  f->last = (last_item){f->token, options.items[0].entry, options.items[0].span};
  f->token = options.items[0].end;
  f->pc++;
  return true;
}

static bool run_gap(machine *vm, vm_frame *f, uint32_t items) {
  uint32_t left = f->gap ? f->gap - 1 : items;
  uint32_t next = left && f->token < vm->m->end ? step_item(vm->m, f->token) : f->token;
  if (next > f->token && next <= vm->m->end) push(vm, (vm_frame){.pc = f->pc, .token = next, .gap = left, .last = f->last});
  f->gap = 0;
  f->pc++;
  return true;
}

/* Runs one instruction; false: this alternative fails. */
static bool run_step(machine *vm, vm_frame *f, const rule_code *c) {
  switch (c->op) {
    case OP_ATOM: return run_atom(vm, f, &vm->m->rules->atoms[c->a]);
    case OP_SPLIT:
      push(vm, (vm_frame){.pc = c->b, .token = f->token, .last = f->last});
      f->pc = c->a;
      return true;
    case OP_JUMP: f->pc = c->a; return true;
    case OP_OPEN: f->pc++; return set_capture(vm, c->a, (span_capture){f->token, f->token, NO_ENTRY, NO_SPAN});
    case OP_CLOSE: f->pc++; return close_capture(vm, c->a, f->token, &f->last);
    case OP_GAP: return run_gap(vm, f, c->a);
    case OP_START: return f->token == vm->m->begin && ++f->pc;
    case OP_END: return f->token == vm->m->end && ++f->pc;
    default: return false;
  }
}

static bool is_accepted(const matcher *m, match_judge judge, const void *payload, rule_match *match, uint32_t end) {
  match->end = end;
  return !judge || judge(m, payload, match);
}

bool vm_match(matcher *m, uint32_t code, uint32_t start, match_judge judge, const void *payload, rule_match *match) {
  machine vm;
  vm.m = m;
  vm.match = match;
  vm.depth = vm.trail_count = 0;
  match->start = start;
  for (uint32_t i = 0; i < NG_MAX_CAPTURES; i++) match->captures[i] = (span_capture){0, 0, NO_ENTRY, NO_SPAN};
  vm_frame f = {.pc = code, .token = start, .last = {UINT32_MAX, NO_ENTRY, NO_SPAN}};
  for (uint32_t steps = 0; steps < NG_MAX_STEPS && m->steps < NG_MAX_SENTENCE_STEPS; steps++, m->steps++) {
    const rule_code *c = &m->rules->code[f.pc];
    if (c->op == OP_MATCH && is_accepted(m, judge, payload, match, f.token)) return true;
    if (run_step(&vm, &f, c)) continue; /* OP_MATCH: no step, the next alternative */
    if (vm.depth == 0) return false;
    f = vm.stack[--vm.depth];
    undo(&vm, f.trail);
  }
  return false;
}

ng_str capture_field(const matcher *m, const span_capture *capture, ng_str field, int32_t *number) {
  *number = 0;
  if (capture->entry != NO_ENTRY) {
    const ng_lexicon *lexicon = &m->rules->lexicon;
    const list_entry *entry = &lexicon->entries[capture->entry];
    int column = lexicon_column(lexicon, entry->list, field);
    if (column < 0) return (ng_str){"", 0};
    if (lexicon->columns[lexicon->lists[entry->list].first_column + (uint32_t)column].is_int) {
      *number = lexicon_cell_int(lexicon, entry->list, entry->row, (uint32_t)column);
      return (ng_str){"", 0};
    }
    return lexicon_cell(lexicon, entry->list, entry->row, (uint32_t)column);
  }
  if (capture->span != NO_SPAN) {
    for (unsigned slot = 0; slot < SLOT_COUNT; slot++) {
      if (!str_is(field, slot_text(slot))) continue;
      const span_slot *s = span_slot_find(m->spans, &m->spans->items[capture->span], (slot_name)slot);
      *number = s ? s->number : 0;
      return s ? s->text : (ng_str){"", 0};
    }
  }
  if (str_is(field, "value") && capture->first < capture->end) *number = m->tokens->tokens[capture->first].value;
  return (ng_str){"", 0};
}
