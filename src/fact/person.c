/* Deciding which runs are people, and linking mentions of one person. Evidence is added up; lists of names are evidence, never a gate. */
#include "fact/person.h"

#include <stdlib.h>

#include "base/error.h"

#define MAX_WORDS 12u
#define ENOUGH 4 /* score from which a run of two or more words is a person; halves of points */

typedef struct {
  uint32_t run;
  title_part title;
  token_range name;
  uint32_t words[MAX_WORDS], count; /* lexemes of the name */
  uint32_t row;                     /* of the office table */
  int score;
  bool has_title, done;
  bool has_initial; /* "J. R. Abernathy": one word, but a full name */
} candidate;

static bool is_suffix(const name_reader *reader, uint32_t token) {
  static const char *const SUFFIXES[] = {"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", NULL};
  for (const char *const *s = SUFFIXES; *s; s++)
    if (has_word(reader, token, *s)) return true;
  return false;
}

static bool is_bare_initial(const name_reader *reader, uint32_t token) {
  ng_str word = word_at(reader, token);
  return word.len == 1 || (word.len <= 6 && word.ptr[1] == '.' && !(reader->single[token] & IS(GAZ)));
}

static void read_words(const name_reader *reader, candidate *c) {
  c->count = 0;
  for (uint32_t t = c->name.first; t < c->name.end && c->count < MAX_WORDS; t++) {
    if (token_at(reader, t)->kind != TOKEN_WORD || is_suffix(reader, t)) continue;
    if (is_bare_initial(reader, t) && t + 1 < c->name.end) {
      c->has_initial = true;
      continue;
    }
    c->words[c->count++] = token_at(reader, t)->lexeme;
  }
}

static bool is_word_of(const name_reader *reader, uint32_t token, uint32_t bits) {
  return reader->single[token] & bits;
}

/* Moves `first` behind titles that stand inside the run: "Foreign Ministry Spokesman Qin Gang". */
static uint32_t behind_titles(const name_reader *reader, uint32_t first, uint32_t end) {
  uint32_t name = first;
  for (uint32_t t = first; t < end; t++) {
    const list_hit *hit = name_hit(reader, t, NAME_TITLE);
    const list_hit *honorific = name_hit(reader, t, NAME_HONORIFIC);
    uint32_t length = hit ? hit->length : 0;
    const list_hit *place = name_hit(reader, t, NAME_GAZ); /* "Sri Lanka" */
    if (honorific && honorific->length > length) length = honorific->length;
    if (place && place->length > length) length = 0;
    if (length && t + length < end &&
        !(is_word_of(reader, t, IS(SURNAME) | IS(FIRST_NAME)) && length == 1 && t > name && is_word_of(reader, t - 1, IS(FIRST_NAME)))) {
      name = t + length;
      t = name - 1;
    } else if (is_word_of(reader, t, IS(FIRST_NAME)) && !is_word_of(reader, t, IS(ORDINARY) | IS(GAZ) | IS(DEMONYM))) {
      break;
    }
  }
  return name;
}

/* The row of the office table whose name or alias is exactly the name; of namesakes the one in office, else the latest. */
static uint32_t find_row(const name_reader *reader, token_range name) {
  const token_table *tokens = reader->tokens;
  if (!(reader->begins[name.first] & IS(ROSTER))) return NO_HOLDER;
  uint32_t best = NO_HOLDER;
  for (uint32_t h = tokens->first_hit[name.first]; h < tokens->first_hit[name.first + 1]; h++) {
    const list_entry *entry = &reader->lexicon->entries[tokens->hits[h].entry];
    if (entry->list != (uint32_t)reader->lists->id[NAME_ROSTER] || name.first + tokens->hits[h].length != name.end) continue;
    const roster_row *row = &reader->offices->rows[entry->row];
    if (best == NO_HOLDER || roster_in_force(row, reader->date)) best = entry->row;
  }
  return best;
}

