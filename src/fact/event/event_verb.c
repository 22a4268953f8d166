/* Events told by verbs. */
#include "fact/event/event_verb.h"

/* "A [bombing] near Samarra killed two soldiers": the attack is the subject. */
static bool follows_attack(const event_reader *reader, uint32_t token) {
  enum { WAY = 14 };
  uint32_t start = sentence_start(reader, token);
  for (uint32_t t = token; t > start && t + WAY > token; t--) {
    if (has_frame(reader, t - 1, LIST_FRAME_NOUN, EVENT_ASSAULT)) return true;
  }
  return false;
}

/* "Rebels [attacked] a bank, killing six": what an attack led to, which is told already. */
static bool is_toll(const event_reader *reader, const verb_group *group) {
  uint32_t start = sentence_start(reader, group->verb), end = group->first;
  if (!group->gerund || end == start || !token_is(reader->tokens, end - 1, WORD_COMMA)) return false;
  for (uint32_t t = start; t < end; t++) {
    bool told = has_frame(reader, t, LIST_FRAME_VERB, EVENT_ASSAULT) || has_frame(reader, t, LIST_FRAME_NOUN, EVENT_ASSAULT);
    if (told && reader->used[t]) return true;
  }
  return false;
}

/* "[They] stabbed an officer", "the man [who] shot six people": what only a person does to people is told whoever the word before the group stands for; but
 * "he beat Lee", "who shot to fame". */
static bool is_deed_of_person(const event_reader *reader, const verb_group *group, const event_draft *draft) {
  static const uint16_t PERSONS[] = {WORD_HE, WORD_SHE, WORD_THEY, WORD_WHO};
  const bool on_people = draft->frame->flags & FRAME_NEEDS_PEOPLE || str_is(draft->event.mode, "firearms");
  if (!on_people || !draft->recipients.count || draft->recipients.items[0]->span.first < group->end || draft->event.status != STATUS_PAST)
    return false;
  return group->first > sentence_start(reader, group->verb) && ONE_OF(reader->tokens, group->first - 1, PERSONS) &&
         !str_is(draft->event.mode, "beat");
}

/* Whether somebody acts in what is only told of those who do; "beat" of a state is a game. */
static bool has_doer(const verb_group *group, const event_draft *draft) {
  uint32_t type = draft->frame->type;
  if (draft->actors.count) return !str_is(draft->event.mode, "beat") || draft->actors.items[0]->kind != PARTY_STATE;
  bool deed = type == EVENT_MOBILIZE || (type == EVENT_COERCE && !str_is(draft->event.mode, "arrest")); /* "stifled the economy" */
  bool verbal = event_type_quad(type) == 3 || type == EVENT_SUPPORT;                                    /* words without a speaker that we know */
  bool told = type == EVENT_CONSULT && !(draft->frame->flags & FRAME_RECIPROCAL);                       /* "an artist who briefed ministers" */
  bool open = draft->frame->flags & FRAME_UNNAMED;
  bool choice =
      (type == EVENT_APPOINT || type == EVENT_ELECT) && draft->event.status != STATUS_PAST && !open; /* "we do not always nominate a Lincoln" */
  return group->passive || !(deed || verbal || told || choice);
}

/* "appoints [Supreme Court] justices" */
static bool appoints_others(const verb_group *group, const event_draft *draft) {
  if (draft->frame->type != EVENT_APPOINT || !draft->recipients.count || (group->reduced && draft->actors.count)) return false;
  const party *p = draft->recipients.items[0];
  return p->kind == PARTY_ORGANIZATION || p->kind == PARTY_STATE || p->flags & PARTY_PRIVATE;
}

/* "met [the government]'s demands", "met [its] commitments" */
static bool meets_thing(const event_reader *reader, const verb_group *group, const event_draft *draft) {
  if (draft->frame->type != EVENT_CONSULT) return false;
  const party *met = draft->recipients.count ? draft->recipients.items[0] : NULL;
  if (!met) return !group->passive && grammar_of(reader->tokens, group->end) & GRAMMAR_OWNER;
  return met->flags & PARTY_POSSESSIVE && met->span.first >= group->end && !(met->flags & PARTY_PRONOUN);
}

/* "Senate changes [criticised]": a headline that ends in a participle says it of its subject. */
static bool ends_headline(const event_reader *reader, const verb_group *group, const rule_frame *frame) {
  bool words = (frame->type == EVENT_ACCUSE || frame->type == EVENT_REJECT) && frame->recipient[0] & AT_object;
  bool bare = group->first == group->verb && group->form & FORM_PARTICIPLE && group->end >= sentence_stop(reader, group->verb);
  return words && bare && is_headline(reader, group->verb);
}

/* "lifted a curfew [imposed] in May": nobody's deed, told in passing. */
static bool is_in_passing(const event_reader *reader, const verb_group *group, uint32_t type) {
  bool bare = group->passive && group->first == group->verb && !is_headline(reader, group->verb);
  return bare && (type == EVENT_COERCE || type == EVENT_CONCEDE);
}

