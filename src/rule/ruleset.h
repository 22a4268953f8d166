/* The compiled rules: one immutable image of flat tables, the same in a file, in the program and in memory.
 *
 * An image is a header and sections of plain records that refer to each other by index and to text by offset into `strings`; loading is
 * setting pointers. The first tables are the lexicon's (text/lexicon.h). A rule's program is a run of instructions for match/vm.h.
 *
 * Triggers: every key (a word of the rules, a list, a span type, a class of tokens) owns a slice of postings. A posting says: where this key
 * occurs at token p, rule r may match, starting between p-before_max and p-before_min. The keys of a token are also a set of bits (key_bits.h). */
#ifndef NG_RULE_RULESET_H
#define NG_RULE_RULESET_H

#include "base/error.h"
#include "rule/frame.h"
#include "rule/key_bits.h"
#include "rule/method.h"
#include "rule/slot.h"
#include "text/gazetteer.h"
#include "text/roster.h"
#include "text/token_class.h"

#define NG_MAX_PHASES 31u

typedef struct {
  uint32_t at, len; /* in strings */
} image_text;

typedef enum { ATOM_LEXEME, ATOM_EXACT, ATOM_WORDS, ATOM_FLAGS, ATOM_LIST, ATOM_SPAN, ATOM_TOKEN, ATOM_REGEX } atom_kind;

typedef enum {
  OP_JUMP,   /* a */
  OP_SPLIT,  /* try a, then b */
  OP_CHOICE, /* a: number of branches, which follow and are tried in order */
  OP_BRANCH, /* a: where it begins */
  OP_MATCH,  /* accept */
  OP_OPEN,   /* a: capture of more than one atom begins */
  OP_CLOSE,  /* a: capture ends */
  OP_GAP,    /* a: at most that many items, fewest first */
  OP_START,  /* at the first token of the window */
  OP_END,    /* behind the last token of the window */
  OP_ATOM    /* from here on OP_ATOM + atom_kind; a: atom, b: its value */
} rule_op;

/* first: the keys with which a token can carry the program on from here; ANY_KEYS when it can go on without a token.
 * capture: of an atom that is a capture by itself its number plus one; IN_CAPTURE: it may be all of a longer one.
 * next: the instruction behind it, jumps followed. */
enum { IN_CAPTURE = UINT16_MAX };

typedef struct {
  key_bits first;
  uint16_t op, capture;
  uint32_t a, b, next;
} rule_code;

#define NO_ROWS UINT32_MAX

/* One element of a pattern.
 * value: the lexeme, list, span type or regex; of ATOM_WORDS the first of its words in `words`, which are sorted and `count` in number.
 * Of ATOM_FLAGS `count` are the lexeme flags that must be set, `form` those that must not; `value` is the list.
 * form: of lists bits of FORM_* that a list entry must have one of (0: any).
 * exact: 'Word' must equal the text byte by byte.
 * filters: the conditions as written; matching asks them only of spans. Of lists they are `rows`: the first of `row_sets`, which hold a bit for
 * each row that passes (NO_ROWS: all do); of tokens and regexes `shape`. */
typedef struct {
  uint16_t kind, form;
  uint32_t value, count;
  image_text exact;
  uint32_t first_filter, filter_count;
  uint32_t rows, shape;
} rule_atom;

/* What [tests] ask of a token. kinds, cases: bits allowed; flags_on, flags_off: TOKEN_ flags that must be set, must not be; value and length
 * lie in their range, or outside it when `value_out`, `length_out`. */
typedef struct {
  uint16_t kinds;
  uint8_t cases, flags_on, flags_off, value_out, length_out, unused;
  int32_t value_low, value_high, length_low, length_high;
} token_shape;

/* A regex with the bytes that a match can begin with (bits) and the least length of one. */
typedef struct {
  image_text pattern;
  uint64_t first[4];
  uint32_t min_length;
} rule_regex;

/* What a filter of a token or regex looks at. */
enum { FIELD_KIND, FIELD_CASE, FIELD_LENGTH, FIELD_VALUE, FIELD_GLUED, FIELD_OPENS, FIELD_CLOSES };

/* A condition as written: on a FIELD_ of a token, a column of a list, a slot of a span. is_text 0: the number lies in [low, high] (FIELD_KIND
 * and FIELD_CASE: is one of the bits of `low`); 1: the text is one of `text` ("a|b"); 2: it is not empty. `negated` inverts. */
