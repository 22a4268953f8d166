/* Cutting a name out of a run of capitalised words: what others have claimed, titles and places at its ends are none of it. */
#include "fact/person/person.h"
#include "text/token_class.h"

#define LONGEST_TITLE 8u /* tokens, with the country and the like before it */

bool person__is_dotted_initial(const name_reader *reader, uint32_t token, const char *text, uint32_t len) {
  bool two = len == 3 && text[2] == '.' && !(phrase_marks(reader, token) & (IS(TITLE) | IS(HONORIFIC))) && !is_suffix(reader, token);
  return (text[1] == '.' || two) && !(word_marks(reader, token) & IS(GAZ));
}

void read_candidate_words(const name_reader *reader, candidate *c) {
  uint32_t count = 0;
  c->has_initial = false;
  for (uint32_t t = c->name.first, end = c->name.end; t < end && count < MAX_NAME_WORDS; t++) {
    if (token_at(reader, t)->kind != TOKEN_WORD || is_suffix(reader, t)) continue;
    if (t + 1 < end && is_bare_initial(reader, t))
      c->has_initial = true;
    else
      c->words[count++] = token_at(reader, t)->lexeme;
  }
  c->count = count;
}

/* Tokens of a title or honorific at `token`, 0 where a longer place name begins ("Sri Lankan"). */
static uint32_t title_length(const name_reader *reader, uint32_t token) {
  if (!(phrase_marks(reader, token) & (IS(TITLE) | IS(HONORIFIC)))) return 0;
  const list_hit *hits[] = {name_hit(reader, token, LIST_TITLE), name_hit(reader, token, LIST_HONORIFIC)};
  unsigned mark;
  const list_hit *place = longest_hit(reader, token, IS(GAZ) | IS(DEMONYM), &mark);
  uint32_t length = hits[0] ? hits[0]->length : 0;
  if (hits[1] && hits[1]->length > length) length = hits[1]->length;
  return place && place->length > length ? 0 : length;
}

/* Behind a title that began before the run: "Secretary of State George Shultz", "Chancellor of the Exchequer Nigel Lawson". */
static uint32_t behind_begun_title(const name_reader *reader, const candidate *c) {
  uint32_t first = c->name.first, end = c->name.end, start, title;
  if (!(lists_before_name(reader, c) & list_bit(LIST_TITLE))) return first;
  start = sentence_of(reader, first)->first;
  for (uint32_t t = first + 1; t < end && t < first + 3; t++)
    if (hit_ending(reader, t, start, LIST_TITLE, &title) && title < first) return t;
  return first;
}

/* "Martin Luther King Jr.", but "Texas Governor Ann Richards". */
static bool is_title_or_surname(const name_reader *reader, uint32_t token) {
  uint32_t marks = word_marks(reader, token), before = word_marks(reader, token - 1);
  if (!(marks & (IS(SURNAME) | IS(FIRST_NAME))) || !(before & IS(FIRST_NAME))) return false;
  return !(before & IS(GAZ) && marks & IS(TITLE) && word_marks(reader, token + 1) & IS(FIRST_NAME));
}

/* Behind titles that stand inside the run: "Foreign Ministry Spokesman Qin Gang". */
static uint32_t behind_titles(const name_reader *reader, const candidate *c) {
  uint32_t first = c->name.first, end = c->name.end, name = behind_begun_title(reader, c);
  if (!(reader->runs[c->run].lists & TITLE_LISTS)) return name; /* most runs */
  for (uint32_t t = first; t < end; t++) {
    uint32_t length = title_length(reader, t), marks = word_marks(reader, t);
    if (length && t + length < end && !(length == 1 && t > name && is_title_or_surname(reader, t))) {
      name = t + length;
      t = name - 1;
    } else if (marks & IS(FIRST_NAME) && !(marks & (IS(ORDINARY) | IS(GAZ) | IS(DEMONYM)))) {
      break;
    }
  }
  return name;
}

#define IS_NAME_WORD (IS(FIRST_NAME) | IS(SURNAME) | IS(FAMILY_FIRST) | IS(PARTICLE))
#define IS_OTHER_WORD (IS(ORDINARY) | IS(SUFFIX) | IS(HEAD) | IS(TITLE) | IS(DEMONYM) | IS(GAZ) | IS_BELIEF)

/* Whether a name may begin here: "Joaquim", "J.", an unknown word; places only when they are given names too. */
static bool may_begin_name(const name_reader *reader, uint32_t token) {
  uint32_t marks = word_marks(reader, token);
  if (token_at(reader, token)->kind != TOKEN_WORD || is_suffix(reader, token)) return false;
  return marks & (IS(FIRST_NAME) | IS(FAMILY_FIRST)) || is_bare_initial(reader, token) || !(marks & (IS_OTHER_WORD | IS(NO_ORG)));
}

