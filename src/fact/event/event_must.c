/* Demands that "must" tells: "said that they must return". */
#include "fact/event/event.h"

/* What officials say their own state must do is its need, not their demand. */
static bool is_own_need(const party_set *actors, const party *addressee) {
  const event_party *asked = &addressee->members[0];
  bool body = addressee->kind == PARTY_ORGANIZATION && str_starts(asked->cameo, STR("IGO")); /* "the head of the bank said it must" */
  if (addressee->kind != PARTY_STATE && !body) return false;
  for (uint32_t i = 0; i < actors->count; i++) {
    const event_party *own = &actors->items[i]->members[0];
    if (body ? str_equal(own->cameo, asked->cameo) : str_equal(own->country, asked->country)) return true;
  }
  return false;
}

/* "a [president] must be ready", "the French [deficit] must be cut": anybody, or a thing that is no party of the text. */
static bool is_nobody_asked(const event_reader *reader, const party *p) {
  uint32_t first = p->span.first;
  bool any = first > 0 && (token_is(reader->tokens, first - 1, WORD_A) || token_is(reader->tokens, first - 1, WORD_ANY));
  return any || (p->kind == PARTY_GROUP && !party_over(&reader->parties, p->span.end - 1));
}

bool read_must(event_reader *reader, uint32_t token, event_draft *draft) {
  static const uint16_t SAID[] = {WORD_SAID,      WORD_SAYS,  WORD_SAY,        WORD_ANNOUNCED, WORD_DECLARED, WORD_STRESSED, WORD_TOLD,
                                  WORD_CONCLUDED, WORD_ADDED, WORD_REITERATED, WORD_STATED,    WORD_WARNED,   WORD_SAYING};
  if (!token_is(reader->tokens, token, WORD_MUST)) return false;
  uint32_t start = sentence_start(reader, token);
  party_set addressees = {{0}, 0};
  if (reader->used[token]) return false;
  find_subject(reader, &(verb_group){.first = token, .verb = token, .end = token + 1}, &addressees);
  const party *addressee = addressees.count ? addressees.items[0] : NULL;
  if (!addressee || token - addressee->span.end > 8 || is_nobody_asked(reader, addressee)) return false;
  *draft = (event_draft){.event = {.type = EVENT_REQUEST, .cameo = STR("100"), .status = STATUS_PAST, .rule = METHOD_EVENT_MUST},
                         .by_text = true,
                         .trigger = {token, token + 1}};
  draft->recipients = addressees;
  for (uint32_t i = 0; i < addressees.count; i++)
    addressee = addressees.items[i]->span.first < addressee->span.first ? addressees.items[i] : addressee;
  for (uint32_t t = addressee->span.first; t > start && t + 10 > addressee->span.first; t--) {
    if (!ONE_OF(reader->tokens, t - 1, SAID)) continue;
    verb_group group = {.first = t - 1, .verb = t - 1, .end = t};
    find_subject(reader, &group, &draft->actors);
    break;
  }
  bool sentenced = draft->actors.count && str_ends(draft->actors.items[0]->members[0].cameo, STR("JUD")); /* "the judge said she must pay" */
  if (!draft->actors.count || sentenced || is_own_need(&draft->actors, addressee)) return false;
  draft->note.sentence = reader->doc->sentences.of_token[token];
  uint32_t stop = clause_end(reader, token + 1), act = read_act(reader, token + 1, stop, draft);
  if (act > token + 1) memset(reader->used + token, 1, act - token);
  return true;
}
