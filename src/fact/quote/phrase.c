/* Reading noun phrases without a parser, from a cue outwards. */
#include "fact/quote/phrase.h"

#define LONGEST_PHRASE 16u
#define LONGEST_APPOSITION 30u
#define LONGEST_TITLE 10u /* tokens with their marks */

/* ---- to the left ---- */

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

static bool is_plural_noun(const speech_reader *reader, uint32_t token) {
  ng_str text = token_text(reader->tokens, token);
  if (in_list(reader, token, LIST_ANONYMOUS_CROWD)) return true;
  return text.len > 3 && text.ptr[text.len - 1] == 's' && text.ptr[text.len - 2] != 's';
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
static bool is_genitive_mark(const speech_reader *reader, uint32_t least, uint32_t token) {
  const ng_token *mark = &reader->tokens->tokens[token];
  if (mark->lexeme != WORD_SINGLE_QUOTE || token <= least || is_quoted(reader, token) || !(mark->flags & TOKEN_GLUED)) return false;
  ng_str owner = token_text(reader->tokens, token - 1);
  return owner.len && owner.ptr[owner.len - 1] == 's' && !(reader->tokens->tokens[token + 1].flags & TOKEN_GLUED);
}

/* "one |of| them", "two |of| the aides" */
static bool is_part(const speech_reader *reader, uint32_t token) {
  return word_is(reader, token, WORD_OF) && is_number(reader, token - 1);
}

/* One step to the left of `start`; the same token when the phrase begins there. */
static uint32_t step_left(const speech_reader *reader, uint32_t least, uint32_t start, uint32_t end) {
  uint32_t t = start - 1;
  if (is_genitive_mark(reader, least, t)) return t;
  if (is_quoted(reader, t))
    return start < end && reader->tokens->tokens[start].casing > CASE_LOWER && start > least + 3 ? pass_title(reader, start) : start;
  if (is_named(reader, t)) return name_start(reader, t) >= least ? name_start(reader, t) : start;
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
  if (word_is(reader, token, WORD_ALL) || word_is(reader, token, WORD_BOTH)) return true;
  return class_at(reader, token) == CLAUSE_DETERMINER && !word_is(reader, token, WORD_THAT);
}

static token_range simple_before(const speech_reader *reader, uint32_t least, uint32_t end) {
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

/* ", a doctor", ", who left", ", 45", ", president of …", ", R-Ohio": says more of the name before. */
static bool begins_apposition(const speech_reader *reader, uint32_t token) {
  const ng_token *t = &reader->tokens->tokens[token];
  word_class class = class_at(reader, token);
  if (word_is(reader, token, WORD_WHO) || word_is(reader, token, WORD_WHICH) || word_is(reader, token, WORD_WHOSE)) return true;
  if (class == CLAUSE_DETERMINER || class == CLAUSE_POSSESSIVE || t->kind == TOKEN_NUMBER) return true;
  if (word_is(reader, token, WORD_OF) || word_is(reader, token, WORD_FROM)) return true;
  if (class != CLAUSE_OTHER || t->kind != TOKEN_WORD) return false;
  const list_hit *hit = token_hit(reader->tokens, token, LIST_SPEECH_VERB);
  return !hit || !(hit->tag & (FORM_ING | FORM_PAST));
}

/* "A study |that appeared in May|" is the study. */
static token_range with_antecedent(const speech_reader *reader, uint32_t least, token_range phrase) {
  uint32_t first = phrase.first;
  bool relative = word_is(reader, first, WORD_THAT) || word_is(reader, first, WORD_WHICH) || word_is(reader, first, WORD_WHO);
  if (!relative || phrase.end < first + 3 || first <= least) return phrase;
  token_range noun = simple_before(reader, least, first);
  return range_empty(noun) ? phrase : (token_range){noun.first, phrase.end};
}

/* "Ada Moss, |the mayor of Oslo|" is Ada Moss. */
static token_range with_name(const speech_reader *reader, uint32_t least, token_range phrase) {
  uint32_t comma = phrase.first - 1;
  if (phrase.first < least + 2 || !word_is(reader, comma, WORD_COMMA) || is_quoted(reader, comma - 1) || !is_named(reader, comma - 1)) return phrase;
  bool person = ref_kind_at(reader, name_start(reader, comma - 1)) == REF_PERSON;
  if (!person || class_at(reader, phrase.first) != CLAUSE_DETERMINER) return phrase;
  token_range name = simple_before(reader, least, comma);
  return range_empty(name) ? phrase : (token_range){name.first, phrase.end};
}

/* "the dispatcher", "a councilman", "the organist": somebody who does something. */
bool is_agent_noun(const speech_reader *reader, uint32_t token) {
  static const ng_str ENDS[] = {{"er", 2}, {"or", 2}, {"ers", 3}, {"ors", 3}, {"man", 3}, {"men", 3}, {"ist", 3}, {"ists", 4}, {"woman", 5}};
  ng_str text = token_text(reader->tokens, token);
  if (reader->tokens->tokens[token].casing != CASE_LOWER || text.len < 6) return false;
  for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++)
    if (str_equal(str_slice(text, text.len - ENDS[i].len, text.len), ENDS[i])) return true;
  return false;
}

/* "|one islander|, Ada Moss, 62," is Ada Moss, too. */
static token_range with_noun(const speech_reader *reader, uint32_t least, token_range phrase) {
  uint32_t comma = phrase.first - 1;
  if (phrase.first < least + 3 || !word_is(reader, comma, WORD_COMMA) || is_quoted(reader, comma - 1)) return phrase;
  if (ref_kind_at(reader, phrase.first) != REF_PERSON || !is_named(reader, phrase.first)) return phrase;
  token_range noun = simple_before(reader, least, comma);
  if (range_empty(noun) || is_named(reader, noun.end - 1) || class_at(reader, noun.first) == CLAUSE_SUBJECT || is_dated(reader, noun.first))
    return phrase;
  if (!in_list(reader, noun.end - 1, LIST_ANONYMOUS_SOURCE) && !in_list(reader, noun.end - 1, LIST_TITLE) && !is_agent_noun(reader, noun.end - 1))
    return phrase;
  bool alone = noun.first <= least || is_quoted(reader, noun.first - 1) || is_any_mark(reader, noun.first - 1);
  return alone && class_at(reader, noun.first) != CLAUSE_OTHER ? (token_range){noun.first, phrase.end} : phrase;
}

/* "Moss|, asked if she would go,| said": the speaker of a clause that has a participle between commas. */
static token_range with_participle(const speech_reader *reader, uint32_t least, uint32_t open, uint32_t close) {
  token_range noun = simple_before(reader, least, open), none = {close + 1, close + 1};
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
      token_range phrase = simple_before(reader, least, mark);
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
      token_range named = simple_before(reader, least, last);
      if (named.first == least) return named;
    }
    if (open == last) break;
    if (word_is(reader, last, WORD_COMMA) && !begins_apposition(reader, open + 1)) return with_participle(reader, least, open, last);
    mark = open;
  }
  return (token_range){end, end};
}

