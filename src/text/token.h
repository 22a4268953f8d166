/* Tokens: what the tokenizer makes of a text. See docs/architecture.md for what is one token ("U.S.", "$5bn" is three, "Kim's" is two). */
#ifndef NG_TEXT_TOKEN_H
#define NG_TEXT_TOKEN_H

#include <assert.h>

#include "base/bits.h"
#include "text/lexicon.h"
#include "text/words.h"

typedef enum {
  TOKEN_WORD,
  TOKEN_NUMBER,  /* 12  2,000  3.5; value when whole and below 2^31, else -1 */
  TOKEN_ORDINAL, /* 20th; value 20 */
  TOKEN_DECADE,  /* 1990s, '80s, 80s; value 1990 or 80 */
  TOKEN_CLOCK,   /* 10:30, 10:30:15; value minutes of the day, -1 when out of range */
  TOKEN_CODE,    /* other mixtures of letters and digits: G20, F16, 1.2.3 */
  TOKEN_QUOTE,   /* any quotation mark, doubled apostrophes, guillemets */
  TOKEN_DASH,    /* hyphen and all dashes, "--" */
  TOKEN_PUNCT,   /* . , ; : ! ? ( ) [ ] / … ... */
  TOKEN_SYMBOL,  /* $ % & + and the rest */
  TOKEN_URL,
  TOKEN_EMAIL,
  TOKEN_HANDLE,
  TOKEN_TAG
} token_kind;

typedef enum { CASE_NONE, CASE_LOWER, CASE_TITLE, CASE_UPPER, CASE_MIXED } token_case; /* "I" and "A" are TITLE; "U.S." UPPER; "McDonald" MIXED */

enum {
  TOKEN_GLUED = 1,        /* no space before it */
  TOKEN_LINE_START = 2,   /* first token of a line */
  TOKEN_PARAGRAPH = 4,    /* first token of a paragraph */
  TOKEN_ABBREVIATION = 8, /* ends in a dot of its own */
  TOKEN_OPENS = 16,       /* a quotation mark that can open (space or bracket before, none after) */
  TOKEN_CLOSES = 32,      /* a quotation mark that can close */
  TOKEN_INSIDE = 64,      /* a list entry that began before it goes on */
  TOKEN_OWN_HITS = 128    /* its hits are not those of its word alone: see token_table */
};

typedef struct {
  uint32_t start, end; /* bytes of the document's text, half-open */
  uint32_t lexeme;
  int32_t value;
  uint8_t kind, casing, class, flags; /* token_kind, token_case, token_class (token_class.h), TOKEN_… */
} ng_token;

/* A list entry found at a token. The hits of a token are in the order of length, the longest first. */
typedef list_entry list_hit;

typedef struct {
  const list_hit *first, *end;
} hit_range;

typedef struct {
  uint32_t first, end;
} own_range;

/* Empty tokens before the first and behind the last, so that readers may look beside the text: "token - 1" of the first is the number -1. */
#define TOKEN_MARGIN 8

/* Most tokens have the entries of their word's node as hits, which stay in the lexicon. Those of others (longer entries that begin there, exact ones)
 * stand in `own`. */
typedef struct {
  const ng_lexicon *lexicon;
  ng_arena *arena;
  ng_str text;
  ng_token *tokens; /* `count` tokens between empty ones, TOKEN_MARGIN on each side */
  uint32_t count;
  uint64_t *bounds; /* a bit for each token that may end a sentence, is a quotation mark or begins a paragraph */
  uint64_t *lists;  /* by token, the empty ones too: a filter of the lists that have hits there, list_bit */
  uint64_t seen;    /* of all tokens together */
  list_hit *own;
  own_range *own_ranges; /* by token: indexes into `own`, of those with TOKEN_OWN_HITS */
  uint32_t own_count, own_size;
  uint32_t *walked; /* the tokens with hits of WALKED_LISTS, in order */
  uint32_t walked_count;
  uint32_t unknown_count;
} token_table;

/* Tokenizes `text` into memory of `arena`, which owns everything. NG_OK or NG_ERROR_MEMORY. */
int tokenize(token_table *table, ng_arena *arena, const ng_lexicon *lexicon, ng_str text);

/* Finds the hits of all tokens. NG_OK or NG_ERROR_MEMORY. */
int find_list_hits(token_table *table);

static inline ng_str token_text(const token_table *table, uint32_t token) {
  const ng_token *t = &table->tokens[token];
  return str_slice(table->text, t->start, t->end);
}

/* Whether the token's text ends so, as it is written. */
static inline bool token_ends(const token_table *table, uint32_t token, ng_str end) {
  return str_ends(token_text(table, token), end);
}

/* Text from the first to the last token of [first, end). */
static inline ng_str tokens_text(const token_table *table, uint32_t first, uint32_t end) {
  return str_slice(table->text, table->tokens[first].start, table->tokens[end - 1].end);
}

/* The first token from `token` on whose bit in `bounds` is set, `end` when there is none before. */
static inline uint32_t next_bound(const token_table *table, uint32_t token, uint32_t end) {
  uint32_t word = token / 64;
  uint64_t bits = table->bounds[word] & UINT64_MAX << token % 64;
  while (!bits && ++word * 64 < end) bits = table->bounds[word];
  const uint32_t found = bits ? word * 64 + lowest_bit(bits) : end;
  return found < end ? found : end;
}

