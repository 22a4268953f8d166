/* Character sets of pages and files, brought to UTF-8. */
#ifndef NG_READ_CHARSET_H
#define NG_READ_CHARSET_H

#include "base/buf.h"

/* The set that a byte order mark names ("utf-8", "utf-16le", "utf-16be"); empty when there is none. */
ng_str charset_of_mark(ng_str bytes);

/* The set that a Content-Type such as "text/html; charset=iso-8859-1" names; empty when there is none. */
ng_str charset_of_type(ng_str type);

/* The set that the head of an HTML page or the first line of an XML file names. */
ng_str charset_of_page(ng_str bytes);

/* `bytes` in UTF-8: themselves less a byte order mark when they are so already, else transcoded into `buf`. A set that is not named or not
 * known is UTF-8 when the bytes are, else windows-1252, as browsers take it. */
ng_str charset_decode(ng_buf *buf, ng_str bytes, ng_str name);

#endif
