/* Whom the office table knows by a name: the namesakes of a row, and what the text must say before one of many senators is meant. */
#include "fact/person/person.h"
#include "text/token_class.h"

#define MAX_KINDS 16u
#define MAX_COUNTRIES 32u
#define TITLE_BITS 1024u

/* What a document speaks of, gathered when the first row asks for it: countries by their places and peoples, offices by their titles, kinds of
 * offices by titles with a capital ("Sen.", "Rep."). */
struct said_offices {
  bool known, leader; /* "the Tory leader" */
  uint16_t countries[MAX_COUNTRIES];
  const char *kinds[MAX_KINDS]; /* interned */
  uint64_t titles[TITLE_BITS / 64];
  uint32_t country_count, kind_count;
};

said_offices *said_offices_new(ng_arena *arena) {
  return ARENA_NEW(arena, said_offices, 1);
}

static void note_country(const name_reader *reader, uint32_t token) {
  said_offices *said = reader->said;
  const list_hit *place = name_hit(reader, token, LIST_GAZ), *people = name_hit(reader, token, LIST_DEMONYM);
  uint32_t row = people && (!place || place->length <= people->length) ? reader->places->demonyms[people->row].row
                 : place                                               ? place->row
                                                                       : NO_PLACE_ROW;
  if (row == NO_PLACE_ROW || said->country_count == MAX_COUNTRIES) return;
  uint16_t country = reader->places->rows[row].country;
  for (uint32_t i = 0; i < said->country_count; i++)
    if (said->countries[i] == country) return;
  said->countries[said->country_count++] = country;
}

static void note_office(const name_reader *reader, uint32_t token) {
  said_offices *said = reader->said;
  const list_hit *hit = name_hit(reader, token, LIST_TITLE);
  if (!hit) return;
  const title_row *title = &reader->lists->titles[hit->row];
  said->titles[hit->row % TITLE_BITS / 64] |= UINT64_C(1) << hit->row % 64;
  said->leader |= title->lead == LEADS_GENERIC;
  const char *kind = title->kind.ptr;
  if (!is_capitalised(reader, token) || said->kind_count == MAX_KINDS) return;
  for (uint32_t i = 0; i < said->kind_count; i++)
    if (said->kinds[i] == kind) return;
  said->kinds[said->kind_count++] = kind;
}

static const said_offices *offices_said(const name_reader *reader) {
  const token_table *tokens = reader->tokens;
  if (reader->said->known) return reader->said;
  reader->said->known = true;
  for (uint32_t i = 0; i < reader->placed_count; i++) note_country(reader, reader->placed[i]);
  for (uint32_t i = 0; i < tokens->walked_count; i++)
    if (tokens->lists[tokens->walked[i]] & list_bit(LIST_TITLE)) note_office(reader, tokens->walked[i]);
  return reader->said;
}

bool is_state(const name_reader *reader, ng_str code) {
  for (uint32_t i = 1; i < reader->places->country_count; i++)
    if (str_equal(gazetteer_iso3(reader->places, i), code)) return true;
  return false;
}

/* Whether the text names the country, or a place in it; bodies are not asked for. */
static bool is_country_said(const name_reader *reader, ng_str country) {
  const said_offices *said = offices_said(reader);
  for (uint32_t i = 0; i < said->country_count; i++)
    if (str_equal(gazetteer_iso3(reader->places, said->countries[i]), country)) return true;
  return !is_state(reader, country);
}

const title_row *title_of_row(const name_reader *reader, const roster_row *row) {
  return row->title == NO_TITLE ? NULL : &reader->lists->titles[row->title];
}

bool is_lead_row(const name_reader *reader, const roster_row *row) {
  const title_row *title = title_of_row(reader, row);
  return !title || title->lead || row->leads & (OFFICE_LEADS | OFFICE_OF_STATE | OFFICE_OF_GOVERNMENT);
}

/* Whoever leads a party. */
static bool is_of_party(const title_row *title) {
  return str_is(title->sector, "PTY") || str_is(title->sector, "OPP");
}

