/* Events of a document: one walk over the tokens; verbs and nouns of the lists make drafts, drafts become facts. Spans of type event, from the
 * rules, come first where they begin. */
#include "fact/event/event.h"

#include "fact/event/clause_find.h"

/* Marks the tokens of dates and cues. */
static ng_status index_facts(event_reader *reader) {
  const document *doc = reader->doc;
  const fact_table *facts = &doc->facts;
  uint8_t *over = reader->parties.over;
  reader->used = ARENA_NEW(doc->scratch, uint8_t, doc->tokens.count + 1);
  reader->date_at = ARENA_RAW(doc->scratch, uint32_t, doc->tokens.count + 1);
  if (!reader->used || !reader->date_at) return NG_ERROR_MEMORY;
  for (uint32_t i = 0; i < facts->dates.count; i++) {
    for (uint32_t t = facts->dates.items[i].span.first; t < facts->dates.items[i].span.end; t++) {
      over[t] |= OVER_DATE;
      reader->date_at[t] = i;
    }
  }
  for (uint32_t i = 0; i < facts->quotes.count; i++) {
    token_range cue = facts->quotes.items[i].cue;
    for (uint32_t t = cue.first; t < cue.end; t++) over[t] |= OVER_CUE;
  }
  return NG_OK;
}

/* A party that acts in public affairs: a state, an official, a body that is no company. */
static bool is_public(const document *doc, const party *p) {
  if (p->kind == PARTY_STATE) return true;
  if (p->kind == PARTY_GROUP) return !(p->flags & PARTY_PRIVATE) && (p->members[0].country.len || !is_business(p)); /* no "owners of the airline" */
  if (p->kind == PARTY_PERSON) {
    const fact_person *person = &doc->facts.people.items[p->members[0].ref.index];
    return person->leader || is_public_office(person) || is_official(p) || (!person->office.len && person->country.len);
  }
  return is_public_body(doc, p);
}

static bool has_public(const document *doc, const party_set *set) {
  for (uint32_t i = 0; i < set->count; i++) {
    if (is_public(doc, set->items[i])) return true;
  }
  return false;
}

/* Types that private people and bodies bring about as well. */
static bool is_anybodys(uint32_t type) {
  switch (type) {
    case EVENT_PROTEST:
    case EVENT_ASSAULT:
    case EVENT_DIE:
    case EVENT_ELECT:
    case EVENT_APPOINT: return true;
    default: return false;
  }
}

/* Of a party or parliament: who attacks with words only. */
static bool is_politician(const event_party *p) {
  return p->cameo.len > 3 && (str_ends(p->cameo, STR("PTY")) || str_ends(p->cameo, STR("LEG")));
}

/* "The [minister] attacked the German plan", "[unions] attack Chad", "an [MEP] of Labour": with words; but a government or its head may wage war, and a
 * coalition fights militants. */
static bool fights_with_words(const event_reader *reader, const party *p, const party_set *others) {
  const ng_str code = p->members[0].cameo;
  if (p->kind == PARTY_PERSON) return is_politician(&p->members[0]);
  if (others->count && others->items[0]->kind != PARTY_STATE && is_armed(others->items[0])) return false;
  if (p->kind == PARTY_STATE || is_armed(p)) return false;
  bool campaigns = str_ends(code, STR("PTY")) || str_ends(code, STR("LAB"));
  return campaigns || (p->kind == PARTY_GROUP && is_official(p) && hit_at(reader, p->span.end - 1, LIST_TITLE));
}

/* "Trump's attacks on Clinton", "the government's battle against inflation": fighting is told of who bears arms, and of crowds. */
static bool is_fight(const event_reader *reader, const event_draft *draft) {
  const party_set *sets[] = {&draft->actors, &draft->recipients};
  const party *only = draft->actors.count + draft->recipients.count == 1 && draft->actors.count ? draft->actors.items[0] : NULL;
  if (only && only->kind == PARTY_STATE && only->member_count == 1 && draft->frame && draft->frame->flags & FRAME_RECIPROCAL)
    return false; /* "tomorrow's clash with Portugal": a match or a quarrel */
  bool two_sides = (draft->actors.count && draft->recipients.count) || draft->event.reciprocal || draft->recipients.count > 1;
  const party *one = draft->actors.count == 1 ? draft->actors.items[0] : NULL;
  if (one && fights_with_words(reader, one, &draft->recipients)) return false;
  bool talks = one && one->kind == PARTY_PERSON && one->members[0].country.len; /* "Lee's attacks on immigrants" */
  for (size_t i = 0; i < 2; i++) {
    for (uint32_t k = 0; k < sets[i]->count; k++) {
      bool mutual = draft->event.reciprocal || (draft->frame && draft->frame->flags & FRAME_RECIPROCAL);
      if (mutual && sets[i]->items[k]->kind == PARTY_PERSON && !is_armed(sets[i]->items[k]))
        return false; /* "Lee's clash with Italy", "the battle against Lee" */
      if (is_armed(sets[i]->items[k]) || (two_sides && !talks && sets[i]->items[k]->flags & PARTY_PRIVATE)) return true;
    }
  }
  return false;
}

