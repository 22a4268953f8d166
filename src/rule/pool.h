/* The string pool of an image under construction: every distinct string once. Heap memory, owned by the compiler. */
#ifndef NG_RULE_POOL_H
#define NG_RULE_POOL_H

#include "base/buf.h"
#include "rule/ruleset.h"

typedef struct {
  ng_buf bytes;
  image_text *slots; /* open addressing; at 0 with len 0 is empty */
  uint32_t count, size;
  bool failed;
} string_pool;

image_text pool_add(string_pool *pool, ng_str s);
void pool_clear(string_pool *pool);

static inline ng_str pool_str(const string_pool *pool, image_text text) {
  return (ng_str){pool->bytes.ptr + text.at, text.len};
}

#endif
