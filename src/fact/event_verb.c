/* Events told by verbs. */
#include "fact/event.h"

static const char *const TO[] = {"to", "for", "toward", "towards"};
static const char *const AGAINST[] = {"against", "at", "on", "upon", "into"};
static const char *const WITH[] = {"with"};
static const char *const FROM[] = {"from", "out", "of"};
static const char *const BY[] = {"by"};
static const char *const BETWEEN[] = {"between", "with"};
static const char *const IN[] = {"in", "to", "into"};
#define FIND(reader, from, words, set) find_after((reader), (from), (words), sizeof(words) / sizeof *(words), (set))

/* ---- a verb that has its status from another: "plans to visit", "continued to insist" ---- */

static const list_hit *governor_before(const event_reader *reader, const verb_group *group, uint32_t *at) {
  for (uint32_t back = 1; back <= 3 && group->first >= back; back++) {
    uint32_t t = group->first - back;
    const list_hit *hit = hit_of_list(reader, t, reader->lists.governors);
    if (!hit) continue;
    *at = t;
    return hit;
  }
  return NULL;
}

static bool adopt_governor(const event_reader *reader, verb_group *group) {
  uint32_t at = 0;
  const list_hit *hit = governor_before(reader, group, &at);
  if (!hit || list_text(reader, hit, reader->lists.governors, reader->lists.governor_type).len) return false;
  ng_str status = list_text(reader, hit, reader->lists.governors, reader->lists.governor_status);
  verb_group own;
  if (str_is(status, "purpose") || !read_verb_group(reader, at, at + 1, reader->lexicon->entries[hit->entry].tag, &own) || own.infinitive ||
      own.purpose)
    return false;
  group->first = own.first;
  group->negative |= own.negative || str_is(status, "negative");
  group->infinitive = false;
  if (str_is(status, "planned"))
    group->status = STATUS_PLANNED;
  else if (str_is(status, "possible"))
    group->status = STATUS_POSSIBLE;
  else
    group->status = own.status;
  group->present = own.present;
  return true;
}

/* "became the first premier to visit": it happened. */
static bool is_first_to(const event_reader *reader, const verb_group *group) {
  uint32_t start = sentence_start(reader, group->verb);
  for (uint32_t t = group->first; t > start && t + 8 > group->first; t--) {
    if (is_preposition(reader, t - 1)) return false;
    if (is_word(reader->tokens, t - 1, "first") || is_word(reader->tokens, t - 1, "last") || is_word(reader->tokens, t - 1, "only")) return true;
  }
  return false;
}

/* "Summit host to meet rivals" in a headline is the future. */
static bool is_headline_future(const event_reader *reader, const verb_group *group) {
  const ng_sentence *sentence = &reader->doc->sentences.items[reader->doc->sentences.of_token[group->verb]];
  return (sentence->zone == ZONE_HEADLINE || sentence->is_line) && group->first > sentence->first &&
         party_before(&reader->parties, group->first) != NULL;
}

bool settle_group(const event_reader *reader, verb_group *group) {
  if (group->purpose) return false;
  if (group->infinitive && group->status == STATUS_PAST) {
    if (adopt_governor(reader, group)) return true;
    if (is_first_to(reader, group)) {
      group->infinitive = false;
      return true;
    }
    if (!is_headline_future(reader, group)) return false;
    group->status = STATUS_PLANNED;
  }
  uint32_t at;
  if (group->gerund && governor_before(reader, group, &at)) return adopt_governor(reader, group);
  const ng_sentence *sentence = &reader->doc->sentences.items[reader->doc->sentences.of_token[group->verb]];
  if (group->present && sentence->zone == ZONE_HEADLINE && group->status == STATUS_ONGOING && !(group->form & FORM_ING)) group->status = STATUS_PAST;
  return true;
}

/* "If Iran attacks": a condition at the front of the clause. */
static bool is_conditional(const event_reader *reader, const verb_group *group) {
  uint32_t start = sentence_start(reader, group->verb);
  for (uint32_t t = group->first; t > start && t + 12 > group->first; t--) {
    if (reader->tokens->tokens[t - 1].kind == TOKEN_PUNCT) return false;
    if (status_word_at(reader, t - 1, CLASS_CONDITION, &(uint32_t){0}, NULL)) return true;
  }
  return false;
}

/* ---- parties by pattern ---- */

static void move_all(party_set *to, const party_set *from) {
  for (uint32_t i = 0; i < from->count && to->count < MAX_PARTIES; i++) {
    bool known = false;
    for (uint32_t k = 0; k < to->count; k++) known |= to->items[k] == from->items[i];
    if (!known) to->items[to->count++] = from->items[i];
  }
}

