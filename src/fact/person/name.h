/* Names as they stand in the text: runs of capitalised words that may be a person or an organisation ("Prime Minister Narendra Modi").
 *
 * `name_reader` is what the files of people and organisations share while they read one document. `find_name_runs` finds the runs; person.c and
 * organization.c decide what they are and claim their tokens. */
#ifndef NG_FACT_NAME_H
#define NG_FACT_NAME_H

#include "fact/facts.h"
#include "fact/person/name_run.h"
#include "text/gazetteer.h"
#include "text/name_mark.h"
#include "text/roster.h"

/* name_reader.words: what a word may be by its look; 0 for most. */
enum {
  WORD_IS_CAPITAL = 1, /* "Assad", "McDonald", "IBM", "G20", but not "al-Assad" or "iPhone" */
  WORD_IS_NAME = 2     /* and a name may hold it: no weekday, no month, not "I" */
};

typedef enum { LEADS_NOTHING, LEADS, LEADS_GENERIC, LEADS_STATE, LEADS_GOVERNMENT } title_lead; /* column leader of <TITLE> */
typedef enum { EFFECT_NONE, EFFECT_FORMER, EFFECT_DEPUTY, EFFECT_ELECT } office_effect;

/* A row of <TITLE>, <HONORIFIC>, <OFFICE_MODIFIER>, <GROUP_PERSON> or <KIN>, read once. */
typedef struct {
  ng_str office, kind, sector; /* interned: equal texts have equal pointers */
  uint8_t gender, lead, effect;
} title_row;

/* The columns of these lists in one lexicon. Immutable. */
typedef struct {
  title_row *titles, *honorifics, *modifiers, *groups, *kin;    /* by row */
  int joint, opens;                                             /* columns of <NAME_PARTICLE> */
  int honour;                                                   /* of <NAME_SUFFIX> */
  int firm;                                                     /* of <PLACE_BEFORE> */
  int kind[MARK_COUNT], country[MARK_COUNT], cameo[MARK_COUNT]; /* of the lists of organisations */
  int body;                                                     /* of <IGO>: the name of the body in the office table */
  int shared;                                                   /* of <PARTY> */
} name_lists;

enum { CLAIM_NONE, CLAIM_PERSON, CLAIM_ORGANIZATION, CLAIM_TITLE, CLAIM_BELIEF };

typedef struct said_offices said_offices; /* person_holder.c */

typedef struct {
  const ng_lexicon *lexicon;
  const name_lists *lists;
  const roster *offices;
  const gazetteer *places;
  const token_table *tokens;
  const uint8_t *classes; /* by token: token_class */
  const sentence_table *sentences;
  fact_table *facts;
  ng_arena *arena, *scratch; /* of the document */
  roster_date date;          /* of the document, 0 when unknown */
  uint64_t *marks;    /* by token, of capitals only: lists that have this very token as an entry, above them lists with an entry that begins here */
  uint8_t *words;     /* by token: WORD_IS_… */
  uint8_t *claims;    /* by token: CLAIM_… */
  uint32_t *capitals; /* capitalised tokens outside boilerplate, in text order */
  uint32_t *listed;   /* those where a name of a list of organisations or beliefs begins */
  uint32_t *placed;   /* those where the name of a place or a people begins */
  uint32_t *quotes;   /* quotation marks outside boilerplate, and UINT32_MAX behind them */
  name_run *runs;
  said_offices *said; /* countries and offices that the text names */
  uint32_t capital_count, listed_count, placed_count, quote_count, run_count;
} name_reader;

/* "He", "herself": they stand together in words.def. */
static inline bool is_third_person(uint32_t lexeme) {
  return lexeme >= WORD_HE && lexeme <= WORD_SHE;
}

/* name.c: reads the lists' columns into `arena`. NG_OK or NG_ERROR_MEMORY. */
int name_lists_init(name_lists *lists, ng_arena *arena, const ng_lexicon *lexicon);

/* name_words.c: fills marks, claims and the lists of tokens in one walk over all tokens. The fields above them are set by the caller. NG_OK or
 * NG_ERROR_MEMORY. */
int read_name_words(name_reader *reader);

/* name_run.c: fills runs. NG_OK or NG_ERROR_MEMORY. */
int find_name_runs(name_reader *reader);

/* name_words.c: the marks of a token that is no capital, as they are not kept. */
uint64_t name__read_marks(const name_reader *reader, uint32_t token);

