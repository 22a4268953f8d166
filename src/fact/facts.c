/* Growing, sorting and asking the lists of facts.h. */
#include "fact/facts.h"

#include "base/error.h"

typedef FACT_LIST(char) any_list;

bool fact_list__grow(ng_arena *arena, void *list, size_t item_size) {
  any_list *l = list;
  uint32_t size = l->size ? l->size * 2 : 16;
  char *items = l->size ? arena_grow(arena, l->items, l->count * item_size, size * item_size) : arena_raw(arena, size * item_size);
  if (!items) return false;
  l->items = items;
  l->size = size;
  return true;
}

/* Where a mention stands, as one number. */
static inline uint64_t place_of(const char *mention) {
  token_range span;
  memcpy(&span, mention, sizeof span);
  return (uint64_t)span.first << 32 | span.end;
}

/* The end of the stretch of ascending mentions that begins at `first`. */
static uint32_t stretch_end(const char *items, uint32_t first, uint32_t count, size_t size) {
  uint64_t last = place_of(items + first * size), next;
  while (++first < count && (next = place_of(items + first * size)) >= last) last = next;
  return first;
}

static void merge_two(char *to, const char *from, uint32_t first, uint32_t middle, uint32_t end, size_t size) {
  uint32_t left = first, right = middle;
  for (uint32_t at = first; at < end; at++) {
    bool goes_left = right == end || (left < middle && place_of(from + left * size) <= place_of(from + right * size));
    memcpy(to + at * size, from + (goes_left ? left++ : right++) * size, size);
  }
}

/* Merges the stretches two by two into `to`; the first ends at `middle`. True when there were only two. */
static bool merge_pairs(char *to, const char *from, uint32_t middle, uint32_t count, size_t size) {
  for (uint32_t first = 0, end; first < count; first = end) {
    if (first) middle = stretch_end(from, first, count, size);
    end = middle < count ? stretch_end(from, middle, count, size) : count;
    merge_two(to, from, first, middle, end, size);
    if (first == 0 && end == count) return true;
  }
  return false;
}

int sort_mentions(ng_arena *arena, void *mentions, uint32_t count, size_t size, uint32_t *sorted) {
  char *from = mentions, *to = NULL;
  uint32_t end = *sorted < count ? stretch_end(from, *sorted ? *sorted - 1 : 0, count, size) : count;
  while (end < count) {
    char *merged = to ? to : arena_raw(arena, count * size);
    if (!merged) return NG_ERROR_MEMORY;
    end = merge_pairs(merged, from, end, count, size) ? count : stretch_end(merged, 0, count, size);
    to = from;
    from = merged;
  }
  if (from != mentions) memcpy(mentions, from, count * size);
  *sorted = count;
  return NG_OK;
}

void note_lost(ng_arena *arena, fact_table *facts, lost_reading lost) {
  lost_reading *item = facts->wants_lost ? FACT_ADD(arena, facts->lost) : NULL;
  if (item) *item = lost;
}

ng_str country_of_dateline(const fact_table *facts) {
  for (uint32_t i = 0; i < facts->place_mentions.count; i++) {
    const place_mention *mention = &facts->place_mentions.items[i];
    if (mention->role == ROLE_DATELINE && facts->places.items[mention->place].country.len) return facts->places.items[mention->place].country;
  }
  return STR("");
}
