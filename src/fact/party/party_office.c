/* The office of a person told beside the name: "Lee, [president of the miners' union]", "Lee, a [Labour leader]", "the [mines minister], Ann Lee,". */
#include "fact/party/party_find.h"
#include "fact/person/people.h"

enum { LONGEST = 8, LONGEST_BODY = 12 };

/* The words of an office [first, end), and where its phrase begins. */
typedef struct {
  const title_row *row;
  uint32_t start, first, end;
} office_words;

static const title_row *row_of(const document *doc, const list_hit *title) {
  return &doc->people_tables->lists.titles[title->row];
}

/* "a [former] minister": nobody acts for an office of the past. */
static bool tells_past(const document *doc, uint32_t token) {
  const list_hit *hit = token_hit(&doc->tokens, token, LIST_OFFICE_MODIFIER);
  return hit && doc->people_tables->lists.modifiers[hit->row].effect == EFFECT_FORMER;
}

bool is_former(const document *doc, uint32_t first, uint32_t end) {
  for (uint32_t t = first ? first - 1 : 0; t < end; t++) {
    if (tells_past(doc, t)) return true;
  }
  return false;
}

/* "a [Labour] leader", "[Chad]'s [mines] minister": what may stand before the office in its phrase. */
static bool is_before_office(const party_table *table, const document *doc, uint32_t token) {
  bool joins = token_is(&doc->tokens, token, WORD_GENITIVE) || token_is(&doc->tokens, token, WORD_AND);
  return joins || is_in_title(doc, token) || table->over[token] & OVER_PLACE || body_at(doc, token);
}

/* "a [union] leader", "the [minister]'s aide", "[president] Lee": whether the title that ends at `end` is of somebody else or no head. */
static bool is_no_head(const document *doc, uint32_t end) {
  const token_table *tokens = &doc->tokens;
  const ng_token *next = &tokens->tokens[end];
  if (end >= tokens->count || next->kind != TOKEN_WORD) return false;
  if (token_is(tokens, end, WORD_GENITIVE)) return true;
  return !grammar_of(tokens, end) && !token_ends(tokens, end, STR("ing")) && is_in_title(doc, end);
}

/* "chairman [and chief executive] of Acme": the second of two titles, which tells the sector if the first does not. */
static void join_title(const document *doc, office_words *office) {
  const list_hit *other = token_is(&doc->tokens, office->end, WORD_AND) ? token_hit(&doc->tokens, office->end + 1, LIST_TITLE) : NULL;
  if (!other) return;
  if (!office->row->sector.len) office->row = row_of(doc, other);
  office->end += 1 + other->length;
}

/* The office that the phrase from `start` on ends in. */
static bool find_head(const party_table *table, const document *doc, uint32_t start, office_words *office) {
  const token_table *tokens = &doc->tokens;
  uint32_t stop = start + LONGEST < tokens->count ? start + LONGEST : tokens->count;
  for (uint32_t t = start; t < stop; t++) {
    const list_hit *title = token_hit(tokens, t, LIST_TITLE);
    if (title && !is_no_head(doc, t + title->length)) {
      *office = (office_words){row_of(doc, title), start, t, t + title->length};
      join_title(doc, office);
      return true;
    }
    if (tells_past(doc, t) || !is_before_office(table, doc, t)) return false;
  }
  return false;
}

/* "Lee, 51, a [Labour leader], said", "Lee, who is the [mines minister], said", "Lee, [Acme chief executive] said", but not "told Lee, the
 * [president] said". */
static bool read_behind(const party_table *table, const document *doc, uint32_t comma, office_words *office) {
  const token_table *tokens = &doc->tokens;
  if (!token_is(tokens, comma, WORD_COMMA) || comma + 2 >= tokens->count) return false;
  const uint32_t t = apposition_start(doc, comma);
  const bool article = grammar_of(tokens, t) & GRAMMAR_DETERMINER;
  if (!find_head(table, doc, t + article, office)) return false;
  bool acts = grammar_of(tokens, office->end) & GRAMMAR_VERB || has_finite_form(tokens, office->end) || token_is(tokens, office->end, WORD_SAID);
  return !(article && acts);
}

/* The longest title that ends at `end`, where it begins in `*first`; NULL when there is none. */
static const list_hit *title_ending(const document *doc, uint32_t least, uint32_t end, uint32_t *first) {
  enum { LONGEST_TITLE = 5 };
  for (*first = end > least + LONGEST_TITLE ? end - LONGEST_TITLE : least; *first < end; ++*first) {
    const list_hit *hit = token_hit(&doc->tokens, *first, LIST_TITLE);
    if (hit && *first + hit->length == end) return hit;
  }
  return NULL;
}

