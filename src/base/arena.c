/* The arena: a list of chunks that are filled in order. Chunks double up to 1 MiB; a larger request gets a chunk of its own. */
#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/limits.h"

struct arena_chunk {
  arena_chunk *next;
  size_t size, used;
  char bytes[];
};

static size_t round_up(size_t size) {
  return (size + 7) & ~(size_t)7;
}

static size_t next_size(const ng_arena *arena, size_t need) {
#ifdef NG_ARENA_MALLOC
  (void)arena;
  return need;
#else
  size_t size = arena->current ? arena->current->size * 2 : NG_ARENA_FIRST_CHUNK;
  if (size > NG_ARENA_MAX_CHUNK) size = NG_ARENA_MAX_CHUNK;
  return need > size ? need : size;
#endif
}

static arena_chunk *new_chunk(ng_arena *arena, size_t need) {
  size_t size = next_size(arena, need);
  arena_chunk *chunk = malloc(sizeof *chunk + size);
  if (!chunk) return NULL;
  *chunk = (arena_chunk){.size = size};
  arena->chunk_count++;
  if (!arena->current) {
    arena->first = chunk;
  } else {
    chunk->next = arena->current->next;
    arena->current->next = chunk;
  }
  return chunk;
}

/* The first chunk from the current one on that has room, or a new one. Out of line: nearly always the current one has. */
__attribute__((noinline)) static arena_chunk *chunk_with_room(ng_arena *arena, size_t need) {
  arena_chunk *chunk = arena->current;
  while (chunk && chunk->size - chunk->used < need) {
    arena_chunk *next = chunk->next;
    if (!next) break;
    arena->current = chunk = next;
  }
  if (chunk && chunk->size - chunk->used >= need) return chunk;
  return new_chunk(arena, need);
}

void arena_init(ng_arena *arena) {
  *arena = (ng_arena){0};
}

static void free_chunks(arena_chunk *chunk) {
  while (chunk) {
    arena_chunk *next = chunk->next;
    free(chunk);
    chunk = next;
  }
}

void arena_clear(ng_arena *arena) {
  free_chunks(arena->first);
  arena_init(arena);
}

void arena_reset(ng_arena *arena) {
#ifdef NG_ARENA_MALLOC
  arena_clear(arena);
#else
  for (arena_chunk *chunk = arena->first; chunk; chunk = chunk->next) chunk->used = 0;
  arena->current = arena->first;
#endif
}

void *arena_raw(ng_arena *arena, size_t size) {
  if (size > SIZE_MAX / 2) return NULL;
  size_t need = round_up(size ? size : 1);
  arena_chunk *chunk = arena->current;
  if (!chunk || chunk->size - chunk->used < need) {
    chunk = chunk_with_room(arena, need);
    if (!chunk) return NULL;
    arena->current = chunk;
  }
  void *piece = chunk->bytes + chunk->used;
  chunk->used += need;
  return piece;
}

void *arena_take(ng_arena *arena, size_t size) {
  void *piece = arena_raw(arena, size);
  return piece ? memset(piece, 0, size) : NULL;
}

void *arena_grow(ng_arena *arena, const void *array, size_t old, size_t size) {
  char *bigger = arena_raw(arena, size);
  if (!bigger) return NULL;
  if (old) memcpy(bigger, array, old);
  return bigger;
}

ng_str arena_copy(ng_arena *arena, ng_str s) {
  char *copy = arena_raw(arena, (size_t)s.len + 1);
  if (!copy) return (ng_str){NULL, 0};
  if (s.len) memcpy(copy, s.ptr, s.len);
  copy[s.len] = '\0';
  return (ng_str){copy, s.len};
}
