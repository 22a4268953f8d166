/* CSV by RFC 4180, one file a kind: a row for each date, quote, block field and event, and for each mention of a place, person or organization. */
#include "out/cell.h"
#include "out/convert.h"

/* A column: `path` in the row's object; behind '^' in its fact, behind '/' in the record. */
typedef struct {
  const char *name, *path;
} csv_column;

static const csv_column DATES[] = {{"text", "text"},   {"type", "type"}, {"value", "value"},   {"modifier", "mod"},
                                   {"begin", "begin"}, {"stop", "stop"}, {"anchor", "anchor"}, {NULL, NULL}};
static const csv_column PLACES[] = {
    {"text", "text"},      {"name", "^name"},        {"kind", "^kind"},     {"country", "^country"},     {"country_a2", "^country_a2"},
    {"admin1", "^admin1"}, {"latitude", "^lat"},     {"longitude", "^lon"}, {"geonameid", "^geonameid"}, {"role", "role"},
    {"use", "use"},        {"modifier", "modifier"}, {NULL, NULL}};
static const csv_column PEOPLE[] = {
    {"text", "text"},      {"name", "^name"},       {"canonical", "^canonical"}, {"leader", "^leader"},     {"titles", "^titles"},
    {"office", "^office"}, {"country", "^country"}, {"in_office", "^in_office"}, {"wikidata", "^wikidata"}, {"form", "form"},
    {NULL, NULL}};
static const csv_column ORGANIZATIONS[] = {{"text", "text"},    {"name", "^name"}, {"kind", "^kind"}, {"country", "^country"},
                                           {"cameo", "^cameo"}, {"role", "role"},  {NULL, NULL}};
static const csv_column QUOTES[] = {{"words", "words"},
                                    {"kind", "kind"},
                                    {"speaker", "speaker.text"},
                                    {"speaker_type", "speaker.type"},
                                    {"speaker_ref", "speaker.ref"},
                                    {"cue", "cue.text"},
                                    {"addressee", "addressee.text"},
                                    {"setting", "setting.text"},
                                    {"negated", "negated"},
                                    {"when", "when"},
                                    {NULL, NULL}};
static const csv_column BLOCKS[] = {{"label", "label"}, {"key", "key"}, {"value", "value"}, {NULL, NULL}};
static const csv_column EVENTS[] = {{"type", "type"},
                                    {"mode", "mode"},
                                    {"cameo", "cameo"},
                                    {"coded_plover", "as_coded.plover"},
                                    {"coded_cameo", "as_coded.cameo"},
                                    {"status", "status"},
                                    {"polarity", "polarity"},
                                    {"evidential", "evidential"},
                                    {"begin", "when.begin"},
                                    {"stop", "when.stop"},
                                    {"actors", "actors.text"},
                                    {"actor_countries", "actors.country"},
                                    {"actor_codes", "actors.cameo"},
                                    {"recipients", "recipients.text"},
                                    {"recipient_countries", "recipients.country"},
                                    {"recipient_codes", "recipients.cameo"},
                                    {"where", "where.ref"},
                                    {"evidence", "evidence.text"},
                                    {NULL, NULL}};
static const csv_column HEAD[] = {{"doc", "/id"}, {"published", "/published"}, {"title", "/title"}, {"ref", "^id"}, {NULL, NULL}};
static const csv_column TAIL[] = {{"start", "start"}, {"end", "end"}, {"sentence", "sentence"}, {"rule", "^rule"}, {"confidence", "^confidence"},
                                  {NULL, NULL}};

/* `rows`: the array of the fact whose objects are the rows; NULL: the fact is the row. */
static const struct {
  const char *file, *array, *rows;
  const csv_column *columns;
} FILES[] = {{"dates.csv", "dates", NULL, DATES},          {"places.csv", "places", "mentions", PLACES},
             {"people.csv", "people", "mentions", PEOPLE}, {"organizations.csv", "organizations", "mentions", ORGANIZATIONS},
             {"quotes.csv", "quotes", NULL, QUOTES},       {"blocks.csv", "blocks", "fields", BLOCKS},
             {"events.csv", "events", NULL, EVENTS}};

#define FILE_COUNT (sizeof FILES / sizeof *FILES)

typedef struct {
  const json_node *record, *fact, *row;
} csv_row;

static void add_names(ng_buf *out, const csv_column *columns, bool *is_first) {
  for (; columns->name; columns++) {
    if (!*is_first) buf_char(out, ',');
    buf_print(out, "%s", columns->name);
    *is_first = false;
  }
}

static void add_cells(convert_run *run, const csv_row *row, const csv_column *columns, bool *is_first) {
  ng_buf cell = {0};
  for (; columns->name; columns++) {
    const json_node *object = *columns->path == '/' ? row->record : *columns->path == '^' ? row->fact : row->row;
    cell.len = 0;
    bool is_number = cell_add(&cell, object, str_of(columns->path + (*columns->path == '/' || *columns->path == '^')));
    if (!*is_first) buf_char(&run->buf, ',');
    cell_csv(&run->buf, buf_view(&cell), run->is_excel_safe && !is_number);
    *is_first = false;
  }
  run->buf.failed |= cell.failed;
  buf_clear(&cell);
}

static ng_status begin_csv(convert_run *run, ng_error *error) {
  ng_status status = NG_OK;
  for (size_t i = 0; i < FILE_COUNT && status == NG_OK; i++) {
    bool is_first = true;
    add_names(&run->buf, HEAD, &is_first);
    add_names(&run->buf, FILES[i].columns, &is_first);
    add_names(&run->buf, TAIL, &is_first);
    buf_print(&run->buf, "\r\n");
    status = convert__send(run, FILES[i].file, error);
  }
  return status;
}

static void add_row(convert_run *run, const csv_row *row, const csv_column *columns) {
  csv_row span = *row;
  bool is_first = true;
  const json_node *evidence = json_first(row->row, "evidence"); /* tells where an event stands */
  if (evidence) span.row = evidence;
  add_cells(run, row, HEAD, &is_first);
  add_cells(run, row, columns, &is_first);
  add_cells(run, &span, TAIL, &is_first);
  buf_print(&run->buf, "\r\n");
  run->count++;
}

static ng_status record_csv(convert_run *run, const json_node *record, ng_error *error) {
  ng_status status = NG_OK;
  for (size_t i = 0; i < FILE_COUNT && status == NG_OK; i++) {
    for (const json_node *fact = json_first(record, FILES[i].array); fact; fact = fact->next) {
      const json_node *row = FILES[i].rows ? json_first(fact, FILES[i].rows) : fact;
      for (; row; row = FILES[i].rows ? row->next : NULL) add_row(run, &(csv_row){record, fact, row}, FILES[i].columns);
    }
    status = convert__send(run, FILES[i].file, error);
  }
  return status;
}

static ng_status end_csv(convert_run *run, ng_error *error) {
  (void)run;
  (void)error;
  return NG_OK;
}

const converter CONVERT_CSV = {"csv", true, begin_csv, record_csv, end_csv};
