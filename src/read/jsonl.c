/* Articles from JSON lines. */
#include "read/jsonl.h"

#include <cjson/cJSON.h>
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

void jsonl_map_clear(jsonl_map *map) {
  free(map->copy);
  *map = (jsonl_map){0};
}

static int field_named(const char *name, size_t len) {
  for (int i = 0; i < FIELD_COUNT; i++) {
    if (strlen(FIELDS[i]) == len && strncmp(FIELDS[i], name, len) == 0) return i;
  }
  return -1;
}

ng_status jsonl_map_init(jsonl_map *map, const char *text, ng_error *error) {
  *map = (jsonl_map){.copy = malloc(strlen(text) + 1)};
  if (!map->copy) return error_set(error, NG_ERROR_MEMORY, "--map: out of memory");
  char *item = strcpy(map->copy, text);
  while (item) {
    char *next = strchr(item, ',');
    if (next) *next++ = '\0';
    char *path = strchr(item, '=');
    int field = path ? field_named(item, (size_t)(path - item)) : -1;
    if (field < 0 || !path[1]) {
      error_set(error, NG_ERROR_USAGE, "--map: cannot use '%s'; write FIELD=.path, where FIELD is text, title, date, id or url", item);
      jsonl_map_clear(map);
      return NG_ERROR_USAGE;
    }
    map->paths[field] = path + 1;
    item = next;
  }
  return NG_OK;
}

static bool is_hex4(const char *digits, const char *end) {
  if (end - digits < 4) return false;
  for (int i = 0; i < 4; i++) {
    char c = digits[i];
    if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))) return false;
  }
  return true;
}

static unsigned hex4(const char *digits) {
  unsigned value = 0;
  for (int i = 0; i < 4; i++) {
    char c = digits[i];
    value = value * 16 + (unsigned)(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
  }
  return value;
}

/* One \uXXXX at `at`: NUL and half pairs become characters that cJSON can carry. Returns where to go on. */
static char *mend_escape(char *at, const char *end) {
  if (!is_hex4(at + 2, end)) return at + 2;
  unsigned unit = hex4(at + 2);
  char *next = at + 6;
  if (unit == 0) at[5] = '1';
  if (unit < 0xD800 || unit > 0xDFFF) return next;
  bool is_pair = unit < 0xDC00 && end - next >= 6 && next[0] == '\\' && next[1] == 'u' && is_hex4(next + 2, end) && hex4(next + 2) >= 0xDC00 &&
                 hex4(next + 2) <= 0xDFFF;
  if (is_pair) return next + 6;
  memcpy(at + 2, "fffd", 4);
  return next;
}

static void mend_escapes(char *line, size_t len) {
  char *end = line + len;
  for (char *nul = len ? memchr(line, 0, len) : NULL; nul; nul = memchr(nul, 0, (size_t)(end - nul))) *nul = 1;
  for (char *at = len ? memchr(line, '\\', len) : NULL; at && at + 1 < end; at = at < end ? memchr(at, '\\', (size_t)(end - at)) : NULL) {
    at = at[1] == 'u' ? mend_escape(at, end) : at + 2;
  }
}

/* The item at a path such as ".a.b.0"; NULL when there is none. */
static const cJSON *follow(const cJSON *item, const char *path) {
  char name[256];
  while (*path == '.') path++;
  while (item && *path) {
    size_t len = strcspn(path, ".");
    if (len >= sizeof name) return NULL;
    memcpy(name, path, len);
    name[len] = '\0';
    item = cJSON_IsArray(item) ? cJSON_GetArrayItem(item, atoi(name)) : cJSON_GetObjectItemCaseSensitive(item, name);
    path += len;
    while (*path == '.') path++;
  }
  return item;
}

/* The value as text: strings as they are, whole numbers (epoch seconds, numeric ids) in digits. NULL for anything else. */
static const char *value_text(jsonl_article *out, article_field field, const cJSON *item) {
  if (cJSON_IsString(item)) return item->valuestring;
  if (!cJSON_IsNumber(item) || field == FIELD_TEXT || field == FIELD_TITLE) return NULL;
  snprintf(out->numbers[field], sizeof out->numbers[field], "%.0f", item->valuedouble);
  return out->numbers[field];
}

static const char *find_field(jsonl_article *out, article_field field, const jsonl_map *map) {
  if (map && map->paths[field]) return value_text(out, field, follow(out->tree, map->paths[field]));
  const char *found = NULL;
  for (int i = 0; NAMES[field][i]; i++) {
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(out->tree, NAMES[field][i]);
    const char *text = item ? value_text(out, field, item) : NULL;
    if (text && *text) return text;
    if (text) found = text;
  }
  return found;
}

static void list_keys(char *out, size_t size, const cJSON *tree) {
  size_t used = 0;
  out[0] = '\0';
  for (const cJSON *item = tree->child; item && used + 2 < size; item = item->next) {
    int len = snprintf(out + used, size - used, "%s%s", used ? ", " : "", item->string);
    used += len > 0 ? (size_t)len : 0;
  }
  if (!used) snprintf(out, size, "none");
}

static ng_status parse(jsonl_article *out, char *line, size_t len, ng_str file, uint64_t number, ng_error *error) {
  const char *end = line;
  size_t skip = len >= 3 && memcmp(line, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  mend_escapes(line, len);
  out->tree = cJSON_ParseWithLengthOpts(line + skip, len - skip, &end, false);
  while (out->tree && end < line + len && is_space(*end)) end++;
  if (out->tree && end == line + len && cJSON_IsObject((cJSON *)out->tree)) return NG_OK;
  unsigned long long column = (unsigned long long)(end - line) + 1;
  if (out->tree && end == line + len) {
    return error_set(error, NG_ERROR_INPUT, "%.*s:%llu: not a JSON object; write one article {\"text\": …} a line", STR_ARG(file),
                     (unsigned long long)number);
  }
  return error_set(error, NG_ERROR_INPUT, "%.*s:%llu:%llu: not valid JSON; write one object a line, or use --from text", STR_ARG(file),
                   (unsigned long long)number, column);
}

static void set_part(const char **ptr, size_t *len, const char *text) {
  *ptr = text;
  *len = text ? strlen(text) : 0;
}

ng_status jsonl_read(jsonl_article *out, char *line, size_t len, const jsonl_map *map, ng_str file, uint64_t number, ng_error *error) {
  *out = (jsonl_article){0};
  ng_status status = parse(out, line, len, file, number, error);
  ng_article *article = &out->article;
  article->source = file.ptr;
  article->source_len = file.len;
  if (status != NG_OK) {
    jsonl_clear(out);
    return status;
  }
  set_part(&article->text, &article->text_len, find_field(out, FIELD_TEXT, map));
  set_part(&article->title, &article->title_len, find_field(out, FIELD_TITLE, map));
  set_part(&article->date, &article->date_len, find_field(out, FIELD_DATE, map));
  set_part(&article->id, &article->id_len, find_field(out, FIELD_ID, map));
  set_part(&article->url, &article->url_len, find_field(out, FIELD_URL, map));
  if (article->text) return NG_OK;
  char keys[1024];
  list_keys(keys, sizeof keys, out->tree);
  error_set(error, NG_ERROR_INPUT, "%.*s:%llu: no text; say where it is with --map text=.KEY (keys here: %s)", STR_ARG(file),
            (unsigned long long)number, keys);
  jsonl_clear(out);
  return NG_ERROR_INPUT;
}

void jsonl_clear(jsonl_article *article) {
  cJSON_Delete(article->tree);
  article->tree = NULL;
}
