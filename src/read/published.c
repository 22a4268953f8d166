/* Reading the date of an article. */
#include "read/published.h"

#include "base/month.h"

/* A date being read. hour -1: no time; zone NO_ZONE: none known, else minutes east of Greenwich. */
typedef struct {
  ng_str rest;
  int64_t year, month, day, hour, minute, second, zone;
} date_reader;

#define NO_ZONE INT64_MIN

typedef struct {
  const char *name;
  int minutes;
} zone_name;

static const zone_name ZONES[] = {{"Z", 0},      {"UTC", 0},    {"GMT", 0},    {"UT", 0},     {"EST", -300}, {"EDT", -240},
                                  {"CST", -360}, {"CDT", -300}, {"MST", -420}, {"MDT", -360}, {"PST", -480}, {"PDT", -420},
                                  {"BST", 60},   {"CET", 60},   {"CEST", 120}, {"JST", 540}};
static const char *const MONTHS[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static bool is_letter(char c) {
  return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z';
}

static void skip(date_reader *date, uint32_t count) {
  date->rest = str_slice(date->rest, count, date->rest.len);
}

static void skip_spaces(date_reader *date) {
  while (date->rest.len && (is_space(date->rest.ptr[0]) || date->rest.ptr[0] == ',')) skip(date, 1);
}

static bool take_char(date_reader *date, const char *any) {
  if (!date->rest.len || !date->rest.ptr[0] || !strchr(any, date->rest.ptr[0])) return false;
  skip(date, 1);
  return true;
}

static uint32_t digit_count(ng_str text) {
  uint32_t count = 0;
  while (count < text.len && is_digit(text.ptr[count])) count++;
  return count;
}

/* A number of at least `least` digits, of which at most `most` are taken. */
static bool take_number(date_reader *date, uint32_t least, uint32_t most, int64_t *value) {
  uint32_t count = digit_count(date->rest);
  if (count < least) return false;
  if (count > most) count = most;
  *value = 0;
  for (uint32_t i = 0; i < count; i++) *value = *value * 10 + (date->rest.ptr[i] - '0');
  skip(date, count);
  return true;
}

/* A word of letters with the dot behind it, lower case, at most 15 bytes; empty when there is none. */
static void take_word(date_reader *date, char *word) {
  uint32_t len = 0;
  while (len < date->rest.len && len < 15 && is_letter(date->rest.ptr[len])) {
    word[len] = ascii_lower(date->rest.ptr[len]);
    len++;
  }
  word[len] = '\0';
  skip(date, len);
  if (len) take_char(date, ".");
}

static bool take_zone(date_reader *date) {
  skip_spaces(date);
  if (!date->rest.len) return false;
  char sign = date->rest.ptr[0];
  if (sign == '+' || sign == '-') {
    int64_t hours, minutes = 0;
    skip(date, 1);
    if (!take_number(date, 2, 2, &hours)) return false;
    take_char(date, ":");
    take_number(date, 2, 2, &minutes);
    if (hours > 14 || minutes > 59) return false;
    date->zone = (sign == '-' ? -1 : 1) * (hours * 60 + minutes);
    return true;
  }
  uint32_t len = 0;
  while (len < date->rest.len && is_letter(date->rest.ptr[len])) len++;
  for (size_t i = 0; i < sizeof ZONES / sizeof *ZONES; i++) {
    if (!str_is(str_slice(date->rest, 0, len), ZONES[i].name)) continue;
    skip(date, len);
    date->zone = ZONES[i].minutes;
    take_zone(date); /* "GMT+0900" */
    return true;
  }
  return false;
}

static void take_half_of_day(date_reader *date) {
  date_reader ahead = *date;
  char word[16];
  skip_spaces(&ahead);
  take_word(&ahead, word);
  take_char(&ahead, "mM"); /* "p.m." is "p." and "m" */
  take_char(&ahead, ".");
  bool is_pm = word[0] == 'p' && (!word[1] || (word[1] == 'm' && !word[2]));
  bool is_am = word[0] == 'a' && (!word[1] || (word[1] == 'm' && !word[2]));
  if ((!is_pm && !is_am) || date->hour > 12) return;
  date->hour = date->hour % 12 + (is_pm ? 12 : 0);
  date->rest = ahead.rest;
}

/* HH:MM[:SS[.fff]] [AM|PM] [zone]; HHMM[SS] when `is_compact`. */
static bool take_time(date_reader *date, bool is_compact) {
  date->second = 0;
  if (!take_number(date, is_compact ? 2 : 1, 2, &date->hour)) return false;
  if (!is_compact && !take_char(date, ":")) return false;
  if (!take_number(date, 2, 2, &date->minute)) return false;
  if ((is_compact && digit_count(date->rest) >= 2) || (!is_compact && take_char(date, ":"))) {
    if (!take_number(date, 2, 2, &date->second)) return false;
    if (take_char(date, ".")) skip(date, digit_count(date->rest));
  }
  if (!is_compact) take_half_of_day(date);
  take_zone(date);
  return true;
}

static bool take_optional_time(date_reader *date) {
  take_char(date, "T");
  skip_spaces(date);
  return !date->rest.len || take_time(date, false);
}

/* 2025-10-28, 2025/10/28 and 20251028, each with a time behind it. */
static bool read_iso(date_reader *date) {
  bool is_compact = digit_count(date->rest) >= 8;
  if (!take_number(date, 4, 4, &date->year)) return false;
  if (!is_compact && !take_char(date, "-/.")) return false;
  if (!take_number(date, is_compact ? 2 : 1, 2, &date->month)) return false;
  if (!is_compact && !take_char(date, "-/.")) return false;
  if (!take_number(date, is_compact ? 2 : 1, 2, &date->day)) return false;
  if (!is_compact) return take_optional_time(date);
  take_char(date, "T");
  skip_spaces(date);
  return !date->rest.len || take_time(date, date->rest.len < 3 || date->rest.ptr[2] != ':');
}

static bool take_month(date_reader *date) {
  char word[16];
  take_word(date, word);
  if (strlen(word) < 3) return false;
  for (int i = 0; i < 12; i++) {
    if (strncmp(word, MONTHS[i], 3) == 0) date->month = i + 1;
  }
  return date->month != 0;
}

/* "28 Oct 2025", "28-Oct-25": the day comes first. */
static bool read_day_month(date_reader *date) {
  if (!take_number(date, 1, 2, &date->day)) return false;
  take_char(date, "-");
  skip_spaces(date);
  if (!take_month(date)) return false;
  take_char(date, "-");
  skip_spaces(date);
  uint32_t digits = digit_count(date->rest);
  if ((digits != 2 && digits != 4) || !take_number(date, 2, 4, &date->year)) return false;
  if (digits == 2) date->year += date->year < 70 ? 2000 : 1900; /* RFC 2822 section 4.3, moved to news on paper */
  return take_optional_time(date);
}

/* "October 28, 2025", "Tue Oct 28 09:30:00 2025" */
static bool read_month_day(date_reader *date) {
  if (!take_month(date)) return false;
  skip_spaces(date);
  if (!take_number(date, 1, 2, &date->day)) return false;
  skip_spaces(date);
  if (digit_count(date->rest) == 2 && !take_time(date, false)) return false;
  skip_spaces(date);
  if (!take_number(date, 4, 4, &date->year)) return false;
  skip_spaces(date);
  if (date->hour >= 0) return true;
  return take_optional_time(date);
}

static bool read_words(date_reader *date) {
  date_reader ahead = *date;
  char word[16];
  take_word(&ahead, word);
  static const char *const DAYS[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  for (int i = 0; i < 7; i++) {
    if (strncmp(word, DAYS[i], 3) == 0) *date = ahead;
  }
  skip_spaces(date);
  if (!date->rest.len) return false;
  return is_digit(date->rest.ptr[0]) ? read_day_month(date) : read_month_day(date);
}

/* Civil date of a day count since 1970-01-01, after Howard Hinnant's days_from_civil. */
static void set_civil(date_reader *date, int64_t days) {
  days += 719468;
  int64_t era = days / 146097, of_era = days % 146097;
  int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int64_t day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int64_t month = (5 * day_of_year + 2) / 153;
  date->day = day_of_year - (153 * month + 2) / 5 + 1;
  date->month = month < 10 ? month + 3 : month - 9;
  date->year = year_of_era + era * 400 + (date->month <= 2);
}

/* 9 or 10 digits are seconds, 12 or 13 milliseconds; a fraction may follow. */
static bool read_epoch(date_reader *date) {
  uint32_t digits = digit_count(date->rest);
  int64_t seconds;
  if (!take_number(date, digits, digits, &seconds)) return false;
  if (digits >= 12) seconds /= 1000;
  if (take_char(date, ".")) skip(date, digit_count(date->rest));
  set_civil(date, seconds / 86400);
  date->hour = seconds % 86400 / 3600;
  date->minute = seconds % 3600 / 60;
  date->second = seconds % 60;
  date->zone = 0;
  return true;
}

static bool read_any(date_reader *date) {
  uint32_t digits = digit_count(date->rest);
  if (digits == 9 || digits == 10 || digits == 12 || digits == 13) return read_epoch(date);
  if (digits == 4 || digits == 8 || digits == 14) return read_iso(date);
  return read_words(date);
}

static bool is_valid(const date_reader *date) {
  if (date->year < 1000 || date->year > 2999 || date->month < 1 || date->month > 12) return false;
  if (date->day < 1 || date->day > days_in_month((int32_t)date->year, (int32_t)date->month)) return false;
  return date->hour < 24 && date->minute < 60 && date->second <= 60;
}

/* Writes `value` in `count` digits, with `mark` before them. */
static char *write_part(char *out, char mark, int64_t value, unsigned count) {
  *out++ = mark;
  for (unsigned i = count; i-- > 0; value /= 10) out[i] = (char)('0' + value % 10);
  return out + count;
}

/* Four digits, as is_valid asks for. */
static char *write_day(char *out, const date_reader *date) {
  out = write_part(out, (char)('0' + date->year / 1000), date->year % 1000, 3);
  out = write_part(out, '-', date->month, 2);
  return write_part(out, '-', date->day, 2);
}

static char *write_time(char *out, const date_reader *date) {
  if (date->hour < 0) return out;
  out = write_part(out, 'T', date->hour, 2);
  out = write_part(out, ':', date->minute, 2);
  out = write_part(out, ':', date->second, 2);
  if (date->zone == NO_ZONE) return out;
  int64_t minutes = date->zone < 0 ? -date->zone : date->zone;
  if (minutes) return write_part(write_part(out, date->zone < 0 ? '-' : '+', minutes / 60, 2), ':', minutes % 60, 2);
  *out = 'Z';
  return out + 1;
}

bool published_normal(char *out, ng_str raw) {
  date_reader date = {.rest = str_trim(raw), .hour = -1, .zone = NO_ZONE};
  bool is_date = date.rest.len && date.rest.len <= 64 && read_any(&date) && is_valid(&date);
  if (is_date) out = write_time(write_day(out, &date), &date);
  *out = '\0';
  return is_date;
}

/* Digits of a path from `at` on, between `least` and `most` of them and no more behind them; 0 when it is not so. */
static uint32_t path_number(ng_str url, uint32_t at, uint32_t least, uint32_t most, int64_t *value) {
  uint32_t count = 0;
  *value = 0;
  while (at + count < url.len && count <= most && is_digit(url.ptr[at + count])) *value = *value * 10 + (url.ptr[at + count++] - '0');
  return count >= least && count <= most ? count : 0;
}

static uint32_t path_month(ng_str url, uint32_t at, int64_t *month) {
  uint32_t count = path_number(url, at, 1, 2, month);
  if (count || at + 3 > url.len) return count;
  for (int i = 0; i < 12; i++) {
    bool is_same = true;
    for (uint32_t k = 0; k < 3; k++) is_same &= ascii_lower(url.ptr[at + k]) == MONTHS[i][k];
    if (!is_same) continue;
    *month = i + 1;
    count = 3;
    while (at + count < url.len && is_letter(url.ptr[at + count])) count++;
  }
  return count;
}

/* Year, month and day at `at`, parted by one character. */
static bool path_date(ng_str url, uint32_t at, date_reader *date) {
  int64_t all;
  if (path_number(url, at, 8, 8, &all)) {
    date->year = all / 10000, date->month = all / 100 % 100, date->day = all % 100;
    return true;
  }
  uint32_t count = path_number(url, at, 4, 4, &date->year);
  at += count;
  if (!count || at >= url.len || !strchr("/-_.", url.ptr[at])) return false;
  count = path_month(url, ++at, &date->month);
  at += count;
  if (!count || at >= url.len || !strchr("/-_.", url.ptr[at])) return false;
  return path_number(url, at + 1, 1, 2, &date->day) > 0;
}

bool published_in_url(char *out, ng_str url) {
  for (uint32_t at = 1; at < url.len; at++) {
    date_reader date = {.hour = -1, .zone = NO_ZONE};
    bool is_start = is_digit(url.ptr[at]) && !is_digit(url.ptr[at - 1]) && !is_letter(url.ptr[at - 1]);
    if (!is_start || !path_date(url, at, &date) || !is_valid(&date) || date.year < 1980) continue;
    *write_day(out, &date) = '\0';
    return true;
  }
  return false;
}

#define DATELINE_BYTES 160u /* place, date and agency before the dash */

/* What stands before the dash that ends a dateline; empty when there is none in the line. */
static ng_str before_dash(ng_str head) {
  for (uint32_t at = 1; at + 2 < head.len && head.ptr[at] != '\n'; at++) {
    bool is_hyphen = head.ptr[at] == '-' && (is_space(head.ptr[at - 1]) || head.ptr[at + 1] == '-');
    bool is_dash = memcmp(head.ptr + at, "\xE2\x80\x93", 3) == 0 || memcmp(head.ptr + at, "\xE2\x80\x94", 3) == 0;
    if (is_hyphen || is_dash) return str_slice(head, 0, at);
  }
  return str_slice(head, 0, 0);
}

static bool read_dateline(char *out, ng_str line) {
  ng_str head = before_dash(line);
  uint32_t capitals = 0;
  while (capitals < head.len && (ascii_lower(head.ptr[capitals]) != head.ptr[capitals] || strchr(" .-'/", head.ptr[capitals]))) capitals++;
  if (capitals < 3) return false; /* "LIMA, …" */
  for (uint32_t at = capitals; at + 3 < head.len; at++) {
    date_reader date = {.rest = str_trim(str_slice(head, at + 1, head.len)), .hour = -1, .zone = NO_ZONE};
    if (head.ptr[at] != ',' && head.ptr[at] != '(') continue;
    if (!date.rest.len || !is_letter(date.rest.ptr[0]) || !take_month(&date)) continue;
    skip_spaces(&date);
    if (!take_number(&date, 1, 2, &date.day)) continue;
    skip_spaces(&date);
    if (digit_count(date.rest) != 4 || !take_number(&date, 4, 4, &date.year) || !is_valid(&date)) continue;
    *write_day(out, &date) = '\0';
    return true;
  }
  return false;
}

bool published_in_dateline(char *out, ng_str text) {
  for (int i = 0; i < 2 && text.len; i++) { /* the first line, or the one below the headline */
    text = str_trim(text);
    if (read_dateline(out, str_slice(text, 0, text.len < DATELINE_BYTES ? text.len : DATELINE_BYTES))) return true;
    str_cut(&text, '\n');
  }
  return false;
}
