/* Linking offices, groups and pronouns to people that the text has named, or to holders in the office table. One walk in text order, so that the
 * people mentioned before a token are known when it is reached. */
#include "fact/coref.h"

#include "base/error.h"

#define RECENT 24u /* mentions kept */

typedef struct {
  uint32_t person, token, sentence;
  bool subject; /* the first mention of its sentence */
} recent_mention;

typedef struct {
  person_reader *people;
  name_reader *reader;
  recent_mention recent[RECENT];
  uint32_t recent_count, groups;
  const person_mention *named; /* mentions by name, in text order */
  uint32_t named_count, next_named;
  bool quoted;
} reference_reader;

static void remember(reference_reader *refs, uint32_t person, uint32_t token) {
  uint32_t sentence = refs->reader->sentences->of_token[token];
  bool subject = !refs->recent_count || refs->recent[refs->recent_count - 1].sentence != sentence;
  if (refs->recent_count == RECENT) memmove(refs->recent, refs->recent + 1, --refs->recent_count * sizeof *refs->recent);
  refs->recent[refs->recent_count++] = (recent_mention){person, token, sentence, subject};
}

static fact_person *person_of(const reference_reader *refs, uint32_t index) {
  return &refs->reader->facts->people.items[index];
}

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
  if (same) return !title->country.len || own.len || person->leader;
  return name->row != NO_HOLDER && roster_in_office(offices, name->row, office_of_title(title), title->country, refs->reader->date) == 1;
}

static uint32_t named_holder(const reference_reader *refs, const title_part *title) {
  for (uint32_t i = refs->recent_count; i-- > 0;)
    if (holds(refs, refs->recent[i].person, title)) return refs->recent[i].person;
  if (!title->country.len) return NO_REF;
  for (uint32_t i = 0; i < refs->reader->facts->people.count; i++)
    if (holds(refs, i, title)) return i;
  return NO_REF;
}

static bool is_claimed_name(const reference_reader *refs, uint32_t token) {
  return token < refs->reader->tokens->count && refs->reader->claims[token] == CLAIM_PERSON;
}

/* "the US president", "US leader" at the head of a line; "a US president" names nobody. */
static int read_office(reference_reader *refs, uint32_t token, uint32_t *end) {
  name_reader *reader = refs->reader;
  const list_hit *hit = name_hit(reader, token, LIST_TITLE);
  if (!hit || !reader->lists->titles[hit_row(reader, hit)].lead || reader->claims[token]) return NG_OK;
  uint32_t first = reader->sentences->items[reader->sentences->of_token[token]].first, stop = token + hit->length;
  title_part title;
  if (!read_title(reader, first, stop, &title) || !title.lead || title.not_now || is_claimed_name(refs, stop)) return NG_OK;
  if (stop < reader->tokens->count && token_at(reader, stop)->kind == TOKEN_DASH) return NG_OK;
  bool definite = title.first > first && is_word(reader, title.first - 1, WORD_THE);
  bool bare = title.country.len && title.first == first;
  if (!definite && !bare) return NG_OK;
  uint32_t person = named_holder(refs, &title);
  if (person == NO_REF && title.country.len) {
    uint32_t row = roster_holder(reader->offices, office_of_title(&title), title.country, reader->date);
    if (row == NO_HOLDER || !reader->date) return NG_OK;
    person = add_holder(refs->people, row);
    if (person == NO_REF) return NG_ERROR_MEMORY;
  }
  if (person == NO_REF) return NG_OK;
  token_range span = {definite ? title.first - 1 : title.first, stop};
  remember(refs, person, span.first);
  *end = stop;
  return add_person_mention(refs->people, person, span, (token_range){stop, stop}, FORM_TITLE, 0);
}

static bool leads(const reference_reader *refs, uint32_t index) {
  if (person_of(refs, index)->leader) return true;
  const person_name *name = &refs->people->names[index];
  const roster *offices = refs->reader->offices;
  if (name->row == NO_HOLDER || name->not_now) return false;
  roster_office office = {roster_str(offices, offices->rows[name->row].office), 0};
  return roster_in_office(offices, name->row, office, roster_str(offices, offices->rows[name->row].country), refs->reader->date) == 1;
}

