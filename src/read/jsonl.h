/* An article from one line of JSON. */
#ifndef NG_READ_JSONL_H
#define NG_READ_JSONL_H

#include "base/error.h"
#include "base/str.h"

typedef enum { FIELD_TEXT, FIELD_TITLE, FIELD_DATE, FIELD_ID, FIELD_URL, FIELD_COUNT } article_field;

/* Where --map says that fields stand: paths such as ".story.body"; NULL: the common names. `copy` owns the paths. */
typedef struct {
  char *paths[FIELD_COUNT];
  char *copy;
} jsonl_map;

/* Reads "text=.a.b,date=.c". NG_ERROR_USAGE says what is wrong with it. */
ng_status jsonl_map_init(jsonl_map *map, const char *text, ng_error *error);
void jsonl_map_clear(jsonl_map *map);

/* `article` points into `tree` and `numbers`; both die with jsonl_clear. */
typedef struct {
  ng_article article;
  void *tree;
  char numbers[FIELD_COUNT][32]; /* dates and ids that came as numbers */
} jsonl_article;

/* Reads the article of `line`, which is changed: a NUL, raw or escaped, becomes U+0001 and a lone surrogate U+FFFD, so that offsets stay and
 * nothing is cut off. NG_ERROR_INPUT names file, line, keys seen and the remedy. `map` may be NULL. */
ng_status jsonl_read(jsonl_article *out, char *line, size_t len, const jsonl_map *map, ng_str file, uint64_t number, ng_error *error);
void jsonl_clear(jsonl_article *article);

#endif