static int score_words(const name_reader *reader, const candidate *c) {
  int score = 0;
  uint32_t last = c->name.end - 1;
  for (uint32_t t = c->name.first; t < c->name.end; t++) {
    if (token_at(reader, t)->kind != TOKEN_WORD) continue;
    bool named = is_word_of(reader, t, IS(FIRST_NAME) | IS(SURNAME) | IS(FAMILY_FIRST) | IS(PARTICLE));
    if (is_word_of(reader, t, IS(ORDINARY)) && !named) score -= 3;
    if (is_word_of(reader, t, IS(MONTH) | IS(WEEKDAY)) && t != c->name.first) score -= 4;
    if (is_bare_initial(reader, t) && t != last)
      score += 2;
    else if (token_at(reader, t)->casing == CASE_UPPER && token_at(reader, t)->end - token_at(reader, t)->start > 1 && !is_suffix(reader, t))
      score -= 3;
    if (t > c->name.first && is_word_of(reader, t, IS(PARTICLE)) && token_at(reader, t)->casing == CASE_LOWER) score += 2;
    if (is_suffix(reader, t)) score += 3;
  }
  if (is_word_of(reader, last, IS(SUFFIX)) && !is_word_of(reader, last, IS(SURNAME)))
    score -= 6;
  else if (is_word_of(reader, last, IS(SUFFIX)))
    score -= 2;
  uint32_t others = IS(ORDINARY) | IS(GAZ) | IS(DEMONYM) | IS(SUFFIX) | IS(HEAD) | IS(TITLE) | IS_ORGANIZATION | IS_BELIEF;
  if (is_word_of(reader, last, IS(SURNAME)))
    score += 2;
  else if (!is_word_of(reader, last, others))
    score += 1;
  return score;
}

static int score_first_word(const name_reader *reader, const candidate *c) {
  uint32_t first = c->name.first;
  int score = 0;
  const list_hit *given = name_hit(reader, first, NAME_FIRST_NAME);
  if (given)
    score += hit_int(reader, given, reader->lists->weak) || is_word_of(reader, first, IS(ORDINARY)) ? 1 : 3;
  else if (is_word_of(reader, first, IS(FAMILY_FIRST)))
    score += 2;
  if (!given && is_word_of(reader, first, IS(GAZ))) score -= 4;
  if (is_word_of(reader, first, IS(DEMONYM) | IS(RELIGION) | IS(ETHNIC)) && !given) score -= 6;
  if (is_word_of(reader, first, IS(HEAD)) && !given) score -= 5;
  const list_hit *place = name_hit(reader, first, NAME_GAZ);
  if (place && place->length > 1 && first + place->length >= c->name.end) score -= 5;
  return score;
}

static bool is_speech(const name_reader *reader, uint32_t token) {
  static const char *const VERBS[] = {"said",   "says",     "told",     "added",     "wrote", "tweeted", "argued",
                                      "warned", "insisted", "recalled", "explained", "noted", "asked",   NULL};
  for (const char *const *v = VERBS; *v; v++)
    if (has_word(reader, token, *v)) return true;
  return false;
}

/* ", 45," behind a name: an age. */
static bool has_age(const name_reader *reader, uint32_t end) {
  return end + 2 < reader->tokens->count && has_word(reader, end, ",") && token_at(reader, end + 1)->kind == TOKEN_NUMBER &&
         token_at(reader, end + 1)->value > 3 && token_at(reader, end + 1)->value < 111 &&
         (has_word(reader, end + 2, ",") || has_word(reader, end + 2, "."));
}

/* ", president of", ", the company's chief executive": an office behind a name, not far behind its comma. */
static bool has_apposition(const name_reader *reader, uint32_t end) {
  if (!has_word(reader, end, ",")) return false;
  uint32_t stop = sentence_of(reader, end)->end;
  for (uint32_t t = end + 1; t < stop && t < end + 6; t++) {
    if (token_at(reader, t)->kind == TOKEN_PUNCT && !has_word(reader, t, "-")) return false;
    if (reader->begins[t] & IS(TITLE))
      return t + 1 == stop || !is_capitalised(reader, t) || !is_capitalised(reader, t + 1) || has_word(reader, t + 1, "of");
  }
  return false;
}

