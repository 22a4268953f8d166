/* Events in the making, between the readers of verbs and nouns (event_verb.c, event_noun.c), the scene (event_when.c, event_scene.c: when, where, block),
 * the codes (event_code.c) and the memory that merges what is told twice (event_merge.c). event.c drives them. */
#ifndef NG_FACT_EVENT_H
#define NG_FACT_EVENT_H

#include "fact/event/clause.h"

/* How another mention may tell the status of an event where nothing at this one does, which has only the likeliest: "Lee's Oslo talks", may be to come or
 * go on; "LEE VISITS OSLO", "his resignation", may be to come. */
typedef enum { GUESS_NONE, GUESS_OPEN, GUESS_AHEAD } event_guess;

/* What merging needs to know beside the fact itself. Kept in an array beside facts.events. */
typedef struct {
  ng_str kind;      /* of the frame */
  uint32_t ordinal; /* "the second summit": 2; 0 for none */
  uint32_t sentence;
  bool definite; /* "the summit", "this meeting": may be one told before */
  uint8_t guess; /* event_guess */
  bool sure;     /* a verb, a status word or a date told the status */
} event_note;

typedef struct {
  fact_event event;
  event_note note;
  const rule_frame *frame, *act; /* NULL: by a rule, or by "must"; the frame of the governed act */
  token_range act_span;
  token_range trigger;
  party_set actors, recipients;
  const party *setting; /* "the [Geneva] talks": where it is by its name; NULL without one */
  bool noun;            /* told by a noun, not by a verb */
  bool struck;          /* "clashes [left] 40 dead", "fighting [broke out]": told of itself, whoever fought */
  bool hangs;           /* a participle clause: "marched, [demanding] jobs" */
  bool by_text;         /* a status word or verb group gave the status */
  bool ahead;           /* "before the summit": planned, unless a date of the past says that it is over */
  bool loose;           /* "will be raised at the summit": the same, by the clause around it */
  bool on;              /* "the talks will end tomorrow": no date of the future makes it a plan */
} event_draft;

/* Arrests and charges: told also of people whom nobody names, as a rule without who brings them. */
static inline bool is_of_justice(const event_draft *draft) {
  return str_is(draft->event.mode, "arrest") || str_is(draft->note.kind, "charge");
}

typedef struct {
  event_reader base;
  event_note *notes; /* by event */
  uint32_t note_size;
  uint32_t quote; /* of facts.quotes: those before it end before the token at work */
} event_memory;

/* event.c */

/* A draft of what `hit` tells. */
event_draft draft_of(const event_reader *reader, const frame_hit *hit);

/* Whether the text says where it happened, or of a protest or attack of the past when: what tells an event of nobody from a mere word. */
bool has_setting(const event_draft *draft);

/* event_start.c */

/* Fills starts, objects and telling of the reader. */
ng_status find_event_starts(event_reader *reader);

/* event_verb.c */

/* The event of the verb at `token`. True when `draft` is filled, as from the other readers. */
bool read_verb_event(event_reader *reader, uint32_t token, event_draft *draft);

/* verb_status.c */

/* Trigger, status and polarity of the draft by the verb group, whose phrase ends at `end`. */
void set_group(event_draft *draft, const event_reader *reader, const verb_group *group, uint32_t end);

/* event_govern.c */

/* The event of a verb that governs an act. */
bool read_governing(event_reader *reader, uint32_t token, const frame_hit *hit, verb_group group, event_draft *draft);

/* "The minister, [urged] to quit", in headlines "Chad [asked] to send troops": a participle with "to" is said of who is to do it;
 * but "Chad asked to see them". `end`: behind the verb's words. */
bool is_told_to(const event_reader *reader, const verb_group *group, uint32_t end);

/* govern_parties.c */

/* "promised [Chad] grain", "to help [Chad]", "to sell grain to [Chad]", but not "to keep an eye on banks in [Chad]": whether what is
 * promised in [from, …) is for the party. */
bool is_receiver(const event_reader *reader, const party *p, uint32_t from);

/* govern_sense.c */

/* "agreed that taxes [should] rise", but not "agreed that Spain is growing": whether [from, stop) tells what shall be. */
bool decides(const event_reader *reader, uint32_t from, uint32_t stop);

/* "insisted that there [was] no violation", "insisted that voters [faced] new taxes": whether [from, stop) tells what is rather than what shall be;
 * "insisted that sanctions be lifted" does not. */
bool states_fact(const event_reader *reader, uint32_t from, uint32_t stop);

/* Whether a question begins at `token`: "asked the minister [about] his plans". */
bool is_question(const event_reader *reader, uint32_t token);

/* '"Why?" Lee [asked] Park', "Lee was [asked] by Park whether": whether the verb of the group, which ends at `end`, asks to be told something. */
bool asks_question(const event_reader *reader, const verb_group *group, uint32_t end);

/* concerned.c */

/* Drops who is only spoken of in what is refused or asked for. */
void keep_concerned(const event_reader *reader, event_draft *draft);

/* event_must.c */

