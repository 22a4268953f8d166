/* Titles beside names: "former South Korean President", "Mrs", "the actor". */
#ifndef NG_FACT_TITLE_H
#define NG_FACT_TITLE_H

#include "fact/person/name.h"

/* A title as the text gives it. `office` is empty where a word takes it away ("deputy"), `country` where none is named; both interned or of the
 * gazetteer. `not_now`: former, late, then, -elect; `not_yet`: the last of them. */
typedef struct {
  uint32_t first, end;
  ng_str office, country, kind, sector;
  uint8_t gender, lead, not_now, not_yet, honorific;
} title_part;

bool title__read(const name_reader *reader, uint32_t least, uint32_t end, uint64_t lists, title_part *title);

#define TITLE_LISTS (list_bit(LIST_TITLE) | list_bit(LIST_HONORIFIC))

/* Reads the title that ends right before `end`, not before `least`; false when there is none. `lists`: the filter of the lists at the BEFORE_NAME
 * tokens before `end`. */
static inline bool read_title(const name_reader *reader, uint32_t least, uint32_t end, uint64_t lists, title_part *title) {
  return lists & TITLE_LISTS && title__read(reader, least, end, lists, title);
}

/* What a title asks of the office table. */
roster_office office_of_title(const title_part *title);

/* The token is by itself the name of a country or continent, whatever else is called so. */
bool is_great_place(const name_reader *reader, uint32_t token);

/* Alpha-3 code of a row of <GAZ>, empty for what is no state. */
ng_str state_of_place(const name_reader *reader, uint32_t row);

#endif