/* "the minister of labour, Thulas Nxesi,": an office and a comma before a name. */
static bool follows_office(const name_reader *reader, uint32_t first) {
  uint32_t start = sentence_of(reader, first)->first;
  if (first < start + 2 || !has_word(reader, first - 1, ",")) return false;
  for (uint32_t t = first - 1; t-- > start && t + 10 > first;) {
    if (token_at(reader, t)->kind == TOKEN_PUNCT) return false;
    if (reader->begins[t] & IS(TITLE)) return true;
  }
  return false;
}

static int score_context(const name_reader *reader, const candidate *c) {
  int score = 0;
  const name_run *run = &reader->runs[c->run];
  if (c->has_title) score += c->title.honorific ? 8 : 5;
  if (has_age(reader, c->name.end)) score += 6;
  if (is_speech(reader, c->name.end)) score += 3;
  if (has_word(reader, c->name.end, "who") || (has_word(reader, c->name.end, ",") && has_word(reader, c->name.end + 1, "who"))) score += 3;
  if (has_apposition(reader, c->name.end)) score += 4;
  if (follows_office(reader, c->name.first)) score += 3;
  if (c->name.first > 0 && is_speech(reader, c->name.first - 1)) score += 3;
  if (run->first == c->name.first && run->flags & RUN_AFTER_THE) score -= 5;
  if (run->flags & RUN_HAS_AMPERSAND) score -= 6;
  if (c->name.first > 0 && run->first == c->name.first && (has_word(reader, c->name.first - 1, "in") || has_word(reader, c->name.first - 1, "at")))
    score -= 2;
  return score;
}

/* "Ambassador to Peru Joaquim Lemos": words before a given name that are none of the name. */
static uint32_t behind_places(const name_reader *reader, uint32_t first, uint32_t end) {
  while (first + 2 < end && is_word_of(reader, first, IS(GAZ) | IS(DEMONYM) | IS(SUFFIX) | IS(ORDINARY)) &&
         !is_word_of(reader, first, IS(FIRST_NAME) | IS(FAMILY_FIRST)) && is_word_of(reader, first + 1, IS(FIRST_NAME)) &&
         !is_word_of(reader, first + 1, IS(ORDINARY) | IS(GAZ)))
    first++;
  return first;
}

static void judge(const name_reader *reader, uint32_t index, candidate *c) {
  const name_run *run = &reader->runs[index];
  const ng_sentence *sentence = sentence_of(reader, run->first);
  *c = (candidate){.run = index, .row = NO_HOLDER};
  uint32_t first = run->first, end = run->end;
  while (first < end && (reader->claims[first] || token_at(reader, first)->kind != TOKEN_WORD)) first++;
  for (uint32_t t = first; t < end; t++)
    if (reader->claims[t]) end = t;
  while (end > first && token_at(reader, end - 1)->kind != TOKEN_WORD) end--;
  c->done = first >= end;
  if (c->done) return;
  c->name = (token_range){behind_titles(reader, first, end), end};
  uint32_t least = c->name.first > sentence->first + 8 ? c->name.first - 8 : sentence->first;
  c->has_title = read_title(reader, least, c->name.first, &c->title);
  if (c->name.first > first && !c->has_title) c->name.first = first;
  if (!c->has_title) c->name.first = behind_places(reader, c->name.first, end);
  read_words(reader, c);
  c->row = find_row(reader, c->name);
  if (!c->count) c->done = true;
  if (c->has_initial && is_bare_initial(reader, end - 1)) c->done = true; /* "U. S." */
  if (c->count < 2 && !c->has_initial) return;
  c->score =
      score_words(reader, c) + score_first_word(reader, c) + score_context(reader, c) + (c->count <= 3 ? 2 : 0) + (c->row != NO_HOLDER ? 10 : 0);
}

