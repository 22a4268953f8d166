/* Where a party without a country of its own is at home. */
#include "fact/party/party_find.h"

enum { HOME_WAY = 100 }; /* tokens to each side: far more than an ordinary sentence has */

bool stands_where(const document *doc, uint32_t token) {
  enum { LONGEST_WAY = 6 };
  bool listed = token > 1 && token_is(&doc->tokens, token - 1, WORD_INCLUDING); /* "in several cities, including Oslo" */
  if (listed) token -= 1 + token_is(&doc->tokens, token - 2, WORD_COMMA);
  for (uint32_t back = 1; back <= LONGEST_WAY && back <= token; back++) {
    uint32_t at = token - back, grammar = grammar_of(&doc->tokens, at);
    if (grammar & GRAMMAR_SCENE) return true;
    /* "in the northern city [of] Kirkuk" */
    bool kind = at > 0 && token_is(&doc->tokens, at, WORD_OF) && token_hit(&doc->tokens, at - 1, LIST_PLACE_NOUN);
    if ((grammar & GRAMMAR_PREPOSITION && !kind) || doc->tokens.tokens[at].kind == TOKEN_PUNCT) return false;
  }
  return false;
}

/* What the places of a sentence say about a home. `several` when they do not agree. */
typedef struct {
  ng_str scene, other;
  bool several_scenes, several_others;
} home_signs;

static void note_home(ng_str *home, bool *several, ng_str country) {
  *several |= home->len && !str_equal(*home, country);
  if (!home->len) *home = country;
}

static void read_signs(const party_table *table, const document *doc, uint32_t first, uint32_t stop, home_signs *signs) {
  for (uint32_t t = first; (t = next_over(table, t, stop, OVER_PLACE)) < stop; t++) {
    const place_mention *mention = party_place(table, doc, t);
    if (mention->span.first != t || mention->role == ROLE_EMBEDDED || is_behind_stance(doc, t)) continue;
    ng_str country = state_code(doc, mention->place);
    if (!country.len) continue;
    bool town = mention->role == ROLE_ADJECTIVE && token_hit(&doc->tokens, mention->span.end, LIST_PLACE_NOUN); /* "in the [French] town of Arras" */
    const bool state = doc->facts.places.items[mention->place].kind == PLACE_COUNTRY; /* "in Lima killed 10 [U.S.] citizens" */
    const bool owns = state && token_hit(&doc->tokens, mention->span.end, LIST_GROUP_PERSON);
    if (mention->role == ROLE_DATELINE || ((mention->role == ROLE_LITERAL || town) && !owns && stands_where(doc, t)))
      note_home(&signs->scene, &signs->several_scenes, country);
    else
      note_home(&signs->other, &signs->several_others, country);
  }
}

ng_str home_behind(const party_table *table, const document *doc, uint32_t end) {
  static const uint16_t ORIGINS[] = {WORD_ORIGIN, WORD_DESCENT, WORD_ANCESTRY};
  uint32_t t = end + 1;
  bool joins = grammar_of(&doc->tokens, end) & GRAMMAR_SCENE || token_is(&doc->tokens, end, WORD_OF) || token_is(&doc->tokens, end, WORD_FROM);
  if (!joins) return STR("");
  /* "members of parliament [accused] Peru", "talks with creditors on [rescheduling] Peru's debt" */
  while (t < end + 4 && t < doc->tokens.count && !(table->over[t] & OVER_PLACE) && !token_has_flag(&doc->tokens, t, FLAG_VERB_PAST) &&
         !token_ends(&doc->tokens, t, STR("ing")))
    t++;
  const place_mention *mention = t < end + 4 ? party_place(table, doc, t) : NULL;
  const ng_token *dash = mention ? &doc->tokens.tokens[mention->span.end] : NULL;
  if (dash && dash->kind == TOKEN_DASH && dash->flags & TOKEN_GLUED) return STR(""); /* "investigators of the [Iran]-contra affair" */
  bool ancestors = mention && ONE_OF(&doc->tokens, mention->span.end, ORIGINS);      /* "Malaysians of [Chinese] descent" */
  return mention && !ancestors ? state_code(doc, mention->place) : STR("");
}

