/* Who takes part in what a verb tells: its subject and, where the frame says that they stand, those whom it happens to. */
#include "fact/event/clause_find.h"
#include "fact/event/event_verb.h"

/* Where what stands behind a verb belongs to another: "met ministers [to sort out problems with]", "discussed tales that people [have] shared with",
 * "visited farms [before] talks in". */
static uint32_t end_of_arguments(const event_reader *reader, const verb_group *group, const rule_frame *frame) {
  static const uint16_t APART[] = {WORD_BEFORE, WORD_AFTER, WORD_PRIOR, WORD_DURING, WORD_FOR, WORD_WITH};
  bool visit = str_is(image_str(reader->rules, frame->mode), "visit");
  uint32_t t = group->end;
  for (; t < group->stop; t++) {
    bool infinitive = token_is(reader->tokens, t, WORD_TO) && t > group->end && token_has_flag(reader->tokens, t + 1, FLAG_VERB_BASE);
    bool finite = frame->flags & FRAME_RECIPROCAL && t > group->end && grammar_of(reader->tokens, t) & GRAMMAR_VERB;
    const list_hit *sister = token_is(reader->tokens, t, WORD_COMMA) ? verb_hit(reader, t + 1) : NULL;
    bool doing = sister && sister->tag & FORM_ING;                 /* "raised duties[,] retaliating against Peru" */
    bool shared = t > group->end && is_preposition(reader, t - 1); /* "broke ties with and bombed Peru" */
    const list_hit *next = token_is(reader->tokens, t, WORD_AND) && !shared ? verb_hit(reader, t + 1) : NULL;
    doing |= next && next->tag & FORM_PAST && !(next->tag & FORM_BASE); /* "declared a curfew [and] broke ties with Peru" */
    if (infinitive || finite || doing || (visit && ONE_OF(reader->tokens, t, APART))) break;
  }
  return t;
}

/* "visited the [Clinton] campaign": a name before another noun. */
static bool names_thing(const event_reader *reader, const party *p) {
  bool alone = p->kind == PARTY_PERSON && p->span.first + 1 == p->span.end && is_determiner(reader, p->span.first - 1);
  return alone && is_noun_like(reader, p->span.end);
}

/* Where the frame says, one step after another. */
static void find_recipients(const event_reader *reader, const verb_group *group, const rule_frame *frame, party_set *set) {
  for (uint32_t i = 0; i < FRAME_STEPS && frame->recipient[i] && !set->count; i++) {
    if (frame->recipient[i] & AT_object) find_object(reader, group->end, group->stop, frame->recipient[i] & AT_town, set);
    /* "mobilized army reservists", "sent police": what the frame asks for as its object is no party */
    bool sent = frame->type == EVENT_MOBILIZE && set->count && set->items[0]->kind == PARTY_GROUP && is_armed(set->items[0]); /* "British [troops]" */
    bool thing = sent || (set->count == 1 && frame->objects && !group->behind && set->items[0]->flags & PARTY_PLAIN);
    if (thing || (frame->type == EVENT_CONSULT && set->count == 1 && names_thing(reader, set->items[0]))) set->count = 0;
    if (!set->count && frame->recipient[i] & ~(uint32_t)(AT_object | AT_town))
      find_between(reader, group->end, end_of_arguments(reader, group, frame), frame->recipient[i], set);
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

/* "[U.S.] sanctions", "[EU] duties": a name of letters is an adjective, too; but "[Iran] sanctions" are on Iran, and "imports of [US] beef" from there. */
static bool is_attributive(const event_reader *reader, const party *p) {
  const ng_token *name = &reader->tokens->tokens[p->span.first];
  const ng_str text = token_text(reader->tokens, p->span.first);
  bool letters = name->casing == CASE_UPPER && (text.len <= 3 || memchr(text.ptr, '.', text.len));
  const bool state = p->kind == PARTY_STATE || str_is(p->members[0].cameo, "IGOEUR");
  return letters && state && p->span.end == p->span.first + 1 && !(p->span.first && token_is(reader->tokens, p->span.first - 1, WORD_OF));
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
    bool opens = is_determiner(reader, t - 1) && !token_is(reader->tokens, t - 1, WORD_GENITIVE); /* "[they] want the ban lifted" */
    if (thing && (is_preposition(reader, t - 1) || opens)) return;
    thing |= (object_classes_at(reader, t - 1, &behind) & objects) != 0;
    if (!p || !(p->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES) || (thing && is_attributive(reader, p)))) continue;
    bool under =
        !thing && p->span.first > start && is_preposition(reader, p->span.first - 1) && !token_is(reader->tokens, p->span.first - 1, WORD_OF);
    if (under) continue; /* "the ban on [Chadian] banks was lifted" */
    add_party_left(reader, set, p);
    return;
  }
}

