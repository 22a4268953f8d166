/* From lines of the gazetteer's tables to the records of the image. See places.h. */
#include "rule/places.h"

enum {
  CELL_ID,
  CELL_NAME,
  CELL_KIND,
  CELL_COUNTRY,
  CELL_ADMIN1,
  CELL_LAT,
  CELL_LON,
  CELL_POPULATION,
  CELL_FLAGS,
  CELL_ISO3,
  CELL_CAMEO,
  CELL_ROLE,
  CELL_CLAIMS,
  CELL_MEMBERS,
  CELL_BEGIN,
  CELL_END
};

static const char *const CELL_NAMES[PLACE_CELL_COUNT] = {"id",    "name", "kind",  "country", "admin1",     "lat",     "lon",   "population",
                                                         "flags", "iso3", "cameo", "role",    "claimed_by", "members", "begin", "end"};

static const struct {
  const char *name;
  uint8_t bit;
} FLAGS[] = {
    {"weak", GAZ_WEAK},       {"exact", GAZ_EXACT}, {"disputed", GAZ_DISPUTED}, {"historical", GAZ_HISTORICAL}, {"government", GAZ_GOVERNMENT},
    {"capital", GAZ_CAPITAL}, {"known", GAZ_KNOWN}};

void places_clear(place_builder *places) {
  VEC_CLEAR(&places->rows);
  VEC_CLEAR(&places->areas);
  VEC_CLEAR(&places->countries);
  VEC_CLEAR(&places->demonyms);
  VEC_CLEAR(&places->details);
}

bool places_owns_column(ng_str name) {
  static const char *const OWNED[] = {"id", "name", "lat", "lon", "population", "flags", "iso3", "cameo"};
  for (size_t i = 0; i < sizeof OWNED / sizeof *OWNED; i++) {
    if (str_is(name, OWNED[i])) return true;
  }
  return false;
}

place_columns places_columns(const ng_str *names, uint32_t count) {
  place_columns columns;
  for (int c = 0; c < PLACE_CELL_COUNT; c++) {
    columns.cell[c] = -1;
    for (uint32_t i = 0; i < count; i++) {
      if (str_is(names[i], CELL_NAMES[c])) columns.cell[c] = (int)i;
    }
  }
  return columns;
}

/* ---- numbers: whole ones only, so that every machine builds the same image ---- */

static uint32_t read_whole(ng_str digits) {
  uint32_t number = 0;
  for (uint32_t i = 0; i < digits.len && digits.ptr[i] >= '0' && digits.ptr[i] <= '9' && number < 200000000; i++)
    number = number * 10 + (uint32_t)(digits.ptr[i] - '0');
  return number;
}

/* "-12.34" in ten-thousandths. */
static int32_t read_degrees(ng_str text) {
  ng_str fraction = text, whole = str_cut(&fraction, '.');
  bool negative = whole.len && whole.ptr[0] == '-';
  if (negative) whole = str_slice(whole, 1, whole.len);
  if (text.len == 0) return NO_DEGREES;
  int32_t value = (int32_t)read_whole(whole) * PLACE_UNITS;
  for (int32_t i = 0, unit = PLACE_UNITS / 10; i < (int32_t)fraction.len && unit; i++, unit /= 10) value += (fraction.ptr[i] - '0') * unit;
  return negative ? -value : value;
}

/* 1000 * log10(people + 1): the binary logarithm by squaring, 16 bits behind the point. */
static uint16_t size_of_people(uint32_t people) {
  if (people == 0) return 0;
  uint64_t value = (uint64_t)people + 1, bits = 0;
  while (value >> (bits + 1)) bits++;
  uint64_t log = bits << 16, mantissa = (value << 31) >> bits; /* in [1, 2), 31 bits behind the point */
  for (uint64_t bit = 1 << 15; bit; bit >>= 1) {
    mantissa = mantissa * mantissa >> 31;
    if (mantissa < 1ull << 32) continue;
    mantissa >>= 1;
    log += bit;
  }
  return (uint16_t)((log * 301030 / 1000 + (1 << 15)) >> 16);
}

