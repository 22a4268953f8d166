/* Which blocks of a page are its article.
 *
 * A block is good when it reads like prose: long enough, few links, in nothing that is called otherwise. The article is in the smallest
 * container with most of the good text; containers that say that they hold the story are asked first. Inside it captions, lists of links,
 * sign-ups and the like are dropped. */
#include "read/html.h"

#define GOOD_BYTES 80u       /* of a block of prose: a sentence of news is about 130 */
#define STORY_BYTES 250u     /* good text without which a container that calls itself the story is not believed */
#define MAX_LINK_PERCENT 33u /* of a good block */
#define MOST_PERCENT 75u     /* of the good text that the article's container holds */
#define HINT_PERCENT 60u     /* of the good text: a hinted element that holds so much of it is the article all the same */
#define LEAST_PERCENT 25u    /* of the good text must be left, or no hint is believed */
#define SHORT_BYTES 160u     /* a line that begins like a sign-up is one only when it is short */

/* Words of class, id and role names. */
static const char *const OTHER_WORDS[] = {
    "ad",          "ads",         "advert",     "advertisement", "advertorial", "aside",     "author",        "banner",
    "bio",         "bottom",      "breadcrumb", "breadcrumbs",   "byline",      "caption",   "comment",       "comments",
    "consent",     "contentinfo", "cookie",     "copyright",     "credit",      "credits",   "disqus",        "dropdown",
    "flyout",      "follow",      "footer",     "hidden",        "infobox",     "legal",     "login",         "masthead",
    "menu",        "meta",        "metadata",   "modal",         "mostread",    "nav",       "navbar",        "navigation",
    "newsletter",  "outbrain",    "overlay",    "pager",         "pagination",  "partner",   "paywall",       "popular",
    "popup",       "promo",       "promotion",  "rail",          "readmore",    "recirc",    "recirculation", "recommendations",
    "recommended", "register",    "related",    "screenreader",  "search",      "share",     "sharebar",      "sharing",
    "sidebar",     "signup",      "skip",       "social",        "sponsor",     "sponsored", "subscribe",     "subscription",
    "taboola",     "tag",         "tags",       "teaser",        "teasers",     "timestamp", "toolbar",       "tooltip",
    "topics",      "trending",    "visually"};
/* Two words in a row that name the story. */
static const char *const STORY_WORDS[][2] = {{"article", "body"},  {"article", "content"}, {"article", "text"},  {"story", "body"},
                                             {"story", "content"}, {"story", "text"},      {"entry", "content"}, {"post", "content"},
                                             {"post", "body"},     {"body", "content"},    {"body", "copy"},     {"article", "copy"},
                                             {"news", "body"},     {"content", "body"}};
/* How lines begin that are of the page, not of the article; lower case. */
static const char *const PAGE_LINES[] = {"sign up",          "subscribe to",
                                         "read more",        "read next",
                                         "read also",        "also read",
                                         "click here",       "share this",
                                         "follow us",        "all rights reserved",
                                         "image source",     "image caption",
                                         "getty images",     "get our",
                                         "get the latest",   "join our",
                                         "download our",     "our newsletter",
                                         "skip to",          "back to top",
                                         "filed under",      "continue reading",
                                         "story continues",  "article continues",
                                         "by signing up",    "enter your email",
                                         "view comments",    "you may also like",
                                         "leave a comment",  "this article was amended",
                                         "about the author", "editing by",
                                         "reporting by",     "more on this story",
                                         "file photo",       "photo:",
                                         "photo by",         "photograph:",
                                         "image:",           "picture:",
                                         "credit:",          "\xC2\xA9",
                                         "copyright ",       "watch:",
                                         "watch now",        "listen:",
                                         "terms of",         "privacy policy",
                                         "most read"};
/* Those that may also begin a sentence: "Share prices fell on Monday." */
static const char *const PAGE_PHRASES[] = {"advertisement", "subscribe", "read:",      "related",     "share",      "follow",
                                           "see also",      "more from", "more:",      "recommended", "published",  "updated",
                                           "last updated",  "posted",    "comments",   "tags:",       "topics:",    "source:",
                                           "supported by",  "sponsored", "don't miss", "up next",     "written by", "contact us"};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Words that turn the next one around or make a style of it: "has-sidebar", "no-comments", "overflow-hidden", "md:hidden". */
static bool is_denied(const char *word) {
  static const char *const WORDS[] = {"has", "no", "with", "without", "is",       "overflow", "sm",
                                      "md",  "lg", "xl",   "hide",    "backface", "margin",   "padding"};
  for (size_t i = 0; i < COUNT(WORDS); i++) {
    if (strcmp(word, WORDS[i]) == 0) return true;
  }
  return false;
}

