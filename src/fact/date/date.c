/* Dates of a document: spans of type date become facts. Dates outside quotations come first, in the order of the text; those inside are seen
 * from the time of saying when the sentence tells it ("We meet tonight," he said in June 2018). */
#include "fact/date/date_work.h"
#include "text/token_class.h"

enum { NOW_TEXT_MIN = 10 };

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

static bool comes_before(const ng_span *a, const ng_span *b) {
  return a->first != b->first ? a->first < b->first : a->end > b->end;
}

/* Shell sort: rules found them nearly in order. */
static void sort_spans(const ng_span **spans, uint32_t count) {
  for (uint32_t gap = count / 2 ? count / 2 : 1;; gap /= 2) {
    for (uint32_t i = gap; i < count; i++) {
      const ng_span *span = spans[i];
      uint32_t j = i;
      for (; j >= gap && comes_before(span, spans[j - gap]); j -= gap) spans[j] = spans[j - gap];
      spans[j] = span;
    }
    if (gap == 1) return;
  }
}

/* The spans of type date by their place in the text; NULL without memory. */
static const ng_span **date_spans(document *doc, uint32_t *count) {
  const span_table *spans = &doc->spans;
  const ng_span **dates = ARENA_RAW(doc->scratch, const ng_span *, spans->count + 1);
  if (!dates) return NULL;
  for (const ng_span *span = spans->items; span < spans->items + spans->count; span++) {
    if (span->type == SPAN_date) dates[(*count)++] = span;
  }
  sort_spans(dates, *count);
  return dates;
}

/* The first token of the paragraph that a sentence stands in. */
static uint32_t paragraph_start(const sentence_table *sentences, uint32_t sentence) {
  while (sentence > 0 && sentences->items[sentence - 1].paragraph == sentences->items[sentence].paragraph) sentence--;
  return sentences->items[sentence].first;
}

/* Whether a quotation is open at `end`, when it was at `token` or not. */
static bool is_open(const document *doc, uint32_t token, uint32_t end, bool open) {
  const uint8_t *classes = doc->spans.classes, *at = classes + token, *stop = classes + end;
  for (; (at = memchr(at, CLASS_KINDS + TOKEN_QUOTE, (size_t)(stop - at))) != NULL; at++)
    open = !open && (doc->tokens.tokens[at - classes].flags & TOKEN_OPENS);
  return open;
}

/* Which dates stand between quotation marks; a mark left open ends with its paragraph, so others are not looked at. */
static void mark_quotes(date_work *work) {
  const sentence_table *sentences = &work->doc->sentences;
  uint32_t paragraph = UINT32_MAX, at = 0;
  bool open = false;
  for (uint32_t i = 0; i < work->count; i++) {
    found_date *found = &work->items[i];
    if (sentences->items[found->span->sentence].paragraph != paragraph) {
      paragraph = sentences->items[found->span->sentence].paragraph;
      at = paragraph_start(sentences, found->span->sentence);
      open = false;
    }
    if (at < found->span->first) {
      open = is_open(work->doc, at, found->span->first, open);
      at = found->span->first;
    }
    found->in_quote = open;
  }
}

