/* UTF-8: decoding that never fails (an invalid byte counts as one U+FFFD), and counting. Thread-safe, no allocation. */
#ifndef NG_BASE_UTF8_H
#define NG_BASE_UTF8_H

#include "base/str.h"

#define UTF8_REPLACEMENT 0xFFFDu

/* Bytes of the valid sequence at `at` (1 to 4), 0 when the byte there starts none. */
uint32_t utf8_length(ng_str text, uint32_t at);

/* The code point at `at`; `*length` is its bytes, at least 1. U+FFFD for an invalid byte. */
uint32_t utf8_decode(ng_str text, uint32_t at, uint32_t *length);

/* Writes `point` to `out` (at least 4 bytes) and returns the number of bytes. */
uint32_t utf8_encode(uint32_t point, char *out);

/* The first byte above 7F at or behind `at`; the length of the text when there is none. */
uint32_t utf8_skip_ascii(ng_str text, uint32_t at);

/* Number of bytes that belong to no valid sequence. */
uint32_t utf8_invalid_count(ng_str text);

#endif
