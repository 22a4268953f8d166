/* Packing the trie. */
#include "rule/trie.h"

#include <stdlib.h>

/* Entries in the order of their nodes (stable), and each node's slice. */
static void sort_entries(trie_pack *pack, const table_builder *tables) {
  uint32_t next = 0;
  for (uint32_t i = 0; i < tables->entries.count; i++) pack->nodes[tables->entries.items[i].node].entry_count++;
  for (uint32_t n = 0; n < tables->node_count; n++) {
    pack->nodes[n].first_entry = next;
    next += pack->nodes[n].entry_count;
    pack->nodes[n].entry_count = 0;
  }
  for (uint32_t i = 0; i < tables->entries.count; i++) {
    trie_node *node = &pack->nodes[tables->entries.items[i].node];
    pack->entries[node->first_entry + node->entry_count++] = tables->entries.items[i].entry;
  }
}

/* The words behind each node. */
static void follow_edges(trie_pack *pack, const table_builder *tables) {
  for (uint32_t i = 0; i < tables->edges.count; i++) {
    const trie_edge *edge = &tables->edges.items[i];
    if (edge->child) pack->nodes[edge->node].next |= edge_bit(edge->lexeme);
  }
}

static void note_checks(trie_pack *pack, const table_builder *tables, trie_node *node) {
  for (uint32_t e = node->first_entry; e < node->first_entry + node->entry_count; e++) {
    const list_entry *entry = &pack->entries[e];
    if (tables->lists.items[entry->list].flags & LIST_CAPITAL) node->checks |= CHECK_CAPITAL;
    if (entry->exact) node->checks |= CHECK_EXACT;
  }
}

bool pack_trie(trie_pack *pack, const table_builder *tables) {
  *pack = (trie_pack){calloc(tables->node_count + 1, sizeof(trie_node)), calloc(tables->entries.count + 1, sizeof(list_entry))};
  if (!pack->nodes || !pack->entries) return false;
  sort_entries(pack, tables);
  follow_edges(pack, tables);
  for (uint32_t n = 0; n < tables->node_count; n++) note_checks(pack, tables, &pack->nodes[n]);
  return true;
}

void trie_pack_clear(trie_pack *pack) {
  free(pack->nodes);
  free(pack->entries);
}
