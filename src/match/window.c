/* Windows: sentences, some of them folded together. */
#include "match/window.h"

#include "base/limits.h"

/* Draws the window of each sentence from which a closed quotation goes into the next one out to the end of that; whether there is any. */
static bool mark_folds(const span_table *spans, const sentence_table *sentences, match_window *windows) {
  bool any = false;
  for (const ng_span *span = spans->items; span < spans->items + spans->count; span++) {
    if (span->type != SPAN_quoted || !span_int(spans, span, SLOT_closed)) continue;
    for (uint32_t s = sentences->of_token[span->first]; s < sentences->of_token[span->end - 1]; s++) {
      windows[s].end = sentences->items[s + 1].end;
      any = true;
    }
  }
  return any;
}

/* The last sentence of the window that begins with sentence `number`. */
static uint32_t last_of_window(const sentence_table *sentences, const match_window *windows, uint32_t number) {
  const ng_sentence *items = sentences->items, *first = &items[number];
  while (windows[number].end > items[number].end && items[number + 1].zone == first->zone && items[number + 1].end - first->first <= NG_MAX_SENTENCE)
    number++;
  return number;
}

static void fold_windows(const sentence_table *sentences, match_window *windows) {
  for (uint32_t number = 0, last; number < sentences->count; number = last + 1) {
    last = last_of_window(sentences, windows, number);
    match_window window = {sentences->items[number].first, sentences->items[last].end, 0};
    for (uint32_t s = number; s <= last; s++) windows[s] = window;
  }
}

static bool fill_windows(span_table *spans, const sentence_table *sentences) {
  spans->windows = ARENA_RAW(spans->arena, match_window, sentences->count + 1);
  for (uint32_t s = 0; spans->windows && s < sentences->count; s++)
    spans->windows[s] = (match_window){sentences->items[s].first, sentences->items[s].end, 0};
  return spans->windows;
}

static uint32_t first_phase(const ng_ruleset *rules, uint32_t pass) {
  uint32_t phase = 0;
  while (phase < rules->phase_count && rules->phase_pass[phase] < pass) phase++;
  return phase;
}

/* Tells the windows of phases from `phase` up to `end` which of these are asked for. */
static void call_phases(span_table *spans, const sentence_table *sentences, uint32_t phase, uint32_t end) {
  const ng_ruleset *rules = spans->rules;
  const uint32_t asked = rules->asked_phases & ((1u << end) - (1u << phase));
  const rule_trigger *last = spans->triggers + spans->first_trigger[end];
  for (const rule_trigger *t = spans->triggers + spans->first_trigger[phase]; asked && t < last; t++) {
    const uint32_t called = rules->rules[rules->postings[t->posting].rule].looks_at & asked;
    const match_window *window = &spans->windows[sentences->of_token[t->token]];
    for (uint32_t s = sentences->of_token[window->first]; called && s <= sentences->of_token[window->end - 1]; s++)
      spans->windows[s].called |= called;
  }
}

/* Quotations are found before the first folded pass, and no more after. */
const match_window *windows_find(span_table *spans, const sentence_table *sentences, uint32_t pass) {
  if (!spans->windows && !fill_windows(spans, sentences)) return NULL;
  if (pass == NG_FIRST_FOLDED_PASS && mark_folds(spans, sentences, spans->windows)) fold_windows(sentences, spans->windows);
  uint32_t folded = first_phase(spans->rules, NG_FIRST_FOLDED_PASS);
  if (pass == 1) call_phases(spans, sentences, 0, folded);
  if (pass == NG_FIRST_FOLDED_PASS) call_phases(spans, sentences, folded, spans->rules->phase_count);
  return spans->windows;
}
