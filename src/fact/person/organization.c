/* Finding organisations by lists, by their first and last words, by acronyms. */
#include "fact/person/organization.h"

#include "base/error.h"
#include "fact/grammar.h"
#include "fact/person/organization_known.h"
#include "fact/person/person.h"
#include "text/token_class.h"

#define MOST_LISTED 500u /* names of lists, the first ones, that are asked whether a surname has been named */

static int add_listed(organization_reader *organizations, uint32_t token, const list_hit *hit, unsigned mark) {
  const name_reader *reader = organizations->reader;
  const name_lists *lists = reader->lists;
  organization_source source = {hit_text(reader, hit, lists->kind[mark]), hit_text(reader, hit, lists->country[mark]),
                                hit_text(reader, hit, lists->cameo[mark]), NO_REF,
                                (uint8_t)(hit->length == 1 && is_acronym(reader, token) ? ORG_ACRONYM : ORG_NAME)};
  if (1u << mark & IS_BELIEF) source.role = ORG_MEMBER;
  if (mark == MARK_IGO) source.row = hit->row;
  source.is_shared = mark == MARK_PARTY && (!source.country.len || hit_int(reader, hit, lists->shared));
  return add_mention(organizations, (token_range){token, token + hit->length}, &source);
}

/* "Kenji Suzuki", "Henry Ford". */
static bool follows_given_name(const name_reader *reader, uint32_t token) {
  if (token == 0 || token_at(reader, token)->flags & TOKEN_PARAGRAPH || !is_capitalised(reader, token - 1)) return false;
  uint32_t before = word_marks(reader, token - 1);
  return before & IS(FIRST_NAME) && !(before & (IS(ORDINARY) | IS(GAZ) | IS(DEMONYM)));
}

/* "David La Roche", but not "Hoffmann-La Roche". */
static bool follows_particle(const name_reader *reader, uint32_t token) {
  return token > 1 && is_capitalised(reader, token - 1) && phrase_marks(reader, token - 1) & IS(PARTICLE) && is_capitalised(reader, token - 2);
}

/* "Democratic" in "Democratic People's Republic of Korea". */
static bool begins_longer_place(const name_reader *reader, uint32_t token) {
  unsigned mark;
  const list_hit *place = phrase_marks(reader, token) & IS(GAZ) ? longest_hit(reader, token, IS(GAZ), &mark) : NULL;
  return place && place->length > 1;
}

/* "Governor Greg Abbott ... |Abbott| said": a company's name, but the text has named a person whose surname it is. */
static bool is_known_surname(const name_reader *reader, uint32_t token) {
  const uint32_t lexeme = token_at(reader, token)->lexeme;
  if (is_acronym(reader, token) || !is_before_verb(reader, token + 1)) return false;
  for (uint32_t i = 0; i < reader->listed_count && i < MOST_LISTED && reader->listed[i] < token; i++)
    if (token_at(reader, reader->listed[i])->lexeme == lexeme && follows_given_name(reader, reader->listed[i])) return true;
  return false;
}

/* "Ikram-ul-[Zaman]": the last part of a name with hyphens; but "EU-[NATO] talks". */
static bool is_behind_hyphen(const name_reader *reader, uint32_t token) {
  if (token < 2 || is_acronym(reader, token) || token_at(reader, token - 1)->kind != TOKEN_DASH) return false;
  return token_at(reader, token)->flags & token_at(reader, token - 1)->flags & TOKEN_GLUED && is_capitalised(reader, token - 2);
}

/* "Hussein al-[Houthi]". */
static bool is_behind_article(const name_reader *reader, uint32_t token) {
  if (token < 3 || token_at(reader, token - 1)->kind != TOKEN_DASH || token_at(reader, token - 2)->casing != CASE_LOWER) return false;
  return token_at(reader, token)->flags & token_at(reader, token - 1)->flags & TOKEN_GLUED && is_capitalised(reader, token - 3) &&
         token_hit(reader->tokens, token - 2, LIST_NAME_PARTICLE);
}

/* "Governor Shunichi [Suzuki]": the surname behind a given name that no list has and a title. */
static bool ends_titled_name(const name_reader *reader, uint32_t token) {
  const uint32_t start = sentence_of(reader, token)->first;
  uint32_t title;
  if (token < start + 2 || !is_capitalised(reader, token - 1) || !(word_marks(reader, token) & IS(SURNAME))) return false;
  if (word_marks(reader, token - 1) & (IS(ORDINARY) | IS(GAZ) | IS(DEMONYM) | IS(TITLE)) || is_acronym(reader, token - 1)) return false;
  return hit_ending(reader, token - 1, start, LIST_TITLE, &title) && is_capitalised(reader, title);
}

