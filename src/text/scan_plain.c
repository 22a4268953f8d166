/* Words of ASCII letters, which are most of a text, 8 letters at a time: folded, hashed and looked up as integers. Whatever else a word may
 * hold (digits, dots, inner apostrophes, other letters) and longer words are scan_word's. */
#include "text/scan.h"

enum { TOO_LONG = 16 };

#define EACH_BYTE 0x0101010101010101u
#define CASE_BITS (EACH_BYTE * 0x20)
#define OUT_OF_LINE __attribute__((noinline)) static /* what is rare, so that the loop over words stays small */

/* Of 8 bytes, whose case bits are set, the high bit of the first that is no ASCII letter; bits above it mean nothing. Letters become 0 to 25 without
 * a borrow, and no other byte does. */
static inline uint64_t other_bits(uint64_t lower) {
  uint64_t letter = lower - EACH_BYTE * 'a';
  return (letter | (letter + EACH_BYTE * (0x80 - 26))) & EACH_BYTE * 0x80;
}

/* The bytes before the first that `others` marks, and their number. */
static inline uint64_t letters_before(uint64_t others) {
  return (others ^ (others - 1)) >> 8;
}

static inline uint32_t count_before(uint64_t others) {
  return (uint32_t)__builtin_ctzll(others) / 8;
}

OUT_OF_LINE uint64_t last_bytes(ng_str text, uint32_t at) {
  return load_bytes(text.ptr + at, text.len - at);
}

/* 8 bytes of the text, or one, with zeros behind its end. */
static inline uint64_t bytes_at(ng_str text, uint32_t at) {
  return text.len - at >= 8 ? load_bytes(text.ptr + at, 8) : last_bytes(text, at);
}

static inline uint8_t byte_at(ng_str text, uint32_t at) {
  return at < text.len ? (uint8_t)text.ptr[at] : 0;
}

static inline token_case casing_of(uint64_t upper, uint64_t letters) {
  return !upper ? CASE_LOWER : upper == 0x20 ? CASE_TITLE : upper == (letters & CASE_BITS) ? CASE_UPPER : CASE_MIXED;
}

/* A word of ASCII letters, folded; len: 0 when no letter stands there, TOO_LONG when there are too many. */
typedef struct {
  uint64_t head, tail;
  uint32_t len;
  token_case casing;
} plain_word;

static inline plain_word plain_word_at(ng_str text, uint32_t at) {
  uint64_t head = bytes_at(text, at), lower = head | CASE_BITS, others = other_bits(lower);
  if (others) {
    uint64_t letters = letters_before(others);
    return (plain_word){lower & letters, 0, count_before(others), casing_of((head ^ lower) & letters, letters)};
  }
  uint64_t tail = bytes_at(text, at + 8), lower_tail = tail | CASE_BITS;
  others = other_bits(lower_tail);
  if (!others) return (plain_word){.len = TOO_LONG};
  uint64_t letters = letters_before(others), upper = (tail ^ lower_tail) & letters;
  token_case casing = casing_of(head ^ lower, UINT64_MAX);
  bool goes_on = casing == CASE_UPPER ? upper == (letters & CASE_BITS) : !upper;
  return (plain_word){lower, lower_tail & letters, 8 + count_before(others), goes_on ? casing : CASE_MIXED};
}

/* A mark that never belongs to a word: of ASCII all but dot and apostrophe; of the rest the dashes, double quotation marks and the ellipsis. */
static bool is_outer_mark(ng_str text, uint32_t at) {
  uint8_t byte = byte_at(text, at), last = byte_at(text, at + 2);
  if (byte < 0x80) return !GOES_ON[byte] && BYTE_CLASS[byte] > CHAR_DIGIT;
  if (byte != 0xE2 || byte_at(text, at + 1) != 0x80) return false;
  return last == 0x93 || last == 0x94 || last == 0x9C || last == 0x9D || last == 0xA6;
}

/* Bytes of the apostrophe at `at`, 0 when there is none. */
static uint32_t apostrophe_at(ng_str text, uint32_t at) {
  if (byte_at(text, at) == '\'') return 1;
  return byte_at(text, at) == 0xE2 && byte_at(text, at + 1) == 0x80 && byte_at(text, at + 2) == 0x99 ? 3 : 0;
}

/* Does the word end at a byte with which a word may go on? Before the dot of a sentence (unless the lexicon knows an abbreviation), before
 * 's and before marks that are not ASCII. */
