/* The clauses around a pronoun, told by commas and the small words that begin them. */
#include "fact/grammar.h"
#include "fact/person/reference.h"

#define LONGEST_ASIDE 16u /* tokens between two commas */

bool opens_adverbial(const name_reader *reader, uint32_t token) {
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

uint32_t behind_aside(const name_reader *reader, uint32_t mark, uint32_t end) {
  static const uint16_t OPENERS[] = {WORD_AT, WORD_IN, WORD_ON, WORD_WHO};
  if (!ONE_OF(reader->tokens, mark + 1, OPENERS)) return mark;
  const uint32_t close = find_word(reader->tokens, mark + 1, end < mark + LONGEST_ASIDE ? end : mark + LONGEST_ASIDE, WORD_COMMA);
  return is_word(reader, close, WORD_COMMA) && close < end ? close : mark;
}

bool is_same_clause(const name_reader *reader, uint32_t first, uint32_t end) {
  for (uint32_t t = first + 1; t < end; t++) {
    switch (token_at(reader, t)->lexeme) {
      case WORD_COMMA: {
        const uint32_t behind = behind_aside(reader, t, end);
        if (behind == t) return false;
        t = behind;
        break;
      }
      case WORD_THAT:
      case WORD_WHO:
      case WORD_WHICH:
      case WORD_BECAUSE:
      case WORD_WHEN:
      case WORD_IF:
      case WORD_AND:
      case WORD_BUT:
      case WORD_AS:
      case WORD_UNTIL:
      case WORD_WHAT:
      case WORD_WHERE: return false;
      case WORD_SAID:
      case WORD_SAYS:
        if (t + 1 < end && !is_word(reader, t + 1, WORD_TO) && !is_word(reader, t + 1, WORD_OF)) return false; /* "said to him" */
        break;
      case WORD_AFTER:
      case WORD_BEFORE:
      case WORD_WHILE:
        if (t + 1 < end && !token_ends(reader->tokens, t + 1, STR("ing"))) return false;
        break;
      default: break;
    }
  }
  return true;
}

bool has_second_verb(const name_reader *reader, uint32_t first, uint32_t end) {
  for (uint32_t t = first; t + 1 < end; t++)
    if ((is_word(reader, t, WORD_AND) || is_word(reader, t, WORD_BUT)) && is_before_verb(reader, t + 1)) return true;
  return false;
}
