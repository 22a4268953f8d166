/* From tags to blocks of text. */
#include "read/html.h"

#include <stdlib.h>

#include "read/entity.h"

#define HEADLINE_WORDS 4u

/* 1: white space; 2: a character that begins something (& < or a lead byte that may begin a no-break space, soft hyphen or zero-width). */
static const uint8_t TEXT_CLASS[256] = {['\t'] = 1, ['\n'] = 1, ['\v'] = 1, ['\f'] = 1, ['\r'] = 1, [' '] = 1, ['&'] = 2, [0xC2] = 2, [0xE2] = 2};

/* ---- text ---- */

static void end_block(html_page *page) {
  ng_buf *raw = &page->raw;
  while (raw->len > page->start && is_space(raw->ptr[raw->len - 1])) raw->len--;
  if (raw->len > page->start) {
    VEC_PUSH(&page->blocks, (html_block){.start = page->start,
                                         .end = (uint32_t)raw->len,
                                         .link = page->link,
                                         .container = page->container,
                                         .hint = page->hint,
                                         .kind = page->kind,
                                         .flags = page->flags});
  }
  page->start = (uint32_t)raw->len;
  page->link = 0;
}

static void add_space(html_page *page) {
  ng_buf *raw = &page->raw;
  if (raw->len > page->start && !is_space(raw->ptr[raw->len - 1])) buf_char(raw, ' ');
}

/* A character that needs a look: a reference, a no-break space (a space to us), a soft hyphen or zero-width character (nothing). Returns its bytes. */
static uint32_t add_special(html_page *page, ng_str text) {
  char bytes[4] = {text.ptr[0]};
  uint32_t count = 1, used = text.ptr[0] == '&' ? entity_read(text, bytes, &count) : 0;
  if (text.ptr[0] != '&') {
    used = (uint8_t)text.ptr[0] == 0xC2 ? 2 : 3;
    if (used > text.len) used = text.len;
    count = used;
    memcpy(bytes, text.ptr, used);
  }
  ng_str character = {bytes, count};
  if (!used) used = 1;
  if (str_is(character, "\xC2\xA0") || (count == 1 && is_space(bytes[0]))) {
    add_space(page);
  } else if (!str_is(character, "\xC2\xAD") && !str_is(character, "\xE2\x80\x8B")) {
    buf_add(&page->raw, bytes, count);
  }
  return used;
}

/* Text between tags, white space collapsed. */
static void add_text(html_page *page, const char *at, const char *end) {
  size_t before = page->raw.len;
  if (page->flags & IN_SKIP) return;
  while (at < end) {
    const char *run = at;
    while (at < end && !TEXT_CLASS[(uint8_t)*at]) at++;
    buf_add(&page->raw, run, (size_t)(at - run));
    if (at == end) break;
    if (TEXT_CLASS[(uint8_t)*at] == 1) {
      add_space(page);
      at++;
    } else {
      at += add_special(page, (ng_str){at, (uint32_t)(end - at)});
    }
  }
  if (page->flags & IN_LINK) page->link += (uint32_t)(page->raw.len - before);
}

/* ---- elements ---- */

static void pop(html_page *page) {
  const html_open *open = &page->stack[--page->depth];
  if (open->tag.is_block) end_block(page);
  if (open->tag.is_container && page->container < page->containers.count) page->containers.items[page->container].end = page->blocks.count;
  page->flags = open->flags;
  page->container = open->container;
  page->hint = open->hint;
  page->kind = TAG_BLOCK;
  for (uint32_t i = page->depth; i-- > 0;) {
    if (!page->stack[i].tag.is_block) continue;
    page->kind = page->stack[i].tag.kind;
    break;
  }
}

static void push(html_page *page, html_tag tag, unsigned flags) {
  if (page->depth == HTML_MAX_DEPTH) return;
  page->stack[page->depth++] = (html_open){tag, page->flags, page->container, page->hint};
  page->flags = flags & ~(unsigned)IS_HINTED;
  if (tag.is_block) page->kind = tag.kind;
  if (flags & IS_HINTED) {
    VEC_PUSH(&page->hints, (html_element_hint){.outer = page->hint});
    page->hint = page->hints.count - 1;
  }
  if (!tag.is_container) return;
  page->container = page->containers.count;
  VEC_PUSH(&page->containers, (html_container){.first = page->blocks.count, .end = UINT32_MAX, .flags = flags});
}

/* A paragraph ends where the next block begins, an item where the next item does, whether or not anybody said so. */
static void close_implied(html_page *page, html_tag tag) {
  for (uint32_t i = page->depth; i-- > 0;) {
    html_tag open = page->stack[i].tag;
    if (!open.is_block) continue;
    bool ends = open.kind == TAG_P || (open.kind == TAG_ITEM && tag.kind == TAG_ITEM);
    while (ends && page->depth > i) pop(page);
    return;
  }
}

