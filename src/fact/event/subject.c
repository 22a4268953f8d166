/* The subject of a verb group. */
#include "fact/event/clause_find.h"
#include "fact/party/party_find.h"

enum { MAX_SUBJECT_WAY = 40 };

/* "[Berlin] again rejected": a capital at the head of the sentence stands for its state. */
static const party *acting_town(const event_reader *reader, uint32_t token, uint32_t start) {
  const place_mention *mention = party_place(&reader->parties, reader->doc, token);
  if (!mention || mention->span.first != start || party_over(&reader->parties, token)) return NULL;
  return seat_at(reader, start);
}

/* "[US] drones struck": an adjective stands for the noun that it modifies, up to the verb. */
static bool is_head_of_subject(const event_reader *reader, const party *p, const verb_group *group) {
  uint32_t t = p->span.end;
  if (!(p->flags & PARTY_MODIFIES) || t >= group->first || group->first - t > 3) return false;
  for (; t < group->first; t++) {
    const ng_token *token = &reader->tokens->tokens[t];
    bool plain = token->kind == TOKEN_WORD && token->casing == CASE_LOWER && !(grammar_of(reader->tokens, t) & (GRAMMAR_OTHER | GRAMMAR_DETERMINER));
    if (!plain) return false;
  }
  uint32_t first = p->span.first, start = sentence_start(reader, first);
  if (first > start && is_determiner(reader, first - 1)) first--;
  return first == start || !(is_preposition(reader, first - 1) || is_listed_owner(reader, first, p->span.end, start));
}

/* Private people over `span`; NULL when memory runs out. */
static const party *new_group(const event_reader *reader, token_range span, ng_str country) {
  party *p = ARENA_NEW(reader->doc->arena, party, 1);
  event_party *member = p ? ARENA_NEW(reader->doc->arena, event_party, 1) : NULL;
  if (!member) return NULL;
  *p = (party){.span = span, .kind = PARTY_GROUP, .flags = PARTY_PLAIN | PARTY_PRIVATE, .members = member, .member_count = 1};
  *member = (event_party){.span = span, .country = country, .cameo = actor_code(reader->doc, country, STR("CVL"))};
  return p;
}

/* "[Algerian landowners] began": people or things of a state, not the state; but "[Israeli] airstrikes killed". */
static const party *subject_of_state(const event_reader *reader, const party *state, const verb_group *group) {
  for (uint32_t t = state->span.end; t < group->first; t++) {
    if (has_frame(reader, t, LIST_FRAME_NOUN, EVENT_ASSAULT)) return state;
  }
  return new_group(reader, (token_range){state->span.first, group->first}, state->members[0].country);
}

/* "[ministers] of the EC meeting in Oslo" */
static bool is_of_group(const event_reader *reader, const party *p, uint32_t start) {
  uint32_t first = before_count(reader, p, start);
  return first > start + 1 && is_preposition(reader, first - 1) && party_before(&reader->parties, first - 1);
}

/* "a letter to [Lee] asking", "wrote to [Lee] asking": who is written to is not who asks. */
static bool is_written_to(const event_reader *reader, const party *p, uint32_t start) {
  uint32_t first = before_count(reader, p, start);
  if (first < start + 2 || !token_is(reader->tokens, first - 1, WORD_TO)) return false;
  return hit_at(reader, first - 2, LIST_DOCUMENT_NOUN) || hit_at(reader, first - 2, LIST_SPEECH_VERB);
}

/* "[deputies], who know the firms that": whether a verb or clause of its own stands in [from, stop). */
static bool has_clause(const event_reader *reader, uint32_t from, uint32_t stop) {
  for (uint32_t t = from; t < stop; t++) {
    if (grammar_of(reader->tokens, t) & (GRAMMAR_VERB | GRAMMAR_CLAUSE) && !party_over(&reader->parties, t)) return true;
  }
  return false;
}

/* "a banker representing [him] met", but "asked [him] to leave", "saw [him] leaving". */
static bool is_object_pronoun(const event_reader *reader, const party *p, const verb_group *group) {
  static const uint16_t OBJECTS[] = {WORD_HIM, WORD_THEM};
  return p->flags & PARTY_PRONOUN && !group->gerund && !group->infinitive && !group->reduced && ONE_OF(reader->tokens, p->span.first, OBJECTS);
}

