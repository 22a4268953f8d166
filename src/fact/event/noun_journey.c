/* Who goes somewhere for what a noun tells: "[leaves] on Monday for talks", "[is expected] here for talks", "will [visit] Chad and Mali for talks". */
#include "fact/event/noun_phrase.h"

/* "later today", "tomorrow", "next week": a day that is not over. */
static bool is_ahead(const event_reader *reader, uint32_t token) {
  static const uint16_t WORDS[] = {WORD_LATER, WORD_TOMORROW, WORD_NEXT};
  return ONE_OF(reader->tokens, token, WORDS) && (is_dated(reader, token) || is_dated(reader, token + 1));
}

/* Behind the "for" or "on" that leads to the phrase; 0 without one. */
static uint32_t behind_link(const event_reader *reader, const noun_phrase *phrase) {
  uint32_t start = sentence_start(reader, phrase->first), t = phrase->first;
  if (t > start && token_is(reader->tokens, t - 1, WORD_OF) && !party_before(&reader->parties, t)) t--; /* "for a series [of] talks" */
  while (t > start && phrase->first - t < 4 && !is_preposition(reader, t - 1)) t--;
  bool link = t > start && (token_is(reader->tokens, t - 1, WORD_FOR) || token_is(reader->tokens, t - 1, WORD_ON));
  return link ? t : 0;
}

/* "will visit Chad[,] Mali and Togo for talks" */
static bool is_list_comma(const event_reader *reader, uint32_t token) {
  return token_is(reader->tokens, token, WORD_COMMA) && is_placed(reader, token - 1) && is_placed(reader, token + 1);
}

/* "his [departure] later today", "the scheduled [arrival] of Lee", "a planned [visit] to Oslo" */
static bool is_set_journey(const event_reader *reader, uint32_t token) {
  static const uint16_t WORDS[] = {WORD_DEPARTURE, WORD_ARRIVAL, WORD_VISIT, WORD_TRIP};
  uint8_t status = STATUS_UNKNOWN;
  uint32_t first;
  if (!ONE_OF(reader->tokens, token, WORDS)) return false;
  return is_ahead(reader, token + 1) || (status_word_before(reader, token, CLASS_ADJECTIVE, &first, &status, NULL) && status == STATUS_PLANNED);
}

/* "is [due] in Oslo", "was [expected] here" */
static bool is_awaited(const event_reader *reader, uint32_t token) {
  uint8_t status = STATUS_UNKNOWN;
  uint32_t end;
  bool planned = token > 0 && status_word_at(reader, token, CLASS_ADJECTIVE, &end, &status) && status == STATUS_PLANNED;
  return planned && status_word_at(reader, token - 1, CLASS_BE, &end, NULL);
}

/* "flew to Oslo [last week] for talks": whether a date of more than a day that is over stands in [from, stop). */
static bool is_long_ago(const event_reader *reader, uint32_t from, uint32_t stop) {
  enum { DAY_LENGTH = 10 };
  ng_str today = reader->doc->published;
  for (uint32_t t = from; t < stop; t++) {
    const fact_date *date = is_dated(reader, t) ? &reader->doc->facts.dates.items[reader->date_at[t]] : NULL;
    if (!date || date->value.len >= DAY_LENGTH || date->stop.len < DAY_LENGTH || today.len < DAY_LENGTH) continue;
    if (memcmp(date->stop.ptr, today.ptr, DAY_LENGTH) <= 0) return true;
  }
  return false;
}

/* The status of what the journey told by `hit` is made for: of one to come as of the journey; who has arrived or left has talks, but no visit, before him. */
static uint8_t status_by_journey(const event_reader *reader, const noun_phrase *phrase, const frame_hit *hit, uint32_t verb, party_set *subject) {
  verb_group group;
  bool visit = str_is(image_str(reader->rules, hit->frame->mode), "visit");
  if ((hit->frame->type != EVENT_TRAVEL && !visit) || !read_verb_group(reader, verb, hit->end, hit->form, &group)) return STATUS_UNKNOWN;
  if (group.negative || group.purpose || !settle_group(reader, &group)) return STATUS_UNKNOWN;
  if (!group.passive) find_subject(reader, &group, subject);
  if (group.status == STATUS_POSSIBLE) return STATUS_POSSIBLE;
  if (group.present || group.status == STATUS_PLANNED) return STATUS_PLANNED;
  bool gone = visit || phrase->type != EVENT_CONSULT || phrase->is_visit || group.gerund || is_long_ago(reader, hit->end, phrase->first);
  return gone ? STATUS_UNKNOWN : STATUS_PLANNED;
}

/* "is [sending] an envoy to Oslo for talks", "[sent] Lee": whom the verb at `token` sends takes part, who sends does not. */
static bool read_sending(const event_reader *reader, uint32_t token, uint32_t link, party_set *subject) {
  static const uint16_t SENDS[] = {WORD_SEND, WORD_SENDS, WORD_SENDING, WORD_SENT};
  if (!ONE_OF(reader->tokens, token, SENDS)) return false;
  find_object(reader, token + 1, link, false, subject);
  return subject->count > 0;
}

bool read_journey(const event_reader *reader, const noun_phrase *phrase, noun_status *out) {
  enum { WAY = 18 };
  uint32_t link = behind_link(reader, phrase), start = sentence_start(reader, phrase->first);
  if (out->known || !link) return false;
  for (uint32_t t = link; t > start && link - t < WAY; t--) {
    if (reader->tokens->tokens[t - 1].kind == TOKEN_PUNCT && !is_list_comma(reader, t - 1)) {
      const party *guest = token_is(reader->tokens, t, WORD_IN) ? party_before(&reader->parties, t - 1) : NULL;
      if (guest && guest->kind != PARTY_STATE && !(guest->flags & PARTY_POSSESSIVE)) add_party_left(reader, &out->subject, guest);
      return false; /* "[Lee], in Lima for talks" */
    }
    if (is_set_journey(reader, t - 1)) return tell(out, STATUS_PLANNED, false);
    if (is_awaited(reader, t - 1)) {
      find_subject(reader, &(verb_group){.first = t - 2, .verb = t - 1, .end = t}, &out->subject);
      return tell(out, STATUS_PLANNED, false);
    }
    if (read_sending(reader, t - 1, link, &out->subject)) return tell(out, STATUS_PLANNED, false);
    frame_hit hit;
    if (!next_frame(reader, t - 1, LIST_FRAME_VERB, &(uint32_t){0}, &hit)) continue;
    bool visit = str_is(image_str(reader->rules, hit.frame->mode), "visit");
    if (!visit && hit.frame->type != EVENT_TRAVEL && token_is(reader->tokens, t - 2, WORD_TO))
      continue; /* "leave [to attend] a game and for talks" */
    uint8_t status = status_by_journey(reader, phrase, &hit, t - 1, &out->subject);
    return status != STATUS_UNKNOWN && tell(out, status, false);
  }
  return false;
}
