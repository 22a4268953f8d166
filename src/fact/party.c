/* Finding the parties of a text. */
#include "fact/party.h"

enum { MAX_STATES = 4, MAX_MODIFIERS = 5 };

bool same_party(const document *doc, const event_party *a, const event_party *b) {
  if (a->ref.kind != REF_NONE && b->ref.kind != REF_NONE) return a->ref.kind == b->ref.kind && a->ref.index == b->ref.index;
  if (a->ref.kind != b->ref.kind) return false;
  return str_equal(tokens_text(&doc->tokens, a->span.first, a->span.end), tokens_text(&doc->tokens, b->span.first, b->span.end));
}

/* ---- codes ---- */

static ng_str join_code(const document *doc, ng_str country, const char *sector) {
  char code[16];
  ng_str s = str_of(sector), c = country.len == 3 ? country : STR("---");
  memcpy(code, c.ptr, 3);
  memcpy(code + 3, s.ptr, s.len);
  return arena_copy(doc->arena, (ng_str){code, 3 + s.len});
}

static ng_str organization_code(const document *doc, const fact_organization *organization) {
  static const struct {
    const char *kind, *sector;
  } SECTORS[] = {{"government", "GOV"}, {"military", "MIL"}, {"party", "PTY"},       {"company", "BUS"},
                 {"media", "MED"},      {"court", "JUD"},    {"armed-group", "REB"}, {"religion", "REL"}};
  if (organization->cameo.len) return organization->cameo;
  if (str_is(organization->kind, "igo")) return STR("IGO");
  for (size_t i = 0; i < sizeof SECTORS / sizeof *SECTORS; i++) {
    if (str_is(organization->kind, SECTORS[i].kind)) return join_code(doc, organization->country, SECTORS[i].sector);
  }
  return organization->country.len ? organization->country : STR("NGO");
}

static bool office_has(ng_str office, const char *part) {
  ng_str p = str_of(part);
  for (uint32_t i = 0; i + p.len <= office.len; i++) {
    if (memcmp(office.ptr + i, part, p.len) == 0) return true;
  }
  return false;
}

static ng_str person_code(const document *doc, const fact_person *person) {
  static const char *const LEGISLATORS[] = {"senator", "congress", "representative", "lawmaker", "speaker", "deputy of", "legislator"};
  if (!person->office.len && !person->leader) return join_code(doc, person->country, "");
  for (size_t i = 0; i < sizeof LEGISLATORS / sizeof *LEGISLATORS; i++) {
    if (office_has(person->office, LEGISLATORS[i])) return join_code(doc, person->country, "LEG");
  }
  if (office_has(person->office, "general") && !office_has(person->office, "secretary")) return join_code(doc, person->country, "MIL");
  return join_code(doc, person->country, "GOV");
}

/* ---- the table ---- */

static party *add_party(party_table *table, const document *doc, token_range span, party_kind kind, uint32_t members) {
  if (table->count == table->size) {
    uint32_t size = table->size ? table->size * 2 : 64;
    party *bigger = arena_grow(doc->arena, table->items, table->size * sizeof *bigger, size * sizeof *bigger);
    if (!bigger) return NULL;
    table->items = bigger;
    table->size = size;
  }
  party *p = &table->items[table->count++];
  *p = (party){.span = span, .kind = (uint8_t)kind, .members = ARENA_NEW(doc->arena, event_party, members)};
  if (!p->members) return NULL;
  for (uint32_t t = span.first; t < span.end; t++) table->cover[t] = table->count;
  return p;
}

static bool is_covered(const party_table *table, token_range span) {
  for (uint32_t t = span.first; t < span.end; t++) {
    if (table->cover[t]) return true;
  }
  return false;
}

