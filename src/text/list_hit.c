/* Finding the entries of all lists at every token. */
#include "base/error.h"
#include "base/limits.h"
#include "text/token.h"

#define OUT_OF_LINE __attribute__((noinline)) static /* what is rarer, so that the loop over tokens stays small */

/* Room for the hits of one more token; those found so far move to a bigger array. */
static bool make_room(token_table *table) {
  if (table->own_count + NG_MAX_HITS <= table->own_size) return true;
  uint32_t size = table->own_size * 2 + NG_MAX_HITS + table->count / 4;
  list_hit *bigger = arena_raw(table->arena, size * sizeof *bigger);
  if (!bigger) return false;
  if (table->own_count) memcpy(bigger, table->own, table->own_count * sizeof *bigger);
  table->own = bigger;
  table->own_size = size;
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

static bool is_exact(const token_table *table, const list_entry *entry, uint32_t first) {
  const char *form = table->lexicon->strings + entry->exact;
  return str_equal(tokens_text(table, first, first + entry->length), (ng_str){form + 1, (uint8_t)form[0]});
}

/* Adds the entries of a node that ends `length` tokens from `first` on to those found at this token, `begin` being the first of them. Returns the
 * filter of their lists. */
static uint64_t add_own(token_table *table, const trie_node *node, uint32_t first, uint32_t length, uint32_t begin) {
  const list_entry *entry = table->lexicon->entries + node->first_entry, *end;
  uint64_t lists = 0;
  for (end = entry + (has_capital(table, first, length) ? node->entry_count : node->lower_count); entry < end; entry++) {
    if (table->own_count == begin + NG_MAX_HITS || (entry->exact && !is_exact(table, entry, first))) continue;
    table->own[table->own_count++] = *entry;
    lists |= list_bit(entry->list);
  }
  return lists;
}

/* The hits of a token that are not just those of its word: the entries of all nodes on a path of `length` nodes, the longest first. What the longest
 * covers besides its first token is inside. */
OUT_OF_LINE uint64_t own_hits(token_table *table, uint32_t token, const trie_node *const *path, uint32_t length, uint32_t *ranges) {
  uint64_t lists = 0;
  uint32_t begin = table->own_count;
  for (; length; length--) lists |= add_own(table, path[length - 1], token, length, begin);
  table->hit_node[token] = *ranges;
  table->tokens[token].flags |= TOKEN_OWN_HITS;
  table->own_range[(*ranges)++] = begin;
  table->own_range[(*ranges)++] = table->own_count;
  for (uint32_t i = 1; begin < table->own_count && i < table->own[begin].length; i++) table->tokens[token + i].flags |= TOKEN_INSIDE;
  return lists;
}

/* Does an edge of `node` perhaps lead to the token at `next`? Names end with their paragraph. */
static inline bool goes_on(const token_table *table, const trie_node *node, uint32_t next) {
  return node->next & edge_bit(table->tokens[next].lexeme) && next < table->count && !(table->tokens[next].flags & TOKEN_PARAGRAPH);
}

/* The nodes on the way of the words from `token` on, the first of which is given. */
OUT_OF_LINE uint32_t find_path(const token_table *table, uint32_t token, const trie_node **path) {
  const trie_node *nodes = table->lexicon->nodes;
  uint32_t length = 1;
  while (length < NG_MAX_ENTRY_TOKENS && goes_on(table, path[length - 1], token + length)) {
    uint32_t child = lexicon_child(table->lexicon, (uint32_t)(path[length - 1] - nodes), table->tokens[token + length].lexeme);
    if (!child) break;
    path[length++] = &nodes[child];
  }
  return length;
}

/* Most tokens begin no longer entry. Words without entries have node 0, which has none. What is read in the loop is copied before, because a write may,
 * for all that the compiler knows, change it. */
static bool find_hits(token_table *table) {
  const ng_token *const tokens = table->tokens;
  const uint32_t count = table->count, root_count = table->lexicon->root_count;
  const trie_node *const nodes = table->lexicon->nodes, *path[NG_MAX_ENTRY_TOKENS];
  const list_set *const sets = table->lexicon->list_sets;
  uint64_t seen = 0, *const lists = table->lists;
  uint32_t ranges = 0, walked = 0, *const hit_node = table->hit_node, *const walk = table->walked;
  for (uint32_t t = 0; t < count; t++) {
    const uint32_t word = tokens[t].lexeme, lower = tokens[t].casing == CASE_LOWER, root = word & -(uint32_t)(word < root_count);
    const list_set *set = &sets[nodes[root].set];
    uint32_t length = 1;
    path[0] = &nodes[root];
    if (nodes[root].next & edge_bit(tokens[t + 1].lexeme)) length = find_path(table, t, path);
    hit_node[t] = root;
    lists[t] = set->lists[lower];
    if (length > 1 || set->exact[lower]) {
      if (!make_room(table)) return false;
      lists[t] = own_hits(table, t, path, length, &ranges);
    }
    seen |= lists[t];
    walk[walked] = t;
    walked += (lists[t] & WALKED_LISTS) != 0;
  }
  hit_node[count] = 0;
  lists[count] = 0;
  table->seen = seen;
  table->walked_count = walked;
  return true;
}

int find_list_hits(token_table *table) {
  const size_t size = (size_t)table->count + 1;
  table->lists = ARENA_RAW(table->arena, uint64_t, size);
  table->hit_node = ARENA_RAW(table->arena, uint32_t, size);
  table->own_range = ARENA_RAW(table->arena, uint32_t, size * 2);
  table->walked = ARENA_RAW(table->arena, uint32_t, size);
  bool has_room = table->lists && table->hit_node && table->own_range && table->walked;
  return has_room && find_hits(table) ? NG_OK : NG_ERROR_MEMORY;
}

const list_hit *token__find_hit(const token_table *table, uint32_t token, uint32_t list) {
  hit_range hits = token_hits(table, token);
  for (; hits.first < hits.end; hits.first++) {
    if (hits.first->list == list) return hits.first;
  }
  return NULL;
}
