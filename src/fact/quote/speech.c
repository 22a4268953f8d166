/* The tables that cues, speakers and quotations are read from. */
#include "fact/quote/phrase.h"

#include "base/error.h"
#include "base/limits.h"
#include "fact/starts.h"

#define NAME(literal) \
  { (literal), sizeof(literal) - 1 }
#define LONGEST_HEADLINE 40u /* tokens */
#define MOST_KINDS 64u       /* different cells of `frames` that are remembered while the rows are read */

static const ng_str CLASSES[] = {NAME("noun"),       NAME("auxiliary"),   NAME("adverb"), NAME("negation"), NAME("subject"),    NAME("determiner"),
                                 NAME("possessive"), NAME("preposition"), NAME("joint"),  NAME("relative"), NAME("catenative"), NAME("refusal")};
static const ng_str SENSES[] = {NAME("say"),    NAME("claim"), NAME("tell"), NAME("ask"),   NAME("deny"), NAME("promise"), NAME("threaten"),
                                NAME("demand"), NAME("think"), NAME("show"), NAME("voice"), NAME("name"), NAME("judge")};
static const ng_str FRAMES[] = {NAME("quote"), NAME("that"), NAME("clause"), NAME("to"),  NAME("wh"),  NAME("object"), NAME("about"),
                                NAME("as"),    NAME("ing"),  NAME("person"), NAME("end"), NAME("any"), NAME("passive")};

/* ---- once for a rule set ---- */

static uint32_t index_of(const ng_str *names, uint32_t count, ng_str name) {
  for (uint32_t i = 0; i < count; i++)
    if (str_equal(name, names[i])) return i;
  return 0;
}
#define INDEX_OF(names, name) index_of((names), sizeof(names) / sizeof *(names), (name))

static uint16_t read_frames(ng_str cell) {
  unsigned frames = 0;
  while (cell.len) {
    ng_str name = str_cut(&cell, ' ');
    for (uint32_t i = 0; i < sizeof FRAMES / sizeof *FRAMES; i++)
      if (str_equal(name, FRAMES[i])) frames |= 1u << i;
  }
  return (uint16_t)frames;
}

/* Equal cells are one text of the image: each is read once. */
typedef struct {
  const char *cells[MOST_KINDS];
  uint16_t frames[MOST_KINDS];
  uint32_t count;
} frame_memory;

static uint16_t frames_of(frame_memory *memory, ng_str cell) {
  for (uint32_t i = 0; i < memory->count; i++)
    if (memory->cells[i] == cell.ptr) return memory->frames[i];
  uint16_t frames = read_frames(cell);
  if (memory->count < MOST_KINDS) {
    memory->cells[memory->count] = cell.ptr;
    memory->frames[memory->count++] = frames;
  }
  return frames;
}

static bool read_verbs(speech_tables *tables, ng_arena *arena, const ng_lexicon *lexicon) {
  uint32_t count = lexicon->lists[LIST_SPEECH_VERB].row_count;
  int lemma = lexicon_column(lexicon, LIST_SPEECH_VERB, STR("lemma")), sense = lexicon_column(lexicon, LIST_SPEECH_VERB, STR("sense")),
      frames = lexicon_column(lexicon, LIST_SPEECH_VERB, STR("frames"));
  speech_verb *verbs = ARENA_NEW(arena, speech_verb, count + 1);
  if (!verbs) return false;
  frame_memory memory = {.count = 0};
  for (uint32_t row = 0; row < count && lemma >= 0 && sense >= 0 && frames >= 0; row++) {
    verbs[row].lemma = lexicon_cell(lexicon, LIST_SPEECH_VERB, row, (uint32_t)lemma);
    verbs[row].sense = (uint8_t)INDEX_OF(SENSES, lexicon_cell(lexicon, LIST_SPEECH_VERB, row, (uint32_t)sense));
    verbs[row].frames = frames_of(&memory, lexicon_cell(lexicon, LIST_SPEECH_VERB, row, (uint32_t)frames));
  }
  tables->verbs = verbs;
  return true;
}

static bool is_mark_word(uint32_t word) {
  return word >= WORD_COMMA && word <= WORD_ELLIPSIS && word != WORD_DASH && word != WORD_SLASH; /* "a Reuters/Ipsos poll" */
}

/* The class of a word of one token, from its row. */
static uint8_t class_of_word(const speech_tables *tables, const ng_lexicon *lexicon, uint32_t word) {
  const trie_node *node = &lexicon->nodes[lexicon_root(lexicon, word)];
  if (is_mark_word(word)) return CLAUSE_MARK;
  if (word == WORD_N_T) return CLAUSE_NEGATION;
  if (word >= WORD_APOSTROPHE_D && word <= WORD_APOSTROPHE_VE) return CLAUSE_AUXILIARY; /* "they'll", "I'd" */
  for (uint32_t i = 0; i < node->entry_count; i++) {
    const list_entry *entry = &lexicon->entries[node->first_entry + i];
    if (entry->list == LIST_CLAUSE_WORD) return tables->row_class[entry->row];
  }
  return CLAUSE_OTHER;
}

