/* Whom "he", "her", "himself" mean: subjects of the own sentence, then whom the sentences before are about. */
#include "fact/person/reference.h"

#include "base/error.h"
#include "fact/grammar.h"

#define NOBODY (NO_REF - 1) /* no mention at all; NO_REF is somebody without a name */
#define MOST_SPOKEN 20u     /* sentences of a quotation before "he said" */

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

/* "Lewandowski, his campaign manager", "Kerry, who is now his deputy": "his" is somebody else's. */
static bool is_described_at(const reference_reader *refs, const recent_mention *mention, uint32_t token) {
  static const uint16_t BEINGS[] = {WORD_BECAME, WORD_IS, WORD_WAS};
  const token_table *tokens = refs->reader->tokens;
  const uint32_t mark = mention->end;
  if (!token_is(tokens, mark, WORD_COMMA)) return false;
  return token == mark + 1 || (token_is(tokens, mark + 1, WORD_WHO) && ONE_OF(tokens, mark + 2, BEINGS) && token <= mark + 4);
}

/* "while |retaining| his post", "after keeping his word": what the subject does, not whom a word before belongs to. */
static bool follows_participle(const name_reader *reader, uint32_t token) {
  static const uint16_t FRONTS[] = {WORD_AFTER, WORD_BEFORE, WORD_WHEN, WORD_WHILE};
  if (token < 2 || token_at(reader, token - 1)->kind != TOKEN_WORD) return false;
  ng_str word = word_at(reader, token - 1);
  return word.len > 5 && str_ends(word, STR("ing")) && ONE_OF(reader->tokens, token - 2, FRONTS);
}