/* "to Spain, where [police] arrested him": the state that the clause is about; empty in other clauses. */
static ng_str home_of_where(const party_table *table, const document *doc, uint32_t first) {
  enum { WAY = 4 };
  uint32_t t = first;
  while (t > 3 && first - t < WAY && !token_is(&doc->tokens, t - 1, WORD_WHERE) && doc->tokens.tokens[t - 1].kind != TOKEN_PUNCT) t--;
  bool where = t > 3 && token_is(&doc->tokens, t - 1, WORD_WHERE) && token_is(&doc->tokens, t - 2, WORD_COMMA);
  const place_mention *place = where ? party_place(table, doc, t - 3) : NULL;
  return place ? state_code(doc, place->place) : STR("");
}

/* Courts and police, who are of their town. */
static bool is_of_law(const document *doc, uint32_t token) {
  const list_hit *hit = token_hit(&doc->tokens, token, LIST_PARTY_NOUN);
  const uint32_t kind = hit ? doc->event_tables->noun_sectors[hit->row] & SECTOR_MASK : SECTOR_NOBODY;
  return kind == SECTOR_JUD || kind == SECTOR_COP;
}

/* "the [Tokyo] government", "a [Lyon] court", "the [Queensland] opposition": the state of the capital, the province, or any town of a court, that stands
 * right before; empty when none does. */
static ng_str seat_before(const party_table *table, const document *doc, uint32_t first) {
  if (first < 1 || !(table->over[first - 1] & OVER_PLACE)) return STR("");
  const place_mention *mention = party_place(table, doc, first - 1);
  uint32_t row = doc->facts.places.items[mention->place].row, before = mention->span.first;
  bool seat = row != NO_REF && doc->rules->places.rows[row].flags & GAZ_CAPITAL &&
              ((before && token_is(&doc->tokens, before - 1, WORD_THE)) || !stands_where(doc, before));
  bool town = is_of_law(doc, first) && mention->role == ROLE_LITERAL && !stands_where(doc, before);
  bool land = doc->facts.places.items[mention->place].kind == PLACE_ADMIN1 && mention->role == ROLE_LITERAL && !stands_where(doc, before);
  return (seat || town || land) && mention->span.end == first ? state_code(doc, mention->place) : STR("");
}

/* "the government said [that] graves in Belgium": to the first clause behind the people who are looked at, which has scenes of its own. */
static uint32_t own_clause_end(const document *doc, uint32_t from, uint32_t stop) {
  while (from < stop && !is_subordinator(&doc->tokens, from)) from++;
  return from;
}

ng_str home_of(const party_table *table, const document *doc, uint32_t first, uint32_t end, party_homing homing) {
  const ng_sentence *sentence = &doc->sentences.items[doc->sentences.of_token[first]];
  uint32_t from = first > sentence->first + HOME_WAY ? first - HOME_WAY : sentence->first;
  uint32_t stop = sentence->end > end + HOME_WAY ? end + HOME_WAY : sentence->end;
  bool of = token_is(&doc->tokens, end, WORD_OF) || token_is(&doc->tokens, end, WORD_FROM);
  ng_str near = homing == HOMING_ABROAD && !of ? STR("") : home_behind(table, doc, end); /* "the ministers in Paris" */
  if (!near.len) near = home_of_where(table, doc, first);
  if (!near.len) near = seat_before(table, doc, first);
  if (near.len || homing == HOMING_ABROAD) return near;
  bool abroad = token_is(&doc->tokens, end, WORD_FROM) && doc->tokens.tokens[end + 1].kind == TOKEN_NUMBER; /* "delegates from 22 countries" */
  if (abroad) return STR("");
  const bool official = homing == HOMING_OFFICIAL || homing == HOMING_POLICE;
  if (homing == HOMING_OFFICIAL && table->home.len) return table->home;
  home_signs signs = {0};
  read_signs(table, doc, from, official ? own_clause_end(doc, end, stop) : stop, &signs);
  if (signs.scene.len && !(homing == HOMING_POLICE && signs.several_scenes)) return signs.several_scenes ? STR("") : signs.scene;
  if (homing == HOMING_POLICE && table->home.len) return table->home;
  if (official && table->has_places) return STR("");
  if (homing == HOMING_ARMED || signs.several_others) return STR("");
  bool abroad_too = table->home.len && signs.other.len && !str_equal(signs.other, table->home); /* "the man killed a Malay": in an article of Oslo */
  return abroad_too ? STR("") : table->home.len ? table->home : signs.other;
}

