/* Reading clauses, shared by the files that do it: clause.c (ends, arguments), party_list.c, verb_group.c, subject.c, subject_noun.c,
 * subject_place.c, subject_end.c, subject_meant.c. */
#ifndef NG_FACT_CLAUSE_FIND_H
#define NG_FACT_CLAUSE_FIND_H

#include "fact/event/clause.h"

/* clause.c */

/* Words that begin another clause. */
bool opens_clause(const event_reader *reader, uint32_t token);
bool is_stop(const event_reader *reader, uint32_t token);

/* "talks with [Lima]": the state that the capital at `token` stands for; NULL when there is none, or a party is over it. */
const party *seat_at(const event_reader *reader, uint32_t token);

/* party_list.c */

/* "[Thousands of] farmers", "a group of soldiers", "two of the hostages": the quantity is no party of its own. */
bool is_quantity_of(const event_reader *reader, uint32_t token, uint32_t start);

/* "as well as", "along with", "together with": how many tokens from `token` on join a party to the one before; 0 for none. */
uint32_t joins_at(const event_reader *reader, uint32_t token);

/* Where "Japan's" begins in "Lee and [Japan's] Abe"; the token itself without an owner. */
uint32_t before_owner(const event_reader *reader, uint32_t token);

/* "the Andean Community [(AC)] and Chile": behind a short name in brackets that begins at `token`; else the token itself. */
uint32_t behind_bracket(const token_table *tokens, uint32_t token);

/* verb_group.c */

/* "officials", "police", "China and Japan", "they": what a base form can stand behind. */
bool is_plural(const event_reader *reader, const party *p);

/* subject_noun.c */

/* A noun or what may stand before one. */
bool is_phrase_word(const event_reader *reader, uint32_t token);

/* "an IMF commission [which] visited": whether a relative pronoun stands before `first`. */
bool is_relative(const event_reader *reader, uint32_t first);

/* A verb that takes an object: of an event, or any other in the past. What "said" precedes is a subject again. */
bool is_verb_before(const event_reader *reader, uint32_t token);

/* "told [reporters] that it will": who is told something, whom no clause describes. */
bool is_told(const event_reader *reader, uint32_t end);

/* "I", "he" and the like, which are no party of the text. */
bool is_bare_pronoun(const event_reader *reader, uint32_t token);

/* "Syria says [it] will not": the sentence's own subject. */
bool is_echo(const event_reader *reader, uint32_t token);

/* "the [sentiment] could kill", "aircraft [we] have sent": the subject is no party, so that no other party is it. A phrase behind a preposition or
 * a verb is no subject ("officials in the capital said"), but a body may be what a relative clause is said of ("told a [commission] that examined"); nor
 * is one that a party begins ("IMF commission", for search_subject to see). */
bool is_nobody(const event_reader *reader, const verb_group *group, uint32_t before, uint32_t start);

/* "gave it to a jury [investigating] Lee", "against a ruling [blocking] the deal": the participle is said of the noun before it, which is no party. */
bool is_said_of_noun(const event_reader *reader, const verb_group *group, uint32_t start);

/* "the heir, [who] is here on a visit", "her sister, [who] urged": of a noun that ends at `behind` and is no party. */
bool is_said_of_unknown(const event_reader *reader, uint32_t who, uint32_t behind);

/* subject_place.c */

/* "for [Peru]", "the army of [Peru]". */
bool is_behind_preposition(const event_reader *reader, const party *p, uint32_t start);

/* Where the list begins whose last party is [first, end): "for [Peru], Chad and Mali". `first` when it is of none. */
uint32_t start_of_list(const event_reader *reader, uint32_t first, uint32_t end, uint32_t start);

/* "Ministers from Chad and [Mali]", "leaders of Chad and [Mali]": of a list that belongs to the noun before it. */
bool is_listed_owner(const event_reader *reader, uint32_t first, uint32_t end, uint32_t start);

/* "[about] 300", "[at least] three", "[up to] 40": where the words before the count at `count` begin; `count` when there are none. */
uint32_t before_about(const event_reader *reader, uint32_t count, uint32_t start);

/* Where the words begin that count or measure a party: "[at least three] helicopters", "[a group of] deputies", "[up to 30] members". */
uint32_t before_count(const event_reader *reader, const party *p, uint32_t start);

/* "in Nice, southern [France], killing": the state of the place named before it. */
bool is_land_of_place(const event_reader *reader, const party *p, uint32_t start);

/* "praised Putin [as a leader] and criticized", "her years [as president] and offered": what somebody is. */
bool is_role(const event_reader *reader, uint32_t as);

/* Whether `p` is no subject where it stands: behind a preposition or a verb, possessive, or an adjective. */
bool is_other_argument(const event_reader *reader, const party *p, uint32_t start, bool adjacent);

/* subject_meant.c */

/* Who is meant by `p`, the subject of the group as it was found: "[Lee] himself", "an [aide] to Lee", "the manager of Lee, [Ana Torres],", "the [president]
 * of Georgia, who"; NULL when the text names nobody ("a son of Lee"). */
const party *meant_by(const event_reader *reader, const party *p, const verb_group *group);

/* "Lee and his wife, [Ana Torres], met": the relative who is joined to the person that ends at `end`; NULL when there is none. */
const party *relative_behind(const event_reader *reader, uint32_t end);

/* subject_end.c */

/* Where to look on from when commas enclose an apposition or relative clause: "Lee[, who flew in from Rome,] met …". */
uint32_t skip_insertion(const event_reader *reader, uint32_t from, uint32_t start);

/* "Acme Corp [<ACM.N>] named", "the Farmers Federation [(FF)] has": to before a short bracket that ends at `end`. */
uint32_t skip_bracket(const event_reader *reader, uint32_t end, uint32_t start);

/* 'Oslo "strongly" backed', 'Lee faced "strong pressure" and backed': to before a few words in marks that end at `end`; `whole`: unless they name a party. */
uint32_t skip_quotation(const event_reader *reader, uint32_t end, uint32_t start, bool whole);

/* Where the phrase ends that is the subject: before the group, before "who", and before the comma of a participle. */
uint32_t end_of_subject(const event_reader *reader, const verb_group *group, uint32_t start);

/* "ploughed a truck through crowds[,] killing 84 [and injuring] 202": where the clause ends that a participle belongs to. */
bool hangs_on_clause(const event_reader *reader, const verb_group *group, uint32_t start, uint32_t *end);

#endif
