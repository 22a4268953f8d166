/* Marks: what the lists say about the words of names, as bits. Those of a word's own entries stand in the rule image (list_set.marks). */
#ifndef NG_TEXT_NAME_MARK_H
#define NG_TEXT_NAME_MARK_H

#include <stdint.h>

#include "text/words.h"

/* The lists that tell names apart, as bits: MARK(constant, list of the rules). */
#define NG_NAME_MARKS(MARK)        \
  MARK(FAMILY_FIRST, FAMILY_FIRST) \
  MARK(PARTICLE, NAME_PARTICLE)    \
  MARK(TITLE, TITLE)               \
  MARK(HONORIFIC, HONORIFIC)       \
  MARK(GAZ, GAZ)                   \
  MARK(DEMONYM, DEMONYM)           \
  MARK(ROSTER, ROSTER)             \
  MARK(SUFFIX, ORG_SUFFIX)         \
  MARK(HEAD, ORG_HEAD)             \
  MARK(MONTH, MONTH)               \
  MARK(WEEKDAY, WEEKDAY)           \
  MARK(IGO, IGO)                   \
  MARK(PARTY, PARTY)               \
  MARK(MEMBER, PARTY_MEMBER)       \
  MARK(ARMED, ARMED_GROUP)         \
  MARK(MEDIA, MEDIA)               \
  MARK(COMPANY, COMPANY)           \
  MARK(RELIGION, RELIGION)         \
  MARK(ETHNIC, ETHNIC)             \
  MARK(AGENCY, AGENCY)             \
  MARK(NO_ORG, NO_ORGANIZATION)

/* Three more are flags of the word (flags.def) and stand above, each where a shift of lexeme_flags brings it. */
enum {
#define MARK(constant, list) MARK_##constant,
  NG_NAME_MARKS(MARK)
#undef MARK
      MARK_COUNT,
  MARKS_OF_FLAGS = MARK_COUNT,
  MARK_FIRST_NAME = MARKS_OF_FLAGS + FLAG_FIRST_NAME,
  MARK_SURNAME = MARKS_OF_FLAGS + FLAG_SURNAME,
  MARK_ORDINARY = MARKS_OF_FLAGS + FLAG_ORDINARY_WORD
};

#define IS(mark) (1u << MARK_##mark)
#define IS_ORGANIZATION (IS(IGO) | IS(PARTY) | IS(ARMED) | IS(MEDIA) | IS(COMPANY) | IS(AGENCY))
#define IS_BELIEF (IS(MEMBER) | IS(RELIGION) | IS(ETHNIC))

#define MARKS_UNKNOWN (1u << 31) /* of a set that says nothing: its entries must be looked at */

/* IS(…) of LIST_…, 0 for those that say nothing about names. */
extern const uint32_t MARK_OF_LIST[LIST_COUNT];

static inline uint32_t mark_of_list(uint32_t list) {
  return list < LIST_COUNT ? MARK_OF_LIST[list] : 0;
}

#endif
