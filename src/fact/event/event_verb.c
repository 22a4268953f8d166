/* Events told by verbs. */
#include "fact/event/event.h"

/* "If Iran attacks": a condition at the front of the clause. */
static bool is_conditional(const event_reader *reader, const verb_group *group) {
  uint32_t start = sentence_start(reader, group->verb);
  for (uint32_t t = group->first; t > start && t + 12 > group->first; t--) {
    if (reader->tokens->tokens[t - 1].kind == TOKEN_PUNCT) return false;
    if (status_word_at(reader, t - 1, CLASS_CONDITION, &(uint32_t){0}, NULL)) return true;
  }
  return false;
}

/* ---- parties by pattern ---- */

/* Where the frame says, one step after another. */
static void find_recipients(const event_reader *reader, const verb_group *group, const rule_frame *frame, party_set *set) {
  uint32_t stop = group->end; /* "met ministers [to sort out problems with]": another verb's arguments */
  while (stop < group->stop &&
         !(token_is(reader->tokens, stop, WORD_TO) && stop > group->end && token_has_flag(reader->tokens, stop + 1, FLAG_VERB_BASE)))
    stop++;
  for (uint32_t i = 0; i < FRAME_STEPS && frame->recipient[i] && !set->count; i++) {
    if (frame->recipient[i] & AT_object) find_object(reader, group->end, group->stop, frame->recipient[i] & AT_town, set);
    /* "mobilized army reservists", "sent police": what the frame asks for as its object is no party */
    bool thing = set->count == 1 && frame->objects && set->items[0]->flags & PARTY_PLAIN;
    if (thing) set->count = 0;
    if (!set->count && frame->recipient[i] & ~(uint32_t)(AT_object | AT_town)) find_between(reader, group->end, stop, frame->recipient[i], set);
  }
}

/* "Sanctions [on Sudan] were lifted": the recipient stands in the subject. */
static void find_in_subject(const event_reader *reader, const verb_group *group, uint32_t places, party_set *set) {
  uint32_t start = sentence_start(reader, group->verb), from = group->first;
  while (from > start && group->first - from < 9 && !token_has_flag(reader->tokens, from - 1, FLAG_VERB_PAST) &&
         !token_is(reader->tokens, from - 1, WORD_SAID))
    from--;
  find_between(reader, from, group->first, places, set);
}

static void find_owner_of_subject(const event_reader *reader, const verb_group *group, uint64_t objects, party_set *set) {
  enum { WAY = 6 };
  uint32_t start = sentence_start(reader, group->verb), end = group->first;
  if (end > start && token_is(reader->tokens, end - 1, WORD_WHICH)) end--; /* "a [Chadian] missile, which was launched" */
  if (end > start && token_is(reader->tokens, end - 1, WORD_COMMA)) end--;
  bool thing = false; /* "[his] commitment to the accord signed in Oslo": what is beyond it owns something else */
  for (uint32_t t = end, behind; t > start && t + WAY > end; t--) {
    const party *p = party_before(&reader->parties, t);
    if (grammar_of(reader->tokens, t - 1) & GRAMMAR_CLAUSE || token_is(reader->tokens, t - 1, WORD_COMMA)) return;
    if (thing && is_preposition(reader, t - 1)) return;
    thing |= (object_classes_at(reader, t - 1, &behind) & objects) != 0;
    if (!p || !(p->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES))) continue;
    add_party_left(reader, set, p);
    return;
  }
}

/* "Lee became the first [premier to visit]": the subject stands before "became". */
static verb_group main_group(const event_reader *reader, const verb_group *group) {
  enum { WAY = 9 };
  verb_group main = *group;
  uint32_t start = sentence_start(reader, group->verb);
  for (uint32_t t = group->verb; t > start && t + WAY > group->verb; t--) {
    if (!token_is(reader->tokens, t - 1, WORD_FIRST) && !token_is(reader->tokens, t - 1, WORD_LAST) && !token_is(reader->tokens, t - 1, WORD_ONLY))
      continue;
    uint32_t verb = t - 1;
    while (verb > start && t - verb < 4 && is_determiner(reader, verb - 1)) verb--;
    bool is = verb > start && (status_word_at(reader, verb - 1, CLASS_BE, &(uint32_t){0}, NULL) || token_is(reader->tokens, verb - 1, WORD_BECAME));
    if (is) main.first = verb - 1;
    break;
  }
  return main;
}

