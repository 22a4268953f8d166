/* Error records. */
#include "cli/failure.h"

#include <stdio.h>

#include "cli/output.h"
#include "out/digest.h"
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

void failure_place(ng_error *error, const ng_article *article, uint64_t line) {
  ng_error plain = *error;
  char number[24] = "";
  if (line) snprintf(number, sizeof number, ":%llu", (unsigned long long)line);
  error_set(error, plain.status, "%.*s%s: %s", (int)article->source_len, article->source, number, plain.message);
}

static void begin_record(json_writer *json, ng_buf *out, ng_str id, ng_str source, const char *status) {
  json_init(json, output_to_buf, out, false);
  json_begin_object(json);
  JSON_KEY(json, "schema");
  json_string(json, STR("nutgraf/1"));
  JSON_KEY(json, "id");
  json_string_or_null(json, id);
  JSON_KEY(json, "source");
  json_string_or_null(json, source);
  JSON_KEY(json, "status");
  json_string(json, str_of(status));
}

static void end_record(json_writer *json) {
  json_end_object(json);
  json_end_line(json);
  json_finish(json);
}

void failure_record(ng_buf *out, ng_str id, ng_str source, const ng_error *error) {
  json_writer json;
  begin_record(&json, out, id, source, "error");
  JSON_KEY(&json, "error");
  json_begin_object(&json);
  JSON_KEY(&json, "code");
  json_string(&json, str_of(error_code(error->status)));
  JSON_KEY(&json, "message");
  json_string(&json, str_of(error->message));
  json_end_object(&json);
  end_record(&json);
}

static ng_str part(const char *text, size_t len) {
  return (ng_str){text ? text : "", text ? (uint32_t)len : 0};
}

void skipped_record(ng_buf *out, const ng_article *article, const char *reason) {
  json_writer json;
  char digest[DIGEST_LENGTH];
  ng_str id = part(article->id, article->id_len);
  if (!id.len) {
    digest_article(digest, part(article->title, article->title_len), part(article->date, article->date_len), part(article->text, article->text_len));
    id = (ng_str){digest, DIGEST_ID_LENGTH};
  }
  begin_record(&json, out, id, part(article->source, article->source_len), "skipped");
  JSON_KEY(&json, "reason");
  json_string(&json, str_of(reason));
  end_record(&json);
}