/* "Gerardo “Tata” Martino": how somebody is called, in marks inside the name. */
static bool is_nickname(const name_reader *reader, uint32_t token) {
  if (token < 2 || token + 2 >= reader->tokens->count || token_at(reader, token - 1)->kind != TOKEN_QUOTE) return false;
  return token_at(reader, token + 1)->kind == TOKEN_QUOTE && is_capitalised(reader, token - 2) && is_capitalised(reader, token + 2);
}

/* "Christian" is a believer, but neither in "Christian Lindner-Koch" nor where the word is a title too. */
static bool is_other_word(const name_reader *reader, uint32_t token, uint32_t wanted) {
  if (is_nickname(reader, token)) return true;
  if (word_marks(reader, token) & (IS(COMPANY) | IS(MEDIA)) && is_behind_hyphen(reader, token)) return true;
  if (wanted & IS_ORGANIZATION && is_behind_article(reader, token)) return true;
  if (word_marks(reader, token) & IS(COMPANY) &&
      (follows_given_name(reader, token) || follows_particle(reader, token) || ends_titled_name(reader, token) || is_known_surname(reader, token)))
    return true;
  if (phrase_marks(reader, token) & (IS(TITLE) | IS(HONORIFIC)) || (wanted & IS_BELIEF && begins_longer_place(reader, token))) return true;
  return wanted & IS_BELIEF && token + 2 < reader->tokens->count && token_at(reader, token + 1)->kind == TOKEN_DASH &&
         is_capitalised(reader, token + 2) && word_marks(reader, token) & IS(SURNAME);
}

/* "The National said", but not "The national average", "The National Party", "The Australian wheat crop", "The Australian and Egyptian governments". */
static bool is_opening_of_other(const name_reader *reader, uint32_t token, uint32_t end) {
  for (uint32_t t = token + 1; t < end; t++)
    if (!is_capitalised(reader, t)) return true;
  if (end >= sentence_of(reader, token)->end) return false;
  if (is_capitalised(reader, end)) return true;
  if (!(phrase_marks(reader, token + 1) & IS(DEMONYM)) || token_at(reader, end)->kind != TOKEN_WORD) return false;
  bool joined = is_word(reader, end, WORD_AND) && end + 1 < reader->tokens->count && phrase_marks(reader, end + 1) & IS(DEMONYM);
  if (joined) return true;
  if (is_word(reader, end, WORD_GENITIVE) || name_hit(reader, end, LIST_CLAUSE_WORD) || is_before_verb(reader, end)) return false;
  ng_str next = word_at(reader, end);
  return next.len < 3 || !str_ends(next, STR("ly")); /* "The Atlantic recently noted" */
}

/* The acronym in brackets stands for the organisation before it from now on. */
static int add_acronym(organization_reader *organizations, uint32_t index, uint32_t token) {
  name_reader *reader = organizations->reader;
  fact_organization known = reader->facts->organizations.items[index];
  organization_source source = {known.kind, known.country, known.cameo, NO_REF, ORG_ACRONYM};
  organizations->names[index].acronym = token_at(reader, token)->lexeme;
  if (!key_index_add(&organizations->index, token_at(reader, token)->lexeme, index)) return NG_ERROR_MEMORY;
  return add_mention_of(organizations, index, (token_range){token, token + 1}, &source);
}

static bool is_bracketed_acronym(const name_reader *reader, uint32_t token) {
  return token + 1 < reader->tokens->count && is_acronym(reader, token) && is_word(reader, token - 1, WORD_OPEN_BRACKET) &&
         is_word(reader, token + 1, WORD_CLOSE_BRACKET);
}

/* "Arab" in "United Arab Emirates", "Arabian" in "Saudi Arabian": a word behind the first one of the name of a place or people. */
static bool is_inside_place(const name_reader *reader, uint32_t token) {
  for (uint32_t back = 1; back < 4 && back <= token && is_capitalised(reader, token - back); back++) {
    unsigned mark;
    const uint32_t places = phrase_marks(reader, token - back) & (IS(GAZ) | IS(DEMONYM));
    const list_hit *place = places ? longest_hit(reader, token - back, places, &mark) : NULL;
    if (place && place->length > back) return true;
  }
  return false;
}

