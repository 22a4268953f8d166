/* Linking offices, groups and pronouns to people that the text has named, or to holders in the office table. One walk in text order, so that the
 * people mentioned before a token are known when it is reached. */
#include "fact/person/coref.h"

#include "base/error.h"
#include "fact/person/reference.h"

/* Whether the person holds the office of `country` by the text, or by the table at the document's date. */
static bool holds(const reference_reader *refs, uint32_t index, const title_part *title) {
  const fact_person *person = person_of(refs, index);
  const person_name *name = &refs->people->names[index];
  const roster *offices = refs->reader->offices;
  if (name->not_now) return false;
  ng_str own = person->country;
  if (!own.len && name->row != NO_HOLDER) own = roster_str(offices, offices->rows[name->row].country);
  if (title->country.len && own.len && !str_equal(title->country, own)) return false;
  bool same = person->office.len && (person->office.ptr == title->office.ptr || (title->lead == LEADS_GENERIC && person->leader));
  int table = name->row == NO_HOLDER ? -1 : roster_in_office(offices, name->row, office_of_title(title), title->country, refs->reader->date);
  bool left = table == 0 && str_is(title->kind, "head"); /* "President Clinton", years after; of ministers the table lacks terms */
  if (same && !left) return !title->country.len || own.len || person->leader;
  return table == 1;
}

/* "the former president": whom the text calls so, or who held the office before the document's date. */
static bool held(const reference_reader *refs, uint32_t index, const title_part *title) {
  const fact_person *person = person_of(refs, index);
  const person_name *name = &refs->people->names[index];
  if (title->country.len && person->country.len && !str_equal(title->country, person->country)) return false;
  if (name->not_now) return person->office.ptr == title->office.ptr;
  return name->row != NO_HOLDER && roster_left_office(refs->reader->offices, name->row, office_of_title(title), title->country, refs->reader->date);
}

/* "David Blunkett … [the home secretary]": the minister of the table in the years around, as articles are not that exact about the day;
 * but "the president" is no candidate of the year before the election. */
static bool held_lately(const reference_reader *refs, uint32_t index, const title_part *title) {
  const person_name *name = &refs->people->names[index];
  if (name->row == NO_HOLDER || name->not_now || !str_is(title->kind, "minister") || !refs->reader->date) return false;
  return roster_near_office(refs->reader->offices, name->row, office_of_title(title), title->country, refs->reader->date);
}

static uint32_t named_holder(const reference_reader *refs, const title_part *title) {
  for (uint32_t i = title->not_now ? refs->recent_count : 0; i-- > 0;)
    if (refs->recent[i].person != NO_REF && held(refs, refs->recent[i].person, title)) return refs->recent[i].person;
  if (title->not_now) return NO_REF;
  for (uint32_t i = refs->recent_count; i-- > 0;)
    if (refs->recent[i].person != NO_REF && holds(refs, refs->recent[i].person, title)) return refs->recent[i].person;
  for (uint32_t i = 0; title->country.len && i < refs->reader->facts->people.count; i++)
    if (holds(refs, i, title)) return i;
  for (uint32_t i = refs->recent_count; i-- > 0;) {
    uint32_t person = refs->recent[i].person;
    if (person == NO_REF || !held_lately(refs, person, title)) continue;
    refs->people->names[person].is_called = true;
    return person;
  }
  return NO_REF;
}

static bool is_claimed_name(const reference_reader *refs, uint32_t token) {
  return token < refs->reader->tokens->count && refs->reader->claims[token] == CLAIM_PERSON;
}

/* "Finance Minister Lee … the [minister]" */
static bool is_called(const fact_person *person, const title_part *title) {
  if (person->office.ptr == title->office.ptr) return true;
  return str_is(title->office, "minister") && str_ends(person->office, STR(" minister"));
}

/* "the governor", "the lawyer": the one recent person whom the text calls so; not "the Democratic nominee", "the major banks". */
static uint32_t only_bearer(const reference_reader *refs, const title_part *title, uint32_t token) {
  const name_reader *reader = refs->reader;
  uint32_t found = NO_REF;
  if (title->first != token || title->end >= reader->tokens->count) return NO_REF;
  if (is_capitalised(reader, title->end) ||
      (word_marks(reader, title->end) & IS(ORDINARY) && !is_before_verb(reader, title->end) && !name_hit(reader, title->end, LIST_CLAUSE_WORD)))
    return NO_REF;
  uint32_t sentence = reader->sentences->of_token[token];
  for (uint32_t i = refs->recent_count; i-- > 0 && title->office.len && !title->not_now && refs->recent[i].sentence + FARTHEST > sentence;) {
    uint32_t index = refs->recent[i].person;
    if (index == NO_REF || index == found || !refs->people->names[index].text_office || refs->people->names[index].not_now) continue;
    if (!is_called(person_of(refs, index), title)) continue;
    if (found != NO_REF) return NO_REF;
    found = index;
  }
  return found;
}

