/* The list of tables and columns. schema_sql.c makes statements of it. */
#include "store/schema.h"

#define NONE TABLE_COUNT
#define REQUIRED COLUMN_REQUIRED
#define INDEXED COLUMN_INDEXED
#define FACET COLUMN_FACET

/* name, kind, path, table that it references, flags, since, help */
static const store_column RUNS[] = {
    {"id", COLUMN_ID, "", NONE, REQUIRED, 1, ""},
    {"dataset", COLUMN_TEXT, "", NONE, REQUIRED, 1, "--dataset of the run"},
    {"program", COLUMN_TEXT, "", NONE, REQUIRED, 1, "Version of nutgraf"},
    {"started", COLUMN_TEXT, "", NONE, REQUIRED, 1, "UTC"},
    {"finished", COLUMN_TEXT, "", NONE, 0, 1, "UTC; NULL when the run was cut short"},
    {"added", COLUMN_INT, "", NONE, REQUIRED, 1, "Documents that were new"},
    {"replaced", COLUMN_INT, "", NONE, REQUIRED, 1, "Documents whose facts were replaced"},
    {"unchanged", COLUMN_INT, "", NONE, REQUIRED, 1, "Documents that were there already"},
    {"failed", COLUMN_INT, "", NONE, REQUIRED, 1, "Lines that could not be loaded; see errors"},
};

static const store_column SOURCES[] = {
    {"id", COLUMN_ID, "", NONE, REQUIRED, 1, ""},
    {"name", COLUMN_TEXT, "", NONE, REQUIRED, 1, "File or URL that the article came from"},
};

static const store_column DOCUMENTS[] = {
    {"id", COLUMN_ID, "", NONE, REQUIRED, 1, "Stays the same when the facts are replaced"},
    {"dataset", COLUMN_DATASET, "", NONE, REQUIRED | FACET, 1, "--dataset that it was loaded into"},
    {"doc", COLUMN_TEXT, "id", NONE, REQUIRED, 1, "Id of the document in its dataset"},
    {"source_id", COLUMN_SOURCE, "", TABLE_SOURCES, INDEXED, 1, ""},
    {"run_id", COLUMN_RUN, "", TABLE_RUNS, REQUIRED | INDEXED, 1, "Run that loaded these facts"},
    {"title", COLUMN_TEXT, "title", NONE, 0, 1, "Headline"},
    {"published", COLUMN_TEXT, "published", NONE, INDEXED, 1, "Document date, with time and zone when it has them"},
    {"published_from", COLUMN_TEXT, "published_from", NONE, FACET, 1, "Where the date comes from"},
    {"lang", COLUMN_TEXT, "lang", NONE, 0, 1, "Language"},
    {"offsets", COLUMN_TEXT, "offsets", NONE, REQUIRED, 1, "What offsets count: codepoint, byte, utf16"},
    {"chars", COLUMN_INT, "chars", NONE, 0, 1, "Length of the text in that unit"},
    {"digest", COLUMN_TEXT, "digest", NONE, REQUIRED, 1, "Identifies title, date and text"},
    {"ruleset", COLUMN_TEXT, "ruleset", NONE, REQUIRED, 1, "Identifies rules, tables and options"},
    {"status", COLUMN_TEXT, "status", NONE, REQUIRED, 1, "ok or truncated"},
    {"focus_country", COLUMN_TEXT, "focus.country", NONE, FACET, 1, "Country that is named most"},
    {"focus_place_id", COLUMN_REF, "focus.place", NONE, 0, 2, "Place below it that is named most (places.id)"},
    {"main_event_id", COLUMN_REF, "nutgraf.event", NONE, 0, 1, "The event that the article is about (events.id)"},
    {"who", COLUMN_TEXT, "nutgraf.who.text", NONE, 0, 1, "The main event in six answers"},
    {"what", COLUMN_TEXT, "nutgraf.what.text", NONE, 0, 1, ""},
    {"when_text", COLUMN_TEXT, "nutgraf.when.text", NONE, 0, 1, ""},
    {"where_text", COLUMN_TEXT, "nutgraf.where.text", NONE, 0, 1, ""},
    {"why", COLUMN_TEXT, "nutgraf.why.text", NONE, 0, 1, ""},
    {"how", COLUMN_TEXT, "nutgraf.how.text", NONE, 0, 1, ""},
    {"warnings", COLUMN_RAW, "warnings", NONE, 0, 1, "JSON"},
    {"text", COLUMN_TEXT, "text", NONE, 0, 1, "The article, when it was extracted --with text"},
};

