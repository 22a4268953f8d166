/* What the files about quotations share while they read one document: the lists of speech, what kind of word each token is, which quotation it
 * stands in, and the units. A unit is a sentence with the closed quotations of its cue folded in: `“I would. If you …,” the president said.` */
#ifndef NG_FACT_SPEECH_H
#define NG_FACT_SPEECH_H

#include "fact/document.h"

typedef enum {
  CLAUSE_OTHER,
  CLAUSE_AUXILIARY,
  CLAUSE_ADVERB,
  CLAUSE_NEGATION,
  CLAUSE_SUBJECT,
  CLAUSE_DETERMINER,
  CLAUSE_POSSESSIVE,
  CLAUSE_PREPOSITION,
  CLAUSE_JOINT,
  CLAUSE_RELATIVE,
  CLAUSE_CATENATIVE,
  CLAUSE_MARK /* punctuation, quotation marks, brackets */
} word_class;

typedef enum {
  SENSE_SAY,
  SENSE_CLAIM,
  SENSE_TELL,
  SENSE_ASK,
  SENSE_DENY,
  SENSE_PROMISE,
  SENSE_THREATEN,
  SENSE_DEMAND,
  SENSE_THINK,
  SENSE_SHOW,
  SENSE_VOICE,
  SENSE_NAME,
  SENSE_JUDGE,
  SENSE_COUNT
} speech_sense;

typedef struct {
  uint32_t first, end;
} speech_unit;

typedef struct {
  document *doc;
  const token_table *tokens;
  const ng_lexicon *lexicon;
  int verb, noun, document_noun, anonymous, crowd, setting, clause, group, title, body; /* list ids; -1 when absent */
  int verb_lemma, verb_sense, noun_lemma, clause_class;                                 /* columns */
  uint8_t *classes;                                                                     /* by token: word_class */
  uint32_t *quoted;                                                                     /* by token: number of its quotation from 1, 0 outside */
  uint32_t *mention; /* by token: end of the mention (person, organisation, place) that starts here, 0 for none … */
  uint32_t *within;  /* … and first token plus one of the mention that covers it */
  fact_ref *refs;    /* what the mention that starts here refers to */
  uint32_t *dates;   /* by token: number from 1 of the date that covers it */
  token_range *quotations;
  uint8_t *continues; /* by quotation: goes on from the paragraph before */
  uint32_t quotation_count;
  speech_unit *units;
  uint32_t unit_count;
} speech_reader;

/* NG_OK or NG_ERROR_MEMORY. */
ng_status speech_reader_init(speech_reader *reader, document *doc);

bool speech_token_is(const speech_reader *reader, uint32_t token, const char *text);
bool speech_lower_is(const speech_reader *reader, uint32_t token, const char *lower); /* in any letter case */
bool in_list(const speech_reader *reader, uint32_t token, int list);
bool starts_paragraph(const speech_reader *reader, uint32_t token);

/* Whether the token is a word that may stand in a noun phrase. */
bool is_nominal(const speech_reader *reader, uint32_t token);

static inline bool range_empty(token_range range) {
  return range.first >= range.end;
}

#endif
