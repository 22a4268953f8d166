/* Making articles of items, kind by kind. */
#include "read/article.h"

#include "read/plain.h"

static void parse_failed(article_parser *parser, read_item *item) {
  ng_error error;
  error_set(&error, item->status, "%.*s", (int)item->bytes.len, item->bytes.ptr);
  parser->fail(parser->payload, STR(""), buf_view(&item->source), &error);
}

static void parse_text(article_parser *parser, read_item *item) {
  ng_article article;
  plain_read(&article, buf_view(&item->bytes), buf_view(&item->source));
  parser->take(parser->payload, &article);
}

static void parse_json(article_parser *parser, read_item *item) {
  jsonl_article article;
  ng_error error = {0};
  ng_str source = buf_view(&item->source);
  if (jsonl_read(&article, item->bytes.ptr, item->bytes.len, parser->map, source, item->line, &error) != NG_OK) {
    parser->fail(parser->payload, STR(""), source, &error);
    return;
  }
  parser->take(parser->payload, &article.article);
  jsonl_clear(&article);
}

void article_parse(article_parser *parser, read_item *item) {
  static void (*const PARSERS[])(article_parser *, read_item *) = {[ITEM_FAILED] = parse_failed, [ITEM_TEXT] = parse_text, [ITEM_JSON] = parse_json};
  PARSERS[item->kind](parser, item);
}
