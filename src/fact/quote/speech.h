/* What the files about quotations share while they read one document: what kind of word a token is, which quotation and mention it stands in, and
 * the units. A unit is a sentence with the closed quotations of its cue folded in: `“I would. If you …,” the president said.` */
#ifndef NG_FACT_SPEECH_H
#define NG_FACT_SPEECH_H

#include "fact/document.h"

typedef enum {
  CLAUSE_UNREAD, /* nobody asked yet */
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
  CLAUSE_CATENATIVE, /* governs "to" and a verb of speech: "continued to say" … */
  CLAUSE_REFUSAL,    /* … and says that nothing was said: "declined to say" */
  CLAUSE_MARK        /* punctuation, quotation marks, brackets */
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

/* What may follow a cue (column `frames` of speech_verb.tsv). */
enum {
  FRAME_QUOTE = 1,     /* said "no" */
  FRAME_THAT = 2,      /* said that he would go */
  FRAME_CLAUSE = 4,    /* said he would go */
  FRAME_TO = 8,        /* vowed to go */
  FRAME_WH = 16,       /* asked whether he would go */
  FRAME_OBJECT = 32,   /* praised the plan */
  FRAME_ABOUT = 64,    /* complained about the plan */
  FRAME_AS = 128,      /* described the plan as a mess */
  FRAME_ING = 256,     /* suggested going */
  FRAME_PERSON = 512,  /* urged him to go, told him that */
  FRAME_END = 1024,    /* the plan works, he said */
  FRAME_ANY = 2048,    /* a clause even where its verb is not known: said prices dip */
  FRAME_PASSIVE = 4096 /* told of without a speaker: is expected to go, was accused of lying */
};

typedef struct {
  ng_str lemma;
  uint16_t frames;
  uint8_t sense; /* speech_sense */
} speech_verb;

/* Made once for a rule set, read-only afterwards. */
typedef struct speech_tables {
  uint8_t word_class[WORD_COUNT]; /* of the words that C knows; CLAUSE_UNREAD where the token must be looked at */
  const uint8_t *row_class;       /* by row of CLAUSE_WORD */
  const speech_verb *verbs;       /* by row of SPEECH_VERB */
} speech_tables;

typedef struct {
  uint32_t first, end;
} speech_unit;

/* What is known of a token, as bits: its class, which is found when somebody asks first, and which fields of its speech_token hold. */
enum { AT_CLASS = 15, AT_QUOTED = 16, AT_NAMED = 32, AT_MENTION = 64, AT_DATED = 128 };

typedef struct {
  uint32_t name;    /* first token of the name that covers it; AT_NAMED */
  uint32_t mention; /* end of the mention (person, organisation, place; a pronoun is no name) that starts here … */
  fact_ref ref;     /* … and what that refers to; AT_MENTION */
  uint32_t date;    /* number from 1 of the date that covers it; AT_DATED */
} speech_token;

typedef struct {
  document *doc;
  const token_table *tokens;
  const ng_lexicon *lexicon;
  const speech_tables *tables;
  uint8_t *bits;           /* by token: AT_… */
  speech_token *at;        /* by token; not zeroed */
  const uint32_t *starts;  /* tokens that can begin a cue, in order, and UINT32_MAX behind them */
  uint32_t headline_end;   /* behind a first paragraph in title case, 0 when there is none */
  token_range *quotations; /* in order */
  uint8_t *continues;      /* by quotation: goes on from the paragraph before */
  uint32_t quotation_count;
  speech_unit *units;
  uint32_t unit_count;
} speech_reader;

/* NG_OK or NG_ERROR_MEMORY; `arena` must live as long as the tables. */
ng_status speech_tables_init(speech_tables *tables, ng_arena *arena, const ng_lexicon *lexicon);

/* NG_OK or NG_ERROR_MEMORY. */
ng_status speech_reader_init(speech_reader *reader, document *doc);

/* "the sailors|'| union": the mark of a genitive, which closes no quotation. */
bool is_genitive_mark(const speech_reader *reader, uint32_t token);

word_class speech__read_class(const speech_reader *reader, uint32_t token);

/* What the token does in a clause; parts of names are plain words. */
static inline word_class class_at(const speech_reader *reader, uint32_t token) {
  unsigned class = reader->bits[token] & AT_CLASS;
  return class ? (word_class) class : speech__read_class(reader, token);
}

static inline bool is_quoted(const speech_reader *reader, uint32_t token) {
  return reader->bits[token] & AT_QUOTED;
}

static inline bool is_named(const speech_reader *reader, uint32_t token) {
  return reader->bits[token] & AT_NAMED;
}

static inline bool is_dated(const speech_reader *reader, uint32_t token) {
  return reader->bits[token] & AT_DATED;
}

uint32_t speech__find_quotation(const speech_reader *reader, uint32_t token);

/* Number of the token's quotation from 1, 0 outside. */
static inline uint32_t quotation_at(const speech_reader *reader, uint32_t token) {
  return is_quoted(reader, token) ? speech__find_quotation(reader, token) : 0;
}

/* End of the mention that starts at the token, 0 for none. */
static inline uint32_t mention_end(const speech_reader *reader, uint32_t token) {
  return reader->bits[token] & AT_MENTION ? reader->at[token].mention : 0;
}

/* What the mention that starts at the token refers to. */
static inline fact_ref ref_at(const speech_reader *reader, uint32_t token) {
  return reader->bits[token] & AT_MENTION ? reader->at[token].ref : (fact_ref){REF_NONE, 0};
}

static inline ref_kind ref_kind_at(const speech_reader *reader, uint32_t token) {
  return reader->bits[token] & AT_MENTION ? (ref_kind)reader->at[token].ref.kind : REF_NONE;
}

/* First token of the name that covers the token, which is_named. */
static inline uint32_t name_start(const speech_reader *reader, uint32_t token) {
  return reader->at[token].name;
}

/* Number of the token's date from 1, 0 for none. */
static inline uint32_t date_at(const speech_reader *reader, uint32_t token) {
  return is_dated(reader, token) ? reader->at[token].date : 0;
}

static inline bool word_is(const speech_reader *reader, uint32_t token, uint32_t word) {
  return token_is(reader->tokens, token, word);
}

static inline bool in_list(const speech_reader *reader, uint32_t token, uint32_t list) {
  return token_hit(reader->tokens, token, list) != NULL;
}

static inline bool starts_paragraph(const speech_reader *reader, uint32_t token) {
  return reader->tokens->tokens[token].flags & TOKEN_PARAGRAPH;
}

static inline bool starts_line(const speech_reader *reader, uint32_t token) {
  return token == 0 || reader->tokens->tokens[token].flags & (TOKEN_PARAGRAPH | TOKEN_LINE_START);
}

/* Whether the token is a word that may stand in a noun phrase. */
static inline bool is_nominal(const speech_reader *reader, uint32_t token) {
  return class_at(reader, token) == CLAUSE_OTHER;
}

/* Whether the token is a mark, also inside a quotation. Most are words, and need no class. */
static inline bool is_any_mark(const speech_reader *reader, uint32_t token) {
  uint8_t kind = reader->tokens->tokens[token].kind;
  return kind >= TOKEN_QUOTE && kind <= TOKEN_PUNCT && class_at(reader, token) == CLAUSE_MARK;
}

static inline bool is_mark(const speech_reader *reader, uint32_t token) {
  return !is_quoted(reader, token) && is_any_mark(reader, token);
}

/* The longest verb of speech at a token, NULL when there is none; `forms`: all that it may be ("read" is base and past). */
const list_hit *speech_verb_at(const speech_reader *reader, uint32_t token, uint32_t *forms);

/* The sentence of a token; whether it is a headline or a line of its own, where verbs may be capitalised and a colon stands for "said". */
static inline const ng_sentence *sentence_at(const speech_reader *reader, uint32_t token) {
  return &reader->doc->sentences.items[reader->doc->sentences.of_token[token]];
}

bool is_line(const speech_reader *reader, uint32_t token);

static inline bool range_empty(token_range range) {
  return range.first >= range.end;
}

#endif
