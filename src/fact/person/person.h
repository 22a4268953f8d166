/* People: which runs are names of persons, who is who, and what the office table knows of them.
 *
 * A person is known by the words of the fullest name in the document; later mentions by a part of it ("Trapani", "von der Leyen", "Kim") are linked
 * to it. Titles around a name give the office, the office table the rest.
 * person_cut.c cuts a name out of a run, person_judge.c weighs the evidence for it, person.c takes and refuses (person_word.c names of one word),
 * person_link.c knows the persons found, person_holder.c whom the office table means, person_office.c their offices. */
#ifndef NG_FACT_PERSON_H
#define NG_FACT_PERSON_H

#include "fact/key_index.h"
#include "fact/person/title.h"

#define MAX_NAME_WORDS 12u
#define ENOUGH_FOR_PERSON 7 /* score from which a run of two or more words is a person, see person_evidence.def */

/* A run that may be a person. */
typedef struct {
  uint32_t run;
  title_part title;
  token_range name;
  uint32_t words[MAX_NAME_WORDS], count; /* lexemes of the name, without initials and suffixes */
  uint32_t row;                          /* of the office table, NO_HOLDER */
  int score;
  bool has_title, done;
  bool has_initial; /* "J. R. Abernathy": one word, but a full name */
  bool is_located;  /* stands behind "in" or "near" */
} candidate;

/* The words of a person's fullest name: lexemes in order, without marks, initials and suffixes. */
typedef struct {
  uint32_t *words, count;
  uint32_t mentions;
  uint32_t row;      /* of the office table, NO_HOLDER */
  uint32_t first;    /* the token at which the text names the person first */
  bool family_first; /* Kim Jong Un */
  bool is_kin;       /* "her daughter, Naomi Abelson": told of as somebody's */
  bool not_now;      /* the text says former, ex-, late, -elect */
  bool not_yet;      /* -elect */
  bool text_office;  /* the text itself gives the office */
  bool is_called;    /* "the minister" who the table says has left is this one */
  uint8_t text_lead; /* and it is whoever leads: bits OFFICE_… */
} person_name;

typedef struct {
  name_reader *reader;
  person_name *names; /* parallel to facts->people */
  uint32_t size;
  uint32_t sorted; /* so many of facts->person_mentions are in text order */
  key_index index; /* by the first and last word of names, and by the person of the office table */
} person_reader;

/* person_cut.c */

/* "Jr.", "II" */
static inline bool is_suffix(const name_reader *reader, uint32_t token) {
  return name_hit(reader, token, LIST_NAME_SUFFIX) != NULL;
}

/* "KC", "MP": what stands behind a name without being part of it. */
static inline bool is_honour(const name_reader *reader, uint32_t token) {
  const list_hit *hit = name_hit(reader, token, LIST_NAME_SUFFIX);
  return hit && hit_int(reader, hit, reader->lists->honour);
}

/* The end of a candidate's name with the honours behind it. */
static inline uint32_t behind_honours(const name_reader *reader, const candidate *c) {
  uint32_t end = c->name.end;
  while (end < reader->runs[c->run].end && is_honour(reader, end)) end++;
  return end;
}

bool person__is_dotted_initial(const name_reader *reader, uint32_t token, const char *text, uint32_t len);

/* "J", "J.", "Yu.", but not "Dr." or "Jr." */
static inline bool is_bare_initial(const name_reader *reader, uint32_t token) {
  const ng_token *t = token_at(reader, token);
  uint32_t len = t->end - t->start;
  if (len < 2 || len > 6) return len == 1;
  const char *text = reader->tokens->text.ptr + t->start;
  return (text[1] == '.' || (len == 3 && text[2] == '.')) && person__is_dotted_initial(reader, token, text, len);
}

/* Cuts titles and places off the run `index` and reads its words and the title before it; `done` when nothing is left. Of a single word only the word
 * is read: what stands before it is left to read_word_before. */
void cut_run(const name_reader *reader, uint32_t index, candidate *c);
void read_word_before(const name_reader *reader, candidate *c);
void read_candidate_words(const name_reader *reader, candidate *c);

/* The filter of the lists at the tokens before the name. */
static inline uint64_t lists_before_name(const name_reader *reader, const candidate *c) {
  const name_run *run = &reader->runs[c->run];
  uint32_t first = c->name.first;
  return first == run->first ? run->before : lists_before(reader->tokens, first);
}

static inline bool is_word_alone(const candidate *c) {
  return c->name.end == c->name.first + 1;
}

/* person_holder.c */

said_offices *said_offices_new(ng_arena *arena);

/* What <TITLE> says of the office of a row, NULL when it does not know it; whether who holds it is a leader, as senators are not. */
const title_row *title_of_row(const name_reader *reader, const roster_row *row);
bool is_lead_row(const name_reader *reader, const roster_row *row);

