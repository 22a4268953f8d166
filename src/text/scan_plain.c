/* Words of ASCII letters, which are most of a text, 8 letters at a time: folded, hashed and looked up as integers. Whatever else a word may
 * hold (digits, dots, inner apostrophes, other letters) is scan_word's. */
#include "text/scan.h"

enum { LONG_WORD = 32 };

#define EACH_BYTE 0x0101010101010101u
#define HIGH_BITS (EACH_BYTE * 0x80)

/* The high bit of each of 8 bytes that is an ASCII letter. */
static uint64_t letter_bits(uint64_t bytes) {
  uint64_t low = (bytes | EACH_BYTE * 0x20) & EACH_BYTE * 0x7F;
  uint64_t from_a = low + EACH_BYTE * (0x80 - 'a'), behind_z = low + EACH_BYTE * (0x7F - 'z');
  return ~bytes & (from_a ^ behind_z) & HIGH_BITS;
}

static token_case plain_case(bool starts_upper, bool has_upper, bool has_lower) {
  if (!has_upper) return starts_upper ? CASE_TITLE : CASE_LOWER;
  return starts_upper && !has_lower ? CASE_UPPER : CASE_MIXED;
}

static void add_plain_word(tokenizer *t, uint32_t len, uint32_t id, token_case casing) {
  scan__add(t, (ng_token){.start = t->at, .end = t->at + len, .lexeme = id, .value = -1, .kind = TOKEN_WORD, .casing = (uint8_t)casing});
}

/* A mark that never belongs to a word: of ASCII all but dot and apostrophe; of the rest the dashes, double quotation marks and the ellipsis. */
static bool is_outer_mark(ng_str text, uint32_t at) {
  const uint8_t *byte = (const uint8_t *)text.ptr + at;
  if (byte[0] < 0x80) return !GOES_ON[byte[0]] && BYTE_CLASS[byte[0]] > CHAR_DIGIT;
  if (byte[0] != 0xE2 || byte[1] != 0x80) return false;
  return byte[2] == 0x93 || byte[2] == 0x94 || byte[2] == 0x9C || byte[2] == 0x9D || byte[2] == 0xA6;
}

/* Does the word end at a byte with which a word may go on? Before the dot of a sentence (unless the lexicon knows an abbreviation), before
 * 's and before marks that are not ASCII. At least 8 bytes of the text follow `at`. */
static bool ends_before(ng_str text, uint32_t at) {
  const uint8_t *byte = (const uint8_t *)text.ptr + at;
  if (byte[0] == '.') return is_outer_mark(text, at + 1);
  uint32_t apostrophe = byte[0] == '\'' ? 1 : byte[0] == 0xE2 && byte[1] == 0x80 && byte[2] == 0x99 ? 3 : 0;
  if (!apostrophe) return is_outer_mark(text, at);
  return byte[apostrophe] == 's' && (byte[apostrophe + 1] == '.' || is_outer_mark(text, at + apostrophe + 1));
}

/* "Inc|.": the word is known as an abbreviation. */
static bool takes_dot(const tokenizer *t, uint32_t id, uint32_t len) {
  return t->text.ptr[t->at + len] == '.' && id != LEXEME_NONE && id < LEXEME_UNKNOWN && (t->table->lexicon->lexemes[id].flags & LEXEME_TAKES_DOT);
}

