/* What a frame needs of a verb's arguments, and what shows that a verb is not meant as its frame says. */
#include "fact/event/event.h"

static bool is_people(const party *p) {
  return p->kind == PARTY_PERSON || (p->kind == PARTY_GROUP && !(p->flags & PARTY_FIRM)) || (p->kind == PARTY_STATE && !(p->flags & PARTY_PLACE));
}

/* A body of a state or of several: an agency that protests a decision does not march. */
static bool is_of_states(const party *p) {
  const ng_str code = p->members[0].cameo;
  return code.len > 3 && (str_starts(code, STR("IGO")) || (is_official(p) && !str_ends(code, STR("PTY"))));
}

bool is_crowd(const party *p) {
  if (p->kind == PARTY_GROUP && (is_armed(p) || is_official(p))) return false; /* forces that block a road do not protest */
  if (p->kind == PARTY_ORGANIZATION && (is_armed(p) || is_of_states(p))) return false;
  return p->member_count > 1 || p->kind == PARTY_GROUP || p->kind == PARTY_ORGANIZATION || !(p->kind == PARTY_PERSON || p->flags & PARTY_PLACE);
}

/* "killed [ten]", "shot [at least two]" */
static bool takes_number(const event_reader *reader, const verb_group *group) {
  uint32_t t = group->end + is_determiner(reader, group->end);
  bool least = token_is(reader->tokens, t, WORD_AT) || token_is(reader->tokens, t, WORD_UP) || token_is(reader->tokens, t, WORD_MORE);
  return least || hit_at(reader, t, LIST_QUANTITY) || (t < group->stop && reader->tokens->tokens[t].kind == TOKEN_NUMBER);
}

/* "captured [weaponry]", "attacked [the way]": an object that is nobody. */
static bool takes_thing(const event_reader *reader, const verb_group *group) {
  uint32_t t = group->end;
  while (t < group->stop && t < group->end + 2 && grammar_of(reader->tokens, t) & (GRAMMAR_DETERMINER | GRAMMAR_OWNER)) t++;
  if (t >= group->stop || takes_number(reader, group) || grammar_of(reader->tokens, t) & GRAMMAR_SCENE || token_is(reader->tokens, t, WORD_OUTSIDE))
    return false;
  bool person = hit_at(reader, t, LIST_KIN) || hit_at(reader, t, LIST_TITLE);
  return !person && is_noun_like(reader, t) && !ends_in_ly(reader, t) && !hit_at(reader, t, LIST_QUANTITY);
}

/* "toppled [the regime]"; whoever it is that soldiers oust */
static bool is_ruler(const party *p, const party_set *actors) {
  bool arms = actors->count && actors->items[0]->kind != PARTY_STATE && is_armed(actors->items[0]);
  return arms || p->kind == PARTY_STATE || is_official(p) || (p->kind == PARTY_GROUP && is_armed(p));
}

/* "ousted in a [vote] of parliament" */
static bool is_by_vote(const event_reader *reader, const verb_group *group) {
  return find_word(reader->tokens, group->end, group->stop, WORD_VOTE) < group->stop;
}

/* "released pages of [Clinton]'s letters" */
static bool is_part_of_thing(const event_reader *reader, const verb_group *group, const party *p) {
  uint32_t first = p->span.first;
  if (p->flags & PARTY_POSSESSIVE) return true; /* "killed [Clinton]'s chances", "[Clinton]'s returns are audited" */
  if (first < group->end) return false;
  if (first > group->end && is_determiner(reader, first - 1)) first--;
  return first > group->end + 1 && token_is(reader->tokens, first - 1, WORD_OF) && !hit_at(reader, first - 2, LIST_QUANTITY) &&
         reader->tokens->tokens[first - 2].kind != TOKEN_NUMBER;
}

bool is_doing(const event_reader *reader, const verb_group *group) {
  return group->end < group->stop && ends_in_ing(reader, group->end);
}

bool is_firm(const party *p) {
  return is_business(p) && (p->kind == PARTY_ORGANIZATION || p->flags & PARTY_FIRM);
}

bool is_pair(const event_draft *draft) {
  return member_count(&draft->actors) + member_count(&draft->recipients) > 1;
}

