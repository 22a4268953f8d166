/* What the bytes of a stream are. */
#ifndef NG_READ_FORMAT_H
#define NG_READ_FORMAT_H

#include "read/source.h"

typedef enum { FORMAT_AUTO, FORMAT_TEXT, FORMAT_JSONL } input_format;

/* By the name's ending (.jsonl .ndjson), else by the first bytes: JSON lines when the first thing is an object with a quoted key. */
ng_status format_detect(byte_source *source, input_format *format, ng_error *error);

#endif
