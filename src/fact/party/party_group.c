/* Groups of people as parties: "US officials", "rebels", "Turkish and Greek officials", "both sides". */
#include "fact/party/party_group.h"

/* "[ministers]", "[heads] of state", but not "union leaders": as often of several states, or of another than where they meet. */
static bool is_many(const document *doc, token_range noun, uint32_t sector) {
  static const uint16_t WORDS[] = {WORD_MINISTERS,   WORD_DELEGATES,  WORD_DELEGATION, WORD_DELEGATIONS, WORD_ENVOYS,  WORD_DIPLOMATS,
                                   WORD_NEGOTIATORS, WORD_PRESIDENTS, WORD_PREMIERS,   WORD_KINGS,       WORD_LEADERS, WORD_GOVERNMENTS};
  static const uint16_t PARTS[] = {WORD_STATE, WORD_FEDERAL, WORD_PROVINCIAL, WORD_LOCAL, WORD_REGIONAL};
  const token_table *tokens = &doc->tokens;
  if ((sector & SECTOR_MASK) != SECTOR_GOV || !(token_is(tokens, noun.first, WORD_HEADS) || ONE_OF(tokens, noun.end - 1, WORDS))) return false;
  return !noun.first || !ONE_OF(tokens, noun.first - 1, PARTS); /* "federal and state governments" */
}

static party_homing homing_of(uint32_t sector) {
  switch (sector) {
    case SECTOR_REB:
    case SECTOR_UAF:
    case SECTOR_MIL: return HOMING_ARMED;
    case SECTOR_GOV:
    case SECTOR_LEG:
    case SECTOR_PTY:
    case SECTOR_JUD: return HOMING_OFFICIAL;
    case SECTOR_COP: return HOMING_POLICE;
    default: return HOMING_CIVIL;
  }
}

/* In an article that names no other state, "[ministers]", "the [chancellor]", troops and gunmen are of its home. */
static party_homing homing_of_group(const group_reader *groups, token_range noun, uint32_t sector) {
  static const uint16_t WORDS[] = {WORD_MINISTER, WORD_MINISTERS, WORD_CHANCELLOR, WORD_PREMIER, WORD_COMMISSIONER};
  const uint32_t kind = sector & SECTOR_MASK;
  bool home = ONE_OF(&groups->doc->tokens, noun.end - 1, WORDS) || kind == SECTOR_MIL || kind == SECTOR_UAF;
  if (home && is_domestic(groups->table, groups->doc)) return HOMING_OFFICIAL;
  if (is_many(groups->doc, noun, sector)) return HOMING_ABROAD;
  return sector & SECTOR_ABROAD ? HOMING_ARMED : homing_of(sector & SECTOR_MASK);
}

/* Who seldom crosses a border: police, gunmen, rebels, the army; but terrorists do. */
static bool is_local(uint32_t sector) {
  const uint32_t kind = sector & SECTOR_MASK;
  return !(sector & SECTOR_ABROAD) && (kind == SECTOR_COP || kind == SECTOR_UAF || kind == SECTOR_REB || kind == SECTOR_MIL);
}

/* "[Communist] rebels", "[Acme] workers", "[Labour] MPs", "[Kurdish] lawmakers": whether the people are of the sector of their noun rather than of the
 * body; but "[Labour] leaders". */
