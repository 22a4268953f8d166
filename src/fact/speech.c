/* The tables that cues, speakers and quotations are read from. */
#include "fact/speech.h"

#include "base/error.h"
#include "base/limits.h"

static const char *const CLASSES[] = {"",           "auxiliary",   "adverb", "negation", "subject",   "determiner",
                                      "possessive", "preposition", "joint",  "relative", "catenative"};

bool speech_token_is(const speech_reader *reader, uint32_t token, const char *text) {
  return token < reader->tokens->count && str_is(token_text(reader->tokens, token), text);
}

bool speech_lower_is(const speech_reader *reader, uint32_t token, const char *lower) {
  if (token >= reader->tokens->count) return false;
  ng_str text = token_text(reader->tokens, token), want = str_of(lower);
  if (text.len != want.len) return false;
  for (uint32_t i = 0; i < text.len; i++) {
    char c = text.ptr[i];
    if (c >= 'A' && c <= 'Z') c = (char)(c + 'a' - 'A');
    if (c != want.ptr[i]) return false;
  }
  return true;
}

bool in_list(const speech_reader *reader, uint32_t token, int list) {
  return list >= 0 && token < reader->tokens->count && token_hit(reader->tokens, token, (uint32_t)list) != NULL;
}

bool starts_paragraph(const speech_reader *reader, uint32_t token) {
  return token >= reader->tokens->count || (reader->tokens->tokens[token].flags & TOKEN_PARAGRAPH);
}

bool is_nominal(const speech_reader *reader, uint32_t token) {
  uint8_t kind = reader->tokens->tokens[token].kind;
  return reader->classes[token] == CLAUSE_OTHER && kind != TOKEN_PUNCT && kind != TOKEN_QUOTE;
}

/* ---- tables ---- */

static word_class class_named(ng_str name) {
  for (unsigned i = 1; i < sizeof CLASSES / sizeof *CLASSES; i++)
    if (str_is(name, CLASSES[i])) return (word_class)i;
  return CLAUSE_OTHER;
}

static bool is_adverb_form(ng_str text) {
  return text.len > 4 && text.ptr[text.len - 1] == 'y' && text.ptr[text.len - 2] == 'l';
}

/* The rest of "they'll", "I'd", "don't"; "'s" may be a genitive and stays a word. */
static word_class class_of_clitic(ng_str text) {
  static const char *const VERBS[] = {"'ll", "'ve", "'d", "'m", "'re", "’ll", "’ve", "’d", "’m", "’re"};
  if (str_is(text, "n't") || str_is(text, "n’t")) return CLAUSE_NEGATION;
  for (size_t i = 0; i < sizeof VERBS / sizeof *VERBS; i++)
    if (str_is(text, VERBS[i])) return CLAUSE_AUXILIARY;
  return CLAUSE_OTHER;
}

static void class_tokens(speech_reader *reader) {
  for (uint32_t t = 0; t < reader->tokens->count; t++) {
    const ng_token *token = &reader->tokens->tokens[t];
    if (token->kind == TOKEN_PUNCT || token->kind == TOKEN_QUOTE || (token->kind == TOKEN_DASH && !(token->flags & TOKEN_GLUED))) {
      reader->classes[t] = CLAUSE_MARK;
      continue;
    }
    if (token->kind != TOKEN_WORD) continue;
    if (token->flags & TOKEN_GLUED) reader->classes[t] = (uint8_t)class_of_clitic(token_text(reader->tokens, t));
    if (reader->classes[t] != CLAUSE_OTHER) continue;
    const list_hit *hit = reader->clause < 0 ? NULL : token_hit(reader->tokens, t, (uint32_t)reader->clause);
    if (hit) {
      const list_entry *entry = &reader->lexicon->entries[hit->entry];
      word_class class = class_named(lexicon_cell(reader->lexicon, entry->list, entry->row, (uint32_t)reader->clause_class));
      for (uint32_t i = 0; i < hit->length; i++) reader->classes[t + i] = (uint8_t) class;
      t += hit->length - 1;
    } else if (token->casing == CASE_LOWER && is_adverb_form(token_text(reader->tokens, t))) {
      reader->classes[t] = CLAUSE_ADVERB;
    }
  }
}

static bool collect_quotations(speech_reader *reader) {
  const span_table *spans = &reader->doc->spans;
  uint32_t n = 0;
  for (uint32_t i = 0; i < spans->count; i++) n += spans->items[i].type == SPAN_quoted;
  reader->quotations = ARENA_NEW(reader->doc->arena, token_range, n + 1);
  reader->continues = ARENA_NEW(reader->doc->arena, uint8_t, n + 1);
  if (!reader->quotations || !reader->continues) return false;
  for (uint32_t i = 0; i < spans->count; i++) {
    const ng_span *span = &spans->items[i];
    if (span->type != SPAN_quoted) continue;
    uint32_t q = reader->quotation_count++;
    reader->quotations[q] = (token_range){span->first, span->end};
    reader->continues[q] = str_is(span_text(spans, span, SLOT_marks), "continued");
    for (uint32_t t = span->first; t < span->end; t++) reader->quoted[t] = q + 1;
  }
  return true;
}

static void add_mention(speech_reader *reader, token_range span, ref_kind kind, uint32_t index) {
  if (range_empty(span) || reader->mention[span.first] >= span.end) return;
  reader->mention[span.first] = span.end;
  reader->refs[span.first] = (fact_ref){(uint8_t)kind, index};
  for (uint32_t t = span.first; t < span.end; t++)
    if (!reader->within[t]) reader->within[t] = span.first + 1;
}

