/* Recognising what is not the story: bylines ("By Ann Lee and Bo Chan"), boilerplate ("Sign up for our newsletter"), datelines.
 * Phrases are compared with the folded tokens of a range, joined by spaces. */
#include "text/zone.h"

enum { OPENING_MAX = 400, LONGEST_NOTICE = 45, LONGEST_BYLINE = 24, LONGEST_DATELINE = 25 };

/* Openings of short paragraphs that are addressed to the reader of a page. */
static const char *const OPENINGS[] = {
    "sign up for",
    "sign up to",
    "sign up here",
    "sign up now",
    "subscribe to",
    "subscribe now",
    "subscribe for",
    "subscribe today",
    "get the latest news",
    "get the latest updates",
    "get all the latest",
    "get our",
    "get email",
    "get breaking news",
    "get news alerts",
    "get the day 's",
    "read more",
    "read also",
    "also read",
    "read next",
    "read :",
    "read the full",
    "see also",
    "see more",
    "more :",
    "more from",
    "more on this",
    "more stories",
    "related :",
    "related stories",
    "related articles",
    "related news",
    "related topics",
    "recommended for you",
    "recommended stories",
    "you might also like",
    "you may also like",
    "you may like",
    "click here",
    "tap here",
    "follow us",
    "follow our",
    "follow @",
    "like us on",
    "find us on",
    "join us on",
    "join our",
    "join the conversation",
    "share this",
    "share on",
    "share with",
    "share via",
    "share :",
    "tweet this",
    "email this",
    "print this",
    "story continues",
    "article continues",
    "continue reading",
    "scroll down",
    "skip to",
    "photo :",
    "photo by",
    "photos :",
    "photos by",
    "photo credit",
    "photograph :",
    "photograph by",
    "image :",
    "image credit",
    "image source",
    "image caption",
    "image copyright",
    "picture :",
    "picture by",
    "file photo",
    "file -",
    "video :",
    "video by",
    "watch :",
    "watch live",
    "watch now",
    "listen :",
    "listen to the podcast",
    "copyright",
    "©",
    "( c )",
    "download our",
    "download the",
    "leave a comment",
    "view comments",
    "post a comment",
    "have your say",
    "support our journalism",
    "support independent",
    "already a subscriber",
    "log in to",
    "by signing up",
    "enter your email",
    "thank you for reading",
    "thanks for reading",
    "view gallery",
    "stay up to date with",
    "don 't miss",
    "do n't miss",
    "most read",
    "for more information ,",
    "for more stories",
    "for more news",
    "for the latest news",
    "top stories",
    "don't miss",
    "we use cookies",
    "this site uses",
    "this website uses",
    "to receive",
    "unsubscribe",
    "a version of this article appeared",
    "this article was originally published",
    "this story was originally published",
};

/* Lines that say nothing else. */
static const char *const WHOLE[] = {
    "advertisement",
    "advertisements",
    "advertising",
    "sponsored",
    "sponsored content",
    "promoted content",
    "comments",
    "comment",
    "share",
    "tweet",
    "email",
    "print",
    "facebook",
    "twitter",
    "whatsapp",
    "linkedin",
    "trending",
    "trending now",
    "newsletter",
    "newsletters",
    "donate",
    "donate now",
    "live",
    "subscribe",
    "sign up",
    "sign in",
    "log in",
    "register",
    "menu",
    "close",
    "save",
    "copy link",
    "load more",
    "show more",
    "back to top",
    "next article",
    "previous article",
    "editor 's picks",
    "more news",
    "latest news",
    "play video",
    "close dialog",
    "ad",
    "- advertisement -",
    "facebook twitter email",
    "share facebook twitter",
};

/* Notices that may stand anywhere in a sentence. */
static const char *const NOTICES[] = {
    "all rights reserved", "to your inbox",    "in your inbox",    "our newsletter",   "daily newsletter",
    "weekly newsletter",   "terms of service", "terms of use",     "privacy policy",   "may not be published , broadcast",
    "getty images",        "subscribe to our", "download the app", "download our app",
};

