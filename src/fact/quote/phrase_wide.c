/* What stands before a noun phrase and belongs to it: amounts, parts, examples, authors, further adjectives, what a participle governs.
 * The word before the phrase says which of them it may be; each function gives the new first token, or `first`. */
#include "fact/grammar.h"
#include "fact/quote/phrase.h"

#define MOST_ROUNDS 4u

/* "|most| of the owners", "|some| of them", "|half| of us" */
static bool is_share(const speech_reader *reader, uint32_t token) {
  static const uint16_t NO_SHARES[] = {WORD_A, WORD_AN, WORD_EVERY, WORD_NO, WORD_THAT, WORD_THE, WORD_THIS};
  if (ONE_OF(reader->tokens, token, NO_SHARES)) return false;
  return class_at(reader, token) == CLAUSE_DETERMINER || is_number(reader, token) || is_all(reader, token);
}

static bool is_counted(const speech_reader *reader, uint32_t token) {
  return is_number(reader, token) || is_share(reader, token);
}

/* "more |than| 20 sailors", "all |but| two" */
static uint32_t before_comparison(const speech_reader *reader, uint32_t first) {
  if (!is_counted(reader, first) || is_quoted(reader, first - 2) || is_any_mark(reader, first - 2)) return first;
  return word_is(reader, first - 1, WORD_THAN) || word_is(reader, first - 2, WORD_ALL) ? first - 2 : first;
}

/* "candidates |like| Ada Moss", "a study |by| the ministry" */
static uint32_t before_name(const speech_reader *reader, uint32_t least, uint32_t first) {
  bool like = word_is(reader, first - 1, WORD_LIKE);
  if (like ? !is_plural_noun(reader, first - 2) : !in_list(reader, first - 2, LIST_DOCUMENT_NOUN)) return first;
  if (!is_nominal(reader, first - 2) || is_quoted(reader, first - 2)) return first;
  token_range noun = phrase__simple_before(reader, least, first - 1);
  return range_empty(noun) ? first : noun.first;
}

/* "|the bald,| 71-year-old envoy" at the front; in "at a minimum, brokers said" a clause ends. */
static uint32_t before_adjective(const speech_reader *reader, uint32_t least, uint32_t first) {
  if (first != least + 3 || class_at(reader, least) != CLAUSE_DETERMINER || first + 1 >= reader->tokens->count) return first;
  const ng_token *next = &reader->tokens->tokens[first + 1];
  if (next->kind != TOKEN_DASH || !(next->flags & TOKEN_GLUED)) return first;
  bool adjective = is_nominal(reader, first - 2) && !is_named(reader, first - 2) && reader->tokens->tokens[first - 2].casing == CASE_LOWER;
  return adjective ? least : first;
}

/* "|Sailors backing| the bill": the plural noun whose participle governs the phrase, unless that tells a clause of its own. */
static uint32_t before_participle(const speech_reader *reader, uint32_t least, uint32_t first) {
  if (!is_nominal(reader, first - 1) || is_named(reader, first - 1) || !token_ends(reader->tokens, first - 1, STR("ing"))) return first;
  bool told = in_list(reader, first - 1, LIST_SPEECH_VERB) || !is_nominal(reader, first - 2) || !is_plural_noun(reader, first - 2);
  token_range noun = told ? (token_range){first, first} : phrase__simple_before(reader, least, first - 1);
  return range_empty(noun) ? first : noun.first;
}

static bool begins_here(const speech_reader *reader, uint32_t least, uint32_t token) {
  return token == least || is_any_mark(reader, token - 1) || class_at(reader, token - 1) == CLAUSE_JOINT;
}

static uint32_t step_wide(const speech_reader *reader, uint32_t least, uint32_t first) {
  uint32_t before = first - 1;
  bool two = first >= least + 2;
  switch (reader->tokens->tokens[before].lexeme) {
    case WORD_ABOUT:
    case WORD_ALMOST:
    case WORD_AROUND:
    case WORD_NEARLY:
    case WORD_ONLY: return is_counted(reader, first) ? before : first;
    case WORD_AT: return word_is(reader, first, WORD_LEAST) ? before : first;
    case WORD_OF: return two && is_share(reader, first - 2) ? first - 2 : first;
    case WORD_IN: /* "four |in| 10 sailors" */
      if (two && is_number(reader, first) && is_number(reader, first - 2)) return first - 2;
      /* fall through */
    case WORD_FROM:
    case WORD_ON: return two && is_share(reader, first - 2) && begins_here(reader, least, first - 2) ? first - 2 : first; /* "some |on| the left" */
    case WORD_AND:                                                                                                        /* "She |and| her aides" */
      return two && class_at(reader, first - 2) == CLAUSE_SUBJECT && mention_end(reader, first - 2) <= before ? first - 2 : first;
    case WORD_BUT:
    case WORD_THAN: return two ? before_comparison(reader, first) : first;
    case WORD_BY:
    case WORD_LIKE: return two ? before_name(reader, least, first) : first;
    case WORD_COMMA: return before_adjective(reader, least, first);
    default: return two ? before_participle(reader, least, first) : first;
  }
}

token_range phrase__widen(const speech_reader *reader, uint32_t least, token_range phrase) {
  for (uint32_t round = 0; round < MOST_ROUNDS && phrase.first > least && !range_empty(phrase); round++) {
    uint32_t first = is_quoted(reader, phrase.first - 1) ? phrase.first : step_wide(reader, least, phrase.first);
    if (first == phrase.first) break;
    phrase.first = first;
  }
  return phrase;
}