static uint32_t new_person(person_reader *people, token_range name, const uint32_t *words, uint32_t count, uint32_t row) {
  name_reader *reader = people->reader;
  fact_person *person = FACT_ADD(reader->arena, reader->facts->people);
  if (!person) return NO_REF;
  uint32_t index = reader->facts->people.count - 1;
  if (index >= people->size) {
    uint32_t size = people->size ? people->size * 2 : 16;
    person_name *names = arena_grow(reader->arena, people->names, people->size * sizeof *names, size * sizeof *names);
    if (!names) return NO_REF;
    people->names = names;
    people->size = size;
  }
  person_name *kept = &people->names[index];
  *kept = (person_name){ARENA_NEW(reader->arena, uint32_t, count + 1), count, row, false, false, false};
  if (!kept->words) return NO_REF;
  memcpy(kept->words, words, count * sizeof *words);
  *person = (fact_person){.in_office = -1};
  if (name.end > name.first) {
    person->name = tokens_text(reader->tokens, name.first, name.end);
    kept->family_first = count > 1 && count < 4 && is_word_of(reader, name.first, IS(FAMILY_FIRST)) &&
                         (token_at(reader, name.end - 2)->kind == TOKEN_DASH || !is_word_of(reader, name.end - 1, IS(FAMILY_FIRST)));
    const list_hit *given = name_hit(reader, name.first, NAME_FIRST_NAME);
    ng_str gender = given ? hit_text(reader, given, reader->lists->gender) : STR("");
    if (gender.len && gender.ptr[0] != 'u' && count > 1 && !kept->family_first) person->gender = (uint8_t)gender.ptr[0];
  }
  return index;
}

static void use_row(person_reader *people, uint32_t index, uint32_t row) {
  if (row == NO_HOLDER) return;
  const roster_row *r = &people->reader->offices->rows[row];
  people->names[index].row = row;
  people->reader->facts->people.items[index].gender = r->gender;
  if (people->names[index].count > 1 && people->names[index].words[0] == r->surname) people->names[index].family_first = true;
}

uint32_t add_holder(person_reader *people, uint32_t row) {
  const roster_row *r = &people->reader->offices->rows[row];
  uint32_t index = new_person(people, (token_range){0, 0}, &r->surname, 1, row);
  if (index == NO_REF) return NO_REF;
  people->reader->facts->people.items[index].name = r->person;
  use_row(people, index, row);
  return index;
}

int add_person_mention(person_reader *people, uint32_t person, token_range span, token_range name, person_form form, uint32_t group) {
  person_mention *mention = FACT_ADD(people->reader->arena, people->reader->facts->person_mentions);
  if (!mention) return NG_ERROR_MEMORY;
  *mention = (person_mention){span, name, (uint8_t)form, person, group, METHOD_PERSON_NAME + form};
  uint8_t claim = form == FORM_TITLE || form == FORM_GROUP || form == FORM_PRONOUN ? CLAIM_TITLE : CLAIM_PERSON;
  for (uint32_t t = span.first; t < span.end; t++)
    if (!people->reader->claims[t]) people->reader->claims[t] = t < name.first ? CLAIM_TITLE : claim;
  return NG_OK;
}

/* How `c` may stand for a person: 3 the same or fuller name, 2 the calling name or tail, 1 the given name, 0 not. */
static int match_name(const person_name *name, const candidate *c) {
  if (!name->count || !c->count) return 0;
  uint32_t last = name->words[name->count - 1], mine = c->words[c->count - 1];
  if (c->count == 1) {
    if (mine == last && !(name->family_first && name->count > 1)) return 2;
    if (name->words[0] == mine) return name->family_first ? 2 : 1;
    return 0;
  }
  if (name->count == 1) return last == mine || name->words[0] == c->words[0] ? (last == mine ? 2 : 0) : 0;
  if (name->words[0] == c->words[0] && last == mine) return 3;
  if (c->count >= name->count) return 0;
  return memcmp(name->words + name->count - c->count, c->words, c->count * sizeof *c->words) == 0 ? 2 : 0;
}

static bool same_holder(const person_reader *people, uint32_t a, uint32_t b) {
  const roster_row *rows = people->reader->offices->rows;
  return a != NO_HOLDER && b != NO_HOLDER && str_equal(rows[a].person, rows[b].person);
}

