/* Codes of events: the subcode by the governed act, and what a classic coder prints (`as_coded`), by the collapse table of the rules. */
#include "fact/event/event.h"
#include "fact/party/party_find.h"

static bool code_is(const ng_ruleset *rules, image_text want, ng_str code) {
  return !want.len || str_equal(image_str(rules, want), code);
}

static bool fits(const ng_ruleset *rules, const rule_event_code *code, const fact_event *event) {
  if (code->type != event->type || (code->act && code->act != event->act_type)) return false;
  if (code->statuses && !(code->statuses & 1u << event->status)) return false;
  return code_is(rules, code->own, event->cameo) && code_is(rules, code->act_cameo, event->act_cameo);
}

void set_codes(const ng_ruleset *rules, fact_event *event) {
  const rule_event_code *own = NULL, *coded = NULL;
  for (uint32_t i = 0; i < rules->event_code_count; i++) {
    const rule_event_code *code = &rules->event_codes[i];
    if (!fits(rules, code, event)) continue;
    *(code->plover ? &coded : &own) = code;
  }
  event->quad = (uint8_t)event_type_quad(event->type);
  if (own) event->cameo = image_str(rules, own->cameo);
  if (own && own->mode.len) event->mode = image_str(rules, own->mode);
  event->coded_type = coded ? coded->plover : event->type;
  event->coded_cameo = coded ? image_str(rules, coded->cameo) : event->cameo;
}

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
  bool clash = event->type == EVENT_ASSAULT && event->reciprocal, threat = event->type == EVENT_THREATEN && event->act_type == EVENT_PROTEST;
  if (event->type != EVENT_PROTEST && !clash && !threat) return true;
  for (uint32_t i = 0; i < event->actor_count; i++) {
    ng_str *code = &event->actors[i].cameo;
    bool strikes = str_is(event->mode, "strike") || str_is(event->act_cameo, "143"); /* CAMEO: conduct strike or boycott */
    bool labour = strikes || token_is(&doc->tokens, event->actors[i].span.end - 1, WORD_WORKERS);
    if (labour && event->actors[i].ref.kind == REF_NONE && str_ends(*code, STR("CVL")))
      *code = actor_code(doc, str_slice(*code, 0, code->len - 3), STR("LAB"));
    if (!code->ptr) return false;
  }
  return true;
}

ng_status settle_sectors(document *doc) {
  for (uint32_t i = 0; i < doc->facts.events.count; i++) {
    const fact_event *event = &doc->facts.events.items[i];
    if (!name_labour(doc, event)) return NG_ERROR_MEMORY;
    bool leaves = str_is(event->mode, "resign") && event->status == STATUS_PAST; /* "Lee, who resigned last year": from the office */
    if (!leaves) drop_sectors(doc, event->actors, event->actor_count);
    drop_sectors(doc, event->recipients, event->recipient_count);
  }
  return NG_OK;
}
