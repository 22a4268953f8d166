/* Compiling the leaves of patterns: words, lists, spans, token tests, regexes, and their filters. */
#include <stdlib.h>

#include "rule/compiler.h"
#include "text/token.h"
#include "text/words.h"

typedef struct {
  const char *name;
  int value;
} named_value;

static const named_value KINDS[] = {{"word", TOKEN_WORD},     {"num", TOKEN_NUMBER},    {"ordinal", TOKEN_ORDINAL}, {"decade", TOKEN_DECADE},
                                    {"clock", TOKEN_CLOCK},   {"code", TOKEN_CODE},     {"quote", TOKEN_QUOTE},     {"dash", TOKEN_DASH},
                                    {"punct", TOKEN_PUNCT},   {"symbol", TOKEN_SYMBOL}, {"url", TOKEN_URL},         {"email", TOKEN_EMAIL},
                                    {"handle", TOKEN_HANDLE}, {"tag", TOKEN_TAG}};
static const named_value CASES[] = {{"none", CASE_NONE}, {"lower", CASE_LOWER}, {"title", CASE_TITLE}, {"upper", CASE_UPPER}, {"mixed", CASE_MIXED}};
static const named_value FLAGS[] = {{"glued", FIELD_GLUED}, {"opens", FIELD_OPENS}, {"closes", FIELD_CLOSES}};
static const named_value FORMS[] = {{"base", FORM_BASE},
                                    {"s", FORM_S},
                                    {"past", FORM_PAST},
                                    {"participle", FORM_PARTICIPLE},
                                    {"ing", FORM_ING},
                                    {"plural", FORM_PLURAL},
                                    {"finite", FORM_BASE | FORM_S | FORM_PAST}};

static int named(const named_value *table, uint32_t count, ng_str name) {
  for (uint32_t i = 0; i < count; i++) {
    if (str_is(name, table[i].name)) return table[i].value;
  }
  return -1;
}

/* "5", "1..31"; false when it is neither. */
static bool parse_range(ng_str s, int32_t *low, int32_t *high) {
  char digits[32] = "", *end;
  if (s.len == 0 || s.len >= sizeof digits) return false;
  memcpy(digits, s.ptr, s.len);
  *low = *high = (int32_t)strtol(digits, &end, 10);
  if (end == digits) return false;
  if (end[0] == '.' && end[1] == '.') *high = (int32_t)strtol(end + 2, &end, 10);
  return *end == '\0';
}

static void push_token_filter(rule_compiler *compiler, uint16_t field, int32_t low, int32_t high, bool negated) {
  VEC_PUSH(&compiler->filters, (rule_filter){.field = field, .low = low, .high = high, .negated = negated});
}

/* case=title|upper: the bits of the cases wanted. */
static bool case_filter(rule_compiler *compiler, ng_str value, bool negated) {
  int32_t bits = 0;
  for (ng_str rest = value; rest.len;) {
    int one = named(CASES, COUNT_OF(CASES), str_cut(&rest, '|'));
    if (one < 0) return false;
    bits |= 1 << one;
  }
  push_token_filter(compiler, FIELD_CASE, bits, bits, negated);
  return true;
}

static bool kind_filter(rule_compiler *compiler, ng_str value, bool negated) {
  int32_t bits = 0;
  for (ng_str rest = value; rest.len;) {
    int one = named(KINDS, COUNT_OF(KINDS), str_cut(&rest, '|'));
    if (one < 0) return false;
    bits |= 1 << one;
  }
  push_token_filter(compiler, FIELD_KIND, bits, bits, negated);
  return true;
}