static void find_recipients(const event_reader *reader, const verb_group *group, ng_str pattern, party_set *set) {
  uint32_t from = group->end;
  if (str_is(pattern, "intransitive")) return;
  if (str_is(pattern, "visit")) {
    find_object(reader, from, set);
    if (!set->count) FIND(reader, from, IN, set);
    return;
  }
  if (str_is(pattern, "from"))
    FIND(reader, from, FROM, set);
  else if (str_is(pattern, "with"))
    FIND(reader, from, WITH, set);
  else if (str_is(pattern, "on"))
    FIND(reader, from, AGAINST, set);
  else if (str_is(pattern, "between"))
    FIND(reader, from, BETWEEN, set);
  else if (str_is(pattern, "to") || str_is(pattern, "for"))
    FIND(reader, from, TO, set);
  if (set->count) return;
  find_object(reader, from, set);
  if (set->count) return;
  if (str_is(pattern, "against")) FIND(reader, from, AGAINST, set);
  if (str_is(pattern, "reciprocal")) FIND(reader, from, WITH, set);
  if (str_is(pattern, "on") || str_is(pattern, "to")) FIND(reader, from, WITH, set);
}

static void find_parties_of(const event_reader *reader, const verb_group *group, ng_str pattern, event_draft *draft) {
  if (group->passive) {
    find_subject(reader, group, &draft->recipients);
    FIND(reader, group->end, BY, &draft->actors);
    if (str_is(pattern, "on") || str_is(pattern, "from") || str_is(pattern, "to")) {
      draft->recipients.count = 0;
      find_recipients(reader, group, pattern, &draft->recipients);
    }
    return;
  }
  find_subject(reader, group, &draft->actors);
  find_recipients(reader, group, pattern, &draft->recipients);
}

static bool merge_sides(event_draft *draft) {
  move_all(&draft->actors, &draft->recipients);
  draft->recipients.count = 0;
  uint32_t members = 0;
  for (uint32_t i = 0; i < draft->actors.count; i++) members += draft->actors.items[i]->member_count;
  return members > 1;
}

static void set_group(event_draft *draft, const event_reader *reader, const verb_group *group, uint32_t end) {
  draft->trigger = (token_range){group->verb, end};
  draft->event.status = group->status;
  draft->event.polarity_negative = group->negative;
  draft->event.evidential = group->evidential;
  if (is_conditional(reader, group)) draft->event.status = STATUS_POSSIBLE;
  draft->by_text = true;
  draft->note.sentence = reader->doc->sentences.of_token[group->verb];
}

/* ---- governing verbs ---- */

/* "urged both sides to talk [and called] on …": another verb of the same subject. */
static bool is_next_verb(const event_reader *reader, uint32_t token) {
  if (!is_word(reader->tokens, token, "and") && !is_word(reader->tokens, token, "but")) return false;
  const list_hit *hit = hit_of_list(reader, token + 1, reader->lists.verbs);
  if (!hit) hit = hit_of_list(reader, token + 1, reader->lists.governors);
  return hit && reader->lexicon->entries[hit->entry].tag & (FORM_PAST | FORM_S);
}

/* Behind a governing verb: its clause, with "that". */
static uint32_t governed_stop(const event_reader *reader, uint32_t from) {
  uint32_t at = from;
  if (is_word(reader->tokens, at, "that")) at++;
  uint32_t stop = clause_end(reader, at);
  if (stop < reader->tokens->count && stop - from < 10 && is_word(reader->tokens, stop, "that")) stop = clause_end(reader, stop + 1);
  for (uint32_t t = from; t < stop; t++) {
    if (is_next_verb(reader, t)) return t;
  }
  return stop;
}

/* The party that the act concerns: the first that is no mere place. */
static void find_concerned(const event_reader *reader, uint32_t from, uint32_t stop, party_set *set) {
  static const char *const PLACES[] = {"in", "at", "near", "by"};
  for (uint32_t t = from; t < stop && t < from + 18; t++) {
    const party *p = party_at(&reader->parties, t);
    if (!p) continue;
    uint32_t before = t > from && is_word(reader->tokens, t - 1, "the") ? t - 1 : t;
    if (before > 0 && ONE_OF(reader->tokens, before - 1, PLACES)) continue;
    if (p->flags & PARTY_PLAIN && p->kind == PARTY_GROUP) continue;
    add_party_right(reader, set, p);
    return;
  }
}

static bool governs_words(const event_reader *reader, uint32_t from, ng_str type) {
  static const char *const STARTS[] = {"to",  "that", "for", "on",   "the",     "a",   "an",  "its",   "their",
                                       "his", "her",  "of",  "with", "against", "not", "any", "calls", "all"};
  if (from >= reader->tokens->count) return false;
  if (str_is(type, "REQUEST") || str_is(type, "ACCUSE") || str_is(type, "THREATEN")) return true;
  return ONE_OF(reader->tokens, from, STARTS) || party_at(&reader->parties, from) || hit_of_list(reader, from, reader->lists.verbs) ||
         hit_of_list(reader, from, reader->lists.nouns) || reader->date_at[from] || reader->tokens->tokens[from].casing == CASE_LOWER;
}