static bool is_of_sector(const group_reader *groups, const party *body, uint32_t noun, uint32_t sector) {
  static const uint16_t OFFICES[] = {WORD_GOVERNMENT, WORD_GOVERNMENTS, WORD_ADMINISTRATION, WORD_MINISTER, WORD_MINISTERS,
                                     WORD_PREMIER,    WORD_GOVERNOR,    WORD_GOVERNORS,      WORD_MAYOR,    WORD_MAYORS};
  static const uint16_t VOICES[] = {WORD_LAWYER, WORD_LAWYERS};
  static const uint32_t PUBLIC = 1u << SECTOR_LEG | 1u << SECTOR_JUD | 1u << SECTOR_COP | 1u << SECTOR_MED | 1u << SECTOR_LAB;
  const fact_organization *organization = &groups->doc->facts.organizations.items[body->members[0].ref.index];
  const uint32_t kind = sector & SECTOR_MASK;
  bool party = str_is(organization->kind, "party"), people = str_is(organization->kind, "ethnic") || str_is(organization->kind, "religion");
  if (str_is(body->members[0].cameo, "---")) return kind != SECTOR_NOBODY && kind != SECTOR_GOV; /* "[OPZZ] unions" */
  bool of_states = str_starts(body->members[0].cameo, STR("IGO"));                               /* "[EC] farmers" */
  of_states |= str_is(body->members[0].cameo, "ARB");                                            /* "[Arab] traders" */
  if (of_states && (kind == SECTOR_CVL || kind == SECTOR_BUS || kind == SECTOR_LAB || kind == SECTOR_MED)) return true;
  switch (kind) {
    case SECTOR_REB:
    case SECTOR_UAF: return party;
    case SECTOR_CVL: return is_business(body) && !ONE_OF(&groups->doc->tokens, noun, VOICES);
    case SECTOR_LAB: return party || is_business(body); /* "the [Socialist Party]'s trade union" */
    case SECTOR_LEG: return party || people;
    case SECTOR_GOV: return party && ONE_OF(&groups->doc->tokens, noun, OFFICES);
    default: return people && PUBLIC & 1u << kind;
  }
}

static bool is_house(const party *p) {
  return p && p->kind == PARTY_ORGANIZATION && str_ends(p->members[0].cameo, STR("LEG"));
}

/* "[Democrats] and Republicans": the members of a party that those at `first` are joined to, NULL when none are. */
static party *joined_member(party_table *table, const document *doc, uint32_t first) {
  const party *p = first && token_is(&doc->tokens, first - 1, WORD_AND) ? party_before(table, first - 1) : NULL;
  return p && p->flags & PARTY_MEMBER ? &table->items[table->cover[p->span.first]] : NULL;
}

/* "[Republican] members of the House", "the Senate's Democratic and [Republican] leaders": whether those of a party sit in a house of a parliament. The
 * party that is joined to theirs, if there is one, in `*joined`. */
static bool sits_in_house(const group_reader *groups, const group_owner *owner, uint32_t end, party **joined) {
  const token_table *tokens = &groups->doc->tokens;
  uint32_t before = owner->first, behind = end + 1 + token_is(tokens, end + 1, WORD_THE);
  *joined = NULL;
  if (!(owner->body->flags & PARTY_MEMBER)) return false;
  *joined = joined_member(groups->table, groups->doc, before);
  if (*joined) before = (*joined)->span.first;
  before -= before && token_is(tokens, before - 1, WORD_GENITIVE);
  if (token_is(tokens, end, WORD_OF) && behind < tokens->count && is_house(party_at(groups->table, behind))) return true;
  bool house =
      before && token_is(tokens, before - 1, WORD_HOUSE) && tokens->tokens[before - 1].casing != CASE_LOWER; /* "House [Republican] leaders" */
  return house || (before && is_house(party_before(groups->table, before)));
}

/* One member for each of the states and bodies that the people are of; `noun`: the last word of theirs, `flags`: its sector with its flags. */
static uint32_t put_owners(const group_reader *groups, const group_owner *owner, uint32_t noun, uint32_t flags, event_party *members) {
  ng_str sector = str_of(SECTOR_NAMES[flags & SECTOR_MASK]);
  for (uint32_t i = 0; i < owner->count; i++) {
    const party *home = &groups->table->items[owner->states[owner->count - 1 - i]];
    ng_str country = home->members[0].country;
    members[i] =
        home->kind == PARTY_ORGANIZATION ? home->members[0] : (event_party){.country = country, .cameo = actor_code(groups->doc, country, sector)};
  }
  if (owner->body) members[0] = owner->body->members[0];
  if (owner->body && is_of_sector(groups, owner->body, noun, flags)) {
    ng_str state = STR(""); /* "[Norway]'s Labour government" */
    if (names_state(groups->table, owner->body->span, &state, groups->doc) && state.len) members[0].country = state;
    members[0].cameo = actor_code(groups->doc, members[0].country, sector);
  }
  party *joined;
  if (owner->body && sits_in_house(groups, owner, noun + 1, &joined)) {
    members[0].cameo = actor_code(groups->doc, members[0].country, STR("LEG"));
    if (joined) joined->members[0].cameo = members[0].cameo;
  }
  return owner->body ? 1 : owner->count;
}

