/* Reading XML with libxml2's pull parser. */
#include "read/xml.h"

#include <stdio.h>

#include "read/charset.h"

/* What an element is to an article. MARK_STORY: holds paragraphs; MARK_HTML and MARK_SUMMARY: HTML as text. */
typedef enum {
  MARK_NONE,
  MARK_ARTICLE,
  MARK_TITLE,
  MARK_OTHER_TITLE,
  MARK_DATE,
  MARK_OTHER_DATE,
  MARK_ID,
  MARK_URL,
  MARK_AUTHOR,
  MARK_STORY,
  MARK_HTML,
  MARK_SUMMARY,
  MARK_BLOCK,
  MARK_SKIP,
  MARK_COUNT
} xml_mark;

/* `parent` NULL: anywhere. `attribute`: the value stands there and not inside the element. The first row that fits is taken. */
typedef struct {
  const char *name, *parent, *attribute;
  xml_mark mark;
} xml_element;

static const xml_element ELEMENTS[] = {{"nitf", NULL, NULL, MARK_ARTICLE},
                                       {"newsItem", NULL, NULL, MARK_ARTICLE},
                                       {"item", "channel", NULL, MARK_ARTICLE},
                                       {"item", "RDF", NULL, MARK_ARTICLE},
                                       {"entry", "feed", NULL, MARK_ARTICLE},
                                       /* RSS, Atom */
                                       {"title", "item", NULL, MARK_TITLE},
                                       {"title", "entry", NULL, MARK_TITLE},
                                       {"link", "item", NULL, MARK_URL},
                                       {"link", "entry", "href", MARK_URL},
                                       {"guid", "item", NULL, MARK_ID},
                                       {"id", "entry", NULL, MARK_ID},
                                       {"pubDate", "item", NULL, MARK_DATE},
                                       {"date", "item", NULL, MARK_DATE},
                                       {"published", "entry", NULL, MARK_DATE},
                                       {"updated", "entry", NULL, MARK_OTHER_DATE},
                                       {"creator", "item", NULL, MARK_AUTHOR},
                                       {"author", "item", NULL, MARK_AUTHOR},
                                       {"name", "author", NULL, MARK_AUTHOR},
                                       {"encoded", "item", NULL, MARK_HTML},
                                       {"content", "entry", NULL, MARK_HTML},
                                       {"description", "item", NULL, MARK_SUMMARY},
                                       {"summary", "entry", NULL, MARK_SUMMARY},
                                       /* NITF */
                                       {"hl1", "hedline", NULL, MARK_TITLE},
                                       {"title", "head", NULL, MARK_OTHER_TITLE},
                                       {"date.issue", NULL, "norm", MARK_DATE},
                                       {"story.date", NULL, "norm", MARK_OTHER_DATE},
                                       {"pubdata", NULL, "date.publication", MARK_OTHER_DATE},
                                       {"doc-id", NULL, "id-string", MARK_ID},
                                       {"byline", "body.head", NULL, MARK_AUTHOR},
                                       {"body.content", NULL, NULL, MARK_STORY},
                                       {"media", NULL, NULL, MARK_SKIP},
                                       {"body.head", NULL, NULL, MARK_SKIP},
                                       {"body.end", NULL, NULL, MARK_SKIP},
                                       {"fn", NULL, NULL, MARK_SKIP},
                                       /* NewsML-G2 */
                                       {"headline", "contentMeta", NULL, MARK_TITLE},
                                       {"title", "itemMeta", NULL, MARK_OTHER_TITLE},
                                       {"contentCreated", NULL, NULL, MARK_DATE},
                                       {"versionCreated", NULL, NULL, MARK_OTHER_DATE},
                                       {"by", "contentMeta", NULL, MARK_AUTHOR},
                                       {"inlineXML", NULL, NULL, MARK_STORY},
                                       {"inlineData", NULL, NULL, MARK_HTML},
                                       {"remoteContent", NULL, NULL, MARK_SKIP},
                                       /* inside stories */
                                       {"head", NULL, NULL, MARK_SKIP},
                                       {"script", NULL, NULL, MARK_SKIP},
                                       {"style", NULL, NULL, MARK_SKIP},
                                       {"figure", NULL, NULL, MARK_SKIP},
                                       {"p", NULL, NULL, MARK_BLOCK},
                                       {"br", NULL, NULL, MARK_BLOCK},
                                       {"hl2", NULL, NULL, MARK_BLOCK},
                                       {"block", NULL, NULL, MARK_BLOCK},
                                       {"div", NULL, NULL, MARK_BLOCK},
                                       {"li", NULL, NULL, MARK_BLOCK},
                                       {"td", NULL, NULL, MARK_BLOCK},
                                       {"tr", NULL, NULL, MARK_BLOCK},
                                       {"dd", NULL, NULL, MARK_BLOCK},
                                       {"pre", NULL, NULL, MARK_BLOCK},
                                       {"blockquote", NULL, NULL, MARK_BLOCK},
                                       {"bq", NULL, NULL, MARK_BLOCK},
                                       {"h1", NULL, NULL, MARK_BLOCK},
                                       {"h2", NULL, NULL, MARK_BLOCK},
                                       {"h3", NULL, NULL, MARK_BLOCK},
                                       {"h4", NULL, NULL, MARK_BLOCK}};

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define MAX_DEPTH 256u /* as libxml2 has it */

