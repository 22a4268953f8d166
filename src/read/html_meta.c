/* What a page says of itself: <meta>, <link>, <time>, JSON-LD. */
#include "base/raw_json.h"
#include "read/entity.h"
#include "read/html.h"
#include "read/published.h"

#define MAX_DEPTH 4u /* of articles inside graphs and lists */

/* Names of <meta name=… | property=… | itemprop=…> and what they are. */
static const struct {
  const char *name;
  page_field field;
  unsigned rank;
} METAS[] = {{"og:title", PAGE_TITLE, RANK_META},
             {"twitter:title", PAGE_TITLE, RANK_LATER_META},
             {"headline", PAGE_TITLE, RANK_META},
             {"dc.title", PAGE_TITLE, RANK_LATER_META},
             {"article:published_time", PAGE_DATE, RANK_META},
             {"og:published_time", PAGE_DATE, RANK_META},
             {"datepublished", PAGE_DATE, RANK_META},
             {"parsely-pub-date", PAGE_DATE, RANK_META},
             {"sailthru.date", PAGE_DATE, RANK_LATER_META},
             {"dc.date.issued", PAGE_DATE, RANK_META},
             {"dcterms.created", PAGE_DATE, RANK_LATER_META},
             {"dc.date", PAGE_DATE, RANK_LATER_META},
             {"pubdate", PAGE_DATE, RANK_META},
             {"publishdate", PAGE_DATE, RANK_META},
             {"publish-date", PAGE_DATE, RANK_META},
             {"publication_date", PAGE_DATE, RANK_META},
             {"article_date_original", PAGE_DATE, RANK_META},
             {"date", PAGE_DATE, RANK_LATER_META},
             {"author", PAGE_AUTHOR, RANK_META},
             {"article:author", PAGE_AUTHOR, RANK_LATER_META},
             {"parsely-author", PAGE_AUTHOR, RANK_META},
             {"sailthru.author", PAGE_AUTHOR, RANK_LATER_META},
             {"byl", PAGE_AUTHOR, RANK_META},
             {"dc.creator", PAGE_AUTHOR, RANK_LATER_META},
             {"og:url", PAGE_URL, RANK_LATER_META},
             {"og:locale", PAGE_LANG, RANK_META},
             {"content-language", PAGE_LANG, RANK_META}};

void html__set(html_page *page, page_field field, unsigned rank, ng_str value) {
  value = str_trim(value);
  if (!value.len || (page->values[field].rank && page->values[field].rank <= rank)) return;
  uint32_t at = (uint32_t)page->meta.len;
  buf_str(&page->meta, value);
  if (page->meta.failed) return;
  ng_str text = entity_decode(page->meta.ptr + at, value.len);
  if (field != PAGE_BODY) { /* one line */
    for (char *c = page->meta.ptr + at; c < page->meta.ptr + at + text.len; c++) {
      if (is_space(*c)) *c = ' ';
    }
  }
  text = str_trim(text);
  page->values[field].at = (uint32_t)(text.ptr - page->meta.ptr);
  page->values[field].len = text.len;
  page->values[field].rank = rank;
}

static void set_checked(html_page *page, page_field field, unsigned rank, ng_str value) {
  char normal[PUBLISHED_SIZE];
  if (field == PAGE_DATE && !published_normal(normal, value)) return;
  if (field == PAGE_AUTHOR && (str_starts(value, STR("http")) || value.len > 120)) return; /* the address of a profile */
  html__set(page, field, rank, value);
}

static void take_meta(html_page *page, ng_str name, ng_str content) {
  for (size_t i = 0; i < sizeof METAS / sizeof *METAS; i++) {
    if (str_is_caseless(name, METAS[i].name)) set_checked(page, METAS[i].field, METAS[i].rank, content);
  }
}

