/* The document record: its fields in the order of docs/nutgraf.schema.json. */
#include "out/record.h"

#include "out/record_part.h"
#include "out/simhash.h"

#define FOCUS_COUNTRIES 64u /* countries counted for "focus": more are not in focus */

static const json_name TOKEN_KINDS[] = {JSON_NAME("word"), JSON_NAME("number"), JSON_NAME("ordinal"), JSON_NAME("decade"), JSON_NAME("clock"),
                                        JSON_NAME("code"), JSON_NAME("quote"),  JSON_NAME("dash"),    JSON_NAME("punct"),  JSON_NAME("symbol"),
                                        JSON_NAME("url"),  JSON_NAME("email"),  JSON_NAME("handle"),  JSON_NAME("tag")};

static ng_str article_text(const record_input *in) {
  return str_slice(in->tokens->text, in->body, in->tokens->text.len);
}

static ng_str document_id(const record_writer *writer) {
  if (writer->in->id.len) return writer->in->id;
  return (ng_str){writer->digest, DIGEST_ID_LENGTH};
}

static ng_str title_or_headline(const record_input *in) {
  if (in->title.len) return in->title;
  const sentence_table *sentences = in->sentences;
  if (!sentences->count || sentences->items[0].zone != ZONE_HEADLINE || sentences->items[0].first >= sentences->items[0].end) return STR("");
  return tokens_text(in->tokens, sentences->items[0].first, sentences->items[0].end);
}

void write_head(record_writer *writer, ng_str id_key) {
  const record_input *in = writer->in;
  WRITE_STR(writer, "schema", STR("nutgraf/1"));
  json_key(&writer->json, id_key);
  json_string(&writer->json, document_id(writer));
  WRITE_STR(writer, "source", in->source);
  WRITE_STR(writer, "title", title_or_headline(in));
  WRITE_STR(writer, "published", in->published);
}

static void write_simhash(record_writer *writer) {
  const token_table *tokens = writer->in->tokens;
  uint32_t first = 0;
  while (first < tokens->count && tokens->tokens[first].start < writer->in->body) first++;
  uint64_t key = simhash_tokens(tokens, first);
  char digits[16];
  for (unsigned i = 0; i < sizeof digits; i++) digits[i] = "0123456789abcdef"[(key >> (60 - 4 * i)) & 15];
  WRITE_STR(writer, "simhash", ((ng_str){digits, sizeof digits}));
}

static void write_about(record_writer *writer) {
  static const json_name UNITS[] = {JSON_NAME("codepoint"), JSON_NAME("byte"), JSON_NAME("utf16")};
  const record_input *in = writer->in;
  WRITE_STR(writer, "published_from", in->published_from);
  WRITE_STR(writer, "url", in->url);
  WRITE_STR(writer, "author", in->author);
  WRITE_STR(writer, "lang", STR("en"));
  WRITE_NAME(writer, "offsets", UNITS, in->options->offsets);
  WRITE_UINT(writer, "chars", offset_at(&writer->map, in->tokens->text.len) - writer->start);
  JSON_KEY(&writer->json, "digest");
  json_begin_string(&writer->json);
  json_add_string(&writer->json, STR("xxh3:"));
  json_add_string(&writer->json, (ng_str){writer->digest, DIGEST_LENGTH});
  json_end_string(&writer->json);
  write_simhash(writer);
  WRITE_STR(writer, "ruleset", in->ruleset);
  WRITE_STR(writer, "status", in->status.len ? in->status : STR("ok"));
}

/* Mentions that say where something is or acts; "Tokyo" inside "Bank of Tokyo" does not. */
static uint32_t mention_count(const record_writer *writer, uint32_t place) {
  uint32_t count = 0;
  const place_mention *mentions = writer->in->facts->place_mentions.items;
  const mention_chain *chain = &writer->in->choice->mentions[FACT_PLACE];
  for (uint32_t i = chain->first[place]; i != NO_REF; i = chain->next[i]) {
    count += mentions[i].role != ROLE_EMBEDDED;
  }
  return count;
}

typedef struct {
  ng_str code;
  uint32_t count;
} country_count;

static void add_country(country_count *countries, uint32_t *used, ng_str code, uint32_t count) {
  for (uint32_t i = 0; i < *used; i++) {
    if (!str_equal(countries[i].code, code)) continue;
    countries[i].count += count;
    return;
  }
  if (*used < FOCUS_COUNTRIES) countries[(*used)++] = (country_count){code, count};
}

/* The first-level unit of a country with most mentions, its towns' included; empty when none is named. */
static ng_str main_unit(const record_writer *writer, ng_str country, country_count *units) {
  const fact_table *facts = writer->in->facts;
  uint32_t used = 0, best = 0;
  for (uint32_t i = 0; i < facts->places.count; i++) {
    const fact_place *place = &facts->places.items[i];
    if (!is_kept(writer, FACT_PLACE, i) || !place->admin1.len || !str_equal(place->country, country)) continue;
    add_country(units, &used, place->admin1, mention_count(writer, i));
  }
  for (uint32_t i = 1; i < used; i++) {
    if (units[i].count > units[best].count) best = i;
  }
  return used && units[best].count ? units[best].code : STR("");
}

