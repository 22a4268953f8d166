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
  const char *form = table->lexicon->strings + table->lexicon->exacts[entry->exact];
  return str_equal(tokens_text(table, first, first + entry->length), (ng_str){form + 1, (uint8_t)form[0]});
}

/* Whether one of the entries of a token's word is exact. */
static bool asks_for_text(const token_table *table, uint32_t token, uint32_t root) {
  const ng_lexicon *lexicon = table->lexicon;
  return lexicon->list_sets[lexicon->nodes[root].set].exact[table->tokens[token].casing == CASE_LOWER];
}

/* Writes the entries of a node that ends `length` tokens from `first` on to `own`, up to `limit`. Returns where they end. */
static list_hit *add_own(const token_table *table, const trie_node *node, uint32_t first, uint32_t length, list_hit *own, const list_hit *limit) {
  const list_entry *entry = table->lexicon->entries + node->first_entry;
  const list_entry *end = entry + (has_capital(table, first, length) ? node->entry_count : node->lower_count);
  for (; entry < end && own < limit; entry++) {
    if (!entry->exact || is_exact(table, entry, first)) *own++ = *entry;
  }
  return own;
}

/* The hits of a token that are not just those of its word: the entries of all nodes on a path of `length` nodes, the longest first. What the longest
 * covers besides its first token is inside. */
static void add_path(token_table *table, uint32_t token, const uint32_t *path, uint32_t length) {
  list_hit *const begin = table->own + table->own_count, *own = begin;
  for (; length; length--) own = add_own(table, &table->lexicon->nodes[path[length - 1]], token, length, own, begin + NG_MAX_HITS);
  uint64_t lists = 0;
  for (const list_hit *hit = begin; hit < own; hit++) lists |= list_bit(hit->list);
  const own_range range = {table->own_count, table->own_count + (uint32_t)(own - begin)};
  table->lists[token] = lists;
  table->own_ranges[token] = range;
  table->own_count = range.end;
  table->tokens[token].flags |= TOKEN_OWN_HITS;
  for (uint32_t i = 1; begin < own && i < begin->length; i++) table->tokens[token + i].flags |= TOKEN_INSIDE;
}

/* Does an edge of `node` perhaps lead to the token at `next`? Names end with their paragraph. */
static inline bool goes_on(const token_table *table, uint32_t node, uint32_t next) {
  const ng_lexicon *lexicon = table->lexicon;
  const ng_token *t = &table->tokens[next];
  return lexicon->nodes[node].next >> filter_bit(t->lexeme) & 1 && lexicon->nodes[lexicon_root(lexicon, t->lexeme)].before >> filter_bit(node) & 1 &&
         !(t->flags & TOKEN_PARAGRAPH);
}

/* A token that waits for its hits. child: the node behind that of its word by the next word, 0 when there is none. */
typedef struct {
  uint32_t token, root, child;
} waiting_token;

/* Follows the edges from the nodes of the words of tokens. False without memory. */
OUT_OF_LINE bool find_own(token_table *table, const waiting_token *waiting, const waiting_token *end) {
  for (; waiting < end; waiting++) {
    const uint32_t token = waiting->token;
    uint32_t path[NG_MAX_ENTRY_TOKENS], length = 0;
    path[length++] = waiting->root;
    for (uint32_t node = waiting->child; node && length < NG_MAX_ENTRY_TOKENS;) {
      path[length++] = node;
      const uint32_t next = token + length;
      node = goes_on(table, node, next) ? lexicon_child(table->lexicon, node, table->tokens[next].lexeme) : 0;
    }
    if (length == 1 && !asks_for_text(table, token, waiting->root)) continue;
    if (!make_room(table)) return false;
    add_path(table, token, path, length);
  }
  return true;
}

/* Gives tokens [first, end) the lists of their words. Notes those that may have other hits than the entries of their word; their number. What is read
 * in the loop is copied before, because a write may, for all that the compiler knows, change it. */
static size_t read_words(token_table *table, size_t first, size_t end, uint32_t *others) {
  const ng_lexicon lexicon = *table->lexicon;
  uint64_t *const lists = table->lists;
  uint32_t next = table->tokens[first].lexeme;
  size_t count = 0;
  const ng_token *token = table->tokens + first;
  for (size_t t = first; t < end; t++, token++) {
    const uint32_t root = lexicon_root(&lexicon, next), lower = token->casing == CASE_LOWER;
    const list_set *set = &lexicon.list_sets[lexicon.nodes[root].set];
    next = token[1].lexeme;
    lists[t] = set->lists[lower];
    others[count] = (uint32_t)t;
    count += (lexicon.nodes[root].next >> filter_bit(next) | set->exact[lower]) & 1;
  }
  return count;
}

