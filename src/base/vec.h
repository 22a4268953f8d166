/* A growing array on the heap, for the compiler of rules. `failed` is sticky and checked once at the end. */
#ifndef NG_BASE_VEC_H
#define NG_BASE_VEC_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

/* Items of an array whose size is known. */
#define COUNT_OF(array) (uint32_t)(sizeof(array) / sizeof *(array))

#define VEC(type)         \
  struct {                \
    type *items;          \
    uint32_t count, size; \
    bool failed;          \
  }

static inline void *vec_reserve(void *items, uint32_t count, uint32_t *size, bool *failed, size_t item_size) {
  if (count < *size) return items;
  uint32_t bigger = *size ? *size * 2 : 16;
  void *grown = realloc(items, bigger * item_size);
  if (!grown) {
    *failed = true;
    return items;
  }
  *size = bigger;
  return grown;
}

/* Appends `value`; does nothing but set `failed` when memory runs out. */
#define VEC_PUSH(vec, ...)                                                                                      \
  do {                                                                                                          \
    (vec)->items = vec_reserve((vec)->items, (vec)->count, &(vec)->size, &(vec)->failed, sizeof *(vec)->items); \
    if ((vec)->count < (vec)->size) (vec)->items[(vec)->count++] = (__VA_ARGS__);                               \
  } while (0)

#define VEC_CLEAR(vec) (free((vec)->items), (vec)->items = NULL, (vec)->count = (vec)->size = 0)

#endif
