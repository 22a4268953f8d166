/* Articles from items: the part of reading that threads share. One parser a thread. */
#ifndef NG_READ_ARTICLE_H
#define NG_READ_ARTICLE_H

#include "read/item.h"
#include "read/jsonl.h"

/* `take` gets each article of an item, `fail` each that could not be read (`id` may be empty); both with `payload`. */
typedef struct {
  const jsonl_map *map;
  void (*take)(void *payload, const ng_article *article);
  void (*fail)(void *payload, ng_str id, ng_str source, const ng_error *error);
  void *payload;
} article_parser;

/* Reads the articles of `item`, whose bytes may be changed; articles live until the callback returns. */
void article_parse(article_parser *parser, read_item *item);

#endif
