/* Sentences. */
#include "text/sentence.h"

#include "base/limits.h"

static bool ends_here(const token_table *t, uint32_t i) {
  const ng_token *a = &t->tokens[i];
  char c = t->text.ptr[a->start];
  if (a->kind == TOKEN_PUNCT && a->end - a->start == 1 && (c == '.' || c == '!' || c == '?')) return true;
  return false;
}

int split_sentences(sentence_table *s, const token_table *t, uint32_t title_end) {
  s->items = ARENA_NEW((ng_arena *)t->arena, ng_sentence, t->count + 1);
  s->of_token = ARENA_NEW((ng_arena *)t->arena, uint32_t, t->count + 1);
  s->count = 0;
  (void)title_end;
  uint32_t first = 0, paragraph = 0;
  for (uint32_t i = 0; i < t->count; i++) {
    s->of_token[i] = s->count;
    bool last = i + 1 == t->count || (t->tokens[i + 1].flags & TOKEN_LINE_START);
    bool end = ends_here(t, i);
    if (!last && end && t->tokens[i + 1].kind == TOKEN_QUOTE && (t->tokens[i + 1].flags & TOKEN_GLUED)) end = false;
    if (!last && t->tokens[i].kind == TOKEN_QUOTE && i > first && ends_here(t, i - 1) && t->tokens[i + 1].casing == CASE_TITLE) end = true;
    if (last || end) {
      s->items[s->count++] = (ng_sentence){.first = first, .end = i + 1, .paragraph = paragraph};
      first = i + 1;
      if (last) paragraph++;
    }
  }
  return 0;
}
