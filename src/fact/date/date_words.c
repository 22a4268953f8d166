/* What the words in slots of date spans mean: units, seasons, parts of the day, directions. */
#include "fact/date/date_words.h"

#define W(literal) \
  { (literal), (uint32_t)(sizeof(literal) - 1) }

typedef struct {
  ng_str name;
  uint8_t value;
} word_value;

static const word_value UNITS[] = {
    {W("year"), UNIT_YEAR},       {W("month"), UNIT_MONTH},           {W("week"), UNIT_WEEK},       {W("day"), UNIT_DAY},
    {W("hour"), UNIT_HOUR},       {W("quarter"), UNIT_QUARTER},       {W("minute"), UNIT_MINUTE},   {W("second"), UNIT_SECOND},
    {W("weekend"), UNIT_WEEKEND}, {W("decade"), UNIT_DECADE},         {W("century"), UNIT_CENTURY}, {W("half"), UNIT_HALF},
    {W("fortnight"), UNIT_WEEK},  {W("millennium"), UNIT_MILLENNIUM}, {W("qtr"), UNIT_QUARTER},     {W("yr"), UNIT_YEAR}};
static const word_value SEASONS[] = {{W("SP"), SEASON_SPRING}, {W("SU"), SEASON_SUMMER}, {W("FA"), SEASON_FALL}, {W("WI"), SEASON_WINTER}};
static const word_value PARTS[] = {{W("MO"), PART_MORNING}, {W("MI"), PART_MIDDAY}, {W("AF"), PART_AFTERNOON},
                                   {W("EV"), PART_EVENING}, {W("NI"), PART_NIGHT},  {W("DT"), PART_DAYTIME}};
static const word_value REFERENCES[] = {{W("past"), REFERENCE_PAST}, {W("present"), REFERENCE_PRESENT}, {W("future"), REFERENCE_FUTURE}};
static const word_value FORMS[] = {{W("numeric"), FORM_NUMERIC},           {W("early"), FORM_EARLY},
                                   {W("history"), FORM_HISTORY},           {W("shared_back"), FORM_SHARED_BACK},
                                   {W("shared_ahead"), FORM_SHARED_AHEAD}, {W("month_first"), FORM_MONTH_FIRST},
                                   {W("day_first"), FORM_DAY_FIRST}};
static const word_value TYPES[] = {{W("DATE"), TIMEX_DATE}, {W("TIME"), TIMEX_TIME}, {W("DURATION"), TIMEX_DURATION}, {W("SET"), TIMEX_SET}};

/* What a word of direction means for a shift and for a named day or month. */
typedef struct {
  ng_str name;
  int8_t step;
  uint8_t shift, from_text, direction;
} direction_word;

static const direction_word DIRECTIONS[] = {
    {W("last"), -1, SHIFT_NAMED, 0, DIR_LAST},       {W("past"), -1, SHIFT_NAMED, 0, DIR_LAST},       {W("this"), 0, SHIFT_NAMED, 0, DIR_THIS},
    {W("next"), 1, SHIFT_NAMED, 0, DIR_NEXT},        {W("coming"), 1, SHIFT_NAMED, 0, DIR_NEXT},      {W("latest"), -1, SHIFT_NAMED, 0, DIR_LAST},
    {W("previous"), -1, SHIFT_NAMED, 1, DIR_LAST},   {W("preceding"), -1, SHIFT_NAMED, 1, DIR_LAST},  {W("prior"), -1, SHIFT_NAMED, 1, DIR_LAST},
    {W("following"), 1, SHIFT_NAMED, 1, DIR_NEXT},   {W("same"), 0, SHIFT_NAMED, 1, DIR_THIS},        {W("that"), 0, SHIFT_NAMED, 1, DIR_THIS},
    {W("ago"), -1, SHIFT_COUNT, 0, DIR_NONE},        {W("hence"), 1, SHIFT_COUNT, 0, DIR_NONE},       {W("earlier"), -1, SHIFT_COUNT, 1, DIR_NONE},
    {W("before"), -1, SHIFT_COUNT, 1, DIR_NONE},     {W("beforehand"), -1, SHIFT_COUNT, 1, DIR_NONE}, {W("later"), 1, SHIFT_COUNT, 1, DIR_NONE},
    {W("after"), 1, SHIFT_COUNT, 1, DIR_NONE},       {W("afterwards"), 1, SHIFT_COUNT, 1, DIR_NONE},  {W("afterward"), 1, SHIFT_COUNT, 1, DIR_NONE},
    {W("previously"), -1, SHIFT_COUNT, 1, DIR_NONE}, {W("from"), 1, SHIFT_COUNT, 1, DIR_NONE},        {W("bare"), 0, SHIFT_NAMED, 0, DIR_NONE},
    {W("ahead"), 0, SHIFT_NONE, 0, DIR_FUTURE},      {W("behind"), 0, SHIFT_NONE, 0, DIR_PAST},       {W("+"), 1, SHIFT_COUNT, 0, DIR_NONE},
    {W("-"), -1, SHIFT_COUNT, 0, DIR_NONE},          {W("told"), 0, SHIFT_NAMED, 0, DIR_THIS},
};

