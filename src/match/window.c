/* Folding sentences into windows. */
#include "match/window.h"

#include "base/limits.h"

/* Quotations are found before the first folded pass, and no more after. */
const uint8_t *windows_fold(span_table *spans, const sentence_table *sentences, uint32_t pass) {
  if (!spans->folds) spans->folds = ARENA_NEW(spans->arena, uint8_t, sentences->count + 1);
  if (!spans->folds || pass != FIRST_FOLDED_PASS) return spans->folds;
  for (uint32_t i = 0; i < spans->count; i++) {
    const ng_span *span = &spans->items[i];
    if (span->type != SPAN_quoted || !span_int(spans, span, SLOT_closed, 0)) continue;
    for (uint32_t s = sentences->of_token[span->first]; s < sentences->of_token[span->end - 1]; s++) spans->folds[s] = 1;
  }
  return spans->folds;
}

uint32_t window_end(const sentence_table *sentences, const uint8_t *folds, uint32_t number) {
  const ng_sentence *first = &sentences->items[number], *next = first + 1;
  while (number + 1 < sentences->count && folds[number] && next->zone == first->zone && next->end - first->first <= NG_MAX_SENTENCE) {
    number++;
    next++;
  }
  return number + 1;
}
