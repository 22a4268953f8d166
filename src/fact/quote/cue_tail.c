/* What stands between the verb of a cue and the words: the person told, when and where, nouns that the verb needs. */
#include "fact/quote/cue_tail.h"

#define FAR_THAT 14u      /* tokens between a verb and its "that" */
#define LONGEST_STANCE 4u /* "expressed |some very real concern| that" */

/* "said |Monday|'s fall was bad", "reported |1986| net income": the date belongs to what follows. */
static bool says_more(const speech_reader *reader, const fact_date *date) {
  uint32_t next = date->span.end;
  if (word_is(reader, next, WORD_GENITIVE)) return true;
  bool year = date->span.first + 1 == next && reader->tokens->tokens[date->span.first].kind == TOKEN_NUMBER;
  return year && next < reader->tokens->count && class_at(reader, next) == CLAUSE_OTHER && reader->tokens->tokens[next].casing == CASE_LOWER;
}

/* Behind the date at `token`; `token` where none begins that stands alone. */
static uint32_t date_end(const speech_reader *reader, uint32_t token) {
  uint32_t n = token < reader->tokens->count ? date_at(reader, token) : 0;
  const fact_date *date = n ? &reader->doc->facts.dates.items[n - 1] : NULL;
  return date && date->span.first == token && !says_more(reader, date) ? date->span.end : token;
}

static bool is_aboard(const speech_reader *reader, uint32_t token) {
  return word_is(reader, token, WORD_ABOARD) || word_is(reader, token, WORD_ONBOARD);
}

uint32_t adjunct_end(const speech_reader *reader, uint32_t token, uint32_t limit, bool *setting) {
  *setting = false;
  if (token >= limit || is_quoted(reader, token)) return token;
  if (date_end(reader, token) > token) return date_end(reader, token);
  if (class_at(reader, token) != CLAUSE_PREPOSITION || word_is(reader, token, WORD_TO)) return token;
  if (date_end(reader, token + 1) > token + 1) return date_end(reader, token + 1);
  uint32_t t = token + 1;
  for (; t < limit && t < token + 12 && !is_quoted(reader, t); t++) {
    if (is_nominal(reader, t) || word_is(reader, t, WORD_OF) || word_is(reader, t, WORD_WITH)) {
      *setting |= in_list(reader, t, LIST_SPEECH_SETTING);
      continue;
    }
    if (reader->tokens->tokens[t].casing == CASE_TITLE) continue; /* Air Force One */
    word_class class = class_at(reader, t);
    if (class != CLAUSE_DETERMINER && class != CLAUSE_POSSESSIVE) break;
    if (word_is(reader, t, WORD_THAT) || (t > token + 1 && class_at(reader, t - 1) != CLAUSE_PREPOSITION)) break;
  }
  *setting |= is_aboard(reader, token) && t > token + 1;
  return *setting ? t : token;
}

bool is_object_pronoun(const speech_reader *reader, uint32_t token) {
  switch (reader->tokens->tokens[token].lexeme) {
    case WORD_ME:
    case WORD_HIM:
    case WORD_HER:
    case WORD_THEM:
    case WORD_US:
    case WORD_IT:
    case WORD_YOU:
    case WORD_HIMSELF:
    case WORD_HERSELF:
    case WORD_THEMSELVES: return true;
    default: return false;
  }
}

/* "told |reporters| he would", "told |the BBC| on Monday": the person told. */
static token_range addressee_at(const speech_reader *reader, uint32_t token, uint32_t limit) {
  token_range none = {token, token};
  if (token >= limit || is_quoted(reader, token) || is_dated(reader, token)) return none;
  if (word_is(reader, token, WORD_THAT) || class_at(reader, token) == CLAUSE_SUBJECT) return none;
  if (is_object_pronoun(reader, token)) return (token_range){token, token + 1};
  const list_hit *group = token_hit(reader->tokens, token, LIST_GROUP_PERSON);
  if (group && !(token + group->length < limit && word_is(reader, token + group->length, WORD_OF)))
    return (token_range){token, token + group->length};
  return phrase_after(reader, token, limit, false);
}

/* What goes on after the person: "urged him |to go|, |not to go|", "warned them |that|", "asked her |whether|". */
static bool continues_person(const speech_reader *reader, uint32_t token, uint32_t limit) {
  if (token >= limit) return false;
  if (word_is(reader, token, WORD_NOT)) token++;
  switch (reader->tokens->tokens[token].lexeme) {
    case WORD_TO:
    case WORD_THAT:
    case WORD_WHETHER:
    case WORD_WHAT:
    case WORD_WHY:
    case WORD_HOW:
    case WORD_IF: return true;
    default: return false;
  }
}

static bool is_place_word(const speech_reader *reader, uint32_t token) {
  return word_is(reader, token, WORD_IN) || word_is(reader, token, WORD_AT) || word_is(reader, token, WORD_ON) || word_is(reader, token, WORD_FROM) ||
         word_is(reader, token, WORD_AFTER) || word_is(reader, token, WORD_DURING);
}

