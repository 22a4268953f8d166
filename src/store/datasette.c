/* datasette.yaml: what Datasette shows beside the tables, from the list of tables. */
#include "store/store.h"

/* What stands for a row in a link to it. */
static const struct {
  store_table_id table;
  const char *column;
} LABELS[] = {{TABLE_RUNS, "started"}, {TABLE_SOURCES, "name"}, {TABLE_DOCUMENTS, "title"},   {TABLE_FACTS, "text"},
              {TABLE_DATES, "value"},  {TABLE_PLACES, "name"},  {TABLE_PEOPLE, "name"},       {TABLE_ORGANIZATIONS, "name"},
              {TABLE_QUOTES, "words"}, {TABLE_EVENTS, "type"},  {TABLE_PARTICIPANTS, "text"}, {TABLE_EVIDENCE, "text"}};

static const struct {
  const char *view, *facets;
} VIEW_FACETS[] = {
    {"who_said_what", "speaker_type, country, kind, cue"}, {"event_list", "type, status, polarity, country"}, {"timeline", "kind, what"}};

static const struct {
  const char *name, *title, *sql;
} QUERIES[] = {
    {"search_quotes", "Quotes that hold some words",
     "select w.speaker, w.words, w.published, w.title from quotes_search s join who_said_what w on w.quote_id = s.rowid where quotes_search match "
     ":words "
     "order by s.rank limit 100"},
    {"events_by_country_and_month", "Events by country and month",
     "select p.country, substr(coalesce(e.begin_at, d.published), 1, 7) as month, e.type, count(distinct e.id) as events from events e "
     "join facts f on f.id = e.id join documents d on d.id = f.document_id join participants p on p.event_id = e.id "
     "where p.country is not null and e.polarity = 'positive' group by 1, 2, 3 order by events desc limit 500"},
    {"most_quoted", "Who is quoted most",
     "select speaker, country, count(*) as quotes from who_said_what where speaker is not null group by 1, 2 order by 3 desc limit 100"},
};

/* A YAML string in double quotes. */
static void print_string(ng_buf *out, const char *text) {
  buf_char(out, '"');
  for (; *text; text++) {
    if (*text == '"' || *text == '\\') buf_char(out, '\\');
    if ((unsigned char)*text >= 0x20) buf_char(out, *text);
  }
  buf_print(out, "\"\n");
}

static void print_facets(ng_buf *out, const store_table *table) {
  bool is_first = true;
  for (unsigned i = 0; i < table->count; i++) {
    if (!(table->columns[i].flags & COLUMN_FACET)) continue;
    buf_print(out, "%s%s", is_first ? "        facets: [" : ", ", table->columns[i].name);
    is_first = false;
  }
  if (!is_first) buf_print(out, "]\n");
}

static void print_table(ng_buf *out, store_table_id id) {
  const store_table *table = &STORE_TABLES[id];
  buf_print(out, "      %s:\n        description: ", table->name);
  print_string(out, table->help);
  for (size_t i = 0; i < sizeof LABELS / sizeof *LABELS; i++) {
    if (LABELS[i].table == id) buf_print(out, "        label_column: %s\n", LABELS[i].column);
  }
  print_facets(out, table);
  bool is_first = true;
  for (unsigned i = 0; i < table->count; i++) {
    if (!column_is_in(&table->columns[i], DIALECT_SQLITE) || !*table->columns[i].help) continue;
    buf_print(out, "%s          %s: ", is_first ? "        columns:\n" : "", table->columns[i].name);
    is_first = false;
    print_string(out, table->columns[i].help);
  }
}

static void print_view(ng_buf *out, const store_view *view) {
  buf_print(out, "      %s:\n        description: ", view->name);
  print_string(out, view->help);
  for (size_t i = 0; i < sizeof VIEW_FACETS / sizeof *VIEW_FACETS; i++) {
    if (strcmp(VIEW_FACETS[i].view, view->name) == 0) buf_print(out, "        facets: [%s]\n", VIEW_FACETS[i].facets);
  }
}

/* Datasette calls a database by its file without the ending. */
static void print_name(ng_buf *out, const char *path) {
  const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *dot = strrchr(name, '.');
  ng_buf copy = {0};
  buf_add(&copy, name, dot && dot != name ? (size_t)(dot - name) : strlen(name));
  buf_char(&copy, '\0');
  if (!copy.failed) {
    buf_print(out, "  ");
    print_string(out, copy.ptr);
    out->len--; /* the line goes on */
    buf_print(out, ":\n");
  }
  buf_clear(&copy);
}

void store_print_datasette(ng_buf *out, const char *path) {
  size_t count;
  const store_view *views = store_views(&count);
  buf_print(out, "title: Facts from news\ndescription: What articles say, extracted by nutgraf\ndatabases:\n");
  print_name(out, path);
  buf_print(out, "    tables:\n");
  for (size_t i = 0; i < count; i++) print_view(out, &views[i]);
  for (int i = 0; i < TABLE_COUNT; i++) print_table(out, (store_table_id)i);
  buf_print(out, "    queries:\n");
  for (size_t i = 0; i < sizeof QUERIES / sizeof *QUERIES; i++) {
    buf_print(out, "      %s:\n        title: ", QUERIES[i].name);
    print_string(out, QUERIES[i].title);
    buf_print(out, "        sql: ");
    print_string(out, QUERIES[i].sql);
  }
}
