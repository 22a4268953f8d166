/* Telling of records that a database did not take. */
#ifndef NG_CLI_FAULT_H
#define NG_CLI_FAULT_H

#include <stdio.h>

#include "store/store.h"

/* `errors` NULL: a line on standard error, unless `is_quiet`. */
typedef struct {
  FILE *errors;
  bool is_quiet;
} fault_teller;

/* What store_options.fail takes; the payload is a fault_teller. */
void fault_tell(void *payload, const store_fault *fault);

#endif