typedef struct {
  uint16_t field;
  uint8_t is_text, negated;
  int32_t low, high;
  image_text text;
} rule_filter;

typedef enum { CONTEXT_AFTER, CONTEXT_BEFORE, CONTEXT_WITHIN } context_kind;

/* Patterns around a match: `before` must follow it, `after` must stand right before it (it has `low` to `high` tokens, so it is tried from
 * each start at that distance), `within` must match somewhere in the window. next: what its matches begin with. last: keys that the last token of its
 * matches has one of. */
typedef struct {
  next_keys next;
  key_bits last;
  uint8_t kind, negated;
  uint16_t low, high;
  uint32_t code;
} rule_context;

/* Part of a `where` or `set`: a capture's text, column or slot, or a literal. */
typedef enum { VALUE_INT, VALUE_TEXT, VALUE_CAPTURE, VALUE_FIELD } value_kind;

typedef struct {
  uint8_t kind, width;   /* width: digits to fill with zeros */
  uint8_t capture, slot; /* slot: of a field that is one by name, else SLOT_COUNT */
  int32_t number;
  image_text text; /* literal, or name of the column or slot */
} rule_value;

typedef enum { JOIN_EQUAL, JOIN_DIFFERS, JOIN_LESS, JOIN_AT_MOST } join_op;

typedef struct {
  rule_value left, right;
  uint32_t op;
} rule_join;

/* What `set` does with its values: take the only one, put them together, or call lower(x) upper(x) first(x) last(x) words(x) number(x) sum(x, …)
 * either(x, …). */
typedef enum { CALL_NONE, CALL_JOIN, CALL_LOWER, CALL_UPPER, CALL_FIRST, CALL_LAST, CALL_WORDS, CALL_NUMBER, CALL_SUM, CALL_EITHER } rule_call;

/* slot = what a call gives; a capture taken as it is is kept as a token range. */
typedef struct {
  uint16_t slot, call; /* rule_call */
  uint32_t first_value, value_count;
} rule_set;

enum { RULE_COSTLY = 1, RULE_LINE = 2, RULE_FRAME = 4 }; /* RULE_FRAME: no program; entry of a frame for its name and tests */

typedef struct {
  next_keys next; /* the first two tokens of a match */
  image_text name, file;
  uint32_t line, type, phase, pass;
  int32_t priority;
  uint32_t confidence; /* per cent of its facts that were right on development sets */
  uint32_t flags;
  uint32_t looks_at;                     /* a bit for each phase whose spans its program and its contexts look at */
  uint32_t code;                         /* first instruction; for a line rule the regex */
  uint32_t first_capture, capture_count; /* names, in capture_names */
  uint32_t first_context, context_count;
  uint32_t first_join, join_count;
  uint32_t first_set, set_count;
} ng_rule;

/* next: what stands behind the trigger. last: keys, one of which the token before it must have. between: keys that each token from the start of a
 * match to the trigger has one of. */
typedef struct {
  next_keys next;
  key_bits last, between;
  uint32_t rule;
  uint16_t phase;
  uint16_t before_min, before_max; /* tokens between the start of a match and the trigger; UINT16_MAX: any number */
  uint16_t unused[3];              /* no record of the image has bytes without a name: the same rules make the same image */
} rule_posting;

/* phases: a bit for each phase in which it has postings. They are in the order of phases. */
typedef struct {
  uint32_t phases, first_posting;
} rule_key;

/* An example inside a rule; `text` with its brackets, `wants` is the part behind "=>". */
typedef struct {
  uint32_t rule, line;
  uint8_t is_reject, is_todo;
  uint16_t unused;
  image_text text, wants, date;
} rule_test;

/* The event that verbs and nouns tell: entries of the lists FRAME_VERB, FRAME_BEHIND and FRAME_NOUN have their frame as row.
 * objects: classes of EVENT_OBJECT, one of which the object must have (0: any). subjects: the same of the subject of an active verb. among, unless:
 * classes of which the sentence must hold one, or none that its text speaks of. about: classes of which the text must hold one (0: any). acts: types of
 * the act that it governs, a bit each (0: any). recipient: where the other party stands, one step after another, each a set of AT_ bits; 0 ends. kind:
 * frames of one kind may tell of one happening. */
