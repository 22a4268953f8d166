/* Whose the people of a group are: "[Hungarian] and [Romanian] officials", "[Hamas] militants", "ministers from [Chad]", "[his] supporters". */
#include "fact/party/party_group.h"

enum { MAX_MODIFIERS = 5 };

/* The states that stand before a group noun: "Senior [Hungarian] and [Romanian] officials", "[US] military forces". Newest first. */
static uint32_t states_before(const group_reader *groups, uint32_t token, uint32_t sentence_first, uint32_t *states) {
  const document *doc = groups->doc;
  bool listed = doc->sentences.items[doc->sentences.of_token[token]].zone == ZONE_HEADLINE; /* "visited Chad, [Peruvian] officials said" is no list */
  uint32_t count = 0, t = token, first = token;
  for (uint32_t gap = 0; t > sentence_first && gap <= MAX_MODIFIERS;) {
    const party *p = party_before(groups->table, t);
    if (p && p->kind == PARTY_STATE && count < MAX_STATES) {
      states[count++] = groups->table->cover[t - 1];
      first = t = p->span.first;
      gap = 0;
    } else if (count && t - 1 > sentence_first &&
               (token_is(&groups->doc->tokens, t - 1, WORD_AND) || (listed && token_is(&groups->doc->tokens, t - 1, WORD_COMMA))) &&
               party_before(groups->table, t - 1) && party_before(groups->table, t - 1)->kind == PARTY_STATE) {
      listed |= token_is(&groups->doc->tokens, t - 1, WORD_AND);
      t--;
    } else if (count && t > sentence_first + 2 && token_is(&groups->doc->tokens, t - 1, WORD_AND) &&
               token_is(&groups->doc->tokens, t - 2, WORD_GENITIVE) && party_before(groups->table, t - 2) &&
               party_before(groups->table, t - 2)->kind == PARTY_STATE) {
      t -= 2; /* "[China]'s and Russia's ambassadors" */
    } else if (!p && !count && t - 1 > sentence_first && party_before(groups->table, t - 1) &&
               party_before(groups->table, t - 1)->kind == PARTY_STATE && groups->doc->tokens.tokens[t - 1].flags & TOKEN_GLUED &&
               token_is(&groups->doc->tokens, t - 1, WORD_GENITIVE)) {
      t--; /* "Sudan's government" */
    } else if (!p && !count && is_plain_modifier(groups, t - 1)) {
      t--;
      gap++;
    } else {
      break;
    }
  }
  return first < token ? count : 0;
}

/* "the [EC] (EC) ministers", "[Acme] <ACM> officials": to before a short name in brackets. */
static uint32_t before_bracket(const token_table *tokens, uint32_t token, uint32_t first) {
  static const uint16_t CLOSES[] = {WORD_CLOSE_BRACKET, WORD_CLOSE_ANGLE}, OPENS[] = {WORD_OPEN_BRACKET, WORD_OPEN_ANGLE};
  bool bracket = token > first + 2 && ONE_OF(tokens, token - 1, CLOSES) && ONE_OF(tokens, token - 3, OPENS);
  return bracket ? token - 3 : token;
}

/* "police [blocking] protesters" */
static bool is_participle(const token_table *tokens, uint32_t token) {
  const list_hit *verb = token_hit(tokens, token, LIST_FRAME_VERB);
  return verb && verb->tag & FORM_ING;
}

/* "[Hamas] militants", "the [EC] agricultural ministers", "[UN]'s officials": the body that stands before a group, NULL when there is none. */
static const party *body_before_group(const group_reader *groups, uint32_t token, uint32_t sentence_first) {
  const token_table *tokens = &groups->doc->tokens;
  uint32_t before = token; /* but "the EC [wants] ministers", "critics [say] ministers" */
  while (before > sentence_first && token - before < MAX_MODIFIERS && !party_before(groups->table, before) && is_plain_modifier(groups, before - 1) &&
         !has_finite_form(tokens, before - 1) && !is_participle(tokens, before - 1) && !token_is(tokens, before - 1, WORD_SAY))
    before--;
  before -= before > sentence_first && token_is(tokens, before - 1, WORD_GENITIVE);
  before = before_bracket(tokens, before, sentence_first);
  const party *p = before > sentence_first ? party_before(groups->table, before) : NULL;
  bool people = p && p->flags & PARTY_MEMBER && token_ends(tokens, before - 1, STR("s")); /* "Tories [kill rebels]" */
  return p && p->kind == PARTY_ORGANIZATION && !people ? p : NULL;
}

