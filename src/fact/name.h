/* Names as they stand in the text: runs of capitalised words that may be a person or an organisation ("Prime Minister Narendra Modi").
 *
 * `name_reader` is what the files of people and organisations share while they read one document. `find_name_runs` finds the runs; person.c and
 * organization.c decide what they are and claim their tokens. */
#ifndef NG_FACT_NAME_H
#define NG_FACT_NAME_H

#include "fact/facts.h"
#include "fact/roster.h"

/*  LIST(constant, name in the rules) */
#define NG_NAME_LISTS(LIST)        \
  LIST(FIRST_NAME, FIRST_NAME)     \
  LIST(SURNAME, SURNAME)           \
  LIST(FAMILY_FIRST, FAMILY_FIRST) \
  LIST(PARTICLE, NAME_PARTICLE)    \
  LIST(ORDINARY, ORDINARY_WORD)    \
  LIST(TITLE, TITLE)               \
  LIST(HONORIFIC, HONORIFIC)       \
  LIST(MODIFIER, OFFICE_MODIFIER)  \
  LIST(GROUP, GROUP_PERSON)        \
  LIST(GAZ, GAZ)                   \
  LIST(DEMONYM, DEMONYM)           \
  LIST(ROSTER, ROSTER)             \
  LIST(SUFFIX, ORG_SUFFIX)         \
  LIST(HEAD, ORG_HEAD)             \
  LIST(MONTH, MONTH)               \
  LIST(WEEKDAY, WEEKDAY)           \
  LIST(IGO, IGO)                   \
  LIST(PARTY, PARTY)               \
  LIST(MEMBER, PARTY_MEMBER)       \
  LIST(ARMED, ARMED_GROUP)         \
  LIST(MEDIA, MEDIA)               \
  LIST(COMPANY, COMPANY)           \
  LIST(RELIGION, RELIGION)         \
  LIST(ETHNIC, ETHNIC)             \
  LIST(AGENCY, AGENCY)             \
  LIST(NO_ORG, NO_ORGANIZATION)

enum {
#define LIST(constant, name) NAME_##constant,
  NG_NAME_LISTS(LIST)
#undef LIST
      NAME_LIST_COUNT
};

#define IS(list) (1u << NAME_##list)
#define IS_ORGANIZATION (IS(IGO) | IS(PARTY) | IS(ARMED) | IS(MEDIA) | IS(COMPANY) | IS(AGENCY))
#define IS_BELIEF (IS(MEMBER) | IS(RELIGION) | IS(ETHNIC))

/* The lists' ids and columns in one lexicon. Immutable. */
typedef struct {
  uint8_t *of_list;        /* by list id: NAME_…, or NAME_LIST_COUNT */
  int id[NAME_LIST_COUNT]; /* -1 when absent */
  int gender, honorific_gender, weak, surname_weak, joint;
  int office, title_kind, leader, effect, group_kind, suffix_kind, head_kind;
  int kind[NAME_LIST_COUNT], country[NAME_LIST_COUNT], cameo[NAME_LIST_COUNT]; /* columns of lists of organisations */
} name_lists;

enum { CLAIM_NONE, CLAIM_PERSON, CLAIM_ORGANIZATION, CLAIM_TITLE, CLAIM_BELIEF };

/* What surrounds a run. */
enum {
  RUN_STARTS_SENTENCE = 1,
  RUN_AFTER_THE = 2,
  RUN_SHOUTED = 4, /* in a line where capitals say nothing */
  RUN_HAS_AMPERSAND = 8,
  RUN_PLAIN = 16 /* one ordinary word at the start of a sentence: "Trump has", but also "Long before" */
};

typedef struct {
  uint32_t first, end; /* tokens */
  uint32_t flags;
} name_run;

typedef struct {
  const ng_lexicon *lexicon;
  const name_lists *lists;
  const roster *offices;
  const token_table *tokens;
  const sentence_table *sentences;
  fact_table *facts;
  ng_arena *arena;
  ng_str date;      /* of the document, ISO; empty when unknown */
  uint32_t *begins; /* by token: lists with an entry that begins here */
  uint32_t *single; /* by token: lists that have this very token as an entry */
  uint8_t *claims;  /* by token: CLAIM_… */
  name_run *runs;
  uint32_t run_count;
} name_reader;

/* Resolves the lists of `lexicon` into `arena`. NG_OK or NG_ERROR_MEMORY. */
int name_lists_init(name_lists *lists, ng_arena *arena, const ng_lexicon *lexicon);

/* Fills begins, single, claims and runs. The other fields are set by the caller. NG_OK or NG_ERROR_MEMORY. */
int find_name_runs(name_reader *reader);

/* The longest hit of a list at a token, NULL when there is none. */
const list_hit *name_hit(const name_reader *reader, uint32_t token, unsigned list);

/* A cell of the row that `hit` belongs to; empty (0) when the column is absent. */
ng_str hit_text(const name_reader *reader, const list_hit *hit, int column);
int32_t hit_int(const name_reader *reader, const list_hit *hit, int column);

/* A hit of `list` in (…, end) that ends at `end`, and its first token in `*first`; NULL when there is none. Looks back at most six tokens. */
const list_hit *hit_ending(const name_reader *reader, uint32_t end, uint32_t least, unsigned list, uint32_t *first);

bool is_capitalised(const name_reader *reader, uint32_t token);

/* A hit for an organisation of any list at `token`, the longest; `*list` says which list. */
const list_hit *organization_hit(const name_reader *reader, uint32_t token, unsigned *list);

static inline ng_str word_at(const name_reader *reader, uint32_t token) {
  return token_text(reader->tokens, token);
}

static inline const ng_token *token_at(const name_reader *reader, uint32_t token) {
  return &reader->tokens->tokens[token];
}

static inline bool has_word(const name_reader *reader, uint32_t token, const char *word) {
  return token < reader->tokens->count && str_is(word_at(reader, token), word);
}

static inline const ng_sentence *sentence_of(const name_reader *reader, uint32_t token) {
  return &reader->sentences->items[reader->sentences->of_token[token]];
}

#endif
