/* Groups that stand for parties named before: "[the council]", "[both sides]", "[the two countries]". */
#include "fact/party/party_group.h"

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

const organization_mention *body_at(const document *doc, uint32_t token) {
  uint32_t index = bodies_before(doc, token);
  const organization_mention *body = &doc->facts.organization_mentions.items[index];
  return index < doc->facts.organization_mentions.count && body->span.first <= token ? body : NULL;
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

ng_status add_named(const group_reader *groups, token_range noun) {
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

/* "both sides" of a war in which rebels or militias fight: who they are is not to be told by the states named last; but "both countries". */
static bool may_be_rebels(const document *doc, token_range span) {
  static const uint16_t SIDES[] = {WORD_SIDES, WORD_PARTIES};
  if (!ONE_OF(&doc->tokens, span.end - 1, SIDES)) return false;
  for (uint32_t i = 0; i < doc->facts.organizations.count; i++) {
    if (str_is(doc->facts.organizations.items[i].kind, "armed-group")) return true;
  }
  return false;
}

uint32_t states_named_last(const group_reader *groups, token_range span, event_party members[2]) {
  uint32_t token = span.first, count = 0;
  for (uint32_t t = token; t-- > 0 && count < 2 && token - t < 400;) {
    const party *p = party_over(groups->table, t);
    if (!p || p->span.first != t) continue;
    bool state = p->kind == PARTY_STATE && p->members[0].country.len, states = str_is(p->members[0].cameo, "IGOEUR"); /* the EU, too, is a side */
    if (!(state || states) || (count && str_equal(p->members[0].cameo, members[0].cameo))) continue;
    members[count] = p->members[0];
    members[count].span = span;
    members[count++].source = SOURCE_COREF;
  }
  return count;
}

ng_status add_pair(const group_reader *groups, token_range span) {
  const document *doc = groups->doc;
  event_party members[2];
  if (states_named_last(groups, span, members) < 2 || is_covered(groups->table, span) || may_be_rebels(doc, span)) return NG_OK;
  party *p = add_party(groups->table, doc, span, PARTY_GROUP, 2);
  if (!p) return NG_ERROR_MEMORY;
  p->member_count = 2;
  p->members[0] = members[1];
  p->members[1] = members[0];
  return NG_OK;
}
