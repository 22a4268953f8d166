/* Tense without a parser: the nearest verb form to the left decides ("told reporters on Monday that it will close in June"), else the nearest
 * to the right ("On Tuesday the court will rule"). */
#include "fact/tense.h"

tense_lists tense_lists_find(const document *doc) {
  const ng_lexicon *lexicon = doc->tokens.lexicon;
  tense_lists lists = {.future = lexicon_list(lexicon, STR("FUTURE_CUE")), .past = lexicon_list(lexicon, STR("PAST_CUE")), .near_column = -1};
  if (lists.future >= 0) lists.near_column = lexicon_column(lexicon, (uint32_t)lists.future, STR("near"));
  return lists;
}

static bool text_is(const document *doc, uint32_t token, const char *word) {
  return str_is(token_text(&doc->tokens, token), word);
}

/* "exploded", "announced": lower case, five letters or more. */
static bool ends_in_ed(const document *doc, uint32_t token) {
  ng_str text = token_text(&doc->tokens, token);
  return text.len > 4 && doc->tokens.tokens[token].casing == CASE_LOWER && text.ptr[text.len - 1] == 'd' && text.ptr[text.len - 2] == 'e';
}

/* "to be held", "is expected": a participle behind a form of be that is no past says nothing. */
static bool is_passive_present(const document *doc, uint32_t first, uint32_t token) {
  if (token == first) return false;
  static const char *const BE[] = {"be", "is", "are", "being"};
  for (size_t i = 0; i < sizeof BE / sizeof *BE; i++) {
    if (text_is(doc, token - 1, BE[i])) return true;
  }
  return false;
}

static bool is_future_cue(const document *doc, const tense_lists *lists, uint32_t token, bool near) {
  const list_hit *hit = lists->future >= 0 ? token_hit(&doc->tokens, token, (uint32_t)lists->future) : NULL;
  if (!hit) return false;
  uint32_t row = doc->tokens.lexicon->entries[hit->entry].row;
  bool only_near = lists->near_column >= 0 && lexicon_cell_int(doc->tokens.lexicon, (uint32_t)lists->future, row, (uint32_t)lists->near_column) != 0;
  return near || !only_near;
}

static timex_direction tense_at(const document *doc, const tense_lists *lists, uint32_t first, uint32_t token, bool near) {
  if (is_future_cue(doc, lists, token, near)) return DIR_FUTURE;
  if (lists->past >= 0 && token_hit(&doc->tokens, token, (uint32_t)lists->past)) return is_passive_present(doc, first, token) ? DIR_NONE : DIR_PAST;
  if (ends_in_ed(doc, token) && !is_passive_present(doc, first, token)) return DIR_PAST;
  return DIR_NONE;
}

static bool ends_clause(const document *doc, uint32_t token) {
  return text_is(doc, token, ";") || text_is(doc, token, ":");
}

timex_direction tense_around(const document *doc, const tense_lists *lists, const ng_sentence *sentence, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i-- > sentence->first;) {
    if (ends_clause(doc, i)) break;
    timex_direction tense = tense_at(doc, lists, sentence->first, i, false);
    if (tense) return tense;
  }
  if (first > sentence->first && is_future_cue(doc, lists, first - 1, true)) return DIR_FUTURE; /* "by Friday" */
  for (uint32_t i = end; i < sentence->end; i++) {
    if (ends_clause(doc, i)) break;
    timex_direction tense = tense_at(doc, lists, sentence->first, i, false);
    if (tense) return tense;
  }
  return DIR_NONE;
}