#define COUNT_OF(array) (uint32_t)(sizeof(array) / sizeof *(array))

bool date_word_is(ng_str text, ng_str word) {
  if (text.len != word.len) return false;
  if (text.len <= 8 && load_bytes(text.ptr, text.len) == load_bytes(word.ptr, word.len)) return true;
  for (uint32_t i = 0; i < text.len; i++) {
    char c = text.ptr[i];
    if (c >= 'A' && c <= 'Z' && !(word.ptr[i] >= 'A' && word.ptr[i] <= 'Z')) c = (char)(c + 32);
    if (c != word.ptr[i]) return false;
  }
  return true;
}

/* Same length and same first letter, whatever its case: most words are told apart by these. */
static bool may_be(ng_str text, ng_str word) {
  return text.len == word.len && ((text.ptr[0] ^ word.ptr[0]) & ~0x20) == 0;
}

static uint8_t look_up(const word_value *table, uint32_t count, ng_str text) {
  for (uint32_t i = 0; i < count; i++) {
    if (may_be(text, table[i].name) && date_word_is(text, table[i].name)) return table[i].value;
  }
  return 0;
}

uint8_t date_word(date_word_kind kind, ng_str text) {
  static const struct {
    const word_value *words;
    uint32_t count;
  } TABLES[] = {{UNITS, COUNT_OF(UNITS)},           {SEASONS, COUNT_OF(SEASONS)}, {PARTS, COUNT_OF(PARTS)},
                {REFERENCES, COUNT_OF(REFERENCES)}, {FORMS, COUNT_OF(FORMS)},     {TYPES, COUNT_OF(TYPES)}};
  return look_up(TABLES[kind].words, TABLES[kind].count, text);
}

/* "the previous" -> "previous", "this past" -> "past". */
static ng_str last_word(ng_str text) {
  for (uint32_t i = text.len; i > 0; i--) {
    if (is_space(text.ptr[i - 1])) return str_slice(text, i, text.len);
  }
  return text;
}

void date_word_direction(timex_parts *parts, ng_str text) {
  ng_str word = last_word(text);
  if (date_word_is(word, STR("next")) && word.ptr != text.ptr && date_word_is(str_slice(text, 0, 3), STR("the"))) word = STR("following");
  for (uint32_t i = 0; i < COUNT_OF(DIRECTIONS); i++) {
    if (!may_be(word, DIRECTIONS[i].name) || !date_word_is(word, DIRECTIONS[i].name)) continue;
    parts->direction = DIRECTIONS[i].direction;
    parts->step = DIRECTIONS[i].step;
    parts->shift = DIRECTIONS[i].shift;
    parts->from_text = DIRECTIONS[i].from_text;
    return;
  }
}
