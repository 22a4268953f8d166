/* The status of an event that a noun tells: "a planned visit", "held talks", "talks will", "averted a strike", "no plans for a summit". */
#include "fact/event/noun_phrase.h"

enum { MAX_RIGHT = 14 }; /* tokens */

static void read_before(const event_reader *reader, const noun_phrase *phrase, noun_status *out) {
  uint32_t first;
  uint8_t status = STATUS_UNKNOWN;
  uint32_t class = status_word_before(reader, phrase->first, CLASS_NOUN | CLASS_PURPOSE | CLASS_NEGATION | CLASS_NOUN_NEGATION | CLASS_FALSEHOOD,
                                      &first, &status, &out->evidential);
  if (class & CLASS_NOUN) {
    out->status = status;
    out->known = out->before = true;
    bool plans = token_is(reader->tokens, first, WORD_PLAN) || token_is(reader->tokens, first, WORD_PLANS);
    out->negative |= plans && first > 0 && token_is(reader->tokens, first - 1, WORD_NO); /* "no plans for talks" */
  }
  out->negative |= (class & (CLASS_NEGATION | CLASS_NOUN_NEGATION | CLASS_FALSEHOOD)) != 0;
  out->drop |= (class & CLASS_PURPOSE) != 0;
}

/* A light verb right before the phrase: "[launched] an attack". */
static bool read_light_verb(const event_reader *reader, const noun_phrase *phrase, noun_status *out) {
  static const uint16_t TOWARDS[] = {WORD_TOWARDS, WORD_TOWARD};
  for (uint32_t back = 1; back <= 3 && phrase->first >= back; back++) {
    uint32_t at = phrase->first - back;
    const list_hit *hit = hit_at(reader, at, LIST_LIGHT_VERB);
    if (!hit || at + hit->length + 1 < phrase->first || token_is(reader->tokens, at + hit->length, WORD_TO)) continue; /* not "[led] to talks" */
    if (hit->tag & FORM_ING && at > 0 && ONE_OF(reader->tokens, at - 1, TOWARDS)) { /* "moving towards [starting] talks" */
      out->status = STATUS_POSSIBLE;
      if (!reader->tables->light_verbs[hit->row]) find_subject(reader, &(verb_group){.first = at, .verb = at, .end = at + 1}, &out->subject);
      return out->known = true;
    }
    verb_group group;
    bool plural = reader->tokens->text.ptr[reader->tokens->tokens[phrase->end - 1].end - 1] == 's';
    bool clause = plural && token_is(reader->tokens, at + hit->length, WORD_THAT); /* "reiterated [that] talks are set", but "that demand" */
    if (clause || !read_verb_group(reader, at, at + hit->length, hit->tag, &group)) continue;
    if (!settle_group(reader, &group)) {
      out->drop = true;
      return true;
    }
    if (!out->known) out->status = group.status;
    static const uint16_t AHEAD[] = {WORD_SCHEDULED, WORD_PLANNED};
    if (out->status == STATUS_PAST && ONE_OF(reader->tokens, at, AHEAD)) out->status = STATUS_PLANNED; /* "has scheduled a meeting" */
    out->negative |= group.negative;
    out->evidential = group.evidential;
    out->known = true;
    if (!group.passive && !reader->tables->light_verbs[hit->row]) find_subject(reader, &group, &out->subject);
    return true;
  }
  return false;
}

/* "later today", "tomorrow", "next week": a day that is not over. */
static bool is_ahead(const event_reader *reader, uint32_t token) {
  static const uint16_t WORDS[] = {WORD_LATER, WORD_TOMORROW, WORD_NEXT};
  return ONE_OF(reader->tokens, token, WORDS) && (is_dated(reader, token) || is_dated(reader, token + 1));
}