/* Whether a code of the office table is of a state, not of an international body. */
bool is_state(const name_reader *reader, ng_str code);

/* The row of the office table whose name or alias is exactly the name, as far as `c` may mean its person; of namesakes the one in office, else the
 * first. */
uint32_t person__find_holder(const name_reader *reader, const candidate *c, token_range name);

static inline uint32_t find_holder_by_name(const name_reader *reader, const candidate *c, token_range name) {
  return reader->tokens->lists[name.first] & list_bit(LIST_ROSTER) ? person__find_holder(reader, c, name) : NO_HOLDER;
}

uint32_t find_holder_by_initial(const name_reader *reader, const candidate *c);

/* The one holder called so who is in office at the document's date, or, when `past`, who led a state before it. */
uint32_t find_called(const name_reader *reader, const candidate *c, bool past);

/* "Turkey's Erdogan", "Erdogan met": whether the word is called for the head of state or government of the row, whose country the text names. */
bool is_head_of_named(const name_reader *reader, const candidate *c, uint32_t row);

/* person_judge.c */

/* Weighs what speaks for a person in a name of several words. One word has nothing to weigh: what is known of people decides. */
void judge(const name_reader *reader, candidate *c);

/* Adds the weight of standing in a row of names; of being a place elsewhere in the text. */
void note_neighbour(candidate *c);
void note_place(candidate *c);

/* "said", "told": a verb of speech in a form that has a subject. */
bool person__is_speech(const name_reader *reader, uint32_t token);

static inline bool is_speech(const name_reader *reader, uint32_t token) {
  return reader->tokens->lists[token] & list_bit(LIST_SPEECH_VERB) && person__is_speech(reader, token);
}

/* "in Florence", "town of Maria" */
bool follows_place_word(const name_reader *reader, uint32_t token);

/* A word in small letters that is neither a verb of speech, a title nor one that builds clauses: "storm", "administration". */
bool is_common_noun(const name_reader *reader, uint32_t token);

/* "his wife Amanda", "his sons, Amos and Eban": the word for a relative right before, NULL when there is none. */
const list_hit *kin_before(const name_reader *reader, uint32_t token);

/* What follows a name that is the subject of its sentence: "Trump has", "Rice 's", "Brown, who". */
bool is_before_verb(const name_reader *reader, uint32_t token);

/* person.c: finds and links people by name; claims their tokens. NG_OK or NG_ERROR_MEMORY. */
int find_people(person_reader *people, name_reader *reader);

/* person_word.c */

/* "Putin", "Mandela": who holds an office, else the one leader of that name who held one; a row of the office table, NO_HOLDER. */
uint32_t known_by_calling(const name_reader *reader, const candidate *c);

/* "Costa" in "Costa Ricans", "HONG" in "HONG KONG". */
bool begins_place(const name_reader *reader, uint32_t token);

/* Takes a name of one word for a person where something says so; words of known people inside a run that is no name: "Trump-Kim", "Biden White House".
 * NG_OK or NG_ERROR_MEMORY. */
int accept_word(person_reader *people, candidate *c);
int accept_words(person_reader *people, candidate *c);

/* person_link.c */

/* A new person without mention; `name` may be empty. Index, NO_REF when memory runs out. */
uint32_t add_person(person_reader *people, token_range name, const uint32_t *words, uint32_t count, uint32_t row);

/* Adds a person known only from the office table. Index, NO_REF when memory runs out. */
uint32_t add_holder(person_reader *people, uint32_t row);

/* How `c` may stand for a person: 3 the same or fuller name, 2 the calling name or tail, 1 the given name, 0 not. */
int match_name(const person_name *name, const candidate *c);

/* The person that `c` names best, at least as well as `least`; among equals who has been named before, is nobody's relative, is mentioned most. */
uint32_t find_person(const person_reader *people, const candidate *c, int least);

/* What a fuller name and a row of the office table tell about a person. */
void lengthen_name(person_reader *people, uint32_t person, const candidate *c);
void use_holder(person_reader *people, uint32_t person, uint32_t row);

/* Adds a mention. NG_OK or NG_ERROR_MEMORY. */
int add_person_mention(person_reader *people, uint32_t person, token_range span, token_range name, person_form form, uint32_t group);
int add_candidate(person_reader *people, candidate *c, uint32_t person, person_form form);

/* What a title before the name tells of the person; nothing where the text gave an office before. */
void use_title(person_reader *people, uint32_t index, const title_part *title);

/* person_office.c: mentions in text order; offices, in_office and the warning about office holders. Call when all mentions are there. */
int finish_people(person_reader *people);

#endif
