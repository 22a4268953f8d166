/* JSON values of a stream, one after another: the elements of an array, or values that follow each other over any lines. */
#ifndef NG_READ_JSON_STREAM_H
#define NG_READ_JSON_STREAM_H

#include "read/item.h"
#include "read/source.h"

/* Sends each object as an item whose line is its number, from 1. False when the sink wants no more. */
bool json_stream_read(byte_source *source, item_sink *sink);

#endif
