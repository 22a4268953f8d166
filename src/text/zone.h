/* Zones: which paragraphs and sentences are not the story itself: bylines, datelines, boilerplate. */
#ifndef NG_TEXT_ZONE_H
#define NG_TEXT_ZONE_H

#include "text/sentence.h"

/* Zone of tokens [first, end), a paragraph or a sentence: ZONE_BODY, ZONE_BYLINE or ZONE_BOILERPLATE. */
text_zone zone_of_range(const token_table *tokens, uint32_t first, uint32_t end);

/* Boilerplate that may stand in the middle of a paragraph ("All rights reserved."). */
bool has_boilerplate(const token_table *tokens, uint32_t first, uint32_t end);

/* Tokens of the dateline that opens the paragraph [first, end), with its dash or colon: "SEOUL (Reuters) -"; 0 when there is none. */
uint32_t dateline_length(const token_table *tokens, uint32_t first, uint32_t end);

#endif
