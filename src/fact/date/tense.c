/* Tense without a parser: the nearest verb form to the left decides ("told reporters on Monday that it will close in June"), else the nearest
 * to the right ("On Tuesday the court will rule"). */
#include "fact/date/tense.h"

#include "fact/grammar.h"

enum { TOKENS_AROUND = 60, TOKENS_BEFORE = 6, SHORTEST_IN_ED = 5, NEAR_CUE_LENGTH = 3 };

static bool is_be(const token_table *tokens, uint32_t token) {
  switch (tokens->tokens[token].lexeme) {
    case WORD_BE:
    case WORD_IS:
    case WORD_ARE:
    case WORD_BEING: return true;
    default: return false;
  }
}

/* A cheap look at a token: most tell no tense. */
static inline bool may_tell(const token_table *tokens, uint32_t token) {
  return tokens->lists[token] & (list_bit(LIST_FUTURE_CUE) | list_bit(LIST_PAST_CUE)) || tokens->text.ptr[tokens->tokens[token].end - 1] == 'd';
}

/* "exploded", "announced": lower case, five letters or more; not "succeed" (those in -eed that are past are in PAST_CUE). */
static bool ends_in_ed(const token_table *tokens, uint32_t token) {
  const ng_token *t = &tokens->tokens[token];
  if (t->casing != CASE_LOWER || t->end - t->start < SHORTEST_IN_ED) return false;
  const char *end = tokens->text.ptr + t->end;
  return end[-1] == 'd' && end[-2] == 'e' && end[-3] != 'e';
}

static bool is_article_or_owner(const token_table *tokens, uint32_t token) {
  switch (tokens->tokens[token].lexeme) {
    case WORD_A:
    case WORD_AN:
    case WORD_THE:
    case WORD_ITS:
    case WORD_HIS:
    case WORD_HER:
    case WORD_THEIR: return true;
    default: return false;
  }
}

/* Behind an article a word in -ed is an adjective: "a still unspecified date". */
static bool is_attribute(const token_table *tokens, uint32_t first, uint32_t token) {
  if (token > first && token_is(tokens, token - 1, WORD_STILL)) token--;
  return token > first && (is_article_or_owner(tokens, token - 1) || token_is(tokens, token - 1, WORD_GENITIVE));
}

/* "It had been due to expire on Friday" lies behind us, whatever "expire" says; "he was scheduled to leave on Friday" may or may not. */
static timex_direction future_at(const token_table *tokens, uint32_t first, uint32_t token) {
  if (token == first) return DIR_FUTURE;
  switch (tokens->tokens[token - 1].lexeme) {
    case WORD_BEEN: return token > first + 1 && token_is(tokens, token - 2, WORD_HAD) ? DIR_PAST : DIR_FUTURE;
    case WORD_WAS:
    case WORD_WERE: return DIR_NEAREST;
    case WORD_TO: return DIR_NONE;
    default: return DIR_FUTURE;
  }
}

/* "will have officials ready", "is expected to hit": an infinitive, not what has been. */
static bool is_infinitive(const token_table *tokens, uint32_t first, uint32_t token) {
  if (token == first) return false;
  switch (tokens->tokens[token - 1].lexeme) {
    case WORD_TO:
    case WORD_MAY:
    case WORD_CAN:
    case WORD_MUST:
    case WORD_SHALL:
    case WORD_MIGHT:
    case WORD_WILL: return true;
    default: return false;
  }
}

/* A participle behind a form of be that is no past says nothing: "to be held", "is expected". */
static timex_direction past_at(const token_table *tokens, uint32_t first, uint32_t token) {
  return token > first && is_be(tokens, token - 1) ? DIR_NONE : DIR_PAST;
}

static timex_direction tense_at(const token_table *tokens, uint32_t first, uint32_t token) {
  if (tokens->tokens[token].kind != TOKEN_WORD) return DIR_NONE;
  if (tokens->lists[token] & (list_bit(LIST_FUTURE_CUE) | list_bit(LIST_PAST_CUE))) {
    if (token_hit(tokens, token, LIST_FUTURE_CUE)) return future_at(tokens, first, token);
    if (token_hit(tokens, token, LIST_PAST_CUE)) return is_infinitive(tokens, first, token) ? DIR_NONE : past_at(tokens, first, token);
  }
  if (ends_in_ed(tokens, token) && !is_attribute(tokens, first, token)) return past_at(tokens, first, token);
  return DIR_NONE;
}

static bool ends_clause(const token_table *tokens, uint32_t token) {
  switch (tokens->tokens[token].lexeme) {
    case WORD_SEMICOLON:
    case WORD_COLON:
    case WORD_BECAUSE: return true;
    default: return false;
  }
}

/* "as soon as Tuesday", "until Friday". */
static bool stands_behind_near_cue(const token_table *tokens, uint32_t begin, uint32_t first) {
  for (uint32_t length = 1; length <= NEAR_CUE_LENGTH && first >= begin + length; length++) {
    const list_hit *hit = token_hit(tokens, first - length, LIST_NEAR_FUTURE_CUE);
    if (hit && hit->length == length) return true;
  }
  return false;
}

