/* Packing the trie. */
#include "rule/trie.h"

#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "text/name_mark.h"

/* Whether words in lower case can never be this entry. */
static bool needs_capital(const table_builder *tables, const list_entry *entry) {
  const char *form = tables->pool.bytes.ptr + tables->exacts.items[entry->exact];
  if (tables->lists.items[entry->list].flags & LIST_CAPITAL) return true;
  for (uint8_t i = 1; entry->exact && i <= (uint8_t)form[0]; i++) {
    if (form[i] >= 'A' && form[i] <= 'Z') return true;
  }
  return false;
}

/* Puts the entries that need a capital, or those that do not, behind the others of their nodes, as many as a token may have. */
static void fill_entries(trie_pack *pack, const table_builder *tables, const image_numbers *numbers, bool capital) {
  for (uint32_t i = 0; i < tables->entries.count; i++) {
    const node_entry *from = &tables->entries.items[i];
    trie_node *node = &pack->nodes[numbers->nodes[from->node]];
    if (needs_capital(tables, &from->entry) != capital || node->entry_count == NG_MAX_HITS) continue;
    pack->entries[node->first_entry + node->entry_count++] = from->entry;
    if (!capital) node->lower_count++;
  }
}

/* Entries in the order of their nodes, and each node's slice. */
static bool sort_entries(trie_pack *pack, const table_builder *tables, const image_numbers *numbers) {
  uint32_t next = 0, *counts = calloc(numbers->node_count + 1, sizeof *counts);
  if (!counts) return false;
  for (uint32_t i = 0; i < tables->entries.count; i++) counts[numbers->nodes[tables->entries.items[i].node]]++;
  for (uint32_t n = 0; n < numbers->node_count; n++) {
    pack->nodes[n].first_entry = next;
    next += counts[n];
  }
  free(counts);
  fill_entries(pack, tables, numbers, false);
  fill_entries(pack, tables, numbers, true);
  return true;
}

/* Edges, and the filters of what is on their two sides. */
static void fill_edges(trie_pack *pack, const table_builder *tables, const image_numbers *numbers) {
  const uint32_t size = tables->edges.count;
  for (uint32_t i = 0; i < size; i++) {
    const trie_edge *edge = &tables->edges.items[i];
    if (!edge->child) continue;
    uint32_t node = numbers->nodes[edge->node], word = numbers->words[edge->lexeme];
    lexicon_put_edge(pack->edges, size, node, word, numbers->nodes[edge->child]);
    pack->nodes[node].next |= 1u << filter_bit(word);
    pack->nodes[word].before |= 1u << filter_bit(node);
  }
}

static list_set set_of(const trie_pack *pack, const trie_node *node) {
  list_set set = {{0, 0}, {0, 0}, {0, 0}};
  for (uint32_t i = 0; i < node->entry_count; i++) {
    const list_entry *entry = &pack->entries[node->first_entry + i];
    for (int lower = 0; lower <= (i < node->lower_count); lower++) {
      set.lists[lower] |= list_bit(entry->list);
      set.marks[lower] |= mark_of_list(entry->list);
      if (entry->exact) set.exact[lower] = 1;
    }
  }
  return set;
}

/* The number of `set`. They are few; if ever there are too many, the rest share the second one, which says that everything may be there. */
static uint16_t number_of_set(trie_pack *pack, list_set set) {
  for (uint32_t i = 0; i < pack->sets.count; i++) {
    if (memcmp(&pack->sets.items[i], &set, sizeof set) == 0) return (uint16_t)i;
  }
  if (pack->sets.count > UINT16_MAX) return 1;
  VEC_PUSH(&pack->sets, set);
  return (uint16_t)(pack->sets.count - 1);
}

bool pack_trie(trie_pack *pack, const table_builder *tables, const image_numbers *numbers) {
  *pack = (trie_pack){.nodes = calloc(numbers->node_count + 1, sizeof *pack->nodes),
                      .entries = calloc(tables->entries.count + 1, sizeof *pack->entries),
                      .edges = calloc(tables->edges.count + 1, sizeof *pack->edges)};
  if (!pack->nodes || !pack->entries || !pack->edges || !sort_entries(pack, tables, numbers)) return false;
  fill_edges(pack, tables, numbers);
  VEC_PUSH(&pack->sets, (list_set){{0, 0}, {0, 0}, {0, 0}});
  VEC_PUSH(&pack->sets, (list_set){{UINT64_MAX, UINT64_MAX}, {MARKS_UNKNOWN, MARKS_UNKNOWN}, {1, 1}});
  for (uint32_t n = 0; n < numbers->node_count && !pack->sets.failed; n++) pack->nodes[n].set = number_of_set(pack, set_of(pack, &pack->nodes[n]));
  return !pack->sets.failed;
}

void trie_pack_clear(trie_pack *pack) {
  free(pack->nodes);
  free(pack->entries);
  free(pack->edges);
  VEC_CLEAR(&pack->sets);
}