/* "the ambassador to [Qatar] Atallah Khairi": a state behind a title that ends in "of" or "to". */
static bool is_posted_to(const name_reader *reader, uint32_t token, uint32_t first) {
  uint32_t start = sentence_of(reader, first)->first, title;
  if (token != first || first < start + 2 || !(is_word(reader, first - 1, WORD_OF) || is_word(reader, first - 1, WORD_TO))) return false;
  return is_great_place(reader, token) && hit_ending(reader, first - 1, start, LIST_TITLE, &title);
}

/* "Peru Joaquim Lemos", "Great Khural G. Zandan", "Uzbeks Javlon Yuldash": words before a name that are none of it. */
static uint32_t behind_others(const name_reader *reader, uint32_t first, uint32_t end) {
  uint32_t best = first;
  for (uint32_t t = first; t + 2 < end; t++) {
    uint32_t marks = word_marks(reader, t), next = word_marks(reader, t + 1);
    bool place = marks & (IS(GAZ) | IS(DEMONYM)), given = next & (IS(FIRST_NAME) | IS(FAMILY_FIRST)) && !(next & IS(ORDINARY));
    bool posted = marks & IS(GAZ) && is_posted_to(reader, t, first);
    if (!(marks & IS_OTHER_WORD) || (!posted && marks & (IS(FIRST_NAME) | IS(FAMILY_FIRST))) || (marks & IS_NAME_WORD && !place)) continue;
    if ((marks & IS(GAZ) && !given && !posted) || name_hit(reader, t, LIST_PLACE_BEFORE)) continue; /* "San Miguel de Allende" */
    if (may_begin_name(reader, t + 1)) best = t + 1;
  }
  return best;
}

static inline bool is_plain_word(const name_reader *reader, uint32_t token) {
  return reader->classes[token] <= CLASS_MIXED;
}

/* The words of the run that nobody has claimed; none when none are left. */
static inline token_range trim_run(const name_reader *reader, const name_run *run) {
  uint32_t first = run->first, end = run->end;
  if (is_plain_word(reader, first) && is_plain_word(reader, end - 1) && !is_claimed_range(reader, (token_range){first, end}))
    return (token_range){first, end}; /* most */
  while (first < end && (reader->claims[first] || !is_plain_word(reader, first))) first++;
  if (first == end) return (token_range){0, 0};
  for (uint32_t t = first + 1; t < end; t++)
    if (reader->claims[t]) end = t;
  while (!is_plain_word(reader, end - 1)) end--;
  return (token_range){first, end};
}

static void read_title_before(const name_reader *reader, candidate *c) {
  const uint64_t lists = lists_before_name(reader, c);
  if (!(lists & TITLE_LISTS)) return;
  uint32_t first = c->name.first, start = sentence_of(reader, first)->first;
  c->has_title = read_title(reader, first > start + LONGEST_TITLE ? first - LONGEST_TITLE : start, first, lists, &c->title);
}

/* Finds where the name begins in the run and reads the title before it. */
static void cut_name(const name_reader *reader, candidate *c, token_range range) {
  uint32_t titled = behind_titles(reader, c);
  for (uint32_t first = titled;; first = range.first) {
    c->name.first = range.end - first > 2 ? behind_others(reader, first, range.end) : first;
    read_title_before(reader, c);
    if (c->has_title || first == range.first) return;
  }
}

/* "the judge [Lopez] criticized", "a major [Lopez] donor": a noun of its own before a bare surname. */
static bool is_noun_before(const name_reader *reader, const title_part *title) {
  uint32_t first = title->first;
  if (is_capitalised(reader, first) || first == sentence_of(reader, first)->first) return false;
  return is_article(reader, first - 1);
}

void read_word_before(const name_reader *reader, candidate *c) {
  read_title_before(reader, c);
  if (c->has_title && is_noun_before(reader, &c->title)) c->has_title = false;
  c->row = find_holder_by_name(reader, c, c->name);
}

/* Out of line, as most runs are one word. */
__attribute__((noinline)) static void cut_words(const name_reader *reader, candidate *c) {
  cut_name(reader, c, c->name);
  read_candidate_words(reader, c);
  c->row = find_holder_by_name(reader, c, c->name);
  c->done = !c->count;
  if (!c->has_initial) return;
  if (c->row == NO_HOLDER) c->row = find_holder_by_initial(reader, c);
  bool dash = c->name.first + 1 < c->name.end && token_at(reader, c->name.first + 1)->kind == TOKEN_DASH;
  if (dash || is_bare_initial(reader, c->name.end - 1)) c->done = true; /* "R-Texas", "U. S." */
}

void cut_run(const name_reader *reader, uint32_t index, candidate *c) {
  c->name = trim_run(reader, &reader->runs[index]);
  c->run = index;
  c->row = NO_HOLDER;
  c->count = 0;
  c->score = 0;
  c->has_title = c->has_initial = c->is_located = false;
  c->done = c->name.end == 0;
  while (c->name.end > c->name.first + 1 && is_honour(reader, c->name.end - 1)) c->name.end--;
  if (c->name.end > c->name.first + 1) {
    cut_words(reader, c);
  } else if (!c->done) {
    c->words[0] = token_at(reader, c->name.first)->lexeme;
    c->count = !is_suffix(reader, c->name.first);
    c->done = !c->count;
  }
}
