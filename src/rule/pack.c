/* Packing the compiler's tables into an image. */
#include <stdio.h>
#include <stdlib.h>
#include <xxhash.h>

#include "rule/columns.h"
#include "rule/compiler.h"
#include "rule/image.h"
#include "rule/lexemes.h"
#include "rule/trie.h"

typedef struct {
  ng_buf *image;
  uint32_t next;
} packer;

static void add_section(packer *p, const void *items, uint32_t count, size_t record_size) {
  static const char ZEROS[NG_IMAGE_ALIGN];
  buf_add(p->image, ZEROS, (NG_IMAGE_ALIGN - p->image->len % NG_IMAGE_ALIGN) % NG_IMAGE_ALIGN);
  uint64_t at = p->image->len;
  buf_add(p->image, items, count * record_size);
  if (p->image->failed) return;
  ((image_header *)p->image->ptr)->sections[p->next++] = (image_section){at, count, (uint32_t)record_size};
}

typedef struct {
  rule_key *keys;
  uint64_t *masks;
  rule_posting *postings;
} posting_index;

/* Keys, and their postings by phase and then in the order of rules. */
static bool index_postings(const rule_compiler *compiler, posting_index *index) {
  uint32_t key_total = key_count(compiler), count = compiler->postings.count, next = 0, *fill = calloc(key_total + 1, sizeof *fill);
  index->keys = calloc(key_total + 1, sizeof *index->keys);
  index->masks = calloc(key_total + 1, sizeof *index->masks);
  index->postings = calloc(count + 1, sizeof *index->postings);
  bool good = fill && index->keys && index->masks && index->postings;
  for (uint32_t i = 0; good && i < count; i++) {
    fill[compiler->postings.items[i].key]++;
    index->keys[compiler->postings.items[i].key].phases |= 1u << compiler->postings.items[i].posting.phase;
  }
  for (uint32_t k = 0; good && k <= key_total; k++) {
    index->masks[k] = k < key_total ? compiler->key_masks.items[k] | (fill[k] ? KEY_CALLS : 0) : 0;
    index->keys[k].first_posting = next;
    next += fill[k];
    fill[k] = index->keys[k].first_posting;
  }
  for (uint32_t phase = 0; good && phase < compiler->phase_count; phase++) {
    for (uint32_t i = 0; i < count; i++) {
      const keyed_posting *p = &compiler->postings.items[i];
      if (p->posting.phase == phase) index->postings[fill[p->key]++] = p->posting;
    }
  }
  free(fill);
  return good;
}

#define ADD_ALL(packer, vec) add_section((packer), (vec).items, (vec).count, sizeof *(vec).items)

static void add_lexicon(packer *p, const table_builder *tables, const lexeme_pack *lexemes, const image_numbers *numbers, const trie_pack *trie,
                        const column_pack *columns) {
  add_section(p, tables->pool.bytes.ptr, (uint32_t)tables->pool.bytes.len, 1);
  add_section(p, lexemes->flags, tables->forms.count, sizeof(uint16_t));
  add_section(p, lexemes->forms, lexemes->form_count, sizeof(lexeme_form));
  add_section(p, lexemes->slots, tables->slots.count, sizeof(lexeme_slot));
  add_section(p, tables->dot_filter, DOT_FILTER, sizeof(uint64_t));
  add_section(p, trie->edges, tables->edges.count, sizeof(uint64_t));
  add_section(p, trie->nodes, numbers->node_count, sizeof(trie_node));
  ADD_ALL(p, trie->sets);
  add_section(p, trie->entries, tables->entries.count, sizeof(list_entry));
  ADD_ALL(p, tables->exacts);
  add_section(p, tables->lists.items, tables->lists.count, sizeof(word_list));
  ADD_ALL(p, columns->columns);
  ADD_ALL(p, columns->texts);
  add_section(p, columns->data.ptr, (uint32_t)columns->data.len, 1);
}

