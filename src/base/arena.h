/* Memory of one document: taken piece by piece, given back all at once by arena_reset, which keeps the chunks for the next document, but for those of
 * pieces larger than NG_ARENA_MAX_CHUNK.
 * One thread at a time. Built with NG_ARENA_MALLOC every object is a malloc of its own, so that ASan sees overruns. */
#ifndef NG_BASE_ARENA_H
#define NG_BASE_ARENA_H

#include <stddef.h>

#include "base/str.h"

typedef struct arena_chunk arena_chunk;

/* `at` to `end` is what the current chunk has left. */
typedef struct {
  char *at, *end;
  arena_chunk *first, *current;
  size_t chunk_count; /* chunks ever taken: constant in steady state */
} ng_arena;

void arena_init(ng_arena *arena);
void arena_clear(ng_arena *arena);
void arena_reset(ng_arena *arena);

/* `size` zeroed bytes, aligned to 8. NULL when memory runs out. */
void *arena_take(ng_arena *arena, size_t size);

void *arena__more(ng_arena *arena, size_t size);

/* So that pieces are aligned, and those of no bytes are not NULL. */
static inline size_t arena__round(size_t size) {
  return (size + 8) & ~(size_t)7;
}

/* The same without zeroing, for arrays that the caller fills before anybody reads them. */
static inline void *arena_raw(ng_arena *arena, size_t size) {
  if (size >= (size_t)(arena->end - arena->at)) return arena__more(arena, size);
  char *piece = arena->at;
  arena->at += arena__round(size);
  return piece;
}

/* The array of `old` bytes made larger, with nothing in particular behind them. It may have moved; what pointed into it is void. */
void *arena_grow(ng_arena *arena, void *array, size_t old, size_t size);

/* A copy of `s` in the arena; {NULL,0} when memory runs out. */
ng_str arena_copy(ng_arena *arena, ng_str s);

#define ARENA_NEW(arena, type, count) ((type *)arena_take((arena), sizeof(type) * (size_t)(count)))
#define ARENA_RAW(arena, type, count) ((type *)arena_raw((arena), sizeof(type) * (size_t)(count)))

#endif
