/* Speakers: who the noun phrase before or behind a cue is. */
#ifndef NG_FACT_SPEAKER_H
#define NG_FACT_SPEAKER_H

#include "fact/quote/phrase.h"

/* Whether the phrase names somebody or something that can speak: a name, a pronoun, officials, a report. */
bool can_speak(const speech_reader *reader, token_range phrase);

/* Sets speaker_ref and speaker_type from the quote's speaker. */
void identify_speaker(const speech_reader *reader, fact_quote *quote);

#endif
