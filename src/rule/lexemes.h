/* Lexemes as they lie in the image, under its numbers. */
#ifndef NG_RULE_LEXEMES_H
#define NG_RULE_LEXEMES_H

#include "rule/numbering.h"

typedef struct {
  uint16_t *flags;    /* by lexeme */
  lexeme_form *forms; /* of the words of rules, then of the long ones; their texts are in the pool */
  lexeme_slot *slots;
  uint32_t form_count;
} lexeme_pack;

/* Packs the lexemes of `tables`, whose pool takes the texts; false without memory. */
bool pack_lexemes(lexeme_pack *pack, table_builder *tables, const image_numbers *numbers, uint32_t word_count);
void lexeme_pack_clear(lexeme_pack *pack);

#endif