static void add_rules(packer *p, const rule_compiler *compiler, const posting_index *index) {
  ADD_ALL(p, compiler->rules);
  ADD_ALL(p, compiler->code);
  ADD_ALL(p, compiler->atoms);
  ADD_ALL(p, compiler->filters);
  ADD_ALL(p, compiler->contexts);
  ADD_ALL(p, compiler->joins);
  ADD_ALL(p, compiler->sets);
  ADD_ALL(p, compiler->values);
  ADD_ALL(p, compiler->capture_names);
  ADD_ALL(p, compiler->regexes);
  ADD_ALL(p, compiler->type_names);
  ADD_ALL(p, compiler->words);
  ADD_ALL(p, compiler->row_sets);
  ADD_ALL(p, compiler->shapes);
  add_section(p, index->keys, key_count(compiler) + 1, sizeof(rule_key));
  add_section(p, index->masks, key_count(compiler) + 1, sizeof(uint64_t));
  add_section(p, index->postings, compiler->postings.count, sizeof(rule_posting));
  ADD_ALL(p, compiler->tests);
  ADD_ALL(p, compiler->sources);
  add_section(p, compiler->source_bytes.ptr, (uint32_t)compiler->source_bytes.len, 1);
  ADD_ALL(p, compiler->frames);
  ADD_ALL(p, compiler->object_classes);
  ADD_ALL(p, compiler->object_acts);
  ADD_ALL(p, compiler->event_codes);
  ADD_ALL(p, compiler->tables.places.rows);
  ADD_ALL(p, compiler->tables.places.areas);
  ADD_ALL(p, compiler->tables.places.countries);
  ADD_ALL(p, compiler->tables.places.demonyms);
  ADD_ALL(p, compiler->tables.places.details);
  ADD_ALL(p, compiler->tables.holders.rows);
  ADD_ALL(p, compiler->tables.holders.countries);
  ADD_ALL(p, compiler->tables.holders.by_country);
}

static void find_trigger_lists(const rule_compiler *compiler, image_header *header) {
  for (uint32_t i = 0; i < compiler->postings.count; i++) {
    uint32_t list = compiler->postings.items[i].key - list_key(compiler, 0);
    if (list >= compiler->tables.lists.count) continue; /* some other key */
    header->phase_lists[compiler->postings.items[i].posting.phase] |= list_bit(list);
  }
}

static void finish_header(const rule_compiler *compiler, const image_numbers *numbers, ng_buf *image) {
  image_header *header = (image_header *)image->ptr;
  header->magic = NG_IMAGE_MAGIC;
  header->section_count = IMAGE_SECTION_COUNT;
  header->size = image->len;
  header->build = image_build();
  header->root_count = numbers->root_count;
  header->first_long = numbers->first_long;
  header->first_list_key = list_key(compiler, 0);
  header->first_type_key = type_key(compiler, 0);
  header->first_class_key = class_key(compiler, 0);
  header->phase_count = compiler->phase_count;
  header->asked_phases = compiler->asked_phases;
  find_trigger_lists(compiler, header);
  for (uint32_t i = 0; i < METHOD_COUNT; i++) header->method_confidence[i] = (uint8_t)tables_confidence(&compiler->tables, METHODS[i].id);
  memcpy(header->phase_pass, compiler->phase_pass, sizeof header->phase_pass);
  snprintf(header->digest, sizeof header->digest, "%016llx", (unsigned long long)compiler->digest);
  header->checksum = XXH3_64bits(image->ptr + NG_IMAGE_CHECKED, image->len - NG_IMAGE_CHECKED);
}

ng_status pack_image(rule_compiler *compiler, ng_buf *image, ng_error *error) {
  static const image_header EMPTY;
  image_numbers numbers = {0};
  lexeme_pack lexemes = {0};
  trie_pack trie = {0};
  posting_index index = {0};
  column_pack columns = {0};
  packer p = {image, 0};
  bool good = number_lexicon(&numbers, &compiler->tables, compiler->word_count) &&
              pack_lexemes(&lexemes, &compiler->tables, &numbers, compiler->word_count) && pack_trie(&trie, &compiler->tables, &numbers) &&
              index_postings(compiler, &index) && pack_columns(&columns, &compiler->tables);
  if (good) {
    buf_add(image, &EMPTY, sizeof EMPTY);
    add_lexicon(&p, &compiler->tables, &lexemes, &numbers, &trie, &columns);
    add_rules(&p, compiler, &index);
    good = !image->failed;
  }
  if (good) finish_header(compiler, &numbers, image);
  column_pack_clear(&columns);
  trie_pack_clear(&trie);
  lexeme_pack_clear(&lexemes);
  image_numbers_clear(&numbers);
  free(index.keys);
  free(index.masks);
  free(index.postings);
  return good ? NG_OK : error_set(error, NG_ERROR_MEMORY, "out of memory while compiling rules");
}