/* "told New Hampshire voters on Monday |that", "said, per a translator, |that": words between verb and "that" belong to the cue. */
static uint32_t find_that(const speech_reader *reader, const speech_cue *cue, uint32_t token, uint32_t limit) {
  bool told = !range_empty(cue->addressee), comma = word_is(reader, token, WORD_COMMA);
  bool clause = told && (word_is(reader, token, WORD_BEFORE) || word_is(reader, token, WORD_AFTER) || word_is(reader, token, WORD_WHEN));
  if (token >= limit || word_is(reader, token, WORD_TO) || !(told || comma || is_place_word(reader, token))) return token;
  if (comma && word_is(reader, token + 1, WORD_THAT)) { /* "It was so cold, he said, |that| …": he spoke before, too */
    uint32_t first = range_empty(cue->speaker) ? cue->cue.first : cue->speaker.first;
    return word_is(reader, first - 1, WORD_COMMA) ? token : token + 1;
  }
  for (uint32_t t = token; t < limit && t < token + FAR_THAT && !is_quoted(reader, t); t++) {
    bool relative = !comma && t + 1 < limit && looks_finite(reader, t + 1); /* "commented on the period |that| ended" */
    if (word_is(reader, t, WORD_THAT) && relative) break;
    if (word_is(reader, t, WORD_THAT)) return comma && !word_is(reader, t - 1, WORD_COMMA) ? token : t;
    word_class class = class_at(reader, t);
    if (((class == CLAUSE_SUBJECT || class == CLAUSE_AUXILIARY) && !clause) || (t > token && class == CLAUSE_JOINT) || class == CLAUSE_RELATIVE)
      break;
    if (t > token && !clause && word_is(reader, t, WORD_TO)) break;
  }
  return token;
}

static bool is_stance_word(const speech_reader *reader, uint32_t token) {
  word_class class = class_at(reader, token);
  return class == CLAUSE_OTHER || class == CLAUSE_ADVERB || class == CLAUSE_POSSESSIVE ||
         (class == CLAUSE_DETERMINER && !word_is(reader, token, WORD_THAT));
}

/* "expressed |concern| that …": the verb needs its noun, which is none of the words; the token behind it. */
static uint32_t pass_stance(const speech_reader *reader, const speech_cue *cue, uint32_t token, uint32_t limit) {
  if (cue->frames & FRAME_QUOTE || !(cue->frames & FRAME_THAT)) return token;
  uint32_t t = token;
  while (t < limit && t < token + LONGEST_STANCE && !is_quoted(reader, t) && !mention_end(reader, t) && is_stance_word(reader, t)) t++;
  if (t >= limit || word_is(reader, t, WORD_THAT)) return t < limit ? t : token;
  bool clause = t > token && (mention_end(reader, t) || class_at(reader, t) == CLAUSE_SUBJECT);
  return clause && has_finite_verb(reader, t, limit) ? t : token; /* "expressed |concern| she would go" */
}

static uint32_t read_addressee(speech_cue *cue, const speech_reader *reader, uint32_t token, uint32_t limit) {
  if (!cue->inverted && cue->frames & FRAME_PERSON) {
    token_range person = addressee_at(reader, token, limit);
    bool asks = cue->sense == SENSE_ASK && person.end < limit && word_is(reader, person.end, WORD_WHO);
    if (cue->sense == SENSE_TELL || asks || continues_person(reader, person.end, limit)) cue->addressee = person;
  } else if (token + 1 < limit && word_is(reader, token, WORD_TO) &&
             ((mention_end(reader, token + 1) && !is_object_pronoun(reader, token + 1)) || is_object_pronoun(reader, token + 1) ||
              in_list(reader, token + 1, LIST_GROUP_PERSON))) {
    cue->addressee = addressee_at(reader, token + 1, limit);
  }
  return range_empty(cue->addressee) ? token : cue->addressee.end;
}

/* "claimed |nearly| 400 seats", "saw |deeply| flawed plans", "said |all| ships": the adverb belongs to what follows. */
static bool starts_thing(const speech_reader *reader, uint32_t token, uint32_t limit) {
  if (token + 1 >= limit || is_quoted(reader, token + 1)) return false;
  word_class next = class_at(reader, token + 1);
  if (is_all(reader, token)) return next == CLAUSE_OTHER || next == CLAUSE_DETERMINER || next == CLAUSE_POSSESSIVE;
  if (mention_end(reader, token + 1)) return false;
  return is_number(reader, token + 1) || is_all(reader, token + 1) || (next == CLAUSE_OTHER && token_ends(reader->tokens, token, STR("ly")));
}

void read_cue_tail(speech_cue *cue, const cue_verb *g) {
  const speech_reader *reader = g->reader;
  uint32_t t = cue->inverted ? cue->speaker.end : g->end, limit = g->unit.end;
  bool governs = class_at(reader, t - 1) == CLAUSE_PREPOSITION; /* "called for |all| ships" */
  while (!governs && t < limit && !is_quoted(reader, t) && !is_dated(reader, t) && class_at(reader, t) == CLAUSE_ADVERB &&
         !starts_thing(reader, t, limit))
    t++;
  uint32_t stance = pass_stance(reader, cue, t, limit);
  if (stance > t) cue->frames |= FRAME_CLAUSE;
  t = stance;
  t = read_addressee(cue, reader, t, limit);
  uint32_t cue_end = t; /* "said Monday", but "on Monday", "last week" behind it are no part of the cue */
  for (uint32_t round = 0; round < 4; round++) {
    bool setting;
    uint32_t end = adjunct_end(reader, t, limit, &setting);
    if (end == t) break;
    if (setting) cue->setting = (token_range){t, end};
    if (setting || (is_dated(reader, t) && (end == t + 1 || reader->tokens->tokens[t].casing != CASE_LOWER))) cue_end = end;
    t = end;
  }
  cue->tail = cue->inverted ? t : find_that(reader, cue, t, limit);
  uint32_t question = cue->put ? question_word(reader, g->end, limit) : limit;
  if (question < limit && !word_is(reader, question, WORD_BY)) cue->tail = question;
  if (!cue->inverted && range_empty(cue->addressee)) cue->cue.end = cue_end;
}