static const store_column FACTS[] = {
    {"id", COLUMN_ID, "", NONE, REQUIRED, 1, "documents.id * 1048576 + number in the document"},
    {"document_id", COLUMN_DOCUMENT, "", TABLE_DOCUMENTS, REQUIRED | INDEXED, 1, ""},
    {"run_id", COLUMN_RUN, "", NONE, REQUIRED, 1, "The run of its document"},
    {"kind", COLUMN_LABEL, "", NONE, REQUIRED | FACET, 1, "date, place, person, organization, quote, block, event, or a mention"},
    {"ref", COLUMN_TEXT, "^id", NONE, REQUIRED, 1, "Its id in the record: t1, p2; of a mention that of its place, person, organization"},
    {"text", COLUMN_TEXT, "text", NONE, 0, 1, "What the article says there; of a place, person or organization its first mention"},
    {"start_offset", COLUMN_INT, "start", NONE, REQUIRED, 1, "From here, in the unit of documents.offsets"},
    {"end_offset", COLUMN_INT, "end", NONE, REQUIRED, 1, "To before here"},
    {"in_title", COLUMN_FLAG, "in", NONE, REQUIRED, 1, "1: offsets count in a separate title"},
    {"sentence", COLUMN_INT, "sentence", NONE, 0, 1, "Number of the sentence, from 0"},
    {"zone", COLUMN_TEXT, "zone", NONE, 0, 1, "headline, dateline, byline; NULL in the body"},
    {"rule", COLUMN_TEXT, "^rule", NONE, REQUIRED, 1, "Rule that made it"},
    {"confidence", COLUMN_REAL, "^confidence", NONE, REQUIRED, 1, "Share of such facts that were right on development sets"},
    {"payload", COLUMN_PAYLOAD, "", NONE, 0, 1, "A quote, block or event as in the record; else NULL"},
};

static const store_column DATES[] = {
    {"id", COLUMN_ID, "", TABLE_FACTS, REQUIRED, 1, ""},
    {"type", COLUMN_TEXT, "type", NONE, REQUIRED | FACET, 1, "DATE, TIME, DURATION, SET"},
    {"value", COLUMN_TEXT, "value", NONE, REQUIRED, 1, "TIMEX3"},
    {"modifier", COLUMN_TEXT, "mod", NONE, 0, 1, "APPROX, START, MID, END, BEFORE, AFTER"},
    {"quant", COLUMN_TEXT, "quant", NONE, 0, 1, ""},
    {"freq", COLUMN_TEXT, "freq", NONE, 0, 1, ""},
    {"begin_at", COLUMN_TEXT, "begin", NONE, INDEXED, 1, "Start of the calendar interval"},
    {"stop_at", COLUMN_TEXT, "stop", NONE, 0, 1, "The interval ends before this"},
    {"during", COLUMN_DURING, "", NONE, 0, 1, "The interval in days"},
    {"zone_offset", COLUMN_TEXT, "zone_offset", NONE, 0, 1, ""},
    {"anchor", COLUMN_TEXT, "anchor", NONE, FACET, 1, "What a relative expression counts from"},
    {"halves", COLUMN_RAW, "halves", NONE, 0, 1, "JSON: the two expressions of a range"},
};

