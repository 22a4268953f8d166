/* Who takes part in what a noun tells: inside its phrase ("Lee's visit"), behind it ("a meeting between A and B"), and as the subject of the clause that
 * it stands in ("Lee said after talks"). */
#include "fact/event/clause_find.h"
#include "fact/event/noun_phrase.h"

static const party *first_party_of_sentence(const event_reader *reader, uint32_t before) {
  for (uint32_t t = sentence_start(reader, before); (t = next_over(&reader->parties, t, before, PARTY_BEGINS)) < before; t++) {
    const party *p = party_at(&reader->parties, t);
    if (!(p->flags & (PARTY_MODIFIES | PARTY_PLAIN))) return p;
  }
  return NULL;
}

/* Where the words that belong to a noun end: at a verb. "[a strike in the mines] to demand wages withheld by …" */
static uint32_t phrase_end(const event_reader *reader, uint32_t from) {
  static const uint16_t DONE[] = {WORD_BY, WORD_AGAINST, WORD_AT, WORD_BETWEEN};
  uint32_t stop = clause_end(reader, from);
  for (uint32_t t = from; t < stop; t++) {
    if (party_over(&reader->parties, t)) continue;
    const list_hit *verb = verb_hit(reader, t);
    bool infinitive = token_is(reader->tokens, t, WORD_TO) && verb_hit(reader, t + 1) && !party_over(&reader->parties, t + 1);
    if (infinitive || grammar_of(reader->tokens, t) & GRAMMAR_VERB || (verb && verb->tag & (FORM_PAST | FORM_ING) && t > from)) return t;
    if (!token_has_flag(reader->tokens, t, FLAG_VERB_PAST) || reader->tokens->tokens[t].casing != CASE_LOWER) continue;
    bool plural = is_noun_like(reader, t + 1) && token_ends(reader->tokens, t + 1, STR("s"));
    bool goes_on = is_preposition(reader, t + 1) && !ONE_OF(reader->tokens, t + 1, DONE) && !hit_at(reader, t, LIST_LIGHT_VERB) &&
                   !hit_at(reader, t, LIST_OUTCOME_VERB) && !verb;   /* "the march [wrote] on", "riots [led] to"; but "an attack aimed at" */
    if (is_determiner(reader, t + 1) || plural || goes_on) return t; /* "the attack in Oslo [drew] rebukes from" */
  }
  return stop;
}

/* Whether "its" may be of `p`: a state or body, but no judge and no ministers. */
static bool is_thing(const event_reader *reader, const party *p) {
  return p->kind != PARTY_PERSON && (p->kind != PARTY_GROUP || !(is_plural(reader, p) || hit_at(reader, p->span.end - 1, LIST_TITLE)));
}

/* Whose "its" and "their" at `owner` are: the nearest body, state or group before, or the people of a list ("Lee and Park … [their] talks"). */
static void find_owners(const event_reader *reader, uint32_t owner, party_set *set) {
  bool many = token_is(reader->tokens, owner, WORD_THEIR);
  const party *p = NULL;
  for (uint32_t t = owner, start = sentence_start(reader, owner); t > start && !set->count; t--) {
    p = party_before(&reader->parties, t);
    if (!p || p->flags & PARTY_MODIFIES) continue;
    if (many && !(p->kind == PARTY_STATE && p->flags & PARTY_PLACE && !is_plural(reader, p))) { /* "will offer Chad aid at [their] talks" */
      add_party_left(reader, set, p);
      if (p->kind == PARTY_PERSON && set->count == 1) set->count = 0;
    } else if (!many && is_thing(reader, p)) {
      put_party(set, p);
    }
    t = p->span.first + 1;
  }
  p = set->count ? NULL : first_party_of_sentence(reader, owner);
  if (p && (many || is_thing(reader, p))) put_party(set, p);
}

/* Where the phrase that a preposition at `from` opens ends: at the next one. "withdrawal [of the nomination] of Lee" */
static uint32_t end_of_first_phrase(const event_reader *reader, uint32_t from, uint32_t stop) {
  uint32_t t = from + 1;
  while (t < stop && (!is_preposition(reader, t) || is_quantity_of(reader, t + 1, from))) t++;
  return t;
}

