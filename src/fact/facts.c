/* Growing and sorting the lists of facts.h. */
#include "fact/facts.h"

#include "base/error.h"

typedef FACT_LIST(char) any_list;

bool fact_list__grow(ng_arena *arena, void *list, size_t item_size) {
  any_list *l = list;
  uint32_t size = l->size ? l->size * 2 : 16;
  char *items = arena_grow(arena, l->items, l->count * item_size, size * item_size);
  if (!items) return false;
  l->items = items;
  l->size = size;
  return true;
}

/* The end of the stretch of ascending items that begins at `first`. */
static uint32_t stretch_end(const char *items, uint32_t first, uint32_t count, size_t size, item_order compare) {
  uint32_t end = first;
  while (++end < count && compare(items + (end - 1) * size, items + end * size) <= 0) continue;
  return end < count ? end : count;
}

static void merge_two(char *to, const char *from, uint32_t first, uint32_t middle, uint32_t end, size_t size, item_order compare) {
  uint32_t left = first, right = middle;
  for (uint32_t at = first; at < end; at++) {
    bool goes_left = right == end || (left < middle && compare(from + left * size, from + right * size) <= 0);
    memcpy(to + at * size, from + (goes_left ? left++ : right++) * size, size);
  }
}

/* Merges the stretches two by two into `to`; false when there was only one. */
static bool merge_pairs(char *to, const char *from, uint32_t count, size_t size, item_order compare) {
  for (uint32_t first = 0, end; first < count; first = end) {
    uint32_t middle = stretch_end(from, first, count, size, compare);
    if (middle == count && first == 0) return false;
    end = middle < count ? stretch_end(from, middle, count, size, compare) : count;
    merge_two(to, from, first, middle, end, size, compare);
  }
  return true;
}

int merge_sort(ng_arena *arena, void *items, uint32_t count, size_t item_size, item_order compare) {
  if (stretch_end(items, 0, count, item_size, compare) == count) return NG_OK;
  char *from = items, *to = arena_raw(arena, count * item_size);
  if (!to) return NG_ERROR_MEMORY;
  while (merge_pairs(to, from, count, item_size, compare)) {
    char *merged = to;
    to = from;
    from = merged;
  }
  if (from != items) memcpy(items, from, count * item_size);
  return NG_OK;
}

void note_lost(ng_arena *arena, fact_table *facts, lost_reading lost) {
  lost_reading *item = facts->wants_lost ? FACT_ADD(arena, facts->lost) : NULL;
  if (item) *item = lost;
}
