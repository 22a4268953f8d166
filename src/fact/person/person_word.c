/* People by one word: "Putin", "Mr. Fernsby", "Maria"; and words of known people inside runs that are no names. What is known of people decides. */
#include "base/error.h"
#include "fact/person/person.h"

/* Names that are something else too need a title, except those that the table has alone ("Trump", "Bush", "Clinton"): a place or first name among
 * them needs a verb behind it. */
uint32_t known_by_calling(const name_reader *reader, const candidate *c) {
  uint32_t marks = word_marks(reader, c->name.end - 1);
  if (c->has_title) {
    uint32_t row = find_called(reader, c, false);
    if (row == NO_HOLDER) row = person__find_holder(reader, c, (token_range){c->title.end - 1, c->name.end}); /* "[Pope Leo]" */
    return row != NO_HOLDER ? row : find_called(reader, c, true);                                             /* "President Reagan" today */
  }
  if (marks & (IS(DEMONYM) | IS_ORGANIZATION)) return NO_HOLDER;
  uint32_t row = find_called(reader, c, false);
  if (!(marks & (IS(ORDINARY) | IS(GAZ) | IS(FIRST_NAME)))) return row != NO_HOLDER ? row : find_called(reader, c, true);
  if (row == NO_HOLDER || reader->runs[c->run].flags & RUN_AFTER_THE) return NO_HOLDER;
  if (!(marks & IS(ORDINARY)) && is_head_of_named(reader, c, row)) return row; /* "Turkey's Erdogan" */
  bool alone = reader->offices->rows[row].leads & OFFICE_ALONE;
  return alone && (!(marks & (IS(GAZ) | IS(FIRST_NAME))) || is_before_verb(reader, c->name.end)) ? row : NO_HOLDER;
}

/* A town of more than a hundred thousand, or no town: better known than a person of the name. */
static bool is_known_place(const place_row *place) {
  return !(place->flags & GAZ_WEAK) && (place->kind != PLACE_CITY || place->size > 5000);
}

/* A surname that is a small town, too: "Williams says". */
static bool is_small_town(const name_reader *reader, uint32_t token) {
  const list_hit *hit = name_hit(reader, token, LIST_GAZ);
  return word_marks(reader, token) & IS(SURNAME) && hit && !is_known_place(&reader->places->rows[hit->row]) && !is_great_place(reader, token);
}

static bool speaks(const name_reader *reader, const candidate *c) {
  uint32_t token = c->name.first, marks = word_marks(reader, token);
  if (!(marks & (IS(SURNAME) | IS(FIRST_NAME))) || marks & (IS(ORDINARY) | IS(DEMONYM) | IS_ORGANIZATION)) return false;
  if (marks & IS(GAZ)) return is_speech(reader, c->name.end) && is_small_town(reader, token);
  return is_label(reader, c->name) || is_speech(reader, c->name.end) || (token > 0 && is_speech(reader, token - 1));
}

/* "his father Orlando", "a man named Jafar": one word that cannot be anything else. */
static bool is_called(const name_reader *reader, const candidate *c) {
  uint32_t marks = word_marks(reader, c->name.first),
           others = IS(ORDINARY) | IS(DEMONYM) | IS(MONTH) | IS_ORGANIZATION | IS_BELIEF | IS(SUFFIX) | IS(TITLE);
  if (c->name.end != c->name.first + 1 || marks & others || (marks & IS(GAZ) && !(marks & (IS(FIRST_NAME) | IS(SURNAME))))) return false;
  return kin_before(reader, c->name.first);
}

/* "Maria" alone, where nothing else explains the capital and the text says it again. */
static bool is_given_name(const name_reader *reader, const candidate *c) {
  uint32_t token = c->name.first, times = 0, marks = word_marks(reader, token);
  if (c->name.end != token + 1 || !(marks & IS(FIRST_NAME)) || token_at(reader, token)->casing != CASE_TITLE) return false;
  if (marks & (IS(ORDINARY) | IS(GAZ) | IS(DEMONYM) | IS(MONTH) | IS_ORGANIZATION | IS_BELIEF | IS(SUFFIX) | IS(TITLE) | IS(HONORIFIC))) return false;
  if (reader->runs[c->run].flags & RUN_AFTER_THE) return false;
  for (uint32_t i = 0; i < reader->run_count && times < 2; i++) {
    const name_run *run = &reader->runs[i];
    times += run->end == run->first + 1 && !(run->flags & (RUN_AFTER_THE | RUN_STARTS_SENTENCE)) &&
             token_at(reader, run->first)->lexeme == token_at(reader, token)->lexeme;
  }
  return times >= 2;
}

