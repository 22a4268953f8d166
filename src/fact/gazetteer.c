/* Lookups in the gazetteer. See gazetteer.h. */
#include "fact/gazetteer.h"

#define NO_ROW UINT32_MAX

static const char *const COLUMN_NAMES[GAZ_COLUMN_COUNT] = {"id",  "name",       "kind",  "country", "admin1", "lat",
                                                           "lon", "population", "flags", "iso3",    "cameo"};

/* In the order of place_kind. */
static const char *const KIND_NAMES[] = {"country",  "region", "continent", "admin1", "admin2", "city",
                                         "district", "island", "facility",  "water",  "other"};

static const struct {
  const char *name;
  uint8_t bit;
} FLAGS[] = {
    {"weak", GAZ_WEAK},      {"exact", GAZ_EXACT}, {"disputed", GAZ_DISPUTED}, {"historical", GAZ_HISTORICAL}, {"government", GAZ_GOVERNMENT},
    {"capital", GAZ_CAPITAL}};

static ng_str cell(const gazetteer *gaz, uint32_t row, int column) {
  if (gaz->column[column] < 0) return (ng_str){"", 0};
  return lexicon_cell(gaz->lexicon, (uint32_t)gaz->list, row, (uint32_t)gaz->column[column]);
}

static uint32_t cell_int(const gazetteer *gaz, uint32_t row, int column) {
  if (gaz->column[column] < 0) return 0;
  return (uint32_t)lexicon_cell_int(gaz->lexicon, (uint32_t)gaz->list, row, (uint32_t)gaz->column[column]);
}

static uint32_t hash_id(uint32_t id) {
  return (id * 2654435761u) >> 7;
}

/* "-12.34" without the locale; the gazetteer writes at most 8 digits. */
static double parse_degrees(ng_str text) {
  bool negative = text.len && text.ptr[0] == '-';
  double value = 0, unit = 1;
  bool fraction = false;
  for (uint32_t i = negative; i < text.len; i++) {
    char c = text.ptr[i];
    if (c == '.') {
      fraction = true;
      continue;
    }
    value = value * 10 + (c - '0');
    if (fraction) unit *= 10;
  }
  return (negative ? -value : value) / unit;
}

static uint8_t parse_kind(ng_str text) {
  for (uint8_t k = 0; k < sizeof KIND_NAMES / sizeof *KIND_NAMES; k++) {
    if (str_is(text, KIND_NAMES[k])) return k;
  }
  return PLACE_OTHER;
}

static uint8_t parse_flags(ng_str text) {
  uint8_t flags = 0;
  for (ng_str rest = text; rest.len;) {
    ng_str one = str_cut(&rest, ' ');
    for (uint32_t i = 0; i < sizeof FLAGS / sizeof *FLAGS; i++) {
      if (str_is(one, FLAGS[i].name)) flags |= FLAGS[i].bit;
    }
  }
  return flags;
}

/* Slot of a country in country_row, -1 for what is no alpha-2 code. */
static int country_slot(ng_str alpha2) {
  if (alpha2.len != 2) return -1;
  int a = alpha2.ptr[0] - 'A', b = alpha2.ptr[1] - 'A';
  return a >= 0 && a < 26 && b >= 0 && b < 26 ? a * 26 + b : -1;
}

static void add_to_index(gazetteer *gaz, uint32_t row) {
  uint32_t id = cell_int(gaz, row, GAZ_ID);
  uint32_t slot = hash_id(id) & gaz->slot_mask;
  while (gaz->slots[slot]) {
    if (cell_int(gaz, gaz->slots[slot] - 1, GAZ_ID) == id) return;
    slot = (slot + 1) & gaz->slot_mask;
  }
  gaz->slots[slot] = row + 1;
  if (cell(gaz, row, GAZ_ISO3).len == 0) return;
  int country = country_slot(cell(gaz, row, GAZ_COUNTRY));
  if (country >= 0 && gaz->country_row[country] == 0) gaz->country_row[country] = row + 1;
}

