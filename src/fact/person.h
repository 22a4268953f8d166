/* People: which runs are names of persons, who is who, and what the office table knows of them.
 *
 * A person is known by the words of the fullest name in the document; later mentions by a part of it ("Trapani", "von der Leyen", "Kim") are linked
 * to it. Titles around a name give the office, the office table the rest. */
#ifndef NG_FACT_PERSON_H
#define NG_FACT_PERSON_H

#include "fact/name.h"

/* The words of a person's fullest name: lexemes in order, without marks, initials and suffixes. */
typedef struct {
  uint32_t *words, count;
  uint32_t row;      /* of the office table, NO_HOLDER */
  bool family_first; /* Kim Jong Un */
  bool former;       /* the text says former, ex-, late */
  bool text_office;  /* the text itself gives the office */
} person_name;

typedef struct {
  name_reader *reader;
  person_name *names; /* parallel to facts->people */
  uint32_t size;
} person_reader;

/* A title as the text gives it: "former South Korean President". */
typedef struct {
  uint32_t first, end;
  ng_str office, country, kind;
  uint8_t gender, leader, former, honorific;
} title_part;

/* Reads the title that ends right before `end`, not before `least`; false when there is none. */
bool read_title(const name_reader *reader, uint32_t least, uint32_t end, title_part *title);

/* Finds and links people by name; claims their tokens. NG_OK or NG_ERROR_MEMORY. */
int find_people(person_reader *people, name_reader *reader);

/* Adds a person known only from the office table. Index, NO_REF when memory runs out. */
uint32_t add_holder(person_reader *people, uint32_t row);

/* Adds a mention. NG_OK or NG_ERROR_MEMORY. */
int add_person_mention(person_reader *people, uint32_t person, token_range span, token_range name, person_form form, uint32_t group);

/* Mentions in text order; offices, in_office and the warning about office holders. Call when all mentions are there. */
int finish_people(person_reader *people);

void sort_person_mentions(fact_table *facts);

#endif