/* The person that `c` names, the best and among equals the one added last. */
static uint32_t find_person(const person_reader *people, const candidate *c, int least) {
  const fact_table *facts = people->reader->facts;
  uint32_t best = NO_REF;
  int best_score = least - 1;
  for (uint32_t i = facts->people.count; i-- > 0;) {
    if (same_holder(people, c->row, people->names[i].row)) return i;
    uint8_t gender = facts->people.items[i].gender;
    if (c->has_title && c->title.gender && gender && c->title.gender != gender) continue;
    int score = match_name(&people->names[i], c);
    if (c->count > 1 && people->names[i].count == 1 && score < 3 && c->row == NO_HOLDER) score = score == 2 ? 2 : 0;
    if (score > best_score) best = i, best_score = score;
  }
  return best;
}

static void use_title(person_reader *people, uint32_t index, const title_part *title) {
  fact_person *person = &people->reader->facts->people.items[index];
  if (title->gender && !person->gender) person->gender = title->gender;
  if (title->first == title->end || (title->honorific && !title->office.len)) return;
  if (!person->title.len) person->title = tokens_text(people->reader->tokens, title->first, title->end);
  if (!title->office.len || people->names[index].text_office) return;
  person->office = title->office;
  if (title->country.len) person->country = title->country;
  person->leader = title->leader && !title->former;
  people->names[index].former = title->former;
  people->names[index].text_office = true;
}

static int mention_candidate(person_reader *people, candidate *c, uint32_t index, person_form form) {
  token_range span = c->name;
  if (c->has_title) span.first = c->title.first;
  c->done = true;
  if (c->has_title) {
    use_title(people, index, &c->title);
    if (form == FORM_NAME) form = FORM_TITLE_NAME;
  }
  return add_person_mention(people, index, span, c->name, form, 0);
}

static void lengthen(person_reader *people, uint32_t index, const candidate *c) {
  person_name *name = &people->names[index];
  if (c->count <= name->count && !(name->count == 1 && c->count > 1)) return;
  uint32_t *words = ARENA_NEW(people->reader->arena, uint32_t, c->count);
  if (!words) return;
  memcpy(words, c->words, c->count * sizeof *words);
  name->words = words;
  name->count = c->count;
  people->reader->facts->people.items[index].name = tokens_text(people->reader->tokens, c->name.first, c->name.end);
}

static int accept_full(person_reader *people, candidate *c) {
  uint32_t index = find_person(people, c, 2);
  if (index == NO_REF) index = new_person(people, c->name, c->words, c->count, c->row);
  if (index == NO_REF) return NG_ERROR_MEMORY;
  lengthen(people, index, c);
  use_row(people, index, c->row);
  return mention_candidate(people, c, index, FORM_NAME);
}

/* The holder known by this one word at the document's date: "Putin". Words that are more than a name need more evidence. */
static uint32_t known_by_surname(const name_reader *reader, const candidate *c) {
  uint32_t token = c->name.end - 1, found = NO_HOLDER;
  if (is_word_of(reader, token, IS(ORDINARY) | IS(GAZ) | IS(DEMONYM) | IS(FIRST_NAME) | IS_ORGANIZATION) && !c->has_title) return NO_HOLDER;
  for (uint32_t r = roster_by_surname(reader->offices, c->words[c->count - 1]); r != NO_HOLDER; r = reader->offices->rows[r].next) {
    const roster_row *row = &reader->offices->rows[r];
    if (!roster_in_force(row, reader->date)) continue;
    if (c->has_title && c->title.office.len && !str_equal(c->title.office, row->office)) continue;
    if (c->has_title && c->title.country.len && !str_equal(c->title.country, row->country)) continue;
    if (found != NO_HOLDER && !str_equal(reader->offices->rows[found].person, row->person)) return NO_HOLDER;
    found = r;
  }
  return found;
}

static bool speaks(const name_reader *reader, const candidate *c) {
  uint32_t token = c->name.first;
  if (!is_word_of(reader, token, IS(SURNAME) | IS(FIRST_NAME)) || is_word_of(reader, token, IS(ORDINARY) | IS(GAZ) | IS(DEMONYM) | IS_ORGANIZATION))
    return false;
  return is_speech(reader, c->name.end) || (token > 0 && is_speech(reader, token - 1));
}

