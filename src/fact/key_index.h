/* An index from integer keys (lexemes) to items of one document: which persons have a word in their name, which organisations begin with it.
 * Keys and items are in one arena; an item may have several keys, a key several items, newest first. */
#ifndef NG_FACT_KEY_INDEX_H
#define NG_FACT_KEY_INDEX_H

#include "base/arena.h"

typedef struct {
  uint32_t key, item, next; /* next: index + 1 into links, 0 at the end */
} key_link;

typedef struct {
  ng_arena *arena;
  uint32_t *heads, mask; /* index + 1 of the newest link of each chain */
  key_link *links;
  uint32_t count, size;
} key_index;

/* Makes room for about `expected` keys; more make chains longer. NG_OK or NG_ERROR_MEMORY. */
int key_index_init(key_index *index, ng_arena *arena, uint32_t expected);

/* Adds a pair, unless it is among the newest of its key already. False when memory runs out. */
bool key_index_add(key_index *index, uint32_t key, uint32_t item);

/* Walks the items of a key: start with `at` = key_index_first, until 0. */
static inline uint32_t key_index__skip(const key_index *index, uint32_t at, uint32_t key) {
  while (at && index->links[at - 1].key != key) at = index->links[at - 1].next;
  return at;
}

static inline uint32_t key_index_first(const key_index *index, uint32_t key) {
  return key_index__skip(index, index->heads[(key * 2654435761u) >> 7 & index->mask], key);
}

static inline uint32_t key_index_next(const key_index *index, uint32_t at) {
  return key_index__skip(index, index->links[at - 1].next, index->links[at - 1].key);
}

static inline uint32_t key_index_item(const key_index *index, uint32_t at) {
  return index->links[at - 1].item;
}

#endif
