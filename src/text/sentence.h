/* Sentences: token ranges with the zone and paragraph they stand in. */
#ifndef NG_TEXT_SENTENCE_H
#define NG_TEXT_SENTENCE_H

#include "text/token.h"

typedef enum { ZONE_BODY, ZONE_HEADLINE, ZONE_DATELINE, ZONE_BYLINE, ZONE_BOILERPLATE } text_zone;

typedef struct {
  uint32_t first, end;   /* tokens, half-open */
  uint32_t paragraph;    /* counts from 0 */
  uint8_t zone;          /* text_zone */
  uint8_t is_line;       /* a line of its own without a stop at its end: headline, list line, label */
  uint16_t dateline_end; /* tokens of a dateline at the front of this sentence ("SEOUL (Reuters) -"), 0 when none */
} ng_sentence;

typedef struct {
  ng_sentence *items;
  uint32_t count;
  uint32_t *of_token; /* sentence of each token */
} sentence_table;

/* Splits the tokens into sentences. `title_end` is the byte at which a separate title ends (0: none). NG_OK or NG_ERROR_MEMORY. */
int split_sentences(sentence_table *sentences, const token_table *tokens, uint32_t title_end);

#endif