static const store_column PLACES[] = {
    {"id", COLUMN_ID, "", TABLE_FACTS, REQUIRED, 1, ""},
    {"name", COLUMN_TEXT, "name", NONE, REQUIRED | INDEXED, 1, ""},
    {"kind", COLUMN_TEXT, "kind", NONE, FACET, 1, "country, region, admin1, city, water …"},
    {"country", COLUMN_TEXT, "country", NONE, INDEXED | FACET, 1, "ISO 3166-1 alpha-3"},
    {"country_a2", COLUMN_TEXT, "country_a2", NONE, 0, 1, "ISO 3166-1 alpha-2"},
    {"admin1", COLUMN_TEXT, "admin1", NONE, 0, 1, ""},
    {"latitude", COLUMN_REAL, "lat", NONE, 0, 1, "NULL: not resolved"},
    {"longitude", COLUMN_REAL, "lon", NONE, 0, 1, ""},
    {"geonameid", COLUMN_INT, "geonameid", NONE, INDEXED, 1, "GeoNames; the same in every document"},
    {"disputed", COLUMN_BOOL, "disputed", NONE, 0, 1, ""},
};

static const store_column PLACE_MENTIONS[] = {
    {"id", COLUMN_ID, "", TABLE_FACTS, REQUIRED, 1, ""},
    {"place_id", COLUMN_OWNER, "", TABLE_PLACES, REQUIRED | INDEXED, 1, ""},
    {"role", COLUMN_TEXT, "role", NONE, FACET, 1, "literal, adjective, demonym, embedded, metonym, dateline"},
    {"use", COLUMN_TEXT, "use", NONE, FACET, 1, "at, origin, destination, actor, modifier, scope"},
    {"modifier", COLUMN_TEXT, "modifier", NONE, 0, 1, "northern"},
    {"inner_places", COLUMN_RAW, "inner", NONE, 0, 1, "JSON: names inside this name"},
};

static const store_column PEOPLE[] = {
    {"id", COLUMN_ID, "", TABLE_FACTS, REQUIRED, 1, ""},
    {"name", COLUMN_TEXT, "name", NONE, INDEXED, 1, "Fullest form in the document, without title"},
    {"canonical", COLUMN_TEXT, "canonical", NONE, INDEXED, 1, "Name in the office table"},
    {"leader", COLUMN_BOOL, "leader", NONE, FACET, 1, ""},
    {"titles", COLUMN_RAW, "titles", NONE, 0, 1, "JSON"},
    {"office", COLUMN_TEXT, "office", NONE, FACET, 1, ""},
    {"country", COLUMN_TEXT, "country", NONE, FACET, 1, ""},
    {"in_office", COLUMN_BOOL, "in_office", NONE, 0, 1, "Does the office table agree at the document date?"},
    {"wikidata", COLUMN_TEXT, "wikidata", NONE, 0, 1, ""},
};

static const store_column PERSON_MENTIONS[] = {
    {"id", COLUMN_ID, "", TABLE_FACTS, REQUIRED, 1, ""},
    {"person_id", COLUMN_OWNER, "", TABLE_PEOPLE, REQUIRED | INDEXED, 1, ""},
    {"form", COLUMN_TEXT, "form", NONE, FACET, 1, "name, title+name, title, surname, alias, pronoun, group"},
    {"name_start", COLUMN_INT, "name_start", NONE, 0, 1, ""},
    {"name_end", COLUMN_INT, "name_end", NONE, 0, 1, ""},
    {"group_ref", COLUMN_TEXT, "group", NONE, 0, 1, "The same for all members of \"the two leaders\""},
};

static const store_column ORGANIZATIONS[] = {
    {"id", COLUMN_ID, "", TABLE_FACTS, REQUIRED, 1, ""},
    {"name", COLUMN_TEXT, "name", NONE, REQUIRED | INDEXED, 1, ""},
    {"kind", COLUMN_TEXT, "kind", NONE, FACET, 1, "igo, government, party, military, company …"},
    {"country", COLUMN_TEXT, "country", NONE, FACET, 1, ""},
    {"cameo", COLUMN_TEXT, "cameo", NONE, 0, 1, "CAMEO actor code"},
};