/* What the article is about by number of mentions: the country (its cities count for it) and the place below it; the first wins a tie. */
static void write_focus(record_writer *writer) {
  const fact_table *facts = writer->in->facts;
  country_count countries[FOCUS_COUNTRIES];
  country_count units[FOCUS_COUNTRIES];
  uint32_t used = 0, best = 0, most = 0, place = NO_REF;
  for (uint32_t i = 0; i < facts->places.count; i++) {
    const fact_place *candidate = &facts->places.items[i];
    if (!is_kept(writer, FACT_PLACE, i) || !candidate->country.len) continue;
    uint32_t count = mention_count(writer, i);
    add_country(countries, &used, candidate->country, count);
    if (!str_is(candidate->kind, "country") && count > most) most = count, place = i;
  }
  for (uint32_t i = 1; i < used; i++) {
    if (countries[i].count > countries[best].count) best = i;
  }
  JSON_KEY(&writer->json, "focus");
  json_begin_object(&writer->json);
  WRITE_STR(writer, "country", used ? countries[best].code : STR(""));
  WRITE_STR(writer, "admin1", used ? main_unit(writer, countries[best].code, units) : STR(""));
  JSON_KEY(&writer->json, "place");
  write_id(writer, FACT_PLACE, place);
  json_end_object(&writer->json);
}

static void write_answer(record_writer *writer, const nutgraf_answer *answer, bool is_when) {
  if (range_is_empty(answer->span)) {
    json_null(&writer->json);
    return;
  }
  json_begin_object(&writer->json);
  write_span(writer, answer->span);
  JSON_KEY(&writer->json, "ref");
  write_ref(writer, answer->ref);
  if (is_when) {
    bool is_date = answer->ref.kind == REF_DATE;
    WRITE_STR(writer, "value", is_date ? writer->in->facts->dates.items[answer->ref.index].value : STR(""));
  }
  json_end_object(&writer->json);
}

static void write_nutgraf(record_writer *writer) {
  const fact_table *facts = writer->in->facts;
  JSON_KEY(&writer->json, "nutgraf");
  json_begin_object(&writer->json);
  JSON_KEY(&writer->json, "event");
  write_id(writer, FACT_EVENT, facts->main_event);
  JSON_KEY(&writer->json, "who");
  write_answer(writer, &facts->nutgraf[NUTGRAF_WHO], false);
  JSON_KEY(&writer->json, "what");
  write_answer(writer, &facts->nutgraf[NUTGRAF_WHAT], false);
  JSON_KEY(&writer->json, "when");
  write_answer(writer, &facts->nutgraf[NUTGRAF_WHEN], true);
  JSON_KEY(&writer->json, "where");
  write_answer(writer, &facts->nutgraf[NUTGRAF_WHERE], false);
  JSON_KEY(&writer->json, "why");
  write_answer(writer, &facts->nutgraf[NUTGRAF_WHY], false);
  JSON_KEY(&writer->json, "how");
  write_answer(writer, &facts->nutgraf[NUTGRAF_HOW], false);
  json_end_object(&writer->json);
}

void write_fact(record_writer *writer, int kind, uint32_t index) {
  switch (kind) {
    case FACT_DATE: write_date(writer, index); break;
    case FACT_PLACE: write_place(writer, index); break;
    case FACT_PERSON: write_person(writer, index); break;
    case FACT_ORGANIZATION: write_organization(writer, index); break;
    case FACT_QUOTE: write_quote(writer, index); break;
    case FACT_BLOCK: write_block(writer, index); break;
    default: write_event(writer, index); break;
  }
}

void write_mention(record_writer *writer, int kind, uint32_t mention) {
  const fact_table *facts = writer->in->facts;
  switch (kind) {
    case FACT_PLACE: write_place_mention(writer, &facts->place_mentions.items[mention]); break;
    case FACT_PERSON: write_person_mention(writer, &facts->person_mentions.items[mention]); break;
    default: write_organization_mention(writer, &facts->organization_mentions.items[mention]); break;
  }
}

static void write_mentions(record_writer *writer, int kind, uint32_t index) {
  const mention_chain *chain = &writer->in->choice->mentions[kind];
  JSON_KEY(&writer->json, "mentions");
  json_begin_array(&writer->json);
  for (uint32_t i = chain->first[index]; i != NO_REF; i = chain->next[i]) {
    json_begin_object(&writer->json);
    write_mention(writer, kind, i);
    json_end_object(&writer->json);
  }
  json_end_array(&writer->json);
}