/* "the attack on the [frigate] which killed 37": what a deed hit does not do what the deed does. */
static bool is_attacked(const event_reader *reader, const party *p, uint32_t start) {
  uint32_t on = p->span.first - 1;
  on -= on > start && is_determiner(reader, on);
  return p->span.first > start + 1 && token_is(reader->tokens, on, WORD_ON) && on > start &&
         has_frame(reader, on - 1, LIST_FRAME_NOUN, EVENT_ASSAULT);
}

/* Whether `p` is the subject of the group: the head of the phrase before it, or what "who" and "which" stand for. */
static bool is_subject(const event_reader *reader, const party *p, const verb_group *group, uint32_t from, uint32_t start) {
  uint32_t behind = behind_bracket(reader->tokens, p->span.end), gap = group->first - behind;
  bool relative = is_relative(reader, group->first), comma = token_is(reader->tokens, behind, WORD_COMMA);
  if (is_object_pronoun(reader, p, group)) return false;
  bool dash = behind < group->first && reader->tokens->tokens[behind].kind == TOKEN_DASH;
  bool commission = gap > 1 && hit_at(reader, group->first - 2, LIST_ORG_HEAD); /* "an [IMF] commission which" */
  bool named =
      p->kind != PARTY_GROUP && gap > 1u + (comma || dash) && !commission; /* "a [Lee] ally who", "[US] rules which", "the [Senate] bill, which" */
  bool mere_place = p->flags & PARTY_PLACE && (!comma || stands_where(reader->doc, p->span.first) || is_land_of_place(reader, p, start));
  /* mere places: "in Chad, which"; but "for Chad, which" */
  bool body = p->kind == PARTY_ORGANIZATION && !(p->flags & PARTY_MEMBER) && is_behind_preposition(reader, p, start) &&
              token_is(reader->tokens, group->first - 1, WORD_WHO); /* "the only member of [the panel] who" */
  if (relative && is_attacked(reader, p, start)) return false;
  bool antecedent = relative && gap <= 4 && !named && !mere_place && !body && !(p->flags & PARTY_POSSESSIVE);
  /* "[FAO] set out goals for the committee, which": another noun stands before the clause */
  bool is_one = status_word_at(reader, behind, CLASS_BE, &(uint32_t){0}, NULL) && is_determiner(reader, behind + 1) &&
                !token_is(reader->tokens, group->first - 1, WORD_THAT); /* "Lee is the man who" */
  bool that = token_is(reader->tokens, group->first - 1, WORD_THAT);    /* "Lee, a fan of the rising that toppled": of what stands right before it */
  bool goes_on = (comma && !that) || dash || is_one || is_preposition(reader, behind);
  if (relative && !antecedent && (!goes_on || (!is_one && has_clause(reader, behind, group->first - 1)))) return false;
  bool gerund = group->gerund || token_is(reader->tokens, group->first, WORD_BEING); /* "prior to Lee [being] briefed" */
  uint32_t first = gerund ? before_count(reader, p, start) : start;
  if (first > start && token_is(reader->tokens, first - 1, WORD_AS)) return false; /* "reflagged as [U.S. ships] without asking" */
  bool doing = gerund && p->span.end == group->first && !(p->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES));
  if (doing && !is_written_to(reader, p, start) && !is_of_group(reader, p, start)) return true; /* "fears of rebels attacking" */
  return antecedent || is_head_of_subject(reader, p, group) || !is_other_argument(reader, p, start, p->span.end == from && group->end > group->verb);
}

/* "Jets of [the army] bombed", "The heads of the navies of Chad and [Mali] met": whose the subject is, which ends at `from`. */
static bool owns_subject(const event_reader *reader, const party *p, uint32_t from, uint32_t start) {
  static const uint16_t LINKS[] = {WORD_OF, WORD_FROM, WORD_AT};
  if (p->span.end != from || p->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES)) return false;
  uint32_t first = before_count(reader, p, start), list = start_of_list(reader, first, p->span.end, start);
  return list > start && (list < first ? ONE_OF(reader->tokens, list - 1, LINKS) : token_is(reader->tokens, list - 1, WORD_OF));
}