/* "offered" and "accepted" tell of an agreement only with an act or another party; these do alone. */
static bool is_firm(const event_reader *reader, uint32_t token) {
  static const char *const STEMS[] = {"agree", "agrees", "agreed",  "promised", "promise", "promises",  "vowed",
                                      "vow",   "vows",   "pledged", "pledge",   "pledges", "committed", "commits"};
  return ONE_OF(reader->tokens, token, STEMS);
}

static bool read_governing(event_reader *reader, uint32_t token, const list_hit *hit, event_draft *draft) {
  ng_str type = list_text(reader, hit, reader->lists.governors, reader->lists.governor_type);
  uint32_t end = token + hit->length;
  verb_group group;
  if (!type.len || !governs_words(reader, end, type)) return false;
  if (!read_verb_group(reader, token, end, reader->lexicon->entries[hit->entry].tag, &group) || !settle_group(reader, &group)) return false;
  *draft = (event_draft){.event = {.type = type, .cameo = list_text(reader, hit, reader->lists.governors, reader->lists.governor_cameo)}};
  set_group(draft, reader, &group, end);
  uint32_t stop = governed_stop(reader, end);
  uint32_t act = read_act(reader, end, stop, &draft->event.act_type, &draft->event.act_cameo);
  if (group.passive) {
    find_subject(reader, &group, &draft->recipients);
    FIND(reader, end, BY, &draft->actors);
  } else {
    find_subject(reader, &group, &draft->actors);
    if (str_is(type, "AGREE")) FIND(reader, end, WITH, &draft->recipients);
    if (!draft->recipients.count) find_concerned(reader, end, stop, &draft->recipients);
  }
  bool plural = draft->actors.count > 1 || (draft->actors.count && draft->actors.items[0]->member_count > 1);
  bool alone = act == end && !draft->recipients.count;
  if (str_is(type, "REJECT") && alone) return false;
  if (str_is(type, "AGREE") && alone && !plural && !is_firm(reader, token)) return false;
  draft->event.reciprocal = str_is(type, "AGREE") && plural;
  uint32_t consumed = act;
  while (act > end && consumed < stop && !is_word(reader->tokens, consumed, ",")) consumed++;
  draft->hangs = group.gerund;
  memset(reader->used + token, 1, consumed - token);
  return true;
}

/* ---- event verbs ---- */

static bool object_fits(const event_reader *reader, const verb_group *group, ng_str object) {
  if (!object.len) return true;
  uint32_t start = sentence_start(reader, group->verb), stop = clause_end(reader, group->end);
  if (group->passive) return has_object_of(reader, group->first > start + 9 ? group->first - 9 : start, group->first, object);
  uint32_t far = group->end + 10 < stop ? group->end + 10 : stop;
  for (uint32_t t = group->end; t < far; t++) {
    if (is_word(reader->tokens, t, ",") || (is_preposition(reader, t) && !is_word(reader->tokens, t, "of") && t > group->end)) far = t;
  }
  if (has_object_of(reader, group->end, far, object)) return true;
  /* "talks with the mission stalled": what stalls stands before */
  bool before = str_is(object, "talks") && group->form & FORM_PAST && group->end == group->verb + 1;
  return before && has_object_of(reader, group->first > start + 7 ? group->first - 7 : start, group->first, object);
}

/* The noun that the verb took is no event of its own: "signed a [peace agreement]". */
static void use_object(event_reader *reader, const verb_group *group, ng_str object) {
  uint32_t start = sentence_start(reader, group->verb), stop = clause_end(reader, group->end);
  uint32_t from = group->passive ? (group->first > start + 9 ? group->first - 9 : start) : group->end;
  uint32_t to = group->passive ? group->first : (group->end + 7 < stop ? group->end + 7 : stop);
  for (uint32_t t = from; t < to; t++) {
    const list_hit *hit = hit_of_list(reader, t, reader->lists.objects);
    if (hit && has_object_of(reader, t, t + 1, object)) memset(reader->used + t, 1, hit->length);
  }
}

