/* Recognising what is not the story: bylines ("By Ann Lee and Bo Chan"), boilerplate ("Sign up for our newsletter"), datelines.
 * The phrases are lists of rules/en/lexicon. */
#include "text/zone.h"

enum { LONGEST_NOTICE = 45, LONGEST_BYLINE = 24, LONGEST_DATELINE = 25 };

#define COUNT(array) (sizeof(array) / sizeof *(array))

bool has_boilerplate(const token_table *tokens, uint32_t first, uint32_t end) {
  if (end - first > LONGEST_NOTICE || !(tokens->seen & list_bit(LIST_BOILERPLATE_NOTICE))) return false;
  for (uint32_t i = first; i < end; i++) {
    const list_hit *hit = token_hit(tokens, i, LIST_BOILERPLATE_NOTICE);
    if (hit && i + hit->length <= end) return true;
  }
  return false;
}

static char first_byte(const token_table *tokens, uint32_t token) {
  return tokens->text.ptr[tokens->tokens[token].start];
}

/* "By Ann Lee, Bo Chan and Carl Diaz in Cairo": names, small words between them, no stop. */
static bool is_by_names(const token_table *tokens, uint32_t first, uint32_t end) {
  uint32_t names = 0;
  if (!token_is(tokens, first, WORD_BY) || end - first < 2 || end - first > LONGEST_BYLINE) return false;
  for (uint32_t i = first + 1; i < end; i++) {
    const ng_token *t = &tokens->tokens[i];
    if (t->kind == TOKEN_WORD && t->casing > CASE_LOWER) {
      names++;
    } else if (t->kind == TOKEN_WORD) {
      bool is_small = t->end - t->start <= 3 || (i > first + 2 && token_is(tokens, i, WORD_CORRESPONDENT));
      if (!is_small) return false;
    } else if (t->kind == TOKEN_PUNCT && !strchr(",/();:", first_byte(tokens, i))) {
      return false;
    }
  }
  const ng_token *second = &tokens->tokens[first + 1];
  return tokens->tokens[first].casing > CASE_LOWER && names > 0 && second->kind == TOKEN_WORD && second->casing > CASE_LOWER &&
         (names >= 2 || end - first == 2);
}

text_zone zone_of_range(const token_table *tokens, uint32_t first, uint32_t end) {
  if (is_by_names(tokens, first, end)) return ZONE_BYLINE;
  if (end - first > LONGEST_NOTICE) return ZONE_BODY;
  if (token_hit(tokens, first, LIST_BYLINE_OPENING)) return ZONE_BYLINE;
  if (token_hit(tokens, first, LIST_BOILERPLATE_OPENING)) return ZONE_BOILERPLATE;
  const list_hit *line = token_hit(tokens, first, LIST_BOILERPLATE_LINE);
  return line && first + line->length == end ? ZONE_BOILERPLATE : ZONE_BODY;
}

/* What a dateline may consist of before its dash, and what it must have shown. */
typedef struct {
  uint32_t upper_words, bracket, date;
  bool in_bracket, has_comma, bad;
} dateline_state;

static void pass_dateline_token(dateline_state *s, const token_table *tokens, uint32_t i, bool is_first) {
  const ng_token *t = &tokens->tokens[i];
  char c = first_byte(tokens, i);
  if (s->in_bracket) {
    s->in_bracket = c != ')';
    return;
  }
  switch (t->kind) {
    case TOKEN_WORD:
      if (t->casing == CASE_UPPER)
        s->upper_words += !s->has_comma;
      else if (t->casing <= CASE_LOWER)
        s->bad |= is_first || t->end - t->start > 3;
      else if (!s->has_comma && s->upper_words)
        s->bad = true;
      if (s->has_comma && (token_hit(tokens, i, LIST_MONTH) || token_hit(tokens, i, LIST_WEEKDAY))) s->date = 1;
      break;
    case TOKEN_NUMBER:
    case TOKEN_ORDINAL: s->bad |= is_first; break;
    case TOKEN_PUNCT:
      if (c == ',')
        s->has_comma = true;
      else if (c == '(' && !is_first)
        s->bracket = s->in_bracket = true;
      else if (c != '.' && c != '/' && c != ')')
        s->bad = true;
      break;
    case TOKEN_DASH: break;
    case TOKEN_SYMBOL:
    default: s->bad = true; break;
  }
}

/* A dash with a space on at least one side ends a dateline; a hyphen inside a name ("RIO-NITEROI") does not. */
static bool is_free_dash(const token_table *tokens, uint32_t i) {
  const ng_token *t = &tokens->tokens[i];
  if (t->kind != TOKEN_DASH) return false;
  return !(t->flags & TOKEN_GLUED) || !(tokens->tokens[i + 1].flags & TOKEN_GLUED) || t->end - t->start > 1;
}

/* "NEW DELHI: The court …", but not "BREAKING: …" or "WATCH: …". */
static bool is_colon_dateline(const token_table *tokens, uint32_t first, uint32_t colon) {
  static const char *const LABELS[] = {"UPDATE",  "UPDATED",  "BREAKING", "WATCH", "EXCLUSIVE",  "NOTE",    "LIVE",      "VIDEO",
                                       "OPINION", "ANALYSIS", "READ",     "MORE",  "CORRECTION", "FACTBOX", "EXPLAINER", "LISTEN",
                                       "PHOTOS",  "PHOTO",    "WHAT",     "WHO",   "WHEN",       "WHERE",   "WHY",       "HOW",
                                       "DATE",    "TIME",     "LOCATION", "ALSO",  "REVIEW",     "POLL",    "QUESTION",  "ANSWER"};
  if (tokens_text(tokens, first, colon).len < 4) return false;
  for (size_t i = 0; i < COUNT(LABELS); i++) {
    if (str_is(token_text(tokens, first), LABELS[i])) return false;
  }
  return tokens->tokens[colon + 1].casing > CASE_LOWER;
}

uint32_t dateline_length(const token_table *tokens, uint32_t first, uint32_t end) {
  dateline_state s = {0};
  if (tokens->tokens[first].kind != TOKEN_WORD || tokens->tokens[first].casing <= CASE_LOWER) return 0;
  for (uint32_t i = first; i < end && i - first < LONGEST_DATELINE; i++) {
    bool has_city = s.upper_words && tokens->tokens[first].end - tokens->tokens[first].start >= 2;
    if (!s.in_bracket && i > first && is_free_dash(tokens, i)) {
      bool is_open = i + 1 == end || tokens->tokens[i + 1].casing != CASE_LOWER;
      return (s.bracket || s.date || (has_city && is_open)) ? i + 1 - first : 0;
    }
    if (!s.in_bracket && i > first && i + 1 < end && first_byte(tokens, i) == ':' && has_city && !s.bad) {
      return is_colon_dateline(tokens, first, i) ? i + 1 - first : 0;
    }
    pass_dateline_token(&s, tokens, i, i == first);
    if (s.bad) return 0;
  }
  return 0;
}