/* "senators" for a senator, "Rep." for one, too; "leader" for that of a party. */
static bool is_office_said(const name_reader *reader, const roster_row *row) {
  const said_offices *said = offices_said(reader);
  const title_row *title = title_of_row(reader, row);
  if (!title) return false;
  if (said->titles[row->title % TITLE_BITS / 64] >> row->title % 64 & 1) return true;
  if (said->leader && is_of_party(title) && !(row->leads & OFFICE_SOUGHT)) return true;
  for (uint32_t i = 0; i < said->kind_count; i++)
    if (said->kinds[i] == title->kind.ptr) return true;
  return false;
}

/* How the title goes with the office of a row: a legislator's, or "leader" of a house or party; of another trade, as "coach Bob Smith" is no senator;
 * neither without a title, or with "chairman", of a committee or a firm. */
typedef enum { TITLE_OPEN, TITLE_OF_KIND, TITLE_OF_OTHERS } title_fit;

static title_fit fit_of_title(const name_reader *reader, const candidate *c, const roster_row *row) {
  const title_row *own = title_of_row(reader, row);
  if (!c->has_title || !c->title.office.len || str_is(c->title.office, "chairman")) return TITLE_OPEN;
  bool leads = c->title.lead == LEADS_GENERIC, same = own && own->kind.ptr == c->title.kind.ptr;
  if (own && str_is(own->kind, "legislator") && (leads || same)) return TITLE_OF_KIND;
  return leads || same ? TITLE_OPEN : TITLE_OF_OTHERS;
}

/* One row of a person of whom there are many: a title that fits, or country and office named somewhere, and the time. */
static bool is_meant_by_row(const name_reader *reader, const candidate *c, const roster_row *row) {
  ng_str country = roster_str(reader->offices, row->country);
  if (!roster_is_near(row, reader->date)) return false;
  if (c->has_title && c->title.country.len && !str_equal(c->title.country, country)) return false;
  if (c->has_title && c->title.office.len && roster_fits(reader->offices, row, office_of_title(&c->title))) return true;
  title_fit fit = fit_of_title(reader, c, row);
  return fit != TITLE_OF_OTHERS && is_country_said(reader, country) && (fit == TITLE_OF_KIND || is_office_said(reader, row));
}

/* Whether the full name `c` means the person of a row of the office table. */
static bool is_meant(const name_reader *reader, const candidate *c, uint32_t row) {
  const roster_row *rows = reader->offices->rows;
  uint32_t index = row;
  if (!(rows[row].leads & OFFICE_OF_MANY)) return true;
  do {
    if (is_meant_by_row(reader, c, &rows[index])) return true;
    index = rows[index].next;
  } while (index != row);
  return false;
}

/* One of many is called by the surname only behind the title, in a text about the country: "Sen. Quill". */
static bool is_called_so(const name_reader *reader, const candidate *c, const roster_row *row) {
  if (!(row->leads & OFFICE_OF_MANY)) return true;
  return c->has_title && c->title.office.len && is_country_said(reader, roster_str(reader->offices, row->country));
}

uint32_t person__find_holder(const name_reader *reader, const candidate *c, token_range name) {
  hit_range hits = token_hits(reader->tokens, name.first);
  uint32_t best = NO_HOLDER;
  for (const list_hit *hit = hits.first; hit < hits.end; hit++) {
    if (hit->list != LIST_ROSTER || hit->tag == FORM_CALLING || name.first + hit->length != name.end) continue;
    if (!is_meant(reader, c, hit->row)) continue;
    if (best == NO_HOLDER || roster_in_force(&reader->offices->rows[hit->row], reader->date)) best = hit->row;
  }
  return best;
}

static bool begins_with(ng_str text, ng_str part) {
  return text.len > part.len && memcmp(text.ptr, part.ptr, part.len) == 0 && text.ptr[part.len] == ' ';
}

/* "Vladimir V. Putin": whom the last name calls, where a full name has that initial behind the first name; "Joseph R. Biden Jr.", "John F. Kerry": where
 * the first name is the same, of those who have held an office. */
