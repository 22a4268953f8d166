/* Whom "he", "her", "himself" mean: subjects of the own sentence, then whom the sentences before are about. */
#include "fact/person/reference.h"

#include "base/error.h"
#include "fact/grammar.h"

#define LONGEST_DESCRIPTION 6u /* tokens between a preposition and a name */
#define LONGEST_APPOSITION 16u /* tokens behind a name, set between commas */

static bool is_preposition(const name_reader *reader, uint32_t token) {
  switch (token_at(reader, token)->lexeme) {
    case WORD_OF:
    case WORD_BY:
    case WORD_WITH:
    case WORD_FROM:
    case WORD_FOR:
    case WORD_TO:
    case WORD_ON:
    case WORD_UNDER:
    case WORD_AGAINST:
    case WORD_LIKE: return true;
    default: return false;
  }
}

/* "the death of John Smith": the name hangs on a preposition. */
static bool follows_preposition(const name_reader *reader, uint32_t token) {
  return token > 0 && is_preposition(reader, token - 1);
}

/* "talks with former defence attorney John Smith": nouns and adjectives stand between the preposition and the name. */
static bool ends_preposition(const name_reader *reader, uint32_t token) {
  uint32_t least = sentence_of(reader, token)->first;
  for (uint32_t t = token; t-- > least && t + LONGEST_DESCRIPTION >= token;) {
    if (is_preposition(reader, t)) return true;
    bool capital = is_capitalised(reader, t);
    if (token_at(reader, t)->kind != TOKEN_WORD || (capital && (t + 1 == token || !is_name_word(reader, t)))) return false;
    if (!capital && (is_before_verb(reader, t) || name_hit(reader, t, LIST_CLAUSE_WORD))) return false;
  }
  return false;
}

/* A comma and a verb, which is no other clause's: "said", but not "and", "who". */
static bool is_comma_before_verb(const name_reader *reader, uint32_t token) {
  if (!is_word(reader, token, WORD_COMMA) || is_word(reader, token + 1, WORD_AND) || is_word(reader, token + 1, WORD_WHO)) return false;
  return is_before_verb(reader, token + 1);
}

static bool is_open_dash(const name_reader *reader, uint32_t token) {
  return token_at(reader, token)->kind == TOKEN_DASH && !is_glued(reader, token);
}

/* "Hill, the leader of the party, said", "Hill - the leader of the party - said": a verb right behind the mark that closes what `mark` opened. */
static bool is_explained(const name_reader *reader, uint32_t mark) {
  uint32_t end = sentence_of(reader, mark)->end;
  bool dash = is_open_dash(reader, mark);
  for (uint32_t t = mark + 1; t + 1 < end && t < mark + LONGEST_APPOSITION; t++) {
    if (dash && is_open_dash(reader, t)) return is_before_verb(reader, t + 1);
    if (!dash && is_word(reader, t, WORD_COMMA)) return is_comma_before_verb(reader, t);
  }
  return false;
}

/* "his deputy - |Ann Hill| - gave", "- governor |Ann Hill| -" */
static bool is_set_in(const name_reader *reader, uint32_t first) {
  for (uint32_t t = first; t-- > sentence_of(reader, first)->first && t + 4 >= first;) {
    if (is_open_dash(reader, t)) return true;
    if (token_at(reader, t)->kind == TOKEN_PUNCT && !is_word(reader, t, WORD_PERIOD)) return false;
  }
  return false;
}

/* A verb, or a relative clause and then a verb, behind a name: what makes it a subject. */
static bool is_subject(const name_reader *reader, token_range span) {
  if (is_word(reader, span.end, WORD_COMMA)) {
    if (is_word(reader, span.end + 1, WORD_WHO) || is_explained(reader, span.end)) return true;
    bool follows_comma = span.first > 0 && is_word(reader, span.first - 1, WORD_COMMA); /* "the party's leader, Ann Hill, gave" */
    return follows_comma && is_comma_before_verb(reader, span.end);
  }
  if (is_word(reader, span.end, WORD_AND) || is_word(reader, span.end, WORD_GENITIVE)) return false;
  if (is_open_dash(reader, span.end)) return is_set_in(reader, span.first) ? is_before_verb(reader, span.end + 1) : is_explained(reader, span.end);
  return is_before_verb(reader, span.end) || (span.first > 0 && is_speech(reader, span.first - 1));
}

/* "Hill's", "Collins'" */
static bool is_owner(const reference_reader *refs, token_range span) {
  const name_reader *reader = refs->reader;
  if (is_word(reader, span.end, WORD_GENITIVE)) return true;
  if (!is_word(reader, span.end, WORD_SINGLE_QUOTE) || !is_glued(reader, span.end)) return false;
  bool closes = is_quoted(refs, span.first) && refs->quoted_by == WORD_SINGLE_QUOTE;
  return !closes && reader->tokens->text.ptr[token_at(reader, span.end)->start - 1] == 's';
}