/* "The union |on Monday| rejected", "Moss |late Friday| said": the time is no part of the speaker. */
static uint32_t before_date(const speech_reader *reader, uint32_t least, uint32_t end) {
  uint32_t n = end > least ? date_at(reader, end - 1) : 0, first = n ? reader->doc->facts.dates.items[n - 1].span.first : end;
  if (first > least && first < end && word_is(reader, first - 1, WORD_ON)) first--;
  return first > least ? first : end;
}

/* "a statement |published| by the port", "papers |seen| by Reuters" */
static bool is_participle(const speech_reader *reader, uint32_t token) {
  return reader->tokens->tokens[token].casing == CASE_LOWER && !is_named(reader, token) &&
         (ends_with(reader, token, 'e', 'd') || (verb_forms(reader, token) & FORM_PARTICIPLE));
}

/* "|He| said", and at the front "|Moss| said": the start of the phrase, `end` when it is not that simple. */
static uint32_t plain_start(const speech_reader *reader, uint32_t least, uint32_t end) {
  uint32_t last = end - 1;
  if (end <= least || is_quoted(reader, last) || is_dated(reader, last)) return end;
  if (is_named(reader, last)) return name_start(reader, last) == least ? least : end;
  return class_at(reader, last) == CLAUSE_SUBJECT ? last : end;
}

