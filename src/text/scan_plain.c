/* Words of ASCII letters, which are most of a text, 16 bytes at a time: folded, hashed and looked up as integers. Whatever else a word may
 * hold (digits, dots, inner apostrophes, other letters) and longer words are scan_word's. */
#include "base/bits.h"
#include "base/block.h"
#include "text/scan.h"

#define OUT_OF_LINE __attribute__((noinline)) static /* what is rare, so that the loop over words stays small */

/* A word of ASCII letters, folded; zeros behind. len: 0 when there is none, BLOCK when there are too many letters; next: the byte behind it. */
typedef struct {
  uint64_t head, tail;
  uint32_t len;
  uint8_t casing, next;
} plain_word;

/* The case of `len` letters of which those whose bits are set are capitals. */
static inline uint8_t casing_of(uint32_t upper, uint32_t len) {
  return !upper ? CASE_LOWER : upper == 1 ? CASE_TITLE : upper == (1u << len) - 1 ? CASE_UPPER : CASE_MIXED;
}

static inline plain_word word_of_block(const char *at) {
  static const char MASKS[2 * BLOCK] = "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF";
  byte_block bytes = block_load(at), lower = bytes | 0x20;
  uint32_t len = lowest_bit(~block_bits((lower >= 'a') & (lower <= 'z'))); /* at most BLOCK */
  uint32_t upper = ~block_bits(bytes == lower) & ((1u << len) - 1);
  uint64_t form[2];
  lower &= block_load(MASKS + BLOCK - len);
  memcpy(form, &lower, sizeof form);
  return (plain_word){form[0], form[1], len, casing_of(upper, len), (uint8_t)at[len % BLOCK]};
}

OUT_OF_LINE plain_word last_word_at(ng_str text, uint32_t at) {
  char block[BLOCK] = {0};
  memcpy(block, text.ptr + at, text.len - at);
  return word_of_block(block);
}

static inline plain_word plain_word_at(ng_str text, uint32_t at) {
  return text.len - at >= BLOCK ? word_of_block(text.ptr + at) : last_word_at(text, at);
}

static inline uint8_t byte_at(ng_str text, uint32_t at) {
  return at < text.len ? (uint8_t)text.ptr[at] : 0;
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
    if (word.len == 0 || word.len == BLOCK) break;
    uint32_t end = at + word.len, id;
    uint8_t next = word.next;
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
    *token++ = (ng_token){at, end, id, -1, TOKEN_WORD, word.casing, flags};
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