/* The article that is being read. `texts` are what its marks hold; `depth` is where it began, 0 outside any. Of nested marks the innermost
 * takes the text. */
typedef struct {
  const libxml *lx;
  article_parser *parser;
  const read_item *item;
  xmlTextReaderPtr reader;
  ng_buf texts[MARK_COUNT];
  xml_mark open[MAX_DEPTH];
  uint64_t count;
  unsigned depth;
  char reason[160];
} xml_reader;

static const char *name_at(const xml_reader *xml) {
  const xmlChar *name = xml->lx->xmlTextReaderConstLocalName(xml->reader);
  return name ? (const char *)name : "";
}

static const xml_element *element_of(const char *name, const char *parent) {
  for (size_t i = 0; i < COUNT(ELEMENTS); i++) {
    const xml_element *element = &ELEMENTS[i];
    if (strcmp(element->name, name) == 0 && (!element->parent || strcmp(element->parent, parent) == 0)) return element;
  }
  return NULL;
}

static const char *parent_name(const xml_reader *xml) {
  const xmlNode *node = xml->lx->xmlTextReaderCurrentNode(xml->reader);
  const xmlNode *parent = node ? node->parent : NULL;
  return parent && parent->type == XML_ELEMENT_NODE ? (const char *)parent->name : "";
}

static void take_attribute(xml_reader *xml, const char *name, ng_buf *out) {
  const libxml *lx = xml->lx;
  for (int found = lx->xmlTextReaderMoveToFirstAttribute(xml->reader); found == 1; found = lx->xmlTextReaderMoveToNextAttribute(xml->reader)) {
    const char *value = (const char *)lx->xmlTextReaderConstValue(xml->reader);
    if (!out->len && value && strcmp(name_at(xml), name) == 0) buf_add(out, value, strlen(value));
  }
  lx->xmlTextReaderMoveToElement(xml->reader);
}

static void break_paragraph(ng_buf *story) {
  while (story->len && is_space(story->ptr[story->len - 1])) story->len--;
  if (story->len) buf_str(story, STR("\n\n"));
}

/* The HTML that an element holds as text. */
static ng_str piece_text(xml_reader *xml, ng_buf *html) {
  html_page *page = &xml->parser->page;
  html_read_piece(page, html->ptr, (uint32_t)html->len);
  return buf_view(&page->text);
}

static ng_str first_text(const xml_reader *xml, xml_mark mark, xml_mark other) {
  ng_str text = str_trim(buf_view(&xml->texts[mark]));
  return text.len ? text : str_trim(buf_view(&xml->texts[other]));
}

/* "By Jo Reed" */
static ng_str author_name(const xml_reader *xml) {
  ng_str name = str_trim(buf_view(&xml->texts[MARK_AUTHOR]));
  bool has_by = name.len > 3 && (name.ptr[0] | 32) == 'b' && (name.ptr[1] | 32) == 'y' && name.ptr[2] == ' ';
  return has_by ? str_slice(name, 3, name.len) : name;
}

