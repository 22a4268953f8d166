/* Deciding which runs are people: full names first, then what is left of the runs with the names known by then. */
#include "fact/person/person.h"

#include "base/error.h"

#define MAX_SAME 500u /* mentions that end in the same word and are compared, the latest */
#define ROW_MATTERS 6 /* who lacks more than this is no person beside people either */

static int accept_full(person_reader *people, candidate *c) {
  uint32_t person = find_person(people, c, 2);
  if (person == NO_REF) person = add_person(people, c->name, c->words, c->count, c->row);
  if (person == NO_REF) return NG_ERROR_MEMORY;
  lengthen_name(people, person, c);
  use_holder(people, person, c->row);
  return add_candidate(people, c, person, FORM_NAME);
}

/* "Trump-Kim": two words and nothing but a hyphen between them; a double surname, a double given name or two people. */
static bool is_hyphened_pair(const name_reader *reader, const candidate *c) {
  return c->name.end - c->name.first == 3 && c->count == 2 && token_at(reader, c->name.first + 1)->kind == TOKEN_DASH;
}

static int accept_pair(person_reader *people, candidate *c) {
  uint32_t person = find_person(people, c, 2);
  if (person == NO_REF && c->has_title && c->title.honorific) person = add_person(people, c->name, c->words, c->count, c->row);
  return person == NO_REF ? NG_OK : add_candidate(people, c, person, FORM_SURNAME);
}

/* Whether a part of a line may be a person that the office table knows by its first word or the document by its last. */
static bool may_be_known(const person_reader *people, token_range name) {
  const uint64_t *lists = people->reader->tokens->lists;
  const ng_token *last = token_at(people->reader, name.end - 1);
  if (lists[name.first] & list_bit(LIST_ROSTER) || lists[name.end - 1] & list_bit(LIST_NAME_SUFFIX) || last->kind != TOKEN_WORD) return true;
  return key_index_first(&people->index, last->lexeme);
}

/* A part of a line in capitals that the rest of the document or the office table knows as a person. */
static uint32_t find_shouted(person_reader *people, candidate *part) {
  name_reader *reader = people->reader;
  uint32_t length = part->name.end - part->name.first;
  read_candidate_words(reader, part);
  if (!part->count) return NO_REF;
  if (length == 1 && (word_marks(reader, part->name.first) & (IS(ORDINARY) | IS(GAZ)) || begins_place(reader, part->name.first))) return NO_REF;
  part->row = length > 1 ? find_holder_by_name(reader, part, part->name) : NO_HOLDER;
  uint32_t person = find_person(people, part, length > 1 ? 3 : 2);
  if (person == NO_REF && length == 1) part->row = known_by_calling(reader, part);
  if (person == NO_REF && part->row != NO_HOLDER) person = add_person(people, part->name, part->words, part->count, part->row);
  return person;
}

/* The same of any part of a run. */
static bool may_hold_known(const person_reader *people, const name_run *run) {
  if (run->lists & (list_bit(LIST_ROSTER) | list_bit(LIST_NAME_SUFFIX))) return true;
  for (uint32_t t = run->first; t < run->end; t++) {
    const ng_token *token = token_at(people->reader, t);
    if (token->kind != TOKEN_WORD || key_index_first(&people->index, token->lexeme)) return true;
  }
  return false;
}

/* Lines in which capitals say nothing. */
static int accept_shouted(person_reader *people, candidate *c) {
  const name_reader *reader = people->reader;
  const name_run *run = &reader->runs[c->run];
  candidate part = {.run = c->run};
  for (uint32_t t = run->first; t < run->end; t++) {
    if (reader->claims[t] || token_at(reader, t)->kind != TOKEN_WORD) continue;
    for (uint32_t length = run->end - t > 4 ? 4 : run->end - t; length > 0; length--) {
      part.name = (token_range){t, t + length};
      part.row = NO_HOLDER;
      if (!may_be_known(people, part.name)) continue;
      uint32_t person = find_shouted(people, &part);
      if (person == NO_REF) continue;
      use_holder(people, person, part.row);
      int status = add_candidate(people, &part, person, length > 1 ? FORM_NAME : FORM_SURNAME);
      if (status != NG_OK) return status;
      t += length - 1;
      break;
    }
  }
  return NG_OK;
}

