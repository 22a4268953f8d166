/* Writing the texts of a timex_result piece by piece. They are zeroed before, so the zero byte at the end is there. */
#ifndef NG_FACT_TIMEX_TEXT_H
#define NG_FACT_TIMEX_TEXT_H

#include "fact/date/timex.h"

/* The place where the next piece goes; what does not fit is cut off. */
typedef struct {
  char *at, *end;
} timex_text;

#define TEXT_BEGIN(array) ((timex_text){(array), (array) + sizeof(array) - 1})

static inline void text_char(timex_text *text, char c) {
  if (text->at < text->end) *text->at++ = c;
}

static inline void text_word(timex_text *text, const char *word) {
  for (; *word; word++) text_char(text, *word);
}

/* Two digits of a number below 100. */
static inline void text__two(char *at, int32_t number) {
  static const char PAIRS[] =
      "0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849"
      "5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";
  memcpy(at, PAIRS + 2 * number, 2);
}

/* With zeros in front up to `width` digits. */
static inline void text_number(timex_text *text, int64_t number, int width) {
  char digits[20];
  int count = 0;
  do {
    digits[count++] = (char)('0' + number % 10);
    number /= 10;
  } while (number > 0 && count < 20);
  for (int i = width; i > count; i--) text_char(text, '0');
  while (count > 0) text_char(text, digits[--count]);
}

/* A field of the calendar: X for each digit of what is unknown. */
static inline void text_field(timex_text *text, int32_t number, int width) {
  if (number) {
    text_number(text, number, width);
    return;
  }
  for (int i = 0; i < width; i++) text_char(text, 'X');
}

/* "2013-03-22"; nothing for days behind the last year. */
static inline void text_date(timex_text *text, civil_date date) {
  if (text->end - text->at < 10 || date.year > CALENDAR_LAST_YEAR) return;
  text__two(text->at, date.year / 100);
  text__two(text->at + 2, date.year % 100);
  text->at[4] = text->at[7] = '-';
  text__two(text->at + 5, date.month);
  text__two(text->at + 8, date.day);
  text->at += 10;
}

static inline void text_day(timex_text *text, int32_t days) {
  text_date(text, civil_from_days(days));
}

#endif
