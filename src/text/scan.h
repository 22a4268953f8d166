/* The tokenizer at work on one text: shared by token.c (loop, marks), scan_plain.c, scan_word.c, scan_number.c, scan_web.c (what one token is)
 * and scan_lexeme.c (which lexeme it has), and by nobody else.
 * Every scan function is called with `at` on the first byte of a token, adds at least one token and moves `at` behind it. */
#ifndef NG_TEXT_SCAN_H
#define NG_TEXT_SCAN_H

#include "base/block.h"
#include "text/charclass.h"
#include "text/token_class.h"

/* A folded word that the lexicon does not know. head, tail: its first 16 bytes with zeros behind; rest: of a longer one. */
typedef struct {
  uint64_t head, tail;
  ng_str rest;
  uint32_t hash;
} unknown_word;

/* A token of up to BLOCK bytes of ASCII that waits for its lexeme. form: folded, with zeros behind. */
typedef struct {
  uint64_t form[2];
  const lexeme_slot *slot;
  ng_token *token;
} waiting_word;

enum { WAITING = 64, ROOM = 2 * WAITING + 1 }; /* ROOM: tokens that are added at most before the loop looks for room again */

typedef struct {
  token_table *table;
  ng_str text;
  uint32_t at;
  uint32_t size;         /* tokens allocated */
  uint32_t previous_end; /* end of the last token, UINT32_MAX before the first */
  uint8_t flags;         /* TOKEN_LINE_START, TOKEN_PARAGRAPH of the next token */
  bool failed;           /* out of memory */
  uint32_t line_start;   /* byte at which the current line starts */
  uint32_t wrap_width;   /* longest line of a soft-wrapped text, 0 for others */
  uint32_t waiting_count;
  waiting_word *waiting; /* WAITING of them */
  unknown_word *unknown; /* table.unknown_count of them */
  uint32_t *slots;       /* hash of `unknown`: index + 1 */
  uint32_t slot_count;
  char *fold_space; /* for folding long words */
  uint32_t fold_size;
} tokenizer;

/* The words of ASCII marks of one byte (WORD_COMMA); 0: look it up. */
extern const uint8_t MARK_WORD[128];

/* Notes that a token may be a bound (token_table.bounds). */
static inline void scan__bound(tokenizer *t, uint32_t token) {
  t->table->bounds[token / 64] |= (uint64_t)1 << token % 64;
}

/* Appends text[at, end) as a token without lexeme, value and case, and moves `at` behind it. The loop over the text has made room. */
static inline ng_token *scan__add(tokenizer *t, uint32_t end, token_kind kind) {
  ng_token *token = &t->table->tokens[t->table->count++];
  const uint8_t flags = t->flags | (t->at == t->previous_end ? TOKEN_GLUED : 0);
  *token = (ng_token){t->at, end, LEXEME_NONE, -1, (uint8_t)kind, CASE_NONE, (uint8_t)(CLASS_KINDS + kind), flags};
  t->flags = 0;
  t->at = t->previous_end = end;
  return token;
}

/* The same, and its lexeme is that of its text folded, which is no mark. */
ng_token *scan__add_folded(tokenizer *t, uint32_t end, token_kind kind);

/* The same for a word, or for a code, which has a case but no class by it. */
ng_token *scan__add_cased(tokenizer *t, uint32_t end, token_kind kind, token_case casing);

/* The lexeme of text[start, end) folded, at once. */
uint32_t scan__fold_lexeme(tokenizer *t, uint32_t start, uint32_t end);

/* Gives the tokens that wait their lexemes. */
void scan__look_up(tokenizer *t);

/* The last bytes of the text from `at` on in `last`, with zeros behind. */
const char *scan__last_block(ng_str text, size_t at, char *last);

/* BLOCK bytes from `at` on, with zeros behind the end of the text. */
static inline const char *scan__block(ng_str text, size_t at, char *last) {
  return at + BLOCK <= text.len ? text.ptr + at : scan__last_block(text, at, last);
}

/* str_hash of the form of a word that waits. */
static inline uint32_t scan__hash(const waiting_word *word) {
  return (uint32_t)(hash_bytes(0, word->form[0], word->form[1]) >> 32);
}

/* Calls for the slot of a word whose form is there, so that it has come when the word is looked up: the lexicon is larger than a cache. */
static inline void scan__wait(waiting_word *word, const ng_lexicon *lexicon, ng_token *token) {
  word->slot = lexicon_slot(lexicon, scan__hash(word));
  __builtin_prefetch(word->slot);
  word->token = token;
}

/* The last token when nothing stands between it and `at`, else NULL. */
static inline ng_token *scan__glued(tokenizer *t) {
  return t->table->count && t->previous_end == t->at ? &t->table->tokens[t->table->count - 1] : NULL;
}

/* A run of plain words with single spaces between them, at least one; and one word of any kind. */
void scan_words(tokenizer *t);
void scan_word(tokenizer *t);
void scan_number(tokenizer *t);

/* 's behind its host, or '80s, at an apostrophe of `length` bytes. False when it is a quotation mark. */
bool scan_clitic_or_decade(tokenizer *t, uint32_t length);

/* "@" and "#": e-mail (takes back the tokens of its front), handle or tag. False when it is a plain mark. */
bool scan_at_sign(tokenizer *t);
bool scan_hash_sign(tokenizer *t);

/* "://" behind the last token: an address, which takes that token back. */
bool scan_scheme(tokenizer *t);

/* End of an address without scheme ("www.un.org", "bbc.co.uk/news") whose first label is text[start, dot), 0 when it is none. */
uint32_t web_address_end(ng_str text, uint32_t start, uint32_t dot);

#endif