typedef struct {
  uint64_t objects, subjects, among, unless, about;
  uint32_t rule, flags;
  uint32_t recipient[FRAME_STEPS];
  image_text mode, cameo, kind;
  uint32_t type, acts; /* event_type */
} rule_frame;

/* A line of the collapse table. An event of `type` fits when each of these is 0, empty or true: its code is `own`, its act's type is `act`, its
 * act's code is `act_cameo`, its status is a bit of `statuses`. Then it has the code and mode, or, with a `plover`, is coded so by classic coders. */
typedef struct {
  uint8_t type, act, plover, statuses;
  image_text own, act_cameo, cameo, mode;
} rule_event_code;

/* A source file; its text is `size` bytes from `at` on in the texts of all, which source_bytes holds packed by zlib. */
typedef struct {
  image_text path;
  uint32_t at, size;
} rule_source;

typedef struct ng_ruleset {
  ng_lexicon lexicon;
  const ng_rule *rules;
  const rule_code *code;
  const rule_atom *atoms;
  const rule_filter *filters;
  const rule_context *contexts;
  const rule_join *joins;
  const rule_set *sets;
  const rule_value *values;
  const image_text *capture_names;
  const rule_regex *regexes;
  const image_text *type_names;
  const uint32_t *words;
  const uint64_t *row_sets;
  const token_shape *shapes;
  const rule_key *keys;      /* and one behind the last */
  const uint64_t *key_masks; /* by key: its bit of key_bits.others (none for lists and for what no rule asks for), KEY_CALLS when it has postings */
  const rule_posting *postings;
  const rule_test *tests;
  const rule_source *sources;
  const uint8_t *source_bytes;
  const rule_frame *frames;
  const uint64_t *object_classes; /* by row of EVENT_OBJECT: bits of rule_frame.objects */
  const uint32_t *object_acts;    /* by bit of object_classes: index + 1 of the frame that a bare object tells as an act, 0 for none */
  const rule_event_code *event_codes;
  gazetteer places;
  roster offices;
  uint64_t phase_lists[NG_MAX_PHASES + 1]; /* by phase: list_bit of the lists that have postings in it */
  uint32_t rule_count, type_count, regex_count, test_count, source_count, source_size, phase_count, frame_count, event_code_count;
  uint32_t first_list_key, first_type_key, first_class_key; /* lexeme keys begin at 0; words above them are in no rule */
  uint32_t phase_pass[NG_MAX_PHASES + 1];                   /* pass of each phase */
  uint32_t asked_phases; /* a bit for each phase that runs only in windows where a rule that looks at it is called for */
  uint8_t method_confidence[METHOD_COUNT];
  char digest[17];
} ng_ruleset;

#define NG_DEFAULT_CONFIDENCE 80u /* of rules and methods that no development set has measured */

/* Id and confidence in per cent of a rule or method; "none" and 0 for any other number. */
ng_str ruleset_rule_name(const ng_ruleset *rules, uint32_t rule);
static inline uint32_t ruleset_confidence(const ng_ruleset *rules, uint32_t rule) {
  if (is_method(rule)) return rules->method_confidence[rule - METHOD_FIRST - 1];
  return rule < rules->rule_count ? rules->rules[rule].confidence : 0;
}

/* Sets the pointers of `out` into `image` (8-byte aligned, kept by the caller). NG_ERROR_INPUT when it is damaged or of another build. */
ng_status ruleset_load(ng_ruleset *out, const void *image, size_t size, ng_error *error);

/* Whether any rule looks at spans of a type. */
static inline bool type_is_looked_at(const ng_ruleset *rules, uint32_t type) {
  return rules->key_masks[rules->first_type_key + type];
}

/* Whether `text` can match at all. */
static inline bool regex_can_match(const rule_regex *regex, ng_str text) {
  uint8_t byte = text.len ? (uint8_t)text.ptr[0] : 0;
  return text.len >= regex->min_length && (text.len == 0 || regex->first[byte / 64] >> byte % 64 & 1);
}

static inline ng_str image_str(const ng_ruleset *rules, image_text text) {
  return (ng_str){rules->lexicon.strings + text.at, text.len};
}

#endif