static bool is_civil(const party *p) {
  return p->kind == PARTY_GROUP && str_ends(p->members[0].cameo, STR("CVL"));
}

/* Somebody of a state or an international body, and of no trade. */
static bool is_of_state(const event_reader *reader, const party *p) {
  const event_party *one = &p->members[0];
  if (is_business(p) || p->flags & PARTY_FIRM) return false;
  if (is_official(p) || is_armed(p) || str_starts(one->cameo, STR("IGO"))) return true;
  const fact_person *person = one->ref.kind == REF_PERSON ? &reader->doc->facts.people.items[one->ref.index] : NULL;
  return one->country.len && !(person && person->is_private && !person->canonical.len);
}

/* "president [of Chad]" */
static bool is_of_place(const event_reader *reader, uint32_t token) {
  uint32_t of = token + 1 + is_determiner(reader, token + 1);
  return token_is(reader->tokens, token, WORD_OF) && of < reader->tokens->count && is_placed(reader, of);
}

/* "was elected [senator]", "appointed her [attorney general]"; secretaries and deputies may be a firm's. */
static bool gives_office(const event_reader *reader, const verb_group *group) {
  enum { WAY = 16 };
  static const uint16_t ANYBODYS[] = {WORD_SECRETARY, WORD_TREASURER, WORD_DEPUTY, WORD_REPRESENTATIVE, WORD_DELEGATE, WORD_CANDIDATE};
  for (uint32_t t = group->end; t < group->stop && t < group->end + WAY; t++) {
    const list_hit *title = hit_at(reader, t, LIST_TITLE);
    if (!title || (title->length == 1 && ONE_OF(reader->tokens, t, ANYBODYS))) continue;
    if (is_state_office(reader->lexicon, title->row) || is_of_place(reader, t + title->length)) return true;
  }
  return false;
}

static bool is_by_firm(const event_draft *draft) {
  bool firm = false;
  for (uint32_t i = 0; i < draft->actors.count; i++) firm |= is_business(draft->actors.items[i]) || draft->actors.items[i]->flags & PARTY_FIRM;
  return firm;
}

/* "PRESIDENT RESIGNS": an office of whom nobody knows may be a firm's; but "three ministers". */
static bool holds_office(const event_reader *reader, const party *p) {
  bool unknown = p->kind == PARTY_GROUP && p->members[0].cameo.ptr[0] == '-' && !token_is(reader->tokens, p->span.end - 1, WORD_MINISTERS);
  return is_of_state(reader, p) && !unknown;
}

bool concerns_state(const event_reader *reader, const event_draft *draft) {
  bool state = false;
  for (uint32_t i = 0; i < draft->actors.count; i++) state |= holds_office(reader, draft->actors.items[i]);
  for (uint32_t i = 0; i < draft->recipients.count; i++)
    state |= holds_office(reader, draft->recipients.items[i]) && !is_civil(draft->recipients.items[i]); /* "two [men] were named as" */
  return state && !is_by_firm(draft);
}

/* "[nearly] died", "had almost agreed": it did not happen; but "nearly 40 died". */
static bool is_nearly(const event_reader *reader, const verb_group *group) {
  static const uint16_t NEARLY[] = {WORD_NEARLY, WORD_ALMOST};
  for (uint32_t t = group->first - (group->first > 0); t < group->verb; t++)
    if (ONE_OF(reader->tokens, t, NEARLY)) return true;
  return false;
}

