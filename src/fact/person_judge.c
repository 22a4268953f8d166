/* Weighing what speaks for and against a person in one run of capitalised words. Lists of names are evidence, never a gate. */
#include "fact/person.h"

static bool is_suffix(const name_reader *reader, uint32_t token) {
  return name_hit(reader, token, LIST_NAME_SUFFIX) != NULL;
}

static bool is_bare_initial(const name_reader *reader, uint32_t token) {
  const ng_token *t = token_at(reader, token);
  uint32_t len = t->end - t->start;
  return len == 1 || (len <= 6 && reader->tokens->text.ptr[t->start + 1] == '.' && !(word_marks(reader, token) & IS(GAZ)));
}

void read_candidate_words(const name_reader *reader, candidate *c) {
  c->count = 0;
  for (uint32_t t = c->name.first; t < c->name.end && c->count < MAX_NAME_WORDS; t++) {
    if (token_at(reader, t)->kind != TOKEN_WORD || is_suffix(reader, t)) continue;
    if (is_bare_initial(reader, t) && t + 1 < c->name.end) {
      c->has_initial = true;
      continue;
    }
    c->words[c->count++] = token_at(reader, t)->lexeme;
  }
}

/* Tokens of a title or honorific at `token`, 0 where a longer place name begins ("Sri Lanka"). */
static uint32_t title_length(const name_reader *reader, uint32_t token) {
  if (!(phrase_marks(reader, token) & (IS(TITLE) | IS(HONORIFIC)))) return 0;
  const list_hit *hits[] = {name_hit(reader, token, LIST_TITLE), name_hit(reader, token, LIST_HONORIFIC)}, *place = name_hit(reader, token, LIST_GAZ);
  uint32_t length = hits[0] ? hits[0]->length : 0;
  if (hits[1] && hits[1]->length > length) length = hits[1]->length;
  return place && place->length > length ? 0 : length;
}

/* Moves `first` behind titles that stand inside the run: "Foreign Ministry Spokesman Qin Gang". */
static uint32_t behind_titles(const name_reader *reader, uint32_t first, uint32_t end) {
  uint32_t name = first;
  for (uint32_t t = first; t < end; t++) {
    uint32_t length = title_length(reader, t), marks = word_marks(reader, t);
    bool surname =
        length == 1 && marks & (IS(SURNAME) | IS(FIRST_NAME)) && t > name && word_marks(reader, t - 1) & IS(FIRST_NAME); /* "Martin Luther King" */
    if (length && t + length < end && !surname) {
      name = t + length;
      t = name - 1;
    } else if (marks & IS(FIRST_NAME) && !(marks & (IS(ORDINARY) | IS(GAZ) | IS(DEMONYM)))) {
      break;
    }
  }
  return name;
}

uint32_t find_holder_by_name(const name_reader *reader, token_range name) {
  const token_table *tokens = reader->tokens;
  uint32_t best = NO_HOLDER;
  for (uint32_t h = tokens->first_hit[name.first]; h < tokens->first_hit[name.first + 1]; h++) {
    const list_entry *entry = &reader->lexicon->entries[tokens->hits[h].entry];
    if (entry->list != LIST_ROSTER || entry->tag == FORM_CALLING || name.first + tokens->hits[h].length != name.end) continue;
    if (best == NO_HOLDER || roster_in_force(&reader->offices->rows[entry->row], reader->date)) best = entry->row;
  }
  return best;
}

static int score_word(const name_reader *reader, const candidate *c, uint32_t token) {
  const ng_token *t = token_at(reader, token);
  uint32_t marks = word_marks(reader, token);
  int score = 0;
  if (marks & IS(ORDINARY) && !(marks & (IS(FIRST_NAME) | IS(SURNAME) | IS(FAMILY_FIRST) | IS(PARTICLE)))) score -= 3;
  if (marks & (IS(MONTH) | IS(WEEKDAY)) && token != c->name.first) score -= 4;
  if (is_suffix(reader, token)) return score + 3;
  if (is_bare_initial(reader, token) && token + 1 != c->name.end)
    score += 2;
  else if (t->casing == CASE_UPPER && t->end - t->start > 1)
    score -= 3;
  if (token > c->name.first && marks & IS(PARTICLE) && t->casing == CASE_LOWER) score += 2;
  return score;
}

static int score_words(const name_reader *reader, const candidate *c) {
  int score = 0;
  for (uint32_t t = c->name.first; t < c->name.end; t++)
    if (token_at(reader, t)->kind == TOKEN_WORD) score += score_word(reader, c, t);
  uint32_t last = word_marks(reader, c->name.end - 1);
  uint32_t others = IS(ORDINARY) | IS(GAZ) | IS(DEMONYM) | IS(SUFFIX) | IS(HEAD) | IS(TITLE) | IS_ORGANIZATION | IS_BELIEF;
  if (last & IS(SUFFIX)) score -= last & IS(SURNAME) ? 2 : 6;
  if (last & IS(SURNAME)) return score + 2;
  return last & others ? score : score + 1;
}

