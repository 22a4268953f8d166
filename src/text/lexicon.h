/* The lexicon: every known word (lexeme) and every entry of every list, read-only, in flat tables of the rule image.
 *
 * A lexeme is a folded word form ("korea", "u.s.", "'s"). Lists (<MONTH>, <GAZ>, <ROSTER>…) share one trie over lexeme ids: node 0 is the root, the
 * node of a lexeme alone has the number of the lexeme, `edges` holds all other children in an open-addressing hash. A node owns a slice of entries; an
 * entry is one form of one row of one list. Immutable: share freely. */
#ifndef NG_TEXT_LEXICON_H
#define NG_TEXT_LEXICON_H

#include "base/arena.h"

#define LEXEME_NONE 0u
#define LEXEME_UNKNOWN 0x40000000u /* ids from here up belong to one document */

/* lexeme_flags of dotted forms: an abbreviation; one that often ends a sentence ("Inc."); one only when capitalised ("Ill." but not "ill.");
 * one only before a number ("No. 5" but not "He said no."). Of words: with a dot it is an abbreviation ("inc", "no"). */
enum { LEXEME_ABBREVIATION = 1, LEXEME_MAY_END = 2, LEXEME_CAPITAL = 4, LEXEME_BEFORE_NUMBER = 8, LEXEME_TAKES_DOT = 16 };

#define DOT_FILTER 64

/* The bit of FLAG_… in lexeme_flags. */
#define LEXEME_FLAG(flag) (1u << LEXEME_FLAG_SHIFT << (flag))
#define LEXEME_FLAG_SHIFT 5 /* above LEXEME_TAKES_DOT; lexeme_flags have room for 11 */

/* A slot of the hash of lexemes. head and the lowest half of tail: the first LEXEME_SHORT bytes of the form with zeros behind, which are most forms as a
 * whole, so that most words are found in one line of memory. Above them in tail: a tag of longer forms, and the lexeme, 0 when the slot is empty. */
typedef struct {
  uint64_t head, tail;
} lexeme_slot;

#define LEXEME_SHORT 12
#define LEXEME_BITS 22 /* of lexeme_slot.tail; no more lexemes than that */
#define LEXEME_MASK ((1u << LEXEME_BITS) - 1)

/* The tag of forms longer than LEXEME_SHORT: some bits of the hash, and one which no letter of ASCII has that may stand there in a form looked for. */
static inline uint64_t lexeme_tag(uint32_t hash) {
  return (uint64_t)((hash & 0x3FF) | 0x80) << 32;
}

/* The slot of a form (head, tail: load_bytes, load_tail), without its lexeme. */
static inline lexeme_slot lexeme_slot_of(uint64_t head, uint64_t tail, uint32_t len, uint32_t hash) {
  return (lexeme_slot){head, len <= LEXEME_SHORT ? tail : (uint32_t)tail | lexeme_tag(hash)};
}

static inline lexeme_slot lexeme_slot_with(ng_str form, uint32_t hash, uint32_t id) {
  lexeme_slot slot = lexeme_slot_of(load_bytes(form.ptr, form.len), load_tail(form.ptr, form.len), form.len, hash);
  slot.tail |= (uint64_t)id << (64 - LEXEME_BITS);
  return slot;
}

static inline uint32_t slot_lexeme(const lexeme_slot *slot) {
  return (uint32_t)(slot->tail >> (64 - LEXEME_BITS));
}

static inline lexeme_slot slot_with_lexeme(const lexeme_slot *slot, uint32_t id) {
  return (lexeme_slot){slot->head, (slot->tail & (UINT64_MAX >> LEXEME_BITS)) | (uint64_t)id << (64 - LEXEME_BITS)};
}

/* Whether a slot is that of a form, but for its lexeme: a form of up to LEXEME_SHORT bytes is then the form of the slot. */
static inline bool is_slot_of(const lexeme_slot *slot, uint64_t head, uint64_t tail) {
  return slot->head == head && (slot->tail ^ tail) << LEXEME_BITS == 0;
}

/* Where a form stands in `strings`. */
typedef struct {
  uint32_t text, len;
} lexeme_form;

/* An edge of the trie in one number, with 0 for its child for the sake of looking it up; 0 is an empty slot. No more nodes than EDGE_BITS tell.
 * On the way from where a look-up begins edges only become larger: one that is not there is not looked for up to an empty slot. */
#define EDGE_BITS 21

static inline uint64_t trie_edge_of(uint32_t node, uint32_t word, uint32_t child) {
  return (uint64_t)node << (64 - EDGE_BITS) | (uint64_t)word << EDGE_BITS | child;
}

/* Its entries from first_entry on: those that words in lower case can be come first. Most words that follow are no edge, and the hash of edges is too
 * large for a cache: next is a filter (filter_bit) of the words of its edges, 0 when there are none; before, of the node of a word alone, a filter of the
 * nodes that have an edge of this word. "the" has so many edges that only the other filter helps. */
typedef struct {
  uint32_t first_entry, next, before;
  uint8_t entry_count, lower_count; /* at most NG_MAX_HITS */
  uint16_t set;                     /* in list_sets */
} trie_node;

/* What the entries of a node have together: the filter of their lists (list_bit), their marks (name_mark.h), and whether some are exact; [1] of those
 * for lower case alone. */
typedef struct {
  uint64_t lists[2];
  uint32_t marks[2], exact[2];
} list_set;

/* The number of the bit of a word or a node in such filters. */
static inline uint32_t filter_bit(uint32_t number) {
  return number * 2654435761u >> 27;
}

typedef struct {
  uint32_t row : 24;   /* of its list */
  uint32_t length : 8; /* tokens */
  uint32_t list : 12;
  uint32_t tag : 7;    /* form of an inflected entry: enum verb_form; 0 otherwise */
  uint32_t exact : 13; /* 0, or which of `exacts` the text must equal */
} list_entry;

