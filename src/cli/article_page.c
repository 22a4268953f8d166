/* The page of one article. */
#include "cli/article_page.h"

#include <stdlib.h>

#define MARGIN 2u
#define MAX_ROWS 20u  /* of a table: the page is a look, the record has all */
#define MAX_NAMES 12u /* of a line of the legend */
#define SPEAKER_COLUMNS 24u
#define CUE_COLUMNS 12u
#define LAST_COLUMNS 24u /* at least */

/* A kind of fact on the page. `array` of the record; its items, or their `spans`, are coloured. Later rows paint over earlier ones. */
static const struct {
  const char *array, *spans, *label;
  uint8_t style;
} KINDS[] = {{"places", "mentions", "Places", STYLE_PLACE},
             {"dates", NULL, "Dates", STYLE_DATE},
             {"organizations", "mentions", "Organizations", STYLE_ORGANIZATION},
             {"people", "mentions", "People", STYLE_PERSON},
             {"events", "evidence", "Events", STYLE_EVENT}};

#define KIND_COUNT (sizeof KINDS / sizeof *KINDS)

typedef struct {
  screen *screen;
  ng_arena *arena;
  const json_node *record;
  ng_str title, text;
  uint8_t *title_styles, *text_styles;
} page;

/* ---- colours ---- */

static void paint(page *page, const json_node *span, uint8_t style) {
  bool in_title = json_get(span, STR("in")) != NULL;
  uint8_t *styles = in_title ? page->title_styles : page->text_styles;
  int64_t limit = in_title ? page->title.len : page->text.len, start = json_int(span, "start", 0), end = json_int(span, "end", 0);
  for (int64_t i = start; i < end && i < limit; i++) styles[i] = (styles[i] & STYLE_QUOTED) | style;
}

static void paint_quote(page *page, const json_node *quote) {
  bool in_title = json_get(quote, STR("in")) != NULL;
  uint8_t *styles = in_title ? page->title_styles : page->text_styles;
  int64_t limit = in_title ? page->title.len : page->text.len;
  for (const json_node *part = json_first(quote, "parts"); part; part = part->next) {
    if (part->count != 2) continue;
    for (int64_t i = (int64_t)part->first->number; i < (int64_t)part->first->next->number && i < limit; i++) styles[i] |= STYLE_QUOTED;
  }
}

/* Of an event the word that tells it, of other facts all of the span. */
static void paint_fact(page *page, const json_node *fact, size_t kind) {
  if (!KINDS[kind].spans) paint(page, fact, KINDS[kind].style);
  for (const json_node *span = KINDS[kind].spans ? json_first(fact, KINDS[kind].spans) : NULL; span; span = span->next) {
    const json_node *trigger = json_get(span, STR("trigger"));
    if (KINDS[kind].style != STYLE_EVENT) {
      paint(page, span, KINDS[kind].style);
    } else if (trigger) {
      paint(page, trigger, STYLE_EVENT);
    }
  }
}

static void paint_all(page *page) {
  for (size_t i = 0; i < KIND_COUNT; i++) {
    for (const json_node *fact = json_first(page->record, KINDS[i].array); fact; fact = fact->next) paint_fact(page, fact, i);
  }
  for (const json_node *quote = json_first(page->record, "quotes"); quote; quote = quote->next) paint_quote(page, quote);
}

/* ---- the article ---- */

static void put_line(page *page, uint8_t style, ng_str text) {
  screen_put(page->screen, style, text);
  screen_newline(page->screen);
}

static void put_head(page *page) {
  ng_str published = json_text(page->record, "published"), source = json_text(page->record, "source");
  page->screen->indent = 0;
  if (page->title_styles) {
    for (uint32_t i = 0; i < page->title.len; i++) {
      if (page->title_styles[i] == STYLE_PLAIN) page->title_styles[i] = STYLE_TITLE;
    }
    screen_text(page->screen, page->title, page->title_styles, STYLE_TITLE, true);
    screen_newline(page->screen);
  }
  screen_put(page->screen, STYLE_FAINT, source);
  if (source.len) screen_put(page->screen, STYLE_FAINT, STR(" · "));
  put_line(page, STYLE_FAINT, published.len ? published : STR("no date"));
  screen_newline(page->screen);
}

static void put_article(page *page) {
  unsigned width = page->screen->width;
  page->screen->indent = MARGIN;
  if (width > 100) page->screen->width = 100; /* longer lines are hard to read */
  ng_str text = str_trim(page->text);
  screen_text(page->screen, text, page->text_styles + (text.ptr - page->text.ptr), STYLE_PLAIN, false);
  screen_newline(page->screen);
  screen_newline(page->screen);
  page->screen->width = width;
}

/* ---- the legend ---- */

static ng_str name_of(const json_node *fact) {
  ng_str name = json_text(fact, "canonical");
  if (!name.len) name = json_text(fact, "name");
  return name.len ? name : json_text(json_first(fact, "titles"), "text");
}