/* Of `count` tokens those whose hits must be found; their number. Edges, nodes and entries are larger than a cache: they are called for before they are
 * read. */
static size_t call_others(const token_table *table, const uint32_t *others, size_t count, waiting_token *waiting) {
  const ng_lexicon *lexicon = table->lexicon;
  waiting_token *end = waiting;
  for (size_t i = 0; i < count; i++) {
    const uint32_t token = others[i], root = lexicon_root(lexicon, table->tokens[token].lexeme);
    const bool is_longer = goes_on(table, root, token + 1);
    if (!is_longer && !asks_for_text(table, token, root)) continue;
    if (is_longer) __builtin_prefetch(&lexicon->edges[lexicon__edge_slot(lexicon, root, table->tokens[token + 1].lexeme)]);
    __builtin_prefetch(&lexicon->entries[lexicon->nodes[root].first_entry]);
    *end++ = (waiting_token){token, root, is_longer};
  }
  for (waiting_token *w = waiting; w < end; w++) {
    if (!w->child) continue;
    w->child = lexicon_child(lexicon, w->root, table->tokens[w->token + 1].lexeme);
    __builtin_prefetch(&lexicon->nodes[w->child]);
  }
  return (size_t)(end - waiting);
}

/* Most tokens begin no longer entry. */
static bool find_hits(token_table *table) {
  enum { AT_ONCE = 64 };
  uint32_t others[AT_ONCE];
  waiting_token waiting[AT_ONCE];
  for (uint32_t first = 0; first < table->count; first += AT_ONCE) {
    const uint32_t end = table->count - first < AT_ONCE ? table->count : first + AT_ONCE;
    const size_t count = call_others(table, others, read_words(table, first, end, others), waiting);
    if (!find_own(table, waiting, waiting + count)) return false;
  }
  return true;
}

/* Fills `walked` and `seen`, and calls for the entries of walked tokens. */
static void note_lists(token_table *table) {
  const uint64_t *const lists = table->lists;
  uint32_t *const walked = table->walked;
  const size_t end = table->count;
  uint64_t seen = 0;
  size_t count = 0;
  for (size_t t = 0; t < end; t++) {
    seen |= lists[t];
    walked[count] = (uint32_t)t;
    count += (lists[t] & WALKED_LISTS) != 0;
  }
  table->seen = seen;
  table->walked_count = (uint32_t)count;
  const ng_lexicon *lexicon = table->lexicon;
  for (size_t i = 0; i < count; i++) {
    __builtin_prefetch(&lexicon->entries[lexicon->nodes[lexicon_root(lexicon, table->tokens[walked[i]].lexeme)].first_entry]);
  }
}

int find_list_hits(token_table *table) {
  const size_t size = (size_t)table->count + 1;
  uint64_t *lists = ARENA_RAW(table->arena, uint64_t, size + 2 * TOKEN_MARGIN);
  table->own_ranges = ARENA_RAW(table->arena, own_range, size);
  table->walked = ARENA_RAW(table->arena, uint32_t, size);
  if (!lists || !table->own_ranges || !table->walked) return NG_ERROR_MEMORY;
  table->lists = lists + TOKEN_MARGIN;
  memset(lists, 0, TOKEN_MARGIN * sizeof *lists);
  memset(table->lists + table->count, 0, TOKEN_MARGIN * sizeof *lists);
  if (!find_hits(table)) return NG_ERROR_MEMORY;
  note_lists(table);
  return NG_OK;
}

const list_hit *token__find_hit(const token_table *table, uint32_t token, uint32_t list) {
  hit_range hits = token_hits(table, token);
  for (; hits.first < hits.end; hits.first++) {
    if (hits.first->list == list) return hits.first;
  }
  return NULL;
}

const list_hit *token_hit_ending(const token_table *table, uint32_t end, uint32_t least, uint32_t list, uint32_t *first) {
  const uint32_t begin = end > least + BEFORE_NAME ? end - BEFORE_NAME : least;
  uint32_t listed = 0; /* by token from `begin` on: no branch, as it cannot be guessed */
  for (uint32_t t = begin; t < end; t++) listed |= (uint32_t)((table->lists[t] & list_bit(list)) != 0) << (t - begin);
  for (; listed; listed &= listed - 1) {
    const uint32_t t = begin + lowest_bit(listed);
    const hit_range hits = token_hits(table, t);
    const uint32_t length = end - t;
    for (const list_hit *hit = hits.first; hit < hits.end && hit->length >= length; hit++) { /* the longest stand first */
      if (hit->length != length || hit->list != list) continue;
      *first = t;
      return hit;
    }
  }
  return NULL;
}
