/* Grammar: what the small words of English do in a clause, as bits by word, so that a reader asks with one look-up. */
#ifndef NG_FACT_GRAMMAR_H
#define NG_FACT_GRAMMAR_H

#include "text/token.h"
#include "text/words.h"

enum {
  GRAMMAR_PREPOSITION = 1,
  GRAMMAR_DETERMINER = 2, /* also numbers and the clitic that stand like one */
  GRAMMAR_CLAUSE = 4,     /* begins another clause: "that", "while", "who" */
  GRAMMAR_JOINT = 8,      /* joins parties: "and", "," */
  GRAMMAR_VERB = 16,      /* auxiliaries and modals */
  GRAMMAR_OWNER = 32,     /* "its", "his" */
  GRAMMAR_OTHER = 64,     /* any other word that is no part of a noun's name: "also", "said", "not" */
  GRAMMAR_SCENE = 128     /* stands before the place where something happens: "in", "near" */
};

extern const uint8_t GRAMMAR[WORD_COUNT];

static inline uint32_t grammar_of(const token_table *tokens, uint32_t token) {
  return GRAMMAR[named_word(tokens, token)];
}

/* "that", "who", "while", but not "after", which may stand before a noun: whether the word does nothing else than begin another clause. */
static inline bool is_subordinator(const token_table *tokens, uint32_t token) {
  return (grammar_of(tokens, token) & (GRAMMAR_CLAUSE | GRAMMAR_PREPOSITION)) == GRAMMAR_CLAUSE;
}

/* "said", "says": whether the word can be a finite verb; auxiliaries are GRAMMAR_VERB. */
static inline bool has_finite_form(const token_table *tokens, uint32_t token) {
  return token_flags(tokens, token) & (LEXEME_FLAG(FLAG_VERB_PAST) | LEXEME_FLAG(FLAG_VERB_S));
}

/* Whether the token is one of `words`; for sets of a handful. */
static inline bool is_any_word(const token_table *tokens, uint32_t token, const uint16_t *words, uint32_t count) {
  uint32_t word = token_lexeme(tokens, token);
  if (word >= WORD_COUNT) return false; /* most words are none that C knows */
#pragma GCC unroll 16
  for (uint32_t i = 0; i < count; i++) {
    if (word == words[i]) return true;
  }
  return false;
}
#define ONE_OF(tokens, token, words) is_any_word((tokens), (token), (words), sizeof(words) / sizeof *(words))

/* The first token in [from, end) that is one of `words`; when there is none `end`, or `from` if that is behind it. */
static inline uint32_t find_any_word(const token_table *tokens, uint32_t from, uint32_t end, const uint16_t *words, uint32_t count) {
  while (from < end && !is_any_word(tokens, from, words, count)) from++;
  return from;
}
#define FIND_ONE_OF(tokens, from, end, words) find_any_word((tokens), (from), (end), (words), sizeof(words) / sizeof *(words))

/* The same of a single word. */
static inline uint32_t find_word(const token_table *tokens, uint32_t from, uint32_t end, uint16_t word) {
  while (from < end && !token_is(tokens, from, word)) from++;
  return from;
}

#endif
