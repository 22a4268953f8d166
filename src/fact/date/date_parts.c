/* From slots to parts. Slots hold what the text says ("this past", "p.m.", "twenty-one"); here the words get their meaning. */
#include "fact/date/date_words.h"

#include <stdio.h>

enum { MAX_DEPTH = 4 };

/* ---- slots */

static int32_t slot_number(const span_slot *slot) {
  if (slot->number > 0) return slot->number;
  int64_t value = slot->text.len ? read_digits(slot->text) : -1;
  return value >= 0 ? (int32_t)(value / 1000) : 0;
}

/* The number of a slot, also one in words. */
static int32_t slot_count(const document *doc, const span_slot *slot) {
  if (slot->kind != SLOT_IS_TOKENS) return slot->number;
  return (int32_t)(read_amount(doc, slot->capture.first, slot->capture.end).thousandths / 1000);
}

/* "10:30:15" and "0900" as clock. */
static void set_clock(timex_parts *parts, ng_str text) {
  int32_t fields[3] = {-1, -1, -1}, count = 0, digits = 0;
  bool runs_on = true;
  while (text.len && text.ptr[text.len - 1] > '9') text.len--; /* "0530GMT", "15h" */
  for (uint32_t i = 0; i < text.len; i++) runs_on &= text.ptr[i] >= '0' && text.ptr[i] <= '9';
  if (text.len < 3) runs_on = false;
  for (uint32_t i = 0; i < text.len && count < 3; i++) {
    char c = text.ptr[i];
    if (c >= '0' && c <= '9') {
      fields[count] = (fields[count] < 0 ? 0 : fields[count]) * 10 + (c - '0');
      if (++digits == (int32_t)text.len - 2 && runs_on && count == 0) count++; /* 0900, 830 */
    } else {
      count++;
    }
  }
  parts->hour = fields[0];
  parts->minute = fields[1];
  parts->second = fields[2];
}

static int32_t digits_at(ng_str text, uint32_t at, uint32_t len) {
  return (int32_t)(read_digits(str_slice(text, at, at + len)) / 1000);
}

/* Dates that are one token: "23.04.2022" (day first), "20161016", and the "05T13" of "1994-11-05T13:15". */
static void set_token_date(timex_parts *parts, ng_str text) {
  if (text.len == 8 && !memchr(text.ptr, '.', 8)) {
    parts->year = digits_at(text, 0, 4);
    parts->month = digits_at(text, 4, 2);
    parts->day = digits_at(text, 6, 2);
    return;
  }
  if (text.len == 5 && text.ptr[2] == 'T') {
    parts->day = digits_at(text, 0, 2);
    parts->hour = digits_at(text, 3, 2);
    return;
  }
  ng_str rest = text, day = str_cut(&rest, '.'), month = str_cut(&rest, '.');
  parts->day = (int32_t)(read_digits(day) / 1000);
  parts->month = (int32_t)(read_digits(month) / 1000);
  parts->year = (int32_t)(read_digits(rest) / 1000);
}

/* "15" and the "15:30" of "13:15:30". */
static void set_minute(timex_parts *parts, const document *doc, const span_slot *slot) {
  ng_str rest = slot->text, minute = str_cut(&rest, ':');
  if (!rest.len) {
    parts->minute = slot_count(doc, slot);
    return;
  }
  parts->minute = (int32_t)(read_digits(minute) / 1000);
  parts->second = (int32_t)(read_digits(rest) / 1000);
}

static void set_ampm(timex_parts *parts, ng_str text) {
  if (!text.len) return;
  parts->is_pm = text.ptr[0] == 'p' || text.ptr[0] == 'P';
  parts->is_am = !parts->is_pm;
}

static void set_year(timex_parts *parts, const document *doc, const span_slot *slot) {
  parts->year = slot_number(slot);
  parts->is_short_year = slot->text.len == 2;
  if (!parts->year && slot->kind == SLOT_IS_TOKENS) parts->year = read_word_year(doc, slot->capture);
}

/* day_relative: yesterday is one day back. */
static void set_delta(timex_parts *parts, const span_slot *slot) {
  int32_t delta = slot->number;
  parts->shift = SHIFT_NAMED;
  parts->step = delta < 0 ? -1 : delta > 0;
  parts->amounts[0] = (timex_amount){.thousandths = (delta < 0 ? -delta : delta) * 1000, .unit = UNIT_DAY};
  if (!delta) parts->amounts[0].thousandths = 1000;
  parts->amount_count = 1;
}

static void set_freq(date_words *words, const document *doc, const span_slot *slot) {
  char text[24];
  int64_t times = str_is(slot->text, "once") ? 1 : date_word_is(slot->text, STR("twice")) ? 2 : 0;
  if (!times && slot->kind == SLOT_IS_TOKENS) times = read_amount(doc, slot->capture.first, slot->capture.end).thousandths / 1000;
  int len = snprintf(text, sizeof text, "%lldX", (long long)(times ? times : 1));
  words->freq = arena_copy(doc->arena, (ng_str){text, (uint32_t)len});
}