/* The longest entry of a list of organisations or beliefs at every capitalised token. */
static int find_listed(organization_reader *organizations, uint32_t wanted) {
  const name_reader *reader = organizations->reader;
  const fact_table *facts = reader->facts;
  for (uint32_t i = 0, end = 0; i < reader->listed_count; i++) {
    uint32_t t = reader->listed[i];
    if (!(reader->marks[t] & (uint64_t)wanted << 32) || t < end || reader->claims[t]) continue;
    unsigned mark = 0;
    const list_hit *hit = longest_hit(reader, t, wanted, &mark);
    if (!hit || is_claimed_range(reader, (token_range){t, t + hit->length})) continue;
    if (hit->length == 1 && (is_other_word(reader, t, wanted) || is_inside_place(reader, t))) continue;
    if (hit->length > 1 && is_word(reader, t, WORD_THE) && is_opening_of_other(reader, t, t + hit->length)) continue;
    uint32_t count = facts->organization_mentions.count;
    const organization_mention *last = count ? &facts->organization_mentions.items[count - 1] : NULL;
    bool stands_for = last && last->span.end + 1 == t && is_bracketed_acronym(reader, t) &&
                      abbreviates(word_at(reader, t), tokens_text(reader->tokens, last->span.first, last->span.end));
    int status = stands_for ? add_acronym(organizations, last->organization, t) : add_listed(organizations, t, hit, mark);
    if (status != NG_OK) return status;
    end = t + hit->length;
  }
  return NG_OK;
}

/* Most runs hold nothing that betrays an organisation. */
static bool may_have_form(const name_run *run) {
  if (run->flags & (RUN_SHOUTED | RUN_PLAIN)) return false;
  return run->flags & RUN_HAS_AMPERSAND || run->lists & (list_bit(LIST_ORG_SUFFIX) | list_bit(LIST_ORG_HEAD));
}

static int find_by_form(organization_reader *organizations) {
  const name_reader *reader = organizations->reader;
  for (uint32_t i = 0; i < reader->run_count; i++) {
    ng_str kind = STR("other");
    token_range span;
    if (!may_have_form(&reader->runs[i]) || !read_organization_form(reader, &reader->runs[i], &span, &kind)) continue;
    organization_source source = {kind, STR(""), STR(""), NO_REF, ORG_NAME};
    int status = add_mention(organizations, span, &source);
    if (status != NG_OK) return status;
  }
  return NG_OK;
}

/* "the University of Namibia (Unam)": a word of letters of the name, in their order, the first one first. */
static bool is_bracketed_short(const name_reader *reader, token_range name, uint32_t token) {
  if (token_at(reader, token)->casing != CASE_TITLE || !is_word(reader, token - 1, WORD_OPEN_BRACKET)) return false;
  if (!is_word(reader, token + 1, WORD_CLOSE_BRACKET) || phrase_marks(reader, token) & IS(GAZ)) return false;
  const ng_str letters = word_at(reader, token), whole = tokens_text(reader->tokens, name.first, name.end);
  uint32_t used = 0;
  for (uint32_t i = 0; i < whole.len && used < letters.len; i++) {
    used += (whole.ptr[i] | 0x20) == (letters.ptr[used] | 0x20);
    if (i == 0 && !used) return false;
  }
  return used == letters.len && letters.len > 2;
}

/* "the Free Aceh Movement, GAM, said": between commas only the letters that the name begins with, and none that a list has. */
static bool is_apposed_acronym(const name_reader *reader, token_range name, uint32_t token) {
  bool apposed = is_word(reader, token - 1, WORD_COMMA) && is_word(reader, token + 1, WORD_COMMA) && is_acronym(reader, token);
  return apposed && !(phrase_marks(reader, token) & (IS_ORGANIZATION | IS(GAZ))) &&
         abbreviates(word_at(reader, token), tokens_text(reader->tokens, name.first, name.end));
}

/* "the Electronic Frontier Foundation (EFF)": a list has another body of these letters, which the text does not mean, or the same ("the Environmental
 * Protection Agency (EPA)"), of this country if the article is about no other. */
static void rename_listed(name_reader *reader, uint32_t index, token_range name, uint32_t token) {
  organization_mention *mentions = reader->facts->organization_mentions.items;
  const uint32_t count = reader->facts->organization_mentions.count;
  uint32_t listed = NO_REF;
  for (uint32_t i = 0; i < count && listed == NO_REF; i++)
    if (mentions[i].span.first == token && mentions[i].span.end == token + 1) listed = mentions[i].organization;
  const bool other = listed != NO_REF && listed != index && is_bracketed_acronym(reader, token) &&
                     abbreviates(word_at(reader, token), tokens_text(reader->tokens, name.first, name.end));
  if (!other) return;
  for (uint32_t i = 0; i < count; i++)
    if (mentions[i].organization == listed && mentions[i].span.end == mentions[i].span.first + 1) mentions[i].organization = index;
  fact_organization *whole = &reader->facts->organizations.items[index];
  const fact_organization *row = &reader->facts->organizations.items[listed];
  if (whole->cameo.len || !str_equal(whole->kind, row->kind)) return;
  whole->country = row->country;
  whole->cameo = row->cameo;
  whole->is_shared = row->country.len > 0;
}

