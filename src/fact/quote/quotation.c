/* Pairing quotation marks. A stack of open marks per paragraph; marks close only marks of their own family, so that a lone apostrophe inside
 * double marks does no harm. */
#include "fact/quote/quotation.h"

#include "base/error.h"
#include "text/token_class.h"

#define DEEPEST 8u /* open marks at once: more is no prose */
#define FIRST_MARKS 64u
#define WINDOW 500u /* tokens searched for the other mark: paragraphs of nothing but marks stay linear */

typedef enum { FAMILY_DOUBLE, FAMILY_SINGLE, FAMILY_ANGLE, FAMILY_OTHER } mark_family;

typedef struct {
  uint32_t token;
  mark_family family;
} quote_mark;

typedef struct {
  const token_table *tokens;
  ng_arena *arena;
  quotation_list *list;
  quote_mark *marks; /* all of the document, in order */
  uint32_t mark_count;
  uint32_t marks_end; /* behind the paragraph's last */
  quote_mark open[DEEPEST];
  uint32_t depth;
  uint32_t first, end; /* tokens of the paragraph */
  bool left_open;      /* the paragraph before ended inside a quotation */
  bool stays_open;     /* and so does this one */
  bool failed;
} pairing;

static const ng_token *token_of(const pairing *p, uint32_t token) {
  return &p->tokens->tokens[token];
}

static bool is_glued(const pairing *p, uint32_t token) {
  return token_of(p, token)->flags & TOKEN_GLUED;
}

static bool text_is(const pairing *p, uint32_t token, const char *text) {
  return token < p->tokens->count && str_is(token_text(p->tokens, token), text);
}

static bool word_is(const pairing *p, uint32_t token, uint32_t word) {
  return token_is(p->tokens, token, word);
}

/* « and » fold to ", ‹ and › to ': the last byte tells them apart. */
static mark_family read_family(const pairing *p, uint32_t token) {
  ng_str text = token_text(p->tokens, token);
  uint8_t last = (uint8_t)text.ptr[text.len - 1];
  if (word_is(p, token, WORD_QUOTE)) return text.len == 2 && (last == 0xAB || last == 0xBB) ? FAMILY_ANGLE : FAMILY_DOUBLE;
  if (word_is(p, token, WORD_SINGLE_QUOTE)) return text.len == 3 && (last == 0xB9 || last == 0xBA) ? FAMILY_OTHER : FAMILY_SINGLE;
  return FAMILY_OTHER;
}

/* ---- what a mark may do ---- */

/* 6'2", a 12" pipe: feet, inches and minutes. */
static bool is_measure(const pairing *p, uint32_t token) {
  return token > p->first && is_glued(p, token) && token_of(p, token - 1)->kind == TOKEN_NUMBER &&
         (p->tokens->text.ptr[token_of(p, token)->start] == '"' || p->tokens->text.ptr[token_of(p, token)->start] == '\'');
}

/* 'tis, 'em, rock 'n' roll, and "Peru 's" of texts cut into words: letters are missing, nothing opens. */
static bool is_elision(const pairing *p, uint32_t token) {
  static const char *const REST[] = {"tis",  "twas",  "em", "cause", "til", "n",  "bout", "round", "cuz", "Tis",
                                     "Twas", "Cause", "s",  "re",    "ve",  "ll", "d",    "m",     "t"};
  if (token + 1 >= p->end || !is_glued(p, token + 1)) return false;
  for (size_t i = 0; i < sizeof REST / sizeof *REST; i++)
    if (text_is(p, token + 1, REST[i])) return true;
  return false;
}

static bool spacing_opens(const pairing *p, uint32_t token) {
  return !is_glued(p, token) && token + 1 < p->end && is_glued(p, token + 1);
}

static bool spacing_closes(const pairing *p, uint32_t token) {
  return token > p->first && is_glued(p, token) && (token + 1 >= p->end || !is_glued(p, token + 1));
}

static bool can_open(const pairing *p, uint32_t token, mark_family family) {
  if (token + 1 >= p->end) return false;
  if (family == FAMILY_SINGLE && (is_elision(p, token) || !is_glued(p, token + 1))) return false;
  return (token_of(p, token)->flags & TOKEN_OPENS) && !(spacing_closes(p, token) && family == FAMILY_SINGLE);
}

/* The directed mark may be the wrong one: “I came“ she said. */
static bool can_close(const pairing *p, uint32_t token) {
  return (token_of(p, token)->flags & TOKEN_CLOSES) || spacing_closes(p, token);
}

static bool ends_in_s(const pairing *p, uint32_t token) {
  ng_str word = token_text(p->tokens, token);
  return word.len && (word.ptr[word.len - 1] == 's' || word.ptr[word.len - 1] == 'S');
}

