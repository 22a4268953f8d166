/* Opening libpq. */
#include "store/libpq.h"

#include "base/dynamic.h"

static const char *const NAMES[] = {"libpq.so.5", "libpq.so", "libpq.5.dylib", NULL};

#define FUNCTION(name, type, parameters) {#name, offsetof(libpq, name)},
static const dynamic_function FUNCTIONS[] = {LIBPQ_FUNCTIONS(FUNCTION)};

ng_status libpq_open(libpq *pq, ng_error *error) {
  switch (dynamic_open(&pq->handle, NAMES, FUNCTIONS, sizeof FUNCTIONS / sizeof *FUNCTIONS, pq, false)) {
    case DYNAMIC_ABSENT: return error_set(error, NG_ERROR_USAGE, "postgres: libpq is not installed; on Debian: apt-get install libpq5");
    case DYNAMIC_TOO_OLD: return error_set(error, NG_ERROR_USAGE, "postgres: the installed libpq is too old");
    default: break;
  }
  return NG_OK;
}

void libpq_close(libpq *pq) {
  dynamic_close(&pq->handle);
}