/* Words that mean something else even where a person of that name is known: days, months, countries, peoples. */
static bool is_other_sense(const name_reader *reader, uint32_t token) {
  uint32_t marks = word_marks(reader, token);
  if (marks & (IS(WEEKDAY) | IS(MONTH) | IS(DEMONYM) | IS_BELIEF)) return true;
  if (marks & IS(NO_ORG) || token_at(reader, token)->end == token_at(reader, token)->start + 1 || name_hit(reader, token, LIST_CLAUSE_WORD))
    return true;
  const list_hit *hit = phrase_marks(reader, token) & IS(GAZ) ? name_hit(reader, token, LIST_GAZ) : NULL;
  bool named = marks & (IS(SURNAME) | IS(FIRST_NAME) | IS(FAMILY_FIRST));
  if (hit && marks & IS(GAZ) && !named && is_known_place(&reader->places->rows[hit->row])) return true;
  return hit && (state_of_place(reader, hit->row).len || (!named && is_great_place(reader, token)));
}

/* A title that makes one word a person: "Mr. Fernsby", "President Aguirre". */
static bool is_titled(const name_reader *reader, const candidate *c, uint32_t row) {
  uint32_t marks = word_marks(reader, c->name.end - 1);
  if (!c->has_title) return false;
  if (c->name.end == c->name.first + 1 && token_at(reader, c->name.first)->end == token_at(reader, c->name.first)->start + 1)
    return c->title.honorific && c->title.gender; /* "Mr X", but not "Gen Z", "Model T" */
  if (c->title.honorific) return true;
  if (row == NO_HOLDER && marks & (IS(ORDINARY) | IS(GAZ) | IS(DEMONYM) | IS(MONTH) | IS(WEEKDAY) | IS(TITLE))) return false;
  return (c->title.lead && !(marks & IS(SUFFIX))) || marks & IS(SURNAME) || token_at(reader, c->title.end - 1)->casing == CASE_TITLE;
}

/* Whether anything could make a person of a word alone: a person known by it, a name, or what stands before it. */
static bool may_be_person(const person_reader *people, const candidate *c) {
  const name_reader *reader = people->reader;
  const uint32_t token = c->name.first;
  return word_marks(reader, token) & (IS(SURNAME) | IS(FIRST_NAME)) || reader->tokens->lists[token] & list_bit(LIST_ROSTER) ||
         lists_before_name(reader, c) & (TITLE_LISTS | list_bit(LIST_KIN)) || key_index_first(&people->index, c->words[0]);
}

/* "President Reagan", "Reagan" beside Nancy Reagan: who leads a state now and has the surname of `person`, of whom only another first name is known; a row of
 * the office table, NO_HOLDER. */
static uint32_t namesake_in_office(const person_reader *people, const candidate *c, uint32_t person) {
  const name_reader *reader = people->reader;
  const uint8_t heads = OFFICE_OF_STATE | OFFICE_OF_GOVERNMENT;
  uint8_t gender = reader->facts->people.items[person].gender;
  if (!(reader->tokens->lists[c->name.first] & list_bit(LIST_ROSTER)) || !reader->date || people->names[person].row != NO_HOLDER) return NO_HOLDER;
  if (c->has_title && (c->title.honorific || !c->title.lead)) return NO_HOLDER;
  uint32_t row = known_by_calling(reader, c);
  if (row == NO_HOLDER || !(reader->offices->rows[row].leads & heads) || !roster_in_force(&reader->offices->rows[row], reader->date))
    return NO_HOLDER;
  bool other = gender && gender != reader->offices->rows[row].gender;
  return other || (c->has_title && roster_fits(reader->offices, &reader->offices->rows[row], office_of_title(&c->title))) ? row : NO_HOLDER;
}

