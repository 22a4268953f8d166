/* Events as classic coders print them: tab-separated, one row for each pair of actor and recipient, CAMEO codes after the collapse of act and status.
 * What did not happen and mere statements are left out. */
#include "out/cell.h"
#include "out/convert.h"

static const char HEADER[] =
    "EventID\tDocDate\tEventDate\tSource\tTarget\tCAMEOCode\tCAMEORoot\tQuadClass\tPlover\tStatus\tPlace\tCountry\tLatitude\tLongitude\tSentence\tDoc"
    "\t"
    "SourceText\tTargetText\tText\n";

/* "2025-03-04T10:00" as 20250304; nothing for years that do not fit. */
static void add_day(ng_buf *out, ng_str date) {
  if (date.len < 10 || date.ptr[4] != '-' || date.ptr[7] != '-') return;
  buf_print(out, "%.4s%.2s%.2s", date.ptr, date.ptr + 5, date.ptr + 8);
}

static void add_field(ng_buf *out, const json_node *object, const char *path) {
  ng_buf cell = {0};
  cell_add(&cell, object, str_of(path));
  buf_char(out, '\t');
  cell_tsv(out, buf_view(&cell));
  buf_clear(&cell);
}

static void add_pair(convert_run *run, const json_node *record, const json_node *event, const json_node *source, const json_node *target) {
  ng_buf *out = &run->buf;
  const json_node *place = convert__fact(record, json_text(json_get(event, STR("where")), "ref"));
  const json_node *evidence = json_first(event, "evidence");
  ng_str code = json_text(json_get(event, STR("as_coded")), "cameo");
  cell_tsv(out, json_text(record, "id"));
  buf_char(out, '/');
  cell_tsv(out, json_text(event, "id"));
  buf_char(out, '\t');
  add_day(out, json_text(record, "published"));
  buf_char(out, '\t');
  add_day(out, json_text(json_get(event, STR("when")), "begin"));
  add_field(out, source, "cameo");
  add_field(out, target, "cameo");
  buf_print(out, "\t%.*s\t%.*s", STR_ARG(code), code.len < 2 ? (int)code.len : 2, code.ptr);
  add_field(out, event, "quad");
  add_field(out, event, "as_coded.plover");
  add_field(out, event, "status");
  add_field(out, place, "name");
  add_field(out, place, "country");
  add_field(out, place, "lat");
  add_field(out, place, "lon");
  add_field(out, evidence, "sentence");
  add_field(out, record, "id");
  add_field(out, source, "text");
  add_field(out, target, "text");
  add_field(out, evidence, "text");
  buf_char(out, '\n');
  run->count++;
}

/* All parties of a reciprocal event are actors: each acts on each other. */
static void add_event(convert_run *run, const json_node *record, const json_node *event) {
  const json_node *actors = json_first(event, "actors"), *recipients = json_first(event, "recipients");
  bool is_mutual = json_is_true(event, "reciprocal") && !recipients && actors && actors->next;
  if (!actors) add_pair(run, record, event, NULL, recipients);
  for (const json_node *source = actors; source; source = source->next) {
    const json_node *target = is_mutual ? actors : recipients;
    if (!target) add_pair(run, record, event, source, NULL);
    for (; target; target = target->next) {
      if (target != source) add_pair(run, record, event, source, target);
    }
  }
}

static ng_status begin_cameo(convert_run *run, ng_error *error) {
  buf_print(&run->buf, "%s", HEADER);
  return convert__send(run, "", error);
}

static ng_status record_cameo(convert_run *run, const json_node *record, ng_error *error) {
  for (const json_node *event = json_first(record, "events"); event; event = event->next) {
    bool has_code = json_text(json_get(event, STR("as_coded")), "cameo").len > 0;
    if (!has_code || str_is(json_text(event, "type"), "STATE") || str_is(json_text(event, "polarity"), "negative")) continue;
    add_event(run, record, event);
  }
  return convert__send(run, "", error);
}

static ng_status end_cameo(convert_run *run, ng_error *error) {
  (void)run;
  (void)error;
  return NG_OK;
}

const converter CONVERT_CAMEO = {"cameo", false, begin_cameo, record_cameo, end_cameo};
