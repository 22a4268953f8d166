/* Reading and writing whole files. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static ng_status read_stream(ng_buf *out, FILE *stream, const char *path, size_t max, ng_error *error) {
  for (;;) {
    if (!buf_reserve(out, 64u << 10)) return error_set(error, NG_ERROR_MEMORY, "%s: out of memory", path);
    size_t got = fread(out->ptr + out->len, 1, out->size - out->len, stream);
    out->len += got;
    if (out->len > max) return error_set(error, NG_ERROR_LIMIT, "%s: larger than %zu bytes; raise --max-doc-bytes", path, max);
    if (got == 0) break;
  }
  if (ferror(stream)) return error_set(error, NG_ERROR_IO, "%s: cannot read: %s", path, strerror(errno));
  return NG_OK;
}

ng_status file_read(ng_buf *out, const char *path, size_t max, ng_error *error) {
  if (strcmp(path, "-") == 0) return read_stream(out, stdin, "standard input", max, error);
  FILE *stream = fopen(path, "rb");
  if (!stream) return error_set(error, NG_ERROR_IO, "%s: cannot open: %s", path, strerror(errno));
  ng_status status = read_stream(out, stream, path, max, error);
  fclose(stream);
  return status;
}

ng_status file_map_open(file_map *out, const char *path, ng_error *error) {
  struct stat info;
  int file = open(path, O_RDONLY | O_CLOEXEC);
  *out = (file_map){0};
  if (file < 0) return error_set(error, NG_ERROR_IO, "%s: cannot open: %s", path, strerror(errno));
  if (fstat(file, &info) == 0 && info.st_size > 0) out->ptr = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, file, 0);
  int reason = errno;
  close(file);
  if (!out->ptr || out->ptr == MAP_FAILED) {
    out->ptr = NULL;
    return error_set(error, NG_ERROR_IO, "%s: cannot map: %s", path, strerror(reason));
  }
  out->len = (size_t)info.st_size;
  return NG_OK;
}

void file_unmap(file_map *map) {
  if (map->ptr) munmap(map->ptr, map->len);
  *map = (file_map){0};
}

ng_status file_write(const char *path, const void *bytes, size_t len, ng_error *error) {
  FILE *stream = fopen(path, "wb");
  if (!stream) return error_set(error, NG_ERROR_IO, "%s: cannot create: %s", path, strerror(errno));
  size_t put = fwrite(bytes, 1, len, stream);
  if (fclose(stream) != 0 || put != len) return error_set(error, NG_ERROR_IO, "%s: cannot write: %s", path, strerror(errno));
  return NG_OK;
}
