/* The verbs of a clause: nobody tags words, so lists and endings tell them. */
#ifndef NG_FACT_VERB_H
#define NG_FACT_VERB_H

#include "fact/quote/speech.h"

/* The FORM_… of the verb at `token` in any list of verbs, 0 for none. */
uint32_t verb_forms(const speech_reader *reader, uint32_t token);

/* "closed", but not "red" */
bool ends_in_ed(const speech_reader *reader, uint32_t token);

/* "works", "closed", "took": by a list or by its ending. */
bool looks_finite(const speech_reader *reader, uint32_t token);

/* "said", "left" after a noun are verbs, "the reported deal" is none; "officials briefed on the matter" stays one phrase. */
bool is_finite_verb(const speech_reader *reader, uint32_t token);

/* Whether the token is a verb in the past that stands for itself: "left", "praised", not "the reported deal". */
bool is_past_verb(const speech_reader *reader, uint32_t token);

/* Whether a verb with an ending or an auxiliary stands in the clause from `first`, before another clause begins. */
bool has_finite_verb(const speech_reader *reader, uint32_t first, uint32_t limit);

#endif
