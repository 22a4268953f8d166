/* --per fact and --per event: one line a fact or event instead of one a document. */
#include "out/record_part.h"

static const json_name KINDS[FACT_KINDS] = {JSON_NAME("date"),  JSON_NAME("place"), JSON_NAME("person"), JSON_NAME("organization"),
                                            JSON_NAME("quote"), JSON_NAME("block"), JSON_NAME("event")};

typedef struct {
  int kind;
  uint32_t index;
} line_ref;

/* What the line of an event refers to, each fact once. `items` has room for all. */
typedef struct {
  line_ref *items;
  uint32_t count, size;
} line_refs;

static char *begin_line(record_writer *writer, char *at, int kind) {
  at = write_head(writer, PUT(at, BEGIN_HEAD "\"doc\":"));
  WRITE_NAME(at, "kind", KINDS, kind);
  return at;
}

static char *end_line(record_writer *writer, char *at, uint32_t rule) {
  at = write_rule_of(writer, at, rule);
  memcpy(at - 1, "}\n", 2);
  return at + 1;
}

static uint32_t mention_rule(const fact_table *facts, int kind, uint32_t mention) {
  switch (kind) {
    case FACT_PLACE: return facts->place_mentions.items[mention].rule;
    case FACT_PERSON: return facts->person_mentions.items[mention].rule;
    default: return facts->organization_mentions.items[mention].rule;
  }
}

static char *write_mention_lines(record_writer *writer, char *at, int kind, uint32_t index) {
  const mention_chain *chain = &writer->in->choice->mentions[kind];
  for (uint32_t i = chain->first[index]; i != NO_REF; i = chain->next[i]) {
    at = begin_line(writer, at, kind);
    at = write_fact(writer, at, kind, index);
    at = write_mention(writer, at, kind, i);
    at = end_line(writer, at, mention_rule(writer->in->facts, kind, i));
  }
  return at;
}

char *write_fact_lines(record_writer *writer, char *at) {
  for (int kind = 0; kind < FACT_KINDS; kind++) {
    for (uint32_t i = 0, count = fact_count(writer->in->facts, kind); i < count; i++) {
      if (!is_kept(writer, kind, i)) continue;
      if (kind_has_mentions(kind)) {
        at = write_mention_lines(writer, at, kind, i);
        continue;
      }
      at = begin_line(writer, at, kind);
      at = write_fact(writer, at, kind, i);
      at = end_line(writer, at, writer->choice->facts[kind][i].rule);
    }
  }
  return at;
}

static void add_ref(const record_writer *writer, line_refs *refs, int kind, uint32_t index) {
  if (kind < 0 || index == NO_REF || !is_kept(writer, kind, index) || refs->count == refs->size) return;
  for (uint32_t i = 0; i < refs->count; i++) {
    if (refs->items[i].kind == kind && refs->items[i].index == index) return;
  }
  refs->items[refs->count++] = (line_ref){kind, index};
}

static void add_fact_ref(const record_writer *writer, line_refs *refs, fact_ref ref) {
  static const int KIND_OF[] = {-1, FACT_DATE, FACT_PLACE, FACT_PERSON, FACT_ORGANIZATION, FACT_QUOTE, FACT_EVENT};
  add_ref(writer, refs, KIND_OF[ref.kind], ref.index);
}

static bool collect_refs(const record_writer *writer, line_refs *refs, const fact_event *event) {
  refs->size = event->actor_count + event->recipient_count + 3 * event->quote_count + 4;
  refs->count = 0;
  refs->items = ARENA_NEW(writer->in->arena, line_ref, refs->size);
  if (!refs->items) return false;
  for (uint32_t i = 0; i < event->actor_count; i++) add_fact_ref(writer, refs, event->actors[i].ref);
  for (uint32_t i = 0; i < event->recipient_count; i++) add_fact_ref(writer, refs, event->recipients[i].ref);
  add_ref(writer, refs, FACT_DATE, event->when);
  add_ref(writer, refs, FACT_PLACE, event->where);
  add_ref(writer, refs, FACT_BLOCK, event->block);
  for (uint32_t i = 0; i < event->quote_count; i++) {
    const fact_quote *quote = &writer->in->facts->quotes.items[event->quotes[i]];
    add_ref(writer, refs, FACT_QUOTE, event->quotes[i]);
    add_fact_ref(writer, refs, quote->speaker_ref);
    add_ref(writer, refs, FACT_DATE, quote->when);
  }
  return true;
}

/* "refs": each fact that the event names by its id, but `part_of`: that event has its own line. */
static char *write_refs(record_writer *writer, char *at, const line_refs *refs) {
  at = PUT_FIELD(at, "refs", "[");
  for (uint32_t i = 0; i < refs->count; i++) {
    at = write_fact(writer, put_open(&writer->json, at, '{'), refs->items[i].kind, refs->items[i].index);
    at = put_close(write_rule(writer, at, refs->items[i].kind, refs->items[i].index), '}');
  }
  return put_close(at, ']');
}

char *write_event_lines(record_writer *writer, char *at) {
  const fact_table *facts = writer->in->facts;
  for (uint32_t i = 0; i < facts->events.count; i++) {
    line_refs refs;
    if (!is_kept(writer, FACT_EVENT, i)) continue;
    if (!collect_refs(writer, &refs, &facts->events.items[i])) break;
    at = begin_line(writer, at, FACT_EVENT);
    at = write_fact(writer, at, FACT_EVENT, i);
    at = write_refs(writer, at, &refs);
    at = end_line(writer, at, writer->choice->facts[FACT_EVENT][i].rule);
  }
  return at;
}
