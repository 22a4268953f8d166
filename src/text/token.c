/* The tokenizer: one pass over the text, a byte table for ASCII, folding and hashing while scanning. Words, numbers and addresses have files
 * of their own; here are the loop, white space with lines and paragraphs, marks, and the table of unknown words. */
#include "text/token.h"

#include "base/error.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "text/scan.h"
#include "text/wrap.h"

enum { FIRST_UNKNOWN = 128, BYTES_PER_TOKEN = 5, LONG_WORD = 32 };

#define EACH_BYTE 0x0101010101010101u
#define HIGH_BITS (EACH_BYTE * 0x80)

static void *grow_array(tokenizer *t, const void *array, uint32_t *size, uint32_t want, size_t item) {
  void *bigger = arena_grow(t->table->arena, array, *size * item, want * item);
  if (!bigger) {
    t->failed = true;
    return NULL;
  }
  *size = want;
  return bigger;
}

void scan__grow(tokenizer *t) {
  uint32_t size = t->size;
  ng_token *bigger = grow_array(t, t->table->tokens, &size, t->size * 2 + 64, sizeof(ng_token));
  if (!bigger) return;
  t->table->tokens = bigger;
  t->size = size - 1; /* one more for the empty token behind the last */
}

static void rehash_unknown(tokenizer *t) {
  uint32_t size = (t->slot_mask + 1) * 2;
  uint32_t *slots = ARENA_NEW(t->table->arena, uint32_t, size);
  if (!slots) {
    t->failed = true;
    return;
  }
  for (uint32_t n = 0; n < t->table->unknown_count; n++) {
    uint32_t i = t->unknown[n].hash & (size - 1);
    while (slots[i]) i = (i + 1) & (size - 1);
    slots[i] = n + 1;
  }
  t->slots = slots;
  t->slot_mask = size - 1;
}

static bool make_room_for_unknown(tokenizer *t) {
  uint32_t count = t->table->unknown_count;
  if (!t->slots) {
    t->slots = ARENA_NEW(t->table->arena, uint32_t, FIRST_UNKNOWN * 2);
    t->slot_mask = FIRST_UNKNOWN * 2 - 1;
    if (!t->slots) t->failed = true;
  }
  if (count == t->unknown_size && !t->failed) {
    unknown_word *bigger = grow_array(t, t->unknown, &t->unknown_size, count ? count * 2 : FIRST_UNKNOWN, sizeof(unknown_word));
    if (bigger) t->unknown = bigger;
  }
  if (count * 2 > t->slot_mask && !t->failed) rehash_unknown(t);
  return !t->failed;
}

/* The form as it stands in the text when that is folded already, else a copy. */
static ng_str keep_form(tokenizer *t, ng_str form) {
  ng_str here = t->at + form.len <= t->text.len ? str_slice(t->text, t->at, t->at + form.len) : (ng_str){"", 0};
  if (str_equal(here, form)) return here;
  ng_str kept = arena_copy(t->table->arena, form);
  if (!kept.ptr) t->failed = true;
  return kept;
}

static uint32_t unknown_lexeme(tokenizer *t, ng_str form, uint32_t hash) {
  if (!make_room_for_unknown(t)) return LEXEME_NONE;
  uint32_t i = hash & t->slot_mask;
  for (; t->slots[i]; i = (i + 1) & t->slot_mask) {
    uint32_t n = t->slots[i] - 1;
    if (t->unknown[n].hash == hash && str_equal(t->unknown[n].form, form)) return LEXEME_UNKNOWN + n;
  }
  ng_str kept = keep_form(t, form);
  if (t->failed) return LEXEME_NONE;
  uint32_t n = t->table->unknown_count++;
  t->unknown[n] = (unknown_word){kept, hash};
  t->slots[i] = n + 1;
  return LEXEME_UNKNOWN + n;
}

uint32_t scan__lexeme(tokenizer *t, ng_str form, uint32_t hash) {
  uint32_t id = lexicon_find(t->table->lexicon, form, hash);
  return id != LEXEME_NONE ? id : unknown_lexeme(t, form, hash);
}

/* The stack serves all words but monsters; those share one piece of the arena. */
uint32_t scan__fold_lexeme(tokenizer *t, uint32_t start, uint32_t end) {
  char small[1024];
  char *out = small;
  uint32_t need = (end - start) * 3 + 16;
  if (need > sizeof small) {
    if (need > t->fold_size) {
      t->fold_size = NG_MAX_TOKEN * 3 + 64;
      t->fold_space = arena_take(t->table->arena, t->fold_size);
    }
    if (!t->fold_space) {
      t->failed = true;
      return LEXEME_NONE;
    }
    out = t->fold_space;
  }
  ng_str form = {out, fold_word(str_slice(t->text, start, end), out)};
  return scan__lexeme(t, form, str_hash(form));
}

void scan__add_folded(tokenizer *t, uint32_t end, token_kind kind, token_case casing) {
  scan__add(t, (ng_token){.start = t->at, .end = end, .lexeme = scan__fold_lexeme(t, t->at, end), .value = -1, .kind = kind, .casing = casing});
}

