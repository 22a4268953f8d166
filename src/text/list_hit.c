/* Walking the trie of all lists at every token. */
#include "base/error.h"
#include "base/limits.h"
#include "text/charclass.h"
#include "text/token.h"

enum { HITS_A_TOKEN = 3 }; /* news has two */

/* Room for one more token's hits; they move to a bigger array. */
static bool make_room(token_table *table, uint32_t count, uint32_t *size) {
  if (count + NG_MAX_HITS <= *size) return true;
  uint32_t want = *size + table->count * HITS_A_TOKEN + NG_MAX_HITS;
  list_hit *bigger = arena_raw(table->arena, want * sizeof(list_hit));
  if (!bigger) return false;
  if (count) memcpy(bigger, table->hits, count * sizeof(list_hit));
  table->hits = bigger;
  *size = want;
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

static bool may_match(const token_table *table, const list_entry *entry, uint32_t first, uint32_t length) {
  const ng_lexicon *lexicon = table->lexicon;
  if (lexicon->lists[entry->list].flags & LIST_CAPITAL && !has_capital(table, first, length)) return false;
  return !entry->exact || str_equal(tokens_text(table, first, first + length), (ng_str){lexicon->strings + entry->exact, entry->exact_len});
}

/* Kept out of line: most nodes are plain, and their loop is short. */
__attribute__((noinline)) static uint32_t add_checked(token_table *table, const trie_node *node, uint32_t first, uint32_t length, uint32_t count,
                                                      uint32_t limit) {
  const list_entry *entries = table->lexicon->entries;
  for (uint32_t e = node->first_entry, end = e + node->entry_count; e < end && count < limit; e++) {
    if (!may_match(table, &entries[e], first, length)) continue;
    table->hits[count++] = (list_hit){e, entries[e].list, (uint16_t)length};
    table->lists[first] |= list_bit(entries[e].list);
  }
  return count;
}

/* Appends the entries of a node, the longest first because the caller goes from the deepest node up. */
static inline uint32_t add_entries(token_table *table, const trie_node *node, uint32_t first, uint32_t length, uint32_t count, uint32_t limit) {
  if (!node->is_plain) return add_checked(table, node, first, length, count, limit);
  uint32_t room = limit - count, number = node->entry_count < room ? node->entry_count : room;
  const list_entry *entry = table->lexicon->entries + node->first_entry;
  list_hit *hit = table->hits + count;
  uint64_t lists = table->lists[first];
  for (uint32_t e = node->first_entry, end = e + number; e < end; e++, entry++, hit++) {
    *hit = (list_hit){e, entry->list, (uint16_t)length};
    lists |= list_bit(entry->list);
  }
  table->lists[first] = lists;
  return count + number;
}

/* Names end with their paragraph. */
static uint32_t walk(token_table *table, uint32_t token, uint32_t root, uint32_t count) {
  const trie_node *nodes = table->lexicon->nodes, *path[NG_MAX_ENTRY_TOKENS];
  uint32_t length = 0, limit = count + NG_MAX_HITS;
  for (uint32_t node = root; node && length < NG_MAX_ENTRY_TOKENS;) {
    const ng_token *next = &table->tokens[token + length + 1];
    path[length++] = &nodes[node];
    if (!(nodes[node].next & edge_bit(next->lexeme)) || token + length >= table->count || (next->flags & TOKEN_PARAGRAPH)) break;
    node = lexicon_child(table->lexicon, node, next->lexeme);
  }
  for (; length; length--) count = add_entries(table, path[length - 1], token, length, count, limit);
  return count;
}

int find_list_hits(token_table *table) {
  const ng_lexicon *lexicon = table->lexicon;
  uint32_t count = 0, size = 0;
  table->first_hit = ARENA_RAW(table->arena, uint32_t, (size_t)table->count + 1);
  table->lists = ARENA_RAW(table->arena, uint64_t, (size_t)table->count + 1);
  if (!table->first_hit || !table->lists || !make_room(table, 0, &size)) return NG_ERROR_MEMORY;
  for (uint32_t token = 0; token < table->count; token++) {
    table->first_hit[token] = count;
    table->lists[token] = 0;
    uint32_t word = table->tokens[token].lexeme, root = word < lexicon->lexeme_count ? lexicon->root_child[word] : 0;
    if (root == 0) continue;
    if (!make_room(table, count, &size)) return NG_ERROR_MEMORY;
    count = walk(table, token, root, count);
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