/* "Lee became the first [premier to visit]": the subject stands before "became". */
static verb_group main_group(const event_reader *reader, const verb_group *group) {
  enum { WAY = 9 };
  verb_group main = *group;
  uint32_t start = sentence_start(reader, group->verb);
  bool to = group->verb > start && token_is(reader->tokens, group->verb - 1, WORD_TO);
  for (uint32_t t = group->verb; to && t > start && t + WAY > group->verb; t--) {
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
  enum { WAY = 12 };
  static const uint16_t LINKS[] = {WORD_AFTER, WORD_BEFORE, WORD_WHILE, WORD_SINCE};
  uint32_t start = sentence_start(reader, group->verb), t = start;
  if (group->first == start) return true;
  while ((t = next_over(&reader->parties, t, group->first, PARTY_BEGINS)) < group->first) {
    const party *p = party_at(&reader->parties, t++); /* "Lee, who spoke after [meeting] Park, said" */
    if (p->kind == PARTY_PERSON && !(p->flags & PARTY_POSSESSIVE)) return false;
  }
  return group->first - start <= WAY && ONE_OF(reader->tokens, group->first - 1, LINKS);
}

/* "[Lee] will meet the board before [visiting] Peru": the subject of the clause that the participle hangs on, which stands right before a finite verb. */
static const party *subject_of_main(const event_reader *reader, const verb_group *group) {
  static const uint16_t LINKS[] = {WORD_AFTER, WORD_BEFORE, WORD_WHILE};
  uint32_t start = sentence_start(reader, group->verb), link = group->first - 1;
  const party *found = NULL;
  if (!group->gerund || group->first == start || !ONE_OF(reader->tokens, link, LINKS)) return NULL;
  for (uint32_t t = start; (t = next_over(&reader->parties, t, link, PARTY_BEGINS)) < link; t++) {
    const party *p = party_at(&reader->parties, t);
    uint32_t verb = p->span.end + token_is(reader->tokens, p->span.end, WORD_COMMA);
    verb = token_is(reader->tokens, verb, WORD_WHO) ? verb + 1 : p->span.end;                     /* "Lee, [who] spoke" */
    verb += verb < link && status_word_at(reader, verb, CLASS_ADVERB, &(uint32_t){0}, NULL) != 0; /* "Lee [also] met" */
    if (verb < link && is_finite_verb(reader, verb) && !(p->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES))) found = p;
  }
  return found;
}

/* "Lee said [lifting] the ban would help": a doing that is spoken of has no subject. */
static bool is_topic(const event_reader *reader, const verb_group *group) {
  uint32_t first = group->first;
  if (is_headline(reader, first)) return false; /* "Oslo said [giving] in" */
  return group->gerund && first > sentence_start(reader, first) && (is_said(reader, first - 1) || token_is(reader->tokens, first - 1, WORD_THAT));
}

/* "[Detaining] suspects without trial breaks the law, a court ruled": whether the doing itself is the subject of a verb. */
static bool is_subject_itself(const event_reader *reader, const verb_group *group) {
  for (uint32_t t = group->end, stop = sentence_stop(reader, t); t < stop && !token_is(reader->tokens, t, WORD_COMMA); t++) {
    if (is_subordinator(reader->tokens, t)) break; /* "[whether] Mali has" */
    bool finite = grammar_of(reader->tokens, t) & GRAMMAR_VERB || (token_has_flag(reader->tokens, t, FLAG_VERB_S) && is_noun_like(reader, t - 1));
    if (finite && !party_over(&reader->parties, t)) return true;
  }
  return false;
}

/* "told [visiting] U.S. Trade Representative Lee": who visits stands right behind; NULL for other verbs. */
static const party *visitor(const event_reader *reader, const verb_group *group) {
  static const uint16_t LINKS[] = {WORD_BEFORE, WORD_AFTER, WORD_SINCE, WORD_WHILE}; /* "met the board before [visiting] Lee" */
  uint32_t before = group->first - 1;
  if (!group->gerund || group->first == sentence_start(reader, group->verb) || !token_is(reader->tokens, group->verb, WORD_VISITING)) return NULL;
  if (ONE_OF(reader->tokens, before, LINKS)) return NULL;
  bool behind = is_preposition(reader, before) || (!party_over(&reader->parties, before) && is_verb_before(reader, before));
  const party *p = behind ? listed_at(reader, group->end, group->stop) : NULL;
  return p && p->kind == PARTY_PERSON && !(p->flags & (PARTY_POSSESSIVE | PARTY_PRONOUN)) ? p : NULL;
}

