/* A growing byte buffer on the heap, for output and for compiled tables. Failure to grow sets `failed` and is checked once at the end. */
#ifndef NG_BASE_BUF_H
#define NG_BASE_BUF_H

#include <stddef.h>

#include "base/str.h"

typedef struct {
  char *ptr;
  size_t len, size;
  bool failed;
} ng_buf;

void buf_clear(ng_buf *buf);
bool buf_reserve(ng_buf *buf, size_t more);
void buf_add(ng_buf *buf, const void *bytes, size_t len);
__attribute__((format(printf, 2, 3))) void buf_print(ng_buf *buf, const char *format, ...);

static inline void buf_char(ng_buf *buf, char c) {
  if (buf->len < buf->size || buf_reserve(buf, 1)) buf->ptr[buf->len++] = c;
}

static inline void buf_str(ng_buf *buf, ng_str s) {
  buf_add(buf, s.ptr, s.len);
}

static inline ng_str buf_view(const ng_buf *buf) {
  return (ng_str){buf->ptr ? buf->ptr : "", (uint32_t)buf->len};
}

#endif
