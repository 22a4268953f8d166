/* Chains of links by hashed key. See key_index.h. */
#include "fact/key_index.h"

#include "base/error.h"

#define MAX_COMPARED 64u

int key_index_init(key_index *index, ng_arena *arena, uint32_t expected) {
  uint32_t size = 64;
  while (size < expected) size *= 2;
  *index = (key_index){.arena = arena, .heads = ARENA_NEW(arena, uint32_t, size), .mask = size - 1};
  return index->heads ? NG_OK : NG_ERROR_MEMORY;
}

bool key_index_add(key_index *index, uint32_t key, uint32_t item) {
  uint32_t seen = 0;
  for (uint32_t at = key_index_first(index, key); at && seen < MAX_COMPARED; at = key_index_next(index, at), seen++)
    if (key_index_item(index, at) == item) return true;
  if (index->count == index->size) {
    uint32_t size = index->size * 2 + 32;
    key_link *links = arena_grow(index->arena, index->links, index->size * sizeof *links, size * sizeof *links);
    if (!links) return false;
    index->links = links;
    index->size = size;
  }
  uint32_t *head = &index->heads[(key * 2654435761u) >> 7 & index->mask];
  index->links[index->count++] = (key_link){key, item, *head};
  *head = index->count;
  return true;
}
