/* Reading titles backwards from the name or the end that they lead to. */
#include "fact/person/title.h"

#include "fact/grammar.h"

ng_str state_of_place(const name_reader *reader, uint32_t row) {
  const place_row *place = &reader->places->rows[row];
  return place->kind == PLACE_COUNTRY ? gazetteer_iso3(reader->places, place->country) : STR("");
}

bool is_great_place(const name_reader *reader, uint32_t token) {
  hit_range hits = token_hits(reader->tokens, token);
  for (const list_hit *hit = hits.first; hit < hits.end; hit++) {
    if (hit->list != LIST_GAZ || hit->length != 1) continue;
    const place_row *place = &reader->places->rows[hit->row];
    if ((place->kind == PLACE_COUNTRY || place->kind == PLACE_CONTINENT) && !(place->flags & GAZ_WEAK)) return true;
  }
  return false;
}

static ng_str state_of_demonym(const name_reader *reader, uint32_t row) {
  uint32_t place = reader->places->demonyms[row].row;
  return place == NO_PLACE_ROW ? STR("") : state_of_place(reader, place);
}

/* The country that a word before an office names: "US", "South Korean"; false when no place stands there. */
static bool read_country(const name_reader *reader, uint32_t end, uint32_t least, uint32_t *first, ng_str *country) {
  const list_hit *hit = hit_ending(reader, end, least, LIST_DEMONYM, first);
  if (hit) {
    *country = state_of_demonym(reader, hit->row);
    return true;
  }
  hit = hit_ending(reader, end, least, LIST_GAZ, first);
  if (!hit || !is_capitalised(reader, *first)) return false;
  const list_hit *stop = token_hits(reader->tokens, *first).end;
  for (const list_hit *h = hit; h < stop && h->length == hit->length && !country->len; h++)
    if (h->list == LIST_GAZ) *country = state_of_place(reader, h->row);
  return true;
}

/* "the army [ousted] President Lee", "who [impeached] President Lee": a verb; but "the [ousted] President Lee", "Niger's [ousted] president". */
static bool is_done_to_title(const name_reader *reader, uint32_t modifier, uint32_t least) {
  if (modifier <= least || !token_ends(reader->tokens, modifier, STR("ed")) || token_at(reader, modifier)->casing != CASE_LOWER) return false;
  static const uint16_t HAVE[] = {WORD_HAS, WORD_HAVE, WORD_HAD};
  const uint32_t before = modifier - 1, grammar = grammar_of(reader->tokens, before);
  if (grammar) return grammar & GRAMMAR_CLAUSE || ONE_OF(reader->tokens, before, HAVE);
  bool word = token_at(reader, before)->kind == TOKEN_WORD && !token_ends(reader->tokens, before, STR("ly"));
  return word && !(reader->tokens->lists[before] & (list_bit(LIST_DEMONYM) | list_bit(LIST_OFFICE_MODIFIER)));
}

/* "former", also before a hyphen. */
static bool read_modifier(const name_reader *reader, uint32_t least, title_part *title) {
  uint32_t first, dash = title->first - 1;
  const list_hit *hit = hit_ending(reader, title->first, least, LIST_OFFICE_MODIFIER, &first);
  if (!hit && token_at(reader, dash)->kind == TOKEN_DASH && dash > least) hit = hit_ending(reader, dash, least, LIST_OFFICE_MODIFIER, &first);
  if (!hit || is_done_to_title(reader, first, least)) return false;
  switch (reader->lists->modifiers[hit->row].effect) {
    case EFFECT_ELECT: title->not_yet = 1; /* fall through */
    case EFFECT_FORMER: title->not_now = 1; break;
    case EFFECT_DEPUTY:
      title->office = str_is(title->kind, "minister") ? STR("minister") : STR("");
      title->lead = LEADS_NOTHING;
      break;
    default: break;
  }
  title->first = first;
  return true;
}

#define BODIES \
  (list_bit(LIST_IGO) | list_bit(LIST_PARTY) | list_bit(LIST_ARMED_GROUP) | list_bit(LIST_MEDIA) | list_bit(LIST_COMPANY) | list_bit(LIST_AGENCY))

/* "UN Secretary-General", "FBI director". */
static bool read_body(const name_reader *reader, uint32_t least, title_part *title) {
  for (uint32_t t = title->first > least + 5 ? title->first - 5 : least; t < title->first; t++) {
    if (!(reader->tokens->lists[t] & BODIES)) continue;
    unsigned mark = 0;
    const list_hit *hit = longest_hit(reader, t, IS_ORGANIZATION, &mark);
    if (!hit || t + hit->length != title->first) continue;
    if (mark == MARK_IGO && !title->country.len) title->country = hit_text(reader, hit, reader->lists->body);
    title->first = t;
    return true;
  }
  return false;
}