/* Travellers are people who go to a place; statements stand with their words. */
bool needs_are_met(const event_reader *reader, const verb_group *group, uint32_t flags, const event_draft *draft) {
  if (is_nearly(reader, group)) return false;
  const uint32_t actor = FRAME_NEEDS_ACTOR | FRAME_NEEDS_PERSON | FRAME_NEEDS_CUE;
  if (flags & actor && !draft->actors.count) return false;
  if (flags & FRAME_NEEDS_PERSON && draft->actors.items[0]->kind != PARTY_PERSON) return false;
  if (flags & FRAME_NEEDS_RECIPIENT && !draft->recipients.count) return false;
  if (flags & FRAME_NEEDS_PAIR && !is_pair(draft)) return false;
  if (flags & FRAME_NEEDS_PEOPLE && !draft->recipients.count && !group->passive && takes_thing(reader, group)) return false;
  if (flags & FRAME_NEEDS_PEOPLE && draft->recipients.count && is_part_of_thing(reader, group, draft->recipients.items[0])) return false;
  const party *first = draft->recipients.count ? draft->recipients.items[0] : NULL;
  if (flags & FRAME_NEEDS_WHOLE && first && (first->flags & PARTY_MODIFIES || is_part_of_thing(reader, group, first))) return false;
  if (flags & FRAME_NEEDS_PEOPLE && draft->recipients.count && !is_people(draft->recipients.items[0])) return false;
  if (flags & FRAME_NEEDS_ARMED && draft->actors.count && !is_armed(draft->actors.items[0])) return false;
  bool arms = draft->actors.count && draft->actors.items[0]->kind != PARTY_STATE && is_armed(draft->actors.items[0]);
  if (flags & FRAME_NEEDS_UNARMED && arms) return false;
  if (flags & FRAME_NEEDS_CROWD && draft->actors.count == 1 && (!is_crowd(draft->actors.items[0]) || is_firm(draft->actors.items[0]))) return false;
  if (flags & FRAME_NEEDS_CUE && !(reader->parties.over[group->verb] & OVER_CUE)) return false;
  bool alone = group->end == group->verb + 1;
  if (flags & FRAME_INTRANSITIVE && alone &&
      (group->passive || is_determiner(reader, group->end) || takes_thing(reader, group) || reader->tokens->tokens[group->end].kind == TOKEN_QUOTE))
    return false;
  bool ruler = draft->recipients.count && is_ruler(draft->recipients.items[0], &draft->actors);
  if (flags & FRAME_NEEDS_RULER && (!ruler || (draft->event.type == EVENT_ASSAULT && is_by_vote(reader, group)))) return false;
  if (flags & FRAME_NEEDS_MILITARY && !(draft->actors.count && is_armed(draft->actors.items[0]) && !is_official(draft->actors.items[0])))
    return false;
  if (flags & FRAME_NEEDS_PAST && draft->event.status != STATUS_PAST) return false;
  bool office = flags & FRAME_NEEDS_OFFICE;
  if (office && !concerns_state(reader, draft) && (is_by_firm(draft) || !gives_office(reader, group))) return false;
  if (!(flags & FRAME_NEEDS_PLACE)) return true;
  enum { TOWN_WAY = 4 };
  if (group->passive) return false; /* "was captured in Goma" */
  uint32_t t = group->end, before = group->first - (group->first > 0);
  if (is_noun_like(reader, before) && !party_over(&reader->parties, before)) return false; /* "a [cargo] will leave for" */
  while (t < group->stop && t < group->end + 3 && (is_preposition(reader, t) || is_determiner(reader, t))) t++;
  uint32_t far = t + TOWN_WAY < group->stop ? t + TOWN_WAY : group->stop, of = find_word(reader->tokens, t, far, WORD_OF);
  if (of < far && hit_at(reader, of - 1, LIST_PLACE_NOUN)) t = of + 1; /* "captured the Malian [town of] Kidal" */
  const party *over = party_over(&reader->parties, t);                 /* "left [the U.S.] exposed", "left the [U.S. military] exposed" */
  uint32_t end = over ? over->span.end : t + 1;
  bool led = end < reader->tokens->count && reader->tokens->tokens[end].kind == TOKEN_DASH; /* "a [Hong Kong]-flagged ship" */
  return t < group->stop && is_placed(reader, t) && (!over || over->kind == PARTY_STATE) && !led && !is_noun_like(reader, end);
}

static bool tells_of(const event_reader *reader, uint32_t first, uint32_t stop, uint32_t type) {
  for (uint32_t t = first; t < stop; t++) {
    if (has_frame(reader, t, LIST_FRAME_NOUN, type)) return true;
  }
  return false;
}

/* "10 killed in a plane [crash]", "two were killed when the [flooding] began": nobody's deed, nor is what a text of mishaps tells without a word of
 * violence. */
