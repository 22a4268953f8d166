/* The parts of a record: which facts it holds, spans, refs. */
#include "out/record_part.h"

static const char *const ZONES[] = {"", "headline", "dateline", "byline", ""};
static const char PREFIX[FACT_KINDS] = {'t', 'l', 'p', 'o', 'q', 'b', 'e'};
static const unsigned OPTION[FACT_KINDS] = {NG_DATE, NG_PLACE, NG_PERSON, NG_ORGANIZATION, NG_QUOTE, NG_BLOCK, NG_EVENT};

/* fact_ref.kind to our kinds. */
static const int KIND_OF_REF[] = {-1, FACT_DATE, FACT_PLACE, FACT_PERSON, FACT_ORGANIZATION, FACT_QUOTE, FACT_EVENT};

uint32_t fact_count(const fact_table *facts, int kind) {
  switch (kind) {
    case FACT_DATE: return facts->dates.count;
    case FACT_PLACE: return facts->places.count;
    case FACT_PERSON: return facts->people.count;
    case FACT_ORGANIZATION: return facts->organizations.count;
    case FACT_QUOTE: return facts->quotes.count;
    case FACT_BLOCK: return facts->blocks.count;
    default: return facts->events.count;
  }
}

static void set_rule(record_writer *writer, int kind, uint32_t index, uint32_t rule) {
  writer->rule[kind][index] = rule;
  writer->confidence[kind][index] = (uint8_t)writer->in->rule_confidence(writer->in->rules, rule);
}

/* An entity is as sure as its best mention, and made by that mention's rule. */
static void offer_rule(record_writer *writer, int kind, uint32_t index, uint32_t rule) {
  uint8_t confidence = (uint8_t)writer->in->rule_confidence(writer->in->rules, rule);
  if (writer->rule[kind][index] != NO_RULE && confidence <= writer->confidence[kind][index]) return;
  writer->rule[kind][index] = rule;
  writer->confidence[kind][index] = confidence;
}

static bool init_chain(record_writer *writer, mention_chain *chain, uint32_t entities, uint32_t mentions) {
  chain->first = ARENA_RAW(writer->in->arena, uint32_t, entities + 1);
  chain->next = ARENA_RAW(writer->in->arena, uint32_t, mentions + 1);
  if (!chain->first || !chain->next) return false;
  for (uint32_t i = 0; i < entities; i++) chain->first[i] = NO_REF;
  return true;
}

/* Links backwards, so that each chain runs forwards. */
#define CHAIN_MENTIONS(writer, chain, list, owner, kind)                     \
  do {                                                                       \
    for (uint32_t i = (list).count; i-- > 0;) {                              \
      uint32_t entity = (list).items[i].owner;                               \
      (chain)->next[i] = (chain)->first[entity];                             \
      (chain)->first[entity] = i;                                            \
    }                                                                        \
    for (uint32_t i = 0; i < (list).count; i++) {                            \
      offer_rule(writer, kind, (list).items[i].owner, (list).items[i].rule); \
    }                                                                        \
  } while (0)

static bool chain_mentions(record_writer *writer) {
  const fact_table *facts = writer->in->facts;
  if (!init_chain(writer, &writer->place_mentions, facts->places.count, facts->place_mentions.count)) return false;
  if (!init_chain(writer, &writer->person_mentions, facts->people.count, facts->person_mentions.count)) return false;
  if (!init_chain(writer, &writer->organization_mentions, facts->organizations.count, facts->organization_mentions.count)) return false;
  CHAIN_MENTIONS(writer, &writer->place_mentions, facts->place_mentions, place, FACT_PLACE);
  CHAIN_MENTIONS(writer, &writer->person_mentions, facts->person_mentions, person, FACT_PERSON);
  CHAIN_MENTIONS(writer, &writer->organization_mentions, facts->organization_mentions, organization, FACT_ORGANIZATION);
  return true;
}

static bool take_columns(record_writer *writer) {
  for (int kind = 0; kind < FACT_KINDS; kind++) {
    uint32_t count = fact_count(writer->in->facts, kind);
    writer->kept[kind] = ARENA_NEW(writer->in->arena, uint8_t, count);
    writer->confidence[kind] = ARENA_NEW(writer->in->arena, uint8_t, count);
    writer->rule[kind] = ARENA_RAW(writer->in->arena, uint32_t, count);
    if (!writer->kept[kind] || !writer->confidence[kind] || !writer->rule[kind]) return false;
    for (uint32_t i = 0; i < count; i++) writer->rule[kind][i] = NO_RULE;
  }
  return true;
}

/* A fact stands somewhere in the text: a mention, a part, a field, a piece of evidence. */
static bool stands_in_text(const record_writer *writer, int kind, uint32_t index) {
  switch (kind) {
    case FACT_PLACE: return writer->place_mentions.first[index] != NO_REF;
    case FACT_PERSON: return writer->person_mentions.first[index] != NO_REF;
    case FACT_ORGANIZATION: return writer->organization_mentions.first[index] != NO_REF;
    case FACT_QUOTE: return writer->in->facts->quotes.items[index].part_count > 0;
    case FACT_BLOCK: return writer->in->facts->blocks.items[index].field_count > 0;
    case FACT_EVENT: return writer->in->facts->events.items[index].evidence_count > 0;
    default: return true;
  }
}

