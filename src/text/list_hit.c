/* Walking the trie of all lists at every token. */
#include "base/error.h"
#include "base/limits.h"
#include "text/charclass.h"
#include "text/token.h"

enum { HITS_A_TOKEN = 3 }; /* news has two */

#define OUT_OF_LINE __attribute__((noinline)) static /* what is rare, so that the loop over tokens stays small */

/* More room for hits; they move to a bigger array. */
OUT_OF_LINE bool make_room(token_table *table, uint32_t count, uint32_t *size) {
  uint32_t want = *size + table->count * HITS_A_TOKEN + NG_MAX_HITS + HITS_AT_ONCE;
  list_hit *bigger = arena_raw(table->arena, want * sizeof(list_hit));
  if (!bigger) return false;
  if (count) memcpy(bigger, table->hits, count * sizeof(list_hit));
  table->hits = bigger;
  *size = want - NG_MAX_HITS - HITS_AT_ONCE;
  return true;
}

/* Names need a capital somewhere ("the Hague", but not "turkey"); what has no letters at all ("9 / 11") passes. */
static bool has_capital(const token_table *table, uint32_t first, uint32_t length) {
  bool has_lower = false;
  for (uint32_t i = first; i < first + length; i++) {
    uint8_t casing = table->tokens[i].casing;
    if (casing > CASE_LOWER) return true;
    has_lower |= casing == CASE_LOWER;
  }
  return !has_lower;
}

/* The hits found at one token so far: `hits` behind those of the tokens before it. */
typedef struct {
  list_hit *hits;
  uint32_t count;
  uint64_t lists;
} token_hits;

/* Entries that may need a capital or their exact form. */
OUT_OF_LINE void add_checked(token_hits *found, const token_table *table, const trie_node *node, uint32_t first, uint32_t length) {
  const ng_lexicon *lexicon = table->lexicon;
  const bool is_capital = has_capital(table, first, length);
  const ng_str text = tokens_text(table, first, first + length);
  for (uint32_t e = node->first_entry, end = e + node->entry_count; e < end && found->count < NG_MAX_HITS; e++) {
    const list_entry *entry = &lexicon->entries[e];
    const char *exact = lexicon->strings + entry->exact;
    if (!is_capital && lexicon->lists[entry->list].flags & LIST_CAPITAL) continue;
    if (entry->exact && (*exact != *text.ptr || !str_equal(text, (ng_str){exact, entry->exact_len}))) continue;
    found->hits[found->count++] = (list_hit){e, entry->list, (uint16_t)length};
    found->lists |= list_bit(entry->list);
  }
}

/* A few at once, though there be fewer: most nodes have no more. */
static inline void add_plain(token_hits *found, const ng_lexicon *lexicon, const trie_node *node) {
  const list_hit *hits = lexicon->hits + node->first_entry;
  uint32_t room = NG_MAX_HITS - found->count, number = node->entry_count < room ? node->entry_count : room;
  memcpy(found->hits + found->count, hits, HITS_AT_ONCE * sizeof *hits);
  if (number > HITS_AT_ONCE) memcpy(found->hits + found->count, hits, number * sizeof *hits);
  found->count += number;
  found->lists |= node->lists;
}

static inline void add_entries(token_hits *found, const token_table *table, const trie_node *node, uint32_t first, uint32_t length) {
  if (node->is_plain)
    add_plain(found, table->lexicon, node);
  else
    add_checked(found, table, node, first, length);
}

/* Does an edge of `node` perhaps lead to the token at `next`? Names end with their paragraph. */
static inline bool may_go_on(const token_table *table, const trie_node *node, uint32_t next) {
  return node->next & edge_bit(table->tokens[next].lexeme) && next < table->count && !(table->tokens[next].flags & TOKEN_PARAGRAPH);
}

/* The entries of all nodes on the path from `node` on, the longest first. */
OUT_OF_LINE void walk(token_hits *found, const token_table *table, uint32_t token, const trie_node *node) {
  const trie_node *nodes = table->lexicon->nodes, *path[NG_MAX_ENTRY_TOKENS] = {node};
  uint32_t length = 1;
  while (length < NG_MAX_ENTRY_TOKENS && may_go_on(table, node, token + length)) {
    uint32_t child = lexicon_child(table->lexicon, (uint32_t)(node - nodes), table->tokens[token + length].lexeme);
    if (!child) break;
    path[length++] = node = &nodes[child];
  }
  for (; length; length--) add_entries(found, table, path[length - 1], token, length);
}

int find_list_hits(token_table *table) {
  const ng_lexicon *lexicon = table->lexicon;
  uint32_t count = 0, size = 0;
  table->first_hit = ARENA_RAW(table->arena, uint32_t, (size_t)table->count + 1);
  table->lists = ARENA_RAW(table->arena, uint64_t, (size_t)table->count + 1);
  if (!table->first_hit || !table->lists || !make_room(table, count, &size)) return NG_ERROR_MEMORY;
  for (uint32_t token = 0; token < table->count; token++) {
    uint32_t word = table->tokens[token].lexeme, root = word < lexicon->lexeme_count ? lexicon->root_child[word] : 0;
    table->first_hit[token] = count;
    table->lists[token] = 0;
    if (root == 0) continue;
    if (count >= size && !make_room(table, count, &size)) return NG_ERROR_MEMORY;
    const trie_node *node = &lexicon->nodes[root];
    token_hits found = {table->hits + count, 0, 0};
    if (may_go_on(table, node, token + 1))
      walk(&found, table, token, node);
    else
      add_entries(&found, table, node, token, 1);
    count += found.count;
    table->lists[token] = found.lists;
  }
  table->first_hit[table->count] = count;
  table->lists[table->count] = 0;
  return NG_OK;
}

const list_hit *token__find_hit(const token_table *table, uint32_t token, uint32_t list) {
  for (uint32_t i = table->first_hit[token]; i < table->first_hit[token + 1]; i++) {
    if (table->hits[i].list == list) return &table->hits[i];
  }
  return NULL;
}
