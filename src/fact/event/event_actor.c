/* Who the parties of events are once all is known: those out of office act for none, strikers are labour, and who has no state is of the article's. */
#include "fact/event/event.h"
#include "fact/party/party_find.h"

/* "Former minister Lee", Clinton in 2016: who has left an office, or does not hold it yet, acts for none; but "Lee, the Labour candidate". */
static bool is_out_of_office(const document *doc, const event_party *p) {
  static const char *const OF_TABLE[] = {"GOV", "LEG", "MIL"};
  if (p->ref.kind != REF_PERSON) return false;
  const fact_person *person = &doc->facts.people.items[p->ref.index];
  if (person->is_former || person->in_office != 0 || person->is_titled || person->is_told) return person->is_former;
  for (size_t i = 0; i < sizeof OF_TABLE / sizeof *OF_TABLE; i++) {
    if (str_ends(p->cameo, str_of(OF_TABLE[i]))) return true;
  }
  return false;
}

static void drop_sectors(const document *doc, event_party *side, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    ng_str *code = &side[i].cameo;
    if (code->len == 6 && !str_starts(*code, STR("IGO")) && is_out_of_office(doc, &side[i])) code->len = 3;
  }
}

/* "[Pilots] went on strike", "[workers] marched", "[workers] clashed with police", "[pilots] threatened to strike": civilians who down tools act as
 * labour. False when memory runs out. */
static bool name_labour(const document *doc, const fact_event *event) {
  static const uint16_t HANDS[] = {WORD_WORKERS, WORD_EMPLOYEES};
  bool clash = event->type == EVENT_ASSAULT && event->reciprocal, threat = event->type == EVENT_THREATEN && event->act_type == EVENT_PROTEST;
  if (event->type != EVENT_PROTEST && !clash && !threat) return true;
  for (uint32_t i = 0; i < event->actor_count; i++) {
    ng_str *code = &event->actors[i].cameo;
    bool strikes = str_is(event->mode, "strike") || str_is(event->act_cameo, "143"); /* CAMEO: conduct strike or boycott */
    bool labour = strikes || ONE_OF(&doc->tokens, event->actors[i].span.end - 1, HANDS);
    if (labour && event->actors[i].ref.kind == REF_NONE && str_ends(*code, STR("CVL")))
      *code = actor_code(doc, str_slice(*code, 0, code->len - 3), STR("LAB"));
    if (!code->ptr) return false;
  }
  return true;
}

/* "OSLO, May 2 - [Kolmari Inc] said": a firm, trade body or union that reports from its home. */
static bool reports_from_home(const document *doc, const event_party *p) {
  if (!str_ends(p->cameo, STR("BUS")) && !str_ends(p->cameo, STR("LAB"))) return false;
  const organization_mention *mention = doc->facts.organization_mentions.items;
  while (mention->organization != p->ref.index) mention++;
  return doc->sentences.items[doc->sentences.of_token[mention->span.first]].dateline_end > 0;
}

/* A minister, judge or general. */
static bool holds_office(const event_party *p) {
  static const char *const SECTORS[] = {"GOV", "LEG", "JUD", "MIL"};
  for (size_t i = 0; p->ref.kind == REF_PERSON && i < sizeof SECTORS / sizeof *SECTORS; i++) {
    if (str_ends(p->cameo, str_of(SECTORS[i]))) return true;
  }
  return false;
}

/* "QATAR UNVEILS BUDGET": the only state of a headline, which it begins with; empty in others. */
static ng_str state_of_title(const event_reader *reader) {
  const place_mention *mention = party_place(&reader->parties, reader->doc, 0);
  bool state = mention && reader->doc->facts.places.items[mention->place].kind == PLACE_COUNTRY;
  return state && is_headline(reader, 0) ? reader->parties.headline : STR("");
}

/* "A U.S. judge … [Judge Lee]": the state of the only judge, officer or soldier of some state that the article tells of; empty where it tells of two. */
static ng_str state_of_peers(const event_reader *reader, ng_str sector) {
  static const char *const SECTORS[] = {"JUD", "MIL", "COP"};
  ng_str state = STR("");
  bool served = false;
  for (size_t i = 0; i < sizeof SECTORS / sizeof *SECTORS; i++) served |= str_is(sector, SECTORS[i]);
  for (uint32_t i = 0; served && i < reader->parties.count; i++) {
    const party *p = &reader->parties.items[i];
    if (p->kind != PARTY_GROUP || !p->members[0].country.len || !str_ends(p->members[0].cameo, sector)) continue;
    if (state.len && !str_equal(state, p->members[0].country)) return STR("");
    state = p->members[0].country;
  }
  return state;
}

