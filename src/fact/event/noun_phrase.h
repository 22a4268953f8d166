/* The phrase around a noun of an event, and what the words in it and around it say of the event: whether it is one, its status, who takes part. Shared
 * by the files that read nouns. */
#ifndef NG_FACT_NOUN_PHRASE_H
#define NG_FACT_NOUN_PHRASE_H

#include "fact/event/event.h"

typedef struct {
  uint32_t first, end;    /* the noun phrase up to the noun's end */
  party_set left;         /* parties inside it, nearest first */
  bool their, our, owned; /* "its", "their"; "our"; "Lee's", "his" */
  bool negative, definite, indefinite;
  bool is_deed, is_visit; /* no mere words: a visit, a raid, but no request */
  bool lasts;             /* "talks" */
  uint8_t type, status;
  uint32_t ordinal;
} noun_phrase;

typedef struct {
  uint8_t status, evidential;
  bool negative, drop, known;
  bool before;       /* a noun or preposition of time gave the status */
  bool loose;        /* the clause around it did */
  bool on;           /* it is to end */
  bool is_got;       /* "drew [criticism] from Peru": told of whom it is for */
  bool is_stirred;   /* "sparked [riots]": and of what led to it */
  party_set subject; /* of a light verb; who gets it */
} noun_status;

/* noun_phrase.c */

/* Walks left from the noun [noun, end) over adjectives, owners and the determiner. */
void read_noun_phrase(const event_reader *reader, uint32_t noun, uint32_t end, noun_phrase *phrase);

/* "Chad, Mali [plan] talks": the verb of two parties or more, in a headline. */
bool is_headline_verb(const event_reader *reader, uint32_t token);

/* "[Lee]'s", "the ministers[']" */
static inline bool is_clitic(const event_reader *reader, uint32_t token) {
  static const uint16_t WORDS[] = {WORD_GENITIVE, WORD_SINGLE_QUOTE};
  return ONE_OF(reader->tokens, token, WORDS);
}

/* noun_use.c */

/* "the lifting of [trade bans]": the noun that the frame asks for stands right behind. */
bool takes_object_of(const event_reader *reader, const frame_hit *hit);

/* "the release of [two journalists]", but not "of the report": whether people follow the "of" behind a noun; true without one. */
bool takes_people(const event_reader *reader, const frame_hit *hit);

/* Whether no other noun follows that this one goes with: "a missile [launch] site", "the [shooting] team", "[ministerial] budgets". */
bool is_head_noun(const event_reader *reader, const frame_hit *hit);

/* A noun of the same form as a verb, where the verb was not read: "the US attacks", and not "to attack". */
bool is_noun_use(const event_reader *reader, uint32_t token, const frame_hit *hit, const noun_phrase *phrase);

/* "killed during [the protests]", "after [weeks of unrest]": the scene of something else, unless it names who acts. */
bool is_background(const event_reader *reader, const noun_phrase *phrase, const event_draft *draft);

/* "[clashes] left 40 dead", "an [ambush] killed six", "[fighting] broke out": whether what an attack did, or that it took place, is told of it. */
bool tells_of_itself(const event_reader *reader, const noun_phrase *phrase, const event_draft *draft);

/* "Lee told [a rally] in Ohio", "big rallies": a candidate's, unless it is said to be against something, or somebody joins it. */
bool is_campaign_rally(const event_reader *reader, const noun_phrase *phrase, const event_draft *draft);

/* noun_parties.c */

void find_noun_parties(const event_reader *reader, const noun_phrase *phrase, const noun_status *status, event_draft *draft);

/* Who takes part in "Lee said after [talks with Park]", "On [a visit to Peru], Lee": the subject of the clause. */
void find_participant(const event_reader *reader, const noun_phrase *phrase, party_set *set);

/* "[Students] took part in a march", "[Women] held signs during a protest": a crowd that is the subject. */
void find_marchers(const event_reader *reader, const noun_phrase *phrase, party_set *set);

/* Whether the party acts already, or a leader who stands for it. */
bool is_actor(const event_draft *draft, const party *p);

/* noun_sides.c */

/* Those behind "between" and "with" in [from, stop), and behind a second "with": "with Lee and [with] Park". */
void find_sides(const event_reader *reader, uint32_t from, uint32_t stop, party_set *set);

/* Where the words end in [from, stop) that name the sides of talks: before other talks, or the next of a list. */
uint32_t end_of_sides(const event_reader *reader, uint32_t from, uint32_t stop);

/* Who talk with whom behind the predicate, whose first word is at `verb`: "Talks began in Lima [between Peru and Chile]". */
void find_behind_predicate(const event_reader *reader, const noun_phrase *phrase, uint32_t verb, party_set *set);

/* "talks of [the Group of Five]", but "discussion of [the Senate] bill", "of the minister": a body or people at `token` that no other noun follows. */
bool is_talking(const event_reader *reader, uint32_t token);

/* "talks today [with] the Peruvian minister", "the [Lee] meeting": whether the party is the other side. */
bool is_met(const event_reader *reader, const noun_phrase *phrase, const party *p);

/* '"We rejected it at [talks] with Peru," the Chilean minister said': whoever speaks for another state of its talks with `other`; NULL when nobody does. */
const party *speaker_of_talks(const event_reader *reader, const noun_phrase *phrase, const party *other);

/* "The group spoke after talks [with the ministry]": whether only the other side of the talks is known. */
bool is_half_told(const event_reader *reader, const noun_phrase *phrase, const event_draft *draft);

/* noun_status.c */

void read_noun_status(const event_reader *reader, const noun_phrase *phrase, noun_status *out);

/* noun_clause.c */

/* "the attack", "Lee's visit": known to the reader; but "the withdrawal of troops". */
bool is_given(const event_reader *reader, const noun_phrase *phrase);

/* What the verb behind the phrase says of its event. */
void read_predicate_of(const event_reader *reader, const noun_phrase *phrase, noun_status *out);

/* "began", "held" */
bool is_past_word(const event_reader *reader, uint32_t token);

/* A verb of OUTCOME_VERB; no name ("the Qatar Open"), no date ("last week"), no half of a compound. */
const list_hit *outcome_at(const event_reader *reader, uint32_t token);

/* The status is known. Returns true. */
bool tell(noun_status *out, uint8_t status, bool negative);

/* noun_journey.c */

/* The status of what somebody travels for. True when it is known. */
bool read_journey(const event_reader *reader, const noun_phrase *phrase, noun_status *out);

/* noun_mood.c */

/* What the clause says that the phrase stands in. */
void read_clause_around(const event_reader *reader, const noun_phrase *phrase, noun_status *out);

#endif
