/* Codes of events: quad class, the CAMEO subcode by the governed act, and what a classic coder prints (`as_coded`). */
#include "fact/event.h"

static const struct {
  const char *type;
  uint8_t quad;
} QUADS[] = {{"AGREE", 1},  {"CONSULT", 1}, {"SUPPORT", 1},  {"CONCEDE", 1}, {"COOPERATE", 2}, {"AID", 2},      {"RETREAT", 2}, {"REQUEST", 3},
             {"ACCUSE", 3}, {"REJECT", 3},  {"THREATEN", 3}, {"PROTEST", 4}, {"SANCTION", 4},  {"MOBILIZE", 4}, {"COERCE", 4},  {"ASSAULT", 4}};

/* By the type of the governed act: CAMEO subcode and PLOVER mode of the governing event. */
static const struct {
  const char *type, *act, *cameo, *mode;
} SUBCODES[] = {
    {"AGREE", "CONSULT", "036", ""},
    {"AGREE", "COOPERATE", "031", ""},
    {"AGREE", "SUPPORT", "032", ""},
    {"AGREE", "AID", "033", ""},
    {"AGREE", "CONCEDE", "035", ""},
    {"AGREE", "RETREAT", "035", ""},
    {"REQUEST", "COOPERATE", "101", "assist"},
    {"REQUEST", "SUPPORT", "102", "assist"},
    {"REQUEST", "AID", "103", "assist"},
    {"REQUEST", "CONCEDE", "105", "yield"},
    {"REQUEST", "RETREAT", "105", "yield"},
    {"REQUEST", "CONSULT", "106", "meet"},
    {"REQUEST", "AGREE", "107", "meet"},
    {"REJECT", "COOPERATE", "121", "assist"},
    {"REJECT", "SUPPORT", "121", "assist"},
    {"REJECT", "AID", "122", "assist"},
    {"REJECT", "CONCEDE", "124", "yield"},
    {"REJECT", "RETREAT", "124", "yield"},
    {"REJECT", "CONSULT", "125", "meet"},
    {"REJECT", "REQUEST", "120", ""},
    {"REJECT", "AGREE", "125", "meet"},
    {"THREATEN", "SANCTION", "131", "restrict"},
    {"THREATEN", "REJECT", "130", ""},
    {"THREATEN", "PROTEST", "133", ""},
    {"THREATEN", "COERCE", "137", "arrest"},
    {"THREATEN", "ASSAULT", "138", "violence"},
    {"THREATEN", "MOBILIZE", "138", "violence"},
    {"ACCUSE", "ASSAULT", "112", "allege"},
    {"ACCUSE", "COERCE", "112", "allege"},
};

/* Planned and possible acts of cooperation are agreements to a classic coder: a planned meeting is 036. */
static const struct {
  const char *type, *cameo;
} INTENTS[] = {{"CONSULT", "036"}, {"COOPERATE", "031"}, {"SUPPORT", "032"}, {"AID", "033"}, {"CONCEDE", "035"}, {"RETREAT", "035"}};

/* Acts of conflict that are announced are threats: "said it would impose sanctions" is 1312. */
static const struct {
  const char *type, *cameo;
} THREATS[] = {{"SANCTION", "131"}, {"PROTEST", "133"}, {"COERCE", "137"}, {"ASSAULT", "138"}, {"MOBILIZE", "138"}};

bool is_cooperative(ng_str type) {
  for (size_t i = 0; i < sizeof QUADS / sizeof *QUADS; i++) {
    if (str_is(type, QUADS[i].type)) return QUADS[i].quad <= 2;
  }
  return false;
}

static void set_subcode(fact_event *event) {
  for (size_t i = 0; i < sizeof SUBCODES / sizeof *SUBCODES; i++) {
    if (!str_is(event->type, SUBCODES[i].type) || !str_is(event->act_type, SUBCODES[i].act)) continue;
    event->cameo = str_of(SUBCODES[i].cameo);
    if (SUBCODES[i].mode[0]) event->mode = str_of(SUBCODES[i].mode);
  }
  if (str_is(event->act_cameo, "045") && str_is(event->type, "AGREE")) event->cameo = STR("039");
  if (str_is(event->act_cameo, "085") && str_is(event->type, "REQUEST")) event->cameo = STR("1054");
  if (str_is(event->act_cameo, "086") && str_is(event->type, "REQUEST")) event->cameo = STR("1056");
  if (str_is(event->act_cameo, "086") && str_is(event->type, "AGREE")) event->cameo = STR("0356");
  if (str_is(event->act_cameo, "085") && str_is(event->type, "AGREE")) event->cameo = STR("0354");
  if (str_is(event->act_cameo, "084") && str_is(event->type, "AGREE")) event->cameo = STR("0353");
  if (str_is(event->act_cameo, "163") && str_is(event->type, "THREATEN")) event->cameo = STR("1312");
}

void set_codes(fact_event *event) {
  if (event->act_type.len) set_subcode(event);
  event->coded_plover = event->type;
  event->coded_cameo = event->cameo;
  for (size_t i = 0; i < sizeof QUADS / sizeof *QUADS; i++) {
    if (str_is(event->type, QUADS[i].type)) event->quad = QUADS[i].quad;
  }
  if (event->status != STATUS_PLANNED && event->status != STATUS_POSSIBLE) return;
  for (size_t i = 0; i < sizeof INTENTS / sizeof *INTENTS; i++) {
    if (!str_is(event->type, INTENTS[i].type)) continue;
    event->coded_plover = STR("AGREE");
    event->coded_cameo = str_is(event->cameo, "045") ? STR("039") : str_of(INTENTS[i].cameo);
  }
  for (size_t i = 0; i < sizeof THREATS / sizeof *THREATS; i++) {
    if (!str_is(event->type, THREATS[i].type)) continue;
    event->coded_plover = STR("THREATEN");
    event->coded_cameo = str_is(event->cameo, "163") ? STR("1312") : str_of(THREATS[i].cameo);
  }
}
