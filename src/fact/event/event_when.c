/* When an event happens: the date of its sentence that is its own, and what that date tells of its status. */
#include "fact/event/event.h"

enum { NEAR = 40, AWAY = 6 }; /* tokens; AWAY: how much farther a date is that other words of the clause go with */

uint32_t way_to_trigger(token_range trigger, token_range span) {
  return span.first >= trigger.end ? span.first - trigger.end : trigger.first >= span.end ? trigger.first - span.end : 0;
}

bool is_cut_off(const event_reader *reader, token_range trigger, token_range span) {
  uint32_t from = span.first >= trigger.end ? trigger.end : span.end, to = span.first >= trigger.end ? span.first : trigger.first;
  for (uint32_t t = from; t < to; t++) {
    if (reader->tokens->tokens[t].kind == TOKEN_QUOTE || token_is(reader->tokens, t, WORD_SEMICOLON)) return true;
  }
  return false;
}

/* "A summit was held on Monday, [which] sought a breakthrough in the talks": the date is of the main clause, the trigger is not. */
static bool is_of_main_clause(const event_reader *reader, token_range date, token_range trigger) {
  for (uint32_t t = trigger.first; t > date.end; t--) {
    if (token_is(reader->tokens, t - 1, WORD_WHICH)) return token_is(reader->tokens, t - 2, WORD_COMMA);
    if (token_is(reader->tokens, t - 1, WORD_COMMA)) return false;
  }
  return false;
}

/* Whether only words of one phrase stand between the event and its date: "the summit in Oslo on [4 March]", "[next week]'s talks"; not "[on Monday] ahead
 * of talks", "the talks, he said, … in [May]". What a verb says of the event's time may stand there: "talks due to begin [tomorrow]". */
static bool is_date_of(const event_reader *reader, token_range trigger, token_range date) {
  bool before = date.end <= trigger.first;
  uint32_t from = before ? date.end : trigger.end, to = before ? trigger.first : date.first, end;
  const uint32_t stops = GRAMMAR_CLAUSE | (before ? GRAMMAR_PREPOSITION : 0),
                 classes = CLASS_BE | CLASS_HAVE | CLASS_MODAL | CLASS_PLAN | CLASS_ADJECTIVE;
  for (uint32_t t = from; t < to; t++) {
    bool mark = reader->tokens->tokens[t].kind == TOKEN_PUNCT, verb = token_has_flag(reader->tokens, t, FLAG_VERB_PAST);
    if (!mark && !verb && !(grammar_of(reader->tokens, t) & stops)) continue;
    if (party_over(&reader->parties, t) || is_placed(reader, t)) continue;
    bool bracket = token_is(reader->tokens, t, WORD_OPEN_BRACKET) || token_is(reader->tokens, t, WORD_CLOSE_BRACKET);
    bool by = !before && t == from && token_is(reader->tokens, t + 1, WORD_BY); /* "a meeting organised by the bank for [Monday]" */
    if (bracket || by || (token_is(reader->tokens, t, WORD_COMMA) && is_placed(reader, t + 1))) continue;
    if (!verb || (!hit_at(reader, t, LIST_OUTCOME_VERB) && !status_word_at(reader, t, classes, &end, NULL))) return false;
  }
  return true;
}

static bool has_finite(const event_reader *reader, uint32_t from, uint32_t to) {
  for (uint32_t t = from; t < to; t++) {
    if (is_finite_verb(reader, t) && !party_over(&reader->parties, t) && !is_dated(reader, t)) return true;
  }
  return false;
}

/* Nobody sets the day of an attack, a death or a flood. */
static bool is_chance(const event_draft *draft) {
  return draft->event.type == EVENT_ASSAULT || draft->event.type == EVENT_DISASTER || draft->event.type == EVENT_DIE;
}

/* "demanded an inquiry into the death of a man [who was shot] on Tuesday", "was accused of fraud [after he lost] the 2022 vote": the date is of a clause
 * that says more of something else; but what says more of the event has its date: "talks [that ended] on Tuesday", "were killed [after a train crashed] on
 * Tuesday". */
