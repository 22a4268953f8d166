/* For whom those speak who speak for others: "a spokesman for [the company]", "an [Acme] official", "the ministry ... The spokesman". */
#include "fact/party/party_group.h"

enum { FARTHEST = 120, LONGEST = 4 };

/* The noun of people that ends a phrase from `t` on: "the [bank] regulators" are regulators. */
static const list_hit *last_group(const group_reader *groups, uint32_t t, uint32_t *sector) {
  const list_hit *hit = group_hit(groups, t, sector);
  uint32_t next;
  const list_hit *after = hit && t + hit->length < groups->doc->tokens.count ? group_hit(groups, t + hit->length, &next) : NULL;
  if (after) *sector = next;
  return after ? after : hit;
}

static bool is_unknown_name(const group_reader *groups, uint32_t token) {
  const token_table *tokens = &groups->doc->tokens;
  const ng_token *t = &tokens->tokens[token];
  bool dated = token_hit(tokens, token, LIST_WEEKDAY) || token_hit(tokens, token, LIST_MONTH);
  return t->kind == TOKEN_WORD && t->casing != CASE_LOWER && !dated && !token_has_flag(tokens, token, FLAG_ORDINARY_WORD) &&
         !grammar_of(tokens, token);
}

enum { SECTOR_OF_STATES = SECTOR_MASK }; /* of several governments: "delegates from 26 nations" */

/* "a spokesman for [the union]", "representatives of [local miners]", "officials at [Acme]"; `own` when nobody stands there. Of a voice whom it is for is
 * nobody known if it is no noun of people ("for the bondholders"). */
static uint32_t sector_behind(const group_reader *groups, uint32_t end, uint32_t own) {
  static const uint16_t JOINTS[] = {WORD_OF, WORD_FROM, WORD_FOR, WORD_AT, WORD_IN};
  static const uint16_t STATES[] = {WORD_COUNTRIES, WORD_NATIONS, WORD_STATES, WORD_GOVERNMENTS};
  const token_table *tokens = &groups->doc->tokens;
  if (!ONE_OF(tokens, end, JOINTS)) return own;
  for (uint32_t t = end + 1; t < tokens->count && t <= end + LONGEST; t++) {
    uint32_t other;
    const party *state = party_at(groups->table, t);
    bool modifies = state && state->kind == PARTY_STATE && (state->flags & PARTY_MODIFIES || is_noun_behind(tokens, state->span.end));
    if (modifies) { /* "representatives of [Japanese] farmers", "of the [U.S.] oil industry" */
      t = state->span.end - 1;
      continue;
    }
    if (groups->table->over[t] & (OVER_PARTY | OVER_PLACE)) return own;
    if (ONE_OF(tokens, t, STATES)) return SECTOR_OF_STATES;
    if (token_is(tokens, t, WORD_INDUSTRY)) return SECTOR_BUS;
    if (token_is(tokens, end, WORD_IN)) continue;
    if (last_group(groups, t, &other)) return other;
    if (is_unknown_name(groups, t)) return SECTOR_NOBODY;
    bool counted = tokens->tokens[t].kind == TOKEN_NUMBER || grammar_of(tokens, t) & GRAMMAR_DETERMINER;
    if (!counted && !is_plain_modifier(groups, t)) break;
  }
  return own & SECTOR_VOICE && !token_is(tokens, end, WORD_IN) ? SECTOR_NOBODY : own;
}

/* "an [Acme] official", "[Acme]'s president": a name that no list has. */
static bool is_behind_name(const group_reader *groups, uint32_t start) {
  const ng_sentence *sentence = &groups->doc->sentences.items[groups->doc->sentences.of_token[start]];
  if (start > sentence->first && token_is(&groups->doc->tokens, start - 1, WORD_GENITIVE)) start--;
  bool named = start > sentence->first + 1 && sentence->zone == ZONE_BODY && !(groups->table->over[start - 1] & (OVER_PARTY | OVER_PLACE));
  return named && is_unknown_name(groups, start - 1);
}

/* "was named [president]", "ACME <ACM> [PRESIDENT] RESIGNS": one of many, of whatever body. */
static bool is_bare(const group_reader *groups, token_range noun, uint32_t start) {
  const token_table *tokens = &groups->doc->tokens;
  const ng_sentence *sentence = &groups->doc->sentences.items[groups->doc->sentences.of_token[start]];
  const char *text = tokens->text.ptr;
  if (text[tokens->tokens[noun.end - 1].end - 1] == 's') return false;
  if (start == sentence->first) return false;
  if (sentence->zone == ZONE_HEADLINE) return text[tokens->tokens[start - 1].start] == '>';
  static const uint16_t ONES[] = {WORD_A, WORD_AN};
  bool chief = tokens->tokens[noun.end - 1].lexeme != WORD_OFFICIAL; /* "an official" is the state's, "a president" a club's */
  if (chief && ONE_OF(tokens, start - 1, ONES)) return true;
  return !(grammar_of(tokens, start - 1) & (GRAMMAR_DETERMINER | GRAMMAR_OWNER)) && !(groups->table->over[start - 1] & (OVER_PARTY | OVER_PLACE));
}

