/* Tags of HTML: which element, and what it means for the text. */
#ifndef NG_READ_HTML_TAG_H
#define NG_READ_HTML_TAG_H

#include "base/str.h"

/* What an element is. */
typedef enum {
  TAG_OTHER,
  TAG_A,
  TAG_ARTICLE,
  TAG_BLOCK,
  TAG_BODY,
  TAG_BR,
  TAG_CAPTION,
  TAG_HEADING,
  TAG_HTML,
  TAG_H1,
  TAG_INLINE,
  TAG_ITEM,
  TAG_LINK,
  TAG_MAIN,
  TAG_META,
  TAG_P,
  TAG_QUOTE,
  TAG_RAW,
  TAG_SCRIPT,
  TAG_SKIP,
  TAG_TIME,
  TAG_TITLE,
  TAG_VOID
} html_kind;

/* `kind`, whether it begins a block of text, whether it may hold blocks that belong together, and the number that an end tag must match. */
typedef struct {
  html_kind kind;
  bool is_block, is_container;
  uint16_t number;
} html_tag;

/* The element of a name in any case; kind TAG_OTHER and number 0 when it is not known. */
html_tag html_tag_named(ng_str name);

/* An attribute; `value` without its quotation marks, references not decoded. */
typedef struct {
  ng_str name, value;
} html_attribute;

/* Reads the next attribute of the tag whose rest is from `*at` on. False at its end, `*at` then being behind the ">". */
bool html_next_attribute(const char **at, const char *end, html_attribute *attribute);

/* Skips to behind the ">" of a tag, over quoted values. */
const char *html_skip_tag(const char *at, const char *end);

#endif