/* "the shooting of a boy in [riots] between …", "an arrest[,] a triumph for": to before another deed or an aside, whose words follow. */
static uint32_t before_other_deed(const event_reader *reader, uint32_t from, uint32_t stop) {
  uint32_t t = from;
  for (; t < stop; t++) {
    bool deed = has_frame(reader, t, LIST_FRAME_NOUN, EVENT_ASSAULT) || has_frame(reader, t, LIST_FRAME_NOUN, EVENT_PROTEST);
    bool aside = token_is(reader->tokens, t, WORD_COMMA) && is_determiner(reader, t + 1);
    if (deed || aside) break;
  }
  return t;
}

/* Those of `from`, the last first. */
static void add_all(party_set *to, const party_set *from) {
  for (uint32_t i = from->count; i-- > 0;) put_party(to, from->items[i]);
}

static bool is_same_fact(const party *a, const party *b) {
  fact_ref x = a->members[0].ref, y = b->members[0].ref;
  return x.kind != REF_NONE && x.kind == y.kind && x.index == y.index;
}

bool is_actor(const event_draft *draft, const party *p) {
  for (uint32_t i = 0; i < draft->actors.count; i++) {
    const party *actor = draft->actors.items[i];
    bool state = actor->kind == PARTY_STATE || p->kind == PARTY_STATE; /* a leader stands for it; but two people of a country may meet */
    if (actor == p || is_same_fact(actor, p) || (state && is_one_side(&actor->members[0], &p->members[0]))) return true;
  }
  return false;
}

/* "the raid in Mali, condemned [by] Chad", "the raid [drew] criticism from Chad": to before a participle whose "by" tells no doer, and what the deed
 * gets; but "a raid staged by", "claimed by". */
static uint32_t before_other_doing(const event_reader *reader, uint32_t from, uint32_t stop) {
  for (uint32_t t = from; t + 1 < stop; t++) {
    const list_hit *light = hit_at(reader, t, LIST_LIGHT_VERB);
    if (light && reader->tables->light_verbs[light->row] != SUBJECT_ACTS) return t;
    bool participle = token_has_flag(reader->tokens, t, FLAG_VERB_PAST) && token_is(reader->tokens, t + 1, WORD_BY);
    if (participle && !light && !has_frame(reader, t, LIST_FRAME_VERB, EVENT_ASSAULT)) return t;
    /* "the arrest of Lee [and the printing of a letter] by Park" */
    bool other = token_is(reader->tokens, t, WORD_AND) && is_determiner(reader, t + 1) && token_is(reader->tokens, t + 3, WORD_OF) &&
                 !has_frame(reader, t + 2, LIST_FRAME_NOUN, EVENT_ASSAULT);
    if (other) return t;
  }
  return stop;
}

