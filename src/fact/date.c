/* Dates of a document: spans of type date become facts. Dates outside quotations come first, in the order of the text; those inside are seen
 * from the time of saying when the sentence tells it ("We meet tonight," he said in June 2018). */
#include <stdio.h>
#include <stdlib.h>

#include "fact/date_parts.h"
#include "fact/tense.h"

enum { SENTENCES_BACK = 8, NOW_TEXT_MIN = 10 };

/* A span of type date on its way to a fact. */
typedef struct {
  const ng_span *span;
  timex_parts parts;
  date_words words;
  timex_result result, halves[2];
  uint8_t is_range, is_good, in_quote, anchor;
} found_date;

typedef struct {
  document *doc;
  found_date *items;
  uint32_t count;
  timex_point now;
  tense_lists tenses;
  uint8_t *in_quote; /* by token */
} date_work;

static int32_t read_number(ng_str text, uint32_t at, uint32_t len) {
  int32_t value = 0;
  for (uint32_t i = at; i < at + len; i++) {
    if (i >= text.len || text.ptr[i] < '0' || text.ptr[i] > '9') return -1;
    value = value * 10 + (text.ptr[i] - '0');
  }
  return value;
}

/* "2013-03-22" with optional "T09:30". */
static timex_point read_published(ng_str text) {
  timex_point now = {.hour = -1, .minute = -1, .second = -1};
  civil_date date = {read_number(text, 0, 4), read_number(text, 5, 2), read_number(text, 8, 2)};
  if (text.len < NOW_TEXT_MIN || !is_civil_date(date)) return now;
  now = timex_day(date);
  if (text.len >= NOW_TEXT_MIN + 6 && text.ptr[10] == 'T') {
    now.hour = read_number(text, 11, 2);
    now.minute = read_number(text, 14, 2);
    if (now.hour >= 0) now.grain = UNIT_MINUTE;
  }
  return now;
}

/* Marks the tokens between quotation marks; a mark left open ends with its paragraph. */
static bool mark_quotes(date_work *work) {
  const token_table *tokens = &work->doc->tokens;
  work->in_quote = ARENA_NEW(work->doc->arena, uint8_t, tokens->count + 1);
  if (!work->in_quote) return false;
  bool open = false;
  for (uint32_t i = 0; i < tokens->count; i++) {
    const ng_token *token = &tokens->tokens[i];
    if (token->flags & TOKEN_PARAGRAPH) open = false;
    if (token->kind == TOKEN_QUOTE && token_text(tokens, i).len + 0u > 0) open = open ? false : (token->flags & TOKEN_OPENS) != 0;
    work->in_quote[i] = open;
  }
  return true;
}

static int compare_found(const void *a, const void *b) {
  const ng_span *x = ((const found_date *)a)->span, *y = ((const found_date *)b)->span;
  return x->first != y->first ? (x->first > y->first) - (x->first < y->first) : (x->end < y->end) - (x->end > y->end);
}

static bool collect(date_work *work) {
  const span_table *spans = &work->doc->spans;
  uint32_t total = 0;
  for (uint32_t i = 0; i < spans->count; i++) total += spans->items[i].type == SPAN_date;
  work->items = ARENA_NEW(work->doc->arena, found_date, total + 1);
  if (!work->items) return false;
  for (uint32_t i = 0; i < spans->count; i++) {
    const ng_span *span = &spans->items[i];
    if (span->type != SPAN_date) continue;
    found_date *found = &work->items[work->count++];
    found->span = span;
    found->in_quote = work->in_quote[span->first];
    found->is_range = span_slot_find(spans, span, SLOT_first_half) != NULL;
    date_parts_read(&found->parts, &found->words, work->doc, span);
  }
  qsort(work->items, work->count, sizeof *work->items, compare_found);
  return true;
}

static bool is_calendar(const timex_point *point) {
  return point->grain != UNIT_NONE && point->year != 0 && !point->is_bc;
}

static bool is_year_back(const timex_parts *parts) {
  return parts->shift == SHIFT_COUNT && parts->step < 0 && parts->amount_count == 1 && parts->amounts[0].unit == UNIT_YEAR &&
         parts->amounts[0].thousandths == 1000;
}