static inline uint64_t name__marks(const name_reader *reader, uint32_t token) {
  return reader->words[token] ? reader->marks[token] : name__read_marks(reader, token);
}

/* The lists that have this very token as an entry, and those with an entry that begins at it: bits IS(…). */
static inline uint32_t word_marks(const name_reader *reader, uint32_t token) {
  return (uint32_t)name__marks(reader, token);
}

static inline uint32_t phrase_marks(const name_reader *reader, uint32_t token) {
  return (uint32_t)(name__marks(reader, token) >> 32);
}

/* The longest hit of a list (LIST_…) at a token, NULL when there is none. */
static inline const list_hit *name_hit(const name_reader *reader, uint32_t token, uint32_t list) {
  return token_hit(reader->tokens, token, list);
}

/* name.c: a cell of the row that `hit` belongs to; empty (0) when the column is absent. */
ng_str hit_text(const name_reader *reader, const list_hit *hit, int column);
int32_t hit_int(const name_reader *reader, const list_hit *hit, int column);

/* token_hit_ending, asked only where a hit may be: most names have none before them. */
static inline const list_hit *hit_ending(const name_reader *reader, uint32_t end, uint32_t least, uint32_t list, uint32_t *first) {
  return lists_before(reader->tokens, end) & list_bit(list) ? token_hit_ending(reader->tokens, end, least, list, first) : NULL;
}

/* Whether some of the tokens are claimed; none for an empty range. Eight bytes are one number, so that most names are asked at once. */
static inline bool is_claimed_range(const name_reader *reader, token_range span) {
  uint64_t claims;
  const uint32_t length = span.end - span.first;
  if (length > sizeof claims)
    return is_claimed_range(reader, (token_range){span.first, span.first + 8}) || is_claimed_range(reader, (token_range){span.first + 8, span.end});
  memcpy(&claims, reader->claims + span.first, sizeof claims);
  return length && claims << 8 * (sizeof claims - length);
}

/* name.c: the longest hit at `token` of the `wanted` lists (bits IS(…)); `*mark` says which list (MARK_…). */
const list_hit *longest_hit(const name_reader *reader, uint32_t token, uint32_t wanted, unsigned *mark);

/* "South Korean", "West Bank": whether an entry of the `wanted` lists begins with the name and goes over all of it. */
bool is_listed_whole(const name_reader *reader, token_range name, uint32_t wanted);

static inline ng_str word_at(const name_reader *reader, uint32_t token) {
  return token_text(reader->tokens, token);
}

/* "mayors", but not "princess" */
static inline bool is_plural_word(const name_reader *reader, uint32_t token) {
  return token_ends(reader->tokens, token, STR("s")) && !token_ends(reader->tokens, token, STR("ss"));
}

static inline const ng_token *token_at(const name_reader *reader, uint32_t token) {
  return &reader->tokens->tokens[token];
}

static inline bool is_capitalised(const name_reader *reader, uint32_t token) {
  return reader->words[token];
}

static inline bool is_name_word(const name_reader *reader, uint32_t token) {
  return reader->words[token] & WORD_IS_NAME;
}

/* Whether the token is `word` (WORD_…) in any case. */
static inline bool is_word(const name_reader *reader, uint32_t token, uint32_t word) {
  return token_is(reader->tokens, token, word);
}

static inline bool is_article(const name_reader *reader, uint32_t token) {
  return is_word(reader, token, WORD_THE) || is_word(reader, token, WORD_A) || is_word(reader, token, WORD_AN);
}

/* "IBM": a word of two letters or more in capitals. */
static inline bool is_acronym(const name_reader *reader, uint32_t token) {
  const ng_token *t = token_at(reader, token);
  return t->kind == TOKEN_WORD && t->casing == CASE_UPPER && t->end - t->start > 1;
}

/* "HADLEY: Will it open by June?": who speaks, in a transcript. */
static inline bool is_label(const name_reader *reader, token_range name) {
  return token_at(reader, name.first)->flags & (TOKEN_PARAGRAPH | TOKEN_LINE_START) && is_word(reader, name.end, WORD_COLON) &&
         is_acronym(reader, name.first);
}

static inline const ng_sentence *sentence_of(const name_reader *reader, uint32_t token) {
  return &reader->sentences->items[reader->sentences->of_token[token]];
}

static inline bool is_glued(const name_reader *reader, uint32_t token) {
  return token_at(reader, token)->flags & TOKEN_GLUED;
}

#endif