static bool is_accident(const event_reader *reader, const verb_group *group, const event_draft *draft) {
  uint32_t start = sentence_start(reader, group->verb), stop = sentence_stop(reader, group->verb);
  if (draft->event.type != EVENT_ASSAULT || draft->actors.count) return false;
  bool violent = draft->frame->about & reader->objects[draft->note.sentence];
  if (draft->frame->about && draft->frame->unless & (reader->fields | reader->objects[draft->note.sentence]) && !violent) return true;
  return tells_of(reader, start, stop, EVENT_DISASTER) && !tells_of(reader, start, stop, EVENT_ASSAULT);
}

/* "killed himself", "hanged themselves" */
static bool is_own_deed(const event_reader *reader, const verb_group *group) {
  static const uint16_t SELF[] = {WORD_HIMSELF, WORD_HERSELF, WORD_THEMSELVES, WORD_MYSELF};
  return ONE_OF(reader->tokens, group->end, SELF);
}

static bool all_are(const party_set *set, ng_str sector) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < set->count; i++) count += str_ends(set->items[i]->members[0].cameo, sector);
  return count && count == set->count;
}

/* "met [his wife]", "stabbed [her father]" */
static bool takes_kin(const event_reader *reader, const verb_group *group) {
  bool owned = grammar_of(reader->tokens, group->end) & GRAMMAR_OWNER || token_is(reader->tokens, group->end, WORD_MY);
  for (uint32_t t = group->end; owned && t < group->stop && t < group->end + 4; t++) {
    if (hit_at(reader, t, LIST_KIN)) return true;
  }
  return false;
}

/* "visited [Peru]": whether somebody travels for a state or body; tourists, singers and firms visit, too. */
static bool is_state_visit(const event_reader *reader, const verb_group *group, const event_draft *draft) {
  if (group->passive && group->end > group->verb + 1) return false;                                  /* "was stopped in his car" */
  if (token_is(reader->tokens, group->verb - 1, WORD_TO) && is_first_to(reader, group)) return true; /* "the first official to [visit]" */
  for (uint32_t i = 0; i < draft->actors.count; i++) {
    const party *p = draft->actors.items[i];
    const event_party *one = &p->members[0];
    bool official = one->ref.kind == REF_PERSON && is_public_office(&reader->doc->facts.people.items[one->ref.index]);
    if (official || (is_of_state(reader, p) && !(p->flags & PARTY_PRIVATE || is_civil(p)))) return true;
  }
  return false;
}

/* "spoke to [the chamber of commerce]", "Speaking to [ministers], Lee said": an address to a body or an audience. */
static bool is_address(const event_reader *reader, const verb_group *group, const party *other) {
  static const uint16_t SPEAKS[] = {WORD_SPEAK, WORD_SPEAKS, WORD_SPOKE, WORD_SPOKEN, WORD_SPEAKING};
  bool to = token_is(reader->tokens, group->verb + 1, WORD_TO) && ONE_OF(reader->tokens, group->verb, SPEAKS);
  uint32_t first = other ? other->span.first : 0;
  first -= first > 0 && is_determiner(reader, first - 1);
  bool crowd = first > group->end + 1 && token_is(reader->tokens, first - 1, WORD_OF) && !hit_at(reader, first - 2, LIST_QUANTITY);
  if (to && other && other->kind == PARTY_GROUP && crowd) return true; /* "spoke to a gathering of [leaders]" */
  if (to && other && other->kind == PARTY_STATE && token_ends(reader->tokens, other->span.end - 1, STR("ns")))
    return true; /* "speaking to [Iowans]" */
  return to && other &&
         (other->kind == PARTY_ORGANIZATION || (other->kind == PARTY_GROUP && (is_civil(other) || (group->gerund && !is_official(other)))));
}

/* "would not [discuss] the case", "declined to [discuss] it": silence towards the press. */
static bool is_silence(const event_reader *reader, const verb_group *group, const event_draft *draft) {
  bool refused = draft->event.status == STATUS_POSSIBLE || token_is(reader->tokens, group->verb - 1, WORD_TO);
  return draft->event.polarity_negative && refused && !draft->recipients.count && draft->actors.count == 1;
}

