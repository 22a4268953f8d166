/* An article from a plain text file: the whole file is the text, less a byte order mark. */
#ifndef NG_READ_PLAIN_H
#define NG_READ_PLAIN_H

#include "base/str.h"
#include "nutgraf/nutgraf.h"

/* `article` points into `bytes` and `file`. A headline in the first line stays part of the text. */
void plain_read(ng_article *article, ng_str bytes, ng_str file);

#endif