/* What the legend says of a fact, and in brackets behind it: "Monday (2025-03-03)". */
static bool describe(const json_node *fact, uint8_t style, ng_str *name, ng_str *detail) {
  *name = name_of(fact);
  *detail = json_text(fact, "country");
  if (style == STYLE_DATE) {
    *name = json_text(fact, "text");
    *detail = json_text(fact, "value");
  } else if (style == STYLE_PERSON) {
    ng_str office = json_text(fact, "office");
    if (office.len) *detail = office;
  } else if (style == STYLE_EVENT) {
    *name = json_text(fact, "type");
    *detail = json_text(fact, "mode");
  }
  return name->len > 0;
}

/* Was the same said of an earlier fact of the array? */
static bool is_repeated(const json_node *first, const json_node *fact, uint8_t style, ng_str name) {
  ng_str other, detail;
  for (; first != fact; first = first->next) {
    if (describe(first, style, &other, &detail) && str_equal(name, other)) return true;
  }
  return false;
}

static void put_legend_line(page *page, size_t kind) {
  const json_node *first = json_first(page->record, KINDS[kind].array);
  unsigned count = 0, more = 0;
  ng_str name, detail;
  if (!first) return;
  page->screen->indent = 0;
  screen_cell(page->screen, STYLE_PLAIN, STR(""), MARGIN);
  screen_cell(page->screen, KINDS[kind].style, str_of(KINDS[kind].label), 15);
  page->screen->indent = MARGIN + 15;
  for (const json_node *fact = first; fact; fact = fact->next) {
    if (!describe(fact, KINDS[kind].style, &name, &detail) || is_repeated(first, fact, KINDS[kind].style, name)) continue;
    if (count++ >= MAX_NAMES) {
      more++;
      continue;
    }
    if (count > 1) screen_put(page->screen, STYLE_FAINT, STR("· "));
    screen_put(page->screen, KINDS[kind].style, name);
    screen_put(page->screen, STYLE_PLAIN, STR(" "));
    if (!detail.len || str_equal(name, detail)) continue;
    ng_buf behind = {0};
    buf_print(&behind, "(%.*s) ", STR_ARG(detail));
    screen_put(page->screen, STYLE_FAINT, buf_view(&behind));
    buf_clear(&behind);
  }
  ng_buf note = {0};
  if (more) buf_print(&note, "· and %u more", more);
  screen_put(page->screen, STYLE_FAINT, buf_view(&note));
  buf_clear(&note);
  screen_newline(page->screen);
}

static void put_legend(page *page) {
  for (size_t i = 0; i < KIND_COUNT; i++) put_legend_line(page, i);
  const json_node *quotes = json_get(page->record, STR("quotes"));
  if (quotes && quotes->count) {
    page->screen->indent = 0;
    screen_cell(page->screen, STYLE_PLAIN, STR(""), MARGIN);
    screen_cell(page->screen, STYLE_QUOTED, STR("Quotes"), 6);
    screen_cell(page->screen, STYLE_PLAIN, STR(""), 9);
    put_line(page, STYLE_FAINT, page->screen->has_color ? STR("underlined") : STR("see below"));
  }
  screen_newline(page->screen);
}

/* ---- the tables ---- */

/* The fact called `ref`; NULL when it is null. */
static const json_node *fact_of(const page *page, ng_str ref) {
  static const char *const ARRAYS[] = {"people", "organizations", "places", "dates"};
  for (size_t i = 0; i < sizeof ARRAYS / sizeof *ARRAYS && ref.len; i++) {
    for (const json_node *fact = json_first(page->record, ARRAYS[i]); fact; fact = fact->next) {
      if (str_equal(json_text(fact, "id"), ref)) return fact;
    }
  }
  return NULL;
}

static ng_str party_name(const page *page, const json_node *party) {
  const json_node *fact = fact_of(page, json_text(party, "ref"));
  ng_str name = fact ? name_of(fact) : (ng_str){"", 0};
  return name.len ? name : json_text(party, "text");
}

static uint8_t party_style(const json_node *party) {
  ng_str ref = json_text(party, "ref");
  char letter = ref.len ? ref.ptr[0] : 0;
  return letter == 'p' ? STYLE_PERSON : letter == 'o' ? STYLE_ORGANIZATION : letter == 'l' ? STYLE_PLACE : STYLE_PLAIN;
}

static void begin_table(page *page, ng_str title) {
  page->screen->indent = 0;
  put_line(page, STYLE_TITLE, title);
}

static void begin_row(page *page) {
  page->screen->indent = 0;
  screen_cell(page->screen, STYLE_PLAIN, STR(""), MARGIN);
}

/* The last column, which wraps, begins here; on a narrow screen on a line of its own. */
static void begin_last_column(page *page) {
  page->screen->indent = page->screen->column;
  if (page->screen->column + LAST_COLUMNS <= page->screen->width) return;
  screen_newline(page->screen);
  page->screen->indent = 3 * MARGIN;
}

static void end_rows(page *page, unsigned count) {
  ng_buf note = {0};
  if (count > MAX_ROWS) {
    buf_print(&note, "and %u more", count - MAX_ROWS);
    begin_row(page);
    put_line(page, STYLE_FAINT, buf_view(&note));
  }
  screen_newline(page->screen);
  buf_clear(&note);
}

