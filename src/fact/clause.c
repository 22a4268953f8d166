/* Reading clauses. */
#include "fact/clause.h"

enum { MAX_SUBJECT_WAY = 40, MAX_ARGUMENT_WAY = 24, MAX_OBJECT_WAY = 7 };

uint32_t sentence_start(const event_reader *reader, uint32_t token) {
  return reader->doc->sentences.items[reader->doc->sentences.of_token[token]].first;
}

uint32_t sentence_stop(const event_reader *reader, uint32_t token) {
  return reader->doc->sentences.items[reader->doc->sentences.of_token[token]].end;
}

bool is_preposition(const event_reader *reader, uint32_t token) {
  static const char *const WORDS[] = {"of",      "in",        "on",         "at",     "by",      "for",    "from",      "with",    "to",
                                      "into",    "against",   "between",    "over",   "under",   "near",   "after",     "before",  "during",
                                      "through", "across",    "about",      "toward", "towards", "around", "inside",    "outside", "amid",
                                      "despite", "without",   "within",     "among",  "along",   "via",    "including", "like",    "onto",
                                      "behind",  "regarding", "concerning", "until",  "since",   "as"};
  return ONE_OF(reader->tokens, token, WORDS);
}

bool is_determiner(const event_reader *reader, uint32_t token) {
  static const char *const WORDS[] = {"the",           "a",       "an",           "this", "that", "these",   "those", "its",
                                      "his",           "her",     "their",        "our",  "any",  "some",    "no",    "each",
                                      "every",         "another", "such",         "all",  "both", "several", "many",  "'s",
                                      "\xE2\x80\x99s", "'",       "\xE2\x80\x99", "my",   "your", "two",     "first", "second"};
  return ONE_OF(reader->tokens, token, WORDS);
}

/* Words that begin another clause. */
static bool opens_clause(const event_reader *reader, uint32_t token) {
  static const char *const WORDS[] = {"that",   "while",   "but",   "because", "although", "though", "when",  "after", "before", "since",  "if",
                                      "unless", "whereas", "where", "whether", "until",    "who",    "which", "as",    "so",     "saying", "amid"};
  return ONE_OF(reader->tokens, token, WORDS);
}

static bool is_stop(const event_reader *reader, uint32_t token) {
  const ng_token *t = &reader->tokens->tokens[token];
  if (t->kind == TOKEN_QUOTE) return t->flags & TOKEN_OPENS;
  return t->kind == TOKEN_PUNCT && reader->tokens->text.ptr[t->start] != ',' && reader->tokens->text.ptr[t->start] != '/';
}

enum { MAX_CLAUSE = 200 }; /* tokens: keeps reading linear in lines without a stop */

uint32_t clause_end(const event_reader *reader, uint32_t from) {
  uint32_t stop = sentence_stop(reader, from < reader->tokens->count ? from : reader->tokens->count - 1), t = from;
  if (stop > from && stop - from > MAX_CLAUSE) stop = from + MAX_CLAUSE;
  while (t < stop && !is_stop(reader, t) && !opens_clause(reader, t)) t++;
  return t;
}

/* ---- sets of parties ---- */

static void put(party_set *set, const party *p) {
  for (uint32_t i = 0; i < set->count; i++) {
    if (set->items[i] == p) return;
  }
  if (set->count < MAX_PARTIES) set->items[set->count++] = p;
}

static bool is_joint(const event_reader *reader, uint32_t token) {
  static const char *const WORDS[] = {"and", ",", "&", "or"};
  return ONE_OF(reader->tokens, token, WORDS);
}

/* "China[,] Japan [and] the Philippines": on to the right. */
void add_party_right(const event_reader *reader, party_set *set, const party *p) {
  put(set, p);
  uint32_t stop = sentence_stop(reader, p->span.first);
  for (uint32_t t = p->span.end; set->count < MAX_PARTIES;) {
    uint32_t next = t;
    while (next < stop && next < t + 2 && is_joint(reader, next)) next++;
    if (next == t || next >= stop) return;
    if (is_determiner(reader, next)) next++;
    const party *other = next < stop ? party_at(&reader->parties, next) : NULL;
    if (!other || other->flags & PARTY_POSSESSIVE) return;
    put(set, other);
    t = other->span.end;
  }
}

void add_party_left(const event_reader *reader, party_set *set, const party *p) {
  put(set, p);
  uint32_t start = sentence_start(reader, p->span.first);
  for (uint32_t t = p->span.first; t > start && set->count < MAX_PARTIES;) {
    uint32_t before = t;
    if (before > start && is_determiner(reader, before - 1)) before--;
    uint32_t joint = before;
    while (joint > start && before - joint < 2 && is_joint(reader, joint - 1)) joint--;
    if (joint == before || joint == start) return;
    bool listed = is_word(reader->tokens, before - 1, "and") || set->count > 1;
    const party *other = listed ? party_before(&reader->parties, joint) : NULL;
    if (!other || other->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES)) return;
    put(set, other);
    t = other->span.first;
  }
}

/* ---- the verb group ---- */

