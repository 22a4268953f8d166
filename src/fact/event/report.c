/* The clause of a report, whose past tense is that of the verb of saying: "said it [would] agree", "said it [was] investigating". */
#include "fact/event/clause.h"

bool has_condition(const event_reader *reader, uint32_t token) {
  for (uint32_t t = sentence_start(reader, token), stop = sentence_stop(reader, token); t < stop; t++) {
    if (status_word_at(reader, t, CLASS_CONDITION, &(uint32_t){0}, NULL)) return true;
  }
  return false;
}

uint32_t find_condition(const event_reader *reader, uint32_t from, uint32_t end) {
  static const uint16_t WORDS[] = {WORD_IF, WORD_UNLESS};
  return FIND_ONE_OF(reader->tokens, from, end, WORDS);
}

/* "said prices would rise and [that] the army was": the second of the clauses that somebody said. */
static bool is_next_clause(const event_reader *reader, uint32_t that) {
  uint32_t start = sentence_start(reader, that);
  if (that < start + 2 || !token_is(reader->tokens, that, WORD_THAT) || !token_is(reader->tokens, that - 1, WORD_AND)) return false;
  for (uint32_t t = that - 1; t > start; t--) {
    if (status_word_at(reader, t - 1, CLASS_SAYING, &(uint32_t){0}, NULL)) return true;
  }
  return false;
}

/* "Chad would sign, [a spokesman said]": whether the sentence tells at its end who said what its first clause, in which `first` stands, tells. */
static bool is_before_source(const event_reader *reader, uint32_t first) {
  uint32_t start = sentence_start(reader, first), stop = sentence_stop(reader, first), comma = stop;
  for (uint32_t t = first; t > start; t--) {
    if (grammar_of(reader->tokens, t - 1) & (GRAMMAR_CLAUSE | GRAMMAR_VERB) || reader->tokens->tokens[t - 1].kind == TOKEN_QUOTE) return false;
  }
  while (comma > first && !token_is(reader->tokens, comma, WORD_COMMA)) comma--;
  bool other = grammar_of(reader->tokens, comma + 1) & (GRAMMAR_JOINT | GRAMMAR_CLAUSE); /* ", [but] Lee said" */
  return comma > first && !other && is_source_of_report(reader, comma + 1, stop);
}

bool is_in_report(const event_reader *reader, uint32_t first) {
  enum { WAY = 16 };
  for (uint32_t t = first, start = sentence_start(reader, t); t > start && first - t < WAY; t--) {
    if (status_word_at(reader, t - 1, CLASS_SAYING, &(uint32_t){0}, NULL)) return true;
    if (hit_at(reader, t - 1, LIST_SPEECH_VERB) && !party_over(&reader->parties, t - 1)) return false; /* "said he [hoped] it would" */
    bool that = token_is(reader->tokens, t - 1, WORD_THAT);
    if (that && is_next_clause(reader, t - 1)) return true;
    if (reader->tokens->tokens[t - 1].kind == TOKEN_PUNCT || reader->tokens->tokens[t - 1].kind == TOKEN_QUOTE) return false;
    if (!that && grammar_of(reader->tokens, t - 1) & (GRAMMAR_CLAUSE | GRAMMAR_VERB)) return false;
  }
  return false;
}

/* Whether the clause of the group at `first` is told as what somebody said, who stands before or behind it. */
static bool is_told(const event_reader *reader, uint32_t first) {
  return is_in_report(reader, first) || is_before_source(reader, first);
}

/* "would [like to] meet", "would [be ready to] meet" */
static bool is_open(const event_reader *reader, uint32_t from, uint32_t verb) {
  for (uint32_t t = from; t < verb; t++) {
    uint8_t status = STATUS_UNKNOWN;
    const list_hit *hit = hit_at(reader, t, LIST_STATUS_VERB);
    if (hit && reader->tables->governors[hit->row] != GOVERNS_PAST && reader->tables->governors[hit->row] != GOVERNS_ONGOING) return true;
    if (status_word_at(reader, t, CLASS_PLAN, &(uint32_t){0}, &status) && status == STATUS_POSSIBLE) return true;
  }
  return false;
}

bool is_reported_future(const event_reader *reader, uint32_t would, uint32_t verb) {
  return token_is(reader->tokens, would, WORD_WOULD) && is_told(reader, would) && !is_open(reader, would, verb) && !has_condition(reader, would);
}

static bool is_reported_present(const event_reader *reader, const verb_group *group) {
  static const uint16_t WAS[] = {WORD_WAS, WORD_WERE}, THEN[] = {WORD_WHEN, WORD_WHILE, WORD_AS};
  uint32_t was = FIND_ONE_OF(reader->tokens, group->first, group->verb, WAS);
  bool lasts = group->form & FORM_ING || find_word(reader->tokens, was, group->verb, WORD_BEING) < group->verb;
  if (was >= group->verb || !lasts || !is_told(reader, group->first)) return false;
  uint32_t stop = sentence_stop(reader, group->verb);
  return FIND_ONE_OF(reader->tokens, group->verb, stop, THEN) >= stop; /* but "said he was marching when police came" */
}

uint8_t told_status(const event_reader *reader, const verb_group *group) {
  uint32_t would = find_word(reader->tokens, group->first, group->verb, WORD_WOULD);
  bool future = group->status == STATUS_POSSIBLE && would < group->verb && is_reported_future(reader, would, group->verb);
  if (future) return STATUS_PLANNED;
  return group->status == STATUS_PAST && is_reported_present(reader, group) ? STATUS_ONGOING : group->status;
}