/* An election or referendum, which news names before it is held; "presidential" may stand before it. */
static bool is_ballot(const token_table *tokens, uint32_t token) {
  if (!(tokens->lists[token] & list_bit(LIST_EVENT_OBJECT))) return false;
  int column = lexicon_column(tokens->lexicon, LIST_EVENT_OBJECT, STR("class"));
  hit_range hits = token_hits(tokens, token);
  for (const list_hit *hit = hits.first; hit < hits.end && column >= 0; hit++) {
    if (hit->list != LIST_EVENT_OBJECT) continue;
    ng_str class = lexicon_cell(tokens->lexicon, hit->list, hit->row, (uint32_t)column);
    if (str_is(class, "ballot") || str_is(class, "election")) return true;
  }
  return false;
}

static bool stands_before_ballot(const token_table *tokens, uint32_t end, uint32_t stop) {
  if (end < stop && token_is(tokens, end, WORD_GENITIVE)) end++;
  return (end < stop && is_ballot(tokens, end)) || (end + 1 < stop && is_ballot(tokens, end + 1));
}

/* "before the November election", "before Tuesday's vote". */
static bool is_before_vote(const token_table *tokens, uint32_t begin, uint32_t first) {
  if (first > begin && token_is(tokens, first - 1, WORD_THE)) first--;
  return first > begin && (token_is(tokens, first - 1, WORD_BEFORE) || stands_behind_near_cue(tokens, begin, first));
}

/* "The vote is on Thursday", "the deadline is May 5". */
static bool is_said_to_be(const token_table *tokens, uint32_t begin, uint32_t first) {
  if (first > begin && (token_is(tokens, first - 1, WORD_ON) || token_is(tokens, first - 1, WORD_IN))) first--;
  return first > begin && (token_is(tokens, first - 1, WORD_IS) || token_is(tokens, first - 1, WORD_ARE));
}

/* "seized |the| town", "elected |in|": what follows a verb, and not "unleaded |gasoline|". */
static bool is_behind_verb(const token_table *tokens, uint32_t token) {
  static const uint16_t LINKS[] = {WORD_BY, WORD_FROM, WORD_IN};
  return is_article_or_owner(tokens, token) || ONE_OF(tokens, token, LINKS);
}

bool is_done_by(const document *doc, const ng_sentence *sentence, uint32_t first) {
  const token_table *tokens = &doc->tokens;
  if (first == sentence->first || !token_is(tokens, first - 1, WORD_IN)) return false;
  const uint32_t begin = first - sentence->first > TOKENS_BEFORE ? first - TOKENS_BEFORE : sentence->first;
  for (uint32_t i = first - 1; i-- > begin && !token_is(tokens, i, WORD_TO) && tokens->tokens[i].kind != TOKEN_PUNCT;) {
    timex_direction tense = may_tell(tokens, i) ? tense_at(tokens, begin, i) : DIR_NONE;
    if (token_hit(tokens, i, LIST_SPEECH_VERB)) return false; /* "said the talks in March" */
    if (tense) return tense == DIR_PAST && (token_hit(tokens, i, LIST_PAST_CUE) || is_behind_verb(tokens, i + 1));
  }
  return false;
}

/* "said the bill, which [gets] its second reading on Tuesday": a clause in the present tells what is to come. */
static bool is_present_clause(const token_table *tokens, uint32_t begin, uint32_t token) {
  if (token == begin || !(token_is(tokens, token - 1, WORD_WHICH) || token_is(tokens, token - 1, WORD_WHO))) return false;
  bool present = token_has_flag(tokens, token, FLAG_VERB_S) || token_is(tokens, token, WORD_IS) || token_is(tokens, token, WORD_ARE);
  return present && tokens->tokens[token].casing == CASE_LOWER;
}

timex_direction tense_around(const document *doc, const ng_sentence *sentence, uint32_t first, uint32_t end) {
  const token_table *tokens = &doc->tokens;
  uint32_t begin = sentence->first, stop = sentence->end;
  if (first - begin > TOKENS_AROUND) begin = first - TOKENS_AROUND;
  if (stop > end && stop - end > TOKENS_AROUND) stop = end + TOKENS_AROUND;
  bool is_due = stands_behind_near_cue(tokens, begin, first);
  if (is_due && !token_is(tokens, first - 1, WORD_BY)) return DIR_FUTURE;
  if (is_said_to_be(tokens, begin, first)) return DIR_FUTURE;
  bool has_ballot = stands_before_ballot(tokens, end, stop);
  if (has_ballot && is_before_vote(tokens, begin, first)) return DIR_FUTURE;
  bool apart = false;
  for (uint32_t i = first; i-- > begin && !ends_clause(tokens, i);) {
    if (is_due && (token_is(tokens, i, WORD_IF) || token_is(tokens, i, WORD_UNLESS))) return DIR_FUTURE; /* "if they do not act by Monday" */
    timex_direction tense = may_tell(tokens, i) ? tense_at(tokens, begin, i) : DIR_NONE;
    if (tense) return tense;
    apart |= token_is(tokens, i, WORD_COMMA);
    if (!apart && is_present_clause(tokens, begin, i)) return DIR_FUTURE;
  }
  if (is_due) return DIR_FUTURE; /* "by Friday", where no verb in front says that it was: "20 inches fell by Friday" */
  for (uint32_t i = end; i < stop && !ends_clause(tokens, i); i++) {
    timex_direction tense = may_tell(tokens, i) ? tense_at(tokens, begin, i) : DIR_NONE;
    if (tense) return tense;
  }
  return has_ballot ? DIR_FUTURE : DIR_NONE;
}