/* What is met, or talked about by nobody, is no talk: "met [the needs]", "the tax was discussed"; nor is what is told to the press. */
static bool is_talk(const event_reader *reader, const verb_group *group, const event_draft *draft) {
  bool host = str_is(draft->event.cameo, "043");
  bool guests = host && draft->recipients.count && is_civil(draft->recipients.items[0]);
  bool calls = str_is(draft->event.mode, "phone") && all_are(&draft->recipients, STR("CVL"));
  if (guests || calls) return false; /* "hosts thousands of refugees", "telephones voters" */
  if (draft->event.type != EVENT_CONSULT || draft->frame->objects) return true;
  if (takes_kin(reader, group)) return false;
  const party *other = draft->recipients.count ? draft->recipients.items[0] : NULL;
  if (str_is(draft->event.mode, "visit")) return (host && group->passive) || is_state_visit(reader, group, draft);
  bool reciprocal = draft->frame->flags & FRAME_RECIPROCAL, object = draft->frame->recipient[0] & AT_object;
  bool with = token_is(reader->tokens, group->end - 1, WORD_WITH) || token_is(reader->tokens, group->end, WORD_WITH);
  if (group->passive && with) return false; /* "was [met with] derision" */
  bool met = str_is(draft->note.kind, "meeting") && group->end == group->verb + 1;
  if (group->passive && met && !other) return false; /* "the [sum] was met by the state" */
  if (group->passive && reciprocal) return draft->actors.count || (!object && other && other->span.first >= group->end);
  if (object && with && !other && takes_thing(reader, group)) return false; /* "met with resistance" */
  if (all_are(&draft->recipients, STR("MED")) || is_address(reader, group, other)) return false;
  if (!object && is_silence(reader, group, draft)) return false;
  bool alone = group->end == group->verb + 1 && object && reciprocal && !other;
  if (alone && with) return false; /* "met with a shrug" */
  return !alone || !(is_determiner(reader, group->end) && takes_thing(reader, group));
}

bool is_quarrel(const event_reader *reader, uint32_t end, const event_draft *draft) {
  bool people = false, fighters = false, firm = false;
  for (uint32_t i = 0; i < draft->actors.count + draft->recipients.count; i++) {
    const party *p = i < draft->actors.count ? draft->actors.items[i] : draft->recipients.items[i - draft->actors.count];
    people |= p->kind == PARTY_PERSON;
    firm |= is_business(p);
    fighters |= p->kind != PARTY_STATE && p->kind != PARTY_PERSON && (is_armed(p) || is_civil(p));
  }
  static const uint16_t ABOUT[] = {WORD_OVER, WORD_ABOUT};
  bool topic = FIND_ONE_OF(reader->tokens, end, clause_end(reader, end), ABOUT) < clause_end(reader, end); /* "clash over the budget" */
  return (people || firm || topic) && !fighters;
}

/* "bombarded [by complaints]", "abused [by the law]": by nobody that could. */
static bool is_beset_by_words(const event_reader *reader, const verb_group *group, const event_draft *draft) {
  bool hurt = str_is(draft->event.mode, "heavy-weapons") || str_is(draft->event.mode, "torture");
  bool shelled = group->passive && hurt && !draft->frame->objects && !draft->frame->subjects;
  return shelled && !draft->actors.count && token_is(reader->tokens, group->end, WORD_BY);
}

