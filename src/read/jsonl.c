/* Articles from JSON objects. */
#include "read/jsonl.h"

#include <stdio.h>
#include <stdlib.h>

/* The common names of the fields; of those of a field the first that is not empty wins. */
typedef struct {
  article_field field;
  char name[16]; /* with zeros behind */
} field_name;

static const field_name NAMES[] = {{FIELD_TEXT, "text"},
                                   {FIELD_TEXT, "maintext"},
                                   {FIELD_TEXT, "body"},
                                   {FIELD_TEXT, "body_text"},
                                   {FIELD_TEXT, "plaintext"},
                                   {FIELD_TEXT, "articleBody"},
                                   {FIELD_TEXT, "content"},
                                   {FIELD_TEXT, "article"},
                                   {FIELD_TEXT, "event_text"},
                                   {FIELD_TEXT, "full_text"},
                                   {FIELD_TEXT, "raw_text"},
                                   {FIELD_TITLE, "title"},
                                   {FIELD_TITLE, "headline"},
                                   {FIELD_TITLE, "hedline"},
                                   {FIELD_DATE, "date_publish"},
                                   {FIELD_DATE, "publishing_date"},
                                   {FIELD_DATE, "datePublished"},
                                   {FIELD_DATE, "published"},
                                   {FIELD_DATE, "publish_date"},
                                   {FIELD_DATE, "pub_date"},
                                   {FIELD_DATE, "versioncreated"},
                                   {FIELD_DATE, "dateTime"},
                                   {FIELD_DATE, "date"},
                                   {FIELD_DATE, "pubDate"},
                                   {FIELD_DATE, "published_at"},
                                   {FIELD_DATE, "created_at"},
                                   {FIELD_ID, "id"},
                                   {FIELD_ID, "uri"},
                                   {FIELD_ID, "guid"},
                                   {FIELD_ID, "story_id"},
                                   {FIELD_ID, "url"},
                                   {FIELD_URL, "url"},
                                   {FIELD_URL, "link"}};
#define NAME_COUNT (sizeof NAMES / sizeof *NAMES)

static const char *const FIELDS[FIELD_COUNT] = {"text", "title", "date", "id", "url"};

#define NO_RANK 99u

/* Where an object stands, for messages. */
typedef struct {
  ng_str file;
  unsigned long long number;
} json_place;

/* The best value of each field so far: that of the first of NAMES, one that is not empty before one that is. `ranks` are indexes of NAMES; a
 * value that --map names has rank 0. */
typedef struct {
  raw_value values[FIELD_COUNT];
  unsigned ranks[FIELD_COUNT];
} found_fields;

void jsonl_map_clear(jsonl_map *map) {
  free(map->copy);
  *map = (jsonl_map){0};
}

const char *article_field_name(article_field field) {
  return FIELDS[field];
}

article_field article_field_named(ng_str name) {
  int field = 0;
  while (field < FIELD_COUNT && !str_is(name, FIELDS[field])) field++;
  return (article_field)field;
}

article_field article_field_of_key(ng_str key) {
  for (size_t i = 0; i < NAME_COUNT; i++) {
    if (str_is(key, NAMES[i].name)) return NAMES[i].field;
  }
  return FIELD_COUNT;
}

ng_status jsonl_map_init(jsonl_map *map, const char *text, ng_error *error) {
  *map = (jsonl_map){.copy = malloc(strlen(text) + 1)};
  if (!map->copy) return error_set(error, NG_ERROR_MEMORY, "--map: out of memory");
  char *item = strcpy(map->copy, text);
  while (item) {
    char *next = strchr(item, ',');
    if (next) *next++ = '\0';
    char *path = strchr(item, '=');
    article_field field = path ? article_field_named((ng_str){item, (uint32_t)(path - item)}) : FIELD_COUNT;
    if (field == FIELD_COUNT || !path[1]) {
      error_set(error, NG_ERROR_USAGE, "--map: cannot use '%s'; write FIELD=.path, where FIELD is text, title, date, id or url", item);
      jsonl_map_clear(map);
      return NG_ERROR_USAGE;
    }
    map->paths[field] = path + 1;
    item = next;
  }
  return NG_OK;
}

/* Strings, and whole numbers for dates (epoch seconds) and ids. */
static bool can_be(article_field field, const raw_value *value) {
  if (value->type == RAW_STRING) return true;
  return value->type == RAW_NUMBER && field != FIELD_TEXT && field != FIELD_TITLE;
}

static void consider(found_fields *found, article_field field, unsigned rank, const raw_value *value) {
  bool is_empty = value->start == value->end;
  if (!can_be(field, value)) return;
  if (is_empty) rank = NO_RANK - 1;
  if (rank >= found->ranks[field]) return;
  found->ranks[field] = rank;
  found->values[field] = *value;
}

