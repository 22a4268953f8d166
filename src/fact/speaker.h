/* Speakers: the noun phrase before or behind a cue, with title and apposition, and who that is. */
#ifndef NG_FACT_SPEAKER_H
#define NG_FACT_SPEAKER_H

#include "fact/speech.h"

/* The noun phrase that ends right before `end`, not before `least`; empty when there is none. */
token_range phrase_before(const speech_reader *reader, uint32_t least, uint32_t end);

/* The noun phrase that begins at `first`; with `appositions` also "Smith, a pollster from Ohio". */
token_range phrase_after(const speech_reader *reader, uint32_t first, uint32_t limit, bool appositions);

/* Whether the phrase names somebody or something that can speak: a name, a pronoun, officials, a report. */
bool can_speak(const speech_reader *reader, token_range phrase);

/* Sets speaker_ref and speaker_type from the quote's speaker. */
void identify_speaker(const speech_reader *reader, fact_quote *quote);

#endif
