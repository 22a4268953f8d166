/* Telling verbs by the lists that know them and by their endings. */
#include "fact/quote/verb.h"

#define LONGEST_WAY 30u /* tokens in which a clause shows its verb */

uint32_t verb_forms(const speech_reader *reader, uint32_t token) {
  static const uint32_t LISTS[] = {LIST_SPEECH_VERB, LIST_FRAME_VERB, LIST_STATUS_VERB, LIST_LIGHT_VERB};
  const uint64_t any = list_bit(LIST_SPEECH_VERB) | list_bit(LIST_FRAME_VERB) | list_bit(LIST_STATUS_VERB) | list_bit(LIST_LIGHT_VERB);
  if (!(reader->tokens->lists[token] & any)) return 0;
  for (size_t i = 0; i < sizeof LISTS / sizeof *LISTS; i++) {
    const list_hit *hit = token_hit(reader->tokens, token, LISTS[i]);
    if (hit) return hit->tag;
  }
  return 0;
}

static bool is_owner(const speech_reader *reader, uint32_t token) {
  word_class class = class_at(reader, token);
  return class == CLAUSE_DETERMINER || class == CLAUSE_POSSESSIVE || word_is(reader, token, WORD_GENITIVE);
}

/* "the |released| report", "the recently |released| report" */
static bool is_owned(const speech_reader *reader, uint32_t token) {
  if (token == 0) return false;
  return is_owner(reader, token - 1) || (token > 1 && class_at(reader, token - 1) == CLAUSE_ADVERB && is_owner(reader, token - 2));
}

bool is_finite_verb(const speech_reader *reader, uint32_t token) {
  if (reader->tokens->tokens[token].casing != CASE_LOWER || !token_has_flag(reader->tokens, token, FLAG_VERB_PAST)) return false;
  if (token > 0 && reader->tokens->tokens[token - 1].kind == TOKEN_DASH && !is_mark(reader, token - 1)) return false; /* "Oslo-based" */
  bool named = token > 0 && is_named(reader, token - 1) && ref_kind_at(reader, name_start(reader, token - 1)) == REF_PERSON;
  if (!named && token + 1 < reader->tokens->count && (class_at(reader, token + 1) == CLAUSE_PREPOSITION || is_dated(reader, token + 1))) return false;
  return !is_owned(reader, token);
}

bool ends_in_ed(const speech_reader *reader, uint32_t token) {
  ng_str text = token_text(reader->tokens, token);
  return text.len > 3 && str_ends(text, STR("ed"));
}

bool looks_finite(const speech_reader *reader, uint32_t token) {
  if (reader->tokens->tokens[token].casing != CASE_LOWER) return false;
  uint32_t flags = token_flags(reader->tokens, token);
  bool verb = flags & LEXEME_FLAG(FLAG_VERB_PAST) || (flags & LEXEME_FLAG(FLAG_VERB_S) && !(flags & LEXEME_FLAG(FLAG_WEAK_VERB)));
  return (verb || verb_forms(reader, token) & FORM_S || ends_in_ed(reader, token)) && !is_owned(reader, token);
}

bool is_past_verb(const speech_reader *reader, uint32_t token) {
  return !is_named(reader, token) && reader->tokens->tokens[token].casing == CASE_LOWER && token_has_flag(reader->tokens, token, FLAG_VERB_PAST) &&
         !is_owned(reader, token);
}

bool has_finite_verb(const speech_reader *reader, uint32_t first, uint32_t limit) {
  if (first < limit && class_at(reader, first) == CLAUSE_SUBJECT) return true;
  for (uint32_t t = first; t < limit && t < first + LONGEST_WAY; t++) {
    if (is_named(reader, t)) continue;
    word_class class = class_at(reader, t);
    if (class == CLAUSE_AUXILIARY) return t == first || !word_is(reader, t - 1, WORD_TO);
    if (class == CLAUSE_RELATIVE || class == CLAUSE_JOINT) {
      if (!word_is(reader, t, WORD_AND) && !word_is(reader, t, WORD_OR)) return false;
    } else if (class == CLAUSE_SUBJECT) {
      return t > first && is_any_mark(reader, t - 1);
    } else if (t > first && class == CLAUSE_OTHER && looks_finite(reader, t)) {
      return true;
    }
  }
  return false;
}
