/* What the office table says about the persons of a document at its date. */
#include "base/error.h"
#include "fact/person/person.h"

/* "Yoon Suk-yeol: president of KOR" */
static int warn_mismatch(person_reader *people, const fact_person *person) {
  ng_arena *arena = people->reader->arena;
  fact_warning *warning = FACT_ADD(arena, people->reader->facts->warnings);
  char *text = arena_take(arena, person->canonical.len + person->office.len + person->country.len + 8);
  if (!warning || !text) return NG_ERROR_MEMORY;
  uint32_t len = 0;
  const ng_str parts[] = {person->canonical, STR(": "), person->office, STR(" of "), person->country};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    memcpy(text + len, parts[i].ptr, parts[i].len);
    len += parts[i].len;
  }
  *warning = (fact_warning){"office-holder-mismatch", {text, len}};
  return NG_OK;
}

/* "Mullah Dadullah": a cleric whom the table knows as the leader of rebels. */
static bool is_rebel_cleric(const fact_person *person, const title_row *title) {
  return title && str_is(title->sector, "REB") && str_is(person->sector, "REL");
}

/* "Secretary Clinton", "Governor Romney": who seeks an office at the date, and is called by one that the table has as over, or as no minister's. */
static bool keeps_title(const name_reader *reader, const fact_person *person, const person_name *name, const roster_row *row, int held) {
  bool seeks = row->leads & OFFICE_SOUGHT && roster_in_force(row, reader->date);
  return seeks && name->text_office && (name->not_now || held == 0 || (held < 0 && str_is(person->office, "minister")));
}

static int finish_person(person_reader *people, uint32_t index) {
  const name_reader *reader = people->reader;
  const roster *offices = reader->offices;
  fact_person *person = &reader->facts->people.items[index];
  const person_name *name = &people->names[index];
  person->is_former = name->not_now && !name->not_yet;
  person->is_told = name->text_office && !person->is_former;
  if (name->row == NO_HOLDER) {
    if (name->not_now) person->in_office = 0;
    return NG_OK;
  }
  const roster_row *row = &offices->rows[roster_best_row(offices, name->row, reader->date)];
  const title_row *title = title_of_row(reader, row);
  bool asserted = name->text_office && person->leader && !name->not_now;
  roster_office office = {person->office, name->text_lead};
  person->canonical = roster_str(offices, row->person);
  person->wikidata = roster_str(offices, row->wikidata);
  bool to_come = reader->date && row->start > reader->date; /* Trump in 2014: the office is none of his yet */
  if (!person->country.len && (!to_come || is_state(reader, roster_str(offices, row->country)))) person->country = roster_str(offices, row->country);
  if (!to_come && (!person->office.len || office.leads || !name->text_office || is_rebel_cleric(person, title))) {
    person->office = roster_str(offices, row->office);
    person->is_titled = person->is_private = false;
    person->sector = title ? title->sector : STR("");
    if (!office.leads) office.office = person->office;
  }
  int held = roster_in_office(offices, name->row, office, person->country, reader->date);
  if (keeps_title(reader, person, name, row, held)) { /* an office of the past is no more than a name */
    person->office = roster_str(offices, row->office);
    person->sector = title ? title->sector : STR("");
    person->is_titled = person->is_former = false;
    held = 1;
  }
  bool unknown = !reader->date || (row->leads & OFFICE_SOUGHT && name->text_office);
  person->in_office = (int8_t)(name->not_now && person->is_former ? 0 : held >= 0 ? held : unknown ? -1 : roster_in_force(row, reader->date));
  person->is_told &= held != 0 || roster_near_office(offices, name->row, office, person->country, reader->date);
  person->is_told |= name->is_called;
  if (!name->text_office) person->leader = person->in_office == 1 && is_lead_row(reader, row);
  if (title && !person->sector.len && person->in_office == 1) person->sector = title->sector; /* "Committee chairman Nunn" */
  return asserted && held == 0 ? warn_mismatch(people, person) : NG_OK;
}

int finish_people(person_reader *people) {
  int status = SORT_MENTIONS(people->reader->arena, people->reader->facts->person_mentions, &people->sorted);
  for (uint32_t i = 0; i < people->reader->facts->people.count && status == NG_OK; i++) status = finish_person(people, i);
  return status;
}
