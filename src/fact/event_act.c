/* Governed acts: what somebody agrees to, demands, refuses or threatens to do. "agreed to [send aid]", "demand for [sanctions relief]". */
#include "fact/event.h"

/* Whether a noun of the class begins in [first, stop). Classes of a noun are separated by spaces. */
bool has_object_of(const event_reader *reader, uint32_t first, uint32_t stop, ng_str class) {
  for (uint32_t t = first; t < stop; t++) {
    const list_hit *hit = hit_of_list(reader, t, reader->lists.objects);
    ng_str classes = list_text(reader, hit, reader->lists.objects, reader->lists.object_classes);
    while (classes.len) {
      if (str_equal(str_cut(&classes, ' '), class)) return true;
    }
  }
  return false;
}

/* Words for what is governed as a thing: "denuclearisation", "a halt to" attacks. */
static bool read_ending(const event_reader *reader, uint32_t token, ng_str *type, ng_str *cameo) {
  static const char *const DISARM[] = {"denuclearization", "denuclearisation", "disarmament", "dismantlement"};
  static const char *const END[] = {"end", "halt", "stop"};
  if (ONE_OF(reader->tokens, token, DISARM)) {
    *type = STR("RETREAT");
    *cameo = STR("086");
    return true;
  }
  if (ONE_OF(reader->tokens, token, END) && is_word(reader->tokens, token + 1, "to")) {
    *type = STR("RETREAT");
    *cameo = STR("087");
    return true;
  }
  return false;
}

static bool act_of_verb(const event_reader *reader, uint32_t token, uint32_t stop, uint32_t *end, ng_str *type, ng_str *cameo) {
  const token_table *tokens = reader->tokens;
  for (uint32_t i = tokens->first_hit[token]; reader->lists.verbs >= 0 && i < tokens->first_hit[token + 1]; i++) {
    const list_hit *hit = &tokens->hits[i];
    if (reader->lexicon->entries[hit->entry].list != reader->lists.verbs) continue;
    if (reader->lexicon->entries[hit->entry].tag == FORM_S) continue; /* "sanctions" */
    ng_str object = list_text(reader, hit, reader->lists.verbs, reader->lists.verb_object);
    uint32_t behind = token + hit->length, far = behind + 8 < stop ? behind + 8 : stop, near = token > 8 ? token - 8 : 0;
    if (object.len && !has_object_of(reader, behind, far, object) && !has_object_of(reader, near, token, object)) continue;
    *type = list_text(reader, hit, reader->lists.verbs, reader->lists.verb_type);
    *cameo = list_text(reader, hit, reader->lists.verbs, reader->lists.verb_cameo);
    *end = behind;
    return true;
  }
  return false;
}

/* "sanctions relief", "that sanctions be lifted". Returns the token behind it, `from` when there is none. */
static uint32_t read_easing(const event_reader *reader, uint32_t from, uint32_t stop, ng_str *type, ng_str *cameo) {
  static const char *const EASING[] = {"relief", "lifted", "lifting", "lift", "eased", "ease", "easing", "removal", "removed", "relaxed", "waived"};
  uint32_t far = from + 12 < stop ? from + 12 : stop;
  if (!has_object_of(reader, from, far, STR("sanction"))) return from;
  for (uint32_t t = from; t < far; t++) {
    if (!ONE_OF(reader->tokens, t, EASING)) continue;
    *type = STR("CONCEDE");
    *cameo = STR("085");
    return t + 1;
  }
  return from;
}

uint32_t read_act(const event_reader *reader, uint32_t from, uint32_t stop, ng_str *type, ng_str *cameo) {
  uint32_t eased = read_easing(reader, from, stop, type, cameo);
  if (eased > from) return eased;
  for (uint32_t t = from; t < stop && t < from + 16; t++) {
    uint32_t end = t + 1;
    if (read_ending(reader, t, type, cameo)) return end;
    if (party_over(&reader->parties, t)) continue;
    if (act_of_verb(reader, t, stop, &end, type, cameo)) return end;
    const list_hit *noun = hit_of_list(reader, t, reader->lists.nouns);
    if (!noun) continue;
    *type = list_text(reader, noun, reader->lists.nouns, reader->lists.noun_type);
    *cameo = list_text(reader, noun, reader->lists.nouns, reader->lists.noun_cameo);
    return t + noun->length;
  }
  return from;
}