static const char *const BYLINE_OPENINGS[] = {
    "reporting by",
    "( reporting by",
    "additional reporting by",
    "( additional reporting by",
    "written by",
    "posted by",
    "edited by",
    "editing by",
    "( editing by",
    "published :",
    "published on",
    "published at",
    "last updated",
    "updated :",
    "updated on",
    "updated at",
    "posted :",
    "posted on",
    "first published",
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Folded tokens of [first, end) joined by spaces, as far as `out` has room. */
static ng_str joined(const token_table *tokens, uint32_t first, uint32_t end, char *out) {
  uint32_t len = 0;
  for (uint32_t i = first; i < end; i++) {
    ng_str word = token_text(tokens, i);
    if (len + word.len * 3 + 17 >= OPENING_MAX) break;
    if (len) out[len++] = ' ';
    len += fold_word(word, out + len);
  }
  return (ng_str){out, len};
}

static bool has_phrase_at(ng_str text, uint32_t at, const char *phrase) {
  size_t len = strlen(phrase);
  return text.len - at >= len && memcmp(text.ptr + at, phrase, len) == 0 && (at + len == text.len || text.ptr[at + len] == ' ');
}

static bool opens_with(ng_str text, const char *const *phrases, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (text.len && text.ptr[0] == phrases[i][0] && has_phrase_at(text, 0, phrases[i])) return true;
  }
  return false;
}

static bool contains_notice(ng_str text) {
  for (uint32_t at = 0; at < text.len; at++) {
    if (at && text.ptr[at - 1] != ' ') continue;
    for (size_t i = 0; i < COUNT(NOTICES); i++) {
      if (text.ptr[at] == NOTICES[i][0] && has_phrase_at(text, at, NOTICES[i])) return true;
    }
  }
  return false;
}

bool has_boilerplate(const token_table *tokens, uint32_t first, uint32_t end) {
  char folded[OPENING_MAX];
  return end - first <= LONGEST_NOTICE && contains_notice(joined(tokens, first, end, folded));
}

static char first_byte(const token_table *tokens, uint32_t token) {
  return tokens->text.ptr[tokens->tokens[token].start];
}

/* "By Ann Lee, Bo Chan and Carl Diaz in Cairo": names, small words between them, no stop. */
static bool is_by_names(const token_table *tokens, uint32_t first, uint32_t end) {
  uint32_t names = 0;
  if (end - first < 2 || end - first > LONGEST_BYLINE || !str_is(token_text(tokens, first), "By")) {
    if (end - first < 2 || end - first > LONGEST_BYLINE || !str_is(token_text(tokens, first), "BY")) return false;
  }
  for (uint32_t i = first + 1; i < end; i++) {
    const ng_token *t = &tokens->tokens[i];
    ng_str word = token_text(tokens, i);
    if (t->kind == TOKEN_WORD && t->casing > CASE_LOWER) {
      names++;
    } else if (t->kind == TOKEN_WORD) {
      bool is_small = str_is(word, "and") || str_is(word, "in") || str_is(word, "for") || str_is(word, "of") || str_is(word, "at") ||
                      str_is(word, "the") || str_is(word, "'s") || word.len <= 3 || (i > first + 2 && str_is(word, "correspondent"));
      if (!is_small) return false;
    } else if (t->kind == TOKEN_PUNCT && !strchr(",/();:", first_byte(tokens, i))) {
      return false;
    }
  }
  const ng_token *second = &tokens->tokens[first + 1];
  return names > 0 && second->kind == TOKEN_WORD && second->casing > CASE_LOWER && (names >= 2 || end - first == 2);
}

text_zone zone_of_range(const token_table *tokens, uint32_t first, uint32_t end) {
  char folded[OPENING_MAX];
  if (is_by_names(tokens, first, end)) return ZONE_BYLINE;
  if (end - first > LONGEST_NOTICE) return ZONE_BODY;
  ng_str text = joined(tokens, first, end, folded);
  if (opens_with(text, BYLINE_OPENINGS, COUNT(BYLINE_OPENINGS))) return ZONE_BYLINE;
  if (opens_with(text, OPENINGS, COUNT(OPENINGS))) return ZONE_BOILERPLATE;
  for (size_t i = 0; i < COUNT(WHOLE); i++) {
    if (str_is(text, WHOLE[i])) return ZONE_BOILERPLATE;
  }
  return ZONE_BODY;
}

/* What a dateline may consist of before its dash, and what it must have shown. */
typedef struct {
  uint32_t upper_words, bracket, date;
  bool in_bracket, has_comma, bad;
} dateline_state;

