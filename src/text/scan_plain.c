/* Words of ASCII letters, which are most of a text, 16 bytes at a time: folded, hashed and called for as integers. Whatever else a word may
 * hold (digits, dots, inner apostrophes, other letters) and longer words are scan_word's. */
#include "base/bits.h"
#include "base/block.h"
#include "text/scan.h"

#define OUT_OF_LINE __attribute__((noinline)) static /* what is rare, so that the loop over words stays small */

/* The case of a word of `len` letters of which those whose bits are set are capitals. One at the front is hard to foresee: nothing branches on it. */
static inline uint8_t casing_of(uint32_t capitals, size_t len) {
  if (capitals > 1) return capitals == (1u << len) - 1 ? CASE_UPPER : CASE_MIXED;
  return (uint8_t)(CASE_LOWER + capitals);
}

/* Reads the word at `at`; its length, 0 when there is none, BLOCK when there are too many letters. */
static inline size_t read_word(waiting_word *word, const char *at, uint8_t *casing) {
  const byte_block bytes = block_load(at), lower = bytes | 0x20;
  const size_t len = lowest_bit(~block_bits(block_range(lower, 'a', 26))); /* at most BLOCK */
  const byte_block mask = block_mask(len), form = lower & mask;
  *casing = casing_of(block_bits(~(bytes == lower) & mask), len);
  memcpy(word->form, &form, sizeof form);
  return len;
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

/* Does the word of `len` letters go on at `end`, where a byte stands with which words may go on? */
OUT_OF_LINE bool goes_on(ng_str text, size_t len, uint32_t end) {
  return (text.ptr[end] == '.' && len == 1) || !ends_before(text, end);
}

/* "Inc|.": the word is known as an abbreviation. */
OUT_OF_LINE bool takes_dot(const ng_lexicon *lexicon, const waiting_word *word, uint32_t len) {
  const uint32_t hash = scan__hash(word);
  if (!(lexicon->dot_filter[dot_word(hash)] & dot_bit(hash))) return false;
  uint32_t id = lexicon_find(lexicon, (ng_str){(const char *)word->form, len}, hash);
  return id != LEXEME_NONE && (lexicon->lexeme_flags[id] & LEXEME_TAKES_DOT);
}

/* What most often follows a word without a space, when it is no part of it, and needs no look around: a comma or stop, 's.
 * Its end, or `at` when it is something else. */
OUT_OF_LINE uint32_t read_glued(ng_token *token, ng_str text, uint32_t at) {
  uint8_t byte = byte_at(text, at);
  if (byte == ',' || byte == '.') {
    *token = (ng_token){at, at + 1, MARK_WORD[byte], -1, TOKEN_PUNCT, CASE_NONE, byte == '.' ? CLASS_STOP : CLASS_KINDS + TOKEN_PUNCT, TOKEN_GLUED};
    return at + 1;
  }
  uint32_t apostrophe = apostrophe_at(text, at);
  *token = (ng_token){at, at + apostrophe + 1, WORD_GENITIVE, -1, TOKEN_WORD, CASE_LOWER, CLASS_LOWER, TOKEN_GLUED};
  return apostrophe && byte_at(text, at + apostrophe) == 's' ? token->end : at;
}

/* A run of plain words with single spaces between them, as far as tokens and words that wait have room; stops before anything else. */
static void scan_plain_words(tokenizer *t) {
  const ng_lexicon *lexicon = t->table->lexicon;
  const ng_str text = t->text;
  ng_token *first = t->table->tokens + t->table->count, *token = first;
  waiting_word *word = t->waiting + t->waiting_count, *full = t->waiting + WAITING;
  size_t at = t->at;
  while (word < full) {
    char last[BLOCK];
    uint8_t casing;
    const char *block = scan__block(text, at, last);
    const size_t len = read_word(word, block, &casing), end = at + len;
    if (len % BLOCK == 0) break;
    const uint8_t next = (uint8_t)block[len];
    if (next != ' ' && GOES_ON[next] && (goes_on(text, len, (uint32_t)end) || (next == '.' && takes_dot(lexicon, word, (uint32_t)len)))) break;
    *token = (ng_token){(uint32_t)at, (uint32_t)end, LEXEME_NONE, -1, TOKEN_WORD, casing, CLASS_UNCASED + casing, 0};
    scan__wait(word++, lexicon, token++);
    at = end + 1;
    if (next == ' ') continue;
    at = read_glued(token, text, (uint32_t)end);
    if (next == '.' && at > end) scan__bound(t, (uint32_t)(token - t->table->tokens));
    token += at > end;
    if (byte_at(text, (uint32_t)at) != ' ') break;
    at++;
  }
  t->waiting_count = (uint32_t)(word - t->waiting);
  if (token == first) return;
  first->flags |= t->flags | (t->at == t->previous_end ? TOKEN_GLUED : 0);
  t->at = (uint32_t)at;
  t->previous_end = token[-1].end;
  t->flags = 0;
  t->table->count += (uint32_t)(token - first);
}

void scan_words(tokenizer *t) {
  uint32_t before = t->at;
  if (t->waiting_count == WAITING) scan__look_up(t);
  scan_plain_words(t);
  if (t->at == before) scan_word(t);
}
