/* Compiling the collapse table: the code of a governing event by its act, and what a classic coder prints for plans.
 *
 *     code REQUEST of AID -> 103 assist
 *     code AGREE of 045 -> 039
 *     code CONSULT 045 planned|possible -> AGREE 039
 *
 * Left: type, perhaps its CAMEO code, `of` with the type or CAMEO code of its act, statuses. Right: for plans the type that classic coders take,
 * the CAMEO code, and perhaps a mode. Lines further down win. */
#include "rule/compiler.h"

static const char *const STATUS_NAMES[] = {"past", "ongoing", "planned", "possible"};

static bool is_code(ng_str word) {
  return word.len && word.ptr[0] >= '0' && word.ptr[0] <= '9';
}

/* Bits of the statuses in "planned|possible"; 0 when one is unknown. */
static uint8_t read_statuses(ng_str names) {
  uint8_t bits = 0;
  while (names.len) {
    ng_str name = str_cut(&names, '|');
    uint8_t bit = 0;
    for (uint32_t i = 0; i < COUNT_OF(STATUS_NAMES); i++) bit |= str_is(name, STATUS_NAMES[i]) ? (uint8_t)(1u << i) : 0;
    if (!bit) return 0;
    bits |= bit;
  }
  return bits;
}

/* One word left of the arrow; false when it means nothing there. */
static bool read_left(rule_compiler *compiler, rule_event_code *code, ng_str word, bool of_act) {
  if (is_code(word)) {
    *(of_act ? &code->act_cameo : &code->own) = pool_add(&compiler->tables.pool, word);
    return true;
  }
  if (of_act) return (code->act = event_type_named(word)) != EVENT_NONE;
  if (!code->type) return (code->type = event_type_named(word)) != EVENT_NONE;
  return (code->statuses |= read_statuses(word)) != 0;
}

static void read_right(rule_compiler *compiler, rule_event_code *code, ng_str word) {
  uint8_t type = event_type_named(word);
  if (type)
    code->plover = type;
  else
    *(is_code(word) ? &code->cameo : &code->mode) = pool_add(&compiler->tables.pool, word);
}

void compile_event_code(rule_compiler *compiler, const placed_text *line) {
  rule_event_code code = {0};
  bool behind = false, of_act = false;
  for (ng_str rest = str_trim(line->text); rest.len; rest = str_trim(rest)) {
    ng_str word = str_cut(&rest, ' ');
    bool known = true;
    if (str_is(word, "->"))
      behind = true;
    else if (behind)
      read_right(compiler, &code, word);
    else if (str_is(word, "of"))
      of_act = true;
    else
      known = read_left(compiler, &code, word, of_act), of_act = false;
    if (known) continue;
    source_place place = place_inside(line->place, line->text, (uint32_t)(word.ptr - line->text.ptr));
    report_error(compiler->report, place, "'%.*s' is no type, code or status", STR_ARG(word));
    return;
  }
  if (!code.type || !code.cameo.len) report_error(compiler->report, line->place, "expected: code TYPE [of ACT] [status] -> [TYPE] CAMEO [mode]");
  VEC_PUSH(&compiler->event_codes, code);
}
