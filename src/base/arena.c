/* The arena: a list of chunks that are filled in order. Chunks double up to 1 MiB; a larger request gets a chunk of its own. Those behind the
 * current one are empty. */
#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/limits.h"

struct arena_chunk {
  arena_chunk *next;
  size_t size;
  char bytes[];
};

void arena_init(ng_arena *arena) {
  *arena = (ng_arena){0};
}

void arena_clear(ng_arena *arena) {
  for (arena_chunk *chunk = arena->first, *next; chunk; chunk = next) {
    next = chunk->next;
    free(chunk);
  }
  arena_init(arena);
}

/* A new chunk behind the current one; NULL when memory runs out. */
static arena_chunk *new_chunk(ng_arena *arena, size_t size) {
  arena_chunk *chunk = malloc(sizeof *chunk + size), **link = arena->current ? &arena->current->next : &arena->first;
  if (!chunk) return NULL;
  *chunk = (arena_chunk){.next = *link, .size = size};
  *link = chunk;
  arena->chunk_count++;
  return chunk;
}

/* Where the list names the chunk that begins with `piece`; its end when none does. */
static arena_chunk **link_to(ng_arena *arena, const void *piece) {
  arena_chunk **link = &arena->first;
  while (*link && (*link)->bytes != piece) link = &(*link)->next;
  return link;
}

#ifdef NG_ARENA_MALLOC

void arena_reset(ng_arena *arena) {
  arena_clear(arena);
}

void *arena__more(ng_arena *arena, size_t size) {
  arena_chunk *chunk = size > SIZE_MAX / 2 ? NULL : new_chunk(arena, size ? size : 1);
  return chunk ? chunk->bytes : NULL;
}

void *arena_grow(ng_arena *arena, void *array, size_t old, size_t size) {
  void *bigger = arena_raw(arena, size);
  if (bigger && old) memcpy(bigger, array, old);
  arena_chunk **link = link_to(arena, array), *chunk = *link;
  if (!bigger || !chunk) return bigger;
  *link = chunk->next;
  free(chunk);
  return bigger;
}

#else

static void enter(ng_arena *arena, arena_chunk *chunk) {
  arena->current = chunk;
  arena->at = chunk ? chunk->bytes : NULL;
  arena->end = chunk ? chunk->bytes + chunk->size : NULL;
}

/* Chunks of one large piece go back, so that a huge document leaves nothing behind. */
void arena_reset(ng_arena *arena) {
  for (arena_chunk **link = &arena->first, *chunk; (chunk = *link) != NULL;) {
    if (chunk->size <= NG_ARENA_MAX_CHUNK) {
      link = &chunk->next;
    } else {
      *link = chunk->next;
      free(chunk);
    }
  }
  enter(arena, arena->first);
}

static size_t next_size(const ng_arena *arena, size_t need) {
  size_t size = arena->current ? arena->current->size * 2 : NG_ARENA_FIRST_CHUNK;
  if (size > NG_ARENA_MAX_CHUNK) size = NG_ARENA_MAX_CHUNK;
  return need > size ? need : size;
}

/* Goes on to the next chunk that has room, or to a new one behind the last. */
void *arena__more(ng_arena *arena, size_t size) {
  if (size > SIZE_MAX / 2) return NULL;
  size_t need = arena__round(size);
  arena_chunk *chunk = arena->current ? arena->current->next : arena->first;
  for (; chunk && chunk->size < need; chunk = chunk->next) arena->current = chunk;
  if (!chunk) chunk = new_chunk(arena, next_size(arena, need));
  if (!chunk) return NULL;
  enter(arena, chunk);
  arena->at += need;
  return chunk->bytes;
}

/* An array that has a chunk of its own: it is the chunk that grows, and what was there needs neither be copied nor kept. */
static void *grow_own_chunk(ng_arena *arena, const void *array, size_t old, size_t need) {
  arena_chunk **link = link_to(arena, array), *chunk = *link;
  if (!chunk || chunk->size != old) return NULL;
  arena_chunk *bigger = realloc(chunk, sizeof *bigger + need);
  if (!bigger) return NULL;
  bigger->size = need;
  *link = bigger;
  if (chunk == arena->current) {
    enter(arena, bigger);
    arena->at = arena->end;
  }
  return bigger->bytes;
}

void *arena_grow(ng_arena *arena, void *array, size_t old, size_t size) {
  if (old > NG_ARENA_MAX_CHUNK && size < SIZE_MAX / 2) {
    void *bigger = grow_own_chunk(arena, array, arena__round(old), arena__round(size));
    if (bigger) return bigger;
  }
  void *bigger = arena_raw(arena, size);
  if (bigger && old) memcpy(bigger, array, old);
  return bigger;
}

#endif

void *arena_take(ng_arena *arena, size_t size) {
  void *piece = arena_raw(arena, size);
  return piece ? memset(piece, 0, size) : NULL;
}

ng_str arena_copy(ng_arena *arena, ng_str s) {
  char *copy = arena_raw(arena, (size_t)s.len + 1);
  if (!copy) return (ng_str){NULL, 0};
  if (s.len) memcpy(copy, s.ptr, s.len);
  copy[s.len] = '\0';
  return (ng_str){copy, s.len};
}