static ng_status put_group(const group_reader *groups, token_range span, uint8_t flags, const event_party *members, uint32_t count) {
  party *p = add_party(groups->table, groups->doc, span, PARTY_GROUP, MAX_STATES);
  if (!p) return NG_ERROR_MEMORY;
  p->flags |= flags;
  p->member_count = count;
  for (uint32_t i = 0; i < count; i++) {
    p->members[i] = members[i];
    p->members[i].span = span;
  }
  return NG_OK;
}

/* What a group is beside its code, by its sector with its flags. */
static uint8_t flags_of(const group_reader *groups, const group_owner *owner, uint32_t sector) {
  bool firm = sector & SECTOR_FIRM, plain = !owner->count && !owner->body;
  sector &= SECTOR_MASK;
  bool private = plain && (sector == SECTOR_NOBODY || sector == SECTOR_CVL || sector == SECTOR_REL || sector == SECTOR_BUS);
  private |= firm && !(owner->body && is_public_body(groups->doc, owner->body)); /* but the board of the IMF */
  return (uint8_t)((firm ? PARTY_FIRM : 0) | (plain ? PARTY_PLAIN : 0) | (private ? PARTY_PRIVATE : 0));
}

/* "[the ministers]", "said [ministers] would"; but "ministers from 22 nations", "ministers of the two states": whether those named before may be meant. */
static bool may_be_named_before(const token_table *tokens, token_range noun) {
  if (noun.first && token_is(tokens, noun.first - 1, WORD_THE)) return true;
  bool others = token_is(tokens, noun.end, WORD_FROM) || token_is(tokens, noun.end, WORD_OF);
  return token_is(tokens, noun.end - 1, WORD_MINISTERS) && !others;
}

/* "officials from 30 states": of many, which the text does not name. */
static bool is_of_many(const token_table *tokens, uint32_t end) {
  return (token_is(tokens, end, WORD_FROM) || token_is(tokens, end, WORD_OF)) && tokens->tokens[end + 1].kind == TOKEN_NUMBER;
}

/* "The EC was near a crisis after [ministers] failed": the Community named before in a sentence that names no state; NULL elsewhere. */
static const event_party *community_of(const group_reader *groups, token_range noun) {
  if (!token_is(&groups->doc->tokens, noun.end - 1, WORD_MINISTERS)) return NULL;
  const event_party *community = NULL;
  for (uint32_t t = noun.first, start = groups->doc->sentences.items[groups->doc->sentences.of_token[t]].first; t > start; t--) {
    const party *p = party_before(groups->table, t);
    if (p && p->kind == PARTY_STATE) return NULL;
    if (p && p->kind == PARTY_ORGANIZATION && str_is(p->members[0].cameo, "IGOEUR")) community = &p->members[0];
  }
  return community;
}

/* "EC farm ministers … [the ministers]", "officials from 30 states … [the officials]": the people of an international body, or of many states, named last
 * by the same noun; else the Community, where the sentence names it; NULL when none were, or some of a state later. */
static const event_party *body_told_before(const group_reader *groups, token_range noun) {
  enum { FARTHEST = 64 };
  const party_table *table = groups->table;
  const token_table *tokens = &groups->doc->tokens;
  if (!may_be_named_before(tokens, noun)) return NULL;
  for (uint32_t i = table->count; i-- > 0 && table->count - i < FARTHEST;) {
    const party *p = &table->items[i];
    if (p->kind != PARTY_GROUP || tokens->tokens[p->span.end - 1].lexeme != tokens->tokens[noun.end - 1].lexeme) continue;
    ng_str code = p->members[0].cameo;
    bool body = p->member_count == 1 && ((code.len > 3 && str_starts(code, STR("IGO"))) || is_of_many(tokens, p->span.end));
    if (body || p->members[0].country.len) return body ? &p->members[0] : NULL;
  }
  return community_of(groups, noun);
}

static bool names_international_body(const document *doc) {
  for (uint32_t i = 0; i < doc->facts.organizations.count; i++) {
    if (str_starts(doc->facts.organizations.items[i].cameo, STR("IGO"))) return true;
  }
  return false;
}

