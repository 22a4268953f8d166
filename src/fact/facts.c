/* Growing the lists of facts.h. */
#include "fact/facts.h"

typedef FACT_LIST(char) any_list;

void *fact_list_add(ng_arena *arena, void *list, size_t item_size) {
  any_list *l = list;
  if (l->count == l->size) {
    uint32_t size = l->size ? l->size * 2 : 16;
    char *items = arena_grow(arena, l->items, l->count * item_size, size * item_size);
    if (!items) return NULL;
    l->items = items;
    l->size = size;
  }
  return memset(l->items + item_size * l->count++, 0, item_size);
}

void note_lost(ng_arena *arena, fact_table *facts, lost_reading lost) {
  lost_reading *item = facts->wants_lost ? FACT_ADD(arena, facts->lost) : NULL;
  if (item) *item = lost;
}
