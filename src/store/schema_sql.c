/* Statements from the list of tables. */
#include "store/schema.h"

static const char *const TYPES[][2] = {
    [COLUMN_ID] = {"INTEGER", "bigint"},
    [COLUMN_DOCUMENT] = {"INTEGER", "bigint"},
    [COLUMN_RUN] = {"INTEGER", "bigint"},
    [COLUMN_SOURCE] = {"INTEGER", "bigint"},
    [COLUMN_DATASET] = {"TEXT", "text"},
    [COLUMN_OWNER] = {"INTEGER", "bigint"},
    [COLUMN_LABEL] = {"TEXT", "text"},
    [COLUMN_POSITION] = {"INTEGER", "integer"},
    [COLUMN_TEXT] = {"TEXT", "text"},
    [COLUMN_INT] = {"INTEGER", "bigint"},
    [COLUMN_REAL] = {"REAL", "double precision"},
    [COLUMN_BOOL] = {"INTEGER", "boolean"},
    [COLUMN_FLAG] = {"INTEGER", "boolean"},
    [COLUMN_RAW] = {"TEXT", "jsonb"},
    [COLUMN_REF] = {"INTEGER", "bigint"},
    [COLUMN_ITEM] = {"INTEGER", "bigint"},
    [COLUMN_DURING] = {"", "daterange"},
    [COLUMN_PAYLOAD] = {"", "jsonb"},
};

/* What no list of columns says. */
static const char *const CONSTRAINTS[TABLE_COUNT] = {[TABLE_SOURCES] = "UNIQUE(name)", [TABLE_DOCUMENTS] = "UNIQUE(dataset, doc)"};

/* Full-text search of SQLite. The indices hold no second copy of the words. The loader fills them a batch at a time, since FTS5 writes out all it
 * has at the end of each statement of a trigger; what is deleted, by whomever, leaves by trigger. */
static const char SEARCH[] =
    "CREATE VIRTUAL TABLE quotes_search USING fts5(words, speaker_text, content=\"quotes\", content_rowid=\"id\");\n"
    "CREATE TRIGGER quotes_deleted AFTER DELETE ON quotes BEGIN\n"
    "  INSERT INTO quotes_search(quotes_search, rowid, words, speaker_text) VALUES('delete', old.id, old.words, old.speaker_text);\n"
    "END;\n"
    "CREATE VIRTUAL TABLE documents_search USING fts5(title, text, content=\"documents\", content_rowid=\"id\");\n"
    "CREATE TRIGGER documents_deleted AFTER DELETE ON documents BEGIN\n"
    "  INSERT INTO documents_search(documents_search, rowid, title, text) VALUES('delete', old.id, old.title, old.text);\n"
    "END;\n";

static bool is_referenced(store_table_id id) {
  for (int i = 0; i < TABLE_COUNT; i++) {
    for (unsigned j = 0; j < STORE_TABLES[i].count; j++) {
      if (STORE_TABLES[i].columns[j].references == id) return true;
    }
  }
  return false;
}

/* Does the primary key come after the rows, as indices do? PostgreSQL makes it faster than row by row, and can where no foreign key asks for it. */
static bool is_key_late(store_table_id id, store_dialect dialect) {
  return dialect == DIALECT_POSTGRES && !is_referenced(id);
}

static void print_column(ng_buf *out, store_table_id table, const store_column *column, store_dialect dialect) {
  bool is_key = column->kind == COLUMN_ID && !is_key_late(table, dialect);
  buf_print(out, "%s %s", column->name, TYPES[column->kind][dialect]);
  if (is_key) buf_print(out, " PRIMARY KEY");
  if (column->flags & COLUMN_REQUIRED && !is_key) buf_print(out, " NOT NULL");
  if (column->references != TABLE_COUNT && dialect == DIALECT_SQLITE) buf_print(out, " REFERENCES %s(id)", STORE_TABLES[column->references].name);
}

static void print_table(ng_buf *out, store_table_id id, store_dialect dialect) {
  const store_table *table = &STORE_TABLES[id];
  buf_print(out, "CREATE TABLE %s(\n", table->name);
  bool is_first = true;
  for (unsigned i = 0; i < table->count; i++) {
    if (!column_is_in(&table->columns[i], dialect)) continue;
    buf_print(out, is_first ? "  " : ",\n  ");
    print_column(out, id, &table->columns[i], dialect);
    is_first = false;
  }
  if (CONSTRAINTS[id]) buf_print(out, ",\n  %s", CONSTRAINTS[id]);
  buf_print(out, "\n)%s;\n", dialect == DIALECT_SQLITE ? " STRICT" : "");
}