static const store_column ORGANIZATION_MENTIONS[] = {
    {"id", COLUMN_ID, "", TABLE_FACTS, REQUIRED, 1, ""},
    {"organization_id", COLUMN_OWNER, "", TABLE_ORGANIZATIONS, REQUIRED | INDEXED, 1, ""},
    {"role", COLUMN_TEXT, "role", NONE, FACET, 1, "name, acronym, metonym, member"},
};

static const store_column QUOTES[] = {
    {"id", COLUMN_ID, "", TABLE_FACTS, REQUIRED, 1, ""},
    {"kind", COLUMN_TEXT, "kind", NONE, REQUIRED | FACET, 1, "direct, mixed, indirect"},
    {"words", COLUMN_TEXT, "words", NONE, REQUIRED, 1, "What was said"},
    {"speaker_id", COLUMN_REF, "speaker.ref", TABLE_FACTS, INDEXED, 1, "The person, organization or place that speaks"},
    {"speaker_type", COLUMN_TEXT, "speaker.type", NONE, FACET, 1, "person, organization, state, document, group, anonymous, unknown"},
    {"speaker_text", COLUMN_TEXT, "speaker.text", NONE, 0, 1, "As the article names the speaker there"},
    {"speaker_start", COLUMN_INT, "speaker.start", NONE, 0, 1, ""},
    {"speaker_end", COLUMN_INT, "speaker.end", NONE, 0, 1, ""},
    {"cue", COLUMN_TEXT, "cue.text", NONE, 0, 1, "\"has also said in a statement\""},
    {"cue_lemma", COLUMN_TEXT, "cue.lemma", NONE, FACET, 1, "say"},
    {"cue_start", COLUMN_INT, "cue.start", NONE, 0, 1, ""},
    {"cue_end", COLUMN_INT, "cue.end", NONE, 0, 1, ""},
    {"addressee", COLUMN_TEXT, "addressee.text", NONE, 0, 1, ""},
    {"setting", COLUMN_TEXT, "setting.text", NONE, 0, 1, ""},
    {"negated", COLUMN_BOOL, "negated", NONE, 0, 1, ""},
    {"when_id", COLUMN_REF, "when", TABLE_FACTS, INDEXED, 1, "The date when it was said"},
    {"parts", COLUMN_RAW, "parts", NONE, 0, 1, "JSON: spans of the content"},
    {"quoted", COLUMN_RAW, "quoted", NONE, 0, 1, "JSON: spans inside quotation marks"},
};

static const store_column BLOCK_FIELDS[] = {
    {"id", COLUMN_ID, "", NONE, REQUIRED, 1, ""},
    {"block_id", COLUMN_OWNER, "", TABLE_FACTS, REQUIRED | INDEXED, 1, ""},
    {"position", COLUMN_POSITION, "", NONE, REQUIRED, 1, ""},
    {"label", COLUMN_TEXT, "label", NONE, 0, 1, "As it stands before the colon"},
    {"key", COLUMN_TEXT, "key", NONE, REQUIRED | FACET, 1, "location, when, who, stakes, outcome, outlook, other"},
    {"value", COLUMN_TEXT, "value", NONE, REQUIRED, 1, ""},
    {"start_offset", COLUMN_INT, "start", NONE, 0, 1, ""},
    {"end_offset", COLUMN_INT, "end", NONE, 0, 1, ""},
};

