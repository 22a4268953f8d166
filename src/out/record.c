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

char *write_head(record_writer *writer, char *at) {
  const record_input *in = writer->in;
  at = put_string(&writer->json, at, document_id(writer));
  WRITE_STR(writer, at, "source", in->source);
  WRITE_STR(writer, at, "title", title_or_headline(in));
  WRITE_STR(writer, at, "published", in->published);
  return at;
}

static char *write_simhash(record_writer *writer, char *at) {
  const token_table *tokens = writer->in->tokens;
  uint32_t first = 0;
  while (first < tokens->count && tokens->tokens[first].start < writer->in->body) first++;
  uint64_t key = simhash_tokens(tokens, first);
  at = PUT_FIELD(at, "simhash", "\"");
  for (unsigned i = 0; i < 16; i++) at[i] = "0123456789abcdef"[(key >> (60 - 4 * i)) & 15];
  return PUT(at + 16, "\",");
}

static char *write_about(record_writer *writer, char *at) {
  static const json_name UNITS[] = {JSON_NAME("codepoint"), JSON_NAME("byte"), JSON_NAME("utf16")};
  const record_input *in = writer->in;
  WRITE_STR(writer, at, "published_from", in->published_from);
  WRITE_STR(writer, at, "url", in->url);
  WRITE_STR(writer, at, "author", in->author);
  at = PUT_FIELD(at, "lang", "\"en\",");
  WRITE_NAME(at, "offsets", UNITS, in->options->offsets);
  WRITE_UINT(at, "chars", offset_at(&writer->map, in->tokens->text.len) - writer->start);
  at = PUT_FIELD(at, "digest", "\"xxh3:");
  memcpy(at, writer->digest, DIGEST_LENGTH);
  at = write_simhash(writer, PUT(at + DIGEST_LENGTH, "\","));
  WRITE_STR(writer, at, "ruleset", in->ruleset);
  WRITE_STR(writer, at, "status", in->status.len ? in->status : STR("ok"));
  return at;
}

