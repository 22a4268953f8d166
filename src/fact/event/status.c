/* Words of status: modals, auxiliaries, negations, "planned", "prospect of", "reportedly". The list STATUS_WORD holds them. */
#include "fact/event/clause.h"

enum { LONGEST_STATUS_WORD = 4 }; /* tokens */

/* The status word of one of `classes` at `token` that is `length` tokens long (0: any); NULL when there is none. */
static const status_word *word_at(const event_reader *reader, uint32_t token, uint32_t length, uint32_t classes, uint32_t *end) {
  if (token_is(reader->tokens, token, WORD_MAY) && is_dated(reader, token)) return NULL; /* "in [May] to discuss" */
  hit_range hits = token_hits(reader->tokens, token);
  for (const list_hit *hit = hits.first; hit < hits.end; hit++) {
    if (hit->list != LIST_STATUS_WORD || (length && hit->length != length)) continue;
    const status_word *word = &reader->tables->words[hit->row];
    if (!(word->classes & classes)) continue;
    *end = token + hit->length;
    return word;
  }
  return NULL;
}

uint32_t status_word_before(const event_reader *reader, uint32_t token, uint32_t classes, uint32_t *first, uint8_t *status, uint8_t *evidential) {
  const uint64_t *lists = &reader->tokens->lists[token], bit = list_bit(LIST_STATUS_WORD);
  if (!((lists[-1] | lists[-2] | lists[-3] | lists[-4]) & bit)) return 0;
  for (uint32_t length = LONGEST_STATUS_WORD; length > 0; length--) {
    bool listed = *(lists - length) & bit &&
                  (length == 1 || reader->tokens->tokens[token - length].flags & TOKEN_OWN_HITS); /* as all tokens with longer entries have */
    uint32_t end;
    const status_word *word = listed ? word_at(reader, token - length, length, classes, &end) : NULL;
    if (!word) continue;
    *first = token - length;
    if (status) *status = word->status;
    if (evidential && word->evidential != EVIDENTIAL_ASSERTED) *evidential = word->evidential;
    return word->classes;
  }
  return 0;
}

uint32_t clause__status_at(const event_reader *reader, uint32_t token, uint32_t classes, uint32_t *end, uint8_t *status) {
  const status_word *word = word_at(reader, token, 0, classes, end);
  if (!word) return 0;
  if (status) *status = word->status;
  return word->classes;
}

bool clause__next_frame(const event_reader *reader, uint32_t token, uint32_t list, uint32_t *next, frame_hit *hit) {
  hit_range hits = token_hits(reader->tokens, token);
  for (hits.first += *next; hits.first < hits.end; hits.first++) {
    ++*next;
    if (hits.first->list != list) continue;
    *hit = (frame_hit){&reader->rules->frames[hits.first->row], token + hits.first->length, hits.first->tag};
    if (!(hit->frame->flags & FRAME_BEHIND) || words_behind(reader, hit)) return true;
  }
  return false;
}
