/* The layout of a rule image: a header and its sections, in this order, each at the start of a line of memory. The same on every 64-bit little-endian machine;
 * an image is only read by the build that made it (`build`), so there is no conversion. */
#ifndef NG_RULE_IMAGE_H
#define NG_RULE_IMAGE_H

#include <stddef.h>

#include "rule/ruleset.h"

/*  SECTION(name, field of ng_ruleset, record type) */
#define NG_IMAGE_SECTIONS(SECTION)                              \
  SECTION(STRINGS, lexicon.strings, char)                       \
  SECTION(LEXEME_FLAGS, lexicon.lexeme_flags, uint16_t)         \
  SECTION(FORMS, lexicon.forms, lexeme_form)                    \
  SECTION(LEXEME_SLOTS, lexicon.lexeme_slots, lexeme_slot)      \
  SECTION(DOT_FILTER, lexicon.dot_filter, uint64_t)             \
  SECTION(EDGES, lexicon.edges, uint64_t)                       \
  SECTION(NODES, lexicon.nodes, trie_node)                      \
  SECTION(LIST_SETS, lexicon.list_sets, list_set)               \
  SECTION(ENTRIES, lexicon.entries, list_entry)                 \
  SECTION(EXACTS, lexicon.exacts, uint32_t)                     \
  SECTION(LISTS, lexicon.lists, word_list)                      \
  SECTION(COLUMNS, lexicon.columns, list_column)                \
  SECTION(CELL_TEXTS, lexicon.cell_texts, list_cell)            \
  SECTION(CELL_DATA, lexicon.cell_data, uint8_t)                \
  SECTION(RULES, rules, ng_rule)                                \
  SECTION(CODE, code, rule_code)                                \
  SECTION(ATOMS, atoms, rule_atom)                              \
  SECTION(FILTERS, filters, rule_filter)                        \
  SECTION(CONTEXTS, contexts, rule_context)                     \
  SECTION(JOINS, joins, rule_join)                              \
  SECTION(SETS, sets, rule_set)                                 \
  SECTION(VALUES, values, rule_value)                           \
  SECTION(CAPTURE_NAMES, capture_names, image_text)             \
  SECTION(REGEXES, regexes, rule_regex)                         \
  SECTION(TYPE_NAMES, type_names, image_text)                   \
  SECTION(WORDS, words, uint32_t)                               \
  SECTION(ROW_SETS, row_sets, uint64_t)                         \
  SECTION(SHAPES, shapes, token_shape)                          \
  SECTION(KEYS, keys, rule_key)                                 \
  SECTION(KEY_MASKS, key_masks, uint64_t)                       \
  SECTION(POSTINGS, postings, rule_posting)                     \
  SECTION(TESTS, tests, rule_test)                              \
  SECTION(SOURCES, sources, rule_source)                        \
  SECTION(SOURCE_BYTES, source_bytes, uint8_t)                  \
  SECTION(FRAMES, frames, rule_frame)                           \
  SECTION(OBJECT_CLASSES, object_classes, uint64_t)             \
  SECTION(OBJECT_ACTS, object_acts, uint32_t)                   \
  SECTION(EVENT_CODES, event_codes, rule_event_code)            \
  SECTION(PLACES_ROWS, places.rows, place_row)                  \
  SECTION(PLACES_AREAS, places.areas, place_area)               \
  SECTION(PLACES_COUNTRIES, places.countries, place_country)    \
  SECTION(PLACES_DEMONYMS, places.demonyms, place_demonym)      \
  SECTION(PLACES_DETAILS, places.details, place_detail)         \
  SECTION(OFFICES_ROWS, offices.rows, roster_row)               \
  SECTION(OFFICES_COUNTRIES, offices.countries, roster_country) \
  SECTION(OFFICES_BY_COUNTRY, offices.by_country, uint32_t)

#define SECTION(name, field, type) IMAGE_##name,
enum { NG_IMAGE_SECTIONS(SECTION) IMAGE_SECTION_COUNT };
#undef SECTION

#define NG_IMAGE_ALIGN 64
#define NG_IMAGE_MAGIC 0x42474E4Au /* changes with the layout */

typedef struct {
  uint64_t at;    /* bytes from the start of the image */
  uint32_t count; /* records */
  uint32_t record_size;
} image_section;

typedef struct {
  uint32_t magic, section_count;
  uint64_t size, build, checksum; /* of all bytes behind it */
  uint32_t root_count, first_long;
  uint32_t first_list_key, first_type_key, first_class_key, phase_count, asked_phases, unused;
  uint64_t phase_lists[NG_MAX_PHASES + 1];
  uint32_t phase_pass[NG_MAX_PHASES + 1];
  uint8_t method_confidence[(METHOD_COUNT + 7) / 8 * 8];
  char digest[24];
  image_section sections[IMAGE_SECTION_COUNT];
} image_header;

#define NG_IMAGE_CHECKED (offsetof(image_header, checksum) + sizeof(uint64_t))

/* Hash of the names that this build's C code and its images share: words, lists, flags, methods, types, slots. */
uint64_t image_build(void);

#endif
