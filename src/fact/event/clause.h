/* Clauses: the verb group around a verb and the parties that take part, found by word lists and order; there is no part-of-speech tagger.
 *
 * "Officials from [Iran] had not [met with] [the French president]": group "had not met with", subject Iran, object the French president. */
#ifndef NG_FACT_CLAUSE_H
#define NG_FACT_CLAUSE_H

#include "fact/event_tables.h"
#include "fact/party/party.h"

enum { MAX_PARTIES = 16 };

typedef struct {
  const party *items[MAX_PARTIES];
  uint32_t count;
} party_set;

/* Adds the party, unless it is there or the set is full. */
static inline void put_party(party_set *set, const party *p) {
  for (uint32_t i = 0; i < set->count; i++) {
    if (set->items[i] == p) return;
  }
  if (set->count < MAX_PARTIES) set->items[set->count++] = p;
}

/* How many members the parties have together. */
static inline uint32_t member_count(const party_set *set) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < set->count; i++) count += set->items[i]->member_count;
  return count;
}

/* A verb or noun of a frame at a token. */
typedef struct {
  const rule_frame *frame;
  uint32_t end, form; /* behind it; bits of FORM_ */
} frame_hit;

typedef struct {
  document *doc;
  const token_table *tokens;
  const ng_lexicon *lexicon;
  const ng_ruleset *rules;
  const event_tables *tables;
  party_table parties;
  uint32_t rule_spans;    /* spans before this one are those that rules found */
  uint32_t *starts;       /* the tokens where an event may begin, in order, and UINT32_MAX behind them */
  uint8_t *telling;       /* by sentence: an event may begin in it; the parties of others are not known */
  bool sport;             /* the article is a report of matches */
  uint64_t *objects;      /* by sentence: the classes of EVENT_OBJECT in it */
  uint64_t named, fields; /* the classes in any sentence; those in more than one, or in any of a brief text: it speaks of these */
  uint8_t *used;          /* by token: part of an event already read, or governed by one */
  token_range *clause;    /* from a token on to its clause_end: the last one asked for */
  uint32_t *date_at;      /* by token: index of the date over it, where there is one */
} event_reader;

/* What the words around a verb say. `status` is an event_status or STATUS_UNKNOWN. */
typedef struct {
  uint32_t first, verb, end, stop; /* tokens: start of the group, the verb, behind the verb's phrase, end of its clause */
  uint32_t behind;                 /* token behind the words that follow the object: "hit Chad [with] duties"; 0 without them */
  uint8_t form;                    /* bits of FORM_ of the verb */
  uint8_t status, evidential;
  bool passive, negative, infinitive, gerund, reduced, purpose, present;
} verb_group;

/* The first hit of `list` (LIST_…) at `token`, NULL when there is none or no token. */
static inline const list_hit *hit_at(const event_reader *reader, uint32_t token, uint32_t list) {
  return token_hit(reader->tokens, token, list);
}

static inline bool may_be_listed(const event_reader *reader, uint32_t token, uint32_t list) {
  return token_may_hit(reader->tokens, token, list);
}

static inline bool is_dated(const event_reader *reader, uint32_t token) {
  return reader->parties.over[token] & OVER_DATE;
}

static inline bool is_placed(const event_reader *reader, uint32_t token) {
  return reader->parties.over[token] & OVER_PLACE;
}

static inline bool is_preposition(const event_reader *reader, uint32_t token) {
  return grammar_of(reader->tokens, token) & GRAMMAR_PREPOSITION;
}

static inline bool is_determiner(const event_reader *reader, uint32_t token) {
  return grammar_of(reader->tokens, token) & GRAMMAR_DETERMINER;
}

/* "said", "says", "say" */
static inline bool is_said(const event_reader *reader, uint32_t token) {
  return token_is(reader->tokens, token, WORD_SAID) || token_is(reader->tokens, token, WORD_SAYS) || token_is(reader->tokens, token, WORD_SAY);
}

/* "is", "said": an auxiliary or a past, and no word of a name. */
static inline bool is_finite_verb(const event_reader *reader, uint32_t token) {
  if (token >= reader->tokens->count || reader->tokens->tokens[token].casing != CASE_LOWER) return false;
  return grammar_of(reader->tokens, token) & GRAMMAR_VERB || token_has_flag(reader->tokens, token, FLAG_VERB_PAST);
}

