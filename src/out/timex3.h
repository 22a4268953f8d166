/* A text with its dates as TIMEX3 elements inside, readable by what reads TimeML 1.2.1: what --timex3 writes. (convert --to timeml, which has only
 * records, adds events and links.) */
#ifndef NG_OUT_TIMEX3_H
#define NG_OUT_TIMEX3_H

#include "base/buf.h"

/* One expression: bytes [start, end) of the part that it stands in, and its attributes; empty ones are left out. */
typedef struct {
  uint32_t start, end;
  bool in_title, is_relative; /* is_relative: seen from the document's date */
  ng_str type, value, mod, quant, freq;
} timex3_span;

/* `timexes` in the order of the text, title first; none overlaps another. `published` is the document date or empty. */
typedef struct {
  ng_str id, published, title, text;
  const timex3_span *timexes;
  uint32_t count;
} timex3_document;

/* Appends a whole XML document and a newline. */
void timex3_write(ng_buf *out, const timex3_document *document);

#endif
