/* The verb of a cue in its group: "has since |claimed|", "did not want to |say|". A word such as "claims" may be a noun; what stands before it decides. */
#ifndef NG_FACT_CUE_VERB_H
#define NG_FACT_CUE_VERB_H

#include "fact/quote/speaker.h"

typedef struct {
  const speech_reader *reader;
  speech_unit unit;
  uint32_t verb, end, first; /* verb, behind it, first token of the group */
  uint32_t forms;            /* FORM_… of the verb */
  uint32_t row;              /* of SPEECH_VERB */
  bool passive, modal, progressive, infinitive, has_auxiliary, negated;
  bool has_noun; /* `noun` is read: the phrase before the group */
  token_range noun;
} cue_verb;

/* Reads the verb of speech at `token` with its auxiliaries. False when there is none. */
bool read_cue_verb(cue_verb *g, const speech_reader *reader, speech_unit unit, uint32_t token);

/* The word that begins a question behind "asked": "asked on Monday |whether|"; `limit` when there is none. */
uint32_t question_word(const speech_reader *reader, uint32_t token, uint32_t limit);

/* "|Asked| whether she would go, Moss …", "when |asked| why": what was asked of the subject of another clause. */
bool is_question_put(const speech_reader *reader, speech_unit unit, uint32_t token);

/* The noun phrase before the group, read once; empty when there is none. */
token_range noun_before_verb(cue_verb *g);

#endif