/* "rejected [on Thursday] a U.N. appeal", "appointed [in May] by": behind the dates that begin at `token`. */
static inline uint32_t behind_dates(const event_reader *reader, uint32_t token) {
  while (is_dated(reader, token) || (is_preposition(reader, token) && is_dated(reader, token + 1))) token++;
  return token;
}

static inline uint32_t sentence_start(const event_reader *reader, uint32_t token) {
  return reader->doc->sentences.items[reader->doc->sentences.of_token[token]].first;
}

static inline uint32_t sentence_stop(const event_reader *reader, uint32_t token) {
  return reader->doc->sentences.items[reader->doc->sentences.of_token[token]].end;
}

static inline bool is_headline(const event_reader *reader, uint32_t token) {
  return reader->doc->sentences.items[reader->doc->sentences.of_token[token]].zone == ZONE_HEADLINE;
}

/* Whether the token stands in a line that ends without a stop: a headline, what stands below a picture. */
static inline bool is_title_line(const event_reader *reader, uint32_t token) {
  return is_headline(reader, token) || reader->doc->sentences.items[reader->doc->sentences.of_token[token]].is_line;
}

/* status.c */

/* Most tokens are in no list that a reader asks for: these are called where the filter of lists allows it. */
bool clause__next_frame(const event_reader *reader, uint32_t token, uint32_t list, uint32_t *next, frame_hit *hit);
uint32_t clause__status_at(const event_reader *reader, uint32_t token, uint32_t classes, uint32_t *end, uint8_t *status);

/* Frames whose verb (LIST_FRAME_VERB) or noun (LIST_FRAME_NOUN) begins at `token`, longest words first: `*next` begins at 0. False after the last. */
static inline bool next_frame(const event_reader *reader, uint32_t token, uint32_t list, uint32_t *next, frame_hit *hit) {
  return may_be_listed(reader, token, list) && clause__next_frame(reader, token, list, next, hit);
}

/* Whether one of the frames whose verb begins at `token` has a flag of `flags` (FRAME_…). */
static inline bool has_verb_frame(const event_reader *reader, uint32_t token, uint32_t flags) {
  frame_hit hit;
  for (uint32_t next = 0; next_frame(reader, token, LIST_FRAME_VERB, &next, &hit);) {
    if (hit.frame->flags & flags) return true;
  }
  return false;
}

/* Whether one of the frames whose words begin at `token` tells events of `type`. */
static inline bool has_frame(const event_reader *reader, uint32_t token, uint32_t list, uint32_t type) {
  frame_hit hit;
  for (uint32_t next = 0; next_frame(reader, token, list, &next, &hit);) {
    if (hit.frame->type == type) return true;
  }
  return false;
}

/* Whether a verb of an event, or one that governs an act, begins here. */
static inline const list_hit *verb_hit(const event_reader *reader, uint32_t token) {
  const list_hit *hit = hit_at(reader, token, LIST_FRAME_VERB);
  return hit ? hit : hit_at(reader, token, LIST_STATUS_VERB);
}

/* Whether sentence and text hold what the frame says they must, and the sentence nothing that it must not. */
static inline bool fits_sentence(const event_reader *reader, const rule_frame *frame, uint32_t sentence) {
  return !(frame->unless & reader->objects[sentence] & reader->fields) && (!frame->among || frame->among & reader->objects[sentence]) &&
         (!frame->about || frame->about & reader->named);
}

/* A status word of one of `classes` that ends before `token`, its first token in `*first`. Returns its classes, 0 for none. */
uint32_t status_word_before(const event_reader *reader, uint32_t token, uint32_t classes, uint32_t *first, uint8_t *status, uint8_t *evidential);

static inline uint32_t status_word_at(const event_reader *reader, uint32_t token, uint32_t classes, uint32_t *end, uint8_t *status) {
  return may_be_listed(reader, token, LIST_STATUS_WORD) ? clause__status_at(reader, token, classes, end, status) : 0;
}

/* verb_group.c */

/* Reads the group of the verb in [verb, end) with form bits `form`. False when the words are no verb here ("the attacks on", "a planned visit"). */
bool read_verb_group(const event_reader *reader, uint32_t verb, uint32_t end, uint32_t form, verb_group *group);

/* "[when] asked", "[if] elected": whether the group is a participle that has its subject from another clause. */
bool hangs_on_link(const event_reader *reader, const verb_group *group);