enum { MAX_LISTS = 1 << 12, MAX_EXACTS = 1 << 13 };

/* Bits of list_entry.tag; CALLING: the word by which an office holder is called (roster.h). */
enum { FORM_BASE = 1, FORM_S = 2, FORM_PAST = 4, FORM_PARTICIPLE = 8, FORM_ING = 16, FORM_PLURAL = 32, FORM_CALLING = 64 };

/* list.flags: entries match only where the text is capitalised (names); single words are flags (flags.def), not entries. */
enum { LIST_CAPITAL = 1, LIST_OF_FLAGS = 2 };

typedef struct {
  uint32_t name, name_len; /* in `strings` */
  uint32_t first_column, column_count;
  uint32_t first_cell, row_count; /* first_cell: in the compiler, where cells stand row by row */
  uint32_t longest;               /* tokens of its longest entry */
  uint32_t flags;
} word_list;

/* The cells of a column stand row by row from `data` on in cell_data, each of `width` bytes: an int, the number of a text from first_text on in
 * cell_texts, or (8 bytes) a text. */
typedef struct {
  uint32_t name, name_len;
  uint16_t is_int, width;
  uint32_t data, first_text;
} list_column;

typedef struct {
  uint32_t text, len; /* in strings; in the compiler `text` of a number is its value */
} list_cell;

typedef struct ng_lexicon {
  const char *strings;
  const uint16_t *lexeme_flags;    /* by id */
  const lexeme_form *forms;        /* of the ids below form_count, and of those longer than LEXEME_SHORT, which begin at first_long */
  const lexeme_slot *lexeme_slots; /* by str_hash */
  const uint64_t *dot_filter;      /* DOT_FILTER of them, where forms with LEXEME_TAKES_DOT have their bits: most words before a dot have not */
  const uint64_t *edges;           /* trie_edge_of, by edge_hash */
  const trie_node *nodes;
  const list_set *list_sets;
  const list_entry *entries;
  const uint32_t *exacts; /* where in `strings` a form begins that is asked for byte by byte, behind a byte that is its length */
  const word_list *lists;
  const list_column *columns;
  const list_cell *cell_texts;
  const uint8_t *cell_data;
  uint32_t lexeme_count, lexeme_slot_count, edge_slots, entry_count, list_count;
  uint32_t root_count; /* lexemes below it have a node of their own */
  uint32_t form_count, first_long;
} ng_lexicon;

/* The hash of the edge of `node` by lexeme `word`. */
static inline uint32_t edge_hash(uint32_t node, uint32_t word) {
  uint32_t mixed = node * 2654435761u ^ word * 2246822519u;
  return (mixed ^ mixed >> 15) * 2654435761u;
}

/* Where the look-up of a form begins. */
static inline const lexeme_slot *lexicon_slot(const ng_lexicon *lexicon, uint32_t hash) {
  return &lexicon->lexeme_slots[probe_slot(hash, lexicon->lexeme_slot_count)];
}

/* Id of a folded form, LEXEME_NONE when unknown. `hash` is str_hash(form). */
uint32_t lexicon_find(const ng_lexicon *lexicon, ng_str form, uint32_t hash);

/* The same from the slot where the look-up begins; head, tail: of lexeme_slot_of the form. */
uint32_t lexicon__find_from(const ng_lexicon *lexicon, const lexeme_slot *slot, uint64_t head, uint64_t tail, ng_str form);

/* The word of the dot filter that the hash of a form belongs to, and its bit there. */
static inline uint32_t dot_word(uint32_t hash) {
  return hash >> 26;
}

static inline uint64_t dot_bit(uint32_t hash) {
  return (uint64_t)1 << (hash >> 20 & 63);
}

/* The node of a lexeme alone, 0 (which has no entries) when there is none. Nobody can foretell it, so it is no branch. */
static inline uint32_t lexicon_root(const ng_lexicon *lexicon, uint32_t word) {
  return word & -(uint32_t)(word < lexicon->root_count);
}

/* The form of a lexeme, which is below form_count or long. */
static inline ng_str lexicon_form(const ng_lexicon *lexicon, uint32_t word) {
  const lexeme_form *form = &lexicon->forms[word < lexicon->form_count ? word : word - lexicon->first_long + lexicon->form_count];
  return (ng_str){lexicon->strings + form->text, form->len};
}

/* Child of `node` by lexeme `word`, 0 when there is none. */
uint32_t lexicon_child(const ng_lexicon *lexicon, uint32_t node, uint32_t word);

/* Where the look-up of an edge begins. */
static inline uint32_t lexicon__edge_slot(const ng_lexicon *lexicon, uint32_t node, uint32_t word) {
  return probe_slot(edge_hash(node, word), lexicon->edge_slots);
}

/* Puts an edge into a hash of `size` slots. */
void lexicon_put_edge(uint64_t *edges, uint32_t size, uint32_t node, uint32_t word, uint32_t child);

/* Index of a list's column by name; -1 when absent. */
int lexicon_column(const ng_lexicon *lexicon, uint32_t list, ng_str name);

ng_str lexicon_cell(const ng_lexicon *lexicon, uint32_t list, uint32_t row, uint32_t column);
int32_t lexicon_cell_int(const ng_lexicon *lexicon, uint32_t list, uint32_t row, uint32_t column);

/* The folded form of a token: ASCII lower case; for the rest Unicode case folding without combining marks, "ø" as "o". All double quotation marks are ",
 * all single ones and the apostrophe ', all dashes -, all ellipses three dots.
 * Written to `out` of at least `word.len * 3 + 16` bytes; returns its length. */
uint32_t fold_word(ng_str word, char *out);

#endif
