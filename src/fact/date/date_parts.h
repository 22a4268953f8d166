/* Reading the slots of date spans: what a rule and the spans that it captured say, as timex_parts. */
#ifndef NG_FACT_DATE_PARTS_H
#define NG_FACT_DATE_PARTS_H

#include "fact/date/timex.h"
#include "fact/document.h"

/* How a date is written, where that matters for what it means. */
typedef enum {
  FORM_PLAIN,
  FORM_NUMERIC,      /* 3/21/2013: month and day may be the other way round */
  FORM_EARLY,        /* a bare year of three digits: only in narratives */
  FORM_HISTORY,      /* "former", "at the same time": only in histories */
  FORM_SHARED_BACK,  /* the 25 of "April 24 and 25" */
  FORM_SHARED_AHEAD, /* the 24 of "24 and 25 April" */
  FORM_MONTH_FIRST,  /* "April 24" */
  FORM_DAY_FIRST     /* "24 April" */
} date_form;

/* Words of a span that are no part of the value but of the fact. */
typedef struct {
  ng_str mod, quant, freq, zone;
  uint8_t anchored; /* counted from a day that the rule captured: "two weeks after Easter" */
  uint8_t is_told;  /* "the end of the year": in a narrative the year told of */
  uint8_t form;     /* date_form */
} date_words;

/* Fills `parts` and `words` from a span: its own slots first, then those of the spans it captured, inner ones last. */
void date_parts_read(timex_parts *parts, date_words *words, const document *doc, const ng_span *span);

/* As above for a half of a range that is no span of its own: "20, 2018" of "September 18 to 20, 2018". */
void date_parts_read_half(timex_parts *parts, const document *doc, const ng_span *span, bool is_second);

/* The number that tokens [first, end) say: "12", "2,000", "3.5", "twenty-one", "two hundred", "several" (unknown). */
timex_amount read_amount(const document *doc, uint32_t first, uint32_t end);

#endif