/* "[Delegates] elected a new treasurer": of a party, union or trade where the article names no body of states; but "delegates from Chad". */
static bool is_of_club(const document *doc, token_range noun) {
  static const uint16_t WORDS[] = {WORD_DELEGATES, WORD_DELEGATION, WORD_DELEGATIONS};
  return ONE_OF(&doc->tokens, noun.end - 1, WORDS) && !token_is(&doc->tokens, noun.end, WORD_FROM) && !names_international_body(doc);
}

/* "the presidents of [both countries]": the states whose people they are; 0 when no pair stands behind. */
static uint32_t put_pair_behind(const group_reader *groups, token_range noun, uint32_t kind, event_party *members) {
  static const uint16_t JOINTS[] = {WORD_OF, WORD_FROM};
  uint32_t pair = noun.end + 1 + token_is(&groups->doc->tokens, noun.end + 1, WORD_THE), sector;
  if (!ONE_OF(&groups->doc->tokens, noun.end, JOINTS) || !group_hit(groups, pair, &sector) || sector != SECTOR_PAIR) return 0;
  if (states_named_last(groups, noun, members) < 2) return 0;
  for (uint32_t i = 0; i < 2; i++)
    members[i] = (event_party){.country = members[i].country, .cameo = actor_code(groups->doc, members[i].country, str_of(SECTOR_NAMES[kind]))};
  return 2;
}

/* "an aide to presidential contender [Lee]": the person behind the words that end at `end`, NULL when none stands there. */
static const party *person_behind(const group_reader *groups, uint32_t end) {
  enum { WAY = 6 };
  static const uint16_t LINKS[] = {WORD_TO, WORD_OF, WORD_FOR};
  const token_table *tokens = &groups->doc->tokens;
  for (uint32_t t = end + 1; ONE_OF(tokens, end, LINKS) && t < tokens->count && t <= end + WAY; t++) {
    const party *p = party_at(groups->table, t);
    if (p && p->kind != PARTY_STATE) return p->kind == PARTY_PERSON ? p : NULL;
    if (!p && !is_in_title(groups->doc, t)) return NULL; /* "urged Lee's aides to [call] Park" */
  }
  return NULL;
}

/* "[Lee]'s aides", "an aide to [Lee]", "[Lee] spoke with advisers": whose they are, NULL when nobody is named. */
static const party *chief_of(const group_reader *groups, token_range noun, const group_owner *owner) {
  static const uint16_t WORDS[] = {WORD_AIDE, WORD_AIDES, WORD_ADVISER, WORD_ADVISERS, WORD_ADVISOR, WORD_ADVISORS, WORD_STAFFER, WORD_STAFFERS};
  const document *doc = groups->doc;
  if (!ONE_OF(&doc->tokens, noun.end - 1, WORDS) || owner->count || owner->body) return NULL;
  if (noun.first && token_hit(&doc->tokens, noun.first - 1, LIST_PARTY_NOUN)) return NULL; /* "a company [staffer]" */
  const party *chief = person_behind(groups, noun.end);
  if (chief) return chief->members[0].cameo.len == 6 ? chief : NULL;
  uint32_t start = doc->sentences.items[doc->sentences.of_token[noun.first]].first;
  for (uint32_t t = noun.first; t > start; t--) {
    const party *p = party_before(groups->table, t);
    if (p && p->kind == PARTY_PERSON) return p->members[0].cameo.len == 6 ? p : NULL; /* one of some office */
    if (p && p->kind != PARTY_STATE) return NULL;
  }
  return NULL;
}