ng_status speech_tables_init(speech_tables *tables, ng_arena *arena, const ng_lexicon *lexicon) {
  uint32_t count = lexicon->lists[LIST_CLAUSE_WORD].row_count;
  int column = lexicon_column(lexicon, LIST_CLAUSE_WORD, STR("class"));
  uint8_t *classes = ARENA_NEW(arena, uint8_t, count + 1);
  if (!classes || !read_verbs(tables, arena, lexicon)) return NG_ERROR_MEMORY;
  for (uint32_t row = 0; row < count && column >= 0; row++)
    classes[row] = (uint8_t)(CLAUSE_OTHER + INDEX_OF(CLASSES, lexicon_cell(lexicon, LIST_CLAUSE_WORD, row, (uint32_t)column)));
  tables->row_class = classes;
  for (uint32_t word = 0; word < WORD_COUNT; word++) {
    bool varies = word == WORD_UNNAMED || word == WORD_DASH || word == WORD_SINGLE_QUOTE;
    tables->word_class[word] = varies ? CLAUSE_UNREAD : class_of_word(tables, lexicon, word);
  }
  return NG_OK;
}

/* ---- words ---- */

static bool is_adverb_form(ng_str text) {
  return text.len > 4 && str_ends(text, STR("ly"));
}

bool is_genitive_mark(const speech_reader *reader, uint32_t token) {
  bool glued = reader->tokens->tokens[token].flags & TOKEN_GLUED;
  if (!word_is(reader, token, WORD_SINGLE_QUOTE) || token == 0 || !glued || is_quoted(reader, token)) return false;
  ng_str before = token_text(reader->tokens, token - 1);
  return before.len > 2 && str_ends(before, STR("s"));
}

/* Of a word that C does not know, a dash or a single mark. */
static word_class class_by_look(const speech_reader *reader, uint32_t token) {
  const ng_token *t = &reader->tokens->tokens[token];
  if (t->kind != TOKEN_WORD) {
    bool glued = t->flags & TOKEN_GLUED, mark = t->kind == TOKEN_PUNCT || t->kind == TOKEN_QUOTE || (t->kind == TOKEN_DASH && !glued);
    return mark && !is_genitive_mark(reader, token) ? CLAUSE_MARK : CLAUSE_OTHER;
  }
  const list_hit *hit = token_hit(reader->tokens, token, LIST_CLAUSE_WORD);
  if (hit) return (word_class)reader->tables->row_class[hit->row];
  return t->casing == CASE_LOWER && is_adverb_form(token_text(reader->tokens, token)) ? CLAUSE_ADVERB : CLAUSE_OTHER;
}

__attribute__((noinline)) static word_class find_class(const speech_reader *reader, uint32_t token) {
  word_class class = class_by_look(reader, token);
  reader->bits[token] |= (uint8_t) class;
  return class;
}

word_class speech__read_class(const speech_reader *reader, uint32_t token) {
  word_class class = (word_class)reader->tables->word_class[named_word(reader->tokens, token)];
  if (class == CLAUSE_UNREAD) return find_class(reader, token);
  reader->bits[token] |= (uint8_t) class;
  return class;
}

const list_hit *speech_verb_at(const speech_reader *reader, uint32_t token, uint32_t *forms) {
  const list_hit *verb = NULL;
  *forms = 0;
  hit_range hits = token_hits(reader->tokens, token);
  for (; hits.first < hits.end && (!verb || hits.first->length == verb->length); hits.first++) {
    if (hits.first->list != LIST_SPEECH_VERB) continue;
    if (!verb) verb = hits.first;
    *forms |= hits.first->tag;
  }
  return verb;
}

bool is_line(const speech_reader *reader, uint32_t token) {
  const ng_sentence *sentence = sentence_at(reader, token);
  return sentence->zone == ZONE_HEADLINE || sentence->is_line || token < reader->headline_end;
}

/* ---- once for a document ---- */

/* One that overlaps another, or stands before it, could only be a rule's. */
static void add_quotation(speech_reader *reader, const span_table *spans, const ng_span *span) {
  uint32_t q = reader->quotation_count;
  if (q && span->first < reader->quotations[q - 1].end) return;
  reader->quotation_count++;
  reader->quotations[q] = (token_range){span->first, span->end};
  reader->continues[q] = str_is(span_text(spans, span, SLOT_marks), "continued");
  memset(reader->bits + span->first, AT_QUOTED, span->end - span->first);
}

