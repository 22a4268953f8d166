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

/* Copies a few at once, though there be fewer: most nodes have no more. */
static inline uint32_t copy_hits(list_hit *to, const list_hit *hits, uint32_t number) {
  memcpy(to, hits, HITS_AT_ONCE * sizeof *hits);
  if (number > HITS_AT_ONCE) memcpy(to, hits, number * sizeof *hits);
  return number;
}

static void add_entries(token_hits *found, const token_table *table, const trie_node *node, uint32_t first, uint32_t length) {
  if (!node->is_plain) {
    add_checked(found, table, node, first, length);
    return;
  }
  uint32_t room = NG_MAX_HITS - found->count;
  found->count +=
      copy_hits(found->hits + found->count, table->lexicon->hits + node->first_entry, node->entry_count < room ? node->entry_count : room);
  found->lists |= node->lists;
}

/* Does an edge of `node` perhaps lead to the token at `next`? Names end with their paragraph. */
static inline bool may_go_on(const token_table *table, const trie_node *node, uint32_t next) {
  return node->next & edge_bit(table->tokens[next].lexeme) && next < table->count && !(table->tokens[next].flags & TOKEN_PARAGRAPH);
}

/* The entries of all nodes on the path from `node` on, the longest first. */
OUT_OF_LINE token_hits walk(const token_table *table, uint32_t token, const trie_node *node, list_hit *hits) {
  const trie_node *nodes = table->lexicon->nodes, *path[NG_MAX_ENTRY_TOKENS];
  token_hits found = {hits, 0, 0};
  uint32_t length = 1;
  path[0] = node;
  while (length < NG_MAX_ENTRY_TOKENS && may_go_on(table, node, token + length)) {
    uint32_t child = lexicon_child(table->lexicon, (uint32_t)(node - nodes), table->tokens[token + length].lexeme);
    if (!child) break;
    path[length++] = node = &nodes[child];
  }
  for (; length; length--) add_entries(&found, table, path[length - 1], token, length);
  return found;
}

/* Most tokens begin no longer entry, and their node is plain: its hits are copied. */
int find_list_hits(token_table *table) {
  const ng_lexicon *lexicon = table->lexicon;
  uint32_t count = 0, size = 0, *first_hit = table->first_hit = ARENA_RAW(table->arena, uint32_t, (size_t)table->count + 1);
  uint64_t seen = 0, *lists = table->lists = ARENA_RAW(table->arena, uint64_t, (size_t)table->count + 1);
  if (!first_hit || !lists || !make_room(table, count, &size)) return NG_ERROR_MEMORY;
  for (const ng_token *t = table->tokens, *end = t + table->count; t < end; t++, first_hit++, lists++) {
    uint32_t root = t->lexeme < lexicon->lexeme_count ? lexicon->root_child[t->lexeme] : 0;
    *first_hit = count;
    *lists = 0;
    if (root == 0) continue;
    if (count >= size && !make_room(table, count, &size)) return NG_ERROR_MEMORY;
    const trie_node *node = &lexicon->nodes[root];
    if (node->is_plain && !(node->next & edge_bit(t[1].lexeme)) && node->entry_count < NG_MAX_HITS) {
      count += copy_hits(table->hits + count, lexicon->hits + node->first_entry, node->entry_count);
      *lists = node->lists;
    } else {
      token_hits found = walk(table, (uint32_t)(t - table->tokens), node, table->hits + count);
      count += found.count;
      *lists = found.lists;
    }
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
