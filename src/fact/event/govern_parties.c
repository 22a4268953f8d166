/* Whom a governed act concerns: who is asked, promised, refused or threatened. */
#include "fact/event/clause_find.h"
#include "fact/event/event_govern.h"

/* "urged [her] peers", "vowed to press on with [his] plan": one who acts. */
static bool is_actor_again(const event_reader *reader, const party *p, const party_set *actors) {
  for (uint32_t i = 0; i < actors->count; i++) {
    if (same_party(reader->doc, &actors->items[i]->members[0], &p->members[0])) return true;
  }
  return false;
}

/* "asked [the people] to", "urged [about 20 rebel] fighters": whether only words that count or describe stand in [from, token). */
static bool is_addressed(const event_reader *reader, uint32_t from, uint32_t token) {
  for (uint32_t t = from; t < token; t++) {
    const ng_token *word = &reader->tokens->tokens[t];
    bool plain =
        word->kind == TOKEN_DASH || (word->kind == TOKEN_WORD && !(grammar_of(reader->tokens, t) & ~(uint32_t)(GRAMMAR_DETERMINER | GRAMMAR_OWNER)));
    bool counts = word->kind == TOKEN_NUMBER || hit_at(reader, t, LIST_QUANTITY) || is_quantity_of(reader, t + 1, from);
    if (!plain && !counts && !party_over(&reader->parties, t)) return false;
  }
  return !token_is(reader->tokens, from - 1, WORD_FOR); /* but not "called for [workers] to be paid" */
}

/* Whether words of speech follow a party soon: "[a spokesman for the union] said". */
static bool is_speaker(const event_reader *reader, const party *p) {
  enum { WAY = 9 };
  for (uint32_t t = p->span.end, stop = sentence_stop(reader, t); t < stop && t < p->span.end + WAY; t++) {
    if (hit_at(reader, t, LIST_SPEECH_VERB)) return true;
    if (reader->tokens->tokens[t].kind == TOKEN_PUNCT) return false;
  }
  return false;
}

/* "… was ready," [Lee] added; "what [he] called": the subject of another clause. */
static bool is_other_subject(const event_reader *reader, const party *p, uint32_t from) {
  bool nominative = token_is(reader->tokens, p->span.first, WORD_HE) || token_is(reader->tokens, p->span.first, WORD_SHE);
  uint32_t before = p->span.first;
  while (before > from && p->span.first - before < 3 && is_noun_like(reader, before - 1)) before--;
  before -= before > from && is_determiner(reader, before - 1);
  bool apart = before > from && (token_is(reader->tokens, before - 1, WORD_COMMA) || reader->tokens->tokens[before - 1].kind == TOKEN_QUOTE);
  return nominative || (apart && is_speaker(reader, p));
}

/* Who is agreed with or promised something, but not "agreed to buy [Canadian] wheat", "pledged to undo [Lee]'s work", "promised that [Lee] is well". What is
 * accepted is somebody's: "accepted [Lee]'s resignation", "agreed to a [Canadian] plan"; duties are laid "on [Canadian] wheat". */
static bool is_promised(const event_reader *reader, const party *p, uint32_t from, const rule_frame *frame) {
  uint32_t first = p->span.first - (p->span.first > from && is_determiner(reader, p->span.first - 1));
  uint32_t behind = p->span.end + (p->flags & PARTY_POSSESSIVE ? 1 : 0);
  bool theirs = frame->acts || hit_at(reader, behind, LIST_FRAME_NOUN);
  bool borne = first > from && (token_is(reader->tokens, first - 1, WORD_ON) || token_is(reader->tokens, first - 1, WORD_AGAINST));
  if (p->flags & (PARTY_MODIFIES | PARTY_POSSESSIVE) && !theirs && !borne) return false;
  return first > from || !token_is(reader->tokens, from - 1, WORD_THAT);
}

/* "called for help for the [Spanish] farmers", "declined to join the [U.S.] rally": a thing of somebody who is not asked or refused; but "asked for [Spanish]
 * aid", "demands from [Spanish] banks". */
static bool is_owner_of_thing(const event_reader *reader, const party *p, uint32_t from, uint32_t type) {
  static const uint16_t TO[] = {WORD_FROM, WORD_ON, WORD_WITH};
  if (!(p->flags & PARTY_MODIFIES) || (type != EVENT_REQUEST && type != EVENT_REJECT)) return false;
  uint32_t first = p->span.first - (p->span.first > from && is_determiner(reader, p->span.first - 1));
  bool borne = first > from && ONE_OF(reader->tokens, first - 1, TO), addressed = is_addressed(reader, from, p->span.first);
  return !borne && !addressed && !hit_at(reader, p->span.end, LIST_FRAME_NOUN) && !hit_at(reader, p->span.end, LIST_EVENT_OBJECT);
}