token_range phrase_before(const speech_reader *reader, uint32_t least, uint32_t end) {
  uint32_t first = plain_start(reader, least, end);
  if (first < end) return (token_range){first, end};
  uint32_t date = before_date(reader, least, end);
  if (date < end && date > least + 1 && is_participle(reader, date - 1) && is_nominal(reader, date - 2)) { /* "a poll |released Sunday| showed" */
    token_range noun = phrase_up_to(reader, least, date - 1);
    if (!range_empty(noun)) return (token_range){noun.first, end};
  }
  return phrase_up_to(reader, least, date);
}

/* ---- to the right ---- */

static uint32_t apposition_end(const speech_reader *reader, uint32_t first, uint32_t limit) {
  uint32_t t = first;
  for (; t < limit && t - first < LONGEST_APPOSITION; t++) {
    if (is_quoted(reader, t)) return t;
    if (is_any_mark(reader, t) && reader->tokens->tokens[t].kind != TOKEN_DASH && !word_is(reader, t, WORD_OPEN_BRACKET) &&
        !word_is(reader, t, WORD_CLOSE_BRACKET))
      return t;
  }
  return t;
}

static bool goes_on_with(const speech_reader *reader, uint32_t preposition, uint32_t first) {
  if (preposition + 1 >= reader->tokens->count) return false;
  switch (reader->tokens->tokens[preposition].lexeme) {
    case WORD_OF:
    case WORD_FOR:
    case WORD_FROM: return true;
    case WORD_BY:
    case WORD_ON: return preposition > first && is_participle(reader, preposition - 1);
    case WORD_AT:
    case WORD_WITH:
    case WORD_IN: break;
    default: return false;
  }
  if (preposition > first && is_participle(reader, preposition - 1)) return true;
  bool by_name = is_named(reader, preposition - 1);
  bool occasion = in_list(reader, preposition + 1, LIST_SPEECH_SETTING) || in_list(reader, preposition + 2, LIST_SPEECH_SETTING);
  return !by_name && preposition > first && !occasion;
}

static uint32_t step_right(const speech_reader *reader, uint32_t t, uint32_t first) {
  if (is_quoted(reader, t)) return t;
  if (mention_end(reader, t) && is_named(reader, t)) return mention_end(reader, t);
  word_class before = t > first ? class_at(reader, t - 1) : CLAUSE_MARK;
  switch (class_at(reader, t)) {
    case CLAUSE_OTHER: return t > first && is_finite_verb(reader, t) ? t : t + 1;
    case CLAUSE_DETERMINER:
    case CLAUSE_POSSESSIVE: return t == first || before == CLAUSE_PREPOSITION || before == CLAUSE_JOINT ? t + 1 : t;
    case CLAUSE_PREPOSITION: return t > first && goes_on_with(reader, t, first) ? t + 1 : t;
    case CLAUSE_JOINT: return t > first && word_is(reader, t, WORD_AND) && mention_end(reader, t + 1) && is_named(reader, t - 1) ? t + 1 : t;
    case CLAUSE_ADVERB: return before == CLAUSE_DETERMINER || (t > first && word_is(reader, t - 1, WORD_GENITIVE)) ? t + 1 : t;
    default: return t;
  }
}

