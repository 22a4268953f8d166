/* The trie of all lists as it lies in the image: nodes with the slices of their entries. */
#ifndef NG_RULE_TRIE_H
#define NG_RULE_TRIE_H

#include "rule/tables.h"

typedef struct {
  trie_node *nodes;
  list_entry *entries;
  VEC(list_set) sets;
} trie_pack;

/* Packs the entries of `tables`; false without memory. */
bool pack_trie(trie_pack *pack, const table_builder *tables);
void trie_pack_clear(trie_pack *pack);

#endif
