/* The mentions that a later word may mean: what each is in its sentence, a subject, an owner, who tells the rest of it. */
#include "fact/person/reference.h"

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

static bool follows_mark(const name_reader *reader, uint32_t token) {
  return is_word(reader, token - 1, WORD_COMMA) || token_at(reader, token - 1)->kind == TOKEN_QUOTE;
}

/* "..., said |Hill|", but not "He told |Hill|". */
static bool is_behind_verb(const name_reader *reader, uint32_t first) {
  return first > sentence_of(reader, first)->first + 1 && is_speech(reader, first - 1) && follows_mark(reader, first - 1);
}

/* "accused |Hill| of stealing", "quoted |Hill| as saying": what follows is the other's; but "told Hill that he", "named Hill as his". */
static bool is_addressed(const name_reader *reader, token_range span) {
  static const uint16_t OWN[] = {WORD_HE, WORD_SHE, WORD_THAT};
  if (span.first == 0 || !is_speech(reader, span.first - 1) || ONE_OF(reader->tokens, span.end, OWN)) return false;
  return !is_word(reader, span.end, WORD_AS) || token_ends(reader->tokens, span.end + 1, STR("ing"));
}

/* A verb, or a relative clause and then a verb, behind a name: what makes it a subject. */
static bool is_subject(const name_reader *reader, token_range span) {
  if (is_word(reader, span.end, WORD_COMMA)) {
    if (is_word(reader, span.end + 1, WORD_WHO) || is_explained(reader, span.end)) return true;
    bool follows_comma = is_word(reader, span.first - 1, WORD_COMMA); /* "the party's leader, Ann Hill, gave" */
    return follows_comma && is_comma_before_verb(reader, span.end);
  }
  if (is_word(reader, span.end, WORD_AND) || is_word(reader, span.end, WORD_GENITIVE)) return false;
  if (is_open_dash(reader, span.end)) return is_set_in(reader, span.first) ? is_before_verb(reader, span.end + 1) : is_explained(reader, span.end);
  return is_before_verb(reader, span.end) || is_addressed(reader, span);
}

/* The end of a clause: a mark, or the end of the sentence. */
static bool ends_clause(const name_reader *reader, uint32_t token) {
  return token >= sentence_of(reader, token - 1)->end || token_at(reader, token)->kind == TOKEN_PUNCT;
}

bool is_aside(const name_reader *reader, token_range span) {
  if (span.first < sentence_of(reader, span.first)->first + 2) return false;
  if (is_behind_verb(reader, span.first)) return ends_clause(reader, span.end);
  return follows_mark(reader, span.first) && is_speech(reader, span.end) && ends_clause(reader, span.end + 1);
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
  refs->recent[refs->recent_count++] = (recent_mention){person, span.first, span.end, sentence, subject, owner, is_aside(reader, span)};
}