/* "[Speaking] to deputies, Lee", "In remarks after [meeting] with aides, Lee": a participle with nothing before it that could be its subject. */
static bool opens_sentence(const event_reader *reader, const verb_group *group) {
  enum { WAY = 6 };
  static const uint16_t LINKS[] = {WORD_AFTER, WORD_BEFORE, WORD_WHILE, WORD_SINCE};
  uint32_t start = sentence_start(reader, group->verb);
  if (group->first == start) return true;
  return group->first - start <= WAY && ONE_OF(reader->tokens, group->first - 1, LINKS);
}

static void find_parties_of(const event_reader *reader, const verb_group *group, const rule_frame *frame, event_draft *draft) {
  if (!group->passive) {
    verb_group main = main_group(reader, group);
    if (frame->type != EVENT_DISASTER) find_subject(reader, &main, &draft->actors);      /* a flood is no actor */
    bool opens = group->gerund && !draft->actors.count && opens_sentence(reader, group); /* "[Speaking to] deputies, Lee said" */
    if (opens) find_subject_behind(reader, group->end, sentence_stop(reader, group->verb), &draft->actors);
    find_recipients(reader, group, frame, &draft->recipients);
    return;
  }
  find_between(reader, group->end, group->stop, AT_by, &draft->actors);
  /* "aid was sent to Chad": who gets it stands behind; "Chad was invaded": it is the subject */
  if (!(frame->recipient[0] & AT_object)) {
    find_recipients(reader, group, frame, &draft->recipients);
    if (!draft->recipients.count) find_in_subject(reader, group, frame->recipient[0], &draft->recipients);
  }
  if (frame->objects) { /* "[US] sanctions were lifted": whose thing it is acts */
    if (!draft->actors.count) find_owner_of_subject(reader, group, frame->objects, &draft->actors);
    if (!draft->recipients.count) find_in_subject(reader, group, AT_between | AT_with | AT_on | AT_against, &draft->recipients);
    return;
  }
  if (hangs_on_link(reader, group)) { /* "[Lee] faces a fine if convicted" */
    uint32_t link = group->first - 1;
    find_subject(reader, &(verb_group){.first = link, .verb = link, .end = link}, &draft->recipients);
    return;
  }
  if (group->reduced) { /* "photo released by": only what stands right before */
    const party *p = party_before(&reader->parties, group->first);
    if (p && !draft->recipients.count) add_party_left(reader, &draft->recipients, p);
    return;
  }
  if (!draft->recipients.count) find_subject(reader, group, &draft->recipients);
  /* "[Panama]'s offer was turned down" */
  bool harm = event_type_quad(frame->type) == 4; /* but not "her plans were wrecked" */
  if (!draft->recipients.count && !harm) find_owner_of_subject(reader, group, frame->objects, &draft->recipients);
  const party *someone = draft->recipients.count || !str_is(draft->event.mode, "arrest") ? NULL : find_someone(reader, group);
  if (someone) put_party(&draft->recipients, someone);
  /* "a camp for [Congolese refugees] was attacked" */
  if (!draft->recipients.count) find_in_subject(reader, group, AT_for | AT_of | AT_from | AT_in, &draft->recipients);
}

/* "Lee defended [his] measure": nobody is on both sides of a deed. */
static void drop_reflexive(const document *doc, event_draft *draft) {
  const party_set *actors = &draft->actors;
  party_set *set = &draft->recipients;
  uint32_t kept = 0;
  for (uint32_t i = 0; i < set->count; i++) {
    bool own = false;
    for (uint32_t k = 0; k < actors->count; k++) own |= same_party(doc, &actors->items[k]->members[0], &set->items[i]->members[0]);
    if (!own) set->items[kept++] = set->items[i];
  }
  set->count = kept;
}

