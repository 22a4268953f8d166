/* An article from a JSON object. */
#ifndef NG_READ_JSONL_H
#define NG_READ_JSONL_H

#include "base/error.h"
#include "base/raw_json.h"

typedef enum { FIELD_TEXT, FIELD_TITLE, FIELD_DATE, FIELD_ID, FIELD_URL, FIELD_COUNT } article_field;

/* Where --map says that fields stand: paths such as ".story.body"; NULL: the common names. `copy` owns the paths. */
typedef struct {
  char *paths[FIELD_COUNT];
  char *copy;
} jsonl_map;

/* Reads "text=.a.b,date=.c". NG_ERROR_USAGE says what is wrong with it. */
ng_status jsonl_map_init(jsonl_map *map, const char *text, ng_error *error);
void jsonl_map_clear(jsonl_map *map);

/* The name of a field, as --map calls it, and the field of a name; FIELD_COUNT when there is none. */
const char *article_field_name(article_field field);
article_field article_field_named(ng_str name);

/* The field that a key such as "date_publish" commonly names; FIELD_COUNT when none. */
article_field article_field_of_key(ng_str key);

/* `fields` are pieces of the line, {NULL, 0} for those that were not found; `keys` what they were called there. */
typedef struct {
  ng_str fields[FIELD_COUNT], keys[FIELD_COUNT];
} jsonl_article;

/* Reads the article of `line`, which is changed. NG_ERROR_INPUT names file, line, keys seen and the remedy. `map` may be NULL. */
ng_status jsonl_read(jsonl_article *out, char *line, size_t len, const jsonl_map *map, ng_str file, uint64_t number, ng_error *error);

#endif