/* Whether `other` is meant rather than `best`, which stands nearer: "|He| had paid, Mr Tait said, and he", somebody of the pronoun's gender. */
static bool is_likelier(const reference_reader *refs, const recent_mention *other, const recent_mention *best, uint8_t gender) {
  bool sure = has_gender(refs, other, gender);
  return has_gender(refs, best, gender) ? sure && best->aside && !other->aside : sure;
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
    if (!best || is_likelier(refs, mention, best, gender)) best = mention;
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

/* A word for one person whom "he" may mean: "|Hill|'s brother said he". */
static bool is_person_noun(const name_reader *reader, uint32_t token, uint8_t gender) {
  if (token_at(reader, token)->casing != CASE_LOWER || is_plural_word(reader, token)) return false;
  const list_hit *kin = name_hit(reader, token, LIST_KIN);
  return kin ? reader->lists->kin[kin->row].gender != (gender == 'f' ? 'm' : 'f') : name_hit(reader, token, LIST_TITLE) != NULL;
}

/* "|Hill|'s aides said he", "|Hill|'s conduct shows whether he": the owner at the head of the sentence, where what he owns is not somebody else. */
static const recent_mention *opening_owner(const reference_reader *refs, uint32_t token, uint8_t gender) {
  const name_reader *reader = refs->reader;
  const uint32_t sentence = reader->sentences->of_token[token];
  const recent_mention *owner = NULL;
  for (uint32_t i = refs->recent_count; i-- > 0 && refs->recent[i].sentence == sentence;) owner = &refs->recent[i];
  if (!owner || !owner->owner || !fits_gender(refs, owner, gender)) return NULL;
  for (uint32_t t = owner->end + 1; t < token && !is_before_verb(reader, t); t++)
    if (is_person_noun(reader, t, gender)) return NULL;
  return owner;
}

/* "The talks failed, |Hill| said. He added": who told the sentence. */
static const recent_mention *teller_of(const reference_reader *refs, uint32_t sentence, uint8_t gender) {
  for (uint32_t i = refs->recent_count; i-- > 0 && refs->recent[i].sentence >= sentence;)
    if (refs->recent[i].sentence == sentence && refs->recent[i].aside && fits_gender(refs, &refs->recent[i], gender)) return &refs->recent[i];
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

/* "When he left, Hill", but not "As the House hints at what |his| plans may be, Hill": in a clause with a subject of its own the pronoun is that. */
static bool may_point_ahead(const name_reader *reader, uint32_t first, uint32_t token) {
  static const uint16_t JOINTS[] = {WORD_ALTHOUGH, WORD_AS, WORD_BECAUSE, WORD_IF, WORD_SINCE, WORD_THOUGH, WORD_WHEN, WORD_WHILE};
  return !ONE_OF(reader->tokens, first, JOINTS) || token <= first + 2;
}

/* "Making clear his decision, Volcker told ...": the subject that follows the comma. */
static uint32_t following_subject(const reference_reader *refs, uint32_t token, uint8_t gender) {
  const name_reader *reader = refs->reader;
  const ng_sentence *sentence = sentence_of(reader, token);
  const uint32_t opening = sentence->first + (is_word(reader, sentence->first, WORD_BUT) || is_word(reader, sentence->first, WORD_AND));
  if (refs->next_named == refs->named_count || !opens_adverbial(reader, opening) || !may_point_ahead(reader, opening, token)) return NO_REF;
  const person_mention *next = named_mention(refs, refs->next_named);
  uint8_t own = person_of(refs, next->person)->gender;
  if (next->span.first >= sentence->end || next->span.first > token + 15 || !is_word(reader, next->span.first - 1, WORD_COMMA)) return NO_REF;
  return (own && own != gender) || !is_before_verb(reader, next->span.end) ? NO_REF : next->person;
}

/* "|She| said he had offered her a drink": somebody else acts between the subject and the object. */
static bool acts_on(const reference_reader *refs, const recent_mention *subject, uint32_t token) {
  for (const recent_mention *other = subject + 1, *end = refs->recent + refs->recent_count; other < end; other++)
    if (other->subject && other->person != subject->person) return false;
  return is_same_clause(refs->reader, subject->token, token);
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

/* The last one whom the sentence names, NOBODY for nobody. */
static uint32_t named_in(const reference_reader *refs, uint32_t sentence) {
  for (uint32_t i = refs->recent_count; i-- > 0 && refs->recent[i].sentence == sentence;)
    if (!is_third_person(token_at(refs->reader, refs->recent[i].token)->lexeme)) return refs->recent[i].person;
  return NOBODY;
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

/* "He had paid, |Mr Tait| said": who tells the sentence behind the pronoun is not meant by it; NOBODY for nobody. */
static uint32_t told_by(const reference_reader *refs, uint32_t token) {
  const uint32_t end = sentence_of(refs->reader, token)->end;
  for (uint32_t i = refs->next_named; i < refs->named_count && named_mention(refs, i)->span.first < end; i++)
    if (is_aside(refs->reader, named_mention(refs, i)->span)) return named_mention(refs, i)->person;
  return NOBODY;
}

/* "he said", "he also said" */
static bool tells(const name_reader *reader, uint32_t token) {
  return is_speech(reader, token + 1) || (is_word(reader, token + 1, WORD_ALSO) && is_speech(reader, token + 2));
}

/* Whom the sentences before are about; those inside a quotation count for nothing when "he" goes on behind it: "he said", "He left". */
static const recent_mention *topic_before(const reference_reader *refs, uint32_t token, uint8_t gender, uint32_t but) {
  const uint32_t sentence = refs->reader->sentences->of_token[token], least = sentence > MOST_SPOKEN ? sentence - MOST_SPOKEN : 0;
  const bool speaks = tells(refs->reader, token), goes_on = speaks || token <= sentence_of(refs->reader, token)->first + 1;
  const recent_mention *found = NULL;
  for (uint32_t at = sentence, back = 1; at-- > least && back < FARTHEST && !found;) {
    if (goes_on && is_spoken(refs, at)) continue;
    if (speaks && but == NOBODY) found = teller_of(refs, at, gender);
    if (!found) found = topic_of(refs, at, gender, but);
    back++;
  }
  return found;
}

/* Whether it is somebody beside the subject and no owner of what `token` tells of: "Cruz, who beat |Hill|, kept his", "made |Hill| his deputy", "met
 * |Hill| and praised his", "talks with |Hill| end his". */
static bool is_bystander(const reference_reader *refs, const recent_mention *other, uint32_t behind, uint32_t token) {
  const name_reader *reader = refs->reader;
  if (other->end <= behind || other->end == token || is_word(reader, other->token - 1, WORD_WITH)) return true;
  return is_described_at(refs, other, token) || has_second_verb(reader, other->end, token);
}

/* "Romney went after |Trump| over his refusal": somebody else of this gender between the one found and what is somebody's; but "met |Hill| during his
 * tour", "|retaining| his". */
static bool is_unclear(const reference_reader *refs, const recent_mention *found, uint32_t token, uint8_t gender) {
  const name_reader *reader = refs->reader;
  if (is_word(reader, token - 1, WORD_DURING) || follows_participle(reader, token)) return false;
  const uint32_t mark = found->end, behind = is_word(reader, mark, WORD_COMMA) ? behind_aside(reader, mark, token) : mark;
  for (const recent_mention *other = found + 1, *end = refs->recent + refs->recent_count; other < end; other++)
    if (other->person != found->person && has_gender(refs, other, gender) && !is_bystander(refs, other, behind, token)) return true;
  return false;
}

static const recent_mention *antecedent(const reference_reader *refs, uint32_t token, pronoun word) {
  uint32_t sentence = refs->reader->sentences->of_token[token], but = told_by(refs, token);
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
      (!found || is_listed(refs, found, token) || follows_second_verb(refs->reader, token) || acts_on(refs, found, token))) {
    bool listed = found && is_listed(refs, found, token);
    if (found) but = found->person;
    found = listed ? NULL : own_object(refs, sentence, word.gender, but);
  }
  if (found && owned && is_unclear(refs, found, token, word.gender)) return NULL;
  if (!found && word.use == PRONOUN_SUBJECT && but == NOBODY) found = opening_owner(refs, token, word.gender);
  if (!found && follows_somebody(refs->reader, token, word.gender)) return NULL;
  if (!found) found = topic_before(refs, token, word.gender, but);
  return found ? found : topic_of(refs, sentence, word.gender, but);
}

/* "He was |Callum Reith|, 52", "She was later identified as |Ann Hill|": who a name behind the pronoun says that it is; NO_REF when none does. */
static uint32_t named_behind(const reference_reader *refs, uint32_t token) {
  const name_reader *reader = refs->reader;
  if (refs->next_named == refs->named_count || (!is_word(reader, token + 1, WORD_WAS) && !is_word(reader, token + 1, WORD_IS))) return NO_REF;
  const person_mention *next = named_mention(refs, refs->next_named);
  if (next->span.first > token + 5 || next->span.first >= sentence_of(reader, token)->end) return NO_REF;
  return next->span.first == token + 2 || is_word(reader, next->span.first - 1, WORD_AS) ? next->person : NO_REF;
}

int read_pronoun(reference_reader *refs, uint32_t token) {
  const name_reader *reader = refs->reader;
  pronoun word = read_word(reader, token);
  if (!word.gender || reader->claims[token] || is_quoted(refs, token)) return NG_OK;
  bool first = !refs->recent_count || refs->recent[refs->recent_count - 1].sentence != reader->sentences->of_token[token];
  uint32_t person = word.use == PRONOUN_SUBJECT ? named_behind(refs, token) : NO_REF;
  if (person == NO_REF && first) person = following_subject(refs, token, word.gender);
  if (person == NO_REF) {
    const recent_mention *found = antecedent(refs, token, word);
    if (!found && word.use != PRONOUN_SUBJECT) return NG_OK;
    person = found ? found->person : NO_REF; /* whom "he" means nobody knows, but what follows may mean him */
  }
  token_range span = {token, token + 1};
  remember_mention(refs, person, span);
  if (word.use != PRONOUN_SUBJECT) refs->recent[refs->recent_count - 1].subject = false;
  if (person == NO_REF) return NG_OK;
  if (!person_of(refs, person)->gender) person_of(refs, person)->gender = word.gender;
  return add_person_mention(refs->people, person, span, (token_range){token, token}, FORM_PRONOUN, 0);
}