/* "the army chief announced [her] resignation": whose it is, where the frame's words hold a pronoun of somebody else. */
static void take_owner_inside(const event_reader *reader, const verb_group *group, event_draft *draft) {
  for (uint32_t t = group->verb + 1; t < group->end; t++) {
    const party *p = grammar_of(reader->tokens, t) & GRAMMAR_OWNER ? party_at(&reader->parties, t) : NULL;
    if (!p || p->kind != PARTY_PERSON || !draft->actors.count) continue;
    const event_party *actor = &draft->actors.items[0]->members[0];
    if (actor->ref.kind == REF_PERSON && !same_party(reader->doc, actor, &p->members[0])) draft->actors.items[0] = p;
  }
}

static void find_active_parties(const event_reader *reader, const verb_group *group, event_draft *draft) {
  const party *guest = visitor(reader, group);
  if (guest) {
    put_party(&draft->actors, guest);
    return;
  }
  verb_group main = main_group(reader, group);
  const party *of_main = subject_of_main(reader, group);
  if (of_main)
    add_party_left(reader, &draft->actors, of_main);
  else if (draft->frame->type != EVENT_DISASTER && !is_topic(reader, group)) /* a flood is no actor */
    find_subject(reader, &main, &draft->actors);
  bool opens = group->gerund && !draft->actors.count && opens_sentence(reader, group); /* "[Speaking to] deputies, Lee said" */
  if (opens && !is_subject_itself(reader, group)) { /* behind the comma: "[Asking] Chad to say whether Mali left, Lee said" */
    uint32_t stop = sentence_stop(reader, group->verb);
    find_subject_behind(reader, find_word(reader->tokens, group->end, stop, WORD_COMMA), stop, &draft->actors);
  }
  find_recipients(reader, group, draft->frame, &draft->recipients);
  if (draft->frame->type == EVENT_RETREAT) take_owner_inside(reader, group, draft);
}

/* "Six were killed [when Turkish jets] bombed a village", "when the village was bombed by Turkey": who did it, told in the clause behind. */
static void find_doer_behind(const event_reader *reader, const verb_group *group, party_set *set) {
  enum { WAY = 14 };
  static const uint16_t LINKS[] = {WORD_WHEN, WORD_AS, WORD_AFTER};
  uint32_t stop = sentence_stop(reader, group->verb), from = group->end, end;
  while (from < stop && from < group->end + WAY && !ONE_OF(reader->tokens, from, LINKS)) from++;
  if (from >= stop || !ONE_OF(reader->tokens, from, LINKS)) return;
  for (uint32_t t = from + 1; t < stop && t < from + WAY; t++) {
    if (!has_frame(reader, t, LIST_FRAME_VERB, EVENT_ASSAULT)) continue;
    if (token_is(reader->tokens, from, WORD_AFTER) && has_verb_frame(reader, t, FRAME_RECIPROCAL))
      return; /* "buses were burned after mourners [clashed] with police" */
    bool passive = status_word_at(reader, t - 1, CLASS_BE, &end, NULL) != 0;
    if (passive)
      find_between(reader, t + 1, clause_end(reader, t + 1), AT_by, set);
    else
      find_subject_behind(reader, from + 1, t + 1, set);
    return;
  }
}

/* "Ten were killed in [Israeli] air strikes", "in a 2011 [U.S.] drone strike": whose the deed is that a passive names behind it. */
static void find_deed_behind(const event_reader *reader, const verb_group *group, party_set *set) {
  enum { WAY = 9, NEAR = 3 };
  uint32_t in = group->end, stop = group->stop < group->end + WAY ? group->stop : group->end + WAY;
  while (in < stop && !token_is(reader->tokens, in, WORD_IN)) in++;
  for (uint32_t t = in + 1; t < stop && t < in + 1 + NEAR; t++) {
    const party *p = party_at(&reader->parties, t);
    if (!p) continue;
    bool of_state = p->kind == PARTY_STATE && (p->flags & PARTY_MODIFIES || is_attributive(reader, p));
    for (uint32_t noun = p->span.end; of_state && noun < p->span.end + NEAR && noun < group->stop; noun++) {
      if (!has_frame(reader, noun, LIST_FRAME_NOUN, EVENT_ASSAULT)) continue;
      put_party(set, p);
      return;
    }
    return;
  }
}