static bool is_month_or_day(ng_str word) {
  static const char *const NAMES[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct",
                                      "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  char folded[4] = {0};
  if (word.len < 3) return false;
  for (int i = 0; i < 3; i++) folded[i] = (char)(word.ptr[i] | 0x20);
  for (size_t i = 0; i < COUNT(NAMES); i++) {
    if (memcmp(folded, NAMES[i], 3) == 0) return true;
  }
  return false;
}

static void pass_dateline_token(dateline_state *s, const token_table *tokens, uint32_t i, bool is_first) {
  const ng_token *t = &tokens->tokens[i];
  char c = first_byte(tokens, i);
  if (s->in_bracket) {
    s->in_bracket = c != ')';
    return;
  }
  switch (t->kind) {
    case TOKEN_WORD:
      if (t->casing == CASE_UPPER)
        s->upper_words += !s->has_comma;
      else if (t->casing <= CASE_LOWER)
        s->bad |= is_first || t->end - t->start > 3;
      else if (!s->has_comma && s->upper_words)
        s->bad = true;
      if (s->has_comma && is_month_or_day(token_text(tokens, i))) s->date = 1;
      break;
    case TOKEN_NUMBER:
    case TOKEN_ORDINAL: s->bad |= is_first; break;
    case TOKEN_PUNCT:
      if (c == ',')
        s->has_comma = true;
      else if (c == '(' && !is_first)
        s->bracket = s->in_bracket = true;
      else if (c != '.' && c != '/' && c != ')')
        s->bad = true;
      break;
    case TOKEN_DASH: break;
    case TOKEN_SYMBOL:
    default: s->bad = true; break;
  }
}

/* A dash with a space on at least one side ends a dateline; a hyphen inside a name ("RIO-NITEROI") does not. */
static bool is_free_dash(const token_table *tokens, uint32_t i) {
  const ng_token *t = &tokens->tokens[i];
  if (t->kind != TOKEN_DASH) return false;
  return !(t->flags & TOKEN_GLUED) || !(tokens->tokens[i + 1].flags & TOKEN_GLUED) || t->end - t->start > 1;
}

/* "NEW DELHI: The court …", but not "BREAKING: …" or "WATCH: …". */
static bool is_colon_dateline(const token_table *tokens, uint32_t first, uint32_t colon) {
  static const char *const LABELS[] = {"UPDATE",  "UPDATED",  "BREAKING", "WATCH", "EXCLUSIVE",  "NOTE",    "LIVE",      "VIDEO",
                                       "OPINION", "ANALYSIS", "READ",     "MORE",  "CORRECTION", "FACTBOX", "EXPLAINER", "LISTEN",
                                       "PHOTOS",  "PHOTO",    "WHAT",     "WHO",   "WHEN",       "WHERE",   "WHY",       "HOW",
                                       "DATE",    "TIME",     "LOCATION", "ALSO",  "REVIEW",     "POLL",    "QUESTION",  "ANSWER"};
  if (tokens_text(tokens, first, colon).len < 4) return false;
  for (size_t i = 0; i < COUNT(LABELS); i++) {
    if (str_is(token_text(tokens, first), LABELS[i])) return false;
  }
  return tokens->tokens[colon + 1].casing > CASE_LOWER;
}

uint32_t dateline_length(const token_table *tokens, uint32_t first, uint32_t end) {
  dateline_state s = {0};
  if (tokens->tokens[first].kind != TOKEN_WORD || tokens->tokens[first].casing <= CASE_LOWER) return 0;
  for (uint32_t i = first; i < end && i - first < LONGEST_DATELINE; i++) {
    bool has_city = s.upper_words && tokens->tokens[first].end - tokens->tokens[first].start >= 2;
    if (!s.in_bracket && i > first && is_free_dash(tokens, i)) {
      bool is_open = i + 1 == end || tokens->tokens[i + 1].casing != CASE_LOWER;
      return (s.bracket || s.date || (has_city && is_open)) ? i + 1 - first : 0;
    }
    if (!s.in_bracket && i > first && i + 1 < end && first_byte(tokens, i) == ':' && has_city && !s.bad) {
      return is_colon_dateline(tokens, first, i) ? i + 1 - first : 0;
    }
    pass_dateline_token(&s, tokens, i, i == first);
    if (s.bad) return 0;
  }
  return 0;
}