/* Whether the pattern's own demands are met: travellers are people who go to a place; statements stand with their words. */
static bool pattern_fits(const event_reader *reader, const verb_group *group, ng_str pattern, const event_draft *draft) {
  if (str_is(pattern, "motion")) {
    if (!draft->actors.count || draft->actors.items[0]->kind != PARTY_PERSON) return false;
    uint32_t stop = clause_end(reader, group->end);
    for (uint32_t t = group->end; t < stop && t < group->end + 5; t++) {
      if (reader->place_at[t]) return true;
    }
    return false;
  }
  if (str_is(pattern, "say")) return draft->actors.count && reader->cue_at[group->verb];
  if (str_is(pattern, "visit") && draft->event.cameo.len) return draft->actors.count > 0;
  if (str_is(pattern, "reciprocal")) return draft->actors.count + draft->recipients.count > 0;
  return true;
}

static bool read_event_hit(event_reader *reader, uint32_t token, const list_hit *hit, event_draft *draft) {
  const event_lists *lists = &reader->lists;
  ng_str pattern = list_text(reader, hit, lists->verbs, lists->verb_pattern);
  uint32_t end = token + hit->length;
  verb_group group;
  if (!read_verb_group(reader, token, end, reader->lexicon->entries[hit->entry].tag, &group)) return false;
  if (!object_fits(reader, &group, list_text(reader, hit, lists->verbs, lists->verb_object)) || !settle_group(reader, &group)) return false;
  *draft = (event_draft){.event = {.type = list_text(reader, hit, lists->verbs, lists->verb_type),
                                   .mode = list_text(reader, hit, lists->verbs, lists->verb_mode),
                                   .cameo = list_text(reader, hit, lists->verbs, lists->verb_cameo)},
                         .note = {.kind = list_text(reader, hit, lists->verbs, 0)}};
  set_group(draft, reader, &group, end);
  find_parties_of(reader, &group, pattern, draft);
  if (!pattern_fits(reader, &group, pattern, draft)) return false;
  if (str_is(pattern, "reciprocal")) {
    draft->event.reciprocal = merge_sides(draft);
    bool body = draft->actors.count && (draft->actors.items[0]->kind == PARTY_GROUP || draft->actors.items[0]->kind == PARTY_ORGANIZATION);
    if (!draft->event.reciprocal && !body && !list_text(reader, hit, lists->verbs, lists->verb_object).len) return false;
  }
  memset(reader->used + token, 1, hit->length);
  if (list_text(reader, hit, lists->verbs, lists->verb_object).len)
    use_object(reader, &group, list_text(reader, hit, lists->verbs, lists->verb_object));
  return true;
}

/* "Russia said on Tuesday that [Sudan] must return …": a demand on Sudan. */
static bool read_must(event_reader *reader, uint32_t token, event_draft *draft) {
  static const char *const SAID[] = {"said",      "says",  "say",        "announced", "declared", "stressed", "told",
                                     "concluded", "added", "reiterated", "stated",    "warned",   "saying"};
  if (!is_word(reader->tokens, token, "must")) return false;
  const party *addressee = party_before(&reader->parties, token);
  uint32_t start = sentence_start(reader, token);
  if (!addressee || addressee->flags & PARTY_POSSESSIVE || reader->used[token]) return false;
  *draft =
      (event_draft){.event = {.type = STR("REQUEST"), .cameo = STR("100"), .status = STATUS_PAST}, .by_text = true, .trigger = {token, token + 1}};
  add_party_left(reader, &draft->recipients, addressee);
  for (uint32_t t = addressee->span.first; t > start && t + 10 > addressee->span.first; t--) {
    if (!ONE_OF(reader->tokens, t - 1, SAID)) continue;
    verb_group group = {.first = t - 1, .verb = t - 1, .end = t};
    find_subject(reader, &group, &draft->actors);
    break;
  }
  if (!draft->actors.count) return false;
  draft->note.sentence = reader->doc->sentences.of_token[token];
  uint32_t stop = clause_end(reader, token + 1), act = read_act(reader, token + 1, stop, &draft->event.act_type, &draft->event.act_cameo);
  if (act > token + 1) memset(reader->used + token, 1, act - token);
  return true;
}

bool read_verb_event(event_reader *reader, uint32_t token, event_draft *draft) {
  const token_table *tokens = reader->tokens;
  const list_hit *governor = hit_of_list(reader, token, reader->lists.governors);
  if (governor && read_governing(reader, token, governor, draft)) return true;
  for (uint32_t round = 0; round < 2; round++) { /* rows that ask for an object say more */
    for (uint32_t i = tokens->first_hit[token]; reader->lists.verbs >= 0 && i < tokens->first_hit[token + 1]; i++) {
      const list_hit *hit = &tokens->hits[i];
      if (reader->lexicon->entries[hit->entry].list != reader->lists.verbs) continue;
      bool asks = list_text(reader, hit, reader->lists.verbs, reader->lists.verb_object).len > 0;
      if (asks == (round == 0) && read_event_hit(reader, token, hit, draft)) return true;
    }
  }
  return read_must(reader, token, draft);
}
