/* Finding runs of capitalised words: which words a name may be made of, and where it has to stop. */
#include "fact/name.h"

#include "base/error.h"

#define LONGEST_RUN 12u
#define LONGEST_TITLE 6u

static const char *const LIST_NAMES[] = {
#define LIST(constant, name) #name,
    NG_NAME_LISTS(LIST)
#undef LIST
};

static int column(const ng_lexicon *lexicon, const name_lists *lists, unsigned list, const char *name) {
  return lists->id[list] < 0 ? -1 : lexicon_column(lexicon, (uint32_t)lists->id[list], str_of(name));
}

int name_lists_init(name_lists *lists, ng_arena *arena, const ng_lexicon *lexicon) {
  *lists = (name_lists){.of_list = ARENA_NEW(arena, uint8_t, lexicon->list_count + 1)};
  if (!lists->of_list) return NG_ERROR_MEMORY;
  memset(lists->of_list, NAME_LIST_COUNT, lexicon->list_count + 1);
  for (unsigned i = 0; i < NAME_LIST_COUNT; i++) {
    lists->id[i] = lexicon_list(lexicon, str_of(LIST_NAMES[i]));
    if (lists->id[i] >= 0) lists->of_list[lists->id[i]] = (uint8_t)i;
    lists->kind[i] = column(lexicon, lists, i, "kind");
    lists->country[i] = column(lexicon, lists, i, "country");
    lists->cameo[i] = column(lexicon, lists, i, "cameo");
  }
  lists->gender = column(lexicon, lists, NAME_FIRST_NAME, "gender");
  lists->weak = column(lexicon, lists, NAME_FIRST_NAME, "weak");
  lists->surname_weak = column(lexicon, lists, NAME_SURNAME, "weak");
  lists->honorific_gender = column(lexicon, lists, NAME_HONORIFIC, "gender");
  lists->joint = column(lexicon, lists, NAME_PARTICLE, "joint");
  lists->office = column(lexicon, lists, NAME_TITLE, "office");
  lists->title_kind = lists->kind[NAME_TITLE];
  lists->leader = column(lexicon, lists, NAME_TITLE, "leader");
  lists->effect = column(lexicon, lists, NAME_MODIFIER, "effect");
  lists->group_kind = lists->kind[NAME_GROUP];
  lists->suffix_kind = lists->kind[NAME_SUFFIX];
  lists->head_kind = lists->kind[NAME_HEAD];
  return NG_OK;
}

const list_hit *name_hit(const name_reader *reader, uint32_t token, unsigned list) {
  if (token >= reader->tokens->count || !(reader->begins[token] & 1u << list)) return NULL;
  return token_hit(reader->tokens, token, (uint32_t)reader->lists->id[list]);
}

static const list_entry *entry_of(const name_reader *reader, const list_hit *hit) {
  return &reader->lexicon->entries[hit->entry];
}

ng_str hit_text(const name_reader *reader, const list_hit *hit, int col) {
  const list_entry *entry = entry_of(reader, hit);
  return col < 0 ? STR("") : lexicon_cell(reader->lexicon, entry->list, entry->row, (uint32_t)col);
}

int32_t hit_int(const name_reader *reader, const list_hit *hit, int col) {
  const list_entry *entry = entry_of(reader, hit);
  return col < 0 ? 0 : lexicon_cell_int(reader->lexicon, entry->list, entry->row, (uint32_t)col);
}

const list_hit *hit_ending(const name_reader *reader, uint32_t end, uint32_t least, unsigned list, uint32_t *first) {
  uint32_t from = end > least + LONGEST_TITLE ? end - LONGEST_TITLE : least;
  for (uint32_t t = from; t < end; t++) {
    const list_hit *hit = name_hit(reader, t, list);
    for (const list_hit *h = hit; h && h < reader->tokens->hits + reader->tokens->first_hit[t + 1]; h++) {
      if (entry_of(reader, h)->list != (uint32_t)reader->lists->id[list] || t + h->length != end) continue;
      *first = t;
      return h;
    }
  }
  return NULL;
}

