/* Compiling: lexicons first (rules name their lists), then rules, then phases and triggers, then the image. */
#include "rule/compile.h"

#include <ctype.h>
#include <xxhash.h>

#include "rule/compiler.h"

static ng_str base_name(ng_str path) {
  for (uint32_t i = path.len; i > 0; i--) {
    if (path.ptr[i - 1] == '/') return str_slice(path, i, path.len);
  }
  return path;
}

/* The list that a table file belongs to: all gazetteer files are GAZ but demonyms and details, all of roster/ ROSTER, else the file's name up to
 * a dot ("month.mine.tsv" adds to <MONTH>). */
static ng_str table_name(ng_str path, char *upper, size_t size) {
  ng_str name = base_name(path);
  if (name.len > 4) name.len -= 4;
  if (str_holds(path, STR("gazetteer/")))
    return str_is(name, "demonyms") ? STR("DEMONYM") : str_is(name, "details") ? STR("PLACE_DETAIL") : STR("GAZ");
  if (str_holds(path, STR("roster/"))) return STR("ROSTER");
  name = str_cut(&name, '.');
  uint32_t len = name.len < size ? name.len : (uint32_t)size;
  for (uint32_t i = 0; i < len; i++) upper[i] = (char)toupper((unsigned char)name.ptr[i]);
  return (ng_str){upper, len};
}

typedef bool (*table_filter)(ng_str name, ng_str only);

static bool is_grouped(ng_str name) {
  return str_is(name, "GAZ") || str_is(name, "ROSTER") || str_is(name, "ABBREVIATION") || str_is(name, "IRREGULAR");
}

static bool is_ungrouped(ng_str name, ng_str only) {
  (void)only;
  return !is_grouped(name);
}

/* All files of one list, earlier folders first: its columns are those of the first file. */
static void read_list(rule_compiler *compiler, const source_list *sources, ng_str list) {
  for (uint32_t layer = 0, last = 0; layer <= last; layer++) {
    for (uint32_t i = 0; i < sources->count; i++) {
      char upper[64];
      const source_file *file = &sources->items[i];
      if (file->layer > last) last = file->layer;
      if (file->layer != layer || !str_ends(file->path, STR(".tsv"))) continue;
      compiler->tables.layer = layer;
      if (str_equal(table_name(file->path, upper, sizeof upper), list)) tables_read(&compiler->tables, file->path, file->text, list);
    }
  }
}

/* Whether no file before number `at` is of the same list. */
static bool is_first_file(const source_list *sources, uint32_t at, ng_str list) {
  char upper[64];
  for (uint32_t i = 0; i < at; i++) {
    if (str_ends(sources->items[i].path, STR(".tsv")) && str_equal(table_name(sources->items[i].path, upper, sizeof upper), list)) return false;
  }
  return true;
}

/* List by list, because the rows of a list stand together in the cells. */
static void read_tables_of(rule_compiler *compiler, const source_list *sources, table_filter wants, ng_str only) {
  for (uint32_t i = 0; i < sources->count; i++) {
    char upper[64];
    if (!str_ends(sources->items[i].path, STR(".tsv"))) continue;
    ng_str name = table_name(sources->items[i].path, upper, sizeof upper);
    if (wants(name, only) && is_first_file(sources, i, name)) read_list(compiler, sources, name);
  }
}

/* The words of the rules get the lowest ids, so that the tables of keys are short. */
static void read_words(rule_compiler *compiler) {
  for (uint32_t i = 0; i < compiler->tree.nodes.count; i++) {
    const pattern_node *node = &compiler->tree.nodes.items[i];
    if (node->kind == NODE_WORD) tables_word(&compiler->tables, node->text);
  }
  compiler->word_count = compiler->tables.forms.count;
}

static void read_overlays(rule_compiler *compiler, const source_list *sources) {
  for (uint32_t i = 0; i < sources->count; i++) {
    char upper[64];
    const source_file *file = &sources->items[i];
    if (file->layer == 0 || !str_ends(file->path, STR(".tsv"))) continue;
    compiler->tables.layer = file->layer;
    tables_read_keys(&compiler->tables, file->text, table_name(file->path, upper, sizeof upper));
  }
}

/* Abbreviations before everything that is tokenized, irregular verbs before what is inflected; rows of one list stand together. */
static void read_tables(rule_compiler *compiler, const source_list *sources) {
  read_overlays(compiler, sources);
  read_tables_of(compiler, sources, str_equal, STR("ABBREVIATION"));
  read_words(compiler);
  read_tables_of(compiler, sources, str_equal, STR("IRREGULAR"));
  read_tables_of(compiler, sources, is_ungrouped, STR(""));
  read_tables_of(compiler, sources, str_equal, STR("GAZ"));
  read_tables_of(compiler, sources, str_equal, STR("ROSTER"));
  if (!places_finish(&compiler->tables.places)) compiler->tables.failed = true;
  if (!holders_finish(&compiler->tables.holders, &compiler->tables.pool)) compiler->tables.failed = true;
}

