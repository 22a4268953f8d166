/* The outputs that are files. */
#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"

#define WRITE_SIZE (64u << 10)

/* `path` NULL: standard output. `aside` is `path` with ".part" behind it. Bytes wait in `buf` only when a regular file takes them: a reader
 * of a pipe or terminal sees each record at once. `is_kept`: what is written is needed even if the run fails. */
typedef struct {
  record_output base;
  int fd;
  const char *path;
  char *aside;
  ng_buf buf;
  bool is_regular, has_failed, is_kept;
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
  file_output *file = (file_output *)output;
  ng_status status = write_out(file, error);
  if (status == NG_OK && file->is_kept && fdatasync(file->fd) != 0) return fail(file, error);
  return status;
}

static ng_status close_file(record_output *output, bool is_complete, ng_error *error) {
  file_output *file = (file_output *)output;
  ng_status status = file->has_failed ? NG_OK : write_out(file, error); /* a failure was told when it happened */
  bool is_good = status == NG_OK && !file->has_failed;
  if (file->path) {
    if (close(file->fd) != 0 && is_good) is_good = false, status = fail(file, error);
    if (file->aside && is_good && is_complete && rename(file->aside, file->path) != 0) is_good = false, status = fail(file, error);
    if (file->aside && !is_good && !file->is_kept) unlink(file->aside);
  }
  free(file->aside);
  buf_clear(&file->buf);
  free(file);
  return status;
}

char *output_part_name(const char *path) {
  size_t len = strlen(path);
  char *name = malloc(len + sizeof ".part");
  if (!name) return NULL;
  memcpy(name, path, len);
  memcpy(name + len, ".part", sizeof ".part");
  return name;
}

/* Whether another run writes this file, or has just given it its name. */
static bool is_taken(int fd, const char *path) {
  struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
  struct stat own, named;
  if (fcntl(fd, F_SETLK, &lock) != 0 && (errno == EACCES || errno == EAGAIN)) return true;
  return fstat(fd, &own) != 0 || stat(path, &named) != 0 || !is_same_file(&own, &named);
}

/* The file aside, as an earlier run left it. */
static ng_status open_aside(file_output *file, const char *path, ng_error *error) {
  struct stat about;
  file->path = path;
  if (stat(path, &about) == 0 && S_ISDIR(about.st_mode)) return error_set(error, NG_ERROR_IO, "%s: is a folder; name a file in it", path);
  file->aside = output_part_name(path);
  if (!file->aside) return error_set(error, NG_ERROR_MEMORY, "%s: out of memory", path);
  file->fd = open(file->aside, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  file->is_regular = true;
  if (file->fd < 0) return error_set(error, NG_ERROR_IO, "%s: cannot create: %s", file->aside, strerror(errno));
  if (is_taken(file->fd, file->aside)) return error_set(error, NG_ERROR_IO, "%s: another run is writing it; wait for it, or name another file", path);
  return NG_OK;
}

/* What follows the first `length` bytes is written anew. */
static ng_status cut(file_output *file, uint64_t length, ng_error *error) {
  if (ftruncate(file->fd, (off_t)length) == 0 && lseek(file->fd, (off_t)length, SEEK_SET) >= 0) return NG_OK;
  return error_set(error, NG_ERROR_IO, "%s: cannot cut: %s", file->aside, strerror(errno));
}

bool output_is_special(const char *path) {
  struct stat about;
  if (strncmp(path, "/dev/", 5) == 0) return true;
  return stat(path, &about) == 0 && !S_ISREG(about.st_mode) && !S_ISDIR(about.st_mode);
}

/* Opened by its name a redirected stream would be written from its start: over what others wrote there. */
int output_open_special(const char *path) {
  if (strcmp(path, "/dev/stdout") == 0) return dup(STDOUT_FILENO);
  if (strcmp(path, "/dev/stderr") == 0) return dup(STDERR_FILENO);
  return open(path, O_WRONLY | O_CLOEXEC);
}

static ng_status open_special(file_output *file, const char *path, ng_error *error) {
  file->path = path;
  file->fd = output_open_special(path);
  return file->fd >= 0 ? NG_OK : error_set(error, NG_ERROR_IO, "%s: cannot open: %s", path, strerror(errno));
}

static ng_status new_output(file_output **file, ng_error *error) {
  *file = calloc(1, sizeof **file);
  if (!*file) return error_set(error, NG_ERROR_MEMORY, "out of memory");
  (*file)->base = (record_output){.write = write_records, .flush = flush_file, .close = close_file};
  (*file)->fd = -1;
  return NG_OK;
}

/* Hands the output over, or frees it after a failure. */
static ng_status hand_over(record_output **output, file_output *file, ng_status status) {
  *output = status == NG_OK ? &file->base : NULL;
  if (status == NG_OK) return status;
  if (file->fd > STDERR_FILENO) close(file->fd);
  free(file->aside);
  free(file);
  return status;
}

ng_status output_open(record_output **output, const char *path, ng_error *error) {
  file_output *file;
  struct stat about;
  ng_status status = new_output(&file, error);
  if (status != NG_OK) return status;
  if (path && strcmp(path, "-") != 0) {
    if (output_is_special(path)) return hand_over(output, file, open_special(file, path, error));
    status = open_aside(file, path, error);
    return hand_over(output, file, status == NG_OK ? cut(file, 0, error) : status);
  }
  file->fd = STDOUT_FILENO;
  file->is_regular = fstat(STDOUT_FILENO, &about) == 0 && S_ISREG(about.st_mode);
  return hand_over(output, file, NG_OK);
}

ng_status output_open_again(record_output **output, const char *path, uint64_t length, ng_error *error) {
  file_output *file;
  struct stat about;
  ng_status status = new_output(&file, error);
  if (status != NG_OK) return status;
  status = open_aside(file, path, error);
  file->is_kept = true;
  file->base.bytes = length;
  if (status == NG_OK && (fstat(file->fd, &about) != 0 || (uint64_t)about.st_size < length)) {
    status = error_set(error, NG_ERROR_USAGE, "%s: shorter than when the run ended; remove the file of --resume to begin anew", file->aside);
  }
  return hand_over(output, file, status == NG_OK ? cut(file, length, error) : status);
}

int output_to_buf(const char *bytes, size_t len, void *payload) {
  ng_buf *buf = payload;
  buf_add(buf, bytes, len);
  return buf->failed ? NG_ERROR_MEMORY : 0;
}
