/* Groups of people as parties: "US officials", "rebels", "Turkish and Greek officials", "both sides". */
#include "fact/event/party_group.h"

enum { MAX_MODIFIERS = 5 };

/* "[military] offensive", "[official] contact": an adjective before its noun. */
static bool is_adjective(const token_table *tokens, uint32_t token) {
  static const uint16_t WORDS[] = {WORD_MILITARY, WORD_OFFICIAL, WORD_GENERAL, WORD_PUBLIC, WORD_FIRM, WORD_MEMBER};
  if (!ONE_OF(tokens, token, WORDS) || token + 1 >= tokens->count) return false;
  const ng_token *next = &tokens->tokens[token + 1];
  const list_hit *verb = token_hit(tokens, token + 1, LIST_FRAME_VERB);
  bool finite = verb && verb->tag & (FORM_PAST | FORM_S);
  if (token_hit(tokens, token + 1, LIST_DAY_RELATIVE)) return false; /* "a Chadian official yesterday said" */
  return next->kind == TOKEN_WORD && next->casing == CASE_LOWER && !finite &&
         !(grammar_of(tokens, token + 1) & (GRAMMAR_OTHER | GRAMMAR_PREPOSITION));
}

const list_hit *group_hit(const group_reader *groups, uint32_t token, uint32_t *sector) {
  const token_table *tokens = &groups->doc->tokens;
  const list_hit *noun = token_hit(tokens, token, LIST_PARTY_NOUN), *group = token_hit(tokens, token, LIST_GROUP_PERSON);
  const list_hit *hit = noun && (!group || noun->length >= group->length) ? noun : group;
  if (hit && hit->length == 1 && is_adjective(tokens, token)) return NULL;
  bool attitude = token_is(tokens, token, WORD_OPPOSITION) && token > 0 && grammar_of(tokens, token - 1) & GRAMMAR_OWNER; /* "his opposition to" */
  if (attitude) return NULL;
  bool aboard = token_is(tokens, token, WORD_BOARD) && token > 0 && token_is(tokens, token - 1, WORD_ON); /* "the crew on board" */
  if (aboard) return NULL;
  static const uint16_t COUNTS[] = {WORD_HUNDREDS, WORD_THOUSANDS, WORD_DOZENS, WORD_SCORES};
  static const uint16_t FIRMS[] = {WORD_EXECUTIVE, WORD_SENIOR};
  /* "[hundreds] marched", but "hundreds of [students]" */
  uint32_t behind = hit ? token + hit->length : 0;
  bool alone = grammar_of(tokens, behind) & GRAMMAR_VERB || (behind < tokens->count && token_has_flag(tokens, behind, FLAG_VERB_PAST));
  if (hit && !alone && ONE_OF(tokens, behind - 1, COUNTS)) return NULL;
  const list_hit *event = hit ? token_hit(tokens, token, LIST_FRAME_NOUN) : NULL;
  if (!hit || (event && event->length > hit->length)) return NULL; /* "general strike" */
  const event_tables *tables = groups->doc->event_tables;
  *sector = (hit == noun ? tables->noun_sectors : tables->group_sectors)[hit->row];
  bool firm = hit->length > 1 && (*sector & SECTOR_MASK) == SECTOR_GOV && token > 0 && ONE_OF(tokens, token - 1, FIRMS);
  return firm ? NULL : hit; /* "executive [vice president]" */
}

