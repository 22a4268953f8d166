/* The numbers that lexemes and nodes have in the image. While tables grow they are counted as they come; in the image the words of the rules stand
 * first, then all others that are part of an entry, whose node has the same number, and the long forms stand together. */
#ifndef NG_RULE_NUMBERING_H
#define NG_RULE_NUMBERING_H

#include "rule/tables.h"

typedef struct {
  uint32_t *words, *nodes; /* by number in the tables */
  uint32_t root_count, node_count, first_long, long_count;
} image_numbers;

/* Numbers the lexemes, of which those below `word_count` keep their number, and the nodes; false without memory or with too many nodes. */
bool number_lexicon(image_numbers *numbers, const table_builder *tables, uint32_t word_count);
void image_numbers_clear(image_numbers *numbers);

#endif
