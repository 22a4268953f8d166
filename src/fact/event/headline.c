/* Reading headlines: the first word that can be a finite verb and has a subject before it divides subject and deed. */
#include "fact/event/headline.h"

#include "fact/grammar.h"

enum { LONGEST_TOPIC = 7, SHORTEST_CLAUSE = 4, LONGEST_DEED = 16 };

static const ng_token *token_of(const document *doc, uint32_t token) {
  return &doc->tokens.tokens[token];
}

static uint32_t word_of(const document *doc, uint32_t token) {
  return token_of(doc, token)->lexeme;
}

/* "Trump rally shooting: Five shot in Seattle": the clause begins behind the colon. */
static uint32_t behind_topic(const document *doc, token_range range) {
  for (uint32_t t = range.first + 1; t + SHORTEST_CLAUSE < range.end && t - range.first <= LONGEST_TOPIC; t++) {
    if (word_of(doc, t) == WORD_COLON && token_of(doc, t + 1)->kind != TOKEN_QUOTE) return t + 1;
  }
  return range.first;
}

/* "The", "a", "his", "in": no finite verb stands behind them. */
static bool wants_noun(uint32_t word) {
  switch (word) {
    case WORD_THE:
    case WORD_A:
    case WORD_AN:
    case WORD_THIS:
    case WORD_HIS:
    case WORD_HER:
    case WORD_ITS:
    case WORD_THEIR:
    case WORD_OUR:
    case WORD_MY:
    case WORD_OF:
    case WORD_IN:
    case WORD_ON:
    case WORD_AT:
    case WORD_FOR:
    case WORD_FROM:
    case WORD_WITH:
    case WORD_BY:
    case WORD_OVER:
    case WORD_GENITIVE:
    case WORD_AND:
    case WORD_OR: return true;
    default: return false;
  }
}

/* Where a clause begins that is not the main one: "crash |that killed seven", "dead |after vehicle overturns". */
static bool opens_side_clause(uint32_t word) {
  switch (word) {
    case WORD_THAT:
    case WORD_WHO:
    case WORD_WHICH:
    case WORD_WHOSE:
    case WORD_WHERE:
    case WORD_AFTER:
    case WORD_AS:
    case WORD_WHEN:
    case WORD_WHILE:
    case WORD_BECAUSE:
    case WORD_BEFORE:
    case WORD_DESPITE:
    case WORD_AMID:
    case WORD_IF: return true;
    default: return false;
  }
}

/* A plain form is a verb only between a plural and what a verb governs: "Cubs |win World Series", "Trump and Obama |meet in". */
static bool is_plural_verb(const document *doc, token_range range, uint32_t token) {
  bool plural = token_ends(&doc->tokens, token - 1, STR("s"));
  for (uint32_t t = range.first; t < token && !plural; t++) plural = word_of(doc, t) == WORD_AND;
  if (!plural || token + 1 >= range.end) return false;
  const ng_token *next = token_of(doc, token + 1);
  return (next->kind == TOKEN_NUMBER || next->kind == TOKEN_WORD) && !opens_side_clause(next->lexeme);
}

static bool is_infinitive(const document *doc, token_range range, uint32_t token) {
  return word_of(doc, token) == WORD_TO && token + 1 < range.end && token_has_flag(&doc->tokens, token + 1, FLAG_VERB_BASE);
}

/* From the least to the best sign of a finite verb: "Trump to |meet", "Toblerone |sparks outrage", "Hamilton |wins". */
typedef enum { NO_VERB, INFINITIVE, WEAK_VERB, VERB } verb_sign;

static verb_sign sign_of(const document *doc, token_range range, uint32_t token) {
  const ng_token *t = token_of(doc, token);
  if (t->kind != TOKEN_WORD || wants_noun(word_of(doc, token - 1)) || word_of(doc, token - 1) == WORD_TO) return NO_VERB;
  if (grammar_of(&doc->tokens, token) & GRAMMAR_VERB || t->lexeme == WORD_DEAD) return VERB;
  if (is_infinitive(doc, range, token)) return INFINITIVE;
  uint32_t flags = token_flags(&doc->tokens, token);
  if (flags & LEXEME_FLAG(FLAG_VERB_PAST)) return VERB;
  bool is_s = flags & LEXEME_FLAG(FLAG_VERB_S), is_base = flags & LEXEME_FLAG(FLAG_VERB_BASE) && is_plural_verb(doc, range, token);
  return !is_s && !is_base ? NO_VERB : flags & LEXEME_FLAG(FLAG_WEAK_VERB) ? WEAK_VERB : VERB;
}