/* "Lee said the [sum] could be met by": whether the subject that was found stands apart from the verb, which is said of something else. */
static bool is_far(const event_reader *reader, const verb_group *group, const party_set *set) {
  uint32_t end = group->first - (group->first > 0 && token_is(reader->tokens, group->first - 1, WORD_WHO));
  end -= end > 0 && token_is(reader->tokens, end - 1, WORD_COMMA);
  return set->count && set->items[0]->span.end < end;
}

/* "freed under a deal [brokered by] Qatar": what is said of another noun. */
static bool is_of_other_noun(const event_reader *reader, const verb_group *group, uint32_t t) {
  const list_hit *hit = token_is(reader->tokens, t + 1, WORD_BY) ? verb_hit(reader, t) : NULL;
  bool participle = hit && hit->tag & FORM_PARTICIPLE;
  if (!participle || !is_noun_like(reader, t - 1)) return false;
  return find_word(reader->tokens, group->end, t, WORD_UNDER) < t;
}

/* Where looking for "by" ends: at a comma that opens another clause ("has opened, figures [published by] the bank"), at a reason. */
static uint32_t agent_stop(const event_reader *reader, const verb_group *group) {
  enum { WAY = 8 };
  for (uint32_t t = group->end; t < group->stop; t++) {
    bool reason = (token_is(reader->tokens, t, WORD_SUBJECT) || token_is(reader->tokens, t, WORD_DUE)) && token_is(reader->tokens, t + 1, WORD_TO);
    if (reason || is_of_other_noun(reader, group, t)) return t;
    uint32_t by = t + 1 + ends_in_ly(reader, t + 1); /* "were hit, apparently by" */
    if (!token_is(reader->tokens, t, WORD_COMMA) || token_is(reader->tokens, by, WORD_BY)) continue;
    uint32_t next = t + 1; /* "was seized, officials said, by": an insertion */
    while (next < group->stop && next < t + WAY && !token_is(reader->tokens, next, WORD_COMMA)) next++;
    if (!token_is(reader->tokens, next, WORD_COMMA) || !token_is(reader->tokens, next + 1, WORD_BY)) return t;
  }
  return group->stop;
}

/* "[French soldiers] were deployed to Mali", "[riot police] were called in": those who are sent, when nobody is said to send them. */
static void find_sent(const event_reader *reader, const verb_group *group, event_draft *draft) {
  const party *sent = party_before(&reader->parties, group->first);
  bool whole = sent && sent->span.end == group->first && !(sent->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES));
  if (draft->frame->type == EVENT_MOBILIZE && whole && sent->kind == PARTY_GROUP && is_armed(sent)) put_party(&draft->actors, sent);
}