static const store_column EVENTS[] = {
    {"id", COLUMN_ID, "", TABLE_FACTS, REQUIRED, 1, ""},
    {"type", COLUMN_TEXT, "type", NONE, REQUIRED | INDEXED | FACET, 1, "PLOVER event type, or STATE, TRAVEL, ELECT, APPOINT, DISASTER, DIE"},
    {"mode", COLUMN_TEXT, "mode", NONE, FACET, 1, ""},
    {"cameo", COLUMN_TEXT, "cameo", NONE, 0, 1, "CAMEO code of the act"},
    {"quad", COLUMN_INT, "quad", NONE, 0, 1, "1, 2 verbal, material cooperation; 3, 4 conflict; 0 none"},
    {"coded_plover", COLUMN_TEXT, "as_coded.plover", NONE, 0, 1, "What a classic coder prints"},
    {"coded_cameo", COLUMN_TEXT, "as_coded.cameo", NONE, 0, 1, ""},
    {"status", COLUMN_TEXT, "status", NONE, REQUIRED | FACET, 1, "past, ongoing, planned, possible"},
    {"polarity", COLUMN_TEXT, "polarity", NONE, REQUIRED | FACET, 1, "negative: did not happen"},
    {"evidential", COLUMN_TEXT, "evidential", NONE, FACET, 1, "asserted, reported, claimed, denied"},
    {"reciprocal", COLUMN_BOOL, "reciprocal", NONE, 0, 1, "All parties are actors"},
    {"when_id", COLUMN_REF, "when.ref", TABLE_FACTS, INDEXED, 1, ""},
    {"when_value", COLUMN_TEXT, "when.value", NONE, 0, 1, "TIMEX3"},
    {"begin_at", COLUMN_TEXT, "when.begin", NONE, INDEXED, 1, ""},
    {"stop_at", COLUMN_TEXT, "when.stop", NONE, 0, 1, ""},
    {"during", COLUMN_DURING, "when", NONE, 0, 1, "The interval in days"},
    {"when_source", COLUMN_TEXT, "when.source", NONE, 0, 1, "text, inherited, block"},
    {"where_id", COLUMN_REF, "where.ref", TABLE_FACTS, INDEXED, 1, ""},
    {"where_source", COLUMN_TEXT, "where.source", NONE, 0, 1, "text, block"},
    {"block_id", COLUMN_REF, "block", TABLE_FACTS, INDEXED, 1, ""},
    {"part_of_id", COLUMN_REF, "part_of", TABLE_FACTS, INDEXED, 1, ""},
    {"act_type", COLUMN_TEXT, "attributes.act.type", NONE, 0, 1, "The act that is agreed, demanded, threatened or refused"},
    {"act_cameo", COLUMN_TEXT, "attributes.act.cameo", NONE, 0, 1, ""},
    {"attributes", COLUMN_RAW, "attributes", NONE, 0, 1, "JSON: stakes, outcome, deaths …"},
};

static const store_column EVENT_QUOTES[] = {
    {"id", COLUMN_ID, "", NONE, REQUIRED, 1, ""},
    {"event_id", COLUMN_OWNER, "", TABLE_EVENTS, REQUIRED | INDEXED, 1, ""},
    {"quote_id", COLUMN_ITEM, "", TABLE_QUOTES, REQUIRED | INDEXED, 1, ""},
};

static const store_column PARTICIPANTS[] = {
    {"id", COLUMN_ID, "", NONE, REQUIRED, 1, ""},
    {"event_id", COLUMN_OWNER, "", TABLE_EVENTS, REQUIRED | INDEXED, 1, ""},
    {"role", COLUMN_LABEL, "", NONE, REQUIRED | FACET, 1, "actor, recipient"},
    {"position", COLUMN_POSITION, "", NONE, REQUIRED, 1, ""},
    {"party_id", COLUMN_REF, "ref", TABLE_FACTS, INDEXED, 1, "The person, organization or place"},
    {"text", COLUMN_TEXT, "text", NONE, 0, 1, "As the article names it there"},
    {"start_offset", COLUMN_INT, "start", NONE, 0, 1, ""},
    {"end_offset", COLUMN_INT, "end", NONE, 0, 1, ""},
    {"sentence", COLUMN_INT, "sentence", NONE, 0, 1, ""},
    {"country", COLUMN_TEXT, "country", NONE, INDEXED | FACET, 1, "ISO 3166-1 alpha-3"},
    {"cameo", COLUMN_TEXT, "cameo", NONE, 0, 1, "CAMEO actor code"},
    {"source", COLUMN_TEXT, "source", NONE, 0, 1, "text, coref, block"},
};

