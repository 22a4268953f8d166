/* Windows: what a rule looks at as one sentence. */
#ifndef NG_MATCH_WINDOW_H
#define NG_MATCH_WINDOW_H

#include "match/span.h"

/* The window of each sentence: the sentence alone, or with others, because a closed quotation goes from the one into the next ("I would. If you …,"
 * the president told reporters). A window is no longer than a sentence may be. NULL without memory. */
const match_window *windows_find(span_table *spans, const sentence_table *sentences, uint32_t pass);

#endif
