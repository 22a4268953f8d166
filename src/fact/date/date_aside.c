/* What a text tells in passing: dates that those behind them are not counted from. */
#include "fact/date/date_work.h"
#include "text/token_class.h"

enum {
  OPENING = 3, /* sentences, the headline counted */
  CLAUSE = 12  /* tokens */
};

/* "Half a century earlier his grandfather had ruled", "they had sailed the previous evening": nothing in the sentences behind is counted from it. */
static bool is_flashback(const found_date *found, const found_date *seen_from) {
  const timex_parts *parts = &found->parts;
  if (!parts->shift || parts->step >= 0 || !parts->from_text || !parts->amount_count) return false;
  return found->span->sentence != seen_from->span->sentence;
}

/* In news a day of another year under an article is background: "since the Sept. 11, 2001 attacks". */
static bool is_background(const date_work *work, const found_date *found) {
  if (found->span->first == 0 || !found->parts.year || found->result.point.year == work->now.year) return false;
  return token_is(&work->doc->tokens, found->span->first - 1, WORD_THE);
}

bool date_comes_after(const timex_point *point, const timex_point *now) {
  int32_t begin, today, stop;
  return timex_interval(&begin, &stop, point) && timex_interval(&today, &stop, now) && begin > today;
}

/* "A day earlier" is not counted from what lies ahead. */
static bool lies_ahead(const date_work *work, const found_date *found, const timex_parts *parts) {
  return parts->shift == SHIFT_COUNT && parts->step < 0 && date_comes_after(&found->result.point, &work->now);
}

bool date_is_aside(const date_work *work, const found_date *found, const found_date *seen_from) {
  const timex_parts *parts = &seen_from->parts;
  if (is_flashback(found, seen_from)) return true;
  if (work->is_narrative || !parts->amount_count || parts->amounts[0].unit > UNIT_WEEK) return false; /* "that night", "a day earlier" */
  return is_background(work, found) || lies_ahead(work, found, parts);
}

static bool stands_in_brackets(const date_work *work, const found_date *found) {
  return token_is(&work->doc->tokens, found->span->first - 1, WORD_OPEN_BRACKET);
}

timex_point date_told_point(const date_work *work, const found_date *found) {
  bool is_whole = work->is_narrative && found->is_range && (found->span->sentence < OPENING || stands_in_brackets(work, found));
  return is_whole && found->halves[0].point.year != found->halves[1].point.year ? found->halves[0].point : found->result.point;
}

/* "The government had been formed in 1931". */
static bool is_pluperfect(const date_work *work, const found_date *found) {
  uint32_t first = work->doc->sentences.items[found->span->sentence].first;
  for (uint32_t i = found->span->first; i-- > first && found->span->first - i <= CLAUSE;) {
    if (token_is(&work->doc->tokens, i, WORD_HAD)) return true;
    if (token_is(&work->doc->tokens, i, WORD_SEMICOLON)) return false;
  }
  return false;
}

/* "The treaty of 1839", "the 1939 pact". */
static bool names_event(const token_table *tokens, const ng_span *span) {
  if (token_is(tokens, span->first - 1, WORD_OF)) return true;
  return token_is(tokens, span->first - 1, WORD_THE) && span->end < tokens->count && tokens->tokens[span->end].kind == TOKEN_WORD;
}

/* "The town, founded in 1291, fell on 5 September". */
static bool is_apposition(const token_table *tokens, const ng_span *span) {
  return span->first > 2 && token_is(tokens, span->first - 1, WORD_IN) && token_is(tokens, span->first - 3, WORD_COMMA);
}

bool date_is_passing_year(const date_work *work, const found_date *found, const found_date *seen_from) {
  const timex_point *point = &found->result.point;
  if (!work->is_narrative || seen_from->parts.amount_count || point->grain != UNIT_YEAR || point->is_bc || found->span->first == 0) return false;
  if (stands_in_brackets(work, found) || is_apposition(&work->doc->tokens, found->span)) return true;
  return found->span->sentence != seen_from->span->sentence && (names_event(&work->doc->tokens, found->span) || is_pluperfect(work, found));
}
