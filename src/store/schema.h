/* The tables of a database of facts: one list of tables and columns makes the DDL of SQLite and PostgreSQL, says how each column is filled from a
 * record (rows.c), how an older database is brought up to date, and what datasette.yaml says about them. docs/database.md is the manual. */
#ifndef NG_STORE_SCHEMA_H
#define NG_STORE_SCHEMA_H

#include "base/buf.h"

#define STORE_VERSION 2u       /* raised with every table or column added; these carry it in `since` */
#define STORE_ORDINAL_BITS 20u /* facts.id = documents.id << 20 | ordinal */

typedef enum {
  TABLE_RUNS,
  TABLE_SOURCES,
  TABLE_DOCUMENTS,
  TABLE_FACTS,
  TABLE_DATES,
  TABLE_PLACES,
  TABLE_PLACE_MENTIONS,
  TABLE_PEOPLE,
  TABLE_PERSON_MENTIONS,
  TABLE_ORGANIZATIONS,
  TABLE_ORGANIZATION_MENTIONS,
  TABLE_QUOTES,
  TABLE_BLOCK_FIELDS,
  TABLE_EVENTS,
  TABLE_EVENT_QUOTES,
  TABLE_PARTICIPANTS,
  TABLE_EVIDENCE,
  TABLE_ERRORS,
  TABLE_COUNT
} store_table_id;

/* What a column holds, and so where its value comes from.
 *   ID        the row's id: of a fact documents.id << 20 | ordinal
 *   DOCUMENT, RUN, SOURCE, DATASET   those of the document
 *   OWNER     id of the fact that the row belongs to: the place of a mention, the event of a participant
 *   LABEL     a word that the walk over the record gives: the kind of a fact, the role of a participant
 *   POSITION  number of the row among those of its owner, from 0
 *   TEXT, INT, REAL, BOOL   the value at `path` of the row's object
 *   FLAG      is there anything at `path`?
 *   RAW       JSON as it stands in the record; jsonb in PostgreSQL
 *   REF       a ref such as "p1", as the id of that fact
 *   ITEM      the row's object itself, a ref
 *   DURING    PostgreSQL only: the daterange from `begin` to `stop` of the object at `path`
 *   PAYLOAD   PostgreSQL only: the whole object of a quote, block or event, as jsonb */
typedef enum {
  COLUMN_ID,
  COLUMN_DOCUMENT,
  COLUMN_RUN,
  COLUMN_SOURCE,
  COLUMN_DATASET,
  COLUMN_OWNER,
  COLUMN_LABEL,
  COLUMN_POSITION,
  COLUMN_TEXT,
  COLUMN_INT,
  COLUMN_REAL,
  COLUMN_BOOL,
  COLUMN_FLAG,
  COLUMN_RAW,
  COLUMN_REF,
  COLUMN_ITEM,
  COLUMN_DURING,
  COLUMN_PAYLOAD
} column_kind;

/* `path`: where the value stands in the object of the row; behind '^' in the owner's object. `references`: TABLE_COUNT, or the table whose id it
 * is. `since`: the version that added the column. */
typedef struct {
  const char *name;
  column_kind kind;
  const char *path;
  store_table_id references;
  unsigned flags, since;
  const char *help;
} store_column;

enum {
  COLUMN_REQUIRED = 1, /* NOT NULL: a record without it is refused */
  COLUMN_INDEXED = 2,  /* the index is made after the load; text is cut at NG_MAX_KEY bytes, which facts.text is not */
  COLUMN_FACET = 4     /* few values: Datasette offers them as a filter */
};

typedef struct {
  const char *name;
  const store_column *columns;
  unsigned count, since;
  const char *help;
} store_table;

typedef struct {
  const char *name, *help, *query;
} store_view;

typedef enum { DIALECT_SQLITE, DIALECT_POSTGRES } store_dialect;

extern const store_table STORE_TABLES[TABLE_COUNT];

const store_view *store_views(size_t *count);

/* Is the column in databases of this kind? */
bool column_is_in(const store_column *column, store_dialect dialect);

/* Appends the statements that bring an empty database (version 0) or an older one up to date. */
void schema_print_tables(ng_buf *out, store_dialect dialect, unsigned version);
void schema_print_views(ng_buf *out, store_dialect dialect);

/* Appends the statements for what is made after a load, where it is not there yet: of the tables from `first` to before `end` the primary keys that
 * PostgreSQL makes late, and the indices; the foreign keys of PostgreSQL. */
void schema_print_late_keys(ng_buf *out, int first, int end);
void schema_print_indices(ng_buf *out, int first, int end);
void schema_print_foreign_keys(ng_buf *out);

/* Appends "column,…". */
void schema_print_columns(ng_buf *out, store_table_id table, store_dialect dialect);

#endif
