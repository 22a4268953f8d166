/* Whole files in memory. */
#ifndef NG_BASE_FILE_H
#define NG_BASE_FILE_H

#include <sys/stat.h>

#include "base/buf.h"
#include "base/error.h"

/* Appends the file at `path` ("-" is standard input) to `out`. NG_ERROR_IO names the file and the reason; NG_ERROR_LIMIT over `max` bytes. */
ng_status file_read(ng_buf *out, const char *path, size_t max, ng_error *error);

/* A file as it lies on disk, read only. */
typedef struct {
  void *ptr;
  size_t len;
} file_map;

/* Maps the file at `path`; NG_ERROR_IO names the file and the reason. file_unmap gives it back, an empty map too. */
ng_status file_map_open(file_map *out, const char *path, ng_error *error);
void file_unmap(file_map *map);

static inline bool is_same_file(const struct stat *one, const struct stat *other) {
  return one->st_dev == other->st_dev && one->st_ino == other->st_ino;
}

/* Writes `bytes` to `path`, replacing it. */
ng_status file_write(const char *path, const void *bytes, size_t len, ng_error *error);

#endif
