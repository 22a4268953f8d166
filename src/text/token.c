/* The tokenizer: one pass over the text, a byte table for ASCII, folding and hashing while scanning. Words, numbers and addresses have files
 * of their own, and so has the look-up of lexemes; here are the loop, white space with lines and paragraphs, and marks. */
#include "text/token.h"

#include "base/error.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "text/scan.h"
#include "text/wrap.h"

enum { BYTES_PER_TOKEN = 5 };

const uint8_t MARK_WORD[128] = {
    [','] = WORD_COMMA,         ['.'] = WORD_PERIOD,      [':'] = WORD_COLON,        [';'] = WORD_SEMICOLON, ['?'] = WORD_QUESTION,
    ['!'] = WORD_EXCLAMATION,   ['-'] = WORD_DASH,        ['_'] = WORD_DASH,         ['/'] = WORD_SLASH,     ['('] = WORD_OPEN_BRACKET,
    [')'] = WORD_CLOSE_BRACKET, ['['] = WORD_OPEN_SQUARE, [']'] = WORD_CLOSE_SQUARE, ['"'] = WORD_QUOTE,     ['\''] = WORD_SINGLE_QUOTE,
    ['`'] = WORD_SINGLE_QUOTE,  ['&'] = WORD_AMPERSAND,
};

/* Bytes of `size` tokens and the empty ones beside them. */
static size_t token_bytes(uint32_t size) {
  return sizeof(ng_token) * ((size_t)size + 2 * TOKEN_MARGIN);
}

/* Words of token_table.bounds for `size` tokens and an empty one behind them. */
static size_t bound_words(uint32_t size) {
  return size / 64 + 1;
}

/* More room for tokens, which move; fails when out of memory. */
static void grow_tokens(tokenizer *t) {
  token_table *table = t->table;
  const uint32_t want = t->size * 2;
  scan__look_up(t); /* the tokens that wait move */
  ng_token *tokens = arena_grow(table->arena, table->tokens - TOKEN_MARGIN, token_bytes(t->size), token_bytes(want));
  uint64_t *bounds = ARENA_NEW(table->arena, uint64_t, bound_words(want));
  t->failed |= !tokens || !bounds;
  if (t->failed) return;
  memcpy(bounds, table->bounds, bound_words(t->size) * sizeof *bounds);
  table->tokens = tokens + TOKEN_MARGIN;
  table->bounds = bounds;
  t->size = want;
}

/* Whether a gap of a rule stops at a mark. */
static bool is_stop(uint32_t word) {
  return word == WORD_PERIOD || word == WORD_SEMICOLON || word == WORD_QUESTION || word == WORD_EXCLAMATION;
}

static void add_mark(tokenizer *t, uint32_t end, token_kind kind, uint8_t flags) {
  uint8_t byte = (uint8_t)t->text.ptr[t->at];
  uint32_t word = end == t->at + 1 && byte < 0x80 ? MARK_WORD[byte] : LEXEME_NONE;
  if (word == LEXEME_NONE) word = scan__fold_lexeme(t, t->at, end);
  if (kind == TOKEN_QUOTE || (kind == TOKEN_PUNCT && word != WORD_COMMA)) scan__bound(t, t->table->count);
  ng_token *mark = scan__add(t, end, kind);
  mark->lexeme = word;
  if (kind == TOKEN_PUNCT && is_stop(word)) mark->class = CLASS_STOP;
  mark->flags |= flags;
}

/* One newline at `at` ("\r\n" is one); `*end` is the byte behind it. A second newline in a row, or one that is no soft wrap, starts a paragraph. */
static void pass_newline(tokenizer *t, uint32_t *end) {
  bool is_blank = (t->flags & TOKEN_LINE_START) != 0;
  bool is_soft = !is_blank && t->wrap_width && is_soft_wrap(t->text, t->line_start, t->at, *end, t->wrap_width);
  t->flags |= TOKEN_LINE_START | (is_soft ? 0 : TOKEN_PARAGRAPH);
  if (!is_soft) scan__bound(t, t->table->count);
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
static uint8_t quote_flags(const tokenizer *t, uint32_t start, uint32_t end, uint32_t point) {
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
  while (t->at < t->text.len) {
    if (t->size - t->table->count < ROOM) grow_tokens(t);
    if (t->failed) return;
    char_class c = (char_class)BYTE_CLASS[(uint8_t)t->text.ptr[t->at]];
    if (c == CHAR_SPACE && t->at + 1 < t->text.len) c = (char_class)BYTE_CLASS[(uint8_t)t->text.ptr[++t->at]];
    if (c <= CHAR_UPPER) {
      scan_words(t);
    } else {
      scan_token(t, c);
    }
  }
}

static void add_margins(token_table *table) {
  const uint32_t end = table->text.len;
  const ng_token empty = {.start = end, .end = end, .value = -1, .flags = TOKEN_LINE_START | TOKEN_PARAGRAPH};
  for (int32_t i = 1; i <= TOKEN_MARGIN; i++) table->tokens[-i] = table->tokens[table->count + (uint32_t)i - 1] = empty;
}

int tokenize(token_table *table, ng_arena *arena, const ng_lexicon *lexicon, ng_str text) {
  *table = (token_table){.lexicon = lexicon, .arena = arena, .text = text};
  waiting_word waiting[WAITING];
  tokenizer t = {.table = table, .text = text, .waiting = waiting, .previous_end = UINT32_MAX, .flags = TOKEN_LINE_START | TOKEN_PARAGRAPH};
  t.wrap_width = soft_wrap_width(text);
  t.size = text.len / BYTES_PER_TOKEN + 2 * ROOM;
  ng_token *tokens = arena_raw(arena, token_bytes(t.size));
  table->bounds = ARENA_NEW(arena, uint64_t, bound_words(t.size));
  if (!tokens || !table->bounds) return NG_ERROR_MEMORY;
  table->tokens = tokens + TOKEN_MARGIN;
  scan__bound(&t, 0);
  scan_text(&t);
  scan__look_up(&t);
  if (t.failed) return NG_ERROR_MEMORY;
  scan__bound(&t, table->count);
  add_margins(table);
  return NG_OK;
}
