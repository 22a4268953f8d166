/* Weighing what speaks for and against a person in one run of capitalised words. Lists of names are evidence, never a gate. */
#include "fact/person/person.h"

/* Adds what a piece of evidence weighs. */
#define EVIDENCE(name, weight) WEIGHT_##name = (weight),
enum {
#include "fact/person/person_evidence.def"
};
#undef EVIDENCE
#define NOTE(c, name) ((c)->score += WEIGHT_##name)

/* "NH", "JP": initials without dots. */
static bool is_initials(const name_reader *reader, uint32_t token) {
  const ng_token *t = token_at(reader, token);
  return t->casing == CASE_UPPER && t->end - t->start == 2 && !(phrase_marks(reader, token) & ~(IS(FIRST_NAME) | IS(SURNAME)));
}

/* "Hee-[sun]", "bin [Laden]": a part of a name whatever else the word means. */
static bool is_joined(const name_reader *reader, const candidate *c, uint32_t token) {
  if (token == c->name.first) return false;
  const ng_token *before = token_at(reader, token - 1);
  if (before->kind == TOKEN_DASH) return token_at(reader, token)->casing == CASE_LOWER;
  return before->casing == CASE_LOWER && word_marks(reader, token - 1) & IS(PARTICLE);
}

static void note_word(const name_reader *reader, candidate *c, uint32_t token) {
  const ng_token *t = token_at(reader, token);
  uint32_t marks = word_marks(reader, token), names = IS(FIRST_NAME) | IS(SURNAME) | IS(FAMILY_FIRST) | IS(PARTICLE);
  bool inside = token > c->name.first && token + 1 < c->name.end;
  if (is_joined(reader, c, token)) marks &= names;
  if (marks & IS(ORDINARY) && !(marks & names)) NOTE(c, ORDINARY_WORD);
  if (marks & (IS(MONTH) | IS(WEEKDAY)) && token != c->name.first) NOTE(c, DAY_OR_MONTH);
  if (marks & IS(NO_ORG)) NOTE(c, NO_NAME);
  if (marks & IS(GAZ) && !(marks & IS(FIRST_NAME)) && is_great_place(reader, token)) NOTE(c, COUNTRY);
  if (is_suffix(reader, token)) {
    NOTE(c, NAME_SUFFIX);
    return;
  }
  if (is_bare_initial(reader, token) && token + 1 != c->name.end)
    NOTE(c, INITIAL);
  else if (t->casing == CASE_UPPER && is_initials(reader, token) && token + 1 != c->name.end)
    NOTE(c, TWO_LETTERS);
  else if (t->casing == CASE_UPPER && t->end - t->start > 1)
    NOTE(c, CAPITALS);
  if (token > c->name.first && marks & IS(PARTICLE) && t->casing == CASE_LOWER) NOTE(c, PARTICLE);
  if (inside && marks & IS(FIRST_NAME)) NOTE(c, MIDDLE_GIVEN);
  if (inside && marks & IS(GAZ) && !(marks & names)) NOTE(c, MIDDLE_PLACE);
}

static void note_last_word(const name_reader *reader, candidate *c) {
  uint32_t marks = word_marks(reader, c->name.end - 1);
  if (is_joined(reader, c, c->name.end - 1)) {
    marks &IS(SURNAME) ? NOTE(c, LAST_SURNAME) : NOTE(c, LAST_UNKNOWN);
    return;
  }
  uint32_t others = IS(ORDINARY) | IS(GAZ) | IS(DEMONYM) | IS(SUFFIX) | IS(HEAD) | IS(TITLE) | IS_ORGANIZATION | IS_BELIEF;
  if (marks & IS(SUFFIX)) marks &IS(SURNAME) ? NOTE(c, LAST_BODY_OR_SURNAME) : NOTE(c, LAST_BODY);
  if (marks & (IS(DEMONYM) | IS_ORGANIZATION | IS_BELIEF)) NOTE(c, LAST_LISTED);
  if (marks & IS(MEMBER) && word_marks(reader, c->name.first) & IS(GAZ)) NOTE(c, PARTISAN);
  if (name_hit(reader, c->name.end - 1, LIST_PLACE_AFTER)) NOTE(c, LAST_PLACE_NOUN);
  if (marks & IS(SURNAME))
    NOTE(c, LAST_SURNAME);
  else if (marks & IS(FIRST_NAME))
    NOTE(c, LAST_GIVEN);
  else if (marks & IS(GAZ))
    NOTE(c, LAST_PLACE);
  else if (!(marks & others))
    NOTE(c, LAST_UNKNOWN);
}