static ng_status add_group(const group_reader *groups, token_range noun, uint32_t sector) {
  const document *doc = groups->doc;
  sector = sector_of_modifier(groups, noun.first, sector);
  party_homing homing = homing_of_group(groups, noun, sector);
  const bool local = is_local(sector);
  sector &= ~SECTOR_ABROAD;
  group_owner owner;
  bool apposed =
      sector & SECTOR_MEMBER && noun.end < doc->tokens.count && doc->tokens.tokens[noun.end].casing == CASE_TITLE; /* "terror group [Hamas]" */
  if (apposed || !find_group_owner(groups, noun, sector, &owner)) return NG_OK;
  token_range span = {owner.first, noun.end};
  event_party members[MAX_STATES] = {{.country = STR(""), .cameo = STR("")}};
  bool voice = sector & (SECTOR_VOICE | SECTOR_OFFICE), owned = owner.count || owner.body;
  const party *chief = chief_of(groups, noun, &owner);
  if (chief) {
    members[0] = (event_party){.country = chief->members[0].country, .cameo = chief->members[0].cameo};
    return put_group(groups, span, 0, members, 1);
  }
  const uint32_t pair = owned ? 0 : put_pair_behind(groups, noun, sector & SECTOR_MASK, members);
  if (pair) return put_group(groups, span, flags_of(groups, &owner, sector), members, pair);
  if (voice && !owned) sector = sector_of_voice(groups, noun, sector, &members[0]);
  uint32_t kind = sector & SECTOR_MASK;
  if (!owned && kind == SECTOR_GOV && is_of_club(doc, noun)) kind = SECTOR_NOBODY;
  if (owner.count && kind == SECTOR_NOBODY) kind = SECTOR_GOV; /* "[Peruvian] representatives" */
  if ((kind == SECTOR_GOV || kind == SECTOR_LEG) && is_former(doc, owner.first, noun.first)) kind = SECTOR_NOBODY;
  uint32_t count = put_owners(groups, &owner, noun.end - 1, (sector & ~SECTOR_MASK) | kind, members);
  bool past = owner.body && kind == SECTOR_NOBODY && is_former(doc, owner.first, noun.first); /* "a former Labour Department official" */
  if (past) members[0].cameo = actor_code(doc, members[0].country, STR(""));
  const event_party *namesake = owned || members[0].cameo.len ? NULL : body_told_before(groups, noun);
  if (namesake) {
    members[0] = (event_party){.country = namesake->country, .cameo = namesake->cameo};
  } else if (!owned && !members[0].cameo.len) { /* else "a spokesman", of the body named before */
    bool nobodys = kind == SECTOR_PAIR || kind == SECTOR_NOBODY, trade = voice && kind == SECTOR_BUS; /* "officials of the Japanese steel industry" */
    ng_str home = owner.person ? owner.person->members[0].country
                  : nobodys    ? STR("")
                  : trade      ? home_behind(groups->table, doc, noun.end)
                               : home_of_group(groups, span, noun, sector & SECTOR_ANYWHERE, local, homing);
    members[0] = (event_party){.country = home, .cameo = actor_code(doc, home, str_of(SECTOR_NAMES[kind]))};
  }
  return put_group(groups, span, flags_of(groups, &owner, sector), members, owned ? count : 1);
}

/* "[Democrats] in Congress", "the [Republican] on the U.S. Senate Agriculture Committee": members of a party who sit in a house are lawmakers. */
static void seat_members(party_table *table, const document *doc) {
  static const uint16_t JOINTS[] = {WORD_IN, WORD_ON};
  enum { WAY = 3 }; /* "the U.S." */
  for (uint32_t i = 0; i < table->count; i++) {
    party *p = &table->items[i];
    if (p->kind != PARTY_ORGANIZATION || !(p->flags & PARTY_MEMBER) || !ONE_OF(&doc->tokens, p->span.end, JOINTS)) continue;
    for (uint32_t t = p->span.end + 1; t < doc->tokens.count && t <= p->span.end + WAY; t++) {
      const party *house = party_at(table, t);
      if (is_house(house)) {
        party *joined = joined_member(table, doc, p->span.first);
        p->members[0].cameo = actor_code(doc, house->members[0].country, STR("LEG"));
        if (joined) joined->members[0].cameo = p->members[0].cameo;
      }
      if (house && house->kind != PARTY_STATE) break;
    }
  }
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
      if (!(sector & (SECTOR_OFFICE | SECTOR_MEMBER | SECTOR_FIRM))) continue;
    }
    if (sector == SECTOR_PAIR) status = add_pair(&groups, (token_range){t, behind});
    if (status == NG_OK && !(table->over[t] & OVER_PARTY)) status = add_group(&groups, (token_range){t, behind}, sector);
  }
  seat_members(table, doc);
  return status;
}