static void print_new_columns(ng_buf *out, store_table_id id, store_dialect dialect, unsigned version) {
  const store_table *table = &STORE_TABLES[id];
  for (unsigned i = 0; i < table->count; i++) {
    if (table->columns[i].since <= version || !column_is_in(&table->columns[i], dialect)) continue;
    buf_print(out, "ALTER TABLE %s ADD COLUMN ", table->name);
    print_column(out, id, &table->columns[i], dialect);
    buf_print(out, ";\n");
  }
}

/* The foreign keys that are not there yet, inside a block of PL/pgSQL. */
static void print_foreign_keys(ng_buf *out, const store_table *table) {
  for (unsigned i = 0; i < table->count; i++) {
    const store_column *column = &table->columns[i];
    if (column->references == TABLE_COUNT) continue;
    buf_print(out,
              "IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = '%s_%s_fkey' AND conrelid = '%s'::regclass) THEN "
              "ALTER TABLE %s ADD CONSTRAINT %s_%s_fkey FOREIGN KEY (%s) REFERENCES %s(id); END IF;\n",
              table->name, column->name, table->name, table->name, table->name, column->name, column->name, STORE_TABLES[column->references].name);
  }
}

/* PostgreSQL has them as constraints of their own, made when `condition` holds. */
static void print_all_foreign_keys(ng_buf *out, const char *condition) {
  buf_print(out, "DO $$ BEGIN IF %s THEN\n", condition);
  for (int i = 0; i < TABLE_COUNT; i++) print_foreign_keys(out, &STORE_TABLES[i]);
  buf_print(out, "END IF; END $$;\n");
}

void schema_print_tables(ng_buf *out, store_dialect dialect, unsigned version) {
  for (int i = 0; i < TABLE_COUNT; i++) {
    if (STORE_TABLES[i].since > version) {
      print_table(out, (store_table_id)i, dialect);
    } else {
      print_new_columns(out, (store_table_id)i, dialect, version);
    }
  }
  if (version == 0 && dialect == DIALECT_SQLITE) buf_print(out, "%s", SEARCH);
  if (version > 0 || dialect != DIALECT_POSTGRES) return;
  /* Statistics of whole objects help no query and cost more than all others. */
  buf_print(out, "ALTER TABLE facts ALTER payload SET STATISTICS 0;\n");
  /* Where the loader need not look them up row by row, they are there from the start; else they are made with the indices. */
  print_all_foreign_keys(out, "current_setting('session_replication_role') = 'replica'");
}

/* {LIST x} as the dialect says it. */
static void print_query(ng_buf *out, const char *query, store_dialect dialect) {
  for (const char *list; (list = strstr(query, "{LIST ")); query = strchr(list, '}') + 1) {
    const char *word = list + strlen("{LIST ");
    buf_add(out, query, (size_t)(list - query));
    buf_print(out, "%s(%.*s, ', ')", dialect == DIALECT_SQLITE ? "group_concat" : "string_agg", (int)(strchr(list, '}') - word), word);
  }
  buf_print(out, "%s", query);
}

void schema_print_views(ng_buf *out, store_dialect dialect) {
  size_t count;
  const store_view *views = store_views(&count);
  for (size_t i = 0; i < count; i++) {
    buf_print(out, "DROP VIEW IF EXISTS %s;\nCREATE VIEW %s AS ", views[i].name, views[i].name);
    print_query(out, views[i].query, dialect);
    buf_print(out, ";\n");
  }
}

void schema_print_foreign_keys(ng_buf *out) {
  print_all_foreign_keys(out, "true");
}

void schema_print_late_keys(ng_buf *out, int first, int end) {
  for (int i = first; i < end; i++) {
    const char *table = STORE_TABLES[i].name;
    if (!is_key_late((store_table_id)i, DIALECT_POSTGRES)) continue;
    buf_print(out,
              "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_index WHERE indrelid = '%s'::regclass AND indisprimary) THEN "
              "ALTER TABLE %s ADD PRIMARY KEY (id); END IF; END $$;\n",
              table, table);
  }
}

void schema_print_indices(ng_buf *out, int first, int end) {
  for (int i = first; i < end; i++) {
    const store_table *table = &STORE_TABLES[i];
    for (unsigned j = 0; j < table->count; j++) {
      const store_column *column = &table->columns[j];
      if (column->flags & COLUMN_INDEXED) {
        buf_print(out, "CREATE INDEX IF NOT EXISTS %s_%s ON %s(%s);\n", table->name, column->name, table->name, column->name);
      }
    }
  }
}

void schema_print_columns(ng_buf *out, store_table_id id, store_dialect dialect) {
  const store_table *table = &STORE_TABLES[id];
  for (unsigned i = 0; i < table->count; i++) {
    if (column_is_in(&table->columns[i], dialect)) buf_print(out, "%s%s", i ? "," : "", table->columns[i].name);
  }
}
