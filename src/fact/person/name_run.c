/* Finding runs of capitalised words: which words a name may be made of, and where it has to stop. */
#include "base/error.h"
#include "fact/person/name.h"
#include "fact/person/person.h"
#include "text/token_class.h"

#define LONGEST_RUN 12u

/* Headlines In Title Case and LINES IN CAPITALS: nearly every longer word has a capital, so capitals are no evidence. A sentence with its stop
 * is one only when it has no other words: "Deputy President William Ruto spoke." is not. `i` is the number of its first capital. */
static bool is_shouted(const name_reader *reader, const ng_sentence *sentence, uint32_t i) {
  uint32_t capital = 0, upper = 0, lower = 0;
  const bool is_line = sentence->is_line && sentence->zone != ZONE_BYLINE;                      /* "By Efua Ofori in Accra" */
  if (i + 2 >= reader->capital_count || reader->capitals[i + 2] >= sentence->end) return false; /* less than three */
  for (; i < reader->capital_count && reader->capitals[i] < sentence->end; i++) {
    bool is_upper = reader->classes[reader->capitals[i]] == CLASS_UPPER;
    if (!is_line && !is_upper) continue;
    const ng_token *token = token_at(reader, reader->capitals[i]);
    if (token->kind != TOKEN_WORD || token->end - token->start < 4) continue;
    capital++;
    upper += is_upper;
  }
  if ((is_line ? capital : upper) < 3) return false;
  uint32_t most = is_line ? capital / 4 : 0;
  for (uint32_t t = sentence->first; t < sentence->end && lower <= most; t++) {
    const ng_token *token = token_at(reader, t);
    lower += token->kind == TOKEN_WORD && token->end - token->start >= 4 && !is_capitalised(reader, t);
  }
  return lower <= most;
}