static bool ends_before(ng_str text, uint32_t at) {
  uint8_t byte = byte_at(text, at);
  if (byte == '.') return is_outer_mark(text, at + 1);
  uint32_t apostrophe = apostrophe_at(text, at);
  if (!apostrophe) return is_outer_mark(text, at);
  return byte_at(text, at + apostrophe) == 's' && (byte_at(text, at + apostrophe + 1) == '.' || is_outer_mark(text, at + apostrophe + 1));
}

/* Does the word of `len` letters that ends at `end` go on there, or may it? */
OUT_OF_LINE bool may_go_on(ng_str text, uint32_t len, uint32_t end) {
  uint8_t next = byte_at(text, end);
  return GOES_ON[next] && ((next == '.' && len == 1) || !ends_before(text, end));
}

/* "Inc|.": the word is known as an abbreviation. */
static bool takes_dot(const ng_lexicon *lexicon, uint32_t id) {
  return id < lexicon->lexeme_count && (lexicon->lexemes[id].flags & LEXEME_TAKES_DOT);
}

OUT_OF_LINE uint32_t find_long(const ng_lexicon *lexicon, uint64_t head, uint64_t tail, uint32_t len, uint32_t hash) {
  uint64_t form[2] = {head, tail};
  return lexicon_find(lexicon, (ng_str){(const char *)form, len}, hash);
}

OUT_OF_LINE uint32_t find_unknown(tokenizer *t, uint64_t head, uint64_t tail, uint32_t len, uint32_t hash) {
  uint64_t form[2] = {head, tail};
  return scan__unknown(t, (ng_str){(const char *)form, len}, hash);
}

/* What most often follows a word without a space, when it is no part of it, and needs no look around: a comma or stop before a space, 's.
 * False when it is something else. */
OUT_OF_LINE bool glued_token_at(ng_token *token, ng_str text, uint32_t at) {
  uint8_t byte = byte_at(text, at);
  if (byte == ',' || byte == '.') {
    *token = (ng_token){at, at + 1, MARK_WORD[byte], -1, TOKEN_PUNCT, CASE_NONE, TOKEN_GLUED};
    return byte_at(text, at + 1) == ' ';
  }
  uint32_t apostrophe = apostrophe_at(text, at);
  *token = (ng_token){at, at + apostrophe + 1, WORD_GENITIVE, -1, TOKEN_WORD, CASE_LOWER, TOKEN_GLUED};
  return apostrophe && byte_at(text, at + apostrophe) == 's';
}

/* A run of plain words with single spaces between them, as far as the tokens have room; stops before anything else. */
static void scan_plain_words(tokenizer *t) {
  const ng_lexicon *lexicon = t->table->lexicon;
  const ng_str text = t->text;
  ng_token *first = t->table->tokens + t->table->count, *token = first, *stop = t->table->tokens + t->size;
  uint32_t at = t->at;
  uint16_t flags = t->flags | (at == t->previous_end ? TOKEN_GLUED : 0);
  while (token < stop) {
    plain_word word = plain_word_at(text, at);
    if (word.len == 0 || word.len >= TOO_LONG) break;
    uint32_t end = at + word.len, id;
    uint8_t next = byte_at(text, end);
    if (next != ' ' && may_go_on(text, word.len, end)) break;
    uint64_t hash = hash_bytes(0, word.head);
    if (word.len <= 8) {
      id = lexicon__find_short(lexicon, word.head, word.len, (uint32_t)hash);
    } else {
      hash = hash_bytes(hash, word.tail);
      id = find_long(lexicon, word.head, word.tail, word.len, (uint32_t)hash);
    }
    if (next == '.' && takes_dot(lexicon, id)) break;
    if (id == LEXEME_NONE) id = find_unknown(t, word.head, word.tail, word.len, (uint32_t)hash);
    *token++ = (ng_token){at, end, id, -1, TOKEN_WORD, (uint8_t)word.casing, flags};
    flags = 0;
    if (next != ' ' && token < stop && glued_token_at(token, text, end)) {
      end = token++->end;
      next = byte_at(text, end);
    }
    at = end + (next == ' ');
    if (next != ' ') break;
  }
  if (token == first) return;
  t->at = at;
  t->previous_end = token[-1].end;
  t->flags = 0;
  t->table->count += (uint32_t)(token - first);
}

void scan_words(tokenizer *t) {
  uint32_t before = t->at;
  scan_plain_words(t);
  if (t->at == before) scan_word(t);
}
