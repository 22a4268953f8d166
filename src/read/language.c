/* Function words and scripts. A quarter to a half of the words of English prose are in the list; of other languages in Latin letters the
 * lists cover about as much, and hardly any word is in both. */
#include "read/language.h"

#include <stddef.h>

#include "base/bits.h"
#include "base/block.h"
#include "base/utf8.h"

#define LOOK_BYTES 6000u    /* the beginning says enough */
#define LEAST_LETTERS 200u  /* of a text that may be passed over */
#define SURE_WORDS 30u      /* after so many words the rest is not looked at when */
#define SURE_PERCENT 13u    /* so many are English and */
#define DOUBT_PERCENT 4u    /* hardly any are foreign only */
#define SURE_STEP 16u       /* words between two such looks */
#define ENGLISH_PERCENT 10u /* of the words of a text that is English whatever else it holds: lists and tables have less */
#define FOREIGN_PERCENT 15u /* of words of one other language, without which a text is given the benefit of the doubt */
#define LANGUAGES (sizeof FOREIGN / sizeof *FOREIGN)
#define ENGLISH_BIT (1u << 31)

static const char ENGLISH[] =
    "the of and to in a that is was for on with as at by it from are be have has had his her he she they their this which who but not an or "
    "were will would been said says its more than after about also into when there we you i my what can could over out up if one two all "
    "some other him them no so do did how may most new first last two year years people government president";

/* Words of eight bytes at most; some are English too and count for both. */
static const char *const FOREIGN[] = {
    /* French */
    "les des une est dans pour que qui sur avec pas aux cette sont été leur mais nous vous ses ces elle ont fait déjà être selon et du au de la le "
    "il un en se par",
    /* German */
    "der und das den nicht mit ist von dem sich auf für eine ein auch wird des einen einer nach wurde sind zum zur über bei hat dass aus haben "
    "werden die zu im am er sie",
    /* Spanish */
    "los las del por una con para como su más se fue que entre cuando sobre este ha lo está sin también hasta desde donde son pero sus muy el la de "
    "en y un al según ya",
    /* Italian */
    "il che di gli della delle per non sono con anche stato nel alla dei da più dal nella questo hanno suo si ha ma come dopo ai la le un una del è "
    "già",
    /* Portuguese */ "os uma não da em com mais foi ao pela pelo das dos são também seu sua isso é ou há já até ser que de do um na no para por se",
    /* Dutch */
    "het een van niet voor zijn met dat aan naar ook werd heeft wordt uit bij deze door maar tot om hebben meer dan zich nog te de en op al nu",
    /* Swedish */ "och att det som är av för inte en har till med på den var om ett efter han hon vid från ska säger kan men de sig nu redan under",
    /* Danish, Norwegian */
    "og er at som ikke av til det har med var en af blev ved vil kan også etter efter fra sier siger skal jeg han hun der blir om mot over eller ble "
    "den før nå de",
    /* Finnish */
    "ja on että oli ei se myös kun hän ovat mutta sekä joka olisi mukaan ole tai kuin vuoden sanoo ennen kanssa jo nyt eikä sitä vaikka",
    /* Polish */
    "się nie na jest do w z że o od po przez dla jak ale tym tego był który oraz jego roku to ich za czy przy między są już ze i teraz przed",
    /* Czech */ "se na je ve však který jako byl podle pro po si ale také jeho které jsou bude z k aby nebo mezi řekl už s že do v o a proto ji",
    /* Slovak */ "sa je na v že vo zo podľa ktorý bol ako aj pre sú uviedol bude po do s už o a pred",
    /* Romanian */ "și să nu cu din pe care pentru mai este la fost ale au prin lui după sau ce de în că un o sunt ca dar fi va vor",
    /* Turkish */ "ve bir bu da de için ile olarak çok daha olan gibi sonra kadar dedi ancak ne var en türkiye olduğu yıl göre önce yeni",
    /* Indonesian */
    "yang dan di dari untuk dengan ini pada tidak akan dalam itu telah oleh kepada juga sebagai adalah karena mereka kata saat ada tersebut bahwa "
    "atau para tentang",
    /* Hungarian */ "az a és hogy nem egy is van meg volt azt csak már szerint de ezt vagy mint ki el által között még be most sem ha",
    /* Vietnamese */ "và của có không được trong cho là với này một các đã những ở về sẽ khi người tại từ vào theo đến việc trước cuộc",
    /* Croatian, Serbian */ "je i u na da se su za od koji kako nije ali to bio što iz kao sa ili će po kazao godine rekao do o s već ne",
    /* Swahili */ "na ya wa kwa ni katika za la kuwa hiyo cha huo yake baada hii alisema watu wake bila pia hata lakini sasa vya si kabla kwamba",
    /* Tagalog */ "ang ng mga sa na ay ni si para kay hindi ito nito ayon kanyang sinabi naman dahil isang nang may rin mula",
    /* Catalan */ "els les amb per que una no dels més són als aquest ha ser també seva entre el la de i en un del al ja"};

/* Letters of ASCII in lower case, and all that is not ASCII as it is; 0 for what is no letter. */
static uint8_t letter_of(uint8_t c) {
  if (c >= 128 || (c >= 'a' && c <= 'z')) return c;
  return c >= 'A' && c <= 'Z' ? c | 32 : 0;
}

/* A word as a number; key: 0 when it is longer than eight bytes; has_others: not all of it is ASCII. */
typedef struct {
  uint64_t key;
  uint32_t len;
  bool has_others;
} guard_word;

