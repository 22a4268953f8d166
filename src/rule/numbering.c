/* Numbering. */
#include "rule/numbering.h"

#include <stdlib.h>

/* Groups of lexemes in the order of their numbers. */
typedef enum { OF_RULES, SHORT_ROOT, LONG_ROOT, LONG_OTHER, SHORT_OTHER, GROUP_COUNT } lexeme_group;

static lexeme_group group_of(const image_numbers *numbers, const table_builder *tables, uint32_t word, uint32_t word_count) {
  bool is_long = tables->forms.items[word].len > LEXEME_SHORT;
  if (word < word_count) return OF_RULES;
  if (numbers->words[word]) return is_long ? LONG_ROOT : SHORT_ROOT;
  return is_long ? LONG_OTHER : SHORT_OTHER;
}

/* Marks the words that are part of an entry: all those have a node, which says what begins with them or what they go on. */
static void mark_roots(image_numbers *numbers, const table_builder *tables) {
  for (uint32_t word = 0; word < tables->forms.count; word++) numbers->words[word] = tables->root_child.items[word] != 0;
  for (uint32_t i = 0; i < tables->edges.count; i++) {
    if (tables->edges.items[i].child) numbers->words[tables->edges.items[i].lexeme] = 1;
  }
}

static void number_words(image_numbers *numbers, const table_builder *tables, uint32_t word_count) {
  uint32_t counts[GROUP_COUNT] = {0}, next[GROUP_COUNT] = {0};
  mark_roots(numbers, tables);
  for (uint32_t word = 0; word < tables->forms.count; word++) counts[group_of(numbers, tables, word, word_count)]++;
  for (int group = 1; group < GROUP_COUNT; group++) next[group] = next[group - 1] + counts[group - 1];
  numbers->first_long = next[LONG_ROOT];
  numbers->long_count = counts[LONG_ROOT] + counts[LONG_OTHER];
  numbers->root_count = next[LONG_OTHER];
  for (uint32_t word = 0; word < tables->forms.count; word++) numbers->words[word] = next[group_of(numbers, tables, word, word_count)]++;
}

/* Nodes of one word have the number of the word; the rest follow in their order. */
static void number_nodes(image_numbers *numbers, const table_builder *tables) {
  numbers->node_count = numbers->root_count;
  for (uint32_t word = 1; word < tables->forms.count; word++) {
    uint32_t node = tables->root_child.items[word];
    if (node) numbers->nodes[node] = numbers->words[word];
  }
  for (uint32_t node = 1; node < tables->node_count; node++) {
    if (!numbers->nodes[node]) numbers->nodes[node] = numbers->node_count++;
  }
}

bool number_lexicon(image_numbers *numbers, const table_builder *tables, uint32_t word_count) {
  *numbers = (image_numbers){.words = calloc(tables->forms.count + 1, sizeof *numbers->words),
                             .nodes = calloc(tables->node_count + 1, sizeof *numbers->nodes)};
  if (!numbers->words || !numbers->nodes) return false;
  number_words(numbers, tables, word_count);
  number_nodes(numbers, tables);
  return numbers->node_count < 1u << EDGE_BITS;
}

void image_numbers_clear(image_numbers *numbers) {
  free(numbers->words);
  free(numbers->nodes);
}