static void note_first_word(const name_reader *reader, candidate *c) {
  uint32_t first = c->name.first, marks = word_marks(reader, first);
  bool given = marks & IS(FIRST_NAME);
  const list_hit *place = phrase_marks(reader, first) & IS(GAZ) ? name_hit(reader, first, LIST_GAZ) : NULL;
  if (place && place->length > 1 && first + place->length < c->name.end)
    NOTE(c, PLACE_INSIDE);
  else if (place && place->length > 1)
    reader->places->rows[place->row].flags &GAZ_WEAK ? NOTE(c, PLACE_COVERS) : NOTE(c, GREAT_PLACE_COVERS);
  const list_hit *town = !place && name_hit(reader, first, LIST_DIRECTION) ? name_hit(reader, first + 1, LIST_GAZ) : NULL;
  if (town && first + 1 + town->length == c->name.end) NOTE(c, GREAT_PLACE_COVERS); /* "South London" */
  const list_hit *people = phrase_marks(reader, first) & IS(DEMONYM) ? name_hit(reader, first, LIST_DEMONYM) : NULL;
  if (people && people->length > 1 && first + people->length >= c->name.end) NOTE(c, PEOPLE_COVERS);
  if (phrase_marks(reader, first) & IS_ORGANIZATION) NOTE(c, FIRST_LISTED);
  const list_hit *title = phrase_marks(reader, first) & IS(TITLE) ? name_hit(reader, first, LIST_TITLE) : NULL;
  if (title && first + title->length >= c->name.end) NOTE(c, TITLE_COVERS);
  if (name_hit(reader, first, LIST_PLACE_BEFORE)) NOTE(c, FIRST_PLACE_NOUN);
  if (given) {
    token_has_flag(reader->tokens, first, FLAG_WEAK_FIRST_NAME) || marks &IS(ORDINARY) ? NOTE(c, FIRST_GIVEN_WEAK) : NOTE(c, FIRST_GIVEN);
    return;
  }
  if (marks & IS(FAMILY_FIRST))
    NOTE(c, FIRST_FAMILY);
  else if (marks & IS(SURNAME))
    NOTE(c, FIRST_SURNAME);
  if (marks & IS(GAZ)) NOTE(c, FIRST_PLACE);
  if (marks & (IS(DEMONYM) | IS(RELIGION) | IS(ETHNIC))) NOTE(c, FIRST_PEOPLE);
  if (marks & IS(HEAD)) NOTE(c, FIRST_BODY);
  if (!marks) NOTE(c, FIRST_UNKNOWN);
}

bool person__is_speech(const name_reader *reader, uint32_t token) {
  const list_hit *hit = name_hit(reader, token, LIST_SPEECH_VERB);
  return hit && hit->tag & (FORM_PAST | FORM_S);
}

/* "Hill |notably| tried" */
static bool is_adverb(const name_reader *reader, uint32_t token) {
  if (token_at(reader, token)->casing != CASE_LOWER || token_at(reader, token)->kind != TOKEN_WORD) return false;
  ng_str word = word_at(reader, token);
  return word.len > 4 && str_ends(word, STR("ly"));
}

bool is_before_verb(const name_reader *reader, uint32_t token) {
  if (token + 1 < reader->tokens->count && is_adverb(reader, token)) token++;
  if (token >= reader->tokens->count) return false;
  uint32_t flags = token_at(reader, token)->casing == CASE_LOWER ? token_flags(reader->tokens, token) : 0;
  if (flags & (LEXEME_FLAG(FLAG_VERB_PAST) | LEXEME_FLAG(FLAG_VERB_S)) && !(flags & LEXEME_FLAG(FLAG_WEAK_VERB))) return true;
  return name_hit(reader, token, LIST_SUBJECT_CUE) || is_speech(reader, token);
}