static bool is_of_other_clause(const event_reader *reader, const event_draft *draft, token_range date) {
  static const uint16_t OPENS[] = {WORD_WHO, WORD_WHICH, WORD_THAT, WORD_WHOSE, WORD_WHERE, WORD_BEFORE, WORD_BECAUSE, WORD_SINCE};
  uint32_t end = draft->trigger.end, first = end + token_is(reader->tokens, end, WORD_COMMA);
  for (uint32_t t = first + 1; t < date.first; t++) {
    bool opens = ONE_OF(reader->tokens, t, OPENS) || (token_is(reader->tokens, t, WORD_AFTER) && !is_chance(draft));
    if (opens && has_finite(reader, t + 1, date.first)) return true;
  }
  return false;
}

/* "Lee, [who left in May], accused": a date in front of the comma that closes a clause about something else. */
static bool is_of_closed_clause(const event_reader *reader, token_range trigger, token_range date) {
  static const uint16_t OPENS[] = {WORD_WHO, WORD_WHICH, WORD_WHOSE, WORD_WHERE};
  uint32_t start = sentence_start(reader, trigger.first), t = date.first;
  if (find_word(reader->tokens, date.end, trigger.first, WORD_COMMA) >= trigger.first) return false;
  while (t > start && !token_is(reader->tokens, t - 1, WORD_COMMA)) t--;
  return t > start && ONE_OF(reader->tokens, t, OPENS);
}

/* "[last week]'s vote", "the [1933] act", "his [current] post": the date of a noun. */
static bool is_of_noun(const event_reader *reader, token_range date) {
  if (token_is(reader->tokens, date.end, WORD_GENITIVE)) return true;
  bool word = date.end < reader->tokens->count && reader->tokens->tokens[date.end].kind == TOKEN_WORD && !grammar_of(reader->tokens, date.end);
  return word && date.first > 0 && is_determiner(reader, date.first - 1);
}

/* Such a date is the event's where its noun tells the event ("[last week]'s talks"), or when it was ("in the [1952] campaign"). */
static bool is_of_other_noun(const event_reader *reader, const event_draft *draft, const fact_date *date) {
  static const uint16_t SETS[] = {WORD_IN, WORD_AT, WORD_DURING, WORD_ON};
  if (!is_of_noun(reader, date->span)) return false;
  if (draft->noun && date->span.end <= draft->trigger.first && is_date_of(reader, draft->trigger, date->span)) return false;
  uint32_t first = date->span.first - (date->span.first > 0 && is_determiner(reader, date->span.first - 1));
  return !ONE_OF(reader->tokens, first - 1, SETS) || str_is(date->value, "PRESENT_REF");
}

void find_when(const event_reader *reader, event_draft *draft) {
  const fact_table *facts = &reader->doc->facts;
  uint32_t start = sentence_start(reader, draft->trigger.first), stop = sentence_stop(reader, draft->trigger.first), best = NO_REF,
           least = UINT32_MAX;
  if (draft->trigger.first > start + NEAR) start = draft->trigger.first - NEAR;
  if (stop > draft->trigger.end + NEAR) stop = draft->trigger.end + NEAR;
  for (uint32_t t = start; (t = next_over(&reader->parties, t, stop, OVER_DATE)) < stop; t++) {
    uint32_t index = reader->date_at[t];
    const fact_date *date = &facts->dates.items[index];
    if (date->type > TIMEX_TIME) continue;
    uint32_t way = way_to_trigger(draft->trigger, date->span);
    if (way < least && !is_date_of(reader, draft->trigger, date->span)) way += AWAY;
    if (way >= least || is_cut_off(reader, draft->trigger, date->span)) continue;
    if (is_of_main_clause(reader, date->span, draft->trigger) || is_of_other_clause(reader, draft, date->span) ||
        is_of_closed_clause(reader, draft->trigger, date->span) || is_of_other_noun(reader, draft, date))
      continue;
    if (draft->event.status == STATUS_PAST && str_is(date->value, "PRESENT_REF")) continue;
    if (token_is(reader->tokens, date->span.first - 1, WORD_SINCE)) continue; /* the first day of a time */
    least = way;
    best = index;
  }
  draft->event.when = best;
  draft->event.when_source = SOURCE_TEXT;
}

/* "[later] on Wednesday", "[later] this month": what is left of the date that begins at `first`. */
static bool is_later(const event_reader *reader, uint32_t first) {
  uint32_t t = first - (first > 0 && is_preposition(reader, first - 1));
  return token_is(reader->tokens, first, WORD_LATER) || token_is(reader->tokens, t - 1, WORD_LATER);
}