bool is_plain_modifier(const group_reader *groups, uint32_t token) {
  static const uint16_t PARTICIPLES[] = {WORD_ARMED, WORD_UNITED, WORD_MASKED, WORD_UNIDENTIFIED, WORD_RETIRED};
  const token_table *tokens = &groups->doc->tokens;
  const ng_token *t = &tokens->tokens[token];
  if (t->kind == TOKEN_DASH || token_hit(tokens, token, LIST_OFFICE_MODIFIER)) return true;      /* "Chad's [Deputy] Foreign Minister" */
  bool lower = t->casing == CASE_LOWER || (token > 0 && tokens->text.ptr[t[-1].end - 1] == '.'); /* "U.S. [Trade] officials" */
  if (t->kind != TOKEN_WORD || !lower || grammar_of(tokens, token) & (GRAMMAR_OTHER | GRAMMAR_DETERMINER)) return false;
  ng_str text = token_text(tokens, token);
  bool past = text.len > 3 && text.ptr[text.len - 1] == 'd' && text.ptr[text.len - 2] == 'e';
  if (past) return ONE_OF(tokens, token, PARTICIPLES);
  const list_hit *verb = token_hit(tokens, token, LIST_FRAME_VERB);
  return !verb || verb->tag & (FORM_BASE | FORM_ING);
}

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

/* "the [EC] (EC) ministers": to before a short name in brackets. */
static uint32_t before_bracket(const token_table *tokens, uint32_t token, uint32_t first) {
  bool bracket = token > first + 2 && token_is(tokens, token - 1, WORD_CLOSE_BRACKET) && token_is(tokens, token - 3, WORD_OPEN_BRACKET);
  return bracket ? token - 3 : token;
}

/* "police [blocking] protesters" */
static bool is_doing(const token_table *tokens, uint32_t token) {
  const list_hit *verb = token_hit(tokens, token, LIST_FRAME_VERB);
  return verb && verb->tag & FORM_ING;
}

/* "[Hamas] militants", "the [EC] agricultural ministers", "[UN]'s officials": the body that stands before a group, NULL when there is none. */
static const party *body_before_group(const group_reader *groups, uint32_t token, uint32_t sentence_first) {
  const token_table *tokens = &groups->doc->tokens;
  const uint32_t finite = LEXEME_FLAG(FLAG_VERB_PAST) | LEXEME_FLAG(FLAG_VERB_S); /* "the EC [wants] ministers", "critics [say] ministers" */
  uint32_t before = token;
  while (before > sentence_first && token - before < MAX_MODIFIERS && !party_before(groups->table, before) && is_plain_modifier(groups, before - 1) &&
         !(token_flags(tokens, before - 1) & finite) && !is_doing(tokens, before - 1) && !token_is(tokens, before - 1, WORD_SAY))
    before--;
  before -= before > sentence_first && token_is(tokens, before - 1, WORD_GENITIVE);
  before = before_bracket(tokens, before, sentence_first);
  const party *p = before > sentence_first ? party_before(groups->table, before) : NULL;
  bool people = p && p->flags & PARTY_MEMBER && tokens->text.ptr[tokens->tokens[before - 1].end - 1] == 's'; /* "Tories [kill rebels]" */
  return p && p->kind == PARTY_ORGANIZATION && !people ? p : NULL;
}

/* "inspectors of [the IAEA]", "a spokesman for [the union]": the body behind a group. */
static const party *body_behind_group(const group_reader *groups, uint32_t end, bool voice) {
  static const uint16_t JOINTS[] = {WORD_OF, WORD_FROM, WORD_FOR};
  const token_table *tokens = &groups->doc->tokens;
  if (!ONE_OF(tokens, end, JOINTS) && !(voice && token_is(tokens, end, WORD_AT))) return NULL;
  uint32_t behind = end + 1 + token_is(tokens, end + 1, WORD_THE);
  const party *p = behind < tokens->count ? party_at(groups->table, behind) : NULL;
  return p && p->kind == PARTY_ORGANIZATION ? p : NULL;
}

static party *put_group(const group_reader *groups, token_range span, const event_party *members, uint32_t count) {
  party *p = add_party(groups->table, groups->doc, span, PARTY_GROUP, MAX_STATES);
  if (!p) return NULL;
  p->member_count = count;
  memcpy(p->members, members, count * sizeof *members);
  return p;
}