static void find_right(const event_reader *reader, const noun_phrase *phrase, event_draft *draft) {
  uint32_t end = phrase->end, type = draft->event.type, stop = phrase_end(reader, end);
  if (draft->event.reciprocal) stop = end_of_sides(reader, end, stop);
  bool deed = event_type_quad(type) == 4 && !draft->event.reciprocal;
  if (deed && party_at(&reader->parties, end) && !is_preposition(reader, end - 1)) return; /* "families of shooting [victims] speak out on" */
  uint32_t sides = deed ? before_other_deed(reader, end, stop) : stop;
  if (deed)
    find_between(reader, end, sides, AT_between | AT_among, &draft->recipients);
  else
    find_sides(reader, end, stop, draft->event.reciprocal ? &draft->actors : &draft->recipients);
  if (draft->event.reciprocal && draft->actors.count < 2) find_behind_predicate(reader, phrase, stop, &draft->actors);
  end -= token_is(reader->tokens, end - 1, WORD_BY); /* "strike by" */
  uint32_t doer = deed ? before_other_doing(reader, end, stop) : stop;
  if (type == EVENT_ASSAULT) find_between(reader, end, doer, AT_by, &draft->actors); /* "shooting of a guard from his ministry by [soldiers]" */
  bool pulls = str_is(draft->event.mode, "withdraw");                                /* "withdrawal from [Mali]" */
  bool near = draft->event.reciprocal || type == EVENT_PROTEST;
  if (near)
    doer = find_word(reader->tokens, end, stop, WORD_COMMA); /* "at the talks, led [by] Lee"; "at a rally in Lima, he took money [from] Acme" */
  if (!draft->actors.count) find_between(reader, end, doer, pulls ? AT_by : AT_by | AT_from, &draft->actors);
  if (draft->event.reciprocal) {
    const party *seat = token_is(reader->tokens, end, WORD_WITH) ? seat_at(reader, end + 1) : NULL;
    bool alone = seat && !is_noun_like(reader, seat->span.end) && !is_actor(draft, seat);
    if (alone) put_party(&draft->actors, seat); /* "talks with [Lima]" */
    bool of = token_is(reader->tokens, end, WORD_OF) && (!phrase->lasts || is_talking(reader, end + 1));
    if (!draft->actors.count && of) find_between(reader, end, stop, AT_of, &draft->actors);
    return;
  }
  bool away = str_is(draft->event.mode, "deport"); /* "extradition [to] Peru" */
  uint32_t places = away ? AT_against : AT_on | AT_against | AT_to | AT_at | AT_into | AT_for;
  if (!draft->recipients.count) find_between(reader, end, sides, places, &draft->recipients);
  if (type == EVENT_ASSAULT && !draft->recipients.count)
    find_between(reader, end, sides, AT_on | AT_against | AT_town, &draft->recipients);       /* "on [Goma]" */
  bool leaves = str_is(draft->event.mode, "resign") || str_is(draft->event.mode, "withdraw"); /* "the resignation of [the minister]" */
  bool own = (type == EVENT_CONSULT || type == EVENT_REQUEST || type == EVENT_PROTEST || leaves) && !(draft->frame->recipient[0] & AT_of);
  if (token_is(reader->tokens, end, WORD_OF))
    find_between(reader, end, end_of_first_phrase(reader, end, stop), AT_of, own ? &draft->actors : &draft->recipients);
  if (type == EVENT_PROTEST && !draft->actors.count && !draft->recipients.count) find_between(reader, end, stop, AT_in, &draft->recipients);
}

/* Words that tell what a visit or talks are to somebody: "on [a visit]", "after [talks]". */
static bool is_link(const event_reader *reader, uint32_t token) {
  static const uint16_t LINKS[] = {WORD_AFTER, WORD_DURING, WORD_IN, WORD_AT, WORD_ON, WORD_BEFORE, WORD_FOLLOWING, WORD_FOR};
  return ONE_OF(reader->tokens, token, LINKS);
}

/* Where the phrase begins that measures what follows the "of" at `of`: "[at the end] of a visit", "[had hours] of talks". The "of" itself when there is
 * none: "failure of the talks". */
static uint32_t measure_before(const event_reader *reader, uint32_t of, uint32_t start) {
  enum { WAY = 7 };
  for (uint32_t t = of; t > start && of - t < WAY; t--) {
    bool verb = grammar_of(reader->tokens, t - 1) & GRAMMAR_VERB || token_has_flag(reader->tokens, t - 1, FLAG_VERB_PAST);
    if (verb || is_link(reader, t - 1) || token_is(reader->tokens, t - 1, WORD_AHEAD)) return t - 1;
    bool other = is_preposition(reader, t - 1) && !token_is(reader->tokens, t - 1, WORD_OF); /* "at the end [of] two days of talks" */
    if (other || reader->tokens->tokens[t - 1].kind == TOKEN_PUNCT) break;
  }
  return of;
}

/* "[Speaking to reporters] after talks": whether a participle with no subject opens the sentence and reaches to `end`. */
static bool opens_with_doing(const event_reader *reader, uint32_t end) {
  uint32_t start = sentence_start(reader, end);
  ng_str word = token_text(reader->tokens, start);
  if (word.len < 5 || !str_ends(word, STR("ing"))) return false;
  uint32_t t = start;
  while (t < end && !token_is(reader->tokens, t, WORD_COMMA) && !(grammar_of(reader->tokens, t) & (GRAMMAR_VERB | GRAMMAR_CLAUSE))) t++;
  return t == end;
}

/* "[In a statement] after talks", "[At a White House] meeting": whether a phrase with neither a verb nor anybody in it opens the sentence and reaches to
 * `end`. */
