/* Which lexeme a token has: its text is folded and looked up in the lexicon, and what that does not know gets a number of the document. Short forms
 * wait some tokens for their look-up, until their slots have come from memory. */
#include "base/limits.h"
#include "text/scan.h"

#define OUT_OF_LINE __attribute__((noinline)) static /* what is rare */

enum { FIRST_SLOTS = 256 };

/* Twice the slots, of which half may be taken. */
OUT_OF_LINE bool grow_unknown(tokenizer *t) {
  const uint32_t count = t->table->unknown_count, size = t->slot_count ? t->slot_count * 2 : FIRST_SLOTS;
  uint32_t *slots = ARENA_NEW(t->table->arena, uint32_t, size);
  unknown_word *words = arena_grow(t->table->arena, t->unknown, count * sizeof *words, size / 2 * sizeof *words);
  t->failed |= !slots || !words;
  if (t->failed) return false;
  for (uint32_t n = 0; n < count; n++) {
    uint32_t i = probe_slot(words[n].hash, size);
    while (slots[i]) i = next_slot(i, size);
    slots[i] = n + 1;
  }
  t->slots = slots;
  t->unknown = words;
  t->slot_count = size;
  return true;
}

/* Id of a form that the lexicon does not know: head, tail (load_bytes, load_tail), and the rest of a longer one. */
static uint32_t unknown_lexeme(tokenizer *t, uint64_t head, uint64_t tail, ng_str rest, uint32_t hash) {
  const uint32_t number = t->table->unknown_count;
  if (number * 2 >= t->slot_count && !grow_unknown(t)) return LEXEME_NONE;
  uint32_t i = probe_slot(hash, t->slot_count);
  for (; t->slots[i]; i = next_slot(i, t->slot_count)) {
    const unknown_word *word = &t->unknown[t->slots[i] - 1];
    if (word->head == head && word->tail == tail && str_equal(word->rest, rest)) return LEXEME_UNKNOWN + t->slots[i] - 1;
  }
  if (rest.len) rest = arena_copy(t->table->arena, rest);
  if (!rest.ptr) {
    t->failed = true;
    return LEXEME_NONE;
  }
  t->unknown[number] = (unknown_word){head, tail, rest, hash};
  t->slots[i] = ++t->table->unknown_count;
  return LEXEME_UNKNOWN + number;
}

static uint32_t find_lexeme(tokenizer *t, ng_str form) {
  uint32_t hash = str_hash(form), id = lexicon_find(t->table->lexicon, form, hash);
  if (id != LEXEME_NONE) return id;
  const ng_str rest = form.len > BLOCK ? str_slice(form, BLOCK, form.len) : STR("");
  return unknown_lexeme(t, load_bytes(form.ptr, form.len), load_tail(form.ptr, form.len), rest, hash);
}

/* Calls for the node of a word, whose list hits are found next, and for its flags, which names and verbs are told by. */
static inline uint32_t call_word(const ng_lexicon *lexicon, uint32_t word) {
  __builtin_prefetch(&lexicon->nodes[word]);
  __builtin_prefetch(&lexicon->lexeme_flags[word]);
  return word;
}

/* What is not in its first slot: another word is, or it has more than LEXEME_SHORT letters, or nobody knows it. */
static uint32_t find_waiting(tokenizer *t, const waiting_word *word) {
  const uint32_t len = word->token->end - word->token->start, hash = scan__hash(word);
  const lexeme_slot wanted = lexeme_slot_of(word->form[0], word->form[1], len, hash);
  const ng_str form = {(const char *)word->form, len};
  uint32_t id = lexicon__find_from(t->table->lexicon, word->slot, wanted.head, wanted.tail, form);
  return id != LEXEME_NONE ? call_word(t->table->lexicon, id) : unknown_lexeme(t, word->form[0], word->form[1], STR(""), hash);
}

void scan__look_up(tokenizer *t) {
  const ng_lexicon *lexicon = t->table->lexicon;
  for (const waiting_word *word = t->waiting, *end = word + t->waiting_count; word < end; word++) {
    const bool is_first = is_slot_of(word->slot, word->form[0], word->form[1]);
    word->token->lexeme = is_first ? call_word(lexicon, slot_lexeme(word->slot)) : find_waiting(t, word);
  }
  t->waiting_count = 0;
}

/* The stack serves all words but monsters; those share one piece of the arena. */
uint32_t scan__fold_lexeme(tokenizer *t, uint32_t start, uint32_t end) {
  char small[1024];
  char *out = small;
  uint32_t need = (end - start) * 3 + 16;
  if (need > sizeof small) {
    if (need > t->fold_size) {
      t->fold_size = NG_MAX_TOKEN * 3 + 64;
      t->fold_space = arena_take(t->table->arena, t->fold_size);
    }
    if (!t->fold_space) {
      t->failed = true;
      return LEXEME_NONE;
    }
    out = t->fold_space;
  }
  ng_str form = {out, fold_word(str_slice(t->text, start, end), out)};
  if (form.len == 1 && (uint8_t)out[0] < 0x80 && MARK_WORD[(uint8_t)out[0]]) return MARK_WORD[(uint8_t)out[0]];
  return find_lexeme(t, form);
}

/* Folds up to BLOCK characters of ASCII. */
static bool fold_short(uint64_t form[2], ng_str text, uint32_t start, uint32_t end) {
  const uint32_t len = end - start;
  char last[BLOCK];
  if (len > BLOCK) return false;
  byte_block bytes = block_load(scan__block(text, start, last)) & block_mask(len), upper = block_range(bytes, 'A', 26);
  bytes |= upper & 0x20;
  memcpy(form, &bytes, sizeof bytes);
  return !((form[0] | form[1]) & UINT64_C(0x8080808080808080));
}

const char *scan__last_block(ng_str text, size_t at, char *last) {
  memset(last, 0, BLOCK);
  return memcpy(last, text.ptr + at, text.len - at);
}

ng_token *scan__add_folded(tokenizer *t, uint32_t end, token_kind kind) {
  if (t->waiting_count == WAITING) scan__look_up(t);
  const uint32_t start = t->at;
  ng_token *token = scan__add(t, end, kind);
  waiting_word *word = &t->waiting[t->waiting_count];
  if (fold_short(word->form, t->text, start, end)) {
    scan__wait(word, t->table->lexicon, token);
    t->waiting_count++;
  } else {
    token->lexeme = scan__fold_lexeme(t, start, end);
  }
  return token;
}

ng_token *scan__add_cased(tokenizer *t, uint32_t end, token_kind kind, token_case casing) {
  ng_token *token = scan__add_folded(t, end, kind);
  token->casing = (uint8_t)casing;
  if (kind == TOKEN_WORD) token->class = (uint8_t)(CLASS_UNCASED + casing);
  return token;
}