static void send_article(xml_reader *xml) {
  article_draft draft = {.source = buf_view(&xml->item->source),
                         .title = first_text(xml, MARK_TITLE, MARK_OTHER_TITLE),
                         .id = str_trim(buf_view(&xml->texts[MARK_ID])),
                         .url = str_trim(buf_view(&xml->texts[MARK_URL])),
                         .author = author_name(xml),
                         .dates = {[DATE_FIELD] = first_text(xml, MARK_DATE, MARK_OTHER_DATE)}};
  draft.text = str_trim(buf_view(&xml->texts[MARK_STORY]));
  if (!draft.text.len && xml->texts[MARK_HTML].len) draft.text = piece_text(xml, &xml->texts[MARK_HTML]);
  if (!draft.text.len && xml->texts[MARK_SUMMARY].len) draft.text = piece_text(xml, &xml->texts[MARK_SUMMARY]);
  xml->count++;
  article__send(xml->parser, &draft);
}

static void start_article(xml_reader *xml, unsigned depth) {
  for (int i = 0; i < MARK_COUNT; i++) xml->texts[i].len = 0;
  xml->depth = depth;
  take_attribute(xml, "guid", &xml->texts[MARK_ID]);
}

static void end_element(xml_reader *xml, unsigned depth) {
  xml_mark mark = depth < MAX_DEPTH ? xml->open[depth] : MARK_NONE;
  if (!xml->depth) return;
  if (mark == MARK_BLOCK) break_paragraph(&xml->texts[MARK_STORY]);
  if (depth + 1 != xml->depth) return;
  send_article(xml);
  xml->depth = 0;
}

/* XHTML inside an element that otherwise holds HTML as text. */
static bool holds_markup(xml_reader *xml) {
  ng_buf type = {0};
  take_attribute(xml, "type", &type);
  bool is_markup = str_is(buf_view(&type), "xhtml");
  buf_clear(&type);
  return is_markup;
}

static void start_element(xml_reader *xml, unsigned depth) {
  const xml_element *element = element_of(name_at(xml), parent_name(xml));
  xml_mark mark = element ? element->mark : MARK_NONE;
  bool is_empty = xml->lx->xmlTextReaderIsEmptyElement(xml->reader);
  if (depth >= MAX_DEPTH) return;
  if (mark == MARK_ARTICLE && !xml->depth) start_article(xml, depth + 1);
  if (!xml->depth) return;
  if (mark == MARK_HTML && holds_markup(xml)) mark = MARK_STORY;
  bool is_link = element && element->attribute && mark == MARK_URL;
  if (is_link) {
    ng_buf rel = {0};
    take_attribute(xml, "rel", &rel);
    if (rel.len && !str_is(buf_view(&rel), "alternate")) mark = MARK_NONE;
    buf_clear(&rel);
  }
  if (element && element->attribute && mark != MARK_NONE) take_attribute(xml, element->attribute, &xml->texts[mark]);
  if (element && element->attribute) mark = MARK_NONE;
  xml->open[depth] = mark;
  if (mark == MARK_BLOCK) break_paragraph(&xml->texts[MARK_STORY]);
  if (is_empty) end_element(xml, depth);
}

/* Which mark takes the text: that of the innermost element that has one; blocks belong to the story around them. */
static xml_mark text_mark(const xml_reader *xml, unsigned depth) {
  bool is_block = false;
  for (unsigned i = depth < MAX_DEPTH ? depth : MAX_DEPTH; i-- > xml->depth;) {
    xml_mark mark = xml->open[i];
    if (mark == MARK_BLOCK)
      is_block = true;
    else if (mark == MARK_STORY)
      return mark;
    else if (mark > MARK_ARTICLE && mark < MARK_STORY)
      return is_block ? MARK_NONE : mark;
    else if (mark == MARK_HTML || mark == MARK_SUMMARY)
      return mark;
    else if (mark == MARK_SKIP)
      return MARK_NONE;
  }
  return MARK_NONE;
}