/* "Russia said on Tuesday that [Sudan] must return …": a demand on Sudan. */
bool read_must(event_reader *reader, uint32_t token, event_draft *draft);

/* governor.c */

/* Finds what an infinitive depends on and gives the group its status. False for purposes and infinitives that hang on nothing known. */
bool settle_group(const event_reader *reader, verb_group *group);

/* "became the [first] premier to visit": whether what the infinitive tells happened. */
bool is_first_to(const event_reader *reader, const verb_group *group);

/* present.c */

/* "usually [meets]", "whenever they [attack]": what goes on, and is no event. */
bool is_habit(const event_reader *reader, const verb_group *group);

/* "Chad [attacks] Libya" in a headline, "May 3, 2011: Chad [attacks]", "saw protesters [picket]": the present of what is over. */
bool is_past_by_present(const event_reader *reader, const verb_group *group);

/* event_sense.c */

/* Whether the arguments are what `flags` of a frame ask for. */
bool needs_are_met(const event_reader *reader, const verb_group *group, uint32_t flags, const event_draft *draft);

/* Whether somebody of a state or an international body takes part and no firm acts: "a minister resigned", but not "elected [Lee] to the board". */
bool concerns_state(const event_reader *reader, const event_draft *draft);

/* "fought [opening] its markets", "quit [giving] speeches": the verb is said of a doing. */
bool is_doing(const event_reader *reader, const verb_group *group);

/* Whether the words of the draft's frame are meant as the frame says, by who takes part: not "meet the deadline", "killed in a crash". */
bool is_meant(const event_reader *reader, const verb_group *group, const event_draft *draft);

/* Whether a clash is one of words: of people, of firms, or over something, and nobody among them bears arms: "Lee clashed with Park", "Spain and Peru
 * clashed over the tax". */
bool is_quarrel(const event_reader *reader, uint32_t end, const event_draft *draft);

/* Whether at least two take part. */
bool is_pair(const event_draft *draft);

/* A company, but not its employees. */
bool is_firm(const party *p);

/* No single person, no state, no armed force. */
bool is_crowd(const party *p);

/* event_noun.c */

/* The event of the noun at `token`. */
bool read_noun_event(event_reader *reader, uint32_t token, event_draft *draft);

/* event_rule.c */

/* The event of a rule's span that begins at `token`. */
bool read_rule_event(event_reader *reader, uint32_t token, event_draft *draft);

/* event_act.c */

/* The act that a governing word at [.., from) speaks of, up to `stop`. Returns the token behind it, `from` when there is none. */
uint32_t read_act(const event_reader *reader, uint32_t from, uint32_t stop, event_draft *draft);

/* The classes of the longest objects that begin at `token`; behind them `*end`, if there are any. */
uint64_t object_classes_at(const event_reader *reader, uint32_t token, uint32_t *end);

/* Whether a noun of one of the classes of objects begins in [first, stop). */
bool has_object_of(const event_reader *reader, uint32_t first, uint32_t stop, uint64_t classes);

/* Whether the object of the verb, and no mere part of it, is a noun of one of the classes. */
bool has_head_of(const event_reader *reader, const verb_group *group, uint64_t classes);

/* Whether the "of" at `of` stands behind words that measure in [from, of): "350,000 tonnes [of] wheat", "a series [of] talks". */
bool measures_at(const event_reader *reader, uint32_t of, uint32_t from);

/* event_when.c */

/* Tokens between the trigger and the span. */
uint32_t way_to_trigger(token_range trigger, token_range span);

/* A semicolon or a quotation mark between the two cuts them apart. */
bool is_cut_off(const event_reader *reader, token_range trigger, token_range span);

/* The date of the trigger's sentence that is the event's. */
void find_when(const event_reader *reader, event_draft *draft);

/* What that date tells of the status; gives it up where it cannot be. */
void settle_when(const event_reader *reader, event_draft *draft);

/* event_scene.c */

/* Date, place and block of a draft whose parties are known. */
void find_scene(const event_reader *reader, event_draft *draft);

/* The block over `token`, NO_REF when there is none. */
uint32_t block_over(const document *doc, uint32_t token);

/* event_merge.c */

/* Adds the draft to the facts or to an event told before. */
ng_status add_event(event_memory *memory, event_draft *draft);

/* After all events.
 *
 * event_part.c: what a block tells becomes part of its meeting and takes its date; what is done "at the summit" is part of it. `event_at`: by token,
 * index + 1 of the event whose trigger begins there, 0 for none. */
void settle_blocks(document *doc);
void link_details(document *doc, const uint32_t *event_at);

/* event_date.c: dates that an event gives, and what they date. */
void anchor_dates(document *doc, const uint32_t *event_at);

/* event_actor.c: parties who are out of office at the date of the article lose the sector of their code, strikers are labour, people and firms without a
 * state get that of an article that names little else. NG_OK or NG_ERROR_MEMORY. */
ng_status settle_actors(event_reader *reader);

/* Subcodes by act, quad class, and the classic coder's code after the collapse of status and act. */
void set_codes(const ng_ruleset *rules, fact_event *event);

#endif