__attribute__((noinline)) static guard_word long_word_at(ng_str text, uint32_t at) {
  guard_word word = {0};
  for (uint8_t c; at + word.len < text.len && (c = letter_of((uint8_t)text.ptr[at + word.len])); word.len++) {
    word.has_others |= c >= 128;
    if (word.len < 8) word.key |= (uint64_t)c << 8 * word.len;
  }
  if (word.len > 8) word.key = 0;
  return word;
}

/* The word at `at`; its len is 0 when there is none. Most have less than BLOCK letters of ASCII, which are looked at together. */
static inline guard_word word_at(ng_str text, uint32_t at) {
  if (text.len - at < BLOCK) return long_word_at(text, at);
  byte_block lower = block_load(text.ptr + at) | 0x20;
  const uint32_t len = lowest_bit(~block_bits(block_range(lower, 'a', 26)));
  if (len == BLOCK || (uint8_t)text.ptr[at + len] >= 128) return long_word_at(text, at);
  lower &= block_mask(len);
  uint64_t key;
  memcpy(&key, &lower, sizeof key);
  return (guard_word){len <= sizeof key ? key : 0, len, false};
}

static uint32_t slot_of(const language_guard *guard, uint64_t key) {
  uint32_t slot = (uint32_t)((key * UINT64_C(0x9E3779B97F4A7C15)) >> 53);
  while (guard->keys[slot] && guard->keys[slot] != key) slot = (slot + 1) % LANGUAGE_SLOTS;
  return slot;
}

static void add_words(language_guard *guard, const char *words, uint32_t languages) {
  ng_str text = str_of(words);
  for (uint32_t at = 0; at < text.len;) {
    guard_word word = word_at(text, at);
    uint64_t key = word.key;
    uint32_t slot = key ? slot_of(guard, key) : 0;
    bool is_initial = key < 256 && languages != ENGLISH_BIT && !(guard->languages[slot] & ENGLISH_BIT); /* "U.S.", "p.m." */
    if (key && !is_initial) {
      guard->keys[slot] = key;
      guard->languages[slot] |= languages;
    }
    at += word.len + 1;
  }
}

void language_init(language_guard *guard) {
  memset(guard, 0, sizeof *guard);
  add_words(guard, ENGLISH, ENGLISH_BIT);
  for (uint32_t i = 0; i < LANGUAGES; i++) add_words(guard, FOREIGN[i], 1u << i);
}

/* found: the languages of each word that a language knows. */
typedef struct {
  uint32_t words, english, foreign_only, letters, other_letters, found_count, found[LOOK_BYTES / 2];
} language_counts;

/* Letters of scripts other than Latin count once a character. */
static void count_letters(language_counts *counts, ng_str word) {
  for (uint32_t at = 0; at < word.len;) {
    uint32_t length = 1, point = (uint8_t)word.ptr[at];
    if (point >= 128) point = utf8_decode(word, at, &length);
    at += length;
    bool is_other = (point >= 0x370 && point < 0x1E00) || (point >= 0x3040 && point < 0xFB00);
    bool is_mark = point >= 0x2000 && point < 0x2100; /* dashes and quotation marks */
    counts->letters += !is_mark;
    counts->other_letters += is_other;
  }
}

static void count_word(language_counts *counts, uint32_t languages) {
  counts->english += (languages & ENGLISH_BIT) != 0;
  counts->foreign_only += !(languages & ENGLISH_BIT);
  counts->found[counts->found_count++] = languages;
}

/* The words of the language, English apart, that has most. */
static uint32_t most_foreign(const language_counts *counts) {
  uint32_t words[LANGUAGES] = {0}, most = 0;
  for (uint32_t i = 0; i < counts->found_count; i++) {
    for (uint32_t rest = counts->found[i] & ~ENGLISH_BIT; rest; rest &= rest - 1) words[__builtin_ctz(rest)]++;
  }
  for (uint32_t i = 0; i < LANGUAGES; i++) most = words[i] > most ? words[i] : most;
  return most;
}

static bool is_surely_english(const language_counts *counts) {
  return counts->words >= SURE_WORDS && !counts->other_letters && counts->english * 100 >= counts->words * SURE_PERCENT &&
         counts->foreign_only * 100 <= counts->words * DOUBT_PERCENT;
}

/* True when the text is English beyond doubt, and then only its beginning has been counted. */
static bool count_words(const language_guard *guard, language_counts *counts, ng_str text) {
  for (uint32_t at = 0, next; at < text.len; at = next) {
    guard_word word = word_at(text, at);
    next = at + word.len + 1;
    if (word.len == 0) continue;
    counts->words++;
    if (word.has_others)
      count_letters(counts, str_slice(text, at, at + word.len));
    else
      counts->letters += word.len;
    uint32_t slot = word.key ? slot_of(guard, word.key) : 0;
    if (word.key && guard->keys[slot]) count_word(counts, guard->languages[slot]);
    if (counts->words % SURE_STEP == 0 && is_surely_english(counts)) return true;
  }
  return false;
}

bool language_is_english(const language_guard *guard, ng_str text, ng_str declared) {
  language_counts counts;
  memset(&counts, 0, offsetof(language_counts, found));
  bool is_sure = count_words(guard, &counts, str_slice(text, 0, text.len < LOOK_BYTES ? text.len : LOOK_BYTES));
  if (counts.letters < LEAST_LETTERS) return true;
  if (counts.other_letters * 2 > counts.letters) return false;
  if (is_sure) return true;
  uint32_t words = counts.words, foreign = most_foreign(&counts);
  if (counts.english * 100 >= words * ENGLISH_PERCENT && counts.english * 2 > foreign) return true;
  bool is_foreign = foreign * 100 >= words * FOREIGN_PERCENT && foreign > counts.english * 2;
  bool says_foreign = declared.len >= 2 && !str_starts(declared, STR("en")) && foreign > counts.english;
  return !is_foreign && !says_foreign;
}
