/* Soft-wrapped texts: paragraphs broken into lines of a fixed width, as in mail and old wires. */
#ifndef NG_TEXT_WRAP_H
#define NG_TEXT_WRAP_H

#include "base/str.h"

/* Longest line of a soft-wrapped text; 0 when the newlines of `text` end paragraphs. */
uint32_t soft_wrap_width(ng_str text);

/* The newline text[newline, next) behind the line from `line` wraps: the first word of the next line would not have fitted. */
bool is_soft_wrap(ng_str text, uint32_t line, uint32_t newline, uint32_t next, uint32_t width);

#endif
