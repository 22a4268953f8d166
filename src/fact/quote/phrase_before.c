/* The noun phrase before a verb, read from its last word to the left. */
#include "fact/quote/phrase.h"

#define LONGEST_PHRASE 16u
#define LONGEST_APPOSITION 30u
#define LONGEST_TITLE 10u /* tokens with their marks */

/* The first token of a nickname or title in marks that ends before `end` ("John |"Jack"| Lund", "who sang |"Home"|"), `end` when it is speech. */
static uint32_t pass_title(const speech_reader *reader, uint32_t end) {
  token_range q = reader->quotations[quotation_at(reader, end - 1) - 1];
  if (q.end != end || q.end - q.first > LONGEST_TITLE) return end;
  switch (reader->tokens->tokens[q.end - 2].lexeme) {
    case WORD_COMMA:
    case WORD_PERIOD:
    case WORD_QUESTION:
    case WORD_EXCLAMATION: return end;
    default: return q.first;
  }
}

static bool joins_nouns(const speech_reader *reader, uint32_t preposition) {
  switch (reader->tokens->tokens[preposition].lexeme) {
    case WORD_OF:
    case WORD_FOR:
    case WORD_FROM:
    case WORD_AT:
    case WORD_IN:
    case WORD_WITH:
    case WORD_ON:
    case WORD_TO:
    case WORD_NEAR:
    case WORD_AGAINST: return true;
    default: return false;
  }
}

/* Start of the phrase once a determiner at `token` is reached: "a spokesman for |the campaign" goes on, "In |the report" does not. */
static uint32_t pass_determiner(const speech_reader *reader, uint32_t least, uint32_t token) {
  if (token < least + 2 || !joins_nouns(reader, token - 1)) return token;
  return is_nominal(reader, token - 2) && !is_quoted(reader, token - 2) ? token - 1 : token;
}

/* "experts on ships |and| heavy weather": joins two nouns behind a preposition. */
static bool joins_complements(const speech_reader *reader, uint32_t least, uint32_t token) {
  uint32_t t = token;
  while (t > least && token - t < 5 && is_nominal(reader, t - 1) && !is_quoted(reader, t - 1)) t--;
  return t < token && t > least + 1 && joins_nouns(reader, t - 1) && is_nominal(reader, t - 2) && class_at(reader, t - 1) == CLAUSE_PREPOSITION;
}

/* "Moss |and| Li", "the mayor |and| her deputy": joins two speakers; in "He left |and| officials said" it joins clauses. */
static bool joins_speakers(const speech_reader *reader, uint32_t least, uint32_t token, uint32_t start) {
  if (token < least + 1 || !word_is(reader, token, WORD_AND) || is_dated(reader, token - 1)) return false;
  bool pronoun = class_at(reader, token - 1) == CLAUSE_SUBJECT; /* "he |and| Moss" */
  if (((is_named(reader, token - 1) || pronoun) && mention_end(reader, start)) || joins_complements(reader, least, token)) return true;
  uint32_t first = token;
  while (first > least && token - first < 5 && is_nominal(reader, first - 1) && !is_quoted(reader, first - 1) && !looks_finite(reader, first - 1))
    first--;
  if (first == token) return false;
  word_class before = first > least ? class_at(reader, first - 1) : CLAUSE_MARK;
  if (before == CLAUSE_DETERMINER || before == CLAUSE_POSSESSIVE) first--;
  return first <= least || is_quoted(reader, first - 1) || class_at(reader, first - 1) == CLAUSE_MARK || class_at(reader, first - 1) == CLAUSE_JOINT;
}

/* "the Democrats|'| plan" */
static bool is_owner_mark(const speech_reader *reader, uint32_t least, uint32_t token) {
  return token > least && is_genitive_mark(reader, token) && !(reader->tokens->tokens[token + 1].flags & TOKEN_GLUED);
}

/* "one |of| them", "two |of| the aides" */
static bool is_part(const speech_reader *reader, uint32_t token) {
  return word_is(reader, token, WORD_OF) && is_number(reader, token - 1);
}

