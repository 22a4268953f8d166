/* What frames are made of, as rules and C know it: types of events, the places where a party stands, what a frame asks for. A frame says what
 * its verbs and nouns tell ("sign a treaty", "the signing of"); rule/frame.c compiles it, fact/event_*.c reads clauses by it. */
#ifndef NG_RULE_FRAME_H
#define NG_RULE_FRAME_H

#include "base/str.h"

/*  TYPE(name, quad class): PLOVER's sixteen, then our own, which have none */
/* clang-format off */
#define NG_EVENT_TYPES(TYPE) \
  TYPE(AGREE, 1) TYPE(CONSULT, 1) TYPE(SUPPORT, 1) TYPE(CONCEDE, 1) TYPE(COOPERATE, 2) TYPE(AID, 2) TYPE(RETREAT, 2) \
  TYPE(REQUEST, 3) TYPE(ACCUSE, 3) TYPE(REJECT, 3) TYPE(THREATEN, 3) TYPE(PROTEST, 4) TYPE(SANCTION, 4) TYPE(MOBILIZE, 4) TYPE(COERCE, 4) \
  TYPE(ASSAULT, 4) TYPE(STATE, 0) TYPE(TRAVEL, 0) TYPE(ELECT, 0) TYPE(APPOINT, 0) TYPE(DISASTER, 0) TYPE(DIE, 0)

/*  PLACE(name): where a clause may name the other party: as the object, or behind a preposition. `town` beside others: a town
 * stands for its state ("shelled Kharkiv") */
#define NG_FRAME_PLACES(PLACE) \
  PLACE(object) PLACE(with) PLACE(to) PLACE(toward) PLACE(for) PLACE(from) PLACE(of) PLACE(by) PLACE(on) PLACE(upon) PLACE(against) PLACE(at) \
  PLACE(in) PLACE(into) PLACE(between) PLACE(among) PLACE(about) PLACE(over) PLACE(out) PLACE(town)
/* clang-format on */

/*  LINK(bit, word, text): the prepositions that words behind an object may follow: "put [under] arrest". Bits of the tag of an entry of FRAME_BEHIND,
 * which has seven */
/* clang-format off */
#define NG_FRAME_LINKS(LINK) \
  LINK(1, TO, "to") LINK(2, IN, "in") LINK(2, INTO, "into") LINK(4, ON, "on") LINK(8, OF, "of") LINK(8, FROM, "from") LINK(16, UNDER, "under") \
  LINK(32, BEHIND, "behind") LINK(64, WITHOUT, "without")
/* clang-format on */

typedef enum {
  EVENT_NONE,
#define TYPE(name, quad) EVENT_##name,
  NG_EVENT_TYPES(TYPE)
#undef TYPE
      EVENT_TYPE_COUNT
} event_type;

/* Bits of rule_frame.recipient. */
enum {
#define PLACE(name) PLACE_INDEX_##name,
  NG_FRAME_PLACES(PLACE)
#undef PLACE
      PLACE_INDEX_COUNT,
#define PLACE(name) AT_##name = 1 << PLACE_INDEX_##name,
  NG_FRAME_PLACES(PLACE)
#undef PLACE
};

/* Bits of rule_frame.flags. */
enum {
  FRAME_RECIPROCAL = 1, /* all parties take part: "A and B met" */
  FRAME_ACT = 2,        /* what it governs is its act: "agreed to send aid" */
  FRAME_UNNAMED = 4,    /* told also where no party is named: "a bomb exploded in the market" */
  FRAME_GOVERNED = 8,   /* nouns that are only the act of another: "sanctions relief" */
  FRAME_FAILURE = 16,   /* nouns that tell only that it did not happen: "without an agreement" */
  FRAME_NOTHING = 2048, /* words that tell no event, though shorter ones in them would: "heart attack" */
  FRAME_NEEDS_ACTOR = 32,
  FRAME_NEEDS_PERSON = 64, /* the actor is a person */
  FRAME_NEEDS_PLACE = 128, /* a place follows: "arrived in Oslo" */
  FRAME_NEEDS_CUE = 256,   /* the verb is the cue of a quotation */
  FRAME_NEEDS_RECIPIENT = 512,
  FRAME_NEEDS_ACT = 32768,       /* what it governs is an act that frames know: "declined to [meet]", but not "declined to comment" */
  FRAME_NEEDS_PAIR = 16384,      /* two parties at least */
  FRAME_NEEDS_ARMED = 8192,      /* the actor bears arms or is a state */
  FRAME_NEEDS_CROWD = 4096,      /* the actor is no single person and no state: "Britain protested" is words */
  FRAME_INTRANSITIVE = 65536,    /* told only without an object: "demonstrated in Oslo", but not "demonstrated skill" */
  FRAME_FIRM = 1048576,          /* told also without an act or another party: "promised", "demanded", but not "offered", "asked" */
  FRAME_VOW = 2097152,           /* to do harm is a threat: "vowed to bomb" */
  FRAME_WARNING = 4194304,       /* who is told so may only be told of it: "warned that prices would rise" */
  FRAME_NEEDS_RULER = 131072,    /* the recipient is in office: "ousted the president", but not "ousted the champion" */
  FRAME_NEEDS_MILITARY = 262144, /* the actor is no police: "jets raided the port" */
  FRAME_NEEDS_UNARMED = 8388608, /* the actor does not bear arms: "the minister attacked the plan" */
  FRAME_NEEDS_OFFICE = 16777216, /* it is about an office of a state or an international body, not of a firm or club: "appointed a minister" */
  FRAME_NEEDS_PAST = 33554432,   /* told only when it has happened: "won the election", but not "will win it" */
  FRAME_NEEDS_WHOLE = 524288,    /* the recipient is it that the verb is done to: "banned [the party]", but not "banned [Austrian] milk" */
  FRAME_BEHIND = 67108864,       /* told only with words behind the object: "put two men [under arrest]" */
  FRAME_NEEDS_PEOPLE = 1024      /* the recipient is no state and no body: "Norway beat Austria" is a game */
};

enum { FRAME_STEPS = 4 }; /* places tried one after another */

/* Name and quad class (0: none) of a type; the type of a name, EVENT_NONE for another text. */
const char *event_type_name(unsigned type);
uint8_t event_type_named(ng_str name);
unsigned event_type_quad(unsigned type);

#endif