uint32_t find_holder_by_initial(const name_reader *reader, const candidate *c) {
  const token_table *tokens = reader->tokens;
  token_range name = c->name;
  if (is_suffix(reader, name.end - 1)) name.end--;
  if (name.end != name.first + 3 || !is_bare_initial(reader, name.first + 1)) return NO_HOLDER;
  uint32_t letter = tokens->tokens[name.first + 1].start, from = tokens->tokens[name.first].start;
  ng_str initial = {tokens->text.ptr + from, letter + 1 - from}, given = token_text(tokens, name.first);
  hit_range hits = token_hits(tokens, name.end - 1);
  uint32_t best = NO_HOLDER;
  for (const list_hit *hit = hits.first; hit < hits.end; hit++) {
    if (hit->list != LIST_ROSTER || hit->tag != FORM_CALLING || hit->length > 1) continue;
    const roster_row *row = &reader->offices->rows[hit->row];
    ng_str aliases = roster_str(reader->offices, row->aliases);
    bool known = begins_with(roster_str(reader->offices, row->person), given) || begins_with(aliases, given);
    if (!str_holds(aliases, initial) && !(known && reader->date && row->start <= reader->date)) continue;
    if (!is_meant(reader, c, hit->row)) continue;
    if (best == NO_HOLDER || roster_in_force(row, reader->date)) best = hit->row;
  }
  return best;
}

static bool title_fits(const name_reader *reader, const title_part *title, const roster_row *row) {
  if (title->gender && row->gender && title->gender != row->gender) return false; /* "Mrs Howard" is not John Howard */
  if ((title->office.len || title->lead > LEADS) && !roster_fits(reader->offices, row, office_of_title(title))) return false;
  return !title->country.len || str_equal(title->country, roster_str(reader->offices, row->country));
}

bool is_head_of_named(const name_reader *reader, const candidate *c, uint32_t row) {
  const roster_row *holder = &reader->offices->rows[row];
  const uint32_t first = c->name.first;
  if (!(holder->leads & (OFFICE_OF_STATE | OFFICE_OF_GOVERNMENT)) || holder->leads & OFFICE_OF_MANY) return false;
  const bool acts = is_before_verb(reader, c->name.end), owned = first && is_word(reader, first - 1, WORD_GENITIVE);
  if (!acts && !owned) return false;
  return is_country_said(reader, roster_str(reader->offices, holder->country)) && !follows_place_word(reader, first);
}

/* "Bolivia's [Morales]": the country that owns the name that begins at `token`; empty without one. */
static ng_str country_of_owner(const name_reader *reader, uint32_t token) {
  if (token < 2 || !is_word(reader, token - 1, WORD_GENITIVE)) return STR("");
  const list_hit *hit = name_hit(reader, token - 2, LIST_GAZ);
  return hit && hit->length == 1 ? state_of_place(reader, hit->row) : STR("");
}

uint32_t find_called(const name_reader *reader, const candidate *c, bool past) {
  hit_range hits = token_hits(reader->tokens, c->name.end - 1);
  const ng_str owner = country_of_owner(reader, c->name.first);
  uint32_t found = NO_HOLDER;
  const uint8_t heads = OFFICE_OF_STATE | OFFICE_OF_GOVERNMENT; /* "President Carter", but not "Carter" */
  const uint8_t led = OFFICE_LEADS | (c->has_title && c->title.office.len ? heads : 0);
  for (const list_hit *hit = hits.first; hit < hits.end; hit++) {
    if (hit->list != LIST_ROSTER || hit->tag != FORM_CALLING || hit->length != 1) continue;
    const roster_row *row = &reader->offices->rows[hit->row];
    bool fits = past ? row->leads & led && (!reader->date || row->start <= reader->date) : roster_in_force(row, reader->date);
    if (!fits || (c->has_title && !title_fits(reader, &c->title, row)) || !is_called_so(reader, c, row)) continue;
    if (owner.len && !str_equal(owner, roster_str(reader->offices, row->country))) continue;
    if (found != NO_HOLDER && reader->offices->rows[found].person.at != row->person.at) return NO_HOLDER;
    found = hit->row;
  }
  return found;
}