static bool is_of_dateline(const event_reader *reader, const event_draft *draft, const fact_date *date) {
  const ng_sentence *sentence = &reader->doc->sentences.items[draft->note.sentence];
  return date->span.first < sentence->first + sentence->dateline_end;
}

static int compare_days(ng_str a, ng_str b) {
  enum { DAY_LENGTH = 10 };
  return a.len < DAY_LENGTH || b.len < DAY_LENGTH ? 0 : memcmp(a.ptr, b.ptr, DAY_LENGTH);
}

/* "meets [on 12 January]": a day that the text does not date, which the present tells of ahead; but "was meeting". */
static bool is_undated_day(const event_reader *reader, const event_draft *draft, const fact_date *date) {
  static const uint16_t WAS[] = {WORD_WAS, WORD_WERE};
  bool past = draft->trigger.first && ONE_OF(reader->tokens, draft->trigger.first - 1, WAS);
  return !past && !reader->doc->published.len && str_starts(date->value, STR("XXXX-"));
}

/* "meets [on Friday]", "is meeting [next week]": what a verb of the present tells for a day to come. */
static bool is_set_for(const event_reader *reader, const event_draft *draft, const fact_date *date) {
  if (draft->noun || draft->event.status != STATUS_ONGOING || is_of_dateline(reader, draft, date)) return false;
  if (token_is(reader->tokens, date->span.first - 1, WORD_UNTIL) || !is_date_of(reader, draft->trigger, date->span)) return false;
  return compare_days(date->begin, reader->doc->published) > 0 || is_undated_day(reader, draft, date);
}

/* A date that is still to come makes a noun's event a plan: "the summit on 4 March"; one that is over, what would be planned by its clause, past. */
static void settle_by_date(const event_reader *reader, event_draft *draft) {
  bool told = draft->by_text && draft->event.status != STATUS_ONGOING, open = draft->ahead || draft->loose; /* "starts talks tomorrow" */
  if ((told && !open) || draft->on || !reader->doc->published.len) return;
  const fact_date *date = &reader->doc->facts.dates.items[draft->event.when];
  ng_str begin = date->begin, today = reader->doc->published;
  if (begin.len < 10 || today.len < 10 || !is_date_of(reader, draft->trigger, date->span)) return;
  if (is_of_dateline(reader, draft, date)) return; /* that is the day of writing */
  uint32_t before = date->span.first - 1;
  if (before < reader->tokens->count && token_is(reader->tokens, before, WORD_UNTIL)) return; /* "extended the inquiry [until] May" */
  int order = memcmp(begin.ptr, today.ptr, 10);
  bool later = is_later(reader, date->span.first) && date->stop.len >= 10 && memcmp(date->stop.ptr, today.ptr, 10) > 0;
  if (later) order = 1;
  if (order > 0 && !is_chance(draft)) draft->event.status = STATUS_PLANNED;
  if (order < 0 && open && date->stop.len >= 10 && memcmp(date->stop.ptr, today.ptr, 10) <= 0) draft->event.status = STATUS_PAST;
}

/* What has happened, or goes on, has no date to come: "promised schools [by 2027]"; but that of a dateline may be the day after the document's. What is
 * planned has none that is over, unless it was planned for that: "said [last week] it would". */
static bool is_of_other_time(const event_reader *reader, const event_draft *draft) {
  const fact_date *date = &reader->doc->facts.dates.items[draft->event.when];
  ng_str today = reader->doc->published;
  if (draft->event.status == STATUS_PAST || draft->event.status == STATUS_ONGOING)
    return compare_days(date->begin, today) > 0 && !is_of_dateline(reader, draft, date);
  bool over = draft->event.status == STATUS_PLANNED && (date->stop.len ? compare_days(date->stop, today) <= 0 : str_is(date->value, "PAST_REF"));
  return over && (date->span.end <= draft->trigger.first || !is_date_of(reader, draft->trigger, date->span));
}

void settle_when(const event_reader *reader, event_draft *draft) {
  if (draft->event.when == NO_REF || draft->event.when_source != SOURCE_TEXT) return;
  settle_by_date(reader, draft);
  if (is_set_for(reader, draft, &reader->doc->facts.dates.items[draft->event.when])) draft->event.status = STATUS_PLANNED;
  if (is_of_other_time(reader, draft)) draft->event.when = NO_REF;
}
