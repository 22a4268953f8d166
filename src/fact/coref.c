/* Linking offices, groups and pronouns to people that the text has named, or to holders in the office table. One walk in text order, so that the
 * people mentioned before a token are known when it is reached. */
#include "fact/coref.h"

#include "base/error.h"

#define RECENT 32u  /* mentions kept */
#define FARTHEST 3u /* sentences that a pronoun looks back */

/* A mention that a later one may refer to. `person` is NO_REF for somebody without a name ("a ministry spokesman"). */
typedef struct {
  uint32_t person, token, sentence;
  bool subject; /* a verb follows, or it is the first of its sentence and hangs on nothing */
  bool owner;   /* "Carson's" */
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

/* "the death of John Smith": the name hangs on a preposition. */
static bool follows_preposition(const name_reader *reader, uint32_t token) {
  if (token == 0) return false;
  switch (token_at(reader, token - 1)->lexeme) {
    case WORD_OF:
    case WORD_BY:
    case WORD_WITH:
    case WORD_FROM:
    case WORD_FOR:
    case WORD_TO:
    case WORD_ON:
    case WORD_UNDER:
    case WORD_AGAINST:
    case WORD_AFTER:
    case WORD_LIKE:
    case WORD_AND: return true;
    default: return false;
  }
}

/* A verb, or a relative clause and then a verb, behind a name: what makes it a subject. */
static bool is_subject(const name_reader *reader, token_range span) {
  if (is_word(reader, span.end, WORD_COMMA)) return is_word(reader, span.end + 1, WORD_WHO);
  if (is_word(reader, span.end, WORD_AND) || is_word(reader, span.end, WORD_GENITIVE)) return false;
  return is_before_verb(reader, span.end) || (span.first > 0 && is_speech(reader, span.first - 1));
}

static void remember(reference_reader *refs, uint32_t person, token_range span) {
  const name_reader *reader = refs->reader;
  uint32_t sentence = reader->sentences->of_token[span.first];
  bool first = !refs->recent_count || refs->recent[refs->recent_count - 1].sentence != sentence;
  bool owner = is_word(reader, span.end, WORD_GENITIVE);
  bool subject = !owner && (is_subject(reader, span) || (first && !follows_preposition(reader, span.first)));
  if (refs->recent_count == RECENT) memmove(refs->recent, refs->recent + 1, --refs->recent_count * sizeof *refs->recent);
  refs->recent[refs->recent_count++] = (recent_mention){person, span.first, sentence, subject, owner};
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

/* "the former president": whom the text calls so, or who held the office before the document's date. */
static bool held(const reference_reader *refs, uint32_t index, const title_part *title) {
  const fact_person *person = person_of(refs, index);
  const person_name *name = &refs->people->names[index];
  if (title->country.len && person->country.len && !str_equal(title->country, person->country)) return false;
  if (name->not_now) return person->office.ptr == title->office.ptr;
  return name->row != NO_HOLDER &&
         roster_in_office(refs->reader->offices, name->row, office_of_title(title), title->country, refs->reader->date) == 0;
}

static uint32_t named_holder(const reference_reader *refs, const title_part *title) {
  for (uint32_t i = title->not_now ? refs->recent_count : 0; i-- > 0;)
    if (refs->recent[i].person != NO_REF && held(refs, refs->recent[i].person, title)) return refs->recent[i].person;
  if (title->not_now) return NO_REF;
  for (uint32_t i = refs->recent_count; i-- > 0;)
    if (refs->recent[i].person != NO_REF && holds(refs, refs->recent[i].person, title)) return refs->recent[i].person;
  if (!title->country.len) return NO_REF;
  for (uint32_t i = 0; i < refs->reader->facts->people.count; i++)
    if (holds(refs, i, title)) return i;
  return NO_REF;
}

static bool is_claimed_name(const reference_reader *refs, uint32_t token) {
  return token < refs->reader->tokens->count && refs->reader->claims[token] == CLAIM_PERSON;
}

/* "the governor", "the lawyer": the one recent person whom the text calls so; not "the Democratic nominee", "the major banks". */
static uint32_t only_bearer(const reference_reader *refs, const title_part *title, uint32_t token) {
  const name_reader *reader = refs->reader;
  uint32_t found = NO_REF;
  if (title->first != token || title->end >= reader->tokens->count) return NO_REF;
  if (is_capitalised(reader, title->end) || (word_marks(reader, title->end) & IS(ORDINARY) && !is_before_verb(reader, title->end) &&
                                             !name_hit(reader, title->end, LIST_CLAUSE_WORD)))
    return NO_REF;
  for (uint32_t i = refs->recent_count; i-- > 0 && title->office.len && !title->not_now;) {
    uint32_t index = refs->recent[i].person;
    if (index == NO_REF || index == found || !refs->people->names[index].text_office || refs->people->names[index].not_now) continue;
    if (person_of(refs, index)->office.ptr != title->office.ptr) continue;
    if (found != NO_REF) return NO_REF;
    found = index;
  }
  return found;
}

/* "the US president", "US leader" at the head of a line; "a US president" names nobody. */
static int read_office(reference_reader *refs, uint32_t token, uint32_t *end) {
  name_reader *reader = refs->reader;
  const list_hit *hit = name_hit(reader, token, LIST_TITLE);
  if (!hit || reader->claims[token]) return NG_OK;
  uint32_t first = reader->sentences->items[reader->sentences->of_token[token]].first, stop = token + hit->length;
  title_part title;
  if (!read_title(reader, first, stop, &title) || is_claimed_name(refs, stop)) return NG_OK;
  if (stop < reader->tokens->count && token_at(reader, stop)->kind == TOKEN_DASH) return NG_OK;
  bool definite = title.first > first && is_word(reader, title.first - 1, WORD_THE);
  bool bare = title.country.len && title.first == first;
  if (!definite && !bare) return NG_OK;
  uint32_t person = title.lead ? named_holder(refs, &title) : only_bearer(refs, &title, token);
  if (person == NO_REF && title.lead && title.country.len && !title.not_now) {
    uint32_t row = roster_holder(reader->offices, office_of_title(&title), title.country, reader->date);
    if (row == NO_HOLDER || !reader->date) return NG_OK;
    person = add_holder(refs->people, row);
    if (person == NO_REF) return NG_ERROR_MEMORY;
  }
  if (person == NO_REF) return NG_OK;
  token_range span = {definite ? title.first - 1 : title.first, stop};
  remember(refs, person, span);
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
    if (!known && person != NO_REF && leads(refs, person)) members[count++] = person;
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

/* What a pronoun of the third person may be in its clause. */
typedef enum { PRONOUN_NONE, PRONOUN_SUBJECT, PRONOUN_POSSESSIVE, PRONOUN_OBJECT, PRONOUN_REFLEXIVE } pronoun_use;

typedef struct {
  pronoun_use use;
  uint8_t gender;
} pronoun;

/* "her house", but "told her that". */
static pronoun_use use_of_her(const name_reader *reader, uint32_t next) {
  if (next >= reader->tokens->count || token_at(reader, next)->kind != TOKEN_WORD || name_hit(reader, next, LIST_CLAUSE_WORD)) return PRONOUN_OBJECT;
  return PRONOUN_POSSESSIVE;
}

static pronoun read_word(const name_reader *reader, uint32_t token) {
  switch (token_at(reader, token)->lexeme) {
    case WORD_HE: return (pronoun){PRONOUN_SUBJECT, 'm'};
    case WORD_SHE: return (pronoun){PRONOUN_SUBJECT, 'f'};
    case WORD_HIS: return (pronoun){PRONOUN_POSSESSIVE, 'm'};
    case WORD_HIM: return (pronoun){PRONOUN_OBJECT, 'm'};
    case WORD_HER: return (pronoun){use_of_her(reader, token + 1), 'f'};
    case WORD_HERS: return (pronoun){PRONOUN_POSSESSIVE, 'f'};
    case WORD_HIMSELF: return (pronoun){PRONOUN_REFLEXIVE, 'm'};
    case WORD_HERSELF: return (pronoun){PRONOUN_REFLEXIVE, 'f'};
    default: return (pronoun){PRONOUN_NONE, 0};
  }
}

static bool fits_gender(const reference_reader *refs, const recent_mention *mention, uint8_t gender) {
  if (mention->person == NO_REF) return true;
  uint8_t own = person_of(refs, mention->person)->gender;
  return !own || own == gender;
}

static bool has_gender(const reference_reader *refs, const recent_mention *mention, uint8_t gender) {
  return mention->person != NO_REF && person_of(refs, mention->person)->gender == gender;
}

/* The subject (or owner: "Carson's aides ... his candidacy") nearest before the pronoun in its own sentence; somebody of this gender before somebody
 * of unknown gender. */
static const recent_mention *own_subject(const reference_reader *refs, uint32_t sentence, uint8_t gender, bool or_owner) {
  const recent_mention *best = NULL;
  for (uint32_t i = refs->recent_count; i-- > 0 && refs->recent[i].sentence == sentence;) {
    const recent_mention *mention = &refs->recent[i];
    if (!(mention->subject || (or_owner && mention->owner)) || !fits_gender(refs, mention, gender)) continue;
    if (!best || (!has_gender(refs, best, gender) && has_gender(refs, mention, gender))) best = mention;
  }
  return best;
}

/* Whom a sentence is about, other than `but`: its first subject of this gender, else its only subject, else the only one who may be meant. */
static const recent_mention *topic_of(const reference_reader *refs, uint32_t sentence, uint8_t gender, uint32_t but) {
  const recent_mention *subject = NULL, *unsure_subject = NULL, *other = NULL, *unsure = NULL;
  bool several = false;
  for (uint32_t i = 0; i < refs->recent_count; i++) {
    const recent_mention *mention = &refs->recent[i];
    if (mention->sentence != sentence || mention->person == but || !fits_gender(refs, mention, gender)) continue;
    bool sure = has_gender(refs, mention, gender);
    if (mention->subject && sure && !subject) subject = mention;
    if (mention->subject && !sure && !unsure_subject) unsure_subject = mention;
    if (!mention->subject && sure && !other) other = mention;
    if (sure) continue;
    several |= unsure && unsure->person != mention->person;
    unsure = mention;
  }
  if (subject || unsure_subject) return subject ? subject : unsure_subject;
  return other ? other : several ? NULL : unsure;
}

/* "told him": the nearest in the sentence who is not its subject. */
static const recent_mention *own_object(const reference_reader *refs, uint32_t sentence, uint8_t gender, uint32_t but) {
  for (uint32_t i = refs->recent_count; i-- > 0 && refs->recent[i].sentence == sentence;)
    if (refs->recent[i].person != but && has_gender(refs, &refs->recent[i], gender)) return &refs->recent[i];
  return NULL;
}

static bool opens_adverbial(const name_reader *reader, uint32_t token) {
  ng_str word = word_at(reader, token);
  if (word.len > 5 && memcmp(word.ptr + word.len - 3, "ing", 3) == 0) return true;
  switch (token_at(reader, token)->lexeme) {
    case WORD_IN:
    case WORD_ON:
    case WORD_AT:
    case WORD_AFTER:
    case WORD_BEFORE:
    case WORD_DESPITE:
    case WORD_DURING:
    case WORD_WITH:
    case WORD_WHILE:
    case WORD_WHEN:
    case WORD_IF:
    case WORD_AS:
    case WORD_ALTHOUGH:
    case WORD_BECAUSE:
    case WORD_UNDER:
    case WORD_FOR:
    case WORD_SINCE: return true;
    default: return false;
  }
}

/* "Making clear his decision, Volcker told ...": the subject that follows the comma. */
static uint32_t following_subject(const reference_reader *refs, uint32_t token, uint8_t gender) {
  const name_reader *reader = refs->reader;
  const ng_sentence *sentence = sentence_of(reader, token);
  if (refs->next_named == refs->named_count || !opens_adverbial(reader, sentence->first)) return NO_REF;
  const person_mention *next = &refs->named[refs->next_named];
  uint8_t own = person_of(refs, next->person)->gender;
  if (next->span.first >= sentence->end || next->span.first > token + 15 || !is_word(reader, next->span.first - 1, WORD_COMMA)) return NO_REF;
  return (own && own != gender) || !is_before_verb(reader, next->span.end) ? NO_REF : next->person;
}

/* Nothing between two tokens that begins another clause. */
static bool is_same_clause(const name_reader *reader, uint32_t first, uint32_t end) {
  for (uint32_t t = first + 1; t < end; t++) {
    switch (token_at(reader, t)->lexeme) {
      case WORD_COMMA:
      case WORD_THAT:
      case WORD_WHO:
      case WORD_WHICH:
      case WORD_BECAUSE:
      case WORD_WHEN:
      case WORD_IF:
      case WORD_AND:
      case WORD_BUT:
      case WORD_AS: return false;
      default: break;
    }
  }
  return true;
}

static const recent_mention *antecedent(const reference_reader *refs, uint32_t token, pronoun word) {
  uint32_t sentence = refs->reader->sentences->of_token[token], but = NO_REF - 1;
  const recent_mention *found = own_subject(refs, sentence, word.gender, word.use == PRONOUN_POSSESSIVE);
  if (word.use == PRONOUN_OBJECT && (!found || is_same_clause(refs->reader, found->token, token))) {
    if (found) but = found->person;
    found = own_object(refs, sentence, word.gender, but);
  }
  for (uint32_t back = 1; back < FARTHEST && back <= sentence && !found; back++) found = topic_of(refs, sentence - back, word.gender, but);
  return found ? found : topic_of(refs, sentence, word.gender, but);
}

static int read_pronoun(reference_reader *refs, uint32_t token) {
  const name_reader *reader = refs->reader;
  pronoun word = read_word(reader, token);
  if (!word.gender || refs->quoted || reader->claims[token]) return NG_OK;
  bool first = !refs->recent_count || refs->recent[refs->recent_count - 1].sentence != reader->sentences->of_token[token];
  uint32_t person = first ? following_subject(refs, token, word.gender) : NO_REF;
  if (person == NO_REF) {
    const recent_mention *found = antecedent(refs, token, word);
    if (!found) return NG_OK;
    person = found->person;
  }
  token_range span = {token, token + 1};
  remember(refs, person, span);
  if (person == NO_REF) return NG_OK;
  if (!person_of(refs, person)->gender) person_of(refs, person)->gender = word.gender;
  return add_person_mention(refs->people, person, span, (token_range){token, token}, FORM_PRONOUN, 0);
}

/* "A spokesman for the forces at their headquarters said": an indefinite title at the front of a sentence. */
static bool opens_with_title(const name_reader *reader, uint32_t token) {
  uint32_t first = sentence_of(reader, token)->first;
  if (token > first + 4 || !(is_word(reader, first, WORD_A) || is_word(reader, first, WORD_AN) || is_word(reader, first, WORD_ONE))) return false;
  const list_hit *hit = name_hit(reader, token, LIST_TITLE);
  return hit && !is_capitalised(reader, token + hit->length) && reader->claims[token + hit->length] != CLAIM_PERSON;
}

/* "A ministry spokesman said", "one analyst told": somebody without a name, whom "he" may mean from now on. */
static void pass_nameless(reference_reader *refs, uint32_t token) {
  const name_reader *reader = refs->reader;
  const ng_token *noun = token_at(reader, token);
  if (!refs->quoted && noun->casing == CASE_LOWER && !reader->claims[token] && opens_with_title(reader, token)) {
    remember(refs, NO_REF, (token_range){token, token + 1});
    return;
  }
  if (noun->kind != TOKEN_WORD || noun->casing != CASE_LOWER || reader->claims[token] || !is_speech(reader, token + 1)) return;
  if (name_hit(reader, token, LIST_CLAUSE_WORD) || is_speech(reader, token) || reader->tokens->text.ptr[noun->end - 1] == 's') return;
  remember(refs, NO_REF, (token_range){token, token + 1});
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

/* "the Trump job", "a Clinton rally": a name that stands for no person there. */
static bool is_modifier(const name_reader *reader, const person_mention *mention) {
  uint32_t first = mention->span.first, end = mention->span.end;
  if (first == 0 || mention->form == FORM_TITLE_NAME || end >= reader->tokens->count || token_at(reader, end)->casing != CASE_LOWER) return false;
  if (is_before_verb(reader, end) || name_hit(reader, end, LIST_CLAUSE_WORD)) return false;
  return is_word(reader, first - 1, WORD_THE) || is_word(reader, first - 1, WORD_A) || is_word(reader, first - 1, WORD_AN);
}

static void pass_names(reference_reader *refs, uint32_t token) {
  while (refs->next_named < refs->named_count && refs->named[refs->next_named].span.first <= token) {
    const person_mention *mention = &refs->named[refs->next_named++];
    if (!refs->quoted && !is_modifier(refs->reader, mention)) remember(refs, mention->person, mention->span);
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
    if (end == t) pass_nameless(&refs, t);
    if (end > t) t = end - 1;
  }
  return status;
}