/* The number of walked tokens before `token`. */
static uint32_t walked_before(const token_table *tokens, uint32_t token) {
  uint32_t first = 0, end = tokens->walked_count;
  while (first < end) {
    uint32_t middle = first + (end - first) / 2;
    if (tokens->walked[middle] < token)
      first = middle + 1;
    else
      end = middle;
  }
  return first;
}

/* "Peruvian police … [the police]": the state of the same noun named before with one; empty when none or several were. A scene in the sentence
 * ("police in Oslo") tells more. */
ng_str home_of_namesake(const party_table *table, const document *doc, token_range noun) {
  enum { FARTHEST = 4096 }; /* walked tokens: more than an article has, so that huge texts take no longer for each word */
  ng_str country = STR("");
  bool definite = noun.first && token_is(&doc->tokens, noun.first - 1, WORD_THE);
  if ((!definite && table->home.len) || home_behind(table, doc, noun.end).len) return country;
  const token_table *tokens = &doc->tokens;
  const bool one = definite && !token_ends(tokens, noun.end - 1, STR("s")) && !token_is(tokens, noun.end - 1, WORD_PEOPLE);
  const uint32_t head = tokens->tokens[noun.end - 1].lexeme, length = noun.end - noun.first, count = walked_before(tokens, noun.first);
  for (uint32_t i = count > FARTHEST ? count - FARTHEST : 0; i < count; i++) {
    const uint32_t t = tokens->walked[i];
    if (tokens->tokens[t].lexeme != head || t + 1 < length) continue;
    ng_str other = STR("");
    names_state(table, (token_range){t + 1 - length, t + 1}, &other, doc);
    if (!other.len && one) other = home_behind(table, doc, t + 1); /* "a court in Houston … [the court]" */
    if (country.len && other.len && !str_equal(country, other)) return STR("");
    if (!country.len) country = other;
  }
  return country;
}

/* Whether all states that the sentence of `token` names before `stop` are `country`; dateline and scenes aside. */
static bool is_sentence_of(const party_table *table, const document *doc, uint32_t token, uint32_t stop, ng_str country) {
  const ng_sentence *sentence = &doc->sentences.items[doc->sentences.of_token[token]];
  if (stop > sentence->end) stop = sentence->end;
  for (uint32_t t = sentence->first; (t = next_over(table, t, stop, OVER_PLACE)) < stop; t++) {
    const place_mention *place = party_place(table, doc, t);
    bool scene = place->role == ROLE_LITERAL && stands_where(doc, t); /* "in New York": where somebody is */
    ng_str other = scene || place->role == ROLE_DATELINE ? STR("") : state_code(doc, place->place);
    if (other.len && !str_equal(other, country)) return false;
  }
  return true;
}

/* The state of three in four of the places that stand where something is ("in [Oslo]", the dateline); empty without at least two. */
static ng_str find_scene(const party_table *table, const document *doc) {
  enum { LEAST = 2 };
  ng_str country = STR("");
  uint32_t all = 0, count = 0;
  for (int turn = 0; turn < 2; turn++) { /* first who may have the majority: who is left when all others are paired off; then whether */
    uint32_t votes = 0;
    for (uint32_t i = 0; i < doc->facts.place_mentions.count; i++) {
      const place_mention *mention = &doc->facts.place_mentions.items[i];
      bool scene = mention->role == ROLE_DATELINE || (mention->role == ROLE_LITERAL && stands_where(doc, mention->span.first));
      ng_str other = scene && party_place(table, doc, mention->span.first) ? state_code(doc, mention->place) : STR("");
      if (!other.len) continue;
      if (turn == 0 && !votes) country = other;
      bool same = str_equal(country, other);
      votes += same ? 1 : (uint32_t)-1;
      all += turn;
      count += turn && same;
    }
  }
  return count >= LEAST && count * 4 >= all * 3 ? country : STR("");
}

