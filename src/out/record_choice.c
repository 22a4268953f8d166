/* Which facts are in the record. */
#include "out/record_choice.h"

#include "out/record.h"

#define NEVER 101u /* per cent: surer than any rule */

typedef struct {
  record_choice *choice;
  const record_input *in;
  uint32_t least[FACT_KINDS]; /* confidence of what is kept */
} chooser;

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

/* A line of --per event stands alone: all that it refers to stays. */
static void set_least(chooser *chooser) {
  static const unsigned OPTION[FACT_KINDS] = {NG_DATE, NG_PLACE, NG_PERSON, NG_ORGANIZATION, NG_QUOTE, NG_BLOCK, NG_EVENT};
  const ng_options *options = chooser->in->options;
  bool is_filtered = options->kinds && options->per != NG_PER_EVENT;
  for (int kind = 0; kind < FACT_KINDS; kind++) {
    chooser->least[kind] = is_filtered && !(options->kinds & OPTION[kind]) ? NEVER : (uint32_t)(options->min_confidence * 100 + 0.999);
  }
}

static bool take_choices(chooser *chooser) {
  uint32_t total = 0;
  for (int kind = 0; kind < FACT_KINDS; kind++) total += fact_count(chooser->in->facts, kind);
  fact_choice *next = ARENA_NEW(chooser->in->arena, fact_choice, total);
  if (!next) return false;
  for (int kind = 0; kind < FACT_KINDS; kind++) {
    chooser->choice->facts[kind] = next;
    next += fact_count(chooser->in->facts, kind);
  }
  return true;
}

/* A fact that stands nowhere in the text is no fact. */
static inline void keep(chooser *chooser, int kind, uint32_t index, bool stands_in_text) {
  fact_choice *choice = &chooser->choice->facts[kind][index];
  choice->is_kept = stands_in_text && choice->confidence >= chooser->least[kind];
  chooser->choice->kept_count += choice->is_kept;
}

static inline void choose(chooser *chooser, int kind, uint32_t index, uint32_t rule, bool stands_in_text) {
  fact_choice *choice = &chooser->choice->facts[kind][index];
  choice->rule = rule;
  choice->confidence = (uint8_t)ruleset_confidence(chooser->in->rules, rule);
  keep(chooser, kind, index, stands_in_text);
}

static bool begin_chains(chooser *chooser, int kind, uint32_t mention_count) {
  uint32_t count = fact_count(chooser->in->facts, kind);
  mention_chain *chain = &chooser->choice->mentions[kind];
  chain->first = ARENA_RAW(chooser->in->arena, uint32_t, (size_t)count + mention_count);
  if (!chain->first) return false;
  chain->next = chain->first + count;
  for (uint32_t i = 0; i < count; i++) chain->first[i] = NO_REF;
  return true;
}

/* Mentions come from the last to the first: each is put in front of those behind it, and of two that are as sure the first one counts. */
static inline void link_mention(chooser *chooser, int kind, uint32_t entity, uint32_t mention, uint32_t rule) {
  mention_chain *chain = &chooser->choice->mentions[kind];
  fact_choice *choice = &chooser->choice->facts[kind][entity];
  uint8_t confidence = (uint8_t)ruleset_confidence(chooser->in->rules, rule);
  chain->next[mention] = chain->first[entity];
  chain->first[entity] = mention;
  if (confidence < choice->confidence) return;
  choice->confidence = confidence;
  choice->rule = rule;
}

static bool choose_entities(chooser *chooser) {
  const fact_table *facts = chooser->in->facts;
  if (!begin_chains(chooser, FACT_PLACE, facts->place_mentions.count)) return false;
  if (!begin_chains(chooser, FACT_PERSON, facts->person_mentions.count)) return false;
  if (!begin_chains(chooser, FACT_ORGANIZATION, facts->organization_mentions.count)) return false;
  for (uint32_t i = facts->place_mentions.count; i-- > 0;) {
    const place_mention *mention = &facts->place_mentions.items[i];
    link_mention(chooser, FACT_PLACE, mention->place, i, mention->rule);
  }
  for (uint32_t i = facts->person_mentions.count; i-- > 0;) {
    const person_mention *mention = &facts->person_mentions.items[i];
    link_mention(chooser, FACT_PERSON, mention->person, i, mention->rule);
  }
  for (uint32_t i = facts->organization_mentions.count; i-- > 0;) {
    const organization_mention *mention = &facts->organization_mentions.items[i];
    link_mention(chooser, FACT_ORGANIZATION, mention->organization, i, mention->rule);
  }
  for (int kind = FACT_PLACE; kind <= FACT_ORGANIZATION; kind++) {
    const uint32_t *first = chooser->choice->mentions[kind].first;
    for (uint32_t i = 0, count = fact_count(facts, kind); i < count; i++) keep(chooser, kind, i, first[i] != NO_REF);
  }
  return true;
}

bool record_choose(record_choice *choice, const record_input *input) {
  const fact_table *facts = input->facts;
  chooser chooser = {.choice = choice, .in = input};
  choice->kept_count = 0;
  set_least(&chooser);
  if (!take_choices(&chooser) || !choose_entities(&chooser)) return false;
  for (uint32_t i = 0; i < facts->dates.count; i++) choose(&chooser, FACT_DATE, i, facts->dates.items[i].rule, true);
  for (uint32_t i = 0; i < facts->quotes.count; i++) {
    choose(&chooser, FACT_QUOTE, i, facts->quotes.items[i].rule, facts->quotes.items[i].part_count > 0);
  }
  for (uint32_t i = 0; i < facts->blocks.count; i++) {
    choose(&chooser, FACT_BLOCK, i, facts->blocks.items[i].rule, facts->blocks.items[i].field_count > 0);
  }
  for (uint32_t i = 0; i < facts->events.count; i++) {
    choose(&chooser, FACT_EVENT, i, facts->events.items[i].rule, facts->events.items[i].evidence_count > 0);
  }
  return true;
}
