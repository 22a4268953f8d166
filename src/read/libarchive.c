/* Opening libarchive. */
#include "read/libarchive.h"

#include <dlfcn.h>
#include <string.h>

static const char *const NAMES[] = {"libarchive.so.13", "libarchive.so", "libarchive.13.dylib"};

/* A function pointer from dlsym's object pointer, as POSIX has it. */
#define LIBARCHIVE_LOOK_UP(name, type, parameters)         \
  if (!(symbol = dlsym(la->library, #name))) goto missing; \
  memcpy(&la->name, &symbol, sizeof symbol);

ng_status libarchive_open(libarchive *la, ng_error *error) {
  void *symbol;
  for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES && !la->library; i++) la->library = dlopen(NAMES[i], RTLD_NOW | RTLD_LOCAL);
  if (!la->library)
    return error_set(error, NG_ERROR_INPUT, "libarchive, which unpacks it, is not installed; on Debian: apt-get install libarchive13");
  LIBARCHIVE_FUNCTIONS(LIBARCHIVE_LOOK_UP)
  return NG_OK;
missing:
  libarchive_close(la);
  return error_set(error, NG_ERROR_INPUT, "the installed libarchive is too old");
}

void libarchive_close(libarchive *la) {
  if (la->library) dlclose(la->library);
  la->library = NULL;
}