/* One condition of a token test: "num", "num 1..31", "case=title", "len=4", "glued", "!glued". */
static bool token_condition(rule_compiler *compiler, ng_str condition) {
  bool negated = condition.len && condition.ptr[0] == '!';
  if (negated) condition = str_slice(condition, 1, condition.len);
  ng_str value = condition, name = str_cut(&value, '=');
  int32_t low, high;
  if (value.len) {
    if (str_is(name, "case")) return case_filter(compiler, value, negated);
    if (str_is(name, "kind")) return kind_filter(compiler, value, negated);
    if (!parse_range(value, &low, &high)) return false;
    if (str_is(name, "len"))
      push_token_filter(compiler, FIELD_LENGTH, low, high, negated);
    else if (str_is(name, "value"))
      push_token_filter(compiler, FIELD_VALUE, low, high, negated);
    else
      return false;
    return true;
  }
  ng_str range = condition, word = str_cut(&range, ' ');
  int flag = named(FLAGS, COUNT_OF(FLAGS), word);
  if (flag >= 0)
    push_token_filter(compiler, (uint16_t)flag, 1, 1, negated);
  else if (!kind_filter(compiler, word, negated))
    return false;
  range = str_trim(range);
  if (range.len == 0) return true;
  if (!parse_range(range, &low, &high)) return false;
  push_token_filter(compiler, FIELD_VALUE, low, high, false);
  return true;
}

static void list_columns(rule_compiler *compiler, uint32_t list, const char **names, uint32_t *count) {
  const word_list *l = &compiler->tables.lists.items[list];
  *count = l->column_count < 32 ? l->column_count : 32;
  for (uint32_t i = 0; i < *count; i++) names[i] = compiler->tables.pool.bytes.ptr + compiler->tables.columns.items[l->first_column + i].name;
}

static int field_of(rule_compiler *compiler, const rule_atom *atom, ng_str name, const pattern_node *node) {
  uint32_t count = SLOT_COUNT;
  const char *guess = NULL;
  if (atom->kind == ATOM_LIST) {
    const char *names[32];
    list_columns(compiler, atom->value, names, &count);
    for (uint32_t i = 0; i < count; i++) {
      if (str_is(name, names[i])) return (int)i;
    }
    guess = closest_name(name, names, count);
  } else {
    for (uint32_t i = 0; i < count; i++) {
      if (str_is(name, slot_text(i))) return (int)i;
    }
  }
  report_error(compiler->report, node->place, "no column or slot '%.*s' here%s%s%s", STR_ARG(name), guess ? "; did you mean " : "",
               guess ? guess : "", guess ? "?" : "");
  return -1;
}

/* One condition on a list row or a span: "class=P", "kind!=city|admin1", "num=1..12", "closed". */
static void item_condition(rule_compiler *compiler, const rule_atom *atom, ng_str condition, const pattern_node *node) {
  rule_filter filter = {0};
  ng_str value = condition, name = str_cut(&value, '=');
  if (name.len && name.ptr[name.len - 1] == '!') {
    filter.negated = 1;
    name.len--;
  }
  if (condition.len && condition.ptr[0] == '!') { /* !closed */
    filter.negated = 1;
    name = str_slice(name, 1, name.len);
  }
  int field = field_of(compiler, atom, name, node);
  if (field < 0) return;
  filter.field = (uint16_t)field;
  if (value.len == 0) {
    filter.is_text = 2; /* present: not empty and not 0 */
  } else if (!parse_range(value, &filter.low, &filter.high)) {
    filter.is_text = 1;
    filter.text = pool_add(&compiler->tables.pool, value);
  }
  VEC_PUSH(&compiler->filters, filter);
}

/* Kinds of tokens that never begin with a digit. */
enum { DIGITLESS = 1 << TOKEN_WORD | 1 << TOKEN_QUOTE | 1 << TOKEN_DASH | 1 << TOKEN_PUNCT | 1 << TOKEN_SYMBOL | 1 << TOKEN_HANDLE | 1 << TOKEN_TAG };

static int flag_of(uint32_t list, ng_str column, ng_str value) {
  for (int flag = 0; flag < FLAG_COUNT; flag++) {
    const word_flag *f = &WORD_FLAGS[flag];
    if (f->list == (int)list && str_is(column, f->column) && str_is(value, f->value)) return flag;
  }
  return -1;
}

