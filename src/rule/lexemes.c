/* Packing lexemes. */
#include "rule/lexemes.h"

#include <stdlib.h>

static void pack_forms(lexeme_pack *pack, table_builder *tables, const image_numbers *numbers, uint32_t word_count) {
  for (uint32_t word = 0; word < tables->forms.count; word++) {
    uint32_t number = numbers->words[word];
    bool is_long = number >= numbers->first_long && number < numbers->first_long + numbers->long_count;
    pack->flags[number] = tables->lexeme_flags.items[word];
    if (number >= word_count && !is_long) continue;
    image_text text = pool_add(&tables->pool, tables_form(tables, word));
    pack->forms[is_long ? number - numbers->first_long + word_count : number] = (lexeme_form){text.at, text.len};
  }
}

static void pack_slots(lexeme_pack *pack, const table_builder *tables, const image_numbers *numbers) {
  for (uint32_t i = 0; i < tables->slots.count; i++) {
    const lexeme_slot *slot = &tables->slots.items[i];
    uint32_t word = slot_lexeme(slot);
    if (word) pack->slots[i] = slot_with_lexeme(slot, numbers->words[word]);
  }
}

/* The rows of the office table know by which word the news call their person. */
static void renumber_callings(table_builder *tables, const image_numbers *numbers) {
  for (uint32_t i = 0; i < tables->holders.rows.count; i++) {
    uint32_t *calling = &tables->holders.rows.items[i].calling;
    *calling = numbers->words[*calling];
  }
}

bool pack_lexemes(lexeme_pack *pack, table_builder *tables, const image_numbers *numbers, uint32_t word_count) {
  *pack = (lexeme_pack){.flags = calloc(tables->forms.count + 1, sizeof *pack->flags),
                        .forms = calloc(word_count + numbers->long_count + 1, sizeof *pack->forms),
                        .slots = calloc(tables->slots.count + 1, sizeof *pack->slots),
                        .form_count = word_count + numbers->long_count};
  if (!pack->flags || !pack->forms || !pack->slots) return false;
  pack_forms(pack, tables, numbers, word_count);
  pack_slots(pack, tables, numbers);
  renumber_callings(tables, numbers);
  return !tables->pool.failed;
}

void lexeme_pack_clear(lexeme_pack *pack) {
  free(pack->flags);
  free(pack->forms);
  free(pack->slots);
}
