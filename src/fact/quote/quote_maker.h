/* Making quotes out of one document: what quote.c (quotes and their parts), quote_mark.c (words in marks), quote_clause.c (words without) and words_end.c
 * (where those end) share. */
#ifndef NG_FACT_QUOTE_MAKER_H
#define NG_FACT_QUOTE_MAKER_H

#include "fact/quote/cue.h"

#define SPOKEN_WORDS 5u /* of a sentence without a cue: so many words in marks are somebody's, fewer a name, a title, irony */
#define SCARE_WORDS 3u  /* "cuties": so few words without a cue are nobody's statement */

/* Plain words before a colon at the start of lines ("Moss: …"): two that come back make a dialogue. */
typedef struct {
  uint32_t lexemes[8], lines[8];
  uint32_t count;
} label_table;

typedef struct {
  speech_reader reader;
  cue_list cues;
  speech_unit unit;
  uint32_t from;       /* first cue of the unit */
  uint32_t next;       /* first quotation that is not attached yet */
  uint32_t last;       /* latest quote that words in marks without a cue may go on with, NO_REF */
  uint32_t last_token; /* end of its last part, or of its unit */
  bool last_closed;    /* it is a clause behind its cue: what follows is a quote of its own */
  uint32_t pending;    /* cue that announces the next paragraph ("She continued:"), NO_REF */
  bool pending_colon;  /* … with a colon at its end */
  uint32_t turns;      /* lines of the document with a label in capitals or a name … */
  label_table labels;  /* … and with a plain word */
  uint32_t told_until; /* the line up to here is told by its layout */
  bool failed;
} quote_maker;

static inline fact_quote *quote_at(quote_maker *m, uint32_t index) {
  return &m->reader.doc->facts.quotes.items[index];
}

/* A new quote of the cue, which may be NULL. NO_REF without memory. */
uint32_t quote_new(quote_maker *m, speech_cue *cue);

/* Appends a part; one that touches or overlaps the last is joined to it. False when the quote is full. */
bool quote_add_part(quote_maker *m, fact_quote *quote, token_range part);

/* Gives words to a cue's quote, which is made when there is none. */
void quote_give(quote_maker *m, speech_cue *cue, token_range part);

/* "the donors, |which| she says |are many|", "|whom| Moss calls |a fool|": the pronoun in front of the cue is a part of `part`, when that lacks it. */
void give_relative(quote_maker *m, speech_cue *cue, token_range part);

/* Makes it the quote that words in marks without a cue go on with. */
void quote_remember(quote_maker *m, uint32_t quote, uint32_t end);

/* Whether the cue tells of words that were spoken, not of thoughts, praise or names. */
static inline bool is_speech(const speech_cue *cue) {
  return cue->sense <= SENSE_DEMAND;
}

/* The range without marks at its ends. */
token_range trim_marks(const quote_maker *m, token_range range);

/* Words of a range, marks not counted; no more than `most` are. */
uint32_t count_words(const quote_maker *m, token_range range, uint32_t most);

/* Where the clause before `cue` begins: behind the cue before it, else with the unit. */
uint32_t clause_start(const quote_maker *m, const speech_cue *cue);

/* Where the words begin that `cue` governs: with the person in "urged |him to go|". */
uint32_t words_start(const quote_maker *m, const speech_cue *cue);

/* Where the words that `cue` governs end, read from `from`. */
uint32_t content_end(const quote_maker *m, const speech_cue *cue, uint32_t from);

/* The comma behind a clause that depends on another: a main clause with a subject of its own begins there; `end` when there is none. */
uint32_t main_clause(const quote_maker *m, uint32_t from, uint32_t end);

/* Where a thing ends that `cue` tells of: "praised |the crew| and left", "his refusal |to sell the ship| was". */
uint32_t object_end(const quote_maker *m, const speech_cue *cue, uint32_t token, uint32_t limit);
uint32_t complement_end(const quote_maker *m, uint32_t token, uint32_t limit);
uint32_t infinitive_end(const quote_maker *m, const speech_cue *cue, uint32_t token, uint32_t limit);

/* Where the thing ends without when and where it was said: "endorsed |Moss| in May", "criticized |the plan| in a speech on Monday". */
uint32_t before_adjuncts(const quote_maker *m, token_range thing);

/* Counts the labelled lines of the document ("MOSS: …"). */
void count_turns(quote_maker *m);

/* Reads a unit that begins a line and whose layout tells the speaker, for the whole line. False when it is prose. */
bool read_line(quote_maker *m);

/* Gives the quotations of the unit to cues, speakers, or nobody. */
void attach_quotations(quote_maker *m);

/* Gives words without marks to the cues that got none in marks. */
void attach_words(quote_maker *m);

#endif