/* Whose office it is by the words behind the title, which begins at `first`: "of China", "of the United States"; but "accused the president of theft".
 * False when they name what is no state: "of the club", "of the US Chess Federation". */
static bool read_owner(const name_reader *reader, uint32_t first, uint32_t end, title_part *title) {
  if (title->country.len || !is_word(reader, end, WORD_OF)) return true;
  uint32_t place = end + 1 + is_word(reader, end + 1, WORD_THE);
  const list_hit *hit = name_hit(reader, place, LIST_GAZ);
  if (hit && is_capitalised(reader, place) && place + hit->length < reader->tokens->count && !is_capitalised(reader, place + hit->length) &&
      !is_word(reader, place + hit->length, WORD_GENITIVE))
    title->country = state_of_place(reader, hit->row);
  return title->country.len || (first > 0 && name_hit(reader, first - 1, LIST_SPEECH_VERB));
}

/* "may become the president", "wants to be the president": the office that somebody is to have. */
static bool is_sought(const name_reader *reader, uint32_t token) {
  if (token == 0) return false;
  switch (token_at(reader, token - 1)->lexeme) {
    case WORD_BE:
    case WORD_BECOME:
    case WORD_BECOMES:
    case WORD_BECOMING: return true;
    default: return false;
  }
}

/* "the US president", "US leader" at the head of a line; "a US president" names nobody. */
static bool read_definite_title(const reference_reader *refs, uint32_t token, title_part *title, token_range *span) {
  const name_reader *reader = refs->reader;
  const list_hit *hit = name_hit(reader, token, LIST_TITLE);
  if (!hit || reader->claims[token] || (hit->length == 1 && is_plural_word(reader, token))) return false;
  uint32_t first = sentence_of(reader, token)->first, stop = token + hit->length;
  if (is_claimed_name(refs, stop) || token_at(reader, stop)->kind == TOKEN_DASH) return false;
  if (!read_title(reader, first, stop, lists_before(reader->tokens, stop), title)) return false;
  bool definite = title->first > first && is_word(reader, title->first - 1, WORD_THE);
  *span = (token_range){definite ? title->first - 1 : title->first, stop};
  if (!definite && !(title->country.len && title->first == first)) return false;
  return !title->lead || (read_owner(reader, span->first, stop, title) && !is_sought(reader, span->first));
}

/* Who holds an office by the table, NO_HOLDER when it cannot tell. */
static uint32_t known_holder(const name_reader *reader, const title_part *title) {
  if (!title->lead || !title->country.len || title->not_now || !reader->date) return NO_HOLDER;
  return roster_holder(reader->offices, office_of_title(title), title->country, reader->date);
}

static int read_office(reference_reader *refs, uint32_t token, uint32_t *end) {
  title_part title;
  token_range span;
  if (!read_definite_title(refs, token, &title, &span)) return NG_OK;
  uint32_t person = title.lead ? named_holder(refs, &title) : only_bearer(refs, &title, token), row;
  if (person == NO_REF) {
    if ((row = known_holder(refs->reader, &title)) == NO_HOLDER) return NG_OK;
    if ((person = add_holder(refs->people, row)) == NO_REF) return NG_ERROR_MEMORY;
  }
  if (!is_quoted(refs, token)) remember_mention(refs, person, span);
  *end = span.end;
  return add_person_mention(refs->people, person, span, (token_range){*end, *end}, FORM_TITLE, 0);
}

static bool leads(const reference_reader *refs, uint32_t index) {
  if (person_of(refs, index)->leader) return true;
  const person_name *name = &refs->people->names[index];
  const roster *offices = refs->reader->offices;
  if (name->row == NO_HOLDER || name->not_now || !is_lead_row(refs->reader, &offices->rows[name->row])) return false;
  roster_office office = {roster_str(offices, offices->rows[name->row].office), 0};
  return roster_in_office(offices, name->row, office, roster_str(offices, offices->rows[name->row].country), refs->reader->date) == 1;
}

