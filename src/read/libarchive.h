/* The functions of libarchive, looked up when the first archive comes: the program starts without it and the libraries behind it, and runs
 * where it is not installed. */
#ifndef NG_READ_LIBARCHIVE_H
#define NG_READ_LIBARCHIVE_H

#include <archive.h>
#include <archive_entry.h>

#include "base/error.h"

/* name, type of what it returns, parameters */
#define LIBARCHIVE_FUNCTIONS(X)                                                                   \
  X(archive_read_new, struct archive *, (void))                                                   \
  X(archive_read_free, int, (struct archive * handle))                                            \
  X(archive_read_support_filter_bzip2, int, (struct archive * handle))                            \
  X(archive_read_support_filter_xz, int, (struct archive * handle))                               \
  X(archive_read_support_filter_lz4, int, (struct archive * handle))                              \
  X(archive_read_support_filter_zstd, int, (struct archive * handle))                             \
  X(archive_read_support_format_tar, int, (struct archive * handle))                              \
  X(archive_read_support_format_zip, int, (struct archive * handle))                              \
  X(archive_read_support_format_raw, int, (struct archive * handle))                              \
  X(archive_read_set_read_callback, int, (struct archive * handle, archive_read_callback * read)) \
  X(archive_read_set_seek_callback, int, (struct archive * handle, archive_seek_callback * seek)) \
  X(archive_read_set_callback_data, int, (struct archive * handle, void *payload))                \
  X(archive_read_open1, int, (struct archive * handle))                                           \
  X(archive_read_next_header, int, (struct archive * handle, struct archive_entry * *entry))      \
  X(archive_read_data, la_ssize_t, (struct archive * handle, void *into, size_t size))            \
  X(archive_format, int, (struct archive * handle))                                               \
  X(archive_error_string, const char *, (struct archive * handle))                                \
  X(archive_entry_filetype, __LA_MODE_T, (struct archive_entry * entry))                          \
  X(archive_entry_pathname, const char *, (struct archive_entry * entry))

#define LIBARCHIVE_MEMBER(name, type, parameters) type(*name) parameters;

typedef struct {
  void *handle;
  LIBARCHIVE_FUNCTIONS(LIBARCHIVE_MEMBER)
} libarchive;

/* NG_ERROR_INPUT says what to install. */
ng_status libarchive_open(libarchive *la, ng_error *error);
void libarchive_close(libarchive *la);

#endif