/* The first of the best signs before a clause of its own; quoted words do not count. */
static uint32_t find_verb(const document *doc, token_range range) {
  uint32_t verb = range.end;
  verb_sign best = NO_VERB;
  bool quoted = token_of(doc, range.first)->kind == TOKEN_QUOTE;
  for (uint32_t t = range.first + 1; t < range.end && best < VERB && !opens_side_clause(word_of(doc, t)); t++) {
    if (token_of(doc, t)->kind == TOKEN_QUOTE) quoted = !quoted;
    verb_sign sign = quoted ? NO_VERB : sign_of(doc, range, t);
    if (sign <= best) continue;
    best = sign;
    verb = t;
  }
  return verb;
}

/* What a deed does not run over. */
static bool ends_deed(const document *doc, token_range range, uint32_t token) {
  const ng_token *t = token_of(doc, token);
  if (t->kind == TOKEN_QUOTE || (t->kind == TOKEN_DASH && !(t->flags & TOKEN_GLUED)) || is_infinitive(doc, range, token)) return true;
  switch (t->lexeme) {
    case WORD_COMMA:
    case WORD_COLON:
    case WORD_SEMICOLON:
    case WORD_PERIOD:
    case WORD_QUESTION:
    case WORD_SINCE:
    case WORD_FOLLOWING:
    case WORD_BUT: return true;
    default: return opens_side_clause(t->lexeme);
  }
}

static uint32_t end_of_deed(const document *doc, token_range range, uint32_t verb) {
  uint32_t end = verb + 1;
  if (word_of(doc, verb) == WORD_TO || (end < range.end && is_infinitive(doc, range, end))) end++; /* "set to check" */
  while (end < range.end && end < verb + LONGEST_DEED && !ends_deed(doc, range, end)) end++;
  return end;
}

/* A manner begins with "after" or "by" and a verb in -ing. */
static token_range find_manner(const document *doc, token_range range, uint32_t from) {
  for (uint32_t t = from; t + 1 < range.end; t++) {
    ng_str next = token_text(&doc->tokens, t + 1);
    bool leads = word_of(doc, t) == WORD_AFTER || word_of(doc, t) == WORD_BY;
    if (leads && next.len > 4 && str_ends(next, STR("ing"))) return (token_range){t, end_of_deed(doc, range, t + 1)};
  }
  return (token_range){0, 0};
}

/* "An epic Game 7 |finally delivers" */
static bool is_adverb(const document *doc, uint32_t token) {
  ng_str word = token_text(&doc->tokens, token);
  if (token_is(&doc->tokens, token, WORD_NOT) || token_is(&doc->tokens, token, WORD_ALSO)) return true;
  return token_of(doc, token)->casing == CASE_LOWER && word.len > 4 && str_ends(word, STR("ly"));
}

headline read_headline(const document *doc, token_range range) {
  headline h = {{0, 0}, {0, 0}, {0, 0}, {0, 0}};
  range.first = behind_topic(doc, range);
  if (range.end - range.first < 2) return h;
  uint32_t verb = find_verb(doc, range);
  if (verb >= range.end) return h;
  uint32_t begin = verb; /* "red-|flagged" */
  while (begin >= range.first + 2 && token_of(doc, begin)->flags & TOKEN_GLUED && token_of(doc, begin - 1)->kind == TOKEN_DASH) begin -= 2;
  if (begin == range.first) return h;
  h.subject = (token_range){range.first, begin};
  while (h.subject.end > h.subject.first + 1 && is_adverb(doc, h.subject.end - 1)) h.subject.end--;
  h.deed = (token_range){begin, end_of_deed(doc, range, verb)};
  if (h.deed.end < range.end && is_infinitive(doc, range, h.deed.end)) h.purpose = (token_range){h.deed.end, end_of_deed(doc, range, h.deed.end)};
  h.manner = find_manner(doc, range, verb + 1);
  if (h.manner.end && h.manner.first < h.deed.end) h.deed.end = h.manner.first;
  return h;
}
