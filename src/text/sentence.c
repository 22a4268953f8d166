/* Splitting into sentences: paragraph by paragraph, at stops that are followed by something that can begin a sentence. The difficult
 * stops are dots of abbreviations, which belong to their tokens: "in the U.S. The court" ends there, "in the U.S. Senate" does not. */
#include "text/sentence.h"

#include "base/error.h"
#include "base/limits.h"
#include "text/charclass.h"
#include "text/zone.h"

enum { FIRST_SENTENCES = 64, TOP_PARAGRAPHS = 6, LONGEST_HEADLINE = 32, FILL = 4 };

typedef struct {
  sentence_table *out;
  const token_table *tokens;
  uint32_t size, title_end, paragraph;
  bool has_dateline;
} splitter;

typedef enum { STOP_NONE, STOP_DOT, STOP_MARK, STOP_ELLIPSIS, STOP_ABBREVIATION } stop_kind;

static inline stop_kind stop_of(const token_table *tokens, uint32_t token) {
  const ng_token *t = &tokens->tokens[token];
  if (t->flags & TOKEN_ABBREVIATION) return STOP_ABBREVIATION;
  if (t->kind != TOKEN_PUNCT) return STOP_NONE;
  switch (t->lexeme) {
    case WORD_PERIOD: return STOP_DOT;
    case WORD_QUESTION:
    case WORD_EXCLAMATION: return STOP_MARK;
    case WORD_ELLIPSIS: return STOP_ELLIPSIS;
    default: return STOP_NONE;
  }
}

static bool is_bracket(const token_table *tokens, uint32_t token, const char *brackets) {
  const ng_token *t = &tokens->tokens[token];
  return t->kind == TOKEN_PUNCT && t->end - t->start == 1 && strchr(brackets, tokens->text.ptr[t->start]);
}

static bool is_starter(const token_table *tokens, uint32_t token) {
  return tokens->tokens[token].casing == CASE_TITLE && token_hit(tokens, token, LIST_SENTENCE_STARTER);
}

static bool is_clock_abbreviation(const token_table *tokens, uint32_t token) {
  return token_is(tokens, token, WORD_A_M) || token_is(tokens, token, WORD_P_M);
}

/* "10 a.m. Monday", "9 p.m. Eastern": what a clock time goes on with. */
static bool goes_on_after_clock(const token_table *tokens, uint32_t token) {
  return token_hit(tokens, token, LIST_MONTH) || token_hit(tokens, token, LIST_WEEKDAY) || token_hit(tokens, token, LIST_TIMEZONE) ||
         token_hit(tokens, token, LIST_CLOCK_PLACE);
}

/* `"Why now?" Mrs Lee asked`: the cue of a quotation that ends in a mark. */
static bool cue_follows(const token_table *tokens, uint32_t token, uint32_t end) {
  for (uint32_t i = token; i < end && i < token + 5; i++) {
    const ng_token *t = &tokens->tokens[i];
    if (t->kind != TOKEN_WORD && !(t->kind == TOKEN_DASH && (t->flags & TOKEN_GLUED))) return false;
    if (t->casing == CASE_LOWER && token_hit(tokens, i, LIST_MARK_CUE)) return true;
  }
  return false;
}

/* A capitalised word of consonants with a dot is an abbreviation that no list knows ("Brgdr. Amin"). */
static bool looks_abbreviated(const token_table *tokens, uint32_t token) {
  ng_str word = token_text(tokens, token);
  if (tokens->tokens[token].kind != TOKEN_WORD || tokens->tokens[token].casing != CASE_TITLE || word.len < 2 || word.len > 6) return false;
  for (uint32_t i = 0; i < word.len; i++) {
    if (strchr("aeiouyAEIOUY", word.ptr[i]) || (uint8_t)word.ptr[i] >= 0x80) return false;
  }
  return true;
}

/* Behind a stop: further stops, closing quotation marks and brackets without space belong to the sentence. `is_open` says whether a
 * straight quotation is running, which decides about a mark between two spaces. */
