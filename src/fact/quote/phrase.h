/* Noun phrases without a parser: names are known, function words end a phrase, the rest are its nouns and adjectives. */
#ifndef NG_FACT_PHRASE_H
#define NG_FACT_PHRASE_H

#include "fact/quote/verb.h"

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

/* "all", "both" */
bool is_all(const speech_reader *reader, uint32_t token);

/* "dockers", "people", but not "analysis" */
bool is_plural_noun(const speech_reader *reader, uint32_t token);

/* Whether the phrase names several ("advisers to Moss", "Moss and Li"): its verb has no -s. */
bool is_plural_phrase(const speech_reader *reader, token_range phrase);

/* The nearest words of the phrase before `end`, without appositions. */
token_range phrase__simple_before(const speech_reader *reader, uint32_t least, uint32_t end);

/* With what stands before the phrase and belongs to it: "|most of| the owners", "|candidates like| Ada Moss". */
token_range phrase__widen(const speech_reader *reader, uint32_t least, token_range phrase);

/* Private to phrase*.c: a word that is a participle; what stands behind a comma and says more of the name before it. */
bool phrase__is_participle(const speech_reader *reader, uint32_t token);
bool phrase__begins_apposition(const speech_reader *reader, uint32_t token);

#endif
