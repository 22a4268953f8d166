/* Classes of tokens: what a trigger can say of a token besides its word and its lists. Words differ by case, numbers by size, marks by whether
 * a gap stops at them; every other kind of token is one class. */
#ifndef NG_TEXT_TOKEN_CLASS_H
#define NG_TEXT_TOKEN_CLASS_H

#include "text/token.h"

typedef enum {
  CLASS_UNCASED, /* words, in the order of token_case */
  CLASS_LOWER,
  CLASS_TITLE,
  CLASS_UPPER,
  CLASS_MIXED,
  CLASS_SMALL, /* numbers, in the order of NUMBER_RANGES */
  CLASS_TENS,
  CLASS_HUNDREDS,
  CLASS_YEAR,
  CLASS_LARGE, /* also numbers that are not whole */
  CLASS_HUGE,
  CLASS_STOP, /* ; ! ? and a full stop */
  CLASS_KINDS /* the other kinds, each CLASS_KINDS + token_kind */
} token_class;

enum { CLASS_COUNT = CLASS_KINDS + TOKEN_TAG + 1, NUMBER_RANGE_COUNT = CLASS_HUGE - CLASS_SMALL };

/* Highest value of each class of numbers; CLASS_HUGE holds what is larger, such as 20250131. */
static const int32_t NUMBER_RANGES[NUMBER_RANGE_COUNT] = {31, 99, 999, 2100, 18999999};

static inline token_class number_class(int32_t value) {
  int range = 0;
  while (range < NUMBER_RANGE_COUNT && value > NUMBER_RANGES[range]) range++;
  return value < 0 ? CLASS_LARGE : (token_class)(CLASS_SMALL + range);
}

#endif