static bool opens_with_phrase(const event_reader *reader, uint32_t end) {
  uint32_t start = sentence_start(reader, end), t = start;
  if (!is_preposition(reader, start)) return false;
  for (; t < end; t++) {
    const party *p = party_over(&reader->parties, t);
    bool acts = p && !(p->flags & (PARTY_MODIFIES | PARTY_PLACE)) && t != start;
    bool clause = grammar_of(reader->tokens, t) & (GRAMMAR_VERB | GRAMMAR_CLAUSE) && t != start;
    if (acts || clause || is_past_word(reader, t) || reader->tokens->tokens[t].kind == TOKEN_PUNCT) return false;
  }
  return true;
}

void find_participant(const event_reader *reader, const noun_phrase *phrase, party_set *set) {
  uint32_t start = sentence_start(reader, phrase->first), stop = sentence_stop(reader, phrase->first), first = phrase->first;
  if (first == start) return;
  bool of = token_is(reader->tokens, first - 1, WORD_OF),
       object = token_has_flag(reader->tokens, first - 1, FLAG_VERB_PAST); /* "cancelled [a visit]" */
  uint32_t link = of ? measure_before(reader, first - 1, start) : first - 1;
  if (of ? link == first - 1 : !object && !is_link(reader, link)) return;
  if (link == start) {
    find_subject_behind(reader, phrase->end, stop, set);
    return;
  }
  if (of) link = first - 2;
  /* "Speaking to aides after talks, [Lee] said" */
  bool opens = token_is(reader->tokens, link - 1, WORD_THAT) || opens_with_doing(reader, link) || opens_with_phrase(reader, link);
  if (opens) {
    find_subject_behind(reader, phrase->end, stop, set);
    return;
  }
  find_subject(reader, &(verb_group){.first = link, .verb = link, .end = link}, set);
}

/* "German [wage] talks", "the Chilean miners' [pay] talks": of employers and workers, whose state is no side. */
static bool are_of_employers(const event_reader *reader, uint32_t from, uint32_t noun) {
  static const uint16_t WORDS[] = {WORD_WAGE, WORD_PAY, WORD_SALARY};
  return FIND_ONE_OF(reader->tokens, from, noun, WORDS) < noun;
}

/* "the [Paris] attacks", "a [Djibouti] blast", "the [Geneva] talks", "the [Chad] summit", "[Ecuador] strike", "a [Chad] visit", "the [Mali] hotel attack",
 * "a [church] shooting": where it was, not who did it. */
static bool is_scene_of(const event_reader *reader, const party *p, const event_draft *draft) {
  uint32_t type = draft->event.type, noun = draft->trigger.first;
  if (type == EVENT_CONSULT && p->kind == PARTY_STATE && are_of_employers(reader, p->span.end, noun)) return true;
  bool unnamed = draft->frame && draft->frame->flags & FRAME_UNNAMED;
  bool body = p->kind == PARTY_ORGANIZATION && !(p->flags & (PARTY_POSSESSIVE | PARTY_MEMBER));
  if (type == EVENT_ASSAULT && body && unnamed && !is_public_body(reader->doc, p)) return true;
  if (p->kind != PARTY_STATE || p->flags & PARTY_POSSESSIVE || (type != EVENT_ASSAULT && type != EVENT_CONSULT && type != EVENT_PROTEST))
    return false;
  const place_mention *place = party_place(&reader->parties, reader->doc, p->span.first);
  if (!place || place->role == ROLE_ADJECTIVE || place->role == ROLE_DEMONYM) return false;
  bool country = reader->doc->facts.places.items[place->place].kind == PLACE_COUNTRY;
  bool strike = type == EVENT_PROTEST && !token_has_flag(reader->tokens, draft->trigger.first, FLAG_VERB_S); /* but "Chad [protests]" */
  bool hotel = type == EVENT_ASSAULT && p->span.end < noun && hit_at(reader, noun - 1, LIST_PLACE_AFTER);
  bool seat = type == EVENT_CONSULT && str_is(draft->note.kind, "meeting") && p->span.end == noun && is_determiner(reader, p->span.first - 1) &&
              !token_is(reader->tokens, draft->trigger.end, WORD_WITH);
  return !country || strike || hotel || seat || (type == EVENT_ASSAULT && unnamed) || str_is(draft->event.mode, "visit");
}