/* "[leaves] on Monday for talks", "[departure] later today for a visit": what somebody sets out for in the present or the future is to come. */
static bool read_journey(const event_reader *reader, const noun_phrase *phrase, noun_status *out) {
  enum { WAY = 18 };
  uint32_t start = sentence_start(reader, phrase->first), t = phrase->first;
  if (t > start && token_is(reader->tokens, t - 1, WORD_OF) && !party_before(&reader->parties, t)) t--; /* "for a series [of] talks" */
  while (t > start && phrase->first - t < 4 && !is_preposition(reader, t - 1)) t--;
  if (out->known || t == start || (!token_is(reader->tokens, t - 1, WORD_FOR) && !token_is(reader->tokens, t - 1, WORD_ON))) return false;
  for (; t > start && phrase->first - t < WAY; t--) {
    frame_hit hit;
    verb_group group;
    if (reader->tokens->tokens[t - 1].kind == TOKEN_PUNCT) return false;
    if (token_is(reader->tokens, t - 1, WORD_DEPARTURE) && is_ahead(reader, t)) {
      out->status = STATUS_PLANNED;
      return out->known = true;
    }
    if (!next_frame(reader, t - 1, LIST_FRAME_VERB, &(uint32_t){0}, &hit)) continue;
    if (hit.frame->type != EVENT_TRAVEL || !read_verb_group(reader, t - 1, hit.end, hit.form, &group)) return false;
    bool ahead = group.present || group.status == STATUS_PLANNED || group.status == STATUS_POSSIBLE;
    if (!ahead || group.negative || group.purpose) return false;
    out->status = group.status == STATUS_POSSIBLE ? STATUS_POSSIBLE : STATUS_PLANNED;
    return out->known = true;
  }
  return false;
}

/* A verb of plans or wishes right before the phrase: "[considers] a visit", "[averted] an attack", "to [avert] a strike". */
static bool read_wish(const event_reader *reader, const noun_phrase *phrase, noun_status *out) {
  if (!phrase->is_deed) return false; /* "considers the request": of others */
  for (uint32_t back = 1; back <= 2 && phrase->first >= back; back++) {
    uint32_t at = phrase->first - back;
    const list_hit *hit = hit_at(reader, at, LIST_STATUS_VERB);
    uint32_t governs = hit ? reader->tables->governors[hit->row] : GOVERNS_PAST;
    bool ahead = governs == GOVERNS_PLANNED || governs == GOVERNS_POSSIBLE;
    verb_group group;
    if ((!ahead && governs != GOVERNS_AVERTED) || at + hit->length != phrase->first) continue;
    if (!read_verb_group(reader, at, phrase->first, hit->tag, &group)) continue;
    bool averted = !ahead && !group.infinitive && !group.gerund && group.status == STATUS_PAST;
    out->status = ahead ? (governs == GOVERNS_PLANNED ? STATUS_PLANNED : STATUS_POSSIBLE) : averted ? STATUS_PAST : STATUS_POSSIBLE;
    out->negative |= averted || (ahead && group.negative);
    out->evidential = group.evidential;
    out->known = true;
    if (ahead && !group.passive) find_subject(reader, &group, &out->subject);
    return true;
  }
  return false;
}

/* What words behind a noun tell of it. */
enum { TELLS_IS = 1, TELLS_WAS = 2, TELLS_PLANNED = 4, TELLS_POSSIBLE = 8, TELLS_PAST = 16, TELLS_GONE = 32, TELLS_DELAYED = 64 };

/* clang-format off */
static const uint8_t TELLS[WORD_COUNT] = {
    [WORD_IS] = TELLS_IS, [WORD_ARE] = TELLS_IS, [WORD_WAS] = TELLS_WAS | TELLS_PAST, [WORD_WERE] = TELLS_WAS | TELLS_PAST,
    [WORD_PLANNED] = TELLS_PLANNED, [WORD_SCHEDULED] = TELLS_PLANNED, [WORD_DUE] = TELLS_PLANNED, [WORD_SET] = TELLS_PLANNED,
    [WORD_EXPECTED] = TELLS_PLANNED, [WORD_SLATED] = TELLS_PLANNED, [WORD_POSSIBLE] = TELLS_POSSIBLE, [WORD_LIKELY] = TELLS_POSSIBLE,
    [WORD_UNLIKELY] = TELLS_POSSIBLE, [WORD_UNCERTAIN] = TELLS_POSSIBLE, [WORD_HAD] = TELLS_PAST, [WORD_DID] = TELLS_PAST,
    [WORD_ENDED] = TELLS_PAST, [WORD_COLLAPSED] = TELLS_PAST, [WORD_BEGAN] = TELLS_PAST, [WORD_TOOK] = TELLS_PAST, [WORD_HELD] = TELLS_PAST,
    [WORD_PRODUCED] = TELLS_PAST, [WORD_FAILED] = TELLS_PAST, [WORD_FOLLOWED] = TELLS_PAST, [WORD_LEFT] = TELLS_PAST,
    [WORD_KILLED] = TELLS_PAST, [WORD_BROKE] = TELLS_PAST, [WORD_CANCELLED] = TELLS_GONE, [WORD_CANCELED] = TELLS_GONE,
    [WORD_AVERTED] = TELLS_GONE, [WORD_VANISHED] = TELLS_GONE, [WORD_SCRAPPED] = TELLS_GONE, [WORD_POSTPONED] = TELLS_DELAYED,
    [WORD_DELAYED] = TELLS_DELAYED,
};
/* clang-format on */