uint32_t compiler_type(rule_compiler *compiler, ng_str name) {
  for (uint32_t i = 0; i < compiler->type_names.count; i++) {
    if (str_equal(pool_str(&compiler->tables.pool, compiler->type_names.items[i]), name)) return i;
  }
  VEC_PUSH(&compiler->type_names, pool_add(&compiler->tables.pool, name));
  return compiler->type_names.count - 1;
}

static image_text add_text(rule_compiler *compiler, ng_str s) {
  return pool_add(&compiler->tables.pool, s);
}

static void compile_contexts(rule_compiler *compiler, ng_rule *rule, const rule_syntax *syntax) {
  enum { MAX_CONTEXTS = 16 };
  rule_context contexts[MAX_CONTEXTS];
  uint32_t count = syntax->context_count < MAX_CONTEXTS ? syntax->context_count : MAX_CONTEXTS;
  if (count < syntax->context_count)
    report_error(compiler->report, syntax->place, "rule %.*s has more than %d context clauses", STR_ARG(syntax->name), MAX_CONTEXTS);
  for (uint32_t i = 0; i < count; i++) {
    const context_clause *clause = &compiler->tree.contexts.items[syntax->first_context + i];
    contexts[i] = (rule_context){.kind = (uint8_t)clause->kind, .negated = clause->negated};
    contexts[i].code = compile_pattern(compiler, clause->node);
  }
  rule->first_context = compiler->contexts.count;
  rule->context_count = count;
  for (uint32_t i = 0; i < count; i++) VEC_PUSH(&compiler->contexts, contexts[i]);
}

const rule_context *required_context(const rule_compiler *compiler, const ng_rule *rule, context_kind kind) {
  for (uint32_t i = 0; i < rule->context_count; i++) {
    const rule_context *context = &compiler->contexts.items[rule->first_context + i];
    if (context->kind == kind && !context->negated) return context;
  }
  return NULL;
}

static void compile_examples(rule_compiler *compiler, uint32_t rule, const rule_syntax *syntax) {
  for (uint32_t i = 0; i < syntax->example_count; i++) {
    const example_clause *example = &compiler->tree.examples.items[syntax->first_example + i];
    rule_test test = {.rule = rule, .line = example->place.line, .is_reject = example->is_reject, .is_todo = example->is_todo};
    test.text = add_text(compiler, example->text);
    test.wants = add_text(compiler, example->wants);
    test.date = add_text(compiler, syntax->date);
    VEC_PUSH(&compiler->tests, test);
  }
}

static void compile_rule(rule_compiler *compiler, const rule_syntax *syntax) {
  ng_rule rule = {.name = add_text(compiler, syntax->name),
                  .file = add_text(compiler, syntax->place.path),
                  .line = syntax->place.line,
                  .priority = syntax->priority,
                  .confidence = tables_confidence(&compiler->tables, syntax->name)};
  bool is_frame = syntax->frame != NO_FRAME;
  rule.type = compiler_type(compiler, syntax->type);
  rule.flags = (syntax->costly.len ? RULE_COSTLY : 0) | (is_frame ? RULE_FRAME : syntax->match == NO_NODE ? RULE_LINE : 0);
  if (is_frame) {
    compile_frame(compiler, syntax->frame, compiler->rules.count);
  } else if (rule.flags & RULE_LINE) {
    rule.code = compile_regex(compiler, syntax->regex);
  } else {
    rule.code = compile_pattern(compiler, syntax->match);
  }
  compile_contexts(compiler, &rule, syntax);
  rule.first_capture = compiler->capture_names.count;
  rule.capture_count = syntax->capture_count;
  for (uint32_t i = 0; i < syntax->capture_count; i++) VEC_PUSH(&compiler->capture_names, add_text(compiler, syntax->captures[i]));
  compile_values(compiler, &rule, syntax);
  compile_examples(compiler, compiler->rules.count, syntax);
  VEC_PUSH(&compiler->rules, rule);
}

static void clear(rule_compiler *compiler) {
  syntax_clear(&compiler->tree);
  tables_clear(&compiler->tables);
  VEC_CLEAR(&compiler->rules);
  VEC_CLEAR(&compiler->code);
  VEC_CLEAR(&compiler->atoms);
  VEC_CLEAR(&compiler->atom_places);
  VEC_CLEAR(&compiler->filters);
  VEC_CLEAR(&compiler->words);
  VEC_CLEAR(&compiler->row_sets);
  VEC_CLEAR(&compiler->shapes);
  VEC_CLEAR(&compiler->key_masks);
  VEC_CLEAR(&compiler->atom_bits);
  VEC_CLEAR(&compiler->ahead);
  VEC_CLEAR(&compiler->pasts);
  VEC_CLEAR(&compiler->word_costs);
  VEC_CLEAR(&compiler->list_costs);
  VEC_CLEAR(&compiler->contexts);
  VEC_CLEAR(&compiler->joins);
  VEC_CLEAR(&compiler->sets);
  VEC_CLEAR(&compiler->values);
  VEC_CLEAR(&compiler->capture_names);
  VEC_CLEAR(&compiler->regexes);
  VEC_CLEAR(&compiler->type_names);
  VEC_CLEAR(&compiler->tests);
  VEC_CLEAR(&compiler->sources);
  buf_clear(&compiler->source_bytes);
  VEC_CLEAR(&compiler->postings);
  VEC_CLEAR(&compiler->frames);
  VEC_CLEAR(&compiler->object_classes);
  VEC_CLEAR(&compiler->object_acts);
  VEC_CLEAR(&compiler->event_codes);
}