const party *party_of_its(const group_reader *groups, uint32_t token) {
  const uint32_t first = groups->doc->sentences.items[groups->doc->sentences.of_token[token]].first;
  if (token == first || !token_is(&groups->doc->tokens, token - 1, WORD_ITS)) return NULL;
  for (uint32_t t = token - 1; t > first; t--) {
    const party *p = party_before(groups->table, t);
    if (p && p->kind != PARTY_PERSON) return p;
  }
  return NULL;
}

/* "[Lee] supporters", "[Park] aides": the person right before a group, NULL when there is none; but "praised [Lee] ministers". */
static const party *person_before_group(const group_reader *groups, token_range noun) {
  const party *p = party_before(groups->table, noun.first);
  bool plural = token_ends(&groups->doc->tokens, noun.end - 1, STR("s"));
  return p && p->kind == PARTY_PERSON && !(p->flags & PARTY_PRONOUN) && !is_behind_stance(groups->doc, p->span.first) && plural &&
                 !has_finite_form(&groups->doc->tokens, noun.first)
             ? p
             : NULL;
}

uint32_t phrase_start(const group_reader *groups, uint32_t first) {
  uint32_t start = groups->doc->sentences.items[groups->doc->sentences.of_token[first]].first, t = first;
  while (t > start && first - t < MAX_MODIFIERS && is_plain_modifier(groups, t - 1)) t--;
  return t;
}

/* "[Acme Corp] said three of its officers": the firm whose the people behind "its" are, NULL when another's are. */
static const party *firm_of_its(const group_reader *groups, uint32_t token) {
  const party *p = party_of_its(groups, phrase_start(groups, token));
  return p && p->kind == PARTY_ORGANIZATION && is_business(p) ? p : NULL;
}

/* "inspectors of [the IAEA]", "a spokesman for [the union]", "ministers of the 12 [EC] states": the body behind a group. */
static const party *body_behind_group(const group_reader *groups, uint32_t end, bool voice) {
  static const uint16_t JOINTS[] = {WORD_OF, WORD_FROM, WORD_FOR};
  const token_table *tokens = &groups->doc->tokens;
  if (!ONE_OF(tokens, end, JOINTS) && !(voice && token_is(tokens, end, WORD_AT))) return NULL;
  uint32_t behind = end + 1 + token_is(tokens, end + 1, WORD_THE);
  const bool counted = behind < tokens->count && tokens->tokens[behind].kind == TOKEN_NUMBER;
  behind += counted;
  const party *p = behind < tokens->count ? party_at(groups->table, behind) : NULL;
  bool body = p && p->kind == PARTY_ORGANIZATION && (!counted || str_starts(p->members[0].cameo, STR("IGO")));
  return body ? p : NULL;
}

/* "South Korea said [the country]'s military": the state named last. */
static ng_str state_named_last(const group_reader *groups, uint32_t token) {
  enum { WAY = 100 };
  for (uint32_t t = token; t > 0 && token - t < WAY; t--) {
    const party *p = party_before(groups->table, t);
    if (p && p->kind != PARTY_PERSON && p->members[0].country.len) return p->members[0].country;
  }
  return STR("");
}

/* "the Iraqi corps, [whose] troops": the country named last before the clause, right before it; empty when nothing is. */
static ng_str home_of_whose(const group_reader *groups, uint32_t token, uint32_t sentence_first) {
  enum { WAY = 6 };
  for (uint32_t t = token; t > sentence_first && token - t < WAY; t--) {
    const party *p = party_before(groups->table, t);
    const place_mention *place = p ? NULL : party_place(groups->table, groups->doc, t - 1);
    if (p) return p->members[0].country;
    if (place) return state_code(groups->doc, place->place);
  }
  return STR("");
}

