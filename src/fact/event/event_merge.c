/* The memory of events: what is told twice is one event with two pieces of evidence; "the summit" without parties takes those told before. */
#include "fact/event/event.h"

enum { MEMORY = 80, MAX_SIDE = 12 };

static bool is_same_type(const fact_event *a, const fact_event *b) {
  return a->type == b->type && a->polarity_negative == b->polarity_negative;
}

/* ---- comparing ---- */

static bool holds_party(const document *doc, const event_party *items, uint32_t count, const event_party *one) {
  for (uint32_t i = 0; i < count; i++) {
    if (same_party(doc, &items[i], one)) return true;
    /* a leader may stand for the state */
    if (is_one_side(&items[i], one) &&
        (items[i].ref.kind == REF_PLACE || one->ref.kind == REF_PLACE || items[i].ref.kind == REF_NONE || one->ref.kind == REF_NONE))
      return true;
  }
  return false;
}

/* One side lies within the other; an empty one fits all. */
static bool sides_fit(const document *doc, const event_party *a, uint32_t a_count, const event_party *b, uint32_t b_count) {
  if (!a_count || !b_count) return true;
  const event_party *few = a_count <= b_count ? a : b, *many = a_count <= b_count ? b : a;
  uint32_t few_count = a_count <= b_count ? a_count : b_count, many_count = a_count <= b_count ? b_count : a_count;
  for (uint32_t i = 0; i < few_count; i++) {
    if (!holds_party(doc, many, many_count, &few[i])) return false;
  }
  return true;
}

/* Whether two dates can be of one happening: one interval lies within the other, or one is vague. */
static bool dates_fit(const document *doc, uint32_t a, uint32_t b) {
  if (a == NO_REF || b == NO_REF || a == b) return true;
  const fact_date *x = &doc->facts.dates.items[a], *y = &doc->facts.dates.items[b];
  if (x->begin.len < 10 || y->begin.len < 10 || x->stop.len < 10 || y->stop.len < 10) return true;
  return memcmp(x->begin.ptr, y->stop.ptr, 10) < 0 && memcmp(y->begin.ptr, x->stop.ptr, 10) < 0;
}

static bool places_fit(const document *doc, uint32_t a, uint32_t b) {
  if (a == NO_REF || b == NO_REF || a == b) return true;
  ng_str x = doc->facts.places.items[a].country, y = doc->facts.places.items[b].country;
  return x.len && str_equal(x, y);
}

/* Frames of one kind may tell of one happening; "the talks" may be a meeting told before. */
static bool kinds_fit(const event_note *old, const event_note *note) {
  if (!old->kind.len || !note->kind.len || str_equal(old->kind, note->kind)) return true;
  return note->definite && str_is(note->kind, "talks") && str_is(old->kind, "meeting");
}

/* What a block tells belongs to its own head event: one told outside fits only by its ordinal, or by date or place. */
static bool blocks_fit(const fact_event *a, const event_note *note, const event_draft *draft) {
  const fact_event *b = &draft->event;
  if (a->block == b->block) return true;
  if (a->block != NO_REF && b->block != NO_REF) return false;
  bool ordinal = note->ordinal && note->ordinal == draft->note.ordinal && a->status == b->status;
  return ordinal || b->block == NO_REF || (a->where != NO_REF && b->where != NO_REF) || b->status != STATUS_PAST;
}

static bool acts_fit(const fact_event *a, const fact_event *b) {
  return !a->act_type || !b->act_type ||
         (a->act_type == b->act_type && (!a->act_cameo.len || !b->act_cameo.len || str_equal(a->act_cameo, b->act_cameo)));
}

/* ---- joining ---- */

static ng_status add_side(document *doc, event_party **items, uint32_t *count, const event_party *more, uint32_t more_count) {
  for (uint32_t i = 0; i < more_count; i++) {
    if (*count >= MAX_SIDE || holds_party(doc, *items, *count, &more[i])) continue;
    event_party *bigger = arena_grow(doc->arena, *items, *count * sizeof *bigger, (*count + 1) * sizeof *bigger);
    if (!bigger) return NG_ERROR_MEMORY;
    bigger[(*count)++] = more[i];
    *items = bigger;
  }
  return NG_OK;
}

