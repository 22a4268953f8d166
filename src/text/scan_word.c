/* Scanning words that are more than a run of ASCII letters (those are token.c's): clitics (Kim's, don't), apostrophes inside (O'Brien),
 * letters beyond ASCII, letters mixed with digits (G20), dots of initials and abbreviations (U.S., J., Ph.D., Jan.). */
#include "base/limits.h"
#include "base/utf8.h"
#include "text/scan.h"

enum { ABBREVIATION_MAX = 24 };

/* The word so far: text[start, end) with its letters counted. `first` is the class of its first character. */
typedef struct {
  uint32_t end, letters, upper, lower;
  bool has_digit, has_apostrophe;
  char_class first;
} word_shape;

static token_case casing_of(const word_shape *w) {
  if (w->upper == 0) return w->lower ? CASE_LOWER : CASE_NONE;
  if (w->lower == 0) return w->upper == 1 && w->first == CHAR_UPPER && w->letters == 1 ? CASE_TITLE : CASE_UPPER;
  return w->upper == 1 && w->first == CHAR_UPPER ? CASE_TITLE : CASE_MIXED;
}

static void count_letter(word_shape *w, char_class c) {
  if (w->letters == 0) w->first = c;
  w->letters++;
  w->upper += c == CHAR_UPPER;
  w->lower += c == CHAR_LOWER;
}

/* Bytes of the clitic at `at` ('s 're n't …, with its apostrophe of `length` bytes), 0 when there is none. */
static uint32_t clitic_length(ng_str text, uint32_t at, uint32_t length) {
  static const char *const TAILS[] = {"s", "m", "d", "t", "re", "ve", "ll"};
  char tail[2] = {0, 0};
  uint32_t n = 0, p = at + length;
  while (n < 2 && p + n < text.len && (uint8_t)text.ptr[p + n] < 0x80 && is_letter_class((char_class)BYTE_CLASS[(uint8_t)text.ptr[p + n]])) {
    tail[n] = (char)BYTE_FOLD[(uint8_t)text.ptr[p + n]];
    n++;
  }
  if (n == 0 || is_word_class(class_or_end(text, p + n))) return 0;
  for (uint32_t i = 0; i < sizeof TAILS / sizeof *TAILS; i++) {
    if (str_is((ng_str){tail, n}, TAILS[i])) return length + n;
  }
  return 0;
}

static bool is_n(char c) {
  return c == 'n' || c == 'N';
}

/* What an apostrophe at the word's end does: go on inside the word (true), or end it: in "don't" one letter earlier, and behind the "n" that
 * is left of it with the whole "n't". */
static bool pass_apostrophe(ng_str text, uint32_t start, word_shape *w, uint32_t length) {
  uint32_t clitic = clitic_length(text, w->end, length);
  char tail = clitic ? (char)BYTE_FOLD[(uint8_t)text.ptr[w->end + length]] : 0;
  if (clitic && tail == 't' && w->end > start && is_n(text.ptr[w->end - 1])) {
    if (w->end - 1 > start) {
      w->end--;
    } else {
      count_letter(w, (char_class)BYTE_CLASS[(uint8_t)text.ptr[w->end + length]]);
      w->end += clitic;
      w->has_apostrophe = true;
    }
    return false;
  }
  if (clitic && tail != 't') return false;
  if (!is_letter_class(class_or_end(text, w->end + length))) return false;
  w->end += length;
  w->has_apostrophe = true;
  return true;
}

/* Letters, digits and inner apostrophes from `w->end` on. */
static void extend_word(ng_str text, uint32_t start, word_shape *w) {
  while (w->end < text.len && w->end - start < NG_MAX_TOKEN - 8) {
    uint32_t length;
    char_class c = class_at(text, w->end, &length);
    if (c == CHAR_APOSTROPHE) {
      if (!pass_apostrophe(text, start, w, length)) return;
      continue;
    }
    if (!is_word_class(c)) return;
    if (c == CHAR_DIGIT)
      w->has_digit = true;
    else
      count_letter(w, c);
    w->end += length;
  }
}

