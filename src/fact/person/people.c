/* The order of work about people and organisations: certain organisations, people by name, the rest of the organisations; later the mentions without
 * a name. Then every mention becomes a span, so that rules about quotations and events can ask for it. */
#include "fact/person/people.h"

#include "base/error.h"
#include "fact/document.h"
#include "fact/person/coref.h"

int people_tables_init(people_tables *tables, ng_arena *arena, const ng_lexicon *lexicon) {
  return name_lists_init(&tables->lists, arena, lexicon);
}

static const people_tables *tables_of(document *doc) {
  if (doc->people_tables) return doc->people_tables;
  people_tables *own = ARENA_NEW(doc->arena, people_tables, 1);
  if (own && people_tables_init(own, doc->arena, &doc->rules->lexicon) != NG_OK) own = NULL;
  doc->people_tables = own;
  return own;
}

ng_status resolve_people(document *doc) {
  const people_tables *tables = tables_of(doc);
  people_state *state = ARENA_NEW(doc->arena, people_state, 1);
  if (!tables || !state) return NG_ERROR_MEMORY;
  doc->people = state;
  state->reader = (name_reader){.lexicon = &doc->rules->lexicon,
                                .lists = &tables->lists,
                                .offices = &doc->rules->offices,
                                .tokens = &doc->tokens,
                                .classes = doc->spans.classes,
                                .sentences = &doc->sentences,
                                .facts = &doc->facts,
                                .arena = doc->arena,
                                .scratch = doc->scratch,
                                .places = &doc->rules->places,
                                .date = roster_read_date(doc->as_of.len ? doc->as_of : doc->published)};
  int status = read_name_words(&state->reader);
  doc->placed = state->reader.placed;
  doc->placed_count = state->reader.placed_count;
  if (status == NG_OK) status = find_name_runs(&state->reader);
  doc->runs = state->reader.runs;
  doc->run_count = state->reader.run_count;
  if (status == NG_OK) status = find_organizations(&state->organizations, &state->reader, &doc->spans);
  if (status == NG_OK) status = find_people(&state->people, &state->reader);
  return (ng_status)status;
}

ng_status resolve_organizations(document *doc) {
  return doc->people ? (ng_status)find_more_organizations(&doc->people->organizations) : NG_OK;
}

/* Only rules read these spans. */
static void add_span(document *doc, span_type type, token_range range, uint32_t fact) {
  if (!type_is_looked_at(doc->rules, type)) return;
  uint32_t span = span_add(&doc->spans, type, range.first, range.end, doc->sentences.of_token[range.first]);
  if (span != NO_SPAN) doc->spans.items[span].fact = fact;
}

static span_type type_of(const person_mention *mention) {
  return mention->form == FORM_TITLE ? SPAN_role : mention->form == FORM_GROUP ? SPAN_group : SPAN_person;
}

/* `fact` of the spans is the index of the mention. Members of one group share one span; pronouns are no names and get only a party. */
static void add_spans(document *doc) {
  for (uint32_t i = 0; i < doc->facts.person_mentions.count; i++) {
    const person_mention *mention = &doc->facts.person_mentions.items[i];
    if (mention->group && i > 0 && doc->facts.person_mentions.items[i - 1].group == mention->group) continue;
    if (mention->form != FORM_PRONOUN) add_span(doc, type_of(mention), mention->span, i);
    add_span(doc, SPAN_party, mention->span, i);
  }
  for (uint32_t i = 0; i < doc->facts.organization_mentions.count; i++) {
    const organization_mention *mention = &doc->facts.organization_mentions.items[i];
    add_span(doc, SPAN_organization, mention->span, i);
    add_span(doc, SPAN_party, mention->span, i);
  }
}

/* "I", but not "World War I". */
static bool is_first_person(const name_reader *reader, uint32_t token) {
  switch (token_at(reader, token)->lexeme) {
    case WORD_I: return token_at(reader, token)->casing != CASE_LOWER && (token == 0 || !is_capitalised(reader, token - 1));
    case WORD_ME:
    case WORD_MY:
    case WORD_MYSELF: return token_at(reader, token)->casing != CASE_UPPER;
    default: return false;
  }
}

/* The first of the walked tokens from `token` on. */
static uint32_t first_walked(const token_table *tokens, uint32_t token) {
  uint32_t low = 0, high = tokens->walked_count;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (tokens->walked[middle] < token)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static int link_first_persons(person_reader *people, token_range quoted, uint32_t person) {
  const name_reader *reader = people->reader;
  const token_table *tokens = reader->tokens;
  for (uint32_t i = first_walked(tokens, quoted.first); i < tokens->walked_count && tokens->walked[i] < quoted.end; i++) {
    uint32_t t = tokens->walked[i];
    if (!(tokens->lists[t] & list_bit(LIST_PRONOUN)) || !is_first_person(reader, t) || reader->claims[t]) continue;
    if (sentence_of(reader, t)->zone == ZONE_BOILERPLATE) continue;
    if (add_person_mention(people, person, (token_range){t, t + 1}, (token_range){t, t}, FORM_PRONOUN, 0) != NG_OK) return NG_ERROR_MEMORY;
  }
  return NG_OK;
}

ng_status link_speakers(document *doc) {
  if (!doc->people) return NG_OK;
  int status = NG_OK;
  for (uint32_t q = 0; q < doc->facts.quotes.count; q++) {
    const fact_quote *quote = &doc->facts.quotes.items[q];
    const bool is_turn = str_is(quote->cue_lemma, ":"); /* "MOSS: I came.": the words are his without marks, too */
    const token_range *spoken = is_turn ? quote->parts : quote->quoted;
    const uint32_t count = is_turn ? quote->part_count : quote->quoted_count;
    for (uint32_t i = 0; quote->speaker_ref.kind == REF_PERSON && i < count && status == NG_OK; i++)
      status = link_first_persons(&doc->people->people, spoken[i], quote->speaker_ref.index);
  }
  if (status == NG_OK) status = SORT_MENTIONS(doc->arena, doc->facts.person_mentions, &doc->people->people.sorted);
  return (ng_status)status;
}

ng_status link_mentions(document *doc) {
  if (!doc->people) return NG_OK;
  int status = find_references(&doc->people->people);
  if (status == NG_OK) status = finish_people(&doc->people->people);
  if (status == NG_OK) status = find_countries_of_bodies(&doc->people->reader);
  if (status != NG_OK) return (ng_status)status;
  add_spans(doc);
  return doc->spans.failed ? NG_ERROR_MEMORY : NG_OK;
}
