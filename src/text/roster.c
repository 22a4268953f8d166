/* Lookups in the office table. See roster.h. */
#include "text/roster.h"

roster_date roster_read_date(ng_str iso) {
  static const uint8_t DIGITS[] = {0, 1, 2, 3, 5, 6, 8, 9};
  roster_date date = 0;
  uint32_t known = 0;
  for (uint32_t i = 0; i < sizeof DIGITS; i++) {
    bool digit = known == i && DIGITS[i] < iso.len && iso.ptr[DIGITS[i]] >= '0' && iso.ptr[DIGITS[i]] <= '9';
    date = date * 10 + (digit ? iso.ptr[DIGITS[i]] - '0' : 0);
    known += digit;
  }
  return known >= 4 ? date : 0;
}

ng_str roster_write_date(char *out, roster_date date) {
  int parts[] = {date / 10000, date / 100 % 100, date % 100}, divisor = 1000;
  uint32_t len = 0;
  for (int i = 0; i < 3 && parts[i]; i++, divisor = 10) {
    if (i) out[len++] = '-';
    for (int d = divisor; d; d /= 10) out[len++] = (char)('0' + parts[i] / d % 10);
  }
  return (ng_str){out, len};
}

/* `date` as exact as `other` is: a start in "2024-05" is before every day of that month. */
static bool is_before(roster_date date, roster_date other) {
  int unit = date % 10000 == 0 || other % 10000 == 0 ? 10000 : date % 100 == 0 || other % 100 == 0 ? 100 : 1;
  return date / unit < other / unit;
}

bool roster_in_force(const roster_row *row, roster_date date) {
  if (!date) return row->end == 0;
  return !is_before(date, row->start) && (row->end == 0 || is_before(date, row->end));
}

bool roster_is_near(const roster_row *row, roster_date date) {
  enum { YEARS_BEFORE = 2, YEARS_BEHIND = 10 };
  if (!date) return true;
  return row->start < date + YEARS_BEFORE * ROSTER_YEAR && (row->end == 0 || date < row->end + YEARS_BEHIND * ROSTER_YEAR);
}

bool roster_fits(const roster *table, const roster_row *row, roster_office office) {
  if (office.leads) return row->leads & office.leads;
  const char *at = office.office.ptr;
  return at == table->strings + row->office.at || at == table->strings + row->plain.at;
}

/* The country's slice of by_country, NULL when it has no rows. */
static const roster_country *find_country(const roster *table, ng_str code) {
  uint32_t low = 0, high = table->country_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    ng_str found = roster_str(table, table->countries[middle].code);
    int order = memcmp(found.ptr, code.ptr, found.len < code.len ? found.len : code.len);
    if (order == 0 && found.len == code.len) return &table->countries[middle];
    if (order < 0 || (order == 0 && found.len < code.len))
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}

uint32_t roster_holder(const roster *table, roster_office office, ng_str country, roster_date date) {
  const roster_country *rows = country.len ? find_country(table, country) : NULL;
  uint32_t best = NO_HOLDER;
  for (uint32_t i = 0; rows && i < rows->count; i++) {
    uint32_t index = table->by_country[rows->first + i];
    const roster_row *row = &table->rows[index];
    if (!roster_fits(table, row, office) || !roster_in_force(row, date)) continue;
    if (best == NO_HOLDER || table->rows[best].start < row->start) best = index;
  }
  return best;
}

/* Begun later; an office rather than a candidacy. */
static bool is_later(const roster_row *row, const roster_row *other) {
  uint8_t sought = row->leads & OFFICE_SOUGHT, other_sought = other->leads & OFFICE_SOUGHT;
  return sought != other_sought ? !sought : row->start > other->start;
}

uint32_t roster_best_row(const roster *table, uint32_t row, roster_date date) {
  uint32_t best = NO_HOLDER, latest = row, index = row;
  do {
    const roster_row *r = &table->rows[index];
    bool begun = !date || !is_before(date, r->start);
    if (roster_in_force(r, date) && (best == NO_HOLDER || index < best)) best = index;
    if (begun && is_later(r, &table->rows[latest])) latest = index;
    index = r->next;
  } while (index != row);
  return best != NO_HOLDER ? best : latest;
}

/* Whether the row is one of the office asked for, in the country unless that is empty. */
static bool is_of_office(const roster *table, const roster_row *row, roster_office office, ng_str country) {
  return roster_fits(table, row, office) && (!country.len || str_equal(roster_str(table, row->country), country));
}

int roster_in_office(const roster *table, uint32_t row, roster_office office, ng_str country, roster_date date) {
  if (!date || (!office.leads && !office.office.len)) return -1;
  bool held = false;
  uint32_t index = row;
  do {
    const roster_row *r = &table->rows[index];
    index = r->next;
    if (!is_of_office(table, r, office, country)) continue;
    if (roster_in_force(r, date)) return 1;
    held = true;
  } while (index != row);
  return held ? 0 : -1;
}

bool roster_left_office(const roster *table, uint32_t row, roster_office office, ng_str country, roster_date date) {
  bool left = false;
  uint32_t index = row;
  do {
    const roster_row *r = &table->rows[index];
    bool ended = r->end && !is_before(date, r->end);
    left |= ended && is_of_office(table, r, office, country);
    index = r->next;
  } while (index != row && !left);
  return left && roster_in_office(table, row, office, country, date) == 0;
}

bool roster_near_office(const roster *table, uint32_t row, roster_office office, ng_str country, roster_date date) {
  uint32_t index = row;
  do {
    const roster_row *r = &table->rows[index];
    bool near = r->start < date + 2 * ROSTER_YEAR && (!r->end || date < r->end + 2 * ROSTER_YEAR);
    if (near && is_of_office(table, r, office, country)) return true;
    index = r->next;
  } while (index != row);
  return false;
}