/* The longest mention at a token counts; of equal ones the person. Group mentions are of nobody alone. */
static void collect_mentions(speech_reader *reader) {
  const fact_table *facts = &reader->doc->facts;
  for (uint32_t i = 0; i < facts->person_mentions.count; i++) {
    const person_mention *m = &facts->person_mentions.items[i];
    add_mention(reader, m->span, m->form == FORM_GROUP ? REF_NONE : REF_PERSON, m->person);
  }
  for (uint32_t i = 0; i < facts->organization_mentions.count; i++)
    add_mention(reader, facts->organization_mentions.items[i].span, REF_ORGANIZATION, facts->organization_mentions.items[i].organization);
  for (uint32_t i = 0; i < facts->place_mentions.count; i++)
    add_mention(reader, facts->place_mentions.items[i].span, REF_PLACE, facts->place_mentions.items[i].place);
  for (uint32_t i = 0; i < facts->dates.count; i++)
    for (uint32_t t = facts->dates.items[i].span.first; t < facts->dates.items[i].span.end; t++) reader->dates[t] = i + 1;
}

/* Whether a unit begins at `token`, the first of a sentence or the one behind a quotation. */
static bool begins_unit(const speech_reader *reader, uint32_t token) {
  if (token == 0 || starts_paragraph(reader, token)) return true;
  uint32_t q = reader->quoted[token], before = reader->quoted[token - 1];
  bool sentence = reader->doc->sentences.items[reader->doc->sentences.of_token[token]].first == token;
  if (q && reader->quotations[q - 1].first != token) return false;
  if (!before) return sentence;
  uint32_t last = reader->quotations[before - 1].end - 2;
  bool stopped = speech_token_is(reader, last, ".") || speech_token_is(reader, last, "...");
  bool asked = speech_token_is(reader, last, "?") || speech_token_is(reader, last, "!");
  bool lower = reader->tokens->tokens[token].casing == CASE_LOWER;
  if (stopped) return !lower && reader->classes[token] != CLAUSE_MARK ? true : q != 0;
  return asked ? q != 0 : sentence && !lower && !speech_token_is(reader, last, ",");
}

/* Units stay bounded however many quotations follow each other without a stop. */
static bool split_units(speech_reader *reader) {
  uint32_t count = reader->tokens->count, n = 1;
  for (uint32_t t = 0; t < count; t++) n += begins_unit(reader, t);
  reader->units = ARENA_NEW(reader->doc->arena, speech_unit, n + count / NG_MAX_SENTENCE + 1);
  if (!reader->units) return false;
  for (uint32_t t = 0; t < count; t++) {
    speech_unit *last = reader->unit_count ? &reader->units[reader->unit_count - 1] : NULL;
    bool inside = reader->quoted[t] && reader->quotations[reader->quoted[t] - 1].first != t;
    bool too_long = last && t - last->first >= NG_MAX_SENTENCE && !inside;
    if (!last || too_long || begins_unit(reader, t)) reader->units[reader->unit_count++].first = t;
    reader->units[reader->unit_count - 1].end = t + 1;
  }
  return true;
}

static int find_column(const ng_lexicon *lexicon, int list, const char *name) {
  return list < 0 ? -1 : lexicon_column(lexicon, (uint32_t)list, str_of(name));
}

static void find_lists(speech_reader *reader) {
  const ng_lexicon *lexicon = reader->lexicon;
  reader->verb = lexicon_list(lexicon, STR("SPEECH_VERB"));
  reader->noun = lexicon_list(lexicon, STR("SPEECH_NOUN"));
  reader->document_noun = lexicon_list(lexicon, STR("DOCUMENT_NOUN"));
  reader->anonymous = lexicon_list(lexicon, STR("ANONYMOUS_SOURCE"));
  reader->crowd = lexicon_list(lexicon, STR("ANONYMOUS_CROWD"));
  reader->setting = lexicon_list(lexicon, STR("SPEECH_SETTING"));
  reader->clause = lexicon_list(lexicon, STR("CLAUSE_WORD"));
  reader->group = lexicon_list(lexicon, STR("GROUP_PERSON"));
  reader->title = lexicon_list(lexicon, STR("TITLE"));
  reader->body = lexicon_list(lexicon, STR("SPEECH_BODY"));
  reader->verb_lemma = find_column(lexicon, reader->verb, "lemma");
  reader->verb_sense = find_column(lexicon, reader->verb, "sense");
  reader->noun_lemma = find_column(lexicon, reader->noun, "lemma");
  reader->clause_class = find_column(lexicon, reader->clause, "class");
  if (reader->clause_class < 0) reader->clause = -1;
  if (reader->verb_lemma < 0 || reader->verb_sense < 0) reader->verb = -1;
}

ng_status speech_reader_init(speech_reader *reader, document *doc) {
  uint32_t n = doc->tokens.count + 1;
  *reader = (speech_reader){.doc = doc, .tokens = &doc->tokens, .lexicon = &doc->rules->lexicon};
  reader->classes = ARENA_NEW(doc->arena, uint8_t, n);
  reader->quoted = ARENA_NEW(doc->arena, uint32_t, n);
  reader->mention = ARENA_NEW(doc->arena, uint32_t, n);
  reader->within = ARENA_NEW(doc->arena, uint32_t, n);
  reader->refs = ARENA_NEW(doc->arena, fact_ref, n);
  reader->dates = ARENA_NEW(doc->arena, uint32_t, n);
  if (!reader->refs || !reader->dates) return NG_ERROR_MEMORY;
  if (!reader->classes || !reader->quoted || !reader->mention || !reader->within) return NG_ERROR_MEMORY;
  find_lists(reader);
  class_tokens(reader);
  collect_mentions(reader);
  return collect_quotations(reader) && split_units(reader) ? NG_OK : NG_ERROR_MEMORY;
}
