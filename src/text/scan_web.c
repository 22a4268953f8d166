/* Scanning addresses of the web: URLs, e-mail, @handles, #tags. */
#include "base/limits.h"
#include "base/utf8.h"
#include "text/scan.h"

enum { LABEL_MAX = 63, HANDLE_MAX = 64 };

static char byte_at(ng_str text, uint32_t at) {
  return at < text.len ? text.ptr[at] : '\0';
}

static bool is_alnum(char c) {
  return BYTE_CLASS[(uint8_t)c] <= CHAR_DIGIT;
}

/* Bytes that an address may hold: everything visible but quotes, angle brackets and marks that are not ASCII. */
static bool is_url_byte(ng_str text, uint32_t at) {
  uint8_t byte = (uint8_t)text.ptr[at];
  if (byte < 0x80) return byte > ' ' && byte != 0x7F && !strchr("\"<>`{}|\\^", byte);
  uint32_t length;
  return is_letter_class(class_at(text, at, &length));
}

/* Behind a URL the sentence goes on: its last marks are not part of it, nor is a ")" that nothing opened. */
static uint32_t trim_url(ng_str text, uint32_t start, uint32_t end) {
  int open = 0;
  for (uint32_t i = start; i < end; i++) open += text.ptr[i] == '(' ? 1 : text.ptr[i] == ')' ? -1 : 0;
  for (; end > start; end--) {
    char c = text.ptr[end - 1];
    if (c == ')' && open < 0)
      open++;
    else if (c == '\0' || !strchr(".,;:!?'*_-[]", c))
      break;
  }
  return end;
}

static uint32_t url_end(ng_str text, uint32_t start, uint32_t at) {
  while (at < text.len && at - start < NG_MAX_TOKEN - 8 && is_url_byte(text, at)) {
    uint32_t length = 1;
    if ((uint8_t)text.ptr[at] >= 0x80) class_at(text, at, &length);
    at += length;
  }
  return trim_url(text, start, at);
}

/* End of the labels of a host name at `at`; the number of its dots to `dots`, its last label from `last` on. */
static uint32_t host_end(ng_str text, uint32_t at, uint32_t *dots, uint32_t *last) {
  uint32_t end = at;
  *dots = 0;
  *last = at;
  for (;;) {
    uint32_t n = 0;
    while (n < LABEL_MAX && (is_alnum(byte_at(text, end + n)) || (n && byte_at(text, end + n) == '-'))) n++;
    if (n == 0) return end - (*dots ? 1 : 0);
    end += n;
    if (*dots) *last = end - n;
    if (byte_at(text, end) != '.' || !is_alnum(byte_at(text, end + 1)) || *dots >= 8) return end;
    ++*dots;
    end++;
  }
}

static bool is_top_domain(ng_str label) {
  static const char *const TOPS[] = {"com", "org", "net", "gov", "edu", "mil", "int", "info", "uk", "eu", "tv", "io"};
  char folded[8];
  if (label.len < 2 || label.len > 4) return false;
  for (uint32_t i = 0; i < label.len; i++) {
    if (BYTE_CLASS[(uint8_t)label.ptr[i]] != CHAR_LOWER) return false;
    folded[i] = label.ptr[i];
  }
  for (uint32_t i = 0; i < sizeof TOPS / sizeof *TOPS; i++) {
    if (str_is((ng_str){folded, label.len}, TOPS[i])) return true;
  }
  return false;
}

uint32_t web_address_end(ng_str text, uint32_t start, uint32_t dot) {
  if (!is_alnum(byte_at(text, dot + 1))) return 0;
  uint32_t dots, last, end = host_end(text, start, &dots, &last);
  bool is_www = dot - start == 3 && (text.ptr[start] == 'w' || text.ptr[start] == 'W') && memcmp(text.ptr + start + 1, "ww", 2) == 0;
  if (end <= dot || (!is_www && !is_top_domain(str_slice(text, last, end)))) return 0;
  if (byte_at(text, end) == '@') return 0;
  return byte_at(text, end) == '/' ? url_end(text, start, end) : end;
}

/* Takes back the tokens from byte `start` on; false when one of them begins before it. */
static bool take_back(tokenizer *t, uint32_t start) {
  uint32_t count = t->table->count;
  scan__look_up(t);
  while (count && t->table->tokens[count - 1].start > start) count--;
  if (count == 0 || t->table->tokens[count - 1].start != start) return false;
  count--;
  t->flags = t->table->tokens[count].flags & (TOKEN_LINE_START | TOKEN_PARAGRAPH);
  t->table->count = count;
  t->previous_end = count ? t->table->tokens[count - 1].end : UINT32_MAX;
  t->at = start;
  return true;
}

bool scan_scheme(tokenizer *t) {
  const ng_token *before = scan__glued(t);
  if (!before || byte_at(t->text, t->at + 1) != '/' || byte_at(t->text, t->at + 2) != '/') return false;
  ng_str scheme = str_slice(t->text, before->start, before->end);
  char folded[8];
  if (scheme.len < 3 || scheme.len > 5) return false;
  for (uint32_t i = 0; i < scheme.len; i++) folded[i] = (char)BYTE_FOLD[(uint8_t)scheme.ptr[i]];
  ng_str name = {folded, scheme.len};
  uint32_t start = before->start, end = url_end(t->text, start, t->at + 3);
  if (!(str_is(name, "http") || str_is(name, "https") || str_is(name, "ftp")) || end <= t->at + 3 || !take_back(t, start)) return false;
  scan__add_folded(t, end, TOKEN_URL);
  return true;
}

static bool is_local_byte(char c) {
  return is_alnum(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-';
}

/* "press@un.org": what stands before the "@" has been made tokens already. */
static bool scan_email(tokenizer *t) {
  uint32_t start = t->at, dots, last;
  while (start > 0 && t->at - start < HANDLE_MAX && is_local_byte(t->text.ptr[start - 1])) start--;
  while (start < t->at && !is_alnum(t->text.ptr[start])) start++;
  uint32_t end = host_end(t->text, t->at + 1, &dots, &last);
  if (start == t->at || dots == 0 || !take_back(t, start)) return false;
  scan__add_folded(t, end, TOKEN_EMAIL);
  return true;
}

/* Letters, digits and "_" from `at` on; `*letters` says whether there is a letter. */
static uint32_t name_end(ng_str text, uint32_t at, bool *letters) {
  uint32_t start = at;
  *letters = false;
  while (at < text.len && at - start < NG_MAX_TOKEN / 2) {
    uint32_t length;
    char_class c = class_at(text, at, &length);
    if (!is_word_class(c) && text.ptr[at] != '_') break;
    if (is_letter_class(c)) *letters = true;
    at += length;
  }
  return at;
}

static bool follows_word(tokenizer *t) {
  const ng_token *before = scan__glued(t);
  return before && (before->kind <= TOKEN_CODE || before->kind >= TOKEN_URL);
}

bool scan_at_sign(tokenizer *t) {
  if (scan_email(t)) return true;
  bool letters;
  uint32_t end = name_end(t->text, t->at + 1, &letters);
  if (follows_word(t) || !letters) return false;
  scan__add_folded(t, end, TOKEN_HANDLE);
  return true;
}

bool scan_hash_sign(tokenizer *t) {
  bool letters;
  uint32_t end = name_end(t->text, t->at + 1, &letters);
  if (follows_word(t) || !letters) return false;
  scan__add_folded(t, end, TOKEN_TAG);
  return true;
}