static uint32_t behind_closers(const token_table *tokens, uint32_t token, uint32_t end, bool is_open) {
  while (token < end) {
    const ng_token *t = &tokens->tokens[token];
    bool glued = t->flags & TOKEN_GLUED, either = (t->flags & TOKEN_OPENS) && (t->flags & TOKEN_CLOSES);
    bool closes = t->kind == TOKEN_QUOTE && (t->flags & TOKEN_CLOSES) && (glued || (either && is_open));
    bool more = glued && (is_bracket(tokens, token, ")]") || (stop_of(tokens, token) != STOP_NONE && t->kind == TOKEN_PUNCT));
    if (!closes && !more) break;
    if (closes) is_open = false;
    token++;
  }
  return token;
}

/* The first token from `token` on that is no opening mark. */
static uint32_t behind_openers(const token_table *tokens, uint32_t token, uint32_t end) {
  while (token < end &&
         ((tokens->tokens[token].kind == TOKEN_QUOTE && (tokens->tokens[token].flags & TOKEN_OPENS)) || is_bracket(tokens, token, "([")))
    token++;
  return token;
}

static bool has_flag(const token_table *tokens, uint32_t token, unsigned flag) {
  uint32_t id = tokens->tokens[token].lexeme;
  return id < tokens->lexicon->lexeme_count && (tokens->lexicon->lexeme_flags[id] & flag);
}

/* Dots inside: "U.S.", "J.K.", "Ph.D.". */
static bool is_dotted(const token_table *tokens, uint32_t token) {
  ng_str word = token_text(tokens, token);
  return word.len > 2 && memchr(word.ptr, '.', word.len - 1);
}

/* "the U.S. And Japan", "the U.S. Is": words that some wires write with a capital behind a stop, and that seldom begin a sentence. */
static bool joins_behind_stop(const token_table *tokens, uint32_t word) {
  return token_is(tokens, word, WORD_AND) || token_is(tokens, word, WORD_OR) || token_is(tokens, word, WORD_IS) || token_is(tokens, word, WORD_HAS);
}

/* "some U.S. Officials", but "in the U.S. Officials": the name of a state asks for its article, so what stands without one goes on. */
static bool goes_on_with_people(const token_table *tokens, uint32_t token, uint32_t word) {
  const bool people = token_is(tokens, word, WORD_OFFICIALS) || token_is(tokens, word, WORD_POLICE);
  return people && token && !token_is(tokens, token - 1, WORD_THE);
}

/* "U.S. The", "Inc. He", "10 a.m. Police", "in the U.S. “We": an abbreviation at the end of a sentence. */
static bool abbreviation_ends(const token_table *tokens, uint32_t token, uint32_t next, uint32_t word) {
  bool may_end = has_flag(tokens, token, LEXEME_MAY_END) || (is_dotted(tokens, token) && !has_flag(tokens, token, LEXEME_ABBREVIATION));
  if (!may_end || tokens->tokens[word].kind != TOKEN_WORD) return false;
  if (is_clock_abbreviation(tokens, token)) return tokens->tokens[word].casing == CASE_TITLE && !goes_on_after_clock(tokens, word);
  if (tokens->tokens[token].casing == CASE_LOWER) return tokens->tokens[word].casing > CASE_LOWER;
  if (word > next && tokens->tokens[next].kind == TOKEN_QUOTE) return tokens->tokens[word].casing == CASE_TITLE;
  const bool goes_on = joins_behind_stop(tokens, word) || goes_on_with_people(tokens, token, word);
  return is_starter(tokens, word) && !(is_dotted(tokens, token) && goes_on);
}

/* "U.S. Officials said", "Senior U.S. Officials": initials in capitals as the first or second word do not end a sentence. */
static bool opens_with_initials(const token_table *tokens, uint32_t first, uint32_t stop) {
  return stop < first + 2 && tokens->tokens[stop].casing == CASE_UPPER && is_dotted(tokens, stop);
}

/* Without a space behind the stop only "the talks.The army" begins a sentence. */
static bool glued_starts(const token_table *tokens, uint32_t stop, uint32_t next) {
  const ng_token *before = &tokens->tokens[stop - 1], *t = &tokens->tokens[next];
  if (t->kind == TOKEN_QUOTE) return (t->flags & TOKEN_OPENS) && !(t->flags & TOKEN_CLOSES);
  return stop_of(tokens, stop) != STOP_ELLIPSIS && before->kind == TOKEN_WORD && before->end - before->start > 2 && t->kind == TOKEN_WORD &&
         t->casing == CASE_TITLE && t->end - t->start > 1;
}

