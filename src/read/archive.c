/* Archives and compressed data by libarchive. Its formats are chosen one by one: the detectors of others claim plain JSON lines. */
#include "read/archive.h"

#include <sys/stat.h>
#include <unistd.h>

typedef struct {
  uint32_t at;
  ng_str bytes;
} magic;

static const magic MAGICS[] = {{0, {"BZh", 3}},
                               {0,
                                {"\xFD"
                                 "7zXZ\0",
                                 6}},
                               {0, {"\x04\x22\x4D\x18", 4}},
                               {0, {"\x28\xB5\x2F\xFD", 4}},
                               {0, {"PK\3\4", 4}},
                               {0, {"PK\5\6", 4}},
                               {257, {"ustar", 5}}};

bool archive_is(ng_str front) {
  for (size_t i = 0; i < sizeof MAGICS / sizeof *MAGICS; i++) {
    const magic *m = &MAGICS[i];
    if (front.len >= m->at + m->bytes.len && memcmp(front.ptr + m->at, m->bytes.ptr, m->bytes.len) == 0) return true;
  }
  return false;
}

static la_ssize_t read_below(struct archive *handle, void *payload, const void **bytes) {
  archive_reader *archive = payload;
  byte_source *below = archive->below;
  (void)handle;
  if (below->at == below->buf.len && !below->has_ended && source_fill(below, &archive->fault) != NG_OK) return -1;
  size_t len = below->buf.len - below->at;
  *bytes = below->buf.ptr + below->at;
  below->at += len;
  return (ssize_t)len;
}

/* Zip archives have their table of contents at the end; a file lets us go there, a pipe does not. */
static int64_t seek_below(struct archive *handle, void *payload, int64_t offset, int whence) {
  byte_source *below = ((archive_reader *)payload)->below;
  (void)handle;
  off_t at = lseek(below->fd, offset, whence);
  if (at < 0) return ARCHIVE_FATAL;
  below->at = below->buf.len = 0;
  below->has_ended = false;
  return at;
}

static bool can_seek(const byte_source *source) {
  struct stat about;
  return source->fd >= 0 && fstat(source->fd, &about) == 0 && S_ISREG(about.st_mode);
}

/* What is wrong: with the bytes below, else with the archive. */
static ng_status fail(const archive_reader *archive, const char *name, ng_error *error) {
  const char *text = archive->la.archive_error_string(archive->handle);
  if (archive->fault.status != NG_OK) return error_set(error, archive->fault.status, "%s", archive->fault.message);
  return error_set(error, NG_ERROR_INPUT, "%s: %s", name, text ? text : "damaged");
}

static ng_status pull_entry(byte_source *source, char *into, size_t size, size_t *got, ng_error *error) {
  archive_reader *archive = source->payload;
  la_ssize_t count = archive->is_broken ? 0 : archive->la.archive_read_data(archive->handle, into, size);
  *got = count > 0 ? (size_t)count : 0;
  archive->is_broken |= count < 0;
  return count >= 0 ? NG_OK : fail(archive, source->name, error);
}

ng_status archive_open(archive_reader *archive, byte_source *below, ng_error *error) {
  *archive = (archive_reader){.below = below, .entry = {.fd = -1, .stop_fd = -1}};
  libarchive *la = &archive->la;
  ng_error missing;
  if (libarchive_open(la, &missing) != NG_OK) return error_set(error, missing.status, "%s: %s", below->name, missing.message);
  struct archive *handle = archive->handle = la->archive_read_new();
  if (!handle) return error_set(error, NG_ERROR_MEMORY, "%s: out of memory", below->name);
  la->archive_read_support_filter_bzip2(handle);
  la->archive_read_support_filter_xz(handle);
  la->archive_read_support_filter_lz4(handle);
  la->archive_read_support_filter_zstd(handle);
  la->archive_read_support_format_tar(handle);
  la->archive_read_support_format_zip(handle);
  la->archive_read_support_format_raw(handle);
  la->archive_read_set_read_callback(handle, read_below);
  if (can_seek(below)) la->archive_read_set_seek_callback(handle, seek_below);
  la->archive_read_set_callback_data(handle, archive);
  return la->archive_read_open1(handle) == ARCHIVE_OK ? NG_OK : fail(archive, below->name, error);
}

void archive_close(archive_reader *archive) {
  source_close(&archive->entry);
  if (archive->handle) archive->la.archive_read_free(archive->handle);
  libarchive_close(&archive->la);
  buf_clear(&archive->name);
}

static void name_entry(archive_reader *archive, const char *path) {
  archive->name.len = 0;
  buf_add(&archive->name, archive->below->name, strlen(archive->below->name));
  size_t at = archive->name.len + 1;
  if (path) buf_print(&archive->name, ":%s", path);
  buf_char(&archive->name, '\0');
  archive->inner = path ? archive->name.ptr + at : NULL;
}

ng_status archive_next(archive_reader *archive, byte_source **entry, ng_error *error) {
  const libarchive *la = &archive->la;
  struct archive_entry *header;
  *entry = NULL;
  archive->is_broken = false;
  source_close(&archive->entry);
  for (;;) {
    int result = la->archive_read_next_header(archive->handle, &header);
    if (result == ARCHIVE_EOF) return NG_OK;
    if (result < ARCHIVE_WARN) return fail(archive, archive->below->name, error);
    bool is_raw = la->archive_format(archive->handle) == ARCHIVE_FORMAT_RAW;
    if (!is_raw && la->archive_entry_filetype(header) != AE_IFREG) continue;
    name_entry(archive, is_raw ? NULL : la->archive_entry_pathname(header));
    if (archive->name.failed) return error_set(error, NG_ERROR_MEMORY, "%s: out of memory", archive->below->name);
    break;
  }
  archive->entry =
      (byte_source){.name = archive->name.ptr, .max = archive->below->max, .pull = pull_entry, .payload = archive, .fd = -1, .stop_fd = -1};
  *entry = &archive->entry;
  return NG_OK;
}
