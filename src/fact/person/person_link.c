/* The persons of a document: their names, an index over the words of these, and their mentions. */
#include "base/error.h"
#include "fact/person/person.h"

#define MAX_BEARERS 500u       /* of one word, the latest: lists of thousands of Smiths must not take forever */
#define HOLDER_KEY 0x80000000u /* keys from here up: a person of the office table, by the place of the name in the strings */

static bool add_word_keys(person_reader *people, uint32_t person) {
  const person_name *name = &people->names[person];
  for (uint32_t i = 0; i < name->count; i++)
    if (!key_index_add(&people->index, name->words[i], person)) return false;
  return true;
}

static uint32_t holder_key(const person_reader *people, uint32_t row) {
  return HOLDER_KEY | people->reader->offices->rows[row].person.at;
}

static bool keep_words(person_reader *people, uint32_t person, const uint32_t *words, uint32_t count) {
  uint32_t *kept = ARENA_RAW(people->reader->arena, uint32_t, count + 1);
  if (!kept) return false;
  if (count) memcpy(kept, words, count * sizeof *words);
  people->names[person].words = kept;
  people->names[person].count = count;
  return add_word_keys(people, person);
}

/* "Kim Jong Un", but not "Jo Lee" where the last word is one of these too. */
static bool is_family_first(const name_reader *reader, token_range name, uint32_t count) {
  if (count < 2 || count > 3 || !(word_marks(reader, name.first) & IS(FAMILY_FIRST))) return false;
  return token_at(reader, name.end - 2)->kind == TOKEN_DASH || !(word_marks(reader, name.end - 1) & IS(FAMILY_FIRST));
}

/* By the first name that is written out: "J. Peter Grace". */
static uint8_t gender_of_given(const name_reader *reader, token_range name) {
  uint32_t token = name.first;
  while (token + 2 < name.end && is_bare_initial(reader, token)) token++;
  uint32_t given = token_flags(reader->tokens, token);
  return given & LEXEME_FLAG(FLAG_MALE_NAME) ? 'm' : given & LEXEME_FLAG(FLAG_FEMALE_NAME) ? 'f' : 0;
}

/* "his wife Amanda", but not "He called his brother, Amanda said." */
static uint8_t gender_of_kin(const name_reader *reader, token_range name) {
  const list_hit *kin = kin_before(reader, name.first);
  bool apart = kin && is_word(reader, name.first - 1, WORD_COMMA);
  return !kin || (apart && is_before_verb(reader, name.end) && !is_word(reader, name.end, WORD_COMMA)) ? 0 : reader->lists->kin[kin->row].gender;
}

static bool make_room(person_reader *people) {
  if (people->reader->facts->people.count <= people->size) return true;
  uint32_t size = people->size * 2 + 16;
  person_name *names = arena_grow(people->reader->arena, people->names, people->size * sizeof *names, size * sizeof *names);
  if (!names) return false;
  people->names = names;
  people->size = size;
  return true;
}

uint32_t add_person(person_reader *people, token_range name, const uint32_t *words, uint32_t count, uint32_t row) {
  name_reader *reader = people->reader;
  fact_person *person = FACT_ADD(reader->arena, reader->facts->people);
  if (!person || !make_room(people)) return NO_REF;
  uint32_t index = reader->facts->people.count - 1;
  people->names[index] = (person_name){.row = NO_HOLDER};
  *person = (fact_person){.in_office = -1};
  if (!keep_words(people, index, words, count)) return NO_REF;
  if (name.end > name.first) {
    people->names[index].first = name.first;
    people->names[index].is_kin = kin_before(reader, name.first);
    person->name = tokens_text(reader->tokens, name.first, name.end);
    people->names[index].family_first = is_family_first(reader, name, count);
    if (count > 1 && !people->names[index].family_first) person->gender = gender_of_given(reader, name);
    if (!person->gender) person->gender = gender_of_kin(reader, name);
  }
  use_holder(people, index, row);
  return index;
}

uint32_t add_holder(person_reader *people, uint32_t row) {
  const name_reader *reader = people->reader;
  uint32_t index = add_person(people, (token_range){0, 0}, NULL, 0, row);
  if (index != NO_REF) reader->facts->people.items[index].name = roster_str(reader->offices, reader->offices->rows[row].person);
  return index;
}

void use_holder(person_reader *people, uint32_t person, uint32_t row) {
  if (row == NO_HOLDER) return;
  const roster_row *r = &people->reader->offices->rows[row];
  person_name *name = &people->names[person];
  name->row = row;
  if (name->count > 1 && name->words[0] == r->calling) name->family_first = true;
  people->reader->facts->people.items[person].gender = r->gender;
  key_index_add(&people->index, holder_key(people, row), person);
}

int match_name(const person_name *name, const candidate *c) {
  if (!name->count || !c->count) return 0;
  uint32_t last = name->words[name->count - 1], mine = c->words[c->count - 1];
  if (c->count == 1) {
    if (mine == last) return name->family_first && name->count == 2 ? 1 : 2; /* "Shin Kanemaru" has his family's name last */
    if (name->words[0] == mine) return name->family_first ? 2 : 1;
    return name->count > 2 && name->words[name->count - 2] == mine ? 2 : 0; /* the first of two surnames: "Ramon Freire Serrano" */
  }
  if (last != mine) return 0;
  if (name->count == 1) return 2;
  if (name->words[0] == c->words[0]) return 3;
  if (c->count >= name->count) return 0;
  return memcmp(name->words + name->count - c->count, c->words, c->count * sizeof *c->words) == 0 ? 2 : 0;
}

