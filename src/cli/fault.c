/* Faults of records as lines for people or as error records. */
#include "cli/fault.h"

#include "cli/failure.h"

void fault_tell(void *payload, const store_fault *fault) {
  const fault_teller *teller = payload;
  ng_error error = {.status = strcmp(fault->code, "limit") == 0 ? NG_ERROR_LIMIT : NG_ERROR_INPUT};
  if (fault->line) {
    error_set(&error, error.status, "%s:%llu: %s", fault->file, (unsigned long long)fault->line, fault->message);
  } else {
    error_set(&error, error.status, "%s", fault->message);
  }
  if (teller->errors) {
    ng_buf line = {0};
    failure_record(&line, fault->doc, str_of(fault->file), &error);
    fwrite(line.ptr, 1, line.len, teller->errors);
    buf_clear(&line);
  } else if (!teller->is_quiet) {
    fprintf(stderr, "nutgraf: %s\n", error.message);
  }
}