/* A word of at most 31 letters, folded into `chunks`; anything else is scan_word's. */
static void scan_long_word(tokenizer *t) {
  uint64_t chunks[LONG_WORD / 8], hash = 0;
  uint32_t len = 0, count = 8;
  bool has_upper = false, has_lower = false;
  for (; count == 8 && len < LONG_WORD; len += count) {
    uint64_t bytes = load_bytes(t->text.ptr + t->at + len, 8), others = ~letter_bits(bytes) & HIGH_BITS;
    count = others ? (uint32_t)__builtin_ctzll(others) / 8 : 8;
    if (count == 0) break;
    uint64_t mask = count == 8 ? UINT64_MAX : ((uint64_t)1 << 8 * count) - 1, case_bits = EACH_BYTE * 0x20 & mask;
    uint64_t inner = len ? case_bits : case_bits & ~(uint64_t)0xFF;
    has_upper |= (bytes & inner) != inner;
    has_lower |= (bytes & inner) != 0;
    chunks[len / 8] = (bytes | case_bits) & mask;
    hash = hash_bytes(hash, chunks[len / 8]);
  }
  bool fits = len < LONG_WORD, goes_on = fits && GOES_ON[(uint8_t)t->text.ptr[t->at + len]];
  if (!fits || (goes_on && (len == 1 || !ends_before(t->text, t->at + len)))) {
    scan_word(t);
    return;
  }
  uint32_t id = scan__lexeme(t, (ng_str){(const char *)chunks, len}, (uint32_t)hash);
  if (goes_on && takes_dot(t, id, len)) {
    scan_word(t);
    return;
  }
  add_plain_word(t, len, id, plain_case(!(t->text.ptr[t->at] & 0x20), has_upper, has_lower));
}

/* Up to 7 ASCII letters in lower case, zeros behind; how they were written, and the byte behind them. */
typedef struct {
  uint64_t folded;
  uint32_t len;
  uint8_t casing, next;
} short_word;

/* The short word at `at`; len 0 when no letter stands there, 8 when the word is longer. */
static inline short_word short_word_at(const char *at) {
  uint64_t bytes = load_bytes(at, 8), others = ~letter_bits(bytes) & HIGH_BITS;
  if (!others) return (short_word){.len = 8};
  uint32_t len = (uint32_t)__builtin_ctzll(others) / 8;
  uint64_t mask = ((uint64_t)1 << 8 * len) - 1, case_bits = EACH_BYTE * 0x20 & mask, upper = ~bytes & case_bits;
  token_case casing = !upper ? CASE_LOWER : upper == 0x20 ? CASE_TITLE : upper == case_bits ? CASE_UPPER : CASE_MIXED;
  return (short_word){(bytes | case_bits) & mask, len, (uint8_t)casing, (uint8_t)(bytes >> 8 * len)};
}

/* Most of a text is short words with single spaces between them: this loop reads a run of them without a call, as far as the tokens
 * have room, and stops before anything else. */
static void scan_short_words(tokenizer *t) {
  ng_token *token = t->table->tokens + t->table->count, *stop = t->table->tokens + t->size;
  uint32_t limit = t->text.len > LONG_WORD + 8 ? t->text.len - LONG_WORD - 8 : 0;
  uint16_t flags = t->flags | (t->at == t->previous_end ? TOKEN_GLUED : 0);
  while (t->at < limit && token < stop) {
    short_word word = short_word_at(t->text.ptr + t->at);
    if (word.len == 0 || word.len == 8) break;
    uint32_t end = t->at + word.len, hash = (uint32_t)hash_bytes(0, word.folded);
    if (GOES_ON[word.next] && ((word.next == '.' && word.len == 1) || !ends_before(t->text, end))) break;
    uint32_t id = lexicon__find_short(t->table->lexicon, word.folded, word.len, hash);
    if (word.next == '.' && takes_dot(t, id, word.len)) break;
    if (id == LEXEME_NONE) id = scan__unknown(t, (ng_str){(const char *)&word.folded, word.len}, hash);
    *token++ = (ng_token){t->at, end, id, -1, TOKEN_WORD, word.casing, flags};
    t->previous_end = t->at = end;
    t->flags = flags = 0;
    if (word.next != ' ') break;
    t->at++;
  }
  t->table->count = (uint32_t)(token - t->table->tokens);
}

/* A word at `at`: a run of short ones, or one that takes more. */
void scan_words(tokenizer *t) {
  uint32_t before = t->at;
  scan_short_words(t);
  if (t->at > before) return;
  if (t->text.len - t->at > LONG_WORD + 8) {
    scan_long_word(t);
  } else {
    scan_word(t);
  }
}