ng_status gazetteer_init(gazetteer *gaz, ng_arena *arena, const ng_lexicon *lexicon) {
  *gaz = (gazetteer){.lexicon = lexicon, .list = lexicon_list(lexicon, STR("GAZ")), .demonyms = lexicon_list(lexicon, STR("DEMONYM"))};
  for (int c = 0; c < GAZ_COLUMN_COUNT; c++) {
    gaz->column[c] = gaz->list < 0 ? -1 : lexicon_column(lexicon, (uint32_t)gaz->list, str_of(COLUMN_NAMES[c]));
  }
  gaz->demonym_role = gaz->demonyms < 0 ? -1 : lexicon_column(lexicon, (uint32_t)gaz->demonyms, STR("role"));
  gaz->demonym_id = gaz->demonyms < 0 ? -1 : lexicon_column(lexicon, (uint32_t)gaz->demonyms, STR("id"));
  if (gaz->list < 0 || gaz->column[GAZ_ID] < 0) {
    gaz->list = -1;
    return NG_OK;
  }
  uint32_t count = lexicon->lists[gaz->list].row_count, size = 16;
  while (size < count * 2) size *= 2;
  gaz->slots = ARENA_NEW(arena, uint32_t, size);
  if (!gaz->slots) return NG_ERROR_MEMORY;
  gaz->slot_mask = size - 1;
  /* Countries first: the hand-written rows repeat a few ids with shorter names. */
  for (uint32_t row = 0; row < count; row++) {
    if (cell(gaz, row, GAZ_ISO3).len) add_to_index(gaz, row);
  }
  for (uint32_t row = 0; row < count; row++) add_to_index(gaz, row);
  return NG_OK;
}

gaz_place gazetteer_place(const gazetteer *gaz, uint32_t row) {
  ng_str lat = cell(gaz, row, GAZ_LAT);
  gaz_place place = {
      .row = row,
      .id = cell_int(gaz, row, GAZ_ID),
      .population = cell_int(gaz, row, GAZ_POPULATION),
      .name = cell(gaz, row, GAZ_NAME),
      .kind_name = cell(gaz, row, GAZ_KIND),
      .country = cell(gaz, row, GAZ_COUNTRY),
      .admin1 = cell(gaz, row, GAZ_ADMIN1),
      .lat = parse_degrees(lat),
      .lon = parse_degrees(cell(gaz, row, GAZ_LON)),
      .flags = parse_flags(cell(gaz, row, GAZ_FLAGS)),
      .located = lat.len > 0,
  };
  place.kind = parse_kind(place.kind_name);
  return place;
}

uint32_t gazetteer_find(const gazetteer *gaz, uint32_t id) {
  if (gaz->list < 0) return NO_ROW;
  for (uint32_t slot = hash_id(id) & gaz->slot_mask; gaz->slots[slot]; slot = (slot + 1) & gaz->slot_mask) {
    if (cell_int(gaz, gaz->slots[slot] - 1, GAZ_ID) == id) return gaz->slots[slot] - 1;
  }
  return NO_ROW;
}

uint32_t gazetteer_country(const gazetteer *gaz, ng_str alpha2) {
  int slot = country_slot(alpha2);
  return slot < 0 || gaz->country_row[slot] == 0 ? NO_ROW : gaz->country_row[slot] - 1;
}

ng_str gazetteer_iso3(const gazetteer *gaz, ng_str alpha2) {
  uint32_t row = gazetteer_country(gaz, alpha2);
  return row == NO_ROW ? (ng_str){"", 0} : cell(gaz, row, GAZ_ISO3);
}

ng_str gazetteer_cameo(const gazetteer *gaz, ng_str alpha2) {
  uint32_t row = gazetteer_country(gaz, alpha2);
  return row == NO_ROW ? (ng_str){"", 0} : cell(gaz, row, GAZ_CAMEO);
}