/* "On |Friday| Moss said", but not "the |2016| Moss campaign": the time in front of a name. */
static bool is_time_in_front(const speech_reader *reader, uint32_t least, uint32_t token) {
  uint32_t n = date_at(reader, token);
  if (!n || reader->tokens->tokens[token + 1].casing == CASE_LOWER) return false;
  token_range time = reader->doc->facts.dates.items[n - 1].span;
  return time.end == token + 1 && (time.first <= least || class_at(reader, time.first - 1) != CLAUSE_DETERMINER);
}

/* One step to the left of `start`; the same token when the phrase begins there. */
static uint32_t step_left(const speech_reader *reader, uint32_t least, uint32_t start, uint32_t end) {
  uint32_t t = start - 1;
  if (is_owner_mark(reader, least, t)) return t;
  if (is_quoted(reader, t))
    return start < end && reader->tokens->tokens[start].casing > CASE_LOWER && start > least + 3 ? pass_title(reader, start) : start;
  if (is_named(reader, t)) return name_start(reader, t) >= least ? name_start(reader, t) : start;
  if (start < end && is_time_in_front(reader, least, t)) return start;
  switch (class_at(reader, t)) {
    case CLAUSE_OTHER: return start < end && is_finite_verb(reader, t) ? start : t;
    case CLAUSE_SUBJECT: return start == end ? t : start;
    case CLAUSE_PREPOSITION:
      return start < end && t >= least + 1 && joins_nouns(reader, t) && (is_nominal(reader, t - 1) || is_part(reader, t)) ? t : start;
    case CLAUSE_JOINT: return start < end && joins_speakers(reader, least, t, start) ? t : start;
    case CLAUSE_ADVERB: return start < end && t > least && class_at(reader, t - 1) == CLAUSE_DETERMINER ? t : start;
    default: return start;
  }
}

/* "|all| the experts", "|the| four candidates" */
static bool is_predeterminer(const speech_reader *reader, uint32_t token) {
  if (is_all(reader, token)) return true;
  return class_at(reader, token) == CLAUSE_DETERMINER && !word_is(reader, token, WORD_THAT);
}

token_range phrase__simple_before(const speech_reader *reader, uint32_t least, uint32_t end) {
  uint32_t start = end;
  while (start > least && end - start < LONGEST_PHRASE) {
    word_class class = class_at(reader, start - 1);
    bool determines =
        class == CLAUSE_DETERMINER || class == CLAUSE_POSSESSIVE || (start < end && class == CLAUSE_ADVERB && is_predeterminer(reader, start - 1));
    if (determines && !is_quoted(reader, start - 1)) {
      bool clause = word_is(reader, start - 1, WORD_THAT) && start < end && (is_named(reader, start) || is_plural_noun(reader, end - 1));
      if (clause) break; /* "said that |Moss|", "said that |officials|" */
      uint32_t at = start - 1, to = pass_determiner(reader, least, at);
      bool joined = to == at && at > least && class_at(reader, at - 1) == CLAUSE_JOINT && joins_speakers(reader, least, at - 1, at);
      start = joined ? at - 1 : to;
      if (start == at && at > least && is_predeterminer(reader, at - 1)) start--;
      if (start <= at && !joined && to == at) break;
      continue;
    }
    uint32_t next = step_left(reader, least, start, end);
    if (next == start) break;
    start = next;
    if (class_at(reader, start) == CLAUSE_SUBJECT) break;
  }
  while (start < end && (reader->tokens->tokens[start].kind == TOKEN_DASH || word_is(reader, start, WORD_GENITIVE))) start++;
  return (token_range){start, end};
}

/* The mark before the apposition that ends at `mark`: the comma before "a doctor,", the bracket before "(R-Ohio)". */
static uint32_t opening_mark(const speech_reader *reader, uint32_t least, uint32_t mark) {
  bool bracket = word_is(reader, mark, WORD_CLOSE_BRACKET), comma = word_is(reader, mark, WORD_COMMA);
  for (uint32_t t = mark; t-- > least && mark - t < LONGEST_APPOSITION;) {
    if (is_quoted(reader, t)) {
      uint32_t first = pass_title(reader, t + 1);
      if (first > t || first <= least) return mark;
      t = first;
      continue;
    }
    if (bracket ? word_is(reader, t, WORD_OPEN_BRACKET)
        : comma ? word_is(reader, t, WORD_COMMA)
                : reader->tokens->tokens[t].kind == TOKEN_DASH && is_any_mark(reader, t))
      return t;
    if (comma && word_is(reader, t, WORD_SEMICOLON)) return mark;
  }
  return mark;
}

