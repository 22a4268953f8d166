/* Events told by nouns: "Rome's demand for talks", "the second summit", "a meeting between A and B". */
#include "fact/event/noun_phrase.h"

enum { MAX_RIGHT = 14 };

/* "its proposals [at] the talks", "an offer by Lee [during] a visit": where or when it is made, not what is offered, is told in [from, act). */
static bool is_put_at(const event_reader *reader, uint32_t from, uint32_t act) {
  static const uint16_t SCENES[] = {WORD_AT, WORD_IN, WORD_DURING, WORD_AFTER, WORD_AHEAD, WORD_BEFORE};
  return FIND_ONE_OF(reader->tokens, from, act, SCENES) < act;
}

/* "her insistence on [keeping] the letters": what one does oneself is asked of nobody, unless it takes two ("on meeting Lee"). */
static bool insists_on_doing(const event_reader *reader, uint32_t end, const event_draft *draft) {
  return token_is(reader->tokens, end, WORD_ON) && ends_in_ing(reader, end + 1) && draft->event.act_type != EVENT_CONSULT;
}

/* Nouns that govern an act: demand, offer, threat, refusal. They tell an event only with an owner. */
static bool read_governed(event_reader *reader, noun_phrase *phrase, const noun_status *status, event_draft *draft) {
  switch (draft->event.type) {
    case EVENT_REQUEST:
    case EVENT_AGREE:
    case EVENT_THREATEN:
    case EVENT_REJECT:
    case EVENT_ACCUSE: break;
    default: return true;
  }
  uint32_t stop = clause_end(reader, phrase->end);
  if (stop == phrase->end && token_is(reader->tokens, stop, WORD_THAT)) stop = clause_end(reader, stop + 1);
  while (phrase->end < stop && is_dated(reader, phrase->end)) phrase->end++; /* "its demand today that" */
  bool goes_on = is_preposition(reader, phrase->end) || is_preposition(reader, phrase->end - 1) || token_is(reader->tokens, phrase->end, WORD_THAT);
  uint32_t act = goes_on ? read_act(reader, phrase->end, stop, draft) : phrase->end;
  if (act > phrase->end) memset(reader->used + phrase->end, 1, act - phrase->end);
  if (draft->event.type == EVENT_REQUEST && insists_on_doing(reader, phrase->end, draft)) return false;
  /* "the missile threat from", "Lee's appeal in the north": a danger, a charm */
  static const uint16_t LEADS[] = {WORD_TO, WORD_OF, WORD_THAT, WORD_FOR, WORD_BY, WORD_AGAINST};
  static const uint16_t LOOSE[] = {WORD_THREAT, WORD_APPEAL};
  bool leads = ONE_OF(reader->tokens, phrase->end, LEADS) || ONE_OF(reader->tokens, phrase->end - 1, LEADS);
  if (ONE_OF(reader->tokens, phrase->end - 1, LOOSE) && (!leads || (draft->event.type == EVENT_THREATEN && !draft->event.act_type))) return false;
  bool danger = draft->event.type == EVENT_THREATEN && token_is(reader->tokens, phrase->end, WORD_OF) && event_type_quad(draft->event.act_type) != 4;
  if (danger && !phrase->owned) return false; /* "the threat of an exit" */
  bool lent = status->subject.count || status->is_got, firm = draft->event.act_type || phrase->owned || phrase->their || lent;
  /* "its pledge", "made a request", but not "demand for copper" */
  if (!firm || (!draft->event.act_type && draft->frame->flags & FRAME_NEEDS_ACT)) return false;
  if (draft->frame->acts && !(draft->frame->acts & 1u << draft->event.act_type)) return false;
  if (draft->frame->acts && is_put_at(reader, phrase->end, draft->act_span.first)) return false;
  uint32_t near = find_word(reader->tokens, phrase->end, stop, WORD_COMMA); /* "after threats by Chad, talks on Mali" */
  if (!draft->event.act_type && goes_on)
    find_between(reader, phrase->end - is_preposition(reader, phrase->end - 1), near,
                 AT_to | AT_on | AT_against | AT_at | (status->is_got ? 0 : AT_from), &draft->recipients);
  bool that = token_is(reader->tokens, phrase->end, WORD_THAT);
  for (uint32_t t = phrase->end; draft->event.act_type && t < stop && t < phrase->end + MAX_RIGHT && !draft->recipients.count; t++) {
    bool ends = !that && grammar_of(reader->tokens, t) & GRAMMAR_VERB; /* "its call for talks [is] not backed by Brazil" */
    if (ends || is_source_of_report(reader, t, stop)) break;
    const party *p = party_at(&reader->parties, t);
    bool theirs = p && (draft->event.type != EVENT_AGREE || is_receiver(reader, p, phrase->end - is_preposition(reader, phrase->end - 1)));
    if (theirs && !is_actor(draft, p)) add_party_right(reader, &draft->recipients, p);
  }
  const party *charmed = token_is(reader->tokens, phrase->end - 1, WORD_APPEAL) && draft->recipients.count ? draft->recipients.items[0] : NULL;
  if (charmed && charmed->flags & PARTY_PRIVATE && !draft->event.act_type) return false; /* "Lee's appeal to young voters" */
  return draft->actors.count && (draft->recipients.count || draft->event.act_type || status->is_got);
}