void remember_mention(reference_reader *refs, uint32_t person, token_range span) {
  const name_reader *reader = refs->reader;
  uint32_t sentence = reader->sentences->of_token[span.first];
  if (sentence_of(reader, span.first)->zone == ZONE_BYLINE) return; /* the story is about others */
  bool first = !refs->recent_count || refs->recent[refs->recent_count - 1].sentence != sentence;
  bool owner = is_owner(refs, span);
  bool joined = span.first > sentence_of(reader, span.first)->first + 1 && is_word(reader, span.first - 1, WORD_AND);
  bool acts = !owner && !follows_preposition(reader, span.first);
  bool subject = acts && (is_subject(reader, span) || (first && !joined && !ends_preposition(reader, span.first)));
  if (refs->recent_count == RECENT) memmove(refs->recent, refs->recent + 1, --refs->recent_count * sizeof *refs->recent);
  refs->recent[refs->recent_count++] = (recent_mention){person, span.first, span.end, sentence, subject, owner};
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

/* "Lewandowski, his campaign manager": "his" is somebody else's. */
static bool is_described_at(const reference_reader *refs, const recent_mention *mention, uint32_t token) {
  return token == mention->end + 1 && is_word(refs->reader, mention->end, WORD_COMMA);
}

/* "while |retaining| his post", "after keeping his word": what the subject does, not whom a word before belongs to. */
static bool follows_participle(const name_reader *reader, uint32_t token) {
  static const uint16_t FRONTS[] = {WORD_AFTER, WORD_BEFORE, WORD_WHEN, WORD_WHILE};
  if (token < 2 || token_at(reader, token - 1)->kind != TOKEN_WORD) return false;
  ng_str word = word_at(reader, token - 1);
  return word.len > 5 && str_ends(word, STR("ing")) && ONE_OF(reader->tokens, token - 2, FRONTS);
}

/* The subject (or owner: "Carson's aides ... his candidacy") nearest before the pronoun in its own sentence; somebody of this gender before somebody
 * of unknown gender. */
static const recent_mention *own_subject(const reference_reader *refs, uint32_t token, uint8_t gender, bool or_owner) {
  const uint32_t sentence = refs->reader->sentences->of_token[token];
  const recent_mention *best = NULL;
  for (uint32_t i = refs->recent_count; i-- > 0 && refs->recent[i].sentence == sentence;) {
    const recent_mention *mention = &refs->recent[i];
    if (!(mention->subject || (or_owner && mention->owner)) || !fits_gender(refs, mention, gender)) continue;
    if (or_owner && is_described_at(refs, mention, token)) continue;
    if (!best || (!has_gender(refs, best, gender) && has_gender(refs, mention, gender))) best = mention;
  }
  return best;
}

/* "founded by Mr. Hill, who named it after his son": the nearest of this gender behind "by" in the own sentence. */
static const recent_mention *own_agent(const reference_reader *refs, uint32_t sentence, uint8_t gender) {
  for (uint32_t i = refs->recent_count; i-- > 0 && refs->recent[i].sentence == sentence;) {
    const recent_mention *mention = &refs->recent[i];
    if (mention->token > 0 && is_word(refs->reader, mention->token - 1, WORD_BY) && !mention->owner && has_gender(refs, mention, gender))
      return mention;
  }
  return NULL;
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
  if (word.len > 5 && str_ends(word, STR("ing"))) return true;
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
    case WORD_THOUGH:
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
  const person_mention *next = named_mention(refs, refs->next_named);
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

/* "Hill and his rivals", "met Putin and his wife": the one right before "and". */
static const recent_mention *joined_owner(const reference_reader *refs, uint32_t token, uint8_t gender) {
  const recent_mention *last = refs->recent_count ? &refs->recent[refs->recent_count - 1] : NULL;
  bool joined = last && last->end + 1 == token && is_word(refs->reader, last->end, WORD_AND);
  return joined && last->person != NO_REF && fits_gender(refs, last, gender) ? last : NULL;
}

/* ", accusing him", "and accused her": a verb of the same subject; but "the club won, giving him hope". */
static bool follows_second_verb(const name_reader *reader, uint32_t token) {
  if (token < 2 || !name_hit(reader, token - 1, LIST_SPEECH_VERB)) return false;
  ng_str word = word_at(reader, token - 1);
  bool participle = word.len > 5 && str_ends(word, STR("ing"));
  uint32_t mark = token - 2;
  if (token_at(reader, mark)->kind == TOKEN_QUOTE && mark > 0) mark--; /* as a “strong leader,” comparing him */
  return is_word(reader, token - 2, WORD_AND) || (participle && is_word(reader, mark, WORD_COMMA));
}

/* ", he said.": told of the clause before it, so that "he" is nobody whom that clause names; "Asked about Smith, he said"; but "When Smith rose, he
 * said, ...". */
static bool reports_clause(const name_reader *reader, uint32_t token) {
  const ng_sentence *sentence = sentence_of(reader, token);
  if (token < sentence->first + 2 || !is_word(reader, token - 1, WORD_COMMA) || !is_speech(reader, token + 1)) return false;
  if (opens_adverbial(reader, sentence->first) || is_word(reader, token - 2, WORD_AND)) return false;
  if (token + 3 >= sentence->end || is_word(reader, sentence->first, WORD_ASKED)) return true;
  return token_at(reader, token + 2)->kind == TOKEN_PUNCT && token_at(reader, token + 3)->kind != TOKEN_QUOTE;
}

/* The last one whom the sentence names, NO_REF - 1 for nobody. */
static uint32_t named_in(const reference_reader *refs, uint32_t sentence) {
  for (uint32_t i = refs->recent_count; i-- > 0 && refs->recent[i].sentence == sentence;)
    if (!is_third_person(token_at(refs->reader, refs->recent[i].token)->lexeme)) return refs->recent[i].person;
  return NO_REF - 1;
}

/* "|a young woman| who wants to find her father": whom no name tells stands before the pronoun in its sentence. */
static bool follows_somebody(const name_reader *reader, uint32_t token, uint8_t gender) {
  uint32_t least = sentence_of(reader, token)->first;
  for (uint32_t t = token; t-- > least + 1 && !is_word(reader, t, WORD_QUOTE);) {
    bool somebody = gender == 'f' ? is_word(reader, t, WORD_WOMAN) || is_word(reader, t, WORD_GIRL)
                                  : is_word(reader, t, WORD_MAN) || is_word(reader, t, WORD_BOY);
    if (!somebody) continue;
    for (uint32_t d = t; d-- > least && d + 3 >= t && token_at(reader, d)->kind == TOKEN_WORD;)
      if (is_word(reader, d, WORD_A) || is_word(reader, d, WORD_ONE) || is_word(reader, d, WORD_ANOTHER)) return true;
  }
  return false;
}

/* "Hill, |Moss| and Lund" */
static bool is_joined(const name_reader *reader, const recent_mention *a, const recent_mention *b) {
  bool joined = is_word(reader, a->end, WORD_COMMA) || is_word(reader, a->end, WORD_AND);
  return joined && a->person != b->person && b->token == a->end + 1 && !is_third_person(token_at(reader, b->token)->lexeme);
}

/* "Hill, Moss and |Lund| asked her": one of several who act. */
static bool is_listed(const reference_reader *refs, const recent_mention *mention, uint32_t token) {
  const recent_mention *last = mention, *end = refs->recent + refs->recent_count;
  bool listed = mention > refs->recent && is_joined(refs->reader, mention - 1, mention);
  for (; last + 1 < end && is_joined(refs->reader, last, last + 1); last++) listed = true;
  return listed && is_same_clause(refs->reader, last->end, token);
}

static const recent_mention *antecedent(const reference_reader *refs, uint32_t token, pronoun word) {
  uint32_t sentence = refs->reader->sentences->of_token[token], but = NO_REF - 1;
  const recent_mention *found = word.use == PRONOUN_POSSESSIVE ? joined_owner(refs, token, word.gender) : NULL;
  if (found) return found;
  bool owned = word.use == PRONOUN_POSSESSIVE;
  if (owned && follows_participle(refs->reader, token)) found = own_subject(refs, token, word.gender, false);
  if (found && !has_gender(refs, found, word.gender)) found = NULL;
  if (!found) found = own_subject(refs, token, word.gender, owned);
  if (reports_clause(refs->reader, token)) {
    but = named_in(refs, sentence);
    if (found && found->person == but) found = NULL;
  } else if (!found && !opens_adverbial(refs->reader, refs->reader->sentences->items[sentence].first)) {
    found = own_agent(refs, sentence, word.gender);
  }
  if (word.use == PRONOUN_OBJECT &&
      (!found || is_listed(refs, found, token) || follows_second_verb(refs->reader, token) || is_same_clause(refs->reader, found->token, token))) {
    bool listed = found && is_listed(refs, found, token);
    if (found) but = found->person;
    found = listed ? NULL : own_object(refs, sentence, word.gender, but);
  }
  if (!found && follows_somebody(refs->reader, token, word.gender)) return NULL;
  for (uint32_t back = 1; back < FARTHEST && back <= sentence && !found; back++) found = topic_of(refs, sentence - back, word.gender, but);
  return found ? found : topic_of(refs, sentence, word.gender, but);
}

int read_pronoun(reference_reader *refs, uint32_t token) {
  const name_reader *reader = refs->reader;
  pronoun word = read_word(reader, token);
  if (!word.gender || reader->claims[token] || is_quoted(refs, token)) return NG_OK;
  bool first = !refs->recent_count || refs->recent[refs->recent_count - 1].sentence != reader->sentences->of_token[token];
  uint32_t person = first ? following_subject(refs, token, word.gender) : NO_REF;
  if (person == NO_REF) {
    const recent_mention *found = antecedent(refs, token, word);
    if (!found) return NG_OK;
    person = found->person;
  }
  token_range span = {token, token + 1};
  remember_mention(refs, person, span);
  if (word.use != PRONOUN_SUBJECT) refs->recent[refs->recent_count - 1].subject = false;
  if (person == NO_REF) return NG_OK;
  if (!person_of(refs, person)->gender) person_of(refs, person)->gender = word.gender;
  return add_person_mention(refs->people, person, span, (token_range){token, token}, FORM_PRONOUN, 0);
}
