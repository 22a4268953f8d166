/* Words that the layout gives to a speaker: turns of a transcript ("MOSS: We came."), "Q:" and "A:", posts ("@adamoss: We came."), headlines
 * ("Ada Moss: Bridge will hold"), and the paragraph without marks behind "She wrote in a letter:". */
#include "fact/quote/quote_maker.h"

#define LONGEST_LABEL 16u  /* tokens before the colon: "REP. ADA MOSS (D), OHIO:" */
#define FARTHEST_COLON 20u /* tokens from the start of its line, with what stands before the label */
#define LONGEST_SOURCE 6u  /* tokens behind the dash of a headline, with it */
#define FEWEST_TURNS 3u    /* labels of no known person make a transcript only together */

/* Behind the mark or the time ("[18:05:02]") that some transcripts set before each turn. */
static uint32_t label_start(const speech_reader *reader, uint32_t token) {
  bool timed = word_is(reader, token, WORD_OPEN_SQUARE) && word_is(reader, token + 2, WORD_CLOSE_SQUARE);
  return timed ? token + 3 : reader->tokens->tokens[token].kind == TOKEN_QUOTE ? token + 1 : token;
}

/* Whether a mention of a person or an organization starts at the token. */
static bool begins_with_speaker(const speech_reader *reader, uint32_t token) {
  ref_kind kind = ref_kind_at(reader, token);
  return kind == REF_PERSON || kind == REF_ORGANIZATION;
}

static bool is_in_capitals(const ng_token *token) {
  return token->casing == CASE_UPPER || (token->casing == CASE_TITLE && token->end - token->start == 1);
}

/* What a label in capitals is made of. */
static bool is_of_label(const speech_reader *reader, uint32_t token) {
  const ng_token *t = &reader->tokens->tokens[token];
  switch (t->lexeme) {
    case WORD_DASH:
    case WORD_COMMA:
    case WORD_OPEN_BRACKET:
    case WORD_CLOSE_BRACKET: return true;
    default: return is_in_capitals(t);
  }
}

/* The colon of a label in capitals, of a handle or of a person's name that begins at `first`; 0 when there is none. */
static uint32_t find_colon(const speech_reader *reader, uint32_t first) {
  uint32_t t = first, count = reader->tokens->count;
  if (t >= count) return 0;
  if (word_is(reader, t, WORD_THE) && ref_kind_at(reader, t + 1) == REF_ORGANIZATION) t++; /* "The Herald:" */
  if (is_named(reader, t) && begins_with_speaker(reader, t) && word_is(reader, mention_end(reader, t), WORD_COLON)) return mention_end(reader, t);
  if (reader->tokens->tokens[t].kind == TOKEN_HANDLE) return word_is(reader, t + 1, WORD_COLON) ? t + 1 : 0;
  if (!is_in_capitals(&reader->tokens->tokens[t])) return 0;
  for (bool aside = false; t < count && t < first + LONGEST_LABEL && !(t > first && starts_paragraph(reader, t)) && (aside || is_of_label(reader, t));
       t++)
    aside = word_is(reader, t, WORD_OPEN_BRACKET) || (aside && !word_is(reader, t, WORD_CLOSE_BRACKET)); /* "(voice-over)" */
  return t > first && word_is(reader, t, WORD_COLON) ? t : 0;
}

/* The same for any line but one of a block ("Date: …"). */
static uint32_t label_colon(const speech_reader *reader, uint32_t first) {
  uint32_t colon = find_colon(reader, first);
  return colon && !in_list(reader, first, LIST_BLOCK_LABEL) ? colon : 0;
}

static bool is_known_speaker(const speech_reader *reader, uint32_t first) {
  return ref_kind_at(reader, first) == REF_PERSON || reader->tokens->tokens[first].kind == TOKEN_HANDLE;
}

/* "Moss|:|", a plain word with a capital before a colon. */
static uint32_t find_plain_colon(const speech_reader *reader, uint32_t first) {
  if (reader->tokens->tokens[first].casing != CASE_TITLE || !word_is(reader, first + 1, WORD_COLON)) return 0;
  return in_list(reader, first, LIST_BLOCK_LABEL) ? 0 : first + 1;
}

static uint32_t label_at(const label_table *labels, uint32_t lexeme) {
  uint32_t i = 0;
  while (i < labels->count && labels->lexemes[i] != lexeme) i++;
  return i;
}

static void note_label(label_table *labels, uint32_t lexeme) {
  uint32_t i = label_at(labels, lexeme);
  if (i == labels->count) {
    if (i == sizeof labels->lexemes / sizeof *labels->lexemes) return;
    labels->lexemes[labels->count++] = lexeme;
  }
  labels->lines[i]++;
}

/* The byte of the first colon from the token on; the end of the text when there is none. */
static uint32_t next_colon(const speech_reader *reader, uint32_t token) {
  ng_str text = reader->tokens->text;
  uint32_t from = reader->tokens->tokens[token].start;
  const char *colon = memchr(text.ptr + from, ':', text.len - from);
  return colon ? (uint32_t)(colon - text.ptr) : text.len;
}

/* Only lines with a colon near their start are looked at. */
void count_turns(quote_maker *m) {
  const speech_reader *reader = &m->reader;
  const ng_token *tokens = reader->tokens->tokens;
  uint32_t count = reader->tokens->count, colon = 0;
  for (uint32_t s = 0; s < reader->doc->sentences.count; s++) {
    const ng_sentence *sentence = &reader->doc->sentences.items[s];
    if (colon < tokens[sentence->first].start) colon = next_colon(reader, sentence->first);
    if (colon == reader->tokens->text.len) return;
    uint32_t last = sentence->first + FARTHEST_COLON;
    if (last < count && colon > tokens[last].start) continue;
    if (sentence->zone > ZONE_HEADLINE || !starts_line(reader, sentence->first)) continue;
    uint32_t first = label_start(reader, sentence->first);
    if (label_colon(reader, first))
      m->turns++;
    else if (find_plain_colon(reader, first))
      note_label(&m->labels, reader->tokens->tokens[first].lexeme);
  }
}

