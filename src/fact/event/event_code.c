/* Codes of events: the subcode by the governed act, and what a classic coder prints (`as_coded`), by the collapse table of the rules. */
#include "fact/event/event.h"

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