static void find_passive_parties(const event_reader *reader, const verb_group *group, event_draft *draft) {
  const rule_frame *frame = draft->frame;
  find_between(reader, group->end, agent_stop(reader, group), AT_by, &draft->actors);
  if (frame->type == EVENT_ASSAULT && !draft->actors.count) find_doer_behind(reader, group, &draft->actors);
  if (frame->type == EVENT_ASSAULT && !draft->actors.count) find_deed_behind(reader, group, &draft->actors);
  /* "aid was sent to Chad": who gets it stands behind; "Chad was invaded": it is the subject */
  if (!(frame->recipient[0] & AT_object)) {
    find_recipients(reader, group, frame, &draft->recipients);
    if (!draft->recipients.count) find_in_subject(reader, group, frame->recipient[0], &draft->recipients);
  }
  if (frame->objects && !group->behind) { /* "[US] sanctions were lifted": whose thing it is acts */
    if (!draft->actors.count) find_owner_of_subject(reader, group, frame->objects, &draft->actors);
    if (!draft->actors.count) find_sent(reader, group, draft);
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
  if (frame->flags & FRAME_RECIPROCAL && !(frame->recipient[0] & AT_object)) return; /* "the Dutch [plan] was discussed by" */
  if (!draft->recipients.count) find_subject(reader, group, &draft->recipients);
  if (frame->flags & FRAME_RECIPROCAL && is_far(reader, group, &draft->recipients)) draft->recipients.count = 0;
  /* "[Panama]'s offer was turned down" */
  bool harm = event_type_quad(frame->type) == 4; /* but not "her plans were wrecked" */
  if (!draft->recipients.count && !harm) find_owner_of_subject(reader, group, frame->objects, &draft->recipients);
  bool thing = token_is(reader->tokens, group->first - 1, WORD_IT); /* "the crisis in which [it] is held captive" */
  const party *someone = draft->recipients.count || thing || !is_of_justice(draft) ? NULL : find_someone(reader, group);
  if (someone) put_party(&draft->recipients, someone);
  /* "a camp for [Congolese refugees] was attacked" */
  if (!draft->recipients.count) find_in_subject(reader, group, AT_for | AT_of | AT_from | AT_in, &draft->recipients);
}

/* "Eight officials [arrested] on Monday", "the first woman [elected] mayor": what people without arms do to nobody was done to them. */
static bool is_reduced_passive(const event_reader *reader, const verb_group *group, const event_draft *draft) {
  const rule_frame *frame = draft->frame;
  static const uint8_t DONE[] = {EVENT_ASSAULT, EVENT_COERCE, EVENT_SANCTION, EVENT_APPOINT, EVENT_ELECT};
  if (frame->flags & FRAME_RECIPROCAL) return false;                               /* "police and protesters [clashed]" */
  bool done = memchr(DONE, (int)frame->type, sizeof DONE) || is_of_justice(draft); /* "men [charged with] theft" */
  if (!done || group->passive || !(group->form & FORM_PARTICIPLE) || draft->recipients.count || !draft->actors.count) return false;
  const party *actor = draft->actors.items[0];
  bool arrest = is_of_justice(draft); /* soldiers are arrested, too */
  if (arrest ? is_armed(actor) && (actor->kind == PARTY_STATE || is_official(actor)) : is_armed(actor)) return false;
  if (frame->type == EVENT_APPOINT && group->end > group->verb + 1) return false; /* "what Lee dismissed as" */
  return frame->recipient[0] & AT_object && has_no_object(reader, group->end, group->stop);
}

/* "relatives of [people] killed": who stands right before the participle, else all that seemed to act. */
static void make_victims(const event_reader *reader, const verb_group *group, event_draft *draft) {
  const party *victim = group->first == group->verb ? party_before(&reader->parties, group->first) : NULL;
  bool own = victim && !(victim->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES)) && (victim->kind == PARTY_GROUP || victim->kind == PARTY_PERSON);
  if (own)
    add_party_left(reader, &draft->recipients, victim);
  else
    draft->recipients = draft->actors;
  draft->actors.count = 0;
}

/* "Germany has 900 [troops stationed] in Mali": those who are sent send nobody; who has them does. */
static void find_sender(const event_reader *reader, const verb_group *group, event_draft *draft) {
  enum { WAY = 6 };
  const party *sent = draft->actors.count == 1 ? draft->actors.items[0] : NULL;
  bool bare = sent && sent->flags & PARTY_PLAIN && sent->span.end == group->first && has_no_object(reader, group->end, group->stop);
  if (!bare || !is_armed(sent) || !draft->frame->objects) return;
  draft->actors.count = 0;
  for (uint32_t t = sent->span.first, start = sentence_start(reader, t); t > start && t + WAY > sent->span.first; t--) {
    if (!status_word_at(reader, t - 1, CLASS_HAVE, &(uint32_t){0}, NULL)) continue;
    find_subject(reader, &(verb_group){.first = t - 1, .verb = t - 1, .end = t - 1}, &draft->actors);
    return;
  }
}

void find_verb_parties(const event_reader *reader, const verb_group *group, event_draft *draft) {
  if (group->passive) {
    find_passive_parties(reader, group, draft);
    drop_beyond(reader, &draft->actors, group->stop);
  } else {
    find_active_parties(reader, group, draft);
  }
  drop_beyond(reader, &draft->recipients, group->stop);
  if (is_reduced_passive(reader, group, draft)) make_victims(reader, group, draft);
  if (draft->frame->type == EVENT_MOBILIZE && !group->passive) find_sender(reader, group, draft);
  bool killed =
      draft->frame->subjects || (group->passive && !draft->actors.count); /* "the flood killed [nine people]", "[nine] are feared to have died" */
  if (draft->frame->type == EVENT_DIE && killed) {
    draft->actors = draft->recipients;
    draft->recipients.count = 0;
  }
}

void drop_reflexive(const document *doc, event_draft *draft) {
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
  return is_pair(draft);
}

bool join_sides(event_draft *draft) {
  if (!draft->actors.count && !draft->recipients.count) return false;
  bool met = draft->recipients.count && draft->recipients.items[0]->kind == PARTY_PERSON; /* "their counsel met with Trump" */
  draft->event.reciprocal = merge_sides(draft);
  bool body = draft->actors.count && (draft->actors.items[0]->kind == PARTY_GROUP || draft->actors.items[0]->kind == PARTY_ORGANIZATION);
  return draft->event.reciprocal || body || met || draft->frame->objects;
}