static const store_column EVIDENCE[] = {
    {"id", COLUMN_ID, "", NONE, REQUIRED, 1, ""},
    {"event_id", COLUMN_OWNER, "", TABLE_EVENTS, REQUIRED | INDEXED, 1, ""},
    {"position", COLUMN_POSITION, "", NONE, REQUIRED, 1, ""},
    {"text", COLUMN_TEXT, "text", NONE, REQUIRED, 1, ""},
    {"start_offset", COLUMN_INT, "start", NONE, REQUIRED, 1, ""},
    {"end_offset", COLUMN_INT, "end", NONE, REQUIRED, 1, ""},
    {"sentence", COLUMN_INT, "sentence", NONE, 0, 1, ""},
    {"trigger_text", COLUMN_TEXT, "trigger.text", NONE, 0, 1, "The verb or noun that says it"},
    {"trigger_start", COLUMN_INT, "trigger.start", NONE, 0, 1, ""},
    {"trigger_end", COLUMN_INT, "trigger.end", NONE, 0, 1, ""},
};

static const store_column ERRORS[] = {
    {"id", COLUMN_ID, "", NONE, REQUIRED, 1, ""},
    {"run_id", COLUMN_RUN, "", TABLE_RUNS, REQUIRED | INDEXED, 1, ""},
    {"dataset", COLUMN_TEXT, "", NONE, REQUIRED, 1, ""},
    {"file", COLUMN_TEXT, "", NONE, REQUIRED | INDEXED, 1, "What was loaded"},
    {"line", COLUMN_INT, "", NONE, REQUIRED, 1, "Line of that file"},
    {"doc", COLUMN_TEXT, "", NONE, 0, 1, "Id of the document, when known"},
    {"code", COLUMN_TEXT, "", NONE, REQUIRED | FACET, 1, "input, limit, conflict, schema, or as the record says"},
    {"message", COLUMN_TEXT, "", NONE, REQUIRED, 1, ""},
};

#define TABLE(name, columns, since, help) \
  { name, columns, sizeof(columns) / sizeof *(columns), since, help }

const store_table STORE_TABLES[TABLE_COUNT] = {
    [TABLE_RUNS] = TABLE("runs", RUNS, 1, "One row for each time that records were loaded"),
    [TABLE_SOURCES] = TABLE("sources", SOURCES, 1, "Files and addresses that articles came from"),
    [TABLE_DOCUMENTS] = TABLE("documents", DOCUMENTS, 1, "One row an article, with its main event in six answers"),
    [TABLE_FACTS] = TABLE("facts", FACTS, 1, "Every fact and mention: where it stands, which rule made it. The tables of each kind have the same id"),
    [TABLE_DATES] = TABLE("dates", DATES, 1, "Dates, times, durations, sets"),
    [TABLE_PLACES] = TABLE("places", PLACES, 1, "Places of a document"),
    [TABLE_PLACE_MENTIONS] = TABLE("place_mentions", PLACE_MENTIONS, 1, "Where a document names a place, and as what"),
    [TABLE_PEOPLE] = TABLE("people", PEOPLE, 1, "People of a document"),
    [TABLE_PERSON_MENTIONS] = TABLE("person_mentions", PERSON_MENTIONS, 1, "Where a document names a person"),
    [TABLE_ORGANIZATIONS] = TABLE("organizations", ORGANIZATIONS, 1, "Organizations of a document"),
    [TABLE_ORGANIZATION_MENTIONS] = TABLE("organization_mentions", ORGANIZATION_MENTIONS, 1, "Where a document names an organization"),
    [TABLE_QUOTES] = TABLE("quotes", QUOTES, 1, "What was said, by whom, to whom"),
    [TABLE_BLOCK_FIELDS] = TABLE("block_fields", BLOCK_FIELDS, 1, "Labelled lines"),
    [TABLE_EVENTS] = TABLE("events", EVENTS, 1, "What happened, is planned or possible"),
    [TABLE_EVENT_QUOTES] = TABLE("event_quotes", EVENT_QUOTES, 1, "Quotes that speak of an event"),
    [TABLE_PARTICIPANTS] = TABLE("participants", PARTICIPANTS, 1, "Actors and recipients of events"),
    [TABLE_EVIDENCE] = TABLE("evidence", EVIDENCE, 1, "The clauses that tell of an event"),
    [TABLE_ERRORS] = TABLE("errors", ERRORS, 1, "Lines that could not be loaded, articles that could not be read"),
};

