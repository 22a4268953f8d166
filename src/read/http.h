/* A response of HTTP/1 as a web archive keeps it: head and body as they came over the wire. */
#ifndef NG_READ_HTTP_H
#define NG_READ_HTTP_H

#include "base/buf.h"
#include "base/error.h"

/* `body` is decoded: chunks joined, compression undone. Points into the bytes read or into the buffer. */
typedef struct {
  unsigned status;
  ng_str type, body;
} http_response;

/* Reads `bytes`, which are changed; `buf` takes what is decompressed, at most `max` bytes. NG_ERROR_INPUT or NG_ERROR_LIMIT say what is wrong. */
ng_status http_read(http_response *out, ng_buf *buf, ng_str bytes, size_t max, ng_error *error);

#endif