/* "[Torres]'s arrest", "[his] extradition", "fled [their] arrest": whose it is suffers it. */
static bool is_arrest(const event_draft *draft) {
  return str_is(draft->event.mode, "arrest") || str_is(draft->event.mode, "deport");
}

/* "[Torres's] murder", "the [Torres] bombing", "the [Armenian] genocide": who is told before a deed as its victim; but "Lee's murder of a guard". */
static bool is_victim(const event_reader *reader, const party *p, const event_draft *draft) {
  static const uint16_t DEEDS[] = {WORD_MURDER, WORD_KILLING, WORD_ASSASSINATION, WORD_KIDNAPPING, WORD_ABDUCTION, WORD_EXECUTION};
  static const uint16_t ON_PEOPLES[] = {WORD_GENOCIDE, WORD_INTERNMENT};
  uint32_t last = draft->trigger.end - 1;
  if (token_is(reader->tokens, draft->trigger.end, WORD_OF)) return false;
  if (is_arrest(draft) && p->kind == PARTY_PERSON) return true;
  if (ONE_OF(reader->tokens, last, ON_PEOPLES)) return !(p->flags & PARTY_POSSESSIVE);
  bool people = p->kind == PARTY_GROUP && p->flags & PARTY_POSSESSIVE && !is_armed(p) && !is_official(p); /* "the [girls]' abduction" */
  if (p->kind != PARTY_PERSON && !people) return false;
  return p->flags & PARTY_POSSESSIVE ? ONE_OF(reader->tokens, last, DEEDS)
                                     : draft->event.type == EVENT_ASSAULT && p->span.end == draft->trigger.first;
}

/* "Lee's trip raises hopes of a meeting with Park", "Peru said that talks with Chile had failed": who the sentence is about and who speaks for a state or
 * firm takes part; but "traders said", "in Peru". NULL when nobody does. */
static const party *owner_of_sentence(const event_reader *reader, const noun_phrase *phrase) {
  uint32_t start = sentence_start(reader, phrase->first);
  bool it =
      phrase->type == EVENT_CONSULT && start > 0 && token_is(reader->tokens, start, WORD_IT); /* "The ministry … It spoke after talks with Peru" */
  const party *p = first_party_of_sentence(reader, it ? start - 1 : phrase->first);
  if (it && p && p->kind == PARTY_PERSON) return NULL;
  const party *owned = p && p->flags & PARTY_POSSESSIVE ? party_at(&reader->parties, p->span.end + 1) : NULL;
  if (owned && owned->kind == PARTY_PERSON) p = owned; /* "Peru's Torres says she is open to talks" */
  if (!p || p->kind == PARTY_PERSON || phrase->type != EVENT_CONSULT) return p && p->kind == PARTY_PERSON ? p : NULL;
  bool speaks = p->kind == PARTY_STATE || is_official(p) || p->flags & PARTY_FIRM;
  return speaks && !(p->flags & PARTY_POSSESSIVE) && !is_behind_preposition(reader, p, sentence_start(reader, p->span.first)) ? p : NULL;
}

/* "[Chad] IMF talks": the state right before an international body; NULL when none is. */
static const party *state_before_body(const event_reader *reader, const party *body) {
  if (body->kind != PARTY_ORGANIZATION || !str_starts(body->members[0].cameo, STR("IGO"))) return NULL;
  const party *p = party_before(&reader->parties, body->span.first);
  return p && p->kind == PARTY_STATE && p->members[0].country.len && !(p->flags & PARTY_POSSESSIVE) ? p : NULL;
}

