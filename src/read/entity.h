/* Character references of HTML: &amp; &#8217; &#x2019; */
#ifndef NG_READ_ENTITY_H
#define NG_READ_ENTITY_H

#include "base/str.h"

/* The reference that `text` begins with ("&…"): its bytes, and its character in UTF-8 in `out` (at least 4 bytes, `*out_len` of them).
 * 0 when there is none and the "&" is meant as it stands. */
uint32_t entity_read(ng_str text, char *out, uint32_t *out_len);

/* Decodes all references in `text`, in place; returns what is left of it. */
ng_str entity_decode(char *text, uint32_t len);

#endif
