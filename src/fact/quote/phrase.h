/* Noun phrases without a parser: names are known, function words end a phrase, the rest are its nouns and adjectives. */
#ifndef NG_FACT_PHRASE_H
#define NG_FACT_PHRASE_H

#include "fact/quote/speech.h"

/* The noun phrase that ends right before `end`, not before `least`; empty when there is none. */
token_range phrase_before(const speech_reader *reader, uint32_t least, uint32_t end);

/* The noun phrase that begins at `first`; with `appositions` also "Smith, a pollster from Ohio". */
token_range phrase_after(const speech_reader *reader, uint32_t first, uint32_t limit, bool appositions);

/* The first stretch of a phrase, up to a comma, bracket, relative or preposition: its head is the last word there. */
token_range phrase_core(const speech_reader *reader, token_range phrase);

/* Whether the ending of the word says that somebody does something: "dispatcher", "councilman", "organist". */
bool is_agent_noun(const speech_reader *reader, uint32_t token);

/* "20", "three", "half" */
bool is_number(const speech_reader *reader, uint32_t token);

/* Whether the phrase names several ("advisers to Moss", "Moss and Li"): its verb has no -s. */
bool is_plural_phrase(const speech_reader *reader, token_range phrase);

/* "said", "left" after a noun are verbs, "the reported deal" is none; "officials briefed on the matter" stays one phrase. */
bool is_finite_verb(const speech_reader *reader, uint32_t token);

/* Whether the token is a verb in the past that stands for itself: "left", "praised", not "the reported deal". */
bool is_past_verb(const speech_reader *reader, uint32_t token);

/* Whether a verb with an ending or an auxiliary stands in the clause from `first`, before another clause begins. */
bool has_finite_verb(const speech_reader *reader, uint32_t first, uint32_t limit);

#endif
