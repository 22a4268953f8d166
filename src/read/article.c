/* Making articles of items, kind by kind. */
#include "read/article.h"

#include "read/charset.h"
#include "read/format.h"
#include "read/http.h"
#include "read/published.h"
#include "read/xml.h"

static void set_part(const char **ptr, size_t *len, ng_str text) {
  *ptr = text.ptr;
  *len = text.ptr ? text.len : 0;
}

static bool is_date(ng_str text) {
  char normal[PUBLISHED_SIZE];
  return published_normal(normal, text);
}

/* The first place that has a date decides, the first that has anything where none has. */
static void choose_date(const article_parser *parser, const article_draft *draft, ng_article *article) {
  static const char *const NAMES[] = {"field", "header", "meta", "url"};
  for (unsigned i = 0; i < parser->options->date_count; i++) {
    date_place place = parser->options->dates[i];
    ng_str date = draft->dates[place], before = {article->date, (uint32_t)article->date_len};
    if (!date.len || (before.len && (is_date(before) || !is_date(date)))) continue;
    set_part(&article->date, &article->date_len, date);
    article->date_from = NAMES[place];
  }
}

void article__send(article_parser *parser, article_draft *draft) {
  ng_article article = {0};
  if (draft->url.len && published_in_url(parser->url_date, draft->url)) draft->dates[DATE_URL] = str_of(parser->url_date);
  set_part(&article.source, &article.source_len, draft->source);
  set_part(&article.id, &article.id_len, draft->id.len ? draft->id : draft->url);
  set_part(&article.url, &article.url_len, draft->url);
  set_part(&article.title, &article.title_len, draft->title);
  set_part(&article.text, &article.text_len, draft->text);
  set_part(&article.author, &article.author_len, draft->author);
  choose_date(parser, draft, &article);
  parser->take(parser->payload, &article);
}

void article__fail(article_parser *parser, const read_item *item, ng_status status, const char *message) {
  ng_error error;
  ng_str source = buf_view(&item->source), url = buf_view(&item->url);
  if (url.len) {
    error_set(&error, status, "%.*s:%llu: %.*s: %s", STR_ARG(source), (unsigned long long)item->line, STR_ARG(url), message);
  } else {
    error_set(&error, status, "%.*s: %s", STR_ARG(source), message);
  }
  parser->fail(parser->payload, url, source, &error);
}

static void parse_failed(article_parser *parser, read_item *item) {
  ng_error error;
  error_set(&error, item->status, "%.*s", (int)item->bytes.len, item->bytes.ptr);
  parser->fail(parser->payload, STR(""), buf_view(&item->source), &error);
}

/* Plain text: bytes as they are, unless they say that they are UTF-16. */
static void parse_text(article_parser *parser, read_item *item) {
  article_draft draft = {.source = buf_view(&item->source), .url = buf_view(&item->url)};
  draft.text = charset_decode(&parser->decoded, buf_view(&item->bytes), STR("utf-8"));
  article__send(parser, &draft);
}

static void parse_json(article_parser *parser, read_item *item) {
  jsonl_article found;
  ng_error error;
  ng_str source = buf_view(&item->source);
  if (jsonl_read(&found, item->bytes.ptr, item->bytes.len, parser->options->map, source, item->line, &error) != NG_OK) {
    parser->fail(parser->payload, STR(""), source, &error);
    return;
  }
  memcpy(parser->chosen, found.keys, sizeof found.keys);
  article_draft draft = {.source = source,
                         .text = found.fields[FIELD_TEXT],
                         .title = found.fields[FIELD_TITLE],
                         .id = found.fields[FIELD_ID],
                         .url = found.fields[FIELD_URL],
                         .dates = {[DATE_FIELD] = found.fields[FIELD_DATE]}};
  article__send(parser, &draft);
}

static void parse_dump(article_parser *parser, read_item *item) {
  ng_str values[FIELD_COUNT] = {0};
  ng_str text = dump_text(parser->options->headers, buf_view(&item->bytes), values);
  article_draft draft = {.source = buf_view(&item->source),
                         .text = text,
                         .title = values[FIELD_TITLE],
                         .id = values[FIELD_ID],
                         .url = values[FIELD_URL],
                         .dates = {[DATE_HEADER] = values[FIELD_DATE]}};
  article__send(parser, &draft);
}