static bool merge_sides(event_draft *draft) {
  for (uint32_t i = 0; i < draft->recipients.count; i++) put_party(&draft->actors, draft->recipients.items[i]);
  draft->recipients.count = 0;
  uint32_t members = 0;
  for (uint32_t i = 0; i < draft->actors.count; i++) members += draft->actors.items[i]->member_count;
  return members > 1;
}

/* "[Neither] Chad nor Libya signed", "[No] troops were sent". */
static bool is_denied_by_subject(const event_reader *reader, const verb_group *group) {
  uint32_t start = sentence_start(reader, group->verb);
  for (uint32_t t = group->first; t > start && t + 10 > group->first; t--) {
    if (token_is(reader->tokens, t - 1, WORD_NEITHER) || token_is(reader->tokens, t - 1, WORD_NO) || token_is(reader->tokens, t - 1, WORD_NONE))
      return true;
    if (grammar_of(reader->tokens, t - 1) & (GRAMMAR_CLAUSE | GRAMMAR_VERB) || verb_hit(reader, t - 1)) return false;
    if (token_is(reader->tokens, t - 1, WORD_COMMA)) return false;
  }
  return false;
}

/* "[false reports of] a blast that injured two" */
static bool is_made_up(const event_reader *reader, const verb_group *group) {
  enum { WAY = 14 };
  for (uint32_t t = group->first, start = sentence_start(reader, t); t > start && t + WAY > group->first; t--) {
    uint32_t grammar = grammar_of(reader->tokens, t - 1); /* "denied rumours of riots [after] a man killed two" */
    if (token_is(reader->tokens, t - 1, WORD_COMMA) || (grammar & GRAMMAR_CLAUSE && grammar & GRAMMAR_PREPOSITION)) return false;
    if (status_word_at(reader, t - 1, CLASS_FALSEHOOD, &(uint32_t){0}, NULL)) return true;
  }
  return false;
}

void set_group(event_draft *draft, const event_reader *reader, const verb_group *group, uint32_t end) {
  draft->trigger = (token_range){group->verb, end};
  draft->event.status = group->status;
  draft->event.polarity_negative =
      group->negative || is_denied_by_subject(reader, group) || token_is(reader->tokens, end, WORD_NO) || is_made_up(reader, group);
  draft->event.evidential = group->evidential;
  if (is_conditional(reader, group)) draft->event.status = STATUS_POSSIBLE;
  draft->by_text = true;
  draft->note.sentence = reader->doc->sentences.of_token[group->verb];
}

/* ---- event verbs ---- */

/* "the duty [the state] imposed on": the object is what the clause is said of, and stands right before its subject. */
static bool is_subject_of_contact(const event_reader *reader, const party *subject, uint64_t objects) {
  enum { LONGEST_OBJECT = 3 };
  if (!subject || subject->flags & PARTY_POSSESSIVE) return false;
  uint32_t first = subject->span.first, start = sentence_start(reader, first);
  if (first > start && is_determiner(reader, first - 1)) first--;
  return first > start && !is_preposition(reader, first - 1) &&
         has_object_of(reader, first > start + LONGEST_OBJECT ? first - LONGEST_OBJECT : start, first, objects);
}

