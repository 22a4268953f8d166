/* The organisations of a document: adding their mentions, and telling which names are of the same one. */
#include "fact/person/organization_known.h"

#include "base/error.h"

#define MAX_WORDS 16u

static uint32_t read_words(const name_reader *reader, token_range span, uint32_t *words) {
  uint32_t count = 0;
  for (uint32_t t = span.first; t < span.end && count < MAX_WORDS; t++)
    if (token_at(reader, t)->kind == TOKEN_WORD || token_at(reader, t)->kind == TOKEN_CODE || token_at(reader, t)->kind == TOKEN_NUMBER)
      words[count++] = token_at(reader, t)->lexeme;
  return count;
}

#define ROW_KEY 0x80000000u /* keys from here up: rows of <IGO> */
#define MAX_SHARING 500u    /* organisations with the same first word that are compared, the latest */

/* The organisation of the same row, acronym or words. */
static uint32_t find_known(const organization_reader *organizations, const uint32_t *words, uint32_t count, const organization_source *source) {
  const key_index *index = &organizations->index;
  uint32_t at = source->row == NO_REF ? 0 : key_index_first(index, ROW_KEY | source->row);
  if (at) return key_index_item(index, at);
  uint32_t found = NO_REF;
  uint32_t seen = 0;
  for (at = count ? key_index_first(index, words[0]) : 0; at && seen++ < MAX_SHARING; at = key_index_next(index, at)) {
    const organization_name *name = &organizations->names[key_index_item(index, at)];
    bool same = name->count == count && memcmp(name->words, words, count * sizeof *words) == 0;
    if (same || (count == 1 && name->acronym == words[0])) found = key_index_item(index, at); /* the first of them */
  }
  return found;
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
  uint32_t *kept = ARENA_RAW(reader->arena, uint32_t, count + 1);
  if (!kept) return NO_REF;
  if (count) memcpy(kept, words, count * sizeof *words);
  if (count && !key_index_add(&organizations->index, words[0], index)) return NO_REF;
  if (source->row != NO_REF && !key_index_add(&organizations->index, ROW_KEY | source->row, index)) return NO_REF;
  organizations->names[index] = (organization_name){kept, count, source->row, LEXEME_NONE};
  *organization =
      (fact_organization){tokens_text(reader->tokens, span.first, span.end), source->kind, source->country, source->cameo, source->is_shared};
  return index;
}

int add_mention_of(organization_reader *organizations, uint32_t index, token_range span, const organization_source *source) {
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

bool abbreviates(ng_str letters, ng_str name) {
  uint32_t used = 0, count = 0;
  for (uint32_t i = 0; i < name.len; i++) {
    const bool begins = i == 0 || name.ptr[i - 1] == ' ' || name.ptr[i - 1] == '-';
    if (!begins || name.ptr[i] < 'A' || name.ptr[i] > 'Z') continue;
    if (used == letters.len || name.ptr[i] != letters.ptr[used++]) return false;
    count++;
    while (used < letters.len && letters.ptr[used] == '.') used++; /* "the F.B.I." */
  }
  return used == letters.len && count > 1;
}

/* "The Rapid Support Forces … the RSF", "the ANC … African National Congress": the listed body of the same code that one name is short for. */
static uint32_t find_abbreviated(const organization_reader *organizations, ng_str name, ng_str cameo) {
  const fact_organization *items = organizations->reader->facts->organizations.items;
  const uint32_t count = organizations->reader->facts->organizations.count;
  for (uint32_t i = count > MAX_SHARING ? count - MAX_SHARING : 0; cameo.len && i < count; i++) {
    if (str_equal(items[i].cameo, cameo) && (abbreviates(name, items[i].name) || abbreviates(items[i].name, name))) return i;
  }
  return NO_REF;
}

uint32_t known_organization(const organization_reader *organizations, token_range span) {
  uint32_t words[MAX_WORDS], count = read_words(organizations->reader, span, words);
  return find_known(organizations, words, count, &(organization_source){.row = NO_REF});
}

int add_mention(organization_reader *organizations, token_range span, const organization_source *source) {
  uint32_t words[MAX_WORDS], count = read_words(organizations->reader, span, words);
  uint32_t index = find_known(organizations, words, count, source);
  if (index == NO_REF) index = find_abbreviated(organizations, tokens_text(organizations->reader->tokens, span.first, span.end), source->cameo);
  if (index == NO_REF) index = new_organization(organizations, span, words, count, source);
  return index == NO_REF ? NG_ERROR_MEMORY : add_mention_of(organizations, index, span, source);
}

uint32_t short_form_of(const organization_reader *organizations, token_range span) {
  const name_reader *reader = organizations->reader;
  if (word_marks(reader, span.first) & (IS(ORDINARY) | IS(GAZ) | IS(DEMONYM) | IS(FIRST_NAME) | IS(TITLE))) return NO_REF;
  uint32_t at = key_index_first(&organizations->index, token_at(reader, span.first)->lexeme);
  if (!at) return NO_REF;
  uint32_t words[MAX_WORDS], count = read_words(reader, span, words), found = NO_REF;
  for (uint32_t seen = 0; at && seen++ < MAX_SHARING; at = key_index_next(&organizations->index, at)) {
    const organization_name *name = &organizations->names[key_index_item(&organizations->index, at)];
    const bool is_longer = name->count > count && memcmp(name->words, words, count * sizeof *words) == 0;
    if (is_longer || (count == 1 && name->acronym == words[0])) found = key_index_item(&organizations->index, at);
  }
  return found;
}
