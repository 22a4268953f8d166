/* One piece of input as the reader cuts it off a stream: a JSON object, a page, a whole file. Reading is sequential and does no more than
 * cutting; making articles of items (article.h) is the work of many threads. */
#ifndef NG_READ_ITEM_H
#define NG_READ_ITEM_H

#include "base/buf.h"
#include "base/error.h"

/* What an item's bytes are. ITEM_PAGE: whatever its type and first bytes say. ITEM_HTTP: a response with its head. ITEM_DUMP: an article of a
 * text dump with its header lines. */
typedef enum { ITEM_FAILED, ITEM_TEXT, ITEM_JSON, ITEM_HTML, ITEM_XML, ITEM_PAGE, ITEM_HTTP, ITEM_DUMP, ITEM_KINDS } item_kind;

/* `bytes` is what was cut off; of a failed item the message, whose code is `status`. `source` and `line` say where it comes from; `url` and
 * `type` (a Content-Type) are what the container says about it. `is_fatal`: nothing more can be read from anywhere. `input` and `number` are
 * for whoever counts items. Buffers are kept and filled again. */
typedef struct {
  item_kind kind;
  ng_status status;
  bool is_fatal;
  ng_buf bytes, source, url, type;
  uint64_t line, input, number;
} read_item;

/* Who takes items. `begin` gives an empty item to fill, NULL when no more are wanted (an item
 * that was begun and not ended is given again); `end` takes it back filled, false when it was the last. */
typedef struct item_sink {
  read_item *(*begin)(struct item_sink *sink);
  bool (*end)(struct item_sink *sink);
} item_sink;

/* Empties the item and says where the next one comes from. */
void item_start(read_item *item, item_kind kind, const char *source, uint64_t line);
void item_clear(read_item *item);

/* Sends an item of `len` bytes; false when no more are wanted. */
bool item_send(item_sink *sink, item_kind kind, const char *source, uint64_t line, const char *bytes, size_t len);

/* Sends the failure `error`; false when no more are wanted. */
bool item_fail(item_sink *sink, const char *source, uint64_t line, bool is_fatal, const ng_error *error);

#endif