static void put_quotes(page *page) {
  const json_node *quote = json_first(page->record, "quotes");
  unsigned count = 0;
  if (!quote) return;
  begin_table(page, STR("Who said what"));
  for (; quote; quote = quote->next) {
    const json_node *speaker = json_get(quote, STR("speaker")), *cue = json_get(quote, STR("cue"));
    ng_str name = speaker ? party_name(page, speaker) : (ng_str){"", 0};
    if (count++ >= MAX_ROWS) continue;
    begin_row(page);
    screen_cell(page->screen, speaker ? party_style(speaker) : STYLE_FAINT, name.len ? name : STR("(nobody named)"), SPEAKER_COLUMNS);
    screen_cell(page->screen, STYLE_PLAIN, STR(""), 1);
    screen_cell(page->screen, STYLE_FAINT, json_text(cue, "text"), CUE_COLUMNS);
    screen_cell(page->screen, STYLE_PLAIN, STR(""), 1);
    begin_last_column(page);
    put_line(page, STYLE_PLAIN, json_text(quote, "words"));
  }
  end_rows(page, count);
}

/* By day, those without one last; else as they stand. */
static int compare_events(const void *a, const void *b) {
  const json_node *x = *(const json_node *const *)a, *y = *(const json_node *const *)b;
  ng_str i = json_text(json_get(x, STR("when")), "begin"), j = json_text(json_get(y, STR("when")), "begin");
  if (!i.len != !j.len) return i.len ? -1 : 1;
  int order = memcmp(i.ptr, j.ptr, i.len < j.len ? i.len : j.len);
  if (order) return order;
  return x->raw.ptr < y->raw.ptr ? -1 : x->raw.ptr > y->raw.ptr;
}

static void put_parties(page *page, const json_node *party) {
  for (bool is_first = true; party; party = party->next, is_first = false) {
    if (!is_first) screen_put(page->screen, STYLE_FAINT, STR("and "));
    screen_put(page->screen, party_style(party), party_name(page, party));
    screen_put(page->screen, STYLE_PLAIN, STR(" "));
  }
}

static void put_event(page *page, const json_node *event) {
  const json_node *when = json_get(event, STR("when")), *where = json_get(event, STR("where"));
  ng_str day = json_text(when, "begin"), status = json_text(event, "status");
  bool is_negative = str_is(json_text(event, "polarity"), "negative");
  begin_row(page);
  screen_cell(page->screen, STYLE_DATE, day.len ? str_slice(day, 0, day.len < 10 ? day.len : 10) : STR("no day"), 11);
  screen_cell(page->screen, STYLE_EVENT, json_text(event, "type"), 10);
  screen_cell(page->screen, STYLE_FAINT, is_negative ? STR("did not") : status, 9);
  begin_last_column(page);
  put_parties(page, json_first(event, "actors"));
  const json_node *recipient = json_first(event, "recipients");
  if (recipient) screen_put(page->screen, STYLE_FAINT, STR("→ "));
  put_parties(page, recipient);
  const json_node *place = fact_of(page, json_text(where, "ref"));
  if (place) {
    screen_put(page->screen, STYLE_FAINT, STR("in "));
    screen_put(page->screen, STYLE_PLACE, name_of(place));
    screen_put(page->screen, STYLE_PLAIN, STR(" "));
  }
  screen_put(page->screen, STYLE_FAINT, STR("– "));
  put_line(page, STYLE_FAINT, json_text(json_first(event, "evidence"), "text"));
}

/* Statements are among the quotes already. */
static bool put_events(page *page) {
  const json_node *events = json_get(page->record, STR("events"));
  uint32_t count = 0;
  if (!events || !events->count) return true;
  const json_node **order = ARENA_NEW(page->arena, const json_node *, events->count);
  if (!order) return false;
  for (const json_node *event = events->first; event; event = event->next) {
    if (!str_is(json_text(event, "type"), "STATE")) order[count++] = event;
  }
  qsort(order, count, sizeof *order, compare_events);
  if (count) begin_table(page, STR("What happened when"));
  for (uint32_t i = 0; i < count && i < MAX_ROWS; i++) put_event(page, order[i]);
  if (count) end_rows(page, count);
  return true;
}

bool article_page(screen *screen, ng_arena *arena, const json_node *record) {
  page page = {.screen = screen, .arena = arena, .record = record, .title = json_text(record, "title"), .text = json_text(record, "text")};
  page.text_styles = ARENA_NEW(arena, uint8_t, page.text.len + 1);
  page.title_styles = ARENA_NEW(arena, uint8_t, page.title.len + 1);
  if (!page.text_styles || !page.title_styles) return false;
  bool is_in_text = !page.title.len || str_starts(str_trim(page.text), page.title);
  if (is_in_text) memset(page.text_styles, STYLE_TITLE, (size_t)(str_trim(page.text).ptr - page.text.ptr) + page.title.len);
  paint_all(&page);
  if (is_in_text) page.title_styles = NULL;
  put_head(&page);
  put_article(&page);
  put_legend(&page);
  put_quotes(&page);
  return put_events(&page) && !screen->out.failed;
}