bool is_capitalised(const name_reader *reader, uint32_t token) {
  const ng_token *t = token_at(reader, token);
  if (t->kind != TOKEN_WORD && t->kind != TOKEN_CODE) return false;
  char c = reader->tokens->text.ptr[t->start];
  return t->casing == CASE_TITLE || t->casing == CASE_UPPER || (t->casing == CASE_MIXED && !(c >= 'a' && c <= 'z'));
}

const list_hit *organization_hit(const name_reader *reader, uint32_t token, unsigned *list) {
  const list_hit *best = NULL;
  uint32_t bits = token < reader->tokens->count ? reader->begins[token] & IS_ORGANIZATION : 0;
  for (unsigned i = 0; bits && i < NAME_LIST_COUNT; i++) {
    if (!(bits & 1u << i)) continue;
    const list_hit *hit = name_hit(reader, token, i);
    if (!hit || (best && best->length >= hit->length)) continue;
    best = hit;
    *list = i;
  }
  return best;
}

static void mark_lists(name_reader *reader) {
  const token_table *tokens = reader->tokens;
  for (uint32_t t = 0; t < tokens->count; t++)
    for (uint32_t h = tokens->first_hit[t]; h < tokens->first_hit[t + 1]; h++) {
      unsigned list = reader->lists->of_list[entry_of(reader, &tokens->hits[h])->list];
      if (list == NAME_LIST_COUNT) continue;
      reader->begins[t] |= 1u << list;
      if (tokens->hits[h].length == 1) reader->single[t] |= 1u << list;
    }
}

/* Headlines In Title Case and LINES IN CAPITALS: nearly every longer word has a capital, so capitals are no evidence. A sentence with its stop
 * is one only when it has no other words: "Deputy President William Ruto spoke." is not. */
static bool is_shouted(const name_reader *reader, const ng_sentence *sentence) {
  uint32_t capital = 0, lower = 0, upper = 0;
  for (uint32_t t = sentence->first; t < sentence->end; t++) {
    const ng_token *token = token_at(reader, t);
    if (token->kind != TOKEN_WORD || token->end - token->start < 4) continue;
    if (is_capitalised(reader, t))
      capital++;
    else
      lower++;
    upper += token->casing == CASE_UPPER;
  }
  return sentence->is_line ? capital >= 3 && lower * 4 <= capital : upper >= 3 && lower == 0;
}

/* A capital that the start of a sentence or of a quotation explains. */
static bool starts_sentence(const name_reader *reader, uint32_t token, const ng_sentence *sentence) {
  if (token == sentence->first || token == sentence->first + sentence->dateline_end) return true;
  const ng_token *before = token_at(reader, token - 1);
  if (before->kind == TOKEN_QUOTE) return true;
  if (before->kind != TOKEN_PUNCT && before->kind != TOKEN_SYMBOL) return false;
  char c = reader->tokens->text.ptr[before->start];
  return c == ':' || c == '.' || c == '!' || c == '?' || c == '*' || c == ';';
}

/* "J.", "J.K.", or a bare "J" with its dot apart. */
static bool is_initial(const name_reader *reader, uint32_t token) {
  const ng_token *t = token_at(reader, token);
  if (t->kind != TOKEN_WORD || !is_capitalised(reader, token)) return false;
  return t->end - t->start == 1 || (t->end - t->start <= 6 && reader->tokens->text.ptr[t->start + 1] == '.');
}

static bool is_name_word(const name_reader *reader, uint32_t token) {
  if (!is_capitalised(reader, token) || str_is(word_at(reader, token), "I")) return false;
  uint32_t bits = reader->single[token];
  return !(bits & IS(WEEKDAY)) && (!(bits & IS(MONTH)) || bits & IS(FIRST_NAME));
}

static bool is_dash(const name_reader *reader, uint32_t token) {
  const ng_token *t = token_at(reader, token);
  return t->kind == TOKEN_DASH && t->end - t->start == 1;
}