static bool ends_in_ly(const event_reader *reader, uint32_t token) {
  ng_str text = token_text(reader->tokens, token);
  return text.len > 4 && text.ptr[text.len - 1] == 'y' && text.ptr[text.len - 2] == 'l' && reader->tokens->tokens[token].casing == CASE_LOWER;
}

static void apply_be(const event_reader *reader, uint32_t token, bool *past, bool *present) {
  *past |= is_word(reader->tokens, token, "was") || is_word(reader->tokens, token, "were");
  *present |= is_word(reader->tokens, token, "is") || is_word(reader->tokens, token, "are") || is_word(reader->tokens, token, "am") ||
              is_word(reader->tokens, token, "'re");
}

typedef struct {
  bool be, have, modal, past, present;
} auxiliaries;

/* One step to the left over auxiliaries, modals, negations and adverbs; false at the group's start. */
static bool take_auxiliary(const event_reader *reader, verb_group *group, auxiliaries *aux) {
  const uint32_t classes = CLASS_BE | CLASS_HAVE | CLASS_DO | CLASS_MODAL | CLASS_PLAN | CLASS_INFINITIVE | CLASS_NEGATION | CLASS_ADVERB |
                           CLASS_EVIDENTIAL | CLASS_PURPOSE | CLASS_NOW;
  uint32_t first = group->first;
  uint8_t status = STATUS_UNKNOWN;
  uint32_t class = status_word_before(reader, group->first, classes, &first, &status, &group->evidential);
  if (!class) {
    if (!ends_in_ly(reader, group->first - 1)) return false;
    group->first--;
    return true;
  }
  if (class & CLASS_INFINITIVE && group->infinitive) return false;
  if (class & CLASS_BE) {
    aux->be = true;
    apply_be(reader, first, &aux->past, &aux->present);
  }
  aux->past |= class & CLASS_DO && is_word(reader->tokens, first, "did");
  aux->have |= (class & CLASS_HAVE) != 0;
  group->negative |= (class & CLASS_NEGATION) != 0;
  group->purpose |= (class & CLASS_PURPOSE) != 0;
  group->infinitive |= (class & CLASS_INFINITIVE) != 0;
  if (class & (CLASS_MODAL | CLASS_PLAN | CLASS_NOW) && group->status == STATUS_UNKNOWN) group->status = status;
  aux->modal |= (class & (CLASS_MODAL | CLASS_DO | CLASS_PLAN)) != 0;
  group->first = first;
  return !(class & CLASS_PURPOSE);
}

/* A noun of the same form: "US attacks on the port" against "the army attacks the port". */
static bool is_noun_here(const event_reader *reader, const verb_group *group) {
  const party *subject = party_before(&reader->parties, group->first);
  bool noun = hit_of_list(reader, group->verb, reader->lists.nouns) != NULL;
  if (!subject || subject->span.end != group->first) return true;
  if (subject->flags & (PARTY_MODIFIES | PARTY_POSSESSIVE)) return true;
  if (!noun) return false;
  if (group->form & FORM_BASE && subject->kind != PARTY_GROUP && subject->member_count < 2) return true;
  return group->end < reader->tokens->count && is_preposition(reader, group->end);
}

static void set_status(verb_group *group, const auxiliaries *aux) {
  if (group->status != STATUS_UNKNOWN) {
    if (aux->have && group->status == STATUS_POSSIBLE) group->status = STATUS_POSSIBLE;
    return;
  }
  bool ing = group->form & FORM_ING;
  group->present = !aux->have && !aux->past && (aux->present || (!aux->be && group->form & (FORM_S | FORM_BASE)));
  if (ing && aux->present)
    group->status = STATUS_ONGOING;
  else
    group->status = group->present && !group->passive && !group->infinitive ? STATUS_ONGOING : STATUS_PAST;
}

/* Whether a verb form can be one here by what stands before it. */
static bool is_verb_form(const event_reader *reader, verb_group *group, const auxiliaries *aux) {
  uint32_t start = sentence_start(reader, group->verb), before = group->first;
  bool open = before == start;
  bool attributive = !open && (is_determiner(reader, before - 1) ||
                               (party_before(&reader->parties, before) && party_before(&reader->parties, before)->flags & PARTY_MODIFIES));
  bool relative = !open && (is_word(reader->tokens, before - 1, "who") || is_word(reader->tokens, before - 1, "which") ||
                            is_word(reader->tokens, before - 1, "that"));
  if (group->form & FORM_ING) {
    if (aux->be) return true;
    static const char *const BARE[] = {"of", "from", "for", "by", "in", "without", "despite", "against", "at", "about"};
    group->gerund = true;
    return !attributive && !group->infinitive && (open || !ONE_OF(reader->tokens, before - 1, BARE));
  }
  if (aux->be && group->form & FORM_PARTICIPLE) return group->passive = true;
  if (aux->have && group->form & FORM_PARTICIPLE) return true;
  if (group->infinitive || aux->modal) return (group->form & FORM_BASE) != 0;
  if (group->form & FORM_PAST) {
    if (attributive && !relative) return false;
    bool by = group->end < reader->tokens->count && is_word(reader->tokens, group->end, "by");
    bool after_preposition = !open && is_preposition(reader, before - 1) && !relative;
    if (by && group->form & FORM_PARTICIPLE) group->passive = group->reduced = true;
    return !after_preposition;
  }
  if (group->form & FORM_PARTICIPLE) {
    group->passive = group->reduced = true;
    return group->end < reader->tokens->count && is_word(reader->tokens, group->end, "by");
  }
  if (relative) return true;
  return !attributive && !is_noun_here(reader, group);
}