bool has_setting(const event_draft *draft) {
  bool fray = draft->event.type == EVENT_PROTEST || draft->event.type == EVENT_ASSAULT;
  bool dated = draft->event.when != NO_REF && draft->event.when_source == SOURCE_TEXT && draft->event.status == STATUS_PAST;
  return draft->event.where != NO_REF || (fray && dated);
}

/* Whether every fourth sentence speaks of matches. */
static bool is_sport_report(const event_reader *reader) {
  enum { LEAST = 4, SHARE = 4 };
  if (!reader->rules->lexicon.lists[LIST_EVENT_OBJECT].row_count) return false;
  uint64_t sport = reader->rules->object_classes[reader->tables->sport_row];
  uint32_t count = reader->doc->sentences.count, found = 0;
  for (uint32_t i = 0; i < count; i++) found += (reader->objects[i] & sport) != 0;
  return found >= LEAST && found * SHARE >= count;
}

/* "directors of the bank met", "the two sides met again", "Lee's talks with the firm's owners": all who take part are of firms, or of nobody knows whom. */
static bool is_private_talk(const event_draft *draft) {
  const party_set *sets[] = {&draft->actors, &draft->recipients};
  bool private = false;
  for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
    for (uint32_t k = 0; k < sets[i]->count; k++) {
      const party *p = sets[i]->items[k];
      ng_str code = p->members[0].cameo;
      bool trades = is_business(p) && !str_starts(code, STR("IGO"));                       /* but the World Bank: IGOBUS */
      bool people = p->kind == PARTY_GROUP && code.len == 6 && str_ends(code, STR("CVL")); /* "researchers", "farmers" */
      bool unknown = people || ((p->kind == PARTY_PERSON || p->kind == PARTY_GROUP) && str_is(code, "---"));
      if (!trades && !unknown) return false;
      private |= trades || p->kind == PARTY_GROUP;
    }
  }
  return private;
}

static bool has_official(const party_set *set) {
  for (uint32_t i = 0; i < set->count; i++) {
    if (is_official(set->items[i]) && set->items[i]->kind != PARTY_GROUP) return true;
  }
  return false;
}

/* What a report of matches tells beside sport: deaths, arrests, what is done by or to those in office. */
static bool is_beside_sport(const event_draft *draft) {
  bool grave = draft->event.type == EVENT_DIE || draft->event.type == EVENT_DISASTER || is_of_justice(draft);
  return grave || has_official(&draft->actors) || has_official(&draft->recipients);
}

/* "[ten hostages] were freed": people right before the verb; but "his record was released". */
static bool is_freed(const event_reader *reader, const event_draft *draft) {
  const party *p = draft->recipients.count && str_is(draft->event.mode, "release") ? draft->recipients.items[0] : NULL;
  if (!p || p->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES) || p->span.end >= draft->trigger.first) return false;
  for (uint32_t t = p->span.end; t < draft->trigger.first; t++) {
    bool plain = grammar_of(reader->tokens, t) & GRAMMAR_VERB || token_is(reader->tokens, t, WORD_WHO) || ends_in_ly(reader, t) ||
                 token_is(reader->tokens, t, WORD_ALSO);
    if (!plain) return false;
  }
  return true;
}

/* "Campaigners accused the government": what people charge the authorities with, also where nobody names them; but "the makers sue", "critics of Lee". */
static bool is_outcry(const event_draft *draft) {
  static const char *const AUTHORITIES[] = {"GOV", "COP", "MIL"};
  const party *one = draft->actors.items[0], *other = draft->recipients.count ? draft->recipients.items[0] : NULL;
  bool charge = str_is(draft->event.mode, "allege") && !draft->event.polarity_negative && draft->event.status != STATUS_POSSIBLE;
  if (!charge || one->kind != PARTY_GROUP || !str_ends(one->members[0].cameo, STR("CVL")) || !other || other->kind == PARTY_PERSON) return false;
  for (size_t i = 0; i < sizeof AUTHORITIES / sizeof *AUTHORITIES; i++) {
    if (str_ends(other->members[0].cameo, str_of(AUTHORITIES[i]))) return true;
  }
  return false;
}

