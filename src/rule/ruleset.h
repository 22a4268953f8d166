/* The compiled rules: one immutable image of flat tables, the same in a file, in the program and in memory.
 *
 * An image is a header and sections of plain records that refer to each other by index and to text by offset into `strings`; loading is
 * setting pointers. The first tables are the lexicon's (text/lexicon.h). A rule's program is a run of instructions for match/vm.h.
 *
 * Triggers: every key (a lexeme, a list, a span type, a kind of token) owns a slice of postings. A posting says: where this key occurs at
 * token p, rule r may match, starting between p-before_max and p-before_min. `key_phases` has a bit for every phase in which the key has
 * postings, so that a token without any is passed over by one test. */
#ifndef NG_RULE_RULESET_H
#define NG_RULE_RULESET_H

#include "base/error.h"
#include "rule/slot.h"
#include "text/lexicon.h"

#define NG_MAX_PHASES 31u

typedef struct {
  uint32_t at, len; /* in strings */
} image_text;

typedef enum {
  OP_MATCH, /* accept */
  OP_ATOM,  /* a: atom */
  OP_SPLIT, /* try a, then b */
  OP_JUMP,  /* a */
  OP_OPEN,  /* a: capture begins */
  OP_CLOSE, /* a: capture ends */
  OP_GAP,   /* a: at most that many items, fewest first */
  OP_START, /* at the first token of the window */
  OP_END    /* behind the last token of the window */
} rule_op;

typedef struct {
  uint32_t op, a, b;
} rule_code;

typedef enum { ATOM_LEXEME, ATOM_LIST, ATOM_SPAN, ATOM_TOKEN, ATOM_REGEX } atom_kind;

/* exact: 'Word' must equal the text byte by byte. form: bits of FORM_* that a list entry must have one of (0: any). */
typedef struct {
  uint8_t kind, has_exact;
  uint16_t form;
  uint32_t value; /* lexeme, list, span type or regex */
  image_text exact;
  uint32_t first_filter, filter_count;
} rule_atom;

/* What a filter of a token atom looks at; for lists `field` is a column, for spans a slot. */
enum { FIELD_KIND, FIELD_CASE, FIELD_LENGTH, FIELD_VALUE, FIELD_GLUED, FIELD_OPENS, FIELD_CLOSES };

/* is_text 0: the item's number lies in [low, high] (FIELD_KIND and FIELD_CASE: is one of the bits of `low`); 1: its text is one of `text`
 * ("a|b"); 2: it is not empty. `negated` inverts. */
typedef struct {
  uint16_t field;
  uint8_t is_text, negated;
  int32_t low, high;
  image_text text;
} rule_filter;

typedef enum { CONTEXT_AFTER, CONTEXT_BEFORE, CONTEXT_WITHIN } context_kind;

/* Patterns around a match: `before` must follow it, `after` must stand right before it (start of its program = distance in tokens
 * unknown, so it is tried from every token of the window that lies before), `within` must match somewhere in the window. */
typedef struct {
  uint8_t kind, negated;
  uint32_t code;
} rule_context;

/* Part of a `where` or `set`: a capture's text, column or slot, or a literal. */
typedef enum { VALUE_INT, VALUE_TEXT, VALUE_CAPTURE, VALUE_FIELD } value_kind;

typedef struct {
  uint8_t kind, width; /* width: digits to fill with zeros */
  uint16_t capture;
  int32_t number;
  image_text text; /* literal, or name of the column or slot */
} rule_value;

typedef enum { JOIN_EQUAL, JOIN_DIFFERS, JOIN_LESS, JOIN_AT_MOST } join_op;

typedef struct {
  rule_value left, right;
  uint32_t op;
} rule_join;

/* slot = values put together; a single capture is kept as a token range. */
typedef struct {
  uint32_t slot, first_value, value_count;
} rule_set;

enum { RULE_COSTLY = 1, RULE_LINE = 2, RULE_FRAME = 4, RULE_NOMINAL = 8 };

/* first_keys: a 64-bit filter (key_bit) of the keys that the first token of a match can have; all ones when it can be any. */
typedef struct {
  uint64_t first_keys;
  image_text name, file;
  uint32_t line, type, phase, pass;
  int32_t priority;
  uint32_t flags;
  uint32_t code;                         /* first instruction; for a line rule the regex */
  uint32_t first_capture, capture_count; /* names, in capture_names */
  uint32_t first_context, context_count;
  uint32_t first_join, join_count;
  uint32_t first_set, set_count;
} ng_rule;

typedef struct {
  uint32_t rule;
  uint16_t phase;
  uint16_t before_min, before_max; /* tokens between the start of a match and the trigger; UINT16_MAX: any number */
} rule_posting;

/* An example inside a rule; `text` with its brackets, `wants` is the part behind "=>". */
typedef struct {
  uint32_t rule, line;
  uint8_t is_reject, is_todo;
  image_text text, wants, date;
} rule_test;

typedef struct {
  image_text path, text;
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
  const image_text *regexes;
  const image_text *type_names;
  const uint32_t *posting_start; /* by key, key_count + 1 */
  const rule_posting *postings;
  const uint32_t *key_phases;
  const rule_test *tests;
  const rule_source *sources;
  uint32_t rule_count, type_count, key_count, regex_count, test_count, source_count, phase_count, code_count;
  uint32_t first_list_key, first_type_key, first_kind_key; /* lexeme keys begin at 0 */
  uint32_t phase_pass[NG_MAX_PHASES + 1];                  /* pass of each phase */
  char digest[17];
} ng_ruleset;

/* Sets the pointers of `out` into `image` (8-byte aligned, kept by the caller). NG_ERROR_INPUT when it is damaged or of another version. */
ng_status ruleset_load(ng_ruleset *out, const void *image, size_t size, ng_error *error);

/* The bit of a key in a 64-bit filter. */
static inline uint64_t key_bit(uint32_t key) {
  return 1ull << (key * 2654435761u >> 26);
}

static inline ng_str image_str(const ng_ruleset *rules, image_text text) {
  return (ng_str){rules->lexicon.strings + text.at, text.len};
}

#endif
