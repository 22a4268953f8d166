/* Making the tables of event_tables.h. */
#include "fact/event_tables.h"

#include "fact/facts.h"
#include "text/words.h"

static uint32_t class_of(ng_str name) {
  static const struct {
    const char *name;
    uint32_t bit;
  } CLASSES[] = {{"be", CLASS_BE},
                 {"have", CLASS_HAVE},
                 {"do", CLASS_DO},
                 {"modal", CLASS_MODAL},
                 {"plan", CLASS_PLAN},
                 {"infinitive", CLASS_INFINITIVE},
                 {"negation", CLASS_NEGATION},
                 {"noun-negation", CLASS_NOUN_NEGATION},
                 {"adverb", CLASS_ADVERB},
                 {"adjective", CLASS_ADJECTIVE},
                 {"noun", CLASS_NOUN},
                 {"condition", CLASS_CONDITION},
                 {"purpose", CLASS_PURPOSE},
                 {"evidential", CLASS_EVIDENTIAL},
                 {"now", CLASS_NOW},
                 {"falsehood", CLASS_FALSEHOOD},
                 {"saying", CLASS_SAYING},
                 {"habit", CLASS_HABIT}};
  for (size_t i = 0; i < sizeof CLASSES / sizeof *CLASSES; i++) {
    if (str_is(name, CLASSES[i].name)) return CLASSES[i].bit;
  }
  return 0;
}

static int index_of(ng_str name, const char *const *names, int count) {
  for (int i = 0; i < count; i++) {
    if (str_is(name, names[i])) return i;
  }
  return -1;
}

/* The text of `column` in row `row`; empty when the list has no such column. */
static ng_str cell_text(const ng_lexicon *lexicon, uint32_t list, uint32_t row, ng_str column) {
  int index = lexicon_column(lexicon, list, column);
  return index < 0 ? STR("") : lexicon_cell(lexicon, list, row, (uint32_t)index);
}

static status_word read_word(const ng_lexicon *lexicon, uint32_t row) {
  static const char *const STATUSES[] = {"past", "ongoing", "planned", "possible"};
  int status = index_of(cell_text(lexicon, LIST_STATUS_WORD, row, STR("status")), STATUSES, 4);
  ng_str said = cell_text(lexicon, LIST_STATUS_WORD, row, STR("evidential"));
  return (status_word){.classes = class_of(cell_text(lexicon, LIST_STATUS_WORD, row, STR("class"))),
                       .status = status < 0 ? STATUS_UNKNOWN : (uint8_t)status,
                       .evidential = str_is(said, "denied") ? EVIDENTIAL_DENIED
                                     : said.len             ? EVIDENTIAL_REPORTED
                                                            : EVIDENTIAL_ASSERTED};
}

static uint8_t read_governor(const ng_lexicon *lexicon, uint32_t row) {
  static const char *const NAMES[] = {"past", "ongoing", "planned", "possible", "purpose", "negative", "averted", "cancelled", "delayed", "spent"};
  int index = index_of(cell_text(lexicon, LIST_STATUS_VERB, row, STR("status")), NAMES, 10);
  return index < 0 ? GOVERNS_PAST : (uint8_t)index;
}

static uint8_t read_outcome(const ng_lexicon *lexicon, uint32_t row) {
  static const char *const NAMES[] = {"", "occurs", "lasts", "ends", "held", "gone", "delayed", "planned", "proposed", "announced"};
  int index = index_of(cell_text(lexicon, LIST_OUTCOME_VERB, row, STR("tells")), NAMES, 10);
  return index < 0 ? OUTCOME_NONE : (uint8_t)index;
}

const char *const SECTOR_NAMES[SECTOR_COUNT] = {"CVL", "GOV", "MIL", "COP", "LEG", "JUD", "REB", "OPP", "LAB",
                                                "MED", "NGO", "UAF", "BUS", "PTY", "REL", "",    ""};

/* Kinds of GROUP_PERSON that act for more than themselves. */
static uint16_t sector_of_kind(ng_str kind) {
  static const char *const KINDS[] = {"leader", "official", "legislator", "journalist", "security", "armed", "legal"};
  static const uint16_t SECTORS[] = {SECTOR_GOV | SECTOR_ABROAD, SECTOR_GOV, SECTOR_LEG, SECTOR_MED, SECTOR_COP, SECTOR_REB, SECTOR_JUD};
  int index = index_of(kind, KINDS, 7);
  return index < 0 ? SECTOR_CVL : SECTORS[index];
}

static uint16_t read_sector(const ng_lexicon *lexicon, uint32_t row) {
  static const struct {
    const char *word;
    uint16_t flag;
  } FLAGS[] = {{"state", SECTOR_OF_STATE},
               {"abroad", SECTOR_ABROAD},
               {"voice", SECTOR_VOICE},
               {"office", SECTOR_OFFICE},
               {"firm", SECTOR_FIRM | SECTOR_ANYWHERE},
               {"anywhere", SECTOR_ANYWHERE},
               {"member", SECTOR_MEMBER},
               {"named", SECTOR_NAMED}};
  ng_str sector = cell_text(lexicon, LIST_PARTY_NOUN, row, STR("sector")), of = cell_text(lexicon, LIST_PARTY_NOUN, row, STR("of"));
  int index = str_is(sector, "PAIR") ? SECTOR_PAIR : index_of(sector, SECTOR_NAMES, SECTOR_PAIR);
  uint32_t flags = 0;
  while (of.len) {
    ng_str word = str_cut(&of, ' ');
    for (size_t i = 0; i < sizeof FLAGS / sizeof *FLAGS; i++) flags |= str_is(word, FLAGS[i].word) ? FLAGS[i].flag : 0;
  }
  return (uint16_t)((index < 0 ? SECTOR_CVL : (uint32_t)index) | flags);
}

