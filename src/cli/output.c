/* The outputs that are files. */
#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"

#define WRITE_SIZE (64u << 10)

/* `path` NULL: standard output. `aside` is `path` with ".part" behind it. Bytes wait in `buf` only when a regular file takes them: a reader
 * of a pipe or terminal sees each record at once. */
typedef struct {
  record_output base;
  int fd;
  const char *path;
  char *aside;
  ng_buf buf;
  bool is_regular, has_failed;
} file_output;

static ng_status fail(file_output *file, ng_error *error) {
  file->has_failed = true;
  return error_set(error, NG_ERROR_IO, "%s: cannot write: %s", file->path ? file->path : "standard output", strerror(errno));
}

static ng_status put(file_output *file, const char *bytes, size_t len, ng_error *error) {
  while (len) {
    ssize_t count = write(file->fd, bytes, len);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return fail(file, error);
    bytes += count;
    len -= (size_t)count;
  }
  return NG_OK;
}

static ng_status write_out(file_output *file, ng_error *error) {
  if (file->has_failed) return error_set(error, NG_ERROR_IO, "%s: cannot write", file->path ? file->path : "standard output");
  ng_status status = put(file, file->buf.ptr, file->buf.len, error);
  file->buf.len = 0;
  return status;
}

static ng_status write_records(record_output *output, const char *records, size_t len, ng_error *error) {
  file_output *file = (file_output *)output;
  output->bytes += len;
  if (!file->is_regular) return put(file, records, len, error);
  buf_add(&file->buf, records, len);
  if (file->buf.failed) return error_set(error, NG_ERROR_MEMORY, "out of memory");
  return file->buf.len < WRITE_SIZE ? NG_OK : write_out(file, error);
}

static ng_status flush_file(record_output *output, ng_error *error) {
  return write_out((file_output *)output, error);
}

static ng_status close_file(record_output *output, bool is_complete, ng_error *error) {
  file_output *file = (file_output *)output;
  ng_status status = file->has_failed ? NG_OK : write_out(file, error); /* a failure was told when it happened */
  bool is_good = status == NG_OK && !file->has_failed;
  if (file->path) {
    if (close(file->fd) != 0 && is_good) is_good = false, status = fail(file, error);
    if (is_good && is_complete && rename(file->aside, file->path) != 0) is_good = false, status = fail(file, error);
    if (!is_good || !is_complete) unlink(file->aside);
  }
  free(file->aside);
  buf_clear(&file->buf);
  free(file);
  return status;
}

static ng_status open_aside(file_output *file, const char *path, ng_error *error) {
  size_t len = strlen(path);
  file->path = path;
  file->aside = malloc(len + sizeof ".part");
  if (!file->aside) return error_set(error, NG_ERROR_MEMORY, "%s: out of memory", path);
  memcpy(file->aside, path, len);
  memcpy(file->aside + len, ".part", sizeof ".part");
  file->fd = open(file->aside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  file->is_regular = true;
  if (file->fd >= 0) return NG_OK;
  return error_set(error, NG_ERROR_IO, "%s: cannot create: %s", file->aside, strerror(errno));
}

ng_status output_open(record_output **output, const char *path, ng_error *error) {
  file_output *file = calloc(1, sizeof *file);
  *output = NULL;
  if (!file) return error_set(error, NG_ERROR_MEMORY, "out of memory");
  file->base = (record_output){.write = write_records, .flush = flush_file, .close = close_file};
  ng_status status = NG_OK;
  if (path && strcmp(path, "-") != 0) {
    status = open_aside(file, path, error);
  } else {
    struct stat about;
    file->fd = STDOUT_FILENO;
    file->is_regular = fstat(STDOUT_FILENO, &about) == 0 && S_ISREG(about.st_mode);
  }
  if (status != NG_OK) {
    free(file->aside);
    free(file);
    return status;
  }
  *output = &file->base;
  return NG_OK;
}

int output_to_buf(const char *bytes, size_t len, void *payload) {
  ng_buf *buf = payload;
  buf_add(buf, bytes, len);
  return buf->failed ? NG_ERROR_MEMORY : 0;
}