bool record__choose(record_writer *writer) {
  const fact_table *facts = writer->in->facts;
  const ng_options *options = writer->in->options;
  /* A line of --per event stands alone: all that it refers to stays. */
  uint32_t least = (uint32_t)(options->min_confidence * 100 + 0.999);
  bool is_filtered = options->kinds && options->per != NG_PER_EVENT;
  if (!take_columns(writer) || !chain_mentions(writer)) return false;
  for (uint32_t i = 0; i < facts->dates.count; i++) set_rule(writer, FACT_DATE, i, facts->dates.items[i].rule);
  for (uint32_t i = 0; i < facts->quotes.count; i++) set_rule(writer, FACT_QUOTE, i, facts->quotes.items[i].rule);
  for (uint32_t i = 0; i < facts->blocks.count; i++) set_rule(writer, FACT_BLOCK, i, facts->blocks.items[i].rule);
  for (uint32_t i = 0; i < facts->events.count; i++) set_rule(writer, FACT_EVENT, i, facts->events.items[i].rule);
  for (int kind = 0; kind < FACT_KINDS; kind++) {
    if (is_filtered && !(options->kinds & OPTION[kind])) continue;
    for (uint32_t i = 0, count = fact_count(facts, kind); i < count; i++) {
      writer->kept[kind][i] = writer->confidence[kind][i] >= least && stands_in_text(writer, kind, i);
    }
  }
  return true;
}

bool range_is_empty(token_range range) {
  return range.first >= range.end;
}

ng_str range_text(const record_writer *writer, token_range range) {
  if (range_is_empty(range)) return STR("");
  return tokens_text(writer->in->tokens, range.first, range.end);
}

/* Offset for readers of a byte: from the start of the title inside a separate title, else from the start of the text. */
static uint32_t reader_offset(const record_writer *writer, uint32_t byte) {
  uint32_t units = offset_at(&writer->map, byte);
  return byte < writer->in->body ? units : units - writer->start;
}

void write_span(record_writer *writer, token_range range) {
  if (range_is_empty(range)) {
    JSON_LITERAL(&writer->json, "text", "null");
    JSON_LITERAL(&writer->json, "start", "null");
    JSON_LITERAL(&writer->json, "end", "null");
    return;
  }
  uint32_t start = writer->in->tokens->tokens[range.first].start;
  uint32_t end = writer->in->tokens->tokens[range.end - 1].end;
  JSON_KEY(&writer->json, "text");
  json_string(&writer->json, str_slice(writer->in->tokens->text, start, end));
  WRITE_UINT(writer, "start", reader_offset(writer, start));
  WRITE_UINT(writer, "end", reader_offset(writer, end));
  if (start < writer->in->body) WRITE_PLAIN(writer, "in", STR("title"));
}

void write_span_object(record_writer *writer, token_range range) {
  if (range_is_empty(range)) {
    json_null(&writer->json);
    return;
  }
  json_begin_object(&writer->json);
  write_span(writer, range);
  json_end_object(&writer->json);
}

void write_offset(record_writer *writer, token_range range, bool at_end) {
  if (range_is_empty(range)) {
    json_null(&writer->json);
    return;
  }
  const ng_token *tokens = writer->in->tokens->tokens;
  json_uint(&writer->json, reader_offset(writer, at_end ? tokens[range.end - 1].end : tokens[range.first].start));
}

void write_pair(record_writer *writer, token_range range) {
  json_begin_array(&writer->json);
  write_offset(writer, range, false);
  write_offset(writer, range, true);
  json_end_array(&writer->json);
}

void write_sentence(record_writer *writer, token_range range) {
  JSON_KEY(&writer->json, "sentence");
  if (range_is_empty(range)) {
    json_null(&writer->json);
  } else {
    json_uint(&writer->json, writer->in->sentences->of_token[range.first]);
  }
}

void write_zone(record_writer *writer, token_range range) {
  if (range_is_empty(range)) return;
  const sentence_table *sentences = writer->in->sentences;
  const ng_sentence *sentence = &sentences->items[sentences->of_token[range.first]];
  if (range.first - sentence->first < sentence->dateline_end) {
    WRITE_PLAIN(writer, "zone", STR("dateline"));
  } else if (sentence->zone != ZONE_DATELINE && ZONES[sentence->zone][0]) {
    WRITE_PLAIN(writer, "zone", str_of(ZONES[sentence->zone]));
  } else if (sentence->zone == ZONE_DATELINE && sentence->dateline_end == 0) {
    WRITE_PLAIN(writer, "zone", STR("dateline")); /* a dateline on a line of its own */
  }
}

void write_id(record_writer *writer, int kind, uint32_t index) {
  if (index == NO_REF || !writer->kept[kind][index]) {
    json_null(&writer->json);
    return;
  }
  json_id(&writer->json, PREFIX[kind], index + 1);
}

void write_ref(record_writer *writer, fact_ref ref) {
  if (ref.kind == REF_NONE) {
    json_null(&writer->json);
  } else {
    write_id(writer, KIND_OF_REF[ref.kind], ref.index);
  }
}

void write_kind_key(record_writer *writer, ng_str line_key) {
  if (writer->is_line) {
    json_key(&writer->json, line_key);
  } else {
    JSON_KEY(&writer->json, "kind");
  }
}

void write_rule_of(record_writer *writer, uint32_t rule) {
  const record_input *in = writer->in;
  WRITE_STR(writer, "rule", in->rule_name(in->rules, rule));
  JSON_KEY(&writer->json, "confidence");
  json_percent(&writer->json, in->rule_confidence(in->rules, rule));
}

void write_rule(record_writer *writer, int kind, uint32_t index) {
  write_rule_of(writer, writer->rule[kind][index]);
}