ng_str scene_of_article(party_table *table, const document *doc, uint32_t token) {
  if (!table->knows_scene) table->scene = find_scene(table, doc);
  table->knows_scene = true;
  return table->scene.len && is_sentence_of(table, doc, token, UINT32_MAX, table->scene) ? table->scene : STR("");
}

/* "OSLO, May 2 - [Finance Minister Lee] said Sweden": who is named first behind a dateline is of its state; heads of state and government travel. */
static bool opens_article(const party_table *table, const document *doc, uint32_t token, ng_str office) {
  if (office_has(office, "president") || office_has(office, "prime minister")) return false;
  const uint32_t first = doc->sentences.items[doc->sentences.of_token[token]].first;
  const place_mention *dateline = party_place(table, doc, next_over(table, first, token, OVER_PLACE));
  return dateline && dateline->role == ROLE_DATELINE && dateline->span.first < token && is_sentence_of(table, doc, token, token, table->home);
}

/* "Finance [Minister] Lee", "[Foreign Secretary] Lee", "[central bank] governor Lee": offices that the United States do not have. */
static bool is_minister(const document *doc, ng_str office, uint32_t end) {
  return office_has(office, "central bank") || office_has(office, " minister") || (end && token_is(&doc->tokens, end - 1, WORD_MINISTER));
}

/* "the [Lee] campaign", "[Lee]'s supporters": who stands for an office of the article's home. */
static bool is_candidate(const document *doc, const person_mention *mention) {
  static const uint16_t CAMPS[] = {WORD_CAMPAIGN, WORD_CANDIDACY, WORD_SUPPORTERS,  WORD_RALLY,
                                   WORD_CAMP,     WORD_BACKERS,   WORD_CAMPAIGNERS, WORD_DELEGATES};
  uint32_t end = mention->span.end + token_is(&doc->tokens, mention->span.end, WORD_GENITIVE);
  return ONE_OF(&doc->tokens, end, CAMPS);
}

ng_str home_of_office(const party_table *table, const document *doc, token_range words, ng_str office, ng_str sector) {
  const uint32_t first = words.first;
  bool minister = is_minister(doc, office, words.end), abroad = minister && str_is(table->home, "USA");
  if (table->home.len && !abroad) {
    /* "OSLO, May 2 - … Foreign Minister Lee urged more U.S. imports", but "his farm minister Lee" */
    bool owned = first > 1 && (grammar_of(&doc->tokens, first - 1) | grammar_of(&doc->tokens, first - 2)) & GRAMMAR_OWNER;
    uint32_t stop = table->is_dated && office_has(office, "minister") && !owned ? first : UINT32_MAX;
    bool cabinet = str_is(table->home, "USA") && token_is(&doc->tokens, words.end - 1, WORD_SECRETARY); /* of others the state is told */
    bool home = str_is(sector, "LEG") || cabinet || is_sentence_of(table, doc, first, stop, table->home) || opens_article(table, doc, first, office);
    return home ? table->home : STR("");
  }
  bool told = minister && table->headline.len && !str_is(table->headline, "USA") && is_sentence_of(table, doc, first, UINT32_MAX, table->headline);
  if (told) return table->headline;
  return abroad || table->has_places ? STR("") : home_of(table, doc, first, words.end, HOMING_ARMED);
}

ng_str home_of_official(const party_table *table, const document *doc, const person_mention *mention) {
  const fact_person *person = &doc->facts.people.items[mention->person];
  if (!person->leader && !is_public_office(person)) return table->home.len && is_candidate(doc, mention) ? table->home : STR("");
  if (!is_titled(mention)) return STR("");
  uint32_t end = mention->form == FORM_TITLE ? mention->span.end : mention->name.first;
  return home_of_office(table, doc, (token_range){mention->span.first, end}, person->office, person->sector);
}