static void set_order_unit(timex_parts *parts, ng_str text) {
  uint8_t unit = date_word(WORD_OF_UNIT, text);
  if (unit == UNIT_QUARTER) parts->quarter = parts->nth;
  if (unit == UNIT_HALF) parts->half = parts->nth;
  if (unit == UNIT_QUARTER || unit == UNIT_HALF)
    parts->nth = 0;
  else
    parts->nth_unit = unit;
}

/* 3, "third", and the digit of "Q3", "3Q" and "H1". */
static int32_t code_number(const span_slot *slot) {
  int32_t number = slot_number(slot);
  if (number || slot->text.len != 2) return number;
  return slot->text.ptr[slot->text.ptr[0] > '9'] - '0';
}

static void set_direction(timex_parts *parts, date_words *words, ng_str text) {
  words->is_told |= date_word_is(text, STR("told"));
  if (!parts->shift) date_word_direction(parts, text);
}

static void set_era(timex_parts *parts, ng_str text) {
  parts->is_bc = text.len && (text.ptr[0] == 'b' || text.ptr[0] == 'B');
  parts->has_era = text.len > 0;
}

/* Of a field that several spans set the first counts. */
static void set_once(int32_t *field, const span_slot *slot) {
  if (!*field) *field = slot_number(slot);
}

static void read_slot(timex_parts *parts, date_words *words, const document *doc, const span_slot *slot, bool is_inner) {
  ng_str text = slot->text;
  switch (slot->slot) {
    case SLOT_kind:
      if (!is_inner) parts->type = date_word(WORD_OF_TYPE, text);
      break;
    case SLOT_mod:
      if (!words->mod.len) words->mod = text;
      break;
    case SLOT_form:
      if (!words->form) words->form = date_word(WORD_OF_FORM, text);
      break;
    case SLOT_year:
      if (!parts->year) set_year(parts, doc, slot);
      break;
    case SLOT_quarter:
      if (code_number(slot)) parts->quarter = code_number(slot);
      break;
    case SLOT_half:
      if (slot->kind == SLOT_IS_INT || text.len == 2) parts->half = code_number(slot);
      break;
    case SLOT_order:
      if (!parts->nth) parts->nth = slot->number;
      break;
    case SLOT_month: set_once(&parts->month, slot); break;
    case SLOT_day:
    case SLOT_day_word: set_once(&parts->day, slot); break;
    case SLOT_weekday: set_once(&parts->weekday, slot); break;
    case SLOT_century: set_once(&parts->century, slot); break;
    case SLOT_week: parts->week = slot_number(slot); break;
    case SLOT_decade: parts->decade = slot_number(slot); break;
    case SLOT_hour: parts->hour = slot_count(doc, slot); break;
    case SLOT_minute: set_minute(parts, doc, slot); break;
    case SLOT_minute2: parts->minutes_away = slot_count(doc, slot); break;
    case SLOT_hour2: parts->is_before_hour = 1; break;
    case SLOT_quant: words->quant = date_word_is(text, STR("each")) ? STR("EACH") : STR("EVERY"); break;
    case SLOT_freq: set_freq(words, doc, slot); break;
    case SLOT_zone: words->zone = text; break;
    case SLOT_anchor: words->anchored = 1; break;
    case SLOT_text: set_token_date(parts, text); break;
    case SLOT_holiday: parts->holiday = text; break;
    case SLOT_ref: parts->reference = date_word(WORD_OF_REFERENCE, text); break;
    case SLOT_season: parts->season = date_word(WORD_OF_SEASON, text); break;
    case SLOT_part: parts->part = date_word(WORD_OF_PART, text); break;
    case SLOT_ampm: set_ampm(parts, text); break;
    case SLOT_era: set_era(parts, text); break;
    case SLOT_clock: set_clock(parts, text); break;
    case SLOT_delta: set_delta(parts, slot); break;
    case SLOT_dir: set_direction(parts, words, text); break;
    case SLOT_order_unit: set_order_unit(parts, text); break;
    default: break;
  }
}

static bool is_capture_of(const document *doc, const ng_span *span, slot_name slot, const span_capture *capture) {
  const span_slot *s = span_slot_find(&doc->spans, span, slot);
  return s && s->capture.first == capture->first && s->capture.end == capture->end;
}

/* "half", "quarter", "two quarters", "three quarter" in thousandths. */
static int64_t fraction_of(ng_str text) {
  if (date_word_is(text, STR("half")) || str_starts(text, STR("two"))) return 500;
  return str_starts(text, STR("three")) ? 750 : 250;
}