/* "to [help] Chad", "of [helping] Chad": a verb of what is promised. */
static bool is_promised_verb(const event_reader *reader, uint32_t token) {
  if (ends_in_ing(reader, token)) return !token_is(reader->tokens, token, WORD_INCLUDING);
  bool joined = token_is(reader->tokens, token - 1, WORD_TO) || token_is(reader->tokens, token - 1, WORD_AND);
  bool modal = status_word_before(reader, token, CLASS_MODAL | CLASS_ADVERB, &(uint32_t){0}, NULL, NULL);
  return (joined || modal) && token_flags(reader->tokens, token) & (LEXEME_FLAG(FLAG_VERB_BASE) | LEXEME_FLAG(FLAG_VERB_PAST));
}

/* Where the phrase begins that ends before `end`: "[the nine banks]". */
static uint32_t phrase_before(const event_reader *reader, uint32_t end, uint32_t from) {
  enum { WAY = 5 };
  uint32_t t = end;
  for (; t > from && end - t < WAY && !is_determiner(reader, t - 1) && !is_promised_verb(reader, t - 1); t--) {
    bool noun = reader->tokens->tokens[t - 1].kind == TOKEN_WORD && !grammar_of(reader->tokens, t - 1);
    if (!noun && !is_phrase_word(reader, t - 1)) break;
  }
  while (t > from && is_determiner(reader, t - 1)) t--;
  return t;
}

bool is_receiver(const event_reader *reader, const party *p, uint32_t from) {
  static const uint16_t TO[] = {WORD_TO, WORD_WITH, WORD_FOR, WORD_FROM, WORD_AGAINST, WORD_ON, WORD_TOWARD, WORD_TOWARDS};
  uint32_t t = phrase_before(reader, p->span.first, from);
  if (t == from || ONE_OF(reader->tokens, t - 1, TO)) return true;
  bool whole = !is_noun_like(reader, p->span.end);
  if (whole && token_is(reader->tokens, t - 1, WORD_OF)) t = phrase_before(reader, t - 1, from); /* "to return [the remains of] soldiers" */
  return t > from && is_promised_verb(reader, t - 1);
}

/* The party that the act concerns: the first that is no mere place, else a place: "refused to send peacekeepers to the war in [Iraq]". */
static void find_concerned(const event_reader *reader, uint32_t from, uint32_t stop, bool scenes, const rule_frame *frame, const party_set *actors,
                           party_set *set) {
  const party *scene = NULL;
  bool passed = false; /* what comes behind another's thing is for whom it is: "agreed to sell [Canadian] wheat to [Chad]" */
  for (uint32_t t = from; t < stop && t < from + 18; t++) {
    bool compares = token_is(reader->tokens, t, WORD_THAN) && !token_is(reader->tokens, t - 1, WORD_MORE);
    if (compares) break; /* "push harder than [Lee]" */
    const party *next = token_is(reader->tokens, t, WORD_COMMA) ? party_at(&reader->parties, t + 1) : NULL;
    bool other = next && (grammar_of(reader->tokens, next->span.end) & GRAMMAR_VERB || verb_hit(reader, next->span.end));
    if (other) break;                                            /* "blame foreigners, [Francis] points" */
    if (next && is_source_of_report(reader, t + 1, stop)) break; /* "asked makers to act, spokesmen for the firms said" */
    bool by = token_is(reader->tokens, t - 1, WORD_BY);          /* "an admission by [Moscow]" */
    const party *p = object_at(reader, t, by), *titled = p ? listed_at(reader, t, stop) : NULL;
    if (titled) p = titled;
    if (p && is_other_subject(reader, p, from)) break;
    if (p && is_owner_of_thing(reader, p, from, frame->type)) break;
    bool addressed = t > from && (token_is(reader->tokens, t - 1, WORD_TO) || token_is(reader->tokens, t - 1, WORD_WITH));
    if (p && frame->type == EVENT_AGREE && !is_promised(reader, p, from, frame)) passed = true;
    bool thing = p && frame->type == EVENT_THREATEN && t > from && p->flags & PARTY_POSSESSIVE; /* "threatened to copy [Chad]'s duty" */
    if (thing && !addressed && !token_is(reader->tokens, t - 1, WORD_ON)) continue;
    if (p && frame->type == EVENT_AGREE && !by && !frame->acts && !is_receiver(reader, p, from)) continue;
    if (p && passed && (!addressed || p->flags & (PARTY_MODIFIES | PARTY_POSSESSIVE))) continue;
    if (!p && !scene && is_placed(reader, t) && stands_where(reader->doc, t)) scene = object_at(reader, t, true);
    bool away = p && p->flags & PARTY_PRIVATE && !is_addressed(reader, from, t);
    if (!p || away || is_actor_again(reader, p, actors)) continue;
    uint32_t before = t > from && token_is(reader->tokens, t - 1, WORD_THE) ? t - 1 : t;
    bool mere_place = grammar_of(reader->tokens, before - 1) & GRAMMAR_SCENE && !token_is(reader->tokens, before - 1, WORD_ON);
    if (mere_place && !scene && p->kind == PARTY_STATE) scene = p;
    if (mere_place) continue;
    add_party_right(reader, set, p);
    return;
  }
  if (scene && scenes) add_party_right(reader, set, scene);
}

