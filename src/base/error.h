/* What went wrong, for people: a code, a place and a sentence that says what to do. Filled by the callee, owned by the caller. */
#ifndef NG_BASE_ERROR_H
#define NG_BASE_ERROR_H

#include <stdarg.h>

#include "nutgraf/nutgraf.h"

/* Sets `error` (which may be NULL) and returns `status`, so that callers can write `return error_set(…)`. */
__attribute__((format(printf, 3, 4))) ng_status error_set(ng_error *error, ng_status status, const char *format, ...);

#endif