/* "Maria" alone, where nothing else explains the capital and the text says it again. */
static bool is_given_name(const name_reader *reader, const candidate *c) {
  uint32_t token = c->name.first, times = 0;
  if (c->name.end != token + 1 || !is_word_of(reader, token, IS(FIRST_NAME)) || token_at(reader, token)->casing != CASE_TITLE) return false;
  if (is_word_of(reader, token,
                 IS(ORDINARY) | IS(GAZ) | IS(DEMONYM) | IS(MONTH) | IS_ORGANIZATION | IS_BELIEF | IS(SUFFIX) | IS(TITLE) | IS(HONORIFIC)))
    return false;
  if (reader->runs[c->run].flags & RUN_AFTER_THE) return false;
  for (uint32_t i = 0; i < reader->run_count && times < 2; i++) {
    const name_run *run = &reader->runs[i];
    times += run->end == run->first + 1 && !(run->flags & (RUN_AFTER_THE | RUN_STARTS_SENTENCE)) &&
             token_at(reader, run->first)->lexeme == token_at(reader, token)->lexeme;
  }
  return times >= 2;
}

/* "thanked": a past form, as far as its ending tells. */
static bool ends_in_ed(const name_reader *reader, uint32_t token) {
  ng_str word = token < reader->tokens->count ? word_at(reader, token) : STR("");
  return word.len > 4 && token_at(reader, token)->casing == CASE_LOWER && memcmp(word.ptr + word.len - 2, "ed", 2) == 0;
}

/* What follows a name that is the subject of its sentence: "Trump has", "Rice 's", "Brown, who". */
static bool is_before_verb(const name_reader *reader, uint32_t token) {
  static const char *const WORDS[] = {"has",           "had",  "is",   "was",  "will",    "would",   "did",   "does", "also",   "'s",
                                      "\xe2\x80\x99s", ",",    "who",  "and",  "himself", "herself", "could", "can",  "should", "met",
                                      "took",          "made", "went", "came", "gave",    "called",  "wants", "won",  "lost",   NULL};
  for (const char *const *w = WORDS; *w; w++)
    if (has_word(reader, token, *w)) return true;
  return is_speech(reader, token) || ends_in_ed(reader, token);
}

/* Words that mean something else even where a person of that name is known: days, months, countries, peoples. */
static bool is_other_sense(const name_reader *reader, uint32_t token) {
  if (is_word_of(reader, token, IS(WEEKDAY) | IS(MONTH) | IS(DEMONYM) | IS_BELIEF)) return true;
  const list_hit *hit = name_hit(reader, token, NAME_GAZ);
  return hit && roster_place_country(reader->offices, reader->lexicon->entries[hit->entry].row).len;
}

static int accept_single(person_reader *people, candidate *c) {
  name_reader *reader = people->reader;
  uint32_t token = c->name.end - 1;
  bool honorific = c->has_title && c->title.honorific;
  if (!c->has_title && is_other_sense(reader, token)) return NG_OK;
  uint32_t index = find_person(people, c, honorific ? 2 : 1);
  bool common = reader->runs[c->run].flags & RUN_PLAIN && !is_before_verb(reader, c->name.end);
  if (index != NO_REF && !common) {
    bool alias = match_name(&people->names[index], c) == 1;
    if (alias && is_word_of(reader, token, IS(GAZ) | IS(ORDINARY))) return NG_OK;
    return mention_candidate(people, c, index, alias ? FORM_ALIAS : c->has_title ? FORM_TITLE_NAME : FORM_SURNAME);
  }
  if (reader->runs[c->run].flags & RUN_PLAIN) return NG_OK;
  uint32_t row = c->row != NO_HOLDER && !is_word_of(reader, token, IS(ORDINARY) | IS(GAZ)) ? c->row : known_by_surname(reader, c);
  bool titled = c->has_title && (honorific || (c->title.leader && !is_word_of(reader, token, IS(SUFFIX))) || is_word_of(reader, token, IS(SURNAME)) ||
                                 token_at(reader, c->title.end - 1)->casing == CASE_TITLE);
  if (titled && !honorific && is_word_of(reader, token, IS(ORDINARY) | IS(GAZ) | IS(DEMONYM) | IS(MONTH) | IS(WEEKDAY) | IS(TITLE)) &&
      row == NO_HOLDER)
    titled = false;
  if (row == NO_HOLDER && !titled && !speaks(reader, c) && !is_given_name(reader, c)) return NG_OK;
  index = new_person(people, c->name, c->words, c->count, row);
  if (index == NO_REF) return NG_ERROR_MEMORY;
  use_row(people, index, row);
  return mention_candidate(people, c, index, c->has_title ? FORM_TITLE_NAME : FORM_SURNAME);
}