/* "[Chad] and Mali's visit", "[Peru]/Chad talks": who is joined to the first party of the phrase. */
static void find_joined(const event_reader *reader, const noun_phrase *phrase, event_draft *draft) {
  const party *first = phrase->left.count ? phrase->left.items[phrase->left.count - 1] : NULL;
  if (!first || (first->span.first > phrase->first && !is_determiner(reader, phrase->first)) || !is_actor(draft, first)) return;
  const party *state = draft->event.reciprocal ? state_before_body(reader, first) : NULL;
  if (state) put_party(&draft->actors, state);
  bool slash = token_is(reader->tokens, phrase->first - 1, WORD_SLASH);
  bool joint = token_is(reader->tokens, phrase->first - 1, WORD_AND);
  slash |= is_headline(reader, phrase->first) && token_is(reader->tokens, phrase->first - 1, WORD_COMMA); /* "Chad, Mali talks fail" */
  if (!slash && !(joint && (draft->event.reciprocal || first->flags & PARTY_POSSESSIVE))) return;
  party_set list = {{0}, 0};
  add_party_left(reader, &list, first);
  for (uint32_t i = 1; i < list.count; i++) put_party(&draft->actors, list.items[i]);
}

/* "[Lee]'s praise from Park", "the [Lee] endorsement by Park": who owns praise that is said to come from another got it. */
static bool is_praised(const event_reader *reader, const noun_phrase *phrase, const event_draft *draft) {
  static const uint16_t SOURCES[] = {WORD_FROM, WORD_BY};
  uint32_t behind = phrase->end;
  while (is_dated(reader, behind)) behind++;
  return draft->event.type == EVENT_SUPPORT && !draft->event.reciprocal && ONE_OF(reader->tokens, behind, SOURCES);
}

/* "[Rebels] killed two soldiers in an ambush": who does in the clause what the noun tells again. */
static void find_doer(const event_reader *reader, const noun_phrase *phrase, party_set *set) {
  enum { WAY = 14 };
  uint32_t first = phrase->first, start = sentence_start(reader, first);
  if (first == start || !token_is(reader->tokens, first - 1, WORD_IN)) return;
  for (uint32_t t = first - 1; t > start && first - t < WAY; t--) {
    frame_hit hit;
    verb_group group;
    if (!reader->used[t - 1] || !has_frame(reader, t - 1, LIST_FRAME_VERB, EVENT_ASSAULT)) continue;
    if (!next_frame(reader, t - 1, LIST_FRAME_VERB, &(uint32_t){0}, &hit) || !read_verb_group(reader, t - 1, hit.end, hit.form, &group)) return;
    if (!group.passive && !group.gerund && !has_no_object(reader, group.end, group.stop)) find_subject(reader, &group, set);
    return;
  }
}

/* "Peru has [no] role in Chile talks" */
static bool is_denied_before(const event_reader *reader, uint32_t token) {
  static const uint16_t WORDS[] = {WORD_NO, WORD_NOT};
  return FIND_ONE_OF(reader->tokens, sentence_start(reader, token), token, WORDS) < token;
}

/* Who stands inside the phrase: "[Lee]'s visit", "the [Mali] raid". */
static void find_left(const event_reader *reader, const noun_phrase *phrase, event_draft *draft) {
  for (uint32_t i = phrase->left.count; i-- > 0;) {
    const party *p = phrase->left.items[i];
    bool apart =
        draft->event.type == EVENT_ASSAULT && p->kind == PARTY_PERSON && !(p->flags & PARTY_POSSESSIVE) && p->span.end < draft->trigger.first;
    if (apart) continue; /* "[Lee] calls Mali attack cowardly" */
    if (is_victim(reader, p, draft) || is_praised(reader, phrase, draft))
      put_party(&draft->recipients, p);
    else if (!is_scene_of(reader, p, draft))
      put_party(&draft->actors, p);
    else if (draft->event.type == EVENT_CONSULT)
      draft->setting = p;
  }
}

/* Those of `from` who do not act yet. */
static void add_others(event_draft *draft, const party_set *from) {
  for (uint32_t i = 0; i < from->count; i++) {
    if (!is_actor(draft, from->items[i])) put_party(&draft->actors, from->items[i]);
  }
}

