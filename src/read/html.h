/* The article of an HTML page, read in one pass without a tree of elements.
 *
 * Tags cut the text into blocks; open elements say what a block is in (a link, a caption, a comment section), and which containers hold it.
 * html_choose.c then picks the container that holds the article and drops what is not of it. html_meta.c reads what the page says of itself. */
#ifndef NG_READ_HTML_H
#define NG_READ_HTML_H

#include "base/buf.h"
#include "base/vec.h"
#include "read/html_tag.h"

#define HTML_MAX_DEPTH 256u /* open elements that are kept in mind */

/* What text is in, from the open elements around it. IS_HINTED: an element whose class or id says that it is no article. */
enum { IN_SKIP = 1, IN_LINK = 2, IN_CAPTION = 4, IS_HINTED = 8, IN_STORY = 16, IN_ARTICLE = 32, IN_QUOTE = 64 };

/* `start` to `end` in the page's raw text, of which `link` bytes are links. `good`: bytes of article-like blocks up to and with this one.
 * `hint`: the innermost hinted element around it. */
typedef struct {
  uint32_t start, end, link, good, container, hint;
  html_kind kind;
  unsigned flags;
  bool is_kept;
} html_block;

/* An element that may hold the article, and the blocks in it. */
typedef struct {
  uint32_t first, end;
  unsigned flags;
} html_container;

/* A hinted element, and the one around it. `is_wrong`: it holds most of the article all the same. Number 0 is no element. */
typedef struct {
  uint32_t outer, good;
  bool is_wrong;
} html_element_hint;

/* An open element; `flags`, `container` and `hint` are those outside it. */
typedef struct {
  html_tag tag;
  unsigned flags;
  uint32_t container, hint;
} html_open;

typedef enum { PAGE_TITLE, PAGE_DATE, PAGE_AUTHOR, PAGE_URL, PAGE_LANG, PAGE_BODY, PAGE_FIELDS } page_field;

/* How far what a page says of itself is to be trusted, the most trusted first; 0 is not said. */
enum { RANK_NONE, RANK_LD, RANK_META, RANK_LATER_META, RANK_TIME, RANK_H1, RANK_TITLE, RANK_BYLINE };

/* One page at a time; buffers are kept and filled again. `text` is the article, its paragraphs parted by an empty line. The rest belongs to
 * the reader: `values` are pieces of `meta` with their ranks. */
typedef struct {
  ng_buf text, raw, meta;
  struct {
    uint32_t at, len;
    unsigned rank;
  } values[PAGE_FIELDS];
  VEC(html_block) blocks;
  VEC(html_container) containers;
  VEC(html_element_hint) hints;
  html_open stack[HTML_MAX_DEPTH];
  uint32_t depth, container, hint, start, link, line; /* `line`: where the last <br> was */
  unsigned flags;
  html_kind kind;
  bool has_failed; /* memory ran out */
} html_page;

/* Reads a page in UTF-8, whose bytes may be changed. */
void html_read(html_page *page, char *bytes, uint32_t len);

/* The same for a piece of HTML that is nothing but article, such as an item of a feed holds. */
void html_read_piece(html_page *page, char *bytes, uint32_t len);

/* What the page says of itself; empty when it does not say. Valid until the next page. */
ng_str html_field(const html_page *page, page_field field);

void html_clear(html_page *page);

/* ---- between the files of the reader ---- */

/* Sets a field unless it is set from something more trusted. References are decoded. */
void html__set(html_page *page, page_field field, unsigned rank, ng_str value);

/* <meta>, <link> and <time>: reads the attributes from `at` on and returns the end of the tag. */
const char *html__read_meta(html_page *page, html_kind kind, const char *at, const char *end);

/* JSON-LD. */
void html__read_ld(html_page *page, char *bytes, uint32_t len);

/* What class, id or role say: flags. */
unsigned html__hint(ng_str words);

/* Fills `text` from the blocks. */
void html__choose(html_page *page);

#endif
