/* The forms of the words and the names of the lists that C code knows. */
#include "text/words.h"

#define WORD(name, form) form,
const char *const WORD_FORMS[] = {
    "",
#include "text/words.def"
};

#define LIST(name) #name,
const char *const WORD_LIST_NAMES[] = {
#include "text/lists.def"
};

#define FLAG(name, list, column, value) {LIST_##list, column, value},
const word_flag WORD_FLAGS[] = {
#include "text/flags.def"
};

_Static_assert(FLAG_COUNT <= 11, "lexeme_flags have 16 bits, 5 of them for abbreviations");
