/* Where events may begin: at verbs and nouns of frames, at "must", where a rule says so. Sentences without such a place are not looked at; two in five
 * have one whose frame could tell something there. */
#include "fact/event/event.h"
#include "fact/starts.h"

enum { NEAR = 3 }; /* tokens from the end of a sentence in which a verb looks at the words behind it */

/* Fills objects. `*names_pair`: "both sides" are the states named last, in whatever sentence. */
static ng_status find_objects(event_reader *reader, bool *names_pair) {
  const token_table *tokens = reader->tokens;
  reader->objects = ARENA_NEW(reader->doc->scratch, uint64_t, reader->doc->sentences.count + 1);
  if (!reader->objects) return NG_ERROR_MEMORY;
  for (const uint32_t *token = tokens->walked, *stop = token + tokens->walked_count; token < stop; token++) {
    const uint64_t lists = tokens->lists[*token];
    uint32_t end;
    if (lists & list_bit(LIST_EVENT_OBJECT)) reader->objects[reader->doc->sentences.of_token[*token]] |= object_classes_at(reader, *token, &end);
    if (!(tokens->tokens[*token].flags & TOKEN_OWN_HITS)) continue; /* "both sides": pairs have more than one word */
    const list_hit *noun = token_hit(tokens, *token, LIST_PARTY_NOUN);
    *names_pair |= noun && reader->tables->noun_sectors[noun->row] == SECTOR_PAIR;
  }
  return NG_OK;
}

/* Fills named and fields. */
static void find_fields(event_reader *reader) {
  enum { BRIEF = 8 }; /* sentences */
  const uint32_t count = reader->doc->sentences.count;
  for (uint32_t i = 0; i < count; i++) {
    reader->fields |= reader->named & reader->objects[i];
    reader->named |= reader->objects[i];
  }
  if (count < BRIEF) reader->fields = reader->named;
}

/* "Hill Harbour [Consulting]", "GM Canada [March] sales": a capital inside a sentence of the body, and the month. */
static bool is_in_name(const event_reader *reader, uint32_t token) {
  const ng_token *t = &reader->tokens->tokens[token];
  const ng_sentence *sentence = &reader->doc->sentences.items[reader->doc->sentences.of_token[token]];
  if (t->casing == CASE_LOWER) return false;
  bool month = t->lexeme == WORD_MARCH && t->casing == CASE_TITLE && sentence->zone == ZONE_BODY && !is_preposition(reader, token + 1);
  if (token == sentence->first) return month; /* "March exports rose", but not "March in Oslo" */
  bool owned = token > sentence->first + 1 && token_is(reader->tokens, token - 1, WORD_GENITIVE) && t[-2].casing == CASE_TITLE;
  bool verb = reader->tokens->text.ptr[t[-1].end - 1] == '.' && token_has_flag(reader->tokens, token, FLAG_VERB_PAST); /* "the U.S. [Agreed] to" */
  if (verb) return false;
  if (t->lexeme == WORD_MARCH) return !owned; /* "the Women's March", but not "the firm's March sales" */
  bool quoted = reader->tokens->tokens[token - 1].kind == TOKEN_QUOTE || reader->tokens->tokens[token - 1].kind == TOKEN_DASH;
  bool cased = t->casing == CASE_TITLE || (t->casing == CASE_UPPER && reader->tokens->tokens[sentence->first].casing != CASE_UPPER); /* "[AIDS]" */
  return cased && sentence->zone == ZONE_BODY && !sentence->is_line && !quoted;
}

/* Whether an event may begin at the token by what the token is. */
static bool may_start(const event_reader *reader, uint32_t token) {
  if (reader->tokens->tokens[token].kind != TOKEN_WORD) return false;
  if (reader->doc->sentences.items[reader->doc->sentences.of_token[token]].zone >= ZONE_BYLINE) return false;
  return !is_in_name(reader, token) || span_at(&reader->doc->spans, token, SPAN_event) != NO_SPAN;
}

/* Whether a frame at the token may tell something in its sentence, or a rule or "must" does. */
static bool may_begin(const event_reader *reader, uint32_t token, uint32_t sentence) {
  if (reader->tokens->lists[token] & list_bit(LIST_DEMAND_MODAL) || span_at(&reader->doc->spans, token, SPAN_event) != NO_SPAN) return true;
  hit_range hits = token_hits(reader->tokens, token);
  for (; hits.first < hits.end; hits.first++) {
    bool noun = hits.first->list == LIST_FRAME_NOUN;
    if (!noun && hits.first->list != LIST_FRAME_VERB) continue;
    const rule_frame *frame = &reader->rules->frames[hits.first->row];
    if (frame->flags & FRAME_NOTHING || !fits_sentence(reader, frame, sentence)) continue;
    if (frame->flags & FRAME_BEHIND && !words_behind(reader, &(frame_hit){frame, token + hits.first->length, 0})) continue;
    if (!(frame->flags & FRAME_GOVERNED) && (noun || !frame->objects || frame->objects & reader->objects[sentence])) return true;
  }
  return false;
}

static void keep_starts(event_reader *reader) {
  uint32_t *kept = reader->starts;
  for (const uint32_t *start = reader->starts; *start != UINT32_MAX; start++) {
    if (may_start(reader, *start)) *kept++ = *start;
  }
  *kept = UINT32_MAX;
}

static ng_status find_telling(event_reader *reader, bool is_all) {
  const document *doc = reader->doc;
  reader->telling = ARENA_NEW(doc->scratch, uint8_t, doc->sentences.count + 1);
  if (!reader->telling) return NG_ERROR_MEMORY;
  if (is_all) {
    memset(reader->telling, 1, doc->sentences.count);
    return NG_OK;
  }
  for (const uint32_t *start = reader->starts; *start != UINT32_MAX; start++) {
    uint32_t sentence = doc->sentences.of_token[*start];
    bool ends = *start + NEAR >= doc->sentences.items[sentence].end;
    if (reader->telling[sentence] && !ends) continue;
    bool tells = may_begin(reader, *start, sentence);
    reader->telling[sentence] |= tells;
    reader->telling[sentence + 1] |= tells && ends;
  }
  return NG_OK;
}

ng_status find_event_starts(event_reader *reader) {
  const uint64_t lists = list_bit(LIST_FRAME_VERB) | list_bit(LIST_FRAME_NOUN) | list_bit(LIST_DEMAND_MODAL);
  reader->rule_spans = reader->doc->spans.count;
  reader->starts = find_starts(reader->doc, lists, SPAN_event, 0);
  if (!reader->starts) return NG_ERROR_MEMORY;
  keep_starts(reader);
  bool names_pair = false;
  if (find_objects(reader, &names_pair) != NG_OK) return NG_ERROR_MEMORY;
  find_fields(reader);
  return find_telling(reader, names_pair || reader->doc->facts.wants_lost);
}
