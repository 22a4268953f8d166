/* Libraries that are opened when they are first needed, so that the program starts without them and what they bring along. */
#ifndef NG_BASE_DYNAMIC_H
#define NG_BASE_DYNAMIC_H

#include <stdbool.h>
#include <stddef.h>

/* A function of the library, and where in the caller's table its pointer belongs. */
typedef struct {
  const char *name;
  size_t at; /* bytes */
} dynamic_function;

typedef enum { DYNAMIC_OPEN, DYNAMIC_ABSENT, DYNAMIC_TOO_OLD } dynamic_status;

/* Opens the first of `names` (NULL behind the last) that is installed and fills the pointers of `table`; DYNAMIC_TOO_OLD when a function is missing.
 * `*handle` is for dynamic_close, NULL when it is not open. The library itself stays in memory when `stays`. */
dynamic_status dynamic_open(void **handle, const char *const *names, const dynamic_function *functions, size_t count, void *table, bool stays);
void dynamic_close(void **handle);

#endif