static bool object_fits(const event_reader *reader, verb_group *group, uint64_t objects) {
  if (!objects) return true;
  uint32_t start = sentence_start(reader, group->verb), stop = group->stop;
  if (group->passive) return has_object_of(reader, group->first > start + 9 ? group->first - 9 : start, group->first, objects);
  uint32_t far = group->end + 10 < stop ? group->end + 10 : stop;
  for (uint32_t t = group->end; t < far; t++) {
    bool of = token_is(reader->tokens, t, WORD_OF) && (measures_at(reader, t, group->end) || has_object_of(reader, group->end, t, objects));
    if (token_is(reader->tokens, t, WORD_COMMA) || (is_preposition(reader, t) && !of && t > group->end)) far = t; /* "raised [its estimate] of aid" */
    const list_hit *next = grammar_of(reader->tokens, t) & GRAMMAR_JOINT && t > group->end ? verb_hit(reader, t + 1) : NULL;
    if (next && next->tag & (FORM_PAST | FORM_ING)) far = t;
  }
  if (has_object_of(reader, group->end, far, objects)) return true;
  /* "talks with the mission stalled": what stalls stands before, and nothing behind */
  bool before = !(group->form & FORM_ING) && has_no_object(reader, group->end, stop);
  if (!before || !has_object_of(reader, group->first > start + 7 ? group->first - 7 : start, group->first, objects)) return false;
  const party *subject = party_before(&reader->parties, group->first);
  bool acts = subject && subject->kind == PARTY_GROUP && has_object_of(reader, subject->span.first, subject->span.end, objects);
  if (!acts && !is_subject_of_contact(reader, subject, objects))
    group->passive = true; /* what it happens to is the subject; but "[troops] deployed" */
  return true;
}

/* "A [ferry] carrying 90 people capsized": the noun that the frame asks for before its verb. */
static bool subject_fits(const event_reader *reader, const verb_group *group, uint64_t subjects) {
  enum { WAY = 9 };
  uint32_t start = sentence_start(reader, group->verb), from = group->first > start + WAY ? group->first - WAY : start;
  return !subjects || (!group->passive && has_object_of(reader, from, group->first, subjects));
}

/* The noun that the verb took is no event of its own: "signed a [peace agreement]". */
static void use_object(event_reader *reader, const verb_group *group, uint64_t objects) {
  uint32_t start = sentence_start(reader, group->verb), stop = group->stop;
  uint32_t from = group->passive ? (group->first > start + 9 ? group->first - 9 : start) : group->end;
  uint32_t to = group->passive ? group->first : (group->end + 7 < stop ? group->end + 7 : stop);
  for (uint32_t t = from; t < to; t++) {
    const list_hit *hit = hit_at(reader, t, LIST_EVENT_OBJECT);
    if (hit && has_object_of(reader, t, t + 1, objects)) memset(reader->used + t, 1, hit->length);
  }
}

/* "Eight officials [arrested] on Monday", "hundreds [injured]": what people without arms do to nobody was done to them. */
static bool is_reduced_passive(const event_reader *reader, const verb_group *group, const rule_frame *frame, const event_draft *draft) {
  bool harm = frame->type == EVENT_ASSAULT || frame->type == EVENT_COERCE || frame->type == EVENT_SANCTION || frame->type == EVENT_APPOINT;
  if (!harm || group->passive || !(group->form & FORM_PARTICIPLE) || draft->recipients.count || !draft->actors.count) return false;
  if (frame->type == EVENT_APPOINT && group->end > group->verb + 1) return false; /* "what Lee dismissed as" */
  return frame->recipient[0] & AT_object && !is_armed(draft->actors.items[0]) && has_no_object(reader, group->end, group->stop);
}

/* "A [bombing] near Samarra killed two soldiers": the attack is the subject. */
static bool follows_attack(const event_reader *reader, uint32_t token) {
  enum { WAY = 14 };
  uint32_t start = sentence_start(reader, token);
  for (uint32_t t = token; t > start && t + WAY > token; t--) {
    frame_hit hit;
    if (next_frame(reader, t - 1, LIST_FRAME_NOUN, &(uint32_t){0}, &hit) && hit.frame->type == EVENT_ASSAULT) return true;
  }
  return false;
}

/* "Rebels [attacked] a bank, killing six": what an attack led to, which is told already. */
static bool is_toll(const event_reader *reader, const verb_group *group) {
  uint32_t start = sentence_start(reader, group->verb), end = group->first;
  if (!group->gerund || end == start || !token_is(reader->tokens, end - 1, WORD_COMMA)) return false;
  for (uint32_t t = start; t < end; t++) {
    frame_hit hit;
    bool told = reader->used[t] &&
                (next_frame(reader, t, LIST_FRAME_VERB, &(uint32_t){0}, &hit) || next_frame(reader, t, LIST_FRAME_NOUN, &(uint32_t){0}, &hit));
    if (told && hit.frame->type == EVENT_ASSAULT) return true;
  }
  return false;
}

