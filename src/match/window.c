/* Folding sentences into windows. */
#include "match/window.h"

#include "base/limits.h"

uint8_t *windows_fold(const span_table *spans, const sentence_table *sentences, uint32_t pass) {
  uint8_t *folds = ARENA_NEW(spans->arena, uint8_t, sentences->count + 1);
  if (!folds || pass < FIRST_FOLDED_PASS) return folds;
  for (uint32_t i = 0; i < spans->count; i++) {
    const ng_span *span = &spans->items[i];
    if (span->type != SPAN_quoted || !span_int(spans, span, SLOT_closed, 0)) continue;
    for (uint32_t s = sentences->of_token[span->first]; s < sentences->of_token[span->end - 1]; s++) folds[s] = 1;
  }
  return folds;
}

uint32_t window_end(const sentence_table *sentences, const uint8_t *folds, uint32_t number) {
  const ng_sentence *first = &sentences->items[number], *next = first + 1;
  while (number + 1 < sentences->count && folds[number] && next->zone == first->zone && next->end - first->first <= NG_MAX_SENTENCE) {
    number++;
    next++;
  }
  return number + 1;
}
