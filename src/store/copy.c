/* COPY BINARY: numbers are big-endian, each field has its length before it, -1 that of NULL. */
#include "store/copy.h"

#define RANGE_INCLUSIVE 0x02 /* of the lower bound */
#define RANGE_OPEN 0x10      /* no upper bound */
#define JSONB_VERSION 1

static void put16(char *at, uint16_t number) {
  at[0] = (char)(number >> 8);
  at[1] = (char)number;
}

static void put32(char *at, uint32_t number) {
  put16(at, (uint16_t)(number >> 16));
  put16(at + 2, (uint16_t)number);
}

static void put64(char *at, uint64_t number) {
  put32(at, (uint32_t)(number >> 32));
  put32(at + 4, (uint32_t)number);
}

void copy_begin(ng_buf *out) {
  static const char HEAD[19] = "PGCOPY\n\377\r\n"; /* behind it no flags and no extension: nine zero bytes, the first of them part of the mark */
  buf_add(out, HEAD, sizeof HEAD);
}

void copy_fields(ng_buf *out, unsigned count) {
  char bytes[2];
  put16(bytes, (uint16_t)count);
  buf_add(out, bytes, sizeof bytes);
}

void copy_end(ng_buf *out) {
  copy_fields(out, UINT16_MAX);
}

void copy_integer(ng_buf *out, int32_t number) {
  char bytes[8] = {0, 0, 0, 4};
  put32(bytes + 4, (uint32_t)number);
  buf_add(out, bytes, sizeof bytes);
}

static void copy_bigint(ng_buf *out, uint64_t bits) {
  char bytes[12] = {0, 0, 0, 8};
  put64(bytes + 4, bits);
  buf_add(out, bytes, sizeof bytes);
}

static void copy_real(ng_buf *out, double real) {
  uint64_t bits;
  memcpy(&bits, &real, sizeof bits);
  copy_bigint(out, bits);
}

static void copy_bool(ng_buf *out, bool is_true) {
  char bytes[5] = {0, 0, 0, 1, is_true};
  buf_add(out, bytes, sizeof bytes);
}

void copy_text(ng_buf *out, ng_str text) {
  char bytes[4];
  put32(bytes, text.len);
  buf_add(out, bytes, sizeof bytes);
  buf_str(out, text);
}

static void copy_jsonb(ng_buf *out, ng_str text) {
  char bytes[5] = {[4] = JSONB_VERSION};
  put32(bytes, text.len + 1);
  buf_add(out, bytes, sizeof bytes);
  buf_str(out, text);
}

static void copy_daterange(ng_buf *out, store_days days) {
  bool is_open = days.to == DAYS_OPEN;
  char bytes[5] = {0, 0, 0, is_open ? 9 : 17, is_open ? RANGE_INCLUSIVE | RANGE_OPEN : RANGE_INCLUSIVE};
  buf_add(out, bytes, sizeof bytes);
  copy_integer(out, days.from);
  if (!is_open) copy_integer(out, days.to);
}

static void copy_value(ng_buf *out, column_kind kind, const store_value *value) {
  static const char NOTHING[4] = {'\377', '\377', '\377', '\377'};
  switch (value->type) {
    case VALUE_INT: kind == COLUMN_POSITION ? copy_integer(out, (int32_t)value->number) : copy_bigint(out, (uint64_t)value->number); break;
    case VALUE_REAL: copy_real(out, value->real); break;
    case VALUE_BOOL: copy_bool(out, value->number); break;
    case VALUE_TEXT: kind == COLUMN_RAW || kind == COLUMN_PAYLOAD ? copy_jsonb(out, value_str(value)) : copy_text(out, value_str(value)); break;
    case VALUE_DAYS: copy_daterange(out, value->days); break;
    default: buf_add(out, NOTHING, sizeof NOTHING); break;
  }
}

void copy_row(ng_buf *out, store_table_id id, const store_value *values) {
  const store_table *table = &STORE_TABLES[id];
  copy_fields(out, table->count);
  for (unsigned i = 0; i < table->count; i++) copy_value(out, table->columns[i].kind, &values[i]);
}
