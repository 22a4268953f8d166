/* Finding organisations by lists, by their first and last words, by acronyms. */
#include "fact/organization.h"

#include <stdlib.h>

#include "base/error.h"

#define MAX_WORDS 16u

typedef struct {
  ng_str kind, country, cameo;
  uint32_t row;
  uint8_t role;
} organization_source;

static uint32_t read_words(const name_reader *reader, token_range span, uint32_t *words) {
  uint32_t count = 0;
  for (uint32_t t = span.first; t < span.end && count < MAX_WORDS; t++)
    if (token_at(reader, t)->kind == TOKEN_WORD || token_at(reader, t)->kind == TOKEN_CODE || token_at(reader, t)->kind == TOKEN_NUMBER)
      words[count++] = token_at(reader, t)->lexeme;
  return count;
}

static uint32_t find_known(const organization_reader *organizations, const uint32_t *words, uint32_t count, const organization_source *source) {
  for (uint32_t i = 0; i < organizations->reader->facts->organizations.count; i++) {
    const organization_name *name = &organizations->names[i];
    if (source->row != NO_REF && name->row == source->row) return i;
    if (count == 1 && name->acronym && name->acronym == words[0]) return i;
    if (name->count == count && memcmp(name->words, words, count * sizeof *words) == 0) return i;
  }
  return NO_REF;
}

static uint32_t new_organization(organization_reader *organizations, token_range span, const uint32_t *words, uint32_t count,
                                 const organization_source *source) {
  name_reader *reader = organizations->reader;
  fact_organization *organization = FACT_ADD(reader->arena, reader->facts->organizations);
  if (!organization) return NO_REF;
  uint32_t index = reader->facts->organizations.count - 1;
  if (index >= organizations->size) {
    uint32_t size = organizations->size ? organizations->size * 2 : 16;
    organization_name *names = arena_grow(reader->arena, organizations->names, organizations->size * sizeof *names, size * sizeof *names);
    if (!names) return NO_REF;
    organizations->names = names;
    organizations->size = size;
  }
  uint32_t *kept = ARENA_NEW(reader->arena, uint32_t, count + 1);
  if (!kept) return NO_REF;
  memcpy(kept, words, count * sizeof *words);
  organizations->names[index] = (organization_name){kept, count, source->row, LEXEME_NONE};
  *organization = (fact_organization){tokens_text(reader->tokens, span.first, span.end), source->kind, source->country, source->cameo};
  return index;
}

static int add_mention_of(organization_reader *organizations, uint32_t index, token_range span, const organization_source *source) {
  name_reader *reader = organizations->reader;
  organization_mention *mention = FACT_ADD(reader->arena, reader->facts->organization_mentions);
  if (!mention) return NG_ERROR_MEMORY;
  *mention = (organization_mention){span, source->role, index, METHOD_ORGANIZATION_NAME + source->role};
  uint8_t claim = source->role == ORG_MEMBER ? CLAIM_BELIEF : CLAIM_ORGANIZATION;
  for (uint32_t t = span.first; t < span.end; t++) reader->claims[t] = claim;
  ng_str name = tokens_text(reader->tokens, span.first, span.end);
  if (source->row != NO_REF && name.len > reader->facts->organizations.items[index].name.len) reader->facts->organizations.items[index].name = name;
  return NG_OK;
}

static int add_mention(organization_reader *organizations, token_range span, const organization_source *source) {
  uint32_t words[MAX_WORDS], count = read_words(organizations->reader, span, words);
  uint32_t index = find_known(organizations, words, count, source);
  if (index == NO_REF) index = new_organization(organizations, span, words, count, source);
  return index == NO_REF ? NG_ERROR_MEMORY : add_mention_of(organizations, index, span, source);
}

static bool is_acronym(const name_reader *reader, uint32_t token) {
  const ng_token *t = token_at(reader, token);
  return t->kind == TOKEN_WORD && t->casing == CASE_UPPER && t->end - t->start > 1;
}

static bool is_claimed(const name_reader *reader, token_range span) {
  for (uint32_t t = span.first; t < span.end; t++)
    if (reader->claims[t]) return true;
  return false;
}

static int add_listed(organization_reader *organizations, uint32_t token, const list_hit *hit, unsigned list) {
  const name_reader *reader = organizations->reader;
  const name_lists *lists = reader->lists;
  organization_source source = {hit_text(reader, hit, lists->kind[list]), hit_text(reader, hit, lists->country[list]),
                                hit_text(reader, hit, lists->cameo[list]), NO_REF,
                                (uint8_t)(hit->length == 1 && is_acronym(reader, token) ? ORG_ACRONYM : ORG_NAME)};
  if (1u << list & IS_BELIEF) source.role = ORG_MEMBER;
  if (list == NAME_IGO) source.row = reader->lexicon->entries[hit->entry].row;
  return add_mention(organizations, (token_range){token, token + hit->length}, &source);
}

