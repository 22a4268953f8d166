/* Reading verbs of events, shared by the files that do it: event_verb.c, verb_object.c, verb_status.c, verb_parties.c. */
#ifndef NG_FACT_EVENT_VERB_H
#define NG_FACT_EVENT_VERB_H

#include "fact/event/event.h"

/* verb_object.c. "A [ferry] carrying 90 people capsized": whether the noun that the frame asks for stands before its verb. */
bool subject_fits(const event_reader *reader, const verb_group *group, uint64_t subjects);

/* Whether one of the nouns that the frame asks for is what the verb is done to; a group whose subject it is becomes passive: "talks [stalled]". */
bool object_fits(const event_reader *reader, verb_group *group, uint64_t objects);

/* The noun that the verb took is no event of its own: "signed a [peace agreement]". */
void use_object(event_reader *reader, const verb_group *group, uint64_t objects);

/* verb_status.c. "is in London [to meet] Cameron", "will head to Paris [to hold talks]": who travels somewhere to meet has arranged it, and who was there
 * has met. STATUS_UNKNOWN for other infinitives. */
uint8_t arranged_status(const event_reader *reader, const verb_group *group);

/* verb_parties.c */
void find_verb_parties(const event_reader *reader, const verb_group *group, event_draft *draft);

/* "Lee defended [his] measure": nobody is on both sides of a deed. */
void drop_reflexive(const document *doc, event_draft *draft);

/* All parties of a reciprocal frame take part; alone, only a group or body does ("the ministers met"). */
bool join_sides(event_draft *draft);

#endif
