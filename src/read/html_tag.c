/* Elements and attributes. */
#include "read/html_tag.h"

#define MAX_NAME 10u

typedef struct {
  const char *name;
  html_kind kind;
  bool is_block, is_container;
} element;

/* Sorted by name. Inline elements that mean nothing to the text are left out. */
static const element ELEMENTS[] = {{"a", TAG_A, false, false},
                                   {"address", TAG_SKIP, true, false},
                                   {"area", TAG_VOID, false, false},
                                   {"article", TAG_ARTICLE, true, true},
                                   {"aside", TAG_SKIP, true, false},
                                   {"audio", TAG_SKIP, false, false},
                                   {"base", TAG_VOID, false, false},
                                   {"blockquote", TAG_QUOTE, true, false},
                                   {"body", TAG_BODY, true, true},
                                   {"br", TAG_BR, false, false},
                                   {"button", TAG_SKIP, true, false},
                                   {"canvas", TAG_SKIP, false, false},
                                   {"caption", TAG_CAPTION, true, false},
                                   {"center", TAG_BLOCK, true, true},
                                   {"dd", TAG_ITEM, true, false},
                                   {"details", TAG_BLOCK, true, true},
                                   {"dialog", TAG_SKIP, true, false},
                                   {"div", TAG_BLOCK, true, true},
                                   {"dl", TAG_BLOCK, true, false},
                                   {"dt", TAG_ITEM, true, false},
                                   {"embed", TAG_VOID, false, false},
                                   {"fieldset", TAG_SKIP, true, false},
                                   {"figcaption", TAG_CAPTION, true, false},
                                   {"figure", TAG_CAPTION, true, false},
                                   {"footer", TAG_SKIP, true, false},
                                   {"form", TAG_BLOCK, true, true},
                                   {"h1", TAG_H1, true, false},
                                   {"h2", TAG_HEADING, true, false},
                                   {"h3", TAG_HEADING, true, false},
                                   {"h4", TAG_HEADING, true, false},
                                   {"h5", TAG_HEADING, true, false},
                                   {"h6", TAG_HEADING, true, false},
                                   {"header", TAG_BLOCK, true, true},
                                   {"hr", TAG_VOID, true, false},
                                   {"html", TAG_HTML, true, false},
                                   {"iframe", TAG_RAW, false, false},
                                   {"img", TAG_VOID, false, false},
                                   {"input", TAG_VOID, false, false},
                                   {"label", TAG_SKIP, false, false},
                                   {"li", TAG_ITEM, true, false},
                                   {"link", TAG_LINK, false, false},
                                   {"main", TAG_MAIN, true, true},
                                   {"menu", TAG_SKIP, true, false},
                                   {"meta", TAG_META, false, false},
                                   {"nav", TAG_SKIP, true, false},
                                   {"noscript", TAG_SKIP, false, false},
                                   {"object", TAG_SKIP, false, false},
                                   {"ol", TAG_BLOCK, true, false},
                                   {"option", TAG_SKIP, false, false},
                                   {"p", TAG_P, true, false},
                                   {"param", TAG_VOID, false, false},
                                   {"picture", TAG_SKIP, false, false},
                                   {"pre", TAG_P, true, false},
                                   {"script", TAG_SCRIPT, false, false},
                                   {"section", TAG_BLOCK, true, true},
                                   {"select", TAG_SKIP, false, false},
                                   {"source", TAG_VOID, false, false},
                                   {"span", TAG_INLINE, false, false},
                                   {"style", TAG_RAW, false, false},
                                   {"svg", TAG_SKIP, false, false},
                                   {"table", TAG_BLOCK, true, true},
                                   {"tbody", TAG_BLOCK, true, false},
                                   {"td", TAG_BLOCK, true, true},
                                   {"template", TAG_SKIP, false, false},
                                   {"textarea", TAG_RAW, false, false},
                                   {"th", TAG_BLOCK, true, false},
                                   {"time", TAG_TIME, false, false},
                                   {"title", TAG_TITLE, false, false},
                                   {"tr", TAG_BLOCK, true, false},
                                   {"track", TAG_VOID, false, false},
                                   {"ul", TAG_BLOCK, true, false},
                                   {"video", TAG_SKIP, false, false},
                                   {"wbr", TAG_VOID, false, false}};

#define COUNT (sizeof ELEMENTS / sizeof *ELEMENTS)

html_tag html_tag_named(ng_str name) {
  char key[MAX_NAME + 1];
  size_t low = 0, high = COUNT;
  if (!name.len || name.len > MAX_NAME) return (html_tag){0};
  for (uint32_t i = 0; i < name.len; i++) key[i] = ascii_lower(name.ptr[i]);
  key[name.len] = '\0';
  while (low < high) {
    size_t middle = (low + high) / 2;
    int order = strcmp(key, ELEMENTS[middle].name);
    if (order == 0) return (html_tag){ELEMENTS[middle].kind, ELEMENTS[middle].is_block, ELEMENTS[middle].is_container, (uint16_t)(middle + 1)};
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return (html_tag){0};
}

const char *html_skip_tag(const char *at, const char *end) {
  while (at < end && *at != '>') {
    char c = *at++;
    if (c != '"' && c != '\'') continue;
    const char *close = memchr(at, c, (size_t)(end - at));
    if (close) at = close + 1;
  }
  return at < end ? at + 1 : end;
}

bool html_next_attribute(const char **at, const char *end, html_attribute *attribute) {
  const char *p = *at;
  while (p < end && (is_space(*p) || *p == '/')) p++;
  if (p == end || *p == '>') {
    *at = p < end ? p + 1 : end;
    return false;
  }
  const char *name = p;
  while (p < end && !is_space(*p) && *p != '=' && *p != '>' && !(*p == '/' && p > name)) p++;
  attribute->name = (ng_str){name, (uint32_t)(p - name)};
  attribute->value = (ng_str){p, 0};
  while (p < end && is_space(*p)) p++;
  if (p < end && *p == '=') {
    p++;
    while (p < end && is_space(*p)) p++;
    char quote = p < end && (*p == '"' || *p == '\'') ? *p++ : 0;
    const char *value = p;
    if (quote) {
      const char *close = memchr(p, quote, (size_t)(end - p));
      p = close ? close : end;
    } else {
      while (p < end && !is_space(*p) && *p != '>') p++;
    }
    attribute->value = (ng_str){value, (uint32_t)(p - value)};
    if (quote && p < end) p++;
  }
  if (p == name) p++; /* a lone "=": whatever it is, go on */
  *at = p;
  return true;
}