/* The body named last before `token`, not before `stop`; news agencies only tell what others say. NULL when there is none. */
static const organization_mention *last_body(const document *doc, uint32_t token, uint32_t stop) {
  for (uint32_t index = bodies_before(doc, token); index-- > 0;) {
    const organization_mention *body = &doc->facts.organization_mentions.items[index];
    if (body->span.first < stop) return NULL;
    if (!str_is(doc->facts.organizations.items[body->organization].kind, "media")) return body;
  }
  return NULL;
}

/* "The company ... A [spokesman] said": the body or firm named last. */
static uint32_t sector_before(const group_reader *groups, uint32_t token, event_party *member) {
  const document *doc = groups->doc;
  uint32_t stop = token > FARTHEST ? token - FARTHEST : 0, sector;
  const organization_mention *body = last_body(doc, token, stop);
  for (uint32_t t = token; t-- > (body ? body->span.end : stop);) {
    bool noun = token_hit(&doc->tokens, t, LIST_PARTY_NOUN) && group_hit(groups, t, &sector);
    if (!noun || sector & (SECTOR_VOICE | SECTOR_OFFICE)) continue;
    sector &= SECTOR_MASK;
    if (sector == SECTOR_BUS || sector == SECTOR_LAB || sector == SECTOR_GOV || sector == SECTOR_NGO) return sector;
  }
  if (!body) return SECTOR_NOBODY;
  const fact_organization *organization = &doc->facts.organizations.items[body->organization];
  member->country = organization->country;
  member->cameo = organization_code(doc, organization, organization->country);
  return str_is(organization->kind, "company") ? SECTOR_BUS : SECTOR_GOV;
}

/* "Acme Corp said [its] president", "the company and [its] officials", "the union's talks with [its] president": whether the office is of a body or firm,
 * whose code is that of `member`; no code for a firm without a name. */
static bool is_of_owner(const group_reader *groups, uint32_t start, event_party *member) {
  const party *owner = party_of_its(groups, start);
  if (owner && owner->kind == PARTY_ORGANIZATION) *member = (event_party){.country = owner->members[0].country, .cameo = owner->members[0].cameo};
  return owner && (owner->kind == PARTY_ORGANIZATION || is_business(owner));
}

/* "the [union]'s president": the sector of the noun that owns the office; `own` without one, and of the state's. */
static uint32_t sector_of_owner(const group_reader *groups, uint32_t start, uint32_t own) {
  static const uint32_t TOLD = 1u << SECTOR_BUS | 1u << SECTOR_LAB | 1u << SECTOR_PTY | 1u << SECTOR_REB | 1u << SECTOR_NGO;
  uint32_t sector;
  const bool owned = start > 1 && token_is(&groups->doc->tokens, start - 1, WORD_GENITIVE) && group_hit(groups, start - 2, &sector);
  return owned && TOLD & 1u << (sector & SECTOR_MASK) ? sector & SECTOR_MASK : own;
}

uint32_t sector_of_voice(const group_reader *groups, token_range noun, uint32_t sector, event_party *member) {
  uint32_t start = phrase_start(groups, noun.first), behind = sector_behind(groups, noun.end, sector);
  if (behind == SECTOR_OF_STATES) {
    member->cameo = actor_code(groups->doc, STR(""), STR("GOV"));
    return SECTOR_GOV;
  }
  if (behind != sector) return behind & SECTOR_MASK;
  if (is_of_owner(groups, start, member)) return member->cameo.len && !str_ends(member->cameo, STR("BUS")) ? sector : SECTOR_BUS;
  const uint32_t owners = sector_of_owner(groups, start, sector);
  if (owners != sector) return owners;
  if (is_behind_name(groups, start)) return SECTOR_NOBODY;
  bool voice = sector & SECTOR_VOICE, nobodys = (sector & SECTOR_MASK) == SECTOR_NOBODY;
  if ((voice || nobodys) && home_behind(groups->table, groups->doc, noun.end).len) return SECTOR_GOV;
  const party *chief = voice ? party_before(groups->table, start) : NULL;
  if (chief && chief->kind == PARTY_PERSON) { /* "a [Lopez] spokesman" */
    *member = chief->members[0];
    member->ref = (fact_ref){REF_NONE, 0};
    return SECTOR_GOV;
  }
  if (voice) return sector_before(groups, noun.first, member);
  return is_bare(groups, noun, start) ? SECTOR_NOBODY : sector;
}
