/* How often words and lists occur in news, roughly: occurrences in 1,000 tokens. Triggers are chosen by it. The commonest words are known by rank
 * band; every other word is taken as rare, and a list is as common as its forms together. */
#include "rule/compiler.h"

typedef struct {
  double cost;
  const char *words;
} frequency_band;

static const frequency_band BANDS[] = {
    {25, "the , . to of and a in - \""},
    {5, "that for on is was said with it as at by he from 's be has have are an his"},
    {1.5,
     "will not but they this who had their which were we i been its would about more after up one you out or if can there all new when what people "
     "also than two over into first last her she him them so no could year years us u.s. other before between against during while since ; : ( ) ? ! "
     "$ % ' /"},
    {0.6,
     "government president minister police state states country world week month day days today time three four five million billion percent per now "
     "back still most many some any only just very under where how because through until next made make take took told says say monday tuesday "
     "wednesday "
     "thursday friday saturday sunday january february march april may june july august september october november december"},
};
enum { BAND_COUNT = sizeof BANDS / sizeof *BANDS };

static const double RARE = 0.05, RARE_FORM = 0.02, MOST_OF_NAMES = 30;

static void add_bands(rule_compiler *compiler) {
  for (int band = 0; band < BAND_COUNT; band++) {
    for (ng_str rest = str_of(BANDS[band].words); rest.len;) {
      uint32_t word = tables_lexeme(&compiler->tables, str_cut(&rest, ' '));
      if (word < compiler->word_costs.count) compiler->word_costs.items[word] = BANDS[band].cost;
    }
  }
}

/* What a list's forms cost; a form of several words is rarer than any of them, a name rarer than a word. */
static void add_lists(rule_compiler *compiler) {
  const table_builder *tables = &compiler->tables;
  double *of_node = calloc(tables->node_count + 1, sizeof *of_node);
  if (!of_node) {
    compiler->tables.failed = true;
    return;
  }
  for (uint32_t word = 1; word < tables->root_child.count; word++) {
    double cost = word < compiler->word_costs.count ? compiler->word_costs.items[word] : RARE;
    of_node[tables->root_child.items[word]] = cost > RARE ? cost : RARE_FORM;
  }
  for (uint32_t i = 0; i < tables->entries.count; i++) {
    double cost = of_node[tables->entries.items[i].node], *list = &compiler->list_costs.items[tables->entries.items[i].entry.list];
    bool is_name = tables->lists.items[tables->entries.items[i].entry.list].flags & LIST_CAPITAL;
    *list += cost > 0 && !is_name ? cost : RARE_FORM / 4;
  }
  free(of_node);
}

void find_frequencies(rule_compiler *compiler) {
  for (uint32_t i = 0; i < compiler->tables.forms.count; i++) VEC_PUSH(&compiler->word_costs, RARE);
  for (uint32_t i = 0; i < compiler->tables.lists.count; i++) VEC_PUSH(&compiler->list_costs, 0.1);
  if (compiler->word_costs.failed || compiler->list_costs.failed) return;
  add_bands(compiler);
  add_lists(compiler);
}

double word_frequency(const rule_compiler *compiler, uint32_t word) {
  return word < compiler->word_costs.count ? compiler->word_costs.items[word] : RARE;
}

double list_frequency(const rule_compiler *compiler, uint32_t list) {
  double cost = compiler->list_costs.items[list];
  bool is_capped = compiler->tables.lists.items[list].flags & LIST_CAPITAL && cost > MOST_OF_NAMES;
  return is_capped ? MOST_OF_NAMES : cost;
}
