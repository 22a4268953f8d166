/* Where an event happens, and when: date and places of its sentence, and the fields of its labelled block. */
#include "fact/event/event.h"

enum { NEAR = 40, AIM = 4, STRUCK = 8 }; /* tokens */

/* The most telling place of [first, end): the first that lies in a state, else the first. */
static uint32_t place_in(const event_reader *reader, uint32_t first, uint32_t end) {
  const fact_table *facts = &reader->doc->facts;
  uint32_t any = NO_REF;
  for (uint32_t t = first; (t = next_over(&reader->parties, t, end, OVER_PLACE)) < end; t++) {
    uint32_t place = facts->place_mentions.items[reader->parties.place_at[t]].place;
    if (any == NO_REF) any = place;
    if (facts->places.items[place].country.len && facts->places.items[place].kind != PLACE_COUNTRY) return place;
  }
  return any;
}

static bool is_scene(const event_reader *reader, const place_mention *mention) {
  if (mention->role != ROLE_LITERAL) return false;
  const party *owner = party_over(&reader->parties, mention->span.first);
  if (owner && owner->kind != PARTY_STATE) return false; /* "the US president" */
  if (mention->use == USE_ORIGIN || mention->use == USE_ACTOR || mention->use == USE_MODIFIER) return false;
  uint32_t first = mention->span.first - (mention->span.first > 0 && is_determiner(reader, mention->span.first - 1));
  bool state = reader->doc->facts.places.items[mention->place].kind == PLACE_COUNTRY;
  if (state && token_is(reader->tokens, first - 1, WORD_ON)) return false; /* "talks on [Chad]'s debt" */
  if (stands_where(reader->doc, mention->span.first)) return true;
  return mention->use == USE_AT && !state;
}

/* "returned from Malaysia, [where] he met": the token behind "where", which tells the scene of what follows it up to the next comma; 0 without one. */
static uint32_t behind_where(const event_reader *reader, const place_mention *mention) {
  uint32_t t = mention->span.end + token_is(reader->tokens, mention->span.end, WORD_COMMA);
  return mention->role == ROLE_LITERAL && token_is(reader->tokens, t, WORD_WHERE) ? t + 1 : 0;
}

static bool is_told_of(const event_reader *reader, const place_mention *mention, uint32_t trigger) {
  uint32_t first = behind_where(reader, mention);
  return first && find_word(reader->tokens, first, trigger, WORD_COMMA) == trigger;
}

static void find_where(const event_reader *reader, event_draft *draft) {
  const fact_table *facts = &reader->doc->facts;
  uint32_t start = sentence_start(reader, draft->trigger.first), stop = sentence_stop(reader, draft->trigger.first), least = UINT32_MAX;
  bool goes = str_is(draft->event.mode, "visit") || draft->event.type == EVENT_TRAVEL,
       strikes = draft->event.type == EVENT_DISASTER && draft->by_text;
  uint32_t reach = draft->trigger.end + (goes ? AIM : strikes ? STRUCK : 0); /* "visited [Peru]", "an earthquake struck western [Nepal]" */
  if (draft->trigger.first > start + NEAR) start = draft->trigger.first - NEAR;
  if (stop > draft->trigger.end + NEAR) stop = draft->trigger.end + NEAR;
  for (uint32_t t = start; (t = next_over(&reader->parties, t, stop, OVER_PLACE)) < stop; t++) {
    const place_mention *mention = &facts->place_mentions.items[reader->parties.place_at[t]];
    bool aim =
        mention->span.first >= draft->trigger.end && mention->span.first < reach && mention->role == ROLE_LITERAL && mention->use != USE_ORIGIN;
    uint32_t way = way_to_trigger(draft->trigger, mention->span) + (mention->span.first < draft->trigger.first ? 6 : 0);
    bool told = is_told_of(reader, mention, draft->trigger.first);
    if (told) way = 0;
    if ((!aim && !told && !is_scene(reader, mention)) || way >= least || is_cut_off(reader, draft->trigger, mention->span)) continue;
    least = way;
    draft->event.where = mention->place;
    draft->event.where_source = SOURCE_TEXT;
  }
}

static const block_field *field_of(const fact_block *block, const char *key) {
  for (uint32_t i = 0; i < block->field_count; i++) {
    if (str_is(block->fields[i].key, key)) return &block->fields[i];
  }
  return NULL;
}

static bool holds(token_range range, uint32_t token) {
  return range.first <= token && token < range.end;
}

uint32_t block_over(const document *doc, uint32_t token) {
  const fact_block *blocks = doc->facts.blocks.items;
  uint32_t least = 0, most = doc->facts.blocks.count;
  while (least < most) {
    uint32_t middle = (least + most) / 2;
    if (blocks[middle].span.end > token)
      most = middle;
    else
      least = middle + 1;
  }
  return least < doc->facts.blocks.count && blocks[least].span.first <= token ? least : NO_REF;
}

/* The block's Location and When stand for all that its other fields tell. */
static void find_block(const event_reader *reader, event_draft *draft) {
  uint32_t index = block_over(reader->doc, draft->trigger.first);
  if (index == NO_REF) return;
  const fact_block *block = &reader->doc->facts.blocks.items[index];
  draft->event.block = index;
  const block_field *location = field_of(block, "location"), *when = field_of(block, "when"), *outlook = field_of(block, "outlook");
  uint8_t status;
  uint32_t end;
  bool open = outlook != NULL;
  for (uint32_t t = location ? location->value.first : 0; location && t < location->value.end; t++) {
    open |= (status_word_at(reader, t, CLASS_ADJECTIVE, &end, &status) && status != STATUS_ONGOING) || token_is(reader->tokens, t, WORD_POSSIBLY);
  }
  if (open && (draft->event.status == STATUS_PAST || draft->loose) && !draft->by_text) draft->event.status = STATUS_POSSIBLE;
  if (outlook && holds(outlook->value, draft->trigger.first) && draft->event.status == STATUS_PAST && !draft->by_text)
    draft->event.status = STATUS_POSSIBLE;
  bool is_visit = str_is(draft->event.mode, "visit");
  uint32_t place = location && !is_visit ? place_in(reader, location->value.first, location->value.end) : NO_REF;
  if (place != NO_REF && (draft->event.where == NO_REF || !holds(location->value, draft->trigger.first))) {
    draft->event.where = place;
    draft->event.where_source = SOURCE_BLOCK;
  }
  for (uint32_t t = when ? when->value.first : 0; when && t < when->value.end && draft->event.when == NO_REF; t++) {
    if (!is_dated(reader, t)) continue;
    draft->event.when = reader->date_at[t];
    draft->event.when_source = SOURCE_BLOCK;
  }
}

void find_scene(const event_reader *reader, event_draft *draft) {
  draft->event.when = draft->event.where = draft->event.block = draft->event.part_of = NO_REF;
  find_when(reader, draft);
  find_where(reader, draft);
  if (draft->setting && draft->event.where == NO_REF) {
    draft->event.where = draft->setting->members[0].ref.index;
    draft->event.where_source = SOURCE_TEXT;
  }
  find_block(reader, draft);
  settle_when(reader, draft);
}
