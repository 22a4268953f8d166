/* Opening SQLite. */
#include "store/libsqlite.h"

#include "base/dynamic.h"

static const char *const NAMES[] = {"libsqlite3.so.0", "libsqlite3.so", "libsqlite3.dylib", NULL};

#define FUNCTION(name, type, parameters) {"sqlite3_" #name, offsetof(libsqlite, name)},
static const dynamic_function FUNCTIONS[] = {LIBSQLITE_FUNCTIONS(FUNCTION)};

ng_status libsqlite_open(libsqlite *sq, ng_error *error) {
  switch (dynamic_open(&sq->handle, NAMES, FUNCTIONS, sizeof FUNCTIONS / sizeof *FUNCTIONS, sq, false)) {
    case DYNAMIC_ABSENT: return error_set(error, NG_ERROR_USAGE, "sqlite: SQLite is not installed; on Debian: apt-get install libsqlite3-0");
    case DYNAMIC_TOO_OLD: return error_set(error, NG_ERROR_USAGE, "sqlite: the installed SQLite is too old");
    default: break;
  }
  return NG_OK;
}

void libsqlite_close(libsqlite *sq) {
  dynamic_close(&sq->handle);
}
