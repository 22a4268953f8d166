/* Words and lists that C code knows by name. They are interned first, in the order of words.def and lists.def, so that in every rule set
 * `token.lexeme == WORD_OF` and `hit.list == LIST_MONTH` are comparisons of integers. A further word is one line in words.def. */
#ifndef NG_TEXT_WORDS_H
#define NG_TEXT_WORDS_H

#define WORD(name, form) WORD_##name,
enum {
  WORD_UNNAMED, /* LEXEME_NONE */
#include "text/words.def"
  WORD_COUNT
};
#undef WORD

#define LIST(name) LIST_##name,
enum {
#include "text/lists.def"
  LIST_COUNT,
  LIST_UNSHARED = LIST_CLAUSE_WORD /* the first of the commonest, which share no bit */
};
#undef LIST

#define FLAG(name, list, column, value) FLAG_##name,
enum {
#include "text/flags.def"
  FLAG_COUNT
};
#undef FLAG

typedef struct {
  int list;
  const char *column, *value;
} word_flag;

/* What FLAG_… stands for. */
extern const word_flag WORD_FLAGS[];

/* The folded form of WORD_…, the name of LIST_…; WORD_COUNT and LIST_COUNT of them. */
extern const char *const WORD_FORMS[];
extern const char *const WORD_LIST_NAMES[];

#endif
