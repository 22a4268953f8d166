/* The phrase around a noun of an event, and what its words and the verb beside it say of the status. */
#ifndef NG_FACT_NOUN_PHRASE_H
#define NG_FACT_NOUN_PHRASE_H

#include "fact/event/event.h"

typedef struct {
  uint32_t first, end;                               /* the noun phrase up to the noun's end */
  party_set left;                                    /* parties inside it, nearest first */
  bool their, owned, negative, definite, indefinite; /* "its"; "Lee's", "his" */
  bool is_deed, is_visit;                            /* no mere words: a visit, a raid, but no request */
  bool lasts;                                        /* "talks" */
  uint8_t type, status;
  uint32_t ordinal;
} noun_phrase;

typedef struct {
  uint8_t status, evidential;
  bool negative, drop, known, before, loose,
      on;            /* before: a noun or preposition of time gave the status; loose: the clause around it did; on: it is to end */
  party_set subject; /* of a light verb */
} noun_status;

/* noun_status.c */
void read_noun_status(const event_reader *reader, const noun_phrase *phrase, noun_status *out);

/* noun_clause.c. "the attack", "Lee's visit": known to the reader; but "the withdrawal of troops". */
bool is_given(const event_reader *reader, const noun_phrase *phrase);

/* What the verb behind the phrase says of its event, and the clause that the phrase stands in. */
void read_predicate_of(const event_reader *reader, const noun_phrase *phrase, noun_status *out);
void read_clause_around(const event_reader *reader, const noun_phrase *phrase, noun_status *out);

#endif
