/* Opening libraries. */
#include "base/dynamic.h"

#include <dlfcn.h>
#include <string.h>

dynamic_status dynamic_open(void **handle, const char *const *names, const dynamic_function *functions, size_t count, void *table, bool stays) {
  int flags = RTLD_NOW | RTLD_LOCAL | (stays ? RTLD_NODELETE : 0);
  for (*handle = NULL; *names && !*handle; names++) *handle = dlopen(*names, flags);
  if (!*handle) return DYNAMIC_ABSENT;
  for (size_t i = 0; i < count; i++) {
    void *symbol = dlsym(*handle, functions[i].name);
    if (!symbol) {
      dynamic_close(handle);
      return DYNAMIC_TOO_OLD;
    }
    memcpy((char *)table + functions[i].at, &symbol, sizeof symbol); /* a function pointer from an object pointer, as POSIX has it */
  }
  return DYNAMIC_OPEN;
}

void dynamic_close(void **handle) {
  if (*handle) dlclose(*handle);
  *handle = NULL;
}