/* A capital that the start of a sentence or of a quotation explains. */
static bool starts_sentence(const name_reader *reader, uint32_t token, const ng_sentence *sentence) {
  if (token == sentence->first || token == sentence->first + sentence->dateline_end) return true;
  const ng_token *before = token_at(reader, token - 1);
  if (before->kind == TOKEN_QUOTE) /* not behind a genitive: "the Farmers' Union" */
    return before->lexeme != WORD_SINGLE_QUOTE || !is_glued(reader, token - 1) || is_glued(reader, token);
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

static bool is_dash(const name_reader *reader, uint32_t token) {
  const ng_token *t = token_at(reader, token);
  return t->kind == TOKEN_DASH && t->end - t->start == 1;
}

/* "Suk-yeol", "al-Assad", "Jean-Claude": the word behind a hyphen without spaces. */
static uint32_t over_hyphen(const name_reader *reader, uint32_t token, uint32_t end) {
  if (token + 1 >= end || !is_dash(reader, token) || !is_glued(reader, token) || !is_glued(reader, token + 1)) return token;
  if (is_capitalised(reader, token + 1)) return token + 2;
  const ng_token *t = token_at(reader, token + 1);
  if (t->kind != TOKEN_WORD || t->casing != CASE_LOWER || t->end - t->start > 6) return token;
  bool given = word_marks(reader, token - 1) & (IS(FIRST_NAME) | IS(SURNAME) | IS(FAMILY_FIRST)) && !(word_marks(reader, token + 1) & IS(ORDINARY));
  bool korean = token >= 2 && word_marks(reader, token - 2) & IS(FAMILY_FIRST);
  bool third = token >= 3 && is_dash(reader, token - 2) && is_glued(reader, token - 1) && token_at(reader, token - 1)->casing == CASE_LOWER;
  return given || korean || (third && !(word_marks(reader, token + 1) & IS(ORDINARY))) ? token + 2 : token; /* "Prayut Chan-o-cha" */
}

/* "van der", "al-", "bin": particles inside a name, up to the capital behind them. */
static uint32_t over_particle(const name_reader *reader, uint32_t token, uint32_t end) {
  if (token_at(reader, token)->casing != CASE_LOWER) return token;
  const list_hit *hit = name_hit(reader, token, LIST_NAME_PARTICLE);
  if (!hit) return token;
  uint32_t next = token + hit->length;
  if (next >= end) return token;
  bool may_join = hit_int(reader, hit, reader->lists->joint),
       joined = is_dash(reader, next) && is_glued(reader, next) && next + 1 < end && is_glued(reader, next + 1);
  if (joined && may_join) return is_capitalised(reader, next + 1) ? next + 2 : token;
  if ((may_join && !hit_int(reader, hit, reader->lists->opens)) || !is_capitalised(reader, next) || is_glued(reader, next)) return token;
  return next;
}

/* "Jr.", also behind a comma. */
static uint32_t over_suffix(const name_reader *reader, uint32_t token, uint32_t end) {
  bool comma = is_word(reader, token, WORD_COMMA);
  uint32_t at = token + comma;
  const list_hit *hit = at < end ? name_hit(reader, at, LIST_NAME_SUFFIX) : NULL;
  if (!hit || (comma && token_at(reader, at)->casing == CASE_UPPER)) return token; /* "Jr.", but no numeral: "John Doe, II" */
  return at + 1;
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

/* "the U.S. [And] Japan": some wires write a capital behind every stop. */
static inline bool joins_behind_stop(const name_reader *reader, uint32_t token) {
  if (!is_word(reader, token, WORD_AND) || token == 0) return false;
  const ng_token *before = token_at(reader, token - 1);
  return before->kind == TOKEN_WORD && reader->tokens->text.ptr[before->end - 1] == '.';
}

/* The token behind the part of a name that begins at `token`, or `token` when the name ends before it. */
static uint32_t next_part(const name_reader *reader, uint32_t token, uint32_t end, name_run *run) {
  const uint64_t inner = list_bit(LIST_NAME_PARTICLE) | list_bit(LIST_NAME_SUFFIX);
  if (token >= end) return token;
  if (is_name_word(reader, token)) return joins_behind_stop(reader, token) ? token : token + 1;
  switch (token_at(reader, token)->kind) {
    case TOKEN_DASH: return over_hyphen(reader, token, end);
    case TOKEN_QUOTE: return over_nickname(reader, token, end);
    case TOKEN_SYMBOL:
      if (!is_word(reader, token, WORD_AMPERSAND) || token + 1 >= end || !is_name_word(reader, token + 1)) return token;
      run->flags |= RUN_HAS_AMPERSAND;
      return token + 2;
    case TOKEN_PUNCT:
      if (is_word(reader, token, WORD_PERIOD) && is_initial(reader, token - 1) && token + 1 < end && is_name_word(reader, token + 1))
        return token + 2;
      return is_word(reader, token, WORD_COMMA) ? over_suffix(reader, token, end) : token;
    default: break;
  }
  if (!(reader->tokens->lists[token] & inner)) return token; /* most names end before a plain word */
  uint32_t next = over_particle(reader, token, end);
  return next == token ? over_suffix(reader, token, end) : next;
}

/* A name of two or more words that begins with this one: "As Salt", "Jack Straw". */
static bool begins_phrase(const name_reader *reader, uint32_t token) {
  const list_hit *holder = phrase_marks(reader, token) & IS(ROSTER) ? name_hit(reader, token, LIST_ROSTER) : NULL;
  if (holder && holder->length > 1) return true;
  static const uint32_t NAMES = IS(TITLE) | IS(HONORIFIC) | IS_ORGANIZATION | IS(GAZ);
  unsigned mark;
  const list_hit *hit = phrase_marks(reader, token) & NAMES ? longest_hit(reader, token, NAMES, &mark) : NULL;
  return hit && hit->length > 1;
}

/* "Van der Meulen wept": a particle that only the start of the sentence made capital. */
static inline bool opens_name(const name_reader *reader, uint32_t token, uint32_t end) {
  const list_hit *hit = token_hit(reader->tokens, token, LIST_NAME_PARTICLE);
  return hit && hit_int(reader, hit, reader->lists->opens) && token + hit->length < end && is_name_word(reader, token + hit->length);
}

/* "But Obama", "Will Smith": a plain word that only its place made capital is no part of the name. */
static bool is_plain_start(const name_reader *reader, uint32_t token, uint32_t end) {
  uint32_t marks = word_marks(reader, token), phrases = phrase_marks(reader, token);
  if (is_word(reader, token, WORD_A)) return true;
  if (!(marks & IS(ORDINARY)) && !(phrases & IS(PARTICLE))) return false;
  if (phrases & IS(PARTICLE) && (opens_name(reader, token, end) || over_hyphen(reader, token + 1, end) > token + 1))
    return false; /* "Al-Sisi said" */
  if (token + 1 >= end) return true;
  if (name_hit(reader, token, LIST_CLAUSE_WORD)) return !begins_phrase(reader, token);
  if (phrases & (IS(TITLE) | IS(HONORIFIC) | IS_ORGANIZATION | IS(HEAD) | IS(GAZ) | IS(DEMONYM))) return false;
  uint32_t next = word_marks(reader, token + 1);
  bool joined = token + 2 < end && is_dash(reader, token + 2);
  if (marks & IS(FAMILY_FIRST) && is_name_word(reader, token + 1) && (joined || !(next & (IS(ORDINARY) | IS(GAZ)))))
    return false; /* "Chow Wing-sze" */
  if (!(marks & IS(FIRST_NAME))) return true;
  if (!token_has_flag(reader->tokens, token, FLAG_WEAK_FIRST_NAME) || begins_phrase(reader, token)) return false; /* "Mike Pence", "Jack Straw" */
  if (!is_name_word(reader, token + 1)) return true;
  if (next & IS(ORDINARY)) return !(next & IS(SURNAME) && is_before_verb(reader, token + 2)); /* "Bill Gates met", but "Will Price follow?" */
  return next & ~IS(GAZ) && !(next & (IS(SURNAME) | IS(FIRST_NAME)));
}

/* "met al-Assad": the particle that a hyphen joins to the capital, unless the run before holds it. */
static uint32_t before_joint(const name_reader *reader, const name_run *run, uint32_t least) {
  uint32_t first = run->first, particle = first - 2;
  if (run > reader->runs && run[-1].end > least) least = run[-1].end;
  if (first < least + 2 || !is_dash(reader, first - 1) || !is_glued(reader, first - 1) || !is_glued(reader, first)) return first;
  const list_hit *hit = token_at(reader, particle)->casing == CASE_LOWER ? token_hit(reader->tokens, particle, LIST_NAME_PARTICLE) : NULL;
  bool opens = hit && hit_int(reader, hit, reader->lists->opens) && hit_int(reader, hit, reader->lists->joint);
  return opens && !is_glued(reader, particle) ? particle : first;
}

/* "de Villepin said", "met bin Salman": particles before the capital that may open a name. */
static uint32_t before_particles(const name_reader *reader, const name_run *run, uint32_t least) {
  uint32_t before = before_joint(reader, run, least);
  if (before < run->first) return before;
  const list_hit *hit =
      run->before & list_bit(LIST_NAME_PARTICLE) ? token_hit_ending(reader->tokens, run->first, least, LIST_NAME_PARTICLE, &before) : NULL;
  return hit && token_at(reader, before)->casing == CASE_LOWER && hit_int(reader, hit, reader->lists->opens) ? before : run->first;
}

/* Takes a plain word off the front of a run at the start of a sentence. */
static void cut_start(const name_reader *reader, name_run *run) {
  bool plain = is_plain_start(reader, run->first, run->end);
  run->flags |= RUN_STARTS_SENTENCE;
  if (plain && run->end == run->first + 1)
    run->flags |= RUN_PLAIN;
  else if (plain)
    run->first++;
  while (run->first < run->end && !is_name_word(reader, run->first)) run->first++;
}

/* The names that a plain word at the start of a sentence may be. */
static bool may_be_plain_name(const name_reader *reader, uint32_t token) {
  return word_marks(reader, token) & (IS(FIRST_NAME) | IS(SURNAME) | IS(FAMILY_FIRST));
}

/* Reads the run at `first`; returns where it ends, whether it is kept or not. */
static uint32_t add_run(name_reader *reader, const ng_sentence *sentence, uint32_t first, uint32_t flags) {
  name_run *run = &reader->runs[reader->run_count];
  *run = (name_run){.first = first, .end = first + 1, .flags = flags};
  if (opens_name(reader, first, sentence->end)) run->end = first + name_hit(reader, first, LIST_NAME_PARTICLE)->length;
  for (uint32_t next; run->end - first < LONGEST_RUN && (next = next_part(reader, run->end, sentence->end, run)) != run->end;) run->end = next;
  const uint32_t end = run->end;
  if (starts_sentence(reader, first, sentence)) cut_start(reader, run);
  if (run->first >= end || (run->flags & RUN_PLAIN && !may_be_plain_name(reader, run->first))) return end;
  run->before = lists_before(reader->tokens, run->first);
  uint32_t begin = before_particles(reader, run, sentence->first);
  if (begin < run->first) run->before = lists_before(reader->tokens, run->first = begin);
  if (run->first > sentence->first && is_word(reader, run->first - 1, WORD_THE)) run->flags |= RUN_AFTER_THE;
  run->lists = lists_in(reader->tokens, run->first, end);
  reader->run_count++;
  return end;
}

int find_name_runs(name_reader *reader) {
  reader->runs = ARENA_RAW(reader->arena, name_run, reader->capital_count + 1);
  reader->run_count = 0;
  if (!reader->runs) return NG_ERROR_MEMORY;
  const ng_sentence *sentence = reader->sentences->items;
  uint32_t end = 0, stop = 0, flags = 0; /* stop: end of the sentence */
  for (uint32_t i = 0; i < reader->capital_count; i++) {
    const uint32_t token = reader->capitals[i];
    if (token >= stop) {
      sentence = sentence_of(reader, token);
      end = sentence->first;
      stop = sentence->end;
      flags = is_shouted(reader, sentence, i) ? RUN_SHOUTED : 0;
    }
    if (token >= end && is_name_word(reader, token) && !joins_behind_stop(reader, token)) end = add_run(reader, sentence, token, flags);
  }
  return NG_OK;
}