/* Sport and business use the words of war and diplomacy; what tells them apart is who acts. */
static bool is_worth_telling(const event_reader *reader, const event_draft *draft) {
  const document *doc = reader->doc;
  uint32_t type = draft->event.type;
  if (reader->sport && !is_beside_sport(draft)) return false;
  bool to_come = draft->event.status == STATUS_POSSIBLE || draft->event.status == STATUS_PLANNED;
  if (type == EVENT_DISASTER) return draft->event.where != NO_REF && !to_come; /* "should an earthquake strike Lima" */
  if (!draft->actors.count && !draft->recipients.count) {
    bool negative_deal = type == EVENT_SUPPORT && draft->event.polarity_negative;
    bool unnamed = draft->frame && draft->frame->flags & FRAME_UNNAMED;
    return draft->note.definite || negative_deal || draft->setting || ((unnamed || draft->struck) && has_setting(draft));
  }
  if (type == EVENT_ASSAULT && draft->actors.count && is_business(draft->actors.items[0])) return false; /* "trades executed by the firm" */
  if (type == EVENT_ASSAULT && str_is(draft->event.cameo, "190") && !draft->event.mode.len && !is_fight(reader, draft)) return false;
  bool idle = draft->event.status == STATUS_POSSIBLE || draft->event.polarity_negative;
  if (idle && (type == EVENT_DIE || type == EVENT_ELECT)) return false; /* "people believe they might die" */
  const party *winner = type == EVENT_ELECT && draft->actors.count ? draft->actors.items[0] : NULL;
  if (winner && winner->kind != PARTY_PERSON && is_business(winner)) return false; /* "a stake retained by the firm" */
  if (type == EVENT_APPOINT && !draft->frame && draft->actors.count && is_business(draft->actors.items[0])) return false; /* "the bank fired Lee" */
  const party *first = draft->actors.count ? draft->actors.items[0] : NULL; /* "nurses threatened to go on strike" */
  bool strike = type == EVENT_THREATEN && draft->event.act_type == EVENT_PROTEST && first && is_crowd(first) && !is_firm(first);
  if (is_anybodys(type) || strike) return true;
  bool public_actor = has_public(doc, &draft->actors), public_other = has_public(doc, &draft->recipients);
  const party *other = draft->recipients.count ? draft->recipients.items[0] : NULL;
  bool is_counted = other && other->kind == PARTY_GROUP && before_count(reader, other, sentence_start(reader, other->span.first)) < other->span.first;
  bool is_named = other && (other->kind == PARTY_PERSON || is_counted);
  bool is_justice =
      is_of_justice(draft) ||
      (is_named && str_is(draft->event.mode, "convict")); /* "ten students were arrested", "the man was jailed for life"; but "drivers were fined" */
  if ((type == EVENT_COERCE || type == EVENT_SANCTION || is_of_justice(draft)) && !draft->actors.count) return public_other || is_justice;
  /* "German metalworkers' wage talks" */
  bool adjective = draft->actors.count == 1 && !draft->recipients.count && draft->actors.items[0]->flags & PARTY_MODIFIES;
  bool place = adjective && draft->actors.items[0]->flags & PARTY_PLACE && str_is(draft->note.kind, "meeting"); /* "the Brussels meeting" */
  if (type == EVENT_CONSULT && adjective && (place || str_is(draft->note.kind, "talks"))) return false;
  if (type == EVENT_CONSULT && !draft->frame) return public_actor; /* "the actor is in Peru" */
  if (type == EVENT_CONSULT) return (public_actor || public_other) && !is_private_talk(draft);
  if (!draft->actors.count && is_freed(reader, draft)) return true;
  if (!draft->actors.count) return public_other && event_type_quad(type) > 2 && type != EVENT_REQUEST;
  bool words = event_type_quad(type) == 1 || event_type_quad(type) == 3; /* named people speak up to those in office; deeds are for these */
  bool to_state =
      type == EVENT_SUPPORT && draft->recipients.count && draft->recipients.items[0]->kind == PARTY_STATE; /* "the striker backs France" */
  return public_actor || is_outcry(draft) || (words && public_other && !to_state && draft->actors.items[0]->members[0].ref.kind != REF_NONE);
}