/* End of "U.S", "a.m", "J.K" from a first letter that ends at `dot`: single letters with dots between. */
static uint32_t dotted_end(ng_str text, uint32_t dot, word_shape *w) {
  uint32_t end = dot;
  while (end + 1 < text.len && end - dot < ABBREVIATION_MAX && text.ptr[end] == '.') {
    uint32_t length;
    char_class c = class_at(text, end + 1, &length);
    if (!is_letter_class(c) || is_word_class(class_or_end(text, end + 1 + length))) return end;
    count_letter(w, c);
    end += 1 + length;
  }
  return end;
}

static bool is_at(ng_str text, uint32_t at, char c) {
  return at < text.len && text.ptr[at] == c;
}

/* A dot of its own, not the first of an ellipsis. */
static bool has_own_dot(ng_str text, uint32_t at) {
  return is_at(text, at, '.') && !is_at(text, at + 1, '.');
}

/* The first character behind spaces of the same line. */
static uint32_t next_on_line(ng_str text, uint32_t at) {
  while (at < text.len && class_or_end(text, at) == CHAR_SPACE) at += (uint8_t)text.ptr[at] < 0x80 ? 1 : utf8_length(text, at);
  return at;
}

/* "plan B. The", "wrote on X. The", "Elizabeth I. She": a letter that is a name of its own. */
static bool names_a_letter(const tokenizer *t, char letter) {
  static const char *const BEFORE[] = {"plan",      "vitamin",  "group",  "type",    "grade", "hepatitis",
                                       "influenza", "appendix", "option", "exhibit", "class"};
  if (t->table->count == 0 || t->flags) return false;
  const ng_token *before = &t->table->tokens[t->table->count - 1];
  ng_str word = str_slice(t->text, before->start, before->end);
  char folded[16];
  if (before->kind != TOKEN_WORD || word.len > 10) return letter == 'I' && before->kind == TOKEN_WORD;
  if (letter == 'I') return !(before->flags & TOKEN_ABBREVIATION);
  if (letter == 'X') return before->casing == CASE_LOWER;
  for (uint32_t i = 0; i < word.len; i++) folded[i] = (char)BYTE_FOLD[(uint8_t)word.ptr[i]];
  for (uint32_t i = 0; i < sizeof BEFORE / sizeof *BEFORE; i++) {
    if (str_is((ng_str){folded, word.len}, BEFORE[i])) return true;
  }
  return false;
}

/* "J. Smith", "George W. Bush", "Smith, J., and": a capital that takes its dot because a name goes on behind it. */
static bool is_initial(const tokenizer *t, const word_shape *w) {
  if (w->first != CHAR_UPPER || w->letters != 1) return false;
  uint32_t next = next_on_line(t->text, w->end + 1);
  char_class c = class_or_end(t->text, next);
  if (!is_letter_class(c) && !is_at(t->text, next, ',')) return false;
  return !names_a_letter(t, t->text.ptr[t->at]);
}

/* Flags of the lexicon's form for text[at, end) with a dot behind; 0 when it is no abbreviation. */
static uint16_t abbreviation_flags(tokenizer *t, uint32_t end) {
  char form[ABBREVIATION_MAX * 3 + 32];
  if (end - t->at > ABBREVIATION_MAX) return 0;
  uint32_t len = fold_word(str_slice(t->text, t->at, end), form);
  form[len++] = '.';
  ng_str folded = {form, len};
  uint32_t id = lexicon_find(t->table->lexicon, folded, str_hash(folded));
  return id == LEXEME_NONE ? 0 : t->table->lexicon->lexeme_flags[id];
}

static bool takes_dot(tokenizer *t, const word_shape *w) {
  uint16_t flags = abbreviation_flags(t, w->end);
  if (!(flags & LEXEME_ABBREVIATION)) return false;
  if ((flags & LEXEME_CAPITAL) && w->first != CHAR_UPPER) return false;
  return !(flags & LEXEME_BEFORE_NUMBER) || class_or_end(t->text, next_on_line(t->text, w->end + 1)) == CHAR_DIGIT;
}

