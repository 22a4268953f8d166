/* Events told by nouns: "Rome's demand for talks", "the second summit", "a meeting between A and B". */
#include "fact/event.h"

enum { MAX_PHRASE = 12, MAX_RIGHT = 14 };

typedef struct {
  uint32_t first, end; /* the noun phrase up to the noun's end */
  party_set left;      /* parties inside it, nearest first */
  bool their, negative, definite, indefinite;
  uint8_t status;
  uint32_t ordinal;
} noun_phrase;

static uint32_t ordinal_at(const event_reader *reader, uint32_t token) {
  static const char *const WORDS[] = {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"};
  for (uint32_t i = 0; i < 10; i++) {
    if (is_word(reader->tokens, token, WORDS[i])) return i + 1;
  }
  const ng_token *t = &reader->tokens->tokens[token];
  return t->kind == TOKEN_ORDINAL && t->value > 0 ? (uint32_t)t->value : 0;
}

static bool is_clitic(const event_reader *reader, uint32_t token) {
  static const char *const WORDS[] = {"'s", "\xE2\x80\x99s", "'", "\xE2\x80\x99"};
  return ONE_OF(reader->tokens, token, WORDS);
}

static bool is_modifier_word(const event_reader *reader, uint32_t token) {
  static const char *const STOPS[] = {"and", "or",   "but", "that", "which", "who",  "when",  "while", "said", "has", "had",  "have",  "is",
                                      "was", "were", "are", "be",   "been",  "will", "would", "not",   "also", "as",  "than", "where", "if"};
  const ng_token *t = &reader->tokens->tokens[token];
  if (t->kind == TOKEN_DASH || t->kind == TOKEN_NUMBER || t->kind == TOKEN_ORDINAL) return true;
  if (t->kind == TOKEN_QUOTE && !(t->flags & TOKEN_PARAGRAPH)) return false;
  if (t->kind != TOKEN_WORD || is_preposition(reader, token) || ONE_OF(reader->tokens, token, STOPS)) return false;
  const list_hit *verb = hit_of_list(reader, token, reader->lists.verbs);
  if (!verb) verb = hit_of_list(reader, token, reader->lists.governors);
  return !verb || reader->lexicon->entries[verb->entry].tag & (FORM_BASE | FORM_ING) || reader->date_at[token];
}

/* Walks left from the noun over adjectives, owners and the determiner. */
static void read_phrase(const event_reader *reader, uint32_t noun, uint32_t end, noun_phrase *phrase) {
  static const char *const THEIR[] = {"its", "their"};
  static const char *const DEFINITE[] = {"the", "this", "that", "these", "those"};
  static const char *const INDEFINITE[] = {"a", "an", "another", "any", "some"};
  *phrase = (noun_phrase){.first = noun, .end = end, .status = STATUS_UNKNOWN};
  uint32_t start = sentence_start(reader, noun);
  while (phrase->first > start && noun - phrase->first < MAX_PHRASE) {
    uint32_t at = phrase->first - 1, first;
    const party *p = party_over(&reader->parties, at);
    uint8_t status = STATUS_UNKNOWN;
    bool owner = is_clitic(reader, at);
    if (p && (phrase->first == noun || p->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES) || !(p->flags & PARTY_PRONOUN))) {
      if (phrase->left.count < MAX_PARTIES) phrase->left.items[phrase->left.count++] = p;
      phrase->first = p->span.first;
      if (p->flags & PARTY_PRONOUN) return;
    } else if (p) {
      return;
    } else if (owner) {
      phrase->first = at;
    } else if (status_word_before(reader, phrase->first, CLASS_ADJECTIVE, &first, &status, NULL)) {
      if (phrase->status == STATUS_UNKNOWN) phrase->status = status;
      phrase->first = first;
    } else if (ordinal_at(reader, at)) {
      phrase->ordinal = ordinal_at(reader, at);
      phrase->first = at;
    } else if (is_determiner(reader, at)) {
      phrase->their = ONE_OF(reader->tokens, at, THEIR);
      phrase->definite = ONE_OF(reader->tokens, at, DEFINITE);
      phrase->indefinite = ONE_OF(reader->tokens, at, INDEFINITE);
      phrase->negative = is_word(reader->tokens, at, "no");
      phrase->first = at;
      if (!(at > start && is_clitic(reader, at))) return;
    } else if (is_modifier_word(reader, at)) {
      phrase->first = at;
    } else {
      return;
    }
  }
}