static void read_page(article_parser *parser, const read_item *item, ng_str bytes) {
  html_page *page = &parser->page;
  html_read(page, (char *)bytes.ptr, bytes.len);
  if (page->has_failed) {
    article__fail(parser, item, NG_ERROR_MEMORY, "out of memory");
    return;
  }
  ng_str url = html_field(page, PAGE_URL);
  parser->language = html_field(page, PAGE_LANG);
  article_draft draft = {.source = buf_view(&item->source),
                         .text = buf_view(&page->text),
                         .title = html_field(page, PAGE_TITLE),
                         .author = html_field(page, PAGE_AUTHOR),
                         .url = item->url.len ? buf_view(&item->url) : url,
                         .dates = {[DATE_META] = html_field(page, PAGE_DATE)}};
  article__send(parser, &draft);
}

/* The set that the container or the page names. */
static ng_str decode(article_parser *parser, const read_item *item, ng_str bytes) {
  ng_str set = charset_of_type(buf_view(&item->type));
  return charset_decode(&parser->decoded, bytes, set.len ? set : charset_of_page(bytes));
}

static void parse_html(article_parser *parser, read_item *item) {
  read_page(parser, item, decode(parser, item, buf_view(&item->bytes)));
}

static void parse_xml(article_parser *parser, read_item *item) {
  xml_read(parser, item, buf_view(&item->bytes));
}

/* Bytes that are whatever they look like; pictures, scripts and styles are no articles and no failures. */
static void read_any(article_parser *parser, read_item *item, ng_str bytes) {
  ng_str type = buf_view(&item->type);
  bool is_named = type.len && !str_starts(type, STR("text/")) && !str_starts(type, STR("application/x")) &&
                  !str_starts(type, STR("application/json")) && !str_starts(type, STR("application/rss")) &&
                  !str_starts(type, STR("application/atom"));
  if (is_named || str_starts(type, STR("text/css")) || str_starts(type, STR("text/javascript"))) return;
  ng_str text = decode(parser, item, bytes);
  switch (format_of(text)) {
    case FORMAT_HTML: read_page(parser, item, text); break;
    case FORMAT_XML: xml_read(parser, item, bytes); break;
    default:
      if (str_starts(type, STR("text/html"))) {
        read_page(parser, item, text);
      } else if (str_starts(type, STR("text/plain"))) {
        article_draft draft = {.source = buf_view(&item->source), .url = buf_view(&item->url), .text = text};
        article__send(parser, &draft);
      }
  }
}

static void parse_page(article_parser *parser, read_item *item) {
  read_any(parser, item, buf_view(&item->bytes));
}

static void parse_http(article_parser *parser, read_item *item) {
  http_response response;
  ng_error error = {0};
  if (http_read(&response, &parser->unpacked, buf_view(&item->bytes), parser->options->max_bytes, &error) != NG_OK) {
    article__fail(parser, item, error.status, error.message);
    return;
  }
  if (response.status != 200) return;
  item->type.len = 0;
  buf_str(&item->type, response.type);
  read_any(parser, item, response.body);
}

void article_parse(article_parser *parser, read_item *item) {
  static void (*const PARSERS[])(article_parser *, read_item *) = {
      [ITEM_FAILED] = parse_failed, [ITEM_TEXT] = parse_text, [ITEM_JSON] = parse_json, [ITEM_HTML] = parse_html,
      [ITEM_XML] = parse_xml,       [ITEM_PAGE] = parse_page, [ITEM_HTTP] = parse_http, [ITEM_DUMP] = parse_dump};
  memset(parser->chosen, 0, sizeof parser->chosen);
  parser->language = (ng_str){0};
  PARSERS[item->kind](parser, item);
}

void article_parser_clear(article_parser *parser) {
  html_clear(&parser->page);
  buf_clear(&parser->decoded);
  buf_clear(&parser->unpacked);
}