static bool ran_out(const rule_compiler *c) {
  return c->tables.failed || c->words.failed || c->row_sets.failed || c->shapes.failed || c->tables.pool.failed || c->rules.failed ||
         c->code.failed || c->atoms.failed || c->atom_places.failed || c->values.failed || c->tables.entries.failed || c->tables.cells.failed ||
         c->tree.nodes.failed || c->tree.rules.failed || c->frames.failed || c->object_classes.failed || c->object_acts.failed ||
         c->event_codes.failed || c->key_masks.failed || c->atom_bits.failed || c->ahead.failed || c->pasts.failed;
}

/* A rule of a later folder takes the place of one with its name in an earlier. */
static void drop_replaced(syntax_tree *tree) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < tree->rules.count; i++) {
    const rule_syntax *rule = &tree->rules.items[i];
    bool replaced = false;
    for (uint32_t j = 0; j < tree->rules.count && !replaced; j++) {
      const rule_syntax *other = &tree->rules.items[j];
      replaced = other->layer > rule->layer && str_equal(other->name, rule->name);
    }
    if (!replaced) tree->rules.items[kept++] = *rule;
  }
  tree->rules.count = kept;
}

/* The image carries its sources, so that folders can be laid over them. They make the digest, which so does not hang on how zlib packs them. */
static void keep_sources(rule_compiler *compiler, const source_list *sources) {
  ng_buf texts = {0}, paths = {0};
  for (uint32_t i = 0; i < sources->count; i++) {
    const source_file *file = &sources->items[i];
    VEC_PUSH(&compiler->sources, (rule_source){add_text(compiler, file->path), (uint32_t)texts.len, file->text.len});
    buf_str(&texts, file->text);
    buf_str(&paths, file->path);
  }
  compiler->digest = XXH3_64bits_withSeed(texts.ptr, texts.len, XXH3_64bits(paths.ptr, paths.len));
  if (texts.failed || paths.failed || !sources_pack(&compiler->source_bytes, buf_view(&texts))) compiler->tables.failed = true;
  buf_clear(&texts);
  buf_clear(&paths);
}

static void compile_all(rule_compiler *compiler, const source_list *sources) {
  for (unsigned t = 0; t < SPAN_TYPE_COUNT; t++) compiler_type(compiler, str_of(span_type_name(t)));
  for (uint32_t i = 0; i < sources->count; i++) {
    const source_file *file = &sources->items[i];
    compiler->tree.layer = file->layer;
    if (str_ends(file->path, STR(".rules"))) parse_rules(&compiler->tree, file->path, file->text);
  }
  drop_replaced(&compiler->tree);
  read_tables(compiler, sources);
  for (uint32_t i = 0; i < compiler->tree.rules.count; i++) compile_rule(compiler, &compiler->tree.rules.items[i]);
  compile_event_tables(compiler);
  check_rules(compiler);
  warn_of_duplicates(&compiler->tables);
  tables_fit(&compiler->tables);
  if (ran_out(compiler)) return;
  order_phases(compiler);
  find_frequencies(compiler);
  find_first_keys(compiler);
  if (ran_out(compiler)) return;
  find_pasts(compiler);
  if (ran_out(compiler)) return;
  find_triggers(compiler);
  find_asked_phases(compiler);
  keep_sources(compiler, sources);
}

ng_status compile_rules(ng_buf *image, const source_list *sources, rule_report *report, ng_error *error) {
  rule_compiler *compiler = calloc(1, sizeof *compiler);
  if (!compiler) return error_set(error, NG_ERROR_MEMORY, "out of memory while compiling rules");
  compiler->report = compiler->tree.report = report;
  tables_init(&compiler->tables, report);
  compile_all(compiler, sources);
  ng_status status = NG_OK;
  if (ran_out(compiler))
    status = error_set(error, NG_ERROR_MEMORY, "out of memory while compiling rules");
  else if (report->error_count)
    status = error_set(error, NG_ERROR_RULE, "%.*s", (int)(report->text.len < 4000 ? report->text.len : 4000), report->text.ptr);
  else
    status = pack_image(compiler, image, error);
  clear(compiler);
  free(compiler);
  return status;
}