/* A group mention is one party with a member for each of its people; they follow each other in the table. */
static ng_status add_people(party_table *table, const document *doc) {
  for (uint32_t i = 0; i < doc->facts.person_mentions.count; i++) {
    const person_mention *mention = &doc->facts.person_mentions.items[i];
    const fact_person *person = &doc->facts.people.items[mention->person];
    party *p = (party *)(uintptr_t)party_at(table, mention->span.first);
    if (p && mention->group && p->kind == PARTY_PERSON && p->member_count < MAX_STATES) {
      /* room for MAX_STATES members was taken with the first */
    } else if (is_covered(table, mention->span)) {
      continue;
    } else {
      p = add_party(table, doc, mention->span, PARTY_PERSON, mention->group ? MAX_STATES : 1);
      if (!p) return NG_ERROR_MEMORY;
    }
    if (mention->form == FORM_PRONOUN) p->flags |= PARTY_PRONOUN;
    p->members[p->member_count++] = (event_party){.span = mention->span,
                                                  .ref = {REF_PERSON, mention->person},
                                                  .country = person->country,
                                                  .cameo = person_code(doc, person),
                                                  .source = mention->form == FORM_PRONOUN || mention->group ? SOURCE_COREF : SOURCE_TEXT};
  }
  return NG_OK;
}

static ng_status add_organizations(party_table *table, const document *doc) {
  for (uint32_t i = 0; i < doc->facts.organization_mentions.count; i++) {
    const organization_mention *mention = &doc->facts.organization_mentions.items[i];
    const fact_organization *organization = &doc->facts.organizations.items[mention->organization];
    if (is_covered(table, mention->span) || str_is(organization->kind, "team")) continue;
    party *p = add_party(table, doc, mention->span, PARTY_ORGANIZATION, 1);
    if (!p) return NG_ERROR_MEMORY;
    p->members[p->member_count++] = (event_party){.span = mention->span,
                                                  .ref = {REF_ORGANIZATION, mention->organization},
                                                  .country = organization->country,
                                                  .cameo = organization_code(doc, organization)};
  }
  return NG_OK;
}

/* States by name, adjective or seat of government; other places act only where the mention says so. */
static ng_status add_states(party_table *table, const document *doc) {
  for (uint32_t i = 0; i < doc->facts.place_mentions.count; i++) {
    const place_mention *mention = &doc->facts.place_mentions.items[i];
    const fact_place *place = &doc->facts.places.items[mention->place];
    bool state = str_is(place->kind, "country") || mention->role == ROLE_METONYM || mention->use == USE_ACTOR || mention->role == ROLE_ADJECTIVE ||
                 mention->role == ROLE_DEMONYM;
    if (!state || mention->role == ROLE_EMBEDDED || mention->role == ROLE_DATELINE || is_covered(table, mention->span)) continue;
    party *p = add_party(table, doc, mention->span, PARTY_STATE, 1);
    if (!p) return NG_ERROR_MEMORY;
    if (mention->role == ROLE_ADJECTIVE) p->flags |= PARTY_MODIFIES;
    if (mention->role == ROLE_LITERAL) p->flags |= PARTY_PLACE;
    p->members[p->member_count++] = (event_party){.span = mention->span,
                                                  .ref = {REF_PLACE, mention->place},
                                                  .country = place->country,
                                                  .cameo = place->country.len ? place->country : STR("---")};
  }
  return NG_OK;
}

/* ---- groups ---- */

typedef struct {
  party_table *table;
  const document *doc;
} group_reader;

/* The noun of people at `token`, the longer of PARTY_NOUN and GROUP_PERSON; its sector in `*sector`. */
static const list_hit *group_hit(const group_reader *groups, uint32_t token, const char **sector) {
  const token_table *tokens = &groups->doc->tokens;
  const list_hit *noun = token_hit(tokens, token, LIST_PARTY_NOUN), *group = token_hit(tokens, token, LIST_GROUP_PERSON);
  const list_hit *hit = noun && (!group || noun->length >= group->length) ? noun : group;
  const list_hit *event = hit ? token_hit(tokens, token, LIST_FRAME_NOUN) : NULL;
  if (!hit || (event && event->length > hit->length)) return NULL; /* "general strike" */
  const event_tables *tables = groups->doc->event_tables;
  *sector = SECTOR_NAMES[(hit == noun ? tables->noun_sectors : tables->group_sectors)[tokens->lexicon->entries[hit->entry].row]];
  return hit;
}