static ng_status add_evidence(document *doc, fact_event *event, event_evidence evidence) {
  event_evidence *bigger =
      arena_grow(doc->arena, event->evidence, event->evidence_count * sizeof *bigger, (event->evidence_count + 1) * sizeof *bigger);
  if (!bigger) return NG_ERROR_MEMORY;
  bigger[event->evidence_count++] = evidence;
  event->evidence = bigger;
  return NG_OK;
}

static bool is_finer(const document *doc, uint32_t date, uint32_t than) {
  const fact_date *a = &doc->facts.dates.items[date], *b = &doc->facts.dates.items[than];
  return a->begin.len && (!b->begin.len || a->value.len > b->value.len);
}

static ng_status join(document *doc, fact_event *into, const fact_event *from) {
  bool mixed = into->actor_count && from->actor_count && into->reciprocal != from->reciprocal;
  ng_status status = NG_OK;
  if (!mixed || from->reciprocal) {
    status = add_side(doc, &into->actors, &into->actor_count, from->actors, from->actor_count);
    if (status == NG_OK && !from->reciprocal)
      status = add_side(doc, &into->recipients, &into->recipient_count, from->recipients, from->recipient_count);
    if (from->reciprocal) into->reciprocal = 1;
  }
  if (from->when != NO_REF && (into->when == NO_REF || is_finer(doc, from->when, into->when))) {
    into->when = from->when;
    into->when_source = from->when_source;
  }
  /* a block's scene is that of its happening, not of a demand told before it */
  bool meeting = into->type == EVENT_CONSULT, foreign = !meeting && into->block != from->block && from->where_source == SOURCE_BLOCK;
  if (!foreign && from->where != NO_REF && (into->where == NO_REF || (into->where_source != SOURCE_BLOCK && from->where_source == SOURCE_BLOCK))) {
    into->where = from->where;
    into->where_source = from->where_source;
  }
  if (into->block == NO_REF && meeting) into->block = from->block;
  if (!into->mode.len) into->mode = from->mode;
  if (!into->act_type) {
    into->act_type = from->act_type;
    into->act_cameo = from->act_cameo;
  }
  return status == NG_OK ? add_evidence(doc, into, from->evidence[0]) : status;
}

/* ---- the draft as a fact ---- */

static ng_status fill_side(document *doc, event_party **items, uint32_t *count, const party_set *set) {
  ng_status status = NG_OK;
  for (uint32_t i = 0; i < set->count && status == NG_OK; i++) {
    const party *p = set->items[i];
    for (uint32_t k = 0; k < p->member_count && *count < MAX_SIDE && status == NG_OK; k++) {
      event_party *bigger = arena_grow(doc->arena, *items, *count * sizeof *bigger, (*count + 1) * sizeof *bigger);
      if (!bigger)
        status = NG_ERROR_MEMORY;
      else
        bigger[(*count)++] = p->members[k], *items = bigger;
    }
  }
  return status;
}

static void widen(const document *doc, token_range *span, token_range by) {
  uint32_t sentence = doc->sentences.of_token[span->first];
  if (by.first == by.end || doc->sentences.of_token[by.first] != sentence) return;
  if (by.first < span->first) span->first = by.first;
  if (by.end > span->end) span->end = by.end;
}

/* From the first to the last argument of the clause. */
static token_range evidence_span(const document *doc, const event_draft *draft) {
  token_range span = draft->trigger;
  for (uint32_t i = 0; i < draft->actors.count; i++) widen(doc, &span, draft->actors.items[i]->span);
  for (uint32_t i = 0; i < draft->recipients.count; i++) widen(doc, &span, draft->recipients.items[i]->span);
  if (draft->act) widen(doc, &span, draft->act_span);
  if (draft->event.when != NO_REF && draft->event.when_source == SOURCE_TEXT) {
    token_range date = doc->facts.dates.items[draft->event.when].span;
    if (date.first >= span.first && date.first < span.end + 6) widen(doc, &span, date);
  }
  return span;
}

static ng_status fill(event_memory *memory, event_draft *draft) {
  document *doc = memory->base.doc;
  fact_event *event = &draft->event;
  ng_status status = fill_side(doc, &event->actors, &event->actor_count, &draft->actors);
  if (status == NG_OK) status = fill_side(doc, &event->recipients, &event->recipient_count, &draft->recipients);
  return status == NG_OK ? add_evidence(doc, event, (event_evidence){evidence_span(doc, draft), draft->trigger}) : status;
}

/* ---- the memory ---- */

static bool is_in_headline(const document *doc, uint32_t sentence) {
  return doc->sentences.items[sentence].zone == ZONE_HEADLINE;
}