/* "halt the [inquiry]": one that is known goes on, unless it was "earlier" or something came "after" it. */
static bool is_open_inquiry(const event_reader *reader, const noun_phrase *phrase, const event_draft *draft) {
  static const uint16_t OVER[] = {WORD_AFTER, WORD_FOLLOWING, WORD_DURING};
  if (!str_is(draft->event.mode, "investigate") || !(phrase->definite || phrase->owned || phrase->their)) return false;
  return !ONE_OF(reader->tokens, phrase->first - 1, OVER) && find_word(reader->tokens, phrase->first, phrase->end, WORD_EARLIER) == phrase->end;
}

/* How another mention may tell the status: of talks and visits, but not "after talks", "came on a visit"; in headlines also with a verb ("CHAD HOSTS
 * TALKS"). */
static event_guess guess_of(const event_reader *reader, const noun_phrase *phrase, const event_draft *draft) {
  static const uint16_t PAST[] = {WORD_AFTER, WORD_FOLLOWING};
  bool met = ONE_OF(reader->tokens, phrase->first - 1, PAST), travels = phrase->is_visit && token_is(reader->tokens, phrase->first - 1, WORD_ON);
  bool meets = draft->event.type == EVENT_CONSULT && !met && !travels;
  if (draft->by_text) return meets && is_headline(reader, phrase->first) && draft->event.status == STATUS_PAST ? GUESS_AHEAD : GUESS_NONE;
  return meets ? GUESS_OPEN : str_is(draft->event.mode, "resign") ? GUESS_AHEAD : GUESS_NONE;
}

static void add_status(const event_reader *reader, const noun_phrase *phrase, const noun_status *status, event_draft *draft) {
  draft->event.status = STATUS_PAST;
  draft->by_text = true;
  bool none = status->known && status->negative && status->status == STATUS_PAST; /* "has not had any talks" */
  if (phrase->status != STATUS_UNKNOWN && !none)
    draft->event.status = phrase->status;
  else if (status->known && status->status != STATUS_UNKNOWN)
    draft->event.status = status->status;
  else
    draft->by_text = draft->event.type == EVENT_CONSULT && token_is(reader->tokens, phrase->first - 1, WORD_TOLD); /* "told a summit of the OAS" */
  bool lasting = draft->event.type == EVENT_REQUEST || draft->event.type == EVENT_THREATEN || is_open_inquiry(reader, phrase, draft);
  if (lasting && !draft->by_text) draft->event.status = STATUS_ONGOING;
  if (status->loose || (status->before && phrase->definite))
    draft->by_text = false;        /* "before the summit": it may be told before, with its own status */
  uint32_t noun = phrase->end - 1; /* "Lee's non-endorsement" */
  bool non = noun > 1 && reader->tokens->tokens[noun - 1].kind == TOKEN_DASH && token_is(reader->tokens, noun - 2, WORD_NON);
  draft->event.polarity_negative = phrase->negative || status->negative || non;
  draft->event.evidential = status->evidential;
  draft->ahead = status->before && draft->event.status == STATUS_PLANNED;
  draft->loose = status->loose && phrase->status == STATUS_UNKNOWN;
  draft->on = status->on;
  bool unplanned = draft->event.type == EVENT_ASSAULT || draft->event.type == EVENT_DISASTER || draft->event.type == EVENT_DIE ||
                   str_is(draft->event.mode, "resign"); /* "polled them before [his resignation]" */
  if (draft->ahead && unplanned && token_is(reader->tokens, phrase->first - 1, WORD_BEFORE)) draft->event.status = STATUS_PAST;
  draft->note.definite = phrase->definite || (draft->event.type == EVENT_CONSULT && block_over(reader->doc, phrase->first) != NO_REF);
  draft->note.ordinal = phrase->ordinal;
  draft->note.guess = (uint8_t)guess_of(reader, phrase, draft);
  draft->note.sentence = reader->doc->sentences.of_token[phrase->first];
}

/* Who marches or strikes; false when those are no crowd. */
static bool find_crowd(const event_reader *reader, const noun_phrase *phrase, event_draft *draft) {
  if (is_campaign_rally(reader, phrase, draft)) return false;
  if (!draft->actors.count) find_marchers(reader, phrase, &draft->actors);
  const party *alone = draft->actors.count == 1 ? draft->actors.items[0] : NULL;
  if (!alone) return true;
  static const uint16_t WORDS[] = {WORD_PROTEST, WORD_PROTESTS};
  bool words = str_ends(alone->members[0].cameo, STR("PTY")) && ONE_OF(reader->tokens, draft->trigger.first, WORDS);
  if (words) return false; /* "over Republican [protests]": words of a party */
  bool body = is_firm(alone) || (alone->kind == PARTY_ORGANIZATION && !is_crowd(alone));
  if (!body || alone->span.end != draft->trigger.first) return is_crowd(alone) && !is_firm(alone);
  draft->actors.count = 0; /* "the Acme protests", "an anti-EU march": whom they are about */
  return true;
}

