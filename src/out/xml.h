/* Text and attributes of XML. What XML cannot hold (control characters, bytes that are not UTF-8) becomes U+FFFD. */
#ifndef NG_OUT_XML_H
#define NG_OUT_XML_H

#include "base/buf.h"

void xml_text(ng_buf *out, ng_str text);

/* Nothing when the value is empty. */
void xml_attribute(ng_buf *out, const char *name, ng_str value);

#endif