/* ---- rows ---- */

static ng_str cell_at(const place_columns *columns, int column, const ng_str *cells, uint32_t count) {
  int at = columns->cell[column];
  return at >= 0 && at < (int)count ? cells[at] : STR("");
}

static uint8_t read_kind(ng_str text) {
  for (uint8_t k = 0; k < PLACE_KIND_COUNT; k++) {
    if (str_equal(text, place_kind_name(k))) return k;
  }
  return PLACE_OTHER;
}

static uint8_t read_flags(ng_str text) {
  uint8_t flags = 0;
  while (text.len) {
    ng_str one = str_cut(&text, ' ');
    for (uint32_t i = 0; i < sizeof FLAGS / sizeof *FLAGS; i++) {
      if (str_is(one, FLAGS[i].name)) flags |= FLAGS[i].bit;
    }
  }
  return flags;
}

static uint16_t country_number(place_builder *places, ng_str alpha2) {
  if (places->countries.count == 0) VEC_PUSH(&places->countries, (place_country){.row = NO_PLACE_ROW});
  if (alpha2.len != 2) return 0;
  for (uint32_t i = 1; i < places->countries.count; i++) {
    if (memcmp(places->countries.items[i].alpha2, alpha2.ptr, 2) == 0) return (uint16_t)i;
  }
  VEC_PUSH(&places->countries, (place_country){.alpha2 = {alpha2.ptr[0], alpha2.ptr[1]}, .row = NO_PLACE_ROW});
  return (uint16_t)(places->countries.count - 1);
}

/* Rows come by country, so the newest areas are looked at first. */
static uint16_t area_number(place_builder *places, string_pool *pool, uint16_t country, ng_str code) {
  if (places->areas.count == 0) VEC_PUSH(&places->areas, (place_area){.row = NO_PLACE_ROW});
  if (country == 0 || code.len == 0 || code.len > UINT16_MAX) return 0;
  image_text text = pool_add(pool, code);
  for (uint32_t i = places->areas.count; i-- > 1;) {
    if (places->areas.items[i].country == country && places->areas.items[i].code == text.at) return (uint16_t)i;
  }
  VEC_PUSH(&places->areas, (place_area){.code = text.at, .code_len = (uint16_t)text.len, .country = country, .row = NO_PLACE_ROW});
  return (uint16_t)(places->areas.count - 1);
}

void places_add(place_builder *places, string_pool *pool, const place_columns *columns, const ng_str *cells, uint32_t count) {
#define CELL(column) cell_at(columns, CELL_##column, cells, count)
  ng_str names = CELL(NAME), iso3 = CELL(ISO3), cameo = CELL(CAMEO);
  place_row row = {.id = read_whole(CELL(ID)),
                   .name = pool_add(pool, str_cut(&names, '|')).at,
                   .lat = read_degrees(CELL(LAT)),
                   .lon = read_degrees(CELL(LON)),
                   .country = country_number(places, CELL(COUNTRY)),
                   .size = size_of_people(read_whole(CELL(POPULATION))),
                   .kind = read_kind(CELL(KIND)),
                   .flags = read_flags(CELL(FLAGS))};
  row.area = area_number(places, pool, row.country, CELL(ADMIN1));
  VEC_PUSH(&places->rows, row);
#undef CELL
  if (iso3.len != 3 || places->countries.failed) return;
  place_country *country = &places->countries.items[row.country];
  if (row.country == 0 || country->row != NO_PLACE_ROW) return;
  memcpy(country->iso3, iso3.ptr, 3);
  if (cameo.len == 3) memcpy(country->cameo, cameo.ptr, 3);
  country->row = places->rows.count - 1;
}

void places_add_demonym(place_builder *places, const place_columns *columns, const ng_str *cells, uint32_t count) {
  ng_str role = cell_at(columns, CELL_ROLE, cells, count);
  VEC_PUSH(&places->demonyms, (place_demonym){read_whole(cell_at(columns, CELL_ID, cells, count)), str_is(role, "adjective")});
}