/* All parties of a reciprocal frame take part; alone, only a group or body does ("the ministers met"). */
static bool join_sides(const rule_frame *frame, event_draft *draft) {
  if (!draft->actors.count && !draft->recipients.count) return false;
  bool met = draft->recipients.count && draft->recipients.items[0]->kind == PARTY_PERSON; /* "their counsel met with Trump" */
  draft->event.reciprocal = merge_sides(draft);
  bool body = draft->actors.count && (draft->actors.items[0]->kind == PARTY_GROUP || draft->actors.items[0]->kind == PARTY_ORGANIZATION);
  return draft->event.reciprocal || body || met || frame->objects;
}

/* "is in London [to meet] Cameron", "will head to Paris [to hold talks]": who travels somewhere to meet has arranged it, and who was there has met.
 * STATUS_UNKNOWN for other infinitives. */
static uint8_t arranged_status(const event_reader *reader, const verb_group *group) {
  enum { WAY = 9 };
  if (group->purpose || group->status != STATUS_PAST || is_first_to(reader, group)) return STATUS_UNKNOWN;
  static const uint16_t WAS[] = {WORD_WAS, WORD_WERE, WORD_BEEN};
  uint32_t start = sentence_start(reader, group->verb);
  bool place = false;
  for (uint32_t t = group->first; t > start && t + WAY > group->first; t--) {
    frame_hit hit;
    place |= is_placed(reader, t - 1);
    if (token_is(reader->tokens, t - 1, WORD_COMMA)) break;
    if (place && grammar_of(reader->tokens, t - 1) & GRAMMAR_VERB) return ONE_OF(reader->tokens, t - 1, WAS) ? STATUS_PAST : STATUS_PLANNED;
    bool verb = next_frame(reader, t - 1, LIST_FRAME_VERB, &(uint32_t){0}, &hit) || next_frame(reader, t - 1, LIST_FRAME_NOUN, &(uint32_t){0}, &hit);
    if (!verb) continue;
    bool goes = hit.frame->type == EVENT_TRAVEL || str_is(image_str(reader->rules, hit.frame->mode), "visit");
    return goes ? STATUS_PLANNED : STATUS_UNKNOWN;
  }
  return STATUS_UNKNOWN;
}

