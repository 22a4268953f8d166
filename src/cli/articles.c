/* Reading what the command line names, article by article. */
#include "cli/articles.h"

/* The sink that makes articles of each item at once. */
typedef struct {
  item_sink sink;
  article_reader *reader;
  article_parser parser;
  read_item item;
} article_sink;

static void take(void *payload, const ng_article *article) {
  article_reader *reader = payload;
  reader->take(reader, article);
}

static void fail(void *payload, ng_str id, ng_str source, const ng_error *error) {
  article_reader *reader = payload;
  reader->fail(reader, id, source, error);
}

static read_item *begin_item(item_sink *sink) {
  article_sink *self = (article_sink *)sink;
  return self->reader->is_over ? NULL : &self->item;
}

static bool end_item(item_sink *sink) {
  article_sink *self = (article_sink *)sink;
  self->reader->is_broken |= self->item.is_fatal;
  article_parse(&self->parser, &self->item);
  return !self->reader->is_over;
}

ng_status articles_init(article_reader *reader, ng_error *error) {
  return inputs_init(&reader->inputs, reader->options, error);
}

void articles_clear(article_reader *reader) {
  inputs_clear(&reader->inputs);
}

void articles_read(article_reader *reader, int first) {
  article_sink sink = {.sink = {begin_item, end_item},
                       .reader = reader,
                       .parser = {.options = &reader->inputs.article, .take = take, .fail = fail, .payload = reader}};
  inputs_read(&reader->inputs, first, &sink.sink);
  item_clear(&sink.item);
  article_parser_clear(&sink.parser);
}