/* "the Free Aceh Movement (GAM)": the acronym in brackets stands for the organisation before it. */
static int find_bracketed(organization_reader *organizations) {
  name_reader *reader = organizations->reader;
  uint32_t count = reader->facts->organization_mentions.count;
  for (uint32_t i = 0; i < count; i++) {
    organization_mention mention = reader->facts->organization_mentions.items[i];
    uint32_t t = mention.span.end;
    if (t + 2 >= reader->tokens->count) continue;
    if (reader->claims[t + 1]) {
      rename_listed(reader, mention.organization, mention.span, t + 1);
      continue;
    }
    bool stands_for =
        is_bracketed_acronym(reader, t + 1) || is_bracketed_short(reader, mention.span, t + 1) || is_apposed_acronym(reader, mention.span, t + 1);
    if (!stands_for) continue;
    int status = add_acronym(organizations, mention.organization, t + 1);
    if (status != NG_OK) return status;
  }
  return NG_OK;
}

/* "of", "for the": what an acronym leaves out. */
static bool is_left_out(const name_reader *reader, uint32_t token) {
  static const uint16_t SMALL[] = {WORD_AND, WORD_FOR, WORD_IN, WORD_OF, WORD_ON, WORD_THE};
  return ONE_OF(reader->tokens, token, SMALL) || (token_at(reader, token)->casing == CASE_LOWER && name_hit(reader, token, LIST_NAME_PARTICLE));
}

/* The words before the bracket whose first letters are those in it: "the [Velden Board for Inland Waters] (VBIW)"; empty when they are not. */
static token_range spelled_before(const name_reader *reader, uint32_t bracket) {
  const uint32_t start = sentence_of(reader, bracket)->first;
  ng_str letters = word_at(reader, bracket + 1);
  uint32_t left = letters.len, t = bracket;
  while (left && t > start && !reader->claims[t - 1]) {
    t--;
    if (is_left_out(reader, t) && left < letters.len && word_at(reader, t).ptr[0] != letters.ptr[left - 1]) continue;
    if (!is_capitalised(reader, t) || word_at(reader, t).ptr[0] != letters.ptr[--left]) return (token_range){bracket, bracket};
  }
  return (token_range){left ? bracket : t, bracket};
}

/* "the Velden Board for Inland Waters (VBIW)": letters tell that words are a name; but "Gross Domestic Product (GDP)". */
static int find_spelled(organization_reader *organizations) {
  const name_reader *reader = organizations->reader;
  for (uint32_t i = 0; i < reader->run_count; i++) {
    uint32_t bracket = reader->runs[i].end;
    if (reader->runs[i].flags & (RUN_SHOUTED | RUN_PLAIN) || !is_word(reader, bracket, WORD_OPEN_BRACKET)) continue;
    if (!is_bracketed_acronym(reader, bracket + 1) || reader->claims[bracket + 1] || word_at(reader, bracket + 1).len < 3) continue;
    if (word_marks(reader, bracket + 1) & (IS(NO_ORG) | IS(GAZ)) || word_marks(reader, bracket - 1) & IS(NO_ORG)) continue;
    token_range span = spelled_before(reader, bracket);
    if (span.first == span.end) continue;
    organization_source source = {STR("other"), STR(""), STR(""), NO_REF, ORG_NAME};
    int status = add_mention(organizations, span, &source);
    if (status != NG_OK) return status;
  }
  return NG_OK;
}

/* The names that the words around them betray. */
static int find_by_sign(organization_reader *organizations, const span_table *spans) {
  name_reader *reader = organizations->reader;
  for (const ng_span *sign = spans->items, *end = sign + spans->count; sign < end; sign++) {
    token_range span;
    ng_str kind = STR("other");
    if (sign->type != SPAN_organization_sign || !read_organization_sign(reader, spans, sign, &span, &kind)) continue;
    organization_source source = {kind, STR(""), STR(""), NO_REF, ORG_NAME};
    uint32_t known = short_form_of(organizations, span);
    int status = known == NO_REF ? add_mention(organizations, span, &source) : add_mention_of(organizations, known, span, &source);
    if (status != NG_OK) return status;
    reader->facts->organization_mentions.items[reader->facts->organization_mentions.count - 1].rule = sign->rule;
  }
  return NG_OK;
}