static bool may_have_gender(const person_reader *people, uint32_t person, const candidate *c) {
  uint8_t gender = people->reader->facts->people.items[person].gender;
  return !c->has_title || !c->title.gender || !gender || c->title.gender == gender;
}

/* Obama, not Michelle Obama: who is in office, or soon will be, is called by the surname alone. */
static bool is_current(const person_reader *people, uint32_t person) {
  const roster *offices = people->reader->offices;
  const roster_date date = people->reader->date;
  if (people->names[person].row == NO_HOLDER || !date) return false;
  const roster_row *row = &offices->rows[roster_best_row(offices, people->names[person].row, date)];
  return !(row->leads & OFFICE_OF_MANY) && (roster_in_force(row, date) || (row->start > date && row->start < date + 2 * ROSTER_YEAR));
}

/* Who is called by a surname at `token`, that several have: a relative is told of by it only where nobody else has been named so far. */
static bool is_told_more(const person_reader *people, uint32_t person, uint32_t other, uint32_t token) {
  bool current = is_current(people, person);
  if (current != is_current(people, other)) return current;
  const person_name *mine = &people->names[person], *its = &people->names[other];
  if ((mine->first < token) != (its->first < token)) return mine->first < token;
  if (mine->is_kin != its->is_kin) return its->is_kin;
  return mine->mentions != its->mentions ? mine->mentions > its->mentions : person > other;
}

uint32_t find_person(const person_reader *people, const candidate *c, int least) {
  const key_index *index = &people->index;
  uint32_t best = NO_REF, at = c->row == NO_HOLDER ? 0 : key_index_first(index, holder_key(people, c->row));
  if (at) return key_index_item(index, at);
  if (!c->count) return NO_REF;
  int best_score = least - 1;
  uint32_t seen = 0;
  for (at = key_index_first(index, c->words[c->count - 1]); at && seen++ < MAX_BEARERS; at = key_index_next(index, at)) {
    uint32_t person = key_index_item(index, at);
    if (!may_have_gender(people, person, c)) continue;
    int score = match_name(&people->names[person], c);
    bool better = best != NO_REF && score == best_score && is_told_more(people, person, best, c->name.first);
    if (score > best_score || better) best = person, best_score = score;
  }
  return best;
}

void lengthen_name(person_reader *people, uint32_t person, const candidate *c) {
  if (c->count <= people->names[person].count) return;
  if (keep_words(people, person, c->words, c->count))
    people->reader->facts->people.items[person].name = tokens_text(people->reader->tokens, c->name.first, c->name.end);
}

static bool is_private(ng_str kind) {
  return str_is(kind, "other") || str_is(kind, "company") || str_is(kind, "academic") || str_is(kind, "religious");
}

void use_title(person_reader *people, uint32_t index, const title_part *title) {
  fact_person *person = &people->reader->facts->people.items[index];
  if (title->gender && !person->gender) person->gender = title->gender;
  if (title->first == title->end || (title->honorific && !title->office.len)) return;
  if (!person->title.len) person->title = tokens_text(people->reader->tokens, title->first, title->end);
  if (!title->office.len || people->names[index].text_office) return;
  person->office = title->office;
  person->sector = title->sector;
  person->is_titled = true;
  person->is_private = is_private(title->kind);
  if (title->country.len) person->country = title->country;
  person->leader = title->lead && !title->not_now;
  people->names[index].not_now = title->not_now;
  people->names[index].not_yet = title->not_yet;
  people->names[index].text_office = true;
  people->names[index].text_lead = office_of_title(title).leads;
}

int add_person_mention(person_reader *people, uint32_t person, token_range span, token_range name, person_form form, uint32_t group) {
  person_mention *mention = FACT_ADD(people->reader->arena, people->reader->facts->person_mentions);
  if (!mention) return NG_ERROR_MEMORY;
  *mention = (person_mention){span, name, (uint8_t)form, person, group, METHOD_PERSON_NAME + form};
  people->names[person].mentions++;
  uint8_t claim = form == FORM_TITLE || form == FORM_GROUP || form == FORM_PRONOUN ? CLAIM_TITLE : CLAIM_PERSON;
  for (uint32_t t = span.first; t < span.end; t++)
    if (!people->reader->claims[t]) people->reader->claims[t] = t < name.first ? CLAIM_TITLE : claim;
  return NG_OK;
}

int add_candidate(person_reader *people, candidate *c, uint32_t person, person_form form) {
  token_range span = {c->name.first, behind_honours(people->reader, c)};
  c->done = true;
  if (c->has_title) {
    span.first = c->title.first;
    use_title(people, person, &c->title);
    if (form == FORM_NAME) form = FORM_TITLE_NAME;
  }
  return add_person_mention(people, person, span, c->name, form, 0);
}