/* "1." and "a)" at the front of a list line count, they do not end. */
static bool is_list_number(const token_table *tokens, uint32_t first, uint32_t stop) {
  return stop == first + 1 && tokens->tokens[first].kind == TOKEN_NUMBER && tokens->tokens[first].value >= 0 && tokens->tokens[first].value < 100;
}

/* Does the sentence from `first` end with the stop at `stop` when `next` is the first token behind it and its closers? */
static bool ends_at(const token_table *tokens, uint32_t first, uint32_t stop, uint32_t next, uint32_t end) {
  stop_kind kind = stop_of(tokens, stop);
  if (tokens->tokens[next].flags & TOKEN_GLUED) return stop > first && kind != STOP_ABBREVIATION && glued_starts(tokens, stop, next);
  uint32_t word = behind_openers(tokens, next, end);
  if (word >= end) return false;
  bool is_lower = tokens->tokens[word].kind == TOKEN_WORD && tokens->tokens[word].casing == CASE_LOWER;
  if (is_lower && !(word > next && kind == STOP_DOT)) return false;
  switch (kind) {
    case STOP_ABBREVIATION: return !opens_with_initials(tokens, first, stop) && abbreviation_ends(tokens, stop, next, word);
    case STOP_DOT: return !is_list_number(tokens, first, stop) && (stop == first || !looks_abbreviated(tokens, stop - 1) || is_starter(tokens, word));
    case STOP_MARK: return !(next > stop + 1 && cue_follows(tokens, word, end));
    case STOP_ELLIPSIS: return is_starter(tokens, word) || ((tokens->tokens[stop].flags & TOKEN_GLUED) && tokens->tokens[word].casing == CASE_TITLE);
    default: return false;
  }
}

static void follow_quote(const ng_token *t, bool *is_open) {
  if (t->kind != TOKEN_QUOTE) return;
  bool opens = t->flags & TOKEN_OPENS, closes = t->flags & TOKEN_CLOSES;
  *is_open = opens && closes ? !*is_open : opens;
}

/* End of the sentence that begins at `first` in a paragraph that ends at `end`. */
static uint32_t sentence_end(const token_table *tokens, uint32_t first, uint32_t end, bool *is_open) {
  uint32_t cut = end - first > NG_MAX_SENTENCE ? first + NG_MAX_SENTENCE : end;
  for (uint32_t i = next_bound(tokens, first, cut); i < cut; i = next_bound(tokens, i + 1, cut)) {
    follow_quote(&tokens->tokens[i], is_open);
    if (stop_of(tokens, i) == STOP_NONE) continue;
    uint32_t next = behind_closers(tokens, i + 1, cut, *is_open);
    if (next >= cut) return cut;
    for (uint32_t k = i + 1; k < next; k++) follow_quote(&tokens->tokens[k], is_open);
    uint32_t last = next - 1;
    while (last > i && stop_of(tokens, last) == STOP_NONE) last--;
    if (ends_at(tokens, first, last, next, cut)) return next;
    i = next - 1;
  }
  return cut;
}

/* Does [first, end) close with a stop, maybe inside quotation marks or brackets? */
static bool has_final_stop(const token_table *tokens, uint32_t first, uint32_t end) {
  while (end > first && (tokens->tokens[end - 1].kind == TOKEN_QUOTE || is_bracket(tokens, end - 1, ")]"))) end--;
  if (end == first) return false;
  stop_kind kind = stop_of(tokens, end - 1);
  return kind != STOP_NONE && (kind != STOP_ABBREVIATION || end - first > 12);
}

static bool add_sentence(splitter *s, ng_sentence sentence) {
  sentence_table *out = s->out;
  const uint32_t number = out->count;
  if (number == s->size) {
    uint32_t size = s->size ? s->size * 2 : FIRST_SENTENCES;
    ng_sentence *bigger = arena_grow(s->tokens->arena, out->items, out->count * sizeof *bigger, size * sizeof *bigger);
    if (!bigger) return false;
    out->items = bigger;
    s->size = size;
  }
  const uint32_t numbers[FILL] = {number, number, number, number};
  for (uint32_t i = sentence.first; i < sentence.end; i += FILL)
    memcpy(out->of_token + i, numbers, sizeof numbers); /* the next one mends its front */
  out->items[number] = sentence;
  out->count++;
  return true;
}

