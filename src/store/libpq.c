/* Opening libpq. */
#include "store/libpq.h"

#include <dlfcn.h>
#include <string.h>

static const char *const NAMES[] = {"libpq.so.5", "libpq.so", "libpq.5.dylib"};

/* A function pointer from dlsym's object pointer, as POSIX has it. */
#define LIBPQ_LOOK_UP(name, type, parameters)              \
  if (!(symbol = dlsym(pq->library, #name))) goto missing; \
  memcpy(&pq->name, &symbol, sizeof symbol);

ng_status libpq_open(libpq *pq, ng_error *error) {
  void *symbol;
  for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES && !pq->library; i++) pq->library = dlopen(NAMES[i], RTLD_NOW | RTLD_LOCAL);
  if (!pq->library) return error_set(error, NG_ERROR_USAGE, "postgres: libpq is not installed; on Debian: apt-get install libpq5");
  LIBPQ_FUNCTIONS(LIBPQ_LOOK_UP)
  return NG_OK;
missing:
  libpq_close(pq);
  return error_set(error, NG_ERROR_USAGE, "postgres: the installed libpq is too old");
}

void libpq_close(libpq *pq) {
  if (pq->library) dlclose(pq->library);
  pq->library = NULL;
}
