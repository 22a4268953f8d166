/* Collecting source files: a folder tree, or the copy inside an image. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <zlib.h>

#include "base/file.h"
#include "rule/compile.h"

enum { MAX_SOURCE = 64 << 20, MAX_DEPTH = 4 };

static int compare_paths(const void *a, const void *b) {
  const source_file *x = a, *y = b;
  uint32_t len = x->path.len < y->path.len ? x->path.len : y->path.len;
  int order = memcmp(x->path.ptr, y->path.ptr, len);
  return order ? order : (x->path.len > y->path.len) - (x->path.len < y->path.len);
}

static ng_str copy(ng_str s) {
  char *bytes = malloc((size_t)s.len + 1);
  if (!bytes) return (ng_str){NULL, 0};
  if (s.len) memcpy(bytes, s.ptr, s.len);
  return (ng_str){bytes, s.len};
}

static void put(source_list *sources, ng_str path, ng_str text, uint32_t layer) {
  source_file file = {copy(path), copy(text), layer};
  if (!file.path.ptr || !file.text.ptr) sources->failed = true;
  for (uint32_t i = 0; i < sources->count; i++) {
    if (!str_equal(sources->items[i].path, path)) continue;
    free((char *)sources->items[i].path.ptr);
    free((char *)sources->items[i].text.ptr);
    sources->items[i] = file;
    return;
  }
  VEC_PUSH(sources, file);
}

static bool ends_in(const char *name, const char *ending) {
  size_t len = strlen(name), end = strlen(ending);
  return len > end && strcmp(name + len - end, ending) == 0;
}

static ng_status read_folder(source_list *sources, const char *dir, const char *below, uint32_t layer, int depth, ng_error *error) {
  char path[4096], inner[1024];
  struct dirent *entry;
  DIR *folder = opendir(dir);
  if (!folder) return error_set(error, NG_ERROR_IO, "%s: cannot open this folder of rules: %s", dir, strerror(errno));
  ng_status status = NG_OK;
  while (status == NG_OK && (entry = readdir(folder))) {
    struct stat info;
    if (entry->d_name[0] == '.') continue;
    snprintf(path, sizeof path, "%s/%s", dir, entry->d_name);
    snprintf(inner, sizeof inner, "%s%s%s", below, *below ? "/" : "", entry->d_name);
    if (stat(path, &info) != 0) continue;
    if (S_ISDIR(info.st_mode) && depth < MAX_DEPTH) {
      status = read_folder(sources, path, inner, layer, depth + 1, error);
    } else if (ends_in(entry->d_name, ".tsv") || ends_in(entry->d_name, ".rules")) {
      ng_buf text = {0};
      status = file_read(&text, path, MAX_SOURCE, error);
      if (status == NG_OK) put(sources, str_of(inner), buf_view(&text), layer);
      buf_clear(&text);
    }
  }
  closedir(folder);
  return status;
}

/* A file that is not one of rules is one more table of places: "towns.gaz" becomes en/gazetteer/towns.gaz.tsv. */
static ng_status read_one(source_list *sources, const char *path, uint32_t layer, ng_error *error) {
  char inner[1024];
  ng_buf text = {0};
  const char *name = strrchr(path, '/');
  snprintf(inner, sizeof inner, ends_in(path, ".rules") ? "en/%s" : "en/gazetteer/%s.tsv", name ? name + 1 : path);
  ng_status status = file_read(&text, path, MAX_SOURCE, error);
  if (status == NG_OK) put(sources, str_of(inner), buf_view(&text), layer);
  buf_clear(&text);
  return status;
}

static bool is_file(const char *path) {
  struct stat info;
  return stat(path, &info) == 0 && S_ISREG(info.st_mode);
}

static uint32_t count_layer(const source_list *sources, uint32_t layer) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < sources->count; i++) count += sources->items[i].layer == layer;
  return count;
}

ng_status sources_read(source_list *sources, const char *dir, ng_error *error) {
  uint32_t layer = 0;
  for (uint32_t i = 0; i < sources->count; i++) {
    if (sources->items[i].layer >= layer) layer = sources->items[i].layer + 1;
  }
  ng_status status = is_file(dir) ? read_one(sources, dir, layer, error) : read_folder(sources, dir, "", layer, 0, error);
  if (status == NG_OK && !count_layer(sources, layer)) status = error_set(error, NG_ERROR_INPUT, "%s: holds no .rules and no .tsv files", dir);
  if (status == NG_OK && sources->failed) status = error_set(error, NG_ERROR_MEMORY, "out of memory while reading rules");
  if (status == NG_OK) qsort(sources->items, sources->count, sizeof *sources->items, compare_paths);
  return status;
}

bool sources_pack(ng_buf *packed, ng_str texts) {
  uLongf size = compressBound(texts.len);
  Bytef *bytes = malloc(size);
  bool good = bytes && compress2(bytes, &size, (const Bytef *)texts.ptr, texts.len, Z_BEST_COMPRESSION) == Z_OK;
  if (good) buf_add(packed, bytes, size);
  free(bytes);
  return good && !packed->failed;
}

ng_status sources_of(source_list *sources, const ng_ruleset *rules, ng_error *error) {
  uLongf size = 0;
  for (uint32_t i = 0; i < rules->source_count; i++) size += rules->sources[i].size;
  char *texts = malloc(size + 1);
  if (!texts) return error_set(error, NG_ERROR_MEMORY, "out of memory while reading the built-in rules");
  if (uncompress((Bytef *)texts, &size, rules->source_bytes, rules->source_size) != Z_OK) {
    free(texts);
    return error_set(error, NG_ERROR_INPUT, "the rule image is damaged: its sources cannot be read");
  }
  for (uint32_t i = 0; i < rules->source_count; i++) {
    const rule_source *source = &rules->sources[i];
    put(sources, image_str(rules, source->path), (ng_str){texts + source->at, source->size}, 0);
  }
  free(texts);
  return sources->failed ? error_set(error, NG_ERROR_MEMORY, "out of memory while reading the built-in rules") : NG_OK;
}

void sources_clear(source_list *sources) {
  for (uint32_t i = 0; i < sources->count; i++) {
    free((char *)sources->items[i].path.ptr);
    free((char *)sources->items[i].text.ptr);
  }
  VEC_CLEAR(sources);
}