/* ", 45," behind a name: an age. */
static bool has_age(const name_reader *reader, uint32_t end) {
  if (end + 2 >= reader->tokens->count || !is_word(reader, end, WORD_COMMA)) return false;
  const ng_token *age = token_at(reader, end + 1);
  return age->kind == TOKEN_NUMBER && age->value > 3 && age->value < 111 &&
         (is_word(reader, end + 2, WORD_COMMA) || is_word(reader, end + 2, WORD_PERIOD));
}

/* ", president of", ", the company's chief executive": an office behind a name, not far behind its comma. */
static bool has_apposition(const name_reader *reader, uint32_t end) {
  if (!is_word(reader, end, WORD_COMMA)) return false;
  uint32_t stop = sentence_of(reader, end)->end;
  for (uint32_t t = end + 1; t < stop && t < end + 6; t++) {
    if (token_at(reader, t)->kind == TOKEN_PUNCT) return false;
    if (name_hit(reader, t, LIST_TITLE))
      return t + 1 == stop || !is_capitalised(reader, t) || !is_capitalised(reader, t + 1) || is_word(reader, t + 1, WORD_OF);
  }
  return false;
}

/* "the minister of labour, Thulas Nxesi,": an office and a comma before a name. */
static bool follows_office(const name_reader *reader, uint32_t first) {
  uint32_t start = sentence_of(reader, first)->first;
  if (first < start + 2 || !is_word(reader, first - 1, WORD_COMMA)) return false;
  for (uint32_t t = first - 1; t-- > start && t + 10 > first;) {
    if (token_at(reader, t)->kind == TOKEN_PUNCT) return false;
    if (name_hit(reader, t, LIST_TITLE)) return true;
  }
  return false;
}

/* The word of place in small letters right before `token`, NULL when there is none. */
static const list_hit *place_word_before(const name_reader *reader, uint32_t token) {
  uint32_t start = sentence_of(reader, token)->first, place;
  const list_hit *hit = token > start ? hit_ending(reader, token, start, LIST_PLACE_BEFORE, &place) : NULL;
  return hit && token_at(reader, place)->casing == CASE_LOWER ? hit : NULL;
}

bool follows_place_word(const name_reader *reader, uint32_t token) {
  return place_word_before(reader, token);
}

const list_hit *kin_before(const name_reader *reader, uint32_t token) {
  uint32_t start = sentence_of(reader, token)->first, kin;
  if (token > start + 1 && is_word(reader, token - 1, WORD_COMMA)) token--;
  const list_hit *hit = token > start ? hit_ending(reader, token, start, LIST_KIN, &kin) : NULL;
  return hit && token_at(reader, kin)->casing == CASE_LOWER ? hit : NULL;
}

/* "72 - year-old" right before `first`. */
static bool follows_age(const name_reader *reader, uint32_t first, uint32_t start) {
  return first >= start + 3 && is_word(reader, first - 1, WORD_OLD) && token_at(reader, first - 2)->kind == TOKEN_DASH;
}

bool is_common_noun(const name_reader *reader, uint32_t token) {
  if (token_at(reader, token)->casing != CASE_LOWER || !(word_marks(reader, token) & IS(ORDINARY)) || phrase_marks(reader, token) & IS(TITLE))
    return false;
  return !name_hit(reader, token, LIST_CLAUSE_WORD) && !name_hit(reader, token, LIST_PLACE_BEFORE) && !is_before_verb(reader, token);
}