/* What the word at `token` tells, or it and the next: "was [called off]", "was [put off]". */
static uint32_t tells_at(const event_reader *reader, uint32_t token) {
  if (!token_is(reader->tokens, token + 1, WORD_OFF)) return TELLS[named_word(reader->tokens, token)];
  if (token_is(reader->tokens, token, WORD_CALLED)) return TELLS_GONE;
  return token_is(reader->tokens, token, WORD_PUT) ? TELLS_DELAYED : TELLS[named_word(reader->tokens, token)];
}

/* "has been [postponed]", "was [delayed]": a participle that the noun is the subject of. */
static bool is_delayed(const event_reader *reader, uint32_t token, uint32_t tells) {
  return tells & TELLS_DELAYED && status_word_before(reader, token, CLASS_BE, &(uint32_t){0}, NULL, NULL);
}

/* The verb behind: "the talks [will] be held", "the summit, [held] in May". */
static void read_verb_behind(const event_reader *reader, const noun_phrase *phrase, noun_status *out) {
  uint32_t stop = clause_end(reader, phrase->end);
  bool of = token_is(reader->tokens, phrase->end, WORD_OF) && stop < reader->tokens->count && party_at(&reader->parties, stop + 1);
  bool pair = (token_is(reader->tokens, phrase->end, WORD_BETWEEN) || of) && token_is(reader->tokens, stop, WORD_AND);
  if (pair) stop = clause_end(reader, stop + 1); /* "talks between Kenya [and] Uganda will" */
  uint32_t comma = UINT32_MAX;
  bool other = false, headline = reader->doc->sentences.items[reader->doc->sentences.of_token[phrase->first]].zone == ZONE_HEADLINE;
  for (uint32_t t = phrase->end; t < stop && t < phrase->end + MAX_RIGHT; t++) {
    uint32_t end;
    uint8_t status = STATUS_UNKNOWN;
    uint32_t tells = tells_at(reader, t), then = TELLS[named_word(reader->tokens, t + 1)];
    bool is = tells & TELLS_IS, was = tells & TELLS_WAS;
    /* "on a trip this week, he would": another clause */
    bool closes = token_is(reader->tokens, t, WORD_COMMA) && comma == phrase->end; /* "the meeting[, while short,] would" */
    if (token_is(reader->tokens, t, WORD_COMMA)) comma = closes ? UINT32_MAX : t;
    other = (other && !closes) || comma == t || (party_at(&reader->parties, t) && party_at(&reader->parties, t)->flags & PARTY_PRONOUN);
    bool aside = comma < t && t > comma + 2; /* "closed after an explosion, is expected to open", but "talks, which are expected to" */
    out->negative |= !other && tells & TELLS_GONE;
    if (!other && is_delayed(reader, t, tells)) { /* what is to come, and was not held when it should have been */
      out->negative = out->known = true;
      out->status = STATUS_PLANNED;
    }
    if (out->known) continue;
    if (aside || (token_is(reader->tokens, t, WORD_AND) && token_has_flag(reader->tokens, t + 1, FLAG_VERB_PAST))) return;
    bool happens = phrase->is_deed || token_is(reader->tokens, t + 1, WORD_BE); /* "his endorsement will make it hard" */
    if (!other && happens && status_word_at(reader, t, CLASS_MODAL, &end, &status))
      out->status = status;
    else if (was && t + 1 < stop && status_word_at(reader, t + 1, CLASS_NOW, &end, &status))
      out->status = STATUS_ONGOING;
    else if (tells & TELLS_PAST)
      out->status = STATUS_PAST;
    else if (is && then & TELLS_PLANNED)
      out->status = STATUS_PLANNED;
    else if (is && then & TELLS_POSSIBLE)
      out->status = STATUS_POSSIBLE;
    else if (is && t + 1 < stop && status_word_at(reader, t + 1, CLASS_NOW, &end, &status))
      out->status = STATUS_ONGOING;
    else if (headline && t == phrase->end && tells & TELLS_POSSIBLE)
      out->status = STATUS_POSSIBLE; /* "Talks unlikely this summer" */
    else if (headline && token_is(reader->tokens, t, WORD_TO) && token_has_flag(reader->tokens, t + 1, FLAG_VERB_BASE))
      out->status = STATUS_PLANNED; /* "Talks to resume" */
    else if (tells & TELLS_PLANNED && t <= phrase->end + 1)
      out->status = STATUS_PLANNED;
    else
      continue;
    out->known = true;
    if ((is || was) && token_is(reader->tokens, t + 1, WORD_NOT) && token_is(reader->tokens, t + 2, WORD_HELD)) out->negative = true;
  }
}

