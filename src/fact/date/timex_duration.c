/* Writing durations: lengths of time, and the stretch of the calendar that they take when it is told. */
#include "fact/date/timex_text.h"

/* An amount in the unit that TIMEX3 writes it in: decades and centuries in years, quarters in months, half an hour in minutes. */
typedef struct {
  int64_t thousandths;
  char letter;
  bool is_clock;
} written_amount;

static written_amount written(const timex_amount *amount) {
  int64_t n = amount->thousandths;
  switch (amount->unit) {
    case UNIT_SECOND: return (written_amount){n, 'S', true};
    case UNIT_MINUTE: return n < 1000 ? (written_amount){n * 60, 'S', true} : (written_amount){n, 'M', true};
    case UNIT_HOUR: return n < 1000 ? (written_amount){n * 60, 'M', true} : (written_amount){n, 'H', true};
    case UNIT_DAY: return n < 1000 ? (written_amount){n * 24, 'H', true} : (written_amount){n, 'D', false};
    case UNIT_WEEK: return (written_amount){n, 'W', false};
    case UNIT_MONTH: return (written_amount){n, 'M', false};
    case UNIT_QUARTER: return (written_amount){n * 3, 'M', false};
    case UNIT_HALF: return (written_amount){n * 6, 'M', false};
    case UNIT_SEASON: return (written_amount){n * 3, 'M', false};
    case UNIT_DECADE: return (written_amount){n * 10, 'Y', false};
    case UNIT_CENTURY: return (written_amount){n * 100, 'Y', false};
    case UNIT_MILLENNIUM: return (written_amount){n * 1000, 'Y', false};
    default: return n < 1000 ? (written_amount){n * 12, 'M', false} : (written_amount){n, 'Y', false};
  }
}

/* "3", "2.5" */
static void add_thousandths(timex_text *text, int64_t n) {
  text_number(text, n / 1000, 1);
  int rest = (int)(n % 1000), width = 3;
  if (!rest) return;
  for (; rest % 10 == 0; rest /= 10) width--;
  text_char(text, '.');
  text_number(text, rest, width);
}

static void add_unknown_amount(timex_text *text, const timex_amount *amount) {
  static const char *const LETTERS[] = {"X", "S", "M", "H", "NI", "D", "WE", "W", "M", "Q", "H", "SE", "Y", "DE", "CE", "ML"};
  if (amount->unit && amount->unit <= UNIT_HOUR) text_char(text, 'T');
  text_char(text, 'X');
  text_word(text, LETTERS[amount->unit]);
}

static void add_whole(timex_text *text, int64_t n, char letter) {
  text_number(text, n, 1);
  text_char(text, letter);
}

/* What is over a whole number of years, hours or minutes goes into the next unit: "two and a half years" is P2Y6M, "a minute and a half" PT1M30S. */
static bool add_in_two_units(timex_text *text, const written_amount *w) {
  int64_t rest = w->thousandths % 1000, parts = w->letter == 'Y' ? 12 : 60;
  bool has_smaller = w->letter == 'Y' || (w->is_clock && w->letter != 'S');
  if (!rest || !has_smaller || rest * parts % 1000) return false;
  if (w->thousandths >= 1000) add_whole(text, w->thousandths / 1000, w->letter);
  add_whole(text, rest * parts / 1000, w->letter == 'M' ? 'S' : 'M');
  return true;
}

static void add_amount(timex_text *text, const timex_amount *amount, bool *in_clock) {
  if (amount->unknown) {
    add_unknown_amount(text, amount);
    return;
  }
  if (amount->unit == UNIT_WEEKEND) {
    add_thousandths(text, amount->thousandths);
    text_word(text, "WE");
    return;
  }
  written_amount w = written(amount);
  if (w.is_clock && !*in_clock) {
    text_char(text, 'T');
    *in_clock = true;
  }
  if (add_in_two_units(text, &w)) return;
  add_thousandths(text, w.thousandths);
  text_char(text, w.letter);
}

/* "the past three days" ends now, "the next three days" begins now; so does "in three weeks". */
static void write_duration_interval(timex_result *result, const timex_parts *parts, const timex_context *context) {
  int32_t now, stop, far, far_stop;
  timex_point moved;
  timex_parts count = *parts;
  count.shift = SHIFT_COUNT;
  bool is_back = parts->direction == DIR_LAST || parts->direction == DIR_PAST;
  bool is_ahead = parts->direction == DIR_NEXT || parts->direction == DIR_FUTURE;
  if (!is_back && !is_ahead) return;
  count.step = is_back ? -1 : 1;
  if (context->now.grain > UNIT_DAY || !timex_interval(&now, &stop, &context->now)) return;
  for (uint32_t i = 0; i < parts->amount_count; i++) {
    if (parts->amounts[i].unknown || parts->amounts[i].unit <= UNIT_HOUR) return;
  }
  bool keep_day = parts->amounts[0].unit >= UNIT_MONTH && parts->amount_count == 1;
  if (keep_day) {
    int64_t months = written(&parts->amounts[0]).thousandths * (written(&parts->amounts[0]).letter == 'Y' ? 12 : 1) / 1000;
    if (months > 12000) return;
    civil_date day = add_months(civil_from_days(now), count.step * (int32_t)months);
    if (!is_civil_date(day)) return;
    far = days_from_civil(day);
  } else if (!timex__shift_point(&moved, &context->now, &count, false) || !timex_interval(&far, &far_stop, &moved)) {
    return;
  } else if (moved.grain == UNIT_WEEK) {
    far = now + count.step * 7 * (int32_t)(parts->amounts[0].thousandths / 1000);
  }
  timex_text begin = TEXT_BEGIN(result->begin), end = TEXT_BEGIN(result->stop);
  text_day(&begin, is_back ? far : now);
  text_day(&end, is_back ? stop : far + 1);
}

void timex__write_duration(timex_result *result, const timex_parts *parts, const timex_context *context) {
  bool in_clock = false;
  timex_text text = TEXT_BEGIN(result->value);
  text_char(&text, 'P');
  for (uint32_t i = 0; i < parts->amount_count; i++) add_amount(&text, &parts->amounts[i], &in_clock);
  if (!parts->amount_count) text_word(&text, "XX");
  if (parts->type == TIMEX_DURATION && parts->amount_count) write_duration_interval(result, parts, context);
}