/* Whether a mark of the family of `mark` behind it can close, before one that can only open. */
static bool closes_later(const pairing *p, const quote_mark *mark) {
  for (const quote_mark *next = mark + 1, *end = p->marks + p->marks_end; next < end && next->token - mark->token < WINDOW; next++) {
    if (next->family != mark->family) continue;
    if (can_close(p, next->token)) return !is_measure(p, next->token);
    if (can_open(p, next->token, next->family)) return false;
  }
  return false;
}

/* The workers' union: a possessive, when another mark closes the quotation later. */
static bool is_possessive(const pairing *p, const quote_mark *mark) {
  uint32_t token = mark->token;
  if (token == p->first || token + 1 >= p->end || is_glued(p, token + 1) || !ends_in_s(p, token - 1)) return false;
  return token_of(p, token + 1)->casing == CASE_LOWER && closes_later(p, mark);
}

/* ---- results ---- */

static void emit(pairing *p, quotation found) {
  quotation_list *list = p->list;
  if (found.end <= found.first + 1 + found.closed) return; /* "" */
  if (list->count == list->size) {
    uint32_t bigger = list->size ? list->size * 2 : 32;
    quotation *grown = arena_grow(p->arena, list->items, list->count * sizeof *grown, bigger * sizeof *grown);
    if (!grown) {
      p->failed = true;
      return;
    }
    list->items = grown;
    list->size = bigger;
  }
  uint32_t i = list->count++;
  for (; i > 0 && list->items[i - 1].first > found.first; i--) list->items[i] = list->items[i - 1];
  list->items[i] = found;
}

/* Depth of the stack's top mark of `family` plus one, 0 when none is open. */
static uint32_t open_of(const pairing *p, mark_family family) {
  uint32_t i = p->depth;
  while (i > 0 && p->open[i - 1].family != family) i--;
  return i;
}

/* End of the sentence of an open quotation: behind the first stop from `token` on, not behind `limit`. */
static uint32_t sentence_end(const pairing *p, uint32_t token, uint32_t limit) {
  for (uint32_t t = token + 1; t < limit; t++) {
    if (word_is(p, t, WORD_PERIOD) || word_is(p, t, WORD_EXCLAMATION) || word_is(p, t, WORD_QUESTION)) return t + 1;
  }
  return limit;
}

/* A mark at the front of the paragraph, or after a cue's comma or colon, opens words that go on to the end. */
static bool runs_on(const pairing *p, uint32_t token) {
  return token == p->first || word_is(p, token - 1, WORD_COLON) || word_is(p, token - 1, WORD_COMMA);
}

static bool next_reopens(const pairing *p) {
  const quote_mark *next = &p->marks[p->marks_end];
  return p->marks_end < p->mark_count && next->token == p->end && next->family != FAMILY_SINGLE && (token_of(p, p->end)->flags & TOKEN_OPENS);
}

static void emit_open(pairing *p, quote_mark mark, uint32_t limit) {
  if (mark.family == FAMILY_SINGLE) return;
  bool to_the_end = limit == p->end && (runs_on(p, mark.token) || next_reopens(p));
  uint32_t end = to_the_end ? limit : sentence_end(p, mark.token, limit);
  emit(p, (quotation){.first = mark.token, .end = end, .continues = mark.token == p->first && p->left_open});
  p->stays_open = end == p->end;
}

static void close_mark(pairing *p, uint32_t token, uint32_t level) {
  quote_mark mark = p->open[level - 1];
  p->depth = level - 1;
  bool continues = p->left_open && mark.token == p->first;
  emit(p, (quotation){.first = mark.token,
                      .end = token + 1,
                      .closed = 1,
                      .continues = continues,
                      .depth = (uint8_t)(level - 1),
                      .single = mark.family == FAMILY_SINGLE});
}

/* ---- one paragraph ---- */

/* Whether enough closing marks follow for a mark that opens inside an open one of its family: "He said "no" to me". */
static bool can_nest(const pairing *p, const quote_mark *mark) {
  int balance = 0;
  for (const quote_mark *next = mark, *end = p->marks + p->marks_end; next < end && next->token - mark->token < WINDOW; next++) {
    if (next->family != mark->family || is_measure(p, next->token)) continue;
    bool opens = token_of(p, next->token)->flags & TOKEN_OPENS, closes = can_close(p, next->token);
    balance += opens && !closes ? 1 : closes && !opens ? -1 : 0;
    if (balance < 0) return true;
  }
  return false;
}

static void open_new(pairing *p, const quote_mark *mark) {
  if (mark->family == FAMILY_SINGLE && !closes_later(p, mark)) return;
  uint32_t level = open_of(p, mark->family);
  if (level && !can_nest(p, mark)) {
    p->depth = level - 1;
    if (level == 1) emit_open(p, p->open[0], mark->token);
  }
  if (p->depth < DEEPEST) p->open[p->depth++] = *mark;
}