/* "unrest may erupt[, leading] to clashes": what follows from the clause, and is as likely. */
static bool is_result(const event_reader *reader, uint32_t comma) {
  static const uint16_t WORDS[] = {WORD_LEADING, WORD_CAUSING, WORD_TRIGGERING, WORD_SPARKING, WORD_PROMPTING};
  return token_is(reader->tokens, comma, WORD_COMMA) && ONE_OF(reader->tokens, comma + 1, WORDS);
}

/* "it [would] open the way for talks", "asked whether a new offensive": the mood of the clause that the noun stands in. */
static void read_mood(const event_reader *reader, const noun_phrase *phrase, noun_status *out) {
  enum { WAY = 10 };
  uint32_t start = sentence_start(reader, phrase->first);
  for (uint32_t t = phrase->first; t > start && phrase->first - t < WAY && !out->known; t--) {
    uint8_t status = STATUS_UNKNOWN;
    uint32_t end;
    uint32_t grammar = grammar_of(reader->tokens, t - 1);
    bool cut = grammar & GRAMMAR_SCENE || (grammar & GRAMMAR_CLAUSE && !status_word_at(reader, t - 1, CLASS_CONDITION, &end, NULL));
    if (is_result(reader, t - 1)) continue;
    if (cut || reader->tokens->tokens[t - 1].kind == TOKEN_PUNCT || token_has_flag(reader->tokens, t - 1, FLAG_VERB_PAST)) return;
    if (!status_word_at(reader, t - 1, CLASS_MODAL | CLASS_CONDITION, &end, &status)) continue;
    out->status = status;
    out->known = true;
  }
}

/* "has not received [any] endorsement": none there was. */
static bool is_none(const event_reader *reader, const noun_phrase *phrase) {
  enum { WAY = 6 };
  if (!token_is(reader->tokens, phrase->first, WORD_ANY)) return false;
  for (uint32_t t = phrase->first, start = sentence_start(reader, t); t > start && t + WAY > phrase->first; t--) {
    if (reader->tokens->tokens[t - 1].kind == TOKEN_PUNCT) return false;
    if (status_word_at(reader, t - 1, CLASS_NEGATION, &(uint32_t){0}, NULL)) return true;
  }
  return false;
}

/* "Trade row [to dominate] talks": what a headline says is to come. */
static bool is_headline_aim(const event_reader *reader, const noun_phrase *phrase) {
  const ng_sentence *sentence = &reader->doc->sentences.items[reader->doc->sentences.of_token[phrase->first]];
  if (sentence->zone != ZONE_HEADLINE || phrase->first < sentence->first + 3) return false;
  bool governed = token_has_flag(reader->tokens, phrase->first - 3, FLAG_VERB_PAST) || verb_hit(reader, phrase->first - 3);
  return !governed && token_is(reader->tokens, phrase->first - 2, WORD_TO) && token_has_flag(reader->tokens, phrase->first - 1, FLAG_VERB_BASE);
}

void read_noun_status(const event_reader *reader, const noun_phrase *phrase, bool talks, noun_status *out) {
  static const uint16_t PLANS[] = {WORD_PLAN, WORD_PLANS};
  read_before(reader, phrase, out);
  if (!read_wish(reader, phrase, out) && !read_light_verb(reader, phrase, out) && !(phrase->is_deed && read_journey(reader, phrase, out)))
    read_verb_behind(reader, phrase, out);
  bool planned = ONE_OF(reader->tokens, phrase->end, PLANS) || (talks && is_headline_aim(reader, phrase)); /* "withdrawal [plans]" */
  if (!out->known && planned) out->status = STATUS_PLANNED, out->known = true;
  if (!out->known && is_none(reader, phrase)) {
    out->negative = out->known = true;
    out->status = STATUS_PAST;
  }
  if (!out->known && phrase->is_deed) read_mood(reader, phrase, out);
}
