/* One input, opened, unpacked, recognised and cut into items. */
#ifndef NG_READ_INPUT_H
#define NG_READ_INPUT_H

#include "read/dump.h"
#include "read/format.h"
#include "read/item.h"

/* How to read: `max_bytes` of one article; `separator` of articles in text, NULL when a text is one; `glob` that paths inside archives must
 * match, NULL for all; `stop_fd` and `progress` as in source.h. */
typedef struct {
  input_format from;
  size_t max_bytes;
  const dump_separator *separator;
  bool has_headers; /* text begins with header lines */
  const char *glob;
  int stop_fd;
  atomic_ullong *progress;
} input_options;

/* Sends all items of the file `path`, "-" being standard input. False when the sink wants no more. */
bool input_read(const input_options *options, const char *path, item_sink *sink);

#endif