/* "both leaders", "the two presidents", "The leaders": the leaders named last. The group begins at `first`, its noun stands at `noun`. */
static int read_group(reference_reader *refs, uint32_t first, uint32_t noun, uint32_t *end) {
  name_reader *reader = refs->reader;
  uint32_t wanted = is_word(reader, noun - 1, WORD_THREE) ? 3 : 2;
  const list_hit *hit = name_hit(reader, noun, LIST_GROUP_PERSON);
  if (!hit || token_at(reader, noun)->casing != CASE_LOWER || !str_is(reader->lists->groups[hit->row].kind, "leader")) return NG_OK;
  if (is_word(reader, noun + hit->length, WORD_OF)) return NG_OK;
  uint32_t members[3], count = 0;
  for (uint32_t i = refs->recent_count; i-- > 0 && count < wanted;) {
    uint32_t person = refs->recent[i].person;
    bool known = false;
    for (uint32_t k = 0; k < count; k++) known |= members[k] == person;
    if (known || person == NO_REF || !leads(refs, person)) continue;
    uint32_t at = count++;
    for (; at > 0 && members[at - 1] > person; at--) members[at] = members[at - 1]; /* mentions of one span stand by person */
    members[at] = person;
  }
  if (count < wanted) return NG_OK;
  refs->groups++;
  *end = noun + hit->length;
  for (uint32_t k = 0; k < count; k++) {
    int status = add_person_mention(refs->people, members[k], (token_range){first, *end}, (token_range){*end, *end}, FORM_GROUP, refs->groups);
    if (status != NG_OK) return status;
  }
  return NG_OK;
}

/* "A spokesman for the forces at their headquarters said": an indefinite title at the front of a sentence. */
static bool opens_with_title(const name_reader *reader, uint32_t token) {
  uint32_t first = sentence_of(reader, token)->first;
  if (token > first + 4 || !(is_word(reader, first, WORD_A) || is_word(reader, first, WORD_AN) || is_word(reader, first, WORD_ONE))) return false;
  const list_hit *hit = name_hit(reader, token, LIST_TITLE);
  return hit && !is_capitalised(reader, token + hit->length) && reader->claims[token + hit->length] != CLAIM_PERSON;
}

static void pass_title(reference_reader *refs, uint32_t token) {
  const name_reader *reader = refs->reader;
  if (is_quoted(refs, token) || token_at(reader, token)->casing != CASE_LOWER || reader->claims[token] || !opens_with_title(reader, token)) return;
  remember_mention(refs, NO_REF, (token_range){token, token + 1});
}

#define PERSON_NOUNS (list_bit(LIST_TITLE) | list_bit(LIST_ANONYMOUS_SOURCE) | list_bit(LIST_KIN))

/* "A ministry spokesman said", "one analyst told": somebody without a name, whom "he" may mean from now on; but "the survey showed".
 * Not "the actress said": whom a word in -ss tells of has most often been named. */
static void pass_speaker(reference_reader *refs, uint32_t token) {
  const name_reader *reader = refs->reader;
  const ng_token *noun = token_at(reader, token);
  if (!(reader->tokens->lists[token] & PERSON_NOUNS) || noun->casing != CASE_LOWER || reader->claims[token]) return;
  if (token_ends(reader->tokens, token, STR("s")) || !is_speech(reader, token + 1) || is_speech(reader, token)) return;
  remember_mention(refs, NO_REF, (token_range){token, token + 1});
}

/* Notes the sentences between the mark that opened a quotation and the one that closes it; the last one goes on where something follows the mark. */
static void note_spoken(reference_reader *refs, uint32_t token) {
  const name_reader *reader = refs->reader;
  const uint32_t *of_token = reader->sentences->of_token;
  uint32_t first = of_token[refs->quoted_at], end = of_token[token];
  first += refs->quoted_at > reader->sentences->items[first].first;
  end += token + 1 >= reader->sentences->items[end].end;
  if (end > first) refs->spoken[refs->spoken_count++ % SPOKEN] = (token_range){first, end};
}

/* Marks open and close quotations; one left open ends with its paragraph. Single marks inside double ones are a quotation within. */
static void watch_quotes(reference_reader *refs, uint32_t token) {
  const ng_token *mark = token_at(refs->reader, token);
  bool inside = is_quoted(refs, token);
  if (!(mark->flags & (TOKEN_OPENS | TOKEN_CLOSES)) || (inside && mark->lexeme == WORD_SINGLE_QUOTE && refs->quoted_by == WORD_QUOTE)) return;
  bool opens = inside ? !(mark->flags & TOKEN_CLOSES) : mark->flags & TOKEN_OPENS;
  if (opens && !inside) refs->quoted_at = token;
  if (!opens && inside) note_spoken(refs, token);
  refs->quoted_in = opens ? sentence_of(refs->reader, token)->paragraph : NO_PARAGRAPH;
  refs->quoted_by = mark->lexeme;
}

/* "the Trump job", "a Clinton rally": a name that stands for no person there. */
static bool is_modifier(const name_reader *reader, const person_mention *mention) {
  uint32_t first = mention->span.first, end = mention->span.end;
  if (first == 0 || mention->form == FORM_TITLE_NAME || end >= reader->tokens->count || token_at(reader, end)->casing != CASE_LOWER) return false;
  if (is_before_verb(reader, end) || name_hit(reader, end, LIST_CLAUSE_WORD)) return false;
  return is_article(reader, first - 1);
}