/* End of a dotted abbreviation of longer parts that the lexicon knows ("Ph.D.", "M.Sc."), 0 when there is none. */
static uint32_t known_dotted_end(tokenizer *t, const word_shape *w) {
  uint32_t end = w->end;
  while (end - t->at < ABBREVIATION_MAX && is_at(t->text, end, '.') && is_letter_class(class_or_end(t->text, end + 1))) {
    end++;
    while (end - t->at < ABBREVIATION_MAX && is_letter_class(class_or_end(t->text, end)) && (uint8_t)t->text.ptr[end] < 0x80) end++;
    if (end - t->at >= ABBREVIATION_MAX || (uint8_t)t->text.ptr[end - 1] >= 0x80 || is_word_class(class_or_end(t->text, end))) return 0;
  }
  if (end == w->end || !(abbreviation_flags(t, end) & LEXEME_ABBREVIATION)) return 0;
  return has_own_dot(t->text, end) ? end + 1 : end;
}

static void add_word(tokenizer *t, const word_shape *w) {
  token_kind kind = w->has_digit ? TOKEN_CODE : TOKEN_WORD;
  scan__add_cased(t, w->end, kind, casing_of(w));
}

static void add_dotted(tokenizer *t, uint32_t end, token_case casing) {
  uint8_t flags = t->text.ptr[end - 1] == '.' ? TOKEN_ABBREVIATION : 0;
  if (flags) scan__bound(t, t->table->count);
  scan__add_cased(t, end, TOKEN_WORD, casing)->flags |= flags;
}

/* A word with a dot behind it: initials, abbreviation, address, or the dot ends the sentence. */
static void scan_before_dot(tokenizer *t, word_shape *w) {
  uint32_t address = web_address_end(t->text, t->at, w->end);
  if (address) {
    scan__add_folded(t, address, TOKEN_URL);
    return;
  }
  if (w->letters == 1 && !w->has_digit) {
    word_shape dotted = *w;
    uint32_t end = dotted_end(t->text, w->end, &dotted);
    if (end > w->end) {
      if (has_own_dot(t->text, end)) end++;
      add_dotted(t, end, dotted.lower ? (dotted.upper ? CASE_MIXED : CASE_LOWER) : CASE_UPPER);
      return;
    }
  }
  uint32_t known = known_dotted_end(t, w);
  if (known) {
    add_dotted(t, known, casing_of(w));
  } else if (has_own_dot(t->text, w->end) && (is_initial(t, w) || takes_dot(t, w))) {
    add_dotted(t, w->end + 1, casing_of(w));
  } else {
    add_word(t, w);
  }
}

void scan_word(tokenizer *t) {
  word_shape w = {.end = t->at, .first = CHAR_LETTER};
  extend_word(t->text, t->at, &w);
  if (w.end == t->at) {
    scan__add_folded(t, t->at + 1, TOKEN_SYMBOL);
  } else if (is_at(t->text, w.end, '.') && !w.has_digit && !w.has_apostrophe) {
    scan_before_dot(t, &w);
  } else {
    add_word(t, &w);
  }
}

/* Bytes of "80s" behind the apostrophe of a decade, 0 when it is none. */
static uint32_t decade_length(ng_str text, uint32_t at) {
  for (uint32_t i = 0; i < 2; i++) {
    if (class_or_end(text, at + i) != CHAR_DIGIT) return 0;
  }
  if (text.ptr[at + 1] != '0' || !is_at(text, at + 2, 's')) return 0;
  return is_word_class(class_or_end(text, at + 3)) ? 0 : 3;
}

/* "n't" is scanned by scan_word as the rest of "do|n't"; here are 's and its kind behind a word or a closed quotation. */
bool scan_clitic_or_decade(tokenizer *t, uint32_t length) {
  uint32_t decade = decade_length(t->text, t->at + length);
  if (decade) {
    int32_t value = (t->text.ptr[t->at + length] - '0') * 10;
    uint32_t end = t->at + length + decade;
    scan__add_folded(t, end, TOKEN_DECADE)->value = value;
    return true;
  }
  const ng_token *before = scan__glued(t);
  uint32_t clitic = before ? clitic_length(t->text, t->at, length) : 0;
  bool is_host = before && before->kind != TOKEN_DASH && !(before->kind == TOKEN_QUOTE && (before->flags & TOKEN_OPENS));
  if (!clitic || !is_host) return false;
  char last = t->text.ptr[t->at + clitic - 1];
  scan__add_cased(t, t->at + clitic, TOKEN_WORD, BYTE_CLASS[(uint8_t)last] == CHAR_UPPER ? CASE_UPPER : CASE_LOWER);
  return true;
}
