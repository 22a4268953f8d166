/* Articles from JSON objects. */
#include "read/jsonl.h"

#include <stdio.h>
#include <stdlib.h>

/* The common names of each field; the first that is not empty wins. */
static const char *const NAMES[FIELD_COUNT][16] = {
    [FIELD_TEXT] = {"text", "maintext", "body", "body_text", "plaintext", "articleBody", "content", "article", "event_text", "full_text", "raw_text"},
    [FIELD_TITLE] = {"title", "headline", "hedline"},
    [FIELD_DATE] = {"date_publish", "publishing_date", "datePublished", "published", "publish_date", "pub_date", "versioncreated", "dateTime", "date",
                    "pubDate", "published_at", "created_at"},
    [FIELD_ID] = {"id", "uri", "guid", "story_id", "url"},
    [FIELD_URL] = {"url", "link"}};
static const char *const FIELDS[FIELD_COUNT] = {"text", "title", "date", "id", "url"};

#define NO_RANK 99u

/* The best value of each field so far: that of the lowest rank in NAMES, one that is not empty before one that is. */
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

static unsigned rank_of(article_field field, ng_str key) {
  for (unsigned i = 0; NAMES[field][i]; i++) {
    if (NAMES[field][i][0] == key.ptr[0] && str_is(key, NAMES[field][i])) return i;
  }
  return NO_RANK;
}

article_field article_field_of_key(ng_str key) {
  int field = 0;
  while (key.len && field < FIELD_COUNT && rank_of((article_field)field, key) == NO_RANK) field++;
  return key.len ? (article_field)field : FIELD_COUNT;
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

static void find_fields(found_fields *found, const raw_value *object, const jsonl_map *map) {
  raw_cursor cursor = raw_inside(object);
  raw_value key, value;
  for (int i = 0; i < FIELD_COUNT; i++) found->ranks[i] = NO_RANK;
  while (raw_next(&cursor, &key, &value) > 0) {
    ng_str name = {key.start, (uint32_t)(key.end - key.start)};
    if (!name.len) continue;
    for (int field = 0; field < FIELD_COUNT; field++) {
      if (map && map->paths[field]) continue;
      unsigned rank = rank_of((article_field)field, name);
      if (rank != NO_RANK) consider(found, (article_field)field, rank, &value);
    }
  }
  for (int field = 0; map && field < FIELD_COUNT; field++) {
    value = *object;
    if (map->paths[field] && follow(&value, map->paths[field])) consider(found, (article_field)field, 0, &value);
  }
}

/* Digits of a number up to its point. */
static ng_str whole_number(const raw_value *number) {
  ng_str digits = {number->start, (uint32_t)(number->end - number->start)};
  return str_cut(&digits, '.');
}

static ng_status read_fields(jsonl_article *out, const raw_value *object, const jsonl_map *map, ng_str file, uint64_t number, ng_error *error) {
  found_fields found;
  find_fields(&found, object, map);
  if (found.ranks[FIELD_TEXT] == NO_RANK) {
    char keys[1024];
    list_keys(keys, sizeof keys, object);
    return error_set(error, NG_ERROR_INPUT, "%.*s:%llu: no text; say where it is with --map text=.KEY (keys here: %s)", STR_ARG(file),
                     (unsigned long long)number, keys);
  }
  for (int i = 0; i < FIELD_COUNT; i++) {
    raw_value *value = &found.values[i];
    if (found.ranks[i] == NO_RANK) continue;
    int same = 0; /* one value may be two fields: a URL is also an id */
    while (found.values[same].start != value->start) same++;
    out->fields[i] = same < i ? out->fields[same] : value->type == RAW_NUMBER ? whole_number(value) : raw_text(value);
    out->keys[i] = map && map->paths[i] ? str_of(map->paths[i]) : found.ranks[i] < NO_RANK - 1 ? str_of(NAMES[i][found.ranks[i]]) : STR("");
  }
  return NG_OK;
}

ng_status jsonl_read_value(jsonl_article *out, const raw_value *object, const jsonl_map *map, ng_str file, uint64_t number, ng_error *error) {
  *out = (jsonl_article){0};
  if (object->type == RAW_OBJECT) return read_fields(out, object, map, file, number, error);
  return error_set(error, NG_ERROR_INPUT, "%.*s:%llu: not a JSON object; write one article {\"text\": …} a line", STR_ARG(file),
                   (unsigned long long)number);
}

ng_status jsonl_read(jsonl_article *out, char *line, size_t len, const jsonl_map *map, ng_str file, uint64_t number, ng_error *error) {
  raw_cursor cursor = {line, line + len};
  raw_value object = {0};
  if (len >= 3 && memcmp(line, "\xEF\xBB\xBF", 3) == 0) cursor.at += 3;
  bool is_json = raw_scan(&cursor, &object);
  while (is_json && cursor.at < cursor.end && is_space(*cursor.at)) cursor.at++;
  if (is_json && cursor.at == cursor.end) return jsonl_read_value(out, &object, map, file, number, error);
  return error_set(error, NG_ERROR_INPUT, "%.*s:%llu:%llu: not valid JSON; write one object a line, or use --from text", STR_ARG(file),
                   (unsigned long long)number, (unsigned long long)(cursor.at - line) + 1);
}
