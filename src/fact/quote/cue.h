/* Cues: the verb group, noun or "according to" that tells who said something, with what belongs to it. */
#ifndef NG_FACT_CUE_H
#define NG_FACT_CUE_H

#include "fact/quote/speaker.h"

typedef struct {
  token_range cue;   /* auxiliaries and adverbs included */
  uint32_t verb_end; /* behind the verb itself */
  uint32_t tail;     /* first token behind speaker, addressee and adjuncts: where words may be reported */
  uint32_t start;    /* first token of cue and speaker together */
  token_range speaker, addressee, setting;
  token_range subject; /* of a passive: "|the plan| was criticized", "|she| is expected to go" */
  ng_str lemma;
  uint16_t frames;     /* FRAME_… that it takes */
  uint8_t sense;       /* speech_sense */
  uint8_t inverted;    /* "said Smith" */
  uint8_t inherited;   /* has the subject of a verb before it: "said …, adding that …" */
  uint8_t participle;  /* "adding that": -ing without an auxiliary */
  uint8_t gerund;      /* "by adding": part of another clause */
  uint8_t relative;    /* "who said": says more of a noun */
  uint8_t put;         /* "asked whether she would go, Moss …", "noting that it was late, Moss …": the main clause follows */
  uint8_t modal;       /* "will say" */
  uint8_t negated;     /* "did not say" */
  uint8_t according;   /* "according to": says nothing of its own place */
  uint8_t in_front;    /* "According to the poll, …" */
  uint8_t only_quoted; /* takes nothing but a quotation */
  uint32_t rule;       /* that found it; NO_RULE */
  uint32_t quote;      /* of facts.quotes once it has one, NO_REF */
} speech_cue;

typedef struct {
  speech_cue *items;
  uint32_t count, size;
  uint32_t next; /* of the reader's starts: the first that is not read yet */
} cue_list;

/* Appends the cues of a unit, in text order. NG_OK or NG_ERROR_MEMORY. */
ng_status find_cues(cue_list *cues, const speech_reader *reader, speech_unit unit);

#endif