/* "Canorix" again, after "research firm Canorix": the runs that have the words of an organisation from `first` on. */
static int find_again(organization_reader *organizations, uint32_t first) {
  const name_reader *reader = organizations->reader;
  for (uint32_t i = 0; i < reader->run_count; i++) {
    const name_run *run = &reader->runs[i];
    token_range span = {run->first, run->end};
    if (run->flags & RUN_SHOUTED || !key_index_first(&organizations->index, token_at(reader, run->first)->lexeme) || is_claimed_range(reader, span))
      continue;
    uint32_t index = known_organization(organizations, span);
    if (index == NO_REF || index < first) continue;
    const fact_organization *known = &reader->facts->organizations.items[index];
    int status = add_mention_of(organizations, index, span, &(organization_source){known->kind, STR(""), STR(""), NO_REF, ORG_NAME});
    if (status != NG_OK) return status;
  }
  return NG_OK;
}

static int find_signed(organization_reader *organizations, const span_table *spans) {
  const uint32_t first = organizations->reader->facts->organizations.count;
  int status = find_by_sign(organizations, spans);
  return status == NG_OK && organizations->reader->facts->organizations.count > first ? find_again(organizations, first) : status;
}

int find_organizations(organization_reader *organizations, name_reader *reader, const span_table *spans) {
  *organizations = (organization_reader){.reader = reader};
  int status = key_index_init(&organizations->index, reader->arena, reader->run_count);
  if (status == NG_OK) status = find_by_form(organizations);
  if (status == NG_OK) status = find_listed(organizations, IS_ORGANIZATION);
  if (status == NG_OK) status = find_spelled(organizations);
  if (status == NG_OK) status = find_signed(organizations, spans);
  if (status == NG_OK) status = find_bracketed(organizations);
  return status == NG_OK ? SORT_MENTIONS(reader->arena, reader->facts->organization_mentions, &organizations->sorted) : status;
}

/* "FERNSBY: Will it open?" is somebody, "TBP: Will it open?" may be a newspaper that asks. */
static bool is_speaker(const name_reader *reader, token_range span) {
  const ng_token *token = token_at(reader, span.first);
  return is_label(reader, span) && (token->end - token->start > 3 || word_marks(reader, span.first) & IS(SURNAME));
}

static bool is_unknown_acronym(const name_reader *reader, const name_run *run, token_range span) {
  if (span.end != span.first + 1 || !is_acronym(reader, span.first) || run->flags & (RUN_SHOUTED | RUN_PLAIN)) return false;
  const ng_token *token = token_at(reader, span.first);
  if (token->end - token->start < 3 || token->end - token->start > 7 ||
      memchr(reader->tokens->text.ptr + token->start, '.', token->end - token->start))
    return false;
  if (phrase_marks(reader, span.first) & (IS(GAZ) | IS(NO_ORG) | IS(ORDINARY) | IS(MONTH) | IS(DEMONYM) | IS(TITLE) | IS(HONORIFIC))) return false;
  return !is_speaker(reader, span);
}

/* Most runs begin with no word of an organisation that is known, nor with one in capitals. */
static bool may_be_more(const organization_reader *organizations, const name_run *run) {
  const name_reader *reader = organizations->reader;
  return reader->classes[run->first] == CLASS_UPPER || key_index_first(&organizations->index, token_at(reader, run->first)->lexeme);
}

int find_more_organizations(organization_reader *organizations) {
  name_reader *reader = organizations->reader;
  int status = find_listed(organizations, IS_BELIEF);
  for (uint32_t i = 0; i < reader->run_count && status == NG_OK; i++) {
    const name_run *run = &reader->runs[i];
    token_range span = {run->first, run->end};
    if (!may_be_more(organizations, run) || is_claimed_range(reader, span)) continue;
    uint32_t known = short_form_of(organizations, span);
    if (known != NO_REF) {
      const fact_organization *organization = &reader->facts->organizations.items[known];
      const bool is_short = organizations->names[known].acronym == token_at(reader, run->first)->lexeme;
      organization_source source = {organization->kind, organization->country, organization->cameo, NO_REF, is_short ? ORG_ACRONYM : ORG_NAME};
      status = add_mention_of(organizations, known, span, &source);
    } else if (is_unknown_acronym(reader, run, span)) {
      organization_source source = {STR("other"), STR(""), STR(""), NO_REF, ORG_ACRONYM};
      status = add_mention(organizations, span, &source);
    }
  }
  return status == NG_OK ? SORT_MENTIONS(reader->arena, reader->facts->organization_mentions, &organizations->sorted) : status;
}