static void take_text(xml_reader *xml, unsigned depth) {
  xml_mark mark = xml->depth ? text_mark(xml, depth) : MARK_NONE;
  const char *value = (const char *)xml->lx->xmlTextReaderConstValue(xml->reader);
  ng_buf *out = &xml->texts[mark];
  if (mark == MARK_NONE || !value) return;
  if (mark == MARK_HTML || mark == MARK_SUMMARY) {
    buf_add(out, value, strlen(value));
    return;
  }
  for (; *value; value++) { /* white space is that of the file, not of the text */
    if (!is_space(*value))
      buf_char(out, *value);
    else if (out->len && !is_space(out->ptr[out->len - 1]))
      buf_char(out, ' ');
  }
}

static void note_error(void *payload, xmlErrorPtr error) {
  xml_reader *xml = payload;
  if (xml->reason[0]) return;
  const char *message = error->message ? error->message : "not well-formed";
  int len = (int)strcspn(message, "\r\n");
  snprintf(xml->reason, sizeof xml->reason, "line %d: %.*s", error->line, len < 100 ? len : 100, message);
}

static bool declares_entities(ng_str bytes) {
  ng_str head = bytes;
  while (head.len) {
    str_cut(&head, '<');
    if (str_starts(head, STR("!ENTITY"))) return true;
    if (head.len && head.ptr[0] != '!' && head.ptr[0] != '?') return false; /* the root element */
  }
  return false;
}

static int read_nodes(xml_reader *xml) {
  int result;
  while ((result = xml->lx->xmlTextReaderRead(xml->reader)) == 1) {
    int depth = xml->lx->xmlTextReaderDepth(xml->reader);
    switch (xml->lx->xmlTextReaderNodeType(xml->reader)) {
      case XML_READER_TYPE_ELEMENT: start_element(xml, (unsigned)depth); break;
      case XML_READER_TYPE_END_ELEMENT: end_element(xml, (unsigned)depth); break;
      case XML_READER_TYPE_TEXT:
      case XML_READER_TYPE_CDATA:
      case XML_READER_TYPE_WHITESPACE:
      case XML_READER_TYPE_SIGNIFICANT_WHITESPACE: take_text(xml, (unsigned)depth); break;
      default: break;
    }
  }
  return result;
}

void xml_read(article_parser *parser, const read_item *item, ng_str bytes) {
  xml_reader xml = {.lx = &parser->xml, .parser = parser, .item = item};
  ng_str text = str_trim(bytes), set = charset_of_type(buf_view(&item->type));
  ng_error error;
  if (declares_entities(text)) {
    article__fail(parser, item, NG_ERROR_INPUT, "declares entities of its own, which are not read");
    return;
  }
  if (libxml_open(&parser->xml, &error) != NG_OK) {
    article__fail(parser, item, error.status, error.message);
    return;
  }
  if (text.len > INT32_MAX / 2) {
    article__fail(parser, item, NG_ERROR_LIMIT, "more than 1 GB of XML");
    return;
  }
  int options = XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
  ng_str decoded = charset_decode(&parser->unpacked, text, set.len ? set : charset_of_page(text));
  xml.reader = xml.lx->xmlReaderForMemory(decoded.ptr, (int)decoded.len, NULL, "UTF-8", options);
  if (!xml.reader) {
    article__fail(parser, item, NG_ERROR_MEMORY, "out of memory");
    return;
  }
  xml.lx->xmlTextReaderSetStructuredErrorHandler(xml.reader, note_error, &xml);
  int result = read_nodes(&xml);
  xml.lx->xmlFreeTextReader(xml.reader);
  if (result != 0) {
    article__fail(parser, item, NG_ERROR_INPUT, xml.reason[0] ? xml.reason : "no well-formed XML");
  } else if (!xml.count) {
    article__fail(parser, item, NG_ERROR_INPUT, "no articles; NITF, NewsML-G2, RSS and Atom are read");
  }
  for (int i = 0; i < MARK_COUNT; i++) buf_clear(&xml.texts[i]);
}