bool is_state_office(const ng_lexicon *lexicon, uint32_t row) {
  static const char *const KINDS[] = {"minister", "legislator", "court"};
  return index_of(cell_text(lexicon, LIST_TITLE, row, STR("kind")), KINDS, 3) >= 0;
}

ng_str igo_code(const ng_lexicon *lexicon, uint32_t row) {
  return cell_text(lexicon, LIST_IGO, row, STR("cameo"));
}

static void read_bodies(event_tables *tables, const ng_lexicon *lexicon) {
  for (uint32_t row = 0; row < lexicon->lists[LIST_IGO].row_count; row++) {
    ng_str name = cell_text(lexicon, LIST_IGO, row, STR("body"));
    if (name.len) tables->bodies[tables->body_count++] = (office_body){name, igo_code(lexicon, row)};
  }
}

static uint8_t read_subject(const ng_lexicon *lexicon, uint32_t row) {
  ng_str text = cell_text(lexicon, LIST_LIGHT_VERB, row, STR("subject"));
  if (str_is(text, "gets")) return SUBJECT_GETS;
  if (str_is(text, "stirs")) return SUBJECT_STIRS;
  return text.len ? SUBJECT_NONE : SUBJECT_ACTS;
}

static uint8_t read_ordinal(const ng_lexicon *lexicon, uint32_t row) {
  int column = lexicon_column(lexicon, LIST_ORDINAL, STR("num"));
  int32_t number = column < 0 ? 0 : lexicon_cell_int(lexicon, LIST_ORDINAL, row, (uint32_t)column);
  return number > 0 && number <= UINT8_MAX ? (uint8_t)number : 0;
}

ng_status event_tables_init(event_tables *tables, ng_arena *arena, const ng_lexicon *lexicon) {
  const word_list *lists = lexicon->lists;
  tables->words = ARENA_NEW(arena, status_word, lists[LIST_STATUS_WORD].row_count + 1);
  tables->governors = ARENA_NEW(arena, uint8_t, lists[LIST_STATUS_VERB].row_count + 1);
  tables->outcomes = ARENA_NEW(arena, uint8_t, lists[LIST_OUTCOME_VERB].row_count + 1);
  tables->group_sectors = ARENA_NEW(arena, uint16_t, lists[LIST_GROUP_PERSON].row_count + 1);
  tables->light_verbs = ARENA_NEW(arena, uint8_t, lists[LIST_LIGHT_VERB].row_count + 1);
  tables->ordinals = ARENA_NEW(arena, uint8_t, lists[LIST_ORDINAL].row_count + 1);
  tables->noun_sectors = ARENA_NEW(arena, uint16_t, lists[LIST_PARTY_NOUN].row_count + 1);
  tables->bodies = ARENA_NEW(arena, office_body, lists[LIST_IGO].row_count + 1);
  tables->body_count = 0;
  if (!tables->words || !tables->governors || !tables->group_sectors || !tables->noun_sectors || !tables->light_verbs || !tables->outcomes ||
      !tables->ordinals || !tables->bodies)
    return NG_ERROR_MEMORY;
  read_bodies(tables, lexicon);
  for (uint32_t row = 0; row < lists[LIST_STATUS_WORD].row_count; row++) tables->words[row] = read_word(lexicon, row);
  for (uint32_t row = 0; row < lists[LIST_STATUS_VERB].row_count; row++) tables->governors[row] = read_governor(lexicon, row);
  for (uint32_t row = 0; row < lists[LIST_ORDINAL].row_count; row++) tables->ordinals[row] = read_ordinal(lexicon, row);
  for (uint32_t row = 0; row < lists[LIST_LIGHT_VERB].row_count; row++) tables->light_verbs[row] = read_subject(lexicon, row);
  for (uint32_t row = 0; row < lists[LIST_OUTCOME_VERB].row_count; row++) tables->outcomes[row] = read_outcome(lexicon, row);
  for (uint32_t row = 0; row < lists[LIST_GROUP_PERSON].row_count; row++)
    tables->group_sectors[row] = sector_of_kind(cell_text(lexicon, LIST_GROUP_PERSON, row, STR("kind")));
  for (uint32_t row = 0; row < lists[LIST_PARTY_NOUN].row_count; row++) tables->noun_sectors[row] = read_sector(lexicon, row);
  for (uint32_t row = 0; row < lists[LIST_EVENT_OBJECT].row_count; row++) {
    ng_str class = cell_text(lexicon, LIST_EVENT_OBJECT, row, STR("class"));
    if (str_is(class, "sport")) tables->sport_row = row;
    if (str_is(class, "measure")) tables->measure_row = row;
    if (str_is(class, "proposal")) tables->proposal_row = row;
    if (str_is(class, "charge")) tables->charge_row = row;
    if (str_is(class, "scheme")) tables->scheme_row = row;
  }
  return NG_OK;
}