/* The last date before item `at` that is at least as fine as `grain`. */
static timex_point last_mentioned(const date_work *work, uint32_t at, uint8_t grain) {
  timex_point none = {.hour = -1, .minute = -1, .second = -1};
  uint32_t sentence = work->items[at].span->sentence;
  for (uint32_t i = at; i-- > 0;) {
    const found_date *found = &work->items[i];
    if (sentence - found->span->sentence > SENTENCES_BACK) break;
    if (is_year_back(&found->parts)) continue; /* compared with, not told about */
    if (found->is_good && !found->in_quote && is_calendar(&found->result.point) && found->result.point.grain <= grain) return found->result.point;
  }
  return none;
}

static uint8_t amount_grain(const timex_parts *parts) {
  if (!parts->amount_count) return UNIT_DAY;
  uint8_t unit = parts->amounts[0].unit;
  if (unit <= UNIT_WEEK) return UNIT_MONTH;
  return unit == UNIT_MONTH || unit == UNIT_QUARTER ? UNIT_QUARTER : UNIT_CENTURY;
}

/* The quarter that the text is about, when the sentence or the ones before speak of quarters. */
static bool find_quarter(timex_point *quarter, const date_work *work, uint32_t at) {
  uint32_t sentence = work->items[at].span->sentence;
  for (uint32_t i = at; i-- > 0;) {
    const found_date *found = &work->items[i];
    if (sentence - found->span->sentence > SENTENCES_BACK) break;
    if (!found->is_good || is_year_back(&found->parts) || found->result.point.grain != UNIT_QUARTER || !found->result.point.quarter) continue;
    *quarter = found->result.point;
    return true;
  }
  return false;
}

/* The year that the sentence or the one before names, for "on 5 May" in a story of 1945. */
static int32_t told_year(const date_work *work, uint32_t at) {
  uint32_t sentence = work->items[at].span->sentence;
  for (uint32_t i = at; i-- > 0;) {
    const found_date *found = &work->items[i];
    if (sentence - found->span->sentence > 1) break;
    if (!found->is_good || !found->parts.year || found->result.point.is_bc || found->result.point.grain > UNIT_YEAR) continue;
    int32_t year = found->result.point.year;
    return year + 1 < work->now.year ? year : 0;
  }
  return 0;
}

static uint8_t preferred(const document *doc) {
  switch (doc->options ? doc->options->prefer : NG_PREFER_PAST) {
    case NG_PREFER_FUTURE: return DIR_FUTURE;
    case NG_PREFER_NEAREST: return DIR_NEAREST;
    default: return DIR_PAST;
  }
}

static timex_context context_for(const date_work *work, uint32_t at) {
  const found_date *found = &work->items[at];
  const ng_sentence *sentence = &work->doc->sentences.items[found->span->sentence];
  timex_context context = {.now = work->now, .prefer = preferred(work->doc)};
  context.text = last_mentioned(work, at, amount_grain(&found->parts));
  context.tense = (uint8_t)tense_around(work->doc, &work->tenses, sentence, found->span->first, found->span->end);
  if (is_year_back(&found->parts)) context.about_quarter = find_quarter(&context.text, work, at);
  if (context.tense != DIR_FUTURE && found->parts.month) context.year = told_year(work, at);
  return context;
}

static bool has_unit(const timex_parts *parts, uint8_t unit) {
  return parts->amount_count == 1 && parts->amounts[0].unit == unit;
}

/* "the quarter", "the latest period": the one that the text is about, else the last one that has ended. */
static void settle_quarter(timex_parts *parts, timex_context *context) {
  if (!has_unit(parts, UNIT_QUARTER) || !parts->from_text || parts->step || parts->shift != SHIFT_NAMED) return;
  if (context->text.grain == UNIT_QUARTER) return;
  parts->from_text = 0;
  parts->step = -1;
}

