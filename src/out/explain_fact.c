/* Explanations of facts: what came of the spans, by which rule or method, and which readings stages in C gave up. */
#include "out/explain.h"

typedef struct {
  ng_buf *out;
  const document *doc;
  size_t from, to;
} explanation;

static bool begin_fact(const explanation *e, token_range span, const char *kind, uint32_t rule) {
  if (!explain__overlaps(e->doc, span.first, span.end, e->from, e->to)) return false;
  explain__place(e->out, e->doc, span.first, span.end);
  buf_print(e->out, "\n  is %s by ", kind);
  explain__rule(e->out, e->doc, rule);
  buf_print(e->out, "\n");
  return true;
}

static void print_text(const explanation *e, const char *name, ng_str text) {
  if (text.len) buf_print(e->out, "    %s %.*s\n", name, STR_ARG(text));
}

static void print_words(const explanation *e, const char *name, token_range span) {
  if (span.first < span.end) print_text(e, name, tokens_text(&e->doc->tokens, span.first, span.end));
}

static void explain_dates(const explanation *e) {
  for (uint32_t i = 0; i < e->doc->facts.dates.count; i++) {
    const fact_date *date = &e->doc->facts.dates.items[i];
    if (begin_fact(e, date->span, "a date", date->rule)) print_text(e, "value", date->value);
  }
}

static void print_score(ng_buf *out, const char *name, int32_t thousandths) {
  uint32_t size = (uint32_t)(thousandths < 0 ? -thousandths : thousandths);
  buf_print(out, " %s %s%u.%02u", name, thousandths < 0 ? "-" : "", size / 1000, size % 1000 / 10);
}

/* The places of one name, and what spoke for each. */
static void print_choices(ng_buf *out, const fact_table *facts, uint32_t mention) {
  for (uint32_t i = 0; i < facts->place_choices.count; i++) {
    const place_choice *c = &facts->place_choices.items[i];
    if (c->mention != mention) continue;
    buf_print(out, "    %s %.*s (%.*s %.*s%s%.*s):", c->is_chosen ? "chose" : "passed", STR_ARG(c->name), STR_ARG(c->kind), STR_ARG(c->country),
              c->admin1.len ? "." : "", STR_ARG(c->admin1));
    print_score(out, "score", c->score);
    print_score(out, "= size", c->prior);
    print_score(out, "+ beside", c->evidence);
    print_score(out, "+ document", c->context);
    buf_print(out, "\n");
  }
}

static void explain_places(const explanation *e) {
  const fact_table *facts = &e->doc->facts;
  for (uint32_t i = 0; i < facts->place_mentions.count; i++) {
    const place_mention *mention = &facts->place_mentions.items[i];
    if (!begin_fact(e, mention->span, "a place", mention->rule)) continue;
    const fact_place *place = &facts->places.items[mention->place];
    print_text(e, "name", place->name);
    print_text(e, "kind", place_kind_name(place->kind));
    print_text(e, "country", place->country);
    print_choices(e->out, facts, i);
  }
}

static void explain_people(const explanation *e) {
  const fact_table *facts = &e->doc->facts;
  for (uint32_t i = 0; i < facts->person_mentions.count; i++) {
    const person_mention *mention = &facts->person_mentions.items[i];
    if (begin_fact(e, mention->span, "a person", mention->rule) && mention->person < facts->people.count)
      print_text(e, "name", facts->people.items[mention->person].name);
  }
  for (uint32_t i = 0; i < facts->organization_mentions.count; i++) {
    const organization_mention *mention = &facts->organization_mentions.items[i];
    if (begin_fact(e, mention->span, "an organization", mention->rule) && mention->organization < facts->organizations.count)
      print_text(e, "name", facts->organizations.items[mention->organization].name);
  }
}

static void explain_quotes(const explanation *e) {
  for (uint32_t i = 0; i < e->doc->facts.quotes.count; i++) {
    const fact_quote *quote = &e->doc->facts.quotes.items[i];
    if (!quote->part_count || !begin_fact(e, quote->parts[0], "a quotation", quote->rule)) continue;
    print_words(e, "speaker", quote->speaker);
    print_words(e, "cue", quote->cue);
  }
}

static void explain_events(const explanation *e) {
  const fact_table *facts = &e->doc->facts;
  for (uint32_t i = 0; i < facts->events.count; i++) {
    const fact_event *event = &facts->events.items[i];
    for (uint32_t n = 0; n < event->evidence_count; n++) {
      if (!begin_fact(e, event->evidence[n].trigger, "an event", event->rule)) continue;
      buf_print(e->out, "    id e%u type %s\n", i + 1, event_type_name(event->type));
      for (uint32_t a = 0; a < event->actor_count; a++) print_words(e, "actor", event->actors[a].span);
      for (uint32_t r = 0; r < event->recipient_count; r++) print_words(e, "recipient", event->recipients[r].span);
    }
  }
}

static void explain_blocks(const explanation *e) {
  for (uint32_t i = 0; i < e->doc->facts.blocks.count; i++)
    begin_fact(e, e->doc->facts.blocks.items[i].span, "a block", e->doc->facts.blocks.items[i].rule);
}

static void explain_lost(const explanation *e) {
  for (uint32_t i = 0; i < e->doc->facts.lost.count; i++) {
    const lost_reading *lost = &e->doc->facts.lost.items[i];
    if (!explain__overlaps(e->doc, lost->span.first, lost->span.end, e->from, e->to)) continue;
    explain__place(e->out, e->doc, lost->span.first, lost->span.end);
    buf_print(e->out, "\n  is no %s: %s%s%.*s", lost->kind, lost->why, lost->detail.len ? " " : "", STR_ARG(lost->detail));
    if (lost->rule != NO_REF) buf_print(e->out, " (");
    if (lost->rule != NO_REF) explain__rule(e->out, e->doc, lost->rule);
    buf_print(e->out, lost->rule != NO_REF ? ")\n" : "\n");
  }
}

void explain_facts(ng_buf *out, const document *doc, size_t start, size_t end) {
  explanation e = {out, doc, start, end};
  explain_dates(&e);
  explain_places(&e);
  explain_people(&e);
  explain_quotes(&e);
  explain_events(&e);
  explain_blocks(&e);
  explain_lost(&e);
}