/* "the steering committee of [the banks]": of a noun with an article that is no party. */
static bool is_of_nobody(const event_reader *reader, const party *p, uint32_t start) {
  enum { WAY = 4 };
  uint32_t first = before_count(reader, p, start), noun = first - 1;
  if (p->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES) || first < start + 3 || !token_is(reader->tokens, noun, WORD_OF) ||
      party_before(&reader->parties, noun))
    return false;
  uint32_t t = noun;
  while (t > start && noun - t < WAY && is_phrase_word(reader, t - 1) && !is_determiner(reader, t - 1) && !party_before(&reader->parties, t)) t--;
  bool article = t < noun && t > start && is_determiner(reader, t - 1);
  return article && (t - 1 == start || !is_preposition(reader, t - 2));
}

/* "The minister said the state should pay [and called]": a past after "and" is no sister of what stands behind a modal or "is". */
static bool is_sister_of_main(const event_reader *reader, const verb_group *group, uint32_t end) {
  bool plain_past = group->first == group->verb && group->form & FORM_PAST && !(group->form & FORM_BASE);
  return plain_past && end > 0 && (token_is(reader->tokens, end - 1, WORD_AND) || token_is(reader->tokens, end - 1, WORD_BUT));
}

/* "If Lee wins[,] many will blame": the comma ends a clause at the front of the sentence, and the subject stands behind it. */
static bool ends_first_clause(const event_reader *reader, uint32_t comma, uint32_t start) {
  static const uint16_t LINKS[] = {WORD_BUT, WORD_AND, WORD_SO, WORD_THAT};
  bool clause = token_is(reader->tokens, comma, WORD_COMMA) && opens_clause(reader, start) && !ONE_OF(reader->tokens, start, LINKS);
  for (uint32_t t = start + 1; clause && t < comma && !token_is(reader->tokens, t, WORD_COMMA); t++) {
    bool verb = grammar_of(reader->tokens, t) & GRAMMAR_VERB || has_finite_form(reader->tokens, t);
    if (verb && !party_over(&reader->parties, t)) return true;
  }
  return false;
}

/* "Lee [said the rise in prices] urged": what is told has a subject of its own, which is no party, from `token` on. */
static bool opens_told(const event_reader *reader, const verb_group *group, uint32_t token, uint32_t from) {
  static const uint16_t JOINTS[] = {WORD_AND, WORD_OR, WORD_BUT, WORD_COMMA};
  if (token >= from || !is_said(reader, token - 1) || group->end == group->verb || ONE_OF(reader->tokens, from - 1, JOINTS)) return false;
  if (is_echo(reader, token)) return false;
  return is_determiner(reader, token) || grammar_of(reader->tokens, token) & GRAMMAR_OWNER || is_noun_like(reader, token);
}

const party *speaker_at(const event_reader *reader, uint32_t token) {
  const fact_table *facts = &reader->doc->facts;
  for (uint32_t i = 0; i < facts->quotes.count && facts->quotes.items[i].parts[0].first <= token; i++) {
    const fact_quote *quote = &facts->quotes.items[i];
    bool inside = false;
    for (uint32_t k = 0; k < quote->part_count; k++) inside |= quote->parts[k].first <= token && token < quote->parts[k].end;
    if (!inside || quote->kind == QUOTE_INDIRECT) continue;
    for (uint32_t t = quote->speaker.first; t < quote->speaker.end; t++) {
      const party *p = party_over(&reader->parties, t);
      if (p && p->kind == PARTY_PERSON) return p;
    }
  }
  return NULL;
}

/* "imposed a ban on [Chad] if it refused": a condition is put to whom the main clause speaks of last. `it` is the pronoun; NULL without a condition. */
static const party *put_to(const event_reader *reader, uint32_t it, uint32_t start) {
  bool condition = it > start && (token_is(reader->tokens, it - 1, WORD_IF) || token_is(reader->tokens, it - 1, WORD_UNLESS));
  for (uint32_t t = it; condition && t > start; t--) {
    const party *p = party_before(&reader->parties, t);
    if (!p || p->flags & (PARTY_MODIFIES | PARTY_POSSESSIVE)) continue;
    uint32_t first = before_count(reader, p, start);
    bool scene = first > start && grammar_of(reader->tokens, first - 1) & GRAMMAR_SCENE; /* "near [Guam]" */
    if ((p->kind == PARTY_STATE || p->kind == PARTY_ORGANIZATION) && !scene && !is_plural(reader, p)) return p;
  }
  return NULL;
}

