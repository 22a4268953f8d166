/* The tense around a date: "said Tuesday" is past, "will meet on Tuesday" is future. */
#ifndef NG_FACT_TENSE_H
#define NG_FACT_TENSE_H

#include "fact/date/timex.h"
#include "fact/document.h"

/* DIR_PAST, DIR_FUTURE or DIR_NONE for the tokens [first, end) of a sentence. */
timex_direction tense_around(const document *doc, const ng_sentence *sentence, uint32_t first, uint32_t end);

/* Whether a verb of the past stands a few words before the date behind "in" that begins at `first`, and no infinitive between: "he took office in January". */
bool is_done_by(const document *doc, const ng_sentence *sentence, uint32_t first);

#endif