const char *html__read_meta(html_page *page, html_kind kind, const char *at, const char *end) {
  html_attribute attribute;
  ng_str name = {0}, content = {0}, href = {0}, rel = {0}, time = {0};
  bool is_published = false;
  while (html_next_attribute(&at, end, &attribute)) {
    ng_str key = attribute.name, value = attribute.value;
    if (str_is_caseless(key, "name") || str_is_caseless(key, "property") || str_is_caseless(key, "http-equiv") || str_is_caseless(key, "itemprop"))
      name = value;
    if (str_is_caseless(key, "content")) content = value;
    if (str_is_caseless(key, "href")) href = value;
    if (str_is_caseless(key, "rel")) rel = value;
    if (str_is_caseless(key, "datetime")) time = value;
    is_published |= str_is_caseless(key, "pubdate");
  }
  if (kind == TAG_META && name.ptr && content.ptr) take_meta(page, name, content);
  if (kind == TAG_LINK && rel.ptr && str_is_caseless(rel, "canonical")) html__set(page, PAGE_URL, RANK_META, href);
  is_published |= name.ptr && str_is_caseless(name, "datepublished");
  if (kind == TAG_TIME && time.len) set_checked(page, PAGE_DATE, is_published ? RANK_LATER_META : RANK_TIME, time);
  return at;
}

/* ---- JSON-LD ---- */

static bool is_key(const raw_value *key, const char *name) {
  return str_is((ng_str){key->start, (uint32_t)(key->end - key->start)}, name);
}

/* A string, the "name" of an object, or the first of an array. */
static ng_str text_of(raw_value value, const char *member) {
  raw_value key, part;
  if (value.type == RAW_ARRAY) {
    raw_cursor cursor = raw_inside(&value);
    return raw_next(&cursor, NULL, &part) > 0 && part.type != RAW_ARRAY ? text_of(part, member) : STR("");
  }
  if (value.type == RAW_OBJECT) {
    raw_cursor cursor = raw_inside(&value);
    while (raw_next(&cursor, &key, &part) > 0) {
      if (is_key(&key, member) && part.type == RAW_STRING) return raw_text(&part);
    }
    return STR("");
  }
  return value.type == RAW_STRING ? raw_text(&value) : STR("");
}

/* "NewsArticle", "ReportageNewsArticle", ["Article", …] */
static bool is_article_type(const raw_value *type) {
  static const char *const TYPES[] = {"Article", "BlogPosting", "Report"};
  ng_str text = {type->start, (uint32_t)(type->end - type->start)};
  for (size_t i = 0; i < sizeof TYPES / sizeof *TYPES; i++) {
    uint32_t len = (uint32_t)strlen(TYPES[i]);
    for (uint32_t at = 0; at + len <= text.len; at++) {
      if (memcmp(text.ptr + at, TYPES[i], len) == 0) return true;
    }
  }
  return false;
}

static void take_member(html_page *page, const raw_value *key, raw_value value) {
  if (is_key(key, "headline")) html__set(page, PAGE_TITLE, RANK_LD, text_of(value, "name"));
  if (is_key(key, "datePublished")) set_checked(page, PAGE_DATE, RANK_LD, text_of(value, "name"));
  if (is_key(key, "author")) set_checked(page, PAGE_AUTHOR, RANK_LD, text_of(value, "name"));
  if (is_key(key, "articleBody")) html__set(page, PAGE_BODY, RANK_LD, text_of(value, "name"));
  if (is_key(key, "mainEntityOfPage")) html__set(page, PAGE_URL, RANK_TIME, text_of(value, "@id"));
  if (is_key(key, "inLanguage")) html__set(page, PAGE_LANG, RANK_META, text_of(value, "name"));
}

static void read_node(html_page *page, const raw_value *node, unsigned depth) {
  raw_value key, value;
  if (depth == MAX_DEPTH || (node->type != RAW_OBJECT && node->type != RAW_ARRAY)) return;
  raw_cursor cursor = raw_inside(node);
  if (node->type == RAW_ARRAY) {
    while (raw_next(&cursor, NULL, &value) > 0) read_node(page, &value, depth + 1);
    return;
  }
  bool is_article = false;
  while (raw_next(&cursor, &key, &value) > 0) {
    if (is_key(&key, "@type")) is_article = is_article_type(&value);
    if (is_key(&key, "@graph")) read_node(page, &value, depth + 1);
  }
  cursor = raw_inside(node);
  while (is_article && raw_next(&cursor, &key, &value) > 0) take_member(page, &key, value);
}

void html__read_ld(html_page *page, char *bytes, uint32_t len) {
  raw_cursor cursor = {bytes, bytes + len};
  raw_value value;
  if (raw_scan(&cursor, &value)) read_node(page, &value, 0);
}