static bool collect(date_work *work) {
  const ng_span **spans = date_spans(work->doc, &work->count);
  work->items = ARENA_RAW(work->doc->arena, found_date, work->count + 1);
  if (!spans || !work->items) return false;
  for (uint32_t i = 0; i < work->count; i++) {
    found_date *found = &work->items[i];
    found->span = spans[i];
    found->halves = NULL;
    found->result.type = found->is_good = found->anchor = 0;
    found->result.point = (timex_point){0};
    found->is_range = span_slot_find(&work->doc->spans, spans[i], SLOT_first_half) != NULL;
    if (found->is_range && !(found->halves = ARENA_NEW(work->doc->arena, timex_result, 2))) return false;
    date_parts_read(&found->parts, &found->words, work->doc, spans[i]);
    if (found->is_range) date_read_half(&found->parts, work, found, false); /* what a range is seen from depends on its beginning */
  }
  mark_quotes(work);
  work->is_history = date_is_history(work);
  work->is_narrative = work->is_history || !work->now.year;
  work->is_day_first = date_is_day_first(work);
  for (uint32_t i = 0; i < work->count; i++) date_settle(work, i);
  return true;
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

/* "At this time" is now, in a history the time told of; "former" and "at the same time" are dates in histories alone. */
static bool settle_history(timex_parts *parts, bool is_history) {
  bool is_now = parts->reference && parts->direction;
  if (!is_history) return is_now;
  if (is_now) parts->reference = REFERENCE_NONE;
  return true;
}

/* "Today" in a text without a date is the present. */
static void settle_today(timex_parts *parts, const timex_context *context) {
  if (context->now.grain || parts->from_text || parts->shift != SHIFT_NAMED || parts->step || parts->type != TIMEX_DATE) return;
  if (has_unit(parts, UNIT_DAY) && !parts->weekday && !parts->month) parts->reference = REFERENCE_PRESENT;
}

static bool resolve(timex_result *result, timex_parts *parts, timex_context *context) {
  settle_quarter(parts, context);
  settle_hours(parts, context);
  settle_today(parts, context);
  return timex_resolve(result, parts, context);
}

/* "the Monday after Easter" is searched from the next day on, "the Friday before Christmas" from that day back. */
static void settle_weekday(timex_parts *parts, timex_context *context) {
  int32_t begin, stop;
  if (!parts->weekday || parts->amount_count || context->text.grain != UNIT_DAY || !timex_interval(&begin, &stop, &context->text)) return;
  parts->from_text = 1;
  parts->direction = parts->step > 0 ? DIR_FUTURE : DIR_LAST;
  if (parts->step > 0) context->text = timex_day(civil_from_days(stop));
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

static uint8_t anchor_of(const found_date *found, const timex_context *context) {
  const timex_parts *parts = &found->parts;
  if (parts->reference) return ANCHOR_DOCUMENT;
  if (found->result.type == TIMEX_DURATION) return found->result.begin[0] ? ANCHOR_DOCUMENT : ANCHOR_NONE;
  if (found->result.type == TIMEX_SET || (parts->year && !parts->is_short_year) || parts->century) return ANCHOR_NONE;
  if (parts->from_text || context->compares || context->year) return ANCHOR_TEXT;
  return context->now.year ? ANCHOR_DOCUMENT : ANCHOR_NONE;
}

static void resolve_item(date_work *work, uint32_t at, timex_context *context) {
  found_date *found = &work->items[at];
  if (!work->is_narrative && found->words.form == FORM_EARLY) return; /* "in 711 cases" */
  if (found->words.form == FORM_HISTORY && !settle_history(&found->parts, work->is_history)) return;
  if (found->words.anchored && !anchor_on_capture(context, work, found)) return;
  found->parts.keeps_day = found->words.anchored;
  if (found->words.anchored) settle_weekday(&found->parts, context);
  date_settle_order(&found->parts, found->words.form, work->is_day_first);
  found->is_good = found->is_range ? date_resolve_range(found, work, context) : resolve(&found->result, &found->parts, context);
  if (!found->anchor) found->anchor = anchor_of(found, context);
}

/* The time of saying: a date of the same sentence outside the quotation. */
static bool time_of_saying(timex_point *point, const date_work *work, uint32_t at) {
  uint32_t sentence = work->items[at].span->sentence, first = at;
  while (first > 0 && work->items[first - 1].span->sentence == sentence) first--;
  for (uint32_t i = first; i < work->count && work->items[i].span->sentence == sentence; i++) {
    const found_date *found = &work->items[i];
    if (found->in_quote || !found->is_good) continue;
    if (!date_is_calendar(&found->result.point) || found->result.point.grain > UNIT_MONTH || found->is_range) continue;
    *point = found->result.point;
    return true;
  }
  return false;
}

static void resolve_all(date_work *work) {
  timex_context context;
  for (uint32_t i = 0; i < work->count; i++) {
    if (work->items[i].in_quote) continue;
    date_context(&context, work, i);
    resolve_item(work, i, &context);
  }
  for (uint32_t i = 0; i < work->count; i++) {
    if (!work->items[i].in_quote) continue;
    date_context(&context, work, i);
    if (time_of_saying(&context.now, work, i)) {
      if (context.now.grain < UNIT_DAY) context.now.grain = UNIT_DAY;
      work->items[i].anchor = ANCHOR_QUOTE;
    }
    resolve_item(work, i, &context);
  }
}

static void add_halves(document *doc, fact_date *fact, const found_date *found) {
  static const slot_name SLOTS[] = {SLOT_first_half, SLOT_second_half};
  for (int i = 0; i < 2; i++) {
    const span_slot *slot = span_slot_find(&doc->spans, found->span, SLOTS[i]);
    if (!slot) return;
    fact->halves[i] =
        (date_half){.span = {slot->capture.first, slot->capture.end}, .type = found->halves[i].type, .value = str_of(found->halves[i].value)};
  }
  fact->half_count = 2;
}

static ng_status add_fact(document *doc, const found_date *found) {
  fact_date *fact = FACT_ADD(doc->arena, doc->facts.dates);
  if (!fact) return NG_ERROR_MEMORY;
  fact->span = (token_range){found->span->first, found->span->end};
  fact->type = found->result.type;
  fact->anchor = found->anchor;
  fact->value = str_of(found->result.value);
  fact->begin = str_of(found->result.begin);
  fact->stop = str_of(found->result.stop);
  fact->mod = found->words.mod;
  fact->quant = found->words.quant;
  fact->freq = found->words.freq;
  fact->zone_offset = str_is(found->words.zone, "local") ? (ng_str){"", 0} : found->words.zone;
  fact->rule = found->span->rule;
  if (found->is_range) add_halves(doc, fact, found);
  return NG_OK;
}

ng_status resolve_dates(document *doc) {
  date_work work = {.doc = doc, .now = read_published(doc->published)};
  if (!collect(&work)) return NG_ERROR_MEMORY;
  resolve_all(&work);
  for (uint32_t i = 0; i < work.count; i++) {
    if (!work.items[i].is_good) continue;
    doc->spans.items[work.items[i].span - doc->spans.items].fact = doc->facts.dates.count;
    ng_status status = add_fact(doc, &work.items[i]);
    if (status) return status;
  }
  return NG_OK;
}
