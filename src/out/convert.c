/* What the converters share. */
#include "out/convert.h"

static const converter *const CONVERTERS[] = {&CONVERT_CSV, &CONVERT_GEOJSON, &CONVERT_TIMEML, &CONVERT_CAMEO, &CONVERT_JSONLD};

const converter *converter_find(const char *name, const char **known) {
  *known = "csv, geojson, timeml, cameo, jsonld";
  for (size_t i = 0; i < sizeof CONVERTERS / sizeof *CONVERTERS; i++) {
    if (strcmp(CONVERTERS[i]->name, name) == 0) return CONVERTERS[i];
  }
  return NULL;
}

ng_status convert__send(convert_run *run, const char *name, ng_error *error) {
  if (run->buf.failed) return error_set(error, NG_ERROR_MEMORY, "out of memory");
  ng_status status = run->buf.len ? run->write(run->payload, name, buf_view(&run->buf), error) : NG_OK;
  run->buf.len = 0;
  return status;
}

const json_node *convert__fact(const json_node *record, ng_str ref) {
  static const struct {
    char letter;
    const char *array;
  } ARRAYS[] = {{'p', "people"}, {'o', "organizations"}, {'l', "places"}, {'t', "dates"}, {'q', "quotes"}, {'e', "events"}};
  for (size_t i = 0; i < sizeof ARRAYS / sizeof *ARRAYS && ref.len; i++) {
    if (ref.ptr[0] != ARRAYS[i].letter) continue;
    for (const json_node *fact = json_first(record, ARRAYS[i].array); fact; fact = fact->next) {
      if (str_equal(json_text(fact, "id"), ref)) return fact;
    }
  }
  return NULL;
}

ng_str convert__name(const json_node *fact) {
  ng_str name = json_text(fact, "canonical");
  if (!name.len) name = json_text(fact, "name");
  return name.len ? name : json_text(fact, "text");
}

int convert__collect(const char *bytes, size_t len, void *payload) {
  ng_buf *buf = payload;
  buf_add(buf, bytes, len);
  return buf->failed ? NG_ERROR_MEMORY : 0;
}
