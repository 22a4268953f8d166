/* Errors: filling ng_error. */
#include "base/error.h"

#include <stdio.h>

ng_status error_set(ng_error *error, ng_status status, const char *format, ...) {
  if (!error) return status;
  va_list args;
  va_start(args, format);
  vsnprintf(error->message, sizeof error->message, format, args);
  va_end(args);
  error->status = status;
  return status;
}
