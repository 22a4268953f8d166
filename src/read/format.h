/* What the bytes of a stream are. */
#ifndef NG_READ_FORMAT_H
#define NG_READ_FORMAT_H

#include "read/source.h"

/* FORMAT_JSON: an array of objects, or objects one behind the other over any lines. FORMAT_XML: whatever of the XML formats the root
 * element says. */
typedef enum { FORMAT_AUTO, FORMAT_TEXT, FORMAT_JSONL, FORMAT_JSON, FORMAT_HTML, FORMAT_WARC, FORMAT_XML } input_format;

/* By the first bytes, and for JSON lines by the name's ending too (.jsonl .ndjson). NG_ERROR_INPUT: these are no text of any kind. */
ng_status format_detect(byte_source *source, input_format *format, ng_error *error);

/* The same for bytes in memory, all that there are or the first of them. */
input_format format_of(ng_str front);

#endif
