/* The trie of all lists as it lies in the image: nodes with the slices of their entries. */
#ifndef NG_RULE_TRIE_H
#define NG_RULE_TRIE_H

#include "rule/numbering.h"

typedef struct {
  trie_node *nodes;
  list_entry *entries;
  uint64_t *edges;
  VEC(list_set) sets;
} trie_pack;

/* Packs the trie of `tables` under the numbers of the image; false without memory. */
bool pack_trie(trie_pack *pack, const table_builder *tables, const image_numbers *numbers);
void trie_pack_clear(trie_pack *pack);

#endif