/* "[the mines minister], Ann Lee, said", but not "According to [the minister], Ann Lee said she": the comma behind the name closes it, or the office
 * opens the sentence. */
static bool is_closed(const document *doc, const office_words *office, uint32_t end) {
  const token_table *tokens = &doc->tokens;
  uint32_t opening = office->start - doc->sentences.items[doc->sentences.of_token[end - 1]].first;
  bool alone = opening == 0 || (opening == 1 && grammar_of(tokens, office->start - 1) & GRAMMAR_DETERMINER);
  return alone || end >= tokens->count || tokens->tokens[end].kind == TOKEN_PUNCT;
}

/* "the [mines minister], Ann Lee, said", "[president of the union], Ann Lee": the title behind which only its body stands before `comma`. */
static bool read_before(const document *doc, uint32_t comma, uint32_t end_of_name, office_words *office) {
  const token_table *tokens = &doc->tokens;
  const uint32_t least = doc->sentences.items[doc->sentences.of_token[comma]].first;
  for (uint32_t end = comma; end > least && comma - end < LONGEST_BODY; end--) {
    uint32_t first, start;
    bool ends = end == comma || token_is(tokens, end, WORD_OF);
    const list_hit *title = ends ? title_ending(doc, least, end, &first) : NULL;
    if (title) {
      for (start = first; start > least && first - start < LONGEST && !tells_past(doc, start - 1) && is_in_title(doc, start - 1);) start--;
      *office = (office_words){row_of(doc, title), start, first, end};
      return !(start > least && tells_past(doc, start - 1)) && is_closed(doc, office, end_of_name);
    }
    bool apart = tokens->tokens[end - 1].kind == TOKEN_PUNCT || grammar_of(tokens, end - 1) & (GRAMMAR_VERB | GRAMMAR_CLAUSE);
    if (apart) return false;
  }
  return false;
}

/* "[Labour] leader", "the [union]'s president": the body right before the office or in its phrase. */
static const organization_mention *body_before_office(const document *doc, const office_words *office) {
  for (uint32_t t = office->first; t > office->start; t--) {
    const organization_mention *body = body_at(doc, t - 1);
    if (body) return body;
  }
  uint32_t t = office->start - (office->start && token_is(&doc->tokens, office->start - 1, WORD_GENITIVE));
  return t ? body_at(doc, t - 1) : NULL;
}

/* "head of [the EC] delegation", but not "head of [Acme] affairs at the ministry", "of the [Democratic] polling firm": whether the office is of the body. */
static bool is_of_its_people(const document *doc, const organization_mention *body) {
  enum { WAY = 3 };
  const uint32_t end = body->span.end;
  uint32_t t = end;
  if (body->role == ORG_MEMBER && doc->tokens.tokens[end].casing == CASE_LOWER && is_in_title(doc, end)) return false;
  while (t < end + WAY && doc->tokens.tokens[t].casing == CASE_LOWER && is_in_title(doc, t) && !token_hit(&doc->tokens, t, LIST_PARTY_NOUN)) t++;
  return t == end || token_hit(&doc->tokens, t, LIST_PARTY_NOUN);
}

/* "president of [the union]", "head of oil trade at [Acme Corp]": the body behind the office. */
static const organization_mention *body_behind_office(const document *doc, uint32_t end) {
  static const uint16_t JOINTS[] = {WORD_OF, WORD_FOR, WORD_AT, WORD_FROM, WORD_WITH};
  const token_table *tokens = &doc->tokens;
  if (!ONE_OF(tokens, end, JOINTS)) return NULL;
  uint32_t stop = end + LONGEST_BODY < tokens->count ? end + LONGEST_BODY : tokens->count;
  for (uint32_t t = end + 1; t < stop; t++) {
    const organization_mention *body = body_at(doc, t);
    if (body && body->span.first == t) {
      if (is_of_its_people(doc, body)) return body;
      t = body->span.end;
    }
    bool apart = tokens->tokens[t].kind == TOKEN_PUNCT || grammar_of(tokens, t) & (GRAMMAR_VERB | GRAMMAR_CLAUSE);
    if (apart) return NULL;
  }
  return NULL;
}