/* Mentions that say where something is or acts; "Tokyo" inside "Bank of Tokyo" does not. */
static uint32_t mention_count(const record_writer *writer, uint32_t place) {
  uint32_t count = 0;
  const place_mention *mentions = writer->in->facts->place_mentions.items;
  const mention_chain *chain = &writer->choice->mentions[FACT_PLACE];
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
static char *write_focus(record_writer *writer, char *at) {
  const fact_table *facts = writer->in->facts;
  country_count countries[FOCUS_COUNTRIES];
  country_count units[FOCUS_COUNTRIES];
  uint32_t used = 0, best = 0, most = 0, place = NO_REF;
  for (uint32_t i = 0; i < facts->places.count; i++) {
    const fact_place *candidate = &facts->places.items[i];
    if (!is_kept(writer, FACT_PLACE, i) || !candidate->country.len) continue;
    uint32_t count = mention_count(writer, i);
    add_country(countries, &used, candidate->country, count);
    if (candidate->kind != PLACE_COUNTRY && count > most) most = count, place = i;
  }
  for (uint32_t i = 1; i < used; i++) {
    if (countries[i].count > countries[best].count) best = i;
  }
  at = write_str(writer, PUT_FIELD(at, "focus", "{\"country\":"), used ? countries[best].code : STR(""));
  WRITE_STR(writer, at, "admin1", used ? main_unit(writer, countries[best].code, units) : STR(""));
  WRITE_ID(writer, at, "place", FACT_PLACE, place);
  return put_close(at, '}');
}

static char *write_answer(record_writer *writer, char *at, int question) {
  const nutgraf_answer *answer = &writer->in->facts->nutgraf[question];
  if (range_is_empty(answer->span)) return PUT(at, "null,");
  at = write_span(writer, put_open(&writer->json, at, '{'), answer->span);
  at = write_ref(writer, PUT_KEY(at, "ref"), answer->ref);
  if (question == NUTGRAF_WHEN) {
    bool is_date = answer->ref.kind == REF_DATE;
    WRITE_STR(writer, at, "value", is_date ? writer->in->facts->dates.items[answer->ref.index].value : STR(""));
  }
  return put_close(at, '}');
}

static char *write_nutgraf(record_writer *writer, char *at) {
  at = write_id(writer, PUT_FIELD(at, "nutgraf", "{\"event\":"), FACT_EVENT, writer->in->facts->main_event);
  at = write_answer(writer, PUT_KEY(at, "who"), NUTGRAF_WHO);
  at = write_answer(writer, PUT_KEY(at, "what"), NUTGRAF_WHAT);
  at = write_answer(writer, PUT_KEY(at, "when"), NUTGRAF_WHEN);
  at = write_answer(writer, PUT_KEY(at, "where"), NUTGRAF_WHERE);
  at = write_answer(writer, PUT_KEY(at, "why"), NUTGRAF_WHY);
  at = write_answer(writer, PUT_KEY(at, "how"), NUTGRAF_HOW);
  return put_close(at, '}');
}

char *write_fact(record_writer *writer, char *at, int kind, uint32_t index) {
  switch (kind) {
    case FACT_DATE: return write_date(writer, at, index);
    case FACT_PLACE: return write_place(writer, at, index);
    case FACT_PERSON: return write_person(writer, at, index);
    case FACT_ORGANIZATION: return write_organization(writer, at, index);
    case FACT_QUOTE: return write_quote(writer, at, index);
    case FACT_BLOCK: return write_block(writer, at, index);
    default: return write_event(writer, at, index);
  }
}

char *write_mention(record_writer *writer, char *at, int kind, uint32_t mention) {
  const fact_table *facts = writer->in->facts;
  switch (kind) {
    case FACT_PLACE: return write_place_mention(writer, at, &facts->place_mentions.items[mention]);
    case FACT_PERSON: return write_person_mention(writer, at, &facts->person_mentions.items[mention]);
    default: return write_organization_mention(writer, at, &facts->organization_mentions.items[mention]);
  }
}

static char *write_mentions(record_writer *writer, char *at, int kind, uint32_t index) {
  const mention_chain *chain = &writer->choice->mentions[kind];
  at = PUT_FIELD(at, "mentions", "[");
  for (uint32_t i = chain->first[index]; i != NO_REF; i = chain->next[i]) {
    at = put_close(write_mention(writer, put_open(&writer->json, at, '{'), kind, i), '}');
  }
  return put_close(at, ']');
}

/* Behind the opening bracket of the array. */
static char *write_facts(record_writer *writer, char *at, int kind) {
  for (uint32_t i = 0, count = fact_count(writer->in->facts, kind); i < count; i++) {
    if (!is_kept(writer, kind, i)) continue;
    at = write_fact(writer, put_open(&writer->json, at, '{'), kind, i);
    if (kind_has_mentions(kind)) at = write_mentions(writer, at, kind, i);
    at = put_close(write_rule(writer, at, kind, i), '}');
  }
  return put_close(at, ']');
}

static char *write_warnings(record_writer *writer, char *at) {
  at = PUT_FIELD(at, "warnings", "[");
  for (uint32_t i = 0; i < writer->in->facts->warnings.count; i++) {
    const fact_warning *warning = &writer->in->facts->warnings.items[i];
    at = put_open(&writer->json, at, '{');
    WRITE_STR(writer, at, "code", str_of(warning->code));
    WRITE_STR(writer, at, "detail", warning->detail);
    at = put_close(at, '}');
  }
  return put_close(at, ']');
}

static char *write_tokens(record_writer *writer, char *at) {
  at = PUT_FIELD(at, "tokens", "[");
  for (uint32_t i = 0; i < writer->in->tokens->count; i++) {
    text_range units = reader_range(writer, (token_range){i, i + 1});
    at = put_uint(put_uint(put_open(&writer->json, at, '['), units.start), units.end);
    at = put_close(put_name(at, &TOKEN_KINDS[writer->tokens[i].kind]), ']');
  }
  return put_close(at, ']');
}

static char *write_sentences(record_writer *writer, char *at) {
  at = PUT_FIELD(at, "sentences", "[");
  for (uint32_t i = 0; i < writer->in->sentences->count; i++) {
    const ng_sentence *sentence = &writer->in->sentences->items[i];
    token_range range = {sentence->first, sentence->end};
    at = write_bounds(writer, put_open(&writer->json, at, '{'), range);
    WRITE_UINT(at, "paragraph", sentence->paragraph);
    WRITE_NAME(at, "zone", ZONES, sentence->zone);
    if (!range_is_empty(range) && writer->tokens[range.first].start < writer->in->body) at = PUT_FIELD(at, "in", "\"title\",");
    at = put_close(at, '}');
  }
  return put_close(at, ']');
}

static char *write_scares(record_writer *writer, char *at) {
  at = PUT_FIELD(at, "scare", "[");
  for (uint32_t i = 0; i < writer->in->facts->scares.count; i++) at = write_span_object(writer, at, writer->in->facts->scares.items[i]);
  return put_close(at, ']');
}

static char *write_document(record_writer *writer, char *at) {
  at = write_head(writer, PUT(at, BEGIN_HEAD "\"id\":"));
  at = write_about(writer, at);
  if (writer->in->options->with & NG_WITH_TEXT) at = put_string(&writer->json, PUT_KEY(at, "text"), article_text(writer->in));
  at = write_focus(writer, at);
  at = write_nutgraf(writer, at);
  at = write_facts(writer, PUT_FIELD(at, "dates", "["), FACT_DATE);
  at = write_facts(writer, PUT_FIELD(at, "places", "["), FACT_PLACE);
  at = write_facts(writer, PUT_FIELD(at, "people", "["), FACT_PERSON);
  at = write_facts(writer, PUT_FIELD(at, "organizations", "["), FACT_ORGANIZATION);
  at = write_facts(writer, PUT_FIELD(at, "quotes", "["), FACT_QUOTE);
  at = write_facts(writer, PUT_FIELD(at, "blocks", "["), FACT_BLOCK);
  at = write_facts(writer, PUT_FIELD(at, "events", "["), FACT_EVENT);
  if (writer->in->options->with & NG_WITH_SCARE) at = write_scares(writer, at);
  if (writer->in->options->with & NG_WITH_SENTENCES) at = write_sentences(writer, at);
  if (writer->in->options->with & NG_WITH_TOKENS) at = write_tokens(writer, at);
  at = write_warnings(writer, at);
  memcpy(at - 1, "}\n", 2);
  return at + 1;
}

int record_write(const record_input *input, ng_write_fn write, void *payload) {
  record_writer writer;
  writer.in = input;
  writer.choice = input->choice;
  writer.tokens = input->tokens->tokens;
  writer.of_token = input->sentences->of_token;
  writer.text = input->tokens->text;
  writer.body = input->body;
  writer.is_line = input->options->per == NG_PER_FACT;
  json_init(&writer.json, write, payload, input->options->pretty);
  if (!offset_init(&writer.map, input->arena, input->tokens->text, input->ascii, input->options->offsets)) return NG_ERROR_MEMORY;
  writer.start = offset_at(&writer.map, input->body);
  digest_article(writer.digest, input->title, input->date, article_text(input));
  if (input->options->timex3) return record__write_timex3(&writer, write, payload);
  char *at = writer.json.at;
  switch (input->options->per) {
    case NG_PER_FACT: at = write_fact_lines(&writer, at); break;
    case NG_PER_EVENT: at = write_event_lines(&writer, at); break;
    default: at = write_document(&writer, at); break;
  }
  writer.json.at = at;
  return json_finish(&writer.json);
}