/* Who takes part by the clause around the phrase: "[Lee] said after talks with Park", "[Peruvian minister] in Chilean talks". */
static void find_around(const event_reader *reader, const noun_phrase *phrase, const noun_status *status, event_draft *draft) {
  uint32_t behind = phrase->end; /* "talks [in Oslo today] with Park" */
  while (is_dated(reader, behind) || is_placed(reader, behind) ||
         (grammar_of(reader->tokens, behind) & GRAMMAR_SCENE && (is_dated(reader, behind + 1) || is_placed(reader, behind + 1))))
    behind++;
  bool visit = str_is(draft->event.mode, "visit"), with = token_is(reader->tokens, behind, WORD_WITH);
  bool sided = draft->event.type == EVENT_CONSULT || (draft->event.type == EVENT_ASSAULT && draft->event.reciprocal);
  bool headline =
      is_headline(reader, phrase->first) && token_is(reader->tokens, phrase->first - 1, WORD_IN) && !is_denied_before(reader, phrase->first);
  bool alone = !phrase->left.count || headline;
  bool taken = visit ? !draft->actors.count : (with || headline) && sided && alone && !status->subject.count && !phrase->their;
  const uint32_t told = phrase->first - 1;
  bool speaks = draft->event.type == EVENT_CONSULT && !visit && token_is(reader->tokens, told, WORD_TOLD); /* "[Lee] told a summit of the OAS" */
  party_set subject = {{0}, 0};
  if (speaks && draft->actors.count)
    find_subject(reader, &(verb_group){.first = told, .verb = told, .end = told + 1}, &subject);
  else if (taken && !speaks)
    find_participant(reader, phrase, &subject);
  add_others(draft, &subject);
}

/* All who take part in what takes two act; one who is met alone meets the owner of the sentence or who speaks. */
static void join_sides_of_noun(const event_reader *reader, const noun_phrase *phrase, const noun_status *status, event_draft *draft) {
  add_all(&draft->actors, &status->subject);
  add_all(&draft->actors, &draft->recipients);
  draft->recipients.count = 0;
  uint32_t members = member_count(&draft->actors);
  const party *met = members == 1 && is_met(reader, phrase, draft->actors.items[0]) ? draft->actors.items[0] : NULL;
  const party *other = met && phrase->status != STATUS_ONGOING ? owner_of_sentence(reader, phrase) : NULL;
  if (met && !other) other = speaker_of_talks(reader, phrase, met);
  if (other && !is_actor(draft, other)) put_party(&draft->actors, other), members++;
  draft->event.reciprocal = members > 1;
}

void find_noun_parties(const event_reader *reader, const noun_phrase *phrase, const noun_status *status, event_draft *draft) {
  if (draft->event.type == EVENT_DISASTER) return; /* "the Asian flood, according to Lee": nobody's deed */
  find_left(reader, phrase, draft);
  find_joined(reader, phrase, draft);
  if (phrase->their) {
    party_set owners = {{0}, 0};
    find_owners(reader, phrase->first, &owners);
    party_set *side = is_arrest(draft) ? &draft->recipients : &draft->actors;
    if (!side->count) add_all(side, &owners);
  }
  const party *speaker = phrase->our && phrase->type == EVENT_CONSULT ? speaker_at(reader, phrase->first) : NULL; /* "our talks with Peru" */
  if (speaker) put_party(&draft->actors, speaker);
  if (!draft->actors.count && !status->is_got) add_all(&draft->actors, &status->subject);
  find_right(reader, phrase, draft);
  bool theirs = event_type_quad(draft->event.type) % 2 || !status->is_stirred; /* but "Chad's move sparked [attacks]" */
  if (status->is_got && theirs && !draft->recipients.count) add_all(&draft->recipients, &status->subject);
  find_around(reader, phrase, status, draft);
  if (draft->event.type == EVENT_ASSAULT && !draft->actors.count) find_doer(reader, phrase, &draft->actors);
  if (draft->event.reciprocal) join_sides_of_noun(reader, phrase, status, draft);
}

void find_marchers(const event_reader *reader, const noun_phrase *phrase, party_set *set) {
  static const uint16_t LINKS[] = {WORD_DURING, WORD_IN, WORD_AT};
  party_set subject = {{0}, 0};
  find_participant(reader, phrase, &subject);
  bool there = ONE_OF(reader->tokens, phrase->first - 1, LINKS);
  for (uint32_t i = 0; i < subject.count; i++) {
    const party *p = subject.items[i];
    bool private = p->flags & PARTY_PRIVATE || (there && p->kind == PARTY_GROUP); /* "[Spanish farmers] fought police during a march" */
    if (private && is_crowd(p)) put_party(set, p);
  }
}
