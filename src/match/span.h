/* Spans: what rules (and C) found, as token ranges with a type, captures and slots. One growing table for a document, in its arena.
 *
 * `starts` chains the spans that begin at a token, the longest first, of equal ones the newest; only spans of finished phases are in it. */
#ifndef NG_MATCH_SPAN_H
#define NG_MATCH_SPAN_H

#include "rule/ruleset.h"
#include "text/sentence.h"

#define NO_SPAN UINT32_MAX
#define NO_ENTRY UINT32_MAX

/* Where a capture matched: tokens [first, end); `entry` is the list entry (hit_number) or `span` the span when it was exactly one of those. */
typedef struct {
  uint32_t first, end; /* first == end: did not take part */
  uint32_t entry, span;
} span_capture;

typedef enum { SLOT_IS_INT, SLOT_IS_TEXT, SLOT_IS_TOKENS } slot_value_kind;

typedef struct {
  uint16_t slot;  /* slot_name */
  uint8_t kind;   /* slot_value_kind */
  int32_t number; /* also of a text that is a number */
  ng_str text;    /* for tokens: their text */
  span_capture capture;
} span_slot;

typedef struct {
  uint32_t first, end; /* tokens */
  uint32_t type, rule; /* span_type; NO_RULE for spans that C made */
  uint32_t first_capture, capture_count, first_slot, slot_count;
  uint32_t next_start; /* next span that starts at the same token */
  uint32_t sentence;
  uint32_t fact; /* index of the fact made from it, set by fact/; NO_SPAN before */
} ng_span;

/* Token `token` calls for a posting, by a key of `length` tokens. */
typedef struct {
  uint32_t token, posting;
  uint16_t length, phase;
} rule_trigger;

/* called: of ng_ruleset.asked_phases those that a rule looks at which has a trigger in the window. */
typedef struct {
  uint32_t first, end; /* tokens */
  uint32_t called;
} match_window;

typedef struct {
  ng_arena *arena;
  ng_span *items;
  uint32_t count, size;
  span_capture *captures;
  uint32_t capture_count, capture_size;
  span_slot *slots;
  uint32_t slot_count, slot_size;
  uint32_t *starts;       /* by token: first span of its chain */
  uint64_t *keys;         /* by token: key_bits.others; its lists are those of token_table */
  uint8_t *classes;       /* by token: token_class; may be read in blocks */
  rule_trigger *triggers; /* in the order of phases, those of a phase in the order of tokens */
  uint32_t trigger_count, trigger_size, first_trigger[NG_MAX_PHASES + 2];
  uint64_t *span_bits;    /* by phase, in turn `bit_words` words with a bit for each token where a span begins that calls for rules of the phase */
  uint32_t bit_words;     /* of one phase */
  match_window *windows;  /* by sentence, see window.h */
  uint32_t phases;        /* those that run, a bit for each */
  uint64_t trigger_lists; /* list_bit of the lists that have postings in them */
  const ng_ruleset *rules;
  bool failed; /* out of memory */
} span_table;

/* Adds a span of C's own and makes it visible to later phases. Returns its index, NO_SPAN without memory. */
uint32_t span_add(span_table *spans, span_type type, uint32_t first, uint32_t end, uint32_t sentence);

typedef struct {
  slot_name slot;
  ng_str text;
} text_slot;

/* The same with `count` slots that are texts. */
uint32_t span_add_with(span_table *spans, span_type type, uint32_t first, uint32_t end, uint32_t sentence, const text_slot *texts, uint32_t count);

/* Gives the newest span a slot; only directly after span_add. */
void span_set_int(span_table *spans, slot_name slot, int32_t number);
void span_set_text(span_table *spans, slot_name slot, ng_str text);

bool span__grow(span_table *spans, uint32_t captures, uint32_t slots);

/* Only for match/: room for a span that is not visible yet, with so many captures and slots behind those of the spans before it. The caller fills and
 * counts all three. NULL without memory. */
static inline ng_span *span__room(span_table *spans, uint32_t captures, uint32_t slots) {
  bool has_room =
      spans->count < spans->size && spans->capture_count + captures <= spans->capture_size && spans->slot_count + slots <= spans->slot_size;
  return has_room || span__grow(spans, captures, slots) ? &spans->items[spans->count] : NULL;
}

/* Makes a span visible: links it to its first token, gives that the key of its type, and triggers to the phases that look for it. */
void span__link(span_table *spans, uint32_t span);

/* Room for one more trigger; false without memory. */
bool span__grow_triggers(span_table *spans);

static inline void span__push_trigger(span_table *spans, rule_trigger trigger) {
  if (spans->trigger_count < spans->trigger_size || span__grow_triggers(spans)) spans->triggers[spans->trigger_count++] = trigger;
}

/* The slot of a span; NULL, 0 or empty when it is not set. */
const span_slot *span_slot_find(const span_table *spans, const ng_span *span, slot_name slot);
int32_t span_int(const span_table *spans, const ng_span *span, slot_name slot);
ng_str span_text(const span_table *spans, const ng_span *span, slot_name slot);

/* The longest visible span of `type` that starts at `token`, NO_SPAN when there is none. */
uint32_t span_at(const span_table *spans, uint32_t token, span_type type);

/* The longest visible span of any type that starts at `token`: the item there. */
static inline uint32_t item_at(const span_table *spans, uint32_t token) {
  return spans->starts[token];
}

#endif