/* ---- status ---- */

typedef struct {
  uint8_t status, evidential;
  bool negative, drop, known;
  party_set subject; /* of a light verb */
} noun_status;

static void read_before(const event_reader *reader, const noun_phrase *phrase, noun_status *out) {
  uint32_t first;
  uint8_t status = STATUS_UNKNOWN;
  uint32_t class =
      status_word_before(reader, phrase->first, CLASS_NOUN | CLASS_PURPOSE | CLASS_NEGATION | CLASS_NOUN_NEGATION, &first, &status, &out->evidential);
  if (class & CLASS_NOUN) {
    out->status = status;
    out->known = true;
  }
  out->negative |= (class & (CLASS_NEGATION | CLASS_NOUN_NEGATION)) != 0;
  out->drop |= (class & CLASS_PURPOSE) != 0;
}

/* A light verb right before the phrase: "[launched] an attack". */
static bool read_light_verb(const event_reader *reader, const noun_phrase *phrase, noun_status *out) {
  int list = lexicon_list(reader->lexicon, STR("LIGHT_VERB"));
  for (uint32_t back = 1; back <= 3 && phrase->first >= back; back++) {
    uint32_t at = phrase->first - back;
    const list_hit *hit = hit_of_list(reader, at, list);
    if (!hit || at + hit->length + 1 < phrase->first) continue;
    verb_group group;
    if (!read_verb_group(reader, at, at + hit->length, reader->lexicon->entries[hit->entry].tag, &group)) continue;
    if (!settle_group(reader, &group)) {
      out->drop = true;
      return true;
    }
    if (!out->known) out->status = group.status;
    out->negative |= group.negative;
    out->evidential = group.evidential;
    out->known = true;
    if (!group.passive) find_subject(reader, &group, &out->subject);
    return true;
  }
  return false;
}

/* The verb behind: "the talks [will] be held", "the summit, [held] in May". */
static void read_verb_behind(const event_reader *reader, const noun_phrase *phrase, noun_status *out) {
  static const char *const PLANNED[] = {"planned", "scheduled", "due", "set", "expected", "slated"};
  static const char *const POSSIBLE[] = {"possible", "likely", "unlikely", "uncertain"};
  static const char *const PAST[] = {"was",  "were",     "had",    "did",      "ended", "collapsed", "began", "took",
                                     "held", "produced", "failed", "followed", "left",  "killed",    "broke"};
  uint32_t stop = clause_end(reader, phrase->end);
  for (uint32_t t = phrase->end; t < stop && t < phrase->end + MAX_RIGHT && !out->known; t++) {
    uint32_t end;
    uint8_t status = STATUS_UNKNOWN;
    bool be = is_word(reader->tokens, t, "is") || is_word(reader->tokens, t, "are");
    if (status_word_at(reader, t, CLASS_MODAL, &end, &status))
      out->status = status;
    else if (ONE_OF(reader->tokens, t, PAST))
      out->status = STATUS_PAST;
    else if (be && ONE_OF(reader->tokens, t + 1, PLANNED))
      out->status = STATUS_PLANNED;
    else if (be && ONE_OF(reader->tokens, t + 1, POSSIBLE))
      out->status = STATUS_POSSIBLE;
    else if (be && t + 1 < stop && status_word_at(reader, t + 1, CLASS_NOW, &end, &status))
      out->status = STATUS_ONGOING;
    else if (ONE_OF(reader->tokens, t, PLANNED) && t <= phrase->end + 1)
      out->status = STATUS_PLANNED;
    else
      continue;
    out->known = true;
    if ((be || is_word(reader->tokens, t, "was") || is_word(reader->tokens, t, "were")) && is_word(reader->tokens, t + 1, "not") &&
        is_word(reader->tokens, t + 2, "held"))
      out->negative = true;
  }
}

/* ---- parties ---- */

