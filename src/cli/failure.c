/* Error records. */
#include "cli/failure.h"

#include "cli/output.h"
#include "out/json.h"

static const char *error_code(ng_status status) {
  switch (status) {
    case NG_ERROR_MEMORY: return "memory";
    case NG_ERROR_IO: return "io";
    case NG_ERROR_RULE: return "rule";
    case NG_ERROR_LIMIT: return "limit";
    case NG_ERROR_USAGE: return "usage";
    default: return "input";
  }
}

void failure_record(ng_buf *out, ng_str id, ng_str source, const ng_error *error) {
  json_writer json;
  json_init(&json, output_to_buf, out, false);
  json_begin_object(&json);
  JSON_KEY(&json, "schema");
  json_string(&json, STR("nutgraf/1"));
  JSON_KEY(&json, "id");
  json_string_or_null(&json, id);
  JSON_KEY(&json, "source");
  json_string_or_null(&json, source);
  JSON_KEY(&json, "status");
  json_string(&json, STR("error"));
  JSON_KEY(&json, "error");
  json_begin_object(&json);
  JSON_KEY(&json, "code");
  json_string(&json, str_of(error_code(error->status)));
  JSON_KEY(&json, "message");
  json_string(&json, str_of(error->message));
  json_end_object(&json);
  json_end_object(&json);
  json_end_line(&json);
  json_finish(&json);
}