/* The separate title, or the first line of a text when it ends without a dot and a story follows. */
static bool is_headline(const splitter *s, uint32_t first, uint32_t end) {
  const token_table *tokens = s->tokens;
  if (s->title_end) return tokens->tokens[first].start < s->title_end;
  if (s->paragraph || end == tokens->count || end - first > LONGEST_HEADLINE) return false;
  if (is_bracket(tokens, end - 1, ":,;")) return false;
  uint32_t last = end - 1;
  while (last > first && tokens->tokens[last].kind == TOKEN_QUOTE) last--;
  stop_kind stop = stop_of(tokens, last);
  return stop != STOP_DOT && !(stop == STOP_ABBREVIATION && end - first > LONGEST_HEADLINE / 2);
}

static text_zone paragraph_zone(splitter *s, uint32_t first, uint32_t end) {
  if (s->title_end && s->tokens->tokens[first].start < s->title_end) return ZONE_HEADLINE;
  text_zone zone = zone_of_range(s->tokens, first, end);
  return zone == ZONE_BODY && is_headline(s, first, end) ? ZONE_HEADLINE : zone;
}

/* One dateline per text, near its top. */
static uint32_t find_dateline(splitter *s, uint32_t first, uint32_t end, text_zone *zone) {
  if (s->has_dateline || s->paragraph >= TOP_PARAGRAPHS || *zone == ZONE_BOILERPLATE || *zone == ZONE_BYLINE) return 0;
  if (s->title_end && *zone == ZONE_HEADLINE) return 0;
  uint32_t length = dateline_length(s->tokens, first, end);
  if (length == 0) return 0;
  if (*zone == ZONE_HEADLINE && first + length < end) {
    if (!has_final_stop(s->tokens, first, end)) return 0;
    *zone = ZONE_BODY;
  }
  if (first + length == end) *zone = ZONE_DATELINE;
  s->has_dateline = true;
  return length;
}

static bool split_paragraph(splitter *s, uint32_t first, uint32_t end) {
  const token_table *tokens = s->tokens;
  text_zone zone = paragraph_zone(s, first, end);
  uint32_t dateline = find_dateline(s, first, end, &zone), start = first;
  bool is_open = false;
  while (start < end) {
    uint32_t from = start == first && first + dateline < end ? first + dateline : start;
    uint32_t stop = zone == ZONE_DATELINE ? end : sentence_end(tokens, from, end, &is_open);
    if (stop - start > NG_MAX_SENTENCE) stop = start + NG_MAX_SENTENCE;
    bool is_notice = zone == ZONE_BODY && has_boilerplate(tokens, start, stop);
    ng_sentence sentence = {.first = start, .end = stop, .paragraph = s->paragraph, .zone = (uint8_t)(is_notice ? ZONE_BOILERPLATE : zone)};
    sentence.is_line = start == first && stop == end && !has_final_stop(tokens, start, stop);
    sentence.dateline_end = start == first ? (uint16_t)dateline : 0;
    if (!add_sentence(s, sentence)) return false;
    start = stop;
  }
  s->paragraph++;
  return true;
}

/* The first token from `token` on that begins a paragraph; the empty one behind the last does. */
static uint32_t next_paragraph(const token_table *tokens, uint32_t token) {
  do token = next_bound(tokens, token, tokens->count);
  while (!(tokens->tokens[token++].flags & TOKEN_PARAGRAPH));
  return token - 1;
}

int split_sentences(sentence_table *sentences, const token_table *tokens, uint32_t title_end) {
  *sentences = (sentence_table){0};
  splitter s = {.out = sentences, .tokens = tokens, .title_end = title_end};
  sentences->of_token = ARENA_RAW(tokens->arena, uint32_t, (size_t)tokens->count + FILL);
  if (!sentences->of_token) return NG_ERROR_MEMORY;
  for (uint32_t first = 0, end; first < tokens->count; first = end) {
    end = next_paragraph(tokens, first + 1);
    if (!split_paragraph(&s, first, end)) return NG_ERROR_MEMORY;
  }
  sentences->of_token[tokens->count] = 0;
  return NG_OK;
}