/* One condition on a flag list: "gender=f", "weak", "weak!=1", "!weak". */
static void flag_condition(rule_compiler *compiler, rule_atom *atom, ng_str condition, const pattern_node *node) {
  ng_str value = condition, name = str_cut(&value, '=');
  bool negated = condition.len && condition.ptr[0] == '!', differs = name.len && name.ptr[name.len - 1] == '!';
  if (negated) name = str_slice(name, 1, name.len);
  if (differs) name.len--;
  int flag = flag_of(atom->value, name, value.len ? value : STR("1"));
  if (flag < 0)
    report_error(compiler->report, node->place, "the list has no flag for '%.*s'", STR_ARG(condition));
  else if (negated || differs)
    atom->form |= (uint16_t)LEXEME_FLAG(flag);
  else
    atom->count |= LEXEME_FLAG(flag);
}

/* <FIRST_NAME> is a test of the word's flags. */
static void compile_flags(rule_compiler *compiler, rule_atom *atom, const pattern_node *node) {
  int flag = flag_of(atom->value, STR(""), STR(""));
  atom->kind = ATOM_FLAGS;
  if (flag < 0) return;
  atom->count = LEXEME_FLAG(flag);
  for (ng_str rest = node->filters; rest.len;) {
    ng_str condition = str_trim(str_cut(&rest, '&'));
    if (condition.len) flag_condition(compiler, atom, condition, node);
  }
}

static void compile_filters(rule_compiler *compiler, rule_atom *atom, const pattern_node *node) {
  atom->first_filter = compiler->filters.count;
  if (atom->kind == ATOM_REGEX && atom->value < compiler->regexes.count && begins_with_digit(&compiler->regexes.items[atom->value]))
    push_token_filter(compiler, FIELD_KIND, DIGITLESS, DIGITLESS, true);
  for (ng_str rest = node->filters; rest.len;) {
    ng_str condition = str_trim(str_cut(&rest, '&'));
    if (condition.len == 0) continue;
    if (atom->kind == ATOM_LIST || atom->kind == ATOM_SPAN)
      item_condition(compiler, atom, condition, node);
    else if (!token_condition(compiler, condition))
      report_error(compiler->report, node->place, "cannot read the test '%.*s'", STR_ARG(condition));
  }
  atom->filter_count = compiler->filters.count - atom->first_filter;
}

/* Lists that C code names are there from the start; without a file or a row they are unknown to rules. */
static bool is_known(const word_list *list) {
  return list->row_count || list->column_count;
}

static void unknown_list(rule_compiler *compiler, const pattern_node *node, ng_str name) {
  const char *names[256];
  uint32_t count = 0;
  for (uint32_t i = 0; i < compiler->tables.lists.count && count < COUNT_OF(names); i++) {
    if (is_known(&compiler->tables.lists.items[i])) names[count++] = compiler->tables.pool.bytes.ptr + compiler->tables.lists.items[i].name;
  }
  const char *best = closest_name(name, names, count);
  report_error(compiler->report, node->place, "unknown list <%.*s>%s%s%s", STR_ARG(name), best ? "; did you mean <" : "", best ? best : "",
               best ? ">?" : "");
}

/* <SPEECH_V.ing|past>: a list and the forms wanted. */
static void compile_list(rule_compiler *compiler, rule_atom *atom, const pattern_node *node) {
  ng_str forms = node->text, name = str_cut(&forms, '.');
  atom->kind = ATOM_LIST;
  for (uint32_t i = 0; i < compiler->tables.lists.count; i++) {
    const word_list *list = &compiler->tables.lists.items[i];
    if (is_known(list) && str_equal(pool_str(&compiler->tables.pool, (image_text){list->name, list->name_len}), name)) {
      atom->value = i;
      for (; forms.len;) {
        int bits = named(FORMS, COUNT_OF(FORMS), str_cut(&forms, '|'));
        if (bits < 0)
          report_error(compiler->report, node->place, "unknown form in <%.*s>", STR_ARG(node->text));
        else
          atom->form |= (uint16_t)bits;
      }
      return;
    }
  }
  unknown_list(compiler, node, name);
}