/* "in two hours" is a time when the document tells its own, else a length. */
static void settle_hours(timex_parts *parts, const timex_context *context) {
  if (parts->type != TIMEX_TIME || parts->shift != SHIFT_COUNT || parts->step < 0 || parts->from_text || context->now.hour >= 0) return;
  parts->type = TIMEX_DURATION;
  parts->direction = DIR_NEXT;
  parts->shift = SHIFT_NONE;
}

static bool resolve(timex_result *result, timex_parts *parts, timex_context *context) {
  settle_quarter(parts, context);
  settle_hours(parts, context);
  return timex_resolve(result, parts, context);
}

/* The day of "two weeks after Easter". */
static bool anchor_on_capture(timex_context *context, const date_work *work, const found_date *found) {
  const span_table *spans = &work->doc->spans;
  for (uint32_t i = 0; i < found->span->capture_count; i++) {
    const span_capture *capture = &spans->captures[found->span->first_capture + i];
    if (capture->first >= capture->end || capture->span == NO_SPAN) continue;
    if (span_slot_find(spans, &spans->items[capture->span], SLOT_n)) continue; /* the amount */
    timex_parts parts;
    date_words words;
    timex_result result;
    date_parts_read(&parts, &words, work->doc, &spans->items[capture->span]);
    if (!timex_resolve(&result, &parts, context)) return false;
    context->text = result.point;
    return true;
  }
  return false;
}

static const ng_span *half_span(const date_work *work, const found_date *found, slot_name slot) {
  const span_slot *half = span_slot_find(&work->doc->spans, found->span, slot);
  return half && half->capture.span != NO_SPAN ? &work->doc->spans.items[half->capture.span] : NULL;
}

static void read_half(timex_parts *parts, const date_work *work, const found_date *found, bool is_second) {
  date_words words;
  const ng_span *inner = half_span(work, found, is_second ? SLOT_second_half : SLOT_first_half);
  if (inner)
    date_parts_read(parts, &words, work->doc, inner);
  else
    date_parts_read_half(parts, work->doc, found->span, is_second);
  parts->type = TIMEX_DATE;
}

/* "May and July 2012": the first half takes the year and month it lacks from the second, but then it must come first. */
static void share_year(timex_parts *first, const timex_parts *second) {
  if (first->year || !second->year || second->is_short_year || !first->month) return;
  first->year = second->month && first->month > second->month ? second->year - 1 : second->year;
}

static bool resolve_range(found_date *found, const date_work *work, const timex_context *context) {
  timex_parts first, second;
  timex_context after = *context;
  int32_t begin, stop, next_begin, next_stop;
  read_half(&first, work, found, false);
  read_half(&second, work, found, true);
  share_year(&first, &second);
  if (!timex_resolve(&found->halves[0], &first, context)) return false;
  if (!second.year && timex_interval(&begin, &stop, &found->halves[0].point)) { /* the end comes after the beginning */
    after.now = found->halves[0].point;
    after.tense = DIR_FUTURE;
    after.year = 0;
  }
  if (!timex_resolve(&found->halves[1], &second, &after)) return false;
  if (timex_interval(&begin, &stop, &found->halves[0].point) && timex_interval(&next_begin, &next_stop, &found->halves[1].point)) {
    if (next_begin < begin) return false;
  }
  found->result = found->halves[1];
  snprintf(found->result.value, sizeof found->result.value, "%.22s/%.22s", found->halves[0].value, found->halves[1].value);
  memcpy(found->result.begin, found->halves[0].begin, sizeof found->result.begin);
  return true;
}

static void swap_day_and_month(timex_parts *parts) {
  int32_t month = parts->month;
  parts->month = parts->day;
  parts->day = month;
}

static uint8_t anchor_of(const found_date *found, const timex_context *context) {
  const timex_parts *parts = &found->parts;
  if (parts->reference) return ANCHOR_DOCUMENT;
  if (found->result.type == TIMEX_DURATION) return found->result.begin[0] ? ANCHOR_DOCUMENT : ANCHOR_NONE;
  if (found->result.type == TIMEX_SET || (parts->year && !parts->is_short_year) || parts->century) return ANCHOR_NONE;
  if (parts->from_text || context->about_quarter || context->year) return ANCHOR_TEXT;
  return context->now.year ? ANCHOR_DOCUMENT : ANCHOR_NONE;
}