static bool read_frame(event_reader *reader, uint32_t token, const frame_hit *hit, verb_group group, event_draft *draft) {
  const rule_frame *frame = hit->frame;
  if (!subject_fits(reader, &group, frame->subjects) || !object_fits(reader, &group, frame->objects)) return false;
  uint8_t arranged = frame->type == EVENT_CONSULT && group.infinitive ? arranged_status(reader, &group) : STATUS_UNKNOWN;
  if (arranged != STATUS_UNKNOWN) group.status = arranged;
  if (arranged == STATUS_UNKNOWN && !settle_group(reader, &group)) return false;
  *draft = draft_of(reader, hit);
  set_group(draft, reader, &group, hit->end);
  find_parties_of(reader, &group, frame, draft);
  if (is_reduced_passive(reader, &group, frame, draft)) {
    const party *victim = group.first == group.verb ? party_before(&reader->parties, group.first) : NULL; /* "relatives of [people] killed" */
    bool own = victim && !(victim->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES)) && (victim->kind == PARTY_GROUP || victim->kind == PARTY_PERSON);
    if (own)
      add_party_left(reader, &draft->recipients, victim);
    else
      draft->recipients = draft->actors;
    draft->actors.count = 0;
  }
  if (frame->type == EVENT_DIE && frame->subjects) { /* "the flood killed [nine people]" */
    draft->actors = draft->recipients;
    draft->recipients.count = 0;
  }
  if (!is_meant(reader, &group, draft)) return false;
  /* "a tsunami, killing 200 people", "the crash that killed seven": no deed of anybody */
  if (frame->type == EVENT_ASSAULT && !frame->subjects && !draft->actors.count && !group.passive && !follows_attack(reader, token)) return false;
  bool toll = frame->type == EVENT_ASSAULT && !draft->recipients.count && is_toll(reader, &group);
  if (toll) {
    memset(reader->used + token, 1, hit->end - token);
    return false;
  }
  bool deed = frame->type == EVENT_COERCE && !str_is(draft->event.mode, "arrest");
  if (deed && !draft->actors.count && !group.passive) return false; /* "stifled the economy" */
  if (str_is(draft->event.mode, "beat") && draft->actors.count && draft->actors.items[0]->kind == PARTY_STATE) return false; /* a game */
  /* words without a speaker that we know */
  bool verbal = event_type_quad(frame->type) == 3 || frame->type == EVENT_SUPPORT;
  if (verbal && !draft->actors.count && !group.passive) return false;
  if (!draft->recipients.count && hit->end == token + 1 && is_doing(reader, &group)) return false;
  if (!needs_are_met(reader, &group, frame->flags, draft)) return false;
  bool someone = draft->recipients.count > 0;
  drop_reflexive(reader->doc, draft);
  if (someone && !draft->recipients.count && frame->type == EVENT_SUPPORT) return false; /* "defended his record" */
  const party *first = draft->recipients.count ? draft->recipients.items[0] : NULL;
  bool nobodys = first && (first->kind == PARTY_ORGANIZATION || first->kind == PARTY_STATE || first->flags & PARTY_PRIVATE);
  if (frame->type == EVENT_APPOINT && nobodys && !(group.reduced && draft->actors.count)) return false; /* "appoints [Supreme Court] justices" */
  /* "the show bombed in New York": somebody acts, but nobody that we know */
  bool nobody = !draft->actors.count && !draft->recipients.count;
  if (nobody && !group.passive && !frame->objects && !frame->subjects) return false;
  const party *met = draft->recipients.count ? draft->recipients.items[0] : NULL;
  bool thing = met && met->flags & PARTY_POSSESSIVE && met->span.first >= group.end && !(met->flags & PARTY_PRONOUN);
  bool own = !met && !group.passive && grammar_of(reader->tokens, group.end) & GRAMMAR_OWNER; /* "met [its] commitments" */
  if (frame->type == EVENT_CONSULT && (thing || own)) return false;                           /* "met [the government]'s demands" */
  if (frame->flags & FRAME_RECIPROCAL && !join_sides(frame, draft)) return false;
  memset(reader->used + token, 1, hit->end - token);
  if (frame->objects) use_object(reader, &group, frame->objects);
  return true;
}

enum { MAX_CANDIDATES = 16 };

/* Longer words first ("strike a deal" before "strike"); then frames that govern an act, those that ask for an object, the rest. */
static uint32_t rank_of(const frame_hit *hit, uint32_t token) {
  uint32_t turn = hit->frame->flags & FRAME_ACT ? 0 : hit->frame->objects ? 1 : 2;
  return (hit->end - token) * 4 + 1 - (hit->frame->flags & FRAME_NOTHING ? 0 : turn);
}

/* False for a frame whose objects the sentence does not name, or whose parties it cannot. */
static bool may_tell(const event_reader *reader, const rule_frame *frame, uint32_t sentence) {
  if (frame->objects && !(frame->objects & reader->objects[sentence])) return false;
  if (!fits_sentence(reader, frame, sentence)) return false;
  return reader->parties.in_sentence[sentence] || frame->flags & (FRAME_UNNAMED | FRAME_NOTHING);
}