/* "A study |that appeared in May|" is the study. */
static token_range with_antecedent(const speech_reader *reader, uint32_t least, token_range phrase) {
  uint32_t first = phrase.first;
  bool relative = word_is(reader, first, WORD_THAT) || word_is(reader, first, WORD_WHICH) || word_is(reader, first, WORD_WHO);
  if (!relative || phrase.end < first + 3 || first <= least) return phrase;
  token_range noun = phrase__simple_before(reader, least, first);
  return range_empty(noun) ? phrase : (token_range){noun.first, phrase.end};
}

/* "Ada Moss, |the mayor of Oslo|" is Ada Moss. */
static token_range with_name(const speech_reader *reader, uint32_t least, token_range phrase) {
  uint32_t comma = phrase.first - 1;
  if (phrase.first < least + 2 || !word_is(reader, comma, WORD_COMMA) || is_quoted(reader, comma - 1) || !is_named(reader, comma - 1)) return phrase;
  bool person = ref_kind_at(reader, name_start(reader, comma - 1)) == REF_PERSON;
  if (!person || class_at(reader, phrase.first) != CLAUSE_DETERMINER) return phrase;
  token_range name = phrase__simple_before(reader, least, comma);
  return range_empty(name) ? phrase : (token_range){name.first, phrase.end};
}

/* "|one islander|, Ada Moss, 62," is Ada Moss, too. */
static token_range with_noun(const speech_reader *reader, uint32_t least, token_range phrase) {
  uint32_t comma = phrase.first - 1;
  if (phrase.first < least + 3 || !word_is(reader, comma, WORD_COMMA) || is_quoted(reader, comma - 1)) return phrase;
  if (ref_kind_at(reader, phrase.first) != REF_PERSON || !is_named(reader, phrase.first)) return phrase;
  token_range noun = phrase__simple_before(reader, least, comma);
  if (range_empty(noun) || is_named(reader, noun.end - 1) || class_at(reader, noun.first) == CLAUSE_SUBJECT || is_dated(reader, noun.first))
    return phrase;
  if (!in_list(reader, noun.end - 1, LIST_ANONYMOUS_SOURCE) && !in_list(reader, noun.end - 1, LIST_TITLE) && !is_agent_noun(reader, noun.end - 1))
    return phrase;
  bool alone = noun.first <= least || is_quoted(reader, noun.first - 1) || is_any_mark(reader, noun.first - 1);
  return alone && class_at(reader, noun.first) != CLAUSE_OTHER ? (token_range){noun.first, phrase.end} : phrase;
}

/* "Moss|, asked if she would go,| said": the speaker of a clause that has a participle between commas. */
static token_range with_participle(const speech_reader *reader, uint32_t least, uint32_t open, uint32_t close) {
  token_range noun = phrase__simple_before(reader, least, open), none = {close + 1, close + 1};
  if (range_empty(noun)) return none;
  bool alone = noun.first <= least || is_quoted(reader, noun.first - 1) || is_any_mark(reader, noun.first - 1) ||
               class_at(reader, noun.first - 1) == CLAUSE_JOINT;
  bool starts_noun = reader->tokens->tokens[noun.first].casing != CASE_LOWER || class_at(reader, noun.first) != CLAUSE_OTHER;
  return alone && starts_noun ? noun : none;
}

