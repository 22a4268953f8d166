/* One input, opened, recognised and cut into items. */
#ifndef NG_READ_INPUT_H
#define NG_READ_INPUT_H

#include "read/format.h"
#include "read/item.h"

/* How to read: `max_bytes` of one article; `stop_fd` and `progress` as in source.h. */
typedef struct {
  input_format from;
  size_t max_bytes;
  int stop_fd;
  atomic_ullong *progress;
} input_options;

/* Sends all items of the file `path`, "-" being standard input. False when the sink wants no more. */
bool input_read(const input_options *options, const char *path, item_sink *sink);

#endif