/* "threatened to end talks unless [Baghdad] agreed": whoever the condition is about. */
static void find_threatened(const event_reader *reader, uint32_t from, const party_set *actors, party_set *set) {
  uint32_t stop = sentence_stop(reader, from), t = find_condition(reader, from, stop);
  for (uint32_t end = t + 5; t < stop && t < end; t++) {
    const party *p = object_at(reader, t, true);
    if (!p || p->flags & (PARTY_PRONOUN | PARTY_PRIVATE) || (actors->count && actors->items[0] == p)) continue;
    add_party_right(reader, set, p);
    return;
  }
}

/* "A proposed a pause, but [B] demanded more": the other side of a contrast. */
static void find_counterpart(const event_reader *reader, const verb_group *group, const party_set *actors, party_set *set) {
  uint32_t start = sentence_start(reader, group->verb), stop = sentence_stop(reader, group->verb);
  uint32_t but = find_word(reader->tokens, start, stop, WORD_BUT);
  if (but == stop) return;
  uint32_t t = but > group->verb ? but + 1 : start;
  t += is_determiner(reader, t);
  const party *p = t < stop ? party_at(&reader->parties, t) : NULL;
  bool side = p && (p->kind == PARTY_STATE || p->kind == PARTY_PERSON) && !(p->flags & (PARTY_PRONOUN | PARTY_POSSESSIVE | PARTY_MODIFIES));
  if (side && actors->count && actors->items[0] != p) add_party_right(reader, set, p);
}

/* Where the words end that a participle behind its noun takes: "a man [accused of murder] was freed by". */
static uint32_t end_of_participle(const event_reader *reader, uint32_t from) {
  uint32_t t = from, stop = clause_end(reader, from);
  while (t < stop && !token_is(reader->tokens, t, WORD_COMMA) && !(grammar_of(reader->tokens, t) & GRAMMAR_VERB) &&
         !token_has_flag(reader->tokens, t, FLAG_VERB_PAST))
    t++;
  return t;
}

static void find_passive_parties(const event_reader *reader, const governing_verb *verb, event_draft *draft) {
  const verb_group *group = &verb->group;
  uint32_t stop = group->reduced ? end_of_participle(reader, verb->words.end) : clause_end(reader, verb->words.end);
  const party *before = group->reduced ? party_before(&reader->parties, group->first) : NULL; /* "[items] asked by Lee": no other is asked */
  if (before) add_party_left(reader, &draft->recipients, before);
  if (!group->reduced) find_subject(reader, group, &draft->recipients);
  find_between(reader, verb->words.end, stop, AT_by, &draft->actors);
}

void find_governing_parties(const event_reader *reader, governing_verb *verb, event_draft *draft) {
  if (verb->group.passive) {
    find_passive_parties(reader, verb, draft);
    return;
  }
  uint32_t type = draft->frame->type, end = verb->words.end;
  party_set *set = &draft->recipients;
  find_subject(reader, &verb->group, &draft->actors);
  if (type == EVENT_AGREE) find_after(reader, end, AT_with, set);
  verb->with = set->count > 0;
  if (!set->count) find_concerned(reader, end, verb->stop, type != EVENT_AGREE, draft->frame, &draft->actors, set);
  if (!set->count && !is_bare(verb)) find_counterpart(reader, &verb->group, &draft->actors, set);
  if (!set->count && type == EVENT_THREATEN) find_threatened(reader, verb->stop, &draft->actors, set);
  drop_beyond(reader, set, clause_end(reader, end));
}
