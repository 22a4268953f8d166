/* The tense around a date: "said Tuesday" is past, "will meet on Tuesday" is future. */
#ifndef NG_FACT_TENSE_H
#define NG_FACT_TENSE_H

#include "fact/document.h"
#include "fact/timex.h"

/* The lists that tell tenses apart, looked up once a document; -1 when the rules have none. */
typedef struct {
  int future, past, near_column;
} tense_lists;

tense_lists tense_lists_find(const document *doc);

/* DIR_PAST, DIR_FUTURE or DIR_NONE for the tokens [first, end) of a sentence. */
timex_direction tense_around(const document *doc, const tense_lists *lists, const ng_sentence *sentence, uint32_t first, uint32_t end);

#endif