static bool is_part_of(const fact_quote *quote, uint32_t token) {
  for (uint32_t i = 0; i < quote->part_count; i++) {
    if (quote->parts[i].first <= token && token < quote->parts[i].end) return true;
  }
  return false;
}

/* The first quote that the event is told in, NO_REF when there is none. The walk is at `token`. */
static uint32_t quote_of(event_memory *memory, uint32_t token, const event_draft *draft) {
  const fact_quote *quotes = memory->base.doc->facts.quotes.items;
  uint32_t count = memory->base.doc->facts.quotes.count, trigger = draft->trigger.first;
  while (memory->quote < count && quotes[memory->quote].parts[quotes[memory->quote].part_count - 1].end <= token) memory->quote++;
  for (uint32_t i = memory->quote; i < count && quotes[i].parts[0].first <= trigger; i++) {
    if (is_part_of(&quotes[i], trigger)) return i;
  }
  return NO_REF;
}

/* What a party says inside marks is its claim. */
static void find_quotes(event_memory *memory, uint32_t token, event_draft *draft) {
  const document *doc = memory->base.doc;
  uint32_t index = quote_of(memory, token, draft);
  if (index == NO_REF) return;
  draft->event.quotes = ARENA_NEW(doc->arena, uint32_t, 1);
  if (!draft->event.quotes) return;
  draft->event.quotes[0] = index;
  draft->event.quote_count = 1;
  bool inside = doc->facts.quotes.items[index].kind != QUOTE_INDIRECT;
  if (inside && draft->event.evidential == EVIDENTIAL_ASSERTED) draft->event.evidential = EVIDENTIAL_CLAIMED;
}

/* What protesters demand belongs to their protest. */
static bool is_cry(const event_memory *memory, const event_draft *draft) {
  uint32_t count = memory->base.doc->facts.events.count;
  if (!draft->hangs || !count || draft->event.type != EVENT_REQUEST) return false;
  return memory->base.doc->facts.events.items[count - 1].type == EVENT_PROTEST && memory->notes[count - 1].sentence == draft->note.sentence;
}

event_draft draft_of(const event_reader *reader, const frame_hit *hit) {
  const rule_frame *frame = hit->frame;
  return (event_draft){.frame = frame,
                       .event = {.type = (uint8_t)frame->type,
                                 .mode = image_str(reader->rules, frame->mode),
                                 .cameo = image_str(reader->rules, frame->cameo),
                                 .rule = frame->rule},
                       .note = {.kind = image_str(reader->rules, frame->kind)}};
}

/* The span of what a frame found, so that `rules test` and `explain` see it. */
static ng_status add_span(document *doc, const rule_frame *frame, token_range range) {
  if (!frame) return NG_OK;
  uint32_t span = span_add(&doc->spans, SPAN_event, range.first, range.end, doc->sentences.of_token[range.first]);
  if (span == NO_SPAN) return NG_ERROR_MEMORY;
  doc->spans.items[span].rule = frame->rule;
  return NG_OK;
}

/* The state of the actors as a party of its own, over their words. */
static const party *state_of(const event_reader *reader, const party *p) {
  party *state = p->members[0].country.len ? ARENA_NEW(reader->doc->arena, party, 1) : NULL;
  if (!state) return NULL;
  *state = (party){.span = p->span, .kind = PARTY_STATE, .members = ARENA_NEW(reader->doc->arena, event_party, 1), .member_count = 1};
  if (!state->members) return NULL;
  ng_str country = p->members[0].country;
  state->members[0] = (event_party){.span = p->span, .country = country, .cameo = country, .source = SOURCE_INHERITED};
  return state;
}

/* Protests that name nobody they are against are against the authorities where they are, or those of the protesters. */
static void find_authorities(const event_reader *reader, event_draft *draft) {
  if (draft->event.type != EVENT_PROTEST || draft->recipients.count) return;
  uint32_t stop = sentence_stop(reader, draft->trigger.first), t = sentence_start(reader, draft->trigger.first);
  if (draft->event.where == NO_REF || draft->event.where_source != SOURCE_TEXT) t = stop;
  for (; t < stop && !draft->recipients.count; t++) {
    const place_mention *mention = party_place(&reader->parties, reader->doc, t);
    if (mention && mention->place == draft->event.where)
      find_object(reader, t, mention->span.end, false, &draft->recipients); /* "in Serbia", but not "in Lima" */
  }
  const party *own = draft->recipients.count || !draft->actors.count ? NULL : state_of(reader, draft->actors.items[0]);
  if (own) put_party(&draft->recipients, own);
}