/* n, unit, n2 (how many of `unit` one of the text's units is) and a fraction behind "and a" make one amount. */
static void read_own_amount(timex_parts *parts, const document *doc, const ng_span *span) {
  const span_slot *unit = span_slot_find(&doc->spans, span, SLOT_unit), *n = span_slot_find(&doc->spans, span, SLOT_n);
  const span_slot *half = span_slot_find(&doc->spans, span, SLOT_half), *times = span_slot_find(&doc->spans, span, SLOT_n2);
  if (parts->amount_count == TIMEX_MAX_AMOUNTS || span_slot_find(&doc->spans, span, SLOT_delta)) return;
  timex_amount amount = {.thousandths = 1000};
  if (n && n->kind == SLOT_IS_TOKENS)
    amount = read_amount(doc, n->capture.first, n->capture.end);
  else if (n && str_is(n->text, "X"))
    amount.unknown = 1;
  else if (n)
    amount.thousandths = (int64_t)slot_number(n) * 1000;
  amount.unit = date_word(WORD_OF_UNIT, unit->text);
  if (half && half->kind == SLOT_IS_TOKENS) amount.thousandths += fraction_of(half->text);
  if (times && times->number > 1) amount.thousandths *= times->number;
  if (!amount.unit) return;
  parts->amounts[parts->amount_count++] = amount;
}

/* Returns whether the span is a range. */
static bool read_slots(timex_parts *parts, date_words *words, const document *doc, const ng_span *span, bool is_inner) {
  bool has_unit = false, is_range = false;
  const span_slot *slot = &doc->spans.slots[span->first_slot], *end = slot + span->slot_count;
  for (; slot < end; slot++) {
    read_slot(parts, words, doc, slot, is_inner);
    has_unit |= slot->slot == SLOT_unit;
    is_range |= slot->slot == SLOT_first_half;
  }
  if (has_unit) read_own_amount(parts, doc, span);
  return is_range;
}

static void read_span(timex_parts *parts, date_words *words, const document *doc, const ng_span *span, int depth) {
  bool is_range = read_slots(parts, words, doc, span, depth > 0);
  if (depth == MAX_DEPTH) return;
  for (uint32_t i = 0; i < span->capture_count; i++) {
    const span_capture *capture = &doc->spans.captures[span->first_capture + i];
    if (capture->first >= capture->end || capture->span == NO_SPAN) continue;
    if (is_range && (is_capture_of(doc, span, SLOT_first_half, capture) || is_capture_of(doc, span, SLOT_second_half, capture))) continue;
    if (words->anchored && !span_slot_find(&doc->spans, &doc->spans.items[capture->span], SLOT_n)) continue; /* the day counted from */
    read_span(parts, words, doc, &doc->spans.items[capture->span], depth + 1);
  }
}

/* "half past three" is 3:30, "ten minutes to noon" 11:50. */
static void settle_minutes(timex_parts *parts) {
  int32_t hour = parts->is_pm && parts->hour < 12 ? parts->hour + 12 : parts->hour;
  int32_t minutes = hour * 60 + (parts->is_before_hour ? -parts->minutes_away : parts->minutes_away);
  parts->hour = minutes / 60 % 24;
  parts->minute = minutes % 60;
}

/* A shift without an amount ("last Tuesday") is a direction alone. */
static void settle(timex_parts *parts) {
  if (parts->shift && !parts->amount_count) parts->shift = SHIFT_NONE;
  if (parts->hour >= 0 && parts->minute < 0) parts->minute = 0;
  if (parts->minutes_away) settle_minutes(parts);
  if (parts->has_era) parts->is_short_year = 0;
  bool is_next_day = parts->shift == SHIFT_NAMED && parts->direction == DIR_NEXT && parts->amount_count && parts->amounts[0].unit == UNIT_DAY;
  if (is_next_day) parts->from_text = 1; /* the day after now is "tomorrow" */
  if (parts->type == TIMEX_DURATION || parts->type == TIMEX_SET) parts->shift = SHIFT_NONE;
}

void date_parts_read(timex_parts *parts, date_words *words, const document *doc, const ng_span *span) {
  timex_parts_init(parts);
  *words = (date_words){0};
  read_span(parts, words, doc, span, 0);
  settle(parts);
}

void date_parts_read_half(timex_parts *parts, const document *doc, const ng_span *span, bool is_second) {
  date_words words;
  date_parts_read(parts, &words, doc, span);
  if (!is_second) return;
  int32_t day = span_int(&doc->spans, span, SLOT_day2);
  if (day) parts->day = day;
  const span_slot *year = span_slot_find(&doc->spans, span, SLOT_year2);
  if (!year) return;
  parts->year = 0;
  set_year(parts, doc, year);
  if (parts->has_era) parts->is_short_year = 0;
}
