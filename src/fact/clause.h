/* Clauses: the verb group around a verb and the parties that take part, found by word lists and order; there is no part-of-speech tagger.
 *
 * "Officials from [Iran] had not [met with] [the French president]": group "had not met with", subject Iran, object the French president. */
#ifndef NG_FACT_CLAUSE_H
#define NG_FACT_CLAUSE_H

#include "fact/party.h"

enum { MAX_PARTIES = 8 };

typedef struct {
  const party *items[MAX_PARTIES];
  uint32_t count;
} party_set;

/* Classes of STATUS_WORD, as bits. */
enum {
  CLASS_BE = 1,
  CLASS_HAVE = 2,
  CLASS_DO = 4,
  CLASS_MODAL = 8,
  CLASS_PLAN = 16,
  CLASS_INFINITIVE = 32,
  CLASS_NEGATION = 64,
  CLASS_NO = 128,
  CLASS_NOUN_NEGATION = 256,
  CLASS_ADVERB = 512,
  CLASS_ADJECTIVE = 1024,
  CLASS_NOUN = 2048,
  CLASS_CONDITION = 4096,
  CLASS_PURPOSE = 8192,
  CLASS_EVIDENTIAL = 16384,
  CLASS_NOW = 32768
};

/* The lists of an event in one lexicon; ids and columns are -1 when absent. */
typedef struct {
  int verbs, nouns, objects, governors, words;
  int verb_type, verb_mode, verb_cameo, verb_pattern, verb_object;
  int noun_type, noun_mode, noun_cameo, noun_reciprocal, noun_kind;
  int object_classes, governor_type, governor_cameo, governor_status, word_status, word_evidential;
  uint16_t *word_class; /* by row of STATUS_WORD */
} event_lists;

typedef struct {
  document *doc;
  const token_table *tokens;
  const ng_lexicon *lexicon;
  event_lists lists;
  party_table parties;
  uint8_t *used;     /* by token: part of an event already read, or governed by one */
  uint32_t *date_at; /* by token: index + 1 of the date, place mention, block, quotation cue and quotation over it; 0 for none */
  uint32_t *place_at;
  uint32_t *block_at;
  uint32_t *cue_at;
  uint32_t *quote_at;
} event_reader;

/* What the words around a verb say. `status` is an event_status or STATUS_UNKNOWN. */
#define STATUS_UNKNOWN 255

typedef struct {
  uint32_t first, verb, end; /* tokens: start of the group, the verb, behind the verb's phrase */
  uint8_t form;              /* bits of FORM_ of the verb */
  uint8_t status, evidential;
  bool passive, negative, infinitive, gerund, reduced, purpose, present;
} verb_group;

ng_status event_lists_init(event_lists *lists, const document *doc);

/* The entry of `list` at `token` whose column holds `want` (any when `want` is NULL), NULL when there is none. */
const list_hit *hit_of_list(const event_reader *reader, uint32_t token, int list);
ng_str list_text(const event_reader *reader, const list_hit *hit, int list, int column);

/* A status word of one of `classes` that ends before `token`, its first token in `*first`. Returns its classes, 0 for none. */
uint32_t status_word_before(const event_reader *reader, uint32_t token, uint32_t classes, uint32_t *first, uint8_t *status, uint8_t *evidential);
uint32_t status_word_at(const event_reader *reader, uint32_t token, uint32_t classes, uint32_t *end, uint8_t *status);

/* Reads the group of the verb in [verb, end) with form bits `form`. False when the words are no verb here ("the attacks on", "a planned visit"). */
bool read_verb_group(const event_reader *reader, uint32_t verb, uint32_t end, uint32_t form, verb_group *group);

/* Who stands before the group as its subject, with parties joined to it by commas and "and". */
void find_subject(const event_reader *reader, const verb_group *group, party_set *set);

/* The first party of the object that begins at `from`. */
void find_object(const event_reader *reader, uint32_t from, party_set *set);

/* Parties behind one of the `words` (prepositions) within the clause from `from`. */
void find_after(const event_reader *reader, uint32_t from, const char *const *words, uint32_t count, party_set *set);

/* The first token in [from, …) that ends the clause. */
uint32_t clause_end(const event_reader *reader, uint32_t from);
uint32_t sentence_start(const event_reader *reader, uint32_t token);
uint32_t sentence_stop(const event_reader *reader, uint32_t token);

bool is_preposition(const event_reader *reader, uint32_t token);
bool is_determiner(const event_reader *reader, uint32_t token);
void add_party_right(const event_reader *reader, party_set *set, const party *p);
void add_party_left(const event_reader *reader, party_set *set, const party *p);

#endif
