/* Regular English inflection. Words of one syllable double a final consonant after a single vowel (ban, banned); longer ones that do
 * (commit, committed) are rows of irregular.tsv. */
#include "rule/inflect.h"

static bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

static ng_str join(ng_str stem, const char *ending, char *out) {
  ng_str e = str_of(ending);
  if (stem.len + e.len >= INFLECTED_MAX) return stem;
  memcpy(out, stem.ptr, stem.len);
  memcpy(out + stem.len, e.ptr, e.len);
  return (ng_str){out, stem.len + e.len};
}

static ng_str shorten(ng_str s, uint32_t by) {
  return (ng_str){s.ptr, s.len - by};
}

static bool consonant_y(ng_str s) {
  return s.len > 1 && s.ptr[s.len - 1] == 'y' && !is_vowel(s.ptr[s.len - 2]);
}

/* One vowel group and consonant-vowel-consonant at the end, the last not w, x, y. */
static bool doubles(ng_str s) {
  if (s.len < 3) return false;
  char last = s.ptr[s.len - 1], vowel = s.ptr[s.len - 2];
  if (is_vowel(last) || last == 'w' || last == 'x' || last == 'y' || !is_vowel(vowel) || is_vowel(s.ptr[s.len - 3])) return false;
  for (uint32_t i = 0; i + 2 < s.len; i++) {
    if (is_vowel(s.ptr[i])) return false;
  }
  return true;
}

static ng_str double_last(ng_str lemma, const char *ending, char *out) {
  char tail[8] = {lemma.ptr[lemma.len - 1], 0};
  strncat(tail, ending, sizeof tail - 2);
  return join(lemma, tail, out);
}

ng_str inflect_s(ng_str lemma, char *out) {
  if (consonant_y(lemma)) return join(shorten(lemma, 1), "ies", out);
  if (str_ends(lemma, STR("s")) || str_ends(lemma, STR("x")) || str_ends(lemma, STR("z")) || str_ends(lemma, STR("ch")) || str_ends(lemma, STR("sh")))
    return join(lemma, "es", out);
  if (str_ends(lemma, STR("go")) || str_ends(lemma, STR("do")) || str_ends(lemma, STR("to"))) return join(lemma, "es", out);
  return join(lemma, "s", out);
}

ng_str inflect_past(ng_str lemma, char *out) {
  if (consonant_y(lemma)) return join(shorten(lemma, 1), "ied", out);
  if (str_ends(lemma, STR("e"))) return join(lemma, "d", out);
  return doubles(lemma) ? double_last(lemma, "ed", out) : join(lemma, "ed", out);
}

ng_str inflect_ing(ng_str lemma, char *out) {
  if (str_ends(lemma, STR("ie"))) return join(shorten(lemma, 2), "ying", out);
  if (str_ends(lemma, STR("e")) && !str_ends(lemma, STR("ee")) && !str_ends(lemma, STR("oe")) && !str_ends(lemma, STR("ye")))
    return join(shorten(lemma, 1), "ing", out);
  return doubles(lemma) ? double_last(lemma, "ing", out) : join(lemma, "ing", out);
}
