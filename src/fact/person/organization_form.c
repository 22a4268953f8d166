/* Organisations by the form of their names: by the last word ("Inc.", "Agency"), by the first ("Ministry of"), by "&". */
#include "fact/grammar.h"
#include "fact/person/organization.h"

/* "of California", "for Human Rights", "of the Philippines" behind a name. */
static uint32_t over_of(const name_reader *reader, uint32_t token, uint32_t end) {
  if (token + 1 >= end || !(is_word(reader, token, WORD_OF) || is_word(reader, token, WORD_FOR) || is_word(reader, token, WORD_ON))) return token;
  uint32_t t = token + 1 + is_word(reader, token + 1, WORD_THE), first = t;
  while (t < end && is_capitalised(reader, t) && !(word_marks(reader, t) & (IS(MONTH) | IS(WEEKDAY)))) {
    t++;
    bool joined = t + 1 < end && (is_word(reader, t, WORD_AND) || is_word(reader, t, WORD_AMPERSAND)) && is_capitalised(reader, t + 1);
    if (joined && !(word_marks(reader, t + 1) & IS(GAZ))) t++;
  }
  return t > first ? t : token;
}

/* "Police [Department]", "Grains [Council]": the longer entry that ends with `hit` at `token`, the hit itself when there is none. */
static const list_hit *longer_suffix(const name_reader *reader, uint32_t first, uint32_t token, const list_hit *hit) {
  enum { LONGEST = 3 };
  for (uint32_t t = token > first + LONGEST ? token - LONGEST : first; t < token; t++) {
    const list_hit *longer = name_hit(reader, t, LIST_ORG_SUFFIX);
    if (longer && t + longer->length == token + hit->length) return longer;
  }
  return hit;
}

/* Tokens [first, end) are somebody's title and nothing else. */
static bool is_title(const name_reader *reader, uint32_t first, uint32_t end) {
  const list_hit *hit = end > first ? name_hit(reader, first, LIST_TITLE) : NULL;
  return hit && first + hit->length == end;
}

/* The end of the last word of the run that ends a name of an organisation; 0 when there is none. */
static uint32_t suffix_end(const name_reader *reader, uint32_t first, uint32_t end, ng_str *kind) {
  for (uint32_t t = end; t-- > first;) {
    const list_hit *hit = name_hit(reader, t, LIST_ORG_SUFFIX);
    if (!hit || t + hit->length > end || reader->claims[t]) continue;
    bool person = hit->length == 1 && t == first + 1 && word_marks(reader, t) & IS(SURNAME) && word_marks(reader, first) & IS(FIRST_NAME);
    bool given =
        hit->length == 1 && t + 1 < end && (word_marks(reader, t) & IS(FIRST_NAME) || is_title(reader, first, t)); /* "President Duma Boko" */
    bool title = phrase_marks(reader, t) & IS(TITLE) && t + hit->length < end;
    bool quoted = t > first && token_at(reader, t - 1)->kind == TOKEN_QUOTE; /* Enrique “Electric” Ramirez */
    if (person || given || title || quoted) continue;
    *kind = hit_text(reader, longer_suffix(reader, first, t, hit), reader->lists->kind[MARK_SUFFIX]);
    return t + hit->length;
  }
  return 0;
}

/* The article is the sentence's, not the name's: "The Soviet Union said", "MOSCOW, May 2 - The Soviet Union said". */
static bool is_opening(const name_reader *reader, uint32_t token) {
  return token == sentence_of(reader, token)->first || token_at(reader, token - 1)->kind == TOKEN_DASH;
}

/* Where the name itself begins: behind an article that is only the sentence's, behind honorifics. */
static uint32_t behind_openers(const name_reader *reader, uint32_t first, uint32_t end) {
  if (first + 2 < end && is_word(reader, first, WORD_THE) && is_opening(reader, first)) first++;
  for (uint32_t t = first; t + 1 < end; t++) {
    const list_hit *hit = name_hit(reader, t, LIST_HONORIFIC);
    if (hit && t + hit->length < end) first = t + hit->length;
  }
  return first;
}

/* "Co", "Sons": what is a firm only together with the words before "and". */
static bool is_partner_word(const name_reader *reader, uint32_t token) {
  switch (token_at(reader, token)->lexeme) {
    case WORD_CO:
    case WORD_COMPANY:
    case WORD_SONS:
    case WORD_PARTNERS:
    case WORD_BROTHERS: return true;
    default: return false;
  }
}