static void add_mark(tokenizer *t, uint32_t end, token_kind kind, uint16_t flags) {
  uint8_t byte = (uint8_t)t->text.ptr[t->at];
  uint32_t *known = end == t->at + 1 && byte < 0x80 ? &t->mark_lexeme[byte] : NULL;
  uint32_t id = known && *known ? *known : scan__fold_lexeme(t, t->at, end);
  if (known) *known = id;
  scan__add(t, (ng_token){.start = t->at, .end = end, .lexeme = id, .value = -1, .kind = kind, .flags = flags});
}

/* One newline at `at` ("\r\n" is one); `*end` is the byte behind it. A second newline in a row, or one that is no soft wrap, starts a paragraph. */
static void pass_newline(tokenizer *t, uint32_t *end) {
  bool is_blank = (t->flags & TOKEN_LINE_START) != 0;
  bool is_soft = !is_blank && t->wrap_width && is_soft_wrap(t->text, t->line_start, t->at, *end, t->wrap_width);
  t->flags |= TOKEN_LINE_START | (is_soft ? 0 : TOKEN_PARAGRAPH);
  t->line_start = *end;
}

static void skip_space(tokenizer *t) {
  while (t->at < t->text.len) {
    uint32_t length;
    char_class c = class_at(t->text, t->at, &length);
    if (!is_space_class(c)) return;
    uint32_t end = t->at + length;
    if (c == CHAR_NEWLINE) {
      if (t->text.ptr[t->at] == '\r' && end < t->text.len && t->text.ptr[end] == '\n') end++;
      pass_newline(t, &end);
    }
    t->at = end;
  }
}

/* Bytes of the run of `c` at `at`, at most `max`. */
static uint32_t run_length(const tokenizer *t, char c, uint32_t max) {
  uint32_t n = 0;
  while (n < max && t->at + n < t->text.len && t->text.ptr[t->at + n] == c) n++;
  return n;
}

/* How the quotation mark of text[start, end) stands. Straight marks: `said "Hello` opens, `Hello," he` closes; between two spaces or with
 * the space forgotten (`him,"he said`) it may be either. */
static uint16_t quote_flags(const tokenizer *t, uint32_t start, uint32_t end, uint32_t point) {
  switch (point) {
    case 0x2018:
    case 0x201A:
    case 0x201C:
    case 0x201E:
    case 0x00AB:
    case 0x2039:
    case '`': return TOKEN_OPENS;
    case 0x2019:
    case 0x201D:
    case 0x00BB:
    case 0x203A: return TOKEN_CLOSES;
    default: break;
  }
  const ng_token *before = t->table->count && t->previous_end == start ? &t->table->tokens[t->table->count - 1] : NULL;
  char_class after = class_or_end(t->text, end);
  bool space_after = is_space_class(after), word_after = is_word_class(after) || after == CHAR_DOT || after == CHAR_SYMBOL;
  if (!before) return space_after ? (t->flags || t->table->count == 0 ? TOKEN_OPENS : TOKEN_OPENS | TOKEN_CLOSES) : TOKEN_OPENS;
  char c = t->text.ptr[before->start];
  bool bracket_before = before->end - before->start == 1 && (c == '(' || c == '[' || c == '{');
  bool open_before = before->kind == TOKEN_QUOTE && (before->flags & TOKEN_OPENS) && !(before->flags & TOKEN_CLOSES);
  if (space_after) return TOKEN_CLOSES;
  if (bracket_before || open_before) return TOKEN_OPENS;
  if (!word_after && after != CHAR_QUOTE && after != CHAR_APOSTROPHE) return TOKEN_CLOSES;
  if (before->kind == TOKEN_PUNCT || before->kind == TOKEN_DASH || before->kind == TOKEN_QUOTE) return TOKEN_OPENS | TOKEN_CLOSES;
  return TOKEN_CLOSES;
}

static void add_quote(tokenizer *t, uint32_t end, uint32_t point) {
  add_mark(t, end, TOKEN_QUOTE, quote_flags(t, t->at, end, point));
}

static void scan_quote(tokenizer *t) {
  char c = t->text.ptr[t->at];
  uint32_t run = run_length(t, c, 2);
  add_quote(t, t->at + (c == '`' && run >= 2 ? 2 : 1), (uint8_t)c);
}

static void scan_apostrophe(tokenizer *t, uint32_t length, uint32_t point) {
  if (length == 1 && run_length(t, '\'', 2) == 2) {
    add_quote(t, t->at + 2, '"');
  } else if (!scan_clitic_or_decade(t, length)) {
    add_quote(t, t->at + length, point);
  }
}

/* "...", "1.5" was a number, ".22" still is one, "." ends sentences. */
static void scan_dot(tokenizer *t) {
  uint32_t run = run_length(t, '.', NG_MAX_TOKEN);
  if (run == 1 && !scan__glued(t) && class_or_end(t->text, t->at + 1) == CHAR_DIGIT) {
    scan_number(t);
    return;
  }
  add_mark(t, t->at + run, TOKEN_PUNCT, 0);
}

