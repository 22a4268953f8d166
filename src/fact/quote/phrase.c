/* Reading noun phrases without a parser, from a cue outwards. */
#include "fact/quote/phrase.h"

#define LONGEST_PHRASE 16u
#define LONGEST_APPOSITION 30u

/* ---- its words ---- */

bool is_plural_noun(const speech_reader *reader, uint32_t token) {
  ng_str text = token_text(reader->tokens, token);
  if (in_list(reader, token, LIST_ANONYMOUS_CROWD)) return true;
  if (text.len < 3 || text.ptr[text.len - 1] != 's') return false;
  return !memchr(text.len > 3 ? "isu" : "isua", text.ptr[text.len - 2], text.len > 3 ? 3 : 4); /* no "analysis", "press", "virus", "gas" */
}

/* ", a doctor", ", who left", ", 45", ", president of …", ", R-Ohio": says more of the name before. */
bool phrase__begins_apposition(const speech_reader *reader, uint32_t token) {
  const ng_token *t = &reader->tokens->tokens[token];
  word_class class = class_at(reader, token);
  if (word_is(reader, token, WORD_WHO) || word_is(reader, token, WORD_WHICH) || word_is(reader, token, WORD_WHOSE)) return true;
  if (class == CLAUSE_DETERMINER || class == CLAUSE_POSSESSIVE || t->kind == TOKEN_NUMBER) return true;
  if (word_is(reader, token, WORD_OF) || word_is(reader, token, WORD_FROM)) return true;
  if (class != CLAUSE_OTHER || t->kind != TOKEN_WORD) return false;
  const list_hit *hit = token_hit(reader->tokens, token, LIST_SPEECH_VERB);
  return !hit || !(hit->tag & (FORM_ING | FORM_PAST));
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

/* "a statement |published| by the port", "papers |seen| by Reuters" */
bool phrase__is_participle(const speech_reader *reader, uint32_t token) {
  return reader->tokens->tokens[token].casing == CASE_LOWER && !is_named(reader, token) &&
         (ends_in_ed(reader, token) || (verb_forms(reader, token) & FORM_PARTICIPLE));
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
    case WORD_ON: return preposition > first && phrase__is_participle(reader, preposition - 1);
    case WORD_AT:
    case WORD_WITH:
    case WORD_IN: break;
    default: return false;
  }
  if (preposition > first && phrase__is_participle(reader, preposition - 1)) return true;
  bool by_name = is_named(reader, preposition - 1);
  bool occasion = in_list(reader, preposition + 1, LIST_SPEECH_SETTING) || in_list(reader, preposition + 2, LIST_SPEECH_SETTING);
  return !by_name && preposition > first && !occasion;
}

bool is_all(const speech_reader *reader, uint32_t token) {
  return word_is(reader, token, WORD_ALL) || word_is(reader, token, WORD_BOTH);
}

static uint32_t step_right(const speech_reader *reader, uint32_t t, uint32_t first) {
  if (is_quoted(reader, t)) return t;
  if (mention_end(reader, t) && is_named(reader, t)) return mention_end(reader, t);
  word_class before = t > first ? class_at(reader, t - 1) : CLAUSE_MARK;
  switch (class_at(reader, t)) {
    case CLAUSE_OTHER: return t > first && is_finite_verb(reader, t) ? t : t + 1;
    case CLAUSE_DETERMINER:
    case CLAUSE_POSSESSIVE:
      return t == first || before == CLAUSE_PREPOSITION || before == CLAUSE_JOINT || (before == CLAUSE_ADVERB && is_all(reader, t - 1)) ? t + 1 : t;
    case CLAUSE_PREPOSITION: return t > first && goes_on_with(reader, t, first) ? t + 1 : t;
    case CLAUSE_JOINT: return t > first && word_is(reader, t, WORD_AND) && mention_end(reader, t + 1) && is_named(reader, t - 1) ? t + 1 : t;
    case CLAUSE_ADVERB:
      if (before == CLAUSE_PREPOSITION && is_all(reader, t)) return t + 1; /* "signed by |both| mayors" */
      return t == first || before == CLAUSE_DETERMINER || (t > first && word_is(reader, t - 1, WORD_GENITIVE)) ? t + 1 : t;
    default: return t;
  }
}

static uint32_t pass_appositions(const speech_reader *reader, uint32_t t, uint32_t limit) {
  if (t < limit && word_is(reader, t, WORD_WHO)) return apposition_end(reader, t + 1, limit); /* "said |a pilot| who saw the ship" */
  if (t < limit && word_is(reader, t, WORD_OPEN_BRACKET)) {
    uint32_t close = t;
    while (close < limit && !word_is(reader, close, WORD_CLOSE_BRACKET)) close++;
    if (close < limit) t = close + 1;
  }
  for (uint32_t round = 0;
       round < 2 && t + 1 < limit && word_is(reader, t, WORD_COMMA) && !is_quoted(reader, t + 1) && phrase__begins_apposition(reader, t + 1); round++)
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
  if (token + 1 >= end || reader->tokens->tokens[token].casing != CASE_LOWER || !ends_in_ed(reader, token)) return false;
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
  if (is_amount(reader, core.first)) return true; /* "those surveyed" */
  if (is_plural_noun(reader, core.end - 1) || is_amount(reader, core.end - 1) || is_amount(reader, phrase.end - 1)) return true;
  if (is_agent_noun(reader, core.end - 1) || in_list(reader, core.end - 1, LIST_ANONYMOUS_SOURCE)) return false; /* "co-author of the papers" */
  return core.end < phrase.end && class_at(reader, core.end) == CLAUSE_PREPOSITION && is_plural_noun(reader, phrase.end - 1) &&
         word_is(reader, core.end, WORD_OF); /* "eight of 10 voters" */
}