static const party *first_party_of_sentence(const event_reader *reader, uint32_t before) {
  for (uint32_t t = sentence_start(reader, before); t < before; t++) {
    const party *p = party_at(&reader->parties, t);
    if (p && !(p->flags & (PARTY_MODIFIES | PARTY_PLAIN))) return p;
  }
  return NULL;
}

static void find_right(const event_reader *reader, const noun_phrase *phrase, ng_str type, event_draft *draft) {
  static const char *const PAIR[] = {"between", "among", "with"};
  static const char *const ACTOR[] = {"by", "from"};
  static const char *const OTHER[] = {"on", "against", "to", "at", "into", "for"};
  static const char *const OF[] = {"of"};
  static const char *const STATES[] = {"in"};
  uint32_t end = phrase->end;
  find_after(reader, end, PAIR, 3, draft->event.reciprocal ? &draft->actors : &draft->recipients);
  find_after(reader, end, ACTOR, 2, &draft->actors);
  if (draft->event.reciprocal) return;
  if (!draft->recipients.count) find_after(reader, end, OTHER, 6, &draft->recipients);
  bool own = str_is(type, "CONSULT") || str_is(type, "REQUEST") || str_is(type, "PROTEST");
  if (is_word(reader->tokens, end, "of")) find_after(reader, end, OF, 1, own ? &draft->actors : &draft->recipients);
  if (str_is(type, "PROTEST") && !draft->actors.count && !draft->recipients.count) find_after(reader, end, STATES, 1, &draft->recipients);
}

static void add_all(party_set *to, const party_set *from) {
  for (uint32_t i = from->count; i-- > 0 && to->count < MAX_PARTIES;) {
    bool known = false;
    for (uint32_t k = 0; k < to->count; k++) known |= to->items[k] == from->items[i];
    if (!known) to->items[to->count++] = from->items[i];
  }
}

static bool is_actor(const event_draft *draft, const party *p) {
  for (uint32_t i = 0; i < draft->actors.count; i++) {
    if (draft->actors.items[i] == p ||
        (draft->actors.items[i]->members[0].country.len && str_equal(draft->actors.items[i]->members[0].country, p->members[0].country)))
      return true;
  }
  return false;
}

static void find_noun_parties(const event_reader *reader, const noun_phrase *phrase, const noun_status *status, event_draft *draft) {
  add_all(&draft->actors, &phrase->left);
  if (phrase->their) {
    const party *p = first_party_of_sentence(reader, phrase->first);
    if (p && !draft->actors.count) draft->actors.items[draft->actors.count++] = p;
  }
  if (!draft->actors.count) add_all(&draft->actors, &status->subject);
  find_right(reader, phrase, draft->event.type, draft);
  if (!draft->event.reciprocal) return;
  add_all(&draft->actors, &status->subject);
  add_all(&draft->actors, &draft->recipients);
  draft->recipients.count = 0;
  uint32_t members = 0;
  for (uint32_t i = 0; i < draft->actors.count; i++) members += draft->actors.items[i]->member_count;
  /* "Lee's tour holds the potential for a meeting with Park": the owner of the sentence takes part */
  const party *owner = members == 1 && phrase->status != STATUS_ONGOING ? first_party_of_sentence(reader, phrase->first) : NULL;
  if (owner && owner->kind == PARTY_PERSON && !is_actor(draft, owner)) draft->actors.items[draft->actors.count++] = owner, members++;
  draft->event.reciprocal = members > 1;
}

/* Nouns that govern an act: demand, offer, threat, refusal. They tell an event only with an owner. */
static bool read_governed(event_reader *reader, const noun_phrase *phrase, event_draft *draft) {
  static const char *const TYPES[] = {"REQUEST", "AGREE", "THREATEN", "REJECT", "ACCUSE"};
  bool governs = false;
  for (uint32_t i = 0; i < 5; i++) governs |= str_is(draft->event.type, TYPES[i]);
  if (!governs) return true;
  uint32_t stop = clause_end(reader, phrase->end);
  if (stop == phrase->end && is_word(reader->tokens, stop, "that")) stop = clause_end(reader, stop + 1);
  uint32_t act = read_act(reader, phrase->end, stop, &draft->event.act_type, &draft->event.act_cameo);
  if (act > phrase->end) memset(reader->used + phrase->end, 1, act - phrase->end);
  for (uint32_t t = phrase->end; t < stop && t < phrase->end + MAX_RIGHT && !draft->recipients.count; t++) {
    const party *p = party_at(&reader->parties, t);
    if (p && !is_actor(draft, p)) add_party_right(reader, &draft->recipients, p);
  }
  return draft->actors.count && (draft->recipients.count || draft->event.act_type.len);
}