static void end_element(html_page *page, html_tag tag) {
  for (uint32_t i = page->depth; i-- > 0;) {
    if (page->stack[i].tag.number == tag.number) {
      while (page->depth > i) pop(page);
      return;
    }
    if (page->stack[i].tag.is_block && !tag.is_block) return;
  }
  if (tag.kind == TAG_P) end_block(page);
}

static unsigned flags_of(const html_page *page, html_tag tag, const char **at, const char *end) {
  html_attribute attribute;
  unsigned flags = page->flags, hints = 0;
  bool takes_hints = tag.kind != TAG_BODY && tag.kind != TAG_HTML && tag.kind != TAG_MAIN && tag.kind != TAG_ARTICLE;
  while (html_next_attribute(at, end, &attribute)) {
    if (attribute.name.len < 2) continue;
    if (str_is_caseless(attribute.name, "class") || str_is_caseless(attribute.name, "id") || str_is_caseless(attribute.name, "role")) {
      hints |= html__hint(attribute.value);
    } else if (str_is_caseless(attribute.name, "itemprop")) {
      if (str_is_caseless(attribute.value, "articlebody")) flags |= IN_STORY;
      if (str_is_caseless(attribute.value, "caption") || str_is_caseless(attribute.value, "author")) flags |= IN_CAPTION;
    } else if (str_is_caseless(attribute.name, "hidden") ||
               (str_is_caseless(attribute.name, "aria-hidden") && str_is_caseless(attribute.value, "true"))) {
      if (takes_hints) flags |= IN_SKIP;
    }
  }
  if (takes_hints)
    flags |= hints;
  else
    flags |= hints & IN_STORY;
  switch (tag.kind) {
    case TAG_A: return flags | IN_LINK;
    case TAG_SKIP: return flags | IN_SKIP;
    case TAG_CAPTION: return flags | IN_CAPTION;
    case TAG_ARTICLE: return flags | IN_ARTICLE;
    case TAG_QUOTE: return flags | IN_QUOTE;
    default: return flags;
  }
}

/* Finds "</name" from `at` on; `end` when there is none. */
static const char *find_end_tag(const char *at, const char *end, ng_str name) {
  while ((at = memchr(at, '<', (size_t)(end - at)))) {
    if ((size_t)(end - at) < name.len + 2) break;
    if (at[1] == '/') {
      uint32_t same = 0;
      while (same < name.len && (at[2 + same] | 32) == (name.ptr[same] | 32)) same++;
      if (same == name.len) return at;
    }
    at++;
  }
  return end;
}

/* Elements whose content is no markup: scripts, styles, the page's title. Returns where to go on. */
static const char *read_raw(html_page *page, html_tag tag, ng_str name, const char *at, const char *end) {
  html_attribute attribute;
  bool is_ld = false;
  while (html_next_attribute(&at, end, &attribute)) {
    if (tag.kind == TAG_SCRIPT && str_is_caseless(attribute.name, "type")) is_ld = str_is_caseless(attribute.value, "application/ld+json");
  }
  const char *close = find_end_tag(at, end, name);
  if (is_ld) html__read_ld(page, (char *)at, (uint32_t)(close - at));
  if (tag.kind == TAG_TITLE && !(page->flags & IN_SKIP)) html__set(page, PAGE_TITLE, RANK_TITLE, (ng_str){at, (uint32_t)(close - at)});
  return close < end ? html_skip_tag(close, end) : end;
}

static const char *read_language(html_page *page, const char *at, const char *end) {
  html_attribute attribute;
  while (html_next_attribute(&at, end, &attribute)) {
    if (str_is_caseless(attribute.name, "lang") || str_is_caseless(attribute.name, "xml:lang")) html__set(page, PAGE_LANG, 1, attribute.value);
  }
  return at;
}

/* The tag whose name is `name`; `at` is behind the name. Returns where to go on. */
static const char *start_element(html_page *page, ng_str name, const char *at, const char *end) {
  html_tag tag = html_tag_named(name);
  switch (tag.kind) {
    case TAG_OTHER: return html_skip_tag(at, end);
    case TAG_SCRIPT:
    case TAG_RAW:
    case TAG_TITLE: return read_raw(page, tag, name, at, end);
    case TAG_META:
    case TAG_LINK:
    case TAG_TIME: return html__read_meta(page, tag.kind, at, end);
    case TAG_HTML: return read_language(page, at, end);
    case TAG_BR:
      if (page->raw.len == page->line) end_block(page); /* the second in a row parts paragraphs */
      add_space(page);
      page->line = (uint32_t)page->raw.len;
      return html_skip_tag(at, end);
    case TAG_VOID:
      if (tag.is_block) end_block(page);
      return html_skip_tag(at, end);
    default: break;
  }
  if (tag.is_block) {
    end_block(page);
    close_implied(page, tag);
  }
  unsigned flags = flags_of(page, tag, &at, end);
  if (at - 2 >= name.ptr && at[-1] == '>' && at[-2] == '/' && !tag.is_block) return at;
  push(page, tag, flags);
  return at;
}

