/* Opening libarchive. */
#include "read/libarchive.h"

#include "base/dynamic.h"

static const char *const NAMES[] = {"libarchive.so.13", "libarchive.so", "libarchive.13.dylib", NULL};

#define FUNCTION(name, type, parameters) {#name, offsetof(libarchive, name)},
static const dynamic_function FUNCTIONS[] = {LIBARCHIVE_FUNCTIONS(FUNCTION)};

ng_status libarchive_open(libarchive *la, ng_error *error) {
  switch (dynamic_open(&la->handle, NAMES, FUNCTIONS, sizeof FUNCTIONS / sizeof *FUNCTIONS, la, false)) {
    case DYNAMIC_ABSENT:
      return error_set(error, NG_ERROR_INPUT, "libarchive, which unpacks it, is not installed; on Debian: apt-get install libarchive13");
    case DYNAMIC_TOO_OLD: return error_set(error, NG_ERROR_INPUT, "the installed libarchive is too old");
    default: break;
  }
  return NG_OK;
}

void libarchive_close(libarchive *la) {
  dynamic_close(&la->handle);
}