/* "toured [South East Asian] countries": regions stand for no state. */
static void drop_regions(event_draft *draft) {
  party_set *set = &draft->recipients;
  uint32_t kept = 0;
  for (uint32_t i = 0; i < set->count; i++) {
    const party *p = set->items[i];
    if (p->kind != PARTY_STATE || !str_is(p->members[0].cameo, "---")) set->items[kept++] = p;
  }
  set->count = kept;
}

static ng_status finish(event_memory *memory, uint32_t token, event_draft *draft) {
  find_scene(&memory->base, draft);
  find_authorities(&memory->base, draft);
  if (is_cry(memory, draft) || !is_worth_telling(&memory->base, draft)) return NG_OK;
  drop_regions(draft);
  keep_concerned(&memory->base, draft);
  find_quotes(memory, token, draft);
  ng_status status = add_span(memory->base.doc, draft->frame, draft->trigger);
  if (status == NG_OK && draft->act && draft->act->flags & FRAME_GOVERNED) status = add_span(memory->base.doc, draft->act, draft->act_span);
  return status == NG_OK ? add_event(memory, draft) : status;
}

static bool read_event(event_reader *reader, uint32_t token, event_draft *draft) {
  if (reader->used[token]) return false;
  if (item_at(&reader->doc->spans, token) != NO_SPAN && read_rule_event(reader, token, draft)) return true;
  const uint64_t lists = reader->tokens->lists[token], verbs = list_bit(LIST_FRAME_VERB) | list_bit(LIST_DEMAND_MODAL);
  if (lists & verbs && read_verb_event(reader, token, draft)) return true;
  return lists & list_bit(LIST_FRAME_NOUN) && !reader->used[token] && read_noun_event(reader, token, draft);
}

static const event_tables *tables_of(document *doc) {
  if (doc->event_tables) return doc->event_tables;
  event_tables *own = ARENA_NEW(doc->arena, event_tables, 1);
  if (own && event_tables_init(own, doc->arena, &doc->rules->lexicon) != NG_OK) own = NULL;
  return doc->event_tables = own;
}

static ng_status read_starts(event_memory *memory) {
  const event_reader *reader = &memory->base;
  ng_status status = NG_OK;
  for (const uint32_t *start = reader->starts; status == NG_OK && *start != UINT32_MAX; start++) {
    event_draft draft;
    if (!reader->telling[reader->doc->sentences.of_token[*start]]) continue;
    if (read_event(&memory->base, *start, &draft)) status = finish(memory, *start, &draft);
  }
  return status;
}

/* What events say of each other, once all are known. */
static ng_status link_events(event_reader *reader) {
  document *doc = reader->doc;
  if (!doc->facts.events.count) return NG_OK;
  uint32_t *event_at = ARENA_NEW(doc->scratch, uint32_t, doc->tokens.count + 1);
  if (!event_at) return NG_ERROR_MEMORY;
  for (uint32_t i = 0; i < doc->facts.events.count; i++) {
    const fact_event *event = &doc->facts.events.items[i];
    for (uint32_t k = 0; k < event->evidence_count; k++) event_at[event->evidence[k].trigger.first] = i + 1;
  }
  settle_blocks(doc);
  if (settle_actors(reader) != NG_OK) return NG_ERROR_MEMORY;
  link_details(doc, event_at);
  anchor_dates(doc, event_at);
  return NG_OK;
}

ng_status resolve_events(document *doc) {
  event_memory memory = {.base = {.doc = doc, .tokens = &doc->tokens, .lexicon = doc->tokens.lexicon, .rules = doc->rules}};
  event_reader *reader = &memory.base;
  token_range clause = {0, 0};
  reader->clause = &clause;
  reader->tables = tables_of(doc);
  if (!reader->tables) return NG_ERROR_MEMORY;
  ng_status status = find_event_starts(reader);
  if (status == NG_OK && !memchr(reader->telling, 1, doc->sentences.count)) return NG_OK;
  if (status == NG_OK) status = find_parties(&reader->parties, doc, reader->telling);
  if (status == NG_OK) status = index_facts(reader);
  if (status == NG_OK) reader->sport = is_sport_report(reader);
  if (status == NG_OK) status = read_starts(&memory);
  if (status == NG_OK) status = link_events(reader);
  for (uint32_t i = 0; i < doc->facts.events.count; i++) set_codes(doc->rules, &doc->facts.events.items[i]);
  return status;
}