/* "Chad said [its] forces", "Lee and [his] supporters": the country of whose they are; empty when nothing tells. */
static ng_str home_of_owner(const group_reader *groups, uint32_t token, uint32_t sentence_first) {
  const token_table *tokens = &groups->doc->tokens;
  uint32_t t = phrase_start(groups, token);
  const party *leader = t > sentence_first && token_is(tokens, t - 1, WORD_GENITIVE) ? party_before(groups->table, t - 1) : NULL;
  if (leader) return leader->members[0].country; /* "President Lee's government" */
  const place_mention *seat =
      t > sentence_first + 1 && token_is(tokens, t - 1, WORD_GENITIVE) ? party_place(groups->table, groups->doc, t - 2) : NULL;
  if (seat) return state_code(groups->doc, seat->place); /* "Tehran's forces" */
  if (t > sentence_first + 1 && token_is(tokens, t - 1, WORD_GENITIVE) && token_is(tokens, t - 2, WORD_COUNTRY))
    return state_named_last(groups, t - 2);
  if (t > sentence_first && token_is(tokens, t - 1, WORD_WHOSE)) return home_of_whose(groups, t - 1, sentence_first);
  if (t == sentence_first || !(grammar_of(tokens, t - 1) & GRAMMAR_OWNER)) return STR("");
  const party *pronoun = party_before(groups->table, t);
  if (pronoun) return pronoun->members[0].country;
  bool ours = !token_is(tokens, t - 1, WORD_ITS) && !token_is(tokens, t - 1, WORD_THEIR);
  for (t--; t > sentence_first && !ours; t--) {
    const party *p = party_before(groups->table, t);
    if (p && p->kind != PARTY_PERSON && !(p->flags & PARTY_MODIFIES)) return p->members[0].country;
  }
  return STR("");
}

/* "officials of the [Cartagena] group": of a body that is named for a town. */
static bool is_named_for_town(const group_reader *groups, uint32_t token) {
  static const uint16_t BODIES[] = {WORD_GROUP, WORD_CLUB, WORD_PACT};
  if (!(groups->table->over[token] & OVER_PLACE)) return false;
  const place_mention *mention = party_place(groups->table, groups->doc, token);
  bool town = mention->role != ROLE_ADJECTIVE && groups->doc->facts.places.items[mention->place].kind != PLACE_COUNTRY;
  return town && ONE_OF(&groups->doc->tokens, mention->span.end, BODIES);
}

/* "representatives from [Acme]": of a name that is no party, which tells nothing of their home. */
static bool is_of_name(const group_reader *groups, uint32_t end) {
  const token_table *tokens = &groups->doc->tokens;
  bool joins = token_is(tokens, end, WORD_FROM) || token_is(tokens, end, WORD_OF);
  if (joins && end + 2 < tokens->count && is_named_for_town(groups, end + 1 + token_is(tokens, end + 1, WORD_THE))) return true;
  return joins && end + 1 < tokens->count && tokens->tokens[end + 1].casing == CASE_TITLE &&
         !(groups->table->over[end + 1] & (OVER_PARTY | OVER_PLACE));
}

/* "ministers from [Chad] and [the EC]": the states and bodies behind a group, in their order. */
static uint32_t homes_behind(const group_reader *groups, uint32_t end, uint32_t *states) {
  static const uint16_t JOINTS[] = {WORD_OF, WORD_FROM};
  const token_table *tokens = &groups->doc->tokens;
  uint32_t count = 0;
  for (uint32_t t = end; count < MAX_STATES; t = groups->table->items[states[count - 1]].span.end) {
    bool joined = count ? token_is(tokens, t, WORD_AND) || token_is(tokens, t, WORD_COMMA) : ONE_OF(tokens, t, JOINTS);
    if (!joined) break;
    t += 1 + token_is(tokens, t + 1, WORD_AND);
    t += token_is(tokens, t, WORD_THE);
    const party *p = t < tokens->count ? party_at(groups->table, t) : NULL;
    bool home = p && (p->kind == PARTY_ORGANIZATION || (p->kind == PARTY_STATE && p->members[0].country.len));
    if (!home || p->flags & PARTY_MEMBER) break;
    states[count++] = groups->table->cover[t];
  }
  return count;
}

/* "[Labour] candidate", "[GOP] donors", "[Muslim] groups": a party or faith. */
static bool is_belief(const group_reader *groups, const party *body) {
  return body->flags & PARTY_MEMBER || str_is(groups->doc->facts.organizations.items[body->members[0].ref.index].kind, "party");
}

bool find_group_owner(const group_reader *groups, token_range noun, uint32_t sector, group_owner *owner) {
  const document *doc = groups->doc;
  uint32_t start = doc->sentences.items[doc->sentences.of_token[noun.first]].first;
  *owner = (group_owner){.first = noun.first};
  owner->count = states_before(groups, noun.first, start, owner->states);
  if (owner->count) owner->first = groups->table->items[owner->states[owner->count - 1]].span.first;
  if (owner->count) return !(sector & SECTOR_MEMBER);
  bool from = token_is(&groups->doc->tokens, noun.end, WORD_FROM) && home_behind(groups->table, groups->doc, noun.end).len;
  if (sector & SECTOR_OF_STATE && from) return true; /* "planes from [Chad]" */
  owner->body = body_before_group(groups, noun.first, start);
  if (sector & (SECTOR_MEMBER | SECTOR_OF_STATE) && !(owner->body && is_belief(groups, owner->body))) return false;
  if (owner->body) {
    owner->first = owner->body->span.first;
    return true;
  }
  if ((owner->person = person_before_group(groups, noun))) {
    owner->first = owner->person->span.first;
    return true;
  }
  if ((owner->body = firm_of_its(groups, noun.first))) return true;
  uint32_t behind[MAX_STATES], count = homes_behind(groups, noun.end, behind);
  for (uint32_t i = 0; count > 1 && i < count; i++) owner->states[owner->count++] = behind[count - 1 - i];
  if (!owner->count) owner->body = body_behind_group(groups, noun.end, sector & (SECTOR_VOICE | SECTOR_OFFICE));
  return true;
}

