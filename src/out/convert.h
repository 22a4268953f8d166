/* Records in the formats of other tools. A converter is three functions over one conversion; it writes to named files or to one stream. */
#ifndef NG_OUT_CONVERT_H
#define NG_OUT_CONVERT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/json_tree.h"

/* One conversion. `write` takes bytes for the file `name`, "" being the one stream. `count`: records or rows so far. `buf` is for the converter. */
typedef struct convert_run {
  ng_status (*write)(void *payload, const char *name, ng_str bytes, ng_error *error);
  void *payload;
  ng_arena *arena; /* reset after each record */
  bool is_excel_safe;
  uint64_t count;
  ng_buf buf;
} convert_run;

/* `has_files`: it writes several files, so the output is a folder. NG_ERROR_INPUT of `record` means that this record cannot be converted. */
typedef struct {
  const char *name;
  bool has_files;
  ng_status (*begin)(convert_run *run, ng_error *error);
  ng_status (*record)(convert_run *run, const json_node *record, ng_error *error);
  ng_status (*end)(convert_run *run, ng_error *error);
} converter;

/* NULL when there is none of that name; `known` then lists the names. */
const converter *converter_find(const char *name, const char **known);

/* ---- for converters ---- */

/* Hands over what is in `buf` and empties it. */
ng_status convert__send(convert_run *run, const char *name, ng_error *error);

/* The fact called `ref` of a record; NULL when it is null. */
const json_node *convert__fact(const json_node *record, ng_str ref);

/* "canonical", else "name", else "text". */
ng_str convert__name(const json_node *fact);

/* An ng_write_fn whose payload is an ng_buf. */
int convert__collect(const char *bytes, size_t len, void *payload);

extern const converter CONVERT_CSV, CONVERT_GEOJSON, CONVERT_TIMEML, CONVERT_CAMEO, CONVERT_JSONLD;

#endif