bool read_verb_group(const event_reader *reader, uint32_t verb, uint32_t end, uint32_t form, verb_group *group) {
  *group = (verb_group){.first = verb, .verb = verb, .end = end, .form = (uint8_t)form, .status = STATUS_UNKNOWN};
  auxiliaries aux = {0};
  uint32_t start = sentence_start(reader, verb);
  while (group->first > start && take_auxiliary(reader, group, &aux)) continue;
  if (!is_verb_form(reader, group, &aux)) return false;
  set_status(group, &aux);
  return true;
}

/* ---- subject ---- */

static bool is_verb_before(const event_reader *reader, uint32_t token) {
  const list_hit *hit = hit_of_list(reader, token, reader->lists.verbs);
  if (!hit) hit = hit_of_list(reader, token, reader->lists.governors);
  return hit && reader->tokens->tokens[token].casing == CASE_LOWER;
}

/* Whether `p` is no subject where it stands: behind a preposition or a verb, possessive, or an adjective. */
static bool is_other_argument(const event_reader *reader, const party *p, uint32_t start, bool adjacent) {
  if (p->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES)) return true;
  uint32_t t = p->span.first;
  while (t > start && (is_determiner(reader, t - 1) || reader->tokens->tokens[t - 1].kind == TOKEN_NUMBER)) t--;
  if (t == start) return false;
  if (is_preposition(reader, t - 1) && !is_word(reader->tokens, t - 1, "as") && !is_word(reader->tokens, t - 1, "after") &&
      !is_word(reader->tokens, t - 1, "before") && !is_word(reader->tokens, t - 1, "since"))
    return true;
  return !adjacent && is_verb_before(reader, t - 1);
}

/* Where to look on from when commas enclose an apposition or relative clause: "Lee[, who flew in from Rome,] met …". */
static uint32_t skip_insertion(const event_reader *reader, uint32_t from, uint32_t start) {
  if (from <= start || !is_word(reader->tokens, from - 1, ",")) return from;
  for (uint32_t t = from - 1; t-- > start;) {
    if (is_word(reader->tokens, t, ",")) return t;
    if (is_stop(reader, t)) break;
  }
  return from;
}

void find_subject(const event_reader *reader, const verb_group *group, party_set *set) {
  uint32_t start = sentence_start(reader, group->verb), from = skip_insertion(reader, group->first, start);
  if (from > start && reader->tokens->tokens[from - 1].kind == TOKEN_QUOTE) from--; /* he "had a …" */
  /* "Syria says [it] will not": the sentence's own subject */
  bool pronoun = group->first > start && (is_word(reader->tokens, group->first - 1, "it") || is_word(reader->tokens, group->first - 1, "they"));
  for (uint32_t t = from, way = 0; t > start && way < MAX_SUBJECT_WAY; way++) {
    const party *p = party_before(&reader->parties, t);
    if (p) {
      bool adjacent = p->span.end == group->first;
      if (!is_other_argument(reader, p, start, adjacent)) {
        add_party_left(reader, set, p);
        return;
      }
      t = p->span.first;
      continue;
    }
    if (is_stop(reader, t - 1)) return;
    if (!pronoun && opens_clause(reader, t - 1) && t - 1 + 1 < group->first && !is_word(reader->tokens, t - 1, "who") &&
        !is_word(reader->tokens, t - 1, "which"))
      return;
    t--;
  }
}

/* ---- object and prepositional arguments ---- */

void find_object(const event_reader *reader, uint32_t from, party_set *set) {
  uint32_t stop = clause_end(reader, from);
  for (uint32_t t = from; t < stop && t < from + MAX_OBJECT_WAY; t++) {
    const party *p = party_at(&reader->parties, t);
    if (p) {
      add_party_right(reader, set, p);
      return;
    }
    if (is_word(reader->tokens, t, ",") || is_preposition(reader, t)) return;
    if (t > from && status_word_at(reader, t, CLASS_BE | CLASS_HAVE | CLASS_MODAL | CLASS_DO, &(uint32_t){0}, NULL)) return;
  }
}

void find_after(const event_reader *reader, uint32_t from, const char *const *words, uint32_t count, party_set *set) {
  uint32_t stop = clause_end(reader, from);
  for (uint32_t t = from; t < stop && t < from + MAX_ARGUMENT_WAY; t++) {
    if (!is_any_word(reader->tokens, t, words, count)) continue;
    for (uint32_t k = t + 1; k < stop && k < t + 6; k++) {
      const party *p = party_at(&reader->parties, k);
      if (p) {
        add_party_right(reader, set, p);
        return;
      }
      if (is_preposition(reader, k) || is_word(reader->tokens, k, ",")) break;
    }
  }
}