/* "threats of sanctions [from] Chad", but not "the threat of a war, brokers polled [by] Acme said": whether the party is whose the noun is. */
static bool is_from(const event_reader *reader, const party *p) {
  enum { WAY = 5 };
  static const uint16_t LINKS[] = {WORD_FROM, WORD_BY};
  for (uint32_t t = p->span.first, start = sentence_start(reader, t); t > start && p->span.first - t < WAY; t--) {
    if (ONE_OF(reader->tokens, t - 1, LINKS)) return t < start + 2 || !token_has_flag(reader->tokens, t - 2, FLAG_VERB_PAST);
    if (reader->tokens->tokens[t - 1].kind == TOKEN_PUNCT || is_preposition(reader, t - 1)) return false;
  }
  return false;
}

/* "the Nazi [threat]", "the threat of rain": a danger, which nobody threatens with; but "Chad's threat to", "issued a threat". */
static bool is_danger(const event_reader *reader, const noun_phrase *phrase, const noun_status *status, const event_draft *draft) {
  const party *actor = draft->actors.count ? draft->actors.items[0] : NULL;
  bool behind = actor && actor->span.first > phrase->end && is_from(reader, actor);
  bool said = behind || phrase->owned || phrase->their || status->subject.count || draft->event.act_type;
  return draft->event.type == EVENT_THREATEN && !said;
}

bool read_noun_event(event_reader *reader, uint32_t token, event_draft *draft) {
  frame_hit hit;
  uint32_t next = 0;
  do {
    if (!next_frame(reader, token, LIST_FRAME_NOUN, &next, &hit)) return false;
  } while (hit.frame->flags & FRAME_GOVERNED || (hit.frame->objects && !takes_object_of(reader, &hit)));
  if (!fits_sentence(reader, hit.frame, reader->doc->sentences.of_token[token])) return false;
  if (hit.frame->flags & FRAME_NOTHING) memset(reader->used + token, 1, hit.end - token);
  if (hit.frame->flags & FRAME_NOTHING || party_over(&reader->parties, token)) return false;
  if (is_compound(reader, token) && ends_in_ing(reader, token)) return false; /* "crime-[fighting]" */
  if (is_dated(reader, hit.end - 1)) return false;                            /* "in March"; but "a three-[day strike]" */
  if (!is_head_noun(reader, &hit)) return false;
  if (hit.frame->flags & FRAME_NEEDS_PEOPLE && !takes_people(reader, &hit)) return false;
  noun_phrase phrase;
  read_noun_phrase(reader, token, hit.end, &phrase);
  phrase.type = (uint8_t)hit.frame->type;
  phrase.lasts = str_is(image_str(reader->rules, hit.frame->kind), "talks");
  phrase.is_deed = hit.frame->type == EVENT_CONSULT || hit.frame->type == EVENT_CONCEDE || event_type_quad(hit.frame->type) % 2 == 0;
  phrase.is_visit = str_is(image_str(reader->rules, hit.frame->mode), "visit");
  if (!is_noun_use(reader, token, &hit, &phrase)) return false;
  noun_status status = {.status = STATUS_UNKNOWN};
  read_noun_status(reader, &phrase, &status);
  if (status.drop) return false;
  *draft = draft_of(reader, &hit);
  draft->noun = true;
  draft->event.reciprocal = hit.frame->flags & FRAME_RECIPROCAL;
  add_status(reader, &phrase, &status, draft);
  draft->trigger = (token_range){token, hit.end};
  if (hit.frame->flags & FRAME_FAILURE && (!draft->event.polarity_negative || phrase.definite)) return false; /* "the collapse of [the] accord" */
  find_noun_parties(reader, &phrase, &status, draft);
  if (is_half_told(reader, &phrase, draft) || is_danger(reader, &phrase, &status, draft)) return false;
  const party *on = draft->recipients.count && event_type_quad(draft->event.type) == 4 ? draft->recipients.items[0] : NULL;
  if (on && on->span.first > phrase.end && token_is(reader->tokens, on->span.first - 1, WORD_ANY)) return false; /* "an attack on any [ally] is" */
  bool fight = draft->event.type == EVENT_ASSAULT && hit.frame->flags & FRAME_RECIPROCAL;
  if (fight && is_quarrel(reader, phrase.end, draft)) return false;
  if (hit.frame->flags & FRAME_NEEDS_OFFICE && !concerns_state(reader, draft)) return false;
  if (hit.frame->flags & FRAME_NEEDS_CROWD && !find_crowd(reader, &phrase, draft)) return false;
  bool alone = hit.frame->flags & FRAME_NEEDS_PAIR && !is_pair(draft) && !token_is(reader->tokens, phrase.end, WORD_FROM);
  if (alone) return false;
  if (!read_governed(reader, &phrase, &status, draft)) return false;
  if (str_is(draft->event.mode, "visit") && !draft->actors.count) return false; /* "one visit to Peru a year" */
  draft->struck = tells_of_itself(reader, &phrase, draft);
  memset(reader->used + token, 1, hit.end - token);
  return !is_background(reader, &phrase, draft);
}
