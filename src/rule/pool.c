/* The string pool. Offset 0 holds a zero byte, so that {0,0} is the empty string. */
#include "rule/pool.h"

#include <stdlib.h>

static uint32_t find_slot(const string_pool *pool, ng_str s) {
  uint32_t i = probe_slot(str_hash(s), pool->size);
  while (pool->slots[i].len && !str_equal(pool_str(pool, pool->slots[i]), s)) i = next_slot(i, pool->size);
  return i;
}

static void grow(string_pool *pool) {
  string_pool bigger = *pool;
  bigger.size = pool->size ? pool->size * 2 : 1024;
  bigger.slots = calloc(bigger.size, sizeof *bigger.slots);
  if (!bigger.slots) {
    pool->failed = true;
    return;
  }
  for (uint32_t i = 0; i < pool->size; i++) {
    if (pool->slots[i].len) bigger.slots[find_slot(&bigger, pool_str(pool, pool->slots[i]))] = pool->slots[i];
  }
  free(pool->slots);
  *pool = bigger;
}

image_text pool_add(string_pool *pool, ng_str s) {
  if (pool->bytes.len == 0) buf_char(&pool->bytes, '\0');
  if (s.len == 0) return (image_text){0, 0};
  if (pool->count * 2 >= pool->size) grow(pool);
  if (pool->failed) return (image_text){0, 0};
  image_text *slot = &pool->slots[find_slot(pool, s)];
  if (slot->len) return *slot;
  image_text text = {(uint32_t)pool->bytes.len, s.len};
  buf_str(&pool->bytes, s);
  buf_char(&pool->bytes, '\0');
  if (pool->bytes.failed) {
    pool->failed = true;
    return (image_text){0, 0};
  }
  pool->count++;
  return *slot = text;
}

void pool_clear(string_pool *pool) {
  buf_clear(&pool->bytes);
  free(pool->slots);
  *pool = (string_pool){0};
}
