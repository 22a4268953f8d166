/* When and where an event happens: dates and places of its sentence, and the fields of its labelled block. */
#include "fact/event/event.h"

enum { NEAR = 40, AIM = 4, STRUCK = 8, AWAY = 6 }; /* tokens; AWAY: how much farther a date is that other words of the clause go with */

static uint32_t distance(token_range trigger, token_range span) {
  return span.first >= trigger.end ? span.first - trigger.end : trigger.first >= span.end ? trigger.first - span.end : 0;
}

/* A semicolon or a quotation mark between the two cuts them apart. */
static bool is_cut(const event_reader *reader, token_range trigger, token_range span) {
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

static void find_when(const event_reader *reader, event_draft *draft) {
  const fact_table *facts = &reader->doc->facts;
  uint32_t start = sentence_start(reader, draft->trigger.first), stop = sentence_stop(reader, draft->trigger.first), best = NO_REF,
           least = UINT32_MAX;
  if (draft->trigger.first > start + NEAR) start = draft->trigger.first - NEAR;
  if (stop > draft->trigger.end + NEAR) stop = draft->trigger.end + NEAR;
  for (uint32_t t = start; (t = next_over(&reader->parties, t, stop, OVER_DATE)) < stop; t++) {
    uint32_t index = reader->date_at[t];
    const fact_date *date = &facts->dates.items[index];
    if (date->type > TIMEX_TIME) continue;
    uint32_t way = distance(draft->trigger, date->span);
    if (way < least && !is_date_of(reader, draft->trigger, date->span)) way += AWAY;
    if (way >= least || is_cut(reader, draft->trigger, date->span)) continue;
    if (is_of_main_clause(reader, date->span, draft->trigger) || is_of_other_clause(reader, draft, date->span) ||
        is_of_closed_clause(reader, draft->trigger, date->span))
      continue;
    least = way;
    best = index;
  }
  draft->event.when = best;
  draft->event.when_source = SOURCE_TEXT;
}

/* The most telling place of [first, end): the first that lies in a state, else the first. */
static uint32_t place_in(const event_reader *reader, uint32_t first, uint32_t end) {
  const fact_table *facts = &reader->doc->facts;
  uint32_t any = NO_REF;
  for (uint32_t t = first; (t = next_over(&reader->parties, t, end, OVER_PLACE)) < end; t++) {
    uint32_t place = facts->place_mentions.items[reader->parties.place_at[t]].place;
    if (any == NO_REF) any = place;
    if (facts->places.items[place].country.len && facts->places.items[place].kind != PLACE_COUNTRY) return place;
  }
  return any;
}

static bool is_scene(const event_reader *reader, const place_mention *mention) {
  if (mention->role != ROLE_LITERAL) return false;
  const party *owner = party_over(&reader->parties, mention->span.first);
  if (owner && owner->kind != PARTY_STATE) return false; /* "the US president" */
  if (mention->use == USE_ORIGIN || mention->use == USE_ACTOR || mention->use == USE_MODIFIER) return false;
  uint32_t first = mention->span.first - (mention->span.first > 0 && is_determiner(reader, mention->span.first - 1));
  bool state = reader->doc->facts.places.items[mention->place].kind == PLACE_COUNTRY;
  if (state && token_is(reader->tokens, first - 1, WORD_ON)) return false; /* "talks on [Chad]'s debt" */
  if (stands_where(reader->doc, mention->span.first)) return true;
  return mention->use == USE_AT && !state;
}

/* "returned from Malaysia, [where] he met": the token behind "where", which tells the scene of what follows it up to the next comma; 0 without one. */
static uint32_t behind_where(const event_reader *reader, const place_mention *mention) {
  uint32_t t = mention->span.end + token_is(reader->tokens, mention->span.end, WORD_COMMA);
  return mention->role == ROLE_LITERAL && token_is(reader->tokens, t, WORD_WHERE) ? t + 1 : 0;
}

static bool is_told_of(const event_reader *reader, const place_mention *mention, uint32_t trigger) {
  uint32_t first = behind_where(reader, mention);
  return first && find_word(reader->tokens, first, trigger, WORD_COMMA) == trigger;
}

static void find_where(const event_reader *reader, event_draft *draft) {
  const fact_table *facts = &reader->doc->facts;
  uint32_t start = sentence_start(reader, draft->trigger.first), stop = sentence_stop(reader, draft->trigger.first), least = UINT32_MAX;
  bool goes = str_is(draft->event.mode, "visit") || draft->event.type == EVENT_TRAVEL,
       strikes = draft->event.type == EVENT_DISASTER && draft->by_text;
  uint32_t reach = draft->trigger.end + (goes ? AIM : strikes ? STRUCK : 0); /* "visited [Peru]", "an earthquake struck western [Nepal]" */
  if (draft->trigger.first > start + NEAR) start = draft->trigger.first - NEAR;
  if (stop > draft->trigger.end + NEAR) stop = draft->trigger.end + NEAR;
  for (uint32_t t = start; (t = next_over(&reader->parties, t, stop, OVER_PLACE)) < stop; t++) {
    const place_mention *mention = &facts->place_mentions.items[reader->parties.place_at[t]];
    bool aim =
        mention->span.first >= draft->trigger.end && mention->span.first < reach && mention->role == ROLE_LITERAL && mention->use != USE_ORIGIN;
    uint32_t way = distance(draft->trigger, mention->span) + (mention->span.first < draft->trigger.first ? 6 : 0);
    bool told = is_told_of(reader, mention, draft->trigger.first);
    if (told) way = 0;
    if ((!aim && !told && !is_scene(reader, mention)) || way >= least || is_cut(reader, draft->trigger, mention->span)) continue;
    least = way;
    draft->event.where = mention->place;
    draft->event.where_source = SOURCE_TEXT;
  }
}

static const block_field *field_of(const fact_block *block, const char *key) {
  for (uint32_t i = 0; i < block->field_count; i++) {
    if (str_is(block->fields[i].key, key)) return &block->fields[i];
  }
  return NULL;
}

static bool holds(token_range range, uint32_t token) {
  return range.first <= token && token < range.end;
}

uint32_t block_over(const document *doc, uint32_t token) {
  const fact_block *blocks = doc->facts.blocks.items;
  uint32_t least = 0, most = doc->facts.blocks.count;
  while (least < most) {
    uint32_t middle = (least + most) / 2;
    if (blocks[middle].span.end > token)
      most = middle;
    else
      least = middle + 1;
  }
  return least < doc->facts.blocks.count && blocks[least].span.first <= token ? least : NO_REF;
}

/* The block's Location and When stand for all that its other fields tell. */
static void find_block(const event_reader *reader, event_draft *draft) {
  uint32_t index = block_over(reader->doc, draft->trigger.first);
  if (index == NO_REF) return;
  const fact_block *block = &reader->doc->facts.blocks.items[index];
  draft->event.block = index;
  const block_field *location = field_of(block, "location"), *when = field_of(block, "when"), *outlook = field_of(block, "outlook");
  uint8_t status;
  uint32_t end;
  bool open = outlook != NULL;
  for (uint32_t t = location ? location->value.first : 0; location && t < location->value.end; t++) {
    open |= (status_word_at(reader, t, CLASS_ADJECTIVE, &end, &status) && status != STATUS_ONGOING) || token_is(reader->tokens, t, WORD_POSSIBLY);
  }
  if (open && (draft->event.status == STATUS_PAST || draft->loose) && !draft->by_text) draft->event.status = STATUS_POSSIBLE;
  if (outlook && holds(outlook->value, draft->trigger.first) && draft->event.status == STATUS_PAST && !draft->by_text)
    draft->event.status = STATUS_POSSIBLE;
  bool is_visit = str_is(draft->event.mode, "visit");
  uint32_t place = location && !is_visit ? place_in(reader, location->value.first, location->value.end) : NO_REF;
  if (place != NO_REF && (draft->event.where == NO_REF || !holds(location->value, draft->trigger.first))) {
    draft->event.where = place;
    draft->event.where_source = SOURCE_BLOCK;
  }
  for (uint32_t t = when ? when->value.first : 0; when && t < when->value.end && draft->event.when == NO_REF; t++) {
    if (!is_dated(reader, t)) continue;
    draft->event.when = reader->date_at[t];
    draft->event.when_source = SOURCE_BLOCK;
  }
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

/* A date that is still to come makes a noun's event a plan: "the summit on 4 March"; one that is over, what would be planned by its clause, past. */
static void settle_by_date(const event_reader *reader, event_draft *draft) {
  bool told = draft->by_text && draft->event.status != STATUS_ONGOING, open = draft->ahead || draft->loose; /* "starts talks tomorrow" */
  if ((told && !open) || draft->on || draft->event.when == NO_REF || draft->event.when_source != SOURCE_TEXT || !reader->doc->published.len) return;
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

/* What has happened, or goes on, has no date to come: "promised schools [by 2027]"; but that of a dateline may be the day after the document's. */
static bool is_to_come(const event_reader *reader, const event_draft *draft) {
  const fact_event *event = &draft->event;
  if (event->when == NO_REF || event->when_source != SOURCE_TEXT || !(event->status == STATUS_PAST || event->status == STATUS_ONGOING)) return false;
  const fact_date *date = &reader->doc->facts.dates.items[event->when];
  ng_str begin = date->begin, today = reader->doc->published;
  bool later = begin.len >= 10 && today.len >= 10 && memcmp(begin.ptr, today.ptr, 10) > 0;
  return later && !is_of_dateline(reader, draft, date);
}

void find_scene(const event_reader *reader, event_draft *draft) {
  draft->event.when = draft->event.where = draft->event.block = draft->event.part_of = NO_REF;
  find_when(reader, draft);
  find_where(reader, draft);
  if (draft->setting && draft->event.where == NO_REF) {
    draft->event.where = draft->setting->members[0].ref.index;
    draft->event.where_source = SOURCE_TEXT;
  }
  find_block(reader, draft);
  settle_by_date(reader, draft);
  if (is_to_come(reader, draft)) draft->event.when = NO_REF;
}