/* "[international] financial authorities", "regulators [around the world]": people of everywhere. */
static bool is_worldwide(const group_reader *groups, token_range noun) {
  static const uint16_t ALL[] = {WORD_INTERNATIONAL, WORD_GLOBAL, WORD_MULTINATIONAL, WORD_OVERSEAS, WORD_WESTERN, WORD_ALLIED};
  static const uint16_t NEXT[] = {WORD_FOREIGN, WORD_WORLD};
  static const uint16_t WORLDS[] = {WORD_WORLD, WORD_GLOBE};
  const token_table *tokens = &groups->doc->tokens;
  bool all = false;
  for (uint32_t t = noun.first; t > 0 && noun.first - t < MAX_MODIFIERS && !all && !grammar_of(tokens, t - 1); t--) {
    all = ONE_OF(tokens, t - 1, ALL) || (t == noun.first && ONE_OF(tokens, t - 1, NEXT));
    if (tokens->tokens[t - 1].casing != CASE_LOWER) break;
  }
  if (all) return true;
  if (token_is(tokens, noun.end, WORD_WORLDWIDE)) return true;
  return grammar_of(tokens, noun.end) & GRAMMAR_PREPOSITION && token_is(tokens, noun.end + 1, WORD_THE) && ONE_OF(tokens, noun.end + 2, WORLDS);
}

/* "[UK residents] and nationals", "the [ministers] and governors", "[President Lee] and senior officials": those that a group is joined to, whose home it
 * shares; NULL when there are none. */
static const party *partner_of(const group_reader *groups, token_range noun, party_homing homing) {
  static const uint16_t JOINTS[] = {WORD_AND, WORD_OR};
  const uint32_t joint = phrase_start(groups, noun.first);
  if (joint < 2 || !ONE_OF(&groups->doc->tokens, joint - 1, JOINTS)) return NULL;
  const party *p = party_before(groups->table, joint - 1);
  bool official = p && p->kind == PARTY_GROUP && is_official(p);
  bool holder = p && p->kind == PARTY_PERSON && is_official(p) && !(p->flags & PARTY_POSSESSIVE);
  if (holder && (homing == HOMING_OFFICIAL || homing == HOMING_ABROAD)) return p;
  if (joint < noun.first) return NULL;
  return p && p->kind == PARTY_GROUP && p->member_count == 1 && (official || !(p->flags & PARTY_PLAIN)) ? p : NULL;
}

/* "two [million] children": more than an article's home has, as often as not. */
static bool are_millions(const group_reader *groups, token_range noun) {
  static const uint16_t COUNTS[] = {WORD_MILLION, WORD_BILLION, WORD_MLN};
  return noun.first && ONE_OF(&groups->doc->tokens, noun.first - 1, COUNTS);
}

ng_str home_of_group(const group_reader *groups, token_range span, token_range noun, bool anywhere, bool local, party_homing homing) {
  const document *doc = groups->doc;
  const uint32_t owner = anywhere ? phrase_start(groups, noun.first) : 0;
  if (owner && grammar_of(&doc->tokens, owner - 1) & GRAMMAR_OWNER) return STR(""); /* "its commercial creditors" */
  ng_str home = home_of_owner(groups, noun.first, doc->sentences.items[doc->sentences.of_token[noun.first]].first);
  if (!home.len) home = home_of_namesake(groups->table, doc, span);
  if (home.len || is_worldwide(groups, noun)) return home;
  const party *partner = partner_of(groups, noun, homing);
  if (partner) return partner->members[0].country;
  if (anywhere) return home_behind(groups->table, doc, noun.end); /* "creditor banks" */
  if (are_millions(groups, noun)) homing = HOMING_ARMED;
  if (is_of_name(groups, noun.end)) return home;
  home = home_of(groups->table, doc, noun.first, noun.end, homing);
  return home.len || !local ? home : scene_of_article(groups->table, doc, noun.first);
}