/* "in Jordan", "a Kent lorry driver": a first name that is a place, too, and means it here. */
static bool is_place_again(const name_reader *reader, token_range name) {
  return follows_place_word(reader, name.first) || is_great_place(reader, name.first) || is_common_noun(reader, name.end);
}

int accept_word(person_reader *people, candidate *c) {
  if (is_word_alone(c) && !may_be_person(people, c)) return NG_OK;
  name_reader *reader = people->reader;
  if (is_word_alone(c)) read_word_before(reader, c);
  uint32_t token = c->name.end - 1, marks = word_marks(reader, token);
  bool plain = reader->runs[c->run].flags & RUN_PLAIN, label = is_label(reader, c->name);
  if (!c->has_title && ((is_acronym(reader, token) && !label) || is_other_sense(reader, token))) return NG_OK;
  if (marks & IS(PARTICLE) && c->name.end == c->name.first + 1) return NG_OK;
  if (c->name.first > 0 && is_glued(reader, c->name.first) && token_at(reader, c->name.first - 1)->kind == TOKEN_DASH)
    return NG_OK; /* "Mazar-e-Sharif" */
  uint32_t person = find_person(people, c, label || (c->has_title && c->title.honorific) ? 2 : 1);
  uint32_t namesake = person != NO_REF && is_word_alone(c) ? namesake_in_office(people, c, person) : NO_HOLDER;
  if (namesake != NO_HOLDER) {
    person = add_person(people, c->name, c->words, c->count, namesake);
    return person == NO_REF ? NG_ERROR_MEMORY : add_candidate(people, c, person, c->has_title ? FORM_TITLE_NAME : FORM_SURNAME);
  }
  bool acts = is_before_verb(reader, c->name.end), owns = is_word(reader, c->name.end, WORD_GENITIVE);
  if (person != NO_REF && (!plain || label || acts || owns)) {
    bool alias = match_name(&people->names[person], c) == 1;
    if (alias && (marks & IS(ORDINARY) || (marks & IS(GAZ) && is_place_again(reader, c->name)))) return NG_OK;
    return add_candidate(people, c, person, alias ? FORM_ALIAS : c->has_title ? FORM_TITLE_NAME : FORM_SURNAME);
  }
  if (plain && !acts) return NG_OK;
  uint32_t row = c->row != NO_HOLDER && !(marks & (IS(ORDINARY) | IS(GAZ))) ? c->row : known_by_calling(reader, c);
  if (row == NO_HOLDER && !is_titled(reader, c, row) && !speaks(reader, c) && !is_called(reader, c) && !is_given_name(reader, c)) return NG_OK;
  person = add_person(people, c->name, c->words, c->count, row);
  return person == NO_REF ? NG_ERROR_MEMORY : add_candidate(people, c, person, c->has_title ? FORM_TITLE_NAME : FORM_SURNAME);
}

bool begins_place(const name_reader *reader, uint32_t token) {
  unsigned mark;
  const list_hit *hit = longest_hit(reader, token, IS(GAZ) | IS(DEMONYM), &mark);
  return hit && hit->length > 1;
}

int accept_words(person_reader *people, candidate *c) {
  name_reader *reader = people->reader;
  for (uint32_t t = c->name.first; t < c->name.end; t++) {
    const ng_token *token = token_at(reader, t);
    if (token->kind != TOKEN_WORD || reader->claims[t] || !key_index_first(&people->index, token->lexeme)) continue;
    if (word_marks(reader, t) & IS(PARTICLE) || is_acronym(reader, t) || is_other_sense(reader, t)) continue;
    bool hyphened =
        (t > c->name.first && token_at(reader, t - 1)->kind == TOKEN_DASH) || (t + 1 < c->name.end && token_at(reader, t + 1)->kind == TOKEN_DASH);
    if (!hyphened && (t != c->name.first || word_marks(reader, t) & (IS(ORDINARY) | IS(GAZ)) || begins_place(reader, t))) continue;
    candidate word = {.run = c->run, .name = {t, t + 1}, .words = {token->lexeme}, .count = 1, .row = NO_HOLDER};
    uint32_t person = find_person(people, &word, 2);
    if (person == NO_REF) continue;
    int status = add_candidate(people, &word, person, FORM_SURNAME);
    if (status != NG_OK) return status;
  }
  return NG_OK;
}