static bool is_glued(const name_reader *reader, uint32_t token) {
  return token_at(reader, token)->flags & TOKEN_GLUED;
}

/* "Suk-yeol", "al-Assad", "Jean-Claude": the word behind a hyphen without spaces. */
static uint32_t over_hyphen(const name_reader *reader, uint32_t token, uint32_t end) {
  if (token + 1 >= end || !is_dash(reader, token) || !is_glued(reader, token) || !is_glued(reader, token + 1)) return token;
  if (is_capitalised(reader, token + 1)) return token + 2;
  const ng_token *t = token_at(reader, token + 1);
  bool given = t->kind == TOKEN_WORD && t->end - t->start <= 6 && reader->single[token - 1] & (IS(FIRST_NAME) | IS(SURNAME) | IS(FAMILY_FIRST)) &&
               !(reader->single[token + 1] & IS(ORDINARY));
  bool korean = t->kind == TOKEN_WORD && t->end - t->start <= 6 && token >= 2 && reader->single[token - 2] & IS(FAMILY_FIRST);
  return (given || korean) && t->casing == CASE_LOWER ? token + 2 : token;
}

/* "van der", "al-", "bin": particles inside a name, up to the capital behind them. */
static uint32_t over_particle(const name_reader *reader, uint32_t token, uint32_t end) {
  const list_hit *hit = name_hit(reader, token, NAME_PARTICLE);
  if (!hit || token_at(reader, token)->casing != CASE_LOWER) return token;
  uint32_t next = token + hit->length;
  if (next >= end) return token;
  bool joined = is_dash(reader, next) && is_glued(reader, next) && next + 1 < end && is_glued(reader, next + 1);
  if (joined && hit_int(reader, hit, reader->lists->joint)) return is_capitalised(reader, next + 1) ? next + 2 : token;
  bool bare = hit_int(reader, hit, reader->lists->joint) && token_at(reader, token)->end - token_at(reader, token)->start == 2 &&
              !has_word(reader, token, "al") && !has_word(reader, token, "el");
  if (bare || !is_capitalised(reader, next) || is_glued(reader, next)) return token;
  return next;
}

/* "Jr.", also behind a comma. */
static uint32_t over_suffix(const name_reader *reader, uint32_t token, uint32_t end) {
  static const char *const SUFFIXES[] = {"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", "VI", "XVI", "XIV", NULL};
  uint32_t at = token < end && has_word(reader, token, ",") ? token + 1 : token;
  for (const char *const *s = SUFFIXES; at < end && *s; s++)
    if (has_word(reader, at, *s) && (at == token || (*s)[1] == 'r')) return at + 1;
  return token;
}

/* Joaquín "El Chapo" Guzmán. */
static uint32_t over_nickname(const name_reader *reader, uint32_t token, uint32_t end) {
  if (token + 3 >= end || token_at(reader, token)->kind != TOKEN_QUOTE || !(token_at(reader, token)->flags & TOKEN_OPENS)) return token;
  for (uint32_t t = token + 1; t < end && t < token + 4; t++) {
    if (token_at(reader, t)->kind == TOKEN_QUOTE) return t > token + 1 && t + 1 < end && is_name_word(reader, t + 1) ? t + 2 : token;
    if (!is_capitalised(reader, t)) return token;
  }
  return token;
}

/* The token behind the part of a name that begins at `token`, or `token` when the name ends before it. */
static uint32_t next_part(const name_reader *reader, uint32_t token, uint32_t end, name_run *run) {
  if (token >= end) return token;
  if (is_name_word(reader, token) && !(is_glued(reader, token) && token_at(reader, token - 1)->kind == TOKEN_PUNCT &&
                                       !is_initial(reader, token - 1) && !has_word(reader, token - 1, ".")))
    return token + 1;
  if (has_word(reader, token, ".") && is_initial(reader, token - 1) && token + 1 < end && is_name_word(reader, token + 1)) return token + 2;
  if (has_word(reader, token, "&") && token + 1 < end && is_name_word(reader, token + 1)) {
    run->flags |= RUN_HAS_AMPERSAND;
    return token + 2;
  }
  uint32_t next = over_hyphen(reader, token, end);
  if (next == token) next = over_particle(reader, token, end);
  if (next == token) next = over_nickname(reader, token, end);
  return next == token ? over_suffix(reader, token, end) : next;
}

