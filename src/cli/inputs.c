/* Going through the inputs: files, folders, lists of files. */
#include "cli/inputs.h"

#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"

#define MAX_FOLDER_DEPTH 64u

static void set_dates(inputs *inputs) {
  static const date_place ALL[] = {DATE_FIELD, DATE_HEADER, DATE_META, DATE_URL};
  const cli_options *options = inputs->options;
  article_options *article = &inputs->article;
  if (!options->date_count) {
    memcpy(article->dates, ALL, sizeof ALL);
    article->date_count = DATE_PLACES;
  }
  for (unsigned i = 0; i < options->date_count; i++) {
    if (options->dates[i] < DATE_PLACES && article->date_count < DATE_PLACES) article->dates[article->date_count++] = (date_place)options->dates[i];
  }
}

static void add_written(inputs *inputs, const char *path, const char *ending) {
  size_t size = path ? strlen(path) + strlen(ending) + 1 : 0;
  char *name = path ? malloc(size) : NULL;
  if (!name) return;
  snprintf(name, size, "%s%s", path, ending);
  inputs->written[inputs->written_count++] = name;
}

/* Files, what stands aside of them until they are complete, a database and its log. */
static void note_written(inputs *inputs) {
  const cli_options *options = inputs->options;
  const char *database = options->to && strncmp(options->to, "sqlite:", 7) == 0 ? options->to + 7 : NULL;
  add_written(inputs, options->output, "");
  add_written(inputs, options->output, ".part");
  add_written(inputs, options->errors, "");
  add_written(inputs, options->resume, "");
  add_written(inputs, database, "");
  add_written(inputs, database, "-wal");
  add_written(inputs, database, "-shm");
}

ng_status inputs_init(inputs *inputs, const cli_options *options, ng_error *error) {
  *inputs = (struct inputs){.options = options};
  set_dates(inputs);
  inputs->article.map = &inputs->map;
  inputs->article.headers = &inputs->headers;
  inputs->article.max_bytes = options->max_doc_bytes;
  note_written(inputs);
  ng_status status = options->map ? jsonl_map_init(&inputs->map, options->map, error) : NG_OK;
  for (size_t i = 0; i < options->header_count && status == NG_OK; i++) status = dump_headers_add(&inputs->headers, options->headers[i], error);
  if (options->separator && status == NG_OK) status = dump_separator_new(&inputs->separator, options->separator, error);
  inputs->how = (input_options){.from = options->from,
                                .max_bytes = options->max_doc_bytes,
                                .separator = inputs->separator,
                                .has_headers = inputs->headers.count > 0,
                                .glob = options->glob,
                                .stop_fd = -1};
  return status;
}

void inputs_clear(inputs *inputs) {
  jsonl_map_clear(&inputs->map);
  dump_separator_free(inputs->separator);
  inputs->separator = NULL;
  while (inputs->written_count) free(inputs->written[--inputs->written_count]);
}

/* Whether the run writes this file. */
static bool is_written(const inputs *inputs, const struct stat *about) {
  struct stat other;
  if (!S_ISREG(about->st_mode)) return false;
  for (size_t i = 0; i < inputs->written_count; i++) {
    if (stat(inputs->written[i], &other) == 0 && is_same_file(&other, about)) return true;
  }
  return fstat(STDOUT_FILENO, &other) == 0 && is_same_file(&other, about);
}

static bool read_file(inputs *inputs, const char *path, item_sink *sink) {
  if (inputs->visit) return inputs->visit(inputs->payload, path);
  bool is_passed = inputs->number < inputs->first;
  bool wants_more = is_passed || input_read(&inputs->how, path, sink);
  inputs->number++;
  return wants_more;
}

static bool read_folder(inputs *inputs, const char *path, unsigned depth, item_sink *sink);

/* By name: the order of a folder is that of its bytes, on any machine. */
static int by_name(const struct dirent **a, const struct dirent **b) {
  return strcmp((*a)->d_name, (*b)->d_name);
}