/* "openly": a plain adverb. */
bool ends_in_ly(const event_reader *reader, uint32_t token);

/* "opening", "taxing", but not "king" */
bool ends_in_ing(const event_reader *reader, uint32_t token);

/* "long-[threatened]", "rebel-[held]": the second half of a compound. */
bool is_compound(const event_reader *reader, uint32_t token);

/* A plain word in small letters: after a participle the noun that it goes with. */
bool is_noun_like(const event_reader *reader, uint32_t token);

/* "13", "at least six", "dozens" */
bool is_count(const event_reader *reader, uint32_t token);

/* verb_object.c */

/* "put [two men] under arrest", "were hit with duties": the token behind the words that the frame asks for behind its verb and the
 * object; 0 without them. */
uint32_t words_behind(const event_reader *reader, const frame_hit *hit);

/* subject.c */

/* Who stands before the group as its subject, with parties joined to it by commas and "and". A group without a verb (end == verb) asks for the
 * subject of the clause that it stands in. */
void find_subject(const event_reader *reader, const verb_group *group, party_set *set);

/* Who is the subject of the first verb in [from, stop), when it is a party: "During the trip [Lee] will", "Speaking in Oslo, [Lee] said". */
void find_subject_behind(const event_reader *reader, uint32_t from, uint32_t stop, party_set *set);

/* Who says "I" or "our" at `token`: the speaker of the quotation, where he stands as a party; NULL when nobody does. */
const party *speaker_at(const event_reader *reader, uint32_t token);

/* "[The pilot] was arrested": the words before the group as people whom no list knows; NULL when they are no phrase of their own. */
const party *find_someone(const event_reader *reader, const verb_group *group);

/* clause.c */

/* The party at `token`; with `places` also a place that lies in a state. NULL when there is none. */
const party *object_at(const event_reader *reader, uint32_t token, bool places);

/* The first party of the object in [from, stop); with `places` also a place that lies in a state. */
void find_object(const event_reader *reader, uint32_t from, uint32_t stop, bool places, party_set *set);

/* Parties behind one of the prepositions `places` (AT_ bits; AT_town: places in a state as well) within the clause from `from`. */
void find_after(const event_reader *reader, uint32_t from, uint32_t places, party_set *set);

/* The same within [from, stop). */
void find_between(const event_reader *reader, uint32_t from, uint32_t stop, uint32_t places, party_set *set);

/* "was investigated by Chad, and [Mali] has called": a list does not go on into another clause. */
void drop_beyond(const event_reader *reader, party_set *set, uint32_t stop);

/* Whether the clause ends, or goes on with a preposition or a date, at `from`. */
bool has_no_object(const event_reader *reader, uint32_t from, uint32_t stop);

/* The first token in [from, …) that ends the clause. */
uint32_t clause_end(const event_reader *reader, uint32_t from);

/* party_list.c */

/* object_at without places, but a person with all that belongs to the title: "[Republican] candidate Lee", "[Deputy U.S. Trade] Representative Lee". */
const party *listed_at(const event_reader *reader, uint32_t token, uint32_t stop);

/* "a visit by Lee, [army officials said]": whether behind the comma before `token` stands who says it, not the next of a list. */
bool is_source_of_report(const event_reader *reader, uint32_t token, uint32_t stop);

void add_party_right(const event_reader *reader, party_set *set, const party *p);
void add_party_left(const event_reader *reader, party_set *set, const party *p);

/* report.c */

/* "if", "unless", "whether" anywhere in the sentence of the token: what would be held may not be. */
bool has_condition(const event_reader *reader, uint32_t token);

/* The first "if" or "unless" in [from, end); when there is none `end`, or `from` if that is behind it. */
uint32_t find_condition(const event_reader *reader, uint32_t from, uint32_t end);

/* Whether the clause that the verb group at `first` stands in is what somebody said. */
bool is_in_report(const event_reader *reader, uint32_t first);

/* "said it [would] agree": what was to come when it was said; but "would agree if", "would like to agree". */
bool is_reported_future(const event_reader *reader, uint32_t would, uint32_t verb);

/* The group's status, in a report as when it was said: "said it [would agree]" is planned, "said it [was investigating]" ongoing. */
uint8_t told_status(const event_reader *reader, const verb_group *group);

#endif