static void add_status(const event_reader *reader, const noun_phrase *phrase, const noun_status *status, event_draft *draft) {
  draft->event.status = STATUS_PAST;
  draft->by_text = true;
  if (phrase->status != STATUS_UNKNOWN)
    draft->event.status = phrase->status;
  else if (status->known && status->status != STATUS_UNKNOWN)
    draft->event.status = status->status;
  else
    draft->by_text = false;
  bool lasting = str_is(draft->event.type, "REQUEST") || str_is(draft->event.type, "THREATEN");
  if (lasting && !draft->by_text) draft->event.status = STATUS_ONGOING;
  draft->event.polarity_negative = phrase->negative || status->negative;
  draft->event.evidential = status->evidential;
  draft->trigger = (token_range){phrase->end - 1, phrase->end};
  draft->note.definite = phrase->definite || (str_is(draft->event.type, "CONSULT") && reader->block_at[phrase->first]);
  draft->note.ordinal = phrase->ordinal;
  draft->note.sentence = reader->doc->sentences.of_token[phrase->first];
}

/* A noun of the same form as a verb, where the verb was not read: "the US attacks", and not "to attack". */
static bool is_noun_use(const event_reader *reader, uint32_t token, const list_hit *hit, const noun_phrase *phrase) {
  const list_hit *verb = hit_of_list(reader, token, reader->lists.verbs);
  if (!verb) verb = hit_of_list(reader, token, reader->lists.governors);
  if (!verb || hit->length > 1) return true;
  if (phrase->first < token || token == sentence_start(reader, token)) return true;
  uint32_t first;
  return !status_word_before(reader, token, CLASS_INFINITIVE | CLASS_MODAL | CLASS_DO | CLASS_BE | CLASS_HAVE, &first, NULL, NULL) &&
         !(reader->lexicon->entries[verb->entry].tag & (FORM_PAST | FORM_PARTICIPLE));
}

bool read_noun_event(event_reader *reader, uint32_t token, event_draft *draft) {
  const event_lists *lists = &reader->lists;
  const list_hit *hit = hit_of_list(reader, token, lists->nouns);
  if (!hit || party_over(&reader->parties, token)) return false;
  uint32_t end = token + hit->length;
  if (end < reader->tokens->count && reader->tokens->tokens[end].kind == TOKEN_DASH && reader->tokens->tokens[end].flags & TOKEN_GLUED) return false;
  noun_phrase phrase;
  read_phrase(reader, token, end, &phrase);
  if (!is_noun_use(reader, token, hit, &phrase)) return false;
  noun_status status = {.status = STATUS_UNKNOWN};
  read_before(reader, &phrase, &status);
  if (!read_light_verb(reader, &phrase, &status)) read_verb_behind(reader, &phrase, &status);
  if (status.drop) return false;
  *draft = (event_draft){.event = {.type = list_text(reader, hit, lists->nouns, lists->noun_type),
                                   .mode = list_text(reader, hit, lists->nouns, lists->noun_mode),
                                   .cameo = list_text(reader, hit, lists->nouns, lists->noun_cameo)},
                         .note = {.kind = list_text(reader, hit, lists->nouns, lists->noun_kind)}};
  draft->event.reciprocal =
      lists->noun_reciprocal >= 0 &&
      lexicon_cell_int(reader->lexicon, (uint32_t)lists->nouns, reader->lexicon->entries[hit->entry].row, (uint32_t)lists->noun_reciprocal);
  add_status(reader, &phrase, &status, draft);
  draft->trigger = (token_range){token, end};
  if (str_is(draft->note.kind, "agreement") && !draft->event.polarity_negative) return false;
  find_noun_parties(reader, &phrase, &status, draft);
  if (!read_governed(reader, &phrase, draft)) return false;
  memset(reader->used + token, 1, hit->length);
  return true;
}
