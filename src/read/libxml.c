/* Opening libxml2. */
#include "read/libxml.h"

#include "base/dynamic.h"

static const char *const NAMES[] = {"libxml2.so.2", "libxml2.so.16", "libxml2.so", "libxml2.2.dylib", NULL};

#define FUNCTION(name, type, parameters) {#name, offsetof(libxml, name)},
static const dynamic_function FUNCTIONS[] = {LIBXML_FUNCTIONS(FUNCTION)};

ng_status libxml_open(libxml *lx, ng_error *error) {
  if (lx->handle) return NG_OK;
  switch (dynamic_open(&lx->handle, NAMES, FUNCTIONS, sizeof FUNCTIONS / sizeof *FUNCTIONS, lx, true)) {
    case DYNAMIC_ABSENT: return error_set(error, NG_ERROR_INPUT, "libxml2, which reads XML, is not installed; on Debian: apt-get install libxml2");
    case DYNAMIC_TOO_OLD: return error_set(error, NG_ERROR_INPUT, "the installed libxml2 is too old");
    default: break;
  }
  lx->xmlInitParser();
  return NG_OK;
}