/* The sector of the noun that the office is of: "head of the miners' [union]", "head of the [exporters]' association"; empty when no noun of people stands
 * there. */
static ng_str sector_of_noun(const document *doc, uint32_t end) {
  enum { WAY = 6 };
  const token_table *tokens = &doc->tokens;
  ng_str told = STR("");
  if (!token_is(tokens, end, WORD_OF) && !token_is(tokens, end, WORD_FOR)) return told;
  for (uint32_t t = end + 1; t < tokens->count && t < end + 1 + WAY; t++) {
    const list_hit *noun = token_hit(tokens, t, LIST_PARTY_NOUN);
    uint32_t sector = noun ? doc->event_tables->noun_sectors[noun->row] & SECTOR_MASK : SECTOR_NOBODY;
    bool says_little = told.len && (sector == SECTOR_NGO || sector == SECTOR_GOV || sector == SECTOR_NOBODY);
    if (noun && !says_little) told = str_of(SECTOR_NAMES[sector]);
    bool joins = grammar_of(tokens, t) & GRAMMAR_DETERMINER || is_in_title(doc, t);
    if (!joins) break;
  }
  return told;
}

/* The same of the noun that owns the office or stands right before it: "the [union]'s president", "the [government]'s top spokesman", "a [union] official". */
static ng_str sector_of_owner(const document *doc, const office_words *office) {
  enum { WAY = 3 };
  uint32_t t = office->first;
  ng_str before = t > office->start ? sector_before_office(doc, t) : STR("");
  if (before.len) return before;
  while (t > 1 && office->first - t < WAY && is_in_title(doc, t - 1)) t--;
  if (t < 2 || !token_is(&doc->tokens, t - 1, WORD_GENITIVE)) return STR("");
  const list_hit *noun = token_hit(&doc->tokens, t - 2, LIST_PARTY_NOUN);
  return noun ? str_of(SECTOR_NAMES[doc->event_tables->noun_sectors[noun->row] & SECTOR_MASK]) : STR("");
}

/* "president of [Peru]", "the [Peruvian] leader", "[White House] counsel": whether the office is one of a state. */
static bool is_of_state(const party_table *table, const document *doc, const office_words *office) {
  const token_table *tokens = &doc->tokens;
  for (uint32_t t = office->start; t < office->first; t++) {
    if (table->over[t] & OVER_PLACE) return true;
  }
  uint32_t behind = office->end + 1 + token_is(tokens, office->end + 1, WORD_THE);
  return token_is(tokens, office->end, WORD_OF) && behind < tokens->count && table->over[behind] & OVER_PLACE;
}

typedef enum { DECIDES_OFFICE, DECIDES_BODY, DECIDES_NOBODY } decider;

/* Whether the office tells for whom its holder acts ("minister", "editor"), or the body that it is of ("president", "spokesman", "secretary of the
 * union"). `behind`: the body stands behind the office, or the office is one that firms and states have ("Acme treasurer"). */
static decider who_decides(const title_row *row, const fact_organization *body, bool behind) {
  static const char *const TRADES[] = {"MED", "EDU", "REL", "JUD", "OPP", "PTY"};
  static const char *const STATES[] = {"government", "court", "police", "military", "party"};
  const bool head = str_is(row->kind, "head"), told = row->sector.len && !head;
  for (size_t i = 0; told && i < sizeof TRADES / sizeof *TRADES; i++) {
    if (str_is(row->sector, TRADES[i])) return DECIDES_OFFICE;
  }
  if (!body) return told ? DECIDES_OFFICE : DECIDES_NOBODY;
  if (head && str_is(row->sector, "BUS") && str_is(body->kind, "government")) return DECIDES_OFFICE; /* "managing director of the Loans Department" */
  if (told && !behind && !str_is(body->kind, "igo") && !str_is(row->kind, "company")) return DECIDES_OFFICE;
  for (size_t i = 0; told && i < sizeof STATES / sizeof *STATES; i++) {
    if (str_is(body->kind, STATES[i])) return DECIDES_OFFICE;
  }
  if (!told && str_is(body->kind, "party")) return DECIDES_BODY; /* "a Labour strategist" */
  if (str_is(body->kind, "team") || str_is(row->kind, "other")) return DECIDES_NOBODY;
  return str_is(row->kind, "academic") && !str_is(body->kind, "company") ? DECIDES_NOBODY : DECIDES_BODY;
}