uint32_t speech__find_quotation(const speech_reader *reader, uint32_t token) {
  uint32_t least = 0, most = reader->quotation_count;
  while (least < most) {
    uint32_t middle = (least + most) / 2;
    if (reader->quotations[middle].end > token)
      most = middle;
    else
      least = middle + 1;
  }
  return least + 1;
}

/* The spans that pairing left. */
static bool collect_quotations(speech_reader *reader) {
  const span_table *spans = &reader->doc->spans;
  uint32_t first = reader->doc->first_quoted, most = spans->count - first;
  reader->quotations = ARENA_RAW(reader->doc->scratch, token_range, most + 1);
  reader->continues = ARENA_RAW(reader->doc->scratch, uint8_t, most + 1);
  if (!reader->quotations || !reader->continues) return false;
  for (const ng_span *span = spans->items + first, *end = spans->items + spans->count; span < end; span++) {
    if (span->type == SPAN_quoted) add_quotation(reader, spans, span);
  }
  return true;
}

static void begin_mention(speech_reader *reader, token_range span, ref_kind kind, uint32_t index) {
  reader->bits[span.first] |= AT_MENTION;
  reader->at[span.first].mention = span.end;
  reader->at[span.first].ref = (fact_ref){(uint8_t)kind, index};
}

static void add_mention(speech_reader *reader, token_range span, ref_kind kind, uint32_t index) {
  if (range_empty(span) || mention_end(reader, span.first) >= span.end) return;
  begin_mention(reader, span, kind, index);
  for (uint32_t t = span.first; t < span.end; t++) {
    if (is_named(reader, t)) continue;
    reader->bits[t] |= AT_NAMED | CLAUSE_OTHER;
    reader->at[t].name = span.first;
  }
}

static void add_date(speech_reader *reader, token_range span, uint32_t index) {
  for (uint32_t t = span.first; t < span.end; t++) {
    bool month = word_is(reader, t, WORD_MAY); /* no auxiliary */
    reader->bits[t] |= month ? AT_DATED | CLAUSE_OTHER : AT_DATED;
    reader->at[t].date = index + 1;
  }
}

/* The longest mention at a token counts; of equal ones the person. Group mentions are of nobody alone, pronouns stay words. */
static void collect_mentions(speech_reader *reader) {
  const fact_table *facts = &reader->doc->facts;
  for (uint32_t i = 0; i < facts->person_mentions.count; i++) {
    const person_mention *m = &facts->person_mentions.items[i];
    if (m->form == FORM_PRONOUN)
      begin_mention(reader, m->span, REF_PERSON, m->person);
    else
      add_mention(reader, m->span, m->form == FORM_GROUP ? REF_NONE : REF_PERSON, m->person);
  }
  for (uint32_t i = 0; i < facts->organization_mentions.count; i++)
    add_mention(reader, facts->organization_mentions.items[i].span, REF_ORGANIZATION, facts->organization_mentions.items[i].organization);
  for (uint32_t i = 0; i < facts->place_mentions.count; i++)
    add_mention(reader, facts->place_mentions.items[i].span, REF_PLACE, facts->place_mentions.items[i].place);
  for (uint32_t i = 0; i < facts->dates.count; i++) add_date(reader, facts->dates.items[i].span, i);
}

static bool is_stop(const speech_reader *reader, uint32_t token) {
  return word_is(reader, token, WORD_PERIOD);
}

static bool is_cry(const speech_reader *reader, uint32_t token) {
  return word_is(reader, token, WORD_QUESTION) || word_is(reader, token, WORD_EXCLAMATION);
}

/* "“We came.” |Moss said.|": a sentence behind a quotation that ends with a verb of speech and says nothing itself. */
static bool is_trailing_cue(const speech_reader *reader, uint32_t token) {
  enum { LONGEST_CUE = 16 };
  const ng_sentence *sentence = sentence_at(reader, token);
  uint32_t end = sentence->end, forms;
  while (end > token && is_any_mark(reader, end - 1)) end--;
  if (sentence->first != token || end < token + 2 || end > token + LONGEST_CUE) return false;
  const list_hit *verb = speech_verb_at(reader, end - 1, &forms);
  if (!verb || !(forms & (FORM_PAST | FORM_S))) return false;
  const speech_verb *row = &reader->tables->verbs[verb->row];
  bool says = row->sense <= SENSE_CLAIM && row->frames & FRAME_END && row->frames & FRAME_QUOTE;
  return says && phrase_before(reader, token, end - 1).first == token;
}