/* Modifiers, countries and organisations before the office word, backwards. */
static void read_before_title(const name_reader *reader, uint32_t least, title_part *title) {
  const uint64_t wanted = list_bit(LIST_OFFICE_MODIFIER) | list_bit(LIST_DEMONYM) | list_bit(LIST_GAZ) | BODIES;
  for (int steps = 0; steps < 4 && title->first > least; steps++) {
    uint32_t farthest = title->first > least + BEFORE_NAME ? title->first - BEFORE_NAME - 1 : least; /* a hyphen may stand before the title */
    if (!(lists_in(reader->tokens, farthest, title->first) & wanted)) return;
    if (read_modifier(reader, least, title)) continue;
    uint32_t first;
    ng_str country = STR("");
    if (read_country(reader, title->first, least, &first, &country)) {
      if (!title->country.len) title->country = country;
      title->first = first;
    } else if (!read_body(reader, least, title)) {
      return;
    }
  }
}

/* "Mrs", and an office before it: "President Dr. Ana Lopez". */
static bool read_honorific(const name_reader *reader, uint32_t least, uint32_t first, uint32_t end, const title_row *row, title_part *title) {
  title_part outer;
  if (first > least && read_title(reader, least, first, lists_before(reader->tokens, first), &outer) && !outer.honorific)
    *title = outer;
  else
    *title = (title_part){.first = first, .office = STR(""), .country = STR(""), .kind = STR(""), .sector = STR("")};
  title->end = end;
  title->gender = row->gender;
  title->honorific = 1;
  return is_capitalised(reader, first);
}

/* "will [host] Lee": a verb. */
static bool follows_modal(const name_reader *reader, uint32_t token) {
  if (!token) return false;
  switch (token_at(reader, token - 1)->lexeme) {
    case WORD_WILL:
    case WORD_WOULD:
    case WORD_CAN:
    case WORD_COULD:
    case WORD_MAY:
    case WORD_MIGHT:
    case WORD_SHOULD:
    case WORD_MUST: return true;
    default: return false;
  }
}

/* "[Minister of State for] Foreign Trade": where the title ends whose field of office the capitals before `end` are; `end` when they are none. */
static uint32_t before_field(const name_reader *reader, uint32_t least, uint32_t end) {
  enum { LONGEST_FIELD = 5 };
  uint32_t t = end;
  while (t > least && end - t < LONGEST_FIELD && (is_capitalised(reader, t - 1) || (t < end && is_word(reader, t - 1, WORD_AND)))) t--;
  return t < end && t > least && is_word(reader, t - 1, WORD_FOR) ? t - 1 : end;
}

/* "a [major] Clinton campaign", but "Army [major] Lee". */
static bool is_adjective(const name_reader *reader, uint32_t first, uint32_t end) {
  bool major = end == first + 1 && is_word(reader, first, WORD_MAJOR) && token_at(reader, first)->casing == CASE_LOWER;
  return major && end < reader->tokens->count && is_capitalised(reader, end) && !(first > 0 && is_capitalised(reader, first - 1));
}

bool title__read(const name_reader *reader, uint32_t least, uint32_t end, uint64_t lists, title_part *title) {
  uint32_t first;
  const list_hit *hit = lists & list_bit(LIST_TITLE) ? token_hit_ending(reader->tokens, end, least, LIST_TITLE, &first) : NULL;
  if (hit && (follows_modal(reader, first) || is_adjective(reader, first, end))) return false;
  if (!hit && lists & list_bit(LIST_TITLE)) {
    const uint32_t field = before_field(reader, least, end);
    hit = field < end ? token_hit_ending(reader->tokens, field, least, LIST_TITLE, &first) : NULL;
    if (hit && !is_capitalised(reader, first)) hit = NULL; /* "a lawyer for Acme Ann Lee" */
  }
  if (hit) {
    const title_row *row = &reader->lists->titles[hit->row];
    *title = (title_part){first, end, row->office, STR(""), row->kind, row->sector, row->gender, row->lead, 0, 0, 0};
    read_before_title(reader, least, title);
    return true;
  }
  hit = lists & list_bit(LIST_HONORIFIC) ? token_hit_ending(reader->tokens, end, least, LIST_HONORIFIC, &first) : NULL;
  return hit && read_honorific(reader, least, first, end, &reader->lists->honorifics[hit->row], title);
}

roster_office office_of_title(const title_part *title) {
  static const uint8_t LEADS_BITS[] = {0, 0, OFFICE_LEADS, OFFICE_OF_STATE, OFFICE_OF_GOVERNMENT};
  return (roster_office){title->office, LEADS_BITS[title->lead]};
}
