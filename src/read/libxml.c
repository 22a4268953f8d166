/* Opening libxml2. */
#include "read/libxml.h"

#include <dlfcn.h>
#include <string.h>

static const char *const NAMES[] = {"libxml2.so.2", "libxml2.so.16", "libxml2.so", "libxml2.2.dylib"};

/* A function pointer from dlsym's object pointer, as POSIX has it. */
#define LIBXML_LOOK_UP(name, type, parameters)             \
  if (!(symbol = dlsym(lx->library, #name))) goto missing; \
  memcpy(&lx->name, &symbol, sizeof symbol);

ng_status libxml_open(libxml *lx, ng_error *error) {
  void *symbol;
  if (lx->library) return NG_OK;
  for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES && !lx->library; i++) lx->library = dlopen(NAMES[i], RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
  if (!lx->library) return error_set(error, NG_ERROR_INPUT, "libxml2, which reads XML, is not installed; on Debian: apt-get install libxml2");
  LIBXML_FUNCTIONS(LIBXML_LOOK_UP)
  lx->xmlInitParser();
  return NG_OK;
missing:
  lx->library = NULL;
  return error_set(error, NG_ERROR_INPUT, "the installed libxml2 is too old");
}