/* The mentions by name that begin up to `token` are known from now on. */
static void pass_names(reference_reader *refs, uint32_t token) {
  while (refs->next_at <= token) {
    const person_mention *mention = named_mention(refs, refs->next_named);
    go_to_name(refs, refs->next_named + 1);
    if (!is_quoted(refs, mention->span.first) && !is_modifier(refs->reader, mention)) remember_mention(refs, mention->person, mention->span);
  }
}

/* Where a group begins whose noun stands at `token`: "[the two] presidents", "both"; `token` when none does. */
static uint32_t group_start(const name_reader *reader, uint32_t token) {
  uint32_t first = token;
  if (first > 1 && (is_word(reader, first - 1, WORD_TWO) || is_word(reader, first - 1, WORD_THREE))) first--;
  bool begins = first > 0 && (is_word(reader, first - 1, WORD_THE) || is_word(reader, first - 1, WORD_BOTH));
  return begins ? first - 1 : token;
}

/* The words that a mention without a name is or ends with. */
#define REFERENCE_LISTS (list_bit(LIST_TITLE) | list_bit(LIST_SPEECH_VERB) | list_bit(LIST_GROUP_PERSON) | list_bit(LIST_PRONOUN))

/* Reads the mention without a name that `token` is or ends; `*end` moves behind it. */
static int read_reference(reference_reader *refs, uint32_t token, uint32_t *end) {
  const name_reader *reader = refs->reader;
  const uint64_t lists = reader->tokens->lists[token];
  uint32_t lexeme = token_at(reader, token)->lexeme, group = lists & list_bit(LIST_GROUP_PERSON) ? group_start(reader, token) : token;
  int status = NG_OK;
  if (refs->next_at <= group) pass_names(refs, group);
  if (group != token) {
    status = read_group(refs, group, token, end);
    if (*end > token || status != NG_OK) return status;
    pass_names(refs, token);
  }
  if (is_third_person(lexeme)) return read_pronoun(refs, token);
  if (lists & list_bit(LIST_TITLE)) status = read_office(refs, token, end);
  if (*end > token || status != NG_OK) return status;
  if (lists & list_bit(LIST_TITLE)) pass_title(refs, token);
  if (lists & list_bit(LIST_SPEECH_VERB) && token > 0) pass_speaker(refs, token - 1);
  return NG_OK;
}

/* The quotation marks from `quote` on that stand before `token`; those before `end` are part of a mention. Returns the one behind them. */
static const uint32_t *pass_quotes(reference_reader *refs, const uint32_t *quote, uint32_t token, uint32_t end) {
  for (; *quote < token; quote++) {
    if (*quote < end) continue;
    pass_names(refs, *quote);
    watch_quotes(refs, *quote);
  }
  return quote;
}

static bool may_refer(const name_reader *reader, uint32_t token, uint64_t lists) {
  return reader->tokens->lists[token] & lists && sentence_of(reader, token)->zone != ZONE_BOILERPLATE;
}

/* Whether there is somebody whom a mention may mean: in a text without names only who holds an office. */
static bool has_people(const reference_reader *refs) {
  const name_reader *reader = refs->reader;
  const token_table *tokens = reader->tokens;
  title_part title;
  token_range span;
  if (reader->facts->people.count) return true;
  for (uint32_t i = 0; i < tokens->walked_count; i++) {
    if (!may_refer(reader, tokens->walked[i], list_bit(LIST_TITLE)) || !read_definite_title(refs, tokens->walked[i], &title, &span)) continue;
    if (known_holder(reader, &title) != NO_HOLDER) return true;
  }
  return false;
}

int find_references(person_reader *people) {
  const name_reader *reader = people->reader;
  const token_table *tokens = reader->tokens;
  reference_reader refs = {
      .people = people, .reader = people->reader, .named_count = reader->facts->person_mentions.count, .quoted_in = NO_PARAGRAPH};
  int status = NG_OK;
  if (!has_people(&refs)) return NG_OK;
  const uint32_t *quote = reader->quotes;
  go_to_name(&refs, 0);
  uint32_t end = 0;
  for (const uint32_t *at = tokens->walked, *stop = at + tokens->walked_count; at < stop && status == NG_OK; at++) {
    uint32_t token = *at;
    if (token < end || !may_refer(reader, token, REFERENCE_LISTS)) continue;
    if (*quote < token) quote = pass_quotes(&refs, quote, token, end);
    status = read_reference(&refs, token, &end);
  }
  return status;
}