/* "Trump-Kim": two words and nothing but a hyphen between them; a double surname, a double given name or two people. */
static bool is_hyphened_pair(const name_reader *reader, const candidate *c) {
  return c->name.end - c->name.first == 3 && c->count == 2 && token_at(reader, c->name.first + 1)->kind == TOKEN_DASH;
}

static int accept_pair(person_reader *people, candidate *c) {
  uint32_t index = find_person(people, c, 2);
  if (index == NO_REF && c->has_title && c->title.honorific) index = new_person(people, c->name, c->words, c->count, c->row);
  return index == NO_REF ? NG_OK : mention_candidate(people, c, index, FORM_SURNAME);
}

/* Words of known people inside runs that are no names: "Trump-Kim", "Biden White House". */
static int accept_words(person_reader *people, candidate *c) {
  name_reader *reader = people->reader;
  for (uint32_t t = c->name.first; t < c->name.end; t++) {
    const ng_token *token = token_at(reader, t);
    if (token->kind != TOKEN_WORD || reader->claims[t]) continue;
    bool hyphened =
        (t > c->name.first && token_at(reader, t - 1)->kind == TOKEN_DASH) || (t + 1 < c->name.end && token_at(reader, t + 1)->kind == TOKEN_DASH);
    const list_hit *place = name_hit(reader, t, NAME_GAZ);
    if (!hyphened && (t != c->name.first || is_word_of(reader, t, IS(ORDINARY) | IS(GAZ)) || (place && place->length > 1))) continue;
    candidate word = {.run = c->run, .name = {t, t + 1}, .words = {token->lexeme}, .count = 1, .row = NO_HOLDER};
    uint32_t index = find_person(people, &word, 2);
    if (index == NO_REF) continue;
    int status = mention_candidate(people, &word, index, FORM_SURNAME);
    if (status != NG_OK) return status;
  }
  return NG_OK;
}

/* Lines in which capitals say nothing: only names that the rest of the document or the office table knows. */
static int accept_shouted(person_reader *people, candidate *c) {
  name_reader *reader = people->reader;
  const name_run *run = &reader->runs[c->run];
  for (uint32_t t = run->first; t < run->end; t++) {
    if (reader->claims[t] || token_at(reader, t)->kind != TOKEN_WORD) continue;
    for (uint32_t length = run->end - t > 4 ? 4 : run->end - t; length > 0; length--) {
      candidate part = {.run = c->run, .name = {t, t + length}, .row = NO_HOLDER};
      read_words(reader, &part);
      part.row = length > 1 ? find_row(reader, part.name) : NO_HOLDER;
      if (!part.count || (length == 1 && is_word_of(reader, t, IS(ORDINARY) | IS(GAZ)))) continue;
      uint32_t index = find_person(people, &part, length > 1 ? 3 : 2);
      if (index == NO_REF && part.row != NO_HOLDER) index = new_person(people, part.name, part.words, part.count, part.row);
      if (index == NO_REF && length == 1 && (part.row = known_by_surname(reader, &part)) != NO_HOLDER)
        index = new_person(people, part.name, part.words, part.count, part.row);
      if (index == NO_REF) continue;
      use_row(people, index, part.row);
      int status = mention_candidate(people, &part, index, length > 1 ? FORM_NAME : FORM_SURNAME);
      if (status != NG_OK) return status;
      t += length - 1;
      break;
    }
  }
  return NG_OK;
}

