/* Windows: what a rule looks at as one sentence. */
#ifndef NG_MATCH_WINDOW_H
#define NG_MATCH_WINDOW_H

#include "match/span.h"

#define FIRST_FOLDED_PASS 3u /* quotations are known from here on */

/* A byte for each sentence: 1 when it is one window with the next, because a closed quotation goes from the one into the other
 * ("I would. If you …," the president told reporters). NULL without memory. */
const uint8_t *windows_fold(span_table *spans, const sentence_table *sentences, uint32_t pass);

/* The sentence behind the window that begins with sentence `number`. A window is no longer than a sentence may be. */
uint32_t window_end(const sentence_table *sentences, const uint8_t *folds, uint32_t number);

#endif