static bool is_no_name(const name_reader *reader, uint32_t token) {
  return word_marks(reader, token) & IS(ORDINARY) && token_at(reader, token)->casing == CASE_TITLE;
}

/* "West Bank" is a place although banks are companies, and "Iyad Ag" a part of a name; lists know better what they have. */
static bool is_known_otherwise(const name_reader *reader, token_range span) {
  const list_hit *holder = name_hit(reader, span.first, LIST_ROSTER);
  if (holder && span.first + holder->length > span.end) return true;
  return is_listed_whole(reader, span, IS(GAZ) | IS_ORGANIZATION);
}

/* Whether `token` may be a word of the name that goes on behind it: any of a firm's, but before two ordinary words joined by "and" only such a word, a
 * place or a people: "the [National] Transport and Safety Authority", "[Kenya] Land and Housing Board". */
static bool may_open_pair(const name_reader *reader, uint32_t token, bool firm) {
  if (!is_capitalised(reader, token) || reader->claims[token] || is_glued(reader, token + 1) || name_hit(reader, token, LIST_CLAUSE_WORD))
    return false;
  return firm || (is_no_name(reader, token) && !(phrase_marks(reader, token) & IS(TITLE))) || word_marks(reader, token) & (IS(GAZ) | IS(DEMONYM));
}

/* "Securities and Exchange Commission", "Merck and Co Inc": the words before an "and" belong to the name when both sides of it are ordinary words, or
 * when nothing but "Co" and the like follows. */
static uint32_t over_and(const name_reader *reader, uint32_t first, uint32_t end, uint32_t start) {
  if (first < start + 2 || !(is_word(reader, first - 1, WORD_AND) || is_word(reader, first - 1, WORD_AMPERSAND))) return first;
  bool firm = is_partner_word(reader, first) && first + 3 >= end, pair = is_no_name(reader, first) && is_no_name(reader, first - 2);
  if (word_marks(reader, first) & IS_BELIEF && word_marks(reader, first - 2) & IS_BELIEF) return first; /* "Republicans and Democrats" */
  if (!(firm || pair) || !is_capitalised(reader, first - 2) || reader->claims[first - 2]) return first;
  uint32_t t = first - 2, known;
  bool apart = pair && (hit_ending(reader, first - 1, start, LIST_IGO, &known) || hit_ending(reader, first - 1, start, LIST_AGENCY, &known));
  if (apart) return first; /* "the World Bank and International Monetary Fund", "the Justice Department and Congress" */
  if (pair && is_known_otherwise(reader, (token_range){t, end})) return t; /* "United Nations [Food and Agriculture Organization]" */
  while (t > start && may_open_pair(reader, t - 1, firm)) t--;
  return t;
}

/* "Northern Trust Co", "Advanced NMR Systems Inc": an ordinary word at the start of a sentence that the run was cut behind; but "But Texaco Inc". */
static uint32_t over_opening(const name_reader *reader, uint32_t first, ng_str kind) {
  const ng_sentence *sentence = sentence_of(reader, first);
  uint32_t opening = first - 1;
  if (!str_is(kind, "company") || first == sentence->first || !is_no_name(reader, opening) || reader->claims[opening]) return first;
  if (opening > sentence->first && token_at(reader, opening - 1)->kind == TOKEN_WORD) return first;
  static const uint32_t OTHERS[] = {LIST_CLAUSE_WORD, LIST_SENTENCE_STARTER, LIST_OFFICE_MODIFIER, LIST_QUANTITY,
                                    LIST_TITLE,       LIST_NUMBER,           LIST_SPEECH_VERB};
  bool other = is_word(reader, opening, WORD_THE);
  for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS && !other; i++) other = name_hit(reader, opening, OTHERS[i]) != NULL;
  return other ? first : opening;
}

/* "Farmers' Association", "People's Court", "Attorney General's Office", "St George's Hospital": owners that are a part of the name. */
static bool owns_name(const name_reader *reader, uint32_t owner, uint32_t start) {
  static const uint16_t GROUPS[] = {WORD_CHILDREN, WORD_MEN, WORD_PEOPLE, WORD_WOMEN};
  uint32_t mark = owner + 1, marks = word_marks(reader, owner);
  if (!is_capitalised(reader, owner) || reader->claims[owner]) return false;
  if (is_word(reader, mark, WORD_SINGLE_QUOTE)) {
    char last = reader->tokens->text.ptr[token_at(reader, owner)->end - 1];
    return is_glued(reader, mark) && last == 's' && !(marks & (IS(GAZ) | IS(DEMONYM) | IS(SURNAME) | IS(FIRST_NAME)));
  }
  bool saint = owner > start && str_equal(word_at(reader, owner - 1), STR("St"));
  return is_word(reader, mark, WORD_GENITIVE) && (saint || marks & IS(TITLE) || ONE_OF(reader->tokens, owner, GROUPS));
}

