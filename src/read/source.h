/* A stream of bytes that is read by lines, or to its end: a file or standard input. */
#ifndef NG_READ_SOURCE_H
#define NG_READ_SOURCE_H

#include <stdio.h>

#include "base/buf.h"
#include "base/error.h"

typedef enum { FORMAT_AUTO, FORMAT_TEXT, FORMAT_JSONL } source_format;

/* `name` is what messages and records call it. Lines may be changed in place until the next call. */
typedef struct {
  const char *name;
  FILE *stream;
  ng_buf buf;
  size_t at, max; /* first byte not yet given away; longest line or text */
  uint64_t line;  /* number of the line given last, from 1 */
  bool has_ended;
} byte_source;

/* Opens `path`, "-" being standard input. NG_ERROR_IO names the file and the reason. */
ng_status source_open(byte_source *source, const char *path, size_t max, ng_error *error);
void source_close(byte_source *source);

/* The next line without its end; NG_OK, or `*line` NULL at the end. NG_ERROR_LIMIT: the line is longer than `max`; it is skipped, reading
 * can go on. NG_ERROR_IO and NG_ERROR_MEMORY end the source. */
ng_status source_line(byte_source *source, char **line, size_t *len, ng_error *error);

/* All that is left. */
ng_status source_rest(byte_source *source, ng_str *rest, ng_error *error);

/* What the bytes are: by the name's ending (.jsonl .ndjson), else JSON lines when the first thing is an object with a quoted key. */
ng_status source_detect(byte_source *source, source_format *format, ng_error *error);

#endif
