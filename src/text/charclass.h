/* Classes of characters: a byte table for ASCII, utf8proc's categories for the rest. What tokenizer and splitter know about characters. */
#ifndef NG_TEXT_CHARCLASS_H
#define NG_TEXT_CHARCLASS_H

#include "base/str.h"

/* LOWER, UPPER and LETTER (no case, marks, what folding drops) make words. HIGH is a byte of a longer character: ask point_class. */
typedef enum {
  CHAR_LOWER,
  CHAR_UPPER,
  CHAR_LETTER,
  CHAR_DIGIT,
  CHAR_SPACE,
  CHAR_NEWLINE,
  CHAR_APOSTROPHE,
  CHAR_QUOTE,
  CHAR_DASH,
  CHAR_DOT,
  CHAR_PUNCT,
  CHAR_SYMBOL,
  CHAR_HIGH
} char_class;

extern const uint8_t BYTE_CLASS[256];
extern const uint8_t BYTE_FOLD[256]; /* ASCII lower case, others as they are */

extern const uint8_t GOES_ON[256]; /* 1: behind letters, a word may go on with this byte (digit, dot, apostrophe, not ASCII) */

/* Class of a code point; never CHAR_HIGH. */
char_class point_class(uint32_t point);

char_class class__high(ng_str text, uint32_t at, uint32_t *length);

/* Class of the character at `at`, which must be inside `text`; `*length` is its bytes. Invalid bytes from C0 up count as letters, so that a
 * Latin-1 "caf\xE9" stays one word; others as symbols. */
static inline char_class class_at(ng_str text, uint32_t at, uint32_t *length) {
  uint8_t byte = (uint8_t)text.ptr[at];
  *length = 1;
  return byte < 0x80 ? (char_class)BYTE_CLASS[byte] : class__high(text, at, length);
}

/* Class at `at`, CHAR_NEWLINE behind the end. */
static inline char_class class_or_end(ng_str text, uint32_t at) {
  uint32_t length;
  return at < text.len ? class_at(text, at, &length) : CHAR_NEWLINE;
}

static inline bool is_letter_class(char_class c) {
  return c <= CHAR_LETTER;
}

static inline bool is_word_class(char_class c) {
  return c <= CHAR_DIGIT;
}

static inline bool is_space_class(char_class c) {
  return c == CHAR_SPACE || c == CHAR_NEWLINE;
}

#endif