/* "Elizabeth II", "Benedict XVI": a given name with the number of a king or pope. */
static bool is_sovereign(const name_reader *reader, const candidate *c) {
  const uint32_t number = c->name.end - 1;
  if (number != c->name.first + 1 || !is_suffix(reader, number) || token_at(reader, number)->casing != CASE_UPPER) return false;
  const uint32_t marks = word_marks(reader, c->name.first);
  return marks & IS(FIRST_NAME) && !(marks & IS(ORDINARY)) && word_at(reader, number).len > 1;
}

/* "al-Zarqawi", "bin Laden": a surname with its particle. */
static bool is_surname_with_particle(const name_reader *reader, const candidate *c) {
  return c->count == 2 && token_at(reader, c->name.first)->casing == CASE_LOWER;
}

static int accept_rest(person_reader *people, candidate *c) {
  const name_run *run = &people->reader->runs[c->run];
  if (run->flags & RUN_SHOUTED) return may_hold_known(people, run) ? accept_shouted(people, c) : NG_OK;
  if (is_surname_with_particle(people->reader, c)) return accept_word(people, c);
  if (is_hyphened_pair(people->reader, c)) {
    int status = accept_pair(people, c);
    return status != NG_OK || c->done ? status : accept_words(people, c);
  }
  if (c->count == 1 && is_sovereign(people->reader, c)) return accept_full(people, c);
  return c->count == 1 ? accept_word(people, c) : accept_words(people, c);
}

static bool is_full(const name_reader *reader, const candidate *c) {
  return !c->done && (c->count > 1 || c->has_initial) && !is_hyphened_pair(reader, c) && !(reader->runs[c->run].flags & RUN_SHOUTED);
}

/* Only commas, "and", ages and brackets between two runs: "Elly Sapper, 31, Dassi Erlich (left) and Nicole Meyer". */
static bool is_row(const name_reader *reader, uint32_t from, uint32_t to) {
  bool joined = false, inside = false;
  for (uint32_t t = from; t < to; t++) {
    const ng_token *token = token_at(reader, t);
    bool joins = token->lexeme == WORD_COMMA || token->lexeme == WORD_SEMICOLON || token->lexeme == WORD_AND || token->lexeme == WORD_AMPERSAND;
    if (token->lexeme == WORD_OPEN_BRACKET) inside = true;
    if (!joins && !inside && token->kind != TOKEN_NUMBER) return false;
    if (token->lexeme == WORD_CLOSE_BRACKET) inside = false;
    joined |= joins && !inside;
  }
  return joined && to - from < 8;
}

static bool is_person_run(const name_reader *reader, const candidate *c) {
  return c->done && c->count && reader->claims[c->name.first] == CLAIM_PERSON;
}

/* "Perez Esquivel" after "Adolfo Perez Esquivel". */
static bool is_known_tail(const person_reader *people, const candidate *c) {
  uint32_t person = find_person(people, c, 2);
  return person != NO_REF && people->names[person].count > 1;
}

/* Names that the first pass refused, but whose neighbours or last words it took for people. */
static int reconsider(person_reader *people, candidate *found, uint32_t i) {
  const name_reader *reader = people->reader;
  candidate *c = &found[i];
  bool before = i > 0 && is_person_run(reader, &found[i - 1]) && is_row(reader, found[i - 1].name.end, c->name.first);
  bool behind = i + 1 < reader->run_count && is_person_run(reader, &found[i + 1]) && is_row(reader, c->name.end, found[i + 1].name.first);
  if (before || behind) note_neighbour(c);
  if (c->score >= ENOUGH_FOR_PERSON || is_known_tail(people, c)) return accept_full(people, c);
  return NG_OK;
}

/* ---- places that might be people */

#define SURELY_PERSON (ENOUGH_FOR_PERSON + 4) /* a surname that does something; who speaks, has an age or a title */

static bool same_words(const candidate *a, const candidate *b) {
  return a->count == b->count && memcmp(a->words, b->words, a->count * sizeof *a->words) == 0;
}

/* The best that the text says for a name as a person. */
static int best_score(const key_index *names, const candidate *found, const candidate *c) {
  int best = c->score;
  uint32_t seen = 0;
  for (uint32_t at = key_index_first(names, c->words[c->count - 1]); at && seen++ < MAX_SAME; at = key_index_next(names, at)) {
    const candidate *other = &found[key_index_item(names, at)];
    if (other->score > best && same_words(other, c)) best = other->score;
  }
  return best;
}

/* "In Piedra Linda … Piedra Linda has no school": a name behind a word of place, and nowhere surely a person's, is a place wherever it stands.
 * `full` are the candidates looked at. */