/* "Lee [shot] back", "a firm that can [kill]": who bears no arms attacks somebody, or nobody. */
static bool is_attack(const event_reader *reader, const verb_group *group, const event_draft *draft) {
  const party *by = draft->actors.count ? draft->actors.items[0] : NULL, *on = draft->recipients.count ? draft->recipients.items[0] : NULL;
  bool words =
      by && on && on->flags & PARTY_MODIFIES && is_official(by) && str_is(draft->event.cameo, "190"); /* "the minister attacks German policy" */
  if (draft->event.type == EVENT_ASSAULT && words && by->kind == PARTY_PERSON) return false;
  bool game = reader->sport && str_is(draft->event.mode, "beat"); /* "he was kicked all over the park" */
  if (draft->event.type == EVENT_ASSAULT && (game || (by && token_is(reader->tokens, by->span.end - 1, WORD_CRITICS)))) return false;
  bool quarrel = by && on && by->kind == PARTY_PERSON && on->kind == PARTY_PERSON && is_official(by) && is_official(on); /* "Lee fired at Park" */
  if (draft->event.type == EVENT_ASSAULT && quarrel && str_is(draft->event.mode, "firearms")) return false;
  bool words_only = draft->frame->flags & FRAME_RECIPROCAL && is_quarrel(reader, group->end, draft); /* "Lee clashed with Park" */
  if (draft->event.type == EVENT_ASSAULT && (words_only || is_beset_by_words(reader, group, draft))) return false;
  bool open = draft->frame->flags & FRAME_UNNAMED || draft->frame->objects || group->end > group->verb + 1;
  if (draft->event.type != EVENT_ASSAULT || open || group->passive || draft->recipients.count || !draft->actors.count) return true;
  bool someone = group->end < group->stop && reader->tokens->tokens[group->end].casing == CASE_TITLE;
  if (draft->frame->flags & FRAME_RECIPROCAL && draft->actors.count > 1) return true; /* "protesters and police clashed" */
  return someone || is_armed(draft->actors.items[0]) || takes_number(reader, group) || takes_kin(reader, group);
}

/* "pulled out of [Mali]", but not "pulled out of the market": a state withdraws from a place, forces from anywhere. */
static bool is_retreat(const event_draft *draft) {
  if (!str_is(draft->event.mode, "withdraw") || draft->frame->objects || !draft->actors.count) return true;
  bool from = draft->recipients.count && !(draft->recipients.items[0]->flags & PARTY_MODIFIES);
  return draft->actors.items[0]->kind != PARTY_STATE || from;
}

/* "judges [can] jail parents", "[how] murderers should be sentenced": what the law lets be done to anybody. */
static bool is_law(const event_reader *reader, const verb_group *group, const event_draft *draft) {
  enum { WAY = 6 };
  bool penal = draft->event.type == EVENT_COERCE || str_is(draft->event.mode, "convict");
  if (!penal || draft->event.status != STATUS_POSSIBLE) return false;
  if (find_word(reader->tokens, group->first, group->verb, WORD_CAN) < group->verb) return true;
  if (find_word(reader->tokens, group->first, group->verb, WORD_SHOULD) == group->verb) return false;
  uint32_t start = sentence_start(reader, group->first), from = group->first > start + WAY ? group->first - WAY : start;
  return find_word(reader->tokens, from, group->first, WORD_HOW) < group->first;
}

/* "beaten [5-0]" */
static bool takes_score(const event_reader *reader, const verb_group *group) {
  const ng_token *t = &reader->tokens->tokens[group->end];
  return group->end + 2 < reader->tokens->count && t[0].kind == TOKEN_NUMBER && t[1].kind == TOKEN_DASH && t[2].kind == TOKEN_NUMBER;
}

/* "strikers [halted] exports": bans on trade are of states and bodies. */
static bool is_by_civilians(const event_draft *draft) {
  return draft->event.type == EVENT_SANCTION && draft->frame->objects && draft->actors.count && is_civil(draft->actors.items[0]);
}

bool is_meant(const event_reader *reader, const verb_group *group, const event_draft *draft) {
  /* "was fired [on 1 November]" */
  if (draft->event.type == EVENT_ASSAULT && takes_score(reader, group)) return false;
  bool on = token_is(reader->tokens, group->end - 1, WORD_ON) || token_is(reader->tokens, group->end - 1, WORD_AT);
  if (on && group->end > group->verb + 1 && is_dated(reader, group->end)) return false;
  bool harm = event_type_quad(draft->event.type) == 4;
  const party *whole = str_is(draft->event.cameo, "054") && draft->recipients.count ? draft->recipients.items[0] : NULL;
  if (whole && whole->flags & PARTY_POSSESSIVE) return false; /* "recognized [Germany]'s rights" */
  if ((harm || draft->event.type == EVENT_SUPPORT) && group->end == group->verb + 1 && is_own_deed(reader, group)) return false;
  if (is_law(reader, group, draft) || is_by_civilians(draft)) return false;
  return !is_accident(reader, group, draft) && is_talk(reader, group, draft) && is_attack(reader, group, draft) && is_retreat(draft);
}
