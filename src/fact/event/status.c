/* Words of status: modals, auxiliaries, negations, "planned", "prospect of", "reportedly". The list STATUS_WORD holds them. */
#include "fact/event/clause.h"

enum { LONGEST_STATUS_WORD = 4 }; /* tokens */

/* The status word of one of `classes` at `token` that is `length` tokens long (0: any); NULL when there is none. */
static const status_word *word_at(const event_reader *reader, uint32_t token, uint32_t length, uint32_t classes, uint32_t *end) {
  const token_table *tokens = reader->tokens;
  if (!(tokens->lists[token] & list_bit(LIST_STATUS_WORD))) return NULL;
  for (uint32_t i = tokens->first_hit[token]; i < tokens->first_hit[token + 1]; i++) {
    const list_entry *entry = &reader->lexicon->entries[tokens->hits[i].entry];
    if (entry->list != LIST_STATUS_WORD || (length && tokens->hits[i].length != length)) continue;
    const status_word *word = &reader->tables->words[entry->row];
    if (!(word->classes & classes)) continue;
    *end = token + tokens->hits[i].length;
    return word;
  }
  return NULL;
}

uint32_t status_word_before(const event_reader *reader, uint32_t token, uint32_t classes, uint32_t *first, uint8_t *status, uint8_t *evidential) {
  for (uint32_t length = LONGEST_STATUS_WORD; length > 0; length--) {
    uint32_t end;
    const status_word *word = token < length ? NULL : word_at(reader, token - length, length, classes, &end);
    if (!word) continue;
    *first = token - length;
    if (status) *status = word->status;
    if (evidential && word->evidential != EVIDENTIAL_ASSERTED) *evidential = word->evidential;
    return word->classes;
  }
  return 0;
}

uint32_t status_word_at(const event_reader *reader, uint32_t token, uint32_t classes, uint32_t *end, uint8_t *status) {
  const status_word *word = token < reader->tokens->count ? word_at(reader, token, 0, classes, end) : NULL;
  if (!word) return 0;
  if (status) *status = word->status;
  return word->classes;
}

bool next_frame(const event_reader *reader, uint32_t token, uint32_t list, uint32_t *next, frame_hit *hit) {
  const token_table *tokens = reader->tokens;
  if (token >= tokens->count || !(tokens->lists[token] & list_bit(list))) return false;
  if (*next < tokens->first_hit[token]) *next = tokens->first_hit[token];
  while (*next < tokens->first_hit[token + 1]) {
    const list_hit *found = &tokens->hits[(*next)++];
    const list_entry *entry = &reader->lexicon->entries[found->entry];
    if (entry->list != list) continue;
    *hit = (frame_hit){&reader->rules->frames[entry->row], token + found->length, entry->tag};
    return true;
  }
  return false;
}
