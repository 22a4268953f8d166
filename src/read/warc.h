/* Web archives: WARC 1.0 and 1.1, with the pages as they came over the wire, and WET, with their text. */
#ifndef NG_READ_WARC_H
#define NG_READ_WARC_H

#include "read/item.h"
#include "read/source.h"

/* Sends what the records response, resource and conversion hold. A bad record is sent as a failure that names it, and reading goes on at the
 * next. False when the sink wants no more. */
bool warc_read(byte_source *source, item_sink *sink);

#endif
