/* Dates that an event gives: "two days after the summit", "the day after the summit". The duration takes its interval from the date of the event that
 * the words behind it tell, once all events are known; then it dates the events of its sentence that have no date. */
#include "fact/date/calendar.h"
#include "fact/event/event.h"

enum { PHRASE = 6, NEAR = 30, DAY_LENGTH = 10 };

/* A count of units; `unit` is the letter of TIMEX3, 0 when the value is no such duration. */
typedef struct {
  int32_t count;
  char unit;
} duration;

/* "P2D", but not "PXD" or "PT2H". */
static duration read_duration(ng_str value) {
  duration none = {0, 0}, read = none;
  if (value.len < 3 || value.ptr[0] != 'P') return none;
  for (uint32_t i = 1; i + 1 < value.len; i++) {
    if (value.ptr[i] < '0' || value.ptr[i] > '9' || read.count > 1000) return none;
    read.count = read.count * 10 + (value.ptr[i] - '0');
  }
  read.unit = value.ptr[value.len - 1];
  return strchr("DWMY", read.unit) ? read : none;
}

/* The day of "2024-03-04"; false for what is coarser. */
static bool read_day(ng_str text, civil_date *day) {
  int32_t parts[3] = {0, 0, 0};
  for (uint32_t i = 0, part = 0; i < DAY_LENGTH && text.len >= DAY_LENGTH; i++) {
    if (text.ptr[i] == '-')
      part++;
    else
      parts[part] = parts[part] * 10 + (text.ptr[i] - '0');
  }
  *day = (civil_date){parts[0], parts[1], parts[2]};
  return is_civil_date(*day);
}

static civil_date move_day(civil_date day, duration by, int32_t sign) {
  if (by.unit == 'M' || by.unit == 'Y') return add_months(day, sign * by.count * (by.unit == 'Y' ? 12 : 1));
  return civil_from_days(days_from_civil(day) + sign * by.count * (by.unit == 'W' ? 7 : 1));
}

static ng_str write_day(ng_arena *arena, civil_date day) {
  char text[DAY_LENGTH];
  int32_t parts[3] = {day.year, day.month, day.day};
  static const uint8_t ENDS[3] = {4, 7, 10}, BEGINS[3] = {0, 5, 8};
  memset(text, '-', sizeof text);
  for (int i = 0; i < 3; i++) {
    for (int at = ENDS[i]; at-- > BEGINS[i]; parts[i] /= 10) text[at] = (char)('0' + parts[i] % 10);
  }
  return arena_copy(arena, (ng_str){text, sizeof text});
}

/* The event that a noun behind `token` tells, with a date of its own; NO_REF when there is none. */
static uint32_t dated_event_behind(const document *doc, const uint32_t *event_at, uint32_t token) {
  uint32_t stop = doc->sentences.items[doc->sentences.of_token[token]].end;
  for (uint32_t t = token + 1; t < stop && t <= token + PHRASE; t++) {
    const fact_event *event = event_at[t] ? &doc->facts.events.items[event_at[t] - 1] : NULL;
    if (event) return event->when == NO_REF || event->polarity_negative ? NO_REF : event_at[t] - 1;
  }
  return NO_REF;
}

/* Gives the duration the day that lies so far from the event's: from its last day on, or from its first back. */
static bool anchor_date(const document *doc, fact_date *date, const fact_date *event, bool after) {
  duration by = read_duration(date->value);
  civil_date first, stop;
  if (!by.unit || !read_day(event->begin, &first) || !read_day(event->stop, &stop)) return false;
  int32_t days = days_from_civil(stop) - days_from_civil(first);
  if (days > (by.unit == 'D' || by.unit == 'W' ? 7 : 31)) return false; /* "two days after the talks" of some time that year */
  civil_date from = after ? civil_from_days(days_from_civil(stop) - 1) : first, day = move_day(from, by, after ? 1 : -1);
  if (!is_civil_date(day)) return false;
  date->begin = write_day(doc->arena, day);
  date->stop = write_day(doc->arena, civil_from_days(days_from_civil(day) + 1));
  date->anchor = ANCHOR_EVENT;
  return date->begin.len && date->stop.len;
}

/* The events near the date that have none of their own, but for the one that gave it; its own date is not theirs: "freed them [a day] before the summit
 * on Monday". */