static uint32_t pass_appositions(const speech_reader *reader, uint32_t t, uint32_t limit) {
  if (t < limit && word_is(reader, t, WORD_OPEN_BRACKET)) {
    uint32_t close = t;
    while (close < limit && !word_is(reader, close, WORD_CLOSE_BRACKET)) close++;
    if (close < limit) t = close + 1;
  }
  for (uint32_t round = 0;
       round < 2 && t + 1 < limit && word_is(reader, t, WORD_COMMA) && !is_quoted(reader, t + 1) && begins_apposition(reader, t + 1); round++)
    t = apposition_end(reader, t + 1, limit);
  return t;
}

token_range phrase_after(const speech_reader *reader, uint32_t first, uint32_t limit, bool appositions) {
  if (first >= limit) return (token_range){first, first};
  if (class_at(reader, first) == CLAUSE_SUBJECT) return (token_range){first, first + 1};
  uint32_t t = first;
  while (t < limit && t - first < LONGEST_PHRASE) {
    uint32_t next = step_right(reader, t, first);
    if (next == t) break;
    t = next;
  }
  if (t == first) return (token_range){first, first};
  return (token_range){first, appositions ? pass_appositions(reader, t, limit) : t};
}

/* ---- inside ---- */

/* "a poll |released in| May", "officials |briefed on| the talks" */
static bool begins_participle(const speech_reader *reader, uint32_t token, uint32_t end) {
  if (token + 1 >= end || reader->tokens->tokens[token].casing != CASE_LOWER || !ends_with(reader, token, 'e', 'd')) return false;
  return class_at(reader, token + 1) == CLAUSE_PREPOSITION || is_dated(reader, token + 1);
}

token_range phrase_core(const speech_reader *reader, token_range phrase) {
  uint32_t t = phrase.first;
  for (; t < phrase.end; t++) {
    if (is_named(reader, t)) continue;
    word_class class = class_at(reader, t);
    if (class == CLAUSE_MARK || class == CLAUSE_RELATIVE) break;
    if (t == phrase.first) continue;
    if (class == CLAUSE_PREPOSITION || class == CLAUSE_SUBJECT || class == CLAUSE_AUXILIARY || begins_participle(reader, t, phrase.end)) break;
    if (word_is(reader, t, WORD_THAT)) break;
  }
  return (token_range){phrase.first, t};
}

bool is_number(const speech_reader *reader, uint32_t token) {
  return reader->tokens->tokens[token].kind == TOKEN_NUMBER || word_is(reader, token, WORD_HALF) || in_list(reader, token, LIST_NUMBER);
}

/* "some", "those", "three in five", "26%", "30 percent" */
static bool is_amount(const speech_reader *reader, uint32_t token) {
  switch (reader->tokens->tokens[token].lexeme) {
    case WORD_PERCENT:
    case WORD_PERCENT_SIGN:
    case WORD_SOME:
    case WORD_MANY:
    case WORD_MOST:
    case WORD_FEW:
    case WORD_SEVERAL:
    case WORD_BOTH:
    case WORD_THOSE:
    case WORD_THESE:
    case WORD_TWO: return true;
    default: return is_number(reader, token) && !word_is(reader, token, WORD_ONE);
  }
}

bool is_plural_phrase(const speech_reader *reader, token_range phrase) {
  if (range_empty(phrase)) return false;
  switch (reader->tokens->tokens[phrase.first].lexeme) {
    case WORD_HE:
    case WORD_SHE:
    case WORD_IT: return false;
    default: break;
  }
  if (class_at(reader, phrase.first) == CLAUSE_SUBJECT) return true;
  token_range core = phrase_core(reader, phrase);
  for (uint32_t t = core.first; t < core.end; t++)
    if (word_is(reader, t, WORD_AND)) return true;
  if (range_empty(core)) return false;
  if (is_plural_noun(reader, core.end - 1) || is_amount(reader, core.end - 1) || is_amount(reader, phrase.end - 1)) return true;
  return core.end < phrase.end && class_at(reader, core.end) == CLAUSE_PREPOSITION && is_plural_noun(reader, phrase.end - 1) &&
         word_is(reader, core.end, WORD_OF); /* "eight of 10 voters" */
}