static void note_before(const name_reader *reader, candidate *c) {
  const name_run *run = &reader->runs[c->run];
  const list_hit *place;
  uint32_t first = c->name.first, start = sentence_of(reader, first)->first;
  if (token_at(reader, first)->casing == CASE_LOWER) NOTE(c, BEGINS_SMALL);
  if (c->has_title) c->title.honorific ? NOTE(c, HONORIFIC) : NOTE(c, TITLE);
  if (follows_office(reader, first)) NOTE(c, AFTER_OFFICE);
  if (run->first != first) return;
  if (run->flags & RUN_AFTER_THE) NOTE(c, AFTER_THE);
  if (run->flags & RUN_STARTS_SENTENCE) NOTE(c, AT_START);
  if (first == start) return;
  if (sentence_of(reader, first)->zone == ZONE_BYLINE && !follows_place_word(reader, first)) NOTE(c, IN_BYLINE);
  if (is_speech(reader, first - 1)) NOTE(c, AFTER_SPEECH);
  if (run->before & list_bit(LIST_KIN) && kin_before(reader, first)) NOTE(c, AFTER_KIN);
  if (follows_age(reader, first, start)) NOTE(c, AFTER_AGE);
  if (token_at(reader, first - 1)->kind == TOKEN_QUOTE) NOTE(c, AFTER_QUOTE);
  switch (token_at(reader, first - 1)->lexeme) {
    case WORD_BY:
    case WORD_WITH:
    case WORD_FOR:
    case WORD_FROM: NOTE(c, AFTER_AGENT); break;
    case WORD_GENITIVE: NOTE(c, AFTER_POSSESSIVE); break;
    case WORD_OF: follows_place_word(reader, first) ? NOTE(c, AFTER_PLACE_WORD) : NOTE(c, AFTER_OF); break;
    case WORD_TO: break;
    default:
      place = run->before & list_bit(LIST_PLACE_BEFORE) ? place_word_before(reader, first) : NULL;
      c->is_located = place && hit_int(reader, place, reader->lists->firm);
      if (place)
        NOTE(c, AFTER_PLACE_WORD);
      else if (is_word(reader, first - 1, WORD_A) || is_word(reader, first - 1, WORD_AN))
        NOTE(c, AFTER_ARTICLE);
      else if (is_common_noun(reader, first - 1))
        NOTE(c, AFTER_NOUN);
  }
}

/* "(45)" */
static bool has_age_in_brackets(const name_reader *reader, uint32_t end) {
  return is_word(reader, end, WORD_OPEN_BRACKET) && is_word(reader, end + 2, WORD_CLOSE_BRACKET) && token_at(reader, end + 1)->kind == TOKEN_NUMBER &&
         token_at(reader, end + 1)->value > 3 && token_at(reader, end + 1)->value < 111;
}

static void note_behind(const name_reader *reader, candidate *c) {
  uint32_t end = behind_honours(reader, c), stop = sentence_of(reader, c->name.first)->end;
  if (end > c->name.end) NOTE(c, NAME_SUFFIX);
  if (reader->runs[c->run].flags & RUN_HAS_AMPERSAND) NOTE(c, AMPERSAND);
  if (end >= stop) return;
  if (has_age(reader, end)) NOTE(c, AGE);
  if (has_age_in_brackets(reader, end)) NOTE(c, AGE_IN_BRACKETS);
  if (has_apposition(reader, end)) NOTE(c, APPOSITION);
  if (is_word(reader, end + is_word(reader, end, WORD_COMMA), WORD_WHO)) NOTE(c, WHO);
  const ng_token *next = token_at(reader, end);
  if (next->lexeme == WORD_COMMA && end + 1 < stop && is_speech(reader, end + 1)) NOTE(c, SPEECH); /* "the head of the firm, Yury Boyko, said" */
  if (next->lexeme == WORD_GENITIVE) {
    NOTE(c, POSSESSIVE);
    return;
  }
  if (next->kind != TOKEN_WORD || next->casing != CASE_LOWER) return;
  if (is_speech(reader, end))
    NOTE(c, SPEECH);
  else if (is_before_verb(reader, end))
    NOTE(c, VERB);
  else if (name_hit(reader, end, LIST_PLACE_AFTER))
    NOTE(c, PLACE_NOUN);
  else if (is_common_noun(reader, end))
    NOTE(c, NOUN);
}

void note_neighbour(candidate *c) {
  NOTE(c, NEIGHBOUR);
}

void note_place(candidate *c) {
  NOTE(c, PLACE_ELSEWHERE);
}

void judge(const name_reader *reader, candidate *c) {
  for (uint32_t t = c->name.first; t < c->name.end; t++)
    if (token_at(reader, t)->kind == TOKEN_WORD) note_word(reader, c, t);
  if (c->count > 3) NOTE(c, LONG);
  if (c->row != NO_HOLDER) NOTE(c, HOLDER);
  note_first_word(reader, c);
  note_last_word(reader, c);
  note_before(reader, c);
  note_behind(reader, c);
}