/* Whether the plain label comes back, and another turn does so, too. */
static bool is_dialogue(const quote_maker *m, uint32_t lexeme) {
  uint32_t own = label_at(&m->labels, lexeme), others = m->turns;
  if (own == m->labels.count || m->labels.lines[own] < 2) return false;
  for (uint32_t i = 0; i < m->labels.count; i++) others += i != own && m->labels.lines[i] > 1 ? m->labels.lines[i] : 0;
  return others > 1;
}

/* The colon of the label at `first` when the line is a turn, 0 otherwise. */
static uint32_t turn_colon(const quote_maker *m, uint32_t first) {
  uint32_t colon = label_colon(&m->reader, first);
  if (colon) return is_known_speaker(&m->reader, first) || m->turns >= FEWEST_TURNS ? colon : 0;
  colon = find_plain_colon(&m->reader, first);
  return colon && is_dialogue(m, m->reader.tokens->tokens[first].lexeme) ? colon : 0;
}

/* End of the line's paragraph, or of the turn when another follows in it. */
static uint32_t turn_end(const quote_maker *m, uint32_t token) {
  const speech_reader *reader = &m->reader;
  while (!starts_paragraph(reader, token) && !((reader->tokens->tokens[token].flags & TOKEN_LINE_START) && turn_colon(m, label_start(reader, token))))
    token++;
  return token;
}

/* A quote of the line's words; its cue is the mark at `mark`. */
static void give_line(quote_maker *m, token_range speaker, uint32_t mark, token_range words) {
  if (range_empty(words)) return;
  uint32_t index = quote_new(m, NULL);
  if (index == NO_REF) return;
  fact_quote *quote = quote_at(m, index);
  quote->speaker = speaker;
  quote->cue = (token_range){mark, mark + 1};
  quote->cue_lemma = word_is(&m->reader, mark, WORD_COLON) ? STR(":") : STR("-");
  quote_add_part(m, quote, words);
  m->told_until = mark > words.first ? m->unit.end : words.end;
}

static bool read_turn(quote_maker *m) {
  const speech_reader *reader = &m->reader;
  uint32_t first = label_start(reader, m->unit.first), colon = turn_colon(m, first);
  if (!colon) return false;
  give_line(m, (token_range){first, colon}, colon, (token_range){colon + 1, turn_end(m, colon + 1)});
  return true;
}

/* "Bridge will hold - mayor": who said it stands behind a dash. */
static bool read_headline_end(quote_maker *m) {
  const speech_reader *reader = &m->reader;
  uint32_t dash = m->unit.end;
  while (dash > m->unit.first + SCARE_WORDS && dash + LONGEST_SOURCE > m->unit.end && reader->tokens->tokens[dash - 1].kind != TOKEN_DASH) dash--;
  if (dash <= m->unit.first + SCARE_WORDS || dash == m->unit.end || reader->tokens->tokens[dash - 1].kind != TOKEN_DASH || !is_mark(reader, dash - 1))
    return false;
  token_range speaker = trim_marks(m, (token_range){dash, m->unit.end});
  if (!can_speak(reader, speaker) || is_quoted(reader, speaker.first)) return false;
  uint32_t colon = mention_end(reader, m->unit.first); /* "Ghana: …" tells where */
  uint32_t first = colon && word_is(reader, colon, WORD_COLON) ? colon + 1 : m->unit.first;
  give_line(m, speaker, dash - 1, (token_range){first, dash - 1});
  return true;
}

/* "Ada Moss: Bridge will hold" */
static bool read_headline(quote_maker *m) {
  const speech_reader *reader = &m->reader;
  uint32_t first = m->unit.first, colon = mention_end(reader, first);
  if (read_headline_end(m)) return true;
  if (!begins_with_speaker(reader, first) || !word_is(reader, colon, WORD_COLON) || !has_finite_verb(reader, colon + 1, m->unit.end)) return false;
  for (uint32_t t = colon; t < m->unit.end; t++)
    if (is_quoted(reader, t)) return false;
  give_line(m, (token_range){first, colon}, colon, trim_marks(m, (token_range){colon + 1, m->unit.end}));
  return true;
}

/* A paragraph without marks behind a cue that ends its own with a colon. */
static bool read_block(quote_maker *m) {
  if (m->pending == NO_REF || !m->pending_colon) return false;
  speech_cue *cue = &m->cues.items[m->pending];
  uint32_t end = m->unit.first + 1;
  for (; !starts_paragraph(&m->reader, end); end++)
    if (is_quoted(&m->reader, end)) return false;
  if (cue->sense != SENSE_SAY || cue->quote != NO_REF || is_quoted(&m->reader, m->unit.first) || end < m->unit.first + SCARE_WORDS) return false;
  quote_give(m, cue, (token_range){m->unit.first, end});
  m->told_until = end;
  return true;
}

bool read_line(quote_maker *m) {
  uint32_t first = m->unit.first;
  if (sentence_at(&m->reader, first)->zone == ZONE_HEADLINE || first < m->reader.headline_end) return read_headline(m) || read_turn(m);
  return read_turn(m) || (starts_paragraph(&m->reader, first) && read_block(m));
}