static bool is_other_word(const char *word) {
  size_t low = 0, high = COUNT(OTHER_WORDS);
  while (low < high) {
    size_t middle = (low + high) / 2;
    int order = strcmp(word, OTHER_WORDS[middle]);
    if (order == 0) return true;
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return false;
}

/* The next word of a class or id, lower case, cut at hyphens and humps; false at the end. */
static bool next_word(ng_str *text, char word[16]) {
  uint32_t i = 0, len = 0;
  while (i < text->len && !((text->ptr[i] | 32) >= 'a' && (text->ptr[i] | 32) <= 'z')) i++;
  uint32_t start = i;
  while (i < text->len && (text->ptr[i] | 32) >= 'a' && (text->ptr[i] | 32) <= 'z') {
    bool is_hump = i > start && text->ptr[i] < 'a' && text->ptr[i - 1] >= 'a';
    if (is_hump) break;
    if (len < 15) word[len++] = ascii_lower(text->ptr[i]);
    i++;
  }
  word[len] = '\0';
  *text = str_slice(*text, i, text->len);
  return len > 0;
}

unsigned html__hint(ng_str words) {
  char before[16] = "", word[16];
  unsigned hints = 0;
  while (next_word(&words, word)) {
    if (!is_denied(before) && is_other_word(word)) hints |= IS_HINTED;
    for (size_t i = 0; i < COUNT(STORY_WORDS); i++) {
      if (before[0] == STORY_WORDS[i][0][0] && strcmp(before, STORY_WORDS[i][0]) == 0 && strcmp(word, STORY_WORDS[i][1]) == 0) hints |= IN_STORY;
    }
    if (strcmp(word, "articlebody") == 0 || strcmp(word, "storybody") == 0) hints |= IN_STORY;
    memcpy(before, word, sizeof before);
  }
  return hints & IN_STORY && hints & IS_HINTED ? IS_HINTED : hints;
}

static ng_str block_text(const html_page *page, const html_block *block) {
  return (ng_str){page->raw.ptr + block->start, block->end - block->start};
}

static bool is_heading(const html_block *block) {
  return block->kind == TAG_HEADING || block->kind == TAG_H1;
}

static bool is_good(const html_block *block) {
  uint32_t len = block->end - block->start;
  return len >= GOOD_BYTES && block->link * 100 <= len * MAX_LINK_PERCENT && !is_heading(block) && !(block->flags & (IN_SKIP | IN_CAPTION));
}

/* Not in a hinted element whose hint is right. */
static bool is_free(const html_page *page, const html_block *block) {
  for (uint32_t hint = block->hint; hint; hint = page->hints.items[hint].outer) {
    if (!page->hints.items[hint].is_wrong) return false;
  }
  return true;
}

/* "right-sidebar" may be what a page with a sidebar is called: an element that holds most of the good text is not what its name says.
 * Returns the bytes of good text. */
static uint64_t judge_hints(html_page *page) {
  uint64_t all = 0;
  for (uint32_t i = 0; i < page->blocks.count; i++) {
    const html_block *block = &page->blocks.items[i];
    if (!is_good(block)) continue;
    all += block->end - block->start;
    page->hints.items[block->hint].good += block->end - block->start;
  }
  for (uint32_t i = page->hints.count; i-- > 1;) { /* inner ones come behind outer ones */
    html_element_hint *hint = &page->hints.items[i];
    page->hints.items[hint->outer].good += hint->good;
    hint->is_wrong = hint->good * UINT64_C(100) > all * HINT_PERCENT;
  }
  return all;
}

/* Counts good text block by block; returns all of it. */
static uint32_t count_good(html_page *page) {
  uint32_t good = 0;
  for (uint32_t i = 0; i < page->blocks.count; i++) {
    html_block *block = &page->blocks.items[i];
    if (is_good(block) && is_free(page, block)) good += block->end - block->start;
    block->good = good;
  }
  return good;
}

static uint32_t good_in(const html_page *page, const html_container *container) {
  if (container->end <= container->first) return 0;
  return page->blocks.items[container->end - 1].good - (container->first ? page->blocks.items[container->first - 1].good : 0);
}

/* The container of a flag with the most good text; NULL when it is too little. */
static const html_container *flagged_container(const html_page *page, unsigned flag, uint32_t least) {
  const html_container *best = NULL;
  for (uint32_t i = 0; i < page->containers.count; i++) {
    const html_container *container = &page->containers.items[i];
    uint32_t good = good_in(page, container);
    if (container->flags & flag && good >= least && (!best || good > good_in(page, best))) best = container;
  }
  return best;
}

/* The smallest container with most of the good text: containers begin in order, so a later one that has it is inside. */
static const html_container *smallest_container(const html_page *page, const html_container *outer, uint32_t good) {
  const html_container *best = outer;
  for (uint32_t i = 0; i < page->containers.count; i++) {
    const html_container *container = &page->containers.items[i];
    bool is_inside = container->first >= outer->first && container->end <= outer->end;
    if (is_inside && (uint64_t)good_in(page, container) * 100 >= (uint64_t)good * MOST_PERCENT) best = container;
  }
  return best;
}

static const html_container *article_container(const html_page *page, uint32_t good) {
  uint32_t least = good / 2 < STORY_BYTES ? good / 2 : STORY_BYTES;
  const html_container *found = good ? flagged_container(page, IN_STORY, least) : NULL;
  if (found) return found;
  found = good ? flagged_container(page, IN_ARTICLE, good / 2) : NULL;
  if (found) return found;
  return smallest_container(page, &page->containers.items[0], good);
}

static bool ends_a_sentence(ng_str text) {
  char last = text.ptr[text.len - 1];
  if (strchr(".!?:\"')", last)) return true;
  return text.len > 3 && (memcmp(text.ptr + text.len - 3, "\xE2\x80\x9D", 3) == 0 || memcmp(text.ptr + text.len - 3, "\xE2\x80\xA6", 3) == 0);
}

static bool begins_like(ng_str text, const char *const *lines, size_t count) {
  for (size_t i = 0; i < count; i++) {
    uint32_t len = 0;
    while (lines[i][len] && len < text.len && ascii_lower(text.ptr[len]) == lines[i][len]) len++;
    if (!lines[i][len]) return true;
  }
  return false;
}

static bool is_page_line(ng_str text) {
  if (text.len > SHORT_BYTES) return false;
  return begins_like(text, PAGE_LINES, COUNT(PAGE_LINES)) || (!ends_a_sentence(text) && begins_like(text, PAGE_PHRASES, COUNT(PAGE_PHRASES)));
}

static uint32_t word_count(ng_str text) {
  uint32_t count = 1;
  for (uint32_t i = 0; i < text.len; i++) count += text.ptr[i] == ' ';
  return count;
}

/* "By Jane Roe", "By Jane Roe and John Doe, political staff" */
static bool is_byline(ng_str text) {
  return text.len < GOOD_BYTES && text.len > 3 && ascii_lower(text.ptr[0]) == 'b' && ascii_lower(text.ptr[1]) == 'y' && text.ptr[2] == ' ' &&
         !ends_a_sentence(text);
}

static bool is_kept(html_page *page, const html_block *block) {
  ng_str text = block_text(page, block);
  if (block->flags & (IN_SKIP | IN_CAPTION) || block->kind == TAG_H1 || is_page_line(text) || !is_free(page, block)) return false;
  if (is_byline(text)) {
    html__set(page, PAGE_AUTHOR, RANK_BYLINE, str_slice(text, 3, text.len));
    return false;
  }
  bool is_linked = block->link * 2 > text.len;
  if (is_heading(block)) return !is_linked && text.len > 2;
  if (is_linked && word_count(text) < 30) return false;
  if (block->kind == TAG_P || block->flags & IN_QUOTE) return ends_a_sentence(text) || word_count(text) >= 8;
  if (block->kind == TAG_ITEM) return !block->link && (ends_a_sentence(text) || word_count(text) >= 5);
  return (ends_a_sentence(text) && word_count(text) >= 4) || word_count(text) >= 12;
}

/* A heading belongs to what follows it. */
static void drop_last_headings(html_page *page, const html_container *container) {
  bool has_text = false;
  for (uint32_t i = container->end; i-- > container->first;) {
    html_block *block = &page->blocks.items[i];
    if (!block->is_kept) continue;
    if (is_heading(block)) block->is_kept = has_text;
    has_text = !is_heading(block);
  }
}

static void join_kept(html_page *page, const html_container *container) {
  ng_str title = html_field(page, PAGE_TITLE);
  for (uint32_t i = container->first; i < container->end; i++) {
    const html_block *block = &page->blocks.items[i];
    ng_str text = block_text(page, block);
    if (!block->is_kept || (is_heading(block) && str_equal(text, title))) continue;
    if (page->text.len) buf_str(&page->text, STR("\n\n"));
    buf_str(&page->text, text);
  }
}

/* "Ministers meet in Lima | The Alba Courier": what stands behind the last bar or dash is the site. */
static void trim_title(html_page *page) {
  static const char *const MARKS[] = {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ", " \xC2\xBB "};
  ng_str title = html_field(page, PAGE_TITLE);
  size_t marks = page->values[PAGE_TITLE].rank == RANK_TITLE ? COUNT(MARKS) : 1; /* in <meta> a dash may be part of the headline */
  for (uint32_t at = title.len; at-- > 12;) {
    for (size_t i = 0; i < marks; i++) {
      if (!str_starts(str_slice(title, at, title.len), str_of(MARKS[i]))) continue;
      page->values[PAGE_TITLE].len = at;
      return;
    }
  }
}

void html__choose(html_page *page) {
  if (page->containers.count && page->hints.count && page->blocks.count) {
    uint64_t all = judge_hints(page);
    uint32_t good = count_good(page);
    if (good * UINT64_C(100) < all * LEAST_PERCENT) {
      for (uint32_t i = 0; i < page->hints.count; i++) page->hints.items[i].is_wrong = true;
      good = count_good(page);
    }
    html_container container = *article_container(page, good);
    for (uint32_t i = container.first; i < container.end; i++) page->blocks.items[i].is_kept = is_kept(page, &page->blocks.items[i]);
    trim_title(page);
    drop_last_headings(page, &container);
    join_kept(page, &container);
  }
  ng_str body = html_field(page, PAGE_BODY);
  if (body.len > page->text.len * 2) { /* the page shows less than it says: a paywall, or a page that scripts fill */
    page->text.len = 0;
    buf_str(&page->text, body);
  }
}