static int note_places(const name_reader *reader, candidate *found, const uint32_t *full, uint32_t full_count) {
  key_index names;
  if (!full_count) return NG_OK;
  int status = key_index_init(&names, reader->scratch, full_count);
  for (uint32_t i = 0; i < full_count && status == NG_OK; i++) {
    const candidate *c = &found[full[i]];
    if (c->count && !key_index_add(&names, c->words[c->count - 1], full[i])) status = NG_ERROR_MEMORY;
  }
  for (uint32_t i = 0; i < full_count && status == NG_OK; i++) {
    candidate *c = &found[full[i]];
    if (!c->is_located) continue;
    uint32_t marks = word_marks(reader, c->name.first);
    if ((marks & IS(FIRST_NAME) && !(marks & IS(PARTICLE))) || best_score(&names, found, c) >= SURELY_PERSON) continue; /* "El Azul" may be a place */
    uint32_t seen = 0;
    for (uint32_t at = key_index_first(&names, c->words[c->count - 1]); at && seen++ < MAX_SAME; at = key_index_next(&names, at)) {
      candidate *other = &found[key_index_item(&names, at)];
      if (other != c && !other->is_located && same_words(other, c)) note_place(other), other->is_located = true;
    }
  }
  return status;
}

/* "senators", "Reps.", but not "boss" */
static bool is_of_several(const name_reader *reader, const title_part *title) {
  if (title->first == title->end || title->honorific || !title->office.len) return false;
  ng_str word = word_at(reader, title->end - 1);
  return str_ends(word, STR("s.")) || (str_ends(word, STR("s")) && !str_ends(word, STR("ss")));
}

/* "Sens. Lee, Park and [Kim]": the title of several is of all who stand in its row. */
static void share_titles(person_reader *people, const candidate *found, uint32_t count) {
  const name_reader *reader = people->reader;
  for (uint32_t i = 0; i + 1 < count; i++) {
    if (!found[i].has_title || !is_of_several(reader, &found[i].title) || !is_person_run(reader, &found[i])) continue;
    for (uint32_t k = i + 1; k < count && !found[k].has_title && is_person_run(reader, &found[k]); k++) {
      if (!is_row(reader, found[k - 1].name.end, found[k].name.first)) break;
      const uint32_t person = find_person(people, &found[k], 2);
      if (person != NO_REF) use_title(people, person, &found[i].title);
    }
  }
}

static void note_refused(const name_reader *reader, const candidate *c) {
  if (c->count && c->name.first < c->name.end && reader->claims[c->name.first] != CLAIM_PERSON)
    note_lost(reader->arena, reader->facts, (lost_reading){c->name, NO_REF, "person", "too little says that these words name a person", STR("")});
}

int find_people(person_reader *people, name_reader *reader) {
  *people = (person_reader){.reader = reader};
  reader->said = said_offices_new(reader->arena);
  const uint32_t count = reader->run_count;
  candidate *found = ARENA_RAW(reader->scratch, candidate, count + 1);
  uint32_t *full = ARENA_RAW(reader->scratch, uint32_t, count + 1), full_count = 0, doubtful = 0, located = 0;
  int status = found && full && reader->said ? key_index_init(&people->index, reader->arena, count) : NG_ERROR_MEMORY;
  if (status != NG_OK) return status;
  for (uint32_t i = 0; i < count; i++) {
    candidate *c = &found[i];
    cut_run(reader, i, c);
    if (!is_full(reader, c)) continue;
    judge(reader, c);
    located += c->is_located;
    full[full_count++] = i;
  }
  status = note_places(reader, found, full, located ? full_count : 0);
  for (uint32_t i = 0; i < full_count && status == NG_OK; i++) {
    candidate *c = &found[full[i]];
    if (c->score >= ENOUGH_FOR_PERSON)
      status = accept_full(people, c);
    else if (c->score >= ENOUGH_FOR_PERSON - ROW_MATTERS)
      full[doubtful++] = full[i];
  }
  for (uint32_t i = 0; i < doubtful && status == NG_OK; i++) status = reconsider(people, found, full[i]);
  for (uint32_t i = 0; i < count && status == NG_OK; i++)
    if (!found[i].done) status = accept_rest(people, &found[i]);
  share_titles(people, found, count);
  for (uint32_t i = 0; i < count && status == NG_OK && reader->facts->wants_lost; i++) note_refused(reader, &found[i]);
  return status == NG_OK ? SORT_MENTIONS(reader->arena, reader->facts->person_mentions, &people->sorted) : status;
}
