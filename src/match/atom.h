/* Atoms: what one element of a pattern takes. In line, since the machine asks these at every step. */
#ifndef NG_MATCH_ATOM_H
#define NG_MATCH_ATOM_H

#include "match/vm.h"

static inline bool has_shape(const token_shape *s, const ng_token *t) {
  int32_t length = (int32_t)(t->end - t->start);
  if (!(s->kinds >> t->kind & 1) || !(s->cases >> t->casing & 1)) return false;
  if ((t->flags & s->flags_on) != s->flags_on || t->flags & s->flags_off) return false;
  return (t->value >= s->value_low && t->value <= s->value_high) != s->value_out &&
         (length >= s->length_low && length <= s->length_high) != s->length_out;
}

static inline bool is_among(const uint32_t *words, uint32_t count, uint32_t word) {
  while (count > 8) {
    uint32_t half = count / 2;
    if (words[half] <= word) {
      words += half;
      count -= half;
    } else {
      count = half;
    }
  }
  for (uint32_t i = 0; i < count; i++) {
    if (words[i] == word) return true;
  }
  return false;
}

static inline bool is_exact(const matcher *m, const rule_atom *atom, uint32_t token) {
  return m->tokens->tokens[token].lexeme == atom->value && str_equal(token_text(m->tokens, token), image_str(m->rules, atom->exact));
}

static inline bool has_flags(const matcher *m, const rule_atom *atom, uint32_t token) {
  uint32_t flags = token_flags(m->tokens, token);
  return (flags & atom->count) == atom->count && !(flags & atom->form);
}

static inline bool fits_regex(const matcher *m, const rule_atom *atom, uint32_t token) {
  return has_shape(&m->rules->shapes[atom->shape], &m->tokens->tokens[token]) && regex_matches(m->regexes, atom->value, token_text(m->tokens, token));
}

/* Whether a hit of the atom's list has what the atom asks for. And a span, with its slots. */
static inline bool hit_passes(const matcher *m, const rule_atom *atom, const list_hit *hit) {
  if (atom->form && !(hit->tag & atom->form)) return false;
  return atom->rows == NO_ROWS || m->rules->row_sets[atom->rows + hit->row / 64] >> hit->row % 64 & 1;
}

bool span_passes(const matcher *m, const rule_atom *atom, const ng_span *span);

#endif