/* {LIST x} is the values of x in one string. */
static const store_view VIEWS[] = {
    {"who_said_what", "Every quote with its speaker",
     "SELECT q.id AS quote_id, d.published, coalesce(p.canonical, p.name, o.name, l.name, q.speaker_text) AS speaker, q.speaker_type, "
     "coalesce(p.country, o.country, l.country) AS country, p.office, q.cue, q.words, q.kind, q.addressee, q.setting, w.begin_at AS said_on, "
     "d.title, d.dataset, d.doc, f.document_id, f.sentence, f.start_offset, f.end_offset, f.rule, f.confidence "
     "FROM quotes q JOIN facts f ON f.id = q.id JOIN documents d ON d.id = f.document_id LEFT JOIN people p ON p.id = q.speaker_id "
     "LEFT JOIN organizations o ON o.id = q.speaker_id LEFT JOIN places l ON l.id = q.speaker_id LEFT JOIN dates w ON w.id = q.when_id"},
    {"event_list", "Every event with its parties, day and place",
     "SELECT e.id AS event_id, e.begin_at AS day, d.published, e.type, e.mode, e.status, e.polarity, e.evidential, "
     "(SELECT {LIST a.text} FROM participants a WHERE a.event_id = e.id AND a.role = 'actor') AS actors, "
     "(SELECT {LIST r.text} FROM participants r WHERE r.event_id = e.id AND r.role = 'recipient') AS recipients, "
     "l.name AS place, l.country, l.latitude, l.longitude, f.text AS evidence, e.cameo, e.coded_cameo, e.stop_at, d.title, d.dataset, d.doc, "
     "f.document_id, f.sentence, f.start_offset, f.end_offset, f.rule, f.confidence "
     "FROM events e JOIN facts f ON f.id = e.id JOIN documents d ON d.id = f.document_id LEFT JOIN places l ON l.id = e.where_id"},
    {"timeline", "What happened or was said on which day, of all that has a day",
     "SELECT e.begin_at AS day, 'event' AS kind, e.type AS what, f.text, d.published, d.title, d.dataset, d.doc, f.document_id, e.id AS fact_id "
     "FROM events e JOIN facts f ON f.id = e.id JOIN documents d ON d.id = f.document_id "
     "WHERE e.begin_at IS NOT NULL AND e.polarity = 'positive' "
     "UNION ALL SELECT w.begin_at, 'quote', coalesce(q.speaker_text, ''), q.words, d.published, d.title, d.dataset, d.doc, f.document_id, q.id "
     "FROM quotes q JOIN dates w ON w.id = q.when_id JOIN facts f ON f.id = q.id JOIN documents d ON d.id = f.document_id "
     "WHERE w.begin_at IS NOT NULL"},
};

const store_view *store_views(size_t *count) {
  *count = sizeof VIEWS / sizeof *VIEWS;
  return VIEWS;
}

bool column_is_in(const store_column *column, store_dialect dialect) {
  return dialect == DIALECT_POSTGRES || (column->kind != COLUMN_DURING && column->kind != COLUMN_PAYLOAD);
}