static uint32_t over_owner(const name_reader *reader, uint32_t first, uint32_t start) {
  if (first < start + 2 || !owns_name(reader, first - 2, start)) return first;
  uint32_t t = first - 2;
  while (t > start && is_capitalised(reader, t - 1) && !reader->claims[t - 1] && token_at(reader, t - 1)->kind == TOKEN_WORD) t--;
  return behind_openers(reader, t, first);
}

/* "Upland Minerals |and Chemicals Corp|": the name goes on. But "Federal Housing Administration and Veterans Administration". */
static bool goes_on(const name_reader *reader, uint32_t end) {
  if (!is_word(reader, end, WORD_AND) || !is_no_name(reader, end - 1) || !is_no_name(reader, end + 1) || !is_capitalised(reader, end + 2))
    return false;
  return name_hit(reader, end + 2, LIST_ORG_SUFFIX) && token_at(reader, end + 2)->lexeme != token_at(reader, end - 1)->lexeme;
}

/* "Cattlemen", "Growers", "Gynecologists", but not "Ministers": people of a trade. */
static bool is_trade(const name_reader *reader, uint32_t token) {
  static const char *const ENDS[] = {"ers", "ors", "ists", "men", "ians"};
  bool people = false;
  for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++) people |= token_ends(reader->tokens, token, str_of(ENDS[i]));
  return people && is_capitalised(reader, token) && !name_hit(reader, token, LIST_TITLE);
}

/* The kind of a body that its last word makes the state's: "Muslim Council", "Wheat Growers Council", "Congress of Gynecologists" are not. */
static ng_str kind_of_council(const name_reader *reader, token_range span, ng_str kind) {
  static const uint16_t WORDS[] = {WORD_COUNCIL, WORD_CONGRESS, WORD_BOARD, WORD_ASSEMBLY};
  bool council = false;
  for (uint32_t t = span.first; t < span.end; t++) council |= ONE_OF(reader->tokens, t, WORDS);
  if (!council || !str_is(kind, "government")) return kind;
  for (uint32_t t = span.first; t < span.end; t++) {
    if (word_marks(reader, t) & IS(RELIGION)) return STR("religion");
    if (is_trade(reader, t)) return STR("other");
  }
  return kind;
}

bool read_organization_form(const name_reader *reader, const name_run *run, token_range *span, ng_str *kind) {
  const ng_sentence *sentence = sentence_of(reader, run->first);
  uint32_t first = behind_openers(reader, run->first, run->end), end = suffix_end(reader, first, run->end, kind);
  if (!end && run->flags & RUN_HAS_AMPERSAND) *kind = STR("company"), end = run->end;
  const list_hit *head = name_hit(reader, run->end - 1, LIST_ORG_HEAD);
  uint32_t behind = end == run->end || head ? over_of(reader, run->end, sentence->end) : run->end;
  if (!end && head && behind > run->end) *kind = hit_text(reader, head, reader->lists->kind[MARK_HEAD]);
  if (behind > run->end && (end == run->end || !end) && (head || is_word(reader, run->end, WORD_OF))) end = behind;
  if (!end || is_claimed_range(reader, (token_range){first, end}) || (end == run->end && goes_on(reader, end))) return false;
  uint32_t owner = over_owner(reader, first, sentence->first);
  *kind = kind_of_council(reader, (token_range){owner, end}, *kind);
  if (owner < first) {
    *span = (token_range){owner, end};
    return !is_known_otherwise(reader, *span);
  }
  *span = (token_range){over_opening(reader, over_and(reader, first, end, sentence->first), *kind), end};
  bool of_state = end == first + 2 && is_word(reader, first + 1, WORD_GROUP) && word_marks(reader, first) & (IS(GAZ) | IS(DEMONYM)) &&
                  token_ends(reader->tokens, first, STR("."));        /* "the U.S. Group" of visitors */
  bool bare = (span->first == first && end <= first + 1) || of_state; /* "Ministry", "Co" by itself */
  return !bare && !is_known_otherwise(reader, *span);
}