/* The longest entry of a list of organisations or beliefs at every capitalised token. */
static int find_listed(organization_reader *organizations, uint32_t wanted) {
  const name_reader *reader = organizations->reader;
  for (uint32_t t = 0; t < reader->tokens->count; t++) {
    uint32_t bits = reader->begins[t] & wanted;
    if (!bits || reader->claims[t] || !is_capitalised(reader, t) || sentence_of(reader, t)->zone == ZONE_BOILERPLATE) continue;
    unsigned list = NAME_LIST_COUNT;
    const list_hit *best = NULL;
    for (unsigned i = 0; i < NAME_LIST_COUNT; i++) {
      const list_hit *hit = bits & 1u << i ? name_hit(reader, t, i) : NULL;
      if (hit && (!best || hit->length > best->length)) best = hit, list = i;
    }
    if (!best || is_claimed(reader, (token_range){t, t + best->length})) continue;
    bool title = reader->begins[t] & (IS(TITLE) | IS(HONORIFIC)) && best->length == 1;
    bool dashed = best->length == 1 && t + 1 < reader->tokens->count && token_at(reader, t + 1)->kind == TOKEN_DASH && wanted & IS_BELIEF &&
                  is_capitalised(reader, t + 2 < reader->tokens->count ? t + 2 : t + 1) && reader->single[t] & IS(SURNAME);
    if (title || dashed) continue;
    int status = add_listed(organizations, t, best, list);
    if (status != NG_OK) return status;
    t += best->length - 1;
  }
  return NG_OK;
}

/* "of California", "for Human Rights", "of the Philippines" behind a name. */
static uint32_t over_of(const name_reader *reader, uint32_t token, uint32_t end) {
  if (token + 1 >= end || !(has_word(reader, token, "of") || has_word(reader, token, "for") || has_word(reader, token, "on"))) return token;
  uint32_t t = token + 1;
  if (has_word(reader, t, "the")) t++;
  uint32_t first = t;
  while (t < end && is_capitalised(reader, t) && !(reader->single[t] & (IS(MONTH) | IS(WEEKDAY)))) {
    t++;
    if (t + 1 < end && (has_word(reader, t, "and") || has_word(reader, t, "&")) && is_capitalised(reader, t + 1) &&
        !(reader->single[t + 1] & IS(GAZ)))
      t++;
  }
  return t > first ? t : token;
}

/* The last word of the run that ends a name of an organisation; 0 when there is none. */
static uint32_t suffix_end(const name_reader *reader, uint32_t first, uint32_t end, ng_str *kind) {
  for (uint32_t t = end; t-- > first + 1;) {
    const list_hit *hit = name_hit(reader, t, NAME_SUFFIX);
    if (!hit || t + hit->length > end || reader->claims[t]) continue;
    bool person = hit->length == 1 && t == first + 1 && reader->single[t] & IS(SURNAME) && reader->single[first] & IS(FIRST_NAME);
    bool title = reader->begins[t] & IS(TITLE) && t + hit->length < end;
    if (person || title) continue;
    *kind = hit_text(reader, hit, reader->lists->suffix_kind);
    return t + hit->length;
  }
  return 0;
}

/* Where the name itself begins: behind a title or a person's name before it. */
static uint32_t behind_titles(const name_reader *reader, uint32_t first, uint32_t end) {
  for (uint32_t t = first; t + 1 < end; t++) {
    const list_hit *hit = name_hit(reader, t, NAME_HONORIFIC);
    if (hit && t + hit->length < end) first = t + hit->length;
  }
  return first;
}

/* "West Bank" is a place although banks are companies. */
static bool is_place_name(const name_reader *reader, uint32_t first, uint32_t end) {
  const list_hit *hit = name_hit(reader, first, NAME_GAZ);
  return hit && first + hit->length >= end;
}

static int find_by_form(organization_reader *organizations) {
  const name_reader *reader = organizations->reader;
  for (uint32_t i = 0; i < reader->run_count; i++) {
    const name_run *run = &reader->runs[i];
    if (run->flags & (RUN_SHOUTED | RUN_PLAIN)) continue;
    uint32_t first = behind_titles(reader, run->first, run->end), stop = sentence_of(reader, run->first)->end;
    organization_source source = {STR("other"), STR(""), STR(""), NO_REF, ORG_NAME};
    uint32_t end = suffix_end(reader, first, run->end, &source.kind);
    if (!end && run->flags & RUN_HAS_AMPERSAND) source.kind = STR("company"), end = run->end;
    const list_hit *head = name_hit(reader, run->end - 1, NAME_HEAD);
    uint32_t behind = end == run->end || head ? over_of(reader, run->end, stop) : run->end;
    if (!end && head && behind > run->end) source.kind = hit_text(reader, head, reader->lists->head_kind);
    if (behind > run->end && (end == run->end || !end) && (head || has_word(reader, run->end, "of"))) end = behind;
    if (end && is_place_name(reader, first, end)) continue;
    if (!end || (!head && end <= first + 1) || is_claimed(reader, (token_range){first, end})) continue;
    if (head && end == run->end && end == first + 1) continue;
    int status = add_mention(organizations, (token_range){first, end}, &source);
    if (status != NG_OK) return status;
  }
  return NG_OK;
}