static uint32_t candidates_at(const event_reader *reader, uint32_t token, uint32_t sentence, frame_hit *hits) {
  uint32_t count = 0;
  if (!(reader->tokens->lists[token] & list_bit(LIST_FRAME_VERB))) return 0;
  hit_range range = token_hits(reader->tokens, token);
  for (; range.first < range.end && count < MAX_CANDIDATES; range.first++) {
    if (range.first->list != LIST_FRAME_VERB) continue;
    frame_hit hit = {&reader->rules->frames[range.first->row], token + range.first->length, range.first->tag};
    if (hit.frame->flags & FRAME_GOVERNED || !may_tell(reader, hit.frame, sentence)) continue;
    uint32_t at = count++;
    for (; at > 0 && rank_of(&hits[at - 1], token) < rank_of(&hit, token); at--) hits[at] = hits[at - 1];
    hits[at] = hit;
  }
  return count;
}

/* For `nutgraf explain`. */
static void note_frames(const event_reader *reader, uint32_t token) {
  frame_hit hit;
  for (uint32_t next = 0; next_frame(reader, token, LIST_FRAME_VERB, &next, &hit);)
    note_lost(reader->doc->arena, &reader->doc->facts,
              (lost_reading){{token, hit.end}, hit.frame->rule, "event", "the object or the parties that the frame asks for are not there", STR("")});
}

/* "refused the offer": what governs nothing is read plainly if its frame says where the recipient stands. */
static bool read_plainly(event_reader *reader, uint32_t token, const frame_hit *hits, uint32_t count, event_draft *draft) {
  for (uint32_t i = 0; i < count; i++) {
    verb_group group;
    bool plain = hits[i].frame->flags & FRAME_ACT && hits[i].frame->recipient[0] && hits[i].frame->type != EVENT_THREATEN;
    if (!plain || !read_verb_group(reader, token, hits[i].end, hits[i].form, &group)) continue;
    if (token_is(reader->tokens, hits[i].end - 1, WORD_THAT) && states_fact(reader, hits[i].end, clause_end(reader, hits[i].end))) continue;
    bool asks = hits[i].frame->type == EVENT_REQUEST, rejects = hits[i].frame->type == EVENT_REJECT;
    if ((asks && (group.passive || asks_question(reader, &group, hits[i].end))) || (rejects && token_is(reader->tokens, hits[i].end, WORD_TO)))
      continue; /* "when asked by", "refused to say" */
    if (!read_frame(reader, token, &hits[i], group, draft) || !draft->recipients.count) continue;
    if (!asks || !is_question(reader, draft->recipients.items[0]->span.end)) return true; /* "asked Lee who" */
  }
  return false;
}

bool read_verb_event(event_reader *reader, uint32_t token, event_draft *draft) {
  frame_hit hits[MAX_CANDIDATES];
  verb_group group = {.end = 0}; /* of all candidates with the same words */
  uint32_t sentence = reader->doc->sentences.of_token[token];
  bool is_verb = false;
  uint32_t count = candidates_at(reader, token, sentence, hits);
  for (uint32_t i = 0; i < count; i++) {
    const rule_frame *frame = hits[i].frame;
    bool nothing = frame->flags & FRAME_NOTHING;
    if (nothing && !frame->objects) {
      memset(reader->used + token, 1, hits[i].end - token);
      return false;
    }
    if (hits[i].end != group.end) is_verb = read_verb_group(reader, token, hits[i].end, hits[i].form, &group);
    if (nothing) {
      if (!has_head_of(reader, &group, frame->objects)) continue;
      memset(reader->used + token, 1, hits[i].end - token);
      return false;
    }
    if (!is_verb) continue;
    if (frame->flags & FRAME_ACT ? read_governing(reader, token, &hits[i], group, draft) : read_frame(reader, token, &hits[i], group, draft))
      return true;
    bool opinion = frame->acts && token_is(reader->tokens, hits[i].end - 1, WORD_THAT) && !decides(reader, hits[i].end, sentence_stop(reader, token));
    if (opinion) break; /* "agreed that Spain is poor" is no "agreed" either */
  }
  if (reader->doc->facts.wants_lost) note_frames(reader, token);
  return reader->parties.in_sentence[sentence] && (read_plainly(reader, token, hits, count, draft) || read_must(reader, token, draft));
}