static bool is_plain_modifier(const group_reader *groups, uint32_t token) {
  static const uint16_t PARTICIPLES[] = {WORD_ARMED, WORD_UNITED, WORD_MASKED, WORD_UNIDENTIFIED, WORD_RETIRED};
  const token_table *tokens = &groups->doc->tokens;
  const ng_token *t = &tokens->tokens[token];
  if (t->kind == TOKEN_DASH) return true;
  if (t->kind != TOKEN_WORD || t->casing != CASE_LOWER || grammar_of(tokens, token) & (GRAMMAR_OTHER | GRAMMAR_DETERMINER)) return false;
  ng_str text = token_text(tokens, token);
  bool past = text.len > 3 && text.ptr[text.len - 1] == 'd' && text.ptr[text.len - 2] == 'e';
  if (past) return ONE_OF(tokens, token, PARTICIPLES);
  const list_hit *verb = token_hit(tokens, token, LIST_FRAME_VERB);
  return !verb || tokens->lexicon->entries[verb->entry].tag & (FORM_BASE | FORM_ING);
}

/* The states that stand before a group noun: "Senior [Hungarian] and [Romanian] officials", "[US] military forces". Newest first. */
static uint32_t states_before(const group_reader *groups, uint32_t token, uint32_t sentence_first, uint32_t *states) {
  uint32_t count = 0, t = token, first = token;
  for (uint32_t gap = 0; t > sentence_first && gap <= MAX_MODIFIERS;) {
    const party *p = party_before(groups->table, t);
    if (p && p->kind == PARTY_STATE && count < MAX_STATES) {
      states[count++] = groups->table->cover[t - 1] - 1;
      first = t = p->span.first;
      gap = 0;
    } else if (count && t - 1 > sentence_first && (token_is(&groups->doc->tokens, t - 1, WORD_AND) || token_is(&groups->doc->tokens, t - 1, WORD_COMMA)) &&
               party_before(groups->table, t - 1) && party_before(groups->table, t - 1)->kind == PARTY_STATE) {
      t--;
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

enum { HOME_WAY = 100 }; /* tokens to each side: far more than an ordinary sentence has */

/* The state that a group without one belongs to: "workers in [France]", else the only one of the sentence. */
static ng_str home_of(const group_reader *groups, uint32_t token, uint32_t end) {
  static const uint16_t WORDS[] = {WORD_IN, WORD_OF, WORD_FROM};
  const document *doc = groups->doc;
  const ng_sentence *sentence = &doc->sentences.items[doc->sentences.of_token[token]];
  uint32_t first = token > sentence->first + HOME_WAY ? token - HOME_WAY : sentence->first;
  uint32_t stop = sentence->end - end > HOME_WAY && sentence->end > end ? end + HOME_WAY : sentence->end;
  ng_str only = STR("");
  for (uint32_t t = first; t < stop; t++) {
    const party *p = party_at(groups->table, t);
    if (!p || p->kind != PARTY_STATE || !p->members[0].country.len) continue;
    bool near = t > end && t <= end + 2 && ONE_OF(&doc->tokens, end, WORDS);
    if (near) return p->members[0].country;
    if (only.len && !str_equal(only, p->members[0].country)) return STR("");
    only = p->members[0].country;
  }
  return only;
}

static ng_status add_group(const group_reader *groups, uint32_t token, const list_hit *hit, const char *sector) {
  const document *doc = groups->doc;
  uint32_t states[MAX_STATES], sentence_first = doc->sentences.items[doc->sentences.of_token[token]].first;
  uint32_t count = states_before(groups, token, sentence_first, states);
  ng_str home = count ? STR("") : home_of(groups, token, token + hit->length);
  token_range span = {count ? groups->table->items[states[count - 1]].span.first : token, token + hit->length};
  event_party members[MAX_STATES] = {{.span = span, .country = home, .cameo = join_code(doc, home, sector)}};
  for (uint32_t i = 0; i < count; i++) {
    const event_party *state = &groups->table->items[states[count - 1 - i]].members[0];
    members[i] = (event_party){.span = span, .country = state->country, .cameo = join_code(doc, state->country, sector)};
  }
  party *p = add_party(groups->table, doc, span, PARTY_GROUP, MAX_STATES);
  if (!p) return NG_ERROR_MEMORY;
  p->member_count = count ? count : 1;
  if (!count) p->flags |= PARTY_PLAIN;
  memcpy(p->members, members, p->member_count * sizeof *members);
  return NG_OK;
}

/* "the two countries", "both sides": the two states named last. */
static ng_status add_pair(const group_reader *groups, uint32_t token) {
  static const uint16_t NOUNS[] = {WORD_COUNTRIES, WORD_NATIONS, WORD_SIDES, WORD_NEIGHBORS, WORD_NEIGHBOURS, WORD_GOVERNMENTS, WORD_STATES, WORD_CAPITALS, WORD_RIVALS, WORD_ALLIES, WORD_POWERS, WORD_PARTIES};
  const document *doc = groups->doc;
  const token_table *tokens = &doc->tokens;
  bool both = token_is(tokens, token, WORD_BOTH);
  if (!both && !token_is(tokens, token, WORD_TWO) && !token_is(tokens, token, WORD_THE)) return NG_OK;
  if (token_is(tokens, token, WORD_THE) && !token_is(tokens, token + 1, WORD_SIDES)) return NG_OK;
  if (token + 1 >= tokens->count || !ONE_OF(tokens, token + 1, NOUNS)) return NG_OK;
  token_range span = {token, token + 2};
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

static ng_status add_groups(party_table *table, const document *doc) {
  group_reader groups = {table, doc};
  ng_status status = NG_OK;
  for (uint32_t t = 0; t < doc->tokens.count && status == NG_OK; t++) {
    if (table->cover[t]) continue;
    const char *sector;
    const list_hit *hit = doc->tokens.tokens[t].kind == TOKEN_WORD ? group_hit(&groups, t, &sector) : NULL;
    if (hit && !is_covered(table, (token_range){t, t + hit->length})) {
      status = add_group(&groups, t, hit, sector);
      t += hit->length - 1;
    } else {
      status = add_pair(&groups, t);
    }
  }
  return status;
}

/* ---- what stands around a party ---- */

static void mark_surroundings(party_table *table, const document *doc) {
  static const uint16_t OWNERS[] = {WORD_HIS, WORD_HER};
  for (uint32_t i = 0; i < table->count; i++) {
    party *p = &table->items[i];
    uint32_t after = p->span.end;
    if (after < doc->tokens.count && doc->tokens.tokens[after].flags & TOKEN_GLUED &&
        (token_is(&doc->tokens, after, WORD_GENITIVE) || token_is(&doc->tokens, after, WORD_GENITIVE) || token_is(&doc->tokens, after, WORD_SINGLE_QUOTE) ||
         token_is(&doc->tokens, after, WORD_SINGLE_QUOTE)))
      p->flags |= PARTY_POSSESSIVE;
    if (p->flags & PARTY_PRONOUN && ONE_OF(&doc->tokens, p->span.first, OWNERS)) p->flags |= PARTY_POSSESSIVE;
    if (p->kind == PARTY_STATE && p->flags & PARTY_MODIFIES &&
        (after >= doc->tokens.count || doc->tokens.tokens[after].kind != TOKEN_WORD || grammar_of(&doc->tokens, after) & GRAMMAR_OTHER))
      p->flags &= (uint8_t)~PARTY_MODIFIES;
  }
}

ng_status find_parties(party_table *table, const document *doc) {
  *table = (party_table){.cover = ARENA_NEW(doc->arena, uint32_t, doc->tokens.count + 1)};
  if (!table->cover) return NG_ERROR_MEMORY;
  ng_status status = add_people(table, doc);
  if (status == NG_OK) status = add_organizations(table, doc);
  if (status == NG_OK) status = add_states(table, doc);
  if (status == NG_OK) status = add_groups(table, doc);
  if (status == NG_OK) mark_surroundings(table, doc);
  return status;
}