/* Whether "they" (`many`) or "it" at `pronoun` may stand for `p`: "Chad sold it after [they] refused" is of others. */
static bool agrees(const event_reader *reader, const party *p, uint32_t pronoun, bool many) {
  if (!many && (p->kind == PARTY_PERSON || (p->kind == PARTY_GROUP && hit_at(reader, p->span.end - 1, LIST_TITLE))))
    return false; /* "it" is no mayor */
  bool hung = pronoun > 0 && opens_clause(reader, pronoun - 1) && !token_is(reader->tokens, pronoun - 1, WORD_THAT);
  if (p->kind != PARTY_GROUP && many && hung) return is_plural(reader, p);
  return p->kind != PARTY_GROUP || is_plural(reader, p) == many;
}

/* To before a bracket or words in marks that end at `end`. */
static uint32_t skip_aside(const event_reader *reader, uint32_t end, uint32_t start, uint32_t from) {
  uint32_t before = skip_bracket(reader, end, start);
  return before < end ? before : skip_quotation(reader, end, start, end == from);
}

/* "Lee[, who is a member of the party,] was in Rome to meet": to before a clause about the subject whose second comma ends at `end`. */
static uint32_t skip_relative(const event_reader *reader, uint32_t end, uint32_t start) {
  static const uint16_t WORDS[] = {WORD_WHO, WORD_WHICH, WORD_WHOSE};
  uint32_t opening = skip_insertion(reader, end, start);
  return opening < end && ONE_OF(reader->tokens, opening + 1, WORDS) ? opening : end;
}

/* "Lee[, who has served in Iran, Turkey and France,] praised": the same where commas stand in the clause, right before the verb at `end`; `end` without one. */
static uint32_t skip_long_relative(const event_reader *reader, uint32_t end, uint32_t start) {
  enum { LONGEST = 24 };
  if (end <= start || !token_is(reader->tokens, end - 1, WORD_COMMA)) return end;
  for (uint32_t t = end - 2; t > start && end - t < LONGEST; t--) {
    if (is_stop(reader, t) && !token_is(reader->tokens, t, WORD_COMMA)) return end;
    bool opens = token_is(reader->tokens, t, WORD_WHO) && token_is(reader->tokens, t - 1, WORD_COMMA);
    if (opens) return party_before(&reader->parties, t - 1) ? t - 1 : end;
    if (grammar_of(reader->tokens, t) & GRAMMAR_CLAUSE && !token_is(reader->tokens, t, WORD_AFTER)) return end;
  }
  return end;
}

/* "the help [he] got while campaigning": the subject of a clause that nothing parts from its noun. */
static bool is_of_contact_clause(const event_reader *reader, uint32_t token, uint32_t start) {
  return is_bare_pronoun(reader, token) && token > start && !token_is(reader->tokens, token - 1, WORD_COMMA);
}

/* "should", "is", "are" */
static bool is_present_or_modal(const event_reader *reader, uint32_t token) {
  static const uint16_t PRESENT[] = {WORD_IS, WORD_ARE};
  return status_word_at(reader, token, CLASS_MODAL, &(uint32_t){0}, NULL) || ONE_OF(reader->tokens, token, PRESENT);
}

/* "His predecessor, [Lee], resigned": who a noun that is no party and ends at `comma` is. */
static const party *named_behind(const event_reader *reader, uint32_t comma, const verb_group *group) {
  const party *p = comma < group->first && token_is(reader->tokens, comma, WORD_COMMA) ? party_at(&reader->parties, comma + 1) : NULL;
  bool closed = p && p->kind == PARTY_PERSON && token_is(reader->tokens, p->span.end, WORD_COMMA);
  return closed && !(p->flags & (PARTY_POSSESSIVE | PARTY_PRONOUN)) ? p : NULL;
}

/* "annulled", "fell" */
static bool is_past(const event_reader *reader, uint32_t token) {
  const list_hit *hit = verb_hit(reader, token);
  return token_has_flag(reader->tokens, token, FLAG_VERB_PAST) || (hit && hit->tag & FORM_PAST) ||
         (reader->tokens->tokens[token].casing == CASE_LOWER && token_ends(reader->tokens, token, STR("ed")));
}