static bool read_frame(event_reader *reader, uint32_t token, const frame_hit *hit, verb_group group, event_draft *draft) {
  const rule_frame *frame = hit->frame;
  group.behind = frame->flags & FRAME_BEHIND ? words_behind(reader, hit) : 0;
  if (!subject_fits(reader, &group, frame->subjects) || !object_fits(reader, &group, frame->objects)) return false;
  uint8_t arranged = frame->type == EVENT_CONSULT && group.infinitive ? arranged_status(reader, &group) : STATUS_UNKNOWN;
  if (arranged != STATUS_UNKNOWN) group.status = arranged;
  if (arranged == STATUS_UNKNOWN && !settle_group(reader, &group)) return false;
  if (ends_headline(reader, &group, frame)) group.passive = true;
  *draft = draft_of(reader, hit);
  set_group(draft, reader, &group, hit->end);
  find_verb_parties(reader, &group, draft);
  if (!is_meant(reader, &group, draft)) return false;
  /* "a tsunami, killing 200 people", "the crash that killed seven": no deed of anybody */
  bool thing = !frame->subjects && !draft->actors.count && !group.passive && !is_deed_of_person(reader, &group, draft);
  if (frame->type == EVENT_ASSAULT && thing && !follows_attack(reader, token)) return false;
  bool toll = frame->type == EVENT_ASSAULT && !draft->recipients.count && is_toll(reader, &group);
  if (toll) {
    memset(reader->used + token, 1, hit->end - token);
    return false;
  }
  if (!has_doer(&group, draft)) return false;
  if (frame->type == EVENT_DIE && token_is(reader->tokens, group.first - 1, WORD_I)) return false; /* "I nearly died laughing" */
  bool idea = !draft->recipients.count || frame->type == EVENT_SUPPORT;                            /* "supports [sending] troops" */
  if (idea && hit->end == token + 1 && is_doing(reader, &group)) return false;
  if (!needs_are_met(reader, &group, frame->flags, draft)) return false;
  bool someone = draft->recipients.count > 0;
  drop_reflexive(reader->doc, draft);
  if (someone && !draft->recipients.count && frame->type == EVENT_SUPPORT) return false; /* "defended his record" */
  /* "the show bombed in New York": somebody acts, but nobody that we know */
  bool nobody = !draft->actors.count && !draft->recipients.count;
  if (nobody && ((!group.passive && !frame->objects && !frame->subjects) || is_in_passing(reader, &group, frame->type))) return false;
  if (appoints_others(&group, draft) || meets_thing(reader, &group, draft)) return false;
  if (frame->type == EVENT_COOPERATE && !draft->actors.count) return false; /* "we work with the council": nobody that we know */
  if (frame->flags & FRAME_RECIPROCAL && !join_sides(draft)) return false;
  memset(reader->used + token, 1, hit->end - token);
  if (frame->objects) use_object(reader, &group, frame->objects);
  return true;
}

enum { MAX_CANDIDATES = 16 };

/* Longer words first ("strike a deal" before "strike"); then frames that ask for words behind, that govern an act, that ask for an object, the rest. */
static uint32_t rank_of(const frame_hit *hit, uint32_t token) {
  if (hit->frame->flags & FRAME_BEHIND) return (hit->end - token) * 4 + 2;
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
    if (hit.frame->flags & FRAME_BEHIND && !words_behind(reader, &hit)) continue;
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
    if (hits[i].frame->type == EVENT_REQUEST && hits[i].frame->acts) continue; /* "encouraged Lee" */
    bool asks = hits[i].frame->type == EVENT_REQUEST, rejects = hits[i].frame->type == EVENT_REJECT;
    bool told = group.passive || asks_question(reader, &group, hits[i].end) || is_told_to(reader, &group, hits[i].end);
    if ((asks && told) || (rejects && token_is(reader->tokens, hits[i].end, WORD_TO))) continue; /* "when asked by", "refused to say" */
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
    if (is_habit(reader, &group)) {
      memset(reader->used + token, 1, hits[i].end - token);
      return false;
    }
    if (frame->flags & FRAME_ACT ? read_governing(reader, token, &hits[i], group, draft) : read_frame(reader, token, &hits[i], group, draft))
      return true;
    bool opinion = frame->acts && token_is(reader->tokens, hits[i].end - 1, WORD_THAT) && !decides(reader, hits[i].end, sentence_stop(reader, token));
    if (opinion) break; /* "agreed that Spain is poor" is no "agreed" either */
  }
  if (reader->doc->facts.wants_lost) note_frames(reader, token);
  return reader->parties.in_sentence[sentence] && (read_plainly(reader, token, hits, count, draft) || read_must(reader, token, draft));
}