/* A year; those before our era are negative. */
static int16_t read_year(ng_str text) {
  bool negative = text.len && text.ptr[0] == '-';
  int32_t year = (int32_t)read_whole(negative ? str_slice(text, 1, text.len) : text);
  return (int16_t)(negative ? -year : year);
}

void places_add_detail(place_builder *places, string_pool *pool, const place_columns *columns, const ng_str *cells, uint32_t count) {
  image_text claims = pool_add(pool, cell_at(columns, CELL_CLAIMS, cells, count)),
             members = pool_add(pool, cell_at(columns, CELL_MEMBERS, cells, count));
  VEC_PUSH(&places->details, (place_detail){.row = read_whole(cell_at(columns, CELL_ID, cells, count)),
                                            .claims = claims.at,
                                            .claims_len = (uint16_t)claims.len,
                                            .members = members.at,
                                            .members_len = (uint16_t)members.len,
                                            .begin = read_year(cell_at(columns, CELL_BEGIN, cells, count)),
                                            .end = read_year(cell_at(columns, CELL_END, cells, count))});
}

/* ---- ids ---- */

typedef struct {
  uint32_t id, row;
} place_id;

static int compare_ids(const void *a, const void *b) {
  const place_id *x = a, *y = b;
  if (x->id != y->id) return x->id < y->id ? -1 : 1;
  return (x->row > y->row) - (x->row < y->row);
}

static uint32_t find_row(const place_id *ids, uint32_t count, uint32_t id) {
  uint32_t low = 0, high = count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (ids[middle].id < id)
      low = middle + 1;
    else
      high = middle;
  }
  return low < count && ids[low].id == id ? ids[low].row : NO_PLACE_ROW;
}

static int compare_details(const void *a, const void *b) {
  const place_detail *x = a, *y = b;
  return (x->row > y->row) - (x->row < y->row);
}

/* The row of the place with an id, NO_PLACE_ROW when there is none. A state's is the one with its codes, regions.tsv names some again. */
static uint32_t main_row(const place_builder *places, const place_id *ids, uint32_t id) {
  uint32_t row = find_row(ids, places->rows.count, id);
  if (row == NO_PLACE_ROW) return row;
  uint32_t state = places->countries.items[places->rows.items[row].country].row;
  return state != NO_PLACE_ROW && places->rows.items[state].id == id ? state : row;
}

bool places_finish(place_builder *places) {
  uint32_t count = places->rows.count;
  place_id *ids = malloc((count + 1) * sizeof *ids);
  if (!ids) return false;
  country_number(places, STR(""));
  area_number(places, NULL, 0, STR(""));
  for (uint32_t i = 0; i < count; i++) ids[i] = (place_id){places->rows.items[i].id, i};
  qsort(ids, count, sizeof *ids, compare_ids);
  for (uint32_t i = 0; i < count; i++) {
    place_row *row = &places->rows.items[i];
    uint32_t place = main_row(places, ids, row->id);
    place_area *area = &places->areas.items[row->area];
    if (row->kind == PLACE_ADMIN1 && row->area && area->row == NO_PLACE_ROW) area->row = place;
    if (place == i) continue;
    row->id = place;
    row->flags |= GAZ_OTHER_NAME;
  }
  for (uint32_t i = 0; i < places->demonyms.count; i++) {
    place_demonym *demonym = &places->demonyms.items[i];
    demonym->row = main_row(places, ids, demonym->row);
  }
  for (uint32_t i = 0; i < places->details.count; i++) places->details.items[i].row = main_row(places, ids, places->details.items[i].row);
  if (places->details.count) qsort(places->details.items, places->details.count, sizeof *places->details.items, compare_details);
  free(ids);
  return !places->rows.failed && !places->areas.failed && !places->countries.failed && !places->demonyms.failed && !places->details.failed;
}
