/* The growing buffer. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void buf_clear(ng_buf *buf) {
  free(buf->ptr);
  *buf = (ng_buf){0};
}

bool buf_reserve(ng_buf *buf, size_t more) {
  if (buf->failed) return false;
  if (buf->size - buf->len >= more) return true;
  size_t size = buf->size ? buf->size * 2 : 256;
  while (size - buf->len < more) size *= 2;
  char *ptr = realloc(buf->ptr, size);
  if (!ptr) {
    buf->failed = true;
    return false;
  }
  buf->ptr = ptr;
  buf->size = size;
  return true;
}

void buf_add(ng_buf *buf, const void *bytes, size_t len) {
  if (!len || !buf_reserve(buf, len)) return;
  memcpy(buf->ptr + buf->len, bytes, len);
  buf->len += len;
}

void buf_print(ng_buf *buf, const char *format, ...) {
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  int len = vsnprintf(NULL, 0, format, args);
  if (len > 0 && buf_reserve(buf, (size_t)len + 1)) {
    vsnprintf(buf->ptr + buf->len, (size_t)len + 1, format, again);
    buf->len += (size_t)len;
  }
  va_end(again);
  va_end(args);
}