static token_range phrase_up_to(const speech_reader *reader, uint32_t least, uint32_t end) {
  for (uint32_t mark = end, round = 0; mark > least && round < 4; round++) {
    uint32_t last = mark - 1;
    if (is_quoted(reader, last)) break;
    bool is_closing = word_is(reader, last, WORD_COMMA) || word_is(reader, last, WORD_CLOSE_BRACKET) ||
                      (reader->tokens->tokens[last].kind == TOKEN_DASH && is_any_mark(reader, last));
    if (!is_closing) {
      token_range phrase = phrase__simple_before(reader, least, mark);
      bool is_age = phrase.first + 1 == phrase.end && reader->tokens->tokens[phrase.first].kind == TOKEN_NUMBER;
      if (is_age && phrase.first > least + 1 && word_is(reader, phrase.first - 1, WORD_COMMA)) {
        mark = phrase.first - 1;
        continue;
      }
      if (range_empty(phrase)) return phrase;
      bool comma = mark < end && word_is(reader, end - 1, WORD_COMMA);
      phrase.end = comma ? end - 1 : end;
      if (mark == end) return with_antecedent(reader, least, with_noun(reader, least, phrase));
      token_range named = with_name(reader, least, phrase);
      return named.first == phrase.first ? with_noun(reader, least, phrase) : named;
    }
    uint32_t open = opening_mark(reader, least, last);
    if (open == last && round == 0 && last > least && is_named(reader, last - 1)) { /* "Officer Jan Brown|,| says:" */
      token_range named = phrase__simple_before(reader, least, last);
      if (named.first == least) return named;
    }
    if (open == last) break;
    if (word_is(reader, last, WORD_COMMA) && !phrase__begins_apposition(reader, open + 1)) return with_participle(reader, least, open, last);
    mark = open;
  }
  return (token_range){end, end};
}

/* "The union |on Monday| rejected", "Moss |late Friday| said": the time is no part of the speaker. */
static uint32_t before_date(const speech_reader *reader, uint32_t least, uint32_t end) {
  uint32_t n = end > least ? date_at(reader, end - 1) : 0, first = n ? reader->doc->facts.dates.items[n - 1].span.first : end;
  if (first > least && first < end && class_at(reader, first - 1) == CLAUSE_DETERMINER) return end; /* "the |weekly| said" */
  if (first > least && first < end && word_is(reader, first - 1, WORD_ON)) first--;
  while (first > least && first < end && class_at(reader, first - 1) == CLAUSE_ADVERB) first--; /* "Moss |earlier| on Friday said" */
  return first > least ? first : end;
}

/* "|He| said", and at the front "|Moss| said": the start of the phrase, `end` when it is not that simple. */
static uint32_t plain_start(const speech_reader *reader, uint32_t least, uint32_t end) {
  uint32_t last = end - 1;
  if (end <= least || is_quoted(reader, last) || is_dated(reader, last)) return end;
  if (is_named(reader, last)) return name_start(reader, last) == least ? least : end;
  return class_at(reader, last) == CLAUSE_SUBJECT ? last : end;
}

/* "Oslo Oil Co |<OSL.N>| said": the symbol of a stock is no part of the name before it. */
static uint32_t before_symbol(const speech_reader *reader, uint32_t least, uint32_t end) {
  enum { LONGEST_SYMBOL = 6 };
  if (end < least + 4 || !word_is(reader, end - 1, WORD_CLOSE_ANGLE)) return end;
  for (uint32_t t = end - 2; t > least && end - t <= LONGEST_SYMBOL; t--)
    if (word_is(reader, t, WORD_OPEN_ANGLE)) return is_nominal(reader, t - 1) ? t : end;
  return end;
}

token_range phrase_before(const speech_reader *reader, uint32_t least, uint32_t end) {
  end = before_symbol(reader, least, end);
  uint32_t first = plain_start(reader, least, end);
  if (first < end) return (token_range){first, end};
  uint32_t date = before_date(reader, least, end);
  if (date < end && date > least + 1 && phrase__is_participle(reader, date - 1) &&
      is_nominal(reader, date - 2)) { /* "a poll |released Sunday| showed" */
    token_range noun = phrase_up_to(reader, least, date - 1);
    if (!range_empty(noun)) return phrase__widen(reader, least, (token_range){noun.first, end});
  }
  return phrase__widen(reader, least, phrase_up_to(reader, least, date));
}