static void compile_word(rule_compiler *compiler, rule_atom *atom, const pattern_node *node) {
  atom->kind = node->exact ? ATOM_EXACT : ATOM_LEXEME;
  atom->value = tables_word(&compiler->tables, node->text);
  if (!atom->value) {
    report_error(compiler->report, node->place, "'%.*s' is not one token; write one pair of quotation marks a token", STR_ARG(node->text));
    return;
  }
  if (node->exact) atom->exact = pool_add(&compiler->tables.pool, node->text);
}

static uint32_t add_atom(rule_compiler *compiler, const rule_atom *atom, source_place place) {
  VEC_PUSH(&compiler->atoms, *atom);
  VEC_PUSH(&compiler->atom_places, place);
  return compiler->atoms.count - 1;
}

uint32_t compile_atom(rule_compiler *compiler, const pattern_node *node) {
  rule_atom atom = {.rows = NO_ROWS};
  pattern_node copy = *node; /* nodes may move */
  switch (node->kind) {
    case NODE_WORD: compile_word(compiler, &atom, &copy); break;
    case NODE_LIST: compile_list(compiler, &atom, &copy); break;
    case NODE_SPAN:
      atom.kind = ATOM_SPAN;
      atom.value = compiler_type(compiler, node->text);
      break;
    case NODE_REGEX:
      atom.kind = ATOM_REGEX;
      atom.value = compile_regex(compiler, node->text);
      break;
    default: atom.kind = ATOM_TOKEN;
  }
  bool is_flag = atom.kind == ATOM_LIST && compiler->tables.lists.items[atom.value].flags & LIST_OF_FLAGS;
  if (is_flag)
    compile_flags(compiler, &atom, &copy);
  else
    compile_filters(compiler, &atom, &copy);
  if (atom.kind == ATOM_LIST) atom.rows = compile_rows(compiler, &atom);
  if (atom.kind >= ATOM_TOKEN) atom.shape = compile_shape(compiler, &atom, copy.place);
  return add_atom(compiler, &atom, copy.place);
}

/* ("a"|"b"|"c") is one test instead of three. */
static const pattern_node *word_of(const syntax_tree *tree, uint32_t branch) {
  const pattern_node *node = &tree->nodes.items[branch];
  if (node->kind == NODE_SEQUENCE && node->child != NO_NODE && tree->nodes.items[node->child].next == NO_NODE) node = &tree->nodes.items[node->child];
  return node->kind == NODE_WORD && !node->exact ? node : NULL;
}

uint32_t branch_end(const syntax_tree *tree, uint32_t branch) {
  if (!word_of(tree, branch)) return tree->nodes.items[branch].next;
  while (branch != NO_NODE && word_of(tree, branch)) branch = tree->nodes.items[branch].next;
  return branch;
}

static int compare_words(const void *a, const void *b) {
  const uint32_t *x = a, *y = b;
  return (*x > *y) - (*x < *y);
}

/* Sorts words and drops equal ones ("-" and the other dashes are one word); how many are left. */
static uint32_t sort_words(uint32_t *words, uint32_t count) {
  uint32_t kept = 1;
  qsort(words, count, sizeof *words, compare_words);
  for (uint32_t i = 1; i < count; i++) {
    if (words[i] != words[kept - 1]) words[kept++] = words[i];
  }
  return kept;
}

uint32_t compile_word_set(rule_compiler *compiler, uint32_t branch, uint32_t end) {
  rule_atom atom = {.kind = ATOM_WORDS, .rows = NO_ROWS, .value = compiler->words.count};
  source_place place = word_of(&compiler->tree, branch)->place;
  for (; branch != end; branch = compiler->tree.nodes.items[branch].next) {
    rule_atom word = {0};
    compile_word(compiler, &word, word_of(&compiler->tree, branch));
    VEC_PUSH(&compiler->words, word.value);
  }
  atom.count = compiler->words.failed ? 0 : sort_words(compiler->words.items + atom.value, compiler->words.count - atom.value);
  compiler->words.count = atom.value + atom.count;
  return add_atom(compiler, &atom, place);
}
