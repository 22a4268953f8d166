/* Titles beside names: "former South Korean President", "Mrs", "the actor". Read backwards from the name that they lead to. */
#include "fact/person.h"

static bool is_former(ng_str effect) {
  return str_is(effect, "former") || str_is(effect, "late") || str_is(effect, "then");
}

/* The country that a word before an office names: "US", "South Korean", "Russia's" is handled elsewhere. */
static const list_hit *country_ending(const name_reader *reader, uint32_t end, uint32_t least, uint32_t *first, ng_str *country) {
  const list_hit *hit = hit_ending(reader, end, least, NAME_DEMONYM, first);
  if (hit) {
    *country = roster_demonym_country(reader->offices, reader->lexicon->entries[hit->entry].row);
    return hit;
  }
  hit = hit_ending(reader, end, least, NAME_GAZ, first);
  if (!hit || !is_capitalised(reader, *first)) return NULL;
  const token_table *tokens = reader->tokens;
  for (const list_hit *h = hit; h < tokens->hits + tokens->first_hit[*first + 1] && h->length == hit->length; h++) {
    const list_entry *entry = &reader->lexicon->entries[h->entry];
    if (entry->list == (uint32_t)reader->lists->id[NAME_GAZ] && !country->len) *country = roster_place_country(reader->offices, entry->row);
  }
  return hit;
}

/* Modifiers, countries and organisations before the office word, backwards. */
static void read_before_title(const name_reader *reader, uint32_t least, title_part *title) {
  for (int steps = 0; steps < 4 && title->first > least; steps++) {
    uint32_t first;
    const list_hit *hit = hit_ending(reader, title->first, least, NAME_MODIFIER, &first);
    uint32_t dash = title->first - 1;
    if (!hit && token_at(reader, dash)->kind == TOKEN_DASH && dash > least) hit = hit_ending(reader, dash, least, NAME_MODIFIER, &first);
    if (hit) {
      ng_str effect = hit_text(reader, hit, reader->lists->effect);
      title->former |= is_former(effect);
      if (str_is(effect, "deputy")) title->office = STR(""), title->leader = 0;
      title->first = first;
      continue;
    }
    ng_str country = {"", 0};
    if (country_ending(reader, title->first, least, &first, &country)) {
      if (!title->country.len) title->country = country;
      title->first = first;
      continue;
    }
    unsigned list = 0;
    hit = NULL;
    for (uint32_t t = title->first > least + 5 ? title->first - 5 : least; t < title->first && !hit; t++) {
      hit = organization_hit(reader, t, &list);
      if (hit && t + hit->length != title->first) hit = NULL;
      if (hit) first = t;
    }
    if (!hit) return;
    if (list == NAME_IGO && !title->country.len) title->country = word_at(reader, first);
    title->first = first;
  }
}

bool read_title(const name_reader *reader, uint32_t least, uint32_t end, title_part *title) {
  uint32_t first;
  *title = (title_part){end, end, STR(""), STR(""), STR(""), 0, 0, 0, 0};
  const list_hit *hit = hit_ending(reader, end, least, NAME_TITLE, &first);
  const list_hit *honorific = NULL;
  if (!hit) honorific = hit_ending(reader, end, least, NAME_HONORIFIC, &first);
  if (!hit && !honorific) return false;
  if (honorific) {
    ng_str gender = hit_text(reader, honorific, reader->lists->honorific_gender);
    title->gender = gender.len && gender.ptr[0] != 'u' ? (uint8_t)gender.ptr[0] : 0;
    title->honorific = 1;
    title->first = first;
    title_part outer;
    if (first > least && read_title(reader, least, first, &outer) && !outer.honorific) {
      outer.end = end;
      outer.gender = title->gender;
      outer.honorific = 1;
      *title = outer;
    }
    return is_capitalised(reader, first);
  }
  title->first = first;
  title->office = hit_text(reader, hit, reader->lists->office);
  title->kind = hit_text(reader, hit, reader->lists->title_kind);
  title->leader = hit_int(reader, hit, reader->lists->leader) != 0;
  if (str_is(title->office, "king") || str_is(title->office, "prince") || str_is(title->office, "pope")) title->gender = 'm';
  if (str_is(title->office, "queen") || str_is(title->office, "princess")) title->gender = 'f';
  read_before_title(reader, least, title);
  return true;
}
