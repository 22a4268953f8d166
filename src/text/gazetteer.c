/* Reading the gazetteer's records. See gazetteer.h. */
#include "text/gazetteer.h"

#define W(literal) \
  { (literal), (uint32_t)(sizeof(literal) - 1) }

static const ng_str KIND_NAMES[PLACE_KIND_COUNT] = {W("country"),  W("region"), W("continent"), W("admin1"), W("admin2"), W("city"),
                                                    W("district"), W("island"), W("facility"),  W("water"),  W("street"), W("other")};

ng_str place_kind_name(unsigned kind) {
  return kind < PLACE_KIND_COUNT ? KIND_NAMES[kind] : STR("");
}

ng_str gazetteer_name(const gazetteer *gaz, const place_row *row) {
  return str_of(gaz->strings + row->name);
}

static ng_str code_of(const char *code, uint32_t len) {
  return (ng_str){code, code[0] ? len : 0};
}

ng_str gazetteer_admin1(const gazetteer *gaz, uint32_t area) {
  return (ng_str){gaz->strings + gaz->areas[area].code, gaz->areas[area].code_len};
}

ng_str gazetteer_alpha2(const gazetteer *gaz, uint32_t country) {
  return code_of(gaz->countries[country].alpha2, 2);
}

ng_str gazetteer_iso3(const gazetteer *gaz, uint32_t country) {
  return code_of(gaz->countries[country].iso3, 3);
}

const place_detail *gazetteer_detail(const gazetteer *gaz, uint32_t row) {
  uint32_t low = 0, high = gaz->detail_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (gaz->details[middle].row < row)
      low = middle + 1;
    else
      high = middle;
  }
  return low < gaz->detail_count && gaz->details[low].row == row ? &gaz->details[low] : NULL;
}

uint32_t gazetteer_area(const gazetteer *gaz, uint32_t country, ng_str code) {
  for (uint32_t i = 1; i < gaz->area_count; i++) {
    if (gaz->areas[i].country == country && str_equal(gazetteer_admin1(gaz, i), code)) return i;
  }
  return 0;
}
