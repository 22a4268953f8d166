/* Opening SQLite. */
#include "store/libsqlite.h"

#include <dlfcn.h>
#include <string.h>

static const char *const NAMES[] = {"libsqlite3.so.0", "libsqlite3.so", "libsqlite3.dylib"};

/* A function pointer from dlsym's object pointer, as POSIX has it. */
#define LIBSQLITE_LOOK_UP(name, type, parameters)                     \
  if (!(symbol = dlsym(sq->library, "sqlite3_" #name))) goto missing; \
  memcpy(&sq->name, &symbol, sizeof symbol);

ng_status libsqlite_open(libsqlite *sq, ng_error *error) {
  void *symbol;
  for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES && !sq->library; i++) sq->library = dlopen(NAMES[i], RTLD_NOW | RTLD_LOCAL);
  if (!sq->library) return error_set(error, NG_ERROR_USAGE, "sqlite: SQLite is not installed; on Debian: apt-get install libsqlite3-0");
  LIBSQLITE_FUNCTIONS(LIBSQLITE_LOOK_UP)
  return NG_OK;
missing:
  libsqlite_close(sq);
  return error_set(error, NG_ERROR_USAGE, "sqlite: the installed SQLite is too old");
}

void libsqlite_close(libsqlite *sq) {
  if (sq->library) dlclose(sq->library);
  sq->library = NULL;
}
