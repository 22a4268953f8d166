/* Words of status: modals, auxiliaries, negations, "planned", "prospect of", "reportedly". The list STATUS_WORD holds them. */
#include "fact/clause.h"

static uint16_t class_of(ng_str name) {
  static const struct {
    const char *name;
    uint16_t bit;
  } CLASSES[] = {{"be", CLASS_BE},
                 {"have", CLASS_HAVE},
                 {"do", CLASS_DO},
                 {"modal", CLASS_MODAL},
                 {"plan", CLASS_PLAN},
                 {"infinitive", CLASS_INFINITIVE},
                 {"negation", CLASS_NEGATION},
                 {"no", CLASS_NO},
                 {"noun-negation", CLASS_NOUN_NEGATION},
                 {"adverb", CLASS_ADVERB},
                 {"adjective", CLASS_ADJECTIVE},
                 {"noun", CLASS_NOUN},
                 {"condition", CLASS_CONDITION},
                 {"purpose", CLASS_PURPOSE},
                 {"evidential", CLASS_EVIDENTIAL},
                 {"now", CLASS_NOW}};
  for (size_t i = 0; i < sizeof CLASSES / sizeof *CLASSES; i++) {
    if (str_is(name, CLASSES[i].name)) return CLASSES[i].bit;
  }
  return 0;
}

static int column_of(const ng_lexicon *lexicon, int list, const char *name) {
  return list < 0 ? -1 : lexicon_column(lexicon, (uint32_t)list, str_of(name));
}

static void find_columns(event_lists *lists, const ng_lexicon *lexicon) {
  lists->verb_type = column_of(lexicon, lists->verbs, "type");
  lists->verb_mode = column_of(lexicon, lists->verbs, "mode");
  lists->verb_cameo = column_of(lexicon, lists->verbs, "cameo");
  lists->verb_pattern = column_of(lexicon, lists->verbs, "pattern");
  lists->verb_object = column_of(lexicon, lists->verbs, "object");
  lists->noun_type = column_of(lexicon, lists->nouns, "type");
  lists->noun_mode = column_of(lexicon, lists->nouns, "mode");
  lists->noun_cameo = column_of(lexicon, lists->nouns, "cameo");
  lists->noun_reciprocal = column_of(lexicon, lists->nouns, "reciprocal");
  lists->noun_kind = column_of(lexicon, lists->nouns, "kind");
  lists->object_classes = column_of(lexicon, lists->objects, "classes");
  lists->governor_type = column_of(lexicon, lists->governors, "type");
  lists->governor_cameo = column_of(lexicon, lists->governors, "cameo");
  lists->governor_status = column_of(lexicon, lists->governors, "status");
  lists->word_status = column_of(lexicon, lists->words, "status");
  lists->word_evidential = column_of(lexicon, lists->words, "evidential");
}

ng_status event_lists_init(event_lists *lists, const document *doc) {
  const ng_lexicon *lexicon = doc->tokens.lexicon;
  *lists = (event_lists){.verbs = lexicon_list(lexicon, STR("EVENT_VERB")),
                         .nouns = lexicon_list(lexicon, STR("EVENT_NOUN")),
                         .objects = lexicon_list(lexicon, STR("EVENT_OBJECT")),
                         .governors = lexicon_list(lexicon, STR("GOVERNING_VERB")),
                         .words = lexicon_list(lexicon, STR("STATUS_WORD"))};
  find_columns(lists, lexicon);
  int column = column_of(lexicon, lists->words, "class");
  uint32_t rows = lists->words >= 0 ? lexicon->lists[lists->words].row_count : 0;
  lists->word_class = ARENA_NEW(doc->arena, uint16_t, rows + 1);
  if (!lists->word_class) return NG_ERROR_MEMORY;
  for (uint32_t row = 0; column >= 0 && row < rows; row++)
    lists->word_class[row] = class_of(lexicon_cell(lexicon, (uint32_t)lists->words, row, (uint32_t)column));
  return NG_OK;
}

const list_hit *hit_of_list(const event_reader *reader, uint32_t token, int list) {
  return list >= 0 && token < reader->tokens->count ? token_hit(reader->tokens, token, (uint32_t)list) : NULL;
}

ng_str list_text(const event_reader *reader, const list_hit *hit, int list, int column) {
  if (!hit || list < 0 || column < 0) return STR("");
  return lexicon_cell(reader->lexicon, (uint32_t)list, reader->lexicon->entries[hit->entry].row, (uint32_t)column);
}

static uint8_t status_named(ng_str name) {
  static const char *const NAMES[] = {"past", "ongoing", "planned", "possible"};
  for (uint8_t i = 0; i < 4; i++) {
    if (str_is(name, NAMES[i])) return i;
  }
  return STATUS_UNKNOWN;
}

/* The status word of one of `classes` at `token` that is `length` tokens long (0: any). */
static uint32_t word_at(const event_reader *reader, uint32_t token, uint32_t length, uint32_t classes, const list_hit **found) {
  const token_table *tokens = reader->tokens;
  for (uint32_t i = tokens->first_hit[token]; reader->lists.words >= 0 && i < tokens->first_hit[token + 1]; i++) {
    const list_entry *entry = &reader->lexicon->entries[tokens->hits[i].entry];
    if (entry->list != reader->lists.words || (length && tokens->hits[i].length != length)) continue;
    uint32_t class = reader->lists.word_class[entry->row];
    if (!(class & classes)) continue;
    *found = &tokens->hits[i];
    return class;
  }
  return 0;
}

uint32_t status_word_before(const event_reader *reader, uint32_t token, uint32_t classes, uint32_t *first, uint8_t *status, uint8_t *evidential) {
  for (uint32_t length = 4; length > 0; length--) {
    const list_hit *hit;
    if (token < length) continue;
    uint32_t class = word_at(reader, token - length, length, classes, &hit);
    if (!class) continue;
    *first = token - length;
    if (status) *status = status_named(list_text(reader, hit, reader->lists.words, reader->lists.word_status));
    ng_str said = list_text(reader, hit, reader->lists.words, reader->lists.word_evidential);
    if (evidential && said.len) *evidential = str_is(said, "denied") ? EVIDENTIAL_DENIED : EVIDENTIAL_REPORTED;
    return class;
  }
  return 0;
}

uint32_t status_word_at(const event_reader *reader, uint32_t token, uint32_t classes, uint32_t *end, uint8_t *status) {
  const list_hit *hit;
  if (token >= reader->tokens->count) return 0;
  uint32_t class = word_at(reader, token, 0, classes, &hit);
  if (!class) return 0;
  *end = token + hit->length;
  if (status) *status = status_named(list_text(reader, hit, reader->lists.words, reader->lists.word_status));
  return class;
}