/* "both leaders", "the two presidents", "The leaders": the leaders named last. */
static int read_group(reference_reader *refs, uint32_t token, uint32_t *end) {
  name_reader *reader = refs->reader;
  uint32_t t = token + 1, wanted = 2;
  if (!is_word(reader, token, WORD_BOTH) && !is_word(reader, token, WORD_THE)) return NG_OK;
  if (is_word(reader, t, WORD_TWO) || is_word(reader, t, WORD_THREE)) wanted = is_word(reader, t++, WORD_TWO) ? 2 : 3;
  const list_hit *hit = name_hit(reader, t, LIST_GROUP_PERSON);
  if (!hit || token_at(reader, t)->casing != CASE_LOWER || !str_is(reader->lists->groups[hit_row(reader, hit)].kind, "leader")) return NG_OK;
  if (is_word(reader, t + hit->length, WORD_OF)) return NG_OK;
  uint32_t members[3], count = 0;
  for (uint32_t i = refs->recent_count; i-- > 0 && count < wanted;) {
    uint32_t person = refs->recent[i].person;
    bool known = false;
    for (uint32_t k = 0; k < count; k++) known |= members[k] == person;
    if (!known && leads(refs, person)) members[count++] = person;
  }
  if (count < wanted) return NG_OK;
  refs->groups++;
  *end = t + hit->length;
  for (uint32_t k = count; k-- > 0;) {
    int status = add_person_mention(refs->people, members[k], (token_range){token, *end}, (token_range){*end, *end}, FORM_GROUP, refs->groups);
    if (status != NG_OK) return status;
  }
  return NG_OK;
}

static uint8_t pronoun_gender(uint32_t word) {
  switch (word) {
    case WORD_HE:
    case WORD_HIS:
    case WORD_HIM:
    case WORD_HIMSELF: return 'm';
    case WORD_SHE:
    case WORD_HER:
    case WORD_HERS:
    case WORD_HERSELF: return 'f';
    default: return 0;
  }
}

/* The person of this gender whom the sentence is about: its only one, or the first; unknown gender counts only where nobody else is. */
static uint32_t topic_of(const reference_reader *refs, uint32_t sentence, uint8_t gender) {
  uint32_t first = NO_REF, unsure = NO_REF;
  bool several = false;
  for (uint32_t i = 0; i < refs->recent_count; i++) {
    const recent_mention *mention = &refs->recent[i];
    if (mention->sentence != sentence) continue;
    uint8_t own = person_of(refs, mention->person)->gender;
    if (own && own != gender) continue;
    if (!own) {
      several |= unsure != NO_REF && unsure != mention->person;
      unsure = mention->person;
    } else if (first == NO_REF) {
      first = mention->person;
    }
  }
  if (first != NO_REF) return first;
  return several ? NO_REF : unsure;
}

static int read_pronoun(reference_reader *refs, uint32_t token) {
  name_reader *reader = refs->reader;
  uint8_t gender = pronoun_gender(token_at(reader, token)->lexeme);
  if (!gender || refs->quoted || reader->claims[token]) return NG_OK;
  uint32_t sentence = reader->sentences->of_token[token], person = NO_REF;
  for (uint32_t back = 0; back < 3 && back <= sentence && person == NO_REF; back++) person = topic_of(refs, sentence - back, gender);
  if (person == NO_REF) return NG_OK;
  remember(refs, person, token);
  return add_person_mention(refs->people, person, (token_range){token, token + 1}, (token_range){token, token}, FORM_PRONOUN, 0);
}

static void watch_quotes(reference_reader *refs, uint32_t token) {
  const ng_token *t = token_at(refs->reader, token);
  if (t->flags & TOKEN_PARAGRAPH) refs->quoted = false;
  if (t->kind == TOKEN_QUOTE && t->flags & (TOKEN_OPENS | TOKEN_CLOSES)) {
    if (refs->quoted)
      refs->quoted = !(t->flags & TOKEN_CLOSES);
    else
      refs->quoted = t->flags & TOKEN_OPENS;
  }
}

static void pass_names(reference_reader *refs, uint32_t token) {
  while (refs->next_named < refs->named_count && refs->named[refs->next_named].span.first <= token) {
    const person_mention *mention = &refs->named[refs->next_named++];
    remember(refs, mention->person, mention->span.first);
  }
}

/* Mentions by name as they stand now: the list grows while we read. */
static int copy_named(reference_reader *refs) {
  const fact_table *facts = refs->reader->facts;
  person_mention *named = ARENA_NEW(refs->reader->arena, person_mention, facts->person_mentions.count + 1);
  if (!named) return NG_ERROR_MEMORY;
  if (facts->person_mentions.count) memcpy(named, facts->person_mentions.items, facts->person_mentions.count * sizeof *named);
  refs->named = named;
  refs->named_count = facts->person_mentions.count;
  return NG_OK;
}

int find_references(person_reader *people) {
  reference_reader refs = {.people = people, .reader = people->reader};
  int status = copy_named(&refs);
  for (uint32_t t = 0; t < people->reader->tokens->count && status == NG_OK; t++) {
    watch_quotes(&refs, t);
    pass_names(&refs, t);
    if (sentence_of(people->reader, t)->zone == ZONE_BOILERPLATE) continue;
    uint32_t end = t;
    status = read_group(&refs, t, &end);
    if (status == NG_OK && end == t) status = read_office(&refs, t, &end);
    if (status == NG_OK && end == t) status = read_pronoun(&refs, t);
    if (end > t) t = end - 1;
  }
  return status;
}