static bool contains(ng_str text, ng_str part) {
  for (uint32_t at = 0; at + part.len <= text.len; at++) {
    if (memcmp(text.ptr + at, part.ptr, part.len) == 0) return true;
  }
  return false;
}

/* The first heading is the headline, unless it is short and not in the page's <title>: then it is the name of the paper. */
static void end_heading(html_page *page, html_tag tag) {
  ng_str heading = {page->raw.ptr + page->start, (uint32_t)(page->raw.len - page->start)}, title = html_field(page, PAGE_TITLE);
  if (tag.kind != TAG_H1 || !heading.len || page->flags & IN_SKIP || page->hint) return;
  uint32_t words = 1;
  for (uint32_t i = 0; i < heading.len; i++) words += heading.ptr[i] == ' ';
  if (words >= HEADLINE_WORDS || !title.len || contains(title, str_trim(heading))) html__set(page, PAGE_TITLE, RANK_H1, heading);
}

static const char *read_comment(const char *at, const char *end) {
  while ((at = memchr(at, '>', (size_t)(end - at)))) {
    if (at[-1] == '-' && at[-2] == '-') return at + 1;
    at++;
  }
  return end;
}

static const char *name_end(const char *at, const char *end) {
  while (at < end && !is_space(*at) && *at != '>' && *at != '/') at++;
  return at;
}

/* Whatever begins with the "<" at `at`; returns where to go on. */
static const char *read_tag(html_page *page, const char *at, const char *end) {
  const char *name = at + 1;
  if (name == end) return end;
  if (*name == '!') return end - at > 6 && name[1] == '-' && name[2] == '-' ? read_comment(at + 4, end) : html_skip_tag(name, end);
  if (*name == '?') return html_skip_tag(name, end);
  bool is_end = *name == '/';
  if (is_end) name++;
  if (name == end || !((*name | 32) >= 'a' && (*name | 32) <= 'z')) {
    if (!is_end) add_text(page, at, at + 1); /* "a < b" */
    return at + 1;
  }
  const char *rest = name_end(name, end);
  ng_str word = {name, (uint32_t)(rest - name)};
  if (!is_end) return start_element(page, word, rest, end);
  html_tag tag = html_tag_named(word);
  end_heading(page, tag);
  if (tag.number) end_element(page, tag);
  return html_skip_tag(rest, end);
}

static void read_blocks(html_page *page, const char *at, const char *end) {
  page->text.len = page->raw.len = page->meta.len = 0;
  page->blocks.count = page->containers.count = page->hints.count = 0;
  page->depth = page->start = page->link = page->hint = page->flags = 0;
  page->line = UINT32_MAX;
  page->kind = TAG_BLOCK;
  memset(page->values, 0, sizeof page->values);
  page->container = 0;
  VEC_PUSH(&page->containers, (html_container){.end = UINT32_MAX});
  VEC_PUSH(&page->hints, (html_element_hint){.is_wrong = true});
  while (at < end) {
    const char *tag = memchr(at, '<', (size_t)(end - at));
    add_text(page, at, tag ? tag : end);
    at = tag ? read_tag(page, tag, end) : end;
  }
  while (page->depth) pop(page);
  end_block(page);
  for (uint32_t i = 0; i < page->containers.count; i++) {
    if (page->containers.items[i].end > page->blocks.count) page->containers.items[i].end = page->blocks.count;
  }
}

void html_read(html_page *page, char *bytes, uint32_t len) {
  read_blocks(page, bytes, bytes + len);
  html__choose(page);
  page->has_failed =
      page->text.failed || page->raw.failed || page->meta.failed || page->blocks.failed || page->containers.failed || page->hints.failed;
}

void html_read_piece(html_page *page, char *bytes, uint32_t len) {
  read_blocks(page, bytes, bytes + len);
  for (uint32_t i = 0; i < page->blocks.count; i++) {
    const html_block *block = &page->blocks.items[i];
    if (block->flags & IN_CAPTION) continue;
    if (page->text.len) buf_str(&page->text, STR("\n\n"));
    buf_add(&page->text, page->raw.ptr + block->start, block->end - block->start);
  }
  page->has_failed = page->text.failed || page->raw.failed || page->meta.failed || page->blocks.failed;
}

ng_str html_field(const html_page *page, page_field field) {
  if (!page->values[field].rank) return STR("");
  return (ng_str){page->meta.ptr + page->values[field].at, page->values[field].len};
}

void html_clear(html_page *page) {
  buf_clear(&page->text);
  buf_clear(&page->raw);
  buf_clear(&page->meta);
  VEC_CLEAR(&page->blocks);
  VEC_CLEAR(&page->containers);
  VEC_CLEAR(&page->hints);
}