/* Whether the token is one of the text or of the empty ones beside it. */
static inline bool is_near_text(const token_table *table, uint32_t token) {
  return token + TOKEN_MARGIN < table->count + 2 * TOKEN_MARGIN;
}

/* The token's lexeme; LEXEME_NONE beside the text. */
static inline uint32_t token_lexeme(const token_table *table, uint32_t token) {
  assert(is_near_text(table, token));
  return table->tokens[(int32_t)token].lexeme;
}

/* Whether the token's folded form is `word` (WORD_…). */
static inline bool token_is(const token_table *table, uint32_t token, uint32_t word) {
  return token_lexeme(table, token) == word;
}

/* The token's word when C has a name for it, else WORD_UNNAMED: for tables by word. No branch, as nobody can foretell it. */
static inline uint32_t named_word(const token_table *table, uint32_t token) {
  uint32_t word = token_lexeme(table, token);
  return word & -(uint32_t)(word < WORD_COUNT);
}

/* The flags of the token's word (LEXEME_FLAG); words of the document alone have none. */
static inline uint32_t token_flags(const token_table *table, uint32_t token) {
  uint32_t word = table->tokens[token].lexeme;
  return word < table->lexicon->lexeme_count ? table->lexicon->lexeme_flags[word] : 0;
}

static inline bool token_has_flag(const token_table *table, uint32_t token, uint32_t flag) {
  return token_flags(table, token) & LEXEME_FLAG(flag);
}

/* The bit of a list in token_table.lists; some lists share one (lists.def), so a set bit is only a hint. Those from LIST_UNSHARED to 63 share none. */
static inline uint64_t list_bit(uint32_t list) {
  return (uint64_t)1 << (list < 64 ? list : (list - 64) % LIST_UNSHARED);
}

/* The hits at a token. */
static inline hit_range token_hits(const token_table *table, uint32_t token) {
  const ng_token *t = &table->tokens[token];
  if (t->flags & TOKEN_OWN_HITS) return (hit_range){table->own + table->own_ranges[token].first, table->own + table->own_ranges[token].end};
  const trie_node *node = &table->lexicon->nodes[lexicon_root(table->lexicon, t->lexeme)];
  const list_hit *first = table->lexicon->entries + node->first_entry;
  return (hit_range){first, first + (t->casing == CASE_LOWER ? node->lower_count : node->entry_count)};
}

/* Hits have numbers: entries of the lexicon their index, behind them those of the document. */
static inline uint32_t hit_number(const token_table *table, const list_hit *hit) {
  bool is_own = hit >= table->own && hit < table->own + table->own_count;
  return is_own ? table->lexicon->entry_count + (uint32_t)(hit - table->own) : (uint32_t)(hit - table->lexicon->entries);
}

static inline const list_hit *hit_numbered(const token_table *table, uint32_t number) {
  const uint32_t count = table->lexicon->entry_count;
  return number < count ? &table->lexicon->entries[number] : &table->own[number - count];
}

/* The lists that stages go through from hit to hit (token_table.walked). */
#define WALKED_LISTS                                                                                                                                \
  (list_bit(LIST_BLOCK_LABEL) | list_bit(LIST_DEMAND_MODAL) | list_bit(LIST_EVENT_OBJECT) | list_bit(LIST_FRAME_NOUN) | list_bit(LIST_FRAME_VERB) | \
   list_bit(LIST_GROUP_PERSON) | list_bit(LIST_PARTY_NOUN) | list_bit(LIST_PRONOUN) | list_bit(LIST_SPEECH_VERB) | list_bit(LIST_TITLE))

const list_hit *token__find_hit(const token_table *table, uint32_t token, uint32_t list);

/* Whether `list` (LIST_…) may have a hit at the token: a hint. */
static inline bool token_may_hit(const token_table *table, uint32_t token, uint32_t list) {
  assert(is_near_text(table, token));
  return table->lists[(int32_t)token] & list_bit(list);
}

/* The first hit of `list` at `token`, NULL when there is none. */
static inline const list_hit *token_hit(const token_table *table, uint32_t token, uint32_t list) {
  return token_may_hit(table, token, list) ? token__find_hit(table, token, list) : NULL;
}

/* The filter of all lists that have hits at tokens [first, end). */
static inline uint64_t lists_in(const token_table *table, uint32_t first, uint32_t end) {
  uint64_t seen = 0;
  for (uint32_t t = first; t < end; t++) seen |= table->lists[t];
  return seen;
}

#define BEFORE_NAME 6u /* tokens that are looked at before a name, as many as titles have: "secretary general of the United Nations" */

/* The same of the BEFORE_NAME tokens before `end`, those of the sentence before among them: no branch to guess. */
static inline uint64_t lists_before(const token_table *table, uint32_t end) {
  _Static_assert(BEFORE_NAME <= TOKEN_MARGIN, "tokens before the text");
  const uint64_t *last = table->lists + end;
  return last[-1] | last[-2] | last[-3] | last[-4] | last[-5] | last[-6];
}

/* The longest hit of `list` that ends at `end`, begins at `least` or later and has at most BEFORE_NAME tokens; its first token in `*first`. NULL when
 * there is none. */
const list_hit *token_hit_ending(const token_table *table, uint32_t end, uint32_t least, uint32_t list, uint32_t *first);

#endif