static int score_first_word(const name_reader *reader, const candidate *c) {
  uint32_t first = c->name.first, marks = word_marks(reader, first);
  int score = 0;
  bool given = marks & IS(FIRST_NAME);
  if (given)
    score += token_has_flag(reader->tokens, first, FLAG_WEAK_FIRST_NAME) || marks & IS(ORDINARY) ? 1 : 3;
  else if (marks & IS(FAMILY_FIRST))
    score += 2;
  if (!given && marks & IS(GAZ)) score -= 4;
  if (!given && marks & (IS(DEMONYM) | IS(RELIGION) | IS(ETHNIC))) score -= 6;
  if (!given && marks & IS(HEAD)) score -= 5;
  const list_hit *place = name_hit(reader, first, LIST_GAZ);
  if (place && place->length > 1 && first + place->length >= c->name.end) score -= 5;
  return score;
}

bool is_speech(const name_reader *reader, uint32_t token) {
  const list_hit *hit = name_hit(reader, token, LIST_SPEECH_VERB);
  return hit && reader->lexicon->entries[hit->entry].tag & (FORM_PAST | FORM_S);
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

static int score_context(const name_reader *reader, const candidate *c) {
  int score = 0;
  const name_run *run = &reader->runs[c->run];
  uint32_t first = c->name.first, end = c->name.end;
  if (c->has_title) score += c->title.honorific ? 8 : 5;
  if (has_age(reader, end)) score += 6;
  if (is_speech(reader, end)) score += 3;
  if (is_word(reader, end + is_word(reader, end, WORD_COMMA), WORD_WHO)) score += 3;
  if (has_apposition(reader, end)) score += 4;
  if (follows_office(reader, first)) score += 3;
  if (first > 0 && is_speech(reader, first - 1)) score += 3;
  if (run->flags & RUN_HAS_AMPERSAND) score -= 6;
  if (run->first != first) return score;
  if (run->flags & RUN_AFTER_THE) score -= 5;
  if (first > 0 && (is_word(reader, first - 1, WORD_IN) || is_word(reader, first - 1, WORD_AT))) score -= 2;
  return score;
}

/* "Ambassador to Peru Joaquim Lemos": words before a given name that are none of the name. */
static uint32_t behind_places(const name_reader *reader, uint32_t first, uint32_t end) {
  for (; first + 2 < end; first++) {
    uint32_t marks = word_marks(reader, first), next = word_marks(reader, first + 1);
    if (!(marks & (IS(GAZ) | IS(DEMONYM) | IS(SUFFIX) | IS(ORDINARY))) || marks & (IS(FIRST_NAME) | IS(FAMILY_FIRST))) break;
    if (!(next & IS(FIRST_NAME)) || next & (IS(ORDINARY) | IS(GAZ))) break;
  }
  return first;
}

/* The words of the run that nobody has claimed; false when none are left. */
static bool trim_run(const name_reader *reader, const name_run *run, token_range *range) {
  uint32_t first = run->first, end = run->end;
  while (first < end && (reader->claims[first] || token_at(reader, first)->kind != TOKEN_WORD)) first++;
  for (uint32_t t = first; t < end; t++)
    if (reader->claims[t]) end = t;
  while (end > first && token_at(reader, end - 1)->kind != TOKEN_WORD) end--;
  *range = (token_range){first, end};
  return first < end;
}

void judge_run(const name_reader *reader, uint32_t index, candidate *c) {
  token_range range;
  c->run = index;
  c->row = NO_HOLDER;
  c->done = !trim_run(reader, &reader->runs[index], &range);
  if (c->done) return;
  uint32_t start = sentence_of(reader, range.first)->first;
  c->name = (token_range){behind_titles(reader, range.first, range.end), range.end};
  c->has_title = read_title(reader, c->name.first > start + 8 ? c->name.first - 8 : start, c->name.first, &c->title);
  if (!c->has_title) c->name.first = behind_places(reader, range.first, range.end);
  read_candidate_words(reader, c);
  c->row = find_holder_by_name(reader, c->name);
  if (!c->count || (c->has_initial && is_bare_initial(reader, range.end - 1))) c->done = true; /* "U. S." */
  if (c->count < 2 && !c->has_initial) return;
  c->score =
      score_words(reader, c) + score_first_word(reader, c) + score_context(reader, c) + (c->count <= 3 ? 2 : 0) + (c->row != NO_HOLDER ? 10 : 0);
}
