/* Walking the trie of all lists at every token. */
#include "base/error.h"
#include "base/limits.h"
#include "text/charclass.h"
#include "text/token.h"

enum { FIRST_HITS = 256 };

/* Room for one more token's hits; they move to a bigger array. */
static bool make_room(token_table *table, uint32_t count, uint32_t *size) {
  if (count + NG_MAX_HITS <= *size) return true;
  list_hit *bigger = arena_grow(table->arena, table->hits, count * sizeof(list_hit), (size_t)(*size * 2 + FIRST_HITS) * sizeof(list_hit));
  if (!bigger) return false;
  table->hits = bigger;
  *size = *size * 2 + FIRST_HITS;
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

static bool entry_matches(const token_table *table, const list_entry *entry, uint32_t first, uint32_t length) {
  const ng_lexicon *lexicon = table->lexicon;
  if (entry->exact) {
    ng_str form = {lexicon->strings + entry->exact, entry->exact_len};
    if (!str_equal(tokens_text(table, first, first + length), form)) return false;
  }
  return !(lexicon->lists[entry->list].flags & LIST_CAPITAL) || has_capital(table, first, length);
}

/* Appends the entries of `node`, the longest first because the caller goes from the deepest node up. */
static uint32_t add_entries(token_table *table, uint32_t node, uint32_t first, uint32_t length, uint32_t count, uint32_t limit) {
  const trie_node *place = &table->lexicon->nodes[node];
  for (uint32_t i = 0; i < place->entry_count && count < limit; i++) {
    uint32_t entry = place->first_entry + i;
    if (entry_matches(table, &table->lexicon->entries[entry], first, length)) table->hits[count++] = (list_hit){entry, length};
  }
  return count;
}

/* Names end with their paragraph. */
static uint32_t walk(token_table *table, uint32_t token, uint32_t node, uint32_t count) {
  uint32_t path[NG_MAX_ENTRY_TOKENS], length = 0, limit = count + NG_MAX_HITS;
  while (node && length < NG_MAX_ENTRY_TOKENS) {
    path[length++] = node;
    const ng_token *next = &table->tokens[token + length];
    if (token + length >= table->count || (next->flags & TOKEN_PARAGRAPH)) break;
    node = lexicon_child(table->lexicon, node, next->lexeme);
  }
  for (; length; length--) count = add_entries(table, path[length - 1], token, length, count, limit);
  return count;
}

int find_list_hits(token_table *table) {
  const ng_lexicon *lexicon = table->lexicon;
  uint32_t count = 0, size = 0;
  table->first_hit = ARENA_RAW(table->arena, uint32_t, (size_t)table->count + 1);
  table->lists = ARENA_NEW(table->arena, uint64_t, (size_t)table->count + 1);
  if (!table->first_hit || !table->lists || !make_room(table, 0, &size)) return NG_ERROR_MEMORY;
  for (uint32_t token = 0; token < table->count; token++) {
    table->first_hit[token] = count;
    uint32_t word = table->tokens[token].lexeme;
    uint32_t node = word < lexicon->lexeme_count ? lexicon->root_child[word] : 0;
    if (node == 0) continue;
    if (!make_room(table, count, &size)) return NG_ERROR_MEMORY;
    count = walk(table, token, node, count);
    for (uint32_t i = table->first_hit[token]; i < count; i++) table->lists[token] |= list_bit(lexicon->entries[table->hits[i].entry].list);
  }
  table->first_hit[table->count] = count;
  return NG_OK;
}

const list_hit *token__find_hit(const token_table *table, uint32_t token, uint32_t list) {
  for (uint32_t i = table->first_hit[token]; i < table->first_hit[token + 1]; i++) {
    if (table->lexicon->entries[table->hits[i].entry].list == list) return &table->hits[i];
  }
  return NULL;
}