/* The state of people and firms of whom nothing tells it: that of an article that names little else, for a firm that of its dateline, for an official
 * that of the headline's actor. False when memory runs out. */
static bool name_homes(event_reader *reader, event_party *side, uint32_t count) {
  const document *doc = reader->doc;
  for (uint32_t i = 0; i < count; i++) {
    event_party *p = &side[i];
    bool bare = str_is(p->cameo, "NGO"), named = p->ref.kind == REF_PERSON || p->ref.kind == REF_ORGANIZATION;
    if (p->country.len || !named || !(bare || str_starts(p->cameo, STR("---")))) continue;
    ng_str home = likely_home(&reader->parties, doc);
    if (p->ref.kind == REF_ORGANIZATION && reports_from_home(doc, p)) home = reader->parties.home;
    if (!home.len && holds_office(p)) home = state_of_title(reader);
    if (!home.len && p->ref.kind == REF_PERSON && p->cameo.len == 6) home = state_of_peers(reader, str_slice(p->cameo, 3, 6));
    if (!home.len) continue;
    p->country = home;
    p->cameo = actor_code(doc, home, str_slice(p->cameo, bare ? 0 : 3, p->cameo.len));
    if (!p->cameo.ptr) return false;
  }
  return true;
}

/* "[Peru]'s government", "the [Peruvian] government": whose state its own words tell. */
static bool is_owned(const event_reader *reader, const event_party *p) {
  const uint32_t first = p->span.first - (p->span.first > 0 && token_is(&reader->doc->tokens, p->span.first - 1, WORD_GENITIVE));
  for (uint32_t t = first - (first > 0); t < p->span.end; t++) {
    if (party_place(&reader->parties, reader->doc, t)) return true;
  }
  return false;
}

/* "The Federal Government asked [Indonesia]": a government is not of the state that it turns to, wherever the text stands; of the article's home then, or
 * of none that is told. False when memory runs out. */
static bool part_from_recipient(event_reader *reader, fact_event *event) {
  static const uint16_t WORDS[] = {WORD_GOVERNMENT, WORD_ADMINISTRATION};
  const document *doc = reader->doc;
  for (uint32_t i = 0; i < event->actor_count && !event->reciprocal; i++) {
    event_party *p = &event->actors[i];
    bool inferred = ONE_OF(&doc->tokens, p->span.end - 1, WORDS) && p->country.len && !is_owned(reader, p);
    for (uint32_t k = 0; inferred && k < event->recipient_count; k++) {
      const event_party *other = &event->recipients[k];
      bool state = other->ref.kind == REF_PLACE && doc->facts.places.items[other->ref.index].kind == PLACE_COUNTRY;
      if (!state || !str_equal(other->country, p->country) || token_is(&doc->tokens, other->span.end, WORD_GENITIVE)) continue;
      ng_str home = reader->parties.home;
      p->country = str_equal(home, other->country) ? STR("") : home;
      p->cameo = actor_code(doc, p->country, STR("GOV"));
      if (!p->cameo.ptr) return false;
      break;
    }
  }
  return true;
}

ng_status settle_actors(event_reader *reader) {
  const document *doc = reader->doc;
  for (uint32_t i = 0; i < doc->facts.events.count; i++) {
    fact_event *event = &doc->facts.events.items[i];
    if (!part_from_recipient(reader, event)) return NG_ERROR_MEMORY;
    if (!name_labour(doc, event)) return NG_ERROR_MEMORY;
    bool leaves = str_is(event->mode, "resign") && event->status == STATUS_PAST; /* "Lee, who resigned last year": from the office */
    if (!leaves) drop_sectors(doc, event->actors, event->actor_count);
    drop_sectors(doc, event->recipients, event->recipient_count);
    bool named = name_homes(reader, event->actors, event->actor_count) && name_homes(reader, event->recipients, event->recipient_count);
    if (!named) return NG_ERROR_MEMORY;
  }
  return NG_OK;
}
