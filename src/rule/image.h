/* The layout of a rule image: a header and its sections, in this order, each 8-byte aligned. The same on every 64-bit little-endian machine;
 * an image never leaves the build that made it, so there is no conversion. */
#ifndef NG_RULE_IMAGE_H
#define NG_RULE_IMAGE_H

#include "rule/ruleset.h"

/*  SECTION(field of ng_ruleset, record type) */
#define NG_IMAGE_SECTIONS(SECTION)           \
  SECTION(lexicon.strings, char)             \
  SECTION(lexicon.lexemes, lexeme)           \
  SECTION(lexicon.lexeme_slots, uint32_t)    \
  SECTION(lexicon.root_child, uint32_t)      \
  SECTION(lexicon.edges, trie_edge)          \
  SECTION(lexicon.nodes, trie_node)          \
  SECTION(lexicon.entries, list_entry)       \
  SECTION(lexicon.lists, word_list)          \
  SECTION(lexicon.columns, list_column)      \
  SECTION(lexicon.cells, list_cell)          \
  SECTION(rules, ng_rule)                    \
  SECTION(code, rule_code)                   \
  SECTION(atoms, rule_atom)                  \
  SECTION(filters, rule_filter)              \
  SECTION(contexts, rule_context)            \
  SECTION(joins, rule_join)                  \
  SECTION(sets, rule_set)                    \
  SECTION(values, rule_value)                \
  SECTION(capture_names, image_text)         \
  SECTION(regexes, rule_regex)               \
  SECTION(type_names, image_text)            \
  SECTION(words, uint32_t)                   \
  SECTION(row_sets, uint64_t)                \
  SECTION(shapes, token_shape)               \
  SECTION(keys, rule_key)                    \
  SECTION(postings, rule_posting)            \
  SECTION(tests, rule_test)                  \
  SECTION(sources, rule_source)              \
  SECTION(frames, rule_frame)                \
  SECTION(object_classes, uint64_t)          \
  SECTION(object_acts, uint32_t)             \
  SECTION(event_codes, rule_event_code)      \
  SECTION(places.rows, place_row)            \
  SECTION(places.areas, place_area)          \
  SECTION(places.countries, place_country)   \
  SECTION(places.demonyms, place_demonym)    \
  SECTION(offices.rows, roster_row)          \
  SECTION(offices.countries, roster_country) \
  SECTION(offices.by_country, uint32_t)

#define SECTION(field, type) +1
enum { IMAGE_SECTION_COUNT = 0 NG_IMAGE_SECTIONS(SECTION) };
#undef SECTION

#define NG_IMAGE_MAGIC 0x35474E49u /* changes with the layout */

typedef struct {
  uint64_t at;    /* bytes from the start of the image */
  uint32_t count; /* records */
  uint32_t record_size;
} image_section;

typedef struct {
  uint32_t magic, section_count;
  uint64_t size;
  uint32_t first_list_key, first_type_key, first_class_key, phase_count, key_flags, unused;
  uint32_t phase_pass[NG_MAX_PHASES + 1];
  uint8_t method_confidence[(METHOD_COUNT + 7) / 8 * 8];
  char digest[24];
  image_section sections[IMAGE_SECTION_COUNT];
} image_header;

#endif
