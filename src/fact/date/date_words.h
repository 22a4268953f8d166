/* Words and numbers in slots of date spans. Private to date_*.c. */
#ifndef NG_FACT_DATE_WORDS_H
#define NG_FACT_DATE_WORDS_H

#include "fact/date/date_parts.h"

typedef enum { WORD_OF_UNIT, WORD_OF_SEASON, WORD_OF_PART, WORD_OF_REFERENCE, WORD_OF_FORM, WORD_OF_TYPE } date_word_kind;

/* The number that a word stands for (timex_unit, year_season …), 0 for an unknown one. */
uint8_t date_word(date_word_kind kind, ng_str text);

/* What "last", "the following", "ago" do to a date. */
void date_word_direction(timex_parts *parts, ng_str text);

/* Letter case does not count, but for capitals of `word`. */
bool date_word_is(ng_str text, ng_str word);

/* "2,000", "3.5" -> thousandths; -1 when it is no number. */
int64_t read_digits(ng_str text);

/* Years in words: "nineteen eighty-six", "eighteen hundred and twelve", "two thousand ten". */
int32_t read_word_year(const document *doc, span_capture words);

#endif