/* "Lee trip" … "Lee will make a trip in May": whether one of two mentions near each other tells the status that is only guessed of the other. */
static bool tells_status(const document *doc, const event_note *note, const fact_event *guessed, const fact_event *told, const event_note *other) {
  enum { NEAR = 4 }; /* sentences */
  uint32_t way = note->sentence < other->sentence ? other->sentence - note->sentence : note->sentence - other->sentence;
  if (!note->guess || !other->sure || !guessed->actor_count || !told->actor_count) return false;
  if (note->guess == GUESS_AHEAD) return told->status == STATUS_PLANNED && way <= NEAR;
  return way <= NEAR || is_in_headline(doc, note->sentence) || is_in_headline(doc, other->sentence);
}

static bool can_join(const event_memory *memory, uint32_t index, const event_draft *draft) {
  const document *doc = memory->base.doc;
  const fact_event *old = &doc->facts.events.items[index], *event = &draft->event;
  const event_note *note = &memory->notes[index];
  if (!is_same_type(old, event) || !acts_fit(old, event) || !blocks_fit(old, note, draft)) return false;
  if (!dates_fit(doc, old->when, event->when) || !places_fit(doc, old->where, event->where)) return false;
  if (note->ordinal && draft->note.ordinal && note->ordinal != draft->note.ordinal) return false;
  bool vague = !draft->by_text && draft->note.definite && !(draft->loose && old->status == STATUS_PAST); /* "this meeting would" */
  bool by_other = tells_status(doc, note, old, event, &draft->note) || tells_status(doc, &draft->note, event, old, note);
  bool same_status = old->status == event->status || vague || by_other;
  if (!same_status) return false;
  bool consult = event->type == EVENT_CONSULT;
  if (consult && !kinds_fit(note, &draft->note)) return false;
  if (!consult && note->kind.len && draft->note.kind.len && !draft->note.definite && !str_equal(note->kind, draft->note.kind) &&
      !str_equal(old->cameo, event->cameo))
    return false;
  if (str_is(event->mode, "visit") != str_is(old->mode, "visit")) return false;
  if (event->actor_count || event->recipient_count) {
    if (event->reciprocal || old->reciprocal) {
      bool plain = sides_fit(doc, old->actors, old->actor_count, event->actors, event->actor_count);
      return plain && sides_fit(doc, old->actors, old->actor_count, event->recipients, event->reciprocal ? 0 : event->recipient_count);
    }
    return (event->actor_count == 0) == (old->actor_count == 0) && sides_fit(doc, old->actors, old->actor_count, event->actors, event->actor_count) &&
           sides_fit(doc, old->recipients, old->recipient_count, event->recipients, event->recipient_count);
  }
  return draft->note.definite || (event->type == EVENT_DISASTER && str_equal(note->kind, draft->note.kind));
}

/* "A bomb went off in Goma, [killing six]", "gunmen opened fire and [wounded two]": the attack told in the sentence that the toll is of; NO_REF without one. */
static uint32_t find_attack(const event_memory *memory, const event_draft *draft) {
  const document *doc = memory->base.doc;
  const fact_event *toll = &draft->event;
  for (uint32_t i = doc->facts.events.count; i-- > 0 && memory->notes[i].sentence == draft->note.sentence;) {
    const fact_event *old = &doc->facts.events.items[i];
    if (!is_same_type(old, toll) || old->status != toll->status || str_is(memory->notes[i].kind, "toll")) continue;
    bool victims = false; /* "Rebels shelled the camp; six [rebels] were killed" */
    for (uint32_t k = 0; k < toll->recipient_count; k++) victims |= holds_party(doc, old->actors, old->actor_count, &toll->recipients[k]);
    if (victims) continue;
    bool same = !toll->actor_count || (old->actor_count && sides_fit(doc, old->actors, old->actor_count, toll->actors, toll->actor_count));
    if (same && dates_fit(doc, old->when, toll->when) && places_fit(doc, old->where, toll->where)) return i;
  }
  return NO_REF;
}

static uint32_t find_told(const event_memory *memory, const event_draft *draft) {
  uint32_t count = memory->base.doc->facts.events.count, last = NO_REF;
  uint32_t attack = str_is(draft->note.kind, "toll") ? find_attack(memory, draft) : NO_REF;
  if (attack != NO_REF) return attack;
  for (uint32_t i = count; i-- > 0 && count - i < MEMORY;) {
    if (!can_join(memory, i, draft)) continue;
    const fact_event *old = &memory->base.doc->facts.events.items[i];
    if (old->block != NO_REF && old->block == draft->event.block) return i;
    if (draft->note.ordinal && memory->notes[i].ordinal == draft->note.ordinal) return i;
    if (last == NO_REF) last = i;
  }
  return last;
}