static void scan_punct(tokenizer *t) {
  if (t->text.ptr[t->at] == ':' && scan_scheme(t)) return;
  add_mark(t, t->at + 1, TOKEN_PUNCT, 0);
}

static void scan_symbol(tokenizer *t) {
  char c = t->text.ptr[t->at];
  if (c == '@' && scan_at_sign(t)) return;
  if (c == '#' && scan_hash_sign(t)) return;
  add_mark(t, t->at + 1, TOKEN_SYMBOL, 0);
}

static void scan_high(tokenizer *t) {
  uint32_t length;
  uint32_t point = utf8_decode(t->text, t->at, &length);
  char_class c = class_at(t->text, t->at, &length);
  uint32_t end = t->at + length;
  switch (c) {
    case CHAR_LOWER:
    case CHAR_UPPER:
    case CHAR_LETTER: scan_word(t); return;
    case CHAR_APOSTROPHE: scan_apostrophe(t, length, point); return;
    case CHAR_QUOTE:
      if (point == 0x2018 && class_or_end(t->text, end) == CHAR_DIGIT) {
        scan_apostrophe(t, length, point);
      } else {
        add_quote(t, end, point);
      }
      return;
    case CHAR_DASH: add_mark(t, end, TOKEN_DASH, 0); return;
    case CHAR_PUNCT: add_mark(t, end, TOKEN_PUNCT, 0); return;
    case CHAR_SPACE:
    case CHAR_NEWLINE: skip_space(t); return;
    default: add_mark(t, end, TOKEN_SYMBOL, 0); return;
  }
}

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
    if (id == LEXEME_NONE) id = unknown_lexeme(t, (ng_str){(const char *)&word.folded, word.len}, hash);
    *token++ = (ng_token){t->at, end, id, -1, TOKEN_WORD, word.casing, flags};
    t->previous_end = t->at = end;
    t->flags = flags = 0;
    if (word.next != ' ') break;
    t->at++;
  }
  t->table->count = (uint32_t)(token - t->table->tokens);
}

/* A word at `at`: a run of short ones, or one that takes more. */
static void scan_words(tokenizer *t) {
  uint32_t before = t->at;
  scan_short_words(t);
  if (t->at > before) return;
  if (t->text.len - t->at > LONG_WORD + 8) {
    scan_long_word(t);
  } else {
    scan_word(t);
  }
}

static void scan_token(tokenizer *t, char_class c) {
  switch (c) {
    case CHAR_LOWER:
    case CHAR_UPPER:
    case CHAR_LETTER: scan_words(t); break;
    case CHAR_DIGIT: scan_number(t); break;
    case CHAR_SPACE:
    case CHAR_NEWLINE: skip_space(t); break;
    case CHAR_APOSTROPHE: scan_apostrophe(t, 1, '\''); break;
    case CHAR_QUOTE: scan_quote(t); break;
    case CHAR_DASH: add_mark(t, t->at + run_length(t, t->text.ptr[t->at], NG_MAX_TOKEN), TOKEN_DASH, 0); break;
    case CHAR_DOT: scan_dot(t); break;
    case CHAR_PUNCT: scan_punct(t); break;
    case CHAR_SYMBOL: scan_symbol(t); break;
    case CHAR_HIGH: scan_high(t); break;
  }
}

/* Words and the single spaces between them are most of a text: they take no switch. */
static void scan_text(tokenizer *t) {
  while (t->at < t->text.len && !t->failed) {
    char_class c = (char_class)BYTE_CLASS[(uint8_t)t->text.ptr[t->at]];
    if (c == CHAR_SPACE && t->at + 1 < t->text.len) c = (char_class)BYTE_CLASS[(uint8_t)t->text.ptr[++t->at]];
    if (c <= CHAR_UPPER) {
      scan_words(t);
    } else {
      scan_token(t, c);
    }
  }
}

int tokenize(token_table *table, ng_arena *arena, const ng_lexicon *lexicon, ng_str text) {
  *table = (token_table){.lexicon = lexicon, .arena = arena, .text = text};
  tokenizer t = {.table = table, .text = text, .previous_end = UINT32_MAX, .flags = TOKEN_LINE_START | TOKEN_PARAGRAPH};
  t.wrap_width = soft_wrap_width(text);
  t.size = text.len / BYTES_PER_TOKEN + 64;
  table->tokens = ARENA_RAW(arena, ng_token, t.size + 1);
  if (!table->tokens) return NG_ERROR_MEMORY;
  scan_text(&t);
  if (t.failed) return NG_ERROR_MEMORY;
  table->tokens[table->count] = (ng_token){.start = text.len, .end = text.len, .value = -1, .flags = TOKEN_LINE_START | TOKEN_PARAGRAPH};
  return NG_OK;
}