/* "But Obama", "Will Smith": a plain word that only its place made capital is no part of the name. */
static bool is_plain_start(const name_reader *reader, uint32_t token, uint32_t end) {
  uint32_t bits = reader->single[token];
  if (has_word(reader, token, "A")) return true;
  if (!(bits & IS(ORDINARY)) && !(reader->begins[token] & IS(PARTICLE))) return false;
  if (reader->begins[token] & (IS(TITLE) | IS(HONORIFIC) | IS_ORGANIZATION | IS(HEAD) | IS(GAZ) | IS(DEMONYM)) && token + 1 < end) return false;
  if (bits & IS(FIRST_NAME) && token + 1 < end && reader->single[token + 1] & (IS(SURNAME) | IS(FIRST_NAME)) && is_name_word(reader, token + 1))
    return reader->single[token + 1] & IS(ORDINARY);
  return true;
}

static void add_run(name_reader *reader, const ng_sentence *sentence, uint32_t first, bool shouted, uint32_t *end) {
  name_run run = {first, first + 1, shouted ? RUN_SHOUTED : 0};
  while (run.end - run.first < LONGEST_RUN) {
    uint32_t next = next_part(reader, run.end, sentence->end, &run);
    if (next == run.end) break;
    run.end = next;
  }
  *end = run.end;
  if (starts_sentence(reader, first, sentence)) {
    run.flags |= RUN_STARTS_SENTENCE;
    bool plain = is_plain_start(reader, first, run.end);
    if (plain && run.end == first + 1)
      run.flags |= RUN_PLAIN;
    else if (plain)
      run.first++;
    while (run.first < run.end && !is_name_word(reader, run.first)) run.first++;
  }
  if (run.first >= run.end) return;
  uint32_t before;
  if (run.first > sentence->first && hit_ending(reader, run.first, sentence->first, NAME_PARTICLE, &before) &&
      token_at(reader, before)->casing == CASE_LOWER && !has_word(reader, before, "la") && !has_word(reader, before, "do") &&
      !has_word(reader, before, "y") && !has_word(reader, before, "as") && !has_word(reader, before, "an") && !has_word(reader, before, "i") &&
      !has_word(reader, before, "e"))
    run.first = before;
  if (run.first > sentence->first && (has_word(reader, run.first - 1, "the") || has_word(reader, run.first - 1, "The"))) run.flags |= RUN_AFTER_THE;
  reader->runs[reader->run_count++] = run;
}

int find_name_runs(name_reader *reader) {
  uint32_t count = reader->tokens->count;
  reader->begins = ARENA_NEW(reader->arena, uint32_t, count + 1);
  reader->single = ARENA_NEW(reader->arena, uint32_t, count + 1);
  reader->claims = ARENA_NEW(reader->arena, uint8_t, count + 1);
  reader->runs = ARENA_NEW(reader->arena, name_run, count + 1);
  reader->run_count = 0;
  if (!reader->begins || !reader->single || !reader->claims || !reader->runs) return NG_ERROR_MEMORY;
  mark_lists(reader);
  for (uint32_t s = 0; s < reader->sentences->count; s++) {
    const ng_sentence *sentence = &reader->sentences->items[s];
    if (sentence->zone == ZONE_BOILERPLATE) continue;
    bool shouted = is_shouted(reader, sentence);
    for (uint32_t t = sentence->first; t < sentence->end;) {
      if (is_name_word(reader, t))
        add_run(reader, sentence, t, shouted, &t);
      else
        t++;
    }
  }
  return NG_OK;
}