/* "ministers", "delegates": as often of several states, or of another than where they meet. */
static bool is_many(const document *doc, uint32_t token) {
  static const char *const WORDS[] = {"ministers", "delegates", "delegation", "delegations", "envoys", "diplomats", "negotiators"};
  ng_str word = token_text(&doc->tokens, token);
  bool many = false;
  for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) many |= str_is(word, WORDS[i]);
  return many;
}

static party_homing homing_of(uint32_t sector) {
  switch (sector) {
    case SECTOR_REB:
    case SECTOR_UAF:
    case SECTOR_MIL: return HOMING_ARMED;
    case SECTOR_GOV:
    case SECTOR_LEG:
    case SECTOR_PTY:
    case SECTOR_JUD:
    case SECTOR_COP: return HOMING_OFFICIAL;
    default: return HOMING_CIVIL;
  }
}

/* "Chad said [its] forces", "Lee and [his] supporters": the country of whose they are; empty when nothing tells. */
static ng_str home_of_owner(const group_reader *groups, uint32_t token, uint32_t sentence_first) {
  const token_table *tokens = &groups->doc->tokens;
  uint32_t t = token;
  while (t > sentence_first && token - t < MAX_MODIFIERS && is_plain_modifier(groups, t - 1)) t--;
  const party *leader = t > sentence_first && token_is(tokens, t - 1, WORD_GENITIVE) ? party_before(groups->table, t - 1) : NULL;
  if (leader) return leader->members[0].country; /* "President Lee's government" */
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

/* "representatives from [Acme]": of a name that is no party, which tells nothing of their home. */
static bool is_of_name(const group_reader *groups, uint32_t end) {
  const token_table *tokens = &groups->doc->tokens;
  bool joins = token_is(tokens, end, WORD_FROM) || token_is(tokens, end, WORD_OF);
  return joins && end + 1 < tokens->count && tokens->tokens[end + 1].casing == CASE_TITLE &&
         !(groups->table->over[end + 1] & (OVER_PARTY | OVER_PLACE));
}

/* The sector of "[union] leaders", "[rebel] forces": that of the word before, where the head says little by itself. */
static uint32_t sector_of_modifier(const group_reader *groups, uint32_t token, uint32_t sector) {
  uint32_t own = sector & SECTOR_MASK, other;
  if (!token || party_over(groups->table, token - 1) || (own != SECTOR_GOV && own != SECTOR_MIL && own != SECTOR_NOBODY)) return sector;
  const list_hit *hit = group_hit(groups, token - 1, &other);
  if (!hit || hit->length > 1 || other & SECTOR_NAMED) return sector;
  other &= SECTOR_MASK;
  bool body = other == SECTOR_CVL && groups->doc->tokens.tokens[token - 1].casing != CASE_LOWER; /* "Community ministers" */
  if (body) return sector;
  if (own == SECTOR_MIL) return other == SECTOR_REB ? other : sector;
  return other;
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

static ng_status add_group(const group_reader *groups, uint32_t token, const list_hit *hit, uint32_t sector) {
  const document *doc = groups->doc;
  sector = sector_of_modifier(groups, token, sector);
  party_homing homing = is_many(doc, token + hit->length - 1) ? HOMING_ABROAD
                        : sector & SECTOR_ABROAD              ? HOMING_ARMED
                                                              : homing_of(sector & SECTOR_MASK);
  sector &= ~SECTOR_ABROAD;
  uint32_t states[MAX_STATES], sentence_first = doc->sentences.items[doc->sentences.of_token[token]].first, end = token + hit->length;
  uint32_t count = states_before(groups, token, sentence_first, states);
  bool voice = sector & (SECTOR_VOICE | SECTOR_OFFICE);
  const party *before = count ? NULL : body_before_group(groups, token, sentence_first);
  const party *body = count || before ? before : body_behind_group(groups, end, voice);
  if (sector & SECTOR_OF_STATE && !count) return NG_OK;
  token_range span = {count ? groups->table->items[states[count - 1]].span.first : before ? before->span.first : token, end};
  if (!count && !before) {
    uint32_t behind[MAX_STATES], behind_count = homes_behind(groups, end, behind);
    for (uint32_t i = 0; behind_count > 1 && i < behind_count; i++) states[count++] = behind[behind_count - 1 - i];
    if (count) body = NULL;
  }
  event_party members[MAX_STATES] = {{.country = STR(""), .cameo = STR("")}};
  if (voice && !count && !body) sector = sector_of_voice(groups, (token_range){token, end}, sector, &members[0]);
  bool firm = sector & SECTOR_FIRM, anywhere = sector & SECTOR_ANYWHERE;
  sector &= SECTOR_MASK;
  if (count && sector == SECTOR_NOBODY) sector = SECTOR_GOV; /* "[Peruvian] representatives" */
  const char *name = SECTOR_NAMES[sector];
  for (uint32_t i = 0; i < count; i++) {
    const party *home = &groups->table->items[states[count - 1 - i]];
    members[i] = home->members[0];
    members[i].span = span;
    if (home->kind == PARTY_ORGANIZATION) continue;
    members[i] = (event_party){.span = span, .country = members[i].country, .cameo = actor_code(doc, members[i].country, str_of(name))};
  }
  if (body) {
    members[0] = body->members[0];
    members[0].span = span;
  } else if (!count && members[0].cameo.len) { /* "a spokesman", of the body named before */
    members[0].span = span;
  } else if (!count && (sector == SECTOR_PAIR || sector == SECTOR_NOBODY || (voice && sector == SECTOR_BUS))) {
    members[0] = (event_party){.span = span, .country = STR(""), .cameo = actor_code(doc, STR(""), str_of(name))};
  } else if (!count) {
    ng_str home = home_of_owner(groups, token, sentence_first);
    if (!home.len) home = home_of_namesake(groups->table, doc, span);
    if (!home.len && anywhere) home = home_behind(groups->table, doc, end); /* "creditor banks" */
    if (!home.len && !anywhere && !is_of_name(groups, end)) home = home_of(groups->table, doc, token, end, homing);
    members[0] = (event_party){.span = span, .country = home, .cameo = actor_code(doc, home, str_of(name))};
  }
  party *p = put_group(groups, span, members, count ? count : 1);
  if (!p) return NG_ERROR_MEMORY;
  bool plain = !count && !body;
  bool private = sector == SECTOR_NOBODY || sector == SECTOR_CVL || sector == SECTOR_REL || sector == SECTOR_BUS;
  private = (plain && private) || (firm && !(body && is_public_body(doc, body))); /* but the board of the IMF */
  p->flags |= (firm ? PARTY_FIRM : 0) | (plain ? PARTY_PLAIN : 0) | (private ? PARTY_PRIVATE : 0);
  return NG_OK;
}

uint32_t bodies_before(const document *doc, uint32_t token) {
  uint32_t first = 0, end = doc->facts.organization_mentions.count;
  while (first < end) {
    uint32_t middle = first + (end - first) / 2;
    if (doc->facts.organization_mentions.items[middle].span.end <= token)
      first = middle + 1;
    else
      end = middle;
  }
  return first;
}

/* "The Security Council met … [the council]": the body named last whose name ends in the noun, NULL when there is none. */
static const organization_mention *body_named_before(const document *doc, token_range noun) {
  enum { LAST = 60 };
  const token_table *tokens = &doc->tokens;
  if (!noun.first || !token_is(tokens, noun.first - 1, WORD_THE) || tokens->tokens[noun.first].casing != CASE_LOWER) return NULL;
  for (uint32_t i = bodies_before(doc, noun.first), seen = 0; i-- > 0 && seen < LAST; seen++) {
    const organization_mention *mention = &doc->facts.organization_mentions.items[i];
    bool longer = mention->span.end - mention->span.first > 1;
    if (longer && tokens->tokens[mention->span.end - 1].lexeme == tokens->tokens[noun.end - 1].lexeme) return mention;
  }
  return NULL;
}

/* A noun that acts as a body named before or not at all. */
static ng_status add_named(const group_reader *groups, token_range noun) {
  const document *doc = groups->doc;
  const organization_mention *named = body_named_before(doc, noun);
  if (!named) return NG_OK;
  const fact_organization *organization = &doc->facts.organizations.items[named->organization];
  party *p = add_party(groups->table, doc, noun, PARTY_ORGANIZATION, 1);
  if (!p) return NG_ERROR_MEMORY;
  ng_str country = state_of_body(groups->table, doc, organization, named->span);
  p->members[p->member_count++] = (event_party){.span = noun,
                                                .ref = {REF_ORGANIZATION, named->organization},
                                                .country = country,
                                                .cameo = organization_code(doc, organization, country),
                                                .source = SOURCE_COREF};
  return NG_OK;
}

/* "the two countries", "both sides": the two states named last. */
static ng_status add_pair(const group_reader *groups, token_range span) {
  const document *doc = groups->doc;
  uint32_t token = span.first;
  event_party members[2];
  uint32_t count = 0;
  for (uint32_t t = token; t-- > 0 && count < 2 && token - t < 400;) {
    const party *p = party_over(groups->table, t);
    if (!p || p->span.first != t || p->kind != PARTY_STATE || !p->members[0].country.len) continue;
    if (count && str_equal(p->members[0].country, members[0].country)) continue;
    members[count] = p->members[0];
    members[count].span = span;
    members[count++].source = SOURCE_COREF;
  }
  if (count < 2 || is_covered(groups->table, span)) return NG_OK;
  party *p = add_party(groups->table, doc, span, PARTY_GROUP, 2);
  if (!p) return NG_ERROR_MEMORY;
  p->member_count = 2;
  p->members[0] = members[1];
  p->members[1] = members[0];
  return NG_OK;
}

/* "[community] leaders": whether another noun of people begins at `head`. */
static bool is_before_group(const group_reader *groups, uint32_t head) {
  const token_table *tokens = &groups->doc->tokens;
  uint32_t sector;
  return head < tokens->count && tokens->tokens[head].casing == CASE_LOWER && !(groups->table->over[head] & OVER_PARTY) &&
         group_hit(groups, head, &sector) && !(sector & SECTOR_NAMED);
}

ng_status add_groups(party_table *table, const document *doc) {
  const uint64_t lists = list_bit(LIST_PARTY_NOUN) | list_bit(LIST_GROUP_PERSON);
  const token_table *tokens = &doc->tokens;
  group_reader groups = {table, doc};
  ng_status status = NG_OK;
  const uint64_t *const of_token = tokens->lists;
  uint32_t behind = 0;
  for (const uint32_t *at = tokens->walked, *stop = at + tokens->walked_count; at < stop && status == NG_OK; at++) {
    uint32_t sector, t = *at;
    if (!(of_token[t] & lists) || t < behind || !table->wanted[doc->sentences.of_token[t]] || table->over[t] & (OVER_PARTY | OVER_PLACE) ||
        tokens->tokens[t].kind != TOKEN_WORD)
      continue;
    const list_hit *hit = group_hit(&groups, t, &sector);
    if (!hit || is_covered(table, (token_range){t, t + hit->length}) || is_before_group(&groups, t + hit->length)) continue;
    behind = t + hit->length;
    if (sector & SECTOR_NAMED) {
      status = add_named(&groups, (token_range){t, behind});
      continue;
    }
    if (sector == SECTOR_PAIR) status = add_pair(&groups, (token_range){t, behind});
    if (status == NG_OK && !(table->over[t] & OVER_PARTY)) status = add_group(&groups, t, hit, sector);
  }
  return status;
}
