/* Events told by verbs that govern an act: "agreed to send aid", "demanded that". */
#include "fact/event/event_govern.h"

/* "urged both sides to talk [and called] on …": another verb of the same subject. */
static bool is_next_verb(const event_reader *reader, uint32_t token) {
  if (!token_is(reader->tokens, token, WORD_AND) && !token_is(reader->tokens, token, WORD_BUT)) return false;
  const list_hit *hit = verb_hit(reader, token + 1);
  return hit && hit->tag & (FORM_PAST | FORM_S);
}

/* Behind a governing verb: its clause, with "that". */
static uint32_t governed_stop(const event_reader *reader, uint32_t from) {
  uint32_t at = from;
  if (token_is(reader->tokens, at, WORD_THAT)) at++;
  uint32_t stop = clause_end(reader, at);
  if (stop < reader->tokens->count && stop - from < 10 && token_is(reader->tokens, stop, WORD_THAT)) stop = clause_end(reader, stop + 1);
  for (uint32_t t = from; t < stop; t++) {
    if (is_next_verb(reader, t)) return t;
  }
  return stop;
}

/* "pledged [never again] to embargo" */
static bool denies(const event_reader *reader, uint32_t from, uint32_t act) {
  static const uint16_t WORDS[] = {WORD_NOT, WORD_NEVER};
  return FIND_ONE_OF(reader->tokens, from, act, WORDS) < act;
}

bool is_told_to(const event_reader *reader, const verb_group *group, uint32_t end) {
  static const uint16_t URGED[] = {WORD_URGED, WORD_PRESSED};
  if (group->passive || group->first < group->verb || end > group->verb + 1) return false;
  bool line = is_title_line(reader, group->verb);
  if (!token_is(reader->tokens, end, WORD_TO) && !(line && end >= sentence_stop(reader, group->verb))) return false; /* "Act on ruling, UK [urged]" */
  return ONE_OF(reader->tokens, group->verb, URGED) || (line && token_is(reader->tokens, group->verb, WORD_ASKED));
}

bool read_governing(event_reader *reader, uint32_t token, const frame_hit *hit, verb_group group, event_draft *draft) {
  uint32_t type = hit->frame->type, end = hit->end;
  if (!governs_words(reader, end, type) || !settle_group(reader, &group)) return false;
  if (type == EVENT_REJECT && token_is(reader->tokens, end, WORD_TO)) return false; /* "refused [to say]" */
  if (is_told_to(reader, &group, end)) group.passive = true;
  *draft = draft_of(reader, hit);
  set_group(draft, reader, &group, end);
  uint32_t stop = governed_stop(reader, end);
  governing_verb verb = {.group = group, .words = {token, end}, .stop = stop, .act = read_act(reader, end, stop, draft)};
  find_governing_parties(reader, &verb, draft);
  if (!is_governing_meant(reader, &verb, draft)) return false;
  bool plural = acts_together(draft), spares = denies(reader, end, draft->act_span.first);
  bool guards = draft->act && str_is(image_str(reader->rules, draft->act->mode), "police"); /* "promised to send [police] to Haiti" */
  bool harm = is_harm(&verb, draft) || draft->event.act_type == EVENT_REJECT;               /* "promised to veto it" */
  if (type == EVENT_AGREE && harm && !spares && !guards && hit->frame->flags & FRAME_VOW)
    draft->event.type = EVENT_THREATEN, draft->event.cameo = STR("130");
  draft->event.reciprocal = draft->event.type == EVENT_AGREE && plural;
  uint32_t consumed = is_bare(&verb) ? verb.act : find_word(reader->tokens, verb.act, stop, WORD_COMMA);
  draft->hangs = group.gerund;
  memset(reader->used + token, 1, consumed - token);
  return true;
}
