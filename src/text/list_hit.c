/* Walking the trie of all lists at every token. */
#include "base/error.h"
#include "base/limits.h"
#include "text/charclass.h"
#include "text/token.h"

enum { HITS_A_TOKEN = 3 }; /* news has two */

#define OUT_OF_LINE __attribute__((noinline)) static /* what is rare, so that the loop over tokens stays small */

/* More room for hits; they move to a bigger array. */
OUT_OF_LINE bool make_room(token_table *table, uint32_t count, uint32_t *size) {
  uint32_t want = *size + table->count * HITS_A_TOKEN + NG_MAX_HITS;
  list_hit *bigger = arena_raw(table->arena, want * sizeof(list_hit));
  if (!bigger) return false;
  if (count) memcpy(bigger, table->hits, count * sizeof(list_hit));
  table->hits = bigger;
  *size = want - NG_MAX_HITS;
  return true;
}

/* Names need a capital somewhere ("the Hague", but not "turkey"); what has no letters at all ("9 / 11") passes. */
static bool has_capital(const token_table *table, uint32_t first, uint32_t length) {
  bool has_lower = false;
  for (const ng_token *t = table->tokens + first, *end = t + length; t < end; t++) {
    if (t->casing > CASE_LOWER) return true;
    has_lower |= t->casing == CASE_LOWER;
  }
  return !has_lower;
}

/* The hits found at one token so far: `hits` behind those of the tokens before it. */
typedef struct {
  list_hit *hits;
  uint32_t count;
  uint64_t lists;
} token_hits;

static bool is_exact(const token_table *table, const list_entry *entry, uint32_t first, uint32_t length) {
  return str_equal(tokens_text(table, first, first + length), (ng_str){table->lexicon->strings + entry->exact, entry->exact_len});
}

/* Entries one by one; `is_capital`: the text has the capital that some of them need. */
OUT_OF_LINE void add_checked(token_hits *found, const token_table *table, const trie_node *node, uint32_t first, uint32_t length, bool is_capital) {
  const ng_lexicon *lexicon = table->lexicon;
  list_hit *hit = found->hits + found->count;
  for (uint32_t e = node->first_entry, end = e + node->entry_count; e < end && hit < found->hits + NG_MAX_HITS; e++) {
    const list_entry *entry = &lexicon->entries[e];
    if (!is_capital && lexicon->lists[entry->list].flags & LIST_CAPITAL) continue;
    if (entry->exact && !is_exact(table, entry, first, length)) continue;
    *hit++ = (list_hit){e, entry->list, (uint16_t)length};
    found->lists |= list_bit(entry->list);
  }
  found->count = (uint32_t)(hit - found->hits);
}

/* Entries that match in any letter case. */
static inline void add_plain(token_hits *found, const ng_lexicon *lexicon, const trie_node *node, uint32_t length) {
  list_hit *hit = found->hits + found->count;
  for (uint32_t e = node->first_entry, end = e + node->entry_count; e < end && hit < found->hits + NG_MAX_HITS; e++) {
    *hit++ = (list_hit){e, lexicon->entries[e].list, (uint16_t)length};
    found->lists |= list_bit(lexicon->entries[e].list);
  }
  found->count = (uint32_t)(hit - found->hits);
}

/* The entries of a node that ends `length` tokens from `first` on. */
static inline void add_entries(token_hits *found, const token_table *table, const trie_node *node, uint32_t first, uint32_t length) {
  const bool is_capital = node->checks && has_capital(table, first, length);
  if (node->checks & CHECK_EXACT || (node->checks && !is_capital)) {
    add_checked(found, table, node, first, length, is_capital);
    return;
  }
  add_plain(found, table->lexicon, node, length);
}

/* Does an edge of `node` perhaps lead to the token at `next`? Names end with their paragraph. */
static inline bool goes_on(const token_table *table, const trie_node *node, uint32_t next) {
  return node->next & edge_bit(table->tokens[next].lexeme) && next < table->count && !(table->tokens[next].flags & TOKEN_PARAGRAPH);
}

/* The entries of all nodes on the path from `node` on, the longest first. */
OUT_OF_LINE void walk(token_hits *found, const token_table *table, uint32_t token, const trie_node *node) {
  const trie_node *nodes = table->lexicon->nodes, *path[NG_MAX_ENTRY_TOKENS];
  uint32_t length = 1;
  path[0] = node;
  while (length < NG_MAX_ENTRY_TOKENS && goes_on(table, node, token + length)) {
    uint32_t child = lexicon_child(table->lexicon, (uint32_t)(node - nodes), table->tokens[token + length].lexeme);
    if (!child) break;
    path[length++] = node = &nodes[child];
  }
  for (; length; length--) add_entries(found, table, path[length - 1], token, length);
}

/* What the longest entry that begins at `first` covers besides. */
static void mark_inside(token_table *table, uint32_t first, const token_hits *found) {
  for (uint32_t i = 1; found->count && i < found->hits[0].length; i++) table->tokens[first + i].flags |= TOKEN_INSIDE;
}

/* Most tokens begin no longer entry. Words without entries have node 0, which has none. */
int find_list_hits(token_table *table) {
  const ng_lexicon *lexicon = table->lexicon;
  uint32_t count = 0, size = 0, *first_hit = table->first_hit = ARENA_RAW(table->arena, uint32_t, (size_t)table->count + 1);
  uint64_t seen = 0, *lists = table->lists = ARENA_RAW(table->arena, uint64_t, (size_t)table->count + 1);
  if (!first_hit || !lists || !make_room(table, count, &size)) return NG_ERROR_MEMORY;
  for (const ng_token *t = table->tokens, *end = t + table->count; t < end; t++, first_hit++, lists++) {
    uint32_t root = t->lexeme < lexicon->lexeme_count ? lexicon->root_child[t->lexeme] : 0;
    *first_hit = count;
    if (count >= size && !make_room(table, count, &size)) return NG_ERROR_MEMORY;
    const trie_node *node = &lexicon->nodes[root];
    const bool may_go_on = node->next & edge_bit(t[1].lexeme);
    token_hits found = {table->hits + count, 0, 0};
    if (may_go_on) {
      const uint32_t token = (uint32_t)(t - table->tokens);
      walk(&found, table, token, node);
      mark_inside(table, token, &found);
    } else if (node->entry_count) {
      add_entries(&found, table, node, (uint32_t)(t - table->tokens), 1);
    }
    count += found.count;
    *lists = found.lists;
    seen |= *lists;
  }
  *first_hit = count;
  *lists = 0;
  table->seen = seen;
  return NG_OK;
}

const list_hit *token__find_hit(const token_table *table, uint32_t token, uint32_t list) {
  for (uint32_t i = table->first_hit[token]; i < table->first_hit[token + 1]; i++) {
    if (table->hits[i].list == list) return &table->hits[i];
  }
  return NULL;
}