/* A closing mark that nothing opened: the paragraph may go on with the words of the one before, without a new mark. */
static void close_stray(pairing *p, const quote_mark *mark) {
  if (mark->family == FAMILY_SINGLE) return;
  if (spacing_opens(p, mark->token)) {
    open_new(p, mark);
  } else if (p->left_open && p->depth == 0 && (!p->list->count || p->list->items[p->list->count - 1].end <= p->first)) {
    emit(p, (quotation){.first = p->first, .end = mark->token + 1, .closed = 1, .continues = 1});
  }
}

static void read_mark(pairing *p, const quote_mark *mark) {
  uint32_t token = mark->token, level = open_of(p, mark->family);
  if (is_measure(p, token) && !level) return;
  bool opens = can_open(p, token, mark->family), closes = can_close(p, token);
  if (closes && mark->family == FAMILY_SINGLE && level && is_possessive(p, mark)) return;
  if (level && closes && !(opens && spacing_opens(p, token) && can_nest(p, mark)))
    close_mark(p, token, level);
  else if (opens)
    open_new(p, mark);
  else if (closes && !level)
    close_stray(p, mark);
}

/* Pairs the marks [mark, p->marks_end) of one paragraph. */
static void pair_paragraph(pairing *p, uint32_t mark) {
  p->depth = 0;
  p->stays_open = false;
  for (; mark < p->marks_end; mark++) read_mark(p, &p->marks[mark]);
  if (p->depth) emit_open(p, p->open[0], p->end);
  p->left_open = p->stays_open;
}

static bool add_mark(pairing *p, uint32_t *size, uint32_t token) {
  if (p->mark_count == *size) {
    uint32_t bigger = *size ? *size * 2 : FIRST_MARKS;
    quote_mark *grown = arena_grow(p->arena, p->marks, *size * sizeof *grown, bigger * sizeof *grown);
    if (!grown) return false;
    p->marks = grown;
    *size = bigger;
  }
  p->marks[p->mark_count++] = (quote_mark){token, read_family(p, token)};
  return true;
}

static bool collect_marks(pairing *p, const uint8_t *classes) {
  const uint8_t *end = classes + p->tokens->count;
  uint32_t size = 0;
  for (const uint8_t *at = classes; (at = memchr(at, CLASS_KINDS + TOKEN_QUOTE, (size_t)(end - at))) != NULL; at++)
    if (!add_mark(p, &size, (uint32_t)(at - classes))) return false;
  return true;
}

/* The paragraph of a sentence. */
static void find_paragraph(pairing *p, const sentence_table *sentences, uint32_t sentence) {
  const ng_sentence *first = &sentences->items[sentence], *last = first, *end = sentences->items + sentences->count;
  uint32_t paragraph = first->paragraph;
  while (first > sentences->items && first[-1].paragraph == paragraph) first--;
  while (last + 1 < end && last[1].paragraph == paragraph) last++;
  p->first = first->first;
  p->end = last->end;
}

/* Only paragraphs with marks are looked at; one between them without marks ends what was left open. */
ng_status find_quotations(quotation_list *list, const document *doc) {
  pairing p = {.tokens = &doc->tokens, .arena = doc->scratch, .list = list};
  *list = (quotation_list){0};
  if (!collect_marks(&p, doc->spans.classes)) return NG_ERROR_MEMORY;
  for (uint32_t i = 0; i < p.mark_count; i = p.marks_end) {
    uint32_t before = p.end;
    find_paragraph(&p, &doc->sentences, doc->sentences.of_token[p.marks[i].token]);
    if (p.first != before) p.left_open = false;
    while (p.marks_end < p.mark_count && p.marks[p.marks_end].token < p.end) p.marks_end++;
    pair_paragraph(&p, i);
  }
  return p.failed ? NG_ERROR_MEMORY : NG_OK;
}

/* Only outermost quotations become spans: what is said inside a quotation is part of it. */
ng_status pair_quotations(document *doc) {
  quotation_list list;
  if (find_quotations(&list, doc) != NG_OK) return NG_ERROR_MEMORY;
  doc->first_quoted = doc->spans.count;
  for (uint32_t i = 0, behind = 0; i < list.count; i++) {
    const quotation *q = &list.items[i];
    if (q->first < behind) continue;
    behind = q->end;
    if (span_add(&doc->spans, SPAN_quoted, q->first, q->end, doc->sentences.of_token[q->first]) == NO_SPAN) return NG_ERROR_MEMORY;
    span_set_int(&doc->spans, SLOT_closed, q->closed);
    span_set_text(&doc->spans, SLOT_marks, q->continues ? STR("continued") : q->single ? STR("single") : STR("double"));
  }
  return doc->spans.failed ? NG_ERROR_MEMORY : NG_OK;
}
