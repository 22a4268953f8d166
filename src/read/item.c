/* Pieces of input. */
#include "read/item.h"

#define KEPT_BYTES (1u << 20) /* a buffer that one large article made larger is given back */

void item_start(read_item *item, item_kind kind, const char *source, uint64_t line) {
  if (item->bytes.size > KEPT_BYTES) buf_clear(&item->bytes);
  item->bytes.len = item->source.len = item->url.len = item->type.len = 0;
  item->bytes.failed = item->source.failed = false;
  item->kind = kind;
  item->status = NG_OK;
  item->is_fatal = false;
  item->line = line;
  buf_add(&item->source, source, strlen(source));
}

void item_clear(read_item *item) {
  buf_clear(&item->bytes);
  buf_clear(&item->source);
  buf_clear(&item->url);
  buf_clear(&item->type);
}

bool item_send(item_sink *sink, item_kind kind, const char *source, uint64_t line, const char *bytes, size_t len) {
  read_item *item = sink->begin(sink);
  if (!item) return false;
  item_start(item, kind, source, line);
  buf_add(&item->bytes, bytes, len);
  if (item->bytes.failed) {
    ng_error error;
    error_set(&error, NG_ERROR_MEMORY, "%s: out of memory", source);
    return item_fail(sink, source, line, true, &error);
  }
  return sink->end(sink);
}

bool item_fail(item_sink *sink, const char *source, uint64_t line, bool is_fatal, const ng_error *error) {
  read_item *item = sink->begin(sink);
  if (!item) return false;
  item_start(item, ITEM_FAILED, source, line);
  item->status = error->status;
  item->is_fatal = is_fatal;
  buf_add(&item->bytes, error->message, strlen(error->message));
  return sink->end(sink) && !is_fatal;
}
