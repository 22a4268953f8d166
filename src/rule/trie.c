/* Packing the trie. */
#include "rule/trie.h"

#include <stdlib.h>

#include "text/token.h"

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

/* The words behind each node, and into `depths` the tokens of a path from the root to it. A child has a higher number than its parent. */
static void follow_edges(trie_pack *pack, const table_builder *tables, uint32_t *parents, uint16_t *depths) {
  for (uint32_t i = 0; i < tables->edges.count; i++) {
    const trie_edge *edge = &tables->edges.items[i];
    if (!edge->child) continue;
    pack->nodes[edge->node].next |= edge_bit(edge->lexeme);
    parents[edge->child] = edge->node;
  }
  for (uint32_t n = 1; n < tables->node_count; n++) depths[n] = (uint16_t)(depths[parents[n]] + 1);
}

static void describe_node(trie_pack *pack, const table_builder *tables, trie_node *node, uint16_t depth) {
  for (uint32_t e = node->first_entry; e < node->first_entry + node->entry_count; e++) {
    const list_entry *entry = &pack->entries[e];
    pack->hits[e] = (list_hit){e, entry->list, depth};
    node->lists |= list_bit(entry->list);
    if (tables->lists.items[entry->list].flags & LIST_CAPITAL) node->checks |= CHECK_CAPITAL;
    if (entry->exact) node->checks |= CHECK_EXACT;
  }
}

bool pack_trie(trie_pack *pack, const table_builder *tables) {
  uint32_t *parents = calloc(tables->node_count + 1, sizeof *parents);
  uint16_t *depths = calloc(tables->node_count + 1, sizeof *depths);
  *pack = (trie_pack){calloc(tables->node_count + 1, sizeof(trie_node)), calloc(tables->entries.count + 1, sizeof(list_entry)),
                      calloc(tables->entries.count + HITS_AT_ONCE, sizeof(list_hit))};
  bool good = parents && depths && pack->nodes && pack->entries && pack->hits;
  if (good) {
    sort_entries(pack, tables);
    follow_edges(pack, tables, parents, depths);
    for (uint32_t n = 0; n < tables->node_count; n++) describe_node(pack, tables, &pack->nodes[n], depths[n]);
  }
  free(parents);
  free(depths);
  return good;
}

void trie_pack_clear(trie_pack *pack) {
  free(pack->nodes);
  free(pack->entries);
  free(pack->hits);
}
