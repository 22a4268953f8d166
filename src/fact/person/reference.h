/* The walk over a document that links offices, groups and pronouns to people: what coref.c and pronoun.c share. */
#ifndef NG_FACT_REFERENCE_H
#define NG_FACT_REFERENCE_H

#include "fact/person/coref.h"

#define RECENT 32u  /* mentions kept */
#define FARTHEST 3u /* sentences that a pronoun looks back */
#define SPOKEN 8u   /* quotations kept */
#define NO_PARAGRAPH UINT32_MAX

/* A mention that a later one may refer to. `person` is NO_REF for somebody without a name ("a ministry spokesman"). */
typedef struct {
  uint32_t person, token, end, sentence; /* tokens [token, end) */
  bool subject;                          /* a verb follows, or it is the first of its sentence and hangs on nothing */
  bool owner;                            /* "Carson's" */
  bool aside;                            /* "The talks failed, |Carson| said." */
} recent_mention;

typedef struct {
  person_reader *people;
  name_reader *reader;
  recent_mention recent[RECENT];
  uint32_t recent_count, groups;
  uint32_t named_count, next_named; /* mentions by name, in text order: the first of facts->person_mentions */
  uint32_t next_at;                 /* the token at which the next of them begins, UINT32_MAX behind the last */
  token_range spoken[SPOKEN];       /* the sentences that lie inside of the last quotations */
  uint32_t spoken_count, quoted_at; /* the mark that opened the last one */
  uint32_t quoted_in, quoted_by;    /* paragraph of the quotation that is open, NO_PARAGRAPH for none; lexeme of the mark that opened it */
} reference_reader;

static inline const person_mention *named_mention(const reference_reader *refs, uint32_t index) {
  return &refs->reader->facts->person_mentions.items[index];
}

/* Goes on to the mention by name number `index`. */
static inline void go_to_name(reference_reader *refs, uint32_t index) {
  refs->next_named = index;
  refs->next_at = index < refs->named_count ? named_mention(refs, index)->span.first : UINT32_MAX;
}

static inline bool is_quoted(const reference_reader *refs, uint32_t token) {
  return refs->quoted_in != NO_PARAGRAPH && refs->quoted_in == sentence_of(refs->reader, token)->paragraph;
}

/* Whether a sentence lies inside of a quotation from its first word to its last. */
static inline bool is_spoken(const reference_reader *refs, uint32_t sentence) {
  for (uint32_t i = 0; i < SPOKEN && i < refs->spoken_count; i++)
    if (sentence >= refs->spoken[i].first && sentence < refs->spoken[i].end) return true;
  return false;
}

static inline fact_person *person_of(const reference_reader *refs, uint32_t index) {
  return &refs->reader->facts->people.items[index];
}

/* recent.c */

/* Makes a mention one that later words may mean. */
void remember_mention(reference_reader *refs, uint32_t person, token_range span);

/* "The talks failed, |Carson| said.", "..., said |Carson|": who tells the sentence around it. */
bool is_aside(const name_reader *reader, token_range span);

/* pronoun_clause.c */

/* "After", "With", "Making": what stands before a comma and the subject. */
bool opens_adverbial(const name_reader *reader, uint32_t token);

/* Behind what two commas set off: "refused, |on April 8,| to meet him", "Hill, |who resigned in May,| refused"; `mark` when they set off nothing. */
uint32_t behind_aside(const name_reader *reader, uint32_t mark, uint32_t end);

/* Nothing between two tokens that begins another clause ("Hill |said| they beat him"); but "met Hill before |calling| him", "went |after| him". */
bool is_same_clause(const name_reader *reader, uint32_t first, uint32_t end);

/* "met Hill and |pledged| his support": a second verb of the subject. */
bool has_second_verb(const name_reader *reader, uint32_t first, uint32_t end);

/* pronoun.c: links the pronoun at `token` when there is one and somebody whom it means. NG_OK or NG_ERROR_MEMORY. */
int read_pronoun(reference_reader *refs, uint32_t token);

#endif
