/* The tail of a cue: where the words may begin, behind the person told and the adjuncts of the verb. */
#ifndef NG_FACT_CUE_TAIL_H
#define NG_FACT_CUE_TAIL_H

#include "fact/quote/cue.h"
#include "fact/quote/cue_verb.h"

/* Reads addressee, setting and tail of a cue whose subject is known. */
void read_cue_tail(speech_cue *cue, const cue_verb *g);

/* "in a statement", "on Monday", "onboard Air Force One": the token behind it, `token` when there is none; `setting`: it says where one spoke. */
uint32_t adjunct_end(const speech_reader *reader, uint32_t token, uint32_t limit, bool *setting);

/* "him", "themselves" */
bool is_object_pronoun(const speech_reader *reader, uint32_t token);

#endif