void note_home_of_office(const party_table *table, const document *doc, token_range words, ng_str office, acting_person *side) {
  static const char *const PUBLIC[] = {"GOV", "LEG", "JUD", "COP", "MIL", "PTY", "OPP"};
  for (size_t i = 0; side->sector.len && i < sizeof PUBLIC / sizeof *PUBLIC && !side->home.len; i++) {
    if (str_is(side->sector, PUBLIC[i])) side->home = home_of_office(table, doc, words, office, side->sector);
  }
}

/* "Lee of [Acme Corp]", "Lee, for the [Liberal Democrats], said": the body right behind the name that ends at `end`; teams and schools have too many. */
static const organization_mention *body_behind_name(const document *doc, uint32_t end) {
  static const uint16_t JOINTS[] = {WORD_OF, WORD_FROM, WORD_FOR};
  const token_table *tokens = &doc->tokens;
  bool apart = token_is(tokens, end, WORD_COMMA) && token_is(tokens, end + 1, WORD_FOR);
  if (!apart && !ONE_OF(tokens, end, JOINTS)) return NULL;
  uint32_t t = end + 1 + apart;
  t += token_is(tokens, t, WORD_THE);
  const organization_mention *body = t < tokens->count ? body_at(doc, t) : NULL;
  const fact_organization *organization = body ? &doc->facts.organizations.items[body->organization] : NULL;
  bool known = organization && !str_is(organization->kind, "team") && !str_is(organization->kind, "other");
  return known && (!apart || token_is(tokens, body->span.end, WORD_COMMA)) ? body : NULL;
}

static bool note_body_of_name(const party_table *table, const document *doc, const person_mention *mention, acting_person *side) {
  const organization_mention *body = body_behind_name(doc, mention->span.end);
  if (!body) return false;
  side->body = body->organization + 1;
  if (!side->country.len) side->country = state_of_body(table, doc, &doc->facts.organizations.items[body->organization], body->span);
  return true;
}

/* "Lee, [his] chief of staff, said": the country of him whose official the person of the mention is; empty when nobody's is told. */
static ng_str state_of_chief(const document *doc, const person_mention *mention, uint32_t start) {
  const person_mention *chief = mention + 1, *end = doc->facts.person_mentions.items + doc->facts.person_mentions.count;
  bool owns = chief < end && chief->form == FORM_PRONOUN && chief->span.end == start;
  return owns ? doc->facts.people.items[chief->person].country : STR("");
}

bool note_office(const party_table *table, const document *doc, const person_mention *mention, acting_person *side) {
  static const uint16_t ANYBODYS[] = {WORD_SECRETARY, WORD_TREASURER};
  const fact_table *facts = &doc->facts;
  office_words office;
  uint32_t first = mention->span.first;
  bool before = first && token_is(&doc->tokens, first - 1, WORD_COMMA) && read_before(doc, first - 1, mention->span.end, &office);
  if (!before && !read_behind(table, doc, mention->span.end, &office)) return note_body_of_name(table, doc, mention, side);
  const organization_mention *body = body_before_office(doc, &office);
  if (!body) body = body_behind_office(doc, office.end);
  const fact_organization *organization = body ? &facts->organizations.items[body->organization] : NULL;
  bool behind = body && (body->span.first >= office.end || ONE_OF(&doc->tokens, office.end - 1, ANYBODYS));
  switch (who_decides(office.row, organization, behind)) {
    case DECIDES_BODY: side->body = body->organization + 1; break;
    case DECIDES_OFFICE:
      side->sector = office.row->sector;
      side->body = body ? 0 : union_of_commissioner(doc, office.row->office);
      break;
    case DECIDES_NOBODY:
      if (body) return false;
      side->sector = sector_of_owner(doc, &office);
      if (!side->sector.len)
        side->sector = !str_is(office.row->kind, "head") || !is_of_state(table, doc, &office) ? sector_of_noun(doc, office.end) : office.row->sector;
  }
  if (body && !side->country.len) side->country = state_of_body(table, doc, organization, body->span);
  const uint32_t comma = first - 1; /* "the chairman of the [Peruvian] growers, Ann Lee" */
  if (before && !side->country.len) names_state(table, (token_range){office.start, body ? office.end : comma}, &side->country, doc);
  if (!before && !side->country.len) side->country = state_behind(table, doc, mention->span.end);
  if (!before && !side->country.len) side->country = state_of_chief(doc, mention, office.start);
  note_home_of_office(table, doc, (token_range){office.start, office.end}, office.row->office, side);
  return side->body || side->sector.len;
}