/* Whether a unit begins at `token`, the first of a sentence, or the first or the one behind a quotation. */
static bool begins_unit(const speech_reader *reader, uint32_t token) {
  if (token == 0 || starts_paragraph(reader, token)) return true;
  uint32_t q = quotation_at(reader, token), before = quotation_at(reader, token - 1);
  if (q && reader->quotations[q - 1].first != token) return false;
  bool sentence = sentence_at(reader, token)->first == token;
  if (!before) return sentence || (q && (is_stop(reader, token - 1) || is_cry(reader, token - 1)));
  uint32_t last = reader->quotations[before - 1].end - 2;
  bool stopped = is_stop(reader, last) || word_is(reader, last, WORD_ELLIPSIS), asked = is_cry(reader, last);
  bool lower = reader->tokens->tokens[token].casing == CASE_LOWER;
  if ((stopped || asked) && !lower && is_trailing_cue(reader, token)) return false;
  if (stopped) return !lower && !is_any_mark(reader, token) ? true : q != 0;
  return asked ? q != 0 : sentence && !lower && !word_is(reader, last, WORD_COMMA);
}

static bool has_room(const speech_reader *reader, uint32_t token) {
  return reader->unit_count && token - reader->units[reader->unit_count - 1].first < NG_MAX_SENTENCE;
}

static void begin_unit(speech_reader *reader, uint32_t token) {
  speech_unit *last = reader->unit_count ? &reader->units[reader->unit_count - 1] : NULL;
  if (last && last->first == token) return;
  if (last) last->end = token;
  reader->units[reader->unit_count++].first = token;
}

/* Only the starts of sentences and the edges of quotations can begin units, which stay bounded however many quotations follow each other. */
static bool split_units(speech_reader *reader) {
  const sentence_table *sentences = &reader->doc->sentences;
  uint32_t count = reader->tokens->count, q = 0, edges = sentences->count + 2 * reader->quotation_count;
  reader->units = ARENA_NEW(reader->doc->scratch, speech_unit, edges + 2);
  if (!reader->units) return false;
  for (uint32_t s = 0; s < sentences->count; s++) {
    const ng_sentence *sentence = &sentences->items[s];
    uint32_t number = quotation_at(reader, sentence->first);
    bool inside = number && reader->quotations[number - 1].first != sentence->first;
    bool plain = sentence->first > 0 && !is_quoted(reader, sentence->first) && !is_quoted(reader, sentence->first - 1);
    if (plain || begins_unit(reader, sentence->first) || (!inside && !has_room(reader, sentence->first))) begin_unit(reader, sentence->first);
    for (; q < reader->quotation_count && reader->quotations[q].first < sentence->end; q++) {
      uint32_t first = reader->quotations[q].first, end = reader->quotations[q].end;
      if (first > sentence->first && begins_unit(reader, first)) begin_unit(reader, first);
      if (end < count && sentence_at(reader, end)->first != end && begins_unit(reader, end)) begin_unit(reader, end);
    }
  }
  if (reader->unit_count) reader->units[reader->unit_count - 1].end = count;
  return true;
}

/* A headline with a stop at its end ("Moss Says Bridge Will Hold.") is no line for the sentence splitter. */
static uint32_t find_headline(const speech_reader *reader) {
  uint32_t lower = 0, capital = 0, t = 0;
  for (; t < reader->tokens->count && t < LONGEST_HEADLINE && (t == 0 || !starts_paragraph(reader, t)); t++) {
    const ng_token *token = &reader->tokens->tokens[t];
    lower += token->casing == CASE_LOWER && token->kind == TOKEN_WORD && token->end - token->start > 3;
    capital += token->casing > CASE_LOWER;
  }
  return starts_paragraph(reader, t) && capital >= 3 && lower * 4 <= capital ? t : 0;
}

/* The tables of the rule set, or some for this document alone. */
static const speech_tables *tables_of(const document *doc) {
  if (doc->speech_tables) return doc->speech_tables;
  speech_tables *tables = ARENA_NEW(doc->arena, speech_tables, 1);
  return tables && speech_tables_init(tables, doc->arena, &doc->rules->lexicon) == NG_OK ? tables : NULL;
}

ng_status speech_reader_init(speech_reader *reader, document *doc) {
  *reader = (speech_reader){.doc = doc, .tokens = &doc->tokens, .lexicon = &doc->rules->lexicon, .tables = tables_of(doc)};
  reader->bits = ARENA_NEW(doc->scratch, uint8_t, doc->tokens.count + 1);
  reader->at = ARENA_RAW(doc->scratch, speech_token, doc->tokens.count + 1);
  reader->starts = find_starts(doc, list_bit(LIST_SPEECH_VERB), SPAN_quote, doc->first_quoted);
  if (!reader->tables || !reader->bits || !reader->at || !reader->starts || !collect_quotations(reader)) return NG_ERROR_MEMORY;
  collect_mentions(reader);
  reader->headline_end = find_headline(reader);
  return split_units(reader) ? NG_OK : NG_ERROR_MEMORY;
}