/* "shut a bank[,] arrested the mayor and closed the border": a verb in the middle of a series of pasts, whose object says that it is none of a noun. */
static bool is_in_series(const event_reader *reader, const verb_group *group, uint32_t start) {
  enum { WAY = 12 };
  static const uint16_t ABOUT[] = {WORD_ABOUT, WORD_AROUND, WORD_OVER, WORD_MORE, WORD_AT, WORD_NEARLY};
  bool plain_past = group->first == group->verb && group->form & FORM_PAST && !(group->form & FORM_BASE) && !group->passive;
  uint32_t end = group->end;
  if (!plain_past || !(is_determiner(reader, end) || is_count(reader, end) || ONE_OF(reader->tokens, end, ABOUT))) return false;
  bool before = false, behind = false;
  for (uint32_t t = group->first - 1; t > start && !before && group->first - t < 2 * WAY; t--)
    before = is_past(reader, t - 1) && !is_preposition(reader, t - 2);
  for (uint32_t t = end, stop = sentence_stop(reader, group->verb); t + 1 < stop && t < end + WAY && !behind; t++)
    behind = token_is(reader->tokens, t, WORD_AND) && is_past(reader, t + 1);
  return before && behind;
}

/* The subject to the left of the group; `*owner` is whose it is, where it is no party itself. */
static const party *search_subject(const event_reader *reader, const verb_group *group, const party **owner) {
  uint32_t start = sentence_start(reader, group->verb), head = skip_long_relative(reader, group->first, start);
  uint32_t from = head < group->first ? head : end_of_subject(reader, group, start);
  bool hangs = from == group->first && hangs_on_clause(reader, group, start, &from);
  if (from > start && token_is(reader->tokens, from - 1, WORD_I)) return speaker_at(reader, from - 1);
  if (!hangs && is_nobody(reader, group, from, start)) return named_behind(reader, from, group);
  if (!hangs && is_said_of_noun(reader, group, start)) return NULL;
  bool cut = from == group->first && from > start && token_is(reader->tokens, from - 1, WORD_COMMA);
  if (cut && !group->gerund && !is_in_series(reader, group, start))
    return NULL; /* "officials[,] suspended chiefs and": a comma without an insertion parts subject and verb */
  bool pronoun = from > start && is_echo(reader, from - 1);
  bool many = pronoun && token_is(reader->tokens, from - 1, WORD_THEY);
  const party *addressed = pronoun && !many ? put_to(reader, from - 1, start) : NULL;
  if (addressed) return addressed;
  bool sister = is_sister_of_main(reader, group, from), modal = sister && from > start + 1 && token_is(reader->tokens, from - 2, WORD_COMMA);
  const party *embedded = NULL; /* "Lee said [the president] had lost, and urged" */
  bool spoken = false;
  uint32_t will = 0; /* the modal last seen */
  for (uint32_t t = from, way = 0; t > start && way < MAX_SUBJECT_WAY; way++) {
    const party *p = party_before(&reader->parties, t);
    if (p && is_subject(reader, p, group, hangs ? 0 : from, start) && (!pronoun || agrees(reader, p, from - 1, many))) {
      if (!sister || !modal || (embedded && spoken)) return p;
      if (!embedded) embedded = p;
    }
    if (p) {
      bool whole = p->span.end == from && from == group->first && is_of_nobody(reader, p, start); /* "the steering committee of [the banks] agreed" */
      if (whole) {
        *owner = p;
        return NULL;
      }
      if (!*owner && owns_subject(reader, p, from, start)) *owner = p;
      t = p->span.first;
      continue;
    }
    uint32_t before = skip_aside(reader, t, start, from);
    if (before < t) {
      t = before;
      continue;
    }
    before = t < from ? skip_relative(reader, t, start) : t;
    if (before < t) {
      t = before;
      continue;
    }
    if (is_stop(reader, t - 1)) break;
    p = acting_town(reader, t - 1, start);
    if (p) return p;
    bool apart = ends_first_clause(reader, t - 1, start) || (!hangs && opens_told(reader, group, t, from));
    if (!pronoun && t < from && apart) break;
    if (group->gerund && is_of_contact_clause(reader, t - 1, start)) break;
    bool relative = is_relative(reader, t);
    uint32_t behind = t - 1 - (relative && t > start + 1 && token_is(reader->tokens, t - 2, WORD_COMMA));
    if (relative && t < from && is_relative(reader, group->first)) {
      *owner = NULL; /* "[Lee], who knows the firms that" */
      return NULL;
    }
    const party *antecedent = relative && t < from ? party_before(&reader->parties, behind) : NULL;
    if (antecedent && !(antecedent->flags & (PARTY_POSSESSIVE | PARTY_MODIFIES))) return antecedent; /* "Chad, [which] has … and launched" */
    if (relative && t < from && (group->end == group->verb || is_said_of_unknown(reader, t - 1, behind))) break;
    bool told = sister && modal && token_is(reader->tokens, t - 1, WORD_THAT); /* "Lee said [that] the firms are sound and urged" */
    if (!pronoun && !relative && !told && opens_clause(reader, t - 1) && t < group->first && !is_role(reader, t - 1)) break;
    spoken |= embedded && (token_is(reader->tokens, t - 1, WORD_THAT) || hit_at(reader, t - 1, LIST_SPEECH_VERB));
    modal |= is_present_or_modal(reader, t - 1);
    if (status_word_at(reader, t - 1, CLASS_MODAL, &(uint32_t){0}, NULL)) will = t - 1;
    t--;
  }
  /* "researchers said [the state] should pay, and urged"; "[Chad] will gain from a quota and reduced levies" */
  return spoken || (embedded && embedded->span.end == will && is_noun_like(reader, group->end)) ? NULL : embedded;
}