static void date_events(document *doc, const uint32_t *event_at, uint32_t date, uint32_t anchor) {
  uint32_t first = doc->facts.dates.items[date].span.first;
  const ng_sentence *sentence = &doc->sentences.items[doc->sentences.of_token[first]];
  for (uint32_t t = first > sentence->first + NEAR ? first - NEAR : sentence->first; t < sentence->end && t < first + NEAR; t++) {
    fact_event *event = event_at[t] && event_at[t] - 1 != anchor ? &doc->facts.events.items[event_at[t] - 1] : NULL;
    if (!event || (event->when != NO_REF && event->when != doc->facts.events.items[anchor].when)) continue;
    event->when = date;
    event->when_source = SOURCE_TEXT;
  }
}

/* ---- "[the day] after the summit": no date until the event is known ---- */

/* "P1D" for "day"; empty for other words. */
static ng_str value_of_unit(ng_str word) {
  static const struct { const char *word, *value; } UNITS[] = {{"day", "P1D"}, {"week", "P1W"}, {"month", "P1M"}, {"year", "P1Y"}};
  for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++) {
    if (str_is(word, UNITS[i].word)) return str_of(UNITS[i].value);
  }
  return STR("");
}

static bool is_way_word(const document *doc, uint32_t token) {
  static const uint16_t WORDS[] = {WORD_AFTER, WORD_FOLLOWING, WORD_BEFORE};
  return ONE_OF(&doc->tokens, token, WORDS);
}

/* The date before the event whose trigger is at `trigger`; false when there are no such words. */
static bool read_unit(const document *doc, uint32_t trigger, fact_date *date) {
  uint32_t first = doc->sentences.items[doc->sentences.of_token[trigger]].first, t = trigger;
  while (t > first && trigger - t < PHRASE && !is_way_word(doc, t - 1)) t--;
  if (t < first + 3 || !is_way_word(doc, t - 1) || !token_is(&doc->tokens, t - 3, WORD_THE)) return false;
  *date = (fact_date){.span = {t - 3, t - 1}, .type = TIMEX_DURATION, .rule = METHOD_DATE_BESIDE_EVENT};
  date->value = value_of_unit(token_text(&doc->tokens, t - 2));
  return date->value.len > 0;
}

/* Keeps dates in the order of the text. NO_REF when memory runs out, or one stands there. */
static uint32_t insert_date(document *doc, const fact_date *date) {
  uint32_t at = doc->facts.dates.count;
  while (at > 0 && doc->facts.dates.items[at - 1].span.end > date->span.first) at--;
  bool covered = at < doc->facts.dates.count && doc->facts.dates.items[at].span.first < date->span.end;
  if (covered || !FACT_ADD(doc->arena, doc->facts.dates)) return NO_REF;
  fact_date *items = doc->facts.dates.items;
  memmove(&items[at + 1], &items[at], (doc->facts.dates.count - 1 - at) * sizeof *items);
  items[at] = *date;
  for (uint32_t i = 0; i < doc->facts.events.count; i++) {
    uint32_t *when = &doc->facts.events.items[i].when;
    if (*when != NO_REF && *when >= at) ++*when;
  }
  return at;
}

static void date_beside_event(document *doc, const uint32_t *event_at, uint32_t trigger) {
  uint32_t event = event_at[trigger] - 1, when = doc->facts.events.items[event].when;
  fact_date date;
  if (when == NO_REF || doc->facts.events.items[event].polarity_negative || !read_unit(doc, trigger, &date)) return;
  if (!anchor_date(doc, &date, &doc->facts.dates.items[when], !token_is(&doc->tokens, date.span.end, WORD_BEFORE))) return;
  uint32_t index = insert_date(doc, &date);
  if (index != NO_REF) date_events(doc, event_at, index, event);
}

void anchor_dates(document *doc, const uint32_t *event_at) {
  for (uint32_t i = 0; i < doc->facts.dates.count; i++) {
    fact_date *date = &doc->facts.dates.items[i];
    uint32_t link = date->span.end;
    bool after = token_is(&doc->tokens, link, WORD_AFTER) || token_is(&doc->tokens, link, WORD_FOLLOWING);
    if (date->type != TIMEX_DURATION || date->begin.len || !(after || token_is(&doc->tokens, link, WORD_BEFORE))) continue;
    uint32_t event = dated_event_behind(doc, event_at, link);
    if (event == NO_REF) continue;
    if (anchor_date(doc, date, &doc->facts.dates.items[doc->facts.events.items[event].when], after)) date_events(doc, event_at, i, event);
  }
  for (uint32_t i = 0; i < doc->facts.events.count; i++) {
    const fact_event *event = &doc->facts.events.items[i];
    for (uint32_t k = 0; k < event->evidence_count; k++) date_beside_event(doc, event_at, event->evidence[k].trigger.first);
  }
}
