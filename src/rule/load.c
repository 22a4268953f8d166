/* Loading an image: checking its frame and setting pointers. */
#include "rule/image.h"

static bool is_sound(const image_header *header, size_t size) {
  if (size < sizeof *header || header->magic != NG_IMAGE_MAGIC || header->section_count != IMAGE_SECTION_COUNT || header->size != size ||
      header->build != image_build())
    return false;
  for (uint32_t i = 0; i < IMAGE_SECTION_COUNT; i++) {
    const image_section *s = &header->sections[i];
    if (s->at % NG_IMAGE_ALIGN || s->at > size || (uint64_t)s->count * s->record_size > size - s->at) return false;
  }
  return true;
}

ng_status ruleset_load(ng_ruleset *out, const void *image, size_t size, ng_error *error) {
  const image_header *header = image;
  if (!is_sound(header, size)) return error_set(error, NG_ERROR_INPUT, "the compiled rules are damaged or of another build; compile them again");
  const image_section *section = header->sections;
  *out = (ng_ruleset){0};
#define SECTION(name, field, type)                                                                                                                  \
  if (section->record_size != sizeof(type)) return error_set(error, NG_ERROR_INPUT, "the compiled rules are of another build; compile them again"); \
  out->field = (const type *)((const char *)image + section->at);                                                                                   \
  section++;
  NG_IMAGE_SECTIONS(SECTION)
#undef SECTION
  section = header->sections;
  out->lexicon.lexeme_count = section[IMAGE_LEXEME_FLAGS].count;
  out->lexicon.root_count = header->root_count;
  out->lexicon.form_count = header->first_list_key;
  out->lexicon.first_long = header->first_long;
  out->lexicon.lexeme_slot_count = section[IMAGE_LEXEME_SLOTS].count;
  out->lexicon.edge_slots = section[IMAGE_EDGES].count;
  out->lexicon.entry_count = section[IMAGE_ENTRIES].count;
  out->lexicon.list_count = section[IMAGE_LISTS].count;
  out->rule_count = section[IMAGE_RULES].count;
  out->regex_count = section[IMAGE_REGEXES].count;
  out->type_count = section[IMAGE_TYPE_NAMES].count;
  out->test_count = section[IMAGE_TESTS].count;
  out->source_count = section[IMAGE_SOURCES].count;
  out->source_size = section[IMAGE_SOURCE_BYTES].count;
  out->frame_count = section[IMAGE_FRAMES].count;
  out->event_code_count = section[IMAGE_EVENT_CODES].count;
  out->places.strings = out->lexicon.strings;
  out->places.row_count = section[IMAGE_PLACES_ROWS].count;
  out->places.area_count = section[IMAGE_PLACES_AREAS].count;
  out->places.country_count = section[IMAGE_PLACES_COUNTRIES].count;
  out->places.detail_count = section[IMAGE_PLACES_DETAILS].count;
  out->offices.strings = out->lexicon.strings;
  out->offices.row_count = section[IMAGE_OFFICES_ROWS].count;
  out->offices.country_count = section[IMAGE_OFFICES_COUNTRIES].count;
  out->first_list_key = header->first_list_key;
  out->first_type_key = header->first_type_key;
  out->first_class_key = header->first_class_key;
  out->phase_count = header->phase_count;
  out->asked_phases = header->asked_phases;
  memcpy(out->phase_lists, header->phase_lists, sizeof out->phase_lists);
  memcpy(out->phase_pass, header->phase_pass, sizeof out->phase_pass);
  memcpy(out->method_confidence, header->method_confidence, sizeof out->method_confidence);
  memcpy(out->digest, header->digest, sizeof out->digest);
  return NG_OK;
}

ng_str ruleset_rule_name(const ng_ruleset *rules, uint32_t rule) {
  if (is_method(rule)) return METHODS[rule - METHOD_FIRST - 1].id;
  return rule < rules->rule_count ? image_str(rules, rules->rules[rule].name) : STR("none");
}