static void resolve_item(date_work *work, uint32_t at, timex_context context) {
  found_date *found = &work->items[at];
  if (found->words.anchored && !anchor_on_capture(&context, work, found)) return;
  found->parts.keeps_day = found->words.anchored;
  if (found->words.is_numeric && found->parts.month > 12) swap_day_and_month(&found->parts);
  found->is_good = found->is_range ? resolve_range(found, work, &context) : resolve(&found->result, &found->parts, &context);
  if (!found->anchor) found->anchor = anchor_of(found, &context);
}

/* The time of saying: a date of the same sentence outside the quotation. */
static bool time_of_saying(timex_point *point, const date_work *work, uint32_t at) {
  uint32_t sentence = work->items[at].span->sentence;
  for (uint32_t i = 0; i < work->count; i++) {
    const found_date *found = &work->items[i];
    if (found->in_quote || !found->is_good || found->span->sentence != sentence) continue;
    if (!is_calendar(&found->result.point) || found->result.point.grain > UNIT_MONTH || found->is_range) continue;
    *point = found->result.point;
    return true;
  }
  return false;
}

static void resolve_all(date_work *work) {
  for (uint32_t i = 0; i < work->count; i++) {
    if (!work->items[i].in_quote) resolve_item(work, i, context_for(work, i));
  }
  for (uint32_t i = 0; i < work->count; i++) {
    if (!work->items[i].in_quote) continue;
    timex_context context = context_for(work, i);
    if (time_of_saying(&context.now, work, i)) {
      if (context.now.grain < UNIT_DAY) context.now.grain = UNIT_DAY;
      work->items[i].anchor = ANCHOR_QUOTE;
    }
    resolve_item(work, i, context);
  }
}

static ng_str keep(document *doc, const char *text) {
  return text[0] ? arena_copy(doc->arena, str_of(text)) : (ng_str){"", 0};
}

static void add_halves(document *doc, fact_date *fact, const found_date *found) {
  static const slot_name SLOTS[] = {SLOT_first_half, SLOT_second_half};
  for (int i = 0; i < 2; i++) {
    const span_slot *slot = span_slot_find(&doc->spans, found->span, SLOTS[i]);
    if (!slot) return;
    fact->halves[i] =
        (date_half){.span = {slot->capture.first, slot->capture.end}, .type = found->halves[i].type, .value = keep(doc, found->halves[i].value)};
  }
  fact->half_count = 2;
}

static ng_status add_fact(document *doc, const found_date *found) {
  fact_date *fact = FACT_ADD(doc->arena, doc->facts.dates);
  if (!fact) return NG_ERROR_MEMORY;
  fact->span = (token_range){found->span->first, found->span->end};
  fact->type = found->result.type;
  fact->anchor = found->anchor;
  fact->value = keep(doc, found->result.value);
  fact->begin = keep(doc, found->result.begin);
  fact->stop = keep(doc, found->result.stop);
  fact->mod = found->words.mod;
  fact->quant = found->words.quant;
  fact->freq = found->words.freq;
  fact->zone_offset = str_is(found->words.zone, "local") ? (ng_str){"", 0} : found->words.zone;
  fact->rule = found->span->rule;
  if (found->is_range) add_halves(doc, fact, found);
  return NG_OK;
}

ng_status resolve_dates(document *doc) {
  date_work work = {.doc = doc, .now = read_published(doc->published), .tenses = tense_lists_find(doc)};
  if (!mark_quotes(&work) || !collect(&work)) return NG_ERROR_MEMORY;
  resolve_all(&work);
  for (uint32_t i = 0; i < work.count; i++) {
    if (!work.items[i].is_good) continue;
    doc->spans.items[work.items[i].span - doc->spans.items].fact = doc->facts.dates.count;
    ng_status status = add_fact(doc, &work.items[i]);
    if (status) return status;
  }
  return NG_OK;
}