const party *find_someone(const event_reader *reader, const verb_group *group) {
  uint32_t start = sentence_start(reader, group->verb), end = end_of_subject(reader, group, start), first = end;
  bool pronoun = end > start && (is_bare_pronoun(reader, end - 1) || is_echo(reader, end - 1));
  if (!pronoun && !is_nobody(reader, group, end, start)) return NULL;
  for (first--; !pronoun && first > start && is_phrase_word(reader, first - 1) && !token_is(reader->tokens, first - 1, WORD_THAT); first--) continue;
  return new_group(reader, (token_range){first, end}, STR(""));
}

void find_subject_behind(const event_reader *reader, uint32_t from, uint32_t stop, party_set *set) {
  uint32_t commas = 0, seen = from;
  for (uint32_t t = from; (t = next_over(&reader->parties, t, stop, PARTY_BEGINS)) < stop; t++) {
    const party *p = party_at(&reader->parties, t);
    for (; seen < t; seen++) commas += token_is(reader->tokens, seen, WORD_COMMA);
    if (commas > 1 && p->kind == PARTY_GROUP && is_source_of_report(reader, t, stop))
      return; /* "In talks with Lee, the group urged reform, an [official] said" */
    uint32_t verb = p->span.end;
    if (p->flags & PARTY_POSSESSIVE) continue;
    while (p->kind == PARTY_STATE && p->members[0].country.len && verb < p->span.end + 2 && is_noun_like(reader, verb) &&
           !token_has_flag(reader->tokens, verb, FLAG_VERB_PAST))
      verb++;
    if (p->flags & PARTY_MODIFIES && verb == p->span.end) continue;
    while (verb < stop && is_dated(reader, verb)) verb++; /* "[Chad] yesterday said" */
    bool finite = verb < stop && (grammar_of(reader->tokens, verb) & GRAMMAR_VERB || has_finite_form(reader->tokens, verb));
    if (!finite) continue;
    bool head = verb > p->span.end && !is_behind_preposition(reader, p, from); /* "the [U.S.] group urged" */
    if (head || !is_other_argument(reader, p, from, true)) add_party_left(reader, set, p);
    return;
  }
}

void find_subject(const event_reader *reader, const verb_group *group, party_set *set) {
  const party *owner = NULL, *p = search_subject(reader, group, &owner);
  if (!p) p = owner;
  if (p) p = meant_by(reader, p, group);
  if (p && !group->passive && is_head_of_subject(reader, p, group)) p = subject_of_state(reader, p, group);
  if (!p) return;
  const party *relative = p->kind == PARTY_PERSON ? relative_behind(reader, p->span.end) : NULL;
  if (relative) put_party(set, relative);
  add_party_left(reader, set, p);
  static const uint16_t ONE[] = {WORD_HAS, WORD_IS, WORD_WAS};
  if (ONE_OF(reader->tokens, group->first, ONE)) set->count = 1; /* "attacked Peru and [Chad] has" */
  if (joins_at(reader, p->span.end + token_is(reader->tokens, p->span.end, WORD_COMMA)))
    add_party_right(reader, set, p); /* "Lee, as well as [Park], backed" */
}
