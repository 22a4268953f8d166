/* Events of a document: one walk over the tokens; verbs and nouns of the lists make drafts, drafts become facts. Spans of type event, from the
 * rules, come first where they begin. */
#include "fact/event.h"

static ng_status index_facts(event_reader *reader) {
  const document *doc = reader->doc;
  uint32_t count = doc->tokens.count + 1;
  reader->used = ARENA_NEW(doc->arena, uint8_t, count);
  reader->date_at = ARENA_NEW(doc->arena, uint32_t, count);
  reader->place_at = ARENA_NEW(doc->arena, uint32_t, count);
  reader->block_at = ARENA_NEW(doc->arena, uint32_t, count);
  reader->cue_at = ARENA_NEW(doc->arena, uint32_t, count);
  reader->quote_at = ARENA_NEW(doc->arena, uint32_t, count);
  if (!reader->used || !reader->date_at || !reader->place_at || !reader->block_at || !reader->cue_at || !reader->quote_at) return NG_ERROR_MEMORY;
  const fact_table *facts = &doc->facts;
  for (uint32_t i = 0; i < facts->dates.count; i++) {
    for (uint32_t t = facts->dates.items[i].span.first; t < facts->dates.items[i].span.end; t++) reader->date_at[t] = i + 1;
  }
  for (uint32_t i = 0; i < facts->place_mentions.count; i++) {
    for (uint32_t t = facts->place_mentions.items[i].span.first; t < facts->place_mentions.items[i].span.end; t++) reader->place_at[t] = i + 1;
  }
  for (uint32_t i = 0; i < facts->blocks.count; i++) {
    for (uint32_t t = facts->blocks.items[i].span.first; t < facts->blocks.items[i].span.end; t++) reader->block_at[t] = i + 1;
  }
  for (uint32_t i = 0; i < facts->quotes.count; i++) {
    const fact_quote *quote = &facts->quotes.items[i];
    for (uint32_t t = quote->cue.first; t < quote->cue.end; t++) reader->cue_at[t] = i + 1;
    for (uint32_t k = 0; k < quote->part_count; k++) {
      for (uint32_t t = quote->parts[k].first; t < quote->parts[k].end; t++) {
        if (!reader->quote_at[t]) reader->quote_at[t] = i + 1;
      }
    }
  }
  return NG_OK;
}

/* A party that acts in public affairs: a state, an official, a body that is no company. */
static bool is_public(const document *doc, const party *p) {
  if (p->kind == PARTY_STATE) return true;
  if (p->kind == PARTY_GROUP) return !(p->flags & PARTY_PLAIN) || !str_is(p->members[0].cameo, "---CVL");
  if (p->kind == PARTY_PERSON) {
    const fact_person *person = &doc->facts.people.items[p->members[0].ref.index];
    return person->country.len || person->leader || person->office.len;
  }
  ng_str kind = doc->facts.organizations.items[p->members[0].ref.index].kind;
  return !str_is(kind, "company") && !str_is(kind, "media") && !str_is(kind, "other") && !str_is(kind, "team");
}

static bool has_public(const document *doc, const party_set *set) {
  for (uint32_t i = 0; i < set->count; i++) {
    if (is_public(doc, set->items[i])) return true;
  }
  return false;
}

static bool is_any(ng_str text, const char *const *names, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    if (str_is(text, names[i])) return true;
  }
  return false;
}
#define IS_ANY(text, names) is_any((text), (names), sizeof(names) / sizeof *(names))

/* Sport and business use the words of war and diplomacy; what tells them apart is who acts. */
static bool is_worth_telling(const event_reader *reader, const event_draft *draft) {
  static const char *const VIOLENT[] = {"PROTEST", "ASSAULT", "COERCE", "DIE", "ELECT", "APPOINT"};
  static const char *const PLACED[] = {"explosives", "suicide-attack", "aerial", "drone", "firearms", "targeted", "heavy-weapons", "demo", "riot"};
  const document *doc = reader->doc;
  ng_str type = draft->event.type;
  bool nobody = !draft->actors.count && !draft->recipients.count;
  if (str_is(type, "DISASTER")) return draft->event.where != NO_REF;
  if (nobody) {
    bool negative_deal = str_is(type, "SUPPORT") && draft->event.polarity_negative;
    return draft->note.definite || negative_deal ||
           (IS_ANY(draft->event.mode, PLACED) && (draft->event.where != NO_REF || draft->event.when != NO_REF));
  }
  if (IS_ANY(type, VIOLENT)) return true;
  if (!draft->actors.count && !str_is(type, "CONSULT"))
    return draft->recipients.count && has_public(doc, &draft->recipients) && draft->event.quad != 1;
  return has_public(doc, &draft->actors) || has_public(doc, &draft->recipients);
}

/* What a party says inside marks is its claim. */
static void find_quotes(const event_reader *reader, event_draft *draft) {
  uint32_t index = reader->quote_at[draft->trigger.first];
  if (!index) return;
  draft->event.quotes = ARENA_NEW(reader->doc->arena, uint32_t, 1);
  if (!draft->event.quotes) return;
  draft->event.quotes[0] = index - 1;
  draft->event.quote_count = 1;
  bool inside = reader->doc->facts.quotes.items[index - 1].kind != QUOTE_INDIRECT;
  if (inside && draft->event.evidential == EVIDENTIAL_ASSERTED) draft->event.evidential = EVIDENTIAL_CLAIMED;
}

/* What protesters demand belongs to their protest. */
static bool is_cry(const event_memory *memory, const event_draft *draft) {
  uint32_t count = memory->base.doc->facts.events.count;
  if (!draft->hangs || !count || !str_is(draft->event.type, "REQUEST")) return false;
  return str_is(memory->base.doc->facts.events.items[count - 1].type, "PROTEST") && memory->notes[count - 1].sentence == draft->note.sentence;
}

static ng_status finish(event_memory *memory, event_draft *draft) {
  find_scene(&memory->base, draft);
  if (is_cry(memory, draft) || !is_worth_telling(&memory->base, draft)) return NG_OK;
  find_quotes(&memory->base, draft);
  return add_event(memory, draft);
}

static bool is_boilerplate(const document *doc, uint32_t token) {
  return doc->sentences.items[doc->sentences.of_token[token]].zone >= ZONE_BYLINE;
}

ng_status resolve_events(document *doc) {
  event_memory memory = {.base = {.doc = doc, .tokens = &doc->tokens, .lexicon = doc->tokens.lexicon}};
  event_reader *reader = &memory.base;
  ng_status status = event_lists_init(&reader->lists, doc);
  if (status == NG_OK) status = find_parties(&reader->parties, doc);
  if (status == NG_OK) status = index_facts(reader);
  for (uint32_t t = 0; t < doc->tokens.count && status == NG_OK; t++) {
    event_draft draft;
    if (reader->used[t] || doc->tokens.tokens[t].kind != TOKEN_WORD || is_boilerplate(doc, t)) continue;
    if (read_rule_event(reader, t, &draft) || read_verb_event(reader, t, &draft) || read_noun_event(reader, t, &draft))
      status = finish(&memory, &draft);
  }
  share_dates(doc);
  for (uint32_t i = 0; i < doc->facts.events.count; i++) set_codes(&doc->facts.events.items[i]);
  return status;
}