static int is_entry(const struct dirent *entry) {
  return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

/* Folders that are links are not followed, so that no folder holds itself; other things than files are passed over. */
static bool read_entry(inputs *inputs, const char *folder, const char *name, unsigned depth, item_sink *sink) {
  struct stat about;
  size_t len = strlen(folder) + strlen(name) + 2;
  char *path = malloc(len);
  bool wants_more = true;
  if (!path) return false;
  snprintf(path, len, "%s%s%s", folder, folder[strlen(folder) - 1] == '/' ? "" : "/", name);
  bool is_known = lstat(path, &about) == 0;
  if (is_known && S_ISDIR(about.st_mode)) {
    wants_more = read_folder(inputs, path, depth + 1, sink);
  } else if (is_known && stat(path, &about) == 0 && S_ISREG(about.st_mode) && !is_written(inputs, &about)) {
    const char *glob = inputs->options->glob;
    if (!glob || fnmatch(glob, name, 0) == 0) wants_more = read_file(inputs, path, sink);
  }
  free(path);
  return wants_more;
}

static bool fail(const inputs *inputs, item_sink *sink, const char *path, bool is_fatal, const char *what, const char *why) {
  ng_error error;
  error_set(&error, NG_ERROR_IO, "%s: %s: %s", path, what, why);
  return inputs->visit ? !is_fatal : item_fail(sink, path, 0, is_fatal, &error);
}

static bool read_folder(inputs *inputs, const char *path, unsigned depth, item_sink *sink) {
  struct dirent **entries = NULL;
  int count = depth < MAX_FOLDER_DEPTH ? scandir(path, &entries, is_entry, by_name) : -1;
  bool wants_more = true;
  if (count < 0) return fail(inputs, sink, path, false, "cannot read the folder", depth < MAX_FOLDER_DEPTH ? strerror(errno) : "too deep");
  for (int i = 0; i < count; i++) {
    if (wants_more) wants_more = read_entry(inputs, path, entries[i]->d_name, depth, sink);
    free(entries[i]);
  }
  free(entries);
  return wants_more;
}

static bool read_path(inputs *inputs, const char *path, item_sink *sink) {
  struct stat about;
  bool is_folder = inputs->options->is_recursive && stat(path, &about) == 0 && S_ISDIR(about.st_mode);
  return is_folder ? read_folder(inputs, path, 0, sink) : read_file(inputs, path, sink);
}

/* The paths that a list names, one a line or behind a NUL. */
static bool read_list(inputs *inputs, item_sink *sink) {
  const cli_options *options = inputs->options;
  bool is_standard = strcmp(options->list, "-") == 0, wants_more = true;
  FILE *list = is_standard ? stdin : fopen(options->list, "rb");
  if (!list) return fail(inputs, sink, options->list, true, "cannot open", strerror(errno));
  char *path = NULL;
  size_t size = 0;
  int end = options->list_has_nuls ? '\0' : '\n';
  for (ssize_t len; wants_more && (len = getdelim(&path, &size, end, list)) > 0;) {
    while (len > 0 && (path[len - 1] == end || (end == '\n' && path[len - 1] == '\r'))) path[--len] = '\0';
    if (len > 0) wants_more = read_path(inputs, path, sink);
  }
  free(path);
  if (!is_standard) fclose(list);
  return wants_more;
}

void inputs_read(inputs *inputs, int argument, item_sink *sink) {
  const cli_options *options = inputs->options;
  bool wants_more = true;
  if (argument >= options->argument_count && !options->list) read_file(inputs, "-", sink);
  for (int i = argument; i < options->argument_count && wants_more; i++) wants_more = read_path(inputs, options->arguments[i], sink);
  if (options->list && wants_more) read_list(inputs, sink);
}

void inputs_visit(inputs *inputs, bool (*visit)(void *payload, const char *path), void *payload) {
  inputs->visit = visit;
  inputs->payload = payload;
  inputs_read(inputs, 0, NULL);
  inputs->visit = NULL;
}

bool inputs_can_visit(const inputs *inputs) {
  const char *list = inputs->options->list;
  struct stat about;
  return !list || (strcmp(list, "-") != 0 && (stat(list, &about) != 0 || S_ISREG(about.st_mode)));
}

typedef struct {
  const inputs *inputs;
  ng_error *error;
  ng_status status;
} check_walk;

static bool check_input(void *payload, const char *path) {
  check_walk *walk = payload;
  struct stat about;
  if (stat(path, &about) != 0 || !is_written(walk->inputs, &about)) return true;
  walk->status = error_set(walk->error, NG_ERROR_USAGE, "%s: is read and would be written; write to another file", path);
  return false;
}

/* Devices take what several options write. */
static bool is_same_name(const char *one, const char *other) {
  return one && other && strcmp(one, other) == 0 && strncmp(one, "/dev/", 5) != 0;
}

ng_status inputs_check(inputs *inputs, ng_error *error) {
  const cli_options *options = inputs->options;
  if (is_same_name(options->output, options->errors)) return error_set(error, NG_ERROR_USAGE, "--output and --errors name the same file");
  if (is_same_name(options->output, options->resume)) return error_set(error, NG_ERROR_USAGE, "--output and --resume name the same file");
  if (is_same_name(options->errors, options->resume)) return error_set(error, NG_ERROR_USAGE, "--errors and --resume name the same file");
  check_walk walk = {inputs, error, NG_OK};
  if (inputs_can_visit(inputs)) inputs_visit(inputs, check_input, &walk);
  return walk.status;
}

typedef struct {
  uint64_t size;
  bool is_unknown;
} size_walk;

static bool add_size(void *payload, const char *path) {
  size_walk *walk = payload;
  struct stat about;
  bool is_known = stat(path, &about) == 0;
  if (is_known && S_ISREG(about.st_mode)) walk->size += (uint64_t)about.st_size;
  if (strcmp(path, "-") == 0 || (is_known && !S_ISREG(about.st_mode) && !S_ISDIR(about.st_mode))) walk->is_unknown = true;
  return !walk->is_unknown;
}

uint64_t inputs_size(inputs *inputs) {
  size_walk walk = {0};
  if (!inputs_can_visit(inputs)) return 0;
  inputs_visit(inputs, add_size, &walk);
  return walk.is_unknown ? 0 : walk.size;
}
