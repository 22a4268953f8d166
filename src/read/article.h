/* Articles from items: the part of reading that threads share. One parser a thread. */
#ifndef NG_READ_ARTICLE_H
#define NG_READ_ARTICLE_H

#include "read/dump.h"
#include "read/html.h"
#include "read/item.h"
#include "read/jsonl.h"
#include "read/libxml.h"

/* Where the date of an article is looked for. */
typedef enum { DATE_FIELD, DATE_HEADER, DATE_META, DATE_URL, DATE_PLACES } date_place;

/* How all parsers of a run read. `dates` are places from the most trusted to the least, `date_count` of them. */
typedef struct {
  const jsonl_map *map;
  const dump_headers *headers;
  size_t max_bytes;
  date_place dates[DATE_PLACES];
  unsigned date_count;
} article_options;

/* `take` gets each article of an item, `fail` each that could not be read (`id` may be empty); both with `payload`. `chosen` is what the
 * JSON object read last called its fields, `language` what the page or feed read last says of itself. The buffers are scratch. */
typedef struct {
  const article_options *options;
  void (*take)(void *payload, const ng_article *article);
  void (*fail)(void *payload, ng_str id, ng_str source, const ng_error *error);
  void *payload;
  ng_str chosen[FIELD_COUNT], language;
  libxml xml;
  html_page page;
  ng_buf decoded, unpacked;
  char url_date[16];
} article_parser;

/* Reads the articles of `item`, whose bytes may be changed; articles live until the callback returns. */
void article_parse(article_parser *parser, read_item *item);
void article_parser_clear(article_parser *parser);

/* ---- between the files of the parser ---- */

/* What is known of an article before its date is chosen. */
typedef struct {
  ng_str source, id, url, title, text, author, dates[DATE_PLACES];
} article_draft;

void article__send(article_parser *parser, article_draft *draft);
void article__fail(article_parser *parser, const read_item *item, ng_status status, const char *message);

#endif