int find_people(person_reader *people, name_reader *reader) {
  *people = (person_reader){.reader = reader};
  candidate *found = ARENA_NEW(reader->arena, candidate, reader->run_count + 1);
  if (!found) return NG_ERROR_MEMORY;
  int status = NG_OK;
  for (uint32_t i = 0; i < reader->run_count && status == NG_OK; i++) {
    judge(reader, i, &found[i]);
    bool full = !found[i].done && (found[i].count > 1 || found[i].has_initial) && !is_hyphened_pair(reader, &found[i]);
    if (full && !(reader->runs[i].flags & RUN_SHOUTED) && found[i].score >= ENOUGH) status = accept_full(people, &found[i]);
  }
  for (uint32_t i = 0; i < reader->run_count && status == NG_OK; i++) {
    if (!found[i].done && is_hyphened_pair(reader, &found[i])) status = accept_pair(people, &found[i]);
    if (found[i].done || status != NG_OK) continue;
    if (reader->runs[i].flags & RUN_SHOUTED)
      status = accept_shouted(people, &found[i]);
    else if (found[i].count == 1)
      status = accept_single(people, &found[i]);
    else
      status = accept_words(people, &found[i]);
  }
  if (status == NG_OK) sort_person_mentions(reader->facts);
  return status;
}

static int compare_mentions(const void *a, const void *b) {
  const person_mention *x = a, *y = b;
  if (x->span.first != y->span.first) return x->span.first < y->span.first ? -1 : 1;
  if (x->span.end != y->span.end) return x->span.end < y->span.end ? -1 : 1;
  return x->person < y->person ? -1 : x->person > y->person;
}

void sort_person_mentions(fact_table *facts) {
  if (facts->person_mentions.count > 1) qsort(facts->person_mentions.items, facts->person_mentions.count, sizeof(person_mention), compare_mentions);
}

/* "Yoon Suk-yeol: president of KOR" */
static int warn_mismatch(person_reader *people, const fact_person *person) {
  ng_arena *arena = people->reader->arena;
  fact_warning *warning = FACT_ADD(arena, people->reader->facts->warnings);
  uint32_t size = person->canonical.len + person->office.len + person->country.len + 8;
  char *text = arena_take(arena, size);
  if (!warning || !text) return NG_ERROR_MEMORY;
  uint32_t len = 0;
  const ng_str parts[] = {person->canonical, STR(": "), person->office, STR(" of "), person->country};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    memcpy(text + len, parts[i].ptr, parts[i].len);
    len += parts[i].len;
  }
  *warning = (fact_warning){"office-holder-mismatch", {text, len}};
  return NG_OK;
}

static int finish_person(person_reader *people, uint32_t index) {
  const name_reader *reader = people->reader;
  fact_person *person = &reader->facts->people.items[index];
  person_name *name = &people->names[index];
  if (name->row == NO_HOLDER) {
    if (name->former) person->in_office = 0;
    return NG_OK;
  }
  const roster_row *known = &reader->offices->rows[name->row];
  person->canonical = known->person;
  person->wikidata = known->wikidata;
  uint32_t best = roster_best_row(reader->offices, known->person, reader->date);
  const roster_row *row = &reader->offices->rows[best == NO_HOLDER ? name->row : best];
  bool asserted = name->text_office && person->leader && !name->former;
  if (!person->country.len) person->country = row->country;
  if (!person->office.len || str_is(person->office, "leader") || !name->text_office) person->office = row->office;
  int held = roster_in_office(reader->offices, known->person, person->office, person->country, reader->date);
  person->in_office = (int8_t)(name->former ? 0 : held >= 0 ? held : reader->date.len ? roster_in_force(row, reader->date) : -1);
  if (!name->text_office) person->leader = person->in_office == 1;
  if (asserted && held == 0) return warn_mismatch(people, person);
  return NG_OK;
}

int finish_people(person_reader *people) {
  sort_person_mentions(people->reader->facts);
  int status = NG_OK;
  for (uint32_t i = 0; i < people->reader->facts->people.count && status == NG_OK; i++) status = finish_person(people, i);
  return status;
}