/* The newest event of `type` with two parties that "the first summit" or "ended without an agreement" may be about; of "the second summit" one of the
 * same row. */
static uint32_t find_model(const event_memory *memory, const event_draft *draft, uint32_t type, bool in_row) {
  const fact_table *facts = &memory->base.doc->facts;
  for (uint32_t i = facts->events.count, way = 0; i-- > 0 && way < MEMORY; way++) {
    const fact_event *old = &facts->events.items[i];
    if (old->type != type || !old->reciprocal || (in_row && !memory->notes[i].ordinal)) continue;
    if (draft->event.type != type || kinds_fit(&memory->notes[i], &draft->note)) return i;
  }
  return NO_REF;
}

static ng_status inherit_parties(event_memory *memory, event_draft *draft, uint32_t type) {
  document *doc = memory->base.doc;
  fact_event *event = &draft->event;
  uint32_t model = draft->note.ordinal ? find_model(memory, draft, type, true) : NO_REF;
  if (model == NO_REF) model = find_model(memory, draft, type, false);
  if (model == NO_REF) return NG_OK;
  const fact_event *old = &doc->facts.events.items[model];
  event->reciprocal = 1;
  ng_status status = add_side(doc, &event->actors, &event->actor_count, old->actors, old->actor_count);
  for (uint32_t k = 0; k < event->actor_count; k++) event->actors[k].source = SOURCE_COREF;
  bool outcome = event->type != old->type && old->status == event->status; /* "ended without an agreement" */
  if (outcome) event->part_of = model;
  if (outcome && event->when == NO_REF && (event->block == old->block || old->block == NO_REF)) {
    event->when = old->when;
    event->when_source = SOURCE_INHERITED;
  }
  return status;
}

static ng_status append(event_memory *memory, event_draft *draft) {
  document *doc = memory->base.doc;
  fact_event *event = FACT_ADD(doc->arena, doc->facts.events);
  if (!event) return NG_ERROR_MEMORY;
  *event = draft->event;
  if (doc->facts.events.count > memory->note_size) {
    uint32_t size = memory->note_size ? memory->note_size * 2 : 64;
    event_note *bigger = arena_grow(doc->arena, memory->notes, memory->note_size * sizeof *bigger, size * sizeof *bigger);
    if (!bigger) return NG_ERROR_MEMORY;
    memory->notes = bigger;
    memory->note_size = size;
  }
  memory->notes[doc->facts.events.count - 1] = draft->note;
  return NG_OK;
}

ng_status add_event(event_memory *memory, event_draft *draft) {
  document *doc = memory->base.doc;
  const bool guessed = draft->event.status == STATUS_PAST && (draft->event.when == NO_REF || !draft->noun);
  if (!guessed) draft->note.guess = GUESS_NONE;
  draft->note.sure = !draft->note.guess && (draft->by_text || draft->event.when != NO_REF);
  ng_status status = fill(memory, draft);
  if (status != NG_OK) return status;
  uint32_t told = find_told(memory, draft);
  if (told != NO_REF) {
    event_note *note = &memory->notes[told];
    fact_event *old = &doc->facts.events.items[told];
    if (!note->ordinal) note->ordinal = draft->note.ordinal;
    if (note->guess && draft->note.sure) old->status = draft->event.status, note->guess = GUESS_NONE, note->sure = true;
    return join(doc, old, &draft->event);
  }
  bool empty = !draft->event.actor_count && !draft->event.recipient_count;
  bool meeting = draft->event.type == EVENT_CONSULT, fruitless = draft->event.type == EVENT_SUPPORT && draft->event.polarity_negative;
  if (empty && (meeting || fruitless)) status = inherit_parties(memory, draft, EVENT_CONSULT);
  bool open = draft->struck || (draft->frame && draft->frame->flags & FRAME_UNNAMED);
  bool unnamed = draft->setting || (open && (has_setting(draft) || draft->note.definite));
  if (status == NG_OK && empty && !draft->event.actor_count && !unnamed) return NG_OK;
  return status == NG_OK ? append(memory, draft) : status;
}
