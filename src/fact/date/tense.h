/* The tense around a date: "said Tuesday" is past, "will meet on Tuesday" is future. */
#ifndef NG_FACT_TENSE_H
#define NG_FACT_TENSE_H

#include "fact/date/timex.h"
#include "fact/document.h"

/* DIR_PAST, DIR_FUTURE or DIR_NONE for the tokens [first, end) of a sentence. */
timex_direction tense_around(const document *doc, const ng_sentence *sentence, uint32_t first, uint32_t end);

#endif