/* "the Free Aceh Movement (GAM)": the acronym in brackets stands for the organisation before it. */
static int find_bracketed(organization_reader *organizations) {
  name_reader *reader = organizations->reader;
  uint32_t count = reader->facts->organization_mentions.count;
  for (uint32_t i = 0; i < count; i++) {
    organization_mention mention = reader->facts->organization_mentions.items[i];
    uint32_t t = mention.span.end;
    if (t + 2 >= reader->tokens->count || !has_word(reader, t, "(") || !has_word(reader, t + 2, ")") || !is_acronym(reader, t + 1) ||
        reader->claims[t + 1])
      continue;
    fact_organization known = reader->facts->organizations.items[mention.organization];
    organization_source source = {known.kind, known.country, known.cameo, NO_REF, ORG_ACRONYM};
    organizations->names[mention.organization].acronym = token_at(reader, t + 1)->lexeme;
    int status = add_mention_of(organizations, mention.organization, (token_range){t + 1, t + 2}, &source);
    if (status != NG_OK) return status;
  }
  return NG_OK;
}

static int compare_mentions(const void *a, const void *b) {
  const organization_mention *x = a, *y = b;
  return x->span.first < y->span.first ? -1 : x->span.first > y->span.first;
}

static void sort_mentions(fact_table *facts) {
  if (facts->organization_mentions.count > 1)
    qsort(facts->organization_mentions.items, facts->organization_mentions.count, sizeof(organization_mention), compare_mentions);
}

int find_organizations(organization_reader *organizations, name_reader *reader) {
  *organizations = (organization_reader){.reader = reader};
  int status = find_by_form(organizations);
  if (status == NG_OK) status = find_listed(organizations, IS_ORGANIZATION);
  if (status == NG_OK) status = find_bracketed(organizations);
  if (status == NG_OK) sort_mentions(reader->facts);
  return status;
}

/* "Barrick" after "Barrick Gold Corp."; the short form of an organisation that the document named in full. */
static uint32_t short_form_of(const organization_reader *organizations, token_range span) {
  const name_reader *reader = organizations->reader;
  uint32_t words[MAX_WORDS], count = read_words(reader, span, words);
  if (!count || reader->single[span.first] & (IS(ORDINARY) | IS(GAZ) | IS(DEMONYM) | IS(FIRST_NAME) | IS(TITLE))) return NO_REF;
  for (uint32_t i = 0; i < reader->facts->organizations.count; i++) {
    const organization_name *name = &organizations->names[i];
    if (name->count > count && memcmp(name->words, words, count * sizeof *words) == 0) return i;
  }
  return NO_REF;
}

static bool is_unknown_acronym(const name_reader *reader, const name_run *run, token_range span) {
  if (span.end != span.first + 1 || !is_acronym(reader, span.first) || run->flags & (RUN_SHOUTED | RUN_PLAIN)) return false;
  const ng_token *token = token_at(reader, span.first);
  if (token->end - token->start < 3 || token->end - token->start > 7 ||
      memchr(reader->tokens->text.ptr + token->start, '.', token->end - token->start))
    return false;
  return !(reader->begins[span.first] & (IS(GAZ) | IS(NO_ORG) | IS(DEMONYM) | IS(TITLE) | IS(HONORIFIC)));
}

int find_more_organizations(organization_reader *organizations) {
  name_reader *reader = organizations->reader;
  int status = find_listed(organizations, IS_BELIEF);
  for (uint32_t i = 0; i < reader->run_count && status == NG_OK; i++) {
    const name_run *run = &reader->runs[i];
    token_range span = {run->first, run->end};
    if (is_claimed(reader, span)) continue;
    uint32_t known = short_form_of(organizations, span);
    organization_source source = {STR("other"), STR(""), STR(""), NO_REF, ORG_NAME};
    if (known == NO_REF) {
      if (!is_unknown_acronym(reader, run, span)) continue;
      source.role = ORG_ACRONYM;
    } else {
      const fact_organization *organization = &reader->facts->organizations.items[known];
      source = (organization_source){organization->kind, organization->country, organization->cameo, NO_REF, ORG_NAME};
    }
    status = known == NO_REF ? add_mention(organizations, span, &source) : add_mention_of(organizations, known, span, &source);
  }
  sort_mentions(reader->facts);
  return status;
}
