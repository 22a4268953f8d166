/* Organisations that only the words around their names betray ("insurer Veltrin", "shares in Veltrin"): what rules of rules/en/35-organizations.rules
 * say, weighed against what else the name may be. */
#include "fact/person/organization.h"

/* The run that holds a token, NULL when it is in none. */
static const name_run *run_at(const name_reader *reader, uint32_t token) {
  uint32_t low = 0, high = reader->run_count;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (reader->runs[middle].end <= token)
      low = middle + 1;
    else
      high = middle;
  }
  return low < reader->run_count && reader->runs[low].first <= token ? &reader->runs[low] : NULL;
}

/* "the company Paul Otto founded", but not "the aid group Mercy Line". */
static bool is_person_name(const name_reader *reader, token_range span) {
  const uint32_t last = word_marks(reader, span.end - 1);
  if (phrase_marks(reader, span.first) & IS(ROSTER)) return true;
  return word_marks(reader, span.first) & (IS(FIRST_NAME) | IS(FAMILY_FIRST)) && (last & IS(SURNAME) || !(last & IS(ORDINARY)));
}

/* A person, a place, a people, a day, somebody's title, the end of a name. */
static bool is_other_name(const name_reader *reader, token_range span) {
  static const uint32_t OTHERS = IS(GAZ) | IS(DEMONYM) | IS(MONTH) | IS(WEEKDAY) | IS(NO_ORG) | IS(SUFFIX) | IS_BELIEF;
  for (uint32_t t = span.first; t < span.end; t++) {
    if (phrase_marks(reader, t) & (IS(TITLE) | IS(HONORIFIC))) return true;
  }
  return span.end - span.first == 1 ? (word_marks(reader, span.first) | phrase_marks(reader, span.first)) & OTHERS
                                    : is_listed_whole(reader, span, IS(GAZ) | IS(DEMONYM)) || is_person_name(reader, span);
}

/* "Johnson and Johnson", "Oppenheimer and Co.": the front of a longer name. */
static bool is_front(const name_reader *reader, token_range span) {
  if (!is_word(reader, span.end, WORD_AND) && !is_word(reader, span.end, WORD_COMMA)) return false;
  return reader->claims[span.end + 1] == CLAIM_ORGANIZATION || token_at(reader, span.end + 1)->lexeme == token_at(reader, span.first)->lexeme ||
         word_marks(reader, span.end + 1) & IS(SUFFIX);
}

/* The name of a sign: its run, but for the noun that opens a sentence before it ("Charity Mercy Line said"). */
static bool find_name(const name_reader *reader, const ng_span *sign, const span_capture *name, token_range *span) {
  const name_run *run = run_at(reader, name->end - 1);
  if (!run || run->flags & (RUN_SHOUTED | RUN_PLAIN)) return false;
  const bool holds_noun = sign->first >= run->first && sign->first < name->first;
  *span = (token_range){holds_noun ? name->first : run->first, run->end};
  if (holds_noun && sign->first != sentence_of(reader, sign->first)->first) return false;
  return token_at(reader, span->end - 1)->end - token_at(reader, span->first)->start > 1; /* "M/A-Com" */
}

/* "the campaign group Rail |for Europe|": what charities and the like are called after. */
static uint32_t over_cause(const name_reader *reader, uint32_t end) {
  const name_run *cause = is_word(reader, end, WORD_FOR) ? run_at(reader, end + 1) : NULL;
  return cause && cause->first == end + 1 ? cause->end : end;
}

bool read_organization_sign(const name_reader *reader, const span_table *spans, const ng_span *sign, token_range *span, ng_str *kind) {
  const span_slot *name = span_slot_find(spans, sign, SLOT_name);
  if (!name || name->kind != SLOT_IS_TOKENS || !find_name(reader, sign, &name->capture, span)) return false;
  *kind = span_text(spans, sign, SLOT_kind);
  if (str_is(*kind, "other")) span->end = over_cause(reader, span->end);
  return !is_claimed_range(reader, *span) && !is_other_name(reader, *span) && !is_front(reader, *span);
}