static void write_facts(record_writer *writer, int kind) {
  json_begin_array(&writer->json);
  for (uint32_t i = 0, count = fact_count(writer->in->facts, kind); i < count; i++) {
    if (!is_kept(writer, kind, i)) continue;
    json_begin_object(&writer->json);
    write_fact(writer, kind, i);
    if (kind_has_mentions(kind)) write_mentions(writer, kind, i);
    write_rule(writer, kind, i);
    json_end_object(&writer->json);
  }
  json_end_array(&writer->json);
}

static void write_warnings(record_writer *writer) {
  JSON_KEY(&writer->json, "warnings");
  json_begin_array(&writer->json);
  for (uint32_t i = 0; i < writer->in->facts->warnings.count; i++) {
    const fact_warning *warning = &writer->in->facts->warnings.items[i];
    json_begin_object(&writer->json);
    WRITE_STR(writer, "code", str_of(warning->code));
    WRITE_STR(writer, "detail", warning->detail);
    json_end_object(&writer->json);
  }
  json_end_array(&writer->json);
}

static void write_tokens(record_writer *writer) {
  JSON_KEY(&writer->json, "tokens");
  json_begin_array(&writer->json);
  for (uint32_t i = 0; i < writer->in->tokens->count; i++) {
    json_begin_array(&writer->json);
    write_offset(writer, (token_range){i, i + 1}, false);
    write_offset(writer, (token_range){i, i + 1}, true);
    json_put_name(&writer->json, &TOKEN_KINDS[writer->in->tokens->tokens[i].kind]);
    json_end_array(&writer->json);
  }
  json_end_array(&writer->json);
}

static void write_sentences(record_writer *writer) {
  JSON_KEY(&writer->json, "sentences");
  json_begin_array(&writer->json);
  for (uint32_t i = 0; i < writer->in->sentences->count; i++) {
    const ng_sentence *sentence = &writer->in->sentences->items[i];
    token_range range = {sentence->first, sentence->end};
    json_begin_object(&writer->json);
    write_bounds(writer, range);
    WRITE_UINT(writer, "paragraph", sentence->paragraph);
    WRITE_NAME(writer, "zone", ZONES, sentence->zone);
    if (!range_is_empty(range) && writer->in->tokens->tokens[range.first].start < writer->in->body) WRITE_STR(writer, "in", STR("title"));
    json_end_object(&writer->json);
  }
  json_end_array(&writer->json);
}

static void write_scares(record_writer *writer) {
  JSON_KEY(&writer->json, "scare");
  json_begin_array(&writer->json);
  for (uint32_t i = 0; i < writer->in->facts->scares.count; i++) write_span_object(writer, writer->in->facts->scares.items[i]);
  json_end_array(&writer->json);
}

static void write_document(record_writer *writer) {
  json_begin_object(&writer->json);
  write_head(writer, STR("\"id\":"));
  write_about(writer);
  if (writer->in->options->with & NG_WITH_TEXT) {
    JSON_KEY(&writer->json, "text");
    json_string(&writer->json, article_text(writer->in));
  }
  write_focus(writer);
  write_nutgraf(writer);
  JSON_KEY(&writer->json, "dates");
  write_facts(writer, FACT_DATE);
  JSON_KEY(&writer->json, "places");
  write_facts(writer, FACT_PLACE);
  JSON_KEY(&writer->json, "people");
  write_facts(writer, FACT_PERSON);
  JSON_KEY(&writer->json, "organizations");
  write_facts(writer, FACT_ORGANIZATION);
  JSON_KEY(&writer->json, "quotes");
  write_facts(writer, FACT_QUOTE);
  JSON_KEY(&writer->json, "blocks");
  write_facts(writer, FACT_BLOCK);
  JSON_KEY(&writer->json, "events");
  write_facts(writer, FACT_EVENT);
  if (writer->in->options->with & NG_WITH_SCARE) write_scares(writer);
  if (writer->in->options->with & NG_WITH_SENTENCES) write_sentences(writer);
  if (writer->in->options->with & NG_WITH_TOKENS) write_tokens(writer);
  write_warnings(writer);
  json_end_object(&writer->json);
  json_end_line(&writer->json);
}

int record_write(const record_input *input, ng_write_fn write, void *payload) {
  record_writer writer;
  writer.in = input;
  writer.is_line = input->options->per == NG_PER_FACT;
  json_init(&writer.json, write, payload, input->options->pretty);
  if (!offset_init(&writer.map, input->arena, input->tokens->text, input->options->offsets)) return NG_ERROR_MEMORY;
  writer.start = offset_at(&writer.map, input->body);
  digest_article(writer.digest, input->title, input->date, article_text(input));
  if (input->options->timex3) return record__write_timex3(&writer, write, payload);
  switch (input->options->per) {
    case NG_PER_FACT: write_fact_lines(&writer); break;
    case NG_PER_EVENT: write_event_lines(&writer); break;
    default: write_document(&writer); break;
  }
  return json_finish(&writer.json);
}