/* The value at a path such as ".a.b.0"; false when there is none. */
static bool follow(raw_value *value, const char *path) {
  while (*path == '.') path++;
  while (*path) {
    ng_str step = {path, (uint32_t)strcspn(path, ".")};
    bool is_object = value->type == RAW_OBJECT, is_there = false;
    if (!is_object && value->type != RAW_ARRAY) return false;
    raw_cursor cursor = raw_inside(value);
    raw_value key, member;
    for (long i = 0; !is_there && raw_next(&cursor, is_object ? &key : NULL, &member) > 0; i++) {
      is_there = is_object ? str_equal(step, (ng_str){key.start, (uint32_t)(key.end - key.start)}) : atol(path) == i;
    }
    if (!is_there) return false;
    *value = member;
    path += step.len;
    while (*path == '.') path++;
  }
  return true;
}

/* "keys here: story, n"; an object as read, whose keys are still in place. */
static void list_keys(char *out, size_t size, const raw_value *object) {
  size_t used = 0;
  raw_cursor cursor = raw_inside(object);
  raw_value key, value;
  snprintf(out, size, "none");
  while (used + 2 < size && raw_next(&cursor, &key, &value) > 0) {
    int len = snprintf(out + used, size - used, "%s%.*s", used ? ", " : "", (int)(key.end - key.start), key.start);
    used += len > 0 ? (size_t)len : 0;
  }
}

/* Goes over the members of an object once; false when they are no JSON, `*stop` then being the place, else the end of the object. */
static bool find_fields(found_fields *found, const raw_value *object, const jsonl_map *map, char **stop) {
  raw_cursor cursor = raw_inside(object);
  raw_value key, value;
  int more;
  for (int i = 0; i < FIELD_COUNT; i++) found->ranks[i] = NO_RANK;
  while ((more = raw_next(&cursor, &key, &value)) > 0) {
    ng_str name = {key.start, (uint32_t)(key.end - key.start)};
    uint64_t head = load_bytes(name.ptr, name.len);
    for (size_t i = 0; i < NAME_COUNT; i++) {
      const field_name *known = &NAMES[i];
      if (load_bytes(known->name, sizeof head) != head || !str_is(name, known->name)) continue;
      if (!map || !map->paths[known->field]) consider(found, known->field, (unsigned)i, &value);
    }
  }
  *stop = cursor.at;
  for (int field = 0; map && more == 0 && field < FIELD_COUNT; field++) {
    value = *object;
    if (map->paths[field] && follow(&value, map->paths[field])) consider(found, (article_field)field, 0, &value);
  }
  return more == 0;
}

/* Digits of a number up to its point. */
static ng_str whole_number(const raw_value *number) {
  ng_str digits = {number->start, (uint32_t)(number->end - number->start)};
  return str_cut(&digits, '.');
}

static ng_status take_fields(jsonl_article *out, found_fields *found, const raw_value *object, const jsonl_map *map, const json_place *place,
                             ng_error *error) {
  if (found->ranks[FIELD_TEXT] == NO_RANK) {
    char keys[1024];
    list_keys(keys, sizeof keys, object);
    return error_set(error, NG_ERROR_INPUT, "%.*s:%llu: no text; say where it is with --map text=.KEY (keys here: %s)", STR_ARG(place->file),
                     place->number, keys);
  }
  for (int i = 0; i < FIELD_COUNT; i++) {
    raw_value *value = &found->values[i];
    if (found->ranks[i] == NO_RANK) continue;
    int same = 0; /* one value may be two fields: a URL is also an id */
    while (found->values[same].start != value->start) same++;
    out->fields[i] = same < i ? out->fields[same] : value->type == RAW_NUMBER ? whole_number(value) : raw_text(value);
    out->keys[i] = map && map->paths[i] ? str_of(map->paths[i]) : found->ranks[i] < NO_RANK - 1 ? str_of(NAMES[found->ranks[i]].name) : STR("");
  }
  return NG_OK;
}

/* What a line is that is no object: other JSON, or none. */
static ng_status refuse(char *line, size_t len, size_t at, const json_place *place, ng_error *error) {
  raw_cursor cursor = {line + at, line + len};
  raw_value value;
  bool is_json = raw_scan(&cursor, &value);
  while (is_json && cursor.at < cursor.end && is_space(*cursor.at)) cursor.at++;
  if (is_json && cursor.at == cursor.end)
    return error_set(error, NG_ERROR_INPUT, "%.*s:%llu: not a JSON object; write one article {\"text\": …} a line", STR_ARG(place->file),
                     place->number);
  return error_set(error, NG_ERROR_INPUT, "%.*s:%llu:%llu: not valid JSON; write one object a line, or use --from text", STR_ARG(place->file),
                   place->number, (unsigned long long)(cursor.at - line) + 1);
}

ng_status jsonl_read(jsonl_article *out, char *line, size_t len, const jsonl_map *map, ng_str file, uint64_t number, ng_error *error) {
  found_fields found;
  const json_place place = {file, number};
  char *stop;
  size_t at = len >= 3 && memcmp(line, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  *out = (jsonl_article){0};
  while (at < len && is_space(line[at])) at++;
  raw_value object = {RAW_OBJECT, false, line + at, line + len};
  if (at == len || line[at] != '{' || !find_fields(&found, &object, map, &stop)) return refuse(line, len, at, &place, error);
  object.end = stop;
  while (stop < line + len && is_space(*stop)) stop++;
  if (stop < line + len) return refuse(line, len, at, &place, error);
  return take_fields(out, &found, &object, map, &place, error);
}
